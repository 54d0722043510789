"""One case file, held open for a sitting: read whole at the start, written edit by edit, never by being looked at.

No connection is kept between edits. Each write opens the file afresh and first makes sure that it is still the file
that was read: a file moved, replaced or changed by another program is never written over.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.pace import watched
from moot.model.phrases import Phrase, phrase
from moot.model.records import Record
from moot.store.attachments import attach, attached
from moot.store.backups import KEPT, back_up
from moot.store.connection import read_header, reading, recover, writing
from moot.store.copies import copy_case, write_case
from moot.store.errors import CaseFileError, WriteFailedError, shown, system_sentence, write_errors
from moot.store.folders import make_private
from moot.store.lock import HeldError, Holder, Lock
from moot.store.migrations import MIGRATIONS, Migration, migrate
from moot.store.rows import Contents, dangling_references, is_damaged, read_contents, write_changes

WRITE_PATIENCE: Final = 3.0
"""Seconds to wait for others to finish reading before a write is given up."""

_MOVED = "{name} is no longer where it was; bring it back and try again, or save under another name."
_CHANGED = "{name} was changed by another program while open here; save under another name to keep both."
_UNREAD = "The documents kept in {name} could not be read; they are not in the copy."
_INCOMPLETE = "{name} is not a complete Moot case; open a backup or an earlier copy of it."


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it: place on the disk, size, time, commits."""

    device: int
    inode: int
    size: int
    modified: int
    commits: int


