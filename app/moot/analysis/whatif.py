"""What if: claims struck, restored, accepted or rejected, other weights and standards, as an overlay of the case."""

from __future__ import annotations

from collections.abc import Iterable

from moot.analysis.overlay import Overlay
from moot.model.case import Case
from moot.model.records import Claim, Id, Kind, Ref, Stance, Standard


def strike(trial: Overlay, claims: Iterable[Id], reason: str = "") -> Overlay:
    """A trial in which these claims too are struck."""
    for id_ in claims:
        trial = trial.over(Ref(Kind.CLAIM, id_), struck=True, struck_reason=reason)
    return trial


def restore(trial: Overlay, claims: Iterable[Id]) -> Overlay:
    """A trial in which these claims are not struck."""
    for id_ in claims:
        trial = trial.over(Ref(Kind.CLAIM, id_), struck=False)
    return trial


def settle(trial: Overlay, claims: Iterable[Id], stance: Stance) -> Overlay:
    """A trial in which these claims have a stance, and are not struck."""
    for id_ in claims:
        trial = trial.over(Ref(Kind.CLAIM, id_), stance=stance, struck=False)
    return trial


def weigh(trial: Overlay, argument: Id, weight: int) -> Overlay:
    """A trial in which an argument has another weight (1 to 100). Raises ValueError for any other."""
    if not 1 <= weight <= 100:
        raise ValueError(f"a weight is 1 to 100, not {weight}")
    return trial.over(Ref(Kind.ARGUMENT, argument), weight=weight)


def hold_to(trial: Overlay, ref: Ref, standard: Standard | None) -> Overlay:
    """A trial in which a claim or an issue has another proof standard; None for the one of the case."""
    return trial.over(ref, standard=standard)


def seen_claim(case: Case, trial: Overlay, claim: Id) -> Claim:
    """A claim as the trial has it; raises KeyError for one the case does not have."""
    seen = trial.seen(case.claims[claim])
    assert isinstance(seen, Claim)
    return seen


def claims_from(case: Case, source: Id) -> list[Id]:
    """The claims that rest on a source and on no other."""
    found: list[Id] = []
    for id_ in dict.fromkeys(citation.claim for citation in case.citations_to(source) if not citation.signal):
        rests_on = {citation.source for citation in case.citations_of(id_) if not citation.signal}
        if rests_on == {source} and id_ in case.claims:
            found.append(id_)
    return found


def claims_of(case: Case, party: Id) -> list[Id]:
    """The claims held by a party (a witness) and by nobody else."""
    return [claim.id for claim in case.claims.values() if claim.holders == (party,)]
