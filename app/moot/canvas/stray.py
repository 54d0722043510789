"""Letters typed for a box that is not there: the disk refused to make it, and who types on gives no commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from moot.canvas.desk import Desk

_NO_TEXT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)


class Stray:
    """From a step that the disk refused up to the next key that is no text, or another selection."""

    def __init__(self, desk: Desk) -> None:
        self._on = False
        desk.unkept.connect(self._begin)
        desk.selection_changed.connect(self._end)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key on the map is one of these, and means nothing there. The Enter after them is, too."""
        if not self._on or event.key() in _HELD:
            return self._on
        typed = bool(event.text()) and event.text().isprintable() and not event.modifiers() & _NO_TEXT
        self._on = typed
        return typed or event.key() in _ENTER

    def _begin(self) -> None:
        self._on = True

    def _end(self) -> None:
        self._on = False
