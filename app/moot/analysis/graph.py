"""The case as the labelling sees it: propositions, steps between them, and rivalries, kept in step with every edit.

Each claim is a proposition; its negation is one too as soon as something is argued against it, and so is "this step
does not follow" as soon as something undercuts a step. Rivals are held as one group per issue, never as pairs, so an
issue of ten thousand answers costs ten thousand entries.

The graph reads changes of records and nothing else. Building it from a case is feeding it every record; a trial is an
edit fed and taken back. References to records that do not exist are tolerated: what is missing counts as rejected.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable

from moot.analysis.propositions import Proposition, Rivalry, Rule, Side, Step
from moot.analysis.schemed import SchemedSteps, lightness
from moot.analysis.standards import ASSERTION, UNIT, Standards
from moot.model.edit import Edit
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Id,
    Issue,
    Polarity,
    Position,
    Premise,
    Record,
    Settings,
    Stance,
)
from moot.model.weighing import WeighedScheme


class Graph:
    """Propositions, steps and rivalries of one case, by the ids of their records."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.settings = Settings()
        self.standards = Standards(self.settings)
        self.claims: dict[Id, Proposition] = {}
        self.negations: dict[Id, Proposition] = {}
        self.undercuts: dict[Id, Proposition] = {}
        self.steps: dict[Id, Step] = {}
        self.rivalries: dict[Id, Rivalry] = {}
        self.schemed = SchemedSteps()
        self.epoch = 0  # counts the passes made over this graph
        self._touched: dict[Proposition, None] = {}
        self._default_needs = self.standards.needed(())
        self._default_test = self.standards.test(self._default_needs)
        for record in records:
            self._change(None, record)
        self._settle_touched()
        self._touched.clear()

    def propositions(self) -> list[Proposition]:
        """Everything that gets a label: claims in the order they were made, then negations, then undercuts."""
        return [*self.claims.values(), *self.negations.values(), *self.undercuts.values()]

    def apply(self, edit: Edit) -> list[Proposition]:
        """Follow an edit; the propositions whose own rules it touches, none when it changes words only."""
        for change in edit.changes:
            self._change(change.before, change.after)
        self._settle_touched()
        touched = list(self._touched)
        self._touched.clear()
        return touched

    def cone(self, touched: Iterable[Proposition]) -> list[Proposition]:
        """All a change of these propositions can reach, rivals included."""
        seen: dict[Proposition, None] = dict.fromkeys(touched)
        groups: set[Rivalry] = set()
        waiting = list(seen)
        while waiting:
            p = waiting.pop()
            reached = [step.conclusion for step in p.uses]
            reached.append(p.opposite)
            if p.stops is not None:
                reached.append(p.stops.conclusion)
            for rivalry in p.rivalries:
                if rivalry not in groups:
                    groups.add(rivalry)
                    reached.extend(rivalry.members)
            for q in reached:
                if q is not None and q not in seen:
                    seen[q] = None
                    waiting.append(q)
        return list(seen)

    def _change(self, before: Record | None, after: Record | None) -> None:
        record = after if after is not None else before
        if isinstance(record, Claim):
            self._change_claim(before, after)
        elif isinstance(record, Argument):
            self._change_argument(before, after)
        elif isinstance(record, Premise):
            self._change_premise(before, after)
        elif isinstance(record, Position):
            self._change_position(before, after)
        elif isinstance(record, Issue):
            self._change_issue(record.id, after)
        elif isinstance(record, Settings):
            self._change_settings(after)
        elif isinstance(record, WeighedScheme):
            self._change_scheme(record.id, after)

    def _change_claim(self, before: Record | None, after: Record | None) -> None:
        record = after if after is not None else before
        assert isinstance(record, Claim)
        p = self._claim(record.id)
        p.record = after if isinstance(after, Claim) else None
        if _matters(before) != _matters(after):
            self._touched[p] = None

    def _change_argument(self, before: Record | None, after: Record | None) -> None:
        record = after if after is not None else before
        assert isinstance(record, Argument)
        step = self._step(record.id)
        step.record = after if isinstance(after, Argument) else None
        if _matters(before) == _matters(after) and not self.schemed.differ(before, after):
            return
        self._unplug(step)
        if isinstance(after, Argument) and after.enabled:
            self._plug(step, after)

    def _plug(self, step: Step, record: Argument) -> None:
        target = self._target(record)
        self.schemed.enter(step, record)
        step.conclusion = target
        insort(target.steps, step, key=lightness)
        self._touch(target)

    def _unplug(self, step: Step) -> None:
        target = step.conclusion
        if target is None:
            return
        step.conclusion = None
        target.steps.remove(step)
        self.schemed.leave(step)
        self._touched[target] = None
        if target.steps or target.side is Side.CLAIM:
            return
        del self._touched[target]
        if target.side is Side.NEGATION:
            del self.negations[target.id]
            assert target.opposite is not None
            target.opposite.opposite = None
            self._touched[target.opposite] = None
        else:
            del self.undercuts[target.id]
            assert target.stops is not None
            target.stops.undercut = None
            if target.stops.conclusion is not None:
                self._touched[target.stops.conclusion] = None

    def _target(self, record: Argument) -> Proposition:
        if record.polarity is Polarity.UNDERCUT:
            return self._undercut(record.conclusion)
        claim = self._claim(record.conclusion)
        if record.polarity is Polarity.PRO:
            return claim
        self._touched[claim] = None
        if claim.opposite is None:
            against = Proposition(claim.id, Side.NEGATION, claim.needs, claim.beats)
            claim.opposite, against.opposite = against, claim
            self.negations[claim.id] = against
        return claim.opposite

    def _change_premise(self, before: Record | None, after: Record | None) -> None:
        if isinstance(before, Premise) and isinstance(after, Premise) and _matters(before) == _matters(after):
            step = self._step(before.argument)
            step.parts[step.parts.index(before)] = after
            if step.criteria is not None and step.conclusion is not None:
                self._touched[step.conclusion] = None
            return
        if isinstance(before, Premise):
            step, claim = self._step(before.argument), self._claim(before.claim)
            place = step.parts.index(before)
            del step.parts[place], step.premises[place]
            claim.uses.remove(step)
            if step.conclusion is not None:
                self._touched[step.conclusion] = None
        if isinstance(after, Premise):
            step, claim = self._step(after.argument), self._claim(after.claim)
            step.premises.append(claim)
            step.parts.append(after)
            claim.uses.append(step)
            if step.conclusion is not None:
                self._touched[step.conclusion] = None

    def _change_position(self, before: Record | None, after: Record | None) -> None:
        if _matters(before) == _matters(after):
            return
        if isinstance(before, Position):
            rivalry, claim = self._rivalry(before.issue), self._claim(before.claim)
            self._touch_all(rivalry)
            rivalry.counts[claim.id] -= 1
            if not rivalry.counts[claim.id]:
                del rivalry.counts[claim.id]
                rivalry.members.remove(claim)
                claim.rivalries.remove(rivalry)
        if isinstance(after, Position):
            rivalry, claim = self._rivalry(after.issue), self._claim(after.claim)
            if claim.id not in rivalry.counts:
                rivalry.members.append(claim)
                claim.rivalries.append(rivalry)
            rivalry.counts[claim.id] = rivalry.counts.get(claim.id, 0) + 1
            self._touched[claim] = None  # the cone takes in its rivals

    def _change_issue(self, id_: Id, after: Record | None) -> None:
        rivalry = self._rivalry(id_)
        standard = after.standard if isinstance(after, Issue) else None
        if standard is not rivalry.standard:
            rivalry.standard = standard
            self._touch_all(rivalry)

    def _change_settings(self, after: Record | None) -> None:
        settings = after if isinstance(after, Settings) else Settings()
        same = _matters(settings) == _matters(self.settings)
        self.settings = settings
        if same:
            return
        self.standards = Standards(settings)
        self._default_needs = self.standards.needed(())
        self._default_test = self.standards.test(self._default_needs)
        self._touched.update(dict.fromkeys(self.propositions()))

    def _change_scheme(self, id_: Id, after: Record | None) -> None:
        self.schemed.change(id_, after)
        for step in self.steps.values():
            if step.record is not None and step.record.scheme == id_ and step.conclusion is not None:
                self._unplug(step)
                self._plug(step, step.record)

    def _touch_all(self, rivalry: Rivalry) -> None:
        self._touched.update(dict.fromkeys(rivalry.members))

    def _claim(self, id_: Id) -> Proposition:
        found = self.claims.get(id_)
        if found is None:
            found = self.claims[id_] = Proposition(id_, Side.CLAIM, self._default_needs, self._default_test)
            self._touched[found] = None
        return found

    def _step(self, id_: Id) -> Step:
        found = self.steps.get(id_)
        if found is None:
            found = self.steps[id_] = Step(id_)
        return found

    def _rivalry(self, id_: Id) -> Rivalry:
        found = self.rivalries.get(id_)
        if found is None:
            found = self.rivalries[id_] = Rivalry(id_)
        return found

    def _undercut(self, id_: Id) -> Proposition:
        found = self.undercuts.get(id_)
        if found is None:
            found = self.undercuts[id_] = Proposition(id_, Side.UNDERCUT, self._default_needs, self._default_test)
            found.stops = self._step(id_)
            found.stops.undercut = found
        return found

    def _settle_touched(self) -> None:
        """Work out anew whatever hangs on what was touched, in the graph itself."""
        self._touched.update(dict.fromkeys(self.schemed.concerned(list(self._touched))))
        for target in list(self.schemed.compare(self._touched)):
            self._touch(target)
        self._derive_touched()

    def _touch(self, target: Proposition) -> None:
        self._touched[target] = None
        if target.stops is not None and target.stops.conclusion is not None:
            self._touched[target.stops.conclusion] = None

    def _derive_touched(self) -> None:
        assertive = self.settings.bare_leaves is BareLeaves.ASSERT
        for p in self._touched:
            if p.side is Side.CLAIM:
                _derive(p, self.standards, assertive)
            elif p.side is Side.UNDERCUT:
                p.needs, p.beats = self._default_needs, self._default_test


