"""A table of short texts edited in place, and a page of one with its buttons and a sentence.

What is typed is told once the hands are off it: an edit shows the table anew, which must not happen under an editor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from moot.canvas.desk import Desk
from moot.model.edit import Edit
from moot.windows.panels.colours import SWATCH, swatch

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_EDGE = 8  # px


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its key, a text for every column, a spot of colour before the first, and what cannot be edited in it."""

    key: str
    cells: tuple[str, ...]
    colour: str = ""
    fixed: frozenset[int] = frozenset()


class Lines(QAbstractTableModel):
    """Rows under headings. `typed` tells the key, the column and the text of a cell that a person has changed."""

    typed = Signal(str, int, str)

    def __init__(self, headings: Sequence[str], fixed: frozenset[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: tuple[Line, ...] = ()
        self.locked = False
        self._fixed = fixed

    def show(self, lines: Sequence[Line]) -> bool:
        """Show these; whether other rows stand there now, or in another order."""
        new = tuple(lines)
        if [line.key for line in new] == [line.key for line in self.lines]:
            self.lines = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.headings) - 1))
            return False
        self.beginResetModel()
        self.lines = new
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole):
            return line.cells[column]
        if role == _ROLE.AccessibleTextRole:
            return f"{self.headings[column]}: {line.cells[column]}"
        if role == _ROLE.DecorationRole and column == 0 and line.colour:
            return swatch(line.colour)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        column = index.column()
        if not self.locked and column not in self._fixed and column not in self.lines[index.row()].fixed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        line = self.lines[index.row()]
        if role != _ROLE.EditRole or str(value) == line.cells[index.column()]:
            return False
        self.typed.emit(line.key, index.column(), str(value))
        return True


class Cells(QTableView):
    """The view of such rows. `removed` and `entered` are told by Delete, and by Enter where nothing can be typed."""

    removed = Signal()
    entered = Signal()
    moved = Signal()

    def __init__(self, model: Lines, name: str, wide: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = model
        self.wide = wide
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(40)
        for column in range(len(model.headings)):
            stretched = column == wide
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.words = _Words(self)
        self.setItemDelegate(self.words)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    @property
    def key(self) -> str:
        """The key of the current row; empty where there is none."""
        row = self.currentIndex().row()
        return self.lines.lines[row].key if 0 <= row < len(self.lines.lines) else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows. The current one stays so; where it is gone, the one that has taken its place."""
        key, at = self.key, self.currentIndex()
        row, column = at.row(), at.column() if at.isValid() else self.wide
        changed = self.lines.show(lines)
        if changed and lines and (row >= 0 or self.hasFocus()):
            keys = [line.key for line in lines]
            place = keys.index(key) if key in keys else max(0, min(row, len(lines) - 1))
            self.setCurrentIndex(self.lines.index(place, column))
        self.moved.emit()

    def go_to(self, key: str, column: int | None = None, *, edit: bool = False) -> None:
        """Make a cell of this row the current one, and edit it."""
        for place, line in enumerate(self.lines.lines):
            if line.key == key:
                index = self.lines.index(place, max(0, self.currentIndex().column()) if column is None else column)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                if edit:
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.edit(index)

    def accept_typing(self) -> None:
        """Take what stands in a cell that is being edited."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() is QAbstractItemView.State.EditingState:
            self.commitData(editor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row: keys act on the current one."""
        if not self.currentIndex().isValid() and self.lines.lines:
            self.setCurrentIndex(self.lines.index(0, self.wide))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes; where nothing can be edited Enter and Space open."""
        editing = self.state() is QAbstractItemView.State.EditingState
        index = self.currentIndex()
        if not editing and index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.entered.emit()
        elif not editing and index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class _Words(QStyledItemDelegate):
    """Edits a cell as a line that offers words; `offered` says which, for a column."""

    offered: Callable[[int], Sequence[str]] = staticmethod(lambda _column: ())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setObjectName("cell")
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        words = self.offered(index.column())
        if words:
            completer = QCompleter(list(words), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            line.setCompleter(completer)
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is called, its headings, which column takes the room and which ones nobody types into."""

    name: str
    headings: tuple[str, ...]
    wide: int
    fixed: frozenset[int]


class Page(QWidget):
    """A table, buttons below it, and a sentence about the current row or about what has just been done."""

    def __init__(self, desk: Desk, shape: Shape, intro: str) -> None:
        super().__init__()
        self.desk = desk
        self.cells = Cells(Lines(shape.headings, shape.fixed, self), shape.name, shape.wide, self)
        self.told = QLabel(self)
        self.told.setObjectName("cast-told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(6)
        self._intro = intro
        self._done = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _EDGE, 0, 0)
        column.setSpacing(_EDGE)
        column.addWidget(self.cells, 1)
        column.addWidget(self.told)
        column.addLayout(self.buttons)
        self.cells.moved.connect(self.tell)
        # not while the editor is still open: what is typed shows the table anew
        self.cells.lines.typed.connect(self.change, Qt.ConnectionType.QueuedConnection)

    def change(self, key: str, column: int, text: str) -> None:
        """Put what was typed into a cell into the case."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Bring the table in step with the case."""
        raise NotImplementedError

    def remark(self) -> str:
        """What is to be said of the current row; empty for nothing."""
        return ""

    def say(self, sentence: str) -> None:
        """Say what has just been done, until another row is gone to."""
        self._done = sentence
        self._show()

    def tell(self) -> None:
        """Say what is to be said of the current row, and let only that be pressed which can be done."""
        self._done = ""
        self._show()
        self.ready()

    def ready(self) -> None:
        """Let only that be pressed which can be done to the current row."""

    def _show(self) -> None:
        words = self._done or self.remark() or self._intro
        self.told.setText(words)
        self.cells.setAccessibleDescription(words)

    def button(self, text: str, done: Callable[[], object], spoken: str = "") -> QPushButton:
        """One more button."""
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.setAccessibleName(spoken or text.replace("&", ""))
        if spoken:
            made.setToolTip(spoken)
        made.clicked.connect(lambda _checked=False: done())
        self.buttons.addWidget(made)
        return made

    def menu_button(self, text: str, menu: QMenu) -> QPushButton:
        """One more button, which opens a menu."""
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.setMenu(menu)
        self.buttons.addWidget(made)
        return made

    def attempt(self, make: Callable[[], Edit]) -> bool:
        """Do an edit as a step of its own."""
        self.desk.seal()
        done = self.desk.attempt(make)
        self.desk.seal()
        return done
