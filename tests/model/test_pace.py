"""Long work tells whoever watches that it goes on, and ends where it is wanted no more."""

from __future__ import annotations

import threading

import pytest

from moot.model.pace import CalledOffError, tick, until, watched


def test_work_that_nobody_watches_goes_on() -> None:
    tick()


def test_each_tick_reaches_the_watch_and_only_within() -> None:
    ticks: list[None] = []
    with watched(lambda: ticks.append(None)):
        tick()
        tick()
    tick()
    assert len(ticks) == 2


def test_an_inner_watch_stands_for_the_outer_one_until_it_ends() -> None:
    heard: list[str] = []
    with watched(lambda: heard.append("outer")):
        with watched(lambda: heard.append("inner")):
            tick()
        with watched(None):
            tick()
        tick()
    assert heard == ["inner", "outer"]


def test_work_ends_at_the_tick_after_it_was_called_off() -> None:
    done: list[int] = []
    with pytest.raises(CalledOffError), until(lambda: len(done) == 3):
        for number in range(10):
            tick()
            done.append(number)
    assert done == [0, 1, 2]
    tick()


def test_a_watch_is_of_its_own_thread() -> None:
    heard: list[int] = []

    def work() -> None:
        tick()

    with watched(lambda: heard.append(threading.get_ident())):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        tick()
    assert heard == [threading.get_ident()]
