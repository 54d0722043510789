"""The inspector: what is selected, why it stands or falls, and what it would take to turn it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from moot.analysis.labelling import Status
from moot.analysis.matters import Flips
from moot.canvas import landing
from moot.canvas.desk import Desk
from moot.drawing.content import step_words
from moot.model.records import Kind, Ref
from moot.windows.background import Background
from moot.windows.panels import turning
from moot.windows.panels.rows import RowTree
from moot.windows.panels.section import Section
from moot.windows.panels.why import WhySection

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
            records = list(appraisal.trial.seen_all(self._desk.case))
            self._search.start(turning.claim_search(records, appraisal.semantics, self._claim))

    def _found(self, flips: Flips) -> None:
        self.tree.show_rows(turning.rows_of(self._desk.case, flips))
        self.refit()

    def _try(self, flips: object) -> None:
        if isinstance(flips, tuple):
            self._desk.appraisal.suppose(turning.overlay_of(self._desk.appraisal.trial, flips))
            self._desk.appraised.emit()


class Inspector(QScrollArea):
    """What is selected. `desk` tells it of every change."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("inspector")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setObjectName("inspector-inside")
        self._kind = QLabel(inside)
        self._kind.setObjectName("inspector-kind")
        self._text = QLabel(inside)
        self._text.setObjectName("inspector-text")
        for label in (self._kind, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.why = WhySection(desk, inside)
        self.turning = TurningSection(desk, inside)
        self.why.tree.chosen.connect(self._go)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(4)
        for part in (self._kind, self._text, self.why, self.turning):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.refresh)
        for signal in (desk.edited, desk.appraised, desk.rebuilt, desk.selection_changed):
            signal.connect(self._late.start)
        self._late.start()

    @property
    def shown(self) -> Ref | None:
        """The issue, claim or argument shown: of a see-card, the claim it shows."""
        current = self._desk.current
        claim = landing.claim_shown(self._desk.case, current)
        return Ref(Kind.CLAIM, claim) if claim is not None else current

    def refresh(self) -> None:
        """Show what is selected now; does nothing while hidden."""
        if not self.isVisible():
            return
        self._late.stop()
        ref = self.shown
        kind, text = self._words(ref)
        self._kind.setText(kind)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.why.explain(ref)
        self.turning.ask(ref.id if ref is not None and ref.kind is Kind.CLAIM else None)

    def showEvent(self, event: object) -> None:
        """Catch up with what was missed."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt passes a QShowEvent
        self._late.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.why.refit()
        self.turning.refit()

    def stop(self) -> None:
        """End what goes on in the background."""
        self._late.stop()
        self.turning.stop()

    def _words(self, ref: Ref | None) -> tuple[str, str]:
        case = self._desk.case
        if ref is None:
            return _tr("Nothing selected. Select a box to see why it stands or falls."), ""
        if ref.kind is Kind.CLAIM and ref.id in case.claims:
            claim = case.claims[ref.id]
            return _tr("Claim {number}").format(number=claim.number or ""), claim.text
        if ref.kind is Kind.ISSUE and ref.id in case.issues:
            return _tr("Issue"), case.issues[ref.id].text
        if ref.kind is Kind.ARGUMENT and ref.id in case.arguments:
            argument = case.arguments[ref.id]
            words = [step_words(argument.polarity, _tr), argument.scheme.replace("_", " ")]
            return _tr("Argument"), " · ".join(word for word in words if word)
        return "", ""

    def _go(self, ref: object) -> None:
        if isinstance(ref, Ref):
            self._desk.wanted.emit(ref)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
