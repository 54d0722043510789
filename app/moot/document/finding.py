"""Finding words anywhere in a case: an index of folded texts, kept in step with edits, and the boxes they lead to.

Words are found in the texts of claims and issues, in attributed wordings, notes, tags, questions, names of parties, and
in sources: titles, quotes, locators. What has no box of its own leads to the claims that rest on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Event,
    Excerpt,
    Id,
    Issue,
    Kind,
    Party,
    Question,
    Record,
    Ref,
    Source,
    kind_of,
    ref_of,
)

# in this order: of several records that lead to one box, the first says what was found
_SEARCHED = (
    Kind.ISSUE,
    Kind.CLAIM,
    Kind.ARGUMENT,
    Kind.QUESTION,
    Kind.CITATION,
    Kind.EXCERPT,
    Kind.SOURCE,
    Kind.EVENT,
    Kind.PARTY,
)
_BOXES = (Kind.ISSUE, Kind.CLAIM, Kind.ARGUMENT)
_STRUCTURE = frozenset({Kind.ISSUE, Kind.POSITION, Kind.ARGUMENT, Kind.PREMISE})


class Hit(NamedTuple):
    """A box to go to, and the record whose words were found: its own, or one that leads to it."""

    ref: Ref
    said: Ref


def folded(text: str) -> str:
    """The text for comparison: no accents, no case."""
    if text.isascii():
        return text.lower()
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return plain.casefold()


class Index:
    """The folded words of every record of a case that can be found. `follow` every edit after the case has taken it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._words: dict[Kind, dict[Id, str]] = {kind: {} for kind in _SEARCHED}
        self._order: tuple[tuple[int, Id, Hit], ...] | None = None
        for record in case:
            self._put(record)

    def follow(self, edit: Edit) -> None:
        """Take over an edit that the case has taken."""
        for change in edit.changes:
            kind, id_ = change.ref
            if change.after is not None:
                self._put(change.after)
            elif kind in self._words:
                self._words[kind].pop(id_, None)
            if kind in _STRUCTURE or (kind is Kind.CLAIM and _rank(change.before) != _rank(change.after)):
                self._order = None

    def find(self, query: str) -> list[Hit]:
        """The boxes where one record holds all words of the query, in reading order; an empty query finds none."""
        words = sorted(folded(query).split(), key=len, reverse=True)
        if not words:
            return []
        found: dict[Kind, dict[Id, Ref | None]] = {kind: {} for kind in _BOXES}
        for kind, texts in self._words.items():
            ids = [id_ for id_, text in texts.items() if words[0] in text]
            if len(words) > 1:
                ids = [id_ for id_ in ids if all(word in texts[id_] for word in words)]
            if kind in found:
                found[kind].update(dict.fromkeys(ids))
            else:
                self._lead(kind, ids, found)
        tables = [found[kind] for kind in _BOXES]
        return [
            own if (said := tables[kind][id_]) is None else Hit(own.ref, said)
            for kind, id_, own in self.prepare()
            if id_ in tables[kind]
        ]

    def first_from(self, hits: list[Hit], start: Ref | None) -> int:
        """The place among hits (as `find` gave them) of the first at or after a box in reading order; 0 if none is."""
        place = 0
        for _kind, _id, own in self.prepare() if start is not None else ():
            ref = own.ref
            if ref == start:
                return place % len(hits)
            if ref is hits[place].ref:
                place += 1
                if place == len(hits):
                    return 0
        return 0

    def prepare(self) -> tuple[tuple[int, Id, Hit], ...]:
        """Every box in reading order: the place of its kind among those of boxes, its id, a hit in its own words.

        Worked out where an edit has changed it, kept otherwise. A kind is slow to hash, and 10,000 hits to make.
        """
        if self._order is None:
            self._order = tuple([(_BOXES.index(ref.kind), ref.id, Hit(ref, ref)) for ref in _reading(self._case)])
        return self._order

    def _put(self, record: Record) -> None:
        kind = kind_of(record)
        if kind in self._words:
            self._words[kind][record.id] = "\n".join([folded(text) for text in _texts(record) if text])

    def _lead(self, kind: Kind, ids: list[Id], found: dict[Kind, dict[Id, Ref | None]]) -> None:
        """Add the boxes that records of one kind lead to, each with the record, unless it is found already."""
        case = self._case
        if kind is Kind.PARTY:
            held = {id_: Ref(kind, id_) for id_ in ids}
            claims = found[Kind.CLAIM]
            for claim in case.claims.values() if held else ():
                if claim.id not in claims:
                    for holder in claim.holders:
                        if holder in held:
                            claims[claim.id] = held[holder]
                            break
            return
        if kind is Kind.CITATION:
            citations = case.citations
            claims = found[Kind.CLAIM]
            for id_ in ids:
                cited = citations[id_].claim
                if cited not in claims:
                    claims[cited] = Ref(kind, id_)
            return
        for id_ in ids:
            said = Ref(kind, id_)
            for box in _leads_to(case, said):
                found[box.kind].setdefault(box.id, said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Index) and self._words == other._words and self.prepare() == other.prepare()

    __hash__ = None  # type: ignore[assignment]  # an index changes: it is no key


