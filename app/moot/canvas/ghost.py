"""A picture of a box, to be dragged about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from moot.drawing.paint import Detail
from moot.model.records import Ref

if TYPE_CHECKING:
    from moot.canvas.view import MapView

_RATIO = 2.0  # sharp on any screen
_MOST = 4_000_000  # pixels


def ghost_of(view: MapView, ref: Ref) -> QPixmap | None:
    """A picture of one box at the scale of the screen; None for what is not on the map or would be too big."""
    rect, scale = view.sheet.rect_of(ref), view.camera.scale
    if rect is None:
        return None
    size = (max(1, round(rect.w * scale * _RATIO)), max(1, round(rect.h * scale * _RATIO)))
    if size[0] * size[1] > _MOST:
        return None
    pixmap = QPixmap(*size)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    painter.scale(scale * _RATIO, scale * _RATIO)
    painter.translate(-rect.x, -rect.y)
    view.sheet.painting.paint(painter, view.theme, scale=scale, exposed=QRectF(*rect), detail=Detail.FULL)
    painter.end()
    return pixmap
