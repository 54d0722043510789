"""A layout made ready for painting: paths of its lines, and what of it lies within a piece of paper.

Only what is seen is worked out, so that the first frame after an edit is quick. One of these lives as long as its
layout.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from moot.drawing import style
from moot.layout.index import MapIndex
from moot.layout.shapes import Band, BoxKind, Curve, Edge, EdgeKind, MapLayout, Piece, Placed, Rect

_ROUND = 28.0  # px round an area from which something may reach into it


class Extent(NamedTuple):
    """The sides of a rectangle, quicker to compare than a Rect."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Extent) -> bool:
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def holds(self, other: Extent) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, share: float) -> Extent:
        """Larger by this share of its sides on every side."""
        dx, dy = (self.right - self.left) * share, (self.bottom - self.top) * share
        return Extent(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)


class Seen(NamedTuple):
    """What of a map is to be painted."""

    boxes: Sequence[Placed]
    bands: Sequence[Band]
    edges: Sequence[Edge]


class _Near(NamedTuple):
    """What lies in and around what is being looked at."""

    area: Extent
    boxes: list[tuple[Extent, Placed]]
    bands: list[tuple[Extent, Band]]
    edges: list[tuple[Extent, Edge]]

    def within(self, area: Extent) -> Seen:
        return Seen(
            [placed for extent, placed in self.boxes if extent.meets(area)],
            [band for extent, band in self.bands if extent.meets(area)],
            [edge for extent, edge in self.edges if extent.meets(area)],
        )


class Trace(NamedTuple):
    """One line: its path up to the arrow, and the arrow (None on stems and lines of position)."""

    path: QPainterPath
    arrow: QPolygonF | None


class Traced:
    """One layout, with what painting it again and again needs."""

    def __init__(self, layout: MapLayout) -> None:
        self.layout = layout
        self._map = MapIndex(layout)
        self._traces: dict[Edge, Trace] = {}
        self._near: _Near | None = None

    @cached_property
    def boxes(self) -> list[Placed]:
        """All boxes, in reading order."""
        return list(self.layout.boxes.values())

    @property
    def bands(self) -> tuple[Band, ...]:
        return self.layout.bands

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.layout.edges

    def seen(self, area: Extent | None) -> Seen:
        """What is to be painted close up within the area; everything for None.

        What is around it is kept for the frames of a pan, from the second on: the first after an edit is in haste.
        """
        if area is None:
            return Seen(self.boxes, self.bands, self.edges)
        if self._near is None or not self._near.area.holds(area):
            self._near = self._around(area if self._near is None else area.grown(0.5))
        return self._near.within(area)

    def _around(self, area: Extent) -> _Near:
        # lines have arrows, and a fold's badge hangs beneath its box
        size = (area.right - area.left + 2 * _ROUND, area.bottom - area.top + 2 * _ROUND)
        rect = Rect(area.left - _ROUND, area.top - _ROUND, *size)
        return _Near(
            area,
            [(_box_extent(placed), placed) for placed in self._map.boxes_in(rect)],
            [(_extent(band.rect, 2.0, 2.0), band) for band in self._map.bands_in(rect)],
            [(_edge_extent(edge), edge) for edge in self._map.edges_in(rect)],
        )

    def boxes_within(self, area: Extent | None) -> Sequence[Placed]:
        """The boxes that meet the area, in reading order; all for None."""
        return self._looked_at(area).boxes

    def bands_within(self, area: Extent | None) -> Sequence[Band]:
        """The bands that meet the area."""
        return self._looked_at(area).bands

    def edges_within(self, area: Extent | None) -> Sequence[Edge]:
        """The lines that may meet the area."""
        return self._looked_at(area).edges

    def _looked_at(self, area: Extent | None) -> Seen:
        """What meets an area that need not be what is being looked at."""
        if area is None or (self._near is not None and self._near.area.holds(area)):
            return self.seen(area)
        return self._around(area).within(area)

    def trace(self, edge: Edge) -> Trace:
        """The path and arrow of a line."""
        found = self._traces.get(edge)
        if found is None:
            found = self._traces[edge] = trace(edge)
        return found

    def crowded_below(self, placed: Placed, width: float) -> bool:
        """Whether a line arrives at the lower edge of a box where a badge of this width at its right would stand."""
        left, bottom = placed.rect.right - width, placed.rect.bottom
        area = Extent(left, bottom - 3.0, placed.rect.right, bottom + 3.0)
        if self._near is not None and self._near.area.holds(area):
            arriving = [edge for extent, edge in self._near.edges if extent.meets(area)]
        else:
            arriving = self._map.edges_in(Rect(left, bottom - 3.0, width, 6.0))
        ends = (_end(edge) for edge in arriving if edge.target == placed.box.ref)
        return any(x > left and abs(y - bottom) < 3.0 for x, y in ends)

    def box_at(self, x: float, y: float) -> Placed | None:
        """The box drawn at a point, the topmost first: pills lie over bands and cards."""
        hit = self._map.boxes_in(Rect(x, y, 0.0, 0.0))
        hit.sort(key=lambda placed: placed.box.kind is BoxKind.ARGUMENT)
        return hit[-1] if hit else None


