"""Which box lies next to a box: up, down, left or right, as the eye would have it."""

from __future__ import annotations

from enum import StrEnum

from moot.layout.shapes import MapLayout, Placed, Rect
from moot.model.records import Ref

_ASIDE = 2.0  # how much farther a px across the way counts than one along it
_KIN = 0.6  # a box hanging from the same, from this one, or carrying it, counts as nearer than it is


class Way(StrEnum):
    """The way an arrow key points."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


def neighbour(layout: MapLayout, ref: Ref, way: Way) -> Ref | None:
    """The nearest box the way points to, None at the edge of the map. Boxes joined by a line are preferred."""
    here = layout.boxes[ref]
    best: tuple[float, Ref] | None = None
    for other, placed in layout.boxes.items():
        if other == ref:
            continue
        away = _distance(here.rect, placed.rect, way)
        if away is None:
            continue
        if _kin(here, placed):
            away *= _KIN
        if best is None or away < best[0]:
            best = away, other
    return None if best is None else best[1]


def _kin(one: Placed, other: Placed) -> bool:
    return one.parent == other.box.ref or other.parent == one.box.ref or (one.parent == other.parent is not None)


def _distance(here: Rect, there: Rect, way: Way) -> float | None:
    """How far a box is in a direction: the gap along it, and more heavily what it lies aside; None elsewhere."""
    one, other = _turned(here, way), _turned(there, way)
    # along the way is y, growing; a box counts from where this one's middle is passed
    if other.y + other.h / 2 <= one.y + one.h / 2 or other.bottom <= one.bottom - 1.0:
        return None
    along = max(0.0, other.y - one.bottom)
    middle = abs((other.x + other.w / 2) - (one.x + one.w / 2))
    aside = max(0.0, other.x - one.right, one.x - other.right)
    if aside > 0 and other.y < one.bottom and along == 0.0:
        return None  # beside it, though a little lower: another arrow goes there
    return along + _ASIDE * aside + middle * 0.1


def _turned(rect: Rect, way: Way) -> Rect:
    """The rectangle turned so that the way points down."""
    if way is Way.DOWN:
        return rect
    if way is Way.UP:
        return Rect(rect.x, -rect.bottom, rect.w, rect.h)
    if way is Way.RIGHT:
        return Rect(rect.y, rect.x, rect.h, rect.w)
    return Rect(rect.y, -rect.right, rect.h, rect.w)
