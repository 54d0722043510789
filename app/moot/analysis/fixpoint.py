"""The pass that labels: rounds of events over a cone of propositions, until nothing moves.

Every argument has an interval of weights, from what it surely has to what it still may have; labels narrow intervals,
intervals decide labels. Round `n` spreads the labels of rank `n` and gives what they decide the rank `n + 1`, so a rank
is how many rounds a label needs from nothing: it does not depend on names, on the order of records, or on whether the
whole case or one cone was labelled. What is decided outside the cone enters in the round of its own rank.

Where the rounds end, support that rests on nothing but itself falls (`circles`), and a new wave of rounds begins.

Only `IntervalPass` and its heirs touch the scratch values of a proposition, and each pass sets those of its cone anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from moot.analysis.circles import unfounded
from moot.analysis.graph import Graph
from moot.analysis.propositions import Label, Proposition, Rivalry, Rule, Step
from moot.analysis.rivals import enter, possibly_against, set_out, surely_against
from moot.analysis.schemes import asked, asking
from moot.analysis.standards import Weight
from moot.analysis.weighing import bounds
from moot.model.records import Mode

WAVE = 1 << 40  # ranks of one wave of rounds; a new wave follows each fall of circular support

_IN, _OUT, _UNDECIDED = Label.IN, Label.OUT, Label.UNDECIDED


class IntervalPass:
    """One labelling of a cone, which must be closed under what it reaches and under rivalry."""

    def __init__(self, graph: Graph, cone: Iterable[Proposition], *, circles_fall: bool) -> None:
        self._cone = list(cone)
        self._circles_fall = circles_fall
        self._partial = len(self._cone) < len(graph.claims) + len(graph.negations) + len(graph.undercuts)
        self._epoch = next_epoch(graph)
        self._buckets: dict[int, dict[Proposition, None]] = {}
        self._ranks: list[int] = []
        self._changed: list[Proposition] = []
        self._round = 0
        self._now = -1  # the rank whose labels were last let in
        self._asking = graph.schemed.asking  # whether any step is weighed by criteria

    def run(self) -> None:
        """Label the whole cone."""
        self._reset()
        self._first_round()
        self._rounds()

    def _rounds(self) -> None:
        """Wave after wave of rounds, until no label is left to spread and no circle to fall."""
        wave = 0
        while True:
            while self._ranks and self._ranks[0] < (wave + 1) * WAVE:
                self._play(heappop(self._ranks))
            if self._fell(wave + 1):
                wave += 1
                continue
            if not self._ranks:
                return
            following = self._ranks[0] // WAVE
            if following > wave + 1:
                self._fell(following)  # circles outside fell then, and those inside with them
            wave = following

    # Setting out

    def _reset(self) -> None:
        epoch = self._epoch
        for p in self._cone:
            p.epoch = epoch
            p.label = _UNDECIDED
            p.rule = Rule.NONE
            p.rank = -1
            p.mark = 0
        rivalries: dict[Rivalry, None] = {}
        for p in self._cone:
            low: Weight = p.ground
            high: Weight = p.ground
            for step in p.steps:
                self._reset_step(step)
                if step.low > low:
                    low = step.low
                if step.high > high:
                    high = step.high
            if p.fixed is Rule.REJECTED:
                low = high = 0
            p.lo, p.hi, p.at = low, high, 0
            for rivalry in p.rivalries:
                rivalries[rivalry] = None
        for rivalry in rivalries:
            set_out(rivalry)

    def _reset_step(self, step: Step) -> None:
        step.epoch = self._epoch
        step.ins = step.outs = 0
        step.low = 0
        step.stop = _OUT
        step.settled = False
        premises = step.premises
        step.high = step.weight if premises or step.mode is Mode.LINKED else 0
        undercut = step.undercut
        if undercut is not None:
            step.stop = _UNDECIDED
        elif not premises:
            step.low = step.high
        if step.criteria is not None:
            step.low, step.high = bounds(step, step.stop, 0, 0, self._label_so_far)
        if self._partial:
            for p in asked(step) if step.criteria is not None else ():
                self._enter(p)
            for p in premises:
                self._enter(p)
            if undercut is not None:
                self._enter(undercut)

    def _enter(self, p: Proposition) -> None:
        """Let a label from outside the cone take effect in the round of its rank, once."""
        if p.epoch != self._epoch and p.mark != self._epoch and p.label is not _UNDECIDED:
            p.mark = self._epoch
            self._schedule(p)

    def _first_round(self) -> None:
        for p in self._cone:
            if p.fixed is Rule.ACCEPTED:
                self._label(p, _IN, 0, Rule.ACCEPTED)
            elif p.fixed is Rule.REJECTED:
                self._label(p, _OUT, 0, Rule.REJECTED)
        conceded = {r for p in self._cone if p.fixed is Rule.ACCEPTED for r in p.rivalries}
        for rivalry in conceded:
            for p in rivalry.members:
                self._concede(p)
        for p in self._cone:
            if p.fixed is Rule.ACCEPTED and p.opposite is not None:
                self._concede(p.opposite)
        self._changed = list(self._cone)
        self._bucket(0)

    def _concede(self, p: Proposition) -> None:
        if p.label is _UNDECIDED:
            self._label(p, _OUT, 1, Rule.RIVAL_ACCEPTED)

    # Rounds

    def _label(self, p: Proposition, label: Label, rank: int, rule: Rule) -> None:
        p.label = label
        p.rank = rank
        p.rule = rule
        self._schedule(p)

    def _schedule(self, p: Proposition) -> None:
        self._bucket(p.rank)[p] = None

    def _bucket(self, rank: int) -> dict[Proposition, None]:
        """The labels to spread in one round."""
        bucket = self._buckets.get(rank)
        if bucket is None:
            bucket = self._buckets[rank] = {}
            heappush(self._ranks, rank)
        return bucket

    def _play(self, rank: int) -> None:
        """Spread the labels of one rank, and label what they decide."""
        self._now = rank
        for p in self._buckets.pop(rank):
            self._spread(p)
        self._decide(rank + 1)

    def _decide(self, rank: int) -> None:
        """Label with a rank what the intervals changed in this round decide."""
        changed = self._changed
        self._changed = []
        self._round += 1
        for p in self._candidates(changed):
            if p.label is _UNDECIDED:
                self._judge(p, rank)

    def _spread(self, p: Proposition) -> None:
        epoch = self._epoch
        label = p.label
        if label is _IN:
            for step in p.uses:
                if step.epoch == epoch:
                    step.ins += 1
                    self._weigh(step)
        else:
            for step in p.uses:
                if step.epoch == epoch:
                    step.outs += 1
                    self._weigh(step)
        stopped = p.stops
        if stopped is not None and stopped.epoch == epoch:
            stopped.stop = label
            self._weigh(stopped)
        if self._asking:
            for step in asking(p):
                if step.epoch == epoch:
                    self._weigh(step)

    def _label_so_far(self, p: Proposition) -> Label:
        """A label if it was let in by now."""
        return p.label if 0 <= p.rank <= self._now else _UNDECIDED

    def _weigh(self, step: Step) -> None:
        low, high = bounds(step, step.stop, step.ins, step.outs, self._label_so_far)
        if low > step.low:
            step.low = low
            p = step.conclusion
            assert p is not None
            if low > p.lo and p.fixed is not Rule.REJECTED:
                p.lo = low
                self._changed.append(p)
        if high < step.high:
            before = step.high
            step.high = high
            p = step.conclusion
            assert p is not None
            if before >= p.hi > p.ground and p.fixed is not Rule.REJECTED:
                self._lower(p)

    def _lower(self, p: Proposition) -> None:
        """Find the heaviest weight the proposition may still get; its steps stand in order of weight."""
        steps, i = p.steps, p.at
        count = len(steps)
        while i < count and not steps[i].high:
            i += 1
        p.at = i  # a step that has failed stays failed
        best: Weight = p.ground
        while i < count and steps[i].weight > best:
            if steps[i].high > best:
                best = steps[i].high
            i += 1
        if best < p.hi:
            p.hi = best
            self._changed.append(p)

    def _candidates(self, changed: list[Proposition]) -> Iterable[Proposition]:
        """Whoever's label may follow from these changed intervals: they themselves, and rivals."""
        candidates: dict[Proposition, None] = {}
        groups: dict[Rivalry, None] = {}
        for p in changed:
            candidates[p] = None
            if p.opposite is not None:
                candidates[p.opposite] = None
            for rivalry in p.rivalries:
                groups[rivalry] = None
                if enter(rivalry, p):
                    rivalry.mark = self._round
        for rivalry in groups:
            if rivalry.mark == self._round:
                rivalry.open = [p for p in rivalry.open if p.label is _UNDECIDED]
                candidates.update(dict.fromkeys(rivalry.open))
            elif rivalry.top is not None:
                candidates[rivalry.top] = None  # when a rival weakens, only the strongest can come to win
        return candidates

    def _judge(self, p: Proposition, rank: int) -> None:
        if not p.beats(p.hi, surely_against(p)):
            self._label(p, _OUT, rank, Rule.FAILED)
        elif p.lo and p.beats(p.lo, possibly_against(p)):
            self._label(p, _IN, rank, Rule.SUPPORTED)

    # Circles

    def _fell(self, wave: int) -> bool:
        """Let what rests only on itself fall, with the first rank of a wave; whether anything did."""
        if not self._circles_fall:
            return False
        self._cone = [p for p in self._cone if p.label is _UNDECIDED]
        fallen = unfounded(self._cone, wave * WAVE)
        for p in fallen:
            self._label(p, _OUT, wave * WAVE, Rule.CIRCULAR)
        return bool(fallen)


def next_epoch(graph: Graph) -> int:
    """A number no proposition of the graph was marked with before."""
    graph.epoch += 1
    return graph.epoch
