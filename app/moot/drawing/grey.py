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
    """A colour as a grey of the same luminance (as WCAG 2 has it, of sRGB by IEC 61966-2-1), as `#RRGGBB`."""
    made = QColor(colour)
    red, green, blue = (_linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return QColor.fromRgbF(part, part, part).name()


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _in_grey(name: str) -> Any:
    return _CHOSEN[name] if name in _CHOSEN else in_grey(getattr(LIGHT, name))


GREY = Theme(**{name: _in_grey(name) for name in Theme.__annotations__})

PRINTED: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, GREY)}