def _texts(record: Record) -> Iterable[str]:
    match record:
        case Claim():
            return (record.text, record.attributed, record.note, *record.tags)
        case Issue():
            return (record.text, record.note, record.burden_note, record.standard_note)
        case Argument():
            return (record.note,)
        case Question():
            return (record.text, record.answer)
        case Citation():
            return (record.locator, record.note)
        case Excerpt():
            return (record.quote, record.locator)
        case Source():
            return (record.title, record.reference, record.exhibit, record.passages, record.filename, record.note)
        case Event():
            return (record.when, record.text, record.locator)
        case Party():
            return (record.name, record.short)
    return ()


def _leads_to(case: Case, ref: Ref) -> list[Ref]:
    match case.get(ref):
        case Source():
            return [Ref(Kind.CLAIM, citation.claim) for citation in case.citations_to(ref.id)]
        case Excerpt():
            return [Ref(Kind.CLAIM, citation.claim) for citation in case.citations_of_excerpt(ref.id)]
        case Question(claim=claim, argument=argument):
            ends = ((Kind.CLAIM, claim), (Kind.ARGUMENT, argument))
            return [Ref(kind, id_) for kind, id_ in ends if id_ is not None]
        case Event(claims=claims):
            return [Ref(Kind.CLAIM, claim) for claim in claims]
    return []


def _rank(record: Record | None) -> int | None:
    return record.order if isinstance(record, Claim) else None


def _reading(case: Case) -> Iterator[Ref]:
    """Issues, claims and arguments from the roots down, then what hangs from nothing; each claim's branch once."""
    loose = sorted((claim for claim in case.claims.values() if not case.hangs(claim.id)), key=in_order)
    roots = [ref_of(issue) for issue in sorted(case.issues.values(), key=in_order)]
    stack = [*(ref_of(claim) for claim in reversed(loose)), *reversed(roots)]
    seen: set[Ref] = set()
    rest = iter(case.claims)
    while True:
        while stack:
            ref = stack.pop()
            if ref not in seen and ref in case:
                seen.add(ref)
                yield ref
                stack.extend(reversed(_beneath(case, ref)))
        left = next((id_ for id_ in rest if Ref(Kind.CLAIM, id_) not in seen), None)  # claims in a circle
        if left is None:
            return
        stack.append(Ref(Kind.CLAIM, left))


def _beneath(case: Case, ref: Ref) -> list[Ref]:
    if ref.kind is Kind.ISSUE:
        return [Ref(Kind.CLAIM, position.claim) for position in case.positions_of(ref.id)]
    if ref.kind is Kind.CLAIM:
        return [ref_of(argument) for argument in case.arguments_for(ref.id)]
    premises = [Ref(Kind.CLAIM, premise.claim) for premise in case.premises_of(ref.id)]
    return [*premises, *(ref_of(undercut) for undercut in case.undercuts_of(ref.id))]
