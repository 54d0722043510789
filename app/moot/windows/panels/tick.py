"""A box to tick that can be seen on every ground: the platform's own vanishes on dark ones."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from moot.drawing.style import grown

_SIZE, _GAP, _PAD = 14, 7, 3  # px, with texts of the usual size


class TickBox(QCheckBox):
    """A tick box and its words: filled where ticked, with a dash where it is neither."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        size = grown(_SIZE)
        width = size + (_GAP + words.width() if self.text() else 0) + 2 * _PAD
        return QSize(width, max(size, words.height() if self.text() else 0) + 2 * _PAD)

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
        size = grown(_SIZE)
        box = QRectF(_PAD + 0.5, (self.height() - size) / 2 + 0.5, size - 1, size - 1)
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
        scale = size / _SIZE
        painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 1.8 * scale))
        left, middle = box.left(), box.center().y()
        if state is Qt.CheckState.Checked:
            turns = ((3, 0), (5.5, 3), (10, -3))
            painter.drawPolyline([QPointF(left + scale * x, middle + scale * y) for x, y in turns])
        elif state is Qt.CheckState.PartiallyChecked:
            painter.setPen(QPen(accent, 2 * scale))
            painter.drawLine(QPointF(left + 3.5 * scale, middle), QPointF(box.right() - 3.5 * scale, middle))
        painter.setPen(ink)
        room = self.rect().adjusted(size + _GAP + _PAD, 0, 0, 0)
        if not self.isLeftToRight():
            room = self.rect().adjusted(0, 0, -(size + _GAP + _PAD), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, self.text())
        painter.end()
