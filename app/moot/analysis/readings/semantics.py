"""The seven ways to read a framework, and how much may be spent on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Dung(StrEnum):
    """Which sets of arguments count as a reading (Dung 1995; semi-stable: Caminada 2006; stage: Verheij 1996)."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"
    SEMI_STABLE = "semi-stable"
    STAGE = "stage"
    IDEAL = "ideal"


class End(StrEnum):
    """How a search ended."""

    ALL = "all"  # there are no others
    MOST = "most"  # there are more than were asked for
    CONFLICTS = "conflicts"  # the solver's budget was spent: there may be more
    CANCELLED = "cancelled"


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be spent on one search.

    `most` counts readings, `conflicts` the solver's conflicts, never seconds: every machine gives the same answer.
    `cancelled` is asked many times a second, in the thread that searches; `progress` is told how many readings there
    are so far.
    """

    most: int = 1000
    conflicts: int = 100_000
    cancelled: Callable[[], bool] = _never
    progress: Callable[[int], None] | None = None
