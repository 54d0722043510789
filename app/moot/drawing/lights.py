"""What a filter or a search picks out of a map: the boxes left lit while a veil lies over the rest, those found.

Far away, spots keep a size that can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from moot.drawing import style
from moot.drawing.pens import Pens
from moot.layout.shapes import MapLayout, Placed, Rect
from moot.model.records import Ref

if TYPE_CHECKING:
    from moot.drawing.far import ContentOf

_LEAST_SPOT = 3.0  # px of the screen


class Lights(NamedTuple):
    """`lit` are the boxes a filter leaves as they are, None where there is no filter; `found` are ringed."""

    lit: frozenset[Ref] | None = None
    found: frozenset[Ref] = frozenset()


class Spots:
    """Lit and found boxes seen from far away: rectangles by colour, made once for as long as they stay the same."""

    def __init__(self, content: ContentOf, layout: MapLayout) -> None:
        self._content = content
        self._layout = layout
        self._lit: tuple[frozenset[Ref], str, float, dict[str, list[QRectF]]] | None = None
        self._found: tuple[frozenset[Ref], float, list[QRectF]] | None = None

    def lit(self, pens: Pens, refs: frozenset[Ref], scale: float) -> dict[str, list[QRectF]]:
        """The lit boxes as blocks in their colours."""
        from moot.drawing.far import block_colour

        kept = self._lit
        if kept is None or kept[0] is not refs or kept[1:3] != (pens.theme.name, scale):
            rects: dict[str, list[QRectF]] = {}
            for placed in self._placed(refs):
                colour = block_colour(pens, self._content(placed.box))
                rects.setdefault(colour, []).append(_spot(placed.rect, scale))
            self._lit = kept = (refs, pens.theme.name, scale, rects)
        return kept[3]

    def found(self, refs: frozenset[Ref], scale: float) -> list[QRectF]:
        """The boxes found, as blocks."""
        kept = self._found
        if kept is None or kept[0] is not refs or kept[1] != scale:
            self._found = kept = (refs, scale, [_spot(placed.rect, scale) for placed in self._placed(refs)])
        return kept[2]

    def _placed(self, refs: Iterable[Ref]) -> list[Placed]:
        boxes = self._layout.boxes
        return [boxes[ref] for ref in refs if ref in boxes]


def draw_veil(painter: QPainter, pens: Pens, area: QRectF) -> None:
    """Paper laid thinly over what has been painted."""
    veil = QColor(pens.paper)
    veil.setAlpha(style.VEIL)
    painter.fillRect(area, veil)


def draw_spots(painter: QPainter, spots: dict[str, list[QRectF]]) -> None:
    """Blocks above the veil."""
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in spots.items():
        painter.setBrush(QColor(colour))
        painter.drawRects(rects)


def _spot(rect: Rect, scale: float) -> QRectF:
    wide, high = (max(0.0, _LEAST_SPOT / scale - side) / 2 for side in (rect.w, rect.h))
    return QRectF(*rect).adjusted(-wide, -high, wide, high)
