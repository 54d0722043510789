"""Save clean copy: the ticks decide what goes along, and the dialog says what stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model.clean import Chosen
from moot.model.edit import additions
from moot.model.records import Claim, Note
from moot.windows.clean_copy_dialog import CleanCopyDialog
from moot.windows.main_window import MainWindow

RECORDS = (
    Claim("c1", "Both signed.", number=1, note="Zebra note"),
    Claim("c2", "Zebra secret", number=2, privileged=True),
    Claim("c3", "A clerk saw it.", number=3, struck=True),
    Note("n", "Zebra page"),
)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> CleanCopyDialog:
    window.desk.do(additions("Begin", RECORDS))
    made = CleanCopyDialog(window)
    qtbot.addWidget(made)
    return made


def _tick(dialog: CleanCopyDialog, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def test_it_begins_with_what_is_safe_and_counts(dialog: CleanCopyDialog, qtbot: QtBot) -> None:
    assert dialog.chosen == Chosen()
    assert _tick(dialog, "notes").text() == "Notes (1)" and not _tick(dialog, "audiences").isEnabled()
    qtbot.waitUntil(lambda: dialog.told.text() == "1 of 3 claims are in the copy.")
    _tick(dialog, "struck").click()
    qtbot.waitUntil(lambda: dialog.told.text() == "2 of 3 claims are in the copy.")


def test_the_button_writes_what_was_ticked(
    dialog: CleanCopyDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "handed over.moot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    _tick(dialog, "struck").click()
    save = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save clean copy…")
    save.click()
    assert dialog.result() == CleanCopyDialog.DialogCode.Accepted.value
    assert b"Zebra" not in path.read_bytes()
    with Document.open(path) as copy:
        assert sorted(copy.case.claims) == ["c1", "c3"]
