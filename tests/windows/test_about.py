"""The about box names what runs, and nobody."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from moot.windows.about import AboutDialog, licence_of, parts, version_of
from moot.windows.main_window import MainWindow


def test_versions_and_licences_of_all_that_is_built_in() -> None:
    text = parts()
    for words in (
        f"Python  {platform.python_version()}",
        f"SQLite  {sqlite3.sqlite_version}",
        "networkx",
        "LGPL",
        "MIT",
    ):
        assert words in text
    assert str(Path.home()) not in text and "/" not in text
    assert platform.node() not in text


def test_what_is_not_installed_has_no_version() -> None:
    assert (version_of("no-such-package"), licence_of("no-such-package")) == ("–", "")


def test_the_text_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text()).click()
    assert QGuiApplication.clipboard().text() == parts()
