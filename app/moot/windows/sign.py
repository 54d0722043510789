"""The sign of an undercut, a circle struck through: painted, since fonts draw it in very different sizes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from moot.drawing.style import Theme

_LINE = 0.13  # of the sign's size
_REACH = 0.707  # of the radius: where a slash at 45 degrees meets the circle
_HEIGHT = 1.15  # of capital letters: how high the sign is on a button
_ROOM = "\u2003"  # in a button's words, where the sign is: as wide as the letters are high


def paint_undercut(painter: QPainter, colour: QColor, centre: QPointF, size: float) -> None:
    """The sign about a point, as wide as it is high, in px."""
    painter.setPen(QPen(colour, size * _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = size * (1 - _LINE) / 2
    painter.drawEllipse(centre, radius, radius)
    slash = radius * _REACH
    painter.drawLine(centre + QPointF(-slash, slash), centre + QPointF(slash, -slash))


class SignedButton(QPushButton):
    """A button with the sign before its words, in the colour of undercuts, or muted while it can do nothing.

    The sign is no icon: with its first icon, Qt for Python loads the names of all there are.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    def setText(self, text: str) -> None:
        super().setText(f"{_ROOM} {text}" if text else _ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.theme is None:
            return
        metrics = self.fontMetrics()
        words, room = metrics.horizontalAdvance(self.text()), metrics.horizontalAdvance(_ROOM)
        away = (words - room) / 2  # of the middle, towards where words begin
        middle = QRectF(self.rect()).center() + QPointF(away if self.isRightToLeft() else -away, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self.theme.undercut.line if self.isEnabled() else self.theme.muted)
        paint_undercut(painter, colour, middle, round(metrics.capHeight() * _HEIGHT))
