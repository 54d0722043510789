"""Where a person lands on the map: which claim a box shows, what it bears on, the way to it."""

from __future__ import annotations

from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Issue, Kind, Polarity, Position, Premise, Record, Ref


def claim_shown(case: Case, ref: Ref | None) -> Id | None:
    """The claim a box shows: its own, or the one a premise or position uses (a see-card). None for other boxes."""
    record = case.get(ref) if ref is not None else None
    if isinstance(record, Claim):
        return record.id
    if isinstance(record, Premise | Position) and record.claim in case.claims:
        return record.claim
    return None


def bears_on(case: Case, ref: Ref) -> Ref | None:
    """What a record bears on: a claim on its first conclusion or issue, an argument on its conclusion."""
    record = case.get(ref)
    if isinstance(record, Claim):
        for use in case.uses_of(record.id):
            if use.argument in case.arguments:
                return conclusion_of(case.arguments[use.argument])
        for position in case.positions_by(record.id):
            if position.issue in case.issues:
                return Ref(Kind.ISSUE, position.issue)
    return None if record is None else _end(case, record)


def conclusion_of(argument: Argument) -> Ref:
    """The claim an argument is for or against; for an undercut, the argument it attacks."""
    return Ref(Kind.ARGUMENT if argument.polarity is Polarity.UNDERCUT else Kind.CLAIM, argument.conclusion)


def way_to(case: Case, ref: Ref | None) -> tuple[Ref, ...]:
    """The claims from an issue down to this one, both included; circles end the walk."""
    way: dict[Ref, None] = {}
    while ref is not None and ref not in way and ref in case:
        way[ref] = None
        ref = bears_on(case, ref)
    return tuple(step for step in reversed(way) if step.kind in (Kind.ISSUE, Kind.CLAIM))


def _end(case: Case, record: Record) -> Ref | None:
    """What a link leads to."""
    if isinstance(record, Argument):
        return conclusion_of(record)
    if isinstance(record, Position):
        return Ref(Kind.ISSUE, record.issue)
    if isinstance(record, Premise):
        argument = case.arguments.get(record.argument)
        return conclusion_of(argument) if argument is not None else None
    if isinstance(record, Issue | Claim):
        return None
    about = getattr(record, "claim", None)
    return Ref(Kind.CLAIM, about) if isinstance(about, str) else None
