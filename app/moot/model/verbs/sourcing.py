"""Letting a claim rest on what somebody brings: passages, documents, addresses, citations; several as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.phrases import Count, phrase
from moot.model.records import Citation, Claim, Excerpt, Id, Ref, Source, new_id, ref_of
from moot.model.rules import RuleError, check_fields
from moot.model.verbs.building import add_claim, add_position
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import claim_at
from moot.model.verbs.words import name_of

_LONGEST = 60  # characters of a passage in the title of its source


class Material(NamedTuple):
    """Something for a claim to rest on.

    A citation has a `title` and perhaps a pin cite (`locator`); a passage its words (`quote`), and the title and the
    address of what it is from where they are known; an `address` perhaps a title; a document its `digest` (sha256 in
    hex), under which the file keeps it, and its name without folders.
    """

    title: str = ""
    locator: str = ""
    quote: str = ""
    address: str = ""
    digest: str = ""
    filename: str = ""


def rest_on(case: Case, claim: Id | Ref, materials: Sequence[Material]) -> Edit:
    """Let a claim rest on these, each as a source, all in one step.

    A source of the case is cited again: one with the same document, passage, address or title. A document goes to a
    source of its title that has none. What the claim rests on already is left out. Raises RuleError for a passage or a
    source without words, and where nothing is left.
    """
    draft = Draft(case)
    held = claim_at(draft, claim)
    known = sorted(case.sources.values(), key=in_order)
    added = sum(_cited(draft, held, known, material) for material in materials)
    if not added:
        raise RuleError(phrase("{what} rests on this source already.", what=name_of(draft, ref_of(held)).opening()))
    label = phrase("Add source") if added == 1 else phrase("Add {count} sources", count=Count(added))
    return draft.edit(label, focus=ref_of(held))


def add_cited(case: Case, text: str, materials: Sequence[Material], issue: Id | Ref | None = None) -> Edit:
    """A new claim in words that were brought, resting on what they are from: loose, or a position on an issue.

    All is one step, which nothing typed later joins. Raises RuleError as `rest_on` does.
    """
    begun = add_claim(case, text) if issue is None else add_position(case, issue, text)
    draft = Draft(case)
    for change in begun.changes:
        if change.after is not None:
            draft.put(change.after)
    assert begun.focus is not None
    held = claim_at(draft, begun.focus)
    known = sorted(case.sources.values(), key=in_order)
    added = sum(_cited(draft, held, known, material) for material in materials)
    if added == 1:
        label = phrase("Add claim with its source") if issue is None else phrase("Add position with its source")
    elif issue is None:
        label = phrase("Add claim with {count} sources", count=Count(added))
    else:
        label = phrase("Add position with {count} sources", count=Count(added))
    return draft.edit(label, focus=begun.focus)


def _cited(draft: Draft, claim: Claim, known: list[Source], material: Material) -> bool:
    """Cite one of them; False where the claim rests on the same place already."""
    excerpt = _excerpt(draft, known, material) if material.quote.strip() else None
    source = excerpt.source if excerpt is not None else _source(draft, known, material).id
    passage = None if excerpt is None else excerpt.id
    citation = Citation(new_id(), claim.id, source, excerpt=passage, locator=material.locator)
    check_fields(citation)
    there = draft.citations_of(claim.id)
    if any(_place(old) == _place(citation) for old in there):
        return False
    draft.put_among(citation, there)
    return True


def _place(citation: Citation) -> tuple[Id, Id | None, str, str]:
    return citation.source, citation.excerpt, citation.signal, citation.locator


def _excerpt(draft: Draft, known: list[Source], material: Material) -> Excerpt:
    """The passage with these words, else a new one: of what it is said to be from, else of a source that it begins."""
    for at, source in enumerate(known):
        for excerpt in draft.excerpts_of(source.id):
            if excerpt.quote != material.quote:
                continue
            if _is_from(source, material):
                return excerpt
            if material.address and not source.reference and source.title == _beginning(material.quote):
                known[at] = replace(source, reference=material.address)  # nobody knew until now
                draft.put(known[at])
                return excerpt
    title = material.title or _beginning(material.quote)
    if material.address or material.title:
        source = _source(draft, known, material._replace(title=title))
    else:
        source = _new(draft, known, Source(new_id(), title))
    made = Excerpt(new_id(), source=source.id, quote=material.quote)
    check_fields(made)
    return draft.put_among(made, draft.excerpts_of(source.id))


def _is_from(source: Source, material: Material) -> bool:
    """Whether a passage is from a source, as far as it is said where it is from; where nothing is, it may be."""
    if material.address:
        return material.address in (source.reference, source.title)
    return not material.title or _called(source, material.title)


def _source(draft: Draft, known: list[Source], material: Material) -> Source:
    title = " ".join(material.title.split()) or material.address or material.filename
    if not title:
        raise RuleError(phrase("A source needs a title."))
    at = _known(known, material, title)
    if at is None:
        address = material.address if material.address != title else ""
        made = Source(new_id(), title, reference=address, digest=material.digest, filename=material.filename)
        return _new(draft, known, made)
    if material.digest and not known[at].digest:
        known[at] = replace(known[at], digest=material.digest, filename=material.filename)
        draft.put(known[at])
    return known[at]


def _known(known: Sequence[Source], material: Material, title: str) -> int | None:
    """Where among the sources the one is that is meant; None where it is a new one."""
    if material.digest:
        same = [source.digest == material.digest for source in known]
        if True not in same:
            same = [not source.digest and _called(source, title) for source in known]
    elif material.address:
        same = [material.address in (source.reference, source.title) for source in known]
    else:
        same = [_called(source, title) for source in known]
    return same.index(True) if True in same else None


def _called(source: Source, title: str) -> bool:
    return source.title.casefold() == title.casefold()


def _new(draft: Draft, known: list[Source], source: Source) -> Source:
    """A new source, the last; one whose title is taken by another is told apart by a number."""
    taken = {other.title.casefold() for other in known}
    title, number = source.title, 1
    while title.casefold() in taken:
        number += 1
        title = f"{source.title} ({number})"
    order = max((other.order for other in known), default=-1) + 1
    made = replace(source, title=title, order=order)
    check_fields(made)
    draft.put(made)
    known.append(made)
    return made


def _beginning(quote: str) -> str:
    """The first words of a passage, by which its source is called until somebody says what it is."""
    words = " ".join(quote.split())
    if len(words) <= _LONGEST:
        return words
    head, _space, _rest = words[: _LONGEST + 1].rpartition(" ")
    return f"{(head or words[:_LONGEST]).rstrip(' .,;:–—-')}…"
