"""What stands round a map on a picture: title, date, stamp above; legend and notice below. Px at 100 %.

The legend explains only what occurs on the map, and says in words what lines and marks say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from moot.drawing import style
from moot.drawing.boxes import NO_BRUSH, paint_border_sample, paint_mark
from moot.drawing.content import Border, CardWords, Content, Mark, PillWords, SeeWords, Translate, same, step_words
from moot.drawing.legible import LONGEST_LINE, legible, one_line
from moot.drawing.lines import Block, Setter
from moot.drawing.pens import Pens
from moot.drawing.style import Role
from moot.layout.shapes import EdgeKind, MapLayout, Rect
from moot.model.records import Polarity

_KINDS = {Polarity.PRO: EdgeKind.PRO, Polarity.CON: EdgeKind.CON, Polarity.UNDERCUT: EdgeKind.UNDERCUT}
_SAMPLE = 34.0  # the length of a line in the legend
_GAP = 8.0
_BETWEEN = 22.0
_ROW = 6.0
_AIR = 18.0  # between the caption and the map


@dataclass(frozen=True, slots=True)
class Words:
    """What is written round a map. All are optional; `legend` says whether relations and marks are explained."""

    title: str = ""
    subtitle: str = ""
    date: str = ""
    stamp: str = ""
    notice: str = ""
    legend: bool = True


@dataclass(frozen=True, slots=True)
class _Entry:
    """One explanation: how its sample is drawn at a point (left, middle height), how wide that is, and the words."""

    draw: Callable[[QPainter, Pens, float, float], None]
    width: float
    words: Block

    @property
    def indent(self) -> float:
        """How far the words stand from the left: not at all where they hold the sign themselves."""
        return self.width + _GAP if self.width else 0.0


class Caption:
    """Title and legend set for one width. `above` and `below`: the heights they take, with the air towards the map.

    `scale` makes all of it smaller or larger, within the same width.
    """

    def __init__(
        self,
        words: Words,
        contents: list[Content],
        setter: Setter,
        width: float,
        tr: Translate = same,
        scale: float = 1.0,
    ) -> None:
        width /= scale
        self._scale = scale
        self._width = width
        stamp = one_line(words.stamp)
        # what lawyers must write on a page is a whole sentence at times, and is never cut off
        self._stamp = setter.paragraph(Role.STAMP, stamp, width / 2, LONGEST_LINE) if stamp else None
        room = width - (self._stamp.width + 48.0 if self._stamp else 0.0)
        title = one_line(words.title)
        self._title = setter.paragraph(Role.TITLE, title, room, 2) if title else None
        under = " · ".join(part for part in (one_line(words.subtitle), one_line(words.date, 60)) if part)
        self._under = setter.paragraph(Role.NOTICE, under, room, 2) if under else None
        self._rows = _flowed(_entries(contents, setter, tr), width) if words.legend else []
        notice = " ".join(part for part in (legible(words.notice), tr("Shown as mapped.")) if part)
        self._notice = setter.paragraph(Role.NOTICE, notice, width, 40)
        self.above = self._height_above() * scale
        self._low = _AIR + sum(_height(row) + _ROW for row in self._rows) + self._notice.height
        self.below = self._low * scale

    def _height_above(self) -> float:
        left = sum(block.height for block in (self._title, self._under) if block)
        right = self._stamp.height + 10.0 if self._stamp else 0.0
        tall = max(left, right)
        return tall + _AIR if tall else 0.0

    def paint(self, painter: QPainter, pens: Pens, x: float, top: float, bottom: float) -> None:
        """Draw the part above the map from `top` down, the part below it so that it ends at `bottom`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, top)
        painter.scale(self._scale, self._scale)
        y = 0.0
        for block, pen in ((self._title, QPen(pens.ink)), (self._under, QPen(pens.muted))):
            if block is not None:
                painter.setPen(pen)
                block.layout.draw(painter, QPointF(0.0, y))
                y += block.height
        if self._stamp is not None:
            self._paint_stamp(painter, pens, self._stamp)
        y = (bottom - top) / self._scale - self._low + _AIR
        for row in self._rows:
            self._paint_row(painter, pens, row, y)
            y += _height(row) + _ROW
        painter.setPen(QPen(pens.muted))
        self._notice.layout.draw(painter, QPointF(0.0, y))
        painter.restore()

    def _paint_stamp(self, painter: QPainter, pens: Pens, stamp: Block) -> None:
        rect = QRectF(self._width - stamp.width - 24.0, 0.0, stamp.width + 24.0, stamp.height + 10.0)
        painter.setPen(QPen(pens.ink, 1.5))
        painter.setBrush(NO_BRUSH)
        painter.drawRect(rect.adjusted(0.75, 0.75, -0.75, -0.75))
        stamp.layout.draw(painter, QPointF(rect.x() + 12.0, rect.y() + 5.0))

    def _paint_row(self, painter: QPainter, pens: Pens, row: list[_Entry], y: float) -> None:
        x, tall = 0.0, _height(row)
        for entry in row:
            entry.draw(painter, pens, x, y + tall / 2)
            painter.setPen(QPen(pens.muted))
            entry.words.layout.draw(painter, QPointF(x + entry.indent, y + (tall - entry.words.height) / 2))
            x += entry.indent + entry.words.width + _BETWEEN


