"""The list of gaps: what still needs proof or an answer. Enter jumps; what is closed is gone from it at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from moot.analysis.gaps import Gap, gaps
from moot.canvas.desk import Desk
from moot.model.case import Case
from moot.model.records import Kind, Record, Ref
from moot.windows.actions import translate as _tr
from moot.windows.background import Background
from moot.windows.panels.rows import Row, RowTree

_AT_ONCE = 400  # claims: looking through more takes longer than a key may, and is done beside the window
_PAUSE = 300  # ms without another edit before a large case is looked through again
_MOST = 1_000  # rows shown


class GapList(RowTree):
    """All gaps of the case. `counted` is emitted with their number."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Gaps"), parent)
        self._desk = desk
        self.found: list[Gap] = []
        self._stale = True
        self.chosen.connect(self._go)
        self._search: Background[list[Gap]] = Background(self._take, desk.bug.emit, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.refresh)
        desk.edited.connect(self._wait)
        desk.rebuilt.connect(self._wait)
        self._late.start(0)

    @property
    def busy(self) -> bool:
        """Whether the list is not yet that of the case as it is."""
        return self._late.isActive() or self._search.busy

    def refresh(self) -> None:
        """Look for gaps anew."""
        self._late.stop()
        case = self._desk.case
        if len(case.claims) <= _AT_ONCE:
            self._search.cancel()
            self._take(gaps(case))
        else:
            self._search.start(_looking(list(case)))

    def stop(self) -> None:
        """Look no further."""
        self._late.stop()
        self._search.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list now that somebody looks at it."""
        super().showEvent(event)
        self._fill()

    def _wait(self) -> None:
        self._late.start(0 if len(self._desk.case.claims) <= _AT_ONCE else _PAUSE)

    def _take(self, found: list[Gap]) -> None:
        self.found = found
        self._stale = True
        if self.isVisible():
            self._fill()
        self.counted.emit(len(found))

    def _fill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        rows = [_row(gap) for gap in self.found[:_MOST]]
        if len(self.found) > _MOST:
            rows.append(Row("", _tr("and {count} more").format(count=len(self.found) - _MOST)))
        self.show_rows(rows or [Row("", _tr("No gaps, as mapped."))])

    def _go(self, gap: object) -> None:
        if isinstance(gap, tuple) and isinstance(gap[1], Ref) and gap[1].kind is not Kind.SETTINGS:
            self._desk.wanted.emit(gap[1])


def _looking(records: list[Record]) -> Callable[[Callable[[], bool]], list[Gap]]:
    return lambda _cancelled: gaps(Case(records))


def _row(gap: Gap) -> Row:
    return Row("", f"{gap.sentence.text(_tr)} {gap.remedy.text(_tr)}", (gap.kind, gap.ref))
