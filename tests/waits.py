"""Waiting in tests: the dialog comes at once, and a hand may press Cancel in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from moot.canvas import waiting
from moot.canvas.lasting import collect_due


def end_what_was_let_go() -> None:
    """Have Qt delete what is to be deleted later, and Python collect what is due: both wait for an event loop with
    that, and few tests run one.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_due()


class Waits:
    """What a person sees of waiting, and does. `seen` are the dialogs in which Cancel was pressed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._hand = QTimer()
        self._hand.timeout.connect(self._press)
        self.seen: list[QProgressDialog] = []

    def impatient(self) -> None:
        """Show every wait from its first tick on."""
        self._monkeypatch.setattr(waiting, "PATIENCE", 0.0)
        self._monkeypatch.setattr(waiting, "BETWEEN", 0.0)

    def cancelled(self) -> None:
        """Press Cancel in every wait."""
        self.impatient()
        self._hand.start(0)

    def stop(self) -> None:
        """Wait like a person again, who is done long before anything is shown."""
        self._hand.stop()
        self._monkeypatch.setattr(waiting, "PATIENCE", 1e9)

    def patch(self, where: object, name: str, value: object) -> None:
        """Put this in place of what is there for the rest of the test."""
        self._monkeypatch.setattr(where, name, value)

    def dialogs(self) -> list[QProgressDialog]:
        """The waits to be seen now."""
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog) and one.isVisible()]

    def _press(self) -> None:
        for dialog in self.dialogs():
            self.seen.append(dialog)
            (button,) = dialog.findChildren(QPushButton)
            button.click()
