"""How well a party's colour shows and can be told from others, for all eyes, worked out from the colours themselves.

Two colours are as far apart as in CIE Lab (D65, CIE 1976) under ordinary sight or under full protanopia, deuteranopia
or tritanopia, whichever is least. What those see is simulated as in Machado, Oliveira & Fernandes (2009), "A
Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1. Contrast is that of WCAG 2.
Colours are `#RRGGBB`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from itertools import product
from typing import TypeAlias

from moot.drawing.style import DARK, LIGHT, PARTY_COLOURS, Theme

LEAST_CONTRAST = 3.0  # against paper and cards of either theme
LEAST_DISTANCE = 12.0  # Lab units: below that two edges of cards far apart are taken for one

Triple: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[Triple, Triple, Triple]


class Sight(StrEnum):
    """Ways of seeing colours."""

    ORDINARY = "ordinary"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


# on linear RGB
_SEEN: Mapping[Sight, Matrix] = {
    Sight.ORDINARY: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    Sight.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE: Triple = (0.9505, 1.0, 1.089)
_DARKEST, _SLOPE = 216 / 24389, 24389 / 27


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faint_on(colour: str) -> Theme | None:
    """The theme on whose paper or cards a colour shows too faintly; None where it shows on all."""

    def shows(theme: Theme) -> float:
        return min(contrast(colour, theme.paper), contrast(colour, theme.surface))

    worst = min((LIGHT, DARK), key=shows)
    return worst if shows(worst) < LEAST_CONTRAST else None


def distance(one: str, other: str, sights: Iterable[Sight] = Sight) -> float:
    """How far apart two colours are for whom they are hardest to tell apart, in Lab units."""
    return min(math.dist(_seen(one, sight), _seen(other, sight)) for sight in sights)


def nearest(colour: str, others: Iterable[str]) -> str | None:
    """Of some colours the one nearest to this, where the two cannot well be told apart; None otherwise."""
    near = min(others, key=lambda other: distance(colour, other), default=None)
    return near if near is not None and distance(colour, near) < LEAST_DISTANCE else None


def suggested(used: Iterable[str]) -> str:
    """The colour of the palette furthest from those in use; of several, the first.

    Where all of it is in use, or too near to what is, the furthest of a wider choice of muted colours.
    """
    taken = [colour.upper() for colour in used]
    if not taken:
        return PARTY_COLOURS[0]

    def room(colour: str) -> float:
        return min(distance(colour, other) for other in taken)

    best = max(PARTY_COLOURS, key=room)
    return best if room(best) >= LEAST_DISTANCE else max((best, *_wider()), key=room)


@cache
def _wider() -> tuple[str, ...]:
    """Colours in even steps that are neither glaring nor faint in either theme."""
    grid = (f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in product(range(51, 220, 17), repeat=3))
    return tuple(colour for colour in grid if faint_on(colour) is None)


@cache
def _seen(colour: str, sight: Sight) -> Triple:
    """A colour in Lab as a sight has it."""
    return _lab(_times(_SEEN[sight], _linear(colour)))


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _opened(red), _opened(green), _opened(blue)


def _opened(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def _luminance(colour: str) -> float:
    return _times(_XYZ, _linear(colour))[1]


def _lab(linear: Triple) -> Triple:
    red, green, blue = (min(1.0, max(0.0, value)) for value in linear)
    x, y, z = (_rooted(value / white) for value, white in zip(_times(_XYZ, (red, green, blue)), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _rooted(value: float) -> float:
    return math.cbrt(value) if value > _DARKEST else (_SLOPE * value + 16) / 116


def _times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third
