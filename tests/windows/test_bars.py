"""The strips around the map."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from moot.windows.bars import Strip


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
