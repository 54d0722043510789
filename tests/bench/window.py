"""The time to the first painted window, in a process of its own: `python -m tests.bench.window empty|sample`.

Prints one word once the window has been painted and nothing is left to do; the clock is with the process that started
this one, so that the time Python and Qt take to load counts too.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Open the window asked for, importing in the order the program does."""
    if sys.argv[1] == "empty":
        _open_empty()
    else:
        _open_sample()


def _open_empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.bench.first_paint import FirstPaint

    application = QApplication([])
    window = QMainWindow()
    FirstPaint(window)
    window.resize(1280, 800)
    window.show()
    sys.exit(application.exec())


def _open_sample() -> None:
    from moot.windows import start

    # isort: split
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from tests.bench.first_paint import FirstPaint

    def watch() -> None:
        from moot.windows.main_window import MainWindow

        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
        if window is None:  # on a machine so slow that the start waits in a dialog
            QTimer.singleShot(0, watch)
        else:
            FirstPaint(window.map.viewport())

    start.make_application()
    QTimer.singleShot(0, watch)
    sys.exit(start.run([]))


if __name__ == "__main__":
    main()
