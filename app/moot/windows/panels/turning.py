"""What it would take to turn a claim or an issue, as rows; choosing one tries it.

The searches run in the background on a labelling of their own and stop when something else is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moot.analysis import whatif
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.matters import Flip, Flips, critical_claims, ways_to, ways_to_win
from moot.analysis.overlay import Overlay
from moot.canvas.wording import in_quotes
from moot.model.case import Case
from moot.model.records import Id, Record, Stance
from moot.windows.actions import translate as _tr
from moot.windows.panels.rows import Row

_SETS = 8  # more ways than these nobody weighs against each other
_WORDS = 60

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What matters for an issue: who wins now, the claims it hangs on, and what each answer would need to win."""

    issue: Id
    winner: Id | None
    critical: Flips
    needs: tuple[tuple[Id, Flips], ...]


def claim_search(records: Sequence[Record], semantics: Semantics, claim: Id) -> Callable[[Cancelled], Flips]:
    """The work that finds what would make a claim fall that stands, or stand that does not."""

    def work(cancelled: Cancelled) -> Flips:
        labelling = Labelling(records, semantics)
        wanted = Status.OUT if labelling.status(claim) is Status.IN else Status.IN
        return ways_to(labelling, claim, wanted, cancelled=cancelled)

    return work


def issue_search(records: Sequence[Record], semantics: Semantics, issue: Id) -> Callable[[Cancelled], Outlook]:
    """The work that finds what matters for an issue."""

    def work(cancelled: Cancelled) -> Outlook:
        labelling = Labelling(records, semantics)
        winner = labelling.winner(issue)
        rivalry = labelling.graph.rivalries.get(issue)
        answers = [p.id for p in rivalry.members if p.record is not None] if rivalry is not None else []
        critical = critical_claims(labelling, issue, cancelled=cancelled)
        needs = [(id_, ways_to_win(labelling, issue, id_, cancelled=cancelled)) for id_ in answers if id_ != winner]
        return Outlook(issue, winner, critical, tuple(needs))

    return work


def overlay_of(trial: Overlay, flips: Sequence[Flip]) -> Overlay:
    """What is tried, with these changes too."""
    for flip in flips:
        trial = whatif.settle(trial, [flip.claim], flip.stance)
    return trial


def rows_of(case: Case, flips: Flips) -> list[Row]:
    """The ways found, one row each, keyed by the changes; what was left out or not finished is said."""
    rows = [Row("", _words(case, one), one) for one in flips.sets[:_SETS]]
    if len(flips.sets) > _SETS:
        rows.append(Row("", _tr("and {count} more ways").format(count=len(flips.sets) - _SETS)))
    if not flips.sets:
        nothing = _tr("No set of up to three changes of evidence would.")
        rows.append(Row("", nothing if flips.finished else _tr("None found in the time allowed.")))
    elif not flips.finished:
        rows.append(Row("", _tr("There may be more: the search was cut short.")))
    return rows


def outlook_rows(case: Case, outlook: Outlook) -> list[Row]:
    """What matters for an issue, as rows."""
    winner = case.claims.get(outlook.winner or "")
    if winner is not None:
        now = _tr("{claim} is the one answer that stands, as mapped.").format(claim=_called(case, winner.id))
    else:
        now = _tr("No single answer stands, as mapped.")
    critical = rows_of(case, outlook.critical) if outlook.critical.sets else []
    rows = [Row(now, "")]
    if critical:
        rows.append(Row(_tr("It turns on each of these alone"), "", None, lambda: critical))
    else:
        rows.append(Row("", _tr("It turns on no single claim of the evidence.")))
    for id_, flips in outlook.needs:
        heading = _tr("For {claim} to prevail").format(claim=_called(case, id_))
        rows.append(Row(heading, "", None, _later(case, flips)))
    return rows


def _later(case: Case, flips: Flips) -> Callable[[], list[Row]]:
    return lambda: rows_of(case, flips)


def _words(case: Case, flips: Sequence[Flip]) -> str:
    parts = []
    for flip in flips:
        words = _tr("{claim} is accepted") if flip.stance is Stance.ACCEPTED else _tr("{claim} is rejected")
        parts.append(words.format(claim=_called(case, flip.claim)))
    return _tr(" and ").join(parts)


def _called(case: Case, id_: Id) -> str:
    claim = case.claims.get(id_)
    if claim is None:
        return id_
    text = " ".join(claim.text.split())
    short = text if len(text) <= _WORDS else text[:_WORDS].rstrip() + "…"
    return f"{claim.number} {in_quotes(short)}" if claim.number else in_quotes(short)
