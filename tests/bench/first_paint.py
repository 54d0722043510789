"""Ends a process when a widget has been painted for the first time."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAINTED = "painted"


class FirstPaint(QObject):
    """Ends the process after the first painting of a widget.

    It watches that widget alone: a filter on the application would have Qt for Python load all its classes to tell what
    each event is for, and that would be measured too.
    """

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._seen and event.type() == QEvent.Type.Paint:
            self._seen = True
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        QCoreApplication.processEvents()  # what the first showing left to be done: fitting the map, painting that
        print(PAINTED, flush=True)
        os._exit(0)  # closing is not measured
