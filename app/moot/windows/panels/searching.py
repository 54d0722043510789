"""Lists whose rows take a search: it runs beside the window, only while somebody looks, and again after each change."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from moot.canvas.desk import Desk
from moot.windows.background import Background

R = TypeVar("R")
_PAUSE = 250  # ms without another change before the search begins again


class SearchingPage(QWidget, Generic[R]):
    """A page of the side panel: a subclass begins the search (`search.start`) and shows what it `found`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.search: Background[R] = Background(self.found, desk.bug.emit, self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self.begin)
        for signal in (desk.edited, desk.appraised, desk.rebuilt):
            signal.connect(self.ask)

    @abstractmethod
    def begin(self) -> None:
        """Start the search for what is chosen now."""

    @abstractmethod
    def found(self, result: R) -> None:
        """Show the result."""

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._wait.isActive() or self.search.busy

    def ask(self) -> None:
        """Search again, soon, if anybody looks."""
        self.search.cancel()
        if self.isVisible():
            self._wait.start()

    def stop(self) -> None:
        """Search no further."""
        self._wait.stop()
        self.search.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Look now that somebody looks here."""
        super().showEvent(event)
        self.ask()
