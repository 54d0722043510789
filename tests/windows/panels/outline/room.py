"""A window on a case, and hands that work on its outline with real keys and a real mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from moot.document.document import Document
from moot.model.case import Case
from moot.model.records import Id, Kind, Polarity, Record, Ref
from moot.windows.main_window import MainWindow
from moot.windows.panels.outline.rows import Row
from moot.windows.program import Program

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
K = Qt.Key


class Room:
    """The outline of a window. Keys go wherever the focus is."""

    def __init__(self, program: Program, case: list[Record] | Document | None = None) -> None:
        document = program.blank() if case is None else Document.new(case) if isinstance(case, list) else case
        self.window: MainWindow = program.show(document)
        self.window.resize(1280, 800)
        self.tree = self.window.outline.tree
        self.desk = self.window.desk
        self.said: list[str] = []
        self.window.announcer.said.connect(self.said.append)
        self.window.activateWindow()
        self.tree.setFocus()
        QApplication.processEvents()

    @property
    def case(self) -> Case:
        return self.desk.case

    # Keys

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focus(), key, held)
        QApplication.processEvents()

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None and self.window.isAncestorOf(found)
        return found

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type into the open editor and accept; the focus is in the tree again."""
        assert self.tree.writing.editor is self.focus()
        self.type(text)
        self.key(K.Key_Return)
        assert self.focus() is self.tree

    def ask(self, text: str) -> None:
        """Type into the popup that is open, and Enter."""
        popup = self.tree.asking.open
        assert popup is not None and popup.isAncestorOf(self.focus())
        self.type(text)
        self.key(K.Key_Return)
        assert self.focus() is self.tree

    def go(self, ref: Id | Ref) -> None:
        """Make a row current, as a click on it does."""
        row = self.row(ref)
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, NONE, self.spot(row))
        QApplication.processEvents()

    # Rows

    def row(self, ref: Id | Ref) -> Row:
        found = self.tree.rows.row_of(ref if isinstance(ref, Ref) else Ref(Kind.CLAIM, ref))
        assert found is not None
        return found

    def current(self) -> Ref | None:
        row = self.tree.current_row()
        return None if row is None else row.ref

    def chosen(self) -> set[Ref]:
        rows = (self.tree.rows.row_at(index) for index in self.tree.selectedIndexes())
        return {row.ref for row in rows if row is not None}

    def is_open(self, ref: Id | Ref) -> bool:
        return self.tree.isExpanded(self.tree.rows.index_of(self.row(ref)))

    def seen(self) -> list[str]:
        """The rows in order, as a screen reader names them."""
        return [self.name(row) for row in self.tree.open_rows()]

    def name(self, row: Row) -> str:
        return str(self.tree.rows.index_of(row).data(Qt.ItemDataRole.AccessibleTextRole))

    # Mouse

    def spot(self, row: Row, part: float = 0.5) -> QPoint:
        """A point on a row, that part of its height down."""
        self.tree.scrollTo(self.tree.rows.index_of(row))
        rect = self.tree.visualRect(self.tree.rows.index_of(row))
        assert rect.isValid()
        return QPoint(rect.left() + 40, rect.top() + round(rect.height() * part))

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
        """Press, move in steps, and release unless `drop` is False."""
        viewport = self.tree.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, start)
        for step in range(1, 9):
            self._moved(start + (end - start) * step / 8, held)
        if drop:
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, held, end)
        QApplication.processEvents()

    def _moved(self, point: QPoint, held: Qt.KeyboardModifier) -> None:
        """A move with the left button held: QTest.mouseMove cannot say which keys are held with it."""
        viewport = self.tree.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            held,
        )
        QApplication.sendEvent(viewport, event)

    # What the case says

    def named(self, text: str) -> Id:
        return next(claim.id for claim in self.case.claims.values() if claim.text == text)

    def steps_on(self, claim: Id) -> list[tuple[Polarity, list[str]]]:
        """The arguments on a claim: polarity and the texts of the premises."""
        return [
            (argument.polarity, [self.case.claims[use.claim].text for use in self.case.premises_of(argument.id)])
            for argument in self.case.arguments_for(claim)
        ]


def heard(tree: QWidget) -> list[tuple[str, str]]:
    """Name and description of every row, as assistive software asks for them."""
    found: list[tuple[str, str]] = []
    interface: QAccessibleInterface = QAccessible.queryAccessibleInterface(tree)
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child.role() is QAccessible.Role.TreeItem:
            found.append((child.text(QAccessible.Text.Name), child.text(QAccessible.Text.Description)))
    return found
