"""Words beside the pointer: what a drag will do if it ends here."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from moot.drawing.style import Theme

_ASIDE = 18  # px of the screen from the pointer


class Preview(QLabel):
    """One short sentence; hidden while there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def wear(self, theme: Theme) -> None:
        """Take the colours of the issues, which stand out on any map."""
        colours = f"background: {theme.issue}; color: {theme.issue_ink};"
        self.setStyleSheet(f"{colours} border-radius: 6px; padding: 4px 8px;")

    def say(self, words: str, point: QPointF, room: QWidget) -> None:
        """Show words beside a point, wholly inside the room; no words hide it."""
        self.setVisible(bool(words))
        if words:
            self.setText(words)
            self.setWordWrap(False)
            self.adjustSize()
            widest = room.width() - 8
            if self.width() > widest:
                self.setWordWrap(True)
                self.resize(widest, self.heightForWidth(widest))
            x = min(int(point.x()) + _ASIDE, room.width() - self.width() - 4)
            y = int(point.y()) + _ASIDE
            if y + self.height() > room.height() - 4:  # above the pointer rather than over what it is on
                y = min(int(point.y()) - _ASIDE, room.height() - 4) - self.height()
            self.move(max(4, x), max(4, y))
            self.raise_()
