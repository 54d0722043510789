"""The light look in greys, for printers without colour and photocopies.

Relations are told apart by their lines (full, dashed, dotted), marks and words; parties by their names. What a colour
says besides is lost, so every line and word is as dark as it can be and grounds nearly white.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor

from moot.drawing.style import DARK, LIGHT, Relation, Theme

_LINE = "#303030"

GREY = replace(
    LIGHT,
    name="grey",
    paper="#FFFFFF",
    ink="#000000",
    muted="#4A4A4A",
    hairline="#A8A8A8",
    accent="#000000",
    issue="#262626",
    spine="#8C8C8C",
    nobody="#C4C4C4",
    placeholder="#4A4A4A",
    block="#E0E0E0",
    shadow=("#000000", 0.08),
    support=Relation(_LINE, "#F3F3F3", "#A0A0A0"),
    objection=Relation(_LINE, "#E6E6E6", "#808080"),
    undercut=Relation(_LINE, "#F3F3F3", "#A0A0A0"),
)

PRINTED: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, GREY)}


def in_grey(colour: str) -> str:
    """A colour as a grey of the same lightness (the luma of ITU-R BT.601), as `#RRGGBB`."""
    made = QColor(colour)
    luma = round(0.299 * made.red() + 0.587 * made.green() + 0.114 * made.blue())
    return QColor(luma, luma, luma).name()
