"""The in-place editor: plain text over the box it belongs to, committed to the document as it is typed.

What is typed reaches the file within `COMMIT_MS`, so a killed process loses half a second at most; all of it, with the
step that made the box if it is new, is one step of undo. Enter accepts, Shift+Enter breaks the line, Esc takes back.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from moot.canvas.dropping import brings_files
from moot.canvas.keys import redoes

COMMIT_MS = 400  # counted from the first keystroke not yet committed, so that steady typing is committed too
LEAST_PX = 11.0  # text smaller than this cannot be edited by eye: the editor then grows beyond its box
ROOM = 4  # px around the text, which the box's own margins leave free


class InPlaceEditor(QPlainTextEdit):
    """Plain text over a box. `commit` puts a text into the case; the owner places it and closes it.

    `framed` draws a line round it, for where it reaches beyond its box; `outgrown` says that this is so for no longer
    than the box takes to grow.
    `left` is emitted once, when editing has ended: with True where the text stands, False where it was taken back.
    `key_after` is emitted for a key that ends editing and then means something to the map (Tab, Ctrl+Shift+R, …).
    """

    left = Signal(bool)
    key_after = Signal(QKeyEvent)
    grown = Signal()

    def __init__(self, text: str, commit: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._before = text
        self._committed = text
        self._commit = commit
        self._open = True
        self._lines = 0
        self._width = 100
        self.framed = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(COMMIT_MS)
        self._wait.timeout.connect(self.commit)
        self.outgrown = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._grow)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(0)
        self._back.timeout.connect(self._to_the_top)
        self.setAccessibleName(QCoreApplication.translate("InPlaceEditor", "Text of the box"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(ROOM)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)  # nothing of the map is seen through the groove of the scroll bar
        self.setPlainText(text)
        self.selectAll()
        self.textChanged.connect(self._typed)

    def dress(self, font: QFont, ink: QColor, ground: QColor, accent: QColor, on_accent: QColor) -> None:
        """Wear the font and colours of the box."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, ground)
        palette.setColor(QPalette.ColorRole.Text, ink)
        palette.setColor(QPalette.ColorRole.Highlight, accent)
        palette.setColor(QPalette.ColorRole.HighlightedText, on_accent)
        self.setPalette(palette)
        self.setFont(font)

    def wanted_height(self, width: int) -> int:
        """The height, in px of the screen, at which all the text shows in this width."""
        self._width = width
        self._lines = self._line_count()
        return math.ceil(self._lines * QFontMetricsF(self.font()).lineSpacing()) + 2 * ROOM + 2

    def _line_count(self) -> int:
        """How many lines the text takes in the width wanted; the widget's own layout lags behind its size."""
        return sum(self._lines_of(line) for line in self.toPlainText().split("\n"))

    def _lines_of(self, line: str) -> int:
        layout = QTextLayout(line, self.font())
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while (made := layout.createLine()).isValid():
            made.setLineWidth(self._width - 2 * ROOM)
            count += 1
        layout.endLayout()
        return max(1, count)

    def put(self, rect: QRect, *, whole: bool) -> None:
        """Take this place in the parent; `whole` says that all the text has room there."""
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else on)
        self.setGeometry(rect)
        self.viewport().update()  # a frame comes and goes where the place stays the same
        if whole:
            self._back.start()

    def _to_the_top(self) -> None:
        """Show the first line again: one typed before there was room for it has scrolled it away."""
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            self.verticalScrollBar().setValue(0)

    @property
    def text(self) -> str:
        """What stands in the editor, without blank ends."""
        return self.toPlainText().strip()

    def commit(self) -> None:
        """Put what is typed into the case now. What the case refuses stays in the editor."""
        self._stop()
        if self.text != self._committed and self._commit(self.text):
            self._committed = self.text

    def accept(self) -> None:
        """End editing; the text stands. One that cannot be kept, as on a full disk, stays here, to be tried again."""
        if self._open:
            self.commit()
            if self.text == self._committed:
                self._leave(stands=True)

    def cancel(self) -> None:
        """End editing; the text is what it was before."""
        if self._open:
            self._stop()
            if self._committed != self._before and self._commit(self._before):
                self._committed = self._before
            self._leave(stands=False)

    def drop(self) -> None:
        """End editing where the box itself is gone: nothing is committed."""
        self._open = False
        self._stop()

    def _leave(self, *, stands: bool) -> None:
        self._open = False
        self.left.emit(stands)

    def _stop(self) -> None:
        self.outgrown = False
        self._soon.stop()
        self._wait.stop()

    def _typed(self) -> None:
        if not self._wait.isActive():
            self._wait.start()
        if self._line_count() != self._lines:
            # the box beneath must grow with its text, not half a second later; but first the letter is to be seen
            self.outgrown = True
            self.grown.emit()

    def _grow(self) -> None:
        self.commit()
        self.grown.emit()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shift:
                self.insertPlainText("\n")
            else:
                self.accept()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or self._is_for_the_map(event):
            self.key_after.emit(event)
        elif redoes(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _is_for_the_map(self, event: QKeyEvent) -> bool:
        """Whether a key means a command even while a text is being written: Ctrl+Shift and a letter."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() != Qt.Key.Key_Z
        return letter and event.modifiers() == both

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # a menu over the editor or a visit to another program is no end of editing, but what is typed is saved
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()
        else:
            self.accept()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n").strip("\n"))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not brings_files(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.framed:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.end()
        if self.outgrown:
            self._soon.start(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and redoes(event):
            event.accept()  # what is done again is done in this text, not in the case
            return True
        # Tab is a key of the map here, not a way out of the widget
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)
