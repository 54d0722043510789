"""A word on the terminal while something takes its time; nothing where no person watches."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from moot.model.pace import watched

DELAY = 0.5  # seconds; what is done sooner needs no word
BETWEEN = 0.1  # seconds between two numbers


@contextmanager
def saying(what: str, delay: float = DELAY) -> Iterator[None]:
    """Say on standard error, if that is a terminal, what is being done once it has taken `delay` seconds."""
    if not sys.stderr.isatty():
        yield
        return
    said = threading.Event()

    def say() -> None:
        said.set()
        sys.stderr.write(f"moot: {what} …")
        sys.stderr.flush()

    timer = threading.Timer(delay, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said.is_set():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def counting(what: str, delay: float = DELAY) -> Iterator[Callable[[int], None] | None]:
    """The same with a number that grows; what is yielded is to be told it, and is None where no person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    begun = said = time.monotonic()
    with saying(what, delay):

        def count(number: int) -> None:
            nonlocal said
            now = time.monotonic()
            if now - begun > delay and now - said > BETWEEN:
                said = now
                sys.stderr.write(f"\r\x1b[Kmoot: {what}: {number:,} …")
                sys.stderr.flush()

        yield count


@contextmanager
def following(what: str, delay: float = DELAY) -> Iterator[None]:
    """The same for work that ticks (`model.pace`): the number is that of its ticks."""
    with counting(what, delay) as count:
        if count is None:
            yield
            return
        ticks, told = 0, count

        def watch() -> None:
            nonlocal ticks
            ticks += 1
            told(ticks)

        with watched(watch):
            yield
