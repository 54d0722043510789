"""What every box says, as plain words: no Qt, no colours but those of the parties.

The painter draws what stands here, and so the screen, pictures, tooltips and screen readers say the same. Words are
passed through `tr`, which the Qt side sets to its translation; the default leaves them as they are.
"""

# no annotations of the future here: a named tuple compiles the type of each field that is given as text
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from moot.drawing.legible import isolated, legible, one_line
from moot.layout.shapes import Box, BoxKind, Hidden
from moot.model.case import Case, in_order
from moot.model.records import (
    Argument,
    Claim,
    Id,
    Issue,
    Kind,
    Mode,
    Party,
    Polarity,
    Record,
    Ref,
    Stance,
    Standard,
)

Translate: TypeAlias = Callable[[str], str]

_NAME = 24  # characters of an audience's name in a badge, or of a party's beside other words


class Mark(StrEnum):
    """The sign of a status: a full, a struck and an empty circle."""

    STANDS = "●"
    FALLS = "⊘"
    OPEN = "○"


class Status(NamedTuple):
    """What an evaluation says of a claim, as mapped: the mark and the word always agree.

    `was` is the word of the status it has without what is tried, where that is another.
    """

    mark: Mark
    word: str
    was: str = ""


STANDS = Status(Mark.STANDS, "stands")
FALLS = Status(Mark.FALLS, "falls")
OPEN = Status(Mark.OPEN, "open")


class Standing(NamedTuple):
    """What stands, as mapped, as boxes show it: statuses by claim, and the arguments that do not apply.

    `supposed` are the claims, arguments and issues seen otherwise than the case has them, as what is tried or an
    audience has them; `ruled` are those an audience alone sees so, `audience` what it is called. `strengths` are how
    strong claims and arguments are under a gradual lens, in words (`NO_STRENGTH` where there is no stable value).
    A value: no table may change afterwards. A claim without a status shows none.
    """

    statuses: Mapping[Id, Status] = MappingProxyType({})
    idle: frozenset[Id] = frozenset()
    supposed: Mapping[Ref, Record] = MappingProxyType({})
    ruled: frozenset[Ref] = frozenset()
    audience: str = ""
    strengths: Mapping[Ref, str] = MappingProxyType({})

    def turned(self, before: "Standing") -> set[Ref]:
        """The claims and arguments that show something else than before."""
        if self is before:
            return set()
        new, old = self.statuses, before.statuses
        found = {Ref(Kind.CLAIM, id_) for id_, status in new.items() if old.get(id_) != status}
        found.update(Ref(Kind.CLAIM, id_) for id_ in old if id_ not in new)
        found.update(Ref(Kind.ARGUMENT, id_) for id_ in self.idle ^ before.idle)
        now, then = self.supposed, before.supposed
        found.update(ref for ref in (*now, *then) if now.get(ref) != then.get(ref))
        found.update(self.ruled ^ before.ruled if self.audience == before.audience else self.ruled | before.ruled)
        if self.strengths is not before.strengths:
            strong, once = self.strengths, before.strengths
            found.update(ref for ref in (*strong, *once) if strong.get(ref) != once.get(ref))
        return found

    def otherwise(self, ref: Ref, tr: Translate) -> tuple[str, ...]:
        """The badge of what is seen otherwise than the case has it: `what if`, or the name of the audience."""
        if ref not in self.supposed:
            return ()
        return (one_line(self.audience, _NAME) if ref in self.ruled and self.audience else tr("what if"),)


UNKNOWN = Standing()
NO_STRENGTH = "–"


