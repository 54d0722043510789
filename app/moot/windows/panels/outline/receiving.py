"""The outline as what something from another program is dropped on: its rows take what the boxes of the map take."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFrame

from moot.canvas.desk import Desk
from moot.model.records import Ref
from moot.windows.panels.outline.tree import OutlineTree

_SCROLL = 18  # px of the viewport: nearer to its edge a drag scrolls


class OutlineGround:
    """The rows of a tree; below them is the paper."""

    def __init__(self, tree: OutlineTree) -> None:
        self._tree = tree
        self._ring = QFrame(tree.viewport())
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()

    @property
    def desk(self) -> Desk:
        return self._tree.desk

    def under(self, point: QPointF) -> Ref | None:
        row = self._tree.rows.row_at(self._tree.indexAt(point.toPoint()))
        return None if row is None else row.ref

    def aim(self, ref: Ref | None, words: str, point: QPointF) -> None:
        tree = self._tree
        if words:
            self._scroll(point)
        row = None if ref is None else tree.rows.row_at(tree.indexAt(point.toPoint()))
        if row is not None:
            colours = f"border: 2px solid {tree.theme.accent}; border-radius: 5px; background: transparent;"
            self._ring.setStyleSheet(colours)
            self._ring.setGeometry(tree.visualRect(tree.rows.index_of(row)))
        self._ring.setVisible(row is not None)
        tree.preview.say(words, point, tree.viewport())

    def settle(self) -> None:
        self._tree.hands.accept_editing()

    def reveal(self, ref: Ref) -> None:
        self._tree.hands.reveal(ref)

    def _scroll(self, point: QPointF) -> None:
        bar, room = self._tree.verticalScrollBar(), self._tree.viewport().rect()
        if point.y() < room.top() + _SCROLL:
            bar.setValue(bar.value() - bar.singleStep())
        elif point.y() > room.bottom() - _SCROLL:
            bar.setValue(bar.value() + bar.singleStep())
