"""The leaves a label rests on: those of which at least one must change before the label can.

Collected from one chosen witness for everything that settled the label, each of lower rank than what it settles; for
circles and stand-offs from all that keeps them so. Nothing outside can change the label, because with these facts
untouched the same derivation (or the same circle) is there again.
"""

from __future__ import annotations

from collections.abc import Iterable

from moot.analysis.evidence import Evidence, Force
from moot.analysis.labelling import Labelling, Semantics, known
from moot.analysis.propositions import Label, Proposition, Rule, Side, Step
from moot.analysis.schemes import asked
from moot.model.records import Id, Mode, Stance


class Footing:
    """Finds leaves for one state of a labelling."""

    def __init__(self, labelling: Labelling) -> None:
        self._graph = labelling.graph
        self._evidence = Evidence(labelling)
        self._patient = labelling.semantics is Semantics.STRICT
        self._seen: dict[Proposition, None] = {}
        self._waiting: list[Proposition] = []
        self._leaves: dict[Id, None] = {}

    def leaves(self, targets: Iterable[Id]) -> list[Id]:
        """The leaves behind the labels of some claims."""
        self._visit(*(self._graph.claims[id_] for id_ in targets))
        while self._waiting:
            p = self._waiting.pop()
            self._note(p)
            if p.label is Label.UNDECIDED or (self._patient and not p.fixed):
                self._hold_open(p)
            elif p.label is Label.IN:
                self._hold_in(p)
            else:
                self._hold_out(p)
        return list(self._leaves)

    def _visit(self, *propositions: Proposition) -> None:
        for p in propositions:
            if p not in self._seen:
                self._seen[p] = None
                self._waiting.append(p)

    def _note(self, p: Proposition) -> None:
        if p.side is Side.CLAIM and is_leaf(p):
            self._leaves[p.id] = None

    def _hold_in(self, p: Proposition) -> None:
        """What keeps it in: its best step, no accepted rival, and whatever keeps each rival's steps too light."""
        if p.rule is Rule.ACCEPTED:
            return
        rivals = _rivals(p)
        for q in rivals:
            self._note(q)  # accepted, it would win outright
        best = self._evidence.force(p, p.rank, sure=True)
        self._lean_on(best, p.rank)
        for q in rivals:
            if q.fixed is Rule.NONE:
                for step in q.steps:
                    if not p.beats(best.weight, step.weight):
                        self._keep_down(step, p.rank)

    def _hold_out(self, p: Proposition) -> None:
        """What keeps it out: why each step fails that could carry it, and what outweighs the others."""
        if p.rule is Rule.RIVAL_ACCEPTED:
            self._visit(next(q for q in _rivals(p) if q.fixed is Rule.ACCEPTED))
            return
        if p.rule is Rule.REJECTED:
            return
        outweighed = p.ground > 0 and p.beats(p.ground, 0)
        for step in p.steps:
            if not p.beats(step.weight, 0):
                continue
            if p.rule is Rule.CIRCULAR and self._evidence.bounds(step, p.rank)[1]:
                self._keep_circular(step, p)
                outweighed = True
            else:
                self._keep_down(step, p.rank)
                high = self._evidence.bounds(step, p.rank)[1]
                outweighed = outweighed or p.beats(high, 0)
        if outweighed:
            self._lean_on(self._evidence.against(p, p.rank, sure=True), p.rank)

    def _hold_open(self, p: Proposition) -> None:
        """All that bears on an undecided label: everything its own steps and its rivals' steps rest on."""
        rivals = _rivals(p)
        for q in rivals:
            self._note(q)
        for step in [*p.steps, *(step for q in rivals for step in q.steps)]:
            if not self._patient and not self._evidence.bounds(step, None)[1]:
                self._keep_down(step, None)
            else:
                self._visit(*step.premises)
                self._all_bears(step)
                if step.undercut is not None:
                    self._visit(step.undercut)

    def _lean_on(self, force: Force, before: int) -> None:
        """What gives a step its sure weight: premises that stand, and an undercut that fails."""
        self._note(force.proposition)
        step = force.step
        if step is None or self._all_bears(step):
            return
        standing = [p for p in step.premises if known(p, before) is Label.IN]
        self._visit(*(standing[:1] if step.mode is Mode.CONVERGENT else standing))
        if step.undercut is not None:
            self._visit(step.undercut)

    def _keep_down(self, step: Step, before: int | None) -> None:
        """What keeps a step from its full weight: its undercut, or premises that fall (of linked ones, one)."""
        if self._all_bears(step):
            return
        failing = self._evidence.failing(step, before)
        self._visit(*(failing[:1] if step.mode is Mode.LINKED else failing))

    def _all_bears(self, step: Step) -> bool:
        """Visit whatever bears on a step weighed by criteria; False for any other."""
        if step.criteria is None:
            return False
        self._visit(*step.premises, *asked(step))
        if step.undercut is not None:
            self._visit(step.undercut)
        return True

    def _keep_circular(self, step: Step, p: Proposition) -> None:
        """A premise that falls with the same circle keeps a linked step down; of other steps all that fall or fell."""
        if self._all_bears(step):
            return
        fallen = [q for q in step.premises if q.rule is Rule.CIRCULAR and q.rank == p.rank]
        if step.mode is Mode.LINKED:
            self._visit(*fallen[:1])
        else:
            self._visit(*fallen, *self._evidence.failing(step, p.rank))


def is_leaf(p: Proposition) -> bool:
    """Whether a claim is a leaf: it has no reasons, or is settled by its stance."""
    record = p.record
    return record is not None and (not p.steps or record.struck or record.stance is not Stance.OPEN)


def _rivals(p: Proposition) -> list[Proposition]:
    opposite = [p.opposite] if p.opposite is not None else []
    return list(dict.fromkeys([*opposite, *(q for rivalry in p.rivalries for q in rivalry.members if q is not p)]))
