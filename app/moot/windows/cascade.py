"""Several windows at once: each is shown a little aside from the one before, so that all can be seen to be there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_STEP = 32  # px
_MOST = 8  # steps, then from the beginning
_SEEN = 200  # px of a window that stay on the screen


def step_aside(window: QWidget, before: QWidget, number: int) -> None:
    """Put a window, not yet shown, below and right of where it would be: the nth beside those on a screen."""
    screen, aside = before.screen().availableGeometry(), _STEP * (number % _MOST)
    at = window.pos()
    window.move(min(at.x() + aside, screen.right() - _SEEN), min(at.y() + aside, screen.bottom() - _SEEN))
