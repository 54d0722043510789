"""Story L6: a witness is struck, and every claim that changes says what it was, what it is, and why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from moot.canvas.finder import Finder
from moot.drawing.content import CardWords
from moot.model.records import Kind, Ref
from tests.windows.stories.conftest import Seat
from tests.windows.stories.hands import Hands, button
from tests.windows.witness import RECORDS

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def hands(seat: Seat) -> Hands:
    return seat.at(RECORDS)


def marks(hands: Hands) -> dict[str, str]:
    """What each card says of its status."""
    found = {}
    for claim in hands.case.claims:
        card = hands.content(Ref(Kind.CLAIM, claim))
        assert isinstance(card, CardWords) and card.status is not None
        found[claim] = card.status.word
    return found


def rows(hands: Hands) -> list[str]:
    return [row.words for row in hands.window.side.trial.rows()]


STOOD = {"thesis": "stands", "seen": "stands", "near": "stands", "other": "falls"}
TURNED = {
    "thesis": "stands → falls",
    "seen": "stands → falls",
    "near": "stands → falls",
    "other": "falls → stands",
}
TOLD = [
    "2 is struck",
    "3 is struck",
    "4 statuses turn",
    "1: stands → falls. Falls as mapped: its only reason fails: 2 falls.",
    "2: stands → falls. Falls as mapped: it is struck.",
    "3: stands → falls. Falls as mapped: it is struck.",
    "4: falls → stands. Stands as mapped: it is put forward without a reason, and nothing applies against it.",
]


def test_by_keyboard_alone(hands: Hands) -> None:
    before: list[object] = list(hands.case)
    assert marks(hands) == STOOD
    hands.press("Shift+S")
    hands.write("smith")
    assert marks(hands) == TURNED
    hands.press("F8")
    assert rows(hands) == TOLD
    assert list(hands.case) == before
    hands.press("End", "Return")
    assert hands.window.desk.current == Ref(Kind.CLAIM, "other")
    hands.press("Ctrl+Return")
    assert hands.case.claims["seen"].struck and hands.case.claims["near"].struck
    hands.press("Ctrl+Z")
    assert list(hands.case) == before
    assert marks(hands) == STOOD


def test_by_mouse_alone(hands: Hands) -> None:
    before: list[object] = list(hands.case)
    hands.pick("What stands", "Strike a witness or party…")
    finder = hands.window.map.asking.open
    assert isinstance(finder, Finder)
    first = finder.list.topLevelItem(0)
    assert first is not None
    hands.click(finder.list.viewport(), finder.list.visualItemRect(first).center())
    assert marks(hands) == TURNED
    hands.click(button(hands.window.trying, "Show"))
    assert rows(hands) == TOLD
    tree = hands.window.side.trial
    row = tree.topLevelItem(3)
    assert row is not None
    hands.click(tree.viewport(), tree.visualItemRect(row).topLeft() + QPoint(20, 8))
    assert hands.window.desk.current == Ref(Kind.CLAIM, "thesis")
    hands.click(button(hands.window.trying, "Keep"))
    assert hands.case.claims["seen"].struck and hands.case.claims["near"].struck
    hands.pick("Edit", "Undo “Keep what was tried”")
    assert list(hands.case) == before
    assert marks(hands) == STOOD
    assert QApplication.activePopupWidget() is None
