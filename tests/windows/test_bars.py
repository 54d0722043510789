"""The strips around the map."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from moot.windows.bars import Elided, Strip
from moot.windows.lines import Lines
from moot.windows.program import Program
from tests.windows import states


def test_a_strip_is_empty_until_it_says_something(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip = Strip("notice", window)
    strip.say("")
    assert not strip.children()[1:] and strip.text == "" and strip.isHidden()
    strip.say("Nothing is verified.", [("Hide", lambda: None)])
    assert strip.text == "Nothing is verified." and not strip.isHidden()
    strip.say("")
    assert strip.text == "" and strip.isHidden()


def test_before_it_has_its_place_its_choices_stand_beside_its_sentence(qtbot: QtBot) -> None:
    # else a window would be painted once with them below, and its map be moved when there proves to be room
    window = QWidget()
    qtbot.addWidget(window)
    strip = Strip("notice", window)
    strip.say("Nothing is verified.", [("Hide", lambda: None)])
    label, button = strip.findChild(QLabel), strip.findChild(QPushButton)
    assert isinstance(label, QLabel) and isinstance(button, QPushButton)
    assert strip.sizeHint().height() < label.sizeHint().height() + button.sizeHint().height()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_notice_gives_its_lines_up_before_the_map_gets_too_low_and_takes_them_again(
    program: Program, qtbot: QtBot
) -> None:
    window = states.furnished(program, qtbot)
    words, notice = window.notice.findChild(Lines), window.desk.case.settings.notice
    assert isinstance(words, Lines)
    line = words.fontMetrics().lineSpacing()
    for height in (900, 330, 440, 330, 900):
        window.resize(760, height)
        for _ in range(5):
            states.settle()
        assert words.text() == notice and words.height() >= line
        assert words.toolTip() == (notice if words.shortened else "")
        assert words.shortened is (height == 330)
    window.finding.look_for()
    for _ in range(5):
        states.settle()
    assert not words.shortened


def test_a_way_that_finds_no_room_is_shortened_at_every_step(program: Program, qtbot: QtBot) -> None:
    window = states.furnished(program, qtbot)
    states.focused(window)
    window.resize(700, 600)
    states.settle()
    here = window.crumbs.findChild(Elided)
    assert isinstance(here, Elided)
    assert here.geometry().right() <= window.crumbs.rect().right() and here.toolTip() == here.text()
    whole, *others = window.crumbs.findChildren(QToolButton)
    assert whole.width() >= whole.sizeHint().width() and all(one.toolTip() for one in others)
