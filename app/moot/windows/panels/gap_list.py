"""The list of gaps: what still needs proof or an answer. Enter jumps; what is closed is gone from it at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from moot.analysis.gaps import Gap, gaps
from moot.canvas.desk import Desk
from moot.model.records import Kind, Ref
from moot.windows.panels.rows import Row, RowTree


class GapList(RowTree):
    """All gaps of the case. `counted` is emitted with their number."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Gaps"), parent)
        self._desk = desk
        self.found: list[Gap] = []
        self.chosen.connect(self._go)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.refresh)
        desk.edited.connect(self._late.start)
        desk.rebuilt.connect(self._late.start)
        self._late.start()

    def refresh(self) -> None:
        """Look for gaps anew."""
        self._late.stop()
        self.found = gaps(self._desk.case)
        self.show_rows([_row(gap) for gap in self.found])
        self.counted.emit(len(self.found))

    def stop(self) -> None:
        """Look no further."""
        self._late.stop()

    def _go(self, gap: object) -> None:
        if isinstance(gap, tuple) and isinstance(gap[1], Ref) and gap[1].kind is not Kind.SETTINGS:
            self._desk.wanted.emit(gap[1])


def _row(gap: Gap) -> Row:
    return Row("", f"{gap.sentence.text(_tr)} {gap.remedy.text(_tr)}", (gap.kind, gap.ref))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
