"""Side by side or stacked: how the things under one box, and the premises in one band, are arranged.

A choice is a wish: where it would make lines cross (premises stacked in a band, each with reasons of its own beneath),
the layout keeps to what works.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from moot.layout.forest import Node, Step
from moot.layout.shapes import BoxKind
from moot.model.records import SETTINGS_ID, Kind, Ref


class Arrangement(StrEnum):
    """ROW: side by side across the direction of growth, a line to each. COLUMN: stacked, joined by a spine at the left.

    For a band (keyed by its argument) and for the trees of the map (keyed by `TREES`) it is meant on paper: ROW is left to
    right, COLUMN is top to bottom, whatever the direction.
    """

    ROW = "row"
    COLUMN = "column"


TREES = Ref(Kind.SETTINGS, SETTINGS_ID)

Arrangements: TypeAlias = Mapping[Ref, Arrangement]


def is_leaf(step: Step) -> bool:
    """Whether nothing hangs beneath the premises of a step or beside its pill."""
    return not step.undercuts and not any(node.steps for node in step.premises)


def compact(node: Node) -> Arrangement:
    """The rule of *Compact*: reasons that are all leaves stand in a column."""
    if node.box.kind is BoxKind.ISSUE:
        plain = all(not position.steps for position in node.positions)
        return Arrangement.COLUMN if plain and len(node.positions) > 1 else Arrangement.ROW
    if len(node.steps) > 1 and all(is_leaf(step) for step in node.steps):
        return Arrangement.COLUMN
    return Arrangement.ROW
