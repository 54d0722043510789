"""How large a first window is, and how wide the panes beside its map, in px; what grows with the size of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QGuiApplication

from moot.drawing.style import grown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox

LEFT, RIGHT = 270, 332
LEAST = 324  # of the right side: a field beside its label, in a language of long words too
LEAST_MAP = 160  # of the map, beside panes that were asked for
_NARROW = 960  # of the window: in a narrower one the panes stay hidden until they are asked for
_INSET = 6  # px
_WINDOW = QSize(480, 320)  # at least
_USUAL, _LARGEST = QSize(1280, 800), QSize(1680, 1050)
_FRAME = 40  # that a title bar takes, about: there is no asking before the window stands


def screen_size() -> QSize:
    """The room of the screen, without panels and docks.

    A widget's own `screen()` is not asked: Qt for Python takes the answer for a part of the widget, and deletes the
    screen together with a widget that Python collects.
    """
    screen = QGuiApplication.primaryScreen()
    return screen.availableSize() if screen is not None else _USUAL


def narrow() -> int:
    """The width of a window in which the panes stay hidden until they are asked for; in a wider one they show."""
    return grown(_NARROW)


def least_size() -> QSize:
    """The size a window has at least: no higher with large texts, since a screen need not be."""
    return QSize(grown(_WINDOW.width()), _WINDOW.height())


def grows(event: QEvent) -> bool:
    """Whether an event says that texts may have another size now."""
    return event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)


def set_in(box: QAbstractSpinBox) -> None:
    """Keep the number of a spin box off its frame: under a style sheet Qt gives it no padding."""
    box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)


def first_size(screen: QSize) -> QSize:
    """The size of a window on a screen with so much room: three quarters of it, if the map has room enough then.

    Larger texts have it larger, as far as the screen goes. No higher than the screen, so that the status bar is in
    sight.
    """
    usual = QSize(grown(_USUAL.width()), grown(_USUAL.height())).boundedTo(screen).expandedTo(_USUAL)
    wanted = (screen * 0.75).boundedTo(_LARGEST).expandedTo(usual)
    return QSize(wanted.width(), min(wanted.height(), max(screen.height() - _FRAME, _USUAL.height() // 2)))
