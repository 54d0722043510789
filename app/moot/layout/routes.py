"""The lines of a map: from a pill up to its conclusion, from an undercut to the pill it attacks, along the spine of a
column.

Lines to one conclusion are curves of one family: at every depth they keep the order of the boxes they come from, and
meet only at the conclusion, so no line crosses another. All coordinates are absolute.
"""

from __future__ import annotations

from typing import TypeAlias

from moot.layout import metrics as m
from moot.layout.shapes import Curve, Line, Piece, Rect

Point: TypeAlias = tuple[float, float]
Path: TypeAlias = tuple[Piece, ...]

_ROUND = 0.5523  # of a quarter circle by one cubic piece
_STRAIGHT = 0.01  # nearer than this counts as aligned


def fan(start: Point, end: Point, exit_: float, *, down: bool) -> Path:
    """From a box's port to the edge of the box it bears on; the curve ends short of `exit_`, where the block ends."""
    (x, y), (ax, ay) = start, end
    if down:
        if abs(x - ax) < _STRAIGHT:
            return (Line(ax, ay),)
        bend = exit_ + m.ARROW
        middle = (y + bend) / 2
        return Curve(x, middle, ax, middle, ax, bend), Line(ax, ay)
    if abs(y - ay) < _STRAIGHT:
        return (Line(ax, ay),)
    bend = exit_ + m.ARROW
    middle = (x + bend) / 2
    return Curve(middle, y, middle, ay, bend, ay), Line(ax, ay)


def spine(start: Point, lane: float, end: float) -> Path:
    """From a pill's left end to the lane and up it to `end`."""
    y = start[1]
    r = m.CORNER
    corner = Curve(lane + r - r * _ROUND, y, lane, y - r + r * _ROUND, lane, y - r)
    return Line(lane + r, y), corner, Line(lane, end)


def into(start: Point, lane: float, end: Point) -> Path:
    """From a pill's left end to the lane, up it, and into the left side of a card at `end`."""
    x, y = end
    r = min(m.CORNER, x - lane - 2.0)
    first = spine(start, lane, y + r)
    return (*first, Curve(lane, y + r - r * _ROUND, lane + r - r * _ROUND, y, lane + r, y), Line(x, y))


def beside(start: Point, pill: Rect, height: float) -> Path:
    """From an undercut's pill up and over to the right end of the pill it attacks, arriving at `height`."""
    x, y = start
    bend = min(m.UNDERCUT_BEND, max(x - pill.right - m.ARROW, 1.0))
    tall = y - height
    arc = Curve(x, y - tall * _ROUND, x - bend + bend * _ROUND, height, x - bend, height)
    return arc, Line(pill.right, height)


def gutter(start: Point, pill: Rect, lane: float) -> Path:
    """From an undercut's pill left and up to the underside of the pill it attacks, near that pill's left end."""
    radius = pill.h / 2
    inset = max(radius - (lane - pill.x), 0.0)
    underside = pill.y + radius + (radius * radius - inset * inset) ** 0.5
    return spine(start, lane, underside)


def arrivals(count: int, middle: float, spread: float) -> list[float]:
    """Where undercuts arrive on one pill, the nearest first: evenly over `spread`, its middle at `middle`."""
    if count == 1:
        return [middle]
    return [middle + spread / 2 - spread * k / (count - 1) for k in range(count)]
