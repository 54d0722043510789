"""Fit page: the direction of growth and the rows and columns that make a map come out largest on a page.

First the exact shape functions of both directions propose sizes near the page's shape; the best are laid out for real; then
single choices are turned over as long as that makes the map larger. The search is bounded by counts, never by the clock,
so the same map on the same page always comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moot.layout.arrange import TREES, Arrangement, Arrangements
from moot.layout.forest import Forest, Step, reading_order
from moot.layout.shapes import BoxKind, MapLayout
from moot.layout.sizing import Shape, Shapes, wishes_of
from moot.layout.tidy import LayoutCache, SizeOf, lay_out
from moot.model.records import Direction, Kind, Ref

_TRIED = 5  # proposals of the shape functions laid out, in each direction
_BOXES_LAID = 60_000  # boxes laid out in all while turning choices over: a bound on the work


@dataclass(frozen=True, slots=True)
class Fit:
    """How a map comes out largest on a page. `scale` is page px per map px."""

    direction: Direction
    arrangement: Arrangements
    scale: float
    layout: MapLayout


def fit_page(
    forest: Forest,
    size_of: SizeOf,
    width: float,
    height: float,
    *,
    directions: Iterable[Direction] = tuple(Direction),
) -> Fit:
    """The largest way found to draw a forest within `width` by `height` (any unit; `scale` is that unit per px).

    `directions` limits the search to what a person has chosen. Raises ValueError for a page without room.
    """
    if width <= 0 or height <= 0:
        raise ValueError("a page needs room to draw on")
    sizes = {box.ref: size_of(box) for box in reading_order(forest)}
    search = _Search(forest, lambda box: sizes[box.ref], width, height)
    count = len(sizes)
    best = max((search.best_of(direction, count) for direction in directions), key=lambda fit: fit.scale)
    return best


class _Search:
    """One search for one page."""

    def __init__(self, forest: Forest, size_of: SizeOf, width: float, height: float) -> None:
        self._forest = forest
        self._size_of = size_of
        self._page = width, height

    def best_of(self, direction: Direction, count: int) -> Fit:
        """The best found for one direction of growth."""
        cache = LayoutCache()
        most = 64 if count <= 400 else 16
        shapes = Shapes(self._forest, self._size_of, direction, most).whole()
        shapes.sort(key=lambda shape: -self._scale(shape.w, shape.h))
        proposals = [wishes_of(shape) for shape in shapes[:_TRIED]]
        proposals.append({})
        fits = [self._laid(direction, wishes, cache) for wishes in proposals]
        fits.sort(key=lambda fit: -fit.scale)
        rounds = _BOXES_LAID // max(count, 1)
        climbed = [self._climb(fit, cache, rounds // 2) for fit in fits[:2]]
        return max(climbed, key=lambda fit: fit.scale)

    def _scale(self, w: float, h: float) -> float:
        return min(self._page[0] / max(w, 1.0), self._page[1] / max(h, 1.0))

    def _laid(self, direction: Direction, wishes: Arrangements, cache: LayoutCache) -> Fit:
        layout = lay_out(self._forest, self._size_of, direction=direction, arrangement=wishes, cache=cache)
        bounds = layout.bounds
        return Fit(direction, wishes, self._scale(bounds.w, bounds.h), layout)

    def _climb(self, fit: Fit, cache: LayoutCache, rounds: int) -> Fit:
        """Turn single choices over, as long as one makes the map larger and the rounds last."""
        choices = self._choices(fit.direction)
        since = 0
        k = 0
        while choices and since < len(choices) and rounds > 0:
            ref, plain = choices[k % len(choices)]
            k += 1
            rounds -= 1
            since += 1
            turned = dict(fit.arrangement)
            now = turned.get(ref, plain)
            turned[ref] = Arrangement.ROW if now is Arrangement.COLUMN else Arrangement.COLUMN
            other = self._laid(fit.direction, turned, cache)
            if other.scale > fit.scale + 1e-9:
                fit, since = other, 0
        return fit

    def _choices(self, direction: Direction) -> list[tuple[Ref, Arrangement]]:
        """What can be turned over, and how it stands when nobody says."""
        down = direction is Direction.DOWN
        banded = Arrangement.ROW if down else Arrangement.COLUMN
        found: list[tuple[Ref, Arrangement]] = [(TREES, banded)] if len(self._forest.roots) > 1 else []
        nodes = [*self._forest.issues.values(), *self._forest.claims.values()]
        for node in nodes:
            if node.positions or node.steps:
                found.append((node.box.ref, Arrangement.ROW))
            stack: list[Step] = list(node.steps)
            while stack:
                step = stack.pop()
                stack += step.undercuts
                if len(step.premises) > 1:
                    found.append((step.box.ref, banded))
        return found
