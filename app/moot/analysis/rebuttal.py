"""Which arguments of a framework stop a step: those for the rivals of its conclusion that weigh enough.

In a large issue the arguments of one weight are strung into chains, "one of the first so many", from either end, so
that a thousand rivals cost a few thousand arguments and not a million attacks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from moot.analysis.circuit import Circuit
from moot.analysis.propositions import Proposition, Rivalry, Rule, Step
from moot.analysis.standards import Weight

PAIRED = 24  # arguments in one issue up to which each is set against each


class Rebuttals:
    """What stands against each proposition of a map, as nodes of a circuit."""

    def __init__(self, circuit: Circuit, steps: Mapping[Step, int]) -> None:
        self._circuit = circuit
        self._steps = steps
        self._answers: dict[Rivalry, _Answers] = {}

    def stopping(self, p: Proposition, weight: Weight) -> Iterator[int]:
        """The nodes of which one is enough to stop a step of this weight for a proposition."""
        if p.opposite is not None:
            yield from (node for w, node in self._of(p.opposite) if not p.beats(weight, w))
        for rivalry in p.rivalries:
            yield from self._answers_to(rivalry).stopping(p, weight)

    def _of(self, p: Proposition) -> Iterator[tuple[Weight, int]]:
        """What speaks for a proposition: its own ground, and its steps."""
        if p.fixed is Rule.REJECTED:
            return
        if p.ground:
            yield p.ground, self._circuit.settled()
        for step in p.steps:
            yield step.weight, self._steps[step]

    def _answers_to(self, rivalry: Rivalry) -> _Answers:
        found = self._answers.get(rivalry)
        if found is None:
            reasons = [list(self._of(p)) for p in rivalry.members]
            found = self._answers[rivalry] = _Answers(self._circuit, rivalry.members, reasons)
        return found


class _Answers:
    """What speaks for each answer to one issue."""

    def __init__(self, circuit: Circuit, members: list[Proposition], reasons: list[list[tuple[Weight, int]]]) -> None:
        self._place = {p: place for place, p in enumerate(members)}
        found: defaultdict[Weight, list[tuple[int, int]]] = defaultdict(list)
        for place, pairs in enumerate(reasons):
            for weight, node in pairs:
                found[weight].append((place, node))
        self._weights = dict(sorted(found.items()))
        self._paired = sum(map(len, reasons)) <= PAIRED
        self._chains: dict[Weight, _Chain] = {}
        self._circuit = circuit

    def stopping(self, p: Proposition, weight: Weight) -> Iterator[int]:
        place = self._place[p]
        for other, reasons in self._weights.items():
            if p.beats(weight, other):
                continue
            if self._paired:
                yield from (node for at, node in reasons if at != place)
                continue
            chain = self._chains.get(other)
            if chain is None:
                chain = self._chains[other] = _Chain(self._circuit, reasons)
            yield from chain.all_but(place)


class _Chain:
    """Nodes for "one of the first so many" and "one of the last so many"."""

    def __init__(self, circuit: Circuit, reasons: list[tuple[int, int]]) -> None:
        self._places = [place for place, _ in reasons]
        nodes = [node for _, node in reasons]
        self._first = _strung(circuit, nodes)
        self._last = _strung(circuit, nodes[::-1])

    def all_but(self, place: int) -> Iterator[int]:
        before = bisect_left(self._places, place)
        after = len(self._places) - bisect_right(self._places, place)
        if before:
            yield self._first[before - 1]
        if after:
            yield self._last[after - 1]


def _strung(circuit: Circuit, nodes: list[int]) -> list[int]:
    found = nodes[:1]
    for node in nodes[1:]:
        found.append(circuit.some((found[-1], node), "some rival"))
    return found
