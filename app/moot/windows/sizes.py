"""How large a first window is, and how wide the panes beside its map, in px."""

from __future__ import annotations

from PySide6.QtCore import QSize

LEFT, RIGHT = 270, 320
NARROW = 1000  # of the window: in a narrower one they stay hidden until they are asked for
LEAST = 308  # of the right side: a field beside its label, in a language of long words too
_USUAL, _LARGEST = QSize(1280, 800), QSize(1680, 1050)
_FRAME = 40  # that a title bar takes, about: there is no asking before the window stands


def first_size(screen: QSize) -> QSize:
    """The size of a window on a screen with so much room: three quarters of it, if the map has room enough then.

    No higher than the screen, so that the status bar is in sight.
    """
    wanted = (screen * 0.75).boundedTo(_LARGEST).expandedTo(_USUAL)
    return QSize(wanted.width(), min(wanted.height(), max(screen.height() - _FRAME, _USUAL.height() // 2)))
