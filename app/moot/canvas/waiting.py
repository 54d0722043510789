"""Waiting for long work in a window: nothing for half a second, then how it gets on and a way to call it off.

For work that changes nothing before it is done, such as opening, drawing ahead, painting a picture, writing a copy:
what is on the screen stays valid while the dialog lets Qt go on. Between `Waiting` and the work stands `model.pace`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from moot.model.pace import CalledOffError, watched

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressDialog, QWidget

PATIENCE = 0.5  # s before anything is shown
BETWEEN = 0.04  # s between two looks at the dialog
_WIDTH = 320  # px

_around: ContextVar[Waiting | None] = ContextVar("around", default=None)


class Waiting:
    """A context for long work: CalledOffError comes out of it where a person pressed Cancel.

    `words` say what is being done; `most` is how many ticks it takes about, 0 where nobody knows. Within another one
    it only says more exactly what that waits for: a person sees one dialog, half a second after all of it began.
    """

    def __init__(self, words: str, parent: QWidget | None = None, most: int = 0) -> None:
        self._outer: Waiting | None = None
        self._words = words
        self._parent = parent
        self._most = most
        self._ticks = 0
        self._next = 0.0
        self._dialog: QProgressDialog | None = None
        self._watch = watched(self._tick)

    def __enter__(self) -> Self:
        self._outer = _around.get()
        if self._outer is not None:
            self._outer._turn_to(self)
            return self
        self._next = time.monotonic() + PATIENCE
        self._token = _around.set(self)
        self._watch.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._outer is not None:
            return
        self._watch.__exit__(kind, error, trace)
        _around.reset(self._token)
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
            QGuiApplication.restoreOverrideCursor()

    def _turn_to(self, inner: Waiting) -> None:
        self._words, self._most, self._ticks = inner._words, inner._most, 0
        self._parent = self._parent or inner._parent
        if self._dialog is not None:
            self._dialog.setLabelText(self._words)
            self._dialog.setMaximum(self._most)

    def _tick(self) -> None:
        self._ticks += 1
        if time.monotonic() < self._next:
            return
        token = _around.set(None)
        try:
            with watched(None):  # what goes on meanwhile is no part of this work
                called_off = self._look()
        finally:
            _around.reset(token)
        if called_off:
            raise CalledOffError
        self._next = time.monotonic() + BETWEEN

    def _look(self) -> bool:
        if self._dialog is not None and self._dialog.wasCanceled():  # whoever caught that goes on with something else
            return True
        if self._dialog is None:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.ArrowCursor)  # Cancel is there to be pressed
            parent = self._parent if self._parent is not None and self._parent.isVisible() else _window_in_use()
            self._dialog = _dialog(self._words, parent, self._most)
        self._dialog.setValue(min(self._ticks, self._most - 1) if self._most else 0)
        QCoreApplication.processEvents()
        return self._dialog.wasCanceled()


@contextmanager
def silently() -> Iterator[None]:
    """What goes on within cannot be called off, and nothing is shown for it: something has been changed already."""
    token = _around.set(Waiting(""))
    try:
        with watched(None):
            yield
    finally:
        _around.reset(token)


def _window_in_use() -> QWidget | None:
    """The window a person works in; nothing that pops up, which may be gone before the dialog."""
    from PySide6.QtWidgets import QApplication

    window = QApplication.activeWindow()
    return window if window is not None and window.windowType() is Qt.WindowType.Window else None


def _dialog(words: str, parent: QWidget | None, most: int) -> QProgressDialog:
    from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton  # most work is done sooner

    dialog = QProgressDialog(words, QCoreApplication.translate("Canvas", "Cancel"), 0, most, parent)
    bar = QProgressBar(dialog)
    bar.setTextVisible(False)  # a number on the bar's two colours cannot be read on both
    bar.setRange(0, most)
    dialog.setBar(bar)
    dialog.setWindowTitle("Moot")
    # nothing else may be begun meanwhile, in no window: the work is in the middle of something
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # often it is the first window, and not the last
    dialog.setMinimumWidth(_WIDTH)
    dialog.setMinimumDuration(0)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    for button in dialog.findChildren(QPushButton):
        # Esc and the mouse press Cancel; the space of the next word, typed just when the dialog comes, does not
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    dialog.show()
    return dialog
