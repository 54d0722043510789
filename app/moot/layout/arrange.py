"""Side by side or stacked: how the things under one box, and the premises in one band, are arranged.

A choice is a wish: where it would make lines cross (premises stacked in a band, each with reasons of its own beneath),
the layout keeps to what works.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from moot.layout.forest import Node, Step
from moot.layout.shapes import BoxKind
from moot.model.records import SETTINGS_ID, Kind, Ref


class Arrangement(StrEnum):
    """ROW: side by side across the direction of growth, a line to each. COLUMN: stacked, joined by a spine at the
    left.

    For a band (keyed by its argument) and for the trees of the map (keyed by `TREES`) it is meant on paper: ROW is
    left to right, COLUMN is top to bottom, whatever the direction.
    """

    ROW = "row"
    COLUMN = "column"


class Stacks(NamedTuple):
    """A row of columns, of so many kids each, in order; each column has its own spine. Growing right, a plain row."""

    counts: tuple[int, ...]


Wish: TypeAlias = Arrangement | Stacks

TREES = Ref(Kind.SETTINGS, SETTINGS_ID)

Arrangements: TypeAlias = Mapping[Ref, Wish]


def is_leaf(step: Step) -> bool:
    """Whether nothing hangs beneath the premises of a step or beside its pill."""
    return not step.undercuts and not any(node.steps for node in step.premises)


T = TypeVar("T")


def parted(kids: Sequence[T], wish: Stacks) -> list[Sequence[T]]:
    """The kids in the columns asked for; those not spoken of (the map has grown since) each on their own."""
    found: list[Sequence[T]] = []
    taken = 0
    for count in wish.counts:
        if kids[taken : taken + count]:
            found.append(kids[taken : taken + count])
        taken += count
    return found + [(kid,) for kid in kids[taken:]]


def runs(steps: Sequence[Step]) -> Stacks:
    """Neighbouring leaves with the same relation in a column together, everything else alone."""
    counts: list[int] = []
    before: Step | None = None
    for step in steps:
        alike = before is not None and is_leaf(before) and before.argument.polarity is step.argument.polarity
        if alike and is_leaf(step):
            counts[-1] += 1
        else:
            counts.append(1)
        before = step
    return Stacks(tuple(counts))


def compact(node: Node) -> Wish:
    """The rule of *Compact*: reasons that are all leaves stand in a column, neighbouring leaves among others in
    stacks."""
    if node.box.kind is BoxKind.ISSUE:
        plain = all(not position.steps for position in node.positions)
        return Arrangement.COLUMN if plain and len(node.positions) > 1 else Arrangement.ROW
    if len(node.steps) < 2:
        return Arrangement.ROW
    if all(is_leaf(step) for step in node.steps):
        return Arrangement.COLUMN
    return runs(node.steps)
