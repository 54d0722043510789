"""Reading a case, whatever file it is in, for commands that only look: nothing is ever written to the input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from moot.cli.errors import BadInput
from moot.cli.patience import following
from moot.formats import encoding
from moot.formats.errors import FormatError
from moot.formats.registry import FORMATS, Format, format_named, format_of, suffixes
from moot.model.case import Case

MOOT = "moot"
SUFFIX = ".moot"
STREAM = Path("-")  # standard input or output
FORMAT_NAMES = (MOOT, *(known.name for known in FORMATS))
WRITTEN_NAMES = (MOOT, *(known.name for known in FORMATS if known.write is not None))
WRITTEN = (SUFFIX, *(suffix for known in FORMATS if known.write is not None for suffix in known.suffixes))


@dataclass(frozen=True, slots=True)
class Found:
    """A case as read.

    `lost` is what the file said that the case does not hold, `problems` what was wrong with the file, in sentences.
    """

    case: Case
    lost: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_case(path: Path, format: str | None = None) -> Case:  # noqa: A002 - that is what it is
    """The case in a file: a case file or any text format, by its suffix or the name given. Raises BadInput."""
    return read_found(path, format).case


def read_found(path: Path, format: str | None = None) -> Found:  # noqa: A002
    """The case in a file, with what there is to say about it; `-` is standard input. Raises BadInput."""
    with following(f"reading {name_of(path)}"):
        if is_case_file(path, format):
            return _case_file(path)
        chosen = text_format(path, format)
        try:
            return _imported(path, chosen)
        except FormatError as error:
            raise BadInput(str(error)) from None


def is_case_file(path: Path, format: str | None = None) -> bool:  # noqa: A002
    """Whether a path is of a case file, by the format's name if that is given. Raises BadInput for a stream."""
    if path != STREAM:
        return format == MOOT if format else path.suffix.lower() == SUFFIX
    if format == MOOT:
        raise BadInput("A case file cannot come from or go to a stream; give its path instead of -.")
    return False


def text_format(path: Path, format: str | None) -> Format:  # noqa: A002
    """The text format of that name, or of the path's suffix. Raises BadInput."""
    if format is None and path == STREAM:
        raise BadInput("The format of - must be said: --from for standard input, --to for standard output.")
    try:
        return format_of(path) if format is None else format_named(format)
    except FormatError:
        listed = ", ".join((SUFFIX, *suffixes()))
        raise BadInput(f"{name_of(path)} does not end in a suffix that Moot knows ({listed}).") from None


def name_of(path: Path) -> str:
    """A path as messages show it: as it was typed."""
    return "standard input or output" if path == STREAM else click.format_filename(path)


def _imported(path: Path, chosen: Format) -> Found:
    if path == STREAM:
        name = "standard input"
        text = encoding.text_of(encoding.read_bytes(sys.stdin.buffer))
    else:
        name = name_of(path)
        text = encoding.read_text(path)
    try:
        imported = chosen.read(text)
    except FormatError as error:
        raise error.in_file(name) from None
    return Found(Case(imported.records), imported.lost)


def _case_file(path: Path) -> Found:
    from moot.document.document import CaseFileError, Document

    try:
        with Document.open(path, read_only=True) as document:
            return Found(document.case, problems=tuple(document.problems))
    except CaseFileError as error:
        raise BadInput(str(error)) from None
