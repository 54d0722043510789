"""What stands beside the argument: who holds a claim, what it rests on, what is asked about it, what happened when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import (
    Citation,
    Event,
    Excerpt,
    Id,
    Kind,
    Note,
    Party,
    Question,
    Ref,
    Source,
    new_id,
    ref_of,
)
from moot.model.rules import RuleError, check_fields, check_links
from moot.model.verbs.amending import amend_many
from moot.model.verbs.building import typing
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import claim_at
from moot.model.verbs.words import KINDS, name_of, quoted


def add_party(case: Case, name: str = "", *, short: str = "", role: str = "", side: str = "", colour: str = "") -> Edit:
    """A new party, the last."""
    order = _next(case.parties.values())
    party = Party(new_id(), name=name, short=short, role=role, side=side, colour=colour, order=order)
    return _added(Draft(case), phrase("Add party"), party)


def set_holders(case: Case, claims: Iterable[Id | Ref], holders: Iterable[Id | Ref]) -> Edit:
    """Say who holds some claims: these parties and no others."""
    draft = Draft(case)
    refs = [ref_of(claim_at(draft, at)) for at in claims]
    parties = tuple(dict.fromkeys(_id(Kind.PARTY, holder) for holder in holders))
    return amend_many(case, refs, holders=parties)


def add_holder(case: Case, claims: Iterable[Id | Ref], party: Id | Ref | str) -> Edit:
    """Let claims be held by one more party: one of the case's, by id or either name, else a new one of that name."""
    draft = Draft(case)
    held = [claim_at(draft, at) for at in claims]
    meant = _party(draft, party)
    for claim in held:
        if meant not in claim.holders:
            draft.put(replace(claim, holders=(*claim.holders, meant)))
    return draft.edit(phrase("Add holder"), focus=ref_of(held[0]) if held else None)


def drop_holder(case: Case, claims: Iterable[Id | Ref], party: Id | Ref) -> Edit:
    """Let claims no longer be held by a party."""
    draft = Draft(case)
    held = [claim_at(draft, at) for at in claims]
    gone = _id(Kind.PARTY, party)
    for claim in held:
        draft.put(replace(claim, holders=tuple(holder for holder in claim.holders if holder != gone)))
    return draft.edit(phrase("Remove holder"), focus=ref_of(held[0]) if held else None)


def add_source(case: Case, title: str = "", *, category: str = "", reference: str = "", exhibit: str = "") -> Edit:
    """A new source, the last."""
    order = _next(case.sources.values())
    source = Source(new_id(), title=title, category=category, reference=reference, exhibit=exhibit, order=order)
    return _added(Draft(case), phrase("Add source"), source)


def add_excerpt(
    case: Case, source: Id | Ref, quote: str, *, locator: str = "", before: str = "", after: str = ""
) -> Edit:
    """A passage of a source, the last of those taken from it."""
    draft = Draft(case)
    id_ = _id(Kind.SOURCE, source)
    excerpt = Excerpt(new_id(), source=id_, quote=quote, before=before, after=after, locator=locator)
    placed = draft.put_among(excerpt, draft.excerpts_of(id_))
    return _added(draft, phrase("Add passage"), placed)


def cite(
    case: Case,
    claim: Id | Ref,
    source: Id | Ref | str,
    locator: str = "",
    *,
    excerpt: Id | None = None,
    signal: str = "",
) -> Edit:
    """Let a claim rest on a source: one of the case's, by id, reference or title, else a new one of that title.

    Raises RuleError for an empty title, and where the claim rests on the same place of that source already.
    """
    draft = Draft(case)
    held = claim_at(draft, claim)
    found = _source(draft, source)
    citation = Citation(new_id(), held.id, found.id, excerpt=excerpt, signal=signal, locator=locator)
    there = draft.citations_of(held.id)
    if any(replace(old, marks=(), note="", order=0, id=citation.id) == citation for old in there):
        raise RuleError(
            phrase(
                "{what} rests on this place of the source already.",
                what=name_of(draft, ref_of(held)).opening(),
            )
        )
    draft.put_among(citation, there)
    check_fields(citation)
    check_links(draft, citation)
    return draft.edit(
        phrase("Cite {title}", title=quoted(found.title)) if found.title else phrase("Cite source"), focus=ref_of(held)
    )


