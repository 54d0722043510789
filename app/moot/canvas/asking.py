"""Asking over the map or the outline: opens the finder or the one-line field beside the current box, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from moot.canvas.command import Choice
from moot.canvas.desk import Desk
from moot.canvas.surface import Surface
from moot.drawing.style import Theme
from moot.model.records import Id

if TYPE_CHECKING:
    from moot.canvas.finder import Finder
    from moot.canvas.line import LineField


class Asking:
    """The popup that is open, if one is."""

    def __init__(self, surface: Surface, desk: Desk) -> None:
        self._surface = surface
        self._desk = desk
        self.open: Finder | LineField | None = None

    def claim(self, prompt: str, chosen: Callable[[Id], None], leave_out: Collection[Id] = ()) -> None:
        """Let a person find a claim by typing, one of those not left out, and call back with it."""
        from moot.canvas.finder import Finder, entries  # not needed for a start, and would hold it up

        self._show(Finder(entries(self._desk.case, leave_out), prompt, self._surface.room()), chosen)

    def choice(self, prompt: str, choices: Sequence[Choice], chosen: Callable[[Id], None], own: str = "") -> None:
        """Let a person find one of these by typing, and call back with its id; `own` offers what is typed itself."""
        from moot.canvas.finder import Finder, offered

        self._show(Finder([offered(choice) for choice in choices], prompt, self._surface.room(), own=own), chosen)

    def line(self, prompt: str, chosen: Callable[[str], None], text: str) -> None:
        """Let a person type one line, and call back with it."""
        from moot.canvas.line import LineField

        self._show(LineField(prompt, text, self._surface.room()), chosen)

    def dismiss(self) -> None:
        """Close what is open, as if nothing had been chosen."""
        self._close(self.open)

    def _show(self, popup: Finder | LineField, chosen: Callable[[str], None]) -> None:
        self._close(self.open)
        self.open = popup
        popup.setPalette(_palette(self._surface.theme, popup.palette()))
        popup.chosen.connect(chosen)
        popup.closed.connect(lambda: self._close(popup))
        popup.open_at(self._surface.beside())

    def _close(self, popup: Finder | LineField | None) -> None:
        if popup is None:
            return
        if self.open is popup:
            self.open = None
        popup.hide()
        popup.deleteLater()
        if not popup.abandoned:
            self._surface.take_focus()


def _palette(theme: Theme, base: QPalette) -> QPalette:
    """The colours of the map for what lies on it."""
    made = QPalette(base)
    for role, colour in (
        (QPalette.ColorRole.Window, theme.surface),
        (QPalette.ColorRole.Base, theme.surface),
        (QPalette.ColorRole.WindowText, theme.ink),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.PlaceholderText, theme.placeholder),
        (QPalette.ColorRole.Highlight, theme.accent),
        (QPalette.ColorRole.HighlightedText, theme.surface),
        (QPalette.ColorRole.Mid, theme.hairline),
        (QPalette.ColorRole.Dark, theme.hairline),
    ):
        made.setColor(role, QColor(colour))
    return made
