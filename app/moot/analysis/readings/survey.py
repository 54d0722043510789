"""The readings of a case: what is accepted in each, what in all of them, and a sentence for every claim.

What the grounded labelling decides holds in every reading but a stage one, with the reasons it has there. What it
leaves open a reading may settle; the sentence then says in how many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from moot.analysis.frameworks import Labels
from moot.analysis.labelling import Labelling, Semantics, Status, Why
from moot.analysis.propositions import Label, Proposition, Rule, Step
from moot.analysis.readings.acceptance import Acceptance
from moot.analysis.readings.enumeration import Found, readings
from moot.analysis.readings.founding import circular
from moot.analysis.readings.semantics import Dung, End, Limits
from moot.analysis.reasons import Reasons
from moot.analysis.sentences import Sentence, say
from moot.analysis.translation import translate
from moot.model.records import Id, Record

LOOKED_AT = 20  # readings in which the kind of reason is looked for


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: the label of each claim and argument, and the claims that stand in it only on a circle."""

    claims: dict[Id, Label]
    arguments: dict[Id, Label]
    circular: tuple[Id, ...]


class Share(StrEnum):
    """In which of the readings a claim stands."""

    EVERY = "every"
    SOME = "some"
    NONE = "none"
    UNTOLD = "untold"  # the search could not tell


@dataclass(frozen=True, slots=True)
class _Common:
    """What all readings say of one thing; None where the search could not tell."""

    always_in: bool | None
    always_out: bool | None


