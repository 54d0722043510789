"""Partial dates: what they may mean at the earliest."""

from __future__ import annotations

from datetime import date

import pytest

from moot.model.dates import earliest_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024", date(2024, 1, 1)),
        ("2024-05", date(2024, 5, 1)),
        (" 2024-05-17 ", date(2024, 5, 17)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2024-13", None),
        ("0000", None),
        ("24-05-17", None),
        ("last spring", None),
        ("٢٠٢٤", None),
        ("", None),
    ],
)
def test_the_first_day_a_partial_date_may_mean(text: str, day: date | None) -> None:
    assert earliest_day(text) == day
