"""Starting the program with a window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from moot import places

_SETTLED = 500  # ms after which the first window stands with all its parts


def run(paths: Sequence[str]) -> int:
    """Open windows on these files (on the sample dispute without any) and work until the last is closed.

    Returns the exit code. Raises CaseFileError or FormatError, before any window shows, for a file that cannot be read.
    """
    # Nearly all that is made while starting stays: to look through it for garbage is a tenth of a start.
    gc.disable()
    from moot.windows.preferences import PreferenceFile
    from moot.windows.program import Program
    from moot.windows.report import BugReporter

    # A font without rules for some script is no fault of the user's: Qt falls back, and need not say so.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db.warning=false")
    application = make_application()
    reporter = BugReporter()
    reporter.install()
    program = Program(PreferenceFile(), reporter)
    program.restyle()
    program.start(list(paths))
    # Python sees Ctrl+C in the terminal only when it runs: give it the chance now and then.
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(500)
    QTimer.singleShot(_SETTLED, gc.enable)
    try:
        return application.exec()
    finally:
        gc.enable()


def make_application() -> QApplication:
    """The application object with its names and icon; the one there is, if there is one."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([*sys.argv[:1], "-style", "fusion"])
    QCoreApplication.setApplicationName("moot")
    QGuiApplication.setApplicationDisplayName("Moot")
    QGuiApplication.setDesktopFileName("moot")
    application.setWindowIcon(QIcon(str(places.resources_dir() / "icons" / "moot.svg")))
    return application
