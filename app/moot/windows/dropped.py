"""Files dropped on a window, but not on a claim: cases open, and for all others it is said where they go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDropEvent

from moot.canvas.dropping import brings_files, copied
from moot.windows import files

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow


def hold(event: QDropEvent) -> bool:
    """Take a drag that has files in it, as it enters a window or is dropped there; False for all others."""
    taken = brings_files(event.mimeData()) and copied(event)
    event.setAccepted(taken)
    return taken


def drop(window: MainWindow, event: QDropEvent) -> None:
    """Do what a drop of files does once the program they come from no longer waits for it."""
    if hold(event):
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        QTimer.singleShot(0, window, lambda: _take(window, paths))


def open_soon(window: MainWindow, paths: Sequence[Path]) -> None:
    """Open what was dropped beside the case."""
    QTimer.singleShot(0, window, lambda: files.open_paths(window, [str(path) for path in paths]))


def _take(window: MainWindow, paths: Sequence[Path]) -> None:
    from moot.canvas.outcome import is_case, not_here

    cases = [path for path in paths if is_case(path)]
    if len(cases) < len(paths):
        window.desk.refused.emit(not_here(len(paths) - len(cases)))
    files.open_paths(window, [str(path) for path in cases])
