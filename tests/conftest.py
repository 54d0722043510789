"""What every test runs under: no screen, folders of its own, random cases that can be repeated. Needs no Qt."""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# deadlines and "too slow" measure the machine, not the program
settings.register_profile("moot", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("moot")

PATIENCE = 60_000  # ms until a wait has failed


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know pytest-qt's settings where it is not installed: everything below the drawing is also tested without Qt."""
    if importlib.util.find_spec("pytestqt") is None:
        parser.addini("qt_api", "unused without Qt")
        parser.addini("qt_log_level_fail", "unused without Qt")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say above the closing line what failed before the tests began, and how to repeat what is random."""
    seed = config.getoption("hypothesisseed", None)
    if terminalreporter.stats.get("failed") and seed is not None:
        terminalreporter.write_line(f"To draw the same random cases again: --hypothesis-seed={seed}", yellow=True)
    if failed := os.environ.get("MOOT_FAILED_CHECKS"):
        terminalreporter.write_line(f"These checks failed before the tests began: {failed}", red=True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of each test's own, so that no draft, backup or preference of the person running it is touched."""
    home = tmp_path_factory.mktemp("home")
    # the cache of fonts is dear to make and holds nothing of ours
    monkeypatch.setenv("XDG_CACHE_HOME", os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache"))
    for name, folder in {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_STATE_HOME": home / "state",
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
    }.items():
        monkeypatch.setenv(name, str(folder))
    return home


def pytest_sessionfinish() -> None:
    """Let go of what was copied last: without a screen Qt keeps it until Python is gone, and it asks Python to go."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


if importlib.util.find_spec("pytestqt") is not None:

    @pytest.fixture
    def qtbot(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
        """pytest-qt's hands, as patient as a busy machine needs: waiting ends when the thing has come about.

        What a test has let go of is gone after it. As in the program, Python's collector does not come round by itself:
        it might in a thread, and end there what is Qt's.
        """
        from tests.waits import end_what_was_let_go

        for name in ("waitUntil", "waitSignal", "waitSignals"):
            monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
        gc.disable()
        yield qtbot
        end_what_was_let_go()
        gc.enable()
