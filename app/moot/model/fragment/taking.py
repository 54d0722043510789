"""Taking places out of a case, with all that hangs beneath, to be pasted elsewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Id,
    Issue,
    Kind,
    Position,
    Premise,
    Record,
    Ref,
    Source,
    ref_of,
)
from moot.model.rules import RuleError, targets
from moot.model.verbs.circles import ways_up
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import Concluded, Relation, concluded, only_premise_of, place_at, relation_of
from moot.model.verbs.removing import doomed, remove


class Root(NamedTuple):
    """What a fragment was taken by: an issue, a claim or a whole argument, and how it hung."""

    ref: Ref
    hung: Relation


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some places of a case with all beneath them, whole in itself but for the conclusions of root arguments.

    `shared` names the claims that lived elsewhere in the case too: where they are found again they are used again.
    `cut` says that the places were removed, so that ids and key numbers may be kept where they are free.
    """

    records: tuple[Record, ...]
    roots: tuple[Root, ...]
    shared: tuple[Id, ...] = ()
    cut: bool = False


def take(case: Case, places: Ref | Sequence[Ref]) -> Fragment:
    """A copy of some places with all beneath them. Raises RuleError where nothing of the kind is chosen.

    A place that lies beneath another one chosen is not taken twice. Where a circle leads back to what a place hangs
    from, the copy ends at that claim.
    """
    return _taken(case, places, cut=False)


def cut(case: Case, places: Ref | Sequence[Ref]) -> tuple[Fragment, Edit]:
    """What `take` takes, and the edit that removes it from the case."""
    meant = [places] if isinstance(places, Ref) else list(places)
    draft = Draft(case)
    named = [ref_of(place_at(draft, place)) for place in meant]
    edit = remove(case, named, phrase("Cut {what}"))
    return _taken(case, named, cut=True), edit


def _taken(case: Case, places: Ref | Sequence[Ref], *, cut: bool) -> Fragment:
    draft = Draft(case)
    meant = [places] if isinstance(places, Ref) else list(dict.fromkeys(places))
    found = [place_at(draft, ref) for ref in meant]
    if not found:
        raise RuleError(phrase("Choose something to copy first."))
    bare = _hung_from(draft, found)
    uses = _topmost(draft, found, bare)
    alone: dict[Id, bool] = {}
    roots = tuple(_root(draft, use, alone) for use in uses)
    refs = list(walk(draft, [root.ref for root in roots], bare, set()))
    own = {claim for use in uses for claim in _claims_at(draft, use)}
    gone = doomed(draft, [ref_of(place) for place in found])
    claims = [ref for ref in refs if ref.kind is Kind.CLAIM and ref not in gone]
    shared = tuple(ref.id for ref in claims if cut or ref.id not in own)
    return Fragment(_mended(draft, refs), roots, shared, cut)


def walk(
    draft: Draft, roots: Iterable[Ref], bare: Collection[Id], seen: set[Ref], *, again: bool = False
) -> Iterator[Ref]:
    """Issues, claims and arguments with all that hangs beneath them, questions and citations too, in reading order.

    What is seen already is left out (or, with `again`, named but not entered), and what is found is seen from then on.
    Claims in `bare` come without anything.
    """
    ahead = [ref for ref in roots if ref in draft]
    ahead.reverse()
    while ahead:
        ref = ahead.pop()
        if ref in seen:
            if again:
                yield ref
            continue
        seen.add(ref)
        yield ref
        if ref.kind is Kind.CLAIM and ref.id in bare:
            continue
        yield from map(ref_of, draft.questions_about(ref))
        uses: Sequence[Position | Premise] = ()
        match ref.kind:
            case Kind.ISSUE:
                uses = draft.positions_of(ref.id)
            case Kind.CLAIM:
                yield from map(ref_of, draft.citations_of(ref.id))
                ahead.extend(ref_of(argument) for argument in reversed(draft.arguments_for(ref.id)))
            case Kind.ARGUMENT:
                uses = draft.premises_of(ref.id)
                ahead.extend(ref_of(undercut) for undercut in reversed(draft.undercuts_of(ref.id)))
        present = [use for use in uses if Ref(Kind.CLAIM, use.claim) in draft]
        yield from map(ref_of, present)
        ahead.extend(Ref(Kind.CLAIM, use.claim) for use in reversed(present))


