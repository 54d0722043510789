"""Hints for the first days: one quiet line under the map, gone for good once it was followed or waved away.

They come late and cost nothing before. A hint that is shown stays until it is gone: a line that came and went with
the selection would be no quiet one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from moot.canvas import looking
from moot.canvas.desk import Desk
from moot.model.edit import Edit
from moot.model.records import Argument, Position, Premise, Record, View
from moot.windows.actions import translate as _tr
from moot.windows.bars import Strip
from moot.windows.welcome.keys import said

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_LEAST_MAP = 320  # px: a lower map needs its room itself
PAUSE = 20_000  # ms from the end of one hint to the next


@dataclass(frozen=True, slots=True)
class Hint:
    """A name for the preferences, when it is worth saying, and what shows that it was followed.

    `command` names the command that follows it; where that can come about in several ways, `followed` tells it from
    an edit (None: something else has changed).
    """

    name: str
    fits: Callable[[Desk], bool] = lambda _desk: True
    followed: Callable[[Desk, Edit | None], bool] = lambda _desk, _edit: False
    command: str = ""


def _on_claim(desk: Desk) -> bool:
    return desk.claim is not None and desk.writable


def _argues(_desk: Desk, edit: Edit | None) -> bool:
    return any(isinstance(one, Argument) for one in _added(edit))


def _puts_beside(desk: Desk, edit: Edit | None) -> bool:
    case = desk.case
    for one in _added(edit):
        if isinstance(one, Position) and len(case.positions_of(one.issue)) > 1:
            return True
        argument = case.arguments.get(one.argument) if isinstance(one, Premise) else None
        if argument is not None and len(case.arguments_for(argument.conclusion)) > 1:
            return True
    return False


def _folds(_desk: Desk, edit: Edit | None) -> bool:
    for change in edit.changes if edit is not None else ():
        before, after = change.before, change.after
        if isinstance(after, View) and after.folds != (before.folds if isinstance(before, View) else ()):
            return True
    return False


def _added(edit: Edit | None) -> list[Record]:
    changes = edit.changes if edit is not None else ()
    return [change.after for change in changes if change.before is None and change.after is not None]


HINTS = (
    Hint(
        "select", lambda desk: desk.current is None and bool(desk.case.claims), lambda desk, _: desk.current is not None
    ),
    Hint("reason", _on_claim, _argues),
    Hint("beside", _on_claim, _puts_beside),
    Hint("palette", command="palette"),
    Hint("strike", lambda desk: desk.claim is not None, lambda desk, _: bool(desk.appraisal.trial)),
    Hint("fold", looking.can_fold, _folds, command="fold"),
    Hint("panes", command="next-pane"),
    Hint("keys", command="keys"),
)
NAMES = tuple(hint.name for hint in HINTS)


def words_of(name: str, *, letters: bool) -> str:
    """What a hint says, with the keys that work here."""
    enter, tab = said("Return"), said("Tab")
    return {
        "select": _tr("Click a box to select it, or press an arrow key; a double-click or {edit} writes in it.").format(
            edit=said("F2")
        ),
        "reason": _tr("{tab} adds a reason to the selected claim, {key} an objection.").format(
            tab=tab, key=said("O", "Ctrl+Shift+O", letters=letters)
        ),
        "beside": _tr("{enter} adds the next claim beside the selected one.").format(enter=enter),
        "palette": _tr("{keys} finds any command, claim or number.").format(keys=said("Ctrl+K")),
        "strike": _tr("{key} strikes the selected claim, to see what would fall without it.").format(
            key=said("S", "Ctrl+Shift+S", letters=letters)
        ),
        "fold": _tr("{key} folds what hangs from the selected box, and lays it open again.").format(key=said("Space")),
        "panes": _tr("{key} goes from pane to pane: outline, map, inspector, lists.").format(key=said("F6")),
        "keys": _tr("{key} lists all keys.").format(key=said("F1")),
    }[name]


class Hints(QObject):
    """The hints of one window."""

    def __init__(self, window: MainWindow, pause: int = PAUSE) -> None:
        super().__init__(window)
        self._window = window
        self.strip = Strip("hints", window)
        self.strip.setAccessibleName(_tr("Hint"))
        window.put_strip(self.strip, below=True)
        self.shown: Hint | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(pause)
        self._wait.timeout.connect(self._next)
        desk = window.desk
        desk.edited.connect(self._look)
        for signal in (desk.selection_changed, desk.appraised, desk.view_changed):
            signal.connect(lambda: self._look(None))
        for hint in HINTS:
            if hint.command:
                window.actions_[hint.command].triggered.connect(lambda _checked=False, hint=hint: self.go(hint))
        self._next()

    @property
    def left(self) -> list[Hint]:
        """Those not gone yet."""
        gone = self._window.program.preferences.value.hints_gone
        return [hint for hint in HINTS if hint.name not in gone]

    def go(self, *gone: Hint) -> None:
        """Let these be gone for good."""
        new = [hint.name for hint in gone if hint in self.left]
        if new:
            preferences = self._window.program.preferences
            preferences.change(hints_gone=(*preferences.value.hints_gone, *new))
        if self.shown is not None and self.shown not in self.left:
            self._hide()

    def _look(self, edit: Edit | None) -> None:
        left = self.left
        if not left:
            self._hide()
            return
        desk = self._window.desk
        self.go(*(hint for hint in left if hint.followed(desk, edit)))
        if self.shown is not None and not self._window.trying.isHidden():
            self._hide()  # one thing at a time; it comes again
        if self.shown is None and not self._wait.isActive():
            self._next()

    def _next(self) -> None:
        """Show the first that is worth saying now, if any; not while other things are being told."""
        window = self._window
        if self.shown is not None or window.presenting.active or window.findChild(QWidget, "tour") is not None:
            return
        if not window.trying.isHidden() or window.map.height() < _LEAST_MAP:
            return
        hint = next((one for one in self.left if one.fits(window.desk)), None)
        if hint is None:
            return
        self.shown = hint
        words = words_of(hint.name, letters=window.program.preferences.value.letters)
        self.strip.say(words, [(_tr("Got it"), lambda: self.go(hint)), (_tr("No more hints"), lambda: self.go(*HINTS))])
        for button in self.strip.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the map
            button.released.connect(self._give_back)  # before the strip hides, and the focus goes anywhere

    def _hide(self) -> None:
        if self.shown is None:
            return
        self.shown = None
        self._give_back()
        self.strip.say("")
        self._wait.start()

    def _give_back(self) -> None:
        focus = self._window.focusWidget()
        if focus is not None and self.strip.isAncestorOf(focus):
            self._window.map.setFocus()
