"""What must hold of every layout: checks on boxes, bands and lines, by brute force over a grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from moot.layout.shapes import BoxKind, Curve, Edge, MapLayout, Rect
from moot.model.case import Case
from moot.model.records import Ref

Point = tuple[float, float]


def polyline(edge: Edge, parts: int = 16) -> list[Point]:
    """The edge as a chain of points."""
    points = [edge.start]
    for piece in edge.pieces:
        if isinstance(piece, Curve):
            x0, y0 = points[-1]
            for k in range(1, parts + 1):
                t = k / parts
                s = 1 - t
                a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
                points.append(
                    (
                        a * x0 + b * piece.x1 + c * piece.x2 + d * piece.x,
                        a * y0 + b * piece.y1 + c * piece.y2 + d * piece.y,
                    )
                )
        else:
            points.append((piece.x, piece.y))
    return points


def overlapping(rects: Iterable[tuple[object, Rect]], cell: float = 300.0) -> Iterator[tuple[object, object]]:
    """All pairs of rectangles that share an inner point."""
    cells: dict[tuple[int, int], list[tuple[object, Rect]]] = defaultdict(list)
    for item in rects:
        rect = item[1]
        for i in range(int(rect.x // cell), int(rect.right // cell) + 1):
            for j in range(int(rect.y // cell), int(rect.bottom // cell) + 1):
                cells[i, j].append(item)
    for items in cells.values():
        for (one, a), (other, b) in combinations(items, 2):
            if a.overlaps(b, -0.01):
                yield one, other


def crossings(layout: MapLayout, cell: float = 200.0) -> Iterator[tuple[Edge, Edge]]:
    """All pairs of edges that properly cross: one passes from one side of the other to its other side."""
    cells: dict[tuple[int, int], list[tuple[Edge, Point, Point]]] = defaultdict(list)
    for edge in layout.edges:
        points = polyline(edge)
        for a, b in zip(points, points[1:], strict=False):
            for i in range(int(min(a[0], b[0]) // cell), int(max(a[0], b[0]) // cell) + 1):
                for j in range(int(min(a[1], b[1]) // cell), int(max(a[1], b[1]) // cell) + 1):
                    cells[i, j].append((edge, a, b))
    for pieces in cells.values():
        for (one, a, b), (other, c, d) in combinations(pieces, 2):
            if one is not other and _cross(a, b, c, d):
                yield one, other


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    eps = 1e-3
    s1, s2, s3, s4 = side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
    return ((s1 > eps and s2 < -eps) or (s1 < -eps and s2 > eps)) and (
        (s3 > eps and s4 < -eps) or (s3 < -eps and s4 > eps)
    )


def through(layout: MapLayout, cell: float = 300.0) -> Iterator[tuple[Edge, Ref]]:
    """All edges that pass through the inside of a box."""
    cells: dict[tuple[int, int], list[tuple[Ref, Rect]]] = defaultdict(list)
    for ref, placed in layout.boxes.items():
        rect = placed.rect
        for i in range(int(rect.x // cell), int(rect.right // cell) + 1):
            for j in range(int(rect.y // cell), int(rect.bottom // cell) + 1):
                cells[i, j].append((ref, rect))
    for edge in layout.edges:
        for x, y in _dense(polyline(edge)):
            for ref, rect in cells.get((int(x // cell), int(y // cell)), ()):
                own = ref in (edge.target, edge.source)
                margin = 3.0 if own and layout.boxes[ref].box.kind is BoxKind.ARGUMENT else 0.01
                if rect.x + margin < x < rect.right - margin and rect.y + margin < y < rect.bottom - margin:
                    yield edge, ref


def _dense(points: list[Point], step: float = 6.0) -> Iterator[Point]:
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        parts = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        for k in range(parts):
            yield x0 + (x1 - x0) * k / parts, y0 + (y1 - y0) * k / parts
    yield points[-1]


def banded(case: Case, layout: MapLayout) -> Iterator[tuple[object, object]]:
    """All pairs of a band and something it has no business with: another band, or a box not its own."""
    own = {band.argument: {("argument", band.argument)} for band in layout.bands}
    for ref, placed in layout.boxes.items():
        if placed.parent is not None and placed.parent.kind == "argument" and placed.parent.id in own:
            own[placed.parent.id].add((ref.kind, ref.id))
    items: list[tuple[object, Rect]] = [(ref, placed.rect) for ref, placed in layout.boxes.items()]
    items += [(band, band.rect) for band in layout.bands]
    bands = set(map(id, layout.bands))
    for one, other in overlapping(items):
        for band, thing in ((one, other), (other, one)):
            if id(band) not in bands:
                continue
            if id(thing) in bands:
                yield band, thing
            elif layout.boxes[thing].box.kind != "argument" or True:
                if (thing.kind, thing.id) not in own[band.argument] and not _hung_undercut(layout, thing, band):
                    yield band, thing


def _hung_undercut(layout: MapLayout, thing: object, band: object) -> bool:
    return False


def lines_in_bands(layout: MapLayout) -> Iterator[tuple[Edge, object]]:
    """All edges that run through a band although they neither start from nor end at something in it."""
    for band in layout.bands:
        inside = {
            ref for ref, placed in layout.boxes.items() if placed.parent is not None and placed.parent.id == band.argument
        }
        pill = next(ref for ref in layout.boxes if ref.kind == "argument" and ref.id == band.argument)
        rect = band.rect
        for edge in layout.edges:
            if edge.target in inside or edge.source in inside or pill in (edge.source, edge.target):
                if pill != edge.target or edge.stem:
                    continue
            points = polyline(edge)
            if any(rect.x + 0.5 < x < rect.right - 0.5 and rect.y + 0.5 < y < rect.bottom - 0.5 for x, y in _dense(points)):
                yield edge, band
