"""Rehearsing one side: which stops of a presentation are its own, and what it will be asked by the bench.

One side argues: its own claims are stops, each with what is brought against it, which a bench would put to it as a
question. Of the other side's case only that is shown to which this side replies. A claim is its holders'; where nobody
of a side holds it, a reason is on the side of what it supports, an objection or undercut on the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from moot.model.case import Case, in_order
from moot.model.records import Id, Party, Polarity
from moot.windows.actions import translate as _tr
from moot.windows.panels.outline.rows import Row

_BYSTANDERS = frozenset({"witness", "expert", "court"})


class Part(Enum):
    """Whose turn a stop is; `OPEN` where neither side has taken it up."""

    OURS = "ours"
    ASKED = "asked"
    THEIRS = "theirs"
    OPEN = "open"


_OTHER = {Part.OURS: Part.THEIRS, Part.THEIRS: Part.OURS, Part.OPEN: Part.OPEN}


def side_of(party: Party) -> str:
    """The side a party is on, by its name: the one noted, else the party alone; empty for bystanders."""
    if party.side.strip():
        return party.side.strip()
    return "" if party.role in _BYSTANDERS else party.short or party.name


def sides(case: Case) -> list[str]:
    """The sides that can be rehearsed, in the order of their parties: those that hold a claim."""
    holders = {holder for claim in case.claims.values() for holder in claim.holders}
    parties = sorted((party for party in case.parties.values() if party.id in holders), key=in_order)
    return list(dict.fromkeys(side for party in parties if (side := side_of(party))))


def parts(case: Case, stops: Sequence[Row], side: str) -> dict[Row, Part]:
    """The stops of one side in their order, with whose turn each is; what is not its business is left out."""
    steps: dict[Id, Row] = {}
    bears_on = {row: _bears_on(row, steps) for row in stops}
    whose = _whose(case, bears_on, side)
    ours_against = [row for row in stops if _against(row) and whose[row] is Part.OURS]
    replied_to = {bears_on[row] for row in ours_against}
    found: dict[Row, Part] = {}
    for row in stops:
        target = bears_on[row]
        if whose[row] is not Part.THEIRS:
            found[row] = whose[row]
        elif target is not None and _against(row) and whose[target] is Part.OURS:
            found[row] = Part.ASKED
        elif row in replied_to:
            found[row] = Part.THEIRS
    return found


def words_of(part: Part) -> str:
    """Whose turn it is, as the strip has it; nothing where neither side has taken it up."""
    return {
        Part.OURS: _tr("you argue"),
        Part.ASKED: _tr("the bench may ask"),
        Part.THEIRS: _tr("the other side argues"),
        Part.OPEN: "",
    }[part]


def _whose(case: Case, bears_on: Mapping[Row, Row | None], side: str) -> dict[Row, Part]:
    found: dict[Row, Part] = {}
    for row, target in bears_on.items():
        inherited = Part.OPEN if target is None else found.get(target, Part.OPEN)
        found[row] = _held(case, row, side) or (_OTHER[inherited] if _against(row) else inherited)
    return found


def _held(case: Case, row: Row, side: str) -> Part | None:
    claim = case.claims.get(row.claim or "")
    if claim is None:
        return None
    names = {side_of(case.parties[holder]) for holder in claim.holders if holder in case.parties} - {""}
    if side in names:
        return Part.OURS
    return Part.THEIRS if names else None


def _against(row: Row) -> bool:
    return row.hung.step is not None and row.hung.step.argument.polarity is not Polarity.PRO


def _bears_on(row: Row, steps: dict[Id, Row]) -> Row | None:
    """The row this one bears on: the one above; of an undercut, the first premise of the step it attacks."""
    step = row.hung.step
    if step is None:
        return row.parent
    steps.setdefault(step.argument.id, row)
    if step.argument.polarity is Polarity.UNDERCUT:
        return steps.get(step.argument.conclusion, row.parent)
    return row.parent
