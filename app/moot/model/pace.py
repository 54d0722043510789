"""Long work and whoever waits for it: the work says now and then that it goes on, and may be called off.

The work knows nobody: loops over boxes, records or layouts call `tick`. Who waits (a window with a Cancel button, a
thread whose result is wanted no more) watches while it calls the work. A watch holds for the thread that set it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

Watch: TypeAlias = Callable[[], None]

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


class CalledOffError(Exception):
    """Whoever waited for the work wants it no more. What it was to change is as it was."""


def tick() -> None:
    """Tell whoever watches that one more piece of long work is done. Raises CalledOffError where it is to end."""
    watch = _watch.get()
    if watch is not None:
        watch()


@contextmanager
def watched(watch: Watch | None) -> Iterator[None]:
    """Have this called at each `tick` of the work within; None: nobody watches it. A watch ends the work by raising."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


@contextmanager
def until(stopped: Callable[[], bool]) -> Iterator[None]:
    """End the work within, at its next `tick`, once this says so: CalledOffError comes out of it."""

    def watch() -> None:
        if stopped():
            raise CalledOffError

    with watched(watch):
        yield
