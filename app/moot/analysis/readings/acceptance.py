"""Whether an argument is accepted in some reading, or in every one, without listing the readings.

Each question is answered by itself: a reading that bears witness, or the certainty that there is none. Witnesses are
kept, for one reading answers for many arguments.
"""

from __future__ import annotations

from moot.analysis.frameworks import Framework
from moot.analysis.propositions import Label
from moot.analysis.readings.encoding import inside, outside
from moot.analysis.readings.enumeration import Found, Island, ideal, parts
from moot.analysis.readings.oracle import Budget, Unfinished
from moot.analysis.readings.semantics import Dung, Limits
from moot.analysis.readings.spaces import Places, Space


class Acceptance:
    """Answers for one framework under one semantics, out of one budget; None where that is spent.

    Use it as a context manager. Where there is no reading at all, `exists` is False: then everything is in every
    reading, and nothing is accepted.
    """

    def __init__(self, framework: Framework, kind: Dung, limits: Limits, known: Found | None = None) -> None:
        self._framework = framework
        self._kind = kind
        self._budget = Budget(limits)
        self._settled, self._islands = parts(framework, kind)
        self._labels = framework.labelled(self._settled)
        self._home = {x: (n, i) for n, island in enumerate(self._islands) for i, x in enumerate(island.places)}
        self._spaces: dict[int, _Witnessed] = {}
        self._failed: set[int] = set()  # islands for which the budget did not even last to begin
        self._complete = known is not None and known.complete
        self._known = self._at_home(_some_of(known)) if known is not None else {}
        self._exists: bool | None = None
        if kind is not Dung.STABLE or (known is not None and known.readings):
            self._exists = True
        elif self._complete:
            self._exists = False

    def __enter__(self) -> Acceptance:
        return self

    def __exit__(self, *_: object) -> None:
        for space in self._spaces.values():
            space.close()

    def exists(self) -> bool | None:
        """Whether there is a reading at all; only stable ones can fail to be."""
        if self._exists is None:
            try:
                spaces = [self._space(n) for n in range(len(self._islands))]
                self._exists = all(space.first() for space in spaces)
            except Unfinished:
                return None
        return self._exists

    def credulous(self, x: int) -> bool | None:
        """Whether some reading accepts an argument."""
        return self._some(x, Label.IN)

    def sceptical(self, x: int) -> bool | None:
        """Whether every reading accepts an argument; True, of anything, where there are no readings."""
        return self._every(x, Label.IN)

    def rejected(self, x: int) -> bool | None:
        """Whether an argument is out in every reading."""
        return self._every(x, Label.OUT)

    def _some(self, x: int, label: Label) -> bool | None:
        exists = self.exists()
        if not exists:
            return exists
        if x not in self._home:
            return self._labels[x] is label
        n, place = self._home[x]
        return self._asked(n, place, label, hold=True)

    def _every(self, x: int, label: Label) -> bool | None:
        exists = self.exists()
        if not exists:
            return None if exists is None else True
        if x not in self._home:
            return self._labels[x] is label
        n, place = self._home[x]
        other = self._asked(n, place, label, hold=False)
        return None if other is None else not other

    def _asked(self, n: int, place: int, label: Label, *, hold: bool) -> bool | None:
        if n in self._failed:
            return None
        try:
            space = self._space(n)
        except Unfinished:
            self._failed.add(n)
            return None
        try:
            return space.has(place, label, hold)
        except Unfinished:
            return None

    def _space(self, n: int) -> _Witnessed:
        found = self._spaces.get(n)
        if found is None:
            budget = None if self._complete else self._budget
            found = self._spaces[n] = _Witnessed(self._islands[n], self._kind, budget, self._known.get(n, []))
        return found

    def _at_home(self, readings: tuple[Places, ...]) -> dict[int, list[Places]]:
        """What known readings accept of each island, each such part once."""
        found: dict[int, dict[Places, None]] = {n: {} for n in range(len(self._islands))}
        for reading in readings:
            here: dict[int, list[int]] = {n: [] for n in found}
            for x in reading:
                if x in self._home:
                    n, place = self._home[x]
                    here[n].append(place)
            for n, accepted in here.items():
                found[n][tuple(accepted)] = None
        return {n: list(distinct) for n, distinct in found.items()}


def _some_of(found: Found, most: int = 64) -> tuple[Places, ...]:
    """All readings where these are all there are; else enough of them to answer most questions."""
    return found.readings if found.complete else found.readings[:: max(1, len(found.readings) // most)]


class _Witnessed:
    """One island with the readings of it that are known already; without a budget these are all."""

    def __init__(self, island: Island, kind: Dung, budget: Budget | None, known: list[Places]) -> None:
        self._framework = island.framework
        self._in: set[int] = set()  # what a known reading has in, has not in, has out, has not out
        self._not_in: set[int] = set()
        self._out: set[int] = set()
        self._not_out: set[int] = set()
        self._space: Space | None = None
        if budget is not None and kind is Dung.IDEAL:
            known = [ideal(island.framework, budget)]
        elif budget is not None:
            self._space = island.space(kind, budget)
        self._met = False
        for reading in dict.fromkeys(known):
            self._meet(reading)

    def close(self) -> None:
        if self._space is not None:
            self._space.__exit__()

    def first(self) -> bool:
        """Whether there is any reading."""
        if not self._met and self._space is not None:
            reading = self._space.any()
            if reading is not None:
                self._meet(reading)
        return self._met

    def has(self, x: int, label: Label, hold: bool) -> bool:
        """Whether some reading has an argument labelled so, or, with `hold` False, not so."""
        seen, variable = (self._in, inside(x)) if label is Label.IN else (self._out, outside(x))
        unseen = self._not_in if label is Label.IN else self._not_out
        if x in (seen if hold else unseen):
            return True
        if self._space is None:
            return False
        reading = self._space.reading_with(variable if hold else -variable)
        if reading is None:
            return False
        self._meet(reading)
        return True

    def _meet(self, reading: Places) -> None:
        self._met = True
        for x, label in enumerate(self._framework.labelled(reading)):
            (self._in if label is Label.IN else self._not_in).add(x)
            (self._out if label is Label.OUT else self._not_out).add(x)
