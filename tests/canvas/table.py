"""A table to work at: a real file, a desk, a shown map, and hands that press keys and drag the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moot.canvas.desk import Desk
from moot.canvas.handles import Grip, place_of
from moot.canvas.view import MapView
from moot.document.document import Document
from moot.model.case import Case
from moot.model.records import Claim, Id, Issue, Kind, Polarity, Record, Ref

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
K = Qt.Key


class Table:
    """A case open on a desk, and its map in a window."""

    def __init__(self, path: Path, records: list[Record], *, read_only: bool = False) -> None:
        draft = Document.new(records)
        draft.save_as(path)
        draft.close()
        self.path = path
        self.document = Document.open(path, read_only=read_only)
        self.desk = Desk(self.document)
        self.view = MapView(self.desk)
        self.view.motion = False
        self.refusals: list[str] = []
        self.desk.refused.connect(self.refusals.append)
        self.view.resize(1200, 800)
        self.view.show()
        self.view.setFocus()
        QApplication.processEvents()
        self.view.fit()

    @property
    def case(self) -> Case:
        return self.desk.case

    def clear(self) -> None:
        self.view.accept_editing()
        self.desk.clear()
        self.view.close()
        self.view.deleteLater()
        QApplication.processEvents()
        assert not self.document.reports, self.document.reports
        self.document.close()

    # Hands on the keys

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is: the editor while it is open, else the map."""
        editor = self.view.writing.editor
        QTest.keyClick(editor if editor is not None else self.view, key, held)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type into the open editor and accept."""
        assert self.view.writing.editor is not None
        QTest.keyClicks(self.view.writing.editor, text)
        self.key(K.Key_Return)

    def select(self, *ids: Id) -> None:
        self.desk.select([self.ref(id_) for id_ in ids])

    def ref(self, id_: Id) -> Ref:
        """The ref of whatever record has this id."""
        return next(Ref(kind, id_) for kind in Kind if Ref(kind, id_) in self.case)

    # Hands on the mouse

    def spot(self, ref: Ref, dx: float = 0.0, dy: float = 0.0) -> QPoint:
        """A point of the viewport: the middle of a box, or that far (px of the map) from it."""
        rect = self.view.sheet.rect_of(ref)
        assert rect is not None, ref
        point = QPointF(rect.x + rect.w / 2 + dx, rect.y + rect.h / 2 + dy)
        return self.view.viewportTransform().map(point).toPoint()

    def grip(self, ref: Ref, grip: Grip) -> QPoint:
        rect = self.view.sheet.rect_of(ref)
        assert rect is not None, ref
        return self.view.viewportTransform().map(place_of(grip, rect, self.view.overlay.direction)).toPoint()

    def hover(self, point: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), point)
        QApplication.processEvents()

    def click(self, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, point)
        QApplication.processEvents()

    def double_click(self, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, point)
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, point)
        QApplication.processEvents()

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
        """Press, move in steps, and release unless `drop` is False."""
        viewport = self.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, held, start)
        for step in range(1, 6):
            _moved(self.view, start + (end - start) * step / 5, held)
        if drop:
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, held, end)
        QApplication.processEvents()

    # What the case says

    def texts(self) -> set[str]:
        return {claim.text for claim in self.case.claims.values()}

    def named(self, text: str) -> Id:
        return next(claim.id for claim in self.case.claims.values() if claim.text == text)

    def steps_on(self, claim: Id) -> list[tuple[Polarity, list[str]]]:
        """The arguments on a claim: polarity and the texts of the premises."""
        return [
            (argument.polarity, [self.case.claims[use.claim].text for use in self.case.premises_of(argument.id)])
            for argument in self.case.arguments_for(claim)
        ]


def _moved(view: MapView, point: QPoint, held: Qt.KeyboardModifier) -> None:
    """A move with the left button held: QTest.mouseMove cannot say which keys are held with it."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    at = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(view.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        held,
    )
    QApplication.sendEvent(view.viewport(), event)


def laid(path: Path, records: list[Record] | None = None, *, read_only: bool = False) -> Iterator[Table]:
    """A table for one test, cleared afterwards."""
    table = Table(path, [] if records is None else records, read_only=read_only)
    yield table
    table.clear()


def dispute() -> list[Record]:
    """One issue, two positions: the first with linked premises, a reason and an undercut, the second objected to."""
    from moot.model.records import Argument, Party, Position, Premise

    return [
        Issue("issue", text="Is the measure lawful?"),
        Party("party", name="Commentator"),
        Claim("yes", text="It exceeds what the rules allow.", number=21, holders=("party",)),
        Claim("no", text="The rules on dual-use goods cover it.", number=22),
        Claim("rule", text="The rules aim at named countries.", number=23),
        Claim("fact", text="The order reaches everyone.", number=24),
        Claim("enforce", text="The order cannot be enforced.", number=25),
        Claim("bribe", text="A citizen can be bribed.", number=26),
        Claim("loose", text="Nobody has used this yet.", number=27),
        Position("for", issue="issue", claim="yes", order=0),
        Position("against", issue="issue", claim="no", order=1),
        Argument("applied", conclusion="yes", scheme="rule applied to facts", order=0),
        Premise("p1", argument="applied", claim="rule", order=0),
        Premise("p2", argument="applied", claim="fact", order=1),
        Argument("useless", conclusion="yes", order=1),
        Premise("p3", argument="useless", claim="enforce"),
        Argument("cut", conclusion="useless", polarity=Polarity.UNDERCUT),
        Premise("p4", argument="cut", claim="bribe"),
        Argument("reply", conclusion="no", polarity=Polarity.CON),
        Premise("p5", argument="reply", claim="yes"),
    ]
