"""A program with a settings file and drafts folder of its own, and windows that close without asking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moot.windows.export_dialog import ExportDialog
from moot.windows.main_window import MainWindow
from moot.windows.preferences import PreferenceFile
from moot.windows.program import Program
from moot.windows.report import BugReporter
from moot.windows.welcome.hints import NAMES
from tests.waits import Waits


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("MOOT_HOME", str(tmp_path / "home"))
    made = Program(PreferenceFile(tmp_path / "preferences.ini"), BugReporter())
    made.preferences.change(motion=False, hints_gone=NAMES)  # a hint that came in the middle would move the map
    yield made
    if made.start_page is not None:
        made.start_page.close()
    for window in list(made.windows):
        window.flanks.stop()
        window.tail.stop()
        window.desk.clear()
        window.desk.document.close(discard=True)
        window.hide()
        window.deleteLater()


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.show(program.blank())


@pytest.fixture
def fox(program: Program) -> MainWindow:
    """A window on the students' sample."""
    return program.show(program.sample("pierson-v-post"))


@pytest.fixture
def export_dialog(fox: MainWindow) -> Iterator[ExportDialog]:
    """The dialog that makes pictures of it."""
    made = ExportDialog(fox)
    yield made
    made.reject()
    made.deleteLater()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[Waits]:
    """Dialogs that come at once, and a hand that presses Cancel in them."""
    made = Waits(monkeypatch)
    yield made
    made.stop()
