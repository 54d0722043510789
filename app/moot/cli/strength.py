"""Strengths as `moot analyse --strength` shows them: numbers in JSON, a column before the claims of the table."""

from __future__ import annotations

from moot.analysis.lenses import Lens
from moot.analysis.strength import claim_strengths
from moot.model.case import Case
from moot.model.records import Id


def rounded(case: Case, lens: Lens) -> dict[Id, float | None]:
    """The strength of each claim to six decimals, None where there is no stable value."""
    found = claim_strengths(case, lens)
    return {id_: None if strength is None else round(strength, 6) for id_, strength in found.items()}


def column(case: Case, lens: Lens | None) -> dict[Id, str]:
    """What stands before each claim in the table; nothing without a lens."""
    if lens is None:
        return {}
    found = claim_strengths(case, lens)
    return {id_: "   –  " if strength is None else f"{strength:6.2f}" for id_, strength in found.items()}
