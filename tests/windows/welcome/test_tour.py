"""The map to try: its steps tick themselves off as a person does them, and it can be left at any time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moot.analysis.labelling import Status
from moot.windows.main_window import MainWindow
from moot.windows.program import Program
from moot.windows.welcome.tour import Tour

Key = Qt.Key


@pytest.fixture
def window(program: Program) -> MainWindow:
    made = program.tour()
    made.resize(1200, 800)
    QApplication.processEvents()
    return made


def tour_of(window: MainWindow) -> Tour:
    found = window.findChild(Tour, "tour")
    assert isinstance(found, Tour)
    return found


def _write(window: MainWindow, text: str) -> None:
    editor = window.map.writing.editor
    assert editor is not None
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)


def test_the_six_steps_are_done_by_keys_and_tick_themselves_off(window: MainWindow) -> None:
    tour, keys = tour_of(window), window.map
    assert tour.at == 0 and "claim 1" in tour.text
    QTest.keyClick(keys, Key.Key_Down)
    QTest.keyClick(keys, Key.Key_Down)
    assert tour.at == 1 and "Tab" in tour.text
    QTest.keyClick(keys, Key.Key_Tab)
    assert tour.at == 1  # an empty box is no reason yet
    _write(window, "It was badly packed.")
    assert tour.at == 2
    QTest.keyClick(keys, Key.Key_Return)
    _write(window, "Carriers answer for damage.")
    assert tour.at == 3
    QTest.keyClick(keys, Key.Key_Left)
    QTest.keyClick(keys, Key.Key_Left)
    QTest.keyClick(keys, Key.Key_O)
    _write(window, "The buyer dropped it.")
    assert tour.at == 4
    second = next(one.id for one in window.desk.case.claims.values() if one.number == 2)
    assert window.desk.appraisal.statuses[second] is Status.OUT  # so there is something to see
    QTest.keyClick(keys, Key.Key_S)
    assert tour.at == 5
    window.actions_["undo"].trigger()
    assert tour.at is None and all(tour.done)
    assert "Ctrl+K" in tour.text
    tour.leave.click()
    assert window.findChild(QWidget, "tour") is None


def test_what_was_done_out_of_turn_counts_and_stays_done(window: MainWindow) -> None:
    tour = tour_of(window)
    QTest.keyClick(window.map, Key.Key_Down)
    QTest.keyClick(window.map, Key.Key_Down)
    QTest.keyClick(window.map, Key.Key_O)
    _write(window, "The buyer dropped it.")
    assert tour.done == [True, False, False, True, False, False]
    window.actions_["undo"].trigger()
    assert tour.done == [True, False, False, True, False, True]
    assert tour.at == 1


def test_a_click_leaves_it_and_the_keys_stay_with_the_map(window: MainWindow) -> None:
    tour = tour_of(window)
    window.map.setFocus()
    QTest.mouseClick(tour.leave, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    QApplication.processEvents()
    assert window.findChild(QWidget, "tour") is None
    assert window.focusWidget() is window.map
    QTest.keyClick(window.map, Key.Key_Down)
    assert window.desk.current is not None


def test_keys_leave_it_too(window: MainWindow) -> None:
    tour = tour_of(window)
    tour.leave.setFocus()
    QTest.keyClick(tour.leave, Key.Key_Space)
    assert window.findChild(QWidget, "tour") is None
    assert window.focusWidget() is window.map


def test_each_next_step_is_announced(window: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    QTest.keyClick(window.map, Key.Key_Down)
    QTest.keyClick(window.map, Key.Key_Down)
    assert tour_of(window).text in said


def test_looking_at_it_leaves_no_draft_and_without_letters_other_keys_are_named(program: Program) -> None:
    program.preferences.change(letters=False)
    window = program.tour()
    assert any("Ctrl+Shift+O" in step.how for step in tour_of(window).steps)
    assert window.desk.document.title == "The broken vase"
    assert not window.desk.document.changed


def test_help_has_it(program: Program) -> None:
    program.show(program.blank()).actions_["tour"].trigger()
    QApplication.processEvents()
    assert tour_of(program.windows[-1]).isVisibleTo(program.windows[-1])
