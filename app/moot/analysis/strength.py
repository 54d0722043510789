"""How strong each claim and argument of a case comes out under a gradual semantics: a lens to look through, no status.

Claims and arguments are the nodes. An argument is as strong as its weight times what its premises come to (the weakest
of linked ones, the strongest of convergent ones, the mean of cumulative ones), less what undercuts it; a claim is
supported and attacked by the arguments for and against it. Claims settled by their stance keep their base score.
Answers to one issue do not attack each other: each is rated on its own grounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Final

from moot.analysis.gradual import Join, Rated, settle
from moot.analysis.lenses import Lens
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Mode, Polarity, Ref, Stance

NEUTRAL: Final = 0.5  # the base score of a claim nothing is settled about


def strengths(case: Case, lens: Lens) -> Mapping[Ref, float | None]:
    """The strength of every claim and argument, 0 to 1; None where it has no stable value."""
    nodes: dict[Ref, Rated[Ref]] = {}
    for claim in case.claims.values():
        nodes[Ref(Kind.CLAIM, claim.id)] = _rated_claim(case, claim)
    for argument in case.arguments.values():
        nodes[Ref(Kind.ARGUMENT, argument.id)] = _rated_argument(case, argument)
    return settle(nodes, lens)


def claim_strengths(case: Case, lens: Lens) -> dict[Id, float | None]:
    """The strength of every claim, by its id."""
    found = strengths(case, lens)
    return {id_: found[Ref(Kind.CLAIM, id_)] for id_ in case.claims}


def base_score(claim: Claim) -> float:
    """What a claim has before any argument is looked at, 0 to 1."""
    if claim.struck or claim.stance is Stance.REJECTED:
        return 0.0
    if claim.stance is Stance.ACCEPTED:
        return 1.0
    return claim.presumed_weight / 100 if claim.stance is Stance.PRESUMED else NEUTRAL


def _rated_claim(case: Case, claim: Claim) -> Rated[Ref]:
    base = base_score(claim)
    if claim.struck or claim.stance in (Stance.ACCEPTED, Stance.REJECTED):
        return Rated(base)
    arguments = case.arguments_for(claim.id)
    against = _refs(argument for argument in arguments if argument.polarity is Polarity.CON)
    support = _refs(argument for argument in arguments if argument.polarity is Polarity.PRO)
    return Rated(base, against, support)


def _rated_argument(case: Case, argument: Argument) -> Rated[Ref]:
    if not argument.enabled:
        return Rated(0.0)
    premises = tuple(Ref(Kind.CLAIM, premise.claim) for premise in case.premises_of(argument.id))
    undercuts = _refs(case.undercuts_of(argument.id))
    return Rated(argument.weight / 100, undercuts, premises=premises, join=_JOINS[argument.mode])


def _refs(arguments: Iterable[Argument]) -> tuple[Ref, ...]:
    return tuple(Ref(Kind.ARGUMENT, argument.id) for argument in arguments if argument.enabled)


def _weakest(premises: Sequence[float]) -> float:
    return min(premises, default=1.0)


def _strongest(premises: Sequence[float]) -> float:
    return max(premises, default=0.0)


def _mean(premises: Sequence[float]) -> float:
    return fsum(premises) / len(premises) if premises else 0.0


_JOINS: Mapping[Mode, Join] = {Mode.LINKED: _weakest, Mode.CONVERGENT: _strongest, Mode.CUMULATIVE: _mean}
