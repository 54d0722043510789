"""Dragging the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from moot.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from moot.canvas.view import MapView


class Pan(Gesture):
    """The map follows the pointer."""

    def __init__(self, view: MapView, start: QPointF) -> None:
        super().__init__(view, start)
        self._at = start
        self._total = QPointF(0.0, 0.0)
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        step = point - self._at
        self._at = point
        self._total += step
        self.view.camera.pan(step.x(), step.y())

    def end(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        self.move(point, held)
        self.view.viewport().unsetCursor()

    def cancel(self) -> None:
        self.view.camera.pan(-self._total.x(), -self._total.y())
        self.view.viewport().unsetCursor()

    @property
    def scrolls(self) -> bool:
        return False
