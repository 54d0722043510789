"""What is drawn over the map while somebody works on it: grips, where a drop would go, a line being drawn.

None of it belongs to the case, and none of it is in a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from moot.canvas.camera import VAST
from moot.drawing import style
from moot.drawing.style import Theme
from moot.layout.shapes import Rect
from moot.model.records import Direction, Ref


class Aim(NamedTuple):
    """What a drag would do if it ended now: the box it points at, or the gap between siblings, in its colour."""

    colour: str
    rect: Rect | None = None
    bar: tuple[QPointF, QPointF] | None = None
    line: tuple[QPointF, QPointF] | None = None


class Overlay(QGraphicsItem):
    """One item above the map. Places of boxes are asked for when painting, so that grips glide with them."""

    def __init__(self, rect_of: Callable[[Ref], Rect | None], theme: Theme) -> None:
        super().__init__()
        self._rect_of = rect_of
        self.theme = theme
        self.direction = Direction.DOWN
        self.grips_on: Ref | None = None
        self.aim: Aim | None = None
        self.band: QRectF | None = None
        self.ghost: tuple[QPixmap, QRectF] | None = None
        self.setZValue(10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return QRectF(-VAST, -VAST, 2 * VAST, 2 * VAST)

    def touch(self, refs: Iterable[Ref | None], scale: float) -> None:
        """Have the surroundings of some boxes painted again."""
        from moot.canvas import handles  # before anything is selected or hovered over, there are none

        for ref in refs:
            rect = self._rect_of(ref) if ref is not None else None
            if rect is not None:
                self.update(QRectF(*handles.with_grips(rect, scale)))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        scale = painter.worldTransform().m11()
        self._grips(painter, scale)
        if self.aim is not None:
            self._aimed_at(painter, self.aim, scale)
        if self.ghost is not None:
            painter.setOpacity(0.9)
            painter.drawPixmap(self.ghost[1], self.ghost[0], QRectF(self.ghost[0].rect()))
            painter.setOpacity(1.0)
        if self.aim is not None:
            self._lines(painter, self.aim, scale)
        if self.band is not None:
            painter.setPen(QPen(QColor(self.theme.accent), 1.0 / scale))
            painter.setBrush(_faint(self.theme.accent, 24))
            painter.drawRect(self.band)

    def _grips(self, painter: QPainter, scale: float) -> None:
        rect = self._rect_of(self.grips_on) if self.grips_on is not None else None
        if rect is None or self.aim is not None or self.ghost is not None:
            return
        from moot.canvas import handles

        if scale < handles.LEAST_SCALE:
            return
        radius = handles.RADIUS / scale
        for grip in handles.Grip:
            middle = handles.place_of(grip, rect, self.direction)
            painter.setPen(QPen(QColor(self.theme.accent), 1.4 / scale))
            painter.setBrush(QColor(self.theme.surface))
            painter.drawEllipse(middle, radius, radius)
            if grip is handles.Grip.SIBLING:
                arm = radius * 0.5
                painter.drawLine(QLineF(middle.x() - arm, middle.y(), middle.x() + arm, middle.y()))
                painter.drawLine(QLineF(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm))
            else:
                painter.setBrush(QColor(self.theme.accent))
                painter.drawEllipse(middle, radius * 0.4, radius * 0.4)

    def _aimed_at(self, painter: QPainter, aim: Aim, scale: float) -> None:
        if aim.rect is not None:
            painter.setPen(QPen(QColor(aim.colour), 2.5 / scale))
            painter.setBrush(_faint(aim.colour, 36))
            gap = style.RING_GAP + 1.5
            rect = QRectF(*aim.rect).adjusted(-gap, -gap, gap, gap)
            corner = min(style.CARD_CORNER + gap, rect.height() / 2)
            painter.drawRoundedRect(rect, corner, corner)

    def _lines(self, painter: QPainter, aim: Aim, scale: float) -> None:
        pen = QPen(QColor(aim.colour), 4.0 / scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if aim.bar is not None:
            painter.setPen(pen)
            painter.drawLine(*aim.bar)
        if aim.line is not None:
            pen.setWidthF(2.0 / scale)
            painter.setPen(pen)
            painter.drawLine(*aim.line)
            painter.setBrush(QColor(aim.colour))
            painter.drawEllipse(aim.line[1], 4.0 / scale, 4.0 / scale)


def _faint(colour: str, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
