"""The fields of every kind of record as the inspector shows them: one table per kind, read by the form and by tests.

A field is named as in the record; its label and the words of its choices are translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from moot.canvas.trying import STANDARD_WORDS
from moot.model.case import Case
from moot.model.fields import field_defaults
from moot.model.records import RECORD_TYPES, Argument, BareLeaves, Claim, Kind, Mode, Polarity, Record, Stance, kind_of


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one line."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Text that wraps. A `title` is what the record is called by; Enter ends it instead of breaking the line."""

    title: bool = False


@dataclass(frozen=True, slots=True)
class Tags:
    """Words separated by commas."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, each with its words."""

    options: tuple[tuple[object, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Free words, with those offered that are known or in use in the case."""

    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeName:
    """A scheme of the catalogue, which lays out premises and questions, or words of one's own."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number; `weight` says it in words, too."""

    least: int = 0
    most: int = 100
    weight: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """A record of the case, or none: a party or a source."""

    kind: Kind
    none: str


@dataclass(frozen=True, slots=True)
class Holders:
    """Several parties."""


@dataclass(frozen=True, slots=True)
class Colour:
    """The colour of a party, or the one that comes by itself."""


Shape: TypeAlias = Line | Prose | Tags | Tick | Choice | Words | SchemeName | Number | OneOf | Holders | Colour


@dataclass(frozen=True, slots=True)
class Field:
    """One field: where it stands in the record, what it is called, how it is edited.

    Those that are not `main` show when they hold something, or when more fields are asked for. A `single` field makes
    no sense for several records at once. `when` says for which records it counts, `fixed` where it cannot change.
    """

    name: str
    label: str
    shape: Shape
    main: bool = True
    single: bool = False
    when: Callable[[Record], bool] | None = None
    fixed: Callable[[Record], bool] | None = None


STANDARDS = tuple(STANDARD_WORDS.items())
_STANDARD = Choice(((None, "As for the case"), *STANDARDS))
_BURDEN = OneOf(Kind.PARTY, "Nobody named")

# between these the weight of an argument is drawn in another thickness
WEIGHT_WORDS = ("very weak", "weak", "moderate", "strong", "very strong")


def weight_words(weight: int) -> str:
    """A weight (1 to 100) in one of five words, not yet translated: the steps in which lines are drawn."""
    return WEIGHT_WORDS[min(4, max(0, (weight - 1) // 20))]


def _presumed(record: Record) -> bool:
    return isinstance(record, Claim) and record.stance is Stance.PRESUMED


def _struck(record: Record) -> bool:
    return isinstance(record, Claim) and record.struck


def _undercuts(record: Record) -> bool:
    return isinstance(record, Argument) and record.polarity is Polarity.UNDERCUT


_STANCES = (
    (Stance.OPEN, "Open: to be argued"),
    (Stance.ASSERTED, "Asserted"),
    (Stance.PRESUMED, "Presumed"),
    (Stance.ACCEPTED, "Accepted"),
    (Stance.REJECTED, "Rejected"),
)
_CONTESTED = (("", "Not said"), ("disputed", "Disputed"), ("undisputed", "Undisputed"))
_POLARITIES = ((Polarity.PRO, "Support"), (Polarity.CON, "Objection"), (Polarity.UNDERCUT, "Undercut"))
_MODES = (
    (Mode.LINKED, "Only together (linked)"),
    (Mode.CONVERGENT, "Each alone (convergent)"),
    (Mode.CUMULATIVE, "Adding up (cumulative)"),
)
_READINGS = (("", "Not said"), ("source", "The source's"), ("mine", "Mine"), ("mixed", "Partly mine"))
_BARE = ((BareLeaves.PROVE, "Still to be proved"), (BareLeaves.ASSERT, "Count as asserted"))

_CLAIM = (
    Field("text", "Text", Prose(title=True), single=True),
    Field("holders", "Held by", Holders()),
    Field(
        "kind",
        "Kind",
        Words(("fact", "reported_fact", "law", "opinion", "testimony", "assumption", "paraphrase_of_quotation")),
    ),
    Field("stance", "Stance", Choice(_STANCES)),
    Field("presumed_weight", "Presumed at", Number(1, weight=True), when=_presumed),
    Field("standard", "Standard", _STANDARD),
    Field("burden", "Burden", _BURDEN),
    Field("tags", "Tags", Tags()),
    Field("struck", "Struck", Tick(), main=False),
    Field("struck_reason", "Struck because", Line(), main=False, when=_struck),
    Field("contested", "Dispute", Choice(_CONTESTED), main=False),
    Field("date", "Date", Line(), main=False),
    Field("unstated", "Unstated", Tick(), main=False),
    Field("privileged", "Privileged", Tick(), main=False),
    Field("source_missing", "Source missing", Tick(), main=False),
    Field("hedge", "Hedge", Line(), main=False),
    Field("standard_note", "On the standard", Line(), main=False),
    Field("attributed", "With attribution", Prose(), main=False, single=True),
    Field("note", "Note", Prose(), main=False),
)
_ARGUMENT = (
    Field("polarity", "Relation", Choice(_POLARITIES), fixed=_undercuts),
    Field("scheme", "Scheme", SchemeName()),
    Field("mode", "Premises count", Choice(_MODES)),
    Field("weight", "Weight", Number(1, weight=True)),
    Field("enabled", "In use", Tick()),
    Field("reading", "Whose step", Choice(_READINGS), main=False),
    Field("note", "Note", Prose(), main=False),
)
_ISSUE = (
    Field("text", "Text", Prose(title=True), single=True),
    Field("stasis", "Stasis", Words(("fact", "definition", "quality", "jurisdiction"))),
    Field("standard", "Standard", _STANDARD),
    Field("burden", "Burden", _BURDEN),
    Field("standard_note", "On the standard", Line(), main=False),
    Field("burden_note", "On the burden", Line(), main=False),
    Field("note", "Note", Prose(), main=False),
)
_PARTY = (
    Field("name", "Name", Prose(title=True), single=True),
    Field("short", "Short name", Line(), single=True),
    Field("role", "Role", Words(("party", "witness", "expert", "court"))),
    Field("side", "Side", Words()),
    Field("colour", "Colour", Colour()),
    Field("note", "Note", Prose()),
)
_SOURCE = (
    Field("title", "Title", Prose(title=True), single=True),
    Field("category", "Category", Words(("primary", "secondary", "law"))),
    Field("kind", "Kind", Words(("document", "testimony", "statute", "case", "regulation", "treatise"))),
    Field("reference", "Reference", Line()),
    Field("exhibit", "Exhibit", Line()),
    Field("authority", "Authority", Line()),
    Field("checked", "Checked on", Line()),
    Field("hearsay", "Hearsay", Line(), main=False),
    Field("via", "Known through", OneOf(Kind.SOURCE, "Itself"), main=False),
    Field("passages", "Passages quoted", Line(), main=False),
    Field("note", "Note", Prose(), main=False),
)
_SETTINGS = (
    Field("title", "Title", Prose(title=True)),
    Field("standpoint", "Standpoint", Prose()),
    Field("notice", "Notice", Prose()),
    Field("standard", "Standard", Choice(STANDARDS)),
    Field("bare_leaves", "Bare claims", Choice(_BARE)),
    Field("circles_stay_open", "Circles stay open", Tick()),
    Field("checked_since", "Authorities checked since", Line(), main=False),
    Field("clear_margin", "Margin for CCE", Number(), main=False),
    Field("doubt_margin", "Margin for BRD", Number(), main=False),
    Field("doubt_ceiling", "Doubt below", Number(), main=False),
    Field("language", "Language", Line(), main=False),
)

FIELDS: dict[Kind, tuple[Field, ...]] = {
    Kind.CLAIM: _CLAIM,
    Kind.ARGUMENT: _ARGUMENT,
    Kind.ISSUE: _ISSUE,
    Kind.PARTY: _PARTY,
    Kind.SOURCE: _SOURCE,
    Kind.SETTINGS: _SETTINGS,
}


def fields_for(kinds: Iterable[Kind], *, several: bool) -> tuple[Field, ...]:
    """The fields that records of all these kinds have, without those that make no sense for `several` at once."""
    tables = [FIELDS.get(kind, ()) for kind in dict.fromkeys(kinds)]
    if not tables:
        return ()
    shared = (field for field in tables[0] if all(_alike(field, table) for table in tables[1:]))
    return tuple(field for field in shared if not (several and field.single))


def _alike(field: Field, table: tuple[Field, ...]) -> bool:
    return any((other.name, other.shape) == (field.name, field.shape) for other in table)


def holds_something(record: Record, name: str) -> bool:
    """Whether a field says more than it does by default."""
    return bool(getattr(record, name) != field_defaults(kind_of(record))[name])


def words_in_use(case: Case, kind: Kind, name: str) -> list[str]:
    """The words that records of a kind have in a field, each once, in order of the alphabet."""
    found = {str(getattr(record, name)) for record in case if isinstance(record, RECORD_TYPES[kind])}
    return sorted((word for word in found if word.strip()), key=str.casefold)
