"""The sources of a claim in the inspector: what it rests on, where, with which marks; added by typing one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from moot.canvas.building import cited
from moot.canvas.desk import Desk
from moot.canvas.wording import in_quotes
from moot.drawing.legible import legible
from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.records import Citation, Id, Kind, Ref
from moot.windows.actions import translate as _tr
from moot.windows.panels.bound import BoundField
from moot.windows.panels.editors import ChoiceEditor, Editor, LineEditor, TextLine, WordsShown
from moot.windows.panels.flow import Flow
from moot.windows.panels.kept import KeptDocument
from moot.windows.panels.linked import link, wrapped
from moot.windows.panels.marks import MarksEditor
from moot.windows.panels.section import Section

SIGNALS = (("", "Rests on it"), ("see", "See: bears on it only"))


class SourcesSection(Section):
    """The citations of the claim shown. `wanted` is told with the source a title leads to."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Sources"), parent)
        self.setObjectName("ruled")
        self._desk = desk
        self._claim: Id = ""
        self.cards: list[CitationCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.new = _NewSource(desk, self)
        self.new.returnPressed.connect(self._add)
        self.new.setVisible(desk.writable)
        self.body.addWidget(self.new)

    def tell(self, ref: Ref | None) -> None:
        """Show what this claim rests on; nothing for anything else."""
        claim = ref.id if ref is not None and ref.kind is Kind.CLAIM else ""
        if claim != self._claim:
            self.new.clear()
        self._claim = claim
        citations = self._desk.case.citations_of(claim) if claim else []
        self.setVisible(bool(claim) and (bool(citations) or self._desk.writable))
        while len(self.cards) < len(citations):
            card = CitationCard(self._desk, self)
            card.wanted.connect(self.wanted)
            self._list.addWidget(card)
            self.cards.append(card)
        for number, card in enumerate(self.cards):
            card.turn_to(citations[number] if number < len(citations) else None)

    def settle(self) -> None:
        """Put what is being typed into the case."""
        for card in self.cards:
            card.settle()

    def _add(self) -> None:
        line = self.new.text().strip()
        if line and self._claim and do_beside(self._desk, lambda: cited(self._desk, self._claim, line)):
            self.new.clear()


class CitationCard(QFrame):
    """One citation: the title leads to the source; place, manner and marks are edited when asked for."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self._citation: Citation | None = None
        self.title = link("", self._show, self, wide=True)
        self.title.setProperty("title", True)
        self.place = wrapped("card-text", self)
        self.quote = wrapped("card-quote", self)
        self.document = KeptDocument(desk, self)
        deeds = ((_tr("Copy citation"), self._copy), (_tr("Edit"), self._open), (_tr("Remove"), self._remove))
        self._links = [(link(words, deed, self), words) for words, deed in deeds]
        self.copy, self.edit, self.remove = (button for button, _ in self._links)
        links = Flow(gap=10)
        for button in (self.copy, self.edit, self.remove):
            links.addWidget(button)
        self.details = QWidget(self)
        self.bound = self._fields()
        self.details.hide()
        for button in (self.edit, self.remove):
            button.setVisible(desk.writable)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(3)
        for part in (self.title, self.place, self.quote, self.document, self.details):
            column.addWidget(part)
        column.addLayout(links)

    def turn_to(self, citation: Citation | None) -> None:
        """Show this citation; none hides the card."""
        if citation is None or self._citation is None or citation.id != self._citation.id:
            self.details.hide()
        self._citation = citation
        self.setVisible(citation is not None)
        for bound in self.bound.values():
            bound.turn_to((Ref(Kind.CITATION, citation.id),) if citation is not None else ())
        if citation is None:
            return
        case = self._desk.case
        self.document.turn_to(case.sources.get(citation.source))
        title = title_of(case, citation)
        says = words_of(case, citation)
        self.title.say(title, whole=_tr("Source: {citation}").format(citation=says))
        for button, words in self._links:
            button.say(words, whole=f"{words}: {says}")
        parts = (_signal_words(citation.signal), place_of(case, citation), *citation.marks)
        place = " · ".join(part for part in parts if part)
        self.place.setText(place)
        self.place.setVisible(bool(place))
        excerpt = case.excerpts.get(citation.excerpt or "")
        self._locator.setPlaceholderText(excerpt.locator if excerpt is not None else "")
        quote = legible(excerpt.quote) if excerpt is not None else ""
        self.quote.setText(in_quotes(quote) if quote else "")
        self.quote.setVisible(bool(quote))

    def settle(self) -> None:
        """Put what is being typed into the case."""
        for bound in self.bound.values():
            bound.settle()

    def _fields(self) -> dict[str, BoundField]:
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setColumnStretch(1, 1)
        signal: Editor = WordsShown(str)
        if self._desk.writable:
            chooser = ChoiceEditor()
            chooser.offer(tuple((value, _tr(words)) for value, words in SIGNALS))
            signal = chooser
        place = LineEditor()
        self._locator = place.line
        editors: dict[str, tuple[str, Editor]] = {
            "locator": (_tr("Place"), place),
            "signal": (_tr("Manner"), signal),
            "marks": (_tr("Marks"), MarksEditor()),
            "note": (_tr("Note"), LineEditor()),
        }
        for row, (label, editor) in enumerate(editors.values()):
            words = QLabel(label, self.details)
            words.setObjectName("field-label")
            words.setBuddy(editor.main)
            editor.name(label)
            editor.lock(not self._desk.writable)
            grid.addWidget(words, row, 0)
            grid.addWidget(editor, row, 1)
        return {name: BoundField(self._desk, name, editor) for name, (_, editor) in editors.items()}

    def _open(self) -> None:
        self.details.setVisible(self.details.isHidden())
        if not self.details.isHidden():
            self.bound["locator"].editor.enter()

    def _show(self) -> None:
        if self._citation is not None:
            self.wanted.emit(Ref(Kind.SOURCE, self._citation.source))

    def _copy(self) -> None:
        if self._citation is not None:
            QGuiApplication.clipboard().setText(words_of(self._desk.case, self._citation))

    def _remove(self) -> None:
        citation = self._citation
        if citation is not None:
            do_beside(self._desk, lambda: verbs.remove(self._desk.case, Ref(Kind.CITATION, citation.id)))


class _NewSource(TextLine):
    """Where a source is typed; a known title is completed as it is typed, Delete takes the completion away."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._titles = QStringListModel(self)
        self.setPlaceholderText(_tr("Add a source: Title, ¶ 9"))
        self.setAccessibleName(_tr("Add a source: title, pin cite"))
        completer = QCompleter(self._titles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        sources = sorted(self._desk.case.sources.values(), key=in_order)
        self._titles.setStringList([source.title for source in sources if source.title])
        super().focusInEvent(event)


def do_beside(desk: Desk, make: Callable[[], Edit]) -> bool:
    """Do an edit of what stands beside the map: what is selected stays selected, and undo leads back to it."""
    selected = desk.selected
    focus = selected[0] if len(selected) == 1 else None
    return desk.attempt(lambda: replace(make(), focus=focus))


def title_of(case: Case, citation: Citation) -> str:
    """The title of the source a citation names."""
    source = case.sources.get(citation.source)
    return (source.title or source.reference or source.id) if source is not None else "?"


def place_of(case: Case, citation: Citation) -> str:
    """Where in its source: the pin cite, else that of the passage."""
    excerpt = case.excerpts.get(citation.excerpt or "")
    return citation.locator or (excerpt.locator if excerpt is not None else "")


def words_of(case: Case, citation: Citation) -> str:
    """A citation in words: `See Commentary on the order, ¶ 14`, with its exhibit number if it has one."""
    source = case.sources.get(citation.source)
    exhibit = source.exhibit if source is not None else ""
    parts = [title_of(case, citation), f"Ex. {exhibit}" if exhibit else "", place_of(case, citation)]
    words = ", ".join(part for part in parts if part)
    return f"{_tr('See')} {words}" if citation.signal == "see" else words


def _signal_words(signal: str) -> str:
    return _tr("see") if signal == "see" else signal
