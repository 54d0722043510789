"""The inspector: what is selected, its fields, why it stands or falls, what would turn it, sources, questions."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from moot.canvas import landing
from moot.canvas.desk import Desk
from moot.drawing.content import step_words
from moot.model.records import Kind, Ref
from moot.windows.actions import translate as _tr
from moot.windows.panels.asked import QuestionsSection
from moot.windows.panels.bound import settings_ref
from moot.windows.panels.cited import SourcesSection
from moot.windows.panels.editors import word_shown
from moot.windows.panels.fields import FIELDS
from moot.windows.panels.linked import link
from moot.windows.panels.pane import FieldsPane, focusable, read_in_order
from moot.windows.panels.premises import PremisesSection
from moot.windows.panels.turns import TurningSection
from moot.windows.panels.why import WhySection

_SEVERAL = {
    frozenset({Kind.CLAIM}): "{count} claims",
    frozenset({Kind.ISSUE}): "{count} issues",
    frozenset({Kind.ARGUMENT}): "{count} arguments",
}


class Inspector(QScrollArea):
    """What is selected, or a record visited from there. `desk` tells it of every change.

    `begun` is told with a box that was made here and wants to be written on the map.
    """

    begun = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visits: list[Ref] = []
        self._built = (0, 0)
        self._beside: _Beside | None = None
        self.setObjectName("inspector")
        self.setAccessibleName(_tr("Inspector"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = _Inside(self)
        self._kind, self._text = QLabel(self._inside), QLabel(self._inside)
        self._kind.setObjectName("inspector-kind")
        self._text.setObjectName("inspector-text")
        for label in (self._kind, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.back = link("←", self.go_back, self._inside)
        self.back.say("←", whole=_tr("Back to what was shown before"))
        self.fields = FieldsPane(desk, self._inside)
        self.why = WhySection(desk, self._inside)
        self.turning = TurningSection(desk, self._inside)
        self._column = self._lay_out()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._connect()

    def _lay_out(self) -> QVBoxLayout:
        self._text.hide()
        self.back.hide()
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self._kind, 1)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self._text, self.fields, self.why, self.turning):
            column.addWidget(part)
        column.addStretch(1)
        for part in (self.why, self.turning):
            part.hide()
        self.setWidget(self._inside)
        return column

    def _connect(self) -> None:
        desk = self._desk
        self.why.tree.chosen.connect(self._go)
        self.fields.wanted.connect(self.show_record)
        self._late.timeout.connect(self.refresh)
        self._inside.painted.connect(self._late.start)
        desk.selection_changed.connect(self._visits.clear)
        for signal in (desk.edited, desk.appraised, desk.rebuilt, desk.reopened, desk.selection_changed):
            signal.connect(self._refresh_soon)

    @property
    def shown(self) -> Ref | None:
        """The one record shown: the one visited, or what is selected; of a see-card, the claim it shows."""
        return _only(self.refs)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The records shown: several where several boxes are selected, the settings where none is."""
        case = self._desk.case
        while self._visits and self._visits[-1] not in case:
            self._visits.pop()
        if self._visits:
            return (self._visits[-1],)
        found: dict[Ref, None] = {}
        for ref in self._desk.selected:
            claim = landing.claim_shown(case, ref)
            found[Ref(Kind.CLAIM, claim) if claim is not None else ref] = None
        return tuple(ref for ref in found if ref.kind in FIELDS and ref in case) or (settings_ref(),)

    @property
    def sources(self) -> SourcesSection:
        return self._sections().sources

    @property
    def questions(self) -> QuestionsSection:
        return self._sections().questions

    @property
    def premises(self) -> PremisesSection:
        return self._sections().premises

    def show_record(self, ref: object) -> None:
        """Show a record that is no box on the map: a party, a source. Back leads to where one was."""
        if isinstance(ref, Ref) and ref in self._desk.case and ref != self.shown:
            self._visits.append(ref)
            self.refresh()
            self.verticalScrollBar().setValue(0)
            self.fields.enter()

    def go_back(self) -> None:
        """Show again what was shown before."""
        if self._visits:
            self._visits.pop()
            self.refresh()
            self.fields.enter()

    def refresh(self) -> None:
        """Show what is selected now; does nothing while hidden."""
        if not self.isVisible():
            return
        self._late.stop()
        refs = self.refs
        ref = _only(refs)
        kind, text = self._words(refs)
        self._kind.setText(kind)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.back.setVisible(bool(self._visits))
        self.fields.turn_to(refs)
        self.why.explain(ref)
        self.turning.ask(ref.id if ref is not None and ref.kind is Kind.CLAIM else None)
        if self._beside is not None or ref is None or ref.kind in (Kind.CLAIM, Kind.ARGUMENT):
            self._sections().tell(ref)
        self._chain()

    def showEvent(self, event: object) -> None:
        """Catch up with what was missed."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt passes a QShowEvent
        self._refresh_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.why.refit()
        self.turning.refit()

    def settle(self) -> None:
        """Put what is being typed into the case."""
        self.fields.settle()
        if self._beside is not None:
            self._beside.settle()

    def stop(self) -> None:
        """End what goes on in the background."""
        self._late.stop()
        self.turning.stop()

    def _refresh_soon(self) -> None:
        if self._inside.seen:  # nothing is built before the window has been painted
            self._late.start()

    def _sections(self) -> _Beside:
        beside = self._beside
        if beside is None or beside.writable is not self._desk.writable:
            if beside is not None:
                beside.discard()
            beside = self._beside = _Beside(self._desk, self._inside, self._column)
            beside.sources.wanted.connect(self.show_record)
            beside.questions.wanted.connect(self._go)
            beside.questions.begun.connect(self.begun)
        return beside

    def _chain(self) -> None:
        """Let Tab follow what the eye does, in whatever order the parts were built."""
        built = (self.fields.built, self._beside.built if self._beside is not None else 0)
        if built != self._built:
            self._built = built
            for before, after in itertools.pairwise(focusable(self._column)):
                QWidget.setTabOrder(before, after)
            read_in_order(self._column)

    def _words(self, refs: tuple[Ref, ...]) -> tuple[str, str]:
        case = self._desk.case
        if len(refs) > 1:
            kinds = frozenset(ref.kind for ref in refs)
            return _tr(_SEVERAL.get(kinds, "{count} boxes")).format(count=len(refs)), ""
        (ref,) = refs
        if ref.kind is Kind.SETTINGS:
            return _tr("The case. Select a box to see why it stands or falls."), ""
        if ref.kind is Kind.CLAIM:
            return _tr("Claim {number}").format(number=case.claims[ref.id].number or ""), ""
        if ref.kind is Kind.ARGUMENT:
            argument = case.arguments[ref.id]
            words = [step_words(argument.polarity, _tr), word_shown(argument.scheme)]
            return _tr("Argument"), " · ".join(word for word in words if word)
        return _tr({Kind.ISSUE: "Issue", Kind.PARTY: "Party", Kind.SOURCE: "Source"}.get(ref.kind, "")), ""

    def _go(self, ref: object) -> None:
        if isinstance(ref, Ref):
            self._desk.wanted.emit(ref)


def _only(refs: tuple[Ref, ...]) -> Ref | None:
    return refs[0] if len(refs) == 1 else None


class _Inside(QWidget):
    """What scrolls. `painted` is told once, when it has been seen for the first time."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector-inside")
        self.seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.seen:
            self.seen = True
            self.painted.emit()


class _Beside:
    """The sections about premises, sources and questions, built when first needed."""

    def __init__(self, desk: Desk, inside: QWidget, column: QVBoxLayout) -> None:
        self.writable = desk.writable
        self.premises = PremisesSection(desk, inside)
        self.sources = SourcesSection(desk, inside)
        self.questions = QuestionsSection(desk, inside)
        column.insertWidget(3, self.premises)
        for section in (self.sources, self.questions):
            column.insertWidget(column.count() - 1, section)

    @property
    def built(self) -> int:
        return 1 + len(self.premises.rows) + len(self.sources.cards) + len(self.questions.rows)

    def tell(self, ref: Ref | None) -> None:
        for section in (self.premises, self.sources, self.questions):
            section.tell(ref)

    def settle(self) -> None:
        for section in (self.premises, self.sources, self.questions):
            section.settle()

    def discard(self) -> None:
        for section in (self.premises, self.sources, self.questions):
            section.hide()
            section.deleteLater()
