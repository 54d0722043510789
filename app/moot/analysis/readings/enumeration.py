"""Listing the readings of a framework, up to a number, within a budget, in an order that is always the same.

What every complete reading accepts is settled first, by the grounded labelling; the rest falls into islands no attack
joins, and a reading of the whole is one reading of each. (Stage readings need not keep to the grounded labelling, so
for them only the islands count.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, product

from moot.analysis.frameworks import Framework
from moot.analysis.propositions import Label
from moot.analysis.readings.encoding import inside
from moot.analysis.readings.oracle import Budget, Unfinished
from moot.analysis.readings.semantics import Dung, End, Limits
from moot.analysis.readings.spaces import Places, Space

_WIDE = (Dung.SEMI_STABLE, Dung.STAGE)


@dataclass(frozen=True, slots=True)
class Found:
    """The readings found, each by the places of what it accepts, and how the search for them ended.

    With `End.ALL` these are all, sorted; none at all then means that there is no reading (only stable ones can fail).
    """

    readings: tuple[Places, ...]
    end: End

    @property
    def complete(self) -> bool:
        """Whether these are all there are."""
        return self.end is End.ALL


@dataclass(frozen=True, slots=True)
class Island:
    """A part of a framework that is read by itself: the places of its arguments, and the framework they make."""

    places: tuple[int, ...]
    framework: Framework

    def space(self, kind: Dung, budget: Budget) -> Space:
        """Its readings. Where there are stable ones, these are the semi-stable and the stage readings too."""
        if kind in _WIDE:
            with Space(self.framework, Dung.STABLE, budget) as stable:
                if next(stable.each(), None) is not None:
                    kind = Dung.STABLE
        return Space(self.framework, kind, budget)

    def each(self, kind: Dung, budget: Budget) -> Iterator[Places]:
        """Its readings, in places of the whole."""
        if kind is Dung.IDEAL:
            yield self._whole(ideal(self.framework, budget))
            return
        with self.space(kind, budget) as space:
            for reading in space.each():
                yield self._whole(reading)

    def _whole(self, reading: Places) -> Places:
        return tuple(self.places[x] for x in reading)


def parts(framework: Framework, kind: Dung) -> tuple[Places, list[Island]]:
    """What every reading accepts, and the islands of what is left to read."""
    settled: Places = ()
    left: list[int] = list(range(len(framework)))
    if kind is not Dung.STAGE:
        labels = framework.grounded()
        settled = tuple(x for x in left if labels[x] is Label.IN)
        left = [x for x in left if labels[x] is Label.UNDECIDED] if kind is not Dung.GROUNDED else []
    rest = framework.part(left)
    islands = rest.islands()
    return settled, [Island(tuple(left[x] for x in island), rest.part(island)) for island in islands]


def readings(framework: Framework, kind: Dung, limits: Limits) -> Found:
    """The readings of a framework, `limits.most` at the most. Where the search ends early those found are right."""
    settled, islands = parts(framework, kind)
    lists = _Lists(islands, kind, limits)
    end = lists.fill()
    whole = (_joined(settled, chosen) for chosen in product(*lists.found))
    listed = list(islice(whole, limits.most + 1))
    if len(listed) > limits.most and end is End.ALL:
        end = End.MOST
    return Found(tuple(sorted(listed[: limits.most])), end)


def one(framework: Framework, kind: Dung, limits: Limits) -> Found:
    """One reading, if there is any; `end` is ALL when it, or that there is none, is certain."""
    settled, islands = parts(framework, kind)
    lists = _Lists(islands, kind, limits)
    end = lists.first()
    chosen = [found[0] for found in lists.found if found]
    if len(chosen) < len(islands):
        return Found((), end)
    return Found((_joined(settled, chosen),), end)


def _joined(settled: Places, chosen: Iterable[Places]) -> Places:
    return tuple(sorted(chain(settled, *chosen)))


class _Lists:
    """The readings of each island, as far as they are needed."""

    def __init__(self, islands: list[Island], kind: Dung, limits: Limits) -> None:
        self._most = limits.most
        self._progress = limits.progress
        budget = Budget(limits)
        self._sources = [island.each(kind, budget) for island in islands]
        self.found: list[list[Places]] = [[] for _ in islands]

    def first(self) -> End:
        """Find one reading of each island."""
        return self._finished(self._first)

    def fill(self) -> End:
        """Find enough readings of the islands for one more of the whole than were asked for."""
        return self._finished(self._fill)

    def _finished(self, search: Callable[[], None]) -> End:
        try:
            search()
        except Unfinished as unfinished:
            return unfinished.end
        finally:
            for source in self._sources:
                source.close()  # type: ignore[attr-defined]  # they are generators, and hold a solver each
        return End.ALL

    def _first(self) -> None:
        for place, source in enumerate(self._sources):
            reading = next(source, None)
            if reading is None:
                return
            self.found[place].append(reading)

    def _fill(self) -> None:
        self._first()
        if not all(self.found):
            return
        count = 1
        for place, source in enumerate(self._sources):
            before = count
            found = self.found[place]
            while before * len(found) <= self._most and (reading := next(source, None)) is not None:
                found.append(reading)
                if self._progress is not None:
                    self._progress(before * len(found))
            count = before * len(found)


def ideal(framework: Framework, budget: Budget) -> Places:
    """The largest admissible set that is part of every preferred reading.

    Of the arguments that some admissible set accepts, those no such argument attacks, less what they cannot defend
    (Dunne, "The computational complexity of ideal semantics", 2009).
    """
    accepted: set[int] = set()
    with Space(framework, Dung.COMPLETE, budget) as space:
        for x in range(len(framework)):
            if x not in accepted:
                accepted.update(space.reading_with(inside(x)) or ())
    safe = {x for x in accepted if not accepted.intersection(framework.attackers[x])}
    while True:
        attacked = {y for y in range(len(framework)) if safe.intersection(framework.attackers[y])}
        undefended = {x for x in safe if not attacked.issuperset(framework.attackers[x])}
        if not undefended:
            return tuple(sorted(safe))
        safe -= undefended
