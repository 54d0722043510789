"""Several windows at once: each is shown a little aside from the one before, so that all can be seen to be there,
as far as the screen has room: what hangs out of it cannot be reached.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_STEP = 32  # px
_MOST = 8  # steps, then from the beginning
_FRAME = 32  # px of a title bar, about: a window not yet shown does not know


def step_aside(window: QWidget, before: QWidget, number: int) -> None:
    """Put a window, not yet shown, below and right of where it would be: the nth beside those on a screen."""
    # not the widget's own `screen()`: see `sizes.screen_size`
    there = QGuiApplication.screenAt(before.geometry().center()) or QGuiApplication.primaryScreen()
    if there is None:
        return
    screen, aside = there.availableGeometry(), _STEP * (number % _MOST)
    at = window.pos()
    right, bottom = screen.right() - window.width(), screen.bottom() - window.height() - _FRAME
    x, y = min(at.x() + aside, right), min(at.y() + aside, bottom)
    window.move(max(x, screen.left()), max(y, screen.top()))
