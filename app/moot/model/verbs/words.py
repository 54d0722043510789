"""How verbs speak of the case: the names of records in labels, previews and refusals."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from moot.model.phrases import Phrase, phrase
from moot.model.records import Argument, Claim, Issue, Kind, Polarity, Ref
from moot.model.verbs.draft import Draft

_LONGEST = 32  # characters of an issue's text in a label
_MANY = 3  # claims named one by one before a count does

RAISED = "↗ {number}"  # the answer of a question that was pressed: the key number of the claim it became
STEP = {Polarity.PRO: phrase("reason"), Polarity.CON: phrase("objection"), Polarity.UNDERCUT: phrase("undercut")}
KINDS = {
    Kind.ISSUE: phrase("issue"),
    Kind.POSITION: phrase("position"),
    Kind.CLAIM: phrase("claim"),
    Kind.ARGUMENT: phrase("argument"),
    Kind.PREMISE: phrase("premise"),
    Kind.PARTY: phrase("party"),
    Kind.SOURCE: phrase("source"),
    Kind.EXCERPT: phrase("excerpt"),
    Kind.CITATION: phrase("citation"),
    Kind.QUESTION: phrase("question"),
    Kind.EVENT: phrase("event"),
    Kind.NOTE: phrase("note"),
    Kind.VIEW: phrase("view"),
    Kind.AUDIENCE: phrase("audience"),
    Kind.RULING: phrase("ruling"),
    Kind.SETTINGS: phrase("the case"),
}
_SEVERAL = {
    Kind.ISSUE: "{count} issues",
    Kind.POSITION: "{count} positions",
    Kind.CLAIM: "{count} claims",
    Kind.ARGUMENT: "{count} arguments",
    Kind.PREMISE: "{count} premises",
    Kind.PARTY: "{count} parties",
    Kind.SOURCE: "{count} sources",
    Kind.EXCERPT: "{count} excerpts",
    Kind.CITATION: "{count} citations",
    Kind.QUESTION: "{count} questions",
    Kind.EVENT: "{count} events",
    Kind.NOTE: "{count} notes",
    Kind.VIEW: "{count} views",
    Kind.AUDIENCE: "{count} audiences",
    Kind.RULING: "{count} rulings",
}


def name_of(draft: Draft, ref: Ref) -> Phrase:
    """What a record is called in a sentence: `claim 12`, `issue “Who owns the fox?”`, `the reason for 12`."""
    record = draft.get(ref)
    if isinstance(record, Claim):
        return phrase("claim {number}", number=record.number)
    if isinstance(record, Issue):
        return phrase("issue {title}", title=quoted(record.text)) if record.text else phrase("issue")
    if isinstance(record, Argument):
        return _name_of_argument(draft, record)
    return KINDS.get(ref.kind, phrase(ref.kind.value))


def name_all(draft: Draft, refs: Sequence[Ref]) -> Phrase:
    """What several records are called together: the name of one, or how many of which kind."""
    if len(refs) == 1:
        return name_of(draft, refs[0])
    return counted(len(refs), {ref.kind for ref in refs})


def counted(count: int, kinds: Collection[Kind]) -> Phrase:
    """How many records of which kind: `3 claims`, `2 parties`, `4 items` if they are of several kinds."""
    (kind,) = kinds if len(kinds) == 1 else (None,)
    return phrase("{count} items" if kind is None else _SEVERAL.get(kind, "{count} items"), count=count)


def step_of(draft: Draft, argument: str) -> Phrase:
    """The step an argument makes: `the step from 14 and 15 to 12`."""
    found = draft.get(Ref(Kind.ARGUMENT, argument))
    if not isinstance(found, Argument):
        return phrase("a step")
    origin = numbers(draft, [premise.claim for premise in draft.premises_of(argument)])
    if found.polarity is Polarity.UNDERCUT:
        return phrase("the undercut by {origin}", origin=origin) if origin else phrase("an undercut")
    goal = number_of(draft, found.conclusion)
    return (
        phrase("the step from {origin} to {goal}", origin=origin, goal=goal)
        if origin
        else phrase("the step to {goal}", goal=goal)
    )


def _name_of_argument(draft: Draft, argument: Argument) -> Phrase:
    if argument.polarity is Polarity.UNDERCUT:
        return phrase("undercut of {step}", step=step_of(draft, argument.conclusion))
    goal = number_of(draft, argument.conclusion)
    if argument.polarity is Polarity.CON:
        return phrase("objection to {goal}", goal=goal)
    return phrase("reason for {goal}", goal=goal)


def number_of(draft: Draft, claim: str) -> str:
    """The key number of a claim as text; a question mark for a claim that is not there."""
    found = draft.get(Ref(Kind.CLAIM, claim))
    return str(found.number) if isinstance(found, Claim) else "?"


def numbers(draft: Draft, claims: Sequence[str]) -> str:
    """Key numbers in a row: `14`, `14 and 15`, `14, 15 and 16`, `14, 15 and 4 more`."""
    named: list[str] = [number_of(draft, claim) for claim in claims]
    if len(named) > _MANY:
        named = [*named[: _MANY - 1], phrase("{count} more", count=len(named) - _MANY + 1)]
    if len(named) < 2:
        return "".join(named)
    return phrase("{first} and {last}", first=", ".join(named[:-1]), last=named[-1])


def quoted(text: str) -> Phrase:
    """A text in quotation marks, on one line and not too long for a label."""
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
    return phrase("“{text}”", text=short)
