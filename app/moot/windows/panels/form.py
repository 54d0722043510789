"""The fields of what is selected, as a form: built once per kind of record, then only filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from moot.canvas import scheming
from moot.canvas.desk import Desk
from moot.drawing.content import party_colours, party_words
from moot.drawing.style import grown, party_colour
from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.records import Id, Kind, Record, Ref, Settings, Standard
from moot.windows.actions import translate as _tr
from moot.windows.panels.bound import BoundField
from moot.windows.panels.colours import ColourEditor
from moot.windows.panels.editors import (
    ChoiceEditor,
    Editor,
    LineEditor,
    NumberEditor,
    TagsEditor,
    TickEditor,
    WordsEditor,
    WordsShown,
    word_shown,
)
from moot.windows.panels.fields import (
    Choice,
    Colour,
    Field,
    Holders,
    Line,
    Number,
    OneOf,
    Prose,
    SchemeName,
    Tags,
    Tick,
    Words,
    holds_something,
    words_in_use,
)
from moot.windows.panels.linked import Link
from moot.windows.panels.parties import HoldersEditor, Person
from moot.windows.panels.prose import ProseEditor
from moot.windows.sizes import grows

_LABEL_WIDTH = 92  # px


class Form(QWidget):
    """The fields given, for records that all have them. `wanted` is told with the record a button leads to."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, fields: Sequence[Field], kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._refs: tuple[Ref, ...] = ()
        self.fields = tuple(fields)
        self.bound: dict[str, BoundField] = {}
        self._labels: dict[str, QLabel | None] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, grown(_LABEL_WIDTH))
        self._grid.setColumnStretch(1, 1)
        self.more = Link("", self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._name_more)
        for row, field in enumerate(self._in_order()):
            self._build(field, row)
        self._grid.addWidget(self.more, len(self.fields), 1, Qt.AlignmentFlag.AlignLeft)
        self._name_more()

    def enter(self) -> None:
        """Put the focus on the first field."""
        first = next(self._in_order(), None)
        if first is not None:
            self.bound[first.name].editor.enter()

    def turn_to(self, refs: Sequence[Ref]) -> None:
        """Show and edit these records."""
        fresh = tuple(refs) != self._refs
        self._refs = tuple(refs)
        records = [record for ref in refs if (record := record_of(self._desk.case, ref)) is not None]
        for field in self.fields:
            bound = self.bound[field.name]
            changed = self._offer(field, bound.editor, records)
            bound.turn_to(refs, records)
            if changed and not bound.pending:
                bound.refresh(again=True)
            if field.fixed is not None:
                bound.editor.setEnabled(not any(field.fixed(record) for record in records))
        self._reveal(records, fresh=fresh)

    def changeEvent(self, event: QEvent) -> None:
        """Leave larger labels their room."""
        super().changeEvent(event)
        if grows(event):
            self._grid.setColumnMinimumWidth(0, grown(_LABEL_WIDTH))
            for words in filter(None, self._labels.values()):
                words.setFixedWidth(grown(_LABEL_WIDTH))

    def settle(self) -> None:
        """Put what is being typed into the case."""
        for bound in self.bound.values():
            bound.settle()

    def _in_order(self) -> Iterator[Field]:
        return (field for main in (True, False) for field in self.fields if field.main is main)

    def _build(self, field: Field, row: int) -> None:
        label = _tr(field.label)
        editor = self._editor(field, label)
        editor.setParent(self)
        editor.name(label)
        editor.setObjectName(f"field:{field.name}")
        editor.lock(not self._desk.writable)
        make = self._scheme if isinstance(field.shape, SchemeName) else None
        self.bound[field.name] = BoundField(self._desk, field.name, editor, make)
        title = isinstance(field.shape, Prose) and field.shape.title
        self._labels[field.name] = None
        if title:
            self._grid.addWidget(editor, row, 0, 1, 2)
            return
        if not isinstance(field.shape, Tick):
            words = _Label(label, self)
            words.setFixedWidth(grown(_LABEL_WIDTH))
            words.setBuddy(editor.main)
            self._labels[field.name] = words
            self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, row, 1)

    def _editor(self, field: Field, label: str) -> Editor:  # long: one line per shape
        shape, writable = field.shape, self._desk.writable
        match shape:
            case Prose():
                return ProseEditor(title=shape.title)
            case Line():
                return LineEditor()
            case Tags():
                return TagsEditor()
            case Tick():
                return TickEditor(label)
            case Holders():
                return self._holders()
            case Number() if writable:
                return NumberEditor(shape.least, shape.most, weight=shape.weight)
            case Words() if writable:
                return WordsEditor(lambda: self._words(field.name, shape))
            case SchemeName() if writable:
                return WordsEditor(lambda: _schemes(self._desk.case), pauses=False)
            case Colour() if writable:
                return ColourEditor()
            case Choice() | OneOf() if writable:
                return ChoiceEditor()
            case Choice():
                words = dict(shape.options)
                return WordsShown(lambda value: _words_of(value, words.get(value, "")))
            case OneOf():
                return WordsShown(lambda value: _name_of(self._desk.case, shape.kind, value) or _tr(shape.none))
            case Colour():
                return WordsShown(lambda value: str(value) or _tr("By itself"))
        return WordsShown(lambda value: word_shown(str(value)))

    def _holders(self) -> HoldersEditor:
        editor, desk = HoldersEditor(), self._desk

        def claims() -> list[Id | Ref]:
            return [ref for ref in self._refs if ref in desk.case]

        editor.held.connect(lambda party: self._do(lambda: verbs.add_holder(desk.case, claims(), party)))
        editor.dropped.connect(lambda party: self._do(lambda: verbs.drop_holder(desk.case, claims(), party)))
        editor.wanted.connect(lambda party: self.wanted.emit(Ref(Kind.PARTY, party)))
        return editor

    def _scheme(self, refs: Sequence[Ref], scheme: object) -> Edit:
        return scheming.chosen(self._desk.case, refs, str(scheme))

    def _do(self, make: Callable[[], Edit]) -> None:
        kept = self._desk.selected, self._desk.current
        self._desk.attempt(make)
        self._desk.select(*kept)

    def _words(self, name: str, shape: Words) -> list[str]:
        used = words_in_use(self._desk.case, self._kind, name)
        return [*used, *(word for word in shape.known if word not in used)]

    def _offer(self, field: Field, editor: Editor, records: Sequence[Record]) -> bool:
        """Offer what can be chosen now; whether that has changed."""
        case = self._desk.case
        match editor, field.shape:
            case ChoiceEditor(), Choice() as shape:
                options = tuple((value, _words_of(value, words)) for value, words in shape.options)
                return editor.offer(tuple(one for one in options if _can_take(field, records, one[0])))
            case ChoiceEditor(), OneOf() as shape:
                return editor.offer(((None, _tr(shape.none)), *_named(case, shape.kind, records)))
            case HoldersEditor(), _:
                return editor.offer(people(case))
            case ColourEditor(), _:
                return editor.offer(*_colours(case, records))
        return False

    def _reveal(self, records: Sequence[Record], *, fresh: bool) -> None:
        """Show the fields that count for these records; one that is in use does not vanish under the hands."""
        left_out = False
        for field in self.fields:
            editor, label = self.bound[field.name].editor, self._labels[field.name]
            counts = field.when is None or all(field.when(record) for record in records)
            shown = field.main or self.more.isChecked()
            shown = shown or any(holds_something(record, field.name) for record in records)
            shown = shown or (not fresh and not editor.isHidden())
            left_out = left_out or not field.main
            editor.setVisible(counts and shown)
            if label is not None:
                label.setVisible(counts and shown)
        self.more.setVisible(left_out)

    def _name_more(self) -> None:
        self.more.say(_tr("Fewer fields") if self.more.isChecked() else _tr("More fields"))
        records = [record for ref in self._refs if (record := record_of(self._desk.case, ref)) is not None]
        if records:
            self._reveal(records, fresh=True)


