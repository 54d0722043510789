"""The steps from one format of the case file to the next, run in order inside one transaction.

A new file runs all of them, so that every path to today's format is the same path. `user_version` counts the steps a
file has behind it. A step never changes once it has been shipped; a fixture of each format stays in the tests.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from moot.store.schema import APPLICATION_ID, STATEMENTS_1, STATEMENTS_2, STATEMENTS_3, STATEMENTS_4

Migration: TypeAlias = Callable[[sqlite3.Connection], None]


def lay_first_tables(connection: sqlite3.Connection) -> None:
    """Format 1: a table for each kind of record, and one for attached documents."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in STATEMENTS_1:
        connection.execute(statement)


def add_audiences(connection: sqlite3.Connection) -> None:
    """Format 2: audiences, and what each lays over the case."""
    for statement in STATEMENTS_2:
        connection.execute(statement)


def add_schemes(connection: sqlite3.Connection) -> None:
    """Format 3: argument schemes that say how to weigh."""
    for statement in STATEMENTS_3:
        connection.execute(statement)


def add_checks_and_pages(connection: sqlite3.Connection) -> None:
    """Format 4: when an authority was checked and since when it should have been; views that must fit one page."""
    for statement in STATEMENTS_4:
        connection.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (lay_first_tables, add_audiences, add_schemes, add_checks_and_pages)
FORMAT: Final = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a file up to the last of `migrations`, or leave it as it was.

    Foreign keys are not enforced meanwhile (a step may rebuild a table others point at).
    """
    from sqlite_utils import Database

    connection.execute("PRAGMA foreign_keys = OFF")
    with Database(connection, recursive_triggers=False, execute_plugins=False).atomic():
        (behind,) = connection.execute("PRAGMA user_version").fetchone()
        for step in migrations[behind:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
