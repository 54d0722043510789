"""Templates as files: cases in text, each with a title and a page that says how to use it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from moot.formats.registry import YAML, read_file
from moot.model.case import Case, in_order
from moot.model.records import Record


@dataclass(frozen=True, slots=True)
class Template:
    """A template as a start page lists it: what it is called, how to use it, and the records to begin from."""

    title: str
    use: str
    records: tuple[Record, ...]


def read_template(path: Path) -> Template:
    """The template in a file: its case's title (else the file's name) and first page. Raises FormatError."""
    records = read_file(path, YAML).records
    case = Case(records)
    pages = sorted(case.notes.values(), key=in_order)
    return Template(case.settings.title or path.stem, pages[0].text if pages else "", records)
