"""Finding what lies at a point or in a rectangle of a map: for the pointer, for drops, for painting only what is seen.

A laid-out map is its own index: packed blocks hold the bounds of all beneath them, so a search goes down only where it
must and nothing has to be built after an edit. Where boxes have been nudged about, or a layout comes from elsewhere, a
uniform grid does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from moot.layout.laid import LaidMap, band_of
from moot.layout.shapes import Band, BoxKind, Curve, Edge, MapLayout, Placed, Rect

T = TypeVar("T", bound=Hashable)

_CELL = 512.0


class Spot(NamedTuple):
    """What lies at a point: the box, the band beneath it or alone; both None on bare paper."""

    box: Placed | None
    band: Band | None


class MapIndex:
    """Answers where things are in one layout. Results come in reading order; touching an edge counts as inside."""

    def __init__(self, layout: MapLayout) -> None:
        self._layout = layout
        self._laid = layout if isinstance(layout, LaidMap) and layout.orderly else None

    def boxes_in(self, rect: Rect) -> list[Placed]:
        """The boxes that reach into a rectangle."""
        if self._laid is None:
            return self._box_grid.within(rect)
        return [placed for _, placed in self._laid.places(rect) if _meet(placed.rect, rect)]

    def bands_in(self, rect: Rect) -> list[Band]:
        """The bands that reach into a rectangle."""
        if self._laid is None:
            return self._band_grid.within(rect)
        found = (band_of(frame) for frame in self._laid.frames(rect))
        return [band for band in found if band is not None and _meet(band.rect, rect)]

    def edges_in(self, rect: Rect) -> list[Edge]:
        """The edges whose hull reaches into a rectangle."""
        if self._laid is None:
            return self._edge_grid.within(rect)
        laid = self._laid
        found = (edge for frame in laid.frames(rect) for edge in laid.lines(frame))
        return [edge for edge in found if _meet(hull(edge), rect)]

    def at(self, x: float, y: float, margin: float = 0.0) -> Spot:
        """What lies at a point, or within `margin` px of it; of several boxes the nearest, a pill before a card."""
        rect = Rect(x - margin, y - margin, 2 * margin, 2 * margin)
        boxes = self.boxes_in(rect)
        box = min(boxes, key=lambda p: (_away(p.rect, x, y), p.box.kind is not BoxKind.ARGUMENT), default=None)
        bands = self.bands_in(rect)
        return Spot(box, min(bands, key=lambda band: _away(band.rect, x, y), default=None))

    @cached_property
    def _box_grid(self) -> _Grid[Placed]:
        return _Grid(self._layout.boxes.values(), lambda placed: placed.rect)

    @cached_property
    def _band_grid(self) -> _Grid[Band]:
        return _Grid(self._layout.bands, lambda band: band.rect)

    @cached_property
    def _edge_grid(self) -> _Grid[Edge]:
        return _Grid(self._layout.edges, hull)


class _Grid(Generic[T]):
    """Things by the cells of a uniform grid they reach into; what spans very many cells is looked at every time."""

    _MANY = 256

    def __init__(self, things: Iterable[T], rect_of: Callable[[T], Rect]) -> None:
        self._things = [(thing, rect_of(thing)) for thing in things]
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._large: list[int] = []
        for number, (_, rect) in enumerate(self._things):
            cells = list(_cells(rect, self._MANY))
            if len(cells) > self._MANY:
                self._large.append(number)
                continue
            for cell in cells:
                self._cells.setdefault(cell, []).append(number)

    def within(self, rect: Rect) -> list[T]:
        """The things that reach into a rectangle, in the order given."""
        numbers = set(self._large)
        cells = list(_cells(rect, len(self._cells)))
        if len(cells) > len(self._cells):
            numbers.update(range(len(self._things)))
        else:
            for cell in cells:
                numbers.update(self._cells.get(cell, ()))
        return [self._things[number][0] for number in sorted(numbers) if _meet(self._things[number][1], rect)]


def _cells(rect: Rect, most: int) -> Iterator[tuple[int, int]]:
    """The cells a rectangle reaches into; no more than one above `most`."""
    count = 0
    for i in range(int(rect.x // _CELL), int(rect.right // _CELL) + 1):
        for j in range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1):
            count += 1
            yield i, j
            if count > most:
                return


def hull(edge: Edge) -> Rect:
    """A rectangle around an edge: of its points and control points, which hold the curve."""
    x0, y0 = x1, y1 = edge.start
    for piece in edge.pieces:
        points = [(piece.x, piece.y)]
        if isinstance(piece, Curve):
            points += [(piece.x1, piece.y1), (piece.x2, piece.y2)]
        for x, y in points:
            x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
    return Rect(x0, y0, x1 - x0, y1 - y0)


def _meet(one: Rect, other: Rect) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _away(rect: Rect, x: float, y: float) -> float:
    dx = max(rect.x - x, 0.0, x - rect.right)
    dy = max(rect.y - y, 0.0, y - rect.bottom)
    return dx * dx + dy * dy
