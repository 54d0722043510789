"""Paints a laid-out map on any QPainter: the screen, SVG, PDF, PNG, a printer, the minimap.

How much is drawn depends on the scale only: everything, plain cards once words cannot be read, blocks from far away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from moot.drawing import style
from moot.drawing.boxes import NO_BRUSH, Badge, badge_at, badge_width, paint_badge, paint_box, paint_ring
from moot.drawing.content import Content, PillWords
from moot.drawing.far import Blocks, ContentOf, blocks, paint_blocks, paint_lines, paint_plain
from moot.drawing.lights import Lights, Spots, draw_spots, draw_veil
from moot.drawing.measure import Prepared
from moot.drawing.pens import Pens, pens
from moot.drawing.style import Theme
from moot.drawing.traced import Extent, Traced
from moot.layout.shapes import Band, Box, BoxKind, Edge, MapLayout, Placed
from moot.model import pace
from moot.model.records import Kind, Ref


class Detail(IntEnum):
    """How much of a box is drawn."""

    BLOCKS = 0
    PLAIN = 1
    FULL = 2


def detail_at(scale: float) -> Detail:
    """What can be told apart at this scale (1.0 is 100 %)."""
    if scale < style.BLOCK_SCALE:
        return Detail.BLOCKS
    return Detail.PLAIN if scale < style.READABLE_SCALE else Detail.FULL


NO_LIGHTS = Lights()


class Marks(NamedTuple):
    """What only the screen shows: the boxes selected, the one under the pointer, those a filter or search picks out;
    those left out are not drawn."""

    selected: Collection[Ref] = ()
    hovered: Ref | None = None
    left_out: Collection[Ref] = ()
    lights: Lights = NO_LIGHTS


NO_MARKS = Marks()


class Painting:
    """A layout with what its boxes say, to be painted as often as wanted, in any theme.

    Painting boxes in full is long work: see `model.pace`.
    """

    def __init__(self, layout: MapLayout, content: ContentOf, prepare: Callable[[Content], Prepared]) -> None:
        self.traced = Traced(layout)
        self.content = content
        self._prepare = prepare
        self._blocks: dict[tuple[str, float], Blocks] = {}
        self._spots = Spots(content, layout)

    def paint(
        self,
        painter: QPainter,
        theme: Theme,
        *,
        scale: float,
        exposed: QRectF | None = None,
        marks: Marks = NO_MARKS,
        detail: Detail | None = None,
    ) -> None:
        """Paint what of the map meets `exposed` (px of the map; None: all of it). The paper is the caller's to fill.

        `scale` is how many device-independent px one px of the map becomes; it decides what can be told apart, unless
        `detail` says what to draw.
        """
        area = _extent(exposed)
        wanted = detail_at(scale) if detail is None else detail
        made = pens(theme)
        lit = marks.lights.lit
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            self._draw(painter, made, wanted, area, scale, marks.left_out)
            if lit is not None:
                draw_veil(painter, made, QRectF(*self.traced.layout.bounds) if exposed is None else exposed)
                self._draw(painter, made, wanted, area, scale, marks.left_out, lit)
            self._found(painter, made, wanted, area, scale, marks.lights.found)
            self._rings(painter, made, marks, scale)

    def _draw(
        self,
        painter: QPainter,
        made: Pens,
        detail: Detail,
        area: Extent | None,
        scale: float,
        left_out: Collection[Ref],
        only: frozenset[Ref] | None = None,
    ) -> None:
        """Draw all that is in an area, or only some boxes of it, with the lines between them."""
        if detail is Detail.BLOCKS:
            if only is None:
                paint_blocks(painter, made, self._far(made, scale))
            else:
                draw_spots(painter, self._spots.lit(made, only, scale))
            return
        boxes, bands, edges = self.traced.seen(area)
        if left_out:
            boxes = [placed for placed in boxes if placed.box.ref not in left_out]
            bands = [band for band in bands if Ref(Kind.ARGUMENT, band.argument) not in left_out]
            edges = [edge for edge in edges if edge.source not in left_out and edge.target not in left_out]
        if only is not None:  # without the ground of linked premises: it would cover those that are not lit
            boxes, bands = [placed for placed in boxes if placed.box.ref in only], ()
            edges = [edge for edge in edges if edge.source in only and edge.target in only]
        for band in bands:
            paint_band(painter, made, band)
        if detail is Detail.PLAIN:
            paint_lines(painter, made, self.traced, edges, scale)
            paint_plain(painter, made, boxes, self.content)
        else:
            self._close_up(painter, made, boxes, edges)

    def forget(self) -> None:
        """Boxes say something else than they did, in the same places."""
        self._blocks.clear()
        self._spots = Spots(self.content, self.traced.layout)

    def boxes_within(self, exposed: QRectF | None) -> list[Placed]:
        """The boxes that meet a rectangle, in reading order."""
        return list(self.traced.boxes_within(_extent(exposed)))

    def badge(self, ref: Ref) -> Badge | None:
        """The fold badge of a box with its place, None where nothing is hidden."""
        placed = self.traced.layout.boxes.get(ref)
        return None if placed is None else self._badge(placed)

    def _badge(self, placed: Placed) -> Badge | None:
        fold = self._prepare(self.content(placed.box)).fold
        if fold is None:
            return None
        return badge_at(fold, placed.rect, self.traced.crowded_below(placed, badge_width(fold[0]) + 14.0))

    def _far(self, made: Pens, scale: float) -> Blocks:
        """All of the map in blocks, kept: so far away it is quicker to paint all than to choose."""
        finest = 1.0 / scale if scale < style.SPECK_SCALE else 0.0
        kept = self._blocks.get((made.theme.name, finest))
        if kept is None:
            kept = self._blocks[made.theme.name, finest] = blocks(made, self.traced.layout, self.content, finest)
        return kept

    def _close_up(self, painter: QPainter, made: Pens, boxes: Sequence[Placed], edges: Sequence[Edge]) -> None:
        pills = []
        for placed in boxes:
            if placed.box.kind is BoxKind.ARGUMENT:
                pills.append(placed)
            else:
                self._box(painter, made, placed)
        self._lines(painter, made, edges)
        for placed in pills:
            self._box(painter, made, placed)
        for placed in boxes:
            if placed.box.hidden is not None and (badge := self._badge(placed)) is not None:
                paint_badge(painter, made, badge)

    def _box(self, painter: QPainter, made: Pens, placed: Placed) -> None:
        pace.tick()
        content = self.content(placed.box)
        paint_box(painter, made, content, self._prepare(content), placed.rect)

    def _lines(self, painter: QPainter, made: Pens, edges: Sequence[Edge]) -> None:
        # below a device pixel Qt takes a short cut that turns dots into dashes
        least = round(style.LEAST_LINE / max(painter.worldTransform().m11(), 0.01), 1)
        for edge in edges:
            path, arrow = self.traced.trace(edge)
            width = style.IDLE_WIDTH if self._idle(edge) else style.line_width(edge.weight)
            painter.setPen(made.edge(edge.kind, max(width, least), edge.stem))
            painter.setBrush(NO_BRUSH)
            painter.drawPath(path)
            if arrow is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(made.lines[edge.kind])
                painter.drawPolygon(arrow)

    def _idle(self, edge: Edge) -> bool:
        """Whether a line belongs to a step that does not count: thin, as its pill is hollow."""
        if edge.source.kind is not Kind.ARGUMENT:
            return False
        content = self.content(Box(BoxKind.ARGUMENT, edge.source))
        return isinstance(content, PillWords) and content.idle

    def _found(
        self, painter: QPainter, made: Pens, detail: Detail, area: Extent | None, scale: float, refs: frozenset[Ref]
    ) -> None:
        """A thin ring round each box found; a spot in its place from far away."""
        if detail is Detail.BLOCKS:
            draw_spots(painter, {made.theme.accent: self._spots.found(refs, scale)} if refs else {})
            return
        pen = made.grown(made.hover, max(1.0, 0.9 / scale))
        for placed in self.traced.seen(area).boxes if refs else ():
            if placed.box.ref in refs:
                paint_ring(painter, pen, self.content(placed.box), placed.rect)

    def _rings(self, painter: QPainter, made: Pens, marks: Marks, scale: float) -> None:
        """Rings keep a width that can be seen from far away, so they are drawn at every scale."""
        boxes = self.traced.layout.boxes
        grown = max(1.0, 0.7 / scale)
        for ref, pen in [*((ref, made.ring) for ref in marks.selected), (marks.hovered, made.hover)]:
            placed = boxes.get(ref) if ref is not None else None
            if placed is None or (pen is made.hover and placed.box.ref in marks.selected):
                continue
            if grown > 1.0:
                pen = made.grown(pen, grown)
            paint_ring(painter, pen, self.content(placed.box), placed.rect)


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """The painter is afterwards set as it was before, also where the painting was called off."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def paint_band(painter: QPainter, made: Pens, band: Band) -> None:
    """The tinted ground under linked premises."""
    painter.setPen(made.tint_borders[band.polarity])
    painter.setBrush(made.tints[band.polarity])
    rect = QRectF(*band.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, style.BAND_CORNER, style.BAND_CORNER)


def _extent(exposed: QRectF | None) -> Extent | None:
    return None if exposed is None else Extent(exposed.left(), exposed.top(), exposed.right(), exposed.bottom())
