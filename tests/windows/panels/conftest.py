"""An inspector at work: a real file, a desk, the shown panel, and hands that type into its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moot.canvas.desk import Desk
from moot.document.document import Document
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Excerpt,
    Issue,
    Kind,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Source,
    Stance,
)
from moot.windows.panels.bound import BoundField
from moot.windows.panels.form import Form
from moot.windows.panels.inspector import Inspector

K = Qt.Key


def records() -> list[Record]:
    """One issue, a claim with everything about it, steps of each kind, two parties, two sources."""
    return [
        Issue("issue", text="Is the measure lawful?"),
        Party("one", name="Commentator"),
        Party("two", name="Commerce", short="DoC"),
        Claim("yes", text="It exceeds what the rules allow.", number=1, holders=("one",), kind="opinion"),
        Claim("rule", text="The rules aim at named countries.", number=2, kind="law", tags=("scope",)),
        Claim(
            "odd", text="No-break\u00a0space.", number=3, stance=Stance.PRESUMED, struck=True, struck_reason="Hearsay."
        ),
        Position("for", issue="issue", claim="yes"),
        Argument("applied", conclusion="yes", scheme="rule_application"),
        Premise("p1", argument="applied", claim="rule"),
        Argument("cut", conclusion="applied", polarity=Polarity.UNDERCUT),
        Premise("p2", argument="cut", claim="odd"),
        Source("s", title="Commentary on the order", exhibit="C-3"),
        Source("t", title="The order"),
        Excerpt("x", source="s", quote="It goes further than the rules.", locator="¶ 14"),
        Citation("cite", claim="yes", source="s", excerpt="x"),
        Question("q", text="Is there an exception?", claim="yes"),
        Question("a", text="Does the rule reach this?", argument="applied", answered=True, answer="It does."),
    ]


class Sitting:
    """An inspector, its desk, and hands."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        draft = Document.new(records())
        draft.save_as(path)
        draft.close()
        self.document = Document.open(path, read_only=read_only)
        self.desk = Desk(self.document)
        self.refusals: list[str] = []
        self.bugs: list[object] = []
        self.desk.refused.connect(self.refusals.append)
        self.desk.bug.connect(self.bugs.append)
        self.inspector = Inspector(self.desk)
        self.inspector.resize(320, 800)
        self.inspector.show()
        self.inspector.activateWindow()
        self.show()

    @property
    def case(self) -> Case:
        return self.desk.case

    @property
    def form(self) -> Form:
        assert self.inspector.fields.form is not None
        return self.inspector.fields.form

    def show(self, *refs: Ref) -> None:
        """Select these boxes, or visit what is no box, and let the inspector follow."""
        visited = [ref for ref in refs if ref.kind in (Kind.PARTY, Kind.SOURCE)]
        self.desk.select(ref for ref in refs if ref not in visited)
        QApplication.processEvents()
        for ref in visited:
            self.inspector.show_record(ref)
        QApplication.processEvents()

    def field(self, name: str) -> BoundField:
        return self.form.bound[name]

    def type(self, field: BoundField | QWidget, text: str, *, leave: bool = True) -> None:
        """Put the focus on a field, replace what stands there by typing, and go on to the next."""
        widget = field.editor.main if isinstance(field, BoundField) else field
        self.inspector.activateWindow()
        widget.setFocus()
        QApplication.processEvents()
        typed = self.inspector.focusWidget()
        assert typed is not None
        QTest.keyClick(typed, K.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(typed, text) if text else QTest.keyClick(typed, K.Key_Delete)
        if leave:
            QTest.keyClick(typed, K.Key_Tab)
        QApplication.processEvents()

    def undo(self) -> None:
        self.desk.undo()
        QApplication.processEvents()

    def steps(self) -> int:
        """How many steps undo could take back; taking them back and doing them again changes nothing."""
        count = 0
        while self.document.undo() is not None:
            count += 1
        for _ in range(count):
            self.document.redo()
        return count

    def amend(self, ref: Ref, **fields: object) -> None:
        """An edit made elsewhere."""
        from moot.model import verbs

        self.desk.attempt(lambda: replace(verbs.amend(self.case, ref, **fields), focus=None, merges=""))
        QApplication.processEvents()

    def clear(self) -> None:
        self.inspector.stop()
        self.desk.clear()
        self.inspector.close()
        self.inspector.deleteLater()
        QApplication.processEvents()
        assert not self.document.reports, self.document.reports
        assert not self.bugs
        self.document.close()


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    made = Sitting(tmp_path / "case.moot")
    yield made
    made.clear()


@pytest.fixture
def reading(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    made = Sitting(tmp_path / "case.moot", read_only=True)
    yield made
    made.clear()
