"""Text that wraps, as high as it is long."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from moot.canvas.dropping import brings_files
from moot.canvas.keys import redoes
from moot.windows.panels.editors import Editor, several

_LINES = 14  # beyond these it scrolls
_MARGIN = 3  # px


class ProseEdit(QTextEdit):
    """Plain text without a scroll bar until it is long. With `ends`, Enter ends it and Shift+Enter breaks the line."""

    ended = Signal()
    edited = Signal()

    def __init__(self, *, ends: bool) -> None:
        super().__init__()
        self._ends = ends
        self._showing = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.textChanged.connect(self._changed)

    @property
    def text(self) -> str:
        """The text as it is; Qt's own plain text turns no-break spaces into others."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text, and tell nobody."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif enter and self._ends and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.ended.emit()
        elif enter:
            self.insertPlainText("\n")
        elif redoes(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            if undoes or redoes(event):
                event.setAccepted(not undoes and self.document().isRedoAvailable())
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n").strip("\n"))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not brings_files(source)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        if frame < 0:
            return  # not laid out yet: what is inside still has a size of its own
        wanted = round(self.document().size().height())
        most = _LINES * self.fontMetrics().lineSpacing() + 2 * _MARGIN
        needs = wanted > most and not self._ends  # what a record is called by is always seen whole
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if needs else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = (most if needs else wanted) + frame
        if height != self.height():
            self.setFixedHeight(height)


class ProseEditor(Editor):
    """Text that wraps."""

    def __init__(self, *, title: bool = False, parent: QWidget | None = None) -> None:
        self.edit = ProseEdit(ends=title)
        super().__init__(self.edit, parent=parent)
        if title:
            self.edit.setObjectName("field-title")
        self._title = title
        self.edit.edited.connect(self.typed)
        self.edit.ended.connect(self.settled)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        self.edit.show_text("" if mixed else str(value))
        self.edit.setPlaceholderText(several() if mixed else self.edit.accessibleName() if self._title else "")

    def value(self) -> object:
        return self.edit.text.strip()

    def lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)
