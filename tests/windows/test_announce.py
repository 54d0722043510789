"""What is announced: each change in one sentence, once; typing and folding not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moot.canvas.desk import Desk
from moot.document.document import Document
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import BareLeaves, Kind, Ref, Settings
from moot.windows.announce import Announcer
from tests.canvas.table import dispute


class Hearing:
    """A desk with an announcer, and what it has said."""

    def __init__(self, voice: QWidget) -> None:
        self.desk = Desk(Document.new([Settings(bare_leaves=BareLeaves.ASSERT), *dispute()]))
        self.announcer = Announcer(self.desk, voice)
        self.said: list[str] = []
        self.announcer.said.connect(self.said.append)

    def do(self, edit: Edit) -> list[str]:
        """What is said of an edit."""
        self.said.clear()
        self.desk.do(edit)
        return self.said


@pytest.fixture
def hearing(qtbot: QtBot) -> Iterator[Hearing]:
    voice = QWidget()
    qtbot.addWidget(voice)
    made = Hearing(voice)
    yield made
    made.desk.clear()
    made.desk.document.close(discard=True)


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def test_what_is_added_is_said_with_its_place(hearing: Hearing) -> None:
    case = hearing.desk.case
    assert hearing.do(verbs.add_issue(case)) == ["Issue added."]
    assert hearing.do(verbs.add_claim(case)) == ["Claim added."]
    assert hearing.do(verbs.add_position(case, Ref(Kind.ISSUE, "issue"))) == ["Position added."]
    assert hearing.do(verbs.add_reason(case, claim("enforce"))) == ["Reason added under 25."]
    assert hearing.do(verbs.add_premise(case, Ref(Kind.PREMISE, "p1")))[0].startswith("Linked premise added, with 23.")
    assert hearing.do(verbs.ask(case, claim("rule"), "Who says so?")) == ["Question added."]


def test_what_turns_is_said_in_the_same_breath(hearing: Hearing) -> None:
    case = hearing.desk.case
    (said,) = hearing.do(verbs.strike(case, claim("bribe")))
    assert said.startswith("Strike") and said.endswith("26 now falls.")
    hearing.said.clear()
    hearing.desk.undo()
    assert hearing.said[0].endswith("26 now stands.") and len(hearing.said) == 1


def test_of_many_that_turn_a_few_are_named(hearing: Hearing) -> None:
    (said,) = hearing.do(
        verbs.amend(hearing.desk.case, Ref(Kind.SETTINGS, hearing.desk.case.settings.id), bare_leaves=BareLeaves.PROVE)
    )
    assert said.count("now falls.") == 3 and said.endswith("more have changed.")


def test_what_goes_is_said_by_number(hearing: Hearing) -> None:
    (said,) = hearing.do(verbs.remove(hearing.desk.case, Ref(Kind.PREMISE, "p4")))
    assert said.startswith("26 removed.")


def test_typing_and_folding_are_not_announced(hearing: Hearing) -> None:
    assert hearing.do(verbs.set_text(hearing.desk.case, claim("rule"), "Other words.")) == []
    hearing.desk.look_with(lambda case, view: verbs.fold(case, view, claim("yes")))
    assert hearing.said == []


def test_refusals_are_announced(hearing: Hearing) -> None:
    hearing.desk.attempt(lambda: verbs.link_reason(hearing.desk.case, claim("rule"), "gone"))
    assert len(hearing.said) == 1 and hearing.said[0].endswith(".")
