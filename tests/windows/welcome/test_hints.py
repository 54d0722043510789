"""First hints: one at a time, gone for good once followed or waved away, and in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from moot.model.records import Kind, Ref
from moot.windows.main_window import MainWindow
from moot.windows.preferences import PreferenceFile
from moot.windows.preferences_dialog import PreferencesDialog
from moot.windows.program import Program
from moot.windows.welcome.hints import HINTS, NAMES, Hints, words_of

Key = Qt.Key


@pytest.fixture
def window(program: Program) -> MainWindow:
    program.preferences.change(hints_gone=())
    made = program.show(program.sample("pierson-v-post"))
    made.resize(1200, 800)
    QApplication.processEvents()
    return made


@pytest.fixture
def hints(window: MainWindow) -> Hints:
    made = Hints(window, pause=0)
    QApplication.processEvents()
    return made


def _shown(hints: Hints) -> str:
    QApplication.processEvents()
    return hints.shown.name if hints.shown is not None else ""


def _buttons(hints: Hints) -> dict[str, QPushButton]:
    return {
        button.text(): button for button in hints.strip.findChildren(QPushButton) if button.isVisibleTo(hints.strip)
    }


def _first_claim(window: MainWindow) -> None:
    window.desk.select_one(Ref(Kind.CLAIM, min(window.desk.case.claims.values(), key=lambda one: one.number).id))


def test_the_first_is_how_to_select_and_goes_when_one_does(
    program: Program, window: MainWindow, hints: Hints, qtbot: QtBot
) -> None:
    assert _shown(hints) == "select"
    assert hints.strip.isVisible() and "arrow key" in hints.strip.text
    QTest.keyClick(window.map, Key.Key_Down)
    assert "select" in program.preferences.value.hints_gone
    qtbot.waitUntil(lambda: hints.shown is not None)
    assert _shown(hints) != "select"


def test_a_reason_is_a_hint_followed(program: Program, window: MainWindow, hints: Hints, qtbot: QtBot) -> None:
    _first_claim(window)
    qtbot.waitUntil(lambda: _shown(hints) == "reason")
    QTest.keyClick(window.map, Key.Key_Tab)
    assert "reason" in program.preferences.value.hints_gone
    qtbot.waitUntil(lambda: hints.shown is not None)
    assert _shown(hints) in ("beside", "palette")


def test_what_a_person_does_unasked_needs_no_hint_any_more(program: Program, window: MainWindow, hints: Hints) -> None:
    window.actions_["next-pane"].trigger()
    window.actions_["palette"].trigger()
    assert {"panes", "palette"} <= set(program.preferences.value.hints_gone)
    assert _shown(hints) == "select"


def test_striking_folding_and_a_sibling_are_seen(program: Program, window: MainWindow, hints: Hints) -> None:
    _first_claim(window)
    QTest.keyClick(window.map, Key.Key_Space)
    assert "fold" in program.preferences.value.hints_gone
    QTest.keyClick(window.map, Key.Key_Space)
    QTest.keyClick(window.map, Key.Key_S)
    assert "strike" in program.preferences.value.hints_gone
    QTest.keyClick(window.map, Key.Key_Return)
    assert "beside" in program.preferences.value.hints_gone
    assert "palette" not in program.preferences.value.hints_gone


def test_one_is_waved_away_and_the_next_comes(program: Program, hints: Hints, qtbot: QtBot) -> None:
    QTest.mouseClick(_buttons(hints)["Got it"], Qt.MouseButton.LeftButton)
    assert program.preferences.value.hints_gone == ("select",)
    qtbot.waitUntil(lambda: hints.shown is not None)
    assert _shown(hints) == "palette"


def test_all_are_waved_away_and_shown_again_when_asked_for(
    program: Program, window: MainWindow, hints: Hints, qtbot: QtBot
) -> None:
    _buttons(hints)["No more hints"].click()
    assert set(program.preferences.value.hints_gone) == set(NAMES)
    QTest.keyClick(window.map, Key.Key_Down)
    assert _shown(hints) == "" and not hints.strip.isVisible()
    dialog = PreferencesDialog(program)
    qtbot.addWidget(dialog)
    again = dialog.findChild(QPushButton, "hints-again")
    assert isinstance(again, QPushButton) and again.isEnabled()
    again.click()
    assert program.preferences.value.hints_gone == () and not again.isEnabled()
    QTest.keyClick(window.map, Key.Key_Down)
    qtbot.waitUntil(lambda: hints.shown is not None)


def test_what_is_gone_is_gone_in_the_next_sitting(program: Program, hints: Hints, tmp_path: Path) -> None:
    _buttons(hints)["Got it"].click()
    assert PreferenceFile(tmp_path / "preferences.ini").value.hints_gone == ("select",)


def test_a_hint_takes_neither_the_keys_nor_room_on_the_cards(window: MainWindow, hints: Hints) -> None:
    window.map.setFocus()
    assert _shown(hints) == "select"
    assert window.focusWidget() is window.map
    strip, map_ = hints.strip.geometry(), window.map.geometry()
    assert strip.top() > map_.bottom() and not strip.intersects(map_)
    QTest.mouseClick(_buttons(hints)["Got it"], Qt.MouseButton.LeftButton)
    assert window.focusWidget() is window.map


def test_with_the_keyboard_a_hint_is_waved_away_and_the_keys_go_back(window: MainWindow, hints: Hints) -> None:
    button = _buttons(hints)["Got it"]
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    assert window.focusWidget() is window.map


def test_one_that_is_shown_stays_while_the_selection_changes(window: MainWindow, hints: Hints, qtbot: QtBot) -> None:
    _first_claim(window)
    qtbot.waitUntil(lambda: _shown(hints) == "reason")
    window.desk.select(())
    assert _shown(hints) == "reason"


def test_none_comes_while_the_map_to_try_is_on(program: Program) -> None:
    program.preferences.change(hints_gone=())
    window = program.tour()
    hints = Hints(window, pause=0)
    QTest.keyClick(window.map, Key.Key_Down)
    assert hints.shown is None and not hints.strip.isVisible()


def test_none_is_shown_while_something_is_tried(window: MainWindow, hints: Hints, qtbot: QtBot) -> None:
    _first_claim(window)
    qtbot.waitUntil(lambda: hints.shown is not None)
    QTest.keyClick(window.map, Key.Key_S)
    assert not window.trying.isHidden() and hints.strip.isHidden()
    qtbot.wait(20)
    assert hints.shown is None
    window.actions_["drop-trial"].trigger()
    qtbot.waitUntil(lambda: hints.shown is not None)


def test_presenting_leaves_the_line_below_the_map(window: MainWindow, hints: Hints) -> None:
    assert _shown(hints)
    window.presenting.begin()
    window.presenting.end()
    QApplication.processEvents()
    assert hints.strip.geometry().top() > window.map.geometry().bottom()


def test_every_hint_has_words_with_keys_that_work(program: Program) -> None:
    for hint in HINTS:
        assert "{" not in words_of(hint.name, letters=True)
    assert words_of("strike", letters=True).startswith("S ")
    assert words_of("strike", letters=False).startswith("Ctrl+Shift+S ")
    commands = program.show(program.blank()).actions_.deeds
    assert {hint.command for hint in HINTS if hint.command} <= commands.keys()


def test_they_come_by_themselves_a_little_after_the_window_stands(program: Program, qtbot: QtBot) -> None:
    program.preferences.change(hints_gone=())
    window = program.show(program.sample("pierson-v-post"))
    assert window.findChild(Hints) is None
    qtbot.waitUntil(lambda: isinstance(window.findChild(Hints), Hints))