def _derive(p: Proposition, standards: Standards, assertive: bool) -> None:
    """Work out from its record what a claim rests on by itself, and what standards it must meet."""
    record = p.record
    stance = Stance.REJECTED if record is None or record.struck else record.stance
    p.fixed = Rule.NONE
    p.ground = 0
    if record is None or stance is Stance.REJECTED:
        p.fixed = Rule.REJECTED
    elif stance is Stance.ACCEPTED:
        p.fixed = Rule.ACCEPTED
    elif stance is Stance.PRESUMED:
        p.ground = record.presumed_weight * UNIT
    elif stance is Stance.ASSERTED or (assertive and not p.steps):
        p.ground = ASSERTION
    if record is not None and record.standard is not None:
        p.needs = standards.needed((record.standard,))
    elif p.rivalries:
        p.needs = standards.needed(rivalry.standard for rivalry in p.rivalries)
    else:
        p.needs = standards.needed(())
    p.beats = standards.test(p.needs)
    if p.opposite is not None:
        p.opposite.needs, p.opposite.beats = p.needs, p.beats


def _matters(record: Record | None) -> tuple[object, ...]:
    """What of a record bears on the labelling; equal before and after when an edit changes words only."""
    match record:
        case Claim():
            return (record.stance, record.struck, record.presumed_weight, record.standard)
        case Argument():
            return (record.conclusion, record.polarity, record.weight, record.mode, record.enabled)
        case Premise():
            return (record.argument, record.claim)
        case Position():
            return (record.issue, record.claim)
        case Settings():
            margins = (record.clear_margin, record.doubt_margin, record.doubt_ceiling)
            return (record.standard, record.bare_leaves, record.circles_stay_open, *margins)
        case _:
            return ()
