"""Selecting with a rubber band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from moot.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from moot.canvas.view import MapView


class Band(Gesture):
    """What the rectangle touches is added to what was selected."""

    def __init__(self, view: MapView, start: QPointF) -> None:
        super().__init__(view, start)
        self._before = view.desk.selected, view.desk.current
        self._corner = view.map_point(start)

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        rect = QRectF(self._corner, self.view.map_point(point)).normalized()
        self._show(rect)
        self.view.desk.select((*self._before[0], *self.view.sheet.boxes_in(rect)))

    def end(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        self.move(point, held)
        self._show(None)

    def cancel(self) -> None:
        self._show(None)
        self.view.desk.select(*self._before)

    def _show(self, rect: QRectF | None) -> None:
        overlay = self.view.overlay
        old, overlay.band = overlay.band, rect
        edge = 2.0 / self.view.camera.scale
        for area in (old, rect):
            if area is not None:
                overlay.update(area.adjusted(-edge, -edge, edge, edge))
