"""Words that do something, as links do; and texts that wrap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


class Link(QPushButton):
    """A button that looks like a link. A `wide` one takes the room there is and shortens its words to it."""

    followed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._words = words
        self.wide = wide
        self.setObjectName("link")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored if wide else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked: self.followed.emit())
        self.say(words)

    def say(self, words: str, *, whole: str = "") -> None:
        """Be called this; `whole` is what a screen reader and the tooltip say where the words alone are not enough."""
        self._words = words
        self.setAccessibleName(whole or words)
        self.setToolTip(whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._words
        if self.wide and self.isVisible():
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 8)
        self.setText(words.replace("&", "&&"))


def link(words: str, deed: Callable[[], object], parent: QWidget | None = None, *, wide: bool = False) -> Link:
    """A link that does this."""
    made = Link(words, parent, wide=wide)
    made.followed.connect(deed)
    return made


def wrapped(name: str, parent: QWidget | None = None) -> QLabel:
    """A label for plain text that wraps and can be selected with the mouse."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
