"""A box to tick that can be seen on every ground: the platform's own vanishes on dark ones."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

_SIZE, _GAP, _PAD = 14, 7, 3  # px


class TickBox(QCheckBox):
    """A tick box and its words: filled where ticked, with a dash where it is neither."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        width = _SIZE + (_GAP + words.width() if self.text() else 0) + 2 * _PAD
        return QSize(width, max(_SIZE, words.height() if self.text() else 0) + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, state = self.palette(), self.checkState()
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        ink = palette.color(group, QPalette.ColorRole.WindowText)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        accent = palette.color(QPalette.ColorRole.Highlight) if self.isEnabled() else quiet
        box = QRectF(_PAD + 0.5, (self.height() - _SIZE) / 2 + 0.5, _SIZE - 1, _SIZE - 1)
        if not self.isLeftToRight():
            box.moveRight(self.width() - _PAD - 0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent if self.hasFocus() or state is not Qt.CheckState.Unchecked else quiet, 1))
        if state is Qt.CheckState.Checked:
            painter.setBrush(accent)
        painter.drawRoundedRect(box, 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 1.8))
        left, middle = box.left(), box.center().y()
        if state is Qt.CheckState.Checked:
            tick = [QPointF(left + 3, middle), QPointF(left + 5.5, middle + 3), QPointF(left + 10, middle - 3)]
            painter.drawPolyline(tick)
        elif state is Qt.CheckState.PartiallyChecked:
            painter.setPen(QPen(accent, 2))
            painter.drawLine(QPointF(left + 3.5, middle), QPointF(box.right() - 3.5, middle))
        painter.setPen(ink)
        room = self.rect().adjusted(_SIZE + _GAP + _PAD, 0, 0, 0)
        if not self.isLeftToRight():
            room = self.rect().adjusted(0, 0, -(_SIZE + _GAP + _PAD), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, self.text())
        painter.end()
