"""The facts an explanation may use: what was known when a proposition got its label.

Only labels of lower rank count. That is what keeps every explanation finite, in circles too: no claim can turn up in
its own grounds. The strongest of many rivals is found once per round, not once per rival.
"""

from __future__ import annotations

from typing import NamedTuple

from moot.analysis.labelling import Labelling, known
from moot.analysis.propositions import Label, Proposition, Rivalry, Rule, Step
from moot.analysis.standards import Weight


class Force(NamedTuple):
    """A weight for a proposition and where it comes from: a step, or the proposition's own ground when that is None."""

    weight: Weight
    proposition: Proposition
    step: Step | None


class Evidence:
    """Reads a labelling as it was at a rank; good until the next relabelling."""

    def __init__(self, labelling: Labelling) -> None:
        self._labelling = labelling
        self._leaders: dict[tuple[Rivalry, int | None, bool], list[Force]] = {}

    def bounds(self, step: Step, before: int | None) -> tuple[Weight, Weight]:
        """The least and the most a step weighs by labels of rank below `before`, or by all there are."""
        return self._labelling.bounds(step, before)

    def force(self, p: Proposition, before: int | None, *, sure: bool) -> Force:
        """The heaviest weight a proposition is sure to have, or may have."""
        best = Force(0, p, None)
        if p.fixed is Rule.REJECTED:
            return best
        if p.ground:
            best = Force(p.ground, p, None)
        for step in p.steps:
            low, high = self.bounds(step, before)
            weight = low if sure else high
            if weight > best.weight or (weight and weight == best.weight and _earlier(step, best.step)):
                best = Force(weight, p, step)
        return best

    def against(self, p: Proposition, before: int | None, *, sure: bool) -> Force:
        """The heaviest weight any rival of a proposition is sure to have, or may have."""
        best = Force(0, p, None)
        if p.opposite is not None:
            best = self.force(p.opposite, before, sure=sure)
        for rivalry in p.rivalries:
            for leader in self._leading(rivalry, before, sure):
                if leader.proposition is not p:
                    if leader.weight > best.weight:
                        best = leader
                    break
        return best

    def _leading(self, rivalry: Rivalry, before: int | None, sure: bool) -> list[Force]:
        key = (rivalry, before, sure)
        found = self._leaders.get(key)
        if found is None:
            forces = (self.force(p, before, sure=sure) for p in rivalry.members)
            found = self._leaders[key] = sorted(forces, key=_heaviest_first)[:2]
        return found

    def failing(self, step: Step, before: int | None) -> list[Proposition]:
        """What makes a step fail: the undercut that stands, or premises that fall, the earliest known first."""
        undercut = step.undercut
        if undercut is not None and known(undercut, before) is Label.IN:
            return [undercut]
        fallen = [p for p in dict.fromkeys(step.premises) if known(p, before) is Label.OUT]
        return sorted(fallen, key=lambda p: (p.rank, p.record.number if p.record else 0, p.id))


def _earlier(step: Step, other: Step | None) -> bool:
    """Of equals the one that stands first among siblings."""
    if other is None or step.record is None or other.record is None:
        return False
    return (step.record.order, step.id) < (other.record.order, other.id)


def _heaviest_first(force: Force) -> tuple[Weight, int, str]:
    record = force.proposition.record
    return -force.weight, record.number if record is not None else 0, force.proposition.id