def ask(case: Case, about: Ref, text: str, *, scheme: str = "") -> Edit:
    """An open question about a claim or an argument; a position or premise stands for its claim."""
    draft = Draft(case)
    if about.kind is Kind.ARGUMENT:
        target = ref_of(draft.argument(about.id))
        question = Question(new_id(), text=text, argument=target.id, scheme=scheme)
    else:
        target = ref_of(claim_at(draft, about))
        question = Question(new_id(), text=text, claim=target.id, scheme=scheme)
    check_fields(question)
    draft.put_among(question, draft.questions_about(target))
    return draft.edit(phrase("Ask question"), focus=target, merges=typing(question.id))


def answer(case: Case, question: Id | Ref, text: str) -> Edit:
    """Answer a question; it is open no longer."""
    return _answered(case, question, phrase("Answer question"), answered=True, answer=text)


def reopen(case: Case, question: Id | Ref) -> Edit:
    """Open an answered question again; what was answered is kept."""
    return _answered(case, question, phrase("Reopen question"), answered=False)


def add_event(case: Case, when: str = "", text: str = "", *, precision: str = "", claims: Iterable[Id] = ()) -> Edit:
    """An entry of the chronology, the last."""
    order = _next(case.events.values())
    event = Event(new_id(), when=when, precision=precision, text=text, claims=tuple(claims), order=order)
    return _added(Draft(case), phrase("Add event"), event)


def add_note(case: Case, topic: str = "", text: str = "") -> Edit:
    """A free page beside the map, the last."""
    return _added(
        Draft(case), phrase("Add note"), Note(new_id(), topic=topic, text=text, order=_next(case.notes.values()))
    )


def _party(draft: Draft, meant: Id | Ref | str) -> Id:
    if isinstance(meant, Ref) or meant in draft.case.parties:
        id_ = _id(Kind.PARTY, meant)
        if id_ not in draft.case.parties:
            raise RuleError(phrase("That party is no longer in the case."))
        return id_
    name = " ".join(meant.split())
    if not name:
        raise RuleError(phrase("A party needs a name."))
    for party in draft.case.parties.values():
        if name.casefold() in (party.name.casefold(), party.short.casefold()):
            return party.id
    made = Party(new_id(), name=name, order=_next(draft.case.parties.values()))
    check_fields(made)
    draft.put(made)
    return made.id


def _source(draft: Draft, meant: Id | Ref | str) -> Source:
    if isinstance(meant, Ref):
        found = draft.get(meant)
        if not isinstance(found, Source):
            raise RuleError(phrase("That source is no longer in the case."))
        return found
    known = draft.case.sources.get(meant)
    if known is not None:
        return known
    title = " ".join(meant.split())
    if not title:
        raise RuleError(phrase("A source needs a title."))
    for source in draft.case.sources.values():
        if source.title.casefold() == title.casefold():
            return source
    made = Source(new_id(), title=title, order=_next(draft.case.sources.values()))
    check_fields(made)
    draft.put(made)
    return made


def _answered(case: Case, question: Id | Ref, label: str, **fields: object) -> Edit:
    draft = Draft(case)
    found = draft.get(Ref(Kind.QUESTION, _id(Kind.QUESTION, question)))
    if not isinstance(found, Question):
        raise RuleError(phrase("That question is no longer in the case."))
    changed = replace(found, **fields)  # type: ignore[arg-type]  # by the two callers above
    check_fields(changed)
    draft.put(changed)
    about = Ref(Kind.CLAIM, found.claim) if found.claim is not None else Ref(Kind.ARGUMENT, found.argument or "")
    return draft.edit(label, focus=about)


def _added(draft: Draft, label: str, record: Party | Source | Excerpt | Event | Note) -> Edit:
    check_fields(record)
    draft.put(record)
    check_links(draft, record)
    return draft.edit(label, focus=ref_of(record), merges=typing(record.id))


def _next(siblings: Iterable[Party | Source | Event | Note]) -> int:
    return max((sibling.order for sibling in siblings), default=-1) + 1


def _id(kind: Kind, at: Id | Ref) -> Id:
    if not isinstance(at, Ref):
        return at
    if at.kind is not kind:
        raise RuleError(phrase("Choose a {what} first.", what=KINDS[kind]))
    return at.id
