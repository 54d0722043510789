"""A theme as Qt draws it: colours and pens made once and used for every box.

Colours, not brushes: asked for a brush of one, Qt for Python first loads all it knows of gradients and images.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from moot.drawing import style
from moot.drawing.content import Border
from moot.drawing.grey import GREY, in_grey
from moot.drawing.measure import Ink
from moot.drawing.style import Theme, Tone
from moot.layout.shapes import EdgeKind
from moot.model.records import Polarity

TONES = {Polarity.PRO: Tone.SUPPORT, Polarity.CON: Tone.OBJECTION, Polarity.UNDERCUT: Tone.UNDERCUT}
EDGE_TONES = {
    EdgeKind.POSITION: Tone.NEUTRAL,
    EdgeKind.PRO: Tone.SUPPORT,
    EdgeKind.CON: Tone.OBJECTION,
    EdgeKind.UNDERCUT: Tone.UNDERCUT,
}


class Pens:
    """The colours and pens of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.paper = QColor(theme.paper)
        self.surface = QColor(theme.surface)
        self.hollow = QColor(theme.paper)
        self.issue = QColor(theme.issue)
        # mixed here: what lets the ground through is painted with threads, which costs eight times as much a box
        shadow, dark = theme.shadow
        self.shadow = _mixed(self.paper, QColor(shadow), dark)
        self.ink = QColor(theme.ink)
        self.muted = QColor(theme.muted)
        self.accent = QColor(theme.accent)
        self.borders = {
            Border.SOLID: QPen(QColor(theme.hairline), style.HAIRLINE),
            Border.DASHED: _dashed(theme.muted, style.HAIRLINE, style.THIN_DASHES),
            Border.DOTTED: _dotted(theme.muted, 1.2),
        }
        self.see = _dashed(theme.muted, 1.1, style.THIN_DASHES)
        self.badge = QPen(QColor(theme.hairline), style.HAIRLINE)
        self.inks = {
            Ink.INK: QPen(self.ink),
            Ink.MUTED: QPen(self.muted),
            Ink.TURNED: QPen(self.accent),
            Ink.ISSUE: QPen(QColor(theme.issue_ink)),
            Ink.RELATION: QPen(self.ink),
        }
        self._relations(theme)
        self.plain_border = QPen(QColor(theme.hairline), 0)
        self.plain_falling = _dashed(theme.muted, 0, style.THIN_DASHES)
        self.lines = {kind: QColor(theme.relation(tone).line) for kind, tone in EDGE_TONES.items()}
        self.ring = QPen(self.accent, style.RING_WIDTH)
        self.hover = QPen(self.accent, style.HOVER_WIDTH)
        self.turned = QPen(self.accent, style.TURNED_WIDTH)
        self._parties: dict[str, QColor] = {}
        self._tinted: dict[str, str] = {}
        self._edges: dict[tuple[EdgeKind, float, bool], QPen] = {}

    def _relations(self, theme: Theme) -> None:
        """What is drawn in the colour of a relation."""
        self.words = {polarity: QPen(QColor(theme.relation(tone).line)) for polarity, tone in TONES.items()}
        self.pills = {
            polarity: QPen(QColor(theme.relation(tone).line), style.PILL_BORDER) for polarity, tone in TONES.items()
        }
        self.idle_pills = {
            polarity: _dashed(theme.relation(tone).line, style.PILL_BORDER, style.THIN_DASHES)
            for polarity, tone in TONES.items()
        }
        self.tints = {polarity: QColor(theme.relation(tone).tint) for polarity, tone in TONES.items()}
        self.tint_borders = {
            polarity: QPen(QColor(theme.relation(tone).border), 1.0) for polarity, tone in TONES.items()
        }
        self.pill_colours = {polarity: theme.relation(tone).line for polarity, tone in TONES.items()}

    def party(self, colour: str) -> QColor:
        """The colour of a party's edge; an empty one is nobody's."""
        found = self._parties.get(colour)
        if found is None:
            seen = colour or self.theme.nobody
            found = self._parties[colour] = QColor(in_grey(seen) if self.theme is GREY else seen)
        return found

    def tinted(self, colour: str) -> str:
        """A party's colour thinned with paper, for blocks seen from far away."""
        found = self._tinted.get(colour)
        if found is None:
            mixed = _mixed(QColor(colour or self.theme.nobody), self.paper, 0.5)
            found = self._tinted[colour] = mixed.name()
        return found

    def grown(self, pen: QPen, factor: float) -> QPen:
        """The same pen, thicker."""
        grown = QPen(pen)
        grown.setWidthF(pen.widthF() * factor)
        return grown

    def edge(self, kind: EdgeKind, width: float, solid: bool) -> QPen:
        """The pen of a line: dashed for objections, dotted for undercuts, unless it is a stem or drawn very small."""
        key = (kind, width, solid)
        pen = self._edges.get(key)
        if pen is None:
            colour = self.lines[kind].name()
            if not solid and kind is EdgeKind.CON:
                pen = _dashed(colour, width, style.DASHES)
            elif not solid and kind is EdgeKind.UNDERCUT:
                pen = _dotted(colour, width * 1.1)
            else:
                pen = QPen(QColor(colour), width)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._edges[key] = pen
        return pen


@lru_cache(maxsize=8)
def pens(theme: Theme) -> Pens:
    """The pens of a theme, made once."""
    return Pens(theme)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    keep = 1.0 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def _dashed(colour: str, width: float, pattern: tuple[float, float]) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(list(pattern))
    return pen


def _dotted(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern(list(style.DOTS))
    return pen


@cache
def _corner_angle() -> tuple[float, float]:
    """Where a card's party edge leaves the round corner, in degrees, and how far down that is, in px."""
    radius, width = style.CARD_CORNER, style.EDGE_WIDTH
    angle = math.degrees(math.acos((radius - width) / radius))
    return 180.0 - angle, radius - math.sqrt(radius**2 - (radius - width) ** 2)


@lru_cache(maxsize=4096)
def party_edge(height: float, part: int, parts: int) -> QPainterPath:
    """The strip at the left of a card of this height, within its round corners; one of several equal parts."""
    radius, width = style.CARD_CORNER, style.EDGE_WIDTH
    angle, drop = _corner_angle()
    path = QPainterPath()
    path.moveTo(width, drop)
    path.arcTo(0, 0, 2 * radius, 2 * radius, angle, 180.0 - angle)
    path.lineTo(0, height - radius)
    path.arcTo(0, height - 2 * radius, 2 * radius, 2 * radius, 180.0, 180.0 - angle)
    path.closeSubpath()
    if parts == 1:
        return path
    window = QPainterPath()
    window.addRect(0, height * part / parts, width, height / parts)
    return path.intersected(window)
