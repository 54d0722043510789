"""The outline as what one writes on and asks over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from moot.canvas.editor import ROOM, InPlaceEditor
from moot.drawing.style import Theme
from moot.model.records import Ref

if TYPE_CHECKING:
    from moot.windows.panels.outline.tree import OutlineTree

_LEAST = 120  # px in which a text can be written
_BELOW = 4


class OutlineSurface:
    """Editors lie over the text of a row and grow over the rows below; popups may reach beyond the outline."""

    def __init__(self, tree: OutlineTree) -> None:
        self._tree = tree

    @property
    def theme(self) -> Theme:
        return self._tree.theme

    def paper(self) -> QWidget:
        return self._tree.viewport()

    def lay(self, editor: InPlaceEditor, ref: Ref) -> None:
        tree, theme = self._tree, self._tree.theme
        row = tree.row_for(ref)
        if row is None:
            return
        editor.dress(
            tree.painter.font, QColor(theme.ink), QColor(theme.surface), QColor(theme.accent), QColor(theme.surface)
        )
        room = tree.viewport().rect()
        seen = tree.visualRect(tree.rows.index_of(row))
        text = tree.painter.text_rect(row, seen)
        left = max(room.left(), min(text.left() - ROOM, room.right() - _LEAST))
        width = room.right() - 2 - left
        wanted = editor.wanted_height(width)
        height = min(wanted, room.height())
        top = max(0, min(seen.top(), room.bottom() - height))
        editor.framed = True
        editor.put(QRect(left, top, width, height), whole=height == wanted)

    def follow(self, ref: Ref) -> None:
        row = self._tree.row_for(ref)
        if row is not None:
            self._tree.show_row(row)

    def settle(self) -> None:
        self._tree.viewport().update()

    def place_of(self, ref: Ref) -> Ref:
        return self._tree.hands.place_of(ref)

    def take_key(self, event: QKeyEvent) -> None:
        """Tab goes where it would go from the tree: the editor is a part of it."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tree.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            self._tree.keyPressEvent(event)

    def take_focus(self) -> None:
        if self._tree.writing.editor is None:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def room(self) -> QWidget:
        return self._tree.window()

    def beside(self) -> QPoint:
        """Below the current row."""
        tree = self._tree
        seen = tree.visualRect(tree.currentIndex())
        corner = seen.bottomLeft() if seen.isValid() else QPoint(0, 0)
        return tree.viewport().mapTo(tree.window(), corner + QPoint(0, _BELOW))
