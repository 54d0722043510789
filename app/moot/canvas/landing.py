"""Where a person lands on the map: which claim a box shows, what it bears on, the way to it."""

from __future__ import annotations

from collections.abc import Iterator

from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Polarity, Position, Premise, Ref


def claim_shown(case: Case, ref: Ref | None) -> Id | None:
    """The claim a box shows: its own, or the one a premise or position uses (a see-card). None for other boxes."""
    record = case.get(ref) if ref is not None else None
    if isinstance(record, Claim):
        return record.id
    if isinstance(record, Premise | Position) and record.claim in case.claims:
        return record.claim
    return None


def bears_on(case: Case, ref: Ref) -> Iterator[Ref]:
    """What a box bears on directly: a claim on issues and conclusions, an argument on its conclusion."""
    if ref.kind is Kind.ARGUMENT:
        argument = case.arguments.get(ref.id)
        if argument is not None:
            yield conclusion_of(argument)
        return
    claim = claim_shown(case, ref)
    if claim is None:
        return
    for position in case.positions_by(claim):
        if position.issue in case.issues:
            yield Ref(Kind.ISSUE, position.issue)
    for use in case.uses_of(claim):
        if use.argument in case.arguments:
            yield conclusion_of(case.arguments[use.argument])


def conclusion_of(argument: Argument) -> Ref:
    """The claim an argument is for or against; for an undercut, the argument it attacks."""
    return Ref(Kind.ARGUMENT if argument.polarity is Polarity.UNDERCUT else Kind.CLAIM, argument.conclusion)


def way_to(case: Case, ref: Ref | None) -> tuple[Ref, ...]:
    """The issue and claims on the shortest way from a root down to a box, both included: where a map draws it."""
    if ref is None or ref not in case:
        return ()
    below: dict[Ref, Ref | None] = {ref: None}
    queue = [ref]
    top = ref
    for at in queue:
        above = [other for other in bears_on(case, at) if other in case]
        if not above:
            top = at
            break
        for other in above:
            if other not in below:
                below[other] = at
                queue.append(other)
    way: list[Ref] = []
    step: Ref | None = top
    while step is not None:
        way.append(step)
        step = below[step]
    return tuple(step for step in way if step.kind in (Kind.ISSUE, Kind.CLAIM))
