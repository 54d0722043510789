"""Partial dates: a year, a month or a day, written as ISO 8601 writes them (`2024`, `2024-05`, `2024-05-17`)."""

from __future__ import annotations

import re
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def earliest_day(text: str) -> date | None:
    """The first day a partial date may mean; None for words and for days no calendar has."""
    found = _PARTIAL.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
