"""Moving: among siblings, to another argument, or by dropping a box on another; and what such a drop will do, in words.

A move never cuts anything off: where the claim would hang only from itself afterwards, it is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import Phrase, phrase
from moot.model.records import Argument, Claim, Id, Issue, Kind, Polarity, Position, Premise, Ref, ref_of
from moot.model.rules import RuleError
from moot.model.verbs.draft import Draft, Ordered
from moot.model.verbs.hanging import hang_as_position, hang_as_premise, hang_as_step, hang_between, hang_loose
from moot.model.verbs.places import (
    POLARITY_OF,
    Relation,
    argument_at,
    claim_at,
    focus_of,
    hangs_from_a_root,
    issue_at,
    only_premise_of,
    place_at,
    relation_of,
)
from moot.model.verbs.words import name_all, name_of, number_of, numbers, quoted, step_of


def move(case: Case, place: Ref, by: int) -> Edit:
    """Move a place among its siblings, `by` places down (or up, if negative), as far as there are any.

    In a band the premise moves; a premise alone, or a pill, moves the whole argument.
    """
    draft = Draft(case)
    found = place_at(draft, place)
    focus = place if place.kind is Kind.ARGUMENT else focus_of(draft, found)
    moved = found
    if isinstance(found, Premise) and only_premise_of(draft, found):
        moved = draft.argument(found.argument)
    match moved:
        case Issue():
            draft.arrange(_shifted(draft.issues, moved, by))
        case Position():
            draft.arrange(_shifted(draft.positions_of(moved.issue), moved, by))
        case Premise():
            draft.arrange(_shifted(draft.premises_of(moved.argument), moved, by))
        case Argument():
            draft.arrange(_shifted(draft.siblings_of(moved), moved, by))
        case Claim():
            if draft.hangs(moved.id):
                raise RuleError(phrase("Choose one of the places where claim {number} is used.", number=moved.number))
            draft.arrange(_shifted(draft.loose_claims, moved, by))
    return draft.edit(phrase("Move {what}", what=name_of(draft, focus)), focus=focus)


def move_argument(case: Case, argument: Id | Ref, onto: Ref, index: int | None = None) -> Edit:
    """Let an argument bear on another claim, or as an undercut on another argument, at an index among those there.

    Onto a claim support stays support, and all else becomes an objection; its premises and undercuts go with it.
    """
    found = argument_at(Draft(case), argument)
    relation = Relation.UNDERCUT if onto.kind is Kind.ARGUMENT else None
    return reparent(case, ref_of(found), onto, relation, index)


def move_premise(case: Case, premise: Id | Ref, argument: Id | Ref, index: int | None = None) -> Edit:
    """Move a premise to another argument, or to another index in its own; an argument left empty goes."""
    ref = premise if isinstance(premise, Ref) else Ref(Kind.PREMISE, premise)
    goal = argument_at(Draft(case), argument)
    return reparent(case, ref, ref_of(goal), Relation.PREMISE, index)


def detach_premise(case: Case, premise: Id | Ref) -> Edit:
    """Take a premise out of its band, to bear on the same conclusion by itself, right after the argument it was in."""
    draft = Draft(case)
    ref = premise if isinstance(premise, Ref) else Ref(Kind.PREMISE, premise)
    found = place_at(draft, ref)
    if not isinstance(found, Premise) or only_premise_of(draft, found):
        raise RuleError(phrase("Choose one of several linked premises."))
    argument = draft.argument(found.argument)
    after = [sibling.id for sibling in draft.siblings_of(argument)].index(argument.id) + 1
    hang_as_step(draft, found, argument.conclusion, argument.polarity, after)
    return draft.edit(
        phrase("Separate {what}", what=name_of(draft, focus_of(draft, found))), focus=focus_of(draft, found)
    )


def detach(case: Case, place: Ref) -> Edit:
    """Take a place out of the map, to hang from nothing with all that is beneath it."""
    return reparent(case, place, None)


def reparent(
    case: Case,
    places: Ref | Sequence[Ref],
    onto: Ref | None,
    relation: Relation | None = None,
    index: int | None = None,
) -> Edit:
    """Hang places somewhere else: on an issue, a claim or an argument, or (None) from nothing.

    With `Relation.BETWEEN`, onto an argument: between its premises and what it bears on.

    Without a relation, what lands on an issue becomes a position; on a claim, a reason, or an objection if it spoke
    against something before; on an argument, a linked premise, but an undercut stays one. `index` is the place among
    the others already there. Raises RuleError where the move would repeat a claim or cut something off from the map.
    """
    draft = Draft(case)
    refs = [places] if isinstance(places, Ref) else list(dict.fromkeys(places))
    moved = [place_at(draft, ref) for ref in refs]
    if not moved:
        raise RuleError(phrase("Choose something to move first."))
    for step, place in enumerate(moved):
        now = draft.get(ref_of(place))
        if isinstance(now, type(place)):
            _hang(draft, now, onto, relation, None if index is None else index + step)
    _refuse_cutting_off(case, draft, moved)
    names = [focus_of(draft, place) for place in moved]
    claims = [] if isinstance(moved[0], Issue) else _claims(Draft(case), moved[0])
    found = (ref for ref in (names[0], *(Ref(Kind.CLAIM, claim) for claim in claims)) if ref in draft)
    return draft.edit(phrase("Move {what}", what=name_all(Draft(case), names)), focus=next(found, None))


def describe_drop(
    case: Case, place: Ref, onto: Ref | None, relation: Relation | None = None, index: int | None = None
) -> str:
    """What `reparent` would do, in words: `becomes a linked premise with 14 for 12`. Raises RuleError as it would."""
    edit = reparent(case, place, onto, relation, index)
    if not edit:
        return phrase("stays where it is")
    draft = Draft(case)
    found = place_at(draft, place)
    if isinstance(found, Issue):
        return phrase("moves among the issues")
    words = _words(draft, found, onto, _relation(draft, found, onto, relation))
    gone = [change.before for change in edit.changes if change.after is None and isinstance(change.before, Claim)]
    if gone:
        removed = name_all(draft, [ref_of(claim) for claim in gone])
        return phrase("{words}; this removes {what}", words=words, what=removed)
    return words


def _words(draft: Draft, place: Position | Premise | Argument | Claim, onto: Ref | None, relation: Relation) -> Phrase:
    if onto is None:
        return phrase("stands alone")
    if relation is Relation.POSITION:
        text = issue_at(draft, onto).text
        if not text:
            return phrase("becomes a position on the issue")
        return phrase("becomes a position on {title}", title=quoted(text))
    if relation in (Relation.PRO, Relation.CON):
        number = claim_at(draft, onto).number
        becomes = "becomes a reason for {number}" if relation is Relation.PRO else "becomes an objection to {number}"
        return phrase(becomes, number=number)
    goal = argument_at(draft, onto)
    if relation is Relation.UNDERCUT:
        return phrase("becomes an undercut of {step}", step=step_of(draft, goal.id))
    if relation is Relation.BETWEEN:
        origin = numbers(draft, [premise.claim for premise in draft.premises_of(goal.id) if premise != place])
        undercut = goal.polarity is Polarity.UNDERCUT
        end = step_of(draft, goal.conclusion) if undercut else str(claim_at(draft, goal.conclusion).number)
        return phrase("becomes a step between {origin} and {end}", origin=origin, end=end)
    others = [premise.claim for premise in draft.premises_of(goal.id) if premise != place]
    bears = _bearing(draft, goal)
    if others:
        return phrase("becomes a linked premise with {others} {bears}", others=numbers(draft, others), bears=bears)
    return phrase("becomes a linked premise {bears}", bears=bears)


def _bearing(draft: Draft, argument: Argument) -> Phrase:
    if argument.polarity is Polarity.UNDERCUT:
        return phrase("against {step}", step=step_of(draft, argument.conclusion))
    bears = "for {number}" if argument.polarity is Polarity.PRO else "against {number}"
    return phrase(bears, number=number_of(draft, argument.conclusion))


def _relation(
    draft: Draft, place: Position | Premise | Argument | Claim, onto: Ref | None, relation: Relation | None
) -> Relation:
    if relation is not None:
        return relation
    if onto is None:
        return Relation.LOOSE
    now = relation_of(draft, place)
    match onto.kind:
        case Kind.ISSUE:
            return Relation.POSITION
        case Kind.ARGUMENT:
            return Relation.UNDERCUT if now is Relation.UNDERCUT else Relation.PREMISE
        case _:
            return Relation.CON if now in (Relation.CON, Relation.UNDERCUT) else Relation.PRO


def _hang(
    draft: Draft,
    place: Issue | Position | Premise | Argument | Claim,
    onto: Ref | None,
    relation: Relation | None,
    index: int | None,
) -> None:
    if isinstance(place, Issue):
        if onto is not None:
            raise RuleError(phrase("An issue hangs from nothing."))
        if index is not None:
            draft.put_among(place, draft.issues, index)
        return
    wanted = _relation(draft, place, onto, relation)
    if (onto is None) != (wanted is Relation.LOOSE):
        raise RuleError(phrase("Choose where it should hang."))
    if onto is None:
        hang_loose(draft, place, index)
    elif wanted is Relation.POSITION:
        hang_as_position(draft, place, issue_at(draft, onto), index)
    elif wanted is Relation.PREMISE:
        hang_as_premise(draft, place, argument_at(draft, onto), index)
    elif wanted is Relation.BETWEEN:
        hang_between(draft, place, argument_at(draft, onto))
    else:
        goal = argument_at(draft, onto) if wanted is Relation.UNDERCUT else claim_at(draft, onto)
        if goal.id in _claims(draft, place) and isinstance(goal, Claim):
            raise RuleError(phrase("Claim {number} is no reason for or against itself.", number=goal.number))
        hang_as_step(draft, place, goal.id, POLARITY_OF[wanted], index)


def _refuse_cutting_off(
    case: Case, draft: Draft, moved: Sequence[Issue | Position | Premise | Argument | Claim]
) -> None:
    before = Draft(case)
    for place in moved:
        if isinstance(place, Issue):
            continue
        for claim in _claims(before, place):
            found = before.claim(claim)
            lost = Ref(Kind.CLAIM, claim) not in draft
            if lost or (hangs_from_a_root(before, claim) and not hangs_from_a_root(draft, claim)):
                raise RuleError(
                    phrase("Claim {number} would hang only from itself there; link it instead.", number=found.number)
                )


def _claims(draft: Draft, place: Position | Premise | Argument | Claim) -> list[Id]:
    if isinstance(place, Argument):
        return [use.claim for use in draft.premises_of(place.id)]
    return [focus_of(draft, place).id]


def _shifted(siblings: Sequence[Ordered], moved: Ordered, by: int) -> list[Ordered]:
    rest = [sibling for sibling in siblings if sibling.id != moved.id]
    at = next(at for at, sibling in enumerate(siblings) if sibling.id == moved.id)
    rest.insert(max(0, min(at + by, len(rest))), moved)
    return rest
