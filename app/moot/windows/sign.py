"""The sign of an undercut, a circle struck through: painted, since fonts draw it in very different sizes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from moot.drawing.style import Theme

_LINE = 0.13  # of the sign's size
_REACH = 0.707  # of the radius: where a slash at 45 degrees meets the circle
_RATIOS = (1.0, 2.0)  # of the screens an icon is drawn for


def paint_undercut(painter: QPainter, colour: QColor, centre: QPointF, size: float) -> None:
    """The sign about a point, as wide as it is high, in px."""
    painter.setPen(QPen(colour, size * _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = size * (1 - _LINE) / 2
    painter.drawEllipse(centre, radius, radius)
    slash = radius * _REACH
    painter.drawLine(centre + QPointF(-slash, slash), centre + QPointF(slash, -slash))


def undercut_icon(theme: Theme, size: int) -> QIcon:
    """The sign for a button: in the colour of undercuts, or muted while the button can do nothing."""
    icon = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.undercut.line), (QIcon.Mode.Disabled, theme.muted)):
        for ratio in _RATIOS:
            picture = QPixmap(round(size * ratio), round(size * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_undercut(painter, QColor(colour), QRectF(0, 0, size, size).center(), size)
            painter.end()
            icon.addPixmap(picture, mode)
    return icon
