"""The records a case is made of: frozen, slotted, and the whole vocabulary of the program.

Records never mutate; a change is a new record in an `Edit`. Ids are short random strings, unique within a kind of
record; foreign files keep theirs. References are ids (`Argument.conclusion`), or a `Ref` where more than one kind of
record can be meant. Order among siblings is the field `order`, ties broken by id. A status is never stored.
"""

# no annotations of the future here: the types of the fields are read as they stand (`model.fields`)
from enum import StrEnum
from os import urandom
from typing import NamedTuple, TypeAlias

from moot.model.frozen import dataclass
from moot.model.terms import BareLeaves as BareLeaves
from moot.model.terms import Direction as Direction
from moot.model.terms import Mode as Mode
from moot.model.terms import Polarity as Polarity
from moot.model.terms import Stance as Stance
from moot.model.terms import Standard as Standard
from moot.model.weighing import WeighedScheme

Id: TypeAlias = str

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no l, o, 0, 1: ids are read aloud and copied by hand


def new_id() -> Id:
    """A short random id (40 bits), for a record made here."""
    return "".join(_ALPHABET[byte % 32] for byte in urandom(8))


class Kind(StrEnum):
    """The kinds of record, by the name used in references and in the case file."""

    SETTINGS = "settings"
    ISSUE = "issue"
    POSITION = "position"
    CLAIM = "claim"
    ARGUMENT = "argument"
    PREMISE = "premise"
    PARTY = "party"
    SOURCE = "source"
    EXCERPT = "excerpt"
    CITATION = "citation"
    QUESTION = "question"
    EVENT = "event"
    NOTE = "note"
    VIEW = "view"
    SCHEME = "scheme"
    AUDIENCE = "audience"
    RULING = "ruling"


class Ref(NamedTuple):
    """A record by kind and id: what views, selections and boxes point with."""

    kind: Kind
    id: Id

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """The reference written as `kind:id`; raises ValueError for anything else."""
        kind, colon, id_ = text.partition(":")
        if not colon or not id_:
            raise ValueError(f"not a reference: {text!r}")
        return cls(Kind(kind), id_)


SETTINGS_ID: Id = "case"
WHOLE: Id = "whole"  # the view of the whole case


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole case. Exactly one, with the id `case`; margins are in points of weight, 0 to 100.

    Authorities should have been checked on or after `checked_since`, a partial date; empty asks for no such thing.
    """

    id: Id = SETTINGS_ID
    title: str = ""
    standpoint: str = ""
    notice: str = ""
    language: str = ""
    standard: Standard = Standard.PREPONDERANCE
    bare_leaves: BareLeaves = BareLeaves.PROVE
    circles_stay_open: bool = False
    clear_margin: int = 50
    doubt_margin: int = 50
    doubt_ceiling: int = 30
    checked_since: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question in dispute. `burden` is the party that bears it; `burden_note` says it in words."""

    id: Id
    text: str = ""
    stasis: str = ""
    standard: Standard | None = None
    standard_note: str = ""
    burden: Id | None = None
    burden_note: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """A claim offered as an answer to an issue."""

    id: Id
    issue: Id
    claim: Id
    order: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition somebody holds.

    `text` is what the card shows beside its holder and kind; `attributed` says the same with its attribution in words,
    for outputs that cannot show the holder. `number` is the key number, given once and kept. `presumed_weight`
    (1 to 100) counts only under the stance presumed. `contested` is empty, `disputed` or `undisputed`;
    `source_missing` marks what is put forward as fact without a source; `date` is partial (`2024`, `2024-05`) or words.
    """

    id: Id
    text: str = ""
    attributed: str = ""
    number: int = 0
    kind: str = ""
    holders: tuple[Id, ...] = ()
    stance: Stance = Stance.OPEN
    presumed_weight: int = 100
    struck: bool = False
    struck_reason: str = ""
    unstated: bool = False
    privileged: bool = False
    source_missing: bool = False
    contested: str = ""
    hedge: str = ""
    standard: Standard | None = None
    standard_note: str = ""
    burden: Id | None = None
    date: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Argument:
    """A step from premises to a conclusion. `conclusion` is a claim; for an undercut, the argument it attacks.

    `weight` is 1 to 100; `reading` says whose step it is when a text is mapped (`source`, `mine`, `mixed`).
    """

    id: Id
    conclusion: Id
    polarity: Polarity = Polarity.PRO
    weight: int = 100
    mode: Mode = Mode.LINKED
    scheme: str = ""
    enabled: bool = True
    reading: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim used in an argument."""

    id: Id
    argument: Id
    claim: Id
    role: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Party:
    """A person or side. `colour` is `#RRGGBB` or empty (then the style chooses); `side` groups parties."""

    id: Id
    name: str = ""
    short: str = ""
    role: str = ""
    side: str = ""
    colour: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A document or authority.

    `via` is the source it is known through; `passages` says which of its paragraphs are quoted there; `digest` (sha256,
    hex) names an attached file. `checked` is the day it was last looked up, a partial date.
    """

    id: Id
    title: str = ""
    category: str = ""
    kind: str = ""
    reference: str = ""
    exhibit: str = ""
    authority: str = ""
    hearsay: str = ""
    via: Id | None = None
    passages: str = ""
    digest: str = ""
    filename: str = ""
    checked: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a source: the words quoted, what stands around them, and where (page, paragraph, Bates)."""

    id: Id
    source: Id
    quote: str = ""
    before: str = ""
    after: str = ""
    locator: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim resting on a source, or on an excerpt of it.

    `signal` is empty where the claim rests on the passage; `see` where the passage only bears on it and is no source
    for it. `locator` is the pin cite; `marks` are admissibility marks.
    """

    id: Id
    claim: Id
    source: Id
    excerpt: Id | None = None
    signal: str = ""
    locator: str = ""
    marks: tuple[str, ...] = ()
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a claim or an argument (exactly one is set); open until `answered`."""

    id: Id
    text: str = ""
    claim: Id | None = None
    argument: Id | None = None
    scheme: str = ""
    answered: bool = False
    answer: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the chronology.

    `when` is a partial date or words, `precision` how exactly that is known; `claims` are those that say so.
    """

    id: Id
    when: str = ""
    precision: str = ""
    text: str = ""
    claims: tuple[Id, ...] = ()
    source: Id | None = None
    locator: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A free page beside the map: a topic and a text."""

    id: Id
    topic: str = ""
    text: str = ""
    order: int = 0


