"""Fit page: the direction of growth and the rows and columns that make a map come out largest on a page.

First the exact shape functions of both directions propose sizes near the page's shape; the best are laid out for real;
then single choices are turned over as long as that makes the map larger. The search is bounded by counts, never by the
clock, so the same map on the same page always comes out the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from moot.layout.arrange import TREES, Arrangement, Arrangements, Wish
from moot.layout.forest import Forest, all_steps, reading_order
from moot.layout.shapes import MapLayout
from moot.layout.sizing import Shapes, partitions, wishes_of
from moot.layout.tidy import LayoutCache, SizeOf, lay_out
from moot.model import pace
from moot.model.records import Direction, Ref

_TRIED = 12  # proposals of the shape functions laid out, in each direction
_MISJUDGED = 1.06  # by how much a proposal may come out larger than it promised
_HOPEFUL = 0.75  # a direction whose proposals fall below this part of the best is not followed up
_CLIMBED = 6  # of these, improved step by step
_BOXES_LAID = 20_000  # boxes laid out in all while turning choices over

Choice: TypeAlias = tuple[Ref, tuple[Wish, ...]]


class Fit(NamedTuple):
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
    work: int = _BOXES_LAID,
    cache: LayoutCache | None = None,
) -> Fit:
    """The largest way found to draw a forest within `width` by `height` (any unit; `scale` is that unit per px).

    `directions` limits the search to what a person has chosen, `work` the boxes laid out while turning choices over.
    A `cache` of this forest lends the blocks it has, for its direction, and has those of what was tried afterwards.
    Raises ValueError for a page without room. Long work: see `model.pace`.
    """
    if width <= 0 or height <= 0:
        raise ValueError("a page needs room to draw on")
    sizes = {box.ref: size_of(box) for box in reading_order(forest)}
    search = _Search(forest, lambda box: sizes[box.ref], (width, height), cache)
    count = len(sizes)
    rounds = work // max(count, 1)
    first = {direction: search.proposals(direction, count, spare=rounds < _TRIED) for direction in directions}
    hopeful = _HOPEFUL * max(fits[0].scale for fits in first.values())
    climbed = [search.improved(fits, rounds) for fits in first.values() if fits[0].scale >= hopeful]
    return max(climbed, key=lambda fit: fit.scale)


class _Search:
    """One search for one page."""

    def __init__(self, forest: Forest, size_of: SizeOf, page: tuple[float, float], cache: LayoutCache | None) -> None:
        self._forest = forest
        self._size_of = size_of
        self._page = page
        self._rounds = 0
        self._caches = {direction: LayoutCache() for direction in Direction}
        if cache is not None and cache.direction is not None:
            self._caches[cache.direction] = cache

    def proposals(self, direction: Direction, count: int, *, spare: bool) -> list[Fit]:
        """The most promising sizes of one direction of growth, laid out, the best first; `spare` leaves out those that
        promise too little to come out best.
        """
        most = 64 if count <= 400 else 16
        shapes = Shapes(self._forest, self._size_of, direction, most).whole()
        shapes.sort(key=lambda shape: -self._scale(shape.w, shape.h))
        fits: list[Fit] = []
        for shape in shapes[:_TRIED]:
            if spare and fits and self._scale(shape.w, shape.h) * _MISJUDGED < max(fit.scale for fit in fits):
                break
            fits.append(self._laid(direction, wishes_of(shape)))
        if not (spare and fits):  # the ordinary arrangement, which is among the shapes or smaller than they are
            fits.append(self._laid(direction, {}))
        return sorted(fits, key=self._merit, reverse=True)

    def improved(self, fits: Sequence[Fit], rounds: int) -> Fit:
        """The best that single changes make of the best few, in so many layouts."""
        if rounds <= 0:
            return fits[0]
        direction = fits[0].direction
        self._rounds = rounds
        choices = self._choices(direction)
        best = max((self._climb(fit, choices) for fit in fits[:_CLIMBED]), key=self._merit)
        chance = random.Random(0)
        while choices and self._rounds > 0:
            other = self._climb(self._shaken(best, choices, chance), choices)
            if self._merit(other) >= self._merit(best):
                best = other
        return best

    def _shaken(self, fit: Fit, choices: Sequence[Choice], chance: random.Random) -> Fit:
        """The same with a few choices made at random, to climb from elsewhere (iterated local search)."""
        turned = dict(fit.arrangement)
        for ref, options in chance.sample(choices, min(len(choices), chance.randint(2, 4))):
            turned[ref] = chance.choice(options)
        return self._laid(fit.direction, turned)

    def _scale(self, w: float, h: float) -> float:
        return min(self._page[0] / max(w, 1.0), self._page[1] / max(h, 1.0))

    def _laid(self, direction: Direction, wishes: Arrangements) -> Fit:
        pace.tick()
        self._rounds -= 1
        cache = self._caches[direction]
        layout = lay_out(self._forest, self._size_of, direction=direction, arrangement=wishes, cache=cache)
        bounds = layout.bounds
        return Fit(direction, wishes, self._scale(bounds.w, bounds.h), layout)

    def _climb(self, fit: Fit, choices: Sequence[Choice]) -> Fit:
        """Turn single choices over, as long as one makes the map larger (or leaves more room) and the rounds last."""
        since = 0
        k = 0
        while since < len(choices) and self._rounds > 0:
            ref, options = choices[k % len(choices)]
            k += 1
            since += 1
            now = fit.arrangement.get(ref, options[0])
            for option in options:
                if option != now:
                    other = self._laid(fit.direction, {**fit.arrangement, ref: option})
                    if self._merit(other) > self._merit(fit):
                        fit, since = other, 0
        return fit

    def _merit(self, fit: Fit) -> tuple[float, float]:
        """First the scale, then how much of the page the shorter side leaves."""
        bounds = fit.layout.bounds
        return round(fit.scale, 6), -round(bounds.w / self._page[0] + bounds.h / self._page[1], 6)

    def _choices(self, direction: Direction) -> list[Choice]:
        """What can be turned over, and its options, first that which holds when nobody says."""
        row, column = Arrangement.ROW, Arrangement.COLUMN
        down = direction is Direction.DOWN
        banded = (row, column) if down else (column, row)
        trees = len(self._forest.roots)
        found: list[Choice] = [(TREES, (*banded, *partitions(trees)))] if trees > 1 else []
        for node in [*self._forest.issues.values(), *self._forest.claims.values()]:
            if node.positions or node.steps:
                stacks = partitions(len(node.positions or node.steps)) if down else []
                found.append((node.box.ref, (row, column, *stacks)))
            found += [(step.box.ref, banded) for step in all_steps(node) if len(step.premises) > 1]
        return found
