"""Boxes gliding from where they were to where they are: a small layout of what is in sight, part of the way there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF

from moot.drawing.traced import Extent, Traced
from moot.layout.shapes import Band, Curve, Edge, Line, MapLayout, Piece, Placed
from moot.model.records import Kind, Ref

MOST = 400  # boxes in sight that move: beyond that a glide says nothing and costs frames


class Glide:
    """The way from one layout to the next, for what is seen of either. `worth` says whether anything moves at all."""

    def __init__(self, before: Traced, after: Traced, shift: tuple[float, float], sight: QRectF) -> None:
        area = Extent(sight.left(), sight.top(), sight.right(), sight.bottom())
        old = Extent(area.left - shift[0], area.top - shift[1], area.right - shift[0], area.bottom - shift[1])
        refs = [placed.box.ref for placed in after.boxes_within(area)]
        refs += [placed.box.ref for placed in before.boxes_within(old) if placed.box.ref in after.layout.boxes]
        self._after = after
        self._offsets = _offsets(before.layout.boxes, after.layout.boxes, refs, shift)
        self._refs: list[Placed] = []
        self._edges: list[Edge] = []
        self._bands: list[Band] = []
        self.worth = 0 < sum(offset != (0.0, 0.0) for offset in self._offsets.values()) <= MOST
        if self.worth:
            self._gather(after, area)

    def _gather(self, after: Traced, area: Extent) -> None:
        """What is to glide, in the order it is painted: all in sight, and what was and is now elsewhere."""
        self._refs = [after.layout.boxes[ref] for ref in self._offsets]
        edges = dict.fromkeys(after.edges_within(area))
        bands = dict.fromkeys(after.bands_within(area))
        for placed in self._refs:
            spot = Extent(placed.rect.x, placed.rect.y, placed.rect.right, placed.rect.bottom)
            if not area.holds(spot):
                edges.update(dict.fromkeys(after.edges_within(spot)))
                bands.update(dict.fromkeys(after.bands_within(spot)))
        self._edges = list(edges)
        self._bands = [band for band in bands if Ref(Kind.ARGUMENT, band.argument) in self._offsets]

    def at(self, part: float) -> MapLayout:
        """The layout after this part (0 to 1) of the way."""
        left = 1.0 - part
        shifts = {ref: (dx * left, dy * left) for ref, (dx, dy) in self._offsets.items()}
        boxes = {placed.box.ref: _moved(placed, shifts) for placed in self._refs}
        bands = []
        for band in self._bands:
            dx, dy = shifts.get(Ref(Kind.ARGUMENT, band.argument), (0.0, 0.0))
            bands.append(Band(band.argument, band.polarity, band.rect.moved(dx, dy)))
        edges = tuple(_bent(edge, shifts) for edge in self._edges)
        return MapLayout(boxes, tuple(bands), edges, self._after.layout.bounds)


def _offsets(
    before: Mapping[Ref, Placed], after: Mapping[Ref, Placed], refs: Iterable[Ref], shift: tuple[float, float]
) -> dict[Ref, tuple[float, float]]:
    """How far each box was from where it is; a new box comes from where the box it hangs from was."""
    found: dict[Ref, tuple[float, float]] = {}
    for ref in refs:
        here: Placed | None = after[ref]
        old = before.get(ref)
        while old is None and here is not None and here.parent is not None:
            ref_above = here.parent
            here, old = after.get(ref_above), before.get(ref_above)
        if old is None or here is None:
            found[ref] = (0.0, 0.0)
        else:
            found[ref] = (old.rect.x + shift[0] - here.rect.x, old.rect.y + shift[1] - here.rect.y)
    return found


def _moved(placed: Placed, shifts: Mapping[Ref, tuple[float, float]]) -> Placed:
    dx, dy = shifts.get(placed.box.ref, (0.0, 0.0))
    if dx == dy == 0.0:
        return placed
    return Placed(placed.box, placed.rect.moved(dx, dy), placed.parent, placed.depth)


def _bent(edge: Edge, shifts: Mapping[Ref, tuple[float, float]]) -> Edge:
    """A line whose ends are still away from their places: every point moves by a share of both ends' ways."""
    start = shifts.get(edge.source, (0.0, 0.0))
    end = shifts.get(edge.target, (0.0, 0.0))
    if start == end == (0.0, 0.0) or not edge.pieces:
        return edge
    pieces: list[Piece] = []
    count = len(edge.pieces)
    for number, piece in enumerate(edge.pieces):
        first, last = _between(start, end, number / count), _between(start, end, (number + 1) / count)
        if isinstance(piece, Curve):
            x1, y1, x2, y2, x, y = piece
            pieces.append(Curve(x1 + first[0], y1 + first[1], x2 + last[0], y2 + last[1], x + last[0], y + last[1]))
        else:
            pieces.append(Line(piece.x + last[0], piece.y + last[1]))
    begin = (edge.start[0] + start[0], edge.start[1] + start[1])
    return Edge(edge.kind, edge.source, edge.target, begin, tuple(pieces), edge.weight, edge.stem)


def _between(one: tuple[float, float], other: tuple[float, float], part: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