class Survey:
    """The readings of one case under one semantics. Raises TranslationError where a case has none such.

    Listing the readings and asking what they have in common may each cost as many conflicts as the limits allow; where
    the budget did not last to find any, nothing is asked.
    """

    def __init__(self, records: Iterable[Record], kind: Dung, limits: Limits | None = None) -> None:
        self.kind = kind
        limits = limits if limits is not None else Limits()
        self.labelling = Labelling(records, Semantics.INTERVAL)
        self._translation = translate(self.labelling.graph)
        self.found: Found = readings(self._translation.framework, kind, limits)
        self._reasons = Reasons(self.labelling)
        self._common = self._compared(limits)
        self._counts: dict[int, int] | None = None
        self._first: list[Labels] | None = None

    def __len__(self) -> int:
        return len(self.found.readings)

    @property
    def none(self) -> bool:
        """Whether it is certain that there is no reading at all; only stable ones can fail to be."""
        return self.found.complete and not self.found.readings

    def accepted(self, number: int) -> list[Id]:
        """The claims that stand in a reading (from 0), in the order of the map."""
        inside = set(self.found.readings[number])
        return [id_ for id_, at in self._translation.claims.items() if _holds(at, inside)]

    def reading(self, number: int) -> Reading:
        """A reading in full."""
        labels = self._translation.framework.labelled(self.found.readings[number])
        places = self._translation
        claims = {id_: at if isinstance(at, Label) else labels[at] for id_, at in places.claims.items()}
        arguments = {id_: at if isinstance(at, Label) else labels[at] for id_, at in places.arguments.items()}
        return Reading(claims, arguments, circular(self.labelling.graph, claims, arguments))

    def status(self, claim: Id) -> Status:
        """In where every reading accepts a claim, out where it is out in every one, else undecided."""
        common = self._of(self._translation.claims[claim])
        return Status.IN if common.always_in else Status.OUT if common.always_out else Status.UNDECIDED

    def share(self, claim: Id) -> Share:
        """In which of the readings a claim stands, each answer by a question of its own; none, where there are none."""
        at = self._translation.claims[claim]
        common = self._of(at)
        if common.always_in:
            return Share.EVERY
        if self.none or common.always_out or isinstance(at, Label):
            return Share.NONE
        some = self._some.get(at)
        if some is False:
            return Share.NONE
        return Share.SOME if some and common.always_in is False else Share.UNTOLD

    def applies(self, argument: Id) -> bool | None:
        """Whether an argument applies in every reading (True) or in none of them (False: it fails in each)."""
        common = self._of(self._translation.arguments[argument])
        return True if common.always_in else False if common.always_out else None

    def winner(self, issue: Id) -> Id | None:
        """The claim that is the only answer to an issue that stands, in every reading."""
        rivalry = self.labelling.graph.rivalries.get(issue)
        members = rivalry.members if rivalry is not None else []
        standing = [p for p in members if self.status(p.id) is Status.IN]
        if len(standing) != 1 or any(self._may_stand(p) for p in members if p is not standing[0]):
            return None
        return standing[0].id

    def why(self, claim: Id) -> Why:
        """The kind of reason a claim has its status for."""
        status = self.status(claim)
        p = self.labelling.graph.claims[claim]
        if status is self.labelling.status(claim):
            return self.labelling.why(claim)
        if status is Status.UNDECIDED:
            return Why.WAITS
        if status is Status.IN:
            return Why.ACCEPTED if p.fixed is Rule.ACCEPTED else Why.SUPPORTED
        return self._why_out(p)

    def reason(self, claim: Id) -> Sentence:
        """Why a claim has its status, in a sentence."""
        status = self.status(claim)
        settled = status is self.labelling.status(claim) and status is not Status.UNDECIDED
        if settled and (self.kind is not Dung.STAGE or self.labelling.graph.claims[claim].fixed is not Rule.NONE):
            return self._reasons.claim(claim)
        if self.kind is Dung.GROUNDED:
            return self._reasons.claim(claim)
        if self.none:
            return say("Open as mapped: no stable reading exists.")
        if status is not Status.UNDECIDED:
            return say(_SETTLED[status][self.kind is Dung.IDEAL], kind=say(self.kind.value))
        return self._open(claim)

    def _open(self, claim: Id) -> Sentence:
        kind = say(self.kind.value)
        common = self._of(self._translation.claims[claim])
        if common.always_in is None or common.always_out is None:
            return say("Open as mapped: the search for {kind} readings was not finished.", kind=kind)
        if self.kind is Dung.IDEAL:
            return say("Open as mapped: the {kind} reading does not decide it.", kind=kind)
        if not self.found.complete:
            return say("Open as mapped: not all {kind} readings agree on it.", kind=kind)
        count = self.count(claim)
        if not count:
            return say("Open as mapped: it stands in no {kind} reading, and not all reject it.", kind=kind)
        return say(
            "Open as mapped: it stands in {count} of {all} {kind} readings.", count=count, all=len(self), kind=kind
        )

    def count(self, claim: Id) -> int:
        """In how many of the readings found a claim stands that the grounded labelling leaves open."""
        if self._counts is None:
            self._counts = {}
            for reading in self.found.readings:
                for x in reading:
                    self._counts[x] = self._counts.get(x, 0) + 1
        at = self._translation.claims[claim]
        return self._counts.get(at, 0)

    def _why_out(self, p: Proposition) -> Why:
        """Why a claim is out in every reading that the grounded labelling leaves open, by the first of them."""
        if self._first is None:
            first = self.found.readings[:LOOKED_AT]
            self._first = [self._translation.framework.labelled(reading) for reading in first]
        kinds = {self._why_out_in(p, labels) for labels in self._first}
        return kinds.pop() if len(kinds) == 1 else Why.OUTWEIGHED

    def _why_out_in(self, p: Proposition, labels: Labels) -> Why:
        best = max([p.ground, *(step.weight for step in p.steps if self._label(step, labels) is not Label.OUT)])
        if not best:
            return Why.DEFEATED
        against = p.opposite.steps if p.opposite is not None else []
        prevailing = [step.weight for step in against if self._label(step, labels) is Label.IN]
        return Why.DISPROVED if prevailing and p.beats(max(prevailing), best) else Why.OUTWEIGHED

    def _label(self, step: Step, labels: Labels) -> Label:
        at = self._translation.arguments[step.id]
        return at if isinstance(at, Label) else labels[at]

    def _may_stand(self, p: Proposition) -> bool:
        at = self._translation.claims[p.id]
        return at is Label.IN if isinstance(at, Label) else self._some.get(at) is not False

    def _of(self, at: int | Label) -> _Common:
        if self.none:
            return _Common(False, False)
        if isinstance(at, Label):
            return _Common(at is Label.IN, at is Label.OUT)
        return self._common[at]

    def _compared(self, limits: Limits) -> list[_Common]:
        """What the readings have in common, for each argument of the framework."""
        self._some: dict[int, bool | None] = {}  # whether some reading accepts it
        size = len(self._translation.framework)
        if self.none:
            return []
        if self.found.end is End.CANCELLED or (self.found.end is End.CONFLICTS and not self.found.readings):
            return [_Common(None, None)] * size
        quiet = replace(limits, progress=None)
        places = self._translation.claims
        with Acceptance(self._translation.framework, self.kind, quiet, self.found) as acceptance:
            common = [_Common(acceptance.sceptical(x), acceptance.rejected(x)) for x in range(size)]
            answers = [p.id for rivalry in self.labelling.graph.rivalries.values() for p in rivalry.members]
            for x in dict.fromkeys(at for id_ in (*answers, *places) if not isinstance(at := places[id_], Label)):
                self._some[x] = False if common[x].always_out else acceptance.credulous(x)
        return common


def _holds(at: int | Label, accepted: Collection[int]) -> bool:
    """Whether something stands; a label is a number too, and never a place."""
    return at is Label.IN if isinstance(at, Label) else at in accepted


_SETTLED = {
    Status.IN: (
        "Stands as mapped: it stands in every {kind} reading.",
        "Stands as mapped: it stands in the {kind} reading.",
    ),
    Status.OUT: (
        "Falls as mapped: it falls in every {kind} reading.",
        "Falls as mapped: it falls in the {kind} reading.",
    ),
}
