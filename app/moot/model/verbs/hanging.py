"""Hanging a place elsewhere, on a draft: as a reason, an objection or an undercut, a premise, a position, or loose.

The new use is made before the old one is let go, so that nothing beneath is lost on the way; an argument left without
premises goes, with its undercuts.
"""

from __future__ import annotations

from dataclasses import replace

from moot.model.phrases import phrase
from moot.model.records import Argument, Claim, Id, Issue, Kind, Polarity, Position, Premise, Ref, new_id, ref_of
from moot.model.rules import RuleError
from moot.model.verbs.building import put_step
from moot.model.verbs.draft import Draft
from moot.model.verbs.linking import refuse_second_position, refuse_second_premise
from moot.model.verbs.places import only_premise_of
from moot.model.verbs.removing import doomed, erase


def hang_as_step(
    draft: Draft, place: Position | Premise | Argument | Claim, goal: Id, polarity: Polarity, index: int | None
) -> None:
    """Make a place a reason for or objection to a claim, or an undercut of an argument; a whole argument stays one."""
    step = _whole_step(draft, place)
    if step is not None:
        _refuse_own_undercut(draft, step, goal, polarity)
        moved = replace(step, conclusion=goal, polarity=polarity)
        stays = (step.conclusion, step.polarity is Polarity.UNDERCUT) == (goal, polarity is Polarity.UNDERCUT)
        if stays and index is None:
            draft.put(moved)
        else:
            draft.put_among(moved, draft.siblings_of(moved), index)
        return
    if isinstance(place, Premise):
        made = put_step(draft, goal, polarity, [], index)
        draft.put(replace(place, argument=made.id, order=0))
        drop_if_empty(draft, place.argument)
        return
    put_step(draft, goal, polarity, [_claim_of(place)], index)
    if isinstance(place, Position):
        release(draft, place)


def hang_as_premise(
    draft: Draft, place: Position | Premise | Argument | Claim, goal: Argument, index: int | None
) -> None:
    """Make a place a linked premise of an argument; of a whole argument, each of its premises."""
    if isinstance(place, Argument):
        if place.id == goal.id:
            return
        for step, premise in enumerate(draft.premises_of(place.id)):
            hang_as_premise(draft, premise, goal, None if index is None else index + step)
        drop_if_empty(draft, place.id)
        return
    if isinstance(place, Premise) and place.argument == goal.id:
        if index is not None:
            draft.put_among(place, draft.premises_of(goal.id), index)
        return
    refuse_second_premise(draft, goal, _claim_of(place))
    moved = (
        replace(place, argument=goal.id)
        if isinstance(place, Premise)
        else Premise(new_id(), argument=goal.id, claim=_claim_of(place))
    )
    draft.put_among(moved, draft.premises_of(goal.id), index)
    if isinstance(place, Premise):
        drop_if_empty(draft, place.argument)
    elif isinstance(place, Position):
        release(draft, place)


def hang_between(draft: Draft, place: Position | Premise | Argument | Claim, goal: Argument) -> None:
    """Make a place the step between the premises of an argument and what it bears on, as `insert_between` does."""
    place = _only_use(draft, place)
    claim = draft.claim(_claim_of(place))
    rest = [premise for premise in draft.premises_of(goal.id) if premise.id != place.id]
    if not rest or claim.id in (goal.conclusion, *(premise.claim for premise in rest)):
        raise RuleError(phrase("Claim {number} cannot stand between itself and something else.", number=claim.number))
    outer = Argument(new_id(), conclusion=goal.conclusion, polarity=goal.polarity, order=goal.order)
    draft.put(outer)
    if isinstance(place, Premise):
        draft.put(replace(place, argument=outer.id, order=0))
        drop_if_empty(draft, place.argument)
    else:
        draft.put(Premise(new_id(), argument=outer.id, claim=claim.id))
        if isinstance(place, Position):
            release(draft, place)
    inner = replace(draft.argument(goal.id), conclusion=claim.id, polarity=Polarity.PRO)
    draft.put_among(inner, draft.siblings_of(inner), None)


def hang_as_position(
    draft: Draft, place: Position | Premise | Argument | Claim, goal: Issue, index: int | None
) -> None:
    """Make a place an answer to an issue."""
    place = _only_use(draft, place)
    if isinstance(place, Position) and place.issue == goal.id:
        if index is not None:
            draft.put_among(place, draft.positions_of(goal.id), index)
        return
    refuse_second_position(draft, goal, _claim_of(place))
    moved = (
        replace(place, issue=goal.id)
        if isinstance(place, Position)
        else Position(new_id(), issue=goal.id, claim=_claim_of(place))
    )
    draft.put_among(moved, draft.positions_of(goal.id), index)
    if isinstance(place, Premise):
        release(draft, place)


def hang_loose(draft: Draft, place: Position | Premise | Argument | Claim, index: int | None) -> None:
    """Let a claim hang from nothing. Raises RuleError if it is used elsewhere too."""
    place = _only_use(draft, place)
    claim = draft.claim(_claim_of(place))
    if isinstance(place, Position | Premise):
        release(draft, place)
    if draft.hangs(claim.id):
        raise RuleError(phrase("Claim {number} is used elsewhere too, so it cannot stand alone.", number=claim.number))
    found = draft.claim(claim.id)
    if index is not None:
        draft.put_among(found, draft.loose_claims, index)


def release(draft: Draft, use: Position | Premise) -> None:
    """Drop a use of a claim, and the argument if that leaves it empty."""
    erase(draft, {ref_of(use): None})
    if isinstance(use, Premise):
        drop_if_empty(draft, use.argument)


def drop_if_empty(draft: Draft, argument: Id) -> None:
    """Drop an argument without premises, with its undercuts and what hung only from them."""
    ref = Ref(Kind.ARGUMENT, argument)
    if ref in draft and not draft.premises_of(argument):
        erase(draft, doomed(draft, [ref]))


def _whole_step(draft: Draft, place: Position | Premise | Argument | Claim) -> Argument | None:
    if isinstance(place, Argument):
        return place
    if isinstance(place, Premise) and only_premise_of(draft, place):
        return draft.argument(place.argument)
    return None


def _only_use(draft: Draft, place: Position | Premise | Argument | Claim) -> Position | Premise | Claim:
    if not isinstance(place, Argument):
        return place
    premises = draft.premises_of(place.id)
    if len(premises) != 1:
        raise RuleError(phrase("Only a step with a single premise can be moved there."))
    return premises[0]


def _claim_of(place: Position | Premise | Argument | Claim) -> Id:
    if isinstance(place, Argument):
        raise TypeError("an argument is no single claim")
    return place.id if isinstance(place, Claim) else place.claim


def _refuse_own_undercut(draft: Draft, step: Argument, goal: Id, polarity: Polarity) -> None:
    if polarity is not Polarity.UNDERCUT:
        return
    seen: set[Id] = set()
    at = goal
    while at not in seen:
        if at == step.id:
            raise RuleError(phrase("A step cannot undercut itself."))
        seen.add(at)
        found = draft.get(Ref(Kind.ARGUMENT, at))
        if not isinstance(found, Argument) or found.polarity is not Polarity.UNDERCUT:
            return
        at = found.conclusion
