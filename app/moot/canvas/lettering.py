"""The family of fonts that the map on the screen is set in; pictures and prints are not asked about it."""

from __future__ import annotations

from moot.canvas.sheet import Sheet
from moot.drawing.measure import Measure
from moot.drawing.style import ui_family


def set_in(sheet: Sheet, family: str) -> None:
    """Draw the map in this family of fonts; empty for the desktop's own."""
    wanted = family or ui_family()
    if wanted != sheet.drawing.measure.family:
        sheet.set_in(Measure(wanted))


def for_pictures(sheet: Sheet) -> Measure:
    """What measures pictures of the case: the desktop's own family; shared with the map where that is set in it."""
    return sheet.drawing.measure if sheet.drawing.measure.family == ui_family() else Measure(ui_family())
