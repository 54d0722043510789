"""How big every box is and where its words stand in it.

Layout asks for sizes only; those are remembered by what the box says, so a change of one claim measures one claim.
The arrangement of words, which costs memory, is made when a box is first painted and kept while it is being looked at.
"""

# no annotations of the future here: a named tuple compiles the type of each field that is given as text
import math
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QTextLayout

from moot.drawing import style
from moot.drawing.content import CardWords, Content, IssueWords, Mark, PillWords, SeeWords, Status
from moot.drawing.lines import Block, Recent, Setter
from moot.drawing.style import Role
from moot.layout.shapes import Rect

DOT = " · "


class Ink(StrEnum):
    """What colour a piece of text takes from the theme."""

    INK = "ink"
    MUTED = "muted"
    ISSUE = "issue"
    RELATION = "relation"
    TURNED = "turned"


class Run(NamedTuple):
    """A piece of text at its place in the box; `clip` is what its ink must not leave (None: it does not)."""

    layout: QTextLayout
    x: float
    y: float
    ink: Ink
    clip: Rect | None = None


class Prepared(NamedTuple):
    """A box ready to be painted: its words, the circle of its status, the words of its fold badge, whole and short."""

    runs: tuple[Run, ...]
    width: float
    height: float
    mark: tuple[Mark, float, float] | None = None
    fold: tuple[Block, Block] | None = None


class Measure:
    """Sizes and arranges what boxes say. One per family of fonts; safe to keep for the life of the program."""

    def __init__(self, family: str, *, keep: int = 2500) -> None:
        self.setter = Setter(family)
        self._sizes: Recent[tuple[float, float]] = Recent(200_000)
        self._prepared: Recent[Prepared] = Recent(keep)

    @property
    def family(self) -> str:
        return self.setter.family

    def size_of(self, content: Content) -> tuple[float, float]:
        """Width and height in px at 100 %, whole px high so that edges are sharp."""
        return self._sizes.get(content, partial(self._size, content))

    def prepared(self, content: Content) -> Prepared:
        """The box with its words in their places."""
        return self._prepared.get(content, partial(self._prepare, content))

    def _size(self, content: Content) -> tuple[float, float]:
        if isinstance(content, CardWords):
            return style.CARD_WIDTH, _card_size(self.setter, content)
        made = self._prepare(content)
        return made.width, made.height

    def _prepare(self, content: Content) -> Prepared:
        if isinstance(content, CardWords):
            return _card(self.setter, content)
        if isinstance(content, SeeWords):
            return _see(self.setter, content)
        if isinstance(content, PillWords):
            return _pill(self.setter, content)
        return _issue(self.setter, content)


class _Row(NamedTuple):
    """A line of the footer: its pieces with their left edges."""

    pieces: tuple[tuple[Block, float, Ink], ...]
    height: float


def _header(setter: Setter, words: CardWords) -> tuple[Block | None, Block]:
    """The key number, always whole, and holder and kind: the holder's name gives way first, then the kind."""
    number = setter.line(Role.NUMBER, words.number, style.TEXT_WIDTH) if words.number else None
    room = max(20.0, style.TEXT_WIDTH - (number.width + style.NUMBER_GAP if number else 0.0))
    for kinds in (words.kinds, words.kinds[-1:]):
        whole = setter.line(Role.HEADER, DOT.join([words.holders, *([", ".join(kinds)] if kinds else [])]))
        if whole.width <= room:
            return number, whole
    kind = DOT + words.kinds[-1] if words.kinds else ""
    taken = setter.line(Role.HEADER, kind).width if kind else 0.0
    if taken < room - 40.0:
        holders = setter.line(Role.HEADER, words.holders, room - taken - 1.0).layout.text().rstrip()
        return number, setter.line(Role.HEADER, holders + kind, room)
    return number, setter.line(Role.HEADER, words.holders + kind, room)


def _footer(setter: Setter, words: CardWords) -> tuple[list[_Row], Block | None]:
    """The lines of the footer. Nothing is left out: what finds no room goes on the next line; the status is whole."""
    status = None
    if words.status:
        status = setter.line(_status_role(words.status), words.status.word, style.TEXT_WIDTH / 2)
    reserved = status.width + style.STATUS_MARK + style.STATUS_GAP + style.FOOTER_ITEM_GAP if status else 0.0
    pieces = [(setter.line(Role.FOOTER, fact, style.TEXT_WIDTH), Ink.MUTED) for fact in words.facts]
    pieces += [(setter.line(Role.STATUS, badge, style.TEXT_WIDTH), Ink.INK) for badge in words.badges]
    rows: list[list[tuple[Block, float, Ink]]] = [[]]
    x = 0.0
    for block, ink in pieces:
        if rows[-1] and x + block.width > style.TEXT_WIDTH:
            rows.append([])
            x = 0.0
        rows[-1].append((block, x, ink))
        x += block.width + style.FOOTER_ITEM_GAP
    if rows[-1] and x - style.FOOTER_ITEM_GAP + reserved > style.TEXT_WIDTH:
        rows.append([])
    least = status.height if status else 0.0
    made = [_Row(tuple(row), max([block.height for block, _, _ in row], default=least)) for row in rows]
    if status and made[-1].height < status.height:
        made[-1] = _Row(made[-1].pieces, status.height)
    return made, status


def _rows_height(rows: list[_Row]) -> float:
    return sum(row.height for row in rows) + style.FOOTER_LINE_GAP * (len(rows) - 1)


