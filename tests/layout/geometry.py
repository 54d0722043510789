"""What must hold of every layout: boxes, bands and lines keep out of each other's way. Brute force over a grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import TypeAlias, TypeVar

from moot.layout.shapes import BoxKind, Curve, Edge, MapLayout, Rect
from moot.model.records import Kind, Ref

Point: TypeAlias = tuple[float, float]
T = TypeVar("T")

_CELL = 300.0
_NEAR = 0.01


def faults(layout: MapLayout) -> list[str]:
    """Everything that is wrong with a layout, in words."""
    found = [f"boxes overlap: {one} {other}" for one, other in overlapping(_boxes(layout))]
    found += [f"lines cross: {_name(one)} {_name(other)}" for one, other in crossings(layout)]
    found += [f"line {_name(edge)} runs through box {ref}" for edge, ref in through_boxes(layout)]
    found += [f"band {band} meets {thing}" for band, thing in foreign_in_bands(layout)]
    found += [f"line {_name(edge)} runs through band {band}" for edge, band in through_bands(layout)]
    found += [f"{ref} lies outside the bounds" for ref, rect in _boxes(layout) if not _holds(layout.bounds, rect)]
    return found


def polyline(edge: Edge, parts: int = 16) -> list[Point]:
    """An edge as a chain of points."""
    points = [edge.start]
    for piece in edge.pieces:
        if isinstance(piece, Curve):
            start = points[-1]
            points += [_bezier(start, piece, k / parts) for k in range(1, parts + 1)]
        else:
            points.append((piece.x, piece.y))
    return points


def _bezier(start: Point, curve: Curve, t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    points = (start, (curve.x1, curve.y1), (curve.x2, curve.y2), (curve.x, curve.y))
    return (
        sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)),
    )


def overlapping(rects: Iterable[tuple[T, Rect]]) -> Iterator[tuple[T, T]]:
    """All pairs of rectangles that share an inner point."""
    for (one, a), (other, b) in _together((item, item[1]) for item in rects):
        if a.overlaps(b, -_NEAR):
            yield one, other


def crossings(layout: MapLayout) -> Iterator[tuple[Edge, Edge]]:
    """All pairs of edges of which one passes from one side of the other to its other side."""
    pieces = ((edge, a, b) for edge in layout.edges for a, b in pairwise(polyline(edge)))
    for (one, a, b), (other, c, d) in _together((piece, _around(piece[1], piece[2])) for piece in pieces):
        if one is not other and _cross(a, b, c, d):
            yield one, other


def through_boxes(layout: MapLayout) -> Iterator[tuple[Edge, Ref]]:
    """All edges that run through the inside of a box."""
    cells = _cells((ref, rect) for ref, rect in _boxes(layout))
    for edge in layout.edges:
        for x, y in _dense(polyline(edge)):
            for ref in cells.get((int(x // _CELL), int(y // _CELL)), ()):
                placed = layout.boxes[ref]
                own = ref in (edge.source, edge.target) and placed.box.kind is BoxKind.ARGUMENT
                if _inside(placed.rect, x, y, 3.0 if own else _NEAR):  # a line ends on a pill's rounded end
                    yield edge, ref


def foreign_in_bands(layout: MapLayout) -> Iterator[tuple[Ref, Ref]]:
    """All pairs of a band (by its argument) and a box or band that has no business there."""
    items = [((ref, False), rect) for ref, rect in _boxes(layout)]
    items += [((Ref(Kind.ARGUMENT, band.argument), True), band.rect) for band in layout.bands]
    for one, other in overlapping(items):
        for (band, is_band), (thing, is_other) in ((one, other), (other, one)):
            if is_band and thing != band and (is_other or _foreign(layout, band, thing)):
                yield band, thing


def _foreign(layout: MapLayout, band: Ref, thing: Ref) -> bool:
    placed = layout.boxes[thing]
    return placed.parent != band or placed.box.kind is BoxKind.ARGUMENT


def through_bands(layout: MapLayout) -> Iterator[tuple[Edge, Ref]]:
    """All edges that run through a band although they lead to or from nothing in it."""
    inside: dict[Ref, set[Ref]] = defaultdict(set)
    for ref, placed in layout.boxes.items():
        if placed.parent is not None and placed.box.kind is not BoxKind.ARGUMENT:
            inside[placed.parent].add(ref)
    bands = {Ref(Kind.ARGUMENT, band.argument): band.rect for band in layout.bands}
    cells = _cells(bands.items())
    for edge in layout.edges:
        for x, y in _dense(polyline(edge)):
            for band in cells.get((int(x // _CELL), int(y // _CELL)), ()):
                if edge.target not in inside[band] and _inside(bands[band], x, y, 0.5):
                    yield edge, band


def _boxes(layout: MapLayout) -> Iterator[tuple[Ref, Rect]]:
    for ref, placed in layout.boxes.items():
        yield ref, placed.rect


def _together(items: Iterable[tuple[T, Rect]]) -> Iterator[tuple[T, T]]:
    for cell in _cells(items).values():
        yield from combinations(cell, 2)


def _cells(items: Iterable[tuple[T, Rect]]) -> dict[tuple[int, int], list[T]]:
    cells: dict[tuple[int, int], list[T]] = defaultdict(list)
    for item, rect in items:
        for i in range(int(rect.x // _CELL), int(rect.right // _CELL) + 1):
            for j in range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1):
                cells[i, j].append(item)
    return cells


def _around(a: Point, b: Point) -> Rect:
    x, y = min(a[0], b[0]), min(a[1], b[1])
    return Rect(x, y, max(a[0], b[0]) - x, max(a[1], b[1]) - y)


def _inside(rect: Rect, x: float, y: float, margin: float) -> bool:
    return rect.x + margin < x < rect.right - margin and rect.y + margin < y < rect.bottom - margin


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x + _NEAR
        and outer.y <= inner.y + _NEAR
        and inner.right <= outer.right + _NEAR
        and inner.bottom <= outer.bottom + _NEAR
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    def apart(one: float, other: float) -> bool:
        return min(one, other) < -1e-3 and max(one, other) > 1e-3

    return apart(side(a, b, c), side(a, b, d)) and apart(side(c, d, a), side(c, d, b))


def _dense(points: list[Point], step: float = 6.0) -> Iterator[Point]:
    for (x0, y0), (x1, y1) in pairwise(points):
        parts = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        for k in range(parts):
            yield x0 + (x1 - x0) * k / parts, y0 + (y1 - y0) * k / parts
    yield points[-1]


def _name(edge: Edge) -> str:
    return f"{edge.source}→{edge.target}"
