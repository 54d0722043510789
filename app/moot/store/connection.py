"""Connections to a case file: one that only reads, one that writes, and what the first hundred bytes tell beforehand.

Reading never writes, not even a side file. SQLite alone cannot promise that in three cases: a journal left by a
killed process (to be rolled back first), a file some other tool put into WAL mode, and a folder on which files cannot
be locked. Each is read from a private copy made in the temporary folder.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from moot.store.errors import CaseFileError, code_of, damage_sentence, read_sentence, shown, system_sentence
from moot.store.schema import APPLICATION_ID

# STRICT tables came with 3.37
_OLDEST_SQLITE: Final = (3, 37, 0)

READ_PATIENCE: Final = 10.0
"""Seconds to wait for a writer to finish its commit."""

SQLITE_VERSION: Final = sqlite3.sqlite_version

_MAGIC: Final = b"SQLite format 3\0"
_SIDE_FILES: Final = ("-journal", "-wal")
_NEEDS_A_COPY: Final = (
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_IOERR_LOCK",
    "SQLITE_IOERR_RDLOCK",
    "SQLITE_IOERR_CHECKRESERVEDLOCK",
    "SQLITE_PROTOCOL",
    "SQLITE_NOLFS",
)


class Header(NamedTuple):
    """What the head of the file says: the format of its records, the count of its commits, whether it uses a WAL."""

    format: int
    commits: int
    wal: bool


def read_header(path: Path) -> Header:
    """The head of a case file. Raises CaseFileError for whatever is no case file."""
    name = shown(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise CaseFileError(f"{name} is a folder; choose a case file.")
        if not stat.S_ISREG(found.st_mode):
            raise CaseFileError(f"{name} is no ordinary file; choose a case file.")
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise CaseFileError(system_sentence(name, error)) from error
    except ValueError as error:  # a NUL in the name
        raise CaseFileError(f"{name} cannot be the name of a file; choose another.") from error
    if not head:
        raise CaseFileError(f"{name} is empty; open a backup or an earlier copy of it.")
    if head[: len(_MAGIC)] != _MAGIC[: len(head)]:
        raise CaseFileError(f"{name} is not a Moot case; to bring in another format, import it.")
    if len(head) < 100:
        raise CaseFileError(f"{name} is cut short and cannot be read; open a backup or an earlier copy of it.")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise CaseFileError(f"{name} is the database of another program, not a Moot case; choose a case file.")
    return Header(int.from_bytes(head[60:64], "big"), int.from_bytes(head[24:28], "big"), 2 in (head[18], head[19]))


@contextmanager
def reading(path: Path, patience: float = READ_PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection inside one read transaction: what it shows is one state of the file. `path` keeps every byte."""
    header = read_header(path)
    try:
        with closing(sqlite3.connect(_uri(path, "ro"), uri=True, timeout=patience, isolation_level=None)) as connection:
            if header.wal or not _readable_as_it_lies(connection):
                with _private_copy(path) as copied:
                    yield copied
            else:
                _require_all_pages(connection, path)
                yield connection
    except sqlite3.Error as error:
        raise CaseFileError(read_sentence(shown(path), error)) from error
    except UnicodeDecodeError as error:  # SQLite quoting a damaged schema in its message
        raise CaseFileError(damage_sentence(shown(path))) from error


@contextmanager
def writing(path: Path, patience: float, *, enforce: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection inside one write transaction, committed at the end or rolled back whole.

    `path` must exist. With `enforce`, references must hold when the transaction ends (sqlite3.IntegrityError).
    """
    from sqlite_utils import Database

    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise sqlite3.NotSupportedError("SQLite is too old for STRICT tables")
    with closing(sqlite3.connect(_uri(path, "rw"), uri=True, timeout=patience)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if enforce else 'OFF'}")
        # spilling a big edit early would lock readers out until its end
        connection.execute("PRAGMA cache_spill = OFF")
        with Database(connection, recursive_triggers=False, execute_plugins=False).atomic():
            yield connection


def recover(path: Path) -> None:
    """Roll back what a killed process left half done, as SQLite does on its own at the next writing connection.

    The file is then, byte for byte, as it was before that write began. Raises sqlite3.Error.
    """
    journal = _beside(path, "-journal")
    if not journal.exists():
        return
    with closing(
        sqlite3.connect(_uri(path, "rw"), uri=True, timeout=READ_PATIENCE, isolation_level=None)
    ) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with suppress(OSError):
            # killed before the journal said anything: there is nothing to roll back, and SQLite leaves it lying.
            # Holding the write lock, nobody else can be about to use it.
            connection.execute("BEGIN IMMEDIATE")
            if journal.read_bytes()[:1] in (b"", b"\0"):
                journal.unlink()


def forget_side_files(path: Path) -> None:
    """Remove what would be applied to a new file put in place of an old one. Raises OSError."""
    for suffix in (*_SIDE_FILES, "-shm"):
        _beside(path, suffix).unlink(missing_ok=True)


def _readable_as_it_lies(connection: sqlite3.Connection) -> bool:
    try:
        connection.text_factory = _text
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if code_of(error).startswith(_NEEDS_A_COPY):
            return False
        raise
    return True


def _require_all_pages(connection: sqlite3.Connection, path: Path) -> None:
    # SQLite takes what is missing of the last page for zeros
    (pages,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    if path.stat().st_size < pages * size:
        raise CaseFileError(f"{shown(path)} is cut short and cannot be read; open a backup or an earlier copy of it.")


@contextmanager
def _private_copy(path: Path) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory(prefix="moot-") as folder:
        copy = Path(folder, "case.moot")
        try:
            shutil.copyfile(path, copy)
            for suffix in _SIDE_FILES:
                with suppress(FileNotFoundError):
                    shutil.copyfile(_beside(path, suffix), _beside(copy, suffix))
        except OSError as error:
            raise CaseFileError(system_sentence(shown(path), error)) from error
        with closing(sqlite3.connect(_uri(copy, "rw"), uri=True, isolation_level=None)) as connection:
            connection.text_factory = _text
            connection.execute("BEGIN")
            yield connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _uri(path: Path, mode: str) -> str:
    full = path.absolute()
    if sys.platform == "win32":
        # C:/cases/a.moot and //server/share/a.moot alike become absolute paths of a URI without a host
        posix = full.as_posix()
        return f"file://{'' if posix.startswith('/') else '/'}{quote(posix, safe='/:')}?mode={mode}"
    return f"file:{quote(os.fsencode(full))}?mode={mode}"
