"""Every command of both tables is given on a real case, by each of its keys or out of the palette, and seen to work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moot.canvas.commands import COMMANDS
from moot.windows.actions import Deed
from moot.windows.finding.entries import entries
from moot.windows.finding.popup import Sort
from moot.windows.main_window import MainWindow
from moot.windows.program import Program
from tests.windows.stories.conftest import Seat
from tests.windows.stories.expectations import EXPECTATIONS, Trial, records
from tests.windows.stories.hands import Hands

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_command_is_expected_to_do_something(window: MainWindow) -> None:
    assert set(EXPECTATIONS) == set(window.actions_.deeds)
    assert set(EXPECTATIONS) >= {command.name for command in COMMANDS}


def test_every_command_has_a_key_or_is_in_the_palette(window: MainWindow) -> None:
    listed = {entry.key for entry in entries(window) if entry.sort is Sort.COMMAND}
    assert {deed.name for deed in window.actions_.deeds.values() if not _keys(deed)} <= listed
    assert set(window.actions_.deeds) - listed == {"palette"}


def test_no_two_commands_are_called_the_same(window: MainWindow) -> None:
    titles = [deed.title for deed in window.actions_.deeds.values()]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("name", EXPECTATIONS)
def test_it_does_what_it_says(
    name: str, seat: Seat, program: Program, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    ways: tuple[str, ...] = _keys(window.actions_.deeds[name]) or ("",)
    window.close()
    for number, way in enumerate(ways):
        folder = tmp_path / str(number)
        folder.mkdir()
        hands = seat.at(records())
        hands.window.map.setFocus()
        EXPECTATIONS[name](Trial(hands, _giving(hands, name, way), folder, qtbot))
        assert QApplication.activeModalWidget() is None
        for shown in list(program.windows):
            _put_away(program, shown)


def _put_away(program: Program, window: MainWindow) -> None:
    """Close a window without asking about its draft."""
    window.flanks.stop()
    window.tail.strength.stop()
    window.desk.clear()
    window.desk.document.close(discard=True)
    window.hide()
    program.closed(window)
    window.deleteLater()


def _giving(hands: Hands, name: str, key: str) -> Callable[[], None]:
    """How a command is given: by a key, or by its name in the palette."""
    if key:
        return lambda: hands.press(key)
    return lambda: hands.run(hands.window.actions_.deeds[name].words)


def _keys(deed: Deed) -> tuple[str, ...]:
    return tuple(QKeySequence(key).toString() for key in (*deed.keys, *deed.shortcuts))
