"""Which claims of a case match some criteria, and what must be drawn with them so that each hangs from its issue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moot.analysis.labelling import Status
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Party, Polarity, Ref, Stance

if TYPE_CHECKING:
    from moot.analysis.gaps import Gap

_BYSTANDERS = frozenset({"witness", "expert", "court"})  # on no side unless one is named


@dataclass(frozen=True, slots=True)
class Filter:
    """Criteria for claims. Those that are set must all hold; of several values of one, any.

    `ours` is a party: then claims of the other sides match to which nobody has replied.
    """

    holders: frozenset[Id] = frozenset()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    tags: frozenset[str] = frozenset()
    ours: Id | None = None
    gap: bool = False
    unsourced: bool = False
    privileged: bool = False

    def __bool__(self) -> bool:
        return self != Filter()


def matching(
    wanted: Filter, case: Case, statuses: Mapping[Id, Status], gapped: Collection[Id] = frozenset()
) -> frozenset[Id]:
    """The claims that match; no criteria match every claim. `gapped` are those with a gap, as `claims_with_gaps` has
    them."""
    theirs = other_sides(case, wanted.ours) if wanted.ours is not None else frozenset()
    return frozenset(
        claim.id
        for claim in case.claims.values()
        if (not wanted.holders or not wanted.holders.isdisjoint(claim.holders))
        and (not wanted.kinds or claim.kind in wanted.kinds)
        and (not wanted.statuses or statuses.get(claim.id) in wanted.statuses)
        and (not wanted.tags or not wanted.tags.isdisjoint(claim.tags))
        and (not wanted.gap or claim.id in gapped)
        and (not wanted.privileged or claim.privileged)
        and (not wanted.unsourced or not has_source(case, claim))
        and (wanted.ours is None or (not theirs.isdisjoint(claim.holders) and not replied_to(case, claim)))
    )


def has_source(case: Case, claim: Claim) -> bool:
    """Whether a claim rests on a source: not one it only refers to (`see`), and the author may mark it as without."""
    return not claim.source_missing and any(not citation.signal for citation in case.citations_of(claim.id))


def replied_to(case: Case, claim: Claim) -> bool:
    """Whether anybody objects to a claim, or undercuts a step for it or from it. A claim out of play needs no reply."""
    if claim.struck or claim.stance is Stance.REJECTED:
        return True
    about = case.arguments_for(claim.id)
    if any(argument.polarity is Polarity.CON and argument.enabled for argument in about):
        return True
    steps = [argument.id for argument in about]
    steps += [use.argument for use in case.uses_of(claim.id)]
    return any(attack.enabled for step in steps for attack in case.undercuts_of(step))


def other_sides(case: Case, ours: Id) -> frozenset[Id]:
    """The parties against us: those of another side; where ours has none, all others but witnesses, experts, courts."""
    we = case.parties.get(ours)
    side = we.side if we is not None else ""

    def against(party: Party) -> bool:
        if side:
            return party.side not in ("", side)
        return party.id != ours and (bool(party.side) or party.role not in _BYSTANDERS)

    return frozenset(party.id for party in case.parties.values() if against(party))


def claims_with_gaps(case: Case, found: Iterable[Gap]) -> frozenset[Id]:
    """The claims gaps are about; a gap of a step is one of the claim the step bears on."""
    return frozenset(id_ for gap in found if (id_ := _claim_of(case, gap.ref)) is not None)


def _claim_of(case: Case, ref: Ref) -> Id | None:
    if ref.kind is Kind.ARGUMENT:
        seen: set[Id] = set()
        argument = case.arguments.get(ref.id)
        while argument is not None and argument.polarity is Polarity.UNDERCUT and argument.id not in seen:
            seen.add(argument.id)
            argument = case.arguments.get(argument.conclusion)
        return None if argument is None else argument.conclusion
    return ref.id if ref.kind is Kind.CLAIM else None


def kept(case: Case, claims: Collection[Id]) -> tuple[Ref, ...]:
    """What a view must name so that these claims are drawn, each hanging from its issue: they and all above them.

    An undercut is drawn beside the step it attacks, so the premises of that step are kept with it.
    """
    found: set[Ref] = set()
    queue = [Ref(Kind.CLAIM, id_) for id_ in claims if id_ in case.claims]
    while queue:
        ref = queue.pop()
        if ref not in found:
            found.add(ref)
            if ref.kind is Kind.CLAIM:
                queue.extend(_above(case, ref.id))
    claim_numbers = case.claims
    return tuple(sorted(found, key=lambda ref: (ref.kind is Kind.CLAIM, _number(claim_numbers, ref), ref.id)))


def _above(case: Case, claim: Id) -> Iterator[Ref]:
    for position in case.positions_by(claim):
        if position.issue in case.issues:
            yield Ref(Kind.ISSUE, position.issue)
    for use in case.uses_of(claim):
        argument: Argument | None = case.arguments.get(use.argument)
        seen: set[Id] = set()
        while argument is not None and argument.polarity is Polarity.UNDERCUT and argument.id not in seen:
            seen.add(argument.id)
            argument = case.arguments.get(argument.conclusion)
            if argument is not None:
                yield from _premises(case, argument.id)
        if argument is not None and argument.conclusion in case.claims:
            yield Ref(Kind.CLAIM, argument.conclusion)


def _premises(case: Case, argument: Id) -> Iterator[Ref]:
    return (Ref(Kind.CLAIM, premise.claim) for premise in case.premises_of(argument) if premise.claim in case.claims)


def boxes(case: Case, claims: Collection[Id]) -> frozenset[Ref]:
    """All boxes that speak of these claims: they, where they are only referred to, and the steps they are used in."""
    found: set[Ref] = set()
    for id_ in claims:
        found.add(Ref(Kind.CLAIM, id_))
        found.update(Ref(Kind.POSITION, position.id) for position in case.positions_by(id_))
        for use in case.uses_of(id_):
            found.update((Ref(Kind.PREMISE, use.id), Ref(Kind.ARGUMENT, use.argument)))
    return frozenset(found)


def _number(claims: Mapping[Id, Claim], ref: Ref) -> int:
    return claims[ref.id].number if ref.id in claims and ref.kind is Kind.CLAIM else 0
