import os
import pty
import sys
import threading

import pytest

from moot.cli import patience
from moot.cli.patience import counting, following, saying
from moot.model.pace import tick


def terminal_pair() -> tuple[int, int]:
    """Both ends of a terminal; skips where the system has none to give (a bare root without /dev/pts)."""
    try:
        return pty.openpty()
    except OSError as lack:
        pytest.skip(f"no terminal can be had here: {lack}")


def test_a_terminal_hears_of_long_work_and_is_wiped_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = terminal_pair()
    try:
        with open(theirs, "w", encoding="utf-8", closefd=False) as terminal:
            monkeypatch.setattr(sys, "stderr", terminal)
            with saying("reading big.yaml", delay=0):
                assert os.read(ours, 100).decode() == "moot: reading big.yaml …"
            assert os.read(ours, 100) == b"\r\x1b[K"
    finally:
        os.close(ours)
        os.close(theirs)


def test_short_work_says_nothing_and_leaves_no_thread(capfd: pytest.CaptureFixture[str]) -> None:
    before = threading.active_count()
    with saying("reading small.yaml", delay=0):
        pass
    assert threading.active_count() == before
    assert capfd.readouterr().err == ""


def test_a_terminal_hears_numbers_that_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "BETWEEN", -1)
    ours, theirs = terminal_pair()
    try:
        with open(theirs, "w", encoding="utf-8", closefd=False) as terminal:
            monkeypatch.setattr(sys, "stderr", terminal)
            with counting("looking", delay=0) as count:
                assert os.read(ours, 100).decode() == "moot: looking …"
                assert count is not None
                count(1234)
                assert os.read(ours, 100).decode() == "\r\x1b[Kmoot: looking: 1,234 …"
            assert os.read(ours, 100) == b"\r\x1b[K"
    finally:
        os.close(ours)
        os.close(theirs)


def test_where_nobody_watches_nothing_is_counted() -> None:
    with counting("looking") as count:
        assert count is None


def test_a_terminal_hears_how_often_work_ticked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "BETWEEN", -1)
    ours, theirs = terminal_pair()
    try:
        with open(theirs, "w", encoding="utf-8", closefd=False) as terminal:
            monkeypatch.setattr(sys, "stderr", terminal)
            with following("weighing", delay=0):
                assert os.read(ours, 100).decode() == "moot: weighing …"
                tick()
                assert os.read(ours, 100).decode() == "\r\x1b[Kmoot: weighing: 1 …"
            assert os.read(ours, 100) == b"\r\x1b[K"
    finally:
        os.close(ours)
        os.close(theirs)
