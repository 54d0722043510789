"""Where lines leave a page and go on on another: what a reader of pages has to be told.

From a conclusion down to its reasons a line *continues on* a page; there it comes *from* one. The two are always told
together: whoever is sent to a page finds there where they were sent from.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from moot.layout.shapes import Curve, Edge, MapLayout, Rect
from moot.layout.tiling import HAIR, Page, Tiling
from moot.model.records import Kind, Ref

Point: TypeAlias = tuple[float, float]

_STEP = 4.0  # px between the points at which a line is looked at


class Side(StrEnum):
    """A side of a page."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class Lead(NamedTuple):
    """What is written at the side of a page: the line goes on (or, not `onward`, comes from) page `other`.

    `at` is where the line is cut, in px of the map.
    """

    page: int
    other: int
    onward: bool
    side: Side
    at: Point


@dataclass(frozen=True, slots=True)
class _Way:
    """A line from the box it bears on to the box it comes from, as points near each other."""

    upper: Ref
    lower: Ref
    points: Sequence[Point]
    joins: bool = False


class _Run(NamedTuple):
    """A stretch of a line on a page, by the numbers of its first and last point; which of its boxes are whole there."""

    page: Page
    first: int
    last: int
    upper: bool
    lower: bool

    def mirrored(self, end: int) -> _Run:
        """The same seen from the other end of the line."""
        return _Run(self.page, end - self.last, end - self.first, self.lower, self.upper)


def leads(tiling: Tiling, layout: MapLayout, left_out: Collection[Ref] = ()) -> list[Lead]:
    """Everything there is to say at the sides of the pages, page by page."""
    found: set[Lead] = set()
    for way in _ways(layout):
        if way.upper not in left_out and way.lower not in left_out:
            rects = layout.boxes[way.upper].rect, layout.boxes[way.lower].rect
            hull = _hull(way.points)
            pages = [page for page in tiling.pages if hull.overlaps(page.area, 1.0)]
            runs = [run for page in pages for run in _runs(way, page, *rects)] if len(pages) > 1 else []
            found.update(_told(way, runs, *rects))
    return sorted(found)


def _ways(layout: MapLayout) -> Iterator[_Way]:
    """The lines of a map, and across the ground of linked premises from the pill to each of them."""
    for edge in layout.edges:
        yield _Way(edge.target, edge.source, _points(edge)[::-1], edge.joins)
    grounds = {Ref(Kind.ARGUMENT, band.argument) for band in layout.bands}
    for ref, placed in layout.boxes.items():
        pill = placed.parent
        if pill in grounds and ref.kind is not Kind.ARGUMENT and pill is not None:
            above, rect = layout.boxes[pill].rect, placed.rect
            ends = (above.x + above.w / 2, above.bottom), (rect.x + rect.w / 2, rect.y)
            yield _Way(pill, ref, list(_between(*ends)))


def _points(edge: Edge) -> list[Point]:
    """A line as points near each other, its first and last among them."""
    points = [edge.start]
    for piece in edge.pieces:
        if isinstance(piece, Curve):
            points += _along(points[-1], piece)
        else:
            points += list(_between(points[-1], (piece.x, piece.y)))[1:]
    return points


def _between(start: Point, end: Point) -> Iterator[Point]:
    count = max(1, math.ceil(math.dist(start, end) / _STEP))
    for k in range(count + 1):
        yield start[0] + (end[0] - start[0]) * k / count, start[1] + (end[1] - start[1]) * k / count


def _along(start: Point, curve: Curve) -> Iterator[Point]:
    corners = [start, (curve.x1, curve.y1), (curve.x2, curve.y2), (curve.x, curve.y)]
    count = max(1, math.ceil(sum(math.dist(*pair) for pair in pairwise(corners)) / _STEP))
    for k in range(1, count + 1):
        t = k / count
        s = 1 - t
        weights = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        yield (
            sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True)),
            sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True)),
        )


def _runs(way: _Way, page: Page, upper: Rect, lower: Rect) -> Iterator[_Run]:
    """The stretches of a line on a page."""
    on = [_inside(point, page.area) for point in way.points]
    whole = page.holds(upper), page.holds(lower)
    first = None
    for k, inside in enumerate([*on, False]):
        if inside and first is None:
            first = k
        elif not inside and first is not None:
            yield _Run(page, first, k - 1, *whole)
            first = None


def _hull(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _inside(point: Point, area: Rect) -> bool:
    return area.x - HAIR <= point[0] <= area.right + HAIR and area.y - HAIR <= point[1] <= area.bottom + HAIR


def _told(way: _Way, runs: Sequence[_Run], upper: Rect, lower: Rect) -> Iterator[Lead]:
    end = len(way.points) - 1
    if len(runs) < 2:
        return
    runs = [run for run in runs if not any(_covers(other, run) for other in runs)]
    mirrored = {run: run.mirrored(end) for run in runs}
    back = {mirror: run for run, mirror in mirrored.items()}
    pairs: set[tuple[_Run, _Run]] = set()
    for run in runs:
        if (following := _following(run, runs, end, to_box=True)) is not None:
            pairs.add((run, following))
        before = _following(mirrored[run], list(back), end, to_box=not way.joins)
        if before is not None:
            pairs.add((back[before], run))
    for one, other in pairs:
        out, into = way.points[one.last], way.points[other.first]
        side = _side(one.page.area, out, lower if one.last == end else None)
        yield Lead(one.page.number, other.page.number, True, side, out)
        side = _side(other.page.area, into, upper if other.first == 0 else None)
        yield Lead(other.page.number, one.page.number, False, side, into)


def _covers(other: _Run, run: _Run) -> bool:
    """Whether a stretch adds nothing for a reader: none of its boxes is whole there, and another page shows more."""
    if run.upper or run.lower or other.page is run.page or other.first > run.first or other.last < run.last:
        return False
    longer = other.last - other.first > run.last - run.first
    return longer or other.upper or other.lower or other.page.number < run.page.number


def _following(run: _Run, runs: Sequence[_Run], end: int, *, to_box: bool) -> _Run | None:
    """Where a line goes on that leaves a page here; None where it ends there (`to_box`: and its box is whole there)."""
    others = [other for other in runs if other.page is not run.page]
    if run.last == end:
        if run.lower or not to_box:
            return None
        whole = [other for other in others if other.lower]
        return min(whole, key=lambda other: other.page.number, default=None)
    touching = [other for other in others if other.first <= run.last + 1 and other.last > run.last]
    if touching:
        return max(touching, key=lambda other: (other.last, other.lower, -other.page.number))
    later = [other for other in others if other.first > run.last]
    return min(later, key=lambda other: (other.first, -other.last, other.page.number), default=None)


def _side(area: Rect, at: Point, cut: Rect | None) -> Side:
    """Where a line is cut, or, where it ends on the page at a box that is cut, where that box goes beyond it."""
    x, y, right, bottom = area.x, area.y, area.right, area.bottom
    if cut is not None:
        beyond = {
            Side.TOP: y - cut.y,
            Side.BOTTOM: cut.bottom - bottom,
            Side.LEFT: x - cut.x,
            Side.RIGHT: cut.right - right,
        }
        return max(beyond, key=lambda side: beyond[side])
    away = {Side.TOP: at[1] - y, Side.BOTTOM: bottom - at[1], Side.LEFT: at[0] - x, Side.RIGHT: right - at[0]}
    return min(away, key=lambda side: away[side])
