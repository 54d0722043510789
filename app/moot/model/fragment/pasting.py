"""Pasting a fragment: the same way into the case it came from, into another one, or from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.fragment.beside import Beside
from moot.model.fragment.taking import Fragment, Root, walk
from moot.model.phrases import phrase
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Id,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    new_id,
    ref_of,
)
from moot.model.rules import RuleError
from moot.model.verbs.building import put_step
from moot.model.verbs.draft import Draft
from moot.model.verbs.linking import refuse_second_position, refuse_second_premise
from moot.model.verbs.places import POLARITY_OF, Relation, argument_at, claim_at, issue_at
from moot.model.verbs.words import name_all


def paste(case: Case, fragment: Fragment, onto: Ref | None = None, index: int | None = None) -> Edit:
    """Put a fragment on an issue, a claim or an argument (a box stands for what it shows), or on the empty paper.

    On an issue what was taken becomes positions, on a claim reasons or (if it spoke against something before)
    objections, on an argument linked premises, though undercuts stay undercuts; elsewhere, loose claims. Issues stay
    issues. `index` is the place among those already there. Raises RuleError where that would repeat a claim.
    """
    draft = Draft(case)
    return _Pasting(draft, fragment, onto, index).edit()


class _Pasting:
    """One fragment on its way into a draft."""

    def __init__(self, draft: Draft, fragment: Fragment, onto: Ref | None, index: int | None) -> None:
        self._draft = draft
        self._fragment = fragment
        self._onto = onto
        self._index = index
        self._held = Draft(Case(fragment.records))
        self._beside = Beside(draft, self._held.case)
        self._linked = {id_ for id_ in fragment.shared if self._is_there(id_)}
        self._ids: dict[Ref, Id] = {}
        self._numbers = {claim.number for claim in draft.case.claims.values()} if fragment.cut else set()

    def edit(self) -> Edit:
        roots = [part for root in self._fragment.roots for part in self._parts(root)]
        if not roots:
            raise RuleError(phrase("There is nothing to paste."))
        arriving = list(walk(self._held, [root.ref for root in roots], self._linked, set()))
        for ref in arriving:
            self._ids[ref] = self._new_id(ref)
        hung = {root.ref for root in roots if root.ref.kind is not Kind.CLAIM}
        for ref in arriving:
            if ref not in hung and not self._is_linked(ref):
                self._draft.put(self._translated(self._record(ref)))
        loose = self._onto is None
        if loose:
            self._put_loose([root for root in roots if root.ref.kind is Kind.CLAIM])
        others = [root for root in roots if not loose or root.ref.kind is not Kind.CLAIM]
        for step, root in enumerate(others):
            self._hang(root, None if self._index is None else self._index + step)
        named = [self._named(root) for root in roots]
        return self._draft.edit(phrase("Paste {what}", what=name_all(self._draft, named)), focus=named[0])

    def _is_there(self, claim: Id) -> bool:
        """Whether the case still has a shared claim: by id, number and text, for ids of imported files are short."""
        found = self._draft.case.claims.get(claim)
        held = self._held.case.claims.get(claim)
        return found is not None and held is not None and (found.number, found.text) == (held.number, held.text)

    def _is_linked(self, ref: Ref) -> bool:
        return ref.kind is Kind.CLAIM and ref.id in self._linked

    def _record(self, ref: Ref) -> Record:
        record = self._held.get(ref)
        assert record is not None, ref
        return record

    def _parts(self, root: Root) -> Iterator[Root]:
        """A root as it can hang here: an argument that cannot be one here comes as the claims it was made of."""
        if root.ref.kind is not Kind.ARGUMENT or self._relation(root) in POLARITY_OF:
            yield root
        else:
            for premise in self._held.premises_of(root.ref.id):
                yield Root(Ref(Kind.CLAIM, premise.claim), root.hung)

    def _relation(self, root: Root) -> Relation:
        if self._onto is None or root.ref.kind is Kind.ISSUE:
            return Relation.LOOSE
        match self._onto.kind:
            case Kind.ISSUE:
                return Relation.POSITION
            case Kind.ARGUMENT:
                return Relation.UNDERCUT if root.hung is Relation.UNDERCUT else Relation.PREMISE
            case _:
                return Relation.CON if root.hung in (Relation.CON, Relation.UNDERCUT) else Relation.PRO

    def _new_id(self, ref: Ref) -> Id:
        keeps = self._is_linked(ref) or (self._fragment.cut and ref not in self._draft)
        return ref.id if keeps else new_id()

    def _number(self, old: int) -> int:
        """The key number of what was cut while nobody else has it; one never given here would be another case's."""
        if self._fragment.cut and 0 < old < self._draft.case.next_number and old not in self._numbers:
            self._numbers.add(old)
            return old
        return self._draft.next_number

    def _translated(self, record: Record) -> Record:
        id_ = self._ids[ref_of(record)]
        match record:
            case Claim():
                return self._claim(record, id_)
            case Position():
                issue, claim = self._ids[Ref(Kind.ISSUE, record.issue)], self._ids[Ref(Kind.CLAIM, record.claim)]
                return replace(record, id=id_, issue=issue, claim=claim)
            case Argument():
                kind = Kind.ARGUMENT if record.polarity is Polarity.UNDERCUT else Kind.CLAIM
                return replace(record, id=id_, conclusion=self._ids[Ref(kind, record.conclusion)])
            case Premise():
                argument = self._ids[Ref(Kind.ARGUMENT, record.argument)]
                return replace(record, id=id_, argument=argument, claim=self._ids[Ref(Kind.CLAIM, record.claim)])
            case Citation():
                return self._beside.citation(record, id_, self._ids[Ref(Kind.CLAIM, record.claim)])
            case Question(claim=str() as claim):
                return replace(record, id=id_, claim=self._ids[Ref(Kind.CLAIM, claim)])
            case Question(argument=str() as argument):
                return replace(record, id=id_, argument=self._ids[Ref(Kind.ARGUMENT, argument)])
        raise TypeError(f"a {type(record).__name__} does not hang in a fragment")

    def _claim(self, claim: Claim, id_: Id) -> Claim:
        holders = tuple(dict.fromkeys(self._beside.party(holder) for holder in claim.holders))
        burden = None if claim.burden is None else self._beside.party(claim.burden)
        return replace(claim, id=id_, number=self._number(claim.number), holders=holders, burden=burden)

    def _hang(self, root: Root, index: int | None) -> None:
        record = self._record(root.ref)
        relation = self._relation(root)
        match record:
            case Issue():
                self._put_issue(record, index)
            case Argument():
                goal = self._goal(relation)
                for premise in self._held.premises_of(record.id):
                    _refuse_reason_for_itself(goal, self._draft.claim(self._ids[Ref(Kind.CLAIM, premise.claim)]))
                step = replace(
                    record, id=self._ids[root.ref], conclusion=goal.id, polarity=POLARITY_OF[relation], order=0
                )
                self._draft.put_among(step, self._draft.siblings_of(step), index)
            case Claim():
                self._hang_claim(self._draft.claim(self._ids[root.ref]), relation, index)

    def _goal(self, relation: Relation) -> Claim | Argument:
        onto = self._onto
        assert onto is not None
        return argument_at(self._draft, onto) if relation is Relation.UNDERCUT else claim_at(self._draft, onto)

    def _put_issue(self, issue: Issue, index: int | None) -> None:
        burden = None if issue.burden is None else self._beside.party(issue.burden)
        others = self._draft.issues
        if index is None and self._onto is not None and self._onto.kind is Kind.ISSUE:
            index = next((at for at, other in enumerate(others, start=1) if other.id == self._onto.id), None)
        self._draft.put_among(replace(issue, id=self._ids[ref_of(issue)], burden=burden), others, index)

    def _put_loose(self, roots: Sequence[Root]) -> None:
        claims = [self._draft.claim(id_) for id_ in dict.fromkeys(self._ids[root.ref] for root in roots)]
        for claim in claims:
            if claim.id in self._linked and self._draft.hangs(claim.id):
                raise RuleError(
                    phrase("Claim {number} is used elsewhere too, so it cannot stand alone.", number=claim.number)
                )
        loose = [claim for claim in claims if not self._draft.hangs(claim.id)]  # a circle comes with what it hangs from
        if loose:
            self._draft.put_all_among(loose, self._draft.loose_claims, self._index)

    def _hang_claim(self, claim: Claim, relation: Relation, index: int | None) -> None:
        draft = self._draft
        onto = self._onto
        assert onto is not None
        if relation is Relation.POSITION:
            issue = issue_at(draft, onto)
            refuse_second_position(draft, issue, claim.id)
            draft.put_among(Position(new_id(), issue=issue.id, claim=claim.id), draft.positions_of(issue.id), index)
        elif relation is Relation.PREMISE:
            argument = argument_at(draft, onto)
            refuse_second_premise(draft, argument, claim.id)
            premise = Premise(new_id(), argument=argument.id, claim=claim.id)
            draft.put_among(premise, draft.premises_of(argument.id), index)
        else:
            goal = self._goal(relation)
            _refuse_reason_for_itself(goal, claim)
            put_step(draft, goal.id, POLARITY_OF[relation], [claim.id], index)

    def _named(self, root: Root) -> Ref:
        """What to call and select a root by: the claim of a step with a single premise, else the record itself."""
        premises = self._held.premises_of(root.ref.id) if root.ref.kind is Kind.ARGUMENT else []
        ref = Ref(Kind.CLAIM, premises[0].claim) if len(premises) == 1 else root.ref
        return Ref(ref.kind, self._ids[ref])


def _refuse_reason_for_itself(goal: Claim | Argument, claim: Claim) -> None:
    if isinstance(goal, Claim) and goal.id == claim.id:
        raise RuleError(phrase("Claim {number} is no reason for or against itself.", number=claim.number))
