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


def main() -> None:
    """Open the window asked for."""
    if sys.argv[1] == "empty":
        application = QApplication([])
        window = QMainWindow()
        FirstPaint(window)
        window.resize(1280, 800)
        window.show()
        sys.exit(application.exec())
    from moot.windows import start

    def watch() -> None:
        from moot.windows.main_window import MainWindow

        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        FirstPaint(window.map.viewport())

    start.make_application()
    QTimer.singleShot(0, watch)
    sys.exit(start.run([]))


if __name__ == "__main__":
    main()
