"""How verbs speak of the case: the names of records in labels, previews and refusals."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from moot.model.records import Argument, Claim, Issue, Kind, Polarity, Ref
from moot.model.verbs.draft import Draft

_LONGEST = 32  # characters of an issue's text in a label
_MANY = 3  # claims named one by one before a count does

RAISED = "↗ {number}"  # the answer of a question that was pressed: the key number of the claim it became
STEP = {Polarity.PRO: "reason", Polarity.CON: "objection", Polarity.UNDERCUT: "undercut"}
_BEARS = {Polarity.PRO: "for", Polarity.CON: "against", Polarity.UNDERCUT: "against the step"}
_NAMES = {Kind.PREMISE: "premise", Kind.POSITION: "position", Kind.SETTINGS: "the case"}


def name_of(draft: Draft, ref: Ref) -> str:
    """What a record is called in a sentence: `claim 12`, `issue “Who owns the fox?”`, `the reason for 12`."""
    record = draft.get(ref)
    if isinstance(record, Claim):
        return f"claim {record.number}"
    if isinstance(record, Issue):
        return f"issue {quoted(record.text)}" if record.text else "issue"
    if isinstance(record, Argument):
        onto = (
            f"to {number_of(draft, record.conclusion)}" if record.polarity is Polarity.CON else bearing(draft, record)
        )
        return f"{STEP[record.polarity]} {onto}"
    return _NAMES.get(ref.kind, ref.kind.value)


def name_all(draft: Draft, refs: Sequence[Ref]) -> str:
    """What several records are called together: the name of one, or how many of which kind."""
    if len(refs) == 1:
        return name_of(draft, refs[0])
    return f"{len(refs)} {plural({ref.kind for ref in refs})}"


def plural(kinds: Collection[Kind]) -> str:
    """What several records of these kinds are called: `claims`, `parties`, `items` if they are of several kinds."""
    (kind,) = kinds if len(kinds) == 1 else (None,)
    if kind is None:
        return "items"
    return "parties" if kind is Kind.PARTY else f"{kind.value}s"


def bearing(draft: Draft, argument: Argument) -> str:
    """What an argument bears on: `for 12`, `against 12`, or for an undercut `of the step from 14 to 12`."""
    if argument.polarity is Polarity.UNDERCUT:
        return f"of {step_of(draft, argument.conclusion)}"
    return f"{_BEARS[argument.polarity]} {number_of(draft, argument.conclusion)}"


def step_of(draft: Draft, argument: str) -> str:
    """The step an argument makes: `the step from 14 and 15 to 12`."""
    found = draft.get(Ref(Kind.ARGUMENT, argument))
    if not isinstance(found, Argument):
        return "a step"
    origin = numbers(draft, [premise.claim for premise in draft.premises_of(argument)])
    if found.polarity is Polarity.UNDERCUT:
        return f"the undercut by {origin}" if origin else "an undercut"
    goal = number_of(draft, found.conclusion)
    return f"the step from {origin} to {goal}" if origin else f"the step to {goal}"


def number_of(draft: Draft, claim: str) -> str:
    """The key number of a claim as text; a question mark for a claim that is not there."""
    found = draft.get(Ref(Kind.CLAIM, claim))
    return str(found.number) if isinstance(found, Claim) else "?"


def numbers(draft: Draft, claims: Sequence[str]) -> str:
    """Key numbers in a row: `14`, `14 and 15`, `14, 15 and 16`, `14, 15 and 4 more`."""
    named = [number_of(draft, claim) for claim in claims]
    if len(named) > _MANY:
        named = [*named[: _MANY - 1], f"{len(named) - _MANY + 1} more"]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} and {named[-1]}"


def quoted(text: str) -> str:
    """A text in quotation marks, on one line and not too long for a label."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
