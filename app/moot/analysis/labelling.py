"""What stands in a case, kept up to date edit by edit.

`Labelling(case)` labels everything once; `update(edit)` relabels only what the edit can reach, with the same result as
labelling everything again. Statuses are read by the ids of claims, arguments and issues. The rules are those of the
project's design (Carneades' argument graphs, decided by intervals of weight); `fixpoint` carries them out.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from moot.analysis.fixpoint import IntervalPass
from moot.analysis.graph import Graph
from moot.analysis.propositions import Label, Proposition, Rule, Side, Step
from moot.analysis.standards import Weight
from moot.analysis.weighing import bounds, settled
from moot.model.edit import Edit
from moot.model.records import Argument, Claim, Id, Polarity, Premise, Record

if TYPE_CHECKING:
    from moot.analysis.tangles import Indecision


class Semantics(StrEnum):
    """Which rules label: the default, the plain intervals (circles stay open), or Carneades 4's own."""

    DEFAULT = "default"
    INTERVAL = "interval"
    STRICT = "strict"


class Status(StrEnum):
    """What a claim's label is called in files; a person reads stands, falls, open."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


class Why(StrEnum):
    """The kind of reason a claim has its status for."""

    ACCEPTED = "accepted"
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    DEFEATED = "defeated"
    OUTWEIGHED = "outweighed"
    DISPROVED = "disproved"
    REJECTED = "rejected"
    CIRCULAR = "circular"
    STANDOFF = "standoff"
    WAITS = "waits"


class Shift(NamedTuple):
    """A claim whose status an edit changed; None where the claim did not exist."""

    claim: Id
    before: Status | None
    after: Status | None


_STATUS = {Label.IN: Status.IN, Label.OUT: Status.OUT, Label.UNDECIDED: Status.UNDECIDED}


class Labelling:
    """The labels of one case under one semantics."""

    def __init__(self, records: Iterable[Record], semantics: Semantics = Semantics.DEFAULT) -> None:
        with paused_collection():
            self.graph = Graph(records)
            self.semantics = semantics
            self.version = 0  # grows with every relabelling, so that what is derived can be kept until then
            self.stirred: frozenset[Id] = frozenset()  # arguments whose weight the last update may have changed
            self._tangled: dict[Proposition, Indecision] = {}
            self._tangled_at = 0
            self._run(self.graph.propositions())

    def update(self, edit: Edit) -> list[Shift]:
        """Follow an edit of the case; the claims whose status it changed."""
        changes = [change for change in edit.changes if isinstance(change.after or change.before, Claim)]
        came = {change.ref.id for change in changes if change.before is None}
        went = {change.ref.id for change in changes if change.after is None}
        with paused_collection():
            touched = self.graph.apply(edit)
            former = self._relabel(touched) if touched else []
        self.stirred = frozenset((*_arguments(edit), *_arguments_of(former)))
        claims = ((p, label) for p, label in former if p.side is Side.CLAIM)
        return [shift for p, label in claims if (shift := _shift(p, label, came, went)) is not None]

    def status(self, claim: Id) -> Status:
        """The status of a claim; raises KeyError for one the case does not have."""
        return _STATUS[self.graph.claims[claim].label]

    def statuses(self) -> dict[Id, Status]:
        """The status of every claim."""
        return {id_: _STATUS[p.label] for id_, p in self.graph.claims.items() if p.record is not None}

    def applies(self, argument: Id) -> bool | None:
        """Whether an argument has any weight as mapped; None while that is open, False for a disabled one."""
        low, high = self.bounds(self.graph.steps[argument])
        return True if low > 0 else None if high > 0 else False

    def winner(self, issue: Id) -> Id | None:
        """The one claim that stands among the answers to an issue; None where none does, or more than one."""
        rivalry = self.graph.rivalries.get(issue)
        standing = [p.id for p in rivalry.members if p.label is Label.IN] if rivalry is not None else []
        return standing[0] if len(standing) == 1 else None

    def bounds(self, step: Step, before: int | None = None) -> tuple[Weight, Weight]:
        """The least and the most an argument weighs by the labels there are, or by those of rank below `before`."""
        if step.conclusion is None:
            return 0, 0
        ins = outs = 0
        for p in step.premises:
            label = known(p, before)
            ins += label is Label.IN
            outs += label is Label.OUT
        stop = Label.OUT if step.undercut is None else known(step.undercut, before)

        def label_of(p: Proposition) -> Label:
            return known(p, before)

        if self.semantics is Semantics.STRICT and not settled(step, stop, ins + outs, label_of):
            return 0, step.weight
        return bounds(step, stop, ins, outs, label_of)

    def why(self, claim: Id) -> Why:
        """The kind of reason a claim has its status for."""
        p = self.graph.claims[claim]
        if p.label is Label.IN:
            return Why.ACCEPTED if p.rule is Rule.ACCEPTED else Why.SUPPORTED
        if p.label is Label.OUT:
            return self._why_out(p)
        cause = self.indecision(p)
        if cause is None or not cause.part:
            return Why.WAITS
        return Why.STANDOFF if cause.tangle.standoff else Why.CIRCULAR

    def indecision(self, p: Proposition) -> Indecision | None:
        """Why an undecided proposition is undecided; worked out for all of them together, once per relabelling."""
        if self._tangled_at != self.version:
            with paused_collection():
                from moot.analysis.tangles import indecisions  # only an explanation asks

                self._tangled = indecisions(self.graph.propositions(), self.bounds)
            self._tangled_at = self.version
        return self._tangled.get(p)

    def _why_out(self, p: Proposition) -> Why:
        if p.rule is Rule.REJECTED:
            return Why.REJECTED
        if p.rule is Rule.CIRCULAR:
            return Why.CIRCULAR
        if p.opposite is not None and p.opposite.label is Label.IN:
            return Why.DISPROVED
        if p.rule is Rule.RIVAL_ACCEPTED:
            return Why.OUTWEIGHED
        if not p.steps and not p.ground:
            return Why.UNSUPPORTED
        if not p.ground and not any(self.bounds(step, p.rank)[1] for step in p.steps):
            return Why.DEFEATED
        return Why.OUTWEIGHED

    def _relabel(self, touched: list[Proposition]) -> list[tuple[Proposition, Label]]:
        """Label anew what an edit can turn; the propositions looked at, with the labels they had."""
        if self.semantics is Semantics.STRICT or 2 * len(touched) > len(self.graph.claims):
            cone = self.graph.cone(touched)
            former = [(p, p.label) for p in cone]
            self._run(cone)
            return former
        from moot.analysis.ripple import RipplePass  # the first edit needs it

        ripple = RipplePass(self.graph, touched, circles_fall=self._circles_fall())
        ripple.run()
        self.version += 1
        return [(p, label) for p, (label, _rank) in ripple.former.items()]

    def _run(self, cone: list[Proposition]) -> None:
        kind = IntervalPass
        if self.semantics is Semantics.STRICT:
            from moot.analysis.strict import StrictPass

            kind = StrictPass
        kind(self.graph, cone, circles_fall=self._circles_fall()).run()
        self.version += 1

    def _circles_fall(self) -> bool:
        return self.semantics is Semantics.DEFAULT and not self.graph.settings.circles_stay_open


def known(p: Proposition, before: int | None) -> Label:
    """A proposition's label, or its label as it was before a rank."""
    return p.label if before is None or p.rank < before else Label.UNDECIDED


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the garbage collector from walking a growing graph again and again; measured, it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _arguments(edit: Edit) -> Iterator[Id]:
    """The arguments an edit changes, themselves, by their premises or by what undercuts them."""
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Argument):
                yield from (record.id, record.conclusion) if record.polarity is Polarity.UNDERCUT else (record.id,)
            elif isinstance(record, Premise):
                yield record.argument


def _arguments_of(former: list[tuple[Proposition, Label]]) -> Iterator[Id]:
    """The arguments that rest on what has another label than before, or are undercut by it."""
    for p, label in former:
        if p.label is not label:
            yield from (step.id for step in p.uses)
            if p.stops is not None:
                yield p.stops.id


def _shift(p: Proposition, label: Label, came: set[Id], went: set[Id]) -> Shift | None:
    if p.record is None and p.id not in went:
        return None
    before = None if p.id in came else _STATUS[label]
    after = None if p.record is None else _STATUS[p.label]
    return Shift(p.id, before, after) if before is not after else None
