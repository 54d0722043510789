"""What matters: the claims an outcome hangs on, and the smallest sets of changes that would turn it.

A change takes a leaf (a claim without reasons, or one settled by its stance) and accepts or rejects it. The search is a
breadth-first hitting-set tree (Reiter 1987, "A theory of diagnosis from first principles"): as long as no leaf behind
the present label is touched the label stays, so every set that turns it touches one of them; branch on each, relabel
the cone, look again. Every set returned has been tried on the labelling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from moot.analysis.footing import Footing
from moot.analysis.labelling import Labelling, Status
from moot.analysis.propositions import Rule
from moot.model.edit import Change, Edit
from moot.model.records import Claim, Id, Stance

BUDGET = 5_000  # relabellings tried before a search gives up and says so


@dataclass(frozen=True, slots=True, order=True)
class Flip:
    """One change: a leaf and the stance it is given."""

    claim: Id
    stance: Stance


@dataclass(frozen=True, slots=True)
class Flips:
    """The smallest sets found, smaller first; `finished` is False when the budget ran out before all were tried."""

    sets: tuple[tuple[Flip, ...], ...]
    finished: bool
    tried: int


Cancelled: TypeAlias = Callable[[], bool]


def _never() -> bool:
    return False


def critical_claims(labelling: Labelling, issue: Id, *, budget: int = BUDGET, cancelled: Cancelled = _never) -> Flips:
    """The leaves any one of which, accepted or rejected, changes which answer to an issue wins."""
    return ways_to_turn(labelling, issue, most=1, budget=budget, cancelled=cancelled)


def ways_to_turn(
    labelling: Labelling, issue: Id, *, most: int = 3, budget: int = BUDGET, cancelled: Cancelled = _never
) -> Flips:
    """The smallest sets of up to `most` changes after which another answer wins, or none, or one instead of none."""
    winner = labelling.winner(issue)
    search = _Search(labelling, _answers(labelling, issue), lambda: labelling.winner(issue) != winner)
    return search.run(most, budget, cancelled)


def ways_to_win(
    labelling: Labelling, issue: Id, claim: Id, *, most: int = 3, budget: int = BUDGET, cancelled: Cancelled = _never
) -> Flips:
    """What it would take for an answer to be the one that wins an issue: the smallest sets of changes."""
    search = _Search(labelling, _answers(labelling, issue), lambda: labelling.winner(issue) == claim)
    return search.run(most, budget, cancelled)


def ways_to(
    labelling: Labelling,
    claim: Id,
    wanted: Status,
    *,
    most: int = 3,
    budget: int = BUDGET,
    cancelled: Cancelled = _never,
) -> Flips:
    """What it would take for a claim to have a status: the smallest sets of up to `most` changes."""
    return _Search(labelling, [claim], lambda: labelling.status(claim) is wanted).run(most, budget, cancelled)


def settled(claim: Claim, stance: Stance) -> Change:
    """The change that gives a claim a stance, restoring it if it was struck."""
    return Change(claim, replace(claim, stance=stance, struck=False, struck_reason=""))


def _answers(labelling: Labelling, issue: Id) -> list[Id]:
    rivalry = labelling.graph.rivalries.get(issue)
    return [p.id for p in rivalry.members if p.record is not None] if rivalry is not None else []


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for the changes that reach a goal depending on the labels of some targets."""

    labelling: Labelling
    targets: Sequence[Id]
    reached: Callable[[], bool]

    def run(self, most: int, budget: int, cancelled: Cancelled) -> Flips:
        """All smallest sets of up to `most` changes: no part of one reaches the goal. Cut short when cancelled."""
        found: list[frozenset[Flip]] = []
        layer: list[frozenset[Flip]] = [frozenset()]
        tried = 0
        for size in range(most + 1):
            following: dict[frozenset[Flip], None] = {}
            for flips in layer:
                if any(smaller <= flips for smaller in found):
                    continue
                if tried == budget or cancelled():
                    return Flips(_sorted(found), False, tried)
                tried += 1
                edit = _edit(self.labelling, flips)
                self.labelling.update(edit)
                if self.reached():
                    found.append(flips)
                elif size < most:
                    following.update(dict.fromkeys(self._branches(flips)))
                self.labelling.update(edit.inverse())
            layer = list(following)
        return Flips(_sorted(found), True, tried)

    def _branches(self, flips: frozenset[Flip]) -> Iterator[frozenset[Flip]]:
        turned = {flip.claim for flip in flips}
        leaves = Footing(self.labelling).leaves(self.targets)
        return (flips | {flip} for flip in _turns(self.labelling, leaves) if flip.claim not in turned)


def _turns(labelling: Labelling, leaves: Sequence[Id]) -> list[Flip]:
    """The stances each leaf can be given that make a difference to it."""
    flips: list[Flip] = []
    for id_ in leaves:
        p = labelling.graph.claims[id_]
        if p.fixed is not Rule.ACCEPTED:
            flips.append(Flip(id_, Stance.ACCEPTED))
        if p.fixed is Rule.ACCEPTED or (p.fixed is Rule.NONE and (p.ground or p.steps)):
            flips.append(Flip(id_, Stance.REJECTED))
    return flips


def _edit(labelling: Labelling, flips: frozenset[Flip]) -> Edit:
    claims = labelling.graph.claims
    records = [(claims[flip.claim].record, flip.stance) for flip in sorted(flips)]
    return Edit("Try", tuple(settled(record, stance) for record, stance in records if record is not None))


def _sorted(found: list[frozenset[Flip]]) -> tuple[tuple[Flip, ...], ...]:
    return tuple(sorted((tuple(sorted(flips)) for flips in found), key=lambda flips: (len(flips), flips)))
