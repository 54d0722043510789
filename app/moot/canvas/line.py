"""One line to type over the map: a question, a source, a weight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from moot.canvas.within import show_within
from moot.drawing.style import grown

_WIDTH = 340  # px


class LineField(QFrame):
    """A field with its prompt. Enter emits `chosen` with what was typed; then, or on Esc, `closed`.

    `abandoned` says that the focus has gone elsewhere, and is not to be brought back.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, prompt: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.abandoned = False
        self._may_be_empty = bool(text)  # emptying what was there is an answer, leaving nothing empty is none
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = QLineEdit(text, self)
        self.field.setAccessibleName(prompt)
        self.field.selectAll()
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(QLabel(prompt, self))
        column.addWidget(self.field)
        self.resize(grown(_WIDTH), self.sizeHint().height())

    def open_at(self, place: QPoint) -> None:
        """Show beside this point of the parent, wholly inside it, ready for typing."""
        show_within(self, self._over, place, self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and self.isVisible():
            stays = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if not stays:
                self.abandoned = True
                self._close()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        text = self.field.text().strip()
        self.hide()
        if text or self._may_be_empty:
            self.chosen.emit(text)
        self.closed.emit()

    def _close(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()
