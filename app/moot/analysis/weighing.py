"""What a step weighs, by how many of its premises are decided and how."""

from __future__ import annotations

from moot.analysis.propositions import Label, Proposition, Step
from moot.analysis.schemes import LabelOf, criteria_weight
from moot.analysis.standards import Weight, share
from moot.model.records import Mode


def label_now(p: Proposition) -> Label:
    """The label a proposition has."""
    return p.label


def bounds(step: Step, stop: Label, ins: int, outs: int, label_of: LabelOf = label_now) -> tuple[Weight, Weight]:
    """The least and the most a step may come to weigh, with so many premises decided and its undercut so labelled.

    `label_of` is asked where criteria are to be weighed, of premises and their rivals.
    """
    if stop is Label.IN:
        return 0, 0
    low: Weight
    high: Weight
    mode = step.mode
    if step.criteria is not None:
        weight = criteria_weight(step, label_of)
        low, high = (0, step.weight) if weight is None else (weight, weight)
    elif mode is Mode.LINKED:
        high = 0 if outs else step.weight
        low = step.weight if ins == len(step.premises) else 0
    elif mode is Mode.CUMULATIVE:
        count = len(step.premises)
        low = share(step.weight, ins, count)
        high = share(step.weight, count - outs, count)
    else:
        low = step.weight if ins else 0
        high = step.weight if outs < len(step.premises) else 0
    return (low, high) if stop is Label.OUT else (0, high)


def settled(step: Step, stop: Label, decided: int, label_of: LabelOf) -> bool:
    """Whether nothing that is open bears on a step's weight, with so many premises decided."""
    if stop is not Label.OUT or decided < len(step.premises):
        return stop is Label.IN
    return step.criteria is None or criteria_weight(step, label_of) is not None


def weight_if(step: Step, standing: int) -> Weight:
    """What a step weighs when it is not undercut and this many of its premises stand.

    With criteria, whatever it may still come to weigh: a premise that falls can give way to a better value.
    """
    if step.criteria is not None:
        return step.high
    if step.mode is Mode.LINKED:
        return step.weight if standing == len(step.premises) else 0
    if step.mode is Mode.CUMULATIVE:
        return share(step.weight, standing, len(step.premises))
    return step.weight if standing else 0