class Border(StrEnum):
    """The line round a card: dashed where the claim falls or is struck, dotted where nobody states it."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class CardWords(NamedTuple):
    """A claim drawn in full. `edges` are the colours of its holders, empty for nobody; `empty`: no text yet."""

    number: str
    holders: str
    kinds: tuple[str, ...]
    text: str
    empty: bool
    facts: tuple[str, ...]
    badges: tuple[str, ...]
    status: Status | None
    edges: tuple[str, ...]
    border: Border
    muted: bool
    fold: str


class SeeWords(NamedTuple):
    """A claim drawn elsewhere: where, the beginning of its text, and its status."""

    title: str
    line: str
    status: Status | None = None


class PillWords(NamedTuple):
    """A step in words. `idle`: switched off, or not applying as mapped."""

    polarity: Polarity
    text: str
    idle: bool


class IssueWords(NamedTuple):
    """A question in dispute."""

    text: str
    empty: bool
    fold: str


# keys of one table: no two kinds have fields of the same types, so none can equal one of another kind
Content: TypeAlias = CardWords | SeeWords | PillWords | IssueWords


def same(text: str) -> str:
    """The translation that changes nothing."""
    return text


class Speech(NamedTuple):
    """Everything besides the case that decides what boxes say.

    `standing` is what stands, as mapped; `colours` are by party.
    """

    colours: Mapping[Id, str]
    standing: Standing = UNKNOWN
    tr: Translate = same


_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def party_colours(case: Case, colour_of: Callable[[int], str]) -> dict[Id, str]:
    """The colour of every party: its own, or by its place among all parties the one `colour_of` gives."""
    colours = {}
    for place, party in enumerate(sorted(case.parties.values(), key=in_order)):
        own = _COLOUR.fullmatch(party.colour)
        colours[party.id] = party.colour if own else colour_of(place)
    return colours


def content_of(case: Case, box: Box, speech: Speech) -> Content:
    """What this box says."""
    if box.kind is BoxKind.ISSUE:
        return _issue(case, box, speech)
    if box.kind is BoxKind.ARGUMENT:
        return _pill(case, box, speech)
    claim = case.claims.get(box.claim or box.ref.id) or Claim(id="")
    if box.kind is BoxKind.SEE:
        return _see(claim, speech)
    return _card(case, claim, box, speech)


def _issue(case: Case, box: Box, speech: Speech) -> IssueWords:
    issue = case.issues.get(box.ref.id)
    text = legible(issue.text) if issue else ""
    return IssueWords(text or speech.tr("New issue"), not text, fold_words(box.hidden, speech.tr))


def _see(claim: Claim, speech: Speech) -> SeeWords:
    tr, status = speech.tr, speech.standing.statuses.get(claim.id)
    title = tr("↗ see {number}").format(number=claim.number or "…")
    return SeeWords(title, one_line(claim.text) or tr("New claim"), _status(status, tr) if status else None)


def _card(case: Case, claim: Claim, box: Box, speech: Speech) -> CardWords:
    tr = speech.tr
    text = legible(claim.text)
    status = speech.standing.statuses.get(claim.id)
    supposed = speech.standing.supposed.get(Ref(Kind.CLAIM, claim.id))
    if isinstance(supposed, Claim):
        claim = supposed
    falls = claim.struck or (status is not None and status.mark is Mark.FALLS)
    return CardWords(
        number=str(claim.number) if claim.number else "",
        holders=holder_words(case, claim, tr),
        kinds=kind_words(case, claim, tr),
        text=text or tr("New claim"),
        empty=not text,
        facts=(
            *fact_words(case, claim, tr, speech.standing.supposed),
            *strength_words(Ref(Kind.CLAIM, claim.id), speech),
        ),
        badges=(*badge_words(claim, tr), *speech.standing.otherwise(Ref(Kind.CLAIM, claim.id), tr)),
        status=_status(status, tr) if status else None,
        edges=tuple(speech.colours[id_] for id_ in claim.holders if id_ in speech.colours),
        border=Border.DASHED if falls else Border.DOTTED if claim.unstated else Border.SOLID,
        muted=falls,
        fold=fold_words(box.hidden, tr),
    )


def _status(status: Status, tr: Translate) -> Status:
    word, was = tr(status.word), tr(status.was) if status.was else ""
    return Status(status.mark, tr("{before} → {after}").format(before=was, after=word) if was else word, was)


def party_words(party: Party) -> str:
    """The name of a party as cards show it."""
    return isolated(one_line(party.short or party.name, 80))


def holder_words(case: Case, claim: Claim, tr: Translate = same) -> str:
    """Who holds a claim: `Commentator, Supporters`, or `nobody`."""
    names = [party_words(case.parties[id_]) for id_ in claim.holders if id_ in case.parties]
    return ", ".join(name for name in names if name) or tr("nobody")


_KIND_WORDS = {"reported_fact": "reported", "paraphrase_of_quotation": "quoted", "analyst_point": "mapper's point"}


def kind_words(case: Case, claim: Claim, tr: Translate = same) -> tuple[str, ...]:
    """What sort of claim it is: `position` where it answers an issue, then its kind in plain words."""
    words = [tr("position")] if case.positions_by(claim.id) else []
    kind = claim.kind.strip()
    if kind == "analyst_point" and _held_by_mapper(case, claim):
        words.append(tr("point"))
    elif kind:
        words.append(kind_word(kind, tr))
    return tuple(words)


def kind_word(kind: str, tr: Translate = same) -> str:
    """A kind of claim in plain words: `reported` for `reported_fact`."""
    return one_line(tr(_KIND_WORDS.get(kind, plain(kind))), 60)


def _held_by_mapper(case: Case, claim: Claim) -> bool:
    parties = [case.parties.get(id_) for id_ in claim.holders]
    return any(party is not None and "mapper" in party_words(party).casefold() for party in parties)


def plain(word: str) -> str:
    """A technical word as people write it."""
    return word.replace("_", " ").strip()


def source_count(case: Case, claim: Id) -> int:
    """How many sources a claim rests on; those it only refers to with `see` do not count."""
    return len({citation.source for citation in case.citations_of(claim) if citation.signal != "see"})


def fact_words(
    case: Case, claim: Claim, tr: Translate = same, supposed: Mapping[Ref, Record] = MappingProxyType({})
) -> tuple[str, ...]:
    """The left of the footer: sources, the proof standard where one is set, who bears the burden, open questions."""
    sources = source_count(case, claim.id)
    if sources:
        words = [tr("§ 1 source") if sources == 1 else tr("§ {count} sources").format(count=sources)]
    else:
        words = [tr("no source")]
    standard = claim.standard or _issue_standard(case, claim, supposed)
    if standard is not None:
        words.append(f"⚖ {standard.value}")
    words += burden_words(case, claim, tr)
    asked = _open_questions(case, Ref(Kind.CLAIM, claim.id), tr)
    return (*words, *asked)


def burden_words(case: Case, claim: Claim, tr: Translate = same) -> list[str]:
    """Who must make out a claim, where that is said: `burden: Claimant`."""
    party = case.parties.get(claim.burden or "")
    name = one_line(party.short or party.name, _NAME) if party is not None else ""
    return [tr("burden: {party}").format(party=isolated(name))] if name else []


def strength_words(ref: Ref, speech: Speech) -> tuple[str, ...]:
    """How strong a claim or an argument is under the lens in use: `σ 0.73`; nothing without a lens."""
    strength = speech.standing.strengths.get(ref)
    return () if strength is None else (f"σ {strength}",)


def _issue_standard(case: Case, claim: Claim, supposed: Mapping[Ref, Record]) -> Standard | None:
    refs = (Ref(Kind.ISSUE, position.issue) for position in case.positions_by(claim.id))
    issues = (supposed.get(ref, case.get(ref)) for ref in refs)
    return next((issue.standard for issue in issues if isinstance(issue, Issue) and issue.standard is not None), None)


def _open_questions(case: Case, ref: Ref, tr: Translate) -> list[str]:
    count = sum(not question.answered for question in case.questions_about(ref))
    return [tr("? {count} open").format(count=count)] if count else []


def badge_words(claim: Claim, tr: Translate = same) -> tuple[str, ...]:
    """What is particular about a claim, in words."""
    words = []
    if claim.struck:
        words.append(tr("struck"))
    if claim.contested == "disputed":
        words.append(tr("disputed"))
    if claim.privileged:
        words.append(tr("privileged"))
    if claim.unstated:
        words.append(tr("unstated"))
    if claim.stance is not Stance.OPEN:
        words.append(tr(claim.stance.value))
    return tuple(words)


_STEP_WORDS = {
    Polarity.PRO: ("+", "because"),
    Polarity.CON: ("−", "but"),
    Polarity.UNDERCUT: ("⊘", "does not follow"),
}


def step_words(polarity: Polarity, tr: Translate = same) -> str:
    """The mark and the word of a relation: `+ because`."""
    mark, word = _STEP_WORDS[polarity]
    return f"{mark} {tr(word)}"


def _pill(case: Case, box: Box, speech: Speech) -> PillWords:
    argument = case.arguments.get(box.ref.id) or Argument(id="", conclusion="")
    supposed = speech.standing.supposed.get(Ref(Kind.ARGUMENT, argument.id))
    if isinstance(supposed, Argument):
        argument = supposed
    # before all else: a long pill is shortened at its end
    strength = strength_words(Ref(Kind.ARGUMENT, argument.id), speech)
    words = [step_words(argument.polarity, speech.tr), *strength, *argument_words(case, argument, speech.tr)]
    words += speech.standing.otherwise(Ref(Kind.ARGUMENT, argument.id), speech.tr)
    idle = not argument.enabled or argument.id in speech.standing.idle
    return PillWords(argument.polarity, " · ".join(words), idle)


def argument_words(case: Case, argument: Argument, tr: Translate = same) -> list[str]:
    """What a pill says after its relation: scheme, how premises work together, weight, switched off, questions."""
    words = [isolated(one_line(tr(plain(argument.scheme)), 120))] if argument.scheme.strip() else []
    if argument.mode is not Mode.LINKED and len(case.premises_of(argument.id)) > 1:
        words.append(tr("each alone") if argument.mode is Mode.CONVERGENT else tr("adding up"))
    if argument.weight != 100:
        words.append(tr("weight {weight}").format(weight=argument.weight))
    if not argument.enabled:
        words.append(tr("switched off"))
    return words + _open_questions(case, Ref(Kind.ARGUMENT, argument.id), tr)


def fold_words(hidden: Hidden | None, tr: Translate = same) -> str:
    """The badge of a folded box: `+7 · 5 for, 2 against`; empty where nothing is hidden."""
    if hidden is None or not hidden.boxes:
        return ""
    directly = []
    if hidden.pro:
        directly.append(tr("{count} for").format(count=hidden.pro))
    if hidden.con:
        directly.append(tr("{count} against").format(count=hidden.con))
    return " · ".join([f"+{hidden.boxes}", *([", ".join(directly)] if directly else [])])
