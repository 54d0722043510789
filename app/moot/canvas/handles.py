"""The two grips of a card: where a connection is drawn from, and the plus that adds a sibling."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF

from moot.layout.shapes import Rect
from moot.model.records import Direction

RADIUS = 7.0  # px of the screen
REACH = 10.0  # px of the screen within which a press takes hold of a grip
LEAST_SCALE = 0.35  # below it a card is too small to carry grips


class Grip(StrEnum):
    """What a grip is for."""

    CONNECT = "connect"
    SIBLING = "sibling"


def place_of(grip: Grip, rect: Rect, direction: Direction) -> QPointF:
    """The middle of a grip: connections leave on the side where reasons hang, siblings beside it."""
    below = (direction is Direction.DOWN) == (grip is Grip.CONNECT)
    if below:
        return QPointF(rect.x + rect.w / 2, rect.bottom)
    return QPointF(rect.right, rect.y + rect.h / 2)


def grip_at(point: QPointF, rect: Rect, direction: Direction, scale: float) -> Grip | None:
    """The grip of a card under a point of the map, if any."""
    if scale < LEAST_SCALE:
        return None
    for grip in Grip:
        away = point - place_of(grip, rect, direction)
        if away.x() ** 2 + away.y() ** 2 <= (REACH / scale) ** 2:
            return grip
    return None


def with_grips(rect: Rect, scale: float) -> Rect:
    """The rectangle of a card with the room its grips and rings take."""
    margin = (REACH + 4.0) / scale + 4.0
    return Rect(rect.x - margin, rect.y - margin, rect.w + 2 * margin, rect.h + 2 * margin)
