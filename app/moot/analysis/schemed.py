"""The steps that follow schemes: what they weigh when they are entered, and what an edit has weighed anew."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator

from moot.analysis.propositions import Proposition, Step
from moot.analysis.schemes import compared_weight, compares, criteria_of, peers
from moot.analysis.standards import UNIT, Weight
from moot.model.records import Argument, Id, Mode, Record
from moot.model.weighing import WeighedScheme


class SchemedSteps:
    """The schemes of a case by id, and the steps that they weigh. `asking` is how many are weighed by criteria."""

    def __init__(self) -> None:
        self.asking = 0
        self._schemes: dict[Id, WeighedScheme] = {}
        self._compared: dict[Step, None] = {}

    def change(self, id_: Id, scheme: Record | None) -> None:
        """Take a scheme in, or drop it; the steps that follow it are to be entered anew."""
        if isinstance(scheme, WeighedScheme):
            self._schemes[id_] = scheme
        else:
            self._schemes.pop(id_, None)

    def differ(self, before: Record | None, after: Record | None) -> bool:
        """Whether a change of an argument's scheme changes how it is weighed."""
        if not isinstance(before, Argument) or not isinstance(after, Argument) or before.scheme == after.scheme:
            return False
        return before.scheme in self._schemes or after.scheme in self._schemes

    def enter(self, step: Step, record: Argument) -> None:
        """Set how a step is weighed."""
        scheme = self._schemes.get(record.scheme)
        step.weight = record.weight * UNIT
        step.mode = record.mode
        step.criteria = criteria_of(scheme)
        if step.criteria is not None:
            self.asking += 1
            step.mode = Mode.CUMULATIVE  # in that any premise may bear on its weight
        elif compares(scheme):
            self._compared[step] = None
            step.mode = Mode.LINKED

    def leave(self, step: Step) -> None:
        """Forget a step."""
        self._compared.pop(step, None)
        self.asking -= step.criteria is not None
        step.criteria = None

    def concerned(self, touched: Collection[Proposition]) -> Iterator[Proposition]:
        """What steps with criteria conclude, where a premise or a rival of one was touched."""
        if self.asking:
            for p in touched:
                for q in peers(p):
                    for step in q.uses:
                        if step.criteria is not None and step.conclusion is not None:
                            yield step.conclusion

    def compare(self, touched: Collection[Proposition]) -> Iterator[Proposition]:
        """Weigh compared steps anew where any they are compared with was touched; what those conclude that changed."""
        for step in self._compared:
            target, record = step.conclusion, step.record
            assert target is not None
            assert record is not None
            if any(p in touched for p in peers(target)):
                weight = compared_weight(step, self._schemes, record.weight * UNIT)
                if weight != step.weight:
                    target.steps.remove(step)
                    step.weight = weight
                    insort(target.steps, step, key=lightness)
                    yield target


def lightness(step: Step) -> Weight:
    """The sort key by which the heaviest step comes first."""
    return -step.weight
