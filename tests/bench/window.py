"""The time to the first painted window, in a process of its own: `python -m tests.bench.window empty|sample`.

Prints one word once the window has been painted and nothing is left to do; the clock is with the process that started
this one, so that the time Python and Qt take to load counts too.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

PAINTED = "painted"


class FirstPaint(QObject):
    """Ends the process after the first painting inside a window of this kind."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._seen and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            kinds = {kind.__name__ for kind in type(watched.window()).__mro__}
            if self._kind in kinds and _inside(watched, self._kind):
                self._seen = True
                QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        QCoreApplication.processEvents()  # what the first showing left to be done: fitting the map, painting that
        print(PAINTED, flush=True)
        os._exit(0)  # closing is not measured


def _inside(widget: QWidget, kind: str) -> bool:
    """Of the main window, the map counts, not the bars that are painted before it."""
    return kind == "QMainWindow" or type(widget.parentWidget()).__name__ == "MapView"


def main() -> None:
    """Open the window asked for."""
    application = QApplication([])
    if sys.argv[1] == "empty":
        first = FirstPaint("QMainWindow")
        application.installEventFilter(first)
        window = QMainWindow()
        window.resize(1280, 800)
        window.show()
        sys.exit(application.exec())
    first = FirstPaint("MainWindow")
    application.installEventFilter(first)
    from moot.windows.start import run

    sys.exit(run([]))


if __name__ == "__main__":
    main()
