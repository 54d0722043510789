"""The tables: nothing a record holds is forgotten, nothing a case may not hold gets in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest

from moot.model.records import RECORD_TYPES, Kind, Ref
from moot.store.migrations import FORMAT, migrate
from moot.store.rows import columns, read_contents, write_records
from moot.store.schema import APPLICATION_ID
from tests.store.samples import everything


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(made)
        made.execute("PRAGMA foreign_keys = ON")
        yield made


@pytest.mark.parametrize("kind", Kind)
def test_columns_are_the_fields_of_the_record(connection: sqlite3.Connection, kind: Kind) -> None:
    found = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')]
    assert sorted(found) == sorted(field.name for field in fields(RECORD_TYPES[kind]))
    assert sorted(found) == sorted(column.name for column in columns(kind))


def test_every_table_is_strict_and_belongs_to_a_kind_of_record(connection: sqlite3.Connection) -> None:
    tables = {row[1]: row[5] for row in connection.execute("PRAGMA table_list") if not row[1].startswith("sqlite_")}
    assert set(tables) == {str(kind) for kind in Kind} | {"attachment"}
    assert all(tables.values())


def test_the_file_says_whose_it_is(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"Moot"
    assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_the_sample_leaves_no_field_at_its_default() -> None:
    for kind, cls in RECORD_TYPES.items():
        records = [record for record in everything() if type(record) is cls]
        for field in fields(cls):
            if field.default is not MISSING and field.name != "id":
                assert any(getattr(record, field.name) != field.default for record in records), (kind, field.name)


@pytest.mark.parametrize("kind", Kind)
def test_every_value_of_every_enumeration_may_be_kept(connection: sqlite3.Connection, kind: Kind) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    cls = RECORD_TYPES[kind]
    hints = get_type_hints(cls)
    for field in fields(cls):
        enum = next((t for t in (hints[field.name], *get_args(hints[field.name])) if _is_enum(t)), None)
        if enum is None:
            continue
        for value in enum:
            required = {
                f.name: Ref(Kind.CLAIM, "x") if hints[f.name] is Ref else "x"
                for f in fields(cls)
                if f.default is MISSING
            }
            record = cls(**(required | {field.name: value}))
            connection.execute(f'DELETE FROM "{kind}"')
            write_records(connection, kind, [record])
            assert read_contents(connection).records == [record]


def _is_enum(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE argument SET weight = 0",
        "UPDATE argument SET weight = 101",
        "UPDATE argument SET weight = 'heavy'",
        "UPDATE argument SET polarity = 'perhaps'",
        "UPDATE argument SET enabled = 2",
        "UPDATE argument SET mode = NULL",
        "UPDATE claim SET stance = 'sure'",
        "UPDATE claim SET presumed_weight = 0",
        "UPDATE claim SET standard = 'XX'",
        "UPDATE claim SET text = NULL",
        "UPDATE claim SET number = -1",
        "UPDATE claim SET id = ''",
        "UPDATE settings SET id = 'other'",
        "UPDATE settings SET clear_margin = 101",
        "UPDATE view SET direction = 'up'",
        "INSERT INTO attachment VALUES ('short', 1, '', x'00')",
    ],
)
def test_the_tables_refuse_what_no_record_may_hold(connection: sqlite3.Connection, statement: str) -> None:
    _fill(connection)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("issue", "burden"),
        ("position", "issue"),
        ("position", "claim"),
        ("claim", "burden"),
        ("argument", "conclusion"),
        ("premise", "argument"),
        ("premise", "claim"),
        ("source", "via"),
        ("excerpt", "source"),
        ("citation", "claim"),
        ("citation", "source"),
        ("citation", "excerpt"),
        ("question", "claim"),
        ("question", "argument"),
        ("event", "source"),
    ],
)
def test_references_must_lead_somewhere_once_the_transaction_ends(
    connection: sqlite3.Connection, table: str, column: str
) -> None:
    _fill(connection)
    connection.execute("BEGIN")
    connection.execute(f"UPDATE {table} SET {column} = 'nobody'")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("COMMIT")
    connection.execute("ROLLBACK")


def test_the_conclusion_of_an_undercut_is_an_argument_and_of_others_a_claim(connection: sqlite3.Connection) -> None:
    _fill(connection)
    for statement in (
        "UPDATE argument SET polarity = 'pro' WHERE id = 'attack'",
        "UPDATE argument SET polarity = 'undercut' WHERE id = 'step'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.execute("UPDATE argument SET polarity = 'pro', conclusion = 'chase' WHERE id = 'attack'")


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    for record in everything():
        kind = next(kind for kind, cls in RECORD_TYPES.items() if type(record) is cls)
        write_records(connection, kind, [record])
    connection.execute("COMMIT")
