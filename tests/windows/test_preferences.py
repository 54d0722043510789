"""Preferences are kept between sittings, and a file edited by hand does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model import verbs
from moot.store.backups import backups_of
from moot.windows import appearance
from moot.windows.preferences import MOST_RECENTS, PreferenceFile, Preferences, ThemeChoice
from moot.windows.preferences_dialog import PreferencesDialog
from moot.windows.program import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen


def test_what_was_changed_is_there_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    PreferenceFile(path).change(theme=ThemeChoice.DARK, letters=False, recents=("one.moot",))
    assert PreferenceFile(path).value == Preferences(theme=ThemeChoice.DARK, letters=False, recents=("one.moot",))


def test_nonsense_in_the_file_counts_as_nothing_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "p.ini").write_text("[General]\ntheme=purple\nletters=perhaps\n")
    assert PreferenceFile(tmp_path / "p.ini").value.theme is ThemeChoice.SYSTEM


def test_a_list_where_a_word_is_expected_counts_as_nothing_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "p.ini").write_text("[General]\nlanguage=de, en\ninterface_font=One, Two\n")
    assert PreferenceFile(tmp_path / "p.ini").value == Preferences()


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


def _chosen(dialog: PreferencesDialog, name: str, words: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentText(words)


def test_numbers_in_the_file_are_kept_within_bounds(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "p.ini").write_text("[General]\ntext_size=9000\nbackups=0\n")
    value = PreferenceFile(tmp_path / "p.ini").value
    assert (value.text_size, value.backups) == (200, 1)
    (tmp_path / "q.ini").write_text("[General]\ntext_size=huge\n")
    assert PreferenceFile(tmp_path / "q.ini").value.text_size == 100


def test_the_windows_follow_the_desktops_font_while_they_are_open(
    program: Program, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.show(program.blank())
    program.change(text_size=115)
    worn: list[int] = []
    wear = appearance.wear

    def counted(application: QApplication, dark: bool, family: str, size: int) -> None:
        worn.append(size)
        wear(application, dark, family, size)

    monkeypatch.setattr(appearance, "wear", counted)

    def tell() -> None:
        """What Qt sends when the desktop's theme has changed."""
        QApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))
        for _ in range(10):
            QApplication.processEvents()

    tell()
    assert not worn and qapp.font().pixelSize() == 15
    larger = QFont("Any")
    larger.setPixelSize(20)
    monkeypatch.setattr(appearance, "system_font", lambda: larger)
    tell()
    tell()
    assert worn == [154 * 115 // 100] and qapp.font().pixelSize() == 23  # once, and no end of it
    assert window.map.reading == pytest.approx(1.77)
    program.change(text_size=100)
    assert qapp.font().pixelSize() == 20
    monkeypatch.undo()
    tell()
    assert qapp.font().pixelSize() == 13


def test_a_size_and_fonts_reach_window_and_map_at_once(program: Program, qtbot: QtBot, qapp: QApplication) -> None:
    window = program.show(program.blank())
    dialog = PreferencesDialog(program, window)
    _chosen(dialog, "text_size", "150 %")
    assert qapp.font().pixelSize() == 20 and "font-size: 21px" in qapp.styleSheet()
    family = dialog.findChild(QComboBox, "map_font").itemText(1)  # type: ignore[union-attr]  # it is there
    _chosen(dialog, "map_font", family)
    assert window.map.sheet.drawing.measure.family == family and window.map.reading == 1.5
    _chosen(dialog, "interface_font", family)
    assert qapp.font().family() == family
    program.change(text_size=100, map_font="", interface_font="")
    assert qapp.font().pixelSize() == 13
    qapp.setStyleSheet("")


def test_a_language_is_kept_for_the_next_start(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PreferencesDialog(program)
    qtbot.addWidget(dialog)
    _chosen(dialog, "language", "Deutsch")
    assert PreferenceFile(tmp_path / "preferences.ini").value.language == "de"


def test_backups_are_counted_and_their_folder_opens(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = PreferencesDialog(program)
    qtbot.addWidget(dialog)
    count = dialog.findChild(QSpinBox, "backups")
    assert isinstance(count, QSpinBox)
    count.setValue(2)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Open folder").click()
    assert opened == [str(tmp_path / "home" / "backups")]
    path = tmp_path / "case.moot"
    with Document.new() as document:
        document.save_as(path)
    for number in range(4):
        window = program.show(program.read(path))
        window.desk.do(verbs.add_claim(window.desk.case, f"Claim {number}."))
        window.close()
    assert len(backups_of(path)) == 2


def test_the_list_of_recent_files_is_cleared(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.preferences.remember(tmp_path / "client.moot")
    dialog = PreferencesDialog(program)
    qtbot.addWidget(dialog)
    dialog.clear.click()
    assert program.preferences.value.recents == () and not dialog.clear.isEnabled()
