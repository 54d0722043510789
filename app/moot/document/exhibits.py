"""Documents kept in a case: read from the disk within bounds, put back there, with a sentence where that cannot be."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from moot.model.phrases import phrase
from moot.store.errors import shown, system_sentence

if TYPE_CHECKING:
    from moot.document.document import Document

LARGEST = 50 * 1024 * 1024
"""Bytes of a document that a case keeps.

A case is one file, which is mailed, and copied to the backups whole, ten times over. Some hundred scanned pages take 10
to 30 MB; what is larger is film, sound or a whole bundle, and would make every one of those copies slow.
"""

_MB = 1024 * 1024


class ExhibitError(Exception):
    """A file cannot be kept in a case. The message is one sentence that names the file and says what to do."""


class Exhibit(NamedTuple):
    """A document as it was read. `title` is its name without the suffix; neither name holds a folder."""

    title: str
    filename: str
    content: bytes
    media_type: str


def read_exhibit(path: Path) -> Exhibit:
    """A document with its name and its type by suffix. Raises ExhibitError: missing, a folder, empty, too large."""
    name = shown(Path(path.name or path.anchor))
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ExhibitError(phrase("{name} is a folder; drop the files in it instead.", name=name))
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise ExhibitError(phrase("{name} is no ordinary file; choose another.", name=name))
        if found.st_size > LARGEST:
            raise _too_large(name)
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise ExhibitError(system_sentence(name, error)) from error
    except ValueError as error:  # a NUL in the name
        raise ExhibitError(phrase("{name} cannot be the name of a file; choose another.", name=name)) from error
    if not content:
        raise ExhibitError(phrase("{name} is empty; choose another file.", name=name))
    if len(content) > LARGEST:
        raise _too_large(name)
    return Exhibit(_plain(path.stem), _plain(path.name), content, media_type_of(path))


def save_exhibit(document: Document, digest: str, path: Path) -> None:
    """Write the document of this sha256 (hex) to a file, in place of what is there once all is written.

    Raises CaseFileError where the case has it no more, and ExhibitError where it cannot be written or is to be written
    over the case itself.
    """
    from moot.store.copies import put_in_place  # with SQLite, not needed for a start

    name = shown(Path(path.name or path.anchor))
    content, _media_type = document.attached(digest)
    try:
        if path.exists() and document.path.exists() and path.samefile(document.path):
            raise ExhibitError(phrase("{name} is the case itself; give the document another name.", name=name))
        with put_in_place(path) as part:
            part.write_bytes(content)
    except OSError as error:
        raise ExhibitError(system_sentence(name, error)) from error


def media_type_of(path: Path) -> str:
    """The media type of a file by its suffix, `application/pdf`; empty where the suffix says nothing."""
    import mimetypes  # needed seldom, and reads tables of the system

    return mimetypes.guess_type(f"a{path.suffix}")[0] or ""


def _too_large(name: str) -> ExhibitError:
    return ExhibitError(
        phrase(
            "{name} is larger than {limit} MB, too large to be kept in a case; press E and type its title instead.",
            name=name,
            limit=LARGEST // _MB,
        )
    )


def _plain(name: str) -> str:
    """A file's name as a record can hold it: on one line, without what no font shows and no file keeps."""
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())
