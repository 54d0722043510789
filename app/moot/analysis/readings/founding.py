"""What stands in a reading on nothing but a circle of support.

A framework of attacks takes claims that support each other in a circle as free to stand together: they defend each
other. The default labelling lets them fall. A reading is not refused for it; the claims are named.
"""

from __future__ import annotations

from collections.abc import Mapping

from moot.analysis.graph import Graph
from moot.analysis.propositions import Label, Proposition, Rivalry, Rule, Step
from moot.analysis.standards import Weight
from moot.analysis.weighing import weight_if
from moot.model.records import Id


def circular(graph: Graph, claims: Mapping[Id, Label], arguments: Mapping[Id, Label]) -> tuple[Id, ...]:
    """The claims in that no chain of reasons carries from what is accepted or put forward, in the order of the map.

    Beginning with those, a claim is founded when its best argument that applies and whose premises are founded would
    meet its standard against everything that may still apply against it.
    """
    opposition = _Opposition(graph, arguments)
    standing = [p for id_, p in graph.claims.items() if claims.get(id_) is Label.IN]
    against = {p: opposition.against(p) for p in standing}
    founded = [p for p in standing if _from_the_start(p, against[p], arguments)]
    done = set(founded)
    counts: dict[Step, int] = {}  # founded premises
    while founded:
        for step in founded.pop().uses:
            q = step.conclusion
            if q is None or q not in against or q in done or arguments.get(step.id) is not Label.IN:
                continue
            counts[step] = counts.get(step, 0) + 1
            if q.beats(weight_if(step, counts[step]), against[q]):
                done.add(q)
                founded.append(q)
    return tuple(p.id for p in standing if p not in done)


def _from_the_start(p: Proposition, against: Weight, arguments: Mapping[Id, Label]) -> bool:
    """Whether a claim is accepted, or its own ground or an argument without premises carries it."""
    if p.fixed is Rule.ACCEPTED:
        return True
    bare = (step for step in p.steps if not step.premises and arguments.get(step.id) is Label.IN)
    return p.beats(max([p.ground, *(weight_if(step, 0) for step in bare)]), against)


class _Opposition:
    """What may apply against each proposition in one reading; the strongest of many rivals is found once."""

    def __init__(self, graph: Graph, arguments: Mapping[Id, Label]) -> None:
        self._arguments = arguments
        self._strongest: dict[Rivalry, list[tuple[Weight, Id]]] = {}

    def against(self, p: Proposition) -> Weight:
        most = self._weight(p.opposite) if p.opposite is not None else 0
        for rivalry in p.rivalries:
            strongest = self._strongest.get(rivalry)
            if strongest is None:
                pairs = sorted(((self._weight(q), q.id) for q in rivalry.members), reverse=True)
                strongest = self._strongest[rivalry] = pairs[:2]
            most = max([most, *(weight for weight, id_ in strongest if id_ != p.id)])
        return most

    def _weight(self, p: Proposition) -> Weight:
        if p.fixed is Rule.REJECTED:
            return 0
        return max([p.ground, *(s.weight for s in p.steps if self._arguments.get(s.id) is not Label.OUT)])
