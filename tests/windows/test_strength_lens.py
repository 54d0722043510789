"""The strength lens in the window: shown on cards and pills beside the status, never instead of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moot.analysis.lenses import Lens
from moot.analysis.strength import strengths
from moot.document.document import Document
from moot.drawing.content import CardWords, PillWords
from moot.model import verbs
from moot.model.records import Argument, Claim, Kind, Polarity, Premise, Record, Ref, Stance
from moot.windows.lens_menu import LENS_NAMES, LENSES
from moot.windows.main_window import MainWindow
from moot.windows.program import Program

THESIS, REASON, STEP = Ref(Kind.CLAIM, "thesis"), Ref(Kind.CLAIM, "reason"), Ref(Kind.ARGUMENT, "a")


@pytest.fixture
def window(program: Program) -> MainWindow:
    """A thesis with a reason that is presumed and an objection."""
    records: list[Record] = [
        Claim("thesis", text="The light was red.", number=1),
        Claim("reason", text="I saw it.", number=2, stance=Stance.PRESUMED, presumed_weight=80),
        Claim("against", text="It was dark.", number=3),
        Argument("a", "thesis"),
        Premise("p", "a", "reason"),
        Argument("b", "thesis", Polarity.CON),
        Premise("q", "b", "against"),
    ]
    return shown(program, records)


def shown(program: Program, records: list[Record]) -> MainWindow:
    window = program.show(Document.new(records))
    window.resize(1300, 800)
    window.map.fit()
    QApplication.processEvents()
    return window


def words(window: MainWindow, ref: Ref) -> CardWords | PillWords:
    content = window.map.sheet.painting.content(window.map.sheet.layout.boxes[ref].box)
    assert isinstance(content, CardWords | PillWords)
    return content


def strength(window: MainWindow, ref: Ref) -> str:
    content = words(window, ref)
    facts = content.facts if isinstance(content, CardWords) else content.text.split(" · ")
    return next((fact for fact in facts if fact.startswith("σ")), "")


def use(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.actions_[name].trigger()
    qtbot.waitUntil(lambda: not window.tail.strength.busy)


@pytest.mark.parametrize("lens", list(Lens))
def test_each_lens_shows_its_strengths_and_says_that_no_status_follows(
    window: MainWindow, qtbot: QtBot, lens: Lens
) -> None:
    before = dict(window.desk.appraisal.statuses)
    assert strength(window, THESIS) == "" and not window.tail.strength.isVisible()
    use(qtbot, window, f"strength-{lens.value}")
    expected = strengths(window.desk.case, lens)
    for ref in (THESIS, REASON, STEP):
        assert strength(window, ref) == f"σ {expected[ref]:.2f}"
    assert window.tail.strength.isVisible()
    assert window.tail.strength.text() == f"Strength: {LENS_NAMES[lens]}, no status follows from it"
    assert window.desk.appraisal.statuses == before
    use(qtbot, window, "strength-off")
    assert [strength(window, ref) for ref in (THESIS, REASON, STEP)] == ["", "", ""]
    assert not window.tail.strength.isVisible()


def test_the_lens_follows_edits_and_what_is_tried(window: MainWindow, qtbot: QtBot) -> None:
    use(qtbot, window, "strength-dfquad")
    assert strength(window, REASON) == "σ 0.80"
    window.desk.do(verbs.amend(window.desk.case, REASON, presumed_weight=60))
    assert window.tail.strength.busy
    qtbot.waitUntil(lambda: not window.tail.strength.busy)
    assert strength(window, REASON) == "σ 0.60"
    assert strength(window, STEP) == "σ 0.60"
    window.desk.select_one(REASON)
    window.map.setFocus()
    QTest.keyClick(window.map, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not window.tail.strength.busy)
    assert strength(window, REASON) == "σ 0.00"
    window.actions_["drop-trial"].trigger()
    qtbot.waitUntil(lambda: not window.tail.strength.busy)
    assert strength(window, REASON) == "σ 0.60"


def test_looking_at_the_map_in_another_way_computes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    use(qtbot, window, "strength-dfquad")
    window.map.run("compact")
    assert not window.tail.strength.busy and strength(window, REASON) == "σ 0.80"


def test_a_circle_that_does_not_come_to_rest_has_no_strength_and_says_so(program: Program, qtbot: QtBot) -> None:
    leaning = {"stance": Stance.PRESUMED, "presumed_weight": 1}
    records: list[Record] = [Claim(id_, text=id_, number=n, **leaning) for n, id_ in enumerate("xy", start=1)]  # type: ignore[arg-type]
    records += [Argument("a", "x"), Premise("p", "a", "y"), Argument("b", "y"), Premise("q", "b", "x")]
    window = shown(program, records)
    use(qtbot, window, "strength-dfquad")
    ref = next(ref for ref in window.map.sheet.layout.boxes if ref.kind is Kind.CLAIM)
    assert strength(window, ref) == "σ –"
    assert "It has no stable strength" in window.map.sheet.sentence(ref)


def test_two_that_attack_each_other_meet_in_the_middle(program: Program, qtbot: QtBot) -> None:
    records: list[Record] = [Claim("x", text="X", number=1), Claim("y", text="Y", number=2)]
    records += [Argument("a", "x", Polarity.CON), Premise("p", "a", "y")]
    records += [Argument("b", "y", Polarity.CON), Premise("q", "b", "x")]
    window = shown(program, records)
    use(qtbot, window, "strength-dfquad")
    assert [strength(window, Ref(Kind.CLAIM, id_)) for id_ in "xy"] == ["σ 0.33", "σ 0.33"]


def test_the_menu_ticks_the_lens_in_use_and_another_document_is_rated_anew(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    def ticked() -> list[str]:
        window.actions_.refresh(LENSES)
        return [name for name in LENSES if window.actions_[name].isChecked()]

    assert ticked() == ["strength-off"]
    use(qtbot, window, "strength-euler")
    assert ticked() == ["strength-euler"]
    before = window.desk.document
    window.turn_to(Document.new([Claim("other", text="Other", number=1, stance=Stance.ACCEPTED)]))
    before.close(discard=True)
    qtbot.waitUntil(lambda: not window.tail.strength.busy)
    assert strength(window, Ref(Kind.CLAIM, "other")) == "σ 1.00"
