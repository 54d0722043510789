"""A case as YAML text: the same records always give the same text, whatever order they were made in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any

from moot.formats.case_keys import (
    BEARS_ON,
    MARK,
    META,
    NESTED,
    SECTIONS,
    VERSION,
    ImpliedIds,
    Nesting,
    bare_name,
    plain_fields,
)
from moot.formats.yaml_text import Value, dump
from moot.model.case import Case, in_order
from moot.model.records import (
    RECORD_TYPES,
    SETTINGS_ID,
    Argument,
    Claim,
    Id,
    Kind,
    Nudge,
    Polarity,
    Premise,
    Question,
    Record,
    Ref,
    kind_of,
)


def write(case: Case) -> str:
    """The case as text. `moot.formats.case_text.read` gives back equal records."""
    return dump(_Writer(case).tree())


class _Writer:
    """One case on its way to text."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._ranks = {claim.id: rank for rank, claim in enumerate(_by_number(case.claims.values()))}

    def tree(self) -> dict[str, Value]:
        case = self._case
        tree: dict[str, Value] = {MARK: VERSION}
        if Ref(Kind.SETTINGS, SETTINGS_ID) in case:
            tree[META] = _fields(case.settings, plain_fields(Kind.SETTINGS))
        self._section(tree, _sorted(case.parties))
        self._section(tree, _sorted(case.sources))
        self._section(tree, _sorted(case.issues))
        self._section(tree, _by_number(case.claims.values()), in_list_order=False)
        self._section(tree, self._arguments())
        self._section(tree, self._questions())
        for table in (case.events, case.notes, case.views, case.schemes, case.audiences):
            self._section(tree, _sorted(table))
        self._strays(tree)
        return tree

    def _section(self, tree: dict[str, Value], records: Sequence[Record], *, in_list_order: bool = True) -> None:
        if not records:
            return
        section: dict[str, Value] = {}
        last: dict[object, int] = {}
        for record in records:
            group = _group(record)
            implied = last.get(group, -1) + 1 if in_list_order else 0
            section[record.id] = self._record(record, implied)
            last[group] = getattr(record, "order", 0)
        tree[SECTIONS[kind_of(records[0])]] = section

    def _record(self, record: Record, implied_order: int) -> Value:
        kind = kind_of(record)
        entry: dict[str, Value] = {}
        nesting = NESTED.get(kind)
        nested = self._nested(nesting, record.id) if nesting else None
        if isinstance(record, Argument):
            entry[BEARS_ON[record.polarity]] = record.conclusion
            if nested:
                entry["premises"] = nested
        entry |= self._shown(record, _fields(record, plain_fields(kind)))
        if isinstance(record, Claim):
            entry["number"] = record.number  # written even if it is 0: one without is given the next
        if nesting and nested:
            entry[nesting.key] = nested
        _say_order(entry, record, implied_order)
        return entry

    def _nested(self, nesting: Nesting, owner: Id) -> Value:
        case = self._case
        siblings: Sequence[Record]
        match nesting.kind:
            case Kind.POSITION:
                siblings = case.positions_of(owner)
            case Kind.PREMISE:
                siblings = case.premises_of(owner)
                roles = self._role_map(owner, case.premises_of(owner))
                if roles:
                    return roles
            case Kind.EXCERPT:
                siblings = case.excerpts_of(owner)
            case Kind.RULING:
                siblings = case.rulings_by(owner)
            case _:
                siblings = case.citations_of(owner)
        ids, order = ImpliedIds(owner), 0
        items: list[Value] = []
        for record in siblings:
            items.append(self._nested_item(nesting, record, ids, order))
            order = getattr(record, "order", 0) + 1
        return items

    def _nested_item(self, nesting: Nesting, record: Record, ids: ImpliedIds, implied_order: int) -> Value:
        names = [name for name in plain_fields(nesting.kind) if name != nesting.field]
        entry = self._shown(record, _fields(record, names))
        if record.id != ids.next(str(getattr(record, nesting.target)) if nesting.target else ""):
            entry["id"] = record.id
        _say_order(entry, record, implied_order)
        alone = entry[nesting.target] if nesting.target and list(entry) == [nesting.target] else None
        return alone if isinstance(alone, str) else entry

    def _role_map(self, argument: Id, premises: Sequence[Premise]) -> dict[str, Value]:
        """The premises by their roles, as Carneades has them; empty where that would lose something."""
        ids = ImpliedIds(argument)
        roles = {premise.role for premise in premises}
        if "" in roles or len(roles) < len(premises):
            return {}
        for order, premise in enumerate(premises):
            if premise.order != order or premise.id != ids.next(premise.claim):
                return {}
        return {premise.role: premise.claim for premise in premises}

    def _shown(self, record: Record, entry: dict[str, Value]) -> dict[str, Value]:
        """The fields of a record with the references in them written as short as they can be."""
        for name, value in list(entry.items()):
            held = getattr(record, name)
            if isinstance(held, Ref):
                entry[name] = self._reference(held)
            elif isinstance(held, tuple) and held and isinstance(held[0], Ref):
                entry[name] = [self._reference(ref) for ref in held]
            elif isinstance(held, tuple) and held and isinstance(held[0], Nudge):
                entry[name] = [
                    {"box": self._reference(nudge.ref), "dx": float(nudge.dx), "dy": float(nudge.dy)} for nudge in held
                ]
            else:
                entry[name] = value
        return entry

    def _reference(self, ref: Ref) -> Value:
        if ref.id and bare_name(ref.id, self._case.issues, self._case.claims) == ref:
            return ref.id
        written = str(ref)
        if ref.id and bare_name(written, self._case.issues, self._case.claims) is None:
            return written
        return {"kind": ref.kind.value, "id": ref.id}

    def _arguments(self) -> list[Argument]:
        """All arguments, claim by claim as the claims stand; behind each those that undercut it."""
        case = self._case
        beyond = len(self._ranks)
        tops = (a for a in case.arguments.values() if a.polarity is not Polarity.UNDERCUT)
        listed: dict[Id, Argument] = {}
        ordered = sorted(tops, key=lambda a: (self._ranks.get(a.conclusion, beyond), a.conclusion, *in_order(a)))
        # what no chain of undercuts ties to an argument on a claim comes last: circles, attacks on what is not there
        waiting = [*_sorted(case.arguments)[::-1], *ordered[::-1]]
        while waiting:
            argument = waiting.pop()
            if argument.id not in listed:
                listed[argument.id] = argument
                waiting.extend(reversed(case.undercuts_of(argument.id)))
        return list(listed.values())

    def _questions(self) -> list[Question]:
        arguments = {argument.id: rank for rank, argument in enumerate(self._arguments())}
        claims, beyond = self._ranks, len(self._case)
        return sorted(
            self._case.questions.values(),
            key=lambda q: (
                q.claim is None,
                claims.get(q.claim or "", beyond),
                q.claim or "",
                arguments.get(q.argument or "", beyond),
                q.argument or "",
                *in_order(q),
            ),
        )

    def _strays(self, tree: dict[str, Value]) -> None:
        """What should stand inside a record that is not in the case."""
        for nesting in NESTED.values():
            strays = [
                record
                for record in self._case
                if kind_of(record) is nesting.kind
                and Ref(nesting.owner, getattr(record, nesting.field)) not in self._case
            ]
            section: dict[str, Value] = {}
            for record in sorted(strays, key=lambda record: record.id):
                entry = self._shown(record, _fields(record, plain_fields(nesting.kind)))
                _say_order(entry, record, 0)
                section[record.id] = entry
            if section:
                tree[nesting.key] = section


def _fields(record: Record, names: Iterable[str]) -> dict[str, Value]:
    defaults = _defaults(kind_of(record))
    return {name: _plain(value) for name in names if (value := getattr(record, name)) != defaults.get(name)}


@cache
def _defaults(kind: Kind) -> dict[str, Any]:
    return {field.name: field.default for field in fields(RECORD_TYPES[kind])}


def _plain(value: Any) -> Value:
    if isinstance(value, tuple):
        return [list(part) if type(part) is tuple else part if isinstance(part, str) else str(part) for part in value]
    return value.value if isinstance(value, StrEnum) else value


def _say_order(entry: dict[str, Value], record: Record, implied: int) -> None:
    order = getattr(record, "order", 0)
    if order != implied:
        entry["order"] = order


def _group(record: Record) -> object:
    """Which records are its siblings, among those of its section."""
    if isinstance(record, Argument):
        return record.polarity is Polarity.UNDERCUT, record.conclusion
    return getattr(record, "claim", None), getattr(record, "argument", None)


def _sorted(table: Mapping[Id, Any]) -> list[Any]:
    return sorted(table.values(), key=in_order)


def _by_number(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.number, claim.id))
