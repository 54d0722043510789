"""Starting the program with a window."""

# ruff: noqa: E402 - first of all come things that make all imports cheaper

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence

# From the first import on, where nearly all that is made stays and to look through it is a tenth of a start; then `run`
# has the collector come round where and when it does no harm.
gc.disable()

# A function of Qt's is looked up when it is first called, rather than all 13,000 while Qt for Python is loaded.
if sys.platform != "win32":
    sys.setdlopenflags(os.RTLD_LAZY)

# isort: split
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

# Qt for Python has put an import of its own before the one there was to serve `from __feature__ import …`, which nobody
# here uses: it reads the source of every module, to see whether that uses Qt.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)

# isort: split
from moot import places
from moot.canvas import lasting
from moot.windows import language
from moot.windows.preferences import PreferenceFile
from moot.windows.program import Program
from moot.windows.report import BugReporter

_BEAT = 500  # ms; after the first the first window stands with all its parts
_ICON_LATER = 200  # ms: with its first icon, Qt for Python loads the names of all there are


def run(paths: Sequence[str]) -> int:
    """Open windows on these files (on the sample dispute without any) and work until the last is closed.

    Returns the exit code. Raises CaseFileError or FormatError, before any window shows, for a file that cannot be read.
    """
    # A font without rules for some script is no fault of the user's: Qt falls back, and need not say so.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    application = make_application()
    reporter = BugReporter()
    reporter.install()
    preferences = PreferenceFile()
    language.speak(application, language.choose(preferences.value.language))
    program = Program(preferences, reporter)
    program.restyle()
    program.start(list(paths))
    QTimer.singleShot(_ICON_LATER, lambda: _wear_icon(application))
    # and Python sees Ctrl+C in the terminal, which it does only when it runs
    heartbeat = QTimer()
    heartbeat.timeout.connect(lasting.collect_due)
    heartbeat.start(_BEAT)
    try:
        return application.exec()
    finally:
        gc.enable()


def make_application() -> QApplication:
    """The application object with its names; the one there is, if there is one."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([*sys.argv[:1], "-style", "fusion"])
    QCoreApplication.setApplicationName("moot")
    QGuiApplication.setApplicationDisplayName("Moot")
    QGuiApplication.setDesktopFileName("moot")
    return application


def _wear_icon(application: QApplication) -> None:
    from PySide6.QtGui import QIcon

    # the picture of `moot.svg`: to load what draws SVG would hold up every start
    application.setWindowIcon(QIcon(str(places.resources_dir() / "icons" / "moot.png")))
