"""Asking over the map: opens the finder or the one-line field beside the current box, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette

from moot.drawing import style
from moot.drawing.style import Role, Theme
from moot.model.records import Id

if TYPE_CHECKING:
    from moot.canvas.finder import Finder
    from moot.canvas.line import LineField
    from moot.canvas.view import MapView

_BELOW = 12  # px of the screen between a box and what is asked about it


class Asking:
    """The popup that is open, if one is."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.open: Finder | LineField | None = None

    def claim(self, prompt: str, chosen: Callable[[Id], None]) -> None:
        """Let a person find a claim by typing, and call back with it."""
        from moot.canvas.finder import Finder, entries  # not needed for a start, and would hold it up

        self._show(Finder(entries(self._view.desk.case), prompt, self._view), chosen)

    def choice(self, prompt: str, choices: Sequence[tuple[Id, str]], chosen: Callable[[Id], None]) -> None:
        """Let a person find one of these by typing, and call back with its id."""
        from moot.canvas.finder import Entry, Finder
        from moot.document.finding import folded

        known = [Entry(id_, 0, "", text, folded(text)) for id_, text in choices]
        self._show(Finder(known, prompt, self._view), chosen)

    def line(self, prompt: str, chosen: Callable[[str], None], text: str) -> None:
        """Let a person type one line, and call back with it."""
        from moot.canvas.line import LineField

        self._show(LineField(prompt, text, self._view), chosen)

    def _show(self, popup: Finder | LineField, chosen: Callable[[str], None]) -> None:
        self._close(self.open)
        self.open = popup
        popup.setPalette(_palette(self._view.theme, popup.palette()))
        popup.setFont(style.font(Role.TEXT, self._view.sheet.family))
        popup.chosen.connect(chosen)
        popup.closed.connect(lambda: self._close(popup))
        popup.open_at(self._place())

    def _place(self) -> QPoint:
        """Below the current box; without one, in the upper middle."""
        view = self._view
        current = view.desk.current
        rect = view.sheet.rect_of(current) if current is not None else None
        if rect is None:
            return QPoint(view.width() // 2 - 200, view.height() // 6)
        corner = view.camera.on_screen(rect.x, rect.bottom)
        return view.viewport().mapTo(view, corner + QPoint(0, _BELOW))

    def _close(self, popup: Finder | LineField | None) -> None:
        if popup is None:
            return
        if self.open is popup:
            self.open = None
        had_focus = popup.isAncestorOf(popup.window().focusWidget()) if popup.window().focusWidget() else False
        popup.hide()
        popup.deleteLater()
        if had_focus and self._view.writing.editor is None:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)


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