def _mended(draft: Draft, refs: Iterable[Ref]) -> tuple[Record, ...]:
    """The records, with the parties, sources and passages they speak of, and nothing said of what is not there."""
    held: dict[Ref, Record] = {}
    ahead = list(refs)
    for ref in ahead:
        record = draft.get(ref)
        if record is None or ref in held:
            continue
        if isinstance(record, Citation) and Ref(Kind.SOURCE, record.source) not in draft:
            continue
        held[ref] = _without_missing(draft, record)
        beside = (target for _, target in targets(held[ref]))
        ahead.extend(target for target in beside if target.kind in (Kind.PARTY, Kind.SOURCE, Kind.EXCERPT))
    return tuple(held.values())


def _without_missing(draft: Draft, record: Record) -> Record:
    missing = {field: target for field, target in targets(record) if target not in draft}
    if not missing:
        return record
    match record:
        case Claim():
            holders = tuple(holder for holder in record.holders if Ref(Kind.PARTY, holder) in draft)
            return replace(record, holders=holders, burden=None if "burden" in missing else record.burden)
        case Issue():
            return replace(record, burden=None)
        case Source():
            return replace(record, via=None)
        case Citation():
            return replace(record, excerpt=None)
        case _:
            return record


def _topmost(
    draft: Draft, places: Sequence[Issue | Position | Premise | Argument | Claim], bare: Collection[Id]
) -> list[Issue | Position | Premise | Argument | Claim]:
    """The places that do not lie beneath another one of them."""
    alone: dict[Id, bool] = {}
    roots = [_root(draft, place, alone).ref for place in places]
    named: dict[Ref, int] = {}
    nested: set[int] = set()
    for at, place in enumerate(places):
        for ref in {ref_of(place): None, roots[at]: None}:
            if (ref.kind is not Kind.CLAIM or isinstance(place, Claim)) and named.setdefault(ref, at) != at:
                nested.add(at)
    seen: set[Ref] = set()
    for at, root in enumerate(roots):
        if at in nested:
            continue
        for ref in walk(draft, [root], bare, seen, again=True):
            if named.get(ref, at) != at:
                nested.add(named[ref])
    return [place for at, place in enumerate(places) if at not in nested]


def _root(draft: Draft, place: Issue | Position | Premise | Argument | Claim, alone: dict[Id, bool]) -> Root:
    # whether an argument's premise is its only one is asked once, for bands of thousands
    if isinstance(place, Issue):
        return Root(ref_of(place), Relation.LOOSE)
    hung = relation_of(draft, place)
    if isinstance(place, Premise):
        if place.argument not in alone:
            alone[place.argument] = only_premise_of(draft, place)
        if alone[place.argument]:
            return Root(Ref(Kind.ARGUMENT, place.argument), hung)
    if isinstance(place, Position | Premise):
        return Root(Ref(Kind.CLAIM, place.claim), hung)
    return Root(ref_of(place), hung)


def _claims_at(draft: Draft, place: Issue | Position | Premise | Argument | Claim) -> list[Id]:
    match place:
        case Issue():
            return []
        case Position() | Premise():
            return [place.claim]
        case Argument():
            return [premise.claim for premise in draft.premises_of(place.id)]
        case Claim():
            return [place.id]


def _hung_from(draft: Draft, places: Sequence[Issue | Position | Premise | Argument | Claim]) -> set[Id]:
    """The claims above some places: what each hangs from, and so on by the nearest way up to a root.

    Where that way leads through another of the places, it is none: the one lies beneath the other.
    """
    own = {claim for place in places for claim in _claims_at(draft, place)}
    known: Concluded = {}
    steps = [place.argument for place in places if isinstance(place, Premise)]
    steps += [place.id for place in places if isinstance(place, Argument)]
    owners = [owner for step in steps if (owner := concluded(draft, step, known)) is not None]
    nearer = _nearer_a_root(draft, owners, known)
    above: dict[Id, bool] = {}
    for owner in owners:
        way: list[Id] = []
        at: Id | None = owner
        while at is not None and at not in above and at not in own:
            way.append(at)
            at = nearer.get(at)
        above.update(dict.fromkeys(way, at not in own and (at is None or above[at])))
    return {claim for claim, is_above in above.items() if is_above}


def _nearer_a_root(draft: Draft, claims: Sequence[Id], known: Concluded) -> dict[Id, Id]:
    """For the claims on the ways up from some, the next one on the shortest way to a root, if there is any."""
    above, roots = ways_up(draft, claims, known)
    below: dict[Id, list[Id]] = {claim: [] for claim in above}
    for claim, higher in above.items():
        for one in higher:
            below[one].append(claim)
    nearer: dict[Id, Id] = {}
    reached = set(roots)
    ahead = deque(roots)
    while ahead:
        at = ahead.popleft()
        for claim in below[at]:
            if claim not in reached:
                reached.add(claim)
                nearer[claim] = at
                ahead.append(claim)
    return nearer
