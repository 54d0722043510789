"""What typing finds, and how the list is worked with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from moot.canvas.finder import Finder, entries, matching
from moot.document.finding import folded
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Claim, Party
from tests.canvas.table import CTRL, K, Table

CASE = Case(
    [
        Party("p", name="Ministère public", short="Ministère"),
        Claim("a", text="Café closed early", number=2, holders=("p",)),
        Claim("b", text="The cafe was open", number=12),
        Claim("c", text="Nobody was there in 2024", number=20),
        Claim("d", text="Straße naß", number=112),
    ]
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abcd"),
        ("2", "ac"),
        ("#12", "b"),
        ("12", "b"),
        ("1", "bd"),
        ("cafe", "ab"),
        ("CAFÉ open", "b"),
        ("ministere", "a"),
        ("2024", "c"),
        ("strasse", "d"),
        ("zebra", ""),
    ],
)
def test_matching(query: str, found: str) -> None:
    assert [entry.id for entry in matching(entries(CASE), query)] == list(found)


def test_an_exact_number_comes_first() -> None:
    case = Case([Claim("x", text="5", number=51), Claim("y", text="", number=5)])
    assert [entry.id for entry in matching(entries(case), "5")] == ["y", "x"]


def test_folding() -> None:
    assert folded("ÀÉÎÕÜ ß ﬁ") == "aeiou ss fi"


def open_finder(table: Table) -> Finder:
    table.select("enforce")
    table.key(K.Key_G, CTRL)
    finder = table.view.asking.open
    assert isinstance(finder, Finder)
    return finder


def test_arrows_choose_and_enter_takes(table: Table) -> None:
    finder = open_finder(table)
    assert finder.field.hasFocus()
    QTest.keyClick(finder.field, K.Key_Down)
    QTest.keyClick(finder.field, K.Key_Down)
    QTest.keyClick(finder.field, K.Key_Up)
    QTest.keyClick(finder.field, K.Key_Return)
    assert table.desk.claim == "no"
    assert table.view.hasFocus()


def test_enter_on_nothing_found_keeps_asking(table: Table) -> None:
    finder = open_finder(table)
    QTest.keyClicks(finder.field, "zebra")
    QTest.keyClick(finder.field, K.Key_Return)
    assert table.view.asking.open is finder and finder.isVisible()
    QTest.keyClick(finder.field, K.Key_Escape)
    assert table.view.asking.open is None
    assert table.view.hasFocus()


def test_no_room_is_kept_for_holders_where_there_are_none(empty: Table) -> None:
    empty.desk.do(verbs.add_claim(empty.case, "Nobody holds this."))
    empty.key(K.Key_G, CTRL)
    finder = empty.view.asking.open
    assert isinstance(finder, Finder)
    assert finder.list.columnViewportPosition(2) == finder.list.columnWidth(0)


def test_it_lies_wholly_inside_the_map(table: Table) -> None:
    table.view.resize(520, 340)
    for box in table.view.sheet.layout.boxes:
        table.desk.select_one(box)
        table.view.run("jump")
        finder = table.view.asking.open
        assert finder is not None
        assert table.view.rect().contains(finder.geometry())


def test_going_to_what_is_folded_away_uncovers_it(table: Table) -> None:
    table.view.run("fold-1")
    finder = open_finder(table)
    QTest.keyClicks(finder.field, "bribed")
    QTest.keyClick(finder.field, K.Key_Return)
    assert table.desk.claim == "bribe"
    assert table.view.sheet.placed(table.ref("bribe")) is not None


def test_going_outside_the_focus_leaves_it(table: Table) -> None:
    table.select("enforce")
    table.view.run("focus-in")
    table.view.reveal(table.ref("no"))
    assert table.desk.root is None
    assert table.desk.claim == "no"


def test_a_link_does_not_offer_the_claim_itself(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_L)
    finder = table.view.asking.open
    assert isinstance(finder, Finder)
    itself = table.case.claims["enforce"].number
    offered = [item.text(0) for n in range(finder.list.topLevelItemCount()) if (item := finder.list.topLevelItem(n))]
    assert str(itself) not in offered
    assert len(offered) == len(table.case.claims) - 1


def test_a_command_puts_away_the_question_that_was_open(table: Table) -> None:
    finder = open_finder(table)
    table.view.run("strike")
    assert table.view.asking.open is None
    assert not finder.isVisible()