class CaseFile:
    """A case file in use. `holder` has it open too; `why_read_only` is empty if it may be changed; `backups` stay."""

    patience: float = WRITE_PATIENCE

    def __init__(self, path: Path, *, home: Path | None = None, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        self.holder: Holder | None = None
        self.why_read_only = ""
        self.outdated = False
        self.notices: list[str] = []
        self._home = home
        self._migrations = migrations
        self._lock: Lock | None = None
        self._stamp: Stamp | None = None
        self._references_hold = True
        self._damaged = False
        self._backed_up = False
        self.backups = KEPT

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        home: Path | None = None,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> tuple[CaseFile, Contents]:
        """Open a case file, for changing if that can be, and read it. Raises CaseFileError."""
        file = cls(path, home=home, migrations=migrations)
        header = read_header(path)
        if header.format == 0:
            raise CaseFileError(file.phrase(_INCOMPLETE))
        if header.format > len(migrations):
            raise CaseFileError(file.phrase("{name} was made by a newer Moot; update this program to open it."))
        if read_only:
            file.why_read_only = file.phrase("{name} was opened for reading only; save a copy to change that.")
        elif header.format < len(migrations):
            file.outdated = True
            file.why_read_only = phrase("{name} has an older format; bring it up to date to change it.", name=file.name)
        else:
            file._claim()
        # messages up to here name the file as it was typed; from now on the folder one works in may change
        file.path = path.absolute()
        try:
            return file, file._read(header.format)
        except BaseException:
            file.close()
            raise

    @classmethod
    def planned(cls, path: Path, *, home: Path | None = None) -> CaseFile:
        """A case file that comes into being with its first edit: an untitled case."""
        file = cls(path, home=home)
        file._backed_up = True  # there is nothing to keep
        return file

    @property
    def name(self) -> str:
        """The file's name as messages show it."""
        return shown(self.path)

    def phrase(self, template: str) -> Phrase:
        """What is said of the file: a template with the gap {name}."""
        return phrase(template, name=self.name)

    @property
    def exists(self) -> bool:
        """Whether the file has been read or written in this sitting, so that there is one."""
        return self._stamp is not None

    def commit(self, edit: Edit, case: Case) -> None:
        """Write an edit, whole or not at all. `case` is the case before it.

        Raises WriteFailedError, and BadEditError for what no file may hold.
        """
        with self._writing(f"‘{edit.label}’", case) as connection:
            write_changes(connection, edit.changes)

    def attach(self, content: bytes, media_type: str, case: Case) -> str:
        """Keep a document in the file, once, and return its sha256 in hex. Outside undo. Raises WriteFailedError."""
        with self._writing("The document", case) as connection:
            return attach(connection, content, media_type)

    def attached(self, digest: str) -> tuple[bytes, str]:
        """A document kept in the file, and its media type. Raises CaseFileError if it is missing or damaged."""
        found = None
        if self._stamp is not None:
            with reading(self.path) as connection:
                found = attached(connection, digest)
        if found is None:
            raise CaseFileError(self.phrase("The document is not in {name}; attach it again."))
        if not found.whole:
            raise CaseFileError(self.phrase("The document in {name} is damaged; attach it again."))
        return found.content, found.media_type

    def save_copy(self, target: Path, records: Iterable[Record], documents: Collection[str] | None = None) -> None:
        """Write all records to another file, and the documents of this one: all, or those of these digests.

        Raises WriteFailedError, nothing written.
        """
        _refuse_itself(self.path, target)
        taken = _lock_for_writing(target)
        try:
            self._write_copy(target, records, documents)
        finally:
            taken.release()

    def save_as(self, target: Path, records: Iterable[Record]) -> CaseFile:
        """Save a copy and go on in it: the file returned is held for changing; this one is still to be closed."""
        taken = _lock_for_writing(target)
        try:
            self._write_copy(target, records)
            file = CaseFile(target, home=self._home, migrations=self._migrations)
            with write_errors(target):
                file._stamp = _stamp(target)
        except BaseException:
            taken.release()
            raise
        file._lock = taken
        file._backed_up = True  # whatever was there before has been kept by the copying
        file._references_hold = self._references_hold
        file.notices = self.notices
        file.backups = self.backups
        return file

    def upgrade(self) -> Path:
        """Bring an older file up to date, its original kept beside it, whose path is returned.

        The file is to be opened anew afterwards. Raises WriteFailedError, the file as before.
        """
        taken = _lock_for_writing(self.path)
        try:
            original = _unused(self.path, "before the update")
            with write_errors(self.path):
                copy_case(self.path, original)
                with writing(self.path, self.patience, enforce=False) as connection:
                    migrate(connection, self._migrations)
        except CaseFileError as error:
            raise WriteFailedError(str(error)) from error
        finally:
            taken.release()
        return original

    def close(self) -> None:
        """Let others change the file. Twice does no harm."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self.why_read_only = self.why_read_only or self.phrase("{name} is closed; open it again to change it.")

    def _claim(self) -> None:
        try:
            self._lock = Lock.take(self.path)
            _require_write_permission(self.path)
            recover(self.path)
        except HeldError as held:
            self.holder = held.holder
            in_use = "{name} is in use by {held} already; save a copy to change that."
            self.why_read_only = phrase(in_use, name=self.name, held=str(held.holder))
        except (OSError, sqlite3.Error):
            self.close()
            self.why_read_only = self.phrase("{name} may not be changed here; save a copy elsewhere to change that.")

    def _read(self, behind: int) -> Contents:
        try:
            # before reading: a change in between is then noticed at the first edit
            self._stamp = _stamp(self.path)
            with reading(self.path) as connection:
                contents = self._contents(connection, behind)
        except OSError as error:
            raise CaseFileError(system_sentence(self.name, error)) from error
        if self._damaged:
            self.close()
            self.why_read_only = self.phrase("{name} is damaged and not changed; save a copy of what could be read.")
        return contents

    def _contents(self, connection: sqlite3.Connection, behind: int) -> Contents:
        if behind < len(self._migrations):
            with closing(sqlite3.connect(":memory:")) as upgraded:
                connection.backup(upgraded)
                migrate(upgraded, self._migrations)
                return read_contents(upgraded)
        contents = read_contents(connection)
        self._damaged = not contents.complete or is_damaged(connection)
        dangling = dangling_references(connection) if not self._damaged else []
        contents.problems.extend(dangling)
        # what is wrong already must not stand in the way of edits, nor of undoing the one that mended it
        self._references_hold = not dangling
        return contents

    @contextmanager
    def _writing(self, what: str, case: Case) -> Iterator[sqlite3.Connection]:
        if self.why_read_only:
            raise WriteFailedError(self.why_read_only)
        # whoever waits for more than this may call that off, but not in the middle of a transaction
        with watched(None), write_errors(self.path, what):
            if self._stamp is None:
                self._create(case)
            self._require_unchanged(case)
            if not self._backed_up:
                self._backed_up = True
                self._keep(self.path)
            with writing(self.path, self.patience, enforce=self._references_hold) as connection:
                yield connection
            self._stamp = _stamp(self.path)

    def _create(self, case: Case) -> None:
        make_private(self.path.parent)
        self._lock = self._lock or Lock.take(self.path)
        write_case(self.path, case)
        self._stamp = _stamp(self.path)

    def _require_unchanged(self, case: Case) -> None:
        try:
            now = _stamp(self.path)
        except FileNotFoundError as error:
            raise WriteFailedError(self.phrase(_MOVED)) from error
        if now == self._stamp:
            return
        try:
            with reading(self.path) as connection:
                same = Case(read_contents(connection).records) == case
        except CaseFileError:
            same = False
        if not same:
            raise WriteFailedError(self.phrase(_CHANGED))
        self._stamp = now

    def _keep(self, path: Path) -> None:
        try:
            back_up(path, self._home, self.backups)
        except (CaseFileError, OSError, sqlite3.Error):
            self.notices.append(self.phrase("No backup of {name} could be made; check the room left on your disk."))

    def _write_copy(self, target: Path, records: Iterable[Record], documents: Collection[str] | None = None) -> None:
        with write_errors(target, "A record"):
            if target.exists():
                self._keep(target)
            whole = write_case(target, records, self.path if self.exists else None, documents)
        if not whole:
            self.notices.append(self.phrase(_UNREAD))


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    with path.open("rb") as file:
        head = file.read(28)
    return Stamp(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, int.from_bytes(head[24:28].ljust(4, b"\0"), "big")
    )


def _require_write_permission(path: Path) -> None:
    with suppress(FileNotFoundError):
        os.close(os.open(path, os.O_RDWR))


def _refuse_itself(path: Path, target: Path) -> None:
    """Said before the lock speaks of another window, which there is not."""
    with suppress(OSError, ValueError):
        if target.is_file() and target.samefile(path):
            raise WriteFailedError(
                phrase("{name} is the case itself; choose another name for the copy.", name=shown(target))
            )


def _lock_for_writing(target: Path) -> Lock:
    name = shown(target)
    try:
        if target.is_dir():
            raise WriteFailedError(phrase("{name} is a folder; choose a name for a file in it.", name=name))
        if target.exists() and not target.is_file():
            raise WriteFailedError(phrase("{name} is no ordinary file; choose another name.", name=name))
        _require_write_permission(target)
        return Lock.take(target)
    except HeldError as held:
        raise WriteFailedError(
            phrase("{name} is in use by {held}; choose another name.", name=name, held=str(held.holder))
        ) from held
    except OSError as error:
        raise WriteFailedError(system_sentence(name, error)) from error
    except ValueError as error:  # a NUL in the name
        raise WriteFailedError(phrase("{name} cannot be the name of a file; choose another.", name=name)) from error


def _unused(path: Path, why: str) -> Path:
    nth = 1
    while (found := path.with_stem(f"{path.stem} ({why}{f' {nth}' if nth > 1 else ''})")).exists():
        nth += 1
    return found
