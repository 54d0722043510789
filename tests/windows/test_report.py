"""A bug of ours: the report tells where, and nothing of the case."""

from __future__ import annotations

import gc
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from moot.windows.report import BugReporter, report_of

WITNESS = "Mrs Miller of 12 Elm Street"


def _fail() -> None:
    raise ValueError(WITNESS)


def _caught() -> ValueError:
    try:
        _fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_report_holds_the_place_and_no_content() -> None:
    report = report_of(_caught())
    assert "ValueError" in report
    assert "in _fail" in report
    assert "Elm Street" not in report
    assert str(Path.home()) not in report
    assert str(Path(__file__).parent) not in report


def test_a_bug_that_recurs_is_shown_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []

    def note(box: QMessageBox) -> int:
        shown.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", note)
    reporter = BugReporter()
    error = _caught()
    reporter.show(error)
    reporter.show(error)
    assert len(shown) == 1
    assert capsys.readouterr().err.count("ValueError") >= 2


def test_a_bug_does_not_keep_what_it_happened_to(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Window:
        def fails(self) -> None:
            raise ValueError(WITNESS)

    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(sys, "excepthook", BugReporter()._uncaught)
    window = Window()
    gone = weakref.ref(window)
    QTimer.singleShot(0, window.fails)
    qtbot.waitUntil(lambda: "in fails" in capsys.readouterr().err)
    del window
    gc.collect()
    assert gone() is None
