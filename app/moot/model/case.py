"""The case in memory: records by kind and id, indexed by what they refer to.

`Case.apply` is the only way in, and takes a whole edit or nothing. Reading is cheap and ordered: siblings come in the
author's order. Links that point nowhere are tolerated here (a damaged file must open); `rules` names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from moot.model.edit import Change, Edit
from moot.model.records import (
    RECORD_TYPES,
    SETTINGS_ID,
    Argument,
    Audience,
    Citation,
    Claim,
    Event,
    Excerpt,
    Id,
    Issue,
    Kind,
    Note,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Ruling,
    Settings,
    Source,
    View,
    kind_of,
)
from moot.model.weighing import WeighedScheme

R = TypeVar("R")

# kind -> the fields by which its records are looked up from the other end
_INDEXED: dict[Kind, tuple[str, ...]] = {
    Kind.POSITION: ("issue", "claim"),
    Kind.PREMISE: ("argument", "claim"),
    Kind.EXCERPT: ("source",),
    Kind.CITATION: ("claim", "source", "excerpt"),
    Kind.QUESTION: ("claim", "argument"),
    Kind.RULING: ("audience", "subject"),
}
# an argument is looked up from a claim or, for an undercut, from an argument: two indexes over one field
_CONCLUSION = "conclusion"
_UNDERCUT = "undercut"


# what an audience may lay over a record of a kind
RULED: dict[Kind, tuple[str, ...]] = {
    Kind.CLAIM: ("stance", "presumed_weight", "struck", "standard"),
    Kind.ARGUMENT: ("weight",),
    Kind.ISSUE: ("standard",),
    Kind.SETTINGS: ("standard",),
}


class RuleError(Exception):
    """What was asked for would break a rule (`rules`); the text is one sentence for the person who asked."""


class StaleEditError(Exception):
    """An edit speaks of a record as it is not: it was made from another state of the case."""


class Case:
    """All records of one case, and the ways from one to the next."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[Kind, dict[Id, Record]] = {kind: {} for kind in RECORD_TYPES}
        self._links: dict[tuple[Kind, str], dict[Id | Ref, dict[Id, None]]] = {
            (kind, field): {} for kind, fields in _INDEXED.items() for field in fields
        }
        self._links[Kind.ARGUMENT, _CONCLUSION] = {}
        self._links[Kind.ARGUMENT, _UNDERCUT] = {}
        self._next_number = 1
        for record in records:
            self._put(kind_of(record), record)

    # Reading

    def get(self, ref: Ref) -> Record | None:
        """The record a reference names, or None."""
        return self._records[ref.kind].get(ref.id)

    def __contains__(self, ref: Ref) -> bool:
        return ref.id in self._records[ref.kind]

    def __iter__(self) -> Iterator[Record]:
        for table in self._records.values():
            yield from table.values()

    def __len__(self) -> int:
        return sum(len(table) for table in self._records.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Case) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]  # a case changes: it is no key

    @property
    def settings(self) -> Settings:
        """The settings of the case; the defaults where none are recorded."""
        found = self._records[Kind.SETTINGS].get(SETTINGS_ID)
        return found if isinstance(found, Settings) else Settings()

    @property
    def issues(self) -> Mapping[Id, Issue]:
        return self._table(Kind.ISSUE, Issue)

    @property
    def positions(self) -> Mapping[Id, Position]:
        return self._table(Kind.POSITION, Position)

    @property
    def claims(self) -> Mapping[Id, Claim]:
        return self._table(Kind.CLAIM, Claim)

    @property
    def arguments(self) -> Mapping[Id, Argument]:
        return self._table(Kind.ARGUMENT, Argument)

    @property
    def premises(self) -> Mapping[Id, Premise]:
        return self._table(Kind.PREMISE, Premise)

    @property
    def parties(self) -> Mapping[Id, Party]:
        return self._table(Kind.PARTY, Party)

    @property
    def sources(self) -> Mapping[Id, Source]:
        return self._table(Kind.SOURCE, Source)

    @property
    def excerpts(self) -> Mapping[Id, Excerpt]:
        return self._table(Kind.EXCERPT, Excerpt)

    @property
    def citations(self) -> Mapping[Id, Citation]:
        return self._table(Kind.CITATION, Citation)

    @property
    def questions(self) -> Mapping[Id, Question]:
        return self._table(Kind.QUESTION, Question)

    @property
    def events(self) -> Mapping[Id, Event]:
        return self._table(Kind.EVENT, Event)

    @property
    def notes(self) -> Mapping[Id, Note]:
        return self._table(Kind.NOTE, Note)

    @property
    def views(self) -> Mapping[Id, View]:
        return self._table(Kind.VIEW, View)

    @property
    def schemes(self) -> Mapping[Id, WeighedScheme]:
        return self._table(Kind.SCHEME, WeighedScheme)

    @property
    def audiences(self) -> Mapping[Id, Audience]:
        return self._table(Kind.AUDIENCE, Audience)

    @property
    def rulings(self) -> Mapping[Id, Ruling]:
        return self._table(Kind.RULING, Ruling)

    def positions_of(self, issue: Id) -> list[Position]:
        """The positions taken on an issue, in order."""
        return self._linked(Kind.POSITION, "issue", issue, Position)

    def positions_by(self, claim: Id) -> list[Position]:
        """The positions a claim is offered as."""
        return self._linked(Kind.POSITION, "claim", claim, Position)

    def arguments_for(self, claim: Id) -> list[Argument]:
        """The arguments pro and con a claim, in order."""
        return self._linked(Kind.ARGUMENT, _CONCLUSION, claim, Argument)

    def undercuts_of(self, argument: Id) -> list[Argument]:
        """The arguments against the step an argument makes, in order."""
        return self._linked(Kind.ARGUMENT, _UNDERCUT, argument, Argument)

    def premises_of(self, argument: Id) -> list[Premise]:
        """The premises of an argument, in order."""
        return self._linked(Kind.PREMISE, "argument", argument, Premise)

    def uses_of(self, claim: Id) -> list[Premise]:
        """The places where a claim serves as a premise."""
        return self._linked(Kind.PREMISE, "claim", claim, Premise)

    def hangs(self, claim: Id) -> bool:
        """Whether a claim is a premise or a position anywhere."""
        return claim in self._links[Kind.PREMISE, "claim"] or claim in self._links[Kind.POSITION, "claim"]

    def citations_of(self, claim: Id) -> list[Citation]:
        """What a claim rests on or refers to, in order."""
        return self._linked(Kind.CITATION, "claim", claim, Citation)

    def citations_to(self, source: Id) -> list[Citation]:
        """The citations of a source."""
        return self._linked(Kind.CITATION, "source", source, Citation)

    def citations_of_excerpt(self, excerpt: Id) -> list[Citation]:
        """The citations of one passage."""
        return self._linked(Kind.CITATION, "excerpt", excerpt, Citation)

    def excerpts_of(self, source: Id) -> list[Excerpt]:
        """The passages taken from a source, in order."""
        return self._linked(Kind.EXCERPT, "source", source, Excerpt)

    def questions_about(self, ref: Ref) -> list[Question]:
        """The questions asked about a claim or an argument, in order; about anything else there are none."""
        if ref.kind not in (Kind.CLAIM, Kind.ARGUMENT):
            return []
        return self._linked(Kind.QUESTION, ref.kind.value, ref.id, Question)

    def rulings_by(self, audience: Id) -> list[Ruling]:
        """The rulings of an audience, in order."""
        return self._linked(Kind.RULING, "audience", audience, Ruling)

    def rulings_on(self, subject: Ref) -> list[Ruling]:
        """What audiences think of a record."""
        return self._linked(Kind.RULING, "subject", subject, Ruling)

    @property
    def next_number(self) -> int:
        """The key number for the next claim: one above any ever given in this sitting or on file."""
        return self._next_number

    # Changing

    def apply(self, edit: Edit) -> None:
        """Do an edit, whole or not at all. Raises StaleEditError, the case unchanged, if any `before` is not so."""
        self.check(edit)
        for change in edit.changes:
            self._change(change)

    def check(self, edit: Edit) -> None:
        """Raise StaleEditError if an edit was made from another state of the case."""
        for change in edit.changes:
            if self.get(change.ref) != change.before:
                raise StaleEditError(f"{edit.label!r} does not fit the case: {change.ref} has changed since")

    def _change(self, change: Change) -> None:
        if change.before is not None:
            self._unlink(change.ref.kind, change.before)
        if change.after is not None:
            # a record that only changes keeps its place: the case file reads records back as they came into being
            self._put(change.ref.kind, change.after)
        else:
            del self._records[change.ref.kind][change.ref.id]

    def _put(self, kind: Kind, record: Record) -> None:
        self._records[kind][record.id] = record
        for field, target in _targets(kind, record):
            self._links[kind, field].setdefault(target, {})[record.id] = None
        if isinstance(record, Claim) and record.number >= self._next_number:
            self._next_number = record.number + 1

    def _unlink(self, kind: Kind, record: Record) -> None:
        for field, target in _targets(kind, record):
            ids = self._links[kind, field][target]
            del ids[record.id]
            if not ids:
                del self._links[kind, field][target]

    def _table(self, kind: Kind, cls: type[R]) -> Mapping[Id, R]:
        return cast("Mapping[Id, R]", MappingProxyType(self._records[kind]))

    def _linked(self, kind: Kind, field: str, target: Id | Ref, cls: type[R]) -> list[R]:
        ids = self._links[kind, field].get(target)
        if not ids:
            return []
        table = cast("dict[Id, R]", self._records[kind])
        found = [table[id_] for id_ in ids]
        if len(found) > 1:
            found.sort(key=in_order)
        return found


def in_order(record: object) -> tuple[int, Id]:
    """The sort key of siblings: the author's order, ties by id."""
    return (getattr(record, "order", 0), getattr(record, "id", ""))


def _targets(kind: Kind, record: Record) -> Iterator[tuple[str, Id | Ref]]:
    if isinstance(record, Argument):
        yield (_UNDERCUT if record.polarity is Polarity.UNDERCUT else _CONCLUSION), record.conclusion
        return
    for field in _INDEXED.get(kind, ()):
        target = getattr(record, field)
        if target is not None:
            yield field, target
