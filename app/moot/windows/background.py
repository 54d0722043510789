"""Work that takes a while, done beside the window: in a thread of its own, which the window can ask to stop.

The work gets records (values that never change) and must not touch a widget, the document or the desk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from moot.model.pace import until

R = TypeVar("R")


class Background(QObject, Generic[R]):
    """One piece of work at a time: of an older one the result counts for nothing, and the newer waits until it ends.

    To be cancelled before what it works for is deleted: to emit from a thread meanwhile would end the program.
    """

    _arrived = Signal(object, object)

    def __init__(self, done: Callable[[R], None], failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._cancelled = threading.Event()
        self._telling = threading.Lock()
        self._thread: threading.Thread | None = None
        self.busy = False
        self._arrived.connect(self._came, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Callable[[Callable[[], bool]], R]) -> None:
        """Do this; `work` is given a function that says whether it should stop, and is to ask it now and then.

        Work that ticks (`model.pace`) ends by itself.
        """
        self.cancel()
        self.busy = True
        cancelled = self._cancelled = threading.Event()
        before = self._thread

        def run() -> None:
            if before is not None:
                before.join()
            if cancelled.is_set():
                return
            try:
                with until(cancelled.is_set):
                    result: object = work(cancelled.is_set)
            except Exception as error:
                result = error
            with self._telling, suppress(RuntimeError):  # the window has gone meanwhile
                if not cancelled.is_set():
                    self._arrived.emit(cancelled, result)

        self._thread = threading.Thread(target=run, daemon=True, name="moot-background")
        self._thread.start()

    def cancel(self) -> None:
        """Want the result of the work going on no more. Does not wait for it to end."""
        with self._telling:
            self._cancelled.set()
        self.busy = False

    def _came(self, token: object, result: object) -> None:
        if token is not self._cancelled or not self.busy:
            return
        self.busy = False
        self._thread = None
        if isinstance(result, Exception):
            self._failed(result)
        else:
            self._done(result)  # type: ignore[arg-type]  # what the work returned
