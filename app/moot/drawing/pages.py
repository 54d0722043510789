"""Puts a map on paper: natural size, fitted to a page, or spread over several with overlap and page references."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from moot.drawing import style
from moot.drawing.caption import Caption, Words, shown
from moot.drawing.content import Translate, same
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.sheets import POINT, Frame, Label, Sheet
from moot.drawing.style import Role
from moot.layout import fit as layout_fit
from moot.layout.shapes import Rect
from moot.model.phrases import phrase
from moot.model.records import Direction, Ref, View


class Paper(NamedTuple):
    """A sort of paper: name, and sides in points, upright."""

    name: str
    width: float
    height: float


PAPERS = {
    paper.name: paper
    for paper in (Paper("A4", 595.276, 841.89), Paper("Letter", 612.0, 792.0), Paper("A3", 841.89, 1190.551))
}

PAGE_MARGIN = 38.0  # px: 10 mm, which every printer can reach
PAGE_CAPTION = 0.85  # 7 pt notes: a page belongs to its map
READABLE = 7.0  # pt: below this a page is said to be hard to read
LYING = 1.05  # by how much smaller a map may come out on a page that lies, as screens do
LARGEST = 1.15  # a small map is not blown up beyond this
TILE_TYPE = 9.0  # pt of text on tiles
TILE_OVERLAP = 38.0  # px of the sheet shown on both pages
TILE_HEADER = 24.0
TILES_MOST = 400
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


def fitted(setting: Setting, paper: Paper) -> Sheet:
    """One page of this paper, on its side unless the map comes out clearly larger upright."""
    return max(
        (_on_page(setting, size) for size in _ways(paper)),
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
) -> None:
    """Have the map arranged as it comes out largest on this paper: directions, rows and columns are tried out.

    Nudges are dropped, since they belong to another arrangement.
    """
    setting = Setting(drawn, whole(drawn), words, tr)
    fits = []
    for size in _ways(paper):
        room, caption = size[0] - 2 * PAGE_MARGIN, setting.caption(size[0] - 2 * PAGE_MARGIN, PAGE_CAPTION)
        high = max(20.0, size[1] - 2 * PAGE_MARGIN - caption.above - caption.below)
        found = layout_fit.fit_page(drawn.forest, drawn.size_of, room, high, directions=directions)
        fits.append((_rank(found.scale, size[0] > size[1]), found))
    _, best = max(fits, key=lambda ranked: ranked[0])
    view = replace(drawn.view or View(id=""), direction=best.direction, compact=False, nudges=())
    drawn.show(view, best.arrangement)


def _ways(paper: Paper) -> Iterator[tuple[float, float]]:
    """The page in px, on its side and upright."""
    yield paper.height / POINT, paper.width / POINT
    yield paper.width / POINT, paper.height / POINT


def _on_page(setting: Setting, size: tuple[float, float]) -> Sheet:
    area, margin = setting.cut.area, PAGE_MARGIN
    room = size[0] - 2 * margin
    caption = setting.caption(room, PAGE_CAPTION)
    high = max(20.0, size[1] - 2 * margin - caption.above - caption.below)
    scale = min(LARGEST, room / max(area.w, 1.0), high / max(area.h, 1.0))
    x = margin + (room - area.w * scale) / 2
    y = margin + caption.above + (high - area.h * scale) / 2
    left_out = setting.cut.left_out
    return Sheet(*size, area, (x, y), scale, margin, caption, white=True, left_out=left_out)


def tiled(setting: Setting, paper: Paper) -> list[Sheet]:
    """The map over several pages at a size that can be read, after one with the whole map and where its pages are.

    Pages with nothing on them are left out. Raises PictureError beyond 400 pages.
    """
    overview = fitted(setting, paper)
    if overview.type_size >= READABLE:
        return [overview]
    sizes = list(_ways(paper))
    grid = min((_Grid(setting.cut.area, size) for size in sizes), key=lambda grid: grid.columns * grid.rows)
    if grid.columns * grid.rows > 40 * TILES_MOST:
        raise PictureError(_too_many(grid.columns * grid.rows, paper))
    cells = [cell for cell in grid.cells() if _occupied(setting, grid.part(cell))]
    if len(cells) > TILES_MOST:
        raise PictureError(_too_many(len(cells), paper))
    numbers = {cell: number for number, cell in enumerate(cells, start=2)}
    pages = [_tile(setting, grid, cell, numbers) for cell in cells]
    return [_with_frames(setting, overview, grid, numbers), *pages]


def _too_many(pages: int, paper: Paper) -> str:
    return phrase(
        "This map would take {pages} pages of {paper}; "
        "fold parts of it, choose larger paper, or export one issue or view at a time.",
        pages=f"{pages:,}",
        paper=paper.name,
    )


class _Grid:
    """How a map is cut into pages."""

    def __init__(self, area: Rect, size: tuple[float, float]) -> None:
        self.size = size
        self.area = area
        self.scale = TILE_TYPE / (style.pixel_size(Role.TEXT) * POINT)
        self.wide = size[0] - 2 * PAGE_MARGIN
        self.high = size[1] - 2 * PAGE_MARGIN - TILE_HEADER
        self.columns = self._count(area.w, self.wide)
        self.rows = self._count(area.h, self.high)

    def _count(self, length: float, page: float) -> int:
        return max(1, math.ceil((length * self.scale - TILE_OVERLAP) / (page - TILE_OVERLAP)))

    def cells(self) -> Iterator[tuple[int, int]]:
        """Row by row, as one reads."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield column, row

    def part(self, cell: tuple[int, int]) -> Rect:
        """The part of the map on a page. Pages share the map evenly: what is cut on one is mostly whole on the next."""
        wide, high = self.wide / self.scale, self.high / self.scale
        x = self._start(self.area.x, self.area.w, wide, cell[0], self.columns)
        y = self._start(self.area.y, self.area.h, high, cell[1], self.rows)
        return Rect(x, y, wide, high)

    def _start(self, first: float, length: float, page: float, number: int, count: int) -> float:
        if count == 1:
            return first - (page - length) / 2
        return first + number * (length - page) / (count - 1)


