"""The readings of a framework as the solver sees them: assignments, if wanted with as much as possible in or decided.

Preferred readings are found by solving, then growing the set until it cannot grow (Dvořák et al., "Complexity-sensitive
decision procedures for abstract argumentation", 2014); semi-stable and stage readings by growing the range instead. A
question about one argument asks for an assignment first, grows it, and asks whether what has grown still answers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from moot.analysis.frameworks import Framework
from moot.analysis.readings import encoding
from moot.analysis.readings.encoding import inside, outside, ranged
from moot.analysis.readings.oracle import Budget, Oracle
from moot.analysis.readings.semantics import Dung

Places: TypeAlias = tuple[int, ...]  # the accepted arguments of a reading, ascending

_WIDE = (Dung.SEMI_STABLE, Dung.STAGE)  # as little undecided as can be


class Space:
    """All readings of one framework under complete, preferred, stable, semi-stable or stage semantics.

    Use it as a context manager. Every method may raise Unfinished; `each` is for one use, and no questions after it.
    """

    def __init__(self, framework: Framework, kind: Dung, budget: Budget) -> None:
        self._size = len(framework)
        clauses: list[list[int]] = []
        clauses += encoding.conflict_free(framework) if kind is Dung.STAGE else encoding.complete(framework)
        if kind is Dung.STABLE:
            clauses += encoding.decided(framework)
        if kind in _WIDE:
            clauses += encoding.in_range(framework)
        self._kind = kind
        places = range(self._size)
        phases = [sign for x in places for sign in (inside(x), -outside(x), ranged(x))]
        self._oracle = Oracle(clauses, 3 * self._size, phases, budget)

    def __enter__(self) -> Space:
        return self

    def __exit__(self, *_: object) -> None:
        self._oracle.__exit__()

    def each(self) -> Iterator[Places]:
        """Every reading once."""
        while (model := self._oracle.solve()) is not None:
            if self._kind in _WIDE:
                reached = self._grown(model)
                yield from self._with_range(reached)
                block = [ranged(x) for x in self._missing(reached)]
            else:
                found = self._accepted(model) if self._kind is not Dung.PREFERRED else self._grown(model)
                yield found
                block = (
                    self._others(found) if self._kind is Dung.COMPLETE else [inside(x) for x in self._missing(found)]
                )
            if not block:
                return
            self._oracle.add(block)

    def any(self) -> Places | None:
        """Some set that meets the clauses, grown or not; None if there is none."""
        model = self._oracle.solve()
        return self._accepted(model) if model is not None else None

    def reading_with(self, literal: int) -> Places | None:
        """A reading in which a literal (of `inside` and `outside`) holds; None if there is none."""
        asked = self._oracle.fresh()
        try:
            while (model := self._oracle.solve([asked, literal])) is not None:
                if self._kind in (Dung.COMPLETE, Dung.STABLE):
                    return self._accepted(model)
                grown = self._grown(model)
                goal = [self._goal(x) for x in grown]
                found = self._oracle.solve([literal, *goal])
                if found is not None:
                    return self._accepted(found)
                self._oracle.add([-asked, *(self._goal(x) for x in self._missing(grown))])
            return None
        finally:
            self._oracle.add([-asked])

    def _goal(self, x: int) -> int:
        return ranged(x) if self._kind in _WIDE else inside(x)

    def _grown(self, model: Sequence[int]) -> Places:
        """What can be reached from an assignment: a set, or a range, that no other contains."""
        while True:
            reached = self._range(model) if self._kind in _WIDE else self._accepted(model)
            missing = self._missing(reached)
            if not missing:
                return reached
            more = self._oracle.fresh()
            self._oracle.add([-more, *(self._goal(x) for x in missing)])
            larger = self._oracle.solve([more, *(self._goal(x) for x in reached)])
            self._oracle.add([-more])
            if larger is None:
                return reached
            model = larger

    def _with_range(self, reached: Places) -> Iterator[Places]:
        """Every set with a range that cannot grow."""
        here = self._oracle.fresh()
        wanted = [here, *(ranged(x) for x in reached)]
        while (model := self._oracle.solve(wanted)) is not None:
            found = self._accepted(model)
            yield found
            self._oracle.add([-here, *self._others(found)])
        self._oracle.add([-here])

    def _accepted(self, model: Sequence[int]) -> Places:
        return tuple(x for x in range(self._size) if model[inside(x) - 1] > 0)

    def _range(self, model: Sequence[int]) -> Places:
        return tuple(x for x in range(self._size) if model[inside(x) - 1] > 0 or model[outside(x) - 1] > 0)

    def _missing(self, places: Places) -> list[int]:
        there = set(places)
        return [x for x in range(self._size) if x not in there]

    def _others(self, found: Places) -> list[int]:
        """The clause that any other set fulfils."""
        there = set(found)
        return [-inside(x) if x in there else inside(x) for x in range(self._size)]
