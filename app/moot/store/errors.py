"""What can go wrong with a file, each as one sentence that names the file and says what to do.

The sentences are for people; the exceptions underneath (SQLite's, the operating system's) stay attached as the cause.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

from moot.model.phrases import phrase


class CaseFileError(Exception):
    """A case file cannot be opened or read. The message is one sentence for the person."""


class WriteFailedError(Exception):
    """Something could not be written, and nothing has changed. The message is one sentence for the person."""


class BadEditError(Exception):
    """An edit would leave the file with a record no case may hold: a bug in whoever made the edit."""


def shown(path: Path) -> str:
    """A file's name as a person should read it: as typed when relative, else the last part; always printable."""
    text = str(path) if not path.is_absolute() else (path.name or str(path))
    text = os.fsencode(text).decode("utf-8", "replace")
    return "‘" + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text) + "’"


@contextmanager
def write_errors(path: Path, writing: str = "") -> Iterator[None]:
    """Turn what SQLite and the system raise while writing to `path` into WriteFailedError or BadEditError."""
    import sqlite3  # a window that has only been opened does without

    name = shown(path)
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError) as error:
        raise BadEditError(f"{writing or 'The edit'} does not fit the case file {name}: {error}") from error
    except sqlite3.Error as error:
        raise WriteFailedError(write_sentence(name, error)) from error
    except OSError as error:
        raise WriteFailedError(system_sentence(name, error)) from error
    except (UnicodeEncodeError, OverflowError, ValueError) as error:
        raise BadEditError(f"{writing or 'The edit'} holds a value that cannot be kept in {name}: {error}") from error


def write_sentence(name: str, error: sqlite3.Error) -> str:
    """Why SQLite could not write."""
    code = code_of(error)
    if code == "SQLITE_FULL":
        return phrase("There is no room left on the disk for {name}; free some space and try again.", name=name)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return phrase("{name} is in use by another program; try again in a moment.", name=name)
    if code == "SQLITE_READONLY_DBMOVED":
        return phrase("{name} was moved or replaced while it was open; save the case under another name.", name=name)
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return phrase("{name} may not be changed here; save the case under another name.", name=name)
    if code.startswith("SQLITE_CANTOPEN"):
        return phrase("{name} or its folder cannot be written to; save the case under another name.", name=name)
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return phrase("{name} is damaged and cannot be written to; save the case under another name.", name=name)
    if code == "SQLITE_TOOBIG":
        return phrase("Something in this step is too big for {name}; leave it out or split it.", name=name)
    return phrase(
        "{name} could not be written, as the disk or the network failed; try again, or save under another name.",
        name=name,
    )


def read_sentence(name: str, error: sqlite3.Error) -> str:
    """Why SQLite could not read."""
    code = code_of(error)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return phrase("{name} is in use by another program; try again in a moment.", name=name)
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return phrase("{name} cannot be opened; check that you may read it.", name=name)
    if code.startswith("SQLITE_IOERR"):
        return phrase(
            "{name} could not be read, as the disk or the network failed; try again, or open a copy of it.", name=name
        )
    if code == "SQLITE_FULL":
        return phrase("There is no room left on the disk to open {name}; free some space and try again.", name=name)
    return damage_sentence(name)


def damage_sentence(name: str) -> str:
    """That a case file cannot be read any more."""
    return phrase("{name} is damaged and cannot be read; open a backup or an earlier copy of it.", name=name)


_SYSTEM: dict[int, str] = {
    errno.ENOENT: "{name} is not there; check its name and folder.",
    errno.ENOTDIR: "{name} is not there; check its name and folder.",
    errno.EISDIR: "{name} is a folder; choose a file.",
    errno.EACCES: "{name} is not yours to open or change; ask for the permission or choose another place.",
    errno.EPERM: "{name} is not yours to open or change; ask for the permission or choose another place.",
    errno.EROFS: "{name} lies where nothing can be written; choose another place.",
    errno.ENOSPC: "There is no room left on the disk for {name}; free some space and try again.",
    errno.EDQUOT: "There is no room left on the disk for {name}; free some space and try again.",
    errno.ENAMETOOLONG: "{name} is too long a name for a file; choose a shorter one.",
    errno.ELOOP: "{name} is a link that leads nowhere; choose the file itself.",
    errno.EFBIG: "{name} would become bigger than this disk allows; choose another place.",
}


def system_sentence(name: str, error: OSError) -> str:
    """Why the operating system would not."""
    sentence = _SYSTEM.get(error.errno or 0)
    if sentence is None:
        return phrase(
            "{name} could not be reached, as the disk or the network failed; try again or choose another place.",
            name=name,
        )
    return phrase(sentence, name=name)


def code_of(error: sqlite3.Error) -> str:
    """SQLite's name for an error, extended (`SQLITE_IOERR_WRITE`); empty where Python raised it by itself."""
    return getattr(error, "sqlite_errorname", None) or ""
