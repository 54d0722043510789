"""Preferences are kept between sittings, and a file edited by hand does no harm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from moot.windows.preferences import MOST_RECENTS, PreferenceFile, Preferences, ThemeChoice
from moot.windows.preferences_dialog import PreferencesDialog
from moot.windows.program import Program


def test_what_was_changed_is_there_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    PreferenceFile(path).change(theme=ThemeChoice.DARK, letters=False, recents=("one.moot",))
    assert PreferenceFile(path).value == Preferences(theme=ThemeChoice.DARK, letters=False, recents=("one.moot",))


def test_nonsense_in_the_file_counts_as_nothing_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "p.ini").write_text("[General]\ntheme=purple\nletters=perhaps\n")
    assert PreferenceFile(tmp_path / "p.ini").value.theme is ThemeChoice.SYSTEM


def test_recent_files_are_few_and_can_be_switched_off(qtbot: QtBot, tmp_path: Path) -> None:
    kept = PreferenceFile(tmp_path / "p.ini")
    for number in range(MOST_RECENTS + 5):
        kept.remember(tmp_path / f"{number}.moot")
    assert len(kept.value.recents) == MOST_RECENTS
    assert kept.value.recents[0].endswith(f"{MOST_RECENTS + 4}.moot")
    kept.change(keep_recents=False)
    kept.forget_recents()
    kept.remember(tmp_path / "client.moot")
    assert kept.value.recents == ()


def test_the_dialog_changes_them_at_once(program: Program, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(program)
    qtbot.addWidget(dialog)
    switch = dialog.findChild(QCheckBox, "letters")
    assert isinstance(switch, QCheckBox)
    switch.click()
    assert not program.preferences.value.letters
