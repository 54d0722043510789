"""Two audiences held side by side: where they part, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moot.analysis.audiences import overlay_of
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.reasons import Reasons
from moot.analysis.sentences import Sentence
from moot.model.case import Case, in_order
from moot.model.records import Id


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that has one status for one audience and another for the other, and why for each."""

    claim: Id
    first: Status
    second: Status
    first_reason: Sentence
    second_reason: Sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """An issue with the claim that prevails for each of two audiences; None where no single answer does."""

    issue: Id
    first: Id | None
    second: Id | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where two audiences part, in reading order: the issues with another winner, the claims with another status."""

    verdicts: tuple[Verdict, ...]
    differences: tuple[Difference, ...]

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.differences)


def compare(case: Case, first: Id | None, second: Id | None, semantics: Semantics = Semantics.DEFAULT) -> Comparison:
    """Where two audiences part, as mapped; None is the case itself."""
    one, other = (Labelling(overlay_of(case, audience).seen_all(case), semantics) for audience in (first, second))
    return compared(case, one, other)


def compared(case: Case, one: Labelling, other: Labelling) -> Comparison:
    """Where two labellings of the same case part."""
    return Comparison(tuple(_verdicts(case, one, other)), tuple(_differences(case, one, other)))


def _verdicts(case: Case, one: Labelling, other: Labelling) -> Iterator[Verdict]:
    for issue in sorted(case.issues.values(), key=in_order):
        winners = one.winner(issue.id), other.winner(issue.id)
        if winners[0] != winners[1]:
            yield Verdict(issue.id, *winners)


def _differences(case: Case, one: Labelling, other: Labelling) -> Iterator[Difference]:
    before, after = one.statuses(), other.statuses()
    parted = [claim for claim in case.claims.values() if before[claim.id] is not after[claim.id]]
    first, second = Reasons(one), Reasons(other)
    for claim in sorted(parted, key=lambda claim: (claim.number, claim.id)):
        id_ = claim.id
        yield Difference(id_, before[id_], after[id_], first.claim(id_), second.claim(id_))
