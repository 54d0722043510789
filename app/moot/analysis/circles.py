"""Support that rests only on itself: the unfounded set among undecided propositions.

Beginning with what stands, everything undecided is founded whose best step, not undercut and with founded premises
counted as standing, would meet its standard against what its rivals are sure to weigh. What is never reached rests on
nothing but itself. (Unfounded sets of the well-founded semantics: Van Gelder, Ross & Schlipf 1991.)
"""

from __future__ import annotations

from moot.analysis.propositions import Label, Proposition, Rule, Step
from moot.analysis.rivals import surely_against
from moot.analysis.standards import Weight
from moot.analysis.weighing import weight_if


def unfounded(undecided: list[Proposition], first: int) -> list[Proposition]:
    """Those among some undecided propositions that rest on nothing but each other.

    `first` is the rank they fall with. What is not among them and undecided as yet is founded, but for what fell with
    that very rank as part of a circle: that falls together with them.
    """
    inside = set(undecided)
    floors: dict[Proposition, tuple[Weight, Weight]] = {}
    founded: list[Proposition] = []
    for p in undecided:
        best: Weight = p.ground
        for step in p.steps:
            step.found = step.ins + _founded_outside(step, inside, first)
            if step.stop is not Label.IN:
                best = max(best, weight_if(step, step.found))
        against = surely_against(p)
        if p.beats(best, against):
            founded.append(p)
        else:
            floors[p] = (best, against)
    while founded:
        for step in founded.pop().uses:
            q = step.conclusion
            if q is None or q not in floors:
                continue
            step.found += 1
            best, against = floors[q]
            weight = weight_if(step, step.found)
            if weight > best and step.stop is not Label.IN:
                floors[q] = (weight, against)
                if q.beats(weight, against):
                    del floors[q]
                    founded.append(q)
    return list(floors)


def _founded_outside(step: Step, inside: set[Proposition], first: int) -> int:
    """How many premises not among those in question, undecided as yet, rest on something."""
    if step.ins + step.outs == len(step.premises):
        return 0
    count = 0
    for q in step.premises:
        if q not in inside and (q.rank < 0 or q.rank >= first):
            count += not (q.rank == first and q.rule is Rule.CIRCULAR)
    return count
