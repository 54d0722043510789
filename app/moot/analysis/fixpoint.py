"""The pass that labels: rounds of events over a cone of propositions, until nothing moves.

Every argument has an interval of weights, from what it surely has to what it still may have; labels narrow intervals,
intervals decide labels. Round `n` spreads the labels of rank `n` and gives what they decide the rank `n + 1`, so a rank
is how many rounds a label needs from nothing: it does not depend on names, on the order of records, or on whether the
whole case or one cone was labelled. What is decided outside the cone enters in the round of its own rank.

Where the rounds end, support that rests on nothing but itself is taken to fail (an unfounded set, as in the
well-founded semantics of logic programs: Van Gelder, Ross & Schlipf 1991) and a new wave of rounds begins.

Only `IntervalPass` and its heirs touch the scratch values of a proposition, and each pass sets those of its cone anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush, heapreplace

from moot.analysis.graph import Graph, Label, Proposition, Rivalry, Rule, Step
from moot.analysis.standards import Weight, share
from moot.model.records import Mode

WAVE = 1 << 40  # ranks of one wave of rounds; a new wave follows each fall of circular support

_IN, _OUT, _UNDECIDED = Label.IN, Label.OUT, Label.UNDECIDED
_LINKED, _CUMULATIVE = Mode.LINKED, Mode.CUMULATIVE


class IntervalPass:
    """One labelling of a cone, which must be closed under what it reaches and under rivalry."""

    def __init__(self, graph: Graph, cone: Iterable[Proposition], *, circles_fall: bool) -> None:
        self._cone = list(cone)
        self._circles_fall = circles_fall
        self._partial = len(self._cone) < len(graph.claims) + len(graph.negations) + len(graph.undercuts)
        self._epoch = next_epoch(graph)
        self._buckets: dict[int, list[Proposition]] = {}
        self._ranks: list[int] = []
        self._changed: list[Proposition] = []
        self._round = 0

    def run(self) -> None:
        """Label the whole cone."""
        self._reset()
        self._first_round()
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
            self._reset_rivalry(rivalry)

    def _reset_step(self, step: Step) -> None:
        step.epoch = self._epoch
        step.ins = step.outs = 0
        step.low = 0
        step.stop = _OUT
        step.settled = False
        premises = step.premises
        step.high = step.weight if premises or step.mode is _LINKED else 0
        undercut = step.undercut
        if undercut is not None:
            step.stop = _UNDECIDED
        elif not premises:
            step.low = step.high
        if self._partial:
            for p in premises:
                self._enter(p)
            if undercut is not None:
                self._enter(undercut)

    def _enter(self, p: Proposition) -> None:
        """Let a label from outside the cone take effect in the round of its rank, once."""
        if p.epoch != self._epoch and p.mark != self._epoch and p.label is not _UNDECIDED:
            p.mark = self._epoch
            self._schedule(p)

    def _reset_rivalry(self, rivalry: Rivalry) -> None:
        rivalry.epoch = self._epoch
        rivalry.mark = 0
        rivalry.open = list(rivalry.members)
        rivalry.top = None
        rivalry.best = rivalry.second = 0
        rivalry.heap = [(-p.hi, i) for i, p in enumerate(rivalry.members)]
        heapify(rivalry.heap)
        for p in rivalry.members:
            _raise(rivalry, p)

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
        if 0 not in self._buckets:
            self._buckets[0] = []
            heappush(self._ranks, 0)

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
        bucket = self._buckets.get(p.rank)
        if bucket is None:
            self._buckets[p.rank] = [p]
            heappush(self._ranks, p.rank)
        else:
            bucket.append(p)

    def _play(self, rank: int) -> None:
        """Spread the labels of one rank, and label what they decide."""
        for p in self._buckets.pop(rank):
            self._spread(p)
        changed = self._changed
        self._changed = []
        self._round += 1
        for p in self._candidates(changed):
            if p.label is _UNDECIDED:
                self._judge(p, rank + 1)

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

    def _weigh(self, step: Step) -> None:
        low, high = bounds(step, step.stop, step.ins, step.outs)
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
                if _raise(rivalry, p):
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
        unfounded = self._unfounded(wave)
        for p in unfounded:
            self._label(p, _OUT, wave * WAVE, Rule.CIRCULAR)
        return bool(unfounded)

    def _unfounded(self, wave: int) -> list[Proposition]:
        floors: dict[Proposition, tuple[Weight, Weight]] = {}
        founded: list[Proposition] = []
        for p in self._cone:
            best: Weight = p.ground
            for step in p.steps:
                step.found = step.ins + (self._founded_outside(step, wave) if self._partial else 0)
                if step.stop is not _IN:
                    best = max(best, weight_if(step, step.found))
            against = surely_against(p)
            if p.beats(best, against):
                founded.append(p)
            else:
                floors[p] = (best, against)
        while founded:
            for step in founded.pop().uses:
                if step.epoch != self._epoch:
                    continue
                step.found += 1
                q = step.conclusion
                if q is None or q not in floors or step.stop is _IN:
                    continue
                best, against = floors[q]
                weight = weight_if(step, step.found)
                if weight > best:
                    floors[q] = (weight, against)
                    if q.beats(weight, against):
                        del floors[q]
                        founded.append(q)
        return list(floors)

    def _founded_outside(self, step: Step, wave: int) -> int:
        """How many premises outside the cone, open as yet, rest on something: all but those that fell as circles."""
        if step.ins + step.outs == len(step.premises):
            return 0
        first = wave * WAVE
        count = 0
        for q in step.premises:
            if q.epoch != self._epoch and (q.rank < 0 or q.rank >= first):
                count += not (q.rank == first and q.rule is Rule.CIRCULAR)
        return count


def next_epoch(graph: Graph) -> int:
    """A number no proposition of the graph was marked with before."""
    graph.epoch += 1
    return graph.epoch


def bounds(step: Step, stop: Label, ins: int, outs: int) -> tuple[Weight, Weight]:
    """The least and the most a step may come to weigh, with so many premises decided and its undercut so labelled."""
    if stop is _IN:
        return 0, 0
    low: Weight
    high: Weight
    mode = step.mode
    if mode is _LINKED:
        high = 0 if outs else step.weight
        low = step.weight if ins == len(step.premises) else 0
    elif mode is _CUMULATIVE:
        count = len(step.premises)
        low = share(step.weight, ins, count)
        high = share(step.weight, count - outs, count)
    else:
        low = step.weight if ins else 0
        high = step.weight if outs < len(step.premises) else 0
    return (low, high) if stop is _OUT else (0, high)


def weight_if(step: Step, standing: int) -> Weight:
    """What a step weighs when it is not undercut and this many of its premises stand."""
    if step.mode is _LINKED:
        return step.weight if standing == len(step.premises) else 0
    if step.mode is _CUMULATIVE:
        return share(step.weight, standing, len(step.premises))
    return step.weight if standing else 0


def surely_against(p: Proposition) -> Weight:
    """The most any rival of a proposition is sure to weigh."""
    most: Weight = p.opposite.lo if p.opposite is not None else 0
    for rivalry in p.rivalries:
        best = rivalry.second if rivalry.top is p else rivalry.best
        if best > most:
            most = best
    return most


def possibly_against(p: Proposition) -> Weight:
    """The most any rival of a proposition may still come to weigh."""
    most: Weight = p.opposite.hi if p.opposite is not None else 0
    for rivalry in p.rivalries:
        best = _heaviest_but(rivalry, p)
        if best > most:
            most = best
    return most


def _raise(rivalry: Rivalry, p: Proposition) -> bool:
    """Enter a member's sure weight; whether the best or the second best of the group has grown."""
    weight = p.lo
    if p is rivalry.top:
        grown = weight > rivalry.best
        rivalry.best = weight
        return grown
    if weight > rivalry.best:
        rivalry.second = rivalry.best
        rivalry.best, rivalry.top = weight, p
        return True
    if weight > rivalry.second:
        rivalry.second = weight
        return True
    return False


def _heaviest_but(rivalry: Rivalry, p: Proposition) -> Weight:
    """The most any other member may still weigh; entries of the heap are renewed when they come to the top."""
    _renew(rivalry)
    heap = rivalry.heap
    if rivalry.members[heap[0][1]] is not p:
        return -heap[0][0]
    own = heappop(heap)
    most: Weight = 0
    if heap:
        _renew(rivalry)
        most = -heap[0][0]
    heappush(heap, own)
    return most


def _renew(rivalry: Rivalry) -> None:
    heap, members = rivalry.heap, rivalry.members
    while True:
        weight, i = heap[0]
        now = members[i].hi
        if -weight == now:
            return
        heapreplace(heap, (-now, i))
