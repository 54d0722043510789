"""Relabelling after an edit: only what turns out differently is followed any further.

The same rounds as the full pass, played over the touched propositions alone. In each round those that do not come out
as they did before, or come out earlier or later, wake what depends on them and was labelled later; everything else
keeps its label, and enters in the round of its rank. Ranks come out as in a full pass, so explanations do too.

The scratch of a proposition is kept in two widths: `active` ones are labelled anew; the steps of their rivals are
followed as well, because weights against count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moot.analysis.circles import unfounded
from moot.analysis.fixpoint import WAVE, IntervalPass
from moot.analysis.graph import Graph
from moot.analysis.propositions import Label, Proposition, Rivalry, Rule, Step
from moot.analysis.rivals import set_out
from moot.analysis.schemes import asked, asking
from moot.analysis.standards import Weight
from moot.analysis.weighing import bounds


class RipplePass(IntervalPass):
    """One relabelling from the propositions an edit touched. `former` is what was labelled anew, with its old label."""

    def __init__(self, graph: Graph, touched: Iterable[Proposition], *, circles_fall: bool) -> None:
        super().__init__(graph, (), circles_fall=circles_fall)
        self.former: dict[Proposition, tuple[Label, int]] = {}
        self._touched = list(touched)
        self._expected: dict[int, list[Proposition]] = {}
        self._followed: set[Rivalry] = set()
        self._accepted: dict[Rivalry, int] = {}
        self._now = 0  # labels of lower ranks are let in

    def run(self) -> None:
        """Label anew what the edit turns, and nothing it does not."""
        for p in self._touched:
            self._activate(p)
        for p in self._touched:
            for q in _rivals(p):
                self._activate(q)
        self._bucket(0)
        self._rounds()

    # Waking

    def _activate(self, p: Proposition) -> None:
        """Take a proposition's label off, from the present round on; it was not labelled before it."""
        if p in self.former:
            return
        self.former[p] = p.label, p.rank
        if p.rank >= 0:
            self._expected.setdefault(p.rank, []).append(p)
            self._bucket(p.rank)
        p.label, p.rank, p.rule = Label.UNDECIDED, -1, Rule.NONE
        self._follow(p)
        if p.opposite is not None:
            self._follow(p.opposite)
        for rivalry in p.rivalries:
            self._follow_all(rivalry)
        self._changed.append(p)
        if p.fixed is Rule.ACCEPTED:
            self._label(p, Label.IN, 0, Rule.ACCEPTED)
        elif p.fixed is Rule.REJECTED:
            self._label(p, Label.OUT, 0, Rule.REJECTED)
        elif self._conceded(p):
            self._label(p, Label.OUT, 1, Rule.RIVAL_ACCEPTED)

    def _conceded(self, p: Proposition) -> bool:
        """Whether a rival is accepted; `p` itself is not."""
        if p.opposite is not None and p.opposite.fixed is Rule.ACCEPTED:
            return True
        return any(self._accepted[rivalry] for rivalry in p.rivalries)

    def _follow_all(self, rivalry: Rivalry) -> None:
        if rivalry not in self._followed:
            self._followed.add(rivalry)
            for p in rivalry.members:
                self._follow(p)
            set_out(rivalry)
            self._accepted[rivalry] = sum(p.fixed is Rule.ACCEPTED for p in rivalry.members)

    def _follow(self, p: Proposition) -> None:
        """Set a proposition's weights as they were before the present round; from here on they are kept up."""
        if p.epoch == self._epoch:
            return
        p.epoch = self._epoch
        low: Weight = p.ground
        high: Weight = p.ground
        for step in p.steps:
            self._reset_step(step)
            low = max(low, step.low)
            high = max(high, step.high)
        if p.fixed is Rule.REJECTED:
            low = high = 0
        p.lo, p.hi, p.at = low, high, 0

    def _reset_step(self, step: Step) -> None:
        step.epoch = self._epoch
        step.ins = step.outs = 0
        for p in step.premises:
            label = self._label_by_now(p)
            step.ins += label is Label.IN
            step.outs += label is Label.OUT
        step.stop = Label.OUT if step.undercut is None else self._label_by_now(step.undercut)
        if step.criteria is not None:
            for p in asked(step):
                self._label_by_now(p)
        step.low, step.high = bounds(step, step.stop, step.ins, step.outs, self._label_before)

    def _label_by_now(self, p: Proposition) -> Label:
        """A label as it was before the present round; a later one is let in when its round comes."""
        if 0 <= p.rank < self._now:
            return p.label
        if p.rank >= 0:
            self._schedule(p)
        return Label.UNDECIDED

    def _label_before(self, p: Proposition) -> Label:
        return p.label if 0 <= p.rank < self._now else Label.UNDECIDED

    # Rounds

    def _play(self, rank: int) -> None:
        self._now = rank
        self._wake(rank)
        for p in self._buckets.pop(rank):
            if p.rank == rank:
                self._spread(p)
        self._now = rank + 1
        self._decide(rank + 1)

    def _wake(self, rank: int) -> None:
        """Activate what depends on a label that is not as it was in this round."""
        there = [p for p in self._buckets[rank] if p.rank == rank]
        missing = self._expected.pop(rank, ())
        groups: set[Rivalry] = set()
        for p in dict.fromkeys((*there, *missing)):
            if p in self.former and self.former[p] != (p.label, p.rank):
                for q in _reached(p, groups, self._asking):
                    if q.rank < 0 or q.rank > rank:
                        self._activate(q)

    def _judge(self, p: Proposition, rank: int) -> None:
        if p in self.former:
            super()._judge(p, rank)

    def _fell(self, wave: int) -> bool:
        if not self._circles_fall:
            return False
        first = wave * WAVE
        self._now = first
        undecided = [p for p in self.former if p.label is Label.UNDECIDED]
        for p in undecided:  # grows: what rests on them, undecided as yet, stands and falls with them
            for step in p.uses:
                q = step.conclusion
                if q is not None and q not in self.former and (q.rank < 0 or q.rank >= first):
                    self._activate(q)
                    undecided.append(q)
        fallen = unfounded(undecided, first)
        for p in fallen:
            self._label(p, Label.OUT, first, Rule.CIRCULAR)
        return bool(fallen)


def _reached(p: Proposition, groups: set[Rivalry], asks: int) -> Iterator[Proposition]:
    """Whose rules a label bears on: what its steps conclude or it undercuts, and rivals of that."""
    concluded = [step.conclusion for step in p.uses]
    if asks:
        concluded += [step.conclusion for step in asking(p)]
    if p.stops is not None:
        concluded.append(p.stops.conclusion)
    for q in concluded:
        if q is not None:
            yield q
            if q.opposite is not None:
                yield q.opposite
            for rivalry in q.rivalries:
                if rivalry not in groups:
                    groups.add(rivalry)
                    yield from rivalry.members


def _rivals(p: Proposition) -> Iterator[Proposition]:
    if p.opposite is not None:
        yield p.opposite
    for rivalry in p.rivalries:
        yield from rivalry.members
