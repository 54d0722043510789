"""Whole case files put in place at once: written aside, synced, then renamed, so that no half file is ever seen."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from moot.model import pace
from moot.model.records import RECORD_TYPES, Kind, Record, kind_of, new_id
from moot.store.connection import forget_side_files, reading
from moot.store.errors import CaseFileError
from moot.store.migrations import migrate
from moot.store.rows import write_records


def write_case(
    target: Path,
    records: Iterable[Record],
    attachments_of: Path | None = None,
    digests: Collection[str] | None = None,
) -> bool:
    """Write a new case file, in place of what is there only when it is complete.

    Attached documents are taken over from another case file: all, or those of these digests (sha256, hex). False if
    that one could not be read; the records are all there then. Raises OSError and sqlite3.Error, the target as before.
    Long work (`model.pace`): called off, the target is as before too.
    """
    by_kind: dict[Kind, list[Record]] = {kind: [] for kind in RECORD_TYPES}
    for record in records:
        by_kind[kind_of(record)].append(record)
    with put_in_place(target) as part, closing(_bare(part)) as connection:
        migrate(connection)
        connection.execute("BEGIN")
        for kind, found in by_kind.items():
            write_records(connection, kind, _ticking(found))
        whole = attachments_of is None or _take_attachments(connection, attachments_of, digests)
        connection.execute("COMMIT")
    return whole


def _ticking(records: Iterable[Record]) -> Iterator[Record]:
    for record in records:
        pace.tick()
        yield record


def copy_case(source: Path, target: Path) -> None:
    """Copy a case file page by page, in one state. Raises CaseFileError, OSError, sqlite3.Error."""
    with put_in_place(target) as part, reading(source) as read, closing(_bare(part)) as connection:
        read.backup(connection)


@contextmanager
def put_in_place(target: Path) -> Iterator[Path]:
    """A path to write to, beside `target` (or what that links to), which then takes its place; or is removed."""
    real = target.resolve()
    part = real.with_name(f".{new_id()}.part")
    try:
        yield part
        _sync(part)
        with suppress(OSError):  # FAT and some shares know no modes
            shutil.copymode(real, part)
        # the journal of a file that died here would be rolled back into the new one
        forget_side_files(real)
        part.replace(real)
        _sync(real.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _bare(path: Path) -> sqlite3.Connection:
    # nobody sees the file before it is complete: the journal would protect nothing
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _take_attachments(connection: sqlite3.Connection, source: Path, digests: Collection[str] | None) -> bool:
    try:
        connection.executemany(
            "INSERT OR IGNORE INTO attachment (digest, size, media_type, content) VALUES (?, ?, ?, ?)",
            (row for row in _attachments(source) if digests is None or row[0] in digests),
        )
    except CaseFileError:
        return False
    return True


def _attachments(source: Path) -> Iterator[tuple[str, int, str, bytes]]:
    # a generator of its own: what fails in here is reading, what fails outside is writing
    with reading(source) as read:
        if read.execute("SELECT 1 FROM sqlite_schema WHERE name = 'attachment'").fetchone():
            yield from read.execute("SELECT digest, size, media_type, content FROM attachment ORDER BY rowid")


def _sync(path: Path) -> None:
    folder = path.is_dir()
    if folder and sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError:
        if not folder:  # not every file system can sync a folder
            raise
    finally:
        os.close(descriptor)
