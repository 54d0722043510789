"""Templates: the bare structure of a case to begin from, and a case made into one.

A template is a case like any other, kept as text. Whoever begins from it gets records of their own: two cases begun
from one template share no id, so that pasting between them or comparing them never takes one box for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, cast

from moot.model.case import Case
from moot.model.clean import strangers, view_of_what_is_left
from moot.model.records import (
    SETTINGS_ID,
    Argument,
    Claim,
    Id,
    Issue,
    Kind,
    Nudge,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Settings,
    Stance,
    View,
    new_id,
    ref_of,
)
from moot.model.verbs.removing import remove

# the fields that hold the id of another record, or several, by the kind of that record
_POINTERS = {
    "issue": Kind.ISSUE,
    "claim": Kind.CLAIM,
    "claims": Kind.CLAIM,
    "argument": Kind.ARGUMENT,
    "source": Kind.SOURCE,
    "via": Kind.SOURCE,
    "excerpt": Kind.EXCERPT,
    "burden": Kind.PARTY,
    "holders": Kind.PARTY,
    "audience": Kind.AUDIENCE,
}


def begin(template: Iterable[Record], title: str = "") -> tuple[Record, ...]:
    """The records of a new case from those of a template: the same structure under fresh ids, with another title."""
    old = list(template)
    ids = {ref_of(record): new_id() for record in old if not isinstance(record, Settings)}
    settings = next((record for record in old if isinstance(record, Settings)), Settings())
    others = [_renamed(record, ids) for record in old if not isinstance(record, Settings)]
    return (replace(settings, id=SETTINGS_ID, title=title), *others)


def as_template(case: Case) -> Case:
    """A case as a template: its structure and its wordings, to begin other cases from.

    Left out are what is privileged and hangs only from it, with parties and views of nothing else, sources with
    passages and citations, the chronology, free pages, notes, audiences, and whatever was said of the truth of a claim:
    stances but presumptions, striking, dates, disputes. Questions are open again. Key numbers run from 1.
    """
    disclosed = Case(case)
    secret = [ref_of(claim) for claim in case.claims.values() if claim.privileged]
    if secret:
        disclosed.apply(remove(disclosed, secret))
    by_number = sorted(disclosed.claims.values(), key=lambda claim: (claim.number, claim.order, claim.id))
    numbers = {claim.id: number for number, claim in enumerate(by_number, start=1)}
    kept = Case(_kept(disclosed, numbers))
    unknown = {Ref(Kind.PARTY, id_) for id_ in strangers(case, disclosed)}
    unknown |= {ref_of(view) for view in case.views.values() if view_of_what_is_left(kept, view) is None}
    return Case(record for record in kept if ref_of(record) not in unknown)


def _kept(case: Case, numbers: dict[Id, int]) -> Iterator[Record]:
    for record in case:
        match record:
            case Settings():
                yield replace(record, standpoint="", notice="")
            case Issue():
                yield replace(record, standard_note="", burden_note="", note="")
            case Claim():
                yield _bare(record, numbers[record.id])
            case Argument():
                yield replace(record, reading="", note="")
            case Question():
                yield replace(record, answered=False, answer="")
            case Party() | View():
                yield replace(record, note="")
            case Position() | Premise():
                yield record
            case _:
                pass


def _bare(claim: Claim, number: int) -> Claim:
    return Claim(
        claim.id,
        text=claim.text,
        number=number,
        kind=claim.kind,
        holders=claim.holders,
        stance=claim.stance if claim.stance is Stance.PRESUMED else Stance.OPEN,
        presumed_weight=claim.presumed_weight,
        unstated=claim.unstated,
        standard=claim.standard,
        burden=claim.burden,
        tags=claim.tags,
        order=claim.order,
    )


def _renamed(record: Record, ids: dict[Ref, Id]) -> Record:
    changes: dict[str, Any] = {"id": ids[ref_of(record)]}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _POINTERS and value is not None:
            changes[field.name] = _pointing(value, _POINTERS[field.name], ids)
        elif isinstance(value, Ref | tuple):
            changes[field.name] = _named(value, ids)
    if isinstance(record, Argument):
        kind = Kind.ARGUMENT if record.polarity is Polarity.UNDERCUT else Kind.CLAIM
        changes["conclusion"] = _pointing(record.conclusion, kind, ids)
    return cast(Record, replace(cast(Any, record), **changes))


def _pointing(value: Id | tuple[Id, ...], kind: Kind, ids: dict[Ref, Id]) -> Id | tuple[Id, ...]:
    """An id or several, renamed; what points nowhere goes on doing so."""
    if isinstance(value, tuple):
        return tuple(ids.get(Ref(kind, one), one) for one in value)
    return ids.get(Ref(kind, value), value)


def _named(value: object, ids: dict[Ref, Id]) -> object:
    """References renamed wherever they stand: alone, in rows, in nudges; all else as it is."""
    match value:
        case Ref():
            return Ref(value.kind, ids.get(value, value.id))
        case Nudge():
            return Nudge(Ref(value.ref.kind, ids.get(value.ref, value.ref.id)), value.dx, value.dy)
        case tuple():
            return tuple(_named(part, ids) for part in value)
        case _:
            return value
