"""Random edits of the records the verbs of building do not make: parties, sources, questions, notes, views."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import (
    Citation,
    Direction,
    Event,
    Excerpt,
    Kind,
    Note,
    Nudge,
    Party,
    Question,
    Record,
    Ref,
    Source,
    View,
    kind_of,
    new_id,
    ref_of,
)
from moot.model.rules import targets
from tests.model.strategies import TEXTS

_NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-500, 500)


@st.composite
def other_edits(draw: DrawFn, case: Case) -> Edit:
    """An edit that adds, changes or removes one such record; nothing that others refer to is removed."""
    found = [record for record in case if isinstance(record, Party | Source | Question | Event | Note | View)]
    used = {target for record in case for _, target in targets(record)}
    free = [record for record in found if ref_of(record) not in used]
    what = draw(st.sampled_from(["add", "add", *(["change"] if found else []), *(["remove"] if free else [])]))
    if what == "add":
        record = draw(_new(case))
        return Edit(f"Add {kind_of(record)}", (Change(None, record),), focus=ref_of(record))
    if what == "remove":
        record = draw(st.sampled_from(free))
        return Edit(f"Remove {kind_of(record)}", (Change(record, None),))
    before = draw(st.sampled_from(found))
    name = draw(st.sampled_from([f.name for f in fields(before) if f.type is str and f.name not in ("id", "colour")]))
    after: Record = replace(before, **{name: draw(TEXTS)})  # type: ignore[arg-type]
    changes = (Change(before, after),) if after != before else ()
    return Edit(f"Write {name}", changes, merges=f"{name}:{before.id}", focus=ref_of(before))


@st.composite
def _new(draw: DrawFn, case: Case) -> Record:
    claims, sources = list(case.claims), list(case.sources)
    id_, text = new_id(), draw(TEXTS)
    order = draw(st.integers(-3, 3))
    makers: dict[Kind, Any] = {
        Kind.PARTY: lambda: Party(id_, text, "P", "witness", "plaintiff", "#a1B2c3", text, order),
        Kind.SOURCE: lambda: Source(id_, text, via=draw(st.sampled_from([None, *sources])), order=order),
        Kind.NOTE: lambda: Note(id_, text, text, order),
        Kind.EVENT: lambda: Event(
            id_, "1805", text=text, claims=tuple(claims[:2]), source=draw(st.sampled_from([None, *sources]))
        ),
        Kind.VIEW: lambda: View(
            id_,
            text,
            draw(st.sampled_from([None, *(Ref(Kind.CLAIM, claim) for claim in claims)])),
            folds=tuple(Ref(Kind.CLAIM, claim) for claim in claims[:3]),
            direction=draw(st.sampled_from(Direction)),
            nudges=tuple(Nudge(Ref(Kind.CLAIM, claim), draw(_NUMBERS), draw(_NUMBERS)) for claim in claims[:2]),
        ),
    }
    if sources:
        makers[Kind.EXCERPT] = lambda: Excerpt(id_, draw(st.sampled_from(sources)), text, order=order)
    if claims:
        makers[Kind.QUESTION] = lambda: Question(id_, text, claim=draw(st.sampled_from(claims)), order=order)
    if claims and sources:
        makers[Kind.CITATION] = lambda: _citation(draw, case, id_)
    record: Record = makers[draw(st.sampled_from(list(makers)))]()
    return record


def _citation(draw: DrawFn, case: Case, id_: str) -> Citation:
    source = draw(st.sampled_from(list(case.sources)))
    excerpts = [excerpt.id for excerpt in case.excerpts_of(source)]
    return Citation(
        id_,
        draw(st.sampled_from(list(case.claims))),
        source,
        draw(st.sampled_from([None, *excerpts])),
        marks=("a", "b"),
    )
