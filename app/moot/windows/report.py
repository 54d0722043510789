"""A bug of ours: a report the user can save, and work goes on.

The report holds versions and the trace through the program's own files; no case content, no user name, no folder names.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from moot.canvas.waiting import silently


def report_of(error: BaseException) -> str:
    """The report as text: what Moot runs on and where it failed, file names without their folders."""
    # these cost more than a start has to spare
    import platform
    import traceback
    from importlib.metadata import version

    lines = [
        f"Moot {version('moot')}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        "",
        f"{type(error).__name__} at:",
    ]
    # A message may quote a claim or a path: of the exception only its type is told.
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n"


class BugReporter:
    """Shows a bug once, however often it recurs in a sitting, and offers the report."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._showing = False

    def install(self) -> None:
        """Take over exceptions nobody caught: Qt's slots would print them where no user looks."""
        sys.excepthook = self._uncaught

    def show(self, error: BaseException) -> None:
        """Tell the user of a bug; a bug already told is only printed."""
        report = report_of(error)
        sys.stderr.write(report)
        if report in self._seen or self._showing or QApplication.instance() is None:
            return
        self._seen.add(report)
        self._showing = True
        try:
            _show(QApplication.activeWindow(), report)
        finally:
            self._showing = False

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # Python keeps the last one to be looked into, and with it the window that every frame of it knows
        sys.last_value = sys.last_traceback = None
        self.show(error.with_traceback(trace))


def _show(parent: QWidget | None, report: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_tr("A fault in Moot"))
    box.setText(_tr("Something in Moot went wrong. Your case is saved; you can go on."))
    box.setInformativeText(_tr("The report says where the program failed. It holds nothing of your case."))
    box.setDetailedText(report)
    save = box.addButton(_tr("Save report…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
    with silently():  # whatever is being waited for
        box.exec()
    if box.clickedButton() is save:
        _save(parent, report)


def _save(parent: QWidget | None, report: str) -> None:
    from PySide6.QtCore import QSaveFile
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    path, _chosen = QFileDialog.getSaveFileName(parent, _tr("Save report"), "moot-report.txt", _tr("Text (*.txt)"))
    if not path:
        return
    file = QSaveFile(path)
    if not (file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(report.encode()) >= 0 and file.commit()):
        QMessageBox.warning(
            parent, _tr("Save report"), _tr("The report could not be saved there. Choose another folder.")
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("report", text)