def _box_extent(placed: Placed) -> Extent:
    """A box with its shadow, ring and, where it is folded, the badge that hangs beneath it."""
    return _extent(placed.rect, 6.0, 26.0 if placed.box.hidden else 6.0)


def _extent(rect: Rect, margin: float, below: float) -> Extent:
    return Extent(rect.x - margin, rect.y - margin, rect.right + margin, rect.bottom + below)


def _end(edge: Edge) -> tuple[float, float]:
    if not edge.pieces:
        return edge.start
    return edge.pieces[-1].x, edge.pieces[-1].y


def _edge_extent(edge: Edge) -> Extent:
    """The hull of a line's points: a Bezier curve never leaves that of its control points."""
    xs, ys = [edge.start[0]], [edge.start[1]]
    for piece in edge.pieces:
        xs += piece[0::2]
        ys += piece[1::2]
    margin = style.ARROW_WIDTH
    return Extent(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def has_arrow(edge: Edge) -> bool:
    """Whether a line ends in an arrow: it bears on a conclusion or a step."""
    return edge.kind is not EdgeKind.POSITION and not edge.stem and not edge.joins


def trace(edge: Edge) -> Trace:
    """The path of a line, ending at the base of its arrow so that a thick line does not blunt the tip."""
    if not edge.pieces or not has_arrow(edge):
        return Trace(_path(edge.start, edge.pieces), None)
    tip = _end(edge)
    from_x, from_y = _before_end(edge)
    away = math.hypot(tip[0] - from_x, tip[1] - from_y)
    if away < 0.01:
        return Trace(_path(edge.start, edge.pieces), None)
    ux, uy = (tip[0] - from_x) / away, (tip[1] - from_y) / away
    back = style.ARROW_LENGTH
    base = (tip[0] - ux * back, tip[1] - uy * back)
    half = style.ARROW_WIDTH / 2
    arrow = QPolygonF(
        [
            QPointF(*tip),
            QPointF(base[0] - uy * half, base[1] + ux * half),
            QPointF(base[0] + uy * half, base[1] - ux * half),
        ]
    )
    # a hair into the arrow, or the two would show a seam
    return Trace(_path(edge.start, _ending(edge, (base[0] + ux, base[1] + uy), away - back)), arrow)


def _before_end(edge: Edge) -> tuple[float, float]:
    last = edge.pieces[-1]
    if isinstance(last, Curve):
        return last.x2, last.y2
    if len(edge.pieces) > 1:
        return edge.pieces[-2].x, edge.pieces[-2].y
    return edge.start


def _ending(edge: Edge, end: tuple[float, float], left: float) -> tuple[Piece, ...]:
    """The pieces with a new last point; `left` is how much of a straight last piece remains."""
    last = edge.pieces[-1]
    if isinstance(last, Curve):
        dx, dy = end[0] - last.x, end[1] - last.y
        return (*edge.pieces[:-1], last._replace(x2=last.x2 + dx, y2=last.y2 + dy, x=end[0], y=end[1]))
    if left <= 0.0 and len(edge.pieces) > 1:
        return edge.pieces[:-1]
    return (*edge.pieces[:-1], last._replace(x=end[0], y=end[1]))


def _path(start: tuple[float, float], pieces: Sequence[Piece]) -> QPainterPath:
    path = QPainterPath(QPointF(*start))
    for piece in pieces:
        if isinstance(piece, Curve):
            path.cubicTo(*piece)
        else:
            path.lineTo(piece.x, piece.y)
    return path
