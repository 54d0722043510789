"""A word on the terminal while something takes its time; nothing where no person watches."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

DELAY = 0.5  # seconds; what is done sooner needs no word


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
