"""Using a claim again: one claim may be a reason, an objection, a premise, a position in many places at once.

Circles are allowed; the same claim twice in one argument, or twice as an answer to one issue, is not. The new use is
left selected: where the claim is drawn in full elsewhere, its box is a see-card.
"""

from __future__ import annotations

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import Argument, Id, Issue, Polarity, Position, Premise, Ref, new_id, ref_of
from moot.model.rules import RuleError
from moot.model.verbs.building import put_step
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import argument_at, claim_at, issue_at
from moot.model.verbs.words import STEP


def link_reason(case: Case, claim: Id | Ref, reason: Id | Ref, *, index: int | None = None) -> Edit:
    """An existing claim as a reason for a claim."""
    return _link_step(case, claim, Polarity.PRO, reason, index)


def link_objection(case: Case, claim: Id | Ref, objection: Id | Ref, *, index: int | None = None) -> Edit:
    """An existing claim as an objection to a claim."""
    return _link_step(case, claim, Polarity.CON, objection, index)


def link_undercut(case: Case, argument: Id | Ref, undercutter: Id | Ref, *, index: int | None = None) -> Edit:
    """An existing claim against the step an argument makes."""
    return _link_step(case, argument, Polarity.UNDERCUT, undercutter, index)


def link_premise(case: Case, argument: Id | Ref, claim: Id | Ref, *, index: int | None = None) -> Edit:
    """An existing claim as a linked premise of an argument. Raises RuleError if it is one already."""
    draft = Draft(case)
    owner, linked = argument_at(draft, argument), claim_at(draft, claim)
    refuse_second_premise(draft, owner, linked.id)
    siblings = draft.premises_of(owner.id)
    premise = draft.put_among(Premise(new_id(), argument=owner.id, claim=linked.id), siblings, index)
    return draft.edit(phrase("Link claim {number} as premise", number=linked.number), focus=ref_of(premise))


def link_position(case: Case, issue: Id | Ref, claim: Id | Ref, *, index: int | None = None) -> Edit:
    """An existing claim as an answer to an issue. Raises RuleError if it is one already."""
    draft = Draft(case)
    owner, linked = issue_at(draft, issue), claim_at(draft, claim)
    refuse_second_position(draft, owner, linked.id)
    siblings = draft.positions_of(owner.id)
    position = draft.put_among(Position(new_id(), issue=owner.id, claim=linked.id), siblings, index)
    return draft.edit(phrase("Link claim {number} as position", number=linked.number), focus=ref_of(position))


def refuse_second_premise(draft: Draft, argument: Argument, claim: Id) -> None:
    """Raise RuleError if a claim is a premise of an argument already."""
    if any(premise.claim == claim for premise in draft.premises_of(argument.id)):
        raise RuleError(
            phrase("Claim {number} is a premise of this argument already.", number=draft.claim(claim).number)
        )


def refuse_second_position(draft: Draft, issue: Issue, claim: Id) -> None:
    """Raise RuleError if a claim is an answer to an issue already."""
    if any(position.claim == claim for position in draft.positions_of(issue.id)):
        raise RuleError(phrase("Claim {number} is a position on this issue already.", number=draft.claim(claim).number))


def _link_step(case: Case, onto: Id | Ref, polarity: Polarity, claim: Id | Ref, index: int | None) -> Edit:
    draft = Draft(case)
    goal = argument_at(draft, onto).id if polarity is Polarity.UNDERCUT else claim_at(draft, onto).id
    linked = claim_at(draft, claim)
    step = put_step(draft, goal, polarity, [linked.id], index)
    (premise,) = draft.premises_of(step.id)
    return draft.edit(
        phrase("Link claim {number} as {step}", number=linked.number, step=STEP[polarity]), focus=ref_of(premise)
    )
