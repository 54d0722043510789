"""Proof standards as tests of one weight against another, on whole numbers.

A weight of 1 to 100 points is counted in `UNIT`s: a share of a cumulative argument with up to sixteen premises stays
a whole number, and a bare assertion, worth a single unit, is lighter than any share of any real argument. Shares that
do not come out whole are exact fractions; nothing here is ever a float.

Source: Gordon, Prakken & Walton, "The Carneades model of argument and burden of proof" (2007); thresholds as in
Carneades 4. Every test is monotone: it can only begin to hold when its first weight grows, and only cease to hold when
its second grows. That is what makes the labelling unique.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import gt
from typing import TYPE_CHECKING, TypeAlias

from moot.model.records import Settings, Standard

if TYPE_CHECKING:
    from fractions import Fraction

UNIT = 720_720 * 1_000_000  # 720,720 is divisible by 1 to 16
ASSERTION = 1

Weight: TypeAlias = "int | Fraction"
Beats: TypeAlias = Callable[[Weight, Weight], bool]


def share(weight: Weight, part: int, whole: int) -> Weight:
    """The weight of a cumulative argument `part` of whose `whole` premises stand; nothing of nothing is nothing."""
    if not part:
        return 0
    parts = weight * part
    if not parts % whole:
        return int(parts // whole)
    from fractions import Fraction  # few cases need it, and none its loading at every start

    return Fraction(parts, whole)


def points(weight: Weight) -> str:
    """A weight as a person reads it: whole points, or one decimal place; a bare assertion is 0."""
    tenths = weight * 10 // UNIT
    whole, tenth = divmod(int(tenths), 10)
    return f"{whole}.{tenth}" if tenth else str(whole)


class Standards:
    """The tests of one case: its margins, and the standard that holds where none is set."""

    def __init__(self, settings: Settings) -> None:
        clear = settings.clear_margin * UNIT
        doubt = settings.doubt_margin * UNIT
        ceiling = settings.doubt_ceiling * UNIT
        self._default = settings.standard
        self._single: dict[Standard, Beats] = {
            Standard.SCINTILLA: lambda x, y: x > 0,
            Standard.DIALECTICAL_VALIDITY: lambda x, y: x > 0 and y == 0,
            Standard.PREPONDERANCE: gt,
            Standard.CLEAR_AND_CONVINCING: lambda x, y: x > y and x - y > clear,
            Standard.BEYOND_REASONABLE_DOUBT: lambda x, y: x > y and x - y > doubt and y < ceiling,
        }
        self._joint: dict[frozenset[Standard], Beats] = {frozenset({one}): test for one, test in self._single.items()}

    def needed(self, chosen: Iterable[Standard | None]) -> frozenset[Standard]:
        """The standards a claim must meet: all those chosen for it, or the case's own where none is."""
        return frozenset(one for one in chosen if one is not None) or frozenset({self._default})

    def test(self, needed: frozenset[Standard]) -> Beats:
        """Whether a weight for a claim beats a weight against it by each of the standards needed."""
        found = self._joint.get(needed)
        if found is None:
            tests = tuple(self._single[one] for one in sorted(needed))
            found = self._joint[needed] = lambda x, y: all(test(x, y) for test in tests)
        return found

    def unmet(self, needed: frozenset[Standard], weight: Weight, against: Weight) -> Standard | None:
        """The first of the standards needed that these weights do not meet, the weakest first."""
        order = [one for one in Standard if one in needed]
        return next((one for one in order if not self._single[one](weight, against)), None)
