"""A sheet: one page or picture, with the part of the map it shows, where that stands, and what is written round it.

Sheets are measured in px of 1/96 inch whatever they become, so one painter serves SVG, PNG, PDF and print.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPen

from moot.drawing import style
from moot.drawing.boxes import NO_BRUSH
from moot.drawing.caption import Caption
from moot.drawing.drawn import DrawnMap
from moot.drawing.lines import Block
from moot.drawing.paint import Detail, Marks, saved
from moot.drawing.pens import Pens, pens
from moot.layout.shapes import BoxKind, Placed, Rect
from moot.layout.tiling import HAIR
from moot.model.records import Id, Kind, Ref

POINT = 0.75  # points in a px


class Label(NamedTuple):
    """A short text in the margin of a sheet: page numbers, where the map continues. `turn` is in degrees, clockwise
    round the point."""

    words: Block
    x: float
    y: float
    turn: float = 0.0


class Frame(NamedTuple):
    """A thin rectangle with a number, on the overview of a map that fills several pages."""

    rect: Rect
    number: Block


class Cell(NamedTuple):
    """A page on the small map of the pages that each of several has; `here` is the page itself."""

    rect: Rect
    here: bool


class Link(NamedTuple):
    """From a see-card on a sheet to the claim drawn in full, `target` None where that is on another sheet."""

    claim: Id
    rect: Rect


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. The map's `area` appears at `map_at` (its upper left corner on the sheet), `scale` times its size."""

    width: float
    height: float
    area: Rect
    map_at: tuple[float, float]
    scale: float
    margin: float
    caption: Caption | None = None
    labels: tuple[Label, ...] = ()
    frames: tuple[Frame, ...] = ()
    cells: tuple[Cell, ...] = ()
    white: bool = False
    left_out: Collection[Ref] = field(default=frozenset())

    @property
    def type_size(self) -> float:
        """The size of the text of claims on this sheet, in points."""
        return style.pixel_size(style.Role.TEXT) * self.scale * POINT

    @property
    def window(self) -> Rect:
        """Where on the sheet the map is."""
        return Rect(*self.map_at, self.area.w * self.scale, self.area.h * self.scale)

    def on_sheet(self, rect: Rect) -> Rect:
        """A rectangle of the map in px of the sheet."""
        x = self.map_at[0] + (rect.x - self.area.x) * self.scale
        y = self.map_at[1] + (rect.y - self.area.y) * self.scale
        return Rect(x, y, rect.w * self.scale, rect.h * self.scale)

    def shows(self, rect: Rect) -> bool:
        """Whether this part of the map is wholly on the sheet."""
        return self.area.holds(rect, HAIR)


@contextmanager
def painting_on(device: QPaintDevice | None = None) -> Iterator[QPainter]:
    """A painter that lets go of its device whatever happens; without a device it is yet to begin on one."""
    painter = QPainter() if device is None else QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def paint_sheet(painter: QPainter, drawn: DrawnMap, sheet: Sheet, *, clip: bool) -> None:
    """Paint a sheet; one unit of the painter is one px of the sheet.

    `clip` cuts the map off at its window, for tiles; pictures that hold the whole map need none.
    """
    made = pens(drawn.theme)
    if not sheet.white or drawn.theme is style.DARK:
        painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(drawn.theme.paper))
    with saved(painter):
        if clip:
            painter.setClipRect(QRectF(*sheet.window))
        painter.translate(*sheet.map_at)
        painter.scale(sheet.scale, sheet.scale)
        painter.translate(-sheet.area.x, -sheet.area.y)
        marks = Marks(left_out=sheet.left_out)
        drawn.paint(painter, scale=sheet.scale, exposed=QRectF(*sheet.area), marks=marks, detail=Detail.FULL)
    if sheet.caption is not None:
        sheet.caption.paint(painter, made, sheet.margin, sheet.margin, sheet.height - sheet.margin)
    _paint_margin(painter, made, sheet)


def _paint_margin(painter: QPainter, made: Pens, sheet: Sheet) -> None:
    for frame in sheet.frames:
        painter.setPen(QPen(made.accent, 1.0))
        painter.setBrush(NO_BRUSH)
        painter.drawRect(QRectF(*frame.rect))
        tag = QRectF(frame.rect.x, frame.rect.y, frame.number.width + 8.0, frame.number.height + 4.0)
        painter.setBrush(made.surface)
        painter.drawRect(tag)
        frame.number.layout.draw(painter, QPointF(tag.x() + 4.0, tag.y() + 2.0))
    painter.setPen(QPen(made.muted, 0.6))
    for cell in sheet.cells:
        painter.setBrush(made.muted if cell.here else NO_BRUSH)
        painter.drawRect(QRectF(*cell.rect))
    painter.setPen(QPen(made.muted))
    for label in sheet.labels:
        painter.save()
        painter.translate(label.x, label.y)
        painter.rotate(label.turn)
        label.words.layout.draw(painter, QPointF(0.0, 0.0))
        painter.restore()


def boxes_painted(drawn: DrawnMap, sheets: Iterable[Sheet]) -> int:
    """How many boxes painting these sheets draws, each as often as it is on one: the ticks it takes."""
    return sum(len(drawn.boxes_within(sheet.area)) for sheet in sheets)


def see_links(drawn: DrawnMap, sheet: Sheet) -> list[Link]:
    """The see-cards on a sheet and the claims they stand for."""
    return [
        Link(placed.box.claim, sheet.on_sheet(placed.rect))
        for placed in drawn.boxes_within(sheet.area)
        if placed.box.kind is BoxKind.SEE and placed.box.claim and placed.box.ref not in sheet.left_out
    ]


def full_card(drawn: DrawnMap, sheet: Sheet, claim: Id) -> Placed | None:
    """The claim drawn in full, if that is on the sheet."""
    placed = drawn.layout.boxes.get(Ref(Kind.CLAIM, claim))
    if placed is None or placed.box.ref in sheet.left_out or not sheet.shows(placed.rect):
        return None
    return placed


def cut_through(drawn: DrawnMap, sheets: Sequence[Sheet]) -> int:
    """How many boxes are whole on none of several pages: those larger than one. The first is only an overview."""
    if len(sheets) < 2:
        return 0
    left_out = sheets[0].left_out
    boxes = [placed.rect for ref, placed in drawn.layout.boxes.items() if ref not in left_out]
    return sum(not any(sheet.shows(rect) for sheet in sheets[1:]) for rect in boxes)
