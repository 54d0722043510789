"""The labelling of the Carneades 4 program, for those who need its answers to the letter.

It differs from the intervals in patience: a step weighs nothing it can be judged by until none of its premises, and not
its undercut either, is undecided; and rivals are compared only when every step of every one of them has come so far.
Everything it decides, the intervals decide alike; they decide more.

Source: the behaviour of carneades-4, as recorded in the project's 500 labelled graphs.
"""

from __future__ import annotations

from collections.abc import Iterable

from moot.analysis.fixpoint import IntervalPass
from moot.analysis.graph import Graph
from moot.analysis.propositions import Label, Proposition, Rule, Step
from moot.analysis.rivals import possibly_against
from moot.analysis.weighing import settled


class StrictPass(IntervalPass):
    """The rounds of the interval pass, with steps that open only when settled."""

    def __init__(self, graph: Graph, cone: Iterable[Proposition], *, circles_fall: bool = False) -> None:
        super().__init__(graph, cone, circles_fall=False)

    def _reset(self) -> None:
        super()._reset()
        for p in self._cone:
            p.pending = sum(not step.settled for step in p.steps)
            for rivalry in p.rivalries:
                rivalry.pending = 0
        for p in self._cone:
            for rivalry in p.rivalries:
                rivalry.pending += p.pending

    def _reset_step(self, step: Step) -> None:
        super()._reset_step(step)
        step.settled = settled(step, step.stop, 0, self._label_so_far)

    def _weigh(self, step: Step) -> None:
        if step.settled:
            return
        if not settled(step, step.stop, step.ins + step.outs, self._label_so_far):
            return
        step.settled = True
        p = step.conclusion
        assert p is not None
        p.pending -= 1
        self._changed.append(p)
        for rivalry in p.rivalries:
            rivalry.pending -= 1
            if not rivalry.pending:
                rivalry.mark = self._round + 1  # everybody's turn has come
        super()._weigh(step)

    def _judge(self, p: Proposition, rank: int) -> None:
        if not p.pending and not p.hi:
            self._label(p, Label.OUT, rank, Rule.FAILED)
        elif p.opposite is None and not any(len(rivalry.members) > 1 for rivalry in p.rivalries):
            self._judge_alone(p, rank)
        elif not p.pending and not _opposed_pending(p):
            wins = p.beats(p.lo, possibly_against(p))
            self._label(p, Label.IN if wins else Label.OUT, rank, Rule.SUPPORTED if wins else Rule.FAILED)

    def _judge_alone(self, p: Proposition, rank: int) -> None:
        if p.beats(p.lo, 0):
            self._label(p, Label.IN, rank, Rule.SUPPORTED)
        elif not p.pending:
            self._label(p, Label.OUT, rank, Rule.FAILED)


def _opposed_pending(p: Proposition) -> bool:
    opposite = p.opposite
    return (opposite is not None and opposite.pending > 0) or any(rivalry.pending for rivalry in p.rivalries)