def _occupied(setting: Setting, part: Rect) -> bool:
    left_out = setting.cut.left_out
    return any(
        placed.box.ref not in left_out and placed.rect.overlaps(part) for placed in setting.drawn.boxes_within(part)
    )


def _tile(setting: Setting, grid: _Grid, cell: tuple[int, int], numbers: dict[tuple[int, int], int]) -> Sheet:
    tr, setter = setting.tr, setting.drawn.measure.setter
    width, height = grid.size
    page = tr("page {number} of {count}").format(number=numbers[cell], count=len(numbers) + 1)
    stamp = f"{setting.words.stamp} · " if setting.words.stamp.strip() else ""
    corner = setter.line(Role.NOTICE, stamp + page)
    title = setter.line(Role.NOTICE, setting.words.title, width - 2 * PAGE_MARGIN - corner.width - 20.0)
    labels = [
        Label(title, PAGE_MARGIN, PAGE_MARGIN * 0.7),
        Label(corner, width - PAGE_MARGIN - corner.width, PAGE_MARGIN * 0.7),
    ]
    column, row = cell
    beside: list[tuple[tuple[int, int], Callable[[float, float], tuple[float, float]]]] = [
        ((column - 1, row), lambda w, h: (PAGE_MARGIN, height - PAGE_MARGIN * 0.8)),
        ((column + 1, row), lambda w, h: (width - PAGE_MARGIN - w, height - PAGE_MARGIN * 0.8)),
        ((column, row - 1), lambda w, h: ((width - w) / 2, PAGE_MARGIN * 0.7)),
        ((column, row + 1), lambda w, h: ((width - w) / 2, height - PAGE_MARGIN * 0.8)),
    ]
    arrows = ("←", "→", "↑", "↓")
    for (other, place), arrow in zip(beside, arrows, strict=True):
        if other in numbers:
            words = tr("{arrow} continues on page {number}").format(arrow=arrow, number=numbers[other])
            block = setter.line(Role.NOTICE, words)
            labels.append(Label(block, *place(block.width, block.height)))
    at = (PAGE_MARGIN, PAGE_MARGIN + TILE_HEADER)
    sheet = Sheet(width, height, grid.part(cell), at, grid.scale, PAGE_MARGIN, None, tuple(labels))
    return replace(sheet, white=True, left_out=setting.cut.left_out)


def _with_frames(setting: Setting, overview: Sheet, grid: _Grid, numbers: dict[tuple[int, int], int]) -> Sheet:
    setter = setting.drawn.measure.setter
    frames = []
    for cell, number in numbers.items():
        part = grid.part(cell)
        x, y = max(part.x, overview.area.x), max(part.y, overview.area.y)
        right, bottom = min(part.right, overview.area.right), min(part.bottom, overview.area.bottom)
        shown_part = Rect(x, y, right - x, bottom - y)
        frames.append(Frame(overview.on_sheet(shown_part), setter.line(Role.STATUS, str(number))))
    return replace(overview, frames=tuple(frames))
