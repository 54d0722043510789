"""The outline's tree: keys and mouse on it, and what it paints round its rows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from moot.canvas.asking import Asking
from moot.canvas.commands import BY_NAME
from moot.canvas.context_menu import menu_for
from moot.canvas.desk import Desk
from moot.canvas.keys import command_for
from moot.canvas.preview import Preview
from moot.canvas.view import MapView
from moot.canvas.writing import Writing
from moot.drawing.style import Theme, grown
from moot.model.records import Ref
from moot.windows.actions import translate
from moot.windows.panels.outline.dragging import RowDrag, Where
from moot.windows.panels.outline.hands import Hands
from moot.windows.panels.outline.in_step import InStep
from moot.windows.panels.outline.model import Index, OutlineModel
from moot.windows.panels.outline.painting import RowPainter
from moot.windows.panels.outline.rows import Row
from moot.windows.panels.outline.surface import OutlineSurface
from moot.windows.panels.rows import paint_bar

_INDENT = 14  # px
_LEAST_TEXT = 150  # px: where so much of a deep row has no room, the tree scrolls sideways
_ROUND = 5.0
_GOING = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class OutlineTree(QTreeView):
    """The case as rows. `hands` is what commands work on; `rows` is its model."""

    def __init__(self, desk: Desk, map_: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._map = map_
        self._drag: RowDrag | None = None
        self.rows = OutlineModel(desk, self)
        self.painter = RowPainter(self)
        self._set_up()
        self.setModel(self.rows)
        surface = OutlineSurface(self)
        self.writing = Writing(surface, desk, self)
        self.asking = Asking(surface, desk)
        self.hands = Hands(self, desk, map_)
        self.preview = Preview(self.viewport())
        self.preview.wear(self.theme)
        self._in_step = InStep(self, desk, map_)
        self._in_step.begin()
        self.rows.followed.connect(self._make_room)
        self.rows.modelReset.connect(self._make_room)
        for moved in (self.verticalScrollBar().valueChanged, self.horizontalScrollBar().valueChanged):
            moved.connect(self.writing.place)
        self._make_room()

    def _set_up(self) -> None:
        self.setAccessibleName(translate("Outline"))
        self.setObjectName("outline-tree")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)

    # Rows

    @property
    def theme(self) -> Theme:
        """The colours of the map."""
        return self._map.theme

    def current_row(self) -> Row | None:
        """The row the keys act on."""
        return self.rows.row_at(self.currentIndex())

    def row_for(self, ref: Ref) -> Row | None:
        """The row meant by a record: one that is selected, if it shows it, else the first that does."""
        chosen = [self.current_row(), *map(self.rows.row_at, self.selectedIndexes())]
        return next((row for row in chosen if row is not None and row.stands_for(ref)), self.rows.row_of(ref))

    def open_rows(self) -> Iterator[Row]:
        """All rows that are not folded away, from the top down."""
        stack = list(reversed(self.rows.top))
        while stack:
            row = stack.pop()
            yield row
            if row.children and self.isExpanded(self.rows.index_of(row)):
                stack.extend(reversed(row.children))

    def show_row(self, row: Row) -> None:
        """Bring a row into sight, without scrolling sideways where its beginning is seen."""
        before = self.horizontalScrollBar().value()
        self.scrollTo(self.rows.index_of(row))
        seen = self.visualRect(self.rows.index_of(row)).translated(self.horizontalScrollBar().value() - before, 0)
        if 0 <= seen.left() <= self.viewport().width() - _LEAST_TEXT:
            self.horizontalScrollBar().setValue(before)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight, or the fold it is in: Qt would open what stays folded on the map."""
        super().scrollTo(self._in_step.seen_for(index), hint)

    def _make_room(self) -> None:
        self.header().setMinimumSectionSize(self.rows.deepest * _INDENT + grown(_LEAST_TEXT))
        self.writing.place()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._end_drag()
        elif key == Qt.Key.Key_Up and held == Qt.KeyboardModifier.ControlModifier:
            self.hands.select_step()
        elif key == Qt.Key.Key_Asterisk:  # of Qt's trees, which would make a step of every row
            BY_NAME["unfold"].run(self.desk, self.hands)
        elif key == Qt.Key.Key_Right and not held and self.hands.go_to_full():
            event.accept()
        else:
            self._command(event)

    def _command(self, event: QKeyEvent) -> None:
        command = command_for(event, letters=False)
        if command is None or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
            if event.key() in _GOING and self.desk.current is None:  # Qt was there already, without selecting it
                self._take_current()
        elif command.enabled(self.desk):
            command.run(self.desk, self.hands)
        elif command.menu.value in ("insert", "claim"):
            self.desk.refused.emit(command.refusal(self.desk))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if by_key and self.desk.current is None:  # what is read out is what keys act on
            self._take_current()

    def _take_current(self) -> None:
        index = self.currentIndex()
        self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._end_drag()  # one whose release went to a dialog that had opened meanwhile
        self.writing.accept()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag.move(event.position().toPoint(), event.modifiers())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            super().mouseReleaseEvent(event)
            return
        self._drag = None
        self.setState(QAbstractItemView.State.NoState)
        drag.end(event.position().toPoint(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if not index.isValid():
            BY_NAME["claim"].run(self.desk, self.hands)
        elif not self.visualRect(index).contains(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)  # on the arrow: twice folded is as before
        else:
            self.setCurrentIndex(index)
            focus = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            BY_NAME["focus-in" if focus else "edit"].run(self.desk, self.hands)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Qt has found out that a drag is meant; it stays within the tree, so that it can say what it will do."""
        pressed = self.rows.row_at(self.currentIndex())
        chosen = [row for row in map(self.rows.row_at, self.selectedIndexes()) if row is not None and row != pressed]
        if pressed is not None and self.desk.writable:
            self._drag = RowDrag(self, [pressed, *chosen])

    def _end_drag(self) -> None:
        if self._drag is not None:
            self._drag.cancel()
            self._drag = None
            self.setState(QAbstractItemView.State.NoState)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            if not index.isValid():
                self.clearSelection()
            at = event.globalPos()
        else:
            seen = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(seen.center() if seen.isValid() else QPoint(20, 20))
        menu_for(self.desk, self.hands, self, letters=False).popup(at)
        event.accept()

    # Painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of a selected row, or of the one under the pointer, across the whole width; then the row."""
        chosen = self.selectionModel().isSelected(self.rows.index(index.row(), 0, index.parent()))
        state: QStyle.StateFlag = option.state
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            rect: QRect = option.rect
            ground = QRect(1, rect.top(), self.viewport().width() - 2, rect.height()).adjusted(1, 1, -1, -1)
            colour = QColor(self.theme.accent if chosen else self.theme.ink)
            colour.setAlphaF(0.16 if chosen else 0.05)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(ground, _ROUND, _ROUND)
            if chosen:
                paint_bar(painter, QColor(self.theme.accent), QRectF(ground), self.layoutDirection())
            if self.hasFocus() and index == self.currentIndex():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self.theme.accent), 1))
                painter.drawRoundedRect(ground, _ROUND, _ROUND)
            painter.restore()
        whole, one = QRect(option.rect), QStyleOptionViewItem(option)
        seen = self.visualRect(self.rows.index(index.row(), 0, index.parent()))
        before = QRect(whole.left(), whole.top(), seen.left() - whole.left(), whole.height())
        if self.isRightToLeft():
            before = QRect(seen.right() + 1, whole.top(), whole.right() - seen.right(), whole.height())
        self.drawBranches(painter, before, index)
        one.rect = seen
        self.painter.paint(painter, one, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A quiet arrow before a row that can be folded; the style would paint the ground of selected rows anew."""
        if not self.rows.hasChildren(index):
            return
        is_open = self.isExpanded(self.rows.index(index.row(), 0, index.parent()))
        mirrored = self.isRightToLeft()
        centre = QPointF(
            rect.left() + _INDENT / 2 if mirrored else rect.right() + 1 - _INDENT / 2, rect.center().y() + 1
        )
        _paint_arrow(painter, centre, is_open, -1 if mirrored else 1, QColor(self.theme.muted))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        drop = self._drag.drop if self._drag is not None else None
        if drop is None or drop.row is None:
            return
        seen = self.visualRect(self.rows.index_of(drop.row))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        if drop.where is Where.ON:
            painter.drawRoundedRect(seen.adjusted(1, 1, -2, -2), _ROUND, _ROUND)
        else:
            y = seen.top() if drop.where is Where.ABOVE else seen.bottom() + 1
            painter.drawLine(seen.left(), y, seen.right(), y)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.writing.place()


def _paint_arrow(painter: QPainter, centre: QPointF, is_open: bool, way: int, colour: QColor) -> None:
    tips = ((-3.5, -2), (3.5, -2), (0, 2.5)) if is_open else ((-2 * way, -3.5), (-2 * way, 3.5), (2.5 * way, 0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in tips]))
    painter.restore()
