"""A field to type in and a list of what it finds, lying over another widget: arrows choose, Enter takes, Esc leaves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from moot.canvas.within import show_within
from moot.drawing.style import grown

SIZE = (460, 300)  # px, with texts of the usual size
KEY = Qt.ItemDataRole.UserRole


class Chooser(QFrame):
    """The look and the keys. A subclass gives the rows for what is typed, each with its key as `KEY` of column 0.

    `chosen` is emitted with the key of the row taken; then, or on Esc, `closed`. A row that is not enabled can be
    looked at and not taken. `abandoned` says that the focus has gone elsewhere, and is not to be brought back.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, columns: int, prompt: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.abandoned = False
        self._highest = self._rest = 0  # px: its height, and what of that is not the list's; known once it is open
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(prompt)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(columns)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(QCoreApplication.translate("Finder", "Found"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (QLabel(prompt, self), self.field, self.list):
            column.addWidget(part)
        self.field.textChanged.connect(self.search)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.resize(*map(grown, SIZE))

    def rows(self, query: str) -> Iterable[QTreeWidgetItem]:
        """The rows for what is typed, best first."""
        raise NotImplementedError

    def open_at(self, place: QPoint) -> None:
        """Show beside this point of the parent, wholly inside it, ready for typing."""
        show_within(self, self._over, place, self.field)
        self._column.activate()
        self._highest = self.height()
        self._rest = self._highest - self.list.viewport().height()
        self._fit()

    def search(self, query: str) -> None:
        """List what is found, the first row current."""
        self.list.clear()
        rows = list(self.rows(query))
        for row in rows:  # all of a row in its first cell, which is the one a screen reader comes to
            words = (row.text(column) for column in range(self.list.columnCount()))
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(word for word in words if word))
        self.list.addTopLevelItems(rows)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        if self._highest:
            self._fit()

    def _fit(self) -> None:
        """Be as high as what is found, as far as there was room when it opened."""
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        rows = max(1, self.list.topLevelItemCount())  # of an empty list, too, something is seen
        self.resize(self.width(), min(self._highest, self._rest + rows * row))

    def _take(self, row: QTreeWidgetItem | None) -> None:
        if row is not None and row.isDisabled():
            return
        self.hide()
        if row is not None:
            self.chosen.emit(row.data(0, KEY))
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            elsewhere = QApplication.focusWidget()
            left = event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if left and self.isVisible() and (elsewhere is None or not self.isAncestorOf(elsewhere)):
                self.abandoned = True
                self.hide()
                self.closed.emit()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:  # with nothing found, Enter is a slip of the finger
                self._take(self.list.currentItem())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self.list, event)
        else:
            return False
        return True
