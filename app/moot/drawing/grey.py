"""The light look in greys, for printers without colour and photocopies.

Relations are told apart by their lines (full, dashed, dotted), marks and words; parties by their names. What a colour
says besides is lost, so every line and word is as dark as it can be and grounds nearly white.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor

from moot.drawing.style import DARK, LIGHT, Relation, Theme

_LINE = "#303030"

# what is not said here is as light as the light theme has it
_CHOSEN: dict[str, Any] = {
    "name": "grey",
    "paper": "#FFFFFF",
    "surface": "#FFFFFF",
    "ink": "#000000",
    "muted": "#4A4A4A",
    "hairline": "#A8A8A8",
    "accent": "#000000",
    "issue": "#262626",
    "issue_ink": "#FFFFFF",
    "spine": "#808080",
    "nobody": "#8C8C8C",
    "placeholder": "#4A4A4A",
    "shadow": ("#000000", 0.08),
    "support": Relation(_LINE, "#F3F3F3", "#909090"),
    "objection": Relation(_LINE, "#E6E6E6", "#707070"),
    "undercut": Relation(_LINE, "#F3F3F3", "#909090"),
}


def in_grey(colour: str) -> str:
    """A colour as a grey of the same lightness (the luma of ITU-R BT.601), as `#RRGGBB`."""
    made = QColor(colour)
    luma = round(0.299 * made.red() + 0.587 * made.green() + 0.114 * made.blue())
    return QColor(luma, luma, luma).name()


def _in_grey(name: str) -> Any:
    return _CHOSEN[name] if name in _CHOSEN else in_grey(getattr(LIGHT, name))


GREY = Theme(**{name: _in_grey(name) for name in Theme.__annotations__})

PRINTED: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, GREY)}
