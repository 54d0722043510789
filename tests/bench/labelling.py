"""The figures of the labelling: all of a case, after one edit, and the smallest change that turns an issue."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from random import Random
from typing import TypeAlias

from moot.analysis.labelling import Labelling
from moot.analysis.matters import ways_to_turn
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import Claim, Record, Stance
from tests.bench.cases import random_case
from tests.bench.clock import median_of, took

Figure: TypeAlias = tuple[str, Callable[[], float]]

SEED = 1
SIZES = (1_000, 10_000, 100_000)
MIDDLE = 10_000
EDITS = 200
ISSUES = 15


@cache
def settled(claims: int) -> tuple[Record, ...]:
    """A case, circles among its reasons, most of whose bare claims are accepted or presumed: something stands in it."""
    r = Random(SEED)
    case = random_case(claims, SEED, long_texts=False)
    return tuple(_settled(case, record, r) for record in case)


def _settled(case: Case, record: Record, r: Random) -> Record:
    if not isinstance(record, Claim) or case.arguments_for(record.id):
        return record
    return replace(record, stance=r.choice((Stance.ACCEPTED, Stance.ACCEPTED, Stance.PRESUMED, Stance.OPEN)))


def _in_full(claims: int) -> float:
    records = settled(claims)
    return median_of(lambda: Labelling(records), 3)


def _after_an_edit() -> float:
    records = settled(MIDDLE)
    labelling = Labelling(records)
    leaves = [record for record in records if isinstance(record, Claim) and record.stance is not Stance.OPEN]
    times = []
    for leaf in Random(SEED).sample(leaves, EDITS):
        edit = Edit("", (Change(leaf, replace(leaf, stance=Stance.REJECTED)),))
        times.append(took(partial(labelling.update, edit)))
        labelling.update(edit.inverse())
    return statistics.median(times)


def _smallest_flip() -> float:
    labelling = Labelling(settled(MIDDLE))
    return statistics.median(_smallest_flips(labelling))


def _smallest_flips(labelling: Labelling) -> Iterator[float]:
    """How long the smallest sets of changes took to find, an issue at a time."""
    issues = Random(SEED).sample(sorted(labelling.graph.rivalries), ISSUES)
    for issue in issues:
        yield took(partial(_turn, labelling, issue))


def _turn(labelling: Labelling, issue: str) -> None:
    for most in (1, 2, 3):
        if ways_to_turn(labelling, issue, most=most).sets:
            return


FIGURES: list[Figure] = [
    *((f"labelling of {claims:,} claims", partial(_in_full, claims)) for claims in SIZES),
    (f"labelling after one edit at {MIDDLE:,} claims, median", _after_an_edit),
    (f"smallest change that turns an issue at {MIDDLE:,} claims, median", _smallest_flip),
]
