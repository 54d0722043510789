"""Cuts a map into pages: which part of it is on which, so that no box that fits a page is on none as a whole.

Pages stand in columns and rows that overlap, as they would be taped together. Along each axis the fewest strips are
taken; within that number each ends where the fewest boxes are cut, in a gap between boxes if there is one. Any unit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from moot.layout.shapes import MapLayout, Rect
from moot.model.records import Kind, Ref

Span: TypeAlias = tuple[float, float]

AIR = 5.0  # round a box: its shadow belongs to it
_TOGETHER = 0.7  # a step up to this part of a page is kept on one
HAIR = 0.01  # px: what rounding may leave of a box outside the page that holds it


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number, its place in the grid, the part of the map on it."""

    number: int
    column: int
    row: int
    area: Rect

    def holds(self, rect: Rect) -> bool:
        """Whether a rectangle of the map is wholly on this page."""
        return self.area.holds(rect, HAIR)


@dataclass(frozen=True, slots=True)
class Tiling:
    """The pages in reading order, row by row; `cut` names the boxes that are larger than a page."""

    pages: tuple[Page, ...]
    columns: int
    rows: int
    cut: frozenset[Ref] = frozenset()


def tile(
    area: Rect,
    boxes: Mapping[Ref, Rect],
    together: Iterable[Rect],
    room: tuple[float, float],
    overlap: float,
    first: int = 1,
) -> Tiling:
    """Cut the part `area` of a map into pages with this much `room` (width, height), numbered from `first`.

    Pages that would show nothing that is not whole on another are left out. What is `together` is
    kept whole where that is easy. Raises ValueError where the overlap leaves no room.
    """
    if not 0 <= overlap < min(room):
        raise ValueError("pages need more room than they overlap")
    rects = list(boxes.values())
    grounds = [ground for ground in together if ground.w <= _TOGETHER * room[0] and ground.h <= _TOGETHER * room[1]]
    across = [(rect.x, rect.right) for rect in [*rects, *grounds]]
    along = [(rect.y, rect.bottom) for rect in [*rects, *grounds]]
    columns = strips((area.x, area.right), across, room[0], overlap)
    rows = strips((area.y, area.bottom), along, room[1], overlap)
    # measured as `strips` measures them, so that a box as large as a page is taken for the same by both
    cut = frozenset(
        ref for ref, rect in boxes.items() if rect.right - rect.x > room[0] or rect.bottom - rect.y > room[1]
    )
    kept = sorted(_needed(boxes, cut, columns, rows))
    pages = (
        Page(number, column, row, _cell(columns[column], rows[row])) for number, (row, column) in enumerate(kept, first)
    )
    return Tiling(tuple(pages), len(columns), len(rows), cut)


def steps_of(layout: MapLayout) -> list[Rect]:
    """Each pill with its premises, and their ground: what had best stay together."""
    hulls: dict[Ref, Rect] = {Ref(Kind.ARGUMENT, band.argument): band.rect for band in layout.bands}
    for ref, placed in layout.boxes.items():
        pill = placed.parent
        if pill is not None and pill.kind is Kind.ARGUMENT and ref.kind is not Kind.ARGUMENT:
            hulls[pill] = _hull(hulls.get(pill, layout.boxes[pill].rect), placed.rect, layout.boxes[pill].rect)
    return list(hulls.values())


def strips(whole: Span, spans: Sequence[Span], page: float, overlap: float) -> list[Span]:
    """The parts of `whole` that pages of this length show: each span no longer than a page lies in one of them.

    Neighbours share at least `overlap`.
    """
    axis = _Axis(whole[1], spans, page, overlap)
    found: list[Span] = []
    start, left = whole[0], axis.count(whole[0])
    while left > 1:
        left -= 1
        end, following = axis.best_end(start, left)
        found.append((start, end))
        start = following
    return [*found, (start, max(whole[1], start))]


class _Axis:
    """The spans along one axis, sorted so that a cut is judged quickly."""

    def __init__(self, last: float, spans: Sequence[Span], page: float, overlap: float) -> None:
        self._last, self._page, self._overlap = last, page, overlap
        airy = sorted(_with_air(span, page) for span in spans if span[1] - span[0] <= page)
        self._lows = [low for low, _ in airy]
        by_end = sorted(airy, key=lambda span: span[1])
        self._highs = [high for _, high in by_end]
        # of the spans that end there or later, where the first begins
        self._first_low = list(accumulate((low for low, _ in reversed(by_end)), min))[::-1]

    def count(self, start: float) -> int:
        """How few strips are enough from here on."""
        count = 1
        while start + self._page < self._last - HAIR:
            start = self._following(start + self._page)
            count += 1
        return count

    def best_end(self, start: float, left: int) -> Span:
        """Where a strip had best end and the next begin, with so many strips left after it."""
        most = start + self._page
        ends = {most}
        for high in self._highs[bisect_right(self._highs, start) : bisect_right(self._highs, most)]:
            ends.update((high, min(high + self._overlap, most)))
        ends.update(self._lows[bisect_right(self._lows, start) : bisect_right(self._lows, most)])
        judged = sorted((self._cut_by(end), -end) for end in ends)
        for _, minus in judged:
            following = self._following(-minus)
            if following > start and self.count(following) <= left:
                return -minus, following
        return most, self._following(most)  # never: the longest strip leaves no more than that

    def _following(self, end: float) -> float:
        """Where the next strip begins after one that ends here: with the first span that is not whole before it."""
        later = bisect_right(self._highs, end + HAIR / 10)
        unseen = self._first_low[later] if later < len(self._first_low) else end
        return min(end - self._overlap, unseen)

    def _cut_by(self, end: float) -> int:
        return self._across(end) + self._across(self._following(end))

    def _across(self, x: float) -> int:
        """How many spans begin before a point and end after it."""
        return bisect_left(self._lows, x) - bisect_right(self._highs, x)


def _with_air(span: Span, page: float) -> Span:
    air = min(AIR, (page - span[1] + span[0]) / 2)
    return span[0] - air, span[1] + air


def _hull(*rects: Rect) -> Rect:
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


def _cell(column: Span, row: Span) -> Rect:
    return Rect(column[0], row[0], column[1] - column[0], row[1] - row[0])


def _needed(
    boxes: Mapping[Ref, Rect], cut: frozenset[Ref], columns: Sequence[Span], rows: Sequence[Span]
) -> set[tuple[int, int]]:
    """The cells (row, column) to keep: those without which a box would be whole nowhere, or a piece of one missing."""
    kept: set[tuple[int, int]] = set()
    several: list[list[tuple[int, int]]] = []
    for ref, rect in boxes.items():
        across, along = (rect.x, rect.right), (rect.y, rect.bottom)
        meets = ref in cut
        cells = [(row, column) for row in _at(along, rows, meets) for column in _at(across, columns, meets)]
        if meets or len(cells) == 1:
            kept.update(cells)
        else:
            several.append(cells)
    for cells in several:
        if cells and kept.isdisjoint(cells):
            kept.add(cells[0])
    return kept


def _at(span: Span, strips_: Sequence[Span], meets: bool) -> Iterator[int]:
    """The strips that hold a span, or only meet it."""
    for number, (low, high) in enumerate(strips_):
        if (span[0] < high and low < span[1]) if meets else (low - HAIR <= span[0] and span[1] <= high + HAIR):
            yield number
