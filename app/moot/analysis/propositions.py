"""What the labelling is made of: propositions, the steps between them, and rivalries.

Plain slotted objects that point at each other, so that an edit replaces a few pointers and a pass reads them without
looking anything up. The second half of each object's fields is scratch that every pass over it sets anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from moot.analysis.standards import Beats, Weight
from moot.model.records import Argument, Claim, Id, Mode, Premise, Standard

if TYPE_CHECKING:
    from fractions import Fraction


class Side(IntEnum):
    """What a proposition says: the claim, its negation, or that a step does not follow."""

    CLAIM = 0
    NEGATION = 1
    UNDERCUT = 2


class Label(IntEnum):
    """The label of a proposition; undecided until a rule fires."""

    OUT = 0
    IN = 1
    UNDECIDED = 2


class Rule(IntEnum):
    """Why a proposition got its label."""

    NONE = 0
    ACCEPTED = 1
    REJECTED = 2
    RIVAL_ACCEPTED = 3
    SUPPORTED = 4
    FAILED = 5
    CIRCULAR = 6


class Proposition:
    """A claim, a negation or an undercut, with its label and the scratch values of the pass that labels it.

    `id` is the claim's, or the argument's for an undercut. `steps` are the enabled arguments concluding it, heaviest
    first; `uses` the steps it is a premise of, once for each time; `stops` the step it undercuts. `ground` is the
    weight it has of itself (presumed or asserted); `fixed` says it needs no argument.
    """

    __slots__ = (
        "at",
        "beats",
        "epoch",
        "fixed",
        "ground",
        "hi",
        "id",
        "label",
        "lo",
        "mark",
        "needs",
        "opposite",
        "pending",
        "rank",
        "record",
        "rivalries",
        "rule",
        "side",
        "steps",
        "stops",
        "uses",
    )

    def __init__(self, id_: Id, side: Side, needs: frozenset[Standard], beats: Beats) -> None:
        self.id = id_
        self.side = side
        self.record: Claim | None = None
        self.steps: list[Step] = []
        self.uses: list[Step] = []
        self.stops: Step | None = None
        self.opposite: Proposition | None = None
        self.rivalries: list[Rivalry] = []
        self.fixed = Rule.NONE
        self.ground = 0
        self.needs = needs
        self.beats = beats
        self.label = Label.UNDECIDED
        self.rank = -1
        self.rule = Rule.NONE
        self.lo: Weight = 0
        self.hi: Weight = 0
        self.at = 0
        self.pending = 0
        self.epoch = 0
        self.mark = 0


class Criteria(NamedTuple):
    """Criteria to weigh by: premises that must not fall, and for each property its factor and its values' shares."""

    hard: frozenset[str]
    soft: Mapping[str, tuple[Fraction, Mapping[str, Fraction]]]


class Step:
    """An argument: from premises to the proposition it concludes, which is None while it is disabled or missing.

    `parts` are the records of the premises, in the same places; `criteria` is None unless its scheme weighs by them.
    """

    __slots__ = (
        "conclusion",
        "criteria",
        "epoch",
        "found",
        "high",
        "id",
        "ins",
        "low",
        "mode",
        "outs",
        "parts",
        "premises",
        "record",
        "settled",
        "stop",
        "undercut",
        "weight",
    )

    def __init__(self, id_: Id) -> None:
        self.id = id_
        self.record: Argument | None = None
        self.premises: list[Proposition] = []
        self.parts: list[Premise] = []
        self.conclusion: Proposition | None = None
        self.criteria: Criteria | None = None
        self.undercut: Proposition | None = None
        self.weight: Weight = 0
        self.mode = Mode.LINKED
        self.low: Weight = 0
        self.high: Weight = 0
        self.ins = 0
        self.outs = 0
        self.found = 0
        self.stop = Label.OUT
        self.settled = False
        self.epoch = 0


class Rivalry:
    """The answers to one issue: of them at most one can win (under any standard but a scintilla)."""

    __slots__ = (
        "best",
        "counts",
        "heap",
        "id",
        "mark",
        "members",
        "open",
        "pending",
        "second",
        "standard",
        "top",
    )

    def __init__(self, id_: Id) -> None:
        self.id = id_
        self.standard: Standard | None = None
        self.counts: dict[Id, int] = {}  # a claim may stand twice among the answers to one issue
        self.members: list[Proposition] = []
        self.heap: list[tuple[Weight, int]] = []
        self.open: list[Proposition] = []
        self.top: Proposition | None = None
        self.best: Weight = 0
        self.second: Weight = 0
        self.pending = 0
        self.mark = 0
