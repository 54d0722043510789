"""Large pictures: the largest arrangement is looked for beside the dialog; painting can be watched and called off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from moot.canvas import waiting
from moot.drawing.picture import Format
from moot.windows import fitting
from moot.windows.export_dialog import ExportDialog


def test_a_large_map_is_fitted_beside_the_dialog_and_comes_out_the_same(
    export_dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (at_once,) = export_dialog._sheets
    monkeypatch.setattr(fitting, "AT_ONCE", 0)
    export_dialog.refresh()
    assert export_dialog._sheets == []
    assert not export_dialog._save.isEnabled()
    assert export_dialog._told.text() == "Working out how it comes out largest …"
    qtbot.waitUntil(lambda: bool(export_dialog._sheets))
    (later,) = export_dialog._sheets
    assert (later.scale, later.type_size, later.area) == (at_once.scale, at_once.type_size, at_once.area)
    assert export_dialog._save.isEnabled()


def test_a_choice_made_meanwhile_counts_and_closing_ends_the_search(
    export_dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "AT_ONCE", 0)
    export_dialog.refresh()
    export_dialog.paper.setCurrentIndex(export_dialog.paper.findText("A3"))
    export_dialog.refresh()
    qtbot.waitUntil(lambda: bool(export_dialog._sheets))
    assert export_dialog._sheets[0].width > 1000 or export_dialog._sheets[0].height > 1500  # px of A3
    export_dialog.refresh()
    assert export_dialog._fitting.busy
    export_dialog.reject()
    assert not export_dialog._fitting.busy


def press_cancel(seen: list[QProgressDialog]) -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QProgressDialog) and widget.isVisible():
            seen.append(widget)
            (button,) = widget.findChildren(QPushButton)
            button.click()


@pytest.mark.parametrize("format_", Format)
def test_painting_can_be_watched_and_ended(
    export_dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: Format
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    monkeypatch.setattr(waiting, "BETWEEN", 0.0)
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(format_.value))
    export_dialog.refresh()
    seen: list[QProgressDialog] = []
    look = QTimer()
    look.timeout.connect(lambda: press_cancel(seen))
    look.start(0)
    target = tmp_path / f"map.{format_.value}"
    assert not export_dialog.save_to(target)
    look.stop()
    assert seen
    assert not target.exists()
    monkeypatch.setattr(waiting, "PATIENCE", 1e9)
    assert export_dialog.save_to(target)
    assert target.stat().st_size > 1000
