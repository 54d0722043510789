"""Where a popup lies over the widget it is about."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

_EDGE = 4  # px


def show_within(popup: QWidget, over: QWidget, place: QPoint, field: QWidget) -> None:
    """Show a popup beside this point of its parent, wholly inside it, its field ready for typing."""
    room = over.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    popup.resize(popup.size().boundedTo(room.size()))
    left = max(room.left(), min(place.x(), room.right() - popup.width()))
    top = max(room.top(), min(place.y(), room.bottom() - popup.height()))
    popup.move(left, top)
    popup.show()
    popup.raise_()
    field.setFocus(Qt.FocusReason.PopupFocusReason)
