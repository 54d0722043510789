"""A tree of wrapped rows: a short heading and a sentence each, one click or Enter from what they speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QFont, QGuiApplication, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from moot.drawing.legible import legible
from moot.drawing.lines import Block, Setter
from moot.drawing.style import Role, pixel_size

_PAD_X, _PAD_Y, _GAP = 8.0, 5.0, 2.0
_LINES = 40
_BAR = 3.0  # px
_ROW = Qt.ItemDataRole.UserRole
_LEAST = 60.0


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: a heading of one line and a text that wraps, either may be empty.

    `key` is what `chosen` is emitted with; None for a row that only heads others. `children` are asked for when the
    row is first opened.
    """

    heading: str
    text: str
    key: object = None
    children: Callable[[], list[Row]] | None = None

    @property
    def words(self) -> str:
        """All of it, for a screen reader."""
        return ". ".join(part for part in (self.heading, self.text) if part)


class RowTree(QTreeWidget):
    """Rows below each other. `chosen` is emitted with a row's key when it is clicked or Enter is pressed on it.

    `moved` is emitted with the key of the row that has become the current one, None where there is none.
    """

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(False)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        bare = QPalette()  # the delegate paints what is selected; Qt would fill the space before it
        bare.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(bare)
        self._delegate = _RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.itemExpanded.connect(_fill)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.currentItemChanged.connect(self._move)

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows. The current row stays current; where it is gone, the one that has taken its place."""
        before, place = _row(self.currentItem()), self.currentIndex().row()
        self.clear()
        self.setRootIsDecorated(any(row.children is not None for row in rows))
        self.addTopLevelItems([_item(row) for row in rows])
        keys = [row.key for row in rows]
        if before is not None and before.key in keys and before.key not in (None, *keys[place : place + 1]):
            place = keys.index(before.key)
        if rows and (place >= 0 or self.hasFocus()):
            self.setCurrentIndex(self.model().index(max(0, min(place, len(rows) - 1)), 0))

    def rows(self) -> list[Row]:
        """The rows at the top."""
        items = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [row for item in items if (row := _row(item)) is not None]

    def go_to(self, place: int | None) -> None:
        """Make the row at this place the current one; None: no row."""
        self.setCurrentIndex(QModelIndex() if place is None else self.model().index(place, 0))

    def contents_height(self) -> int:
        """The height all rows shown need, in px."""
        last = self._last()
        return 0 if last is None else self.visualItemRect(last).bottom() + 1 + self.verticalOffset() + 2

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row: keys act on the current one."""
        if self.currentItem() is None and self.topLevelItemCount():
            self.setCurrentIndex(self.model().index(0, 0))
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and keep the current row in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        elif event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _last(self) -> QTreeWidgetItem | None:
        item = self.topLevelItem(self.topLevelItemCount() - 1)
        while item is not None and item.isExpanded() and item.childCount():
            item = item.child(item.childCount() - 1)
        return item

    def _choose(self, item: QTreeWidgetItem) -> None:
        row = _row(item)
        if row is not None and row.key is not None:
            self.chosen.emit(row.key)

    def _move(self, item: QTreeWidgetItem | None) -> None:
        row = _row(item)
        self.moved.emit(row.key if row is not None else None)


def _item(row: Row) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(0, _ROW, row)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.words)
    item.setToolTip(0, row.heading)
    if row.children is not None:
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return item


def _row(item: QTreeWidgetItem | None) -> Row | None:
    row = item.data(0, _ROW) if item is not None else None
    return row if isinstance(row, Row) else None


def _fill(item: QTreeWidgetItem) -> None:
    row = _row(item)
    if row is not None and row.children is not None and not item.childCount():
        item.addChildren([_item(child) for child in row.children()])


def paint_bar(painter: QPainter, colour: QColor, rect: QRectF, direction: Qt.LayoutDirection) -> None:
    """The bar at the beginning of a selected row: a tint alone is too faint to tell which it is."""
    painter.setBrush(QBrush(colour))
    at = rect.right() - 1 - _BAR if direction is Qt.LayoutDirection.RightToLeft else rect.left() + 1
    painter.drawRoundedRect(QRectF(at, rect.top() + 5, _BAR, rect.height() - 10), _BAR / 2, _BAR / 2)


def _reach(block: Block) -> float:
    """How far to the right of its beginning a text has ink, whichever way it runs, in px."""
    lines = (block.layout.lineAt(number) for number in range(block.layout.lineCount()))
    return max((line.naturalTextRect().right() for line in lines), default=0.0)


class _RowDelegate(QStyledItemDelegate):
    """Paints a heading and a wrapped text; as high as they are."""

    def __init__(self, tree: RowTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._setter: Setter | None = None
        self._set_in = QFont()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        blocks = self._blocks(index, self._room(index))
        return QSize(int(_LEAST), round(sum(b.height for b in blocks) + _GAP * (len(blocks) - 1) + 2 * _PAD_Y))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette: QPalette = option.palette
        accent = QGuiApplication.palette().color(QPalette.ColorRole.Highlight)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            tint = QColor(accent)
            tint.setAlphaF(0.16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(tint))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
            paint_bar(painter, accent, rect, option.direction)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(accent, 1))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        y = rect.top() + _PAD_Y
        for block in self._blocks(index, self._room(index)):
            x = rect.left() + _PAD_X
            if option.direction is Qt.LayoutDirection.RightToLeft:
                x = rect.right() - _PAD_X - _reach(block)
            block.layout.draw(painter, QPointF(x, y))
            y += block.height + _GAP
        painter.restore()

    @property
    def _words(self) -> Setter:
        """What sets text in the family and size of the window's."""
        font = self._tree.font()
        if self._setter is None or font != self._set_in:
            usual = pixel_size(Role.TEXT)
            pixels = font.pixelSize() if font.pixelSize() > 0 else usual  # a font not ours counts in points
            self._setter, self._set_in = Setter(font.family(), size=100 * pixels // usual), font
        return self._setter

    def _blocks(self, index: QModelIndex | QPersistentModelIndex, room: float) -> list[Block]:
        row = index.data(_ROW)
        if not isinstance(row, Row):
            return []
        blocks = []
        if row.heading and row.text:
            blocks.append(self._words.line(Role.SIDE_HEADING, legible(row.heading), room))
        elif row.heading:  # a sentence of its own
            blocks.append(self._words.paragraph(Role.SIDE_HEADING, legible(row.heading), room, _LINES))
        if row.text:
            blocks.append(self._words.paragraph(Role.SIDE, legible(row.text), room, _LINES))
        return blocks

    def _room(self, index: QModelIndex | QPersistentModelIndex) -> float:
        depth = 1 if self._tree.rootIsDecorated() else 0
        above = index.parent()
        while above.isValid():
            depth += 1
            above = above.parent()
        return max(_LEAST, self._tree.viewport().width() - depth * self._tree.indentation() - 2 * _PAD_X)
