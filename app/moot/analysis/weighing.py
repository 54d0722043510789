"""What a step weighs, by how many of its premises are decided and how."""

from __future__ import annotations

from moot.analysis.propositions import Label, Step
from moot.analysis.standards import Weight, share
from moot.model.records import Mode


def bounds(step: Step, stop: Label, ins: int, outs: int) -> tuple[Weight, Weight]:
    """The least and the most a step may come to weigh, with so many premises decided and its undercut so labelled."""
    if stop is Label.IN:
        return 0, 0
    low: Weight
    high: Weight
    mode = step.mode
    if mode is Mode.LINKED:
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


def weight_if(step: Step, standing: int) -> Weight:
    """What a step weighs when it is not undercut and this many of its premises stand."""
    if step.mode is Mode.LINKED:
        return step.weight if standing == len(step.premises) else 0
    if step.mode is Mode.CUMULATIVE:
        return share(step.weight, standing, len(step.premises))
    return step.weight if standing else 0
