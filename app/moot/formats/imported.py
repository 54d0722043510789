"""What reading a file from elsewhere gives."""

from __future__ import annotations

from dataclasses import dataclass

from moot.model.records import Record


@dataclass(frozen=True, slots=True)
class Imported:
    """The records read, and what the file said that they do not hold, a phrase each ("2 weighing functions")."""

    records: tuple[Record, ...]
    lost: tuple[str, ...] = ()
