"""Puts a map on one sheet: at its natural size, or fitted to a page."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from moot.drawing import style
from moot.drawing.caption import Caption, Words, shown
from moot.drawing.content import Translate, same
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.sheets import POINT, Sheet
from moot.drawing.style import Role
from moot.layout import fit as layout_fit
from moot.layout.forest import Forest
from moot.layout.shapes import Rect
from moot.layout.tidy import SizeOf
from moot.model.phrases import phrase
from moot.model.records import Direction, Ref, View


class Paper(NamedTuple):
    """A sort of paper: name, and sides in points, upright."""

    name: str
    width: float
    height: float


PAPERS = {
    paper.name: paper
    for paper in (
        Paper("A4", 595.276, 841.89),
        Paper("Letter", 612.0, 792.0),
        Paper("A3", 841.89, 1190.551),
        Paper("A5", 419.528, 595.276),
    )
}


class Turn(StrEnum):
    """How a page may lie."""

    EITHER = "either"
    LYING = "landscape"
    UPRIGHT = "portrait"


PAGE_MARGIN = 38.0  # px: 10 mm, which every printer can reach
PAGE_CAPTION = 0.85  # 7 pt notes: a page belongs to its map
READABLE = 7.0  # pt: below this a page is said to be hard to read
LYING = 1.05  # by how much smaller a map may come out on a page that lies, as screens do
LARGEST = 1.15  # a small map is not blown up beyond this
LEAST_WIDTH = 560.0  # px of a natural-size picture: room for its title and legend


@dataclass(frozen=True, slots=True)
class Cut:
    """Which part of a map a picture shows."""

    area: Rect
    left_out: Collection[Ref] = frozenset()


def whole(drawn: DrawnMap) -> Cut:
    """All of the map."""
    return Cut(drawn.layout.bounds)


def selection(drawn: DrawnMap, refs: Collection[Ref]) -> Cut:
    """The boxes named, with the bands round them and the lines between them; raises PictureError if none is drawn."""
    boxes = drawn.layout.boxes
    rects = [boxes[ref].rect for ref in refs if ref in boxes]
    if not rects:
        raise PictureError(phrase("Nothing that is selected is drawn on this map."))
    pills = {ref.id for ref in refs}
    rects += [band.rect for band in drawn.layout.bands if band.argument in pills]
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Cut(Rect(left, top, right - left, bottom - top), frozenset(boxes) - frozenset(refs))


@dataclass(frozen=True, slots=True)
class Setting:
    """A map to be put on sheets, with the words that go round it."""

    drawn: DrawnMap
    cut: Cut
    words: Words
    tr: Translate = same

    def caption(self, width: float, scale: float = 1.0) -> Caption:
        """Title and legend for a sheet with this much room from left to right."""
        contents = shown(self.drawn.layout, self.drawn.content_of)
        return Caption(self.words, contents, self.drawn.measure.setter, width, self.tr, scale)


def natural(setting: Setting) -> Sheet:
    """One sheet as large as the map at 100 %."""
    area, margin = setting.cut.area, style.PICTURE_MARGIN
    width = max(area.w, LEAST_WIDTH)
    caption = setting.caption(width)
    at = (margin + (width - area.w) / 2, margin + caption.above)
    height = at[1] + area.h + caption.below + margin
    whole_width, whole_height = math.ceil(width + 2 * margin), math.ceil(height)
    return Sheet(whole_width, whole_height, area, at, 1.0, margin, caption, left_out=setting.cut.left_out)


def fitted(setting: Setting, paper: Paper, turn: Turn = Turn.EITHER) -> Sheet:
    """One page of this paper; if it may be either, on its side unless the map comes out clearly larger upright."""
    return max(
        (_on_page(setting, size) for size in ways(paper, turn)),
        key=lambda sheet: _rank(sheet.scale, sheet.width > sheet.height),
    )


def _rank(scale: float, lies: bool) -> tuple[bool, float]:
    """What a page is chosen by: first that it can be read, then how large the map is, a little in favour of lying."""
    readable = style.pixel_size(Role.TEXT) * scale * POINT >= READABLE
    return readable, scale * (LYING if lies else 1.0)


def fit_page(
    drawn: DrawnMap,
    words: Words,
    paper: Paper,
    directions: Collection[Direction] = tuple(Direction),
    tr: Translate = same,
    turn: Turn = Turn.EITHER,
) -> None:
    """Have the map arranged as it comes out largest on this paper: directions, rows and columns are tried out.

    Nudges are dropped, since they belong to another arrangement.
    """
    setting = Setting(drawn, whole(drawn), words, tr)
    take_fit(drawn, best_fit(drawn.forest, drawn.size_of, rooms(setting, paper, turn), directions))


def best_fit(
    forest: Forest,
    size_of: SizeOf,
    rooms_: Collection[Room],
    directions: Collection[Direction] = tuple(Direction),
) -> layout_fit.Fit:
    """How a map comes out largest in one of these rooms.

    Needs no Qt and no DrawnMap, so that it can be worked out beside the window. Long work: see `model.pace`.
    """
    fits = []
    for room in rooms_:
        found = layout_fit.fit_page(forest, size_of, room.width, room.height, directions=directions)
        fits.append((_rank(found.scale, room.lies), found))
    _, best = max(fits, key=lambda ranked: ranked[0])
    return best


def take_fit(drawn: DrawnMap, fit: layout_fit.Fit) -> None:
    """Arrange a map as was found to be largest; nudges are dropped, since they belong to another arrangement."""
    view = replace(drawn.view or View(id=""), direction=fit.direction, compact=False, nudges=())
    drawn.show(view, fit.arrangement)


def largest_type(forest: Forest, size_of: SizeOf, rooms_: Collection[Room]) -> float:
    """The size of the text, in points, when a map is arranged as it comes out largest on a page.

    Needs no Qt and no DrawnMap, so that it can be worked out beside the window.
    """
    scale = max(layout_fit.fit_page(forest, size_of, room.width, room.height).scale for room in rooms_)
    return style.pixel_size(Role.TEXT) * min(scale, LARGEST) * POINT


class Room(NamedTuple):
    """What a page leaves for a map, in px; whether the page lies on its side."""

    width: float
    height: float
    lies: bool


def rooms(setting: Setting, paper: Paper, turn: Turn = Turn.EITHER) -> list[Room]:
    """The room on a page between title and legend, for each way it may lie."""
    return [_room(size, setting.caption(size[0] - 2 * PAGE_MARGIN, PAGE_CAPTION)) for size in ways(paper, turn)]


def _room(size: tuple[float, float], caption: Caption) -> Room:
    high = max(20.0, size[1] - 2 * PAGE_MARGIN - caption.above - caption.below)
    return Room(size[0] - 2 * PAGE_MARGIN, high, size[0] > size[1])


def ways(paper: Paper, turn: Turn = Turn.EITHER) -> Iterator[tuple[float, float]]:
    """The page in px, on its side and upright, as far as it may lie so."""
    if turn is not Turn.UPRIGHT:
        yield paper.height / POINT, paper.width / POINT
    if turn is not Turn.LYING:
        yield paper.width / POINT, paper.height / POINT


def _on_page(setting: Setting, size: tuple[float, float]) -> Sheet:
    area, margin = setting.cut.area, PAGE_MARGIN
    caption = setting.caption(size[0] - 2 * margin, PAGE_CAPTION)
    room = _room(size, caption)
    scale = min(LARGEST, room.width / max(area.w, 1.0), room.height / max(area.h, 1.0))
    x = margin + (room.width - area.w * scale) / 2
    y = margin + caption.above + (room.height - area.h * scale) / 2
    left_out = setting.cut.left_out
    return Sheet(*size, area, (x, y), scale, margin, caption, white=True, left_out=left_out)
