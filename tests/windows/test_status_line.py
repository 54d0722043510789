"""The status bar: what there is, what is missing, and when it was last kept."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model import verbs
from moot.windows import files
from moot.windows.main_window import MainWindow
from moot.windows.program import Program


def test_a_step_is_kept_at_once_and_the_time_is_said(window: MainWindow) -> None:
    assert window.counts.text().endswith("nothing to save yet")
    window.desk.do(verbs.add_claim(window.desk.case, "Both signed."))
    assert re.search(r"1 claim · 0 issues.* · saved \d\d:\d\d$", window.counts.text())


def test_an_opened_file_says_when_it_was_last_written(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "case.moot"
    with Document.new() as document:
        document.save_as(path)
    long_ago = datetime(2024, 5, 6, 12, 4).timestamp()
    os.utime(path, (long_ago, long_ago))
    opened = program.show(program.read(path))
    assert opened.counts.text().endswith("saved 2024-05-06")


def test_what_the_disk_did_not_take_is_said_until_it_does(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "case.moot"
    with Document.new() as document:
        document.save_as(path)
    opened = program.show(program.read(path))
    path.rename(tmp_path / "elsewhere.moot")
    assert not opened.desk.do(verbs.add_claim(opened.desk.case, "Both signed."))
    assert "not saved: ‘case.moot’ is no longer where it was" in opened.counts.text()
    (tmp_path / "elsewhere.moot").rename(path)
    assert opened.desk.do(verbs.add_claim(opened.desk.case, "Both signed."))
    assert re.search(r"saved \d\d:\d\d$", opened.counts.text())


def test_a_rule_that_refuses_is_no_failure_to_save(window: MainWindow) -> None:
    window.desk.do(verbs.add_claim(window.desk.case, "Both signed."))
    window.desk.attempt(lambda: verbs.remove(window.desk.case, ()))
    assert "not saved" not in window.counts.text()


def test_a_click_on_the_gaps_opens_their_list(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.do(verbs.add_issue(window.desk.case, "Was there a contract?"))
    qtbot.waitUntil(lambda: window.counts.gaps.isVisible())
    assert re.fullmatch(r"\d+ gaps?", window.counts.gaps.text())
    QTest.mouseClick(window.counts.gaps, Qt.MouseButton.LeftButton)
    assert window.side.gaps.isVisible()


def test_a_case_saved_elsewhere_after_the_disk_refused_a_step_is_saved(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.moot"
    with Document.new() as document:
        document.save_as(path)
    opened = program.show(program.read(path))
    path.unlink()
    assert not opened.desk.do(verbs.add_claim(opened.desk.case, "Both signed."))
    assert "not saved" in opened.counts.text()
    monkeypatch.setattr(files, "ask_where", lambda *_: tmp_path / "other.moot")
    assert files.save_as(opened)
    assert re.search(r"saved \d\d:\d\d$", opened.counts.text()) and "not saved" not in opened.counts.text()
