"""No key means two things: read from both tables, the canvas's and the window's own."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from moot.windows.main_window import MainWindow


def _keys(window: MainWindow) -> list[str]:
    deeds = window.actions_.deeds.values()
    return [QKeySequence(key).toString() for deed in deeds for key in (*deed.keys, *deed.shortcuts)]


def test_no_key_is_given_twice(window: MainWindow) -> None:
    twice = {key for key, often in Counter(_keys(window)).items() if often > 1}
    assert twice == set()


def test_every_key_can_be_read(window: MainWindow) -> None:
    assert all(_keys(window))


def test_the_keys_of_finding_are_the_ones_promised(window: MainWindow) -> None:
    wanted = {
        "find": ("Ctrl+F",),
        "find-next": ("F3",),
        "find-previous": ("Shift+F3",),
        "filter": ("Ctrl+Shift+F",),
        "palette": ("Ctrl+K", "Ctrl+Shift+P"),
        "jump": ("Ctrl+G",),
    }
    assert {name: window.actions_.deeds[name].shortcuts for name in wanted} == wanted
