"""The fields of one record from its part of the text, and the loss or error that a key nobody knows is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, fields
from typing import Any

from moot.formats.case_keys import NOUNS, bare_name, plain_fields
from moot.formats.case_values import LARGEST, checked_id, id_of, mapping_of, value_of, whole_of
from moot.formats.errors import FormatError
from moot.formats.yaml_tree import Mapping, Node, Scalar, shown
from moot.model.fields import field_types
from moot.model.records import RECORD_TYPES, Id, Kind, Ref

_IDS = (
    "issue",
    "claim",
    "argument",
    "source",
    "excerpt",
    "burden",
    "via",
    "holders",
    "claims",
    "conclusion",
    "audience",
)


class Losses:
    """What could not be carried, counted by what it is; in a file of our own, an unknown key is refused instead."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self._counts: dict[str, int] = {}

    def add(self, what: str, count: int = 1) -> None:
        if count > 0:
            self._counts[what] = self._counts.get(what, 0) + count

    def unknown(self, key: str, where: str, line: int) -> None:
        """A key that nobody knows."""
        if self.strict:
            raise FormatError(f"{shown(key)} is not a key that {where} can have", line)
        self.add(f"key {shown(key)} of {where}")

    def phrases(self) -> tuple[str, ...]:
        """One phrase for each loss, with its count."""
        return tuple(what if count == 1 else f"{what} ({count} times)" for what, count in self._counts.items())


class FieldReader:
    """Reads the fields of records; knows which ids are issues and claims, since a reference may name them alone."""

    def __init__(self, issues: Collection[Id], claims: Collection[Id], losses: Losses) -> None:
        self._issues = issues
        self._claims = claims
        self._losses = losses

    def values(self, kind: Kind, mapping: Mapping, given: Collection[str] = ()) -> dict[str, Any]:
        """The values of the fields in a mapping, `order` among them if it is there.

        `given` are the fields the caller knows from elsewhere; others without a default must be here.
        """
        known, hints = plain_fields(kind), field_types(kind)
        values: dict[str, Any] = {}
        for key, node in mapping.pairs.items():
            if key == "order":
                values[key] = whole_of(node, key, -LARGEST, LARGEST)
            elif key not in known or key in given:
                self._losses.unknown(key, f"{_article(NOUNS[kind])} {NOUNS[kind]}", mapping.lines[key])
            elif hints[key] is Id and key in _IDS:
                values[key] = id_of(node, key)
            else:
                values[key] = value_of(hints[key], key, node, self.ref_of)
                if key in _IDS:
                    _check_ids(values[key], key, node)
        for name in _needed(kind):
            if name not in values and name not in given:
                raise FormatError(f"{_article(NOUNS[kind])} {NOUNS[kind]} here has no {name}", mapping.line)
        return values

    def ref_of(self, node: Node, name: str) -> Ref:
        """What a reference stands for: a bare id, `kind:id`, or both as keys."""
        if isinstance(node, Scalar):
            bare = bare_name(node.text, self._issues, self._claims)
            if bare is not None:
                return bare
            try:
                return Ref.parse(node.text)
            except ValueError:
                raise FormatError(
                    f"{name} names {shown(node.text)}, which is no issue or claim here", node.line
                ) from None
        pairs = mapping_of(node, name).pairs
        if set(pairs) != {"kind", "id"}:
            raise FormatError(f"{name} must be the id of an issue or a claim", node.line)
        kind = value_of(Kind, "kind", pairs["kind"], self.ref_of)
        return Ref(kind, id_of(pairs["id"], "id"))


def _needed(kind: Kind) -> list[str]:
    return [f.name for f in fields(RECORD_TYPES[kind]) if f.default is MISSING and f.name in plain_fields(kind)]


def _check_ids(value: object, name: str, node: Node) -> None:
    for part in value if isinstance(value, tuple) else (value,):
        if isinstance(part, str):
            checked_id(part, name, node.line)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
