"""Work beside the window: only the last result counts, a fault is told, and nothing waits for what was cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from moot.windows.background import Background
from tests.waits import end_what_was_let_go


class Desk(QObject):
    """Takes what comes."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[int] = []
        self.faults: list[Exception] = []
        self.work: Background[int] = Background(self.results.append, self.faults.append, self)


def test_the_result_comes_to_the_window(qtbot: QtBot) -> None:
    desk = Desk()
    desk.work.start(lambda _cancelled: 7)
    assert desk.work.busy
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert desk.results == [7]


def test_of_an_older_piece_the_result_counts_for_nothing(qtbot: QtBot) -> None:
    desk = Desk()
    go = threading.Event()

    def slow(cancelled: Callable[[], bool]) -> int:
        go.wait(10)
        return 1 if not cancelled() else 2

    desk.work.start(slow)
    desk.work.start(lambda _cancelled: 3)  # comes back at once
    assert desk.results == []
    go.set()
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert desk.results == [3]


def test_what_is_cancelled_never_arrives(qtbot: QtBot) -> None:
    desk = Desk()
    go, seen = threading.Event(), threading.Event()

    def slow(cancelled: Callable[[], bool]) -> int:
        go.wait(10)
        if cancelled():
            seen.set()
        return 1

    desk.work.start(slow)
    desk.work.cancel()
    go.set()
    qtbot.waitUntil(seen.is_set)
    qtbot.wait(20)
    assert desk.results == [] and not desk.work.busy


def test_a_fault_is_told_and_work_goes_on(qtbot: QtBot) -> None:
    desk = Desk()

    def faulty(_cancelled: Callable[[], bool]) -> int:
        raise ValueError("no")

    desk.work.start(faulty)
    qtbot.waitUntil(lambda: bool(desk.faults))
    assert [str(fault) for fault in desk.faults] == ["no"]
    desk.work.start(lambda _cancelled: 1)
    qtbot.waitUntil(lambda: desk.results == [1])


def test_work_that_ends_while_its_dialog_goes_does_no_harm(qtbot: QtBot) -> None:
    for _ in range(300):
        desk = Desk()
        desk.work.start(lambda _cancelled: 1)
        desk.work.cancel()
        desk.deleteLater()
        end_what_was_let_go()
    desk = Desk()
    desk.work.start(lambda _cancelled: 2)
    qtbot.waitUntil(lambda: desk.results == [2])
