"""The page of the gaps: their list, and beneath it the way to take it along."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moot.canvas.desk import Desk
from moot.windows.actions import translate as _tr
from moot.windows.panels.gap_list import GapList
from moot.windows.panels.linked import link


class GapPage(QWidget):
    """List and link. `save_asked` is emitted when somebody wants the list as a file."""

    save_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = GapList(desk, self)
        self.save = link(_tr("Save the list…"), self.save_asked.emit, self)
        self.save.setEnabled(False)
        self.tree.counted.connect(lambda count: self.save.setEnabled(count > 0))
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 2, 8, 4)
        foot.addWidget(self.save)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree)
        column.addLayout(foot)
