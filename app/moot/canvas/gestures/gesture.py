"""What every drag has: a start, moves, and an end or a cancelling that leaves no trace."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from moot.canvas.view import MapView


class Gesture(ABC):
    """One drag from press to release. Points are of the viewport, in px of the screen."""

    def __init__(self, view: MapView, start: QPointF) -> None:
        self.view = view
        self.start = start

    @abstractmethod
    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        """The pointer is here now, or the keys held with it have changed."""

    @abstractmethod
    def end(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        """The button was released here: do it."""

    @abstractmethod
    def cancel(self) -> None:
        """Nothing was meant: leave everything as it was."""

    @property
    def scrolls(self) -> bool:
        """Whether coming near an edge scrolls the map."""
        return True
