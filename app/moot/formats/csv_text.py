"""Tables as comma-separated values (RFC 4180) for spreadsheets.

The text begins with a byte order mark, without which spreadsheets take UTF-8 for something else. A cell that a
spreadsheet would take for a formula, and so run, begins with an apostrophe instead.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_MARK = "\ufeff"
_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def dump(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as text: one line of headings, then the rows; numbers stay numbers."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(harmless(cell) for cell in head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return _MARK + written.getvalue()


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs: what begins as a formula does is marked as text by an apostrophe."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(_RUN):
        return f"'{cell}"
    return cell
