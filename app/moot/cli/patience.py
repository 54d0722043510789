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
_WIPE = "\r\x1b[K"


class _Line:
    """The line on the terminal that says what is being done; a timer and the work itself both write to it."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._writing = threading.Lock()
        self._begun = False

    def begin(self) -> None:
        """Say what is being done, where nothing has been said yet."""
        with self._writing:
            if not self._begun:
                self._write(f"moot: {self._what} …")

    def count(self, number: int) -> None:
        """Say how far it is."""
        with self._writing:
            self._write(f"{_WIPE if self._begun else ''}moot: {self._what}: {number:,} …")

    def wipe(self) -> None:
        """Leave nothing of it."""
        if self._begun:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        self._begun = True
        sys.stderr.write(text)
        sys.stderr.flush()


@contextmanager
def _saying(line: _Line, delay: float) -> Iterator[None]:
    timer = threading.Timer(delay, line.begin)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        line.wipe()


@contextmanager
def saying(what: str, delay: float = DELAY) -> Iterator[None]:
    """Say on standard error, if that is a terminal, what is being done once it has taken `delay` seconds."""
    if not sys.stderr.isatty():
        yield
        return
    with _saying(_Line(what), delay):
        yield


@contextmanager
def counting(what: str, delay: float = DELAY) -> Iterator[Callable[[int], None] | None]:
    """The same with a number that grows; what is yielded is to be told it, and is None where no person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    line = _Line(what)
    begun = said = time.monotonic()
    with _saying(line, delay):

        def count(number: int) -> None:
            nonlocal said
            now = time.monotonic()
            if now - begun > delay and now - said > BETWEEN:
                said = now
                line.count(number)

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
