"""Drawing without a window and without a display, for commands that need it; all others never load Qt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


def application() -> QCoreApplication:
    """What Qt draws with, to be held while it draws.

    Raises ImportError where Qt is not installed, or lacks a library of the system's.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Qt says which fonts it passes over for a script before it takes one that has it: nothing anyone needs to hear
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication([])
