"""Tables for spreadsheets: read back as they were, and nothing in them runs."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.formats.csv_text import dump

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_table_says_that_it_is_utf_8_and_ends_its_lines_as_the_standard_has_it() -> None:
    assert dump(["a", "b"], [[1, "Ünd, „so“"]]) == '\ufeffa,b\r\n1,"Ünd, „so“"\r\n'


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", '=HYPERLINK("x")'])
def test_what_begins_as_a_formula_is_marked_as_text(cell: str) -> None:
    assert read(dump([cell], [[cell]])) == [[f"'{cell}"], [f"'{cell}"]]


def test_numbers_stay_numbers() -> None:
    assert read(dump(["n"], [[-3], [""]])) == [["n"], ["-3"], [""]]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
def test_all_else_is_read_back_as_it_was(rows: list[list[str]]) -> None:
    found = read(dump(["a", "b"], rows))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.lstrip(" \n").startswith(("=", "+", "-", "@")) for row in found for cell in row)
