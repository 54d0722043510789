"""Removing: what goes with what, computed by what can still be reached.

Removing a place removes that use of a claim. The claim goes with its last use, and with it whatever hung only from it;
a claim used elsewhere stays. Circles are no exception: what would hang only from itself goes, unless it did so before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import Phrase, phrase
from moot.model.records import (
    Argument,
    Audience,
    Claim,
    Id,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Ref,
    Source,
    ref_of,
)
from moot.model.rules import RuleError
from moot.model.verbs.circles import circle_entries
from moot.model.verbs.clearing import clear_references
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import Concluded, concluded, only_premise_of
from moot.model.verbs.words import counted, name_of


def remove(case: Case, refs: Ref | Iterable[Ref], verb: str = "Remove {what}") -> Edit:
    """Remove places, or records of any other kind, with all that goes with them.

    A position or premise: that use of its claim. An argument: the step with its premises and undercuts. An issue: its
    positions. A claim: the claim itself, wherever it is used. A source: its passages and the citations of it. An
    audience: its rulings, which also go with what they are on. Raises RuleError for the settings, and where nothing is
    left to remove. `verb` is what the step is called, a template.
    """
    draft = Draft(case)
    meant = [refs] if isinstance(refs, Ref) else list(dict.fromkeys(refs))
    present = [ref for ref in meant if ref in draft]
    if not present:
        raise RuleError(phrase("That is no longer in the case.") if meant else phrase("There is nothing to remove."))
    if any(ref.kind is Kind.SETTINGS for ref in present):
        raise RuleError(phrase("The settings of a case cannot be removed."))
    gone = doomed(draft, present)
    label = _label(draft, present, gone, verb)
    nearby = list(_nearby(draft, present[0]))
    erase(draft, gone)
    return draft.edit(label, focus=next((ref for ref in nearby if ref in draft), None))


def doomed(draft: Draft, refs: Iterable[Ref]) -> dict[Ref, None]:
    """The records that go when these do, in the order found; a claim that is still used elsewhere is not among them."""
    return _Removal(draft, refs).gone


def erase(draft: Draft, gone: Collection[Ref]) -> None:
    """Drop records, and clear whatever other records say of them; claims left hanging from nothing go to the end."""
    unhung: dict[Id, None] = {}
    for ref in gone:
        record = draft.get(ref)
        if isinstance(record, Position | Premise):
            unhung[record.claim] = None
    for ref in gone:
        draft.drop(ref)
    clear_references(draft, gone)
    loosen(draft, unhung)


def loosen(draft: Draft, claims: Iterable[Id]) -> None:
    """Put those claims that hang from nothing any more behind the others that do."""
    found = [draft.get(Ref(Kind.CLAIM, claim)) for claim in claims]
    loose = [claim for claim in found if isinstance(claim, Claim) and not draft.hangs(claim.id)]
    if loose:
        draft.put_all_among(loose, draft.loose_claims)


class _Removal:
    """One computation of what goes: `gone` grows from the records meant.

    First what goes at once; then the claims beneath, of which those are kept that something else still uses, with all
    beneath them (trial deletion, as in Bacon & Rajan 2001, "Concurrent Cycle Collection in Reference Counted Systems").
    """

    def __init__(self, draft: Draft, refs: Iterable[Ref]) -> None:
        self.draft = draft
        self.gone: dict[Ref, None] = {}
        self._meant: set[Id] = set()  # claims named themselves: they go wherever they are used
        self._unhung: dict[Id, None] = {}  # claims that lose a use
        self._thinned: dict[Id, None] = {}  # arguments that lose a premise
        self._owners: dict[Id, None] = {}  # claims from which a use named here hung
        self._concluded: Concluded = {}
        for ref in refs:
            self._name(ref)
        for argument in self._thinned:
            if all(ref_of(premise) in self.gone for premise in draft.premises_of(argument)):
                self._lose_argument(argument)
        self._lose_what_hangs()

    def _lose_what_hangs(self) -> None:
        inside = self._flood(self._unhung, within=None)
        kept = self._flood((claim for claim in inside if self._used_outside(claim, inside)), within=inside)
        stranded = [owner for owner in self._owners if owner in inside and owner not in kept]
        if stranded:
            kept |= self._flood(circle_entries(self.draft, stranded, self._concluded), within=inside)
        for claim in inside:
            if claim not in kept:
                self._lose_claim(claim)

    def _name(self, ref: Ref) -> None:
        record = self.draft.get(ref)
        match record:
            case None:
                return
            case Issue():
                for position in self.draft.positions_of(record.id):
                    self._lose_use(position)
                self._lose_rulings(ref)
            case Claim():
                self._meant.add(record.id)
                self._own(self.draft.uses_of(record.id))
                self._lose_claim(record.id)
            case Position():
                self._lose_use(record)
            case Premise():
                self._own([record])
                self._lose_use(record)
            case Argument():
                self._own(self.draft.premises_of(record.id))
                self._lose_argument(record.id)
            case Source():
                self.gone.update((ref_of(excerpt), None) for excerpt in self.draft.excerpts_of(record.id))
                self.gone.update((ref_of(citation), None) for citation in self.draft.citations_to(record.id))
            case Audience():
                self.gone.update((ref_of(ruling), None) for ruling in self.draft.rulings_by(record.id))
        self.gone[ref] = None

    def _own(self, uses: Iterable[Premise]) -> None:
        for use in uses:
            owner = concluded(self.draft, use.argument, self._concluded)
            if owner is not None:
                self._owners[owner] = None

    def _lose_use(self, use: Position | Premise) -> None:
        self.gone[ref_of(use)] = None
        self._unhung[use.claim] = None
        if isinstance(use, Premise):
            self._thinned[use.argument] = None

    def _lose_argument(self, argument: Id) -> None:
        ahead = [argument]
        while ahead:
            at = ahead.pop()
            ref = Ref(Kind.ARGUMENT, at)
            if ref in self.gone:
                continue
            self.gone[ref] = None
            self.gone.update((ref_of(question), None) for question in self.draft.questions_about(ref))
            self._lose_rulings(ref)
            for premise in self.draft.premises_of(at):
                self.gone[ref_of(premise)] = None
                self._unhung[premise.claim] = None
            ahead.extend(undercut.id for undercut in self.draft.undercuts_of(at))

    def _lose_claim(self, claim: Id) -> None:
        ref = Ref(Kind.CLAIM, claim)
        if ref in self.gone:
            return
        self.gone[ref] = None
        self.gone.update((ref_of(question), None) for question in self.draft.questions_about(ref))
        self.gone.update((ref_of(citation), None) for citation in self.draft.citations_of(claim))
        self._lose_rulings(ref)
        uses: list[Position | Premise] = [*self.draft.positions_by(claim), *self.draft.uses_of(claim)]
        for use in uses:
            self._lose_use(use)
        for argument in self.draft.arguments_for(claim):
            self._lose_argument(argument.id)

    def _lose_rulings(self, subject: Ref) -> None:
        self.gone.update((ref_of(ruling), None) for ruling in self.draft.rulings_on(subject))

    def _flood(self, claims: Iterable[Id], within: Collection[Id] | None) -> dict[Id, None]:
        """These claims and all beneath them by what does not go at once, but for those named themselves."""
        found: dict[Id, None] = {}
        ahead = list(claims)
        while ahead:
            claim = ahead.pop()
            if claim in found or claim in self._meant or (within is not None and claim not in within):
                continue
            found[claim] = None
            ahead.extend(premise.claim for premise in self._beneath(claim))
        return found

    def _beneath(self, claim: Id) -> Iterator[Premise]:
        ahead = self.draft.arguments_for(claim)
        seen: set[Id] = set()
        while ahead:
            argument = ahead.pop()
            if argument.id in seen or ref_of(argument) in self.gone:
                continue
            seen.add(argument.id)
            yield from (use for use in self.draft.premises_of(argument.id) if ref_of(use) not in self.gone)
            ahead.extend(self.draft.undercuts_of(argument.id))

    def _used_outside(self, claim: Id, inside: Collection[Id]) -> bool:
        if any(ref_of(position) not in self.gone for position in self.draft.positions_by(claim)):
            return True
        for use in self.draft.uses_of(claim):
            if ref_of(use) not in self.gone:
                owner = concluded(self.draft, use.argument, self._concluded)
                if owner is None or (owner not in inside and owner not in self._meant):
                    return True
        return False


def _label(draft: Draft, refs: Sequence[Ref], gone: Collection[Ref], verb: str) -> Phrase:
    claims = [_claim_of(draft, ref) for ref in refs]
    if len(refs) == 1:
        claim = claims[0]
        if claim is None:
            return phrase(verb, what=name_of(draft, refs[0]))
        name = name_of(draft, claim)
        return phrase(verb, what=name if claim in gone else phrase("this use of {what}", what=name))
    return phrase(verb, what=counted(len(refs), {Kind.CLAIM} if None not in claims else {ref.kind for ref in refs}))


def _claim_of(draft: Draft, ref: Ref) -> Ref | None:
    record = draft.get(ref)
    if isinstance(record, Position | Premise):
        return Ref(Kind.CLAIM, record.claim)
    return ref if isinstance(record, Claim) else None


def _nearby(draft: Draft, ref: Ref) -> Iterator[Ref]:
    """What to select when a place is gone: the sibling after it, else one before it, else what it hung from."""
    record = draft.get(ref)
    match record:
        case Issue():
            yield from _around([ref_of(issue) for issue in draft.issues], ref)
        case Position():
            yield from _around(
                [Ref(Kind.CLAIM, one.claim) for one in draft.positions_of(record.issue)], _claim_of(draft, ref)
            )
            yield Ref(Kind.ISSUE, record.issue)
        case Argument():
            yield from _around([ref_of(one) for one in draft.siblings_of(record)], ref)
            yield _above(record)
        case Premise():
            yield from _near_premise(draft, record)
        case Claim():
            uses: list[Position | Premise] = [*draft.positions_by(record.id), *draft.uses_of(record.id)]
            if uses:
                yield from _nearby(draft, ref_of(uses[0]))
            else:
                yield from _around([ref_of(one) for one in draft.loose_claims], ref)


def _near_premise(draft: Draft, premise: Premise) -> Iterator[Ref]:
    argument = draft.get(Ref(Kind.ARGUMENT, premise.argument))
    if not isinstance(argument, Argument):
        return
    if only_premise_of(draft, premise):
        beside = [use for one in draft.siblings_of(argument) for use in draft.premises_of(one.id)[:1]]
    else:
        beside = draft.premises_of(argument.id)
    yield from _around([Ref(Kind.CLAIM, use.claim) for use in beside], Ref(Kind.CLAIM, premise.claim))
    yield _above(argument)


def _above(argument: Argument) -> Ref:
    kind = Kind.ARGUMENT if argument.polarity is Polarity.UNDERCUT else Kind.CLAIM
    return Ref(kind, argument.conclusion)


def _around(siblings: Sequence[Ref], ref: Ref | None) -> Iterator[Ref]:
    at = siblings.index(ref) if ref in siblings else len(siblings)
    yield from siblings[at + 1 :]
    yield from reversed(siblings[:at])
