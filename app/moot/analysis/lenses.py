"""The gradual semantics by name: enough to offer them, without what computes them."""

from __future__ import annotations

from enum import StrEnum


class Lens(StrEnum):
    """The gradual semantics to choose from."""

    DF_QUAD = "dfquad"
    ENERGY = "energy"
    EULER = "euler"
    H_CATEGORISER = "h-categoriser"
