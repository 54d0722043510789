"""Growing the map: new issues, positions, claims, reasons, objections, undercuts, linked premises, steps between.

Each verb makes one empty claim (or issue) and leaves it selected; typing its first text merges into the same step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import (
    Argument,
    Claim,
    Id,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Ref,
    new_id,
    ref_of,
)
from moot.model.rules import check_fields
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import argument_at, claim_at, issue_at, place_at
from moot.model.verbs.words import STEP


def typing(id_: Id) -> str:
    """The key under which changes of one text merge into one step of undo."""
    return f"text:{id_}"


def add_issue(case: Case, text: str = "", *, after: Id | Ref | None = None, before: Id | Ref | None = None) -> Edit:
    """A new issue: after or before another one, else the last."""
    draft = Draft(case)
    issue = Issue(new_id(), text=text)
    siblings = draft.issues
    draft.put_among(issue, siblings, _beside(siblings, after, before))
    return _begun(draft, phrase("Add issue"), issue)


def add_position(
    case: Case, issue: Id | Ref, text: str = "", *, after: Id | Ref | None = None, before: Id | Ref | None = None
) -> Edit:
    """A new claim as an answer to an issue: after or before another position, else the last."""
    draft = Draft(case)
    claim = new_claim(draft, text)
    position = Position(new_id(), issue=issue_at(draft, issue).id, claim=claim.id)
    siblings = draft.positions_of(position.issue)
    draft.put_among(position, siblings, _beside(siblings, after, before))
    return _begun(draft, phrase("Add position"), claim)


def add_claim(case: Case, text: str = "", *, after: Id | Ref | None = None, before: Id | Ref | None = None) -> Edit:
    """A new claim that hangs from nothing: after or before another such claim, else the last."""
    draft = Draft(case)
    claim = Claim(new_id(), text=text, number=draft.next_number)
    loose = draft.loose_claims
    draft.put_among(claim, loose, _beside(loose, after, before))
    return _begun(draft, phrase("Add claim"), claim)


def add_reason(case: Case, claim: Id | Ref, text: str = "", *, index: int | None = None) -> Edit:
    """A new claim as a reason for a claim, the last of its arguments unless an index says otherwise."""
    return _add_step(case, claim, Polarity.PRO, text, index)


def add_objection(case: Case, claim: Id | Ref, text: str = "", *, index: int | None = None) -> Edit:
    """A new claim as an objection to a claim, the last of its arguments unless an index says otherwise."""
    return _add_step(case, claim, Polarity.CON, text, index)


def add_undercut(case: Case, argument: Id | Ref, text: str = "", *, index: int | None = None) -> Edit:
    """A new claim against the step an argument makes; a premise stands for its argument."""
    return _add_step(case, argument, Polarity.UNDERCUT, text, index)


def add_premise(case: Case, argument: Id | Ref, text: str = "", *, after: Id | Ref | None = None) -> Edit:
    """A new claim as a linked premise of an argument, after one of its premises, else the last."""
    draft = Draft(case)
    owner = argument_at(draft, argument)
    claim = new_claim(draft, text)
    premise = Premise(new_id(), argument=owner.id, claim=claim.id)
    siblings = draft.premises_of(owner.id)
    draft.put_among(premise, siblings, _beside(siblings, after, None))
    return _begun(draft, phrase("Add linked premise"), claim)


def add_sibling(case: Case, place: Ref, text: str = "", *, before: bool = False) -> Edit:
    """Another of the same kind right after (or before) a place.

    Beside an issue an issue, beside a position a position, beside a premise or an argument a new argument of the same
    polarity for the same conclusion, beside a claim that hangs from nothing another such claim.
    """
    draft = Draft(case)
    found = place_at(draft, place)
    ref = ref_of(found)
    after, ahead = (None, ref) if before else (ref, None)
    match found:
        case Issue():
            return add_issue(case, text, after=after, before=ahead)
        case Position():
            return add_position(case, found.issue, text, after=after, before=ahead)
        case Claim():
            return add_claim(case, text, after=after, before=ahead)
        case _:
            argument = argument_at(draft, ref)
            ids = [sibling.id for sibling in draft.siblings_of(argument)]
            index = ids.index(argument.id) + (0 if before else 1)
            return _add_step(case, argument.conclusion, argument.polarity, text, index)


def insert_between(case: Case, argument: Id | Ref) -> Edit:
    """A new claim between the premises of an argument and what it bears on.

    The premises become a reason for the new claim, which takes over what the old argument did: support, object to or
    undercut. Weight, scheme, questions and undercuts stay with the premises they were about.
    """
    draft = Draft(case)
    inner = argument_at(draft, argument)
    claim = new_claim(draft, "")
    outer = Argument(new_id(), conclusion=inner.conclusion, polarity=inner.polarity, order=inner.order)
    draft.put(outer)
    draft.put(Premise(new_id(), argument=outer.id, claim=claim.id))
    draft.put(replace(inner, conclusion=claim.id, polarity=Polarity.PRO, order=0))
    return _begun(draft, phrase("Insert step between"), claim)


def new_claim(draft: Draft, text: str) -> Claim:
    """Put a new claim with the next key number, for a place still to be made."""
    claim = Claim(new_id(), text=text, number=draft.next_number)
    draft.put(claim)
    return claim


def put_step(draft: Draft, onto: Id, polarity: Polarity, claims: list[Id], index: int | None = None) -> Argument:
    """Put a new argument from some claims to a claim (or, for an undercut, to an argument) among those there."""
    argument = Argument(new_id(), conclusion=onto, polarity=polarity)
    placed = draft.put_among(argument, draft.siblings_of(argument), index)
    for order, claim in enumerate(claims):
        draft.put(Premise(new_id(), argument=placed.id, claim=claim, order=order))
    return placed


def _add_step(case: Case, onto: Id | Ref, polarity: Polarity, text: str, index: int | None) -> Edit:
    draft = Draft(case)
    goal = argument_at(draft, onto).id if polarity is Polarity.UNDERCUT else claim_at(draft, onto).id
    claim = new_claim(draft, text)
    put_step(draft, goal, polarity, [claim.id], index)
    return _begun(draft, phrase("Add {step}", step=STEP[polarity]), claim)


def _begun(draft: Draft, label: str, record: Issue | Claim) -> Edit:
    check_fields(record)
    return draft.edit(label, focus=ref_of(record), merges=typing(record.id))


def _beside(
    siblings: Sequence[Issue | Position | Premise | Claim],
    after: Id | Ref | None,
    before: Id | Ref | None,
) -> int | None:
    for at, sibling in enumerate(siblings):
        if after is not None and _names(after, sibling):
            return at + 1
        if before is not None and _names(before, sibling):
            return at
    return None


def _names(given: Id | Ref, sibling: Issue | Position | Premise | Claim) -> bool:
    if not isinstance(given, Ref):
        return given == sibling.id
    if given.kind is Kind.CLAIM and isinstance(sibling, Position | Premise):
        return given.id == sibling.claim
    return given == ref_of(sibling)