class Nudge(NamedTuple):
    """How far a person moved a box from where the layout puts it, in px at 100 %."""

    ref: Ref
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class View:
    """A named way of looking. `root` is an issue or a claim, None for the whole case.

    `shown`, when not empty, names the issues and claims drawn; what hangs beneath them and is not named is folded.
    `folds` are the issues and claims whose arguments are hidden. `page` names the paper (`A4`) one page of which must
    hold the view at a size that can be read; empty where it may take several.
    """

    id: Id
    title: str = ""
    root: Ref | None = None
    shown: tuple[Ref, ...] = ()
    folds: tuple[Ref, ...] = ()
    direction: Direction = Direction.DOWN
    compact: bool = False
    nudges: tuple[Nudge, ...] = ()
    page: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody who judges the case in their own way: a judge, an appeal court, the other side."""

    id: Id
    name: str = ""
    note: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an audience thinks of one record: the values it lays over it; None where it takes it as the case has it.

    `subject` is a claim (`stance`, `presumed_weight`, `struck`, `standard`), an argument (`weight`), an issue or the
    settings (`standard`). `note` says why; of a claim that is struck it is the reason for striking.
    """

    id: Id
    audience: Id
    subject: Ref
    stance: Stance | None = None
    presumed_weight: int | None = None
    struck: bool | None = None
    weight: int | None = None
    standard: Standard | None = None
    note: str = ""
    order: int = 0


Record: TypeAlias = (
    Settings | Issue | Position | Claim | Argument | Premise | Party
    | Source | Excerpt | Citation | Question | Event | Note | View | WeighedScheme | Audience | Ruling
)  # fmt: skip

RECORD_TYPES: dict[Kind, type[Record]] = {
    Kind.SETTINGS: Settings,
    Kind.ISSUE: Issue,
    Kind.POSITION: Position,
    Kind.CLAIM: Claim,
    Kind.ARGUMENT: Argument,
    Kind.PREMISE: Premise,
    Kind.PARTY: Party,
    Kind.SOURCE: Source,
    Kind.EXCERPT: Excerpt,
    Kind.CITATION: Citation,
    Kind.QUESTION: Question,
    Kind.EVENT: Event,
    Kind.NOTE: Note,
    Kind.VIEW: View,
    Kind.SCHEME: WeighedScheme,
    Kind.AUDIENCE: Audience,
    Kind.RULING: Ruling,
}

_KINDS: dict[type, Kind] = {cls: kind for kind, cls in RECORD_TYPES.items()}


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    return _KINDS[type(record)]


def ref_of(record: Record) -> Ref:
    """The reference that names a record."""
    return Ref(_KINDS[type(record)], record.id)
