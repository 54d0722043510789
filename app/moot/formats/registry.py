"""The text formats by name and by suffix, and reading and writing a file in one of them.

The case file itself (`.moot`) is not here: that is the store's. Each format is loaded when it is first used, since the
others would hold up every start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from moot.formats import encoding
from moot.formats.errors import FormatError
from moot.formats.imported import Imported
from moot.model.case import Case


def _nothing(_case: Case) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a case as text. `cannot_hold` lists what a file of it would not hold of a case, a phrase each.

    `write` is None for a format that is only read.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    read: Callable[[str], Imported]
    write: Callable[[Case], str] | None = None
    cannot_hold: Callable[[Case], list[str]] = _nothing

    def text_of(self, case: Case) -> str:
        """A case in this format. Raises FormatError if Moot does not write it."""
        if self.write is None:
            written = ", ".join(suffix for known in FORMATS if known.write for suffix in known.suffixes)
            raise FormatError(f"Moot reads {self.suffixes[0]} but does not write it; choose one of {written}")
        return self.write(case)


def _attached_files(case: Case) -> list[str]:
    """Text holds every record, but not the files attached to sources."""
    count = sum(bool(source.digest) for source in case.sources.values())
    return [] if not count else ["the attached file"] if count == 1 else [f"{count} attached files"]


def _read_yaml(text: str) -> Imported:
    from moot.formats.case_reader import read

    return read(text)


def _write_yaml(case: Case) -> str:
    from moot.formats.case_writer import write

    return write(case)


def _read_outline(text: str) -> Imported:
    from moot.formats.outline_text import read

    return read(text)


def _write_outline(case: Case) -> str:
    from moot.formats.outline_text import write

    return write(case)


def _not_in_an_outline(case: Case) -> list[str]:
    from moot.formats.outline_text import cannot_hold

    return cannot_hold(case)


def _read_tgf(text: str) -> Imported:
    from moot.formats.tgf import read

    return read(text)


def _read_apx(text: str) -> Imported:
    from moot.formats.apx import read

    return read(text)


def _read_iccma(text: str) -> Imported:
    from moot.formats.iccma import read

    return read(text)


YAML = Format(
    "yaml",
    (".yaml", ".yml"),
    "the case as text, without loss",
    _read_yaml,
    _write_yaml,
    _attached_files,
)
OUTLINE = Format(
    "outline",
    (".txt", ".outline", ".md"),
    "an indented list of claims",
    _read_outline,
    _write_outline,
    _not_in_an_outline,
)
FORMATS: tuple[Format, ...] = (
    YAML,
    OUTLINE,
    Format("tgf", (".tgf",), "attacks in Trivial Graph Format", _read_tgf),
    Format("apx", (".apx",), "attacks as Aspartix facts", _read_apx),
    Format("iccma", (".af",), "attacks as numbers, as in the ICCMA competitions", _read_iccma),
)


def format_named(name: str) -> Format:
    """The format of that name. Raises FormatError, listing those there are."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise FormatError(f"there is no format “{name}”; there are {_listed([known.name for known in FORMATS])}")


def format_of(path: Path) -> Format:
    """The format of a file by its suffix. Raises FormatError, listing those there are."""
    for known in FORMATS:
        if path.suffix.lower() in known.suffixes:
            return known
    raise FormatError(f"this does not end in a suffix that Moot knows ({', '.join(suffixes())})", name=path.name)


def suffixes() -> list[str]:
    """All suffixes of text formats."""
    return [suffix for known in FORMATS for suffix in known.suffixes]


def read_file(path: Path, format: Format | None = None) -> Imported:  # noqa: A002 - that is what it is
    """The records in a file, in the format of its suffix or the one given. Raises FormatError naming the file."""
    chosen = format or format_of(path)
    text = encoding.read_text(path)
    try:
        return chosen.read(text)
    except FormatError as error:
        raise error.in_file(path.name) from None


def write_file(case: Case, path: Path, format: Format | None = None) -> None:  # noqa: A002
    """Write a case to a file, which changes only when all is written. Raises FormatError naming the file."""
    chosen = format or format_of(path)
    try:
        text = chosen.text_of(case)
    except FormatError as error:
        raise error.in_file(path.name) from None
    encoding.write_text(path, text)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
