"""Story S5: without sight: a case is built, checked, mended and handed in from the outline alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from moot.document.document import Document
from moot.model.records import BareLeaves, Settings
from moot.windows.panels.outline.tree import OutlineTree
from tests.windows.panels.outline.room import heard
from tests.windows.stories.conftest import Seat
from tests.windows.stories.hands import Hands

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Blind:
    """Presses keys and never looks: after each, the focus is in the outline, and what was announced is kept."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def press(self, *keys: str) -> None:
        self.hands.press(*keys)
        self._in_outline()

    def write(self, text: str) -> None:
        self.hands.write(text)
        self._in_outline()
        assert isinstance(QApplication.focusWidget(), OutlineTree)

    def _in_outline(self) -> None:
        focus = QApplication.focusWidget()
        outline = self.hands.window.outline
        asking = outline.tree.asking.open
        assert focus is not None
        assert outline.isAncestorOf(focus) or (asking is not None and asking.isAncestorOf(focus))
        assert not self.hands.window.map.isAncestorOf(focus)


def test_by_keyboard_alone(seat: Seat, tmp_path: Path) -> None:
    hands = seat.at([Settings(bare_leaves=BareLeaves.ASSERT)])
    blind, tree = Blind(hands), hands.window.outline.tree
    hands.pane(lambda focus: focus is tree)
    blind.press("Return")
    blind.write("Is the measure lawful?")
    blind.press("Ctrl+Shift+R")
    blind.write("It exceeds what the rules allow.")
    blind.press("Ctrl+Shift+R")
    blind.write("The rules aim at named countries.")
    blind.press("Ctrl+Shift+E")
    blind.write("Commentary, ¶ 9")
    blind.press("Ctrl+Shift+C")
    blind.write("The order reaches everyone.")
    blind.press("Ctrl+Shift+I")
    blind.write("Reach is not aim.")
    blind.press("Ctrl+Shift+Y")
    blind.write("Who says so?")
    blind.press("Ctrl+Shift+O")
    blind.write("Aim is what counts.")
    blind.press("Home", "Down", "Ctrl+Shift+O")
    blind.write("The rules leave it open.")
    blind.press("Ctrl+Shift+X", "Ctrl+Shift+X")

    # every row says its relation, its number, what it bears on, its status and its sources
    assert heard(tree) == [
        ("Issue 1: Is the measure lawful?", "1 position"),
        (
            "1, position on issue 1: It exceeds what the rules allow.",
            "position; held by nobody; no source; falls as mapped",
        ),
        ("2, supports 1: The rules aim at named countries.", "held by nobody; 1 source; stands as mapped"),
        ("3, with 2, supports 1: The order reaches everyone.", "held by nobody; no source; stands as mapped"),
        (
            "4, undercuts the step from 2 and 3 to 1: Reach is not aim.",
            "held by nobody; no source; falls as mapped; 1 open question; its step: does not apply as mapped",
        ),
        ("5, objects to 4: Aim is what counts.", "held by nobody; no source; stands as mapped"),
        ("6, objects to 1: The rules leave it open.", "held by nobody; no source; stands as mapped"),
    ]
    assert hands.said == [
        "Issue added.",
        "Position added.",
        "Reason added under 1.",
        "Source added to 2.",
        "Linked premise added, with 2.",
        "Undercut added against the step from 2. 1 now falls.",
        "Question added.",
        "Objection added to 4. 1 now stands. 4 now falls.",
        "Objection added to 1. 1 now falls.",
        "Turn into reason. 1 now stands.",
        "Turn into objection. 1 now falls.",
    ]
    interface = QAccessible.queryAccessibleInterface(tree)
    assert interface.text(QAccessible.Text.Name) == "Outline"

    # it is found again by its words, mended, and the mending taken back
    hands.said.clear()
    blind.press("Home")
    hands.type("3")
    assert hands.window.desk.claim == hands.claim("The order reaches everyone.").id
    blind.press("Del")
    assert hands.said == ["3 removed."]
    blind.press("Ctrl+Z")
    assert len(hands.said) == 2
    assert len(hands.case.claims) == 6

    # and handed in
    path = tmp_path / "handed in.moot"
    hands.save_as(lambda: hands.press("Ctrl+S"), path)
    assert QApplication.focusWidget() is tree
    with Document.open(path, read_only=True) as handed_in:
        assert handed_in.case == hands.case