def shown(layout: MapLayout, content: Callable[..., Content]) -> list[Content]:
    """What all boxes of a layout say, for its legend."""
    return [content(placed.box) for placed in layout.boxes.values()]


def _height(row: list[_Entry]) -> float:
    return max(entry.words.height for entry in row)


def _flowed(entries: list[_Entry], width: float) -> list[list[_Entry]]:
    rows: list[list[_Entry]] = []
    x = 0.0
    for entry in entries:
        wide = entry.indent + entry.words.width
        if not rows or x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += wide + _BETWEEN
    return rows


def _entries(contents: list[Content], setter: Setter, tr: Translate) -> list[_Entry]:
    cards = [content for content in contents if isinstance(content, CardWords)]
    pills = [content for content in contents if isinstance(content, PillWords)]
    told = {
        Polarity.PRO: tr("a reason for"),
        Polarity.CON: tr("an objection to"),
        Polarity.UNDERCUT: tr("an attack on a step"),
    }
    entries = []

    def add(draw: Callable[[QPainter, Pens, float, float], None], width: float, words: str) -> None:
        entries.append(_Entry(draw, width, setter.line(Role.NOTICE, words)))

    for polarity, meaning in told.items():
        if any(pill.polarity is polarity for pill in pills):
            add(_line_sample(_KINDS[polarity]), _SAMPLE, f"{step_words(polarity, tr)}: {meaning}")
    if any(pill.idle for pill in pills):
        add(_idle_sample, 26.0, tr("does not count"))
    words = {Mark.STANDS: tr("stands"), Mark.FALLS: tr("falls"), Mark.OPEN: tr("open")}
    for mark, word in words.items():
        if any(card.status is not None and card.status.mark is mark for card in cards):
            add(_mark_sample(mark), style.STATUS_MARK, word)
    if any(card.edges for card in cards):
        add(_edge_sample(next(card.edges[0] for card in cards if card.edges)), 22.0, tr("edge: who holds it"))
    if any(card.border is Border.DOTTED for card in cards):
        add(_border_sample(Border.DOTTED), 22.0, tr("unstated"))
    signs = {"§": tr("§ sources"), "⚖": tr("⚖ standard of proof"), "?": tr("? questions still open")}
    said = [*(fact for card in cards for fact in card.facts), *(pill.text for pill in pills)]
    for sign, meaning in signs.items():
        if any(f"{sign} " in words for words in said):
            add(_nothing, 0.0, meaning)
    if any(isinstance(content, SeeWords) for content in contents):
        add(_see_sample, 22.0, tr("↗ drawn in full elsewhere"))
    if any(getattr(content, "fold", "") for content in contents):
        add(_nothing, 0.0, tr("+7: boxes folded away"))
    return entries


def _line_sample(kind: EdgeKind) -> Callable[[QPainter, Pens, float, float], None]:
    def draw(painter: QPainter, pens: Pens, x: float, y: float) -> None:
        painter.setPen(pens.edge(kind, style.line_width(100), solid=False))
        painter.drawLine(QPointF(x, y), QPointF(x + _SAMPLE - style.ARROW_LENGTH + 1.0, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pens.lines[kind])
        tip, half = x + _SAMPLE, style.ARROW_WIDTH / 2
        back = tip - style.ARROW_LENGTH
        painter.drawPolygon([QPointF(tip, y), QPointF(back, y - half), QPointF(back, y + half)])

    return draw


def _mark_sample(mark: Mark) -> Callable[[QPainter, Pens, float, float], None]:
    def draw(painter: QPainter, pens: Pens, x: float, y: float) -> None:
        paint_mark(painter, pens, mark, QPointF(x + style.STATUS_MARK / 2, y))

    return draw


def _border_sample(border: Border) -> Callable[[QPainter, Pens, float, float], None]:
    def draw(painter: QPainter, pens: Pens, x: float, y: float) -> None:
        paint_border_sample(painter, pens, border, Rect(x, y - 6.0, 22.0, 12.0))

    return draw


def _edge_sample(colour: str) -> Callable[[QPainter, Pens, float, float], None]:
    def draw(painter: QPainter, pens: Pens, x: float, y: float) -> None:
        paint_border_sample(painter, pens, Border.SOLID, Rect(x, y - 6.0, 22.0, 12.0))
        painter.fillRect(QRectF(x, y - 6.0, style.EDGE_WIDTH, 12.0), pens.party(colour))

    return draw


def _idle_sample(painter: QPainter, pens: Pens, x: float, y: float) -> None:
    painter.setPen(pens.see)
    painter.setBrush(pens.hollow)
    painter.drawRoundedRect(QRectF(x, y - 6.0, 26.0, 12.0), 6.0, 6.0)


def _see_sample(painter: QPainter, pens: Pens, x: float, y: float) -> None:
    painter.setPen(pens.see)
    painter.setBrush(NO_BRUSH)
    painter.drawRoundedRect(QRectF(x, y - 6.0, 22.0, 12.0), 3.0, 3.0)


def _nothing(painter: QPainter, pens: Pens, x: float, y: float) -> None:
    """An entry whose words hold the sign themselves."""
