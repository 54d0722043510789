"""The family of fonts that the map on the screen is set in; pictures and prints are not asked about it."""

from __future__ import annotations

from moot.canvas.sheet import Sheet
from moot.drawing.measure import Measure


def set_in(sheet: Sheet, family: str) -> None:
    """Draw the map in this family of fonts; empty for the desktop's own."""
    if family != (sheet.measure.family if sheet.measure is not None else ""):
        sheet.measure = Measure(family) if family else None
        sheet.draw_anew()
