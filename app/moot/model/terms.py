"""The terms records choose from: proof standards, stances, polarities, and the like; `records` passes them on."""

from __future__ import annotations

from enum import StrEnum


class Standard(StrEnum):
    """Proof standards, weakest first (Gordon, Prakken & Walton 2007; Carneades 4)."""

    SCINTILLA = "SE"
    DIALECTICAL_VALIDITY = "DV"
    PREPONDERANCE = "PE"
    CLEAR_AND_CONVINCING = "CCE"
    BEYOND_REASONABLE_DOUBT = "BRD"


class Stance(StrEnum):
    """How a claim is taken before any argument is weighed."""

    OPEN = "open"
    ASSERTED = "asserted"
    PRESUMED = "presumed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Polarity(StrEnum):
    """What an argument does: supports a claim, objects to it, or attacks the step another argument makes."""

    PRO = "pro"
    CON = "con"
    UNDERCUT = "undercut"


class Mode(StrEnum):
    """How the premises of one argument work together."""

    LINKED = "linked"
    CONVERGENT = "convergent"
    CUMULATIVE = "cumulative"


class BareLeaves(StrEnum):
    """Whether an open claim nobody argues for counts as asserted, or has still to be proved."""

    ASSERT = "assert"
    PROVE = "prove"


class Direction(StrEnum):
    """Where a map grows from its issue."""

    DOWN = "down"
    RIGHT = "right"


class Move(StrEnum):
    """What a critical question becomes when it is pressed.

    `premise`: an objection to one premise. `assumption`: one premise more, presumed until rebutted. `exception`: an
    undercut of the step. `conclusion`: a rebuttal of what the step leads to.
    """

    PREMISE = "premise"
    ASSUMPTION = "assumption"
    EXCEPTION = "exception"
    CONCLUSION = "conclusion"
