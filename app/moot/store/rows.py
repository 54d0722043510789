"""Records as rows of the case file, and back.

Writing is strict: what a record holds is written as it is or refused. Reading is lenient: a value nobody could have
written here (an unknown stance, a weight of 500) becomes the field's default and is named, so that a file damaged or
made by another hand still opens.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin, get_type_hints

from moot.model import pace
from moot.model.edit import Change
from moot.model.phrases import phrase
from moot.model.records import RECORD_TYPES, SETTINGS_ID, Kind, Nudge, Record, Ref, kind_of

Cell: TypeAlias = str | int | float | bytes | None

# the bounds the tables hold numbers to; a number read from outside them is damage
_BOUNDS: dict[tuple[Kind, str], tuple[int, int]] = {
    (Kind.SETTINGS, "clear_margin"): (0, 100),
    (Kind.SETTINGS, "doubt_margin"): (0, 100),
    (Kind.SETTINGS, "doubt_ceiling"): (0, 100),
    (Kind.CLAIM, "number"): (0, 2**63 - 1),
    (Kind.CLAIM, "presumed_weight"): (1, 100),
    (Kind.ARGUMENT, "weight"): (1, 100),
    (Kind.RULING, "presumed_weight"): (1, 100),
    (Kind.RULING, "weight"): (1, 100),
}


# values no table should hold are dealt with one by one
_ABOUT_VALUES = re.compile(r"CHECK constraint failed|NULL value in|(non-)?\w+ value in")


class Column(NamedTuple):
    """One field of a record as a column: how it is written, how read (ValueError or TypeError when it cannot be)."""

    name: str
    write: Callable[[Any], Cell]
    read: Callable[[Cell], Any]
    default: Any


class Contents(NamedTuple):
    """What was read from a case file.

    `records` stand in the order they came into being; `problems` say in words what was wrong. `complete` tells whether
    every table and column is there: where it is not, the file cannot be written to.
    """

    records: list[Record]
    problems: list[str]
    complete: bool = True


@cache
def columns(kind: Kind) -> tuple[Column, ...]:
    """The columns of a kind of record, in the order of its fields."""
    cls = RECORD_TYPES[kind]
    hints = get_type_hints(cls)
    return tuple(_column(kind, field, hints[field.name]) for field in fields(cls))


def read_contents(connection: sqlite3.Connection) -> Contents:
    """All that a file holds. Raises sqlite3.Error where it cannot be read at all. Long work: see `model.pace`."""
    records: list[Record] = []
    problems: list[str] = []
    for kind in RECORD_TYPES:
        problems.extend(_missing(connection, kind))
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'attachment'").fetchone():
        problems.append(phrase("The table attachment is missing."))
    complete = not problems
    for kind in RECORD_TYPES:
        records.extend(_read_kind(connection, kind, problems))
    return Contents(records, problems, complete)


def dangling_references(connection: sqlite3.Connection) -> list[str]:
    """The references of a file that lead nowhere, each as a sentence."""
    try:
        found = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.OperationalError:
        return [phrase("The keys between the tables are not as they should be.")]
    sentences: list[str] = []
    for table, rowid, parent, _ in found:
        if table in RECORD_TYPES and rowid is not None:
            (id_,) = connection.execute(f'SELECT id FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()
            sentences.append(
                phrase(
                    "{table}:{id} refers to a record of the kind {parent} that is missing.",
                    table=table,
                    id=id_,
                    parent=parent,
                )
            )
    return sentences


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether the pages of the records' tables and indexes are not in order, though they may still be read."""
    for kind in RECORD_TYPES:
        for (message,) in connection.execute(f"PRAGMA quick_check('{kind}')"):
            if message != "ok" and not _ABOUT_VALUES.match(message):
                return True
    return False


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write each `after` and drop what has none. Whether references hold is seen when the transaction ends."""
    kept: dict[Kind, list[Record]] = {}
    gone: dict[Kind, list[tuple[str]]] = {}
    for change in changes:
        if change.after is not None:
            kept.setdefault(kind_of(change.after), []).append(change.after)
        else:
            gone.setdefault(change.ref.kind, []).append((change.ref.id,))
    for kind, ids in gone.items():
        connection.executemany(f'DELETE FROM "{kind}" WHERE id = ?', ids)
    for kind, records in kept.items():
        write_records(connection, kind, records)


def write_records(connection: sqlite3.Connection, kind: Kind, records: Iterable[Record]) -> None:
    """Write records of one kind, each over the one with its id if there is one."""
    described = columns(kind)
    names = ", ".join(f'"{column.name}"' for column in described)
    marks = ", ".join("?" for _ in described)
    # an upsert keeps the row in its place: rows are read back in the order they came into being
    changes = ", ".join(f'"{column.name}" = excluded."{column.name}"' for column in described[1:])
    connection.executemany(
        f'INSERT INTO "{kind}" ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}',
        ([column.write(getattr(record, column.name)) for column in described] for record in records),
    )


def _missing(connection: sqlite3.Connection, kind: Kind) -> list[str]:
    present = _present(connection, kind)
    if not present:
        return [phrase("The table {table} is missing.", table=kind)]
    return [
        phrase("The table {table} has no {field}.", table=kind, field=c.name)
        for c in columns(kind)
        if c.name not in present
    ]


def _present(connection: sqlite3.Connection, kind: Kind) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')}


def _read_kind(connection: sqlite3.Connection, kind: Kind, problems: list[str]) -> Iterator[Record]:
    present = _present(connection, kind)
    described = [column for column in columns(kind) if column.name in present]
    if any(column not in described and (column.name == "id" or column.default is MISSING) for column in columns(kind)):
        return
    names = ", ".join(f'"{column.name}"' for column in described)
    seen: set[str] = set()
    for row in connection.execute(f'SELECT {names} FROM "{kind}" ORDER BY rowid'):
        pace.tick()
        record = _record(kind, described, row, problems)
        if record is not None and record.id not in seen:
            seen.add(record.id)
            yield record


def _record(kind: Kind, described: list[Column], row: tuple[Cell, ...], problems: list[str]) -> Record | None:
    values: dict[str, Any] = {}
    for column, cell in zip(described, row, strict=True):
        try:
            values[column.name] = column.read(cell)
        except (ValueError, TypeError, RecursionError):
            name = f"{kind}:{row[0]!s}"
            if column.default is MISSING or column.name == "id":
                problems.append(
                    phrase(
                        "The record {record} is left out: its {field} cannot be read.", record=name, field=column.name
                    )
                )
                return None
            problems.append(
                phrase(
                    "The {field} of {record} cannot be read and counts as not given.", field=column.name, record=name
                )
            )
    return RECORD_TYPES[kind](**values)


def _column(kind: Kind, field: Field[Any], hint: Any) -> Column:
    if field.name == "id":
        return Column("id", _as_it_is, _read_settings_id if kind is Kind.SETTINGS else _read_id, field.default)
    write, read = _codec(hint)
    if field.default is MISSING and hint is not Ref:
        read = _read_id
    if (kind, field.name) in _BOUNDS:
        bounded = _read_between(*_BOUNDS[kind, field.name])
        read = bounded if field.default is not None else lambda cell: None if cell is None else bounded(cell)
    return Column(field.name, write, read, field.default)


def _codec(hint: Any) -> tuple[Callable[[Any], Cell], Callable[[Cell], Any]]:
    if get_origin(hint) is UnionType:
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        write, read = _codec(inner) if inner is not str else (_as_it_is, _read_id)
        return (
            lambda value: None if value is None else write(value),
            lambda cell: None if cell is None else read(cell),
        )
    if get_origin(hint) is tuple and hint is not Ref:
        write_item, read_item = _ITEMS[get_args(hint)[0]]
        return (
            lambda value: json.dumps(
                [write_item(item) for item in value], ensure_ascii=False, allow_nan=False, separators=(",", ":")
            ),
            lambda cell: tuple(read_item(item) for item in _read_list(cell)),
        )
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return (lambda value: str(value.value)), hint
    return _PLAIN[hint]


def _as_it_is(value: Any) -> Any:
    return value


def _read_text(cell: Any) -> str:
    if not isinstance(cell, str):
        raise TypeError(cell)
    return cell


def _read_id(cell: Any) -> str:
    if not _read_text(cell):
        raise ValueError(cell)
    return str(cell)


def _read_settings_id(cell: Any) -> str:
    if cell != SETTINGS_ID:
        raise ValueError(cell)
    return SETTINGS_ID


def _read_int(cell: Any) -> int:
    if not isinstance(cell, int):
        raise TypeError(cell)
    return cell


def _read_flag(cell: Any) -> bool:
    if cell not in (0, 1):
        raise ValueError(cell)
    return bool(cell)


def _read_between(low: int, high: int) -> Callable[[Cell], int]:
    def read(cell: Any) -> int:
        if not low <= _read_int(cell) <= high:
            raise ValueError(cell)
        return int(cell)

    return read


def _read_list(cell: Any) -> list[Any]:
    items = json.loads(_read_text(cell))
    if not isinstance(items, list):
        raise TypeError(cell)
    return items


def _read_row(item: Any) -> tuple[str, ...]:
    if not isinstance(item, list):
        raise TypeError(item)
    return tuple(_read_text(part) for part in item)


def _read_ref(cell: Any) -> Ref:
    return Ref.parse(_read_text(cell))


def _write_nudge(nudge: Nudge) -> list[str | float]:
    return [str(nudge.ref), nudge.dx, nudge.dy]


def _read_nudge(item: Any) -> Nudge:
    ref, dx, dy = item
    nudge = Nudge(_read_ref(ref), float(dx), float(dy))
    if not (math.isfinite(nudge.dx) and math.isfinite(nudge.dy)):
        raise ValueError(item)
    return nudge


_PLAIN: dict[Any, tuple[Callable[[Any], Cell], Callable[[Cell], Any]]] = {
    str: (_as_it_is, _read_text),
    int: (_as_it_is, _read_int),
    bool: (int, _read_flag),
    Ref: (str, _read_ref),
}
_ITEMS: dict[Any, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    str: (_as_it_is, _read_text),
    Ref: (str, _read_ref),
    Nudge: (_write_nudge, _read_nudge),
    tuple[str, ...]: (list, _read_row),
}
