"""A word in the status bar that says whose eyes the case is seen with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from moot.canvas.desk import Desk
from moot.drawing.standing import name_of
from moot.drawing.style import grown
from moot.windows.actions import translate as _tr

_ROOM = 160  # px


class SeenAs(QLabel):
    """Says whose eyes the case is seen with; hidden while it is the case itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("seen-as")
        self.setTextFormat(Qt.TextFormat.PlainText)
        for signal in (desk.edited, desk.appraised, desk.rebuilt):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say who it is now."""
        audience = self._desk.appraisal.audience
        words = _tr("Seen as {audience}").format(audience=name_of(self._desk.case, audience)) if audience else ""
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, grown(_ROOM)))
        self.setToolTip(words)
        self.setVisible(bool(words))
