import os
import pty
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from moot.cli import patience
from moot.cli.patience import counting, following, saying
from moot.model.pace import tick

WIPED = "\r\x1b[K"


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """A terminal to be told things: what it heard since last asked. Skips where none is to be had.

    No fixture: between that and the test pytest puts a standard error of its own in place.
    """
    monkeypatch.setattr(patience, "BETWEEN", -1)
    try:
        ours, theirs = pty.openpty()
    except OSError as lack:
        pytest.skip(f"no terminal can be had here: {lack}")
    try:
        with open(theirs, "w", encoding="utf-8", closefd=False) as told:
            monkeypatch.setattr(sys, "stderr", told)
            yield lambda: os.read(ours, 100).decode()
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_terminal_hears_of_long_work_and_is_wiped_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as heard:
        with saying("reading big.yaml", delay=0):
            assert heard() == "moot: reading big.yaml …"
        assert heard() == WIPED


def test_short_work_says_nothing_and_leaves_no_thread(capfd: pytest.CaptureFixture[str]) -> None:
    before = threading.active_count()
    with saying("reading small.yaml", delay=0):
        pass
    assert threading.active_count() == before
    assert capfd.readouterr().err == ""


def test_a_terminal_hears_numbers_that_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as heard:
        with counting("looking", delay=0) as count:
            assert heard() == "moot: looking …"
            assert count is not None
            count(1234)
            assert heard() == f"{WIPED}moot: looking: 1,234 …"
        assert heard() == WIPED


def test_where_nobody_watches_nothing_is_counted() -> None:
    with counting("looking") as count:
        assert count is None


def test_a_terminal_hears_how_often_work_ticked(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as heard:
        with following("weighing", delay=0):
            assert heard() == "moot: weighing …"
            tick()
            assert heard() == f"{WIPED}moot: weighing: 1 …"
        assert heard() == WIPED
