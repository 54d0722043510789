"""A clean copy: the case as it is handed to others as a file, holding nothing but what was chosen for it.

Whatever is chosen, privileged claims and free pages are not in it, nor anything that only they led to: sources and
passages that nothing cites any more, parties that held nothing else. The history of a case is in no file at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from moot.model.case import Case
from moot.model.disclosed import without
from moot.model.records import (
    Audience,
    Claim,
    Event,
    Excerpt,
    Id,
    Note,
    Party,
    Question,
    Record,
    Ref,
    Ruling,
    Source,
    View,
)
from moot.model.weighing import WeighedScheme


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes along in a clean copy, beside the map itself.

    `notes` are those on records; `struck` the claims that are struck, with all that hangs only from them; `quotes` the
    words of sources (where in the source stays); `documents` the files attached to sources.
    """

    notes: bool = False
    struck: bool = False
    questions: bool = True
    quotes: bool = True
    documents: bool = False
    chronology: bool = True
    audiences: bool = False
    views: bool = True


def clean(case: Case, chosen: Chosen = Chosen()) -> Case:
    """The case with nothing in it but what was chosen. Key numbers stay as they are: others may have cited them."""
    left = of_claims_left(case, struck=chosen.struck)
    return Case(_mended(left, _cited(left, _chosen(left, chosen), dated=chosen.chronology), strangers(case, left)))


def strangers(case: Case, left: Case) -> set[Id]:
    """The parties of a case that only what is not left of it spoke of."""
    return _holders(case) - _holders(left)


def unled(case: Case, left: Case) -> set[Id]:
    """The sources of a case that only what is not left of it led to."""
    return _sources_of(case, dated=True) - _sources_of(left, dated=True)


def of_claims_left(case: Case, *, struck: bool) -> Case:
    """The case without its privileged claims, the struck ones unless they are wanted, and what hangs only from them."""
    return without(
        case, {claim.id for claim in case.claims.values() if claim.privileged or (claim.struck and not struck)}
    )


def _chosen(case: Case, chosen: Chosen) -> Iterator[Record]:
    unwanted: tuple[type[Record], ...] = (Note,)
    for kind, wanted in (
        ((Question,), chosen.questions),
        ((Event,), chosen.chronology),
        ((Audience, Ruling), chosen.audiences),
        ((View,), chosen.views),
    ):
        unwanted += () if wanted else kind
    for record in case:
        if isinstance(record, unwanted):
            continue
        if isinstance(record, Excerpt) and not chosen.quotes:
            record = replace(record, quote="", before="", after="")
        if isinstance(record, Source) and not chosen.documents:
            record = replace(record, digest="", filename="")
        if isinstance(record, Claim) and not record.struck:
            record = replace(record, struck_reason="")  # kept for the next time, and seen by nobody meanwhile
        yield record if chosen.notes else _without_note(record)


def _without_note(record: Record) -> Record:
    if not getattr(record, "note", ""):
        return record
    return cast(Record, replace(cast(Any, record), note=""))


def _cited(case: Case, records: Iterable[Record], *, dated: bool) -> Iterator[Record]:
    """Without the sources and passages that nothing leads to, and the schemes that no step follows."""
    passages = {citation.excerpt for citation in case.citations.values()}
    sources = _sources_of(case, dated=dated)
    followed = {argument.scheme for argument in case.arguments.values()}
    for record in records:
        if isinstance(record, Source) and record.id not in sources:
            continue
        if isinstance(record, Excerpt) and record.id not in passages:
            continue
        if isinstance(record, WeighedScheme) and record.id not in followed:
            continue
        yield record


def _sources_of(case: Case, *, dated: bool) -> set[Id]:
    """What citations lead to, and entries of the chronology where `dated`, and what that is known through."""
    sources = {citation.source for citation in case.citations.values()}
    if dated:
        sources |= {event.source for event in case.events.values() if event.source is not None}
    waiting = list(sources)
    while waiting:
        source = case.sources.get(waiting.pop())
        if source is not None and source.via is not None and source.via not in sources:
            sources.add(source.via)
            waiting.append(source.via)
    return sources


def _holders(case: Case) -> set[Id]:
    """The parties that the case speaks of: who hold something, or bear a burden."""
    held = {holder for claim in case.claims.values() for holder in claim.holders}
    held |= {claim.burden for claim in case.claims.values() if claim.burden}
    return held | {issue.burden for issue in case.issues.values() if issue.burden}


def _mended(case: Case, records: Iterable[Record], strangers: Collection[Id]) -> Iterator[Record]:
    """Without the parties that only what has gone spoke of; views name nothing but what is left."""
    for record in records:
        if isinstance(record, Party) and record.id in strangers:
            continue
        if isinstance(record, View):
            mended = view_of_what_is_left(case, record)
            if mended is not None:
                yield mended
            continue
        yield record


def view_of_what_is_left(case: Case, view: View) -> View | None:
    """The view, None where all it showed has gone: left empty it would show everything."""
    shown = _there(case, view.shown)
    if (view.shown and not shown) or (view.root is not None and view.root not in case):
        return None
    nudges = tuple(nudge for nudge in view.nudges if nudge.ref in case)
    return replace(view, shown=shown, folds=_there(case, view.folds), nudges=nudges)


def _there(case: Case, refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs if ref in case)
