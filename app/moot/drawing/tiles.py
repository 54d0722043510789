"""Spreads a map over several pages at a size that can be read: an overview, then pages that overlap.

Every page says which it is, in words and on a small map of the pages, and beside each line it cuts where that goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from moot.drawing import style
from moot.drawing.errors import PictureError
from moot.drawing.legible import LONGEST_LINE, one_line
from moot.drawing.lines import Block
from moot.drawing.pages import PAGE_MARGIN, Paper, Setting, Turn, fitted, ways
from moot.drawing.sheets import POINT, Cell, Frame, Label, Sheet
from moot.drawing.style import Role
from moot.layout.leads import Lead, Side, leads
from moot.layout.shapes import Rect
from moot.layout.tiling import Page, Tiling, steps_of, tile
from moot.model.phrases import Count, phrase

TILE_TYPE = 9.0  # pt of text on tiles, unless told
TILE_OVERLAP = 8.0  # mm of paper shown on both pages, unless told
TILES_MOST = 400
_MM = 96.0 / 25.4  # px
_HEADER = 30.0  # px above the map: title and number of the page, then what continues upwards
_HEADER_TOP = 24.0  # px from the edge of the paper, which printers reach
_BESIDE = 3.0  # px between the map and what is said beside it
_BETWEEN = 12.0
_KEY_HIGH, _KEY_WIDE = 20.0, 90.0  # px for the small map of the pages
_KEY_CELL = 2.5  # px below which its cells cannot be told apart


@dataclass(frozen=True, slots=True)
class Tiles:
    """How a map is spread: the size of its text in points, and by how many mm of paper pages overlap."""

    type_size: float = TILE_TYPE
    overlap: float = TILE_OVERLAP

    @property
    def scale(self) -> float:
        """Px of the sheet for one of the map."""
        return self.type_size / (style.pixel_size(Role.TEXT) * POINT)


def tiled(setting: Setting, paper: Paper, tiles: Tiles | None = None, turn: Turn = Turn.EITHER) -> list[Sheet]:
    """The map over several pages, after one with the whole map and where its pages are; one page where that is enough.

    Where pages may lie either way they lie so that there are fewest. Pages with nothing on them are left out. Raises
    PictureError beyond 400 pages.
    """
    wanted = tiles or Tiles()
    overview = fitted(setting, paper, turn)
    if overview.type_size >= wanted.type_size:
        return [overview]
    found = min(
        (_Spread(setting, size, _cut(setting, size, wanted, paper), wanted) for size in ways(paper, turn)),
        key=lambda spread: len(spread.tiling.pages),
    )
    if len(found.tiling.pages) > TILES_MOST:
        raise PictureError(_too_many(len(found.tiling.pages), paper))
    return [found.with_frames(overview), *found.sheets()]


def _cut(setting: Setting, size: tuple[float, float], wanted: Tiles, paper: Paper) -> Tiling:
    scale, area, layout = wanted.scale, setting.cut.area, setting.drawn.layout
    room = (size[0] - 2 * PAGE_MARGIN) / scale, (size[1] - 2 * PAGE_MARGIN - _header_height(setting, size)) / scale
    overlap = wanted.overlap * _MM / scale
    if overlap >= min(room) / 2:
        raise PictureError(
            phrase("Pages of {name} have no room for so large a text; choose a smaller one.", name=paper.name)
        )
    if (least := area.w / room[0] * area.h / room[1]) > 40 * TILES_MOST:
        raise PictureError(_too_many(round(least), paper))
    left_out = setting.cut.left_out
    boxes = {ref: placed.rect for ref, placed in layout.boxes.items() if ref not in left_out}
    together = [rect for rect in steps_of(layout) if rect.overlaps(area)]
    return tile(area, boxes, together, room, overlap, first=2)


def _long_stamp(setting: Setting, width: float) -> Block | None:
    """A stamp that is too long to stand beside the number of the page, in as many lines as it takes, else None."""
    setter, stamp = setting.drawn.measure.setter, one_line(setting.words.stamp)
    wide = width - 2 * PAGE_MARGIN
    if setter.line(Role.NOTICE, stamp).width <= wide / 2:
        return None
    return setter.paragraph(Role.NOTICE, stamp, wide, LONGEST_LINE)


def _header_height(setting: Setting, size: tuple[float, float]) -> float:
    stamp = _long_stamp(setting, size[0])
    return _HEADER if stamp is None else _HEADER + stamp.height


def _too_many(pages: int, paper: Paper) -> str:
    return phrase(
        "This map would take {pages} pages of {paper}; fold parts of it, choose larger paper or smaller text, "
        "or export one issue or view at a time.",
        pages=Count(pages),
        paper=paper.name,
    )


class _Said(NamedTuple):
    """Words at a side of a page: what they are about, where along the side (px from its start), how long they are."""

    onward: bool
    pages: tuple[int, ...]
    at: float
    words: Block


class _Spread:
    """One way to spread a map over pages."""

    def __init__(self, setting: Setting, size: tuple[float, float], tiling: Tiling, wanted: Tiles) -> None:
        self.tiling = tiling
        self._setting, self._size, self._scale = setting, size, wanted.scale
        self._count = len(tiling.pages) + 1

    def with_frames(self, overview: Sheet) -> Sheet:
        """The overview with a numbered frame round the part that is on each page."""
        setter = self._setting.drawn.measure.setter
        frames = [
            Frame(overview.on_sheet(page.area), setter.line(Role.STATUS, str(page.number)))
            for page in self.tiling.pages
        ]
        return replace(overview, frames=tuple(frames))

    def sheets(self) -> list[Sheet]:
        """The pages after the overview."""
        told: dict[int, list[Lead]] = {page.number: [] for page in self.tiling.pages}
        for lead in leads(self.tiling, self._setting.drawn.layout, self._setting.cut.left_out):
            told[lead.page].append(lead)
        return [self._sheet(page, told[page.number]) for page in self.tiling.pages]

    def _sheet(self, page: Page, told: Sequence[Lead]) -> Sheet:
        width, height = self._size
        at = [PAGE_MARGIN, PAGE_MARGIN + _header_height(self._setting, self._size)]
        if self.tiling.columns == 1:
            at[0] = (width - page.area.w * self._scale) / 2
        sheet = Sheet(width, height, page.area, (at[0], at[1]), self._scale, PAGE_MARGIN, white=True)
        labels = [*self._header(page)]
        for side in Side:
            labels += self._beside(sheet, side, [lead for lead in told if lead.side is side])
        left_out = self._setting.cut.left_out
        return replace(sheet, labels=tuple(labels), cells=self._key(page), left_out=left_out)

    def _header(self, page: Page) -> Iterable[Label]:
        tr, setter, words = self._setting.tr, self._setting.drawn.measure.setter, self._setting.words
        here = tr("page {number} of {count}").format(number=page.number, count=self._count)
        long = _long_stamp(self._setting, self._size[0])
        stamp = one_line(words.stamp) if long is None else ""
        corner = setter.line(Role.NOTICE, " · ".join(part for part in (stamp, here) if part))
        key = max((cell.rect.right for cell in self._key(page)), default=PAGE_MARGIN - _BETWEEN) + _BETWEEN
        room = self._size[0] - PAGE_MARGIN - key - corner.width - 20.0
        title = setter.line(Role.NOTICE, words.title, max(room, 1.0))
        yield Label(title, key, _HEADER_TOP)
        yield Label(corner, self._size[0] - PAGE_MARGIN - corner.width, _HEADER_TOP)
        if long is not None:
            yield Label(long, PAGE_MARGIN, _HEADER_TOP + _KEY_HIGH)

    def _key(self, page: Page) -> tuple[Cell, ...]:
        """The small map of the pages, in the upper left corner; none where its cells would be too small."""
        high = min(_KEY_HIGH / self.tiling.rows, 8.0)
        wide = min(_KEY_WIDE / self.tiling.columns, high * self._size[0] / self._size[1])
        if min(high, wide) < _KEY_CELL:
            return ()
        return tuple(
            Cell(
                Rect(PAGE_MARGIN + other.column * wide, _HEADER_TOP - 3.0 + other.row * high, wide, high),
                other.number == page.number,
            )
            for other in self.tiling.pages
        )

    # What is said at the sides

    def _beside(self, sheet: Sheet, side: Side, told: Sequence[Lead]) -> list[Label]:
        if not told:
            return []
        length = sheet.window.w if side in (Side.TOP, Side.BOTTOM) else sheet.window.h
        said = self._side_by_side(self._near(sheet, side, told), length)
        if said is None:  # too many to stand each at its line
            said = self._side_by_side(self._summed(side, told, length), length) or []
        return [_label(sheet.window, side, one) for one in said]

    def _near(self, sheet: Sheet, side: Side, told: Sequence[Lead]) -> list[_Said]:
        """One for each line, or for several of one kind whose words would overlap."""
        across = side in (Side.TOP, Side.BOTTOM)
        found: list[_Said] = []
        for onward in (True, False):
            for other in sorted({lead.other for lead in told}):
                words = self._words(side, onward, (other,))
                middles = sorted(
                    (lead.at[0] - sheet.area.x if across else lead.at[1] - sheet.area.y) * self._scale
                    for lead in told
                    if lead.other == other and lead.onward is onward
                )
                groups = _groups(middles, words.width + _BETWEEN)
                starts = [(group[0] + group[-1] - words.width) / 2 for group in groups]
                found += [_Said(onward, (other,), start, words) for start in starts]
        return found

    def _summed(self, side: Side, told: Sequence[Lead], length: float) -> list[_Said]:
        """One for all that goes on, one for all that comes in."""
        found = []
        for onward in (True, False):
            if pages := tuple(sorted({lead.other for lead in told if lead.onward is onward})):
                words = self._words(side, onward, pages, length / 2 - _BETWEEN)
                found.append(_Said(onward, pages, 0.0 if onward else length / 2, words))
        return found

    def _side_by_side(self, said: list[_Said], length: float) -> list[_Said] | None:
        """Moved along the side as little as it takes that they do not overlap; None where there is no room."""
        placed: list[_Said] = []
        free = 0.0
        for one in sorted(said, key=lambda one: (one.at, one.onward, one.pages)):
            at = max(one.at, free)
            placed.append(one._replace(at=at))
            free = at + one.words.width + _BETWEEN
        limit = length
        for number in range(len(placed) - 1, -1, -1):
            one = placed[number]
            placed[number] = one._replace(at=min(one.at, limit - one.words.width))
            limit = placed[number].at - _BETWEEN
        return None if placed and placed[0].at < -_BETWEEN and len(placed) > 1 else placed

    def _words(self, side: Side, onward: bool, pages: tuple[int, ...], room: float | None = None) -> Block:
        tr = self._setting.tr
        numbers = ", ".join(map(str, pages))
        if len(pages) > 1:
            said = tr("{arrow} continues on pages {numbers}") if onward else tr("{arrow} from pages {numbers}")
        else:
            said = tr("{arrow} continues on page {numbers}") if onward else tr("{arrow} from page {numbers}")
        text = said.format(arrow=_arrow(side, onward), numbers=numbers)
        setter = self._setting.drawn.measure.setter
        return setter.line(Role.NOTICE, text) if room is None else setter.line(Role.NOTICE, text, room)


def _arrow(side: Side, onward: bool) -> str:
    """Out of the page or into it, as the words stand: at the left and right they are turned outwards."""
    return "↓" if onward is (side is Side.BOTTOM) else "↑"


def _groups(middles: Sequence[float], apart: float) -> list[list[float]]:
    """Neighbours nearer than that go together."""
    found: list[list[float]] = []
    for middle in middles:
        if found and middle - found[-1][0] < apart:
            found[-1].append(middle)
        else:
            found.append([middle])
    return found


def _label(window: Rect, side: Side, said: _Said) -> Label:
    """The words at their place; turned along the left and right side."""
    words, at = said.words, said.at
    if side is Side.TOP:
        return Label(words, window.x + at, window.y - _BESIDE - words.height)
    if side is Side.BOTTOM:
        return Label(words, window.x + at, window.bottom + _BESIDE)
    if side is Side.LEFT:
        return Label(words, window.x - _BESIDE - words.height, window.y + at + words.width, -90.0)
    return Label(words, window.right + _BESIDE + words.height, window.y + at, 90.0)
