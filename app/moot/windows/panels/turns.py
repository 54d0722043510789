"""What it would take to turn a claim, in the inspector: searched for in the background."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from moot.analysis.labelling import Status
from moot.analysis.matters import Flips
from moot.canvas.desk import Desk
from moot.windows.actions import translate as _tr
from moot.windows.background import Background
from moot.windows.panels import turning
from moot.windows.panels.rows import RowTree
from moot.windows.panels.section import Section

_PAUSE = 120  # ms without another selection before a search begins


class TurningSection(Section):
    """What would turn the selected claim; choosing a way tries it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self._claim = ""
        self.tree = RowTree(_tr("What would turn it"), self)
        self.tree.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.chosen.connect(self._try)
        self.body.addWidget(self.tree)
        self._search: Background[Flips] = Background(self._found, desk.bug.emit, self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._wait.isActive() or self._search.busy

    def ask(self, claim: str | None) -> None:
        """Find what would turn this claim."""
        self._search.cancel()
        self._wait.stop()
        self._claim = claim or ""
        self.setVisible(bool(claim))
        if claim:
            stands = self._desk.appraisal.labelling.status(claim) is Status.IN  # what is shown may be a reading
            self.name(_tr("It would fall if") if stands else _tr("It would stand if"))
            self.tree.show_rows([])
            self._wait.start()

    def stop(self) -> None:
        """Search no further."""
        self._wait.stop()
        self._search.cancel()

    def refit(self) -> None:
        """As high as the rows are at the present width."""
        self.tree.doItemsLayout()
        self.tree.setFixedHeight(max(24, self.tree.contents_height()))

    def _begin(self) -> None:
        if self.isVisible():
            appraisal = self._desk.appraisal
            records = list(appraisal.laid.seen_all(self._desk.case))
            self._search.start(turning.claim_search(records, appraisal.semantics, self._claim))

    def _found(self, flips: Flips) -> None:
        self.tree.show_rows(turning.rows_of(self._desk.case, flips))
        self.refit()

    def _try(self, flips: object) -> None:
        if isinstance(flips, tuple):
            self._desk.appraisal.suppose(turning.overlay_of(self._desk.appraisal.trial, flips))
            self._desk.appraised.emit()
