"""From a key pressed on the canvas to the command it means."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from moot.canvas.command import Command
from moot.canvas.commands import COMMANDS


def _code(text: str) -> int:
    combination: QKeyCombination = QKeySequence(text)[0]  # type: ignore[index]  # missing from PySide's stubs
    return combination.toCombined()


_LETTERS: dict[int, Command] = {_code(key): command for command in COMMANDS for key in command.letters}
_KEYS: dict[int, Command] = {_code(key): command for command in COMMANDS for key in (*command.keys, *command.shortcuts)}

_CTRL_Y = _code("Ctrl+Y")
_SYMBOLS = (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)


def command_for(event: QKeyEvent, *, letters: bool) -> Command | None:
    """The command of a key; single letters only where they are switched on."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # a number pad's Enter and plus are as good
    combined = QKeyCombination(held, Qt.Key(event.key())).toCombined()
    found = _KEYS.get(combined)
    if found is None and event.key() in _SYMBOLS:  # which of them need Shift depends on the keyboard
        bare = QKeyCombination(held & ~Qt.KeyboardModifier.ShiftModifier, Qt.Key(event.key()))
        found = _KEYS.get(bare.toCombined())
    if found is None and letters:
        found = _LETTERS.get(combined)
    return found


def redoes(event: QKeyEvent) -> bool:
    """Whether a key does again in a text: the desktop's own, and Ctrl+Y, which does so on the map on any desktop."""
    return event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination().toCombined() == _CTRL_Y