def _card_size(setter: Setter, words: CardWords) -> float:
    number, header = _header(setter, words)
    text = setter.height(Role.TEXT, words.text, style.TEXT_WIDTH, style.TEXT_LINES)
    rows, _ = _footer(setter, words)
    height = style.PAD_TOP + max(header.height, number.height if number else 0.0) + style.HEADER_GAP + text
    height += style.FOOTER_GAP + _rows_height(rows) + style.PAD_BOTTOM
    return float(math.ceil(height - 0.01))


def _card(setter: Setter, words: CardWords) -> Prepared:
    left, ink = style.PAD_LEFT, Ink.MUTED if words.muted else Ink.INK
    number, header = _header(setter, words)
    runs = []
    y, x = style.PAD_TOP, left
    tall = max(header.height, number.height if number else 0.0)
    if number:
        runs.append(_run(number, x, y + tall - number.height, Ink.INK))
        x += number.width + style.NUMBER_GAP
    runs.append(_run(header, x, y + tall - header.height, Ink.MUTED))
    y += tall + style.HEADER_GAP
    text = setter.paragraph(Role.TEXT, words.text, style.TEXT_WIDTH, style.TEXT_LINES)
    runs.append(_run(text, left, y, Ink.MUTED if words.empty else ink, style.TEXT_WIDTH))
    y += text.height + style.FOOTER_GAP
    rows, status = _footer(setter, words)
    mark = None
    for row in rows:
        for block, at, colour in row.pieces:
            runs.append(_run(block, left + at, y + (row.height - block.height) / 2, colour))
        if row is rows[-1] and status and words.status:
            x = style.CARD_WIDTH - style.PAD_RIGHT - status.width
            runs.append(_run(status, x, y + (row.height - status.height) / 2, _status_ink(words.status)))
            centre = x - style.STATUS_GAP - style.STATUS_MARK / 2
            mark = (words.status.mark, centre, y + row.height / 2)
        y += row.height + style.FOOTER_LINE_GAP
    return Prepared(tuple(runs), style.CARD_WIDTH, _card_size(setter, words), mark, _badge(setter, words.fold))


def _status_role(status: Status) -> Role:
    return Role.STATUS if status.mark is Mark.STANDS or status.was else Role.FOOTER


def _status_ink(status: Status) -> Ink:
    if status.was:
        return Ink.TURNED
    return Ink.INK if status.mark is Mark.STANDS else Ink.MUTED


def _run(block: Block, x: float, y: float, ink: Ink, width: float | None = None) -> Run:
    """A run, with room of 2 px round what is clipped: ink may reach a little beyond its line, not into the next."""
    clip = Rect(x - 2, y - 2, (width or block.width) + 4, block.height + 4) if block.clip else None
    return Run(block.layout, x, y, ink, clip)


def _badge(setter: Setter, text: str) -> tuple[Block, Block] | None:
    """The badge in full, and its first word for where lines leave no room for more."""
    if not text:
        return None
    return setter.line(Role.STATUS, text, style.BADGE_TEXT_WIDTH), setter.line(Role.STATUS, text.split(" ")[0])


def _see(setter: Setter, words: SeeWords) -> Prepared:
    room = style.CARD_WIDTH - 2 * style.SEE_PAD
    line = setter.line(Role.TEXT, words.line, room)
    y = style.SEE_PAD - 3.0
    mark, status = None, []
    if words.status is not None:
        word = setter.line(_status_role(words.status), words.status.word, room / 2)
        x = style.CARD_WIDTH - style.SEE_PAD - word.width
        status = [_run(word, x, y, _status_ink(words.status))]
        mark = (words.status.mark, x - style.STATUS_GAP - style.STATUS_MARK / 2, y + word.height / 2)
        room -= word.width + style.STATUS_GAP + style.STATUS_MARK + style.FOOTER_ITEM_GAP
    title = setter.line(Role.SEE, words.title, room)
    below = y + title.height + style.SEE_GAP
    runs = (_run(title, style.SEE_PAD, y, Ink.MUTED), _run(line, style.SEE_PAD, below, Ink.MUTED), *status)
    return Prepared(runs, style.CARD_WIDTH, math.ceil(below + line.height + style.SEE_PAD - 3.0), mark)


def _pill(setter: Setter, words: PillWords) -> Prepared:
    text = setter.line(Role.PILL, words.text, style.PILL_TEXT_WIDTH)
    width = max(style.PILL_WIDTH_LEAST, math.ceil(text.width + 2 * style.PILL_PAD_X))
    height = math.ceil(text.height + 2 * style.PILL_PAD_Y)
    run = _run(text, (width - text.width) / 2, (height - text.height) / 2, Ink.RELATION)
    return Prepared((run,), width, height)


def _issue(setter: Setter, words: IssueWords) -> Prepared:
    set_free = setter.paragraph(Role.ISSUE, words.text, style.ISSUE_TEXT_WIDTH, style.ISSUE_LINES)
    inner = math.ceil(set_free.width) + 1.0
    text = setter.paragraph(Role.ISSUE, set_free.layout.text(), inner, style.ISSUE_LINES, centred=True)
    run = _run(text, style.ISSUE_PAD_X, style.ISSUE_PAD_Y, Ink.ISSUE, inner)
    height = math.ceil(text.height + 2 * style.ISSUE_PAD_Y)
    return Prepared((run,), math.ceil(inner + 2 * style.ISSUE_PAD_X), height, None, _badge(setter, words.fold))
