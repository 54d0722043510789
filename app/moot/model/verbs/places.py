"""Places: where a claim hangs, and what a person means by pointing at a box.

A place is a position, a premise, a whole argument (its pill), an issue, or a claim that hangs from nothing. Verbs take
an id of the kind they need, or a reference to whatever was pointed at.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from moot.model.phrases import phrase
from moot.model.records import Argument, Claim, Id, Issue, Kind, Polarity, Position, Premise, Ref, ref_of
from moot.model.rules import RuleError
from moot.model.verbs.draft import Draft


class Relation(StrEnum):
    """How something hangs from what is above it."""

    LOOSE = "loose"
    POSITION = "position"
    PRO = "pro"
    CON = "con"
    UNDERCUT = "undercut"
    PREMISE = "premise"
    BETWEEN = "between"


# argument -> the claim it bears on in the end
Concluded: TypeAlias = dict[Id, Id | None]

POLARITY_OF = {Relation.PRO: Polarity.PRO, Relation.CON: Polarity.CON, Relation.UNDERCUT: Polarity.UNDERCUT}


def claim_at(draft: Draft, at: Id | Ref) -> Claim:
    """The claim meant by an id, or by a claim, position or premise pointed at. Raises RuleError if it is none."""
    if not isinstance(at, Ref):
        return draft.claim(at)
    match at.kind:
        case Kind.CLAIM:
            return draft.claim(at.id)
        case Kind.POSITION:
            return draft.claim(draft.position(at.id).claim)
        case Kind.PREMISE:
            return draft.claim(draft.premise(at.id).claim)
        case _:
            raise RuleError(phrase("Choose a claim first."))


def argument_at(draft: Draft, at: Id | Ref) -> Argument:
    """The argument meant by an id, or by an argument or one of its premises. Raises RuleError if it is none."""
    if not isinstance(at, Ref):
        return draft.argument(at)
    match at.kind:
        case Kind.ARGUMENT:
            return draft.argument(at.id)
        case Kind.PREMISE:
            return draft.argument(draft.premise(at.id).argument)
        case Kind.CLAIM:
            uses = draft.uses_of(draft.claim(at.id).id)
            if len(uses) == 1:
                return draft.argument(uses[0].argument)
    raise RuleError(phrase("Choose a reason or an objection first."))


def issue_at(draft: Draft, at: Id | Ref) -> Issue:
    """The issue meant by an id, or by an issue or one of its positions. Raises RuleError if it is none."""
    if not isinstance(at, Ref):
        return draft.issue(at)
    match at.kind:
        case Kind.ISSUE:
            return draft.issue(at.id)
        case Kind.POSITION:
            return draft.issue(draft.position(at.id).issue)
        case _:
            raise RuleError(phrase("Choose an issue first."))


def place_at(draft: Draft, at: Ref) -> Issue | Position | Premise | Argument | Claim:
    """The record of a place; a claim that hangs in exactly one place means that place. Raises RuleError.

    A claim at which a circle is entered means itself: that it hangs from what is beneath it is not what one sees.
    """
    record = draft.get(at)
    if isinstance(record, Claim):
        uses: list[Position | Premise] = [*draft.positions_by(record.id), *draft.uses_of(record.id)]
        return uses[0] if len(uses) == 1 and hangs_from_a_root(draft, record.id) else record
    if isinstance(record, Issue | Position | Premise | Argument):
        return record
    raise RuleError(phrase("Choose an issue, a claim or an argument first."))


def relation_of(draft: Draft, place: Position | Premise | Argument | Claim) -> Relation:
    """How a place hangs; for a premise, how its argument does."""
    match place:
        case Position():
            return Relation.POSITION
        case Premise():
            return Relation(draft.argument(place.argument).polarity.value)
        case Argument():
            return Relation(place.polarity.value)
        case Claim():
            return Relation.LOOSE


def only_premise_of(draft: Draft, place: Premise) -> bool:
    """Whether a premise is the only one of its argument."""
    return len(draft.premises_of(place.argument)) == 1


def focus_of(draft: Draft, place: Issue | Position | Premise | Argument | Claim) -> Ref:
    """What to select for a place: the claim that hangs there, else the record itself."""
    if isinstance(place, Position | Premise):
        return Ref(Kind.CLAIM, place.claim)
    return ref_of(place)


def hangs_from_a_root(draft: Draft, claim: Id) -> bool:
    """Whether going up from a claim leads to an issue or to a claim that hangs from nothing.

    It does not where a circle of reasons hangs only from itself.
    """
    seen = {claim}
    ahead = [claim]
    known: Concluded = {}
    while ahead:
        at = ahead.pop()
        uses = draft.uses_of(at)
        if draft.positions_by(at) or (not uses and Ref(Kind.CLAIM, at) in draft):
            return True
        for use in uses:
            above = concluded(draft, use.argument, known)
            if above is not None and above not in seen:
                seen.add(above)
                ahead.append(above)
    return False


def concluded(draft: Draft, argument: Id, known: Concluded) -> Id | None:
    """The claim an argument bears on in the end, past undercuts of undercuts; None where there is none.

    `known` holds what earlier calls found, so that many calls on one long chain cost no more than the chain.
    """
    passed: dict[Id, None] = {}
    goal: Id | None = None
    while argument not in known and argument not in passed:
        passed[argument] = None
        found = draft.get(Ref(Kind.ARGUMENT, argument))
        if not isinstance(found, Argument):
            break
        if found.polarity is not Polarity.UNDERCUT:
            goal = found.conclusion
            break
        argument = found.conclusion
    else:
        goal = known.get(argument)
    known.update(dict.fromkeys(passed, goal))
    return goal
