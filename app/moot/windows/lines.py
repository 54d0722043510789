"""A sentence of a strip: on as many lines as it needs, or as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget


class Lines(QLabel):
    """Text in lines. What finds no room ends in an ellipsis, and all of it stands in the tooltip then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most: int | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    @property
    def shortened(self) -> bool:
        """Whether not all of it is to be seen."""
        return self.height() < super().heightForWidth(self.width())

    def grant(self, height: int | None) -> None:
        """Take no more lines than find room in a height, in px, but one at least; None: as many as it needs."""
        line = self.fontMetrics().lineSpacing()
        most = None if height is None or height >= super().heightForWidth(self.width()) else max(1, height // line)
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def heightForWidth(self, width: int) -> int:
        needed = super().heightForWidth(width)
        return needed if self._most is None else min(needed, self._most * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.setToolTip(self.text() if self.shortened else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.shortened:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        _write(painter, self.contentsRect(), self.text())


def _write(painter: QPainter, room: QRect, text: str) -> None:
    """As many lines as find room, the last shortened; in the middle of the height they leave."""
    metrics = painter.fontMetrics()
    most = max(1, room.height() // metrics.lineSpacing())
    top = room.top() + max(0, room.height() - most * metrics.lineSpacing()) / 2
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text runs its own way
    for number, (start, end) in enumerate(_lines(painter, text.replace("\n", "\u2028"), room.width(), most)):
        words = text[start:end].strip()
        if number == most - 1:
            words = metrics.elidedText(" ".join(text[start:].split()), Qt.TextElideMode.ElideRight, room.width())
        line = QTextLayout(words, painter.font())
        line.setTextOption(option)
        line.beginLayout()
        line.createLine().setLineWidth(room.width())
        line.endLayout()
        line.draw(painter, QPointF(room.left(), top + number * metrics.lineSpacing()))


def _lines(painter: QPainter, text: str, width: int, most: int) -> list[tuple[int, int]]:
    """Where the first lines of a text begin and end."""
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        found.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return found
