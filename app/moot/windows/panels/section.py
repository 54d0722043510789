"""A part of the inspector: a quiet heading and what stands beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Section(QWidget):
    """A heading over a column, `body`, that a part of the inspector fills."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(title, self)
        self.title.setObjectName("section-title")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 8, 0, 4)
        self.body.setSpacing(4)
        self.body.addWidget(self.title)

    def name(self, title: str) -> None:
        """Give it another heading."""
        self.title.setText(title)
