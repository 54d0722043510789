"""The strip above the map while a reading is shown on it: which one, the one before, the next, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from moot.windows.actions import translate as _tr
from moot.windows.panels.reading_list import ReadingPanel


class ReadingBar(QWidget):
    """Says which reading the map shows; hidden while it shows the labelling. The buttons stay, and keep the focus."""

    def __init__(self, readings: ReadingPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._readings = readings
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.addWidget(self._label, 1)
        self.previous = self._button(_tr("Previous"), lambda: readings.step(-1))
        self.next = self._button(_tr("Next"), lambda: readings.step(1))
        self.back = self._button(_tr("Back"), readings.back)
        for button in (self.previous, self.next, self.back):
            row.addWidget(button)
        readings.stepped.connect(self.refresh)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def refresh(self) -> None:
        """Say which reading is shown now."""
        number = self._readings.number
        self._label.setText(self._readings.sentence())
        self.previous.setEnabled(bool(number))
        self.next.setEnabled(number is not None and number + 1 < self._readings.count)
        self.setVisible(number is not None)

    def _button(self, title: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(title, self)
        button.clicked.connect(lambda _checked=False: deed())
        return button
