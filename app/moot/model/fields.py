"""The fields of records by name and type: which values fit, what a field is called, how a record reads as plain data.

The types are those of the dataclasses, read once; a record from the clipboard or from a form is held against them.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from moot.model.phrases import Phrase, phrase
from moot.model.records import RECORD_TYPES, Kind, Nudge, Record, Ref, kind_of

# what a person types as running words: changes to one of these in a row are one step of undo
PROSE = frozenset(
    {
        *("text", "attributed", "title", "standpoint", "notice", "note", "topic", "answer"),
        *("standard_note", "burden_note", "struck_reason", "hedge", "stasis", "role"),
        *("quote", "before", "after", "locator", "passages", "reference", "authority", "hearsay"),
        *("name", "short"),
    }
)

_KIND = "record"  # `kind` is a field of claims and sources

_WORDS = {
    "attributed": "wording with attribution",
    "bare_leaves": "count of bare claims",
    "burden_note": "note on the burden",
    "circles_stay_open": "reading of circles",
    "clear_margin": "margin for clear and convincing",
    "contested": "mark of dispute",
    "doubt_ceiling": "ceiling for reasonable doubt",
    "doubt_margin": "margin for reasonable doubt",
    "privileged": "privilege",
    "presumed_weight": "weight of the presumption",
    "source_missing": "mark of a missing source",
    "struck": "striking",
    "unstated": "mark of an unstated premise",
    "standard_note": "note on the standard",
    "struck_reason": "reason for striking",
    "holders": "holders",
    "standard": "proof standard",
    "mode": "way the premises join",
    "enabled": "use",
    "exhibit": "exhibit number",
    "via": "source it is known through",
    "digest": "attached file",
    "when": "date",
    "checked": "date of checking",
    "checked_since": "date since which authorities must be checked",
    "page": "paper it must fit on",
}


def words_for(field: str) -> Phrase:
    """What a field is called in a sentence."""
    return phrase(_WORDS.get(field, field.replace("_", " ")))


@cache
def field_types(kind: Kind) -> Mapping[str, Any]:
    """The fields of a kind of record, in order, with their types."""
    return {field.name: field.type for field in fields(RECORD_TYPES[kind])}


@cache
def field_defaults(kind: Kind) -> Mapping[str, object]:
    """The fields of a kind of record with their defaults; `dataclasses.MISSING` for those that have none."""
    return {field.name: field.default for field in fields(RECORD_TYPES[kind])}


def fits(hint: Any, value: object) -> bool:
    """Whether a value is of a field's type, all the way in."""
    if isinstance(hint, types.UnionType):
        return any(fits(part, value) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(fits(get_args(hint)[0], part) for part in value)
    if hint is types.NoneType:
        return value is None
    if hint is Ref:
        return isinstance(value, Ref) and isinstance(value.kind, Kind) and isinstance(value.id, str)
    if hint is Nudge:
        return isinstance(value, Nudge) and fits(Ref, value.ref) and all(type(n) in (int, float) for n in value[1:])
    return type(value) is hint


def to_plain(record: Record) -> dict[str, object]:
    """A record as JSON-like data: its kind, its id, and what differs from the defaults."""
    plain: dict[str, object] = {_KIND: kind_of(record).value, "id": record.id}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name != "id" and value != field.default:
            plain[field.name] = _plain_value(value)
    return plain


def from_plain(plain: object) -> Record:
    """The record such data describes. Raises ValueError where it describes none."""
    if not isinstance(plain, dict):
        raise ValueError("not a record")
    kind = Kind(str(plain.get(_KIND)))
    hints = field_types(kind)
    values = {name: value for name, value in plain.items() if name != _KIND}
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ValueError(f"unknown field {min(unknown)!r}")
    make: Callable[..., Record] = RECORD_TYPES[kind]
    try:
        return make(**{name: _read(hints[name], value) for name, value in values.items()})
    except TypeError as error:
        raise ValueError("a field is missing") from error


def _plain_value(value: object) -> object:
    if isinstance(value, Nudge):
        return [str(value.ref), value.dx, value.dy]
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, tuple):
        return [_plain_value(part) for part in value]
    return value.value if isinstance(value, StrEnum) else value


def _read(hint: Any, value: object) -> object:
    if type(value) is hint:
        return value
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if not isinstance(value, str):
            raise ValueError("a name was expected")
        return hint(value)
    read: object = value
    if isinstance(hint, types.UnionType):
        return None if value is None else _read(get_args(hint)[0], value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise ValueError("a list was expected")
        return tuple(_read(get_args(hint)[0], part) for part in value)
    if hint is Nudge:
        if not isinstance(value, list) or len(value) != 3:
            raise ValueError("not a nudge")
        read = Nudge(Ref.parse(str(value[0])), *value[1:])
    elif hint is Ref:
        if not isinstance(value, str):
            raise ValueError("a name was expected")
        read = Ref.parse(value)
    if not fits(hint, read):
        raise ValueError("a value of another type was expected")
    return read
