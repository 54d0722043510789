"""Pages before they are handed over, to be leafed through: painted by the painters that make the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from moot.drawing.drawn import DrawnMap
from moot.drawing.sheets import Sheet, paint_sheet
from moot.windows.actions import translate

_LEAST = QSize(360, 300)
_ROOM = 12  # px round the page


class Preview(QWidget):
    """One sheet. Page Up, Page Down, Home and End ask for another."""

    leafed = Signal(int)  # by how many pages
    ended = Signal(bool)  # to the last page, or the first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(_LEAST)
        self.setAccessibleName(translate("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drawn: DrawnMap | None = None
        self._sheet: Sheet | None = None
        self._clip = False

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def show_sheet(self, drawn: DrawnMap, sheet: Sheet | None, *, clip: bool) -> None:
        """Show a sheet of this map, or nothing; `clip` for one of several pages."""
        self._drawn, self._sheet, self._clip = drawn, sheet, clip
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().alternateBase())
        if self._drawn is None or self._sheet is None:
            return
        sheet, room = self._sheet, self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        scale = min(room.width() / sheet.width, room.height() / sheet.height)
        painter.translate(
            room.x() + (room.width() - sheet.width * scale) / 2, room.y() + (room.height() - sheet.height * scale) / 2
        )
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, sheet.width, sheet.height))
        painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), Qt.GlobalColor.white)  # the page itself
        painter.save()
        paint_sheet(painter, self._drawn, sheet, clip=self._clip)
        painter.restore()
        painter.setPen(QColor(self._drawn.theme.hairline))
        painter.drawRect(QRectF(0, 0, sheet.width - 1, sheet.height - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf through the pages."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.leafed.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)


class Pages(QWidget):
    """The preview with what turns its pages: previous, the number, next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview(self)
        self.page = QSpinBox(self)
        self.page.setRange(1, 1)
        self.page.setAccessibleName(translate("Page shown"))
        self.previous = self._turner("‹", translate("Previous page"), -1)
        self.next = self._turner("›", translate("Next page"), 1)
        self._count = QLabel(self)
        self._drawn: DrawnMap | None = None
        self._sheets: Sequence[Sheet] = ()
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for widget in (self.previous, QLabel(translate("Page"), self), self.page, self._count, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        column.addWidget(self._bar)
        self.page.valueChanged.connect(self._show)
        self.preview.leafed.connect(lambda step: self.page.setValue(self.page.value() + step))
        self.preview.ended.connect(lambda last: self.page.setValue(self.page.maximum() if last else 1))

    def _turner(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.page.setValue(self.page.value() + step))
        return button

    def show_sheets(self, drawn: DrawnMap, sheets: Sequence[Sheet]) -> None:
        """Show these pages of a map, staying at the number shown if there is one."""
        self._drawn, self._sheets = drawn, sheets
        self.page.setMaximum(max(1, len(sheets)))
        self._bar.setVisible(len(sheets) > 1)
        self._count.setText(translate("of {count}").format(count=len(sheets)))
        self._show()

    def _show(self) -> None:
        if self._drawn is None:
            return
        index, count = self.page.value() - 1, len(self._sheets)
        self.previous.setEnabled(index > 0)
        self.next.setEnabled(index + 1 < count)
        self.preview.show_sheet(self._drawn, self._sheets[index] if index < count else None, clip=count > 1)
