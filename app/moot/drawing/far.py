"""A map seen from far away: batches of rectangles by colour and lines by relation, without asking each box to paint.

Between the distance at which words can be read and this one cards are plain, with their party's edge and their mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from moot.drawing import style
from moot.drawing.content import CardWords, Content, IssueWords, Mark, PillWords
from moot.drawing.pens import Pens
from moot.drawing.traced import Traced
from moot.layout.laid import LaidMap
from moot.layout.shapes import Box, Edge, EdgeKind, MapLayout, Placed, Rect
from moot.model.records import Polarity

ContentOf: TypeAlias = Callable[[Box], Content]


class Blocks:
    """A whole map as rectangles by colour and straight lines by kind, ready for one call each."""

    def __init__(self) -> None:
        self.rects: dict[str, list[QRectF]] = {}
        self.lines: dict[EdgeKind, list[QLineF]] = {}

    def rect(self, colour: str, rect: Rect) -> None:
        self.rects.setdefault(colour, []).append(QRectF(*rect))

    def line(self, edge: Edge) -> None:
        if not edge.stem and edge.pieces:
            last = edge.pieces[-1]
            self.lines.setdefault(edge.kind, []).append(QLineF(*edge.start, last.x, last.y))


def blocks(pens: Pens, layout: MapLayout, content: ContentOf, finest: float = 0.0) -> Blocks:
    """The map sorted for painting in batches. A branch smaller than `finest` px both ways is one rectangle."""
    made = Blocks()
    if not isinstance(layout, LaidMap) or not layout.orderly:
        for placed in layout.boxes.values():
            made.rect(block_colour(pens, content(placed.box)), placed.rect)
        for edge in layout.edges:
            made.line(edge)
        return made
    # straight from the blocks: a list of all boxes and lines of a large map takes long to make and to throw away
    for frame in layout.frames(finest=finest):
        if frame.is_speck(finest):
            made.rect(block_colour(pens, content(frame.packed.source.box)), frame.whole())
            continue
        for placed in frame.placed():
            made.rect(block_colour(pens, content(placed.box)), placed.rect)
        for edge in layout.lines(frame):
            made.line(edge)
    return made


def paint_blocks(painter: QPainter, pens: Pens, made: Blocks) -> None:
    """The map as blocks and hair-thin lines."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for kind, lines in made.lines.items():
        pen = QPen(pens.lines[kind], 0)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in made.rects.items():
        painter.setBrush(QColor(colour))
        painter.drawRects(rects)
    painter.restore()


def block_colour(pens: Pens, content: Content) -> str:
    """The colour of a box as a block."""
    if isinstance(content, CardWords):
        return pens.tinted(content.edges[0] if content.edges else "")
    if isinstance(content, PillWords):
        return pens.pill_colours[content.polarity]
    return pens.theme.issue if isinstance(content, IssueWords) else pens.theme.hairline


class _Plain:
    """The shapes of plain cards, gathered for one call by colour."""

    def __init__(self) -> None:
        self.cards: list[QRectF] = []
        self.falling: list[QRectF] = []
        self.sees: list[QRectF] = []
        self.issues: list[QRectF] = []
        self.edges: dict[str, list[QRectF]] = {}
        self.pills: dict[Polarity, list[QRectF]] = {}
        self.marks: dict[Mark, list[QPointF]] = {}

    def take(self, placed: Placed, content: Content) -> None:
        rect = QRectF(*placed.rect)
        if isinstance(content, CardWords):
            (self.falling if content.muted else self.cards).append(rect)
            parts = content.edges or ("",)
            tall = rect.height() / len(parts)
            for part, colour in enumerate(parts):
                strip = QRectF(rect.x(), rect.y() + part * tall, style.EDGE_WIDTH * 1.5, tall)
                self.edges.setdefault(colour, []).append(strip)
            if content.status is not None:
                self.marks.setdefault(content.status.mark, []).append(rect.bottomRight() - QPointF(24.0, 20.0))
        elif isinstance(content, PillWords):
            self.pills.setdefault(content.polarity, []).append(rect)
        else:
            (self.issues if isinstance(content, IssueWords) else self.sees).append(rect)


def paint_plain(painter: QPainter, pens: Pens, boxes: Iterable[Placed], content: ContentOf) -> None:
    """Cards without words: surface, border, the party's edge, the mark of the status; pills and issues as bars."""
    plain = _Plain()
    for placed in boxes:
        plain.take(placed, content(placed.box))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for rects, outline, fill in (
        (plain.cards, pens.plain_border, pens.surface),
        (plain.falling, pens.plain_falling, pens.surface),
        (plain.sees, pens.plain_falling, pens.hollow),
        (plain.issues, QPen(Qt.PenStyle.NoPen), pens.issue),
    ):
        _batch(painter, outline, fill, rects)
    for colour, rects in plain.edges.items():
        _batch(painter, QPen(Qt.PenStyle.NoPen), pens.party(colour), rects)
    for polarity, rects in plain.pills.items():
        _batch(painter, QPen(Qt.PenStyle.NoPen), QColor(pens.pill_colours[polarity]), rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for mark, points in plain.marks.items():
        _plain_marks(painter, pens, mark, points)
    painter.restore()


def _batch(painter: QPainter, pen: QPen, fill: QColor, rects: list[QRectF]) -> None:
    if rects:
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRects(rects)


def _plain_marks(painter: QPainter, pens: Pens, mark: Mark, points: list[QPointF]) -> None:
    """Full dots, rings, and rings with a bar: told apart by shape also when small."""
    size = style.STATUS_MARK * 2
    painter.setPen(_dot(pens.ink if mark is Mark.STANDS else pens.muted, size))
    painter.drawPoints(points)
    if mark is not Mark.STANDS:
        painter.setPen(_dot(pens.surface, size * 0.6))
        painter.drawPoints(points)
    if mark is Mark.FALLS:
        reach = QPointF(size / 2.6, -size / 2.6)
        painter.setPen(QPen(pens.muted, size * 0.2))
        painter.drawLines([QLineF(point - reach, point + reach) for point in points])


def _dot(colour: QColor, size: float) -> QPen:
    pen = QPen(colour, size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def paint_lines(painter: QPainter, pens: Pens, traced: Traced, edges: Iterable[Edge], scale: float) -> None:
    """The lines of plain cards: one path for each relation; thin, since weights cannot be told at this size."""
    paths: dict[EdgeKind, QPainterPath] = {}
    arrows: list[tuple[EdgeKind, QPolygonF]] = []
    for edge in edges:
        path, arrow = traced.trace(edge)
        paths.setdefault(edge.kind, QPainterPath()).addPath(path)
        if arrow is not None:
            arrows.append((edge.kind, arrow))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for kind, whole in paths.items():
        painter.setPen(pens.edge(kind, max(2.0, 1.0 / scale), solid=False))
        painter.drawPath(whole)
    painter.setPen(Qt.PenStyle.NoPen)
    for kind, arrow in arrows:
        painter.setBrush(pens.lines[kind])
        painter.drawPolygon(arrow)
