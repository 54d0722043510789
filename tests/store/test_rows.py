"""Records as rows: what is written comes back the same; what cannot be read is named and never in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.model.edit import Change, additions
from moot.model.records import Claim, Kind, Nudge, Ref, Stance, View, kind_of
from moot.store.migrations import migrate
from moot.store.rows import dangling_references, read_contents, write_changes, write_records
from tests.store.samples import everything

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
REFS = st.builds(Ref, st.sampled_from(Kind), TEXTS.filter(bool))
FLOATS = st.floats(allow_nan=False, allow_infinity=False)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        migrate(made)
        write_changes(made, additions("all", everything()).changes)
        yield made


def test_a_whole_case_comes_back_in_its_order(connection: sqlite3.Connection) -> None:
    contents = read_contents(connection)
    assert contents.problems == []
    assert contents.complete
    by_kind = sorted(everything(), key=lambda record: list(Kind).index(kind_of(record)))
    assert contents.records == by_kind
    assert dangling_references(connection) == []


@settings(max_examples=200)
@given(
    st.builds(
        Claim, id=TEXTS.filter(bool), text=TEXTS, tags=st.tuples(TEXTS, TEXTS), holders=st.lists(TEXTS).map(tuple)
    ),
    st.builds(
        View,
        id=TEXTS.filter(bool),
        root=st.none() | REFS,
        folds=st.lists(REFS).map(tuple),
        nudges=st.lists(st.builds(Nudge, REFS, FLOATS, FLOATS)).map(tuple),
    ),
)
def test_any_text_and_any_number_comes_back_as_it_was(claim: Claim, view: View) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection)
        write_changes(connection, additions("both", [claim, view]).changes)
        assert read_contents(connection).records == [claim, view]


def test_a_change_leaves_a_record_in_its_place(connection: sqlite3.Connection) -> None:
    fox, chase = (record for record in everything() if isinstance(record, Claim))
    after = Claim("fox", text="changed")
    write_changes(connection, [Change(fox, after)])
    claims = [record for record in read_contents(connection).records if isinstance(record, Claim)]
    assert claims == [after, chase]


def test_what_is_taken_away_is_gone(connection: sqlite3.Connection) -> None:
    write_changes(connection, additions("all", everything()).inverse().changes)
    assert read_contents(connection).records == []


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(connection: sqlite3.Connection, number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_records(connection, Kind.VIEW, [View("v", nudges=(Nudge(Ref(Kind.CLAIM, "fox"), number, 0.0),))])


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE claim SET stance = 'sure' WHERE id = 'fox'", "stance of claim:fox"),
        ("UPDATE claim SET presumed_weight = 900 WHERE id = 'fox'", "presumed_weight of claim:fox"),
        ("UPDATE claim SET tags = '[' WHERE id = 'fox'", "tags of claim:fox"),
        ("UPDATE claim SET tags = '{}' WHERE id = 'fox'", "tags of claim:fox"),
        ("UPDATE claim SET tags = '[3]' WHERE id = 'fox'", "tags of claim:fox"),
        (f"UPDATE claim SET tags = '{'[' * 100_000}' WHERE id = 'fox'", "tags of claim:fox"),
        ("UPDATE argument SET weight = 0 WHERE id = 'step'", "weight of argument:step"),
        ("UPDATE view SET root = 'nowhere'", "root of view:view"),
        ("UPDATE view SET nudges = '[[\"claim:fox\", 1e999, 0]]'", "nudges of view:view"),
        ("UPDATE view SET nudges = '[7]'", "nudges of view:view"),
        ("UPDATE view SET direction = 'up'", "direction of view:view"),
        ("UPDATE settings SET standard = 'XX'", "standard of settings:case"),
        ("UPDATE claim SET struck = 5 WHERE id = 'fox'", "struck of claim:fox"),
    ],
)
def test_a_value_that_cannot_be_read_counts_as_not_given(
    connection: sqlite3.Connection, statement: str, named: str
) -> None:
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    contents = read_contents(connection)
    assert len(contents.records) == len(everything())
    assert len(contents.problems) == 1
    assert named in contents.problems[0]
    assert contents.complete


def test_a_record_without_what_makes_it_one_is_left_out(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE premise SET claim = '' WHERE id = 'use'")
    connection.execute("UPDATE party SET id = ''")
    contents = read_contents(connection)
    assert len(contents.records) == len(everything()) - 2
    assert len(contents.problems) == 2


def test_references_that_lead_nowhere_are_named_and_kept(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM claim WHERE id = 'fox'")
    assert any("premise:use2" in sentence for sentence in dangling_references(connection))
    assert len(read_contents(connection).records) == len(everything()) - 1


def test_tables_and_columns_of_another_make_do_no_harm() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE claim (id, text, stance, mood)")
        connection.execute(
            "INSERT INTO claim VALUES ('a', 'A', 'accepted', 'blue'), ('a', 'again', 'open', ''), (3, 4, 5, 6)"
        )
        connection.execute("INSERT INTO claim VALUES (x'ff', x'ff', NULL, NULL), (NULL, NULL, NULL, NULL)")
        connection.execute("CREATE TABLE premise (id, claim)")
        connection.execute("INSERT INTO premise VALUES ('p', 'a')")
        contents = read_contents(connection)
    assert contents.records == [Claim("a", text="A", stance=Stance.ACCEPTED)]
    assert not contents.complete
    assert "The table issue is missing." in contents.problems
    assert "The table premise has no argument." in contents.problems
