"""Work that takes a while, done beside the window: in a thread of its own, which the window can ask to stop.

The work gets records (values that never change) and must not touch a widget, the document or the desk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

R = TypeVar("R")


class _Post(QObject):
    """Carries a result from the thread to the window's own."""

    came = Signal(object)


class Background(QObject, Generic[R]):
    """One piece of work at a time: a new one makes the old one's result count for nothing."""

    def __init__(self, done: Callable[[R], None], failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None
        self._post: _Post | None = None

    @property
    def busy(self) -> bool:
        """Whether a result is still awaited."""
        return self._post is not None

    def start(self, work: Callable[[Callable[[], bool]], R]) -> None:
        """Do this; `work` is given a function that says whether it should stop, and is to ask it now and then."""
        self.cancel()
        cancelled = self._cancelled = threading.Event()
        post = self._post = _Post(self)
        post.came.connect(lambda result: self._came(post, result), Qt.ConnectionType.QueuedConnection)

        def run() -> None:
            try:
                result: object = work(cancelled.is_set)
            except Exception as error:
                result = error
            if not cancelled.is_set():
                post.came.emit(result)

        self._thread = threading.Thread(target=run, daemon=True, name="moot-background")
        self._thread.start()

    def cancel(self) -> None:
        """Forget the work going on, and wait for it to notice."""
        self._cancelled.set()
        self._post = None
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _came(self, post: _Post, result: object) -> None:
        if post is not self._post:
            return
        self._post = None
        if isinstance(result, Exception):
            self._failed(result)
        else:
            self._done(result)  # type: ignore[arg-type]  # what the work returned