class _Label(QLabel):
    """What a field is called, as high as it is when wrapped: Qt's own label guesses at a square, and is squeezed."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setObjectName("field-label")
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.heightForWidth(self.minimumWidth()))


def record_of(case: Case, ref: Ref) -> Record | None:
    """The record a reference names; the default settings where none are recorded."""
    found = case.get(ref)
    return Settings() if found is None and ref.kind is Kind.SETTINGS else found


def people(case: Case) -> tuple[Person, ...]:
    """All parties as they are offered, in order."""
    colours = party_colours(case, party_colour)
    parties = sorted(case.parties.values(), key=in_order)
    return tuple(Person(one.id, party_words(one) or _tr("A party without a name"), colours[one.id]) for one in parties)


def _schemes(case: Case) -> list[str]:
    """The case's own schemes, then those of the catalogue by id, in order of the alphabet."""
    return [*scheming.own_schemes(case), *sorted(scheme.id for scheme in scheming.catalogue())]


def _can_take(field: Field, records: Sequence[Record], value: object) -> bool:
    """Whether a field that can change may be given this value; one with which it never could again is no choice."""
    fixed = field.fixed
    if fixed is None or any(fixed(record) for record in records):
        return True
    return not any(fixed(replace(record, **{field.name: value})) for record in records)  # type: ignore[arg-type]


def _colours(case: Case, records: Sequence[Record]) -> tuple[str, tuple[str, ...]]:
    """The colour that comes by itself for the first of these parties, and those that the other parties have."""
    ids = [record.id for record in records]
    parties = sorted(case.parties.values(), key=in_order)
    place = next((n for n, party in enumerate(parties) if party.id in ids), 0)
    others = tuple(colour.upper() for id_, colour in party_colours(case, party_colour).items() if id_ not in ids)
    return party_colour(place), others


def _named(case: Case, kind: Kind, records: Sequence[Record]) -> tuple[tuple[object, str], ...]:
    if kind is Kind.PARTY:
        return tuple((person.id, person.name) for person in people(case))
    own = {record.id for record in records}
    sources = sorted(case.sources.values(), key=in_order)
    return tuple((source.id, source.title or source.id) for source in sources if source.id not in own)


def _name_of(case: Case, kind: Kind, value: object) -> str:
    return next((words for id_, words in _named(case, kind, ()) if id_ == value), "")


def _words_of(value: object, words: str) -> str:
    context = "Command" if isinstance(value, Standard) else "Window"
    return QCoreApplication.translate(context, words)
