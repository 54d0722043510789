"""The pane of the outline: its heading, showing and hiding, what is remembered, and how it looks in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moot.model.records import Argument, Claim, Premise, Record
from moot.windows.preferences import ThemeChoice
from moot.windows.program import Program
from tests.windows.panels.outline.room import CTRL, NONE, SHIFT, K, Room, heard


def test_the_heading_counts_the_gaps_and_opens_their_list(room: Room, qtbot: QtBot) -> None:
    pane = room.window.outline
    qtbot.waitUntil(lambda: pane.gaps.isVisible() and pane.gaps.text() == f"Gaps {len(room.window.side.gaps.found)}")
    QTest.mouseClick(pane.gaps, Qt.MouseButton.LeftButton, NONE)
    assert room.window.side.gaps.isVisible()


def test_it_is_hidden_and_shown_by_a_key_and_remembered(room: Room, program: Program) -> None:
    room.key(K.Key_L, CTRL | SHIFT)
    assert not room.window.outline.isVisible() and room.focus() is room.window.map
    assert program.preferences.value.outline is False
    other = program.show(program.blank())
    assert not other.outline.isVisible()
    room.window.activateWindow()
    QApplication.processEvents()
    room.key(K.Key_L, CTRL | SHIFT)
    assert room.window.outline.isVisible() and room.focus() is room.tree


def test_in_a_narrow_window_it_is_shown_only_when_asked_for(room: Room) -> None:
    room.window.map.setFocus()
    room.window.resize(800, 600)
    QApplication.processEvents()
    assert not room.window.outline.isVisible()
    assert room.window.map.width() >= 400
    room.key(K.Key_L, CTRL | SHIFT)
    assert room.window.outline.isVisible()
    assert room.window.map.width() >= 200


def test_commands_go_to_the_map_while_it_is_hidden(room: Room) -> None:
    room.go("rule")
    room.window.outline.hide()
    room.window.actions_["reason"].trigger()
    assert room.window.map.writing.editor is not None and room.tree.writing.editor is None


def test_its_width_is_remembered(room: Room, program: Program) -> None:
    room.window.panes.setSizes([400, 560, 320])
    width = room.window.outline.width()
    room.window.close()
    other = program.show(program.blank())
    other.resize(1280, 800)
    QApplication.processEvents()
    assert abs(other.outline.width() - width) <= 2


def test_every_control_has_a_name(room: Room) -> None:
    tree = QAccessible.queryAccessibleInterface(room.tree)
    assert tree.text(QAccessible.Text.Name) == "Outline" and tree.role() is QAccessible.Role.Tree
    assert all(name and description for name, description in heard(room.tree))
    gaps = QAccessible.queryAccessibleInterface(room.window.outline.gaps)
    assert gaps.text(QAccessible.Text.Name).startswith("Gaps")
    room.go("rule")
    room.key(K.Key_F2)
    assert room.focus().accessibleName() == "Text of the box"


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_rows_are_painted_in_the_colours_of_the_theme(room: Room, program: Program, theme: ThemeChoice) -> None:
    program.change(theme=theme)
    QApplication.processEvents()
    image = room.tree.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {room.tree.theme.surface.lower(), room.tree.theme.support.line.lower()} <= colours


def test_a_very_deep_case_stays_shut_below_a_depth_and_can_be_opened(program: Program) -> None:
    records: list[Record] = [Claim("c0", text="Claim 0", number=1)]
    for at in range(1, 300):
        records += [Claim(f"c{at}", text=f"Claim {at}", number=at + 1)]
        records += [Argument(f"a{at}", conclusion=f"c{at - 1}"), Premise(f"p{at}", argument=f"a{at}", claim=f"c{at}")]
    room = Room(program, records)
    assert room.is_open("c20") and not room.is_open("c100")
    assert not room.desk.view.folds
    room.desk.wanted.emit(room.row("c299").ref)
    assert room.current() == room.row("c299").ref and room.is_open("c100")
    assert room.tree.visualRect(room.tree.currentIndex()).width() > 100
    room.key(K.Key_F2)
    room.write("The last.")
    assert room.case.claims["c299"].text == "The last."
