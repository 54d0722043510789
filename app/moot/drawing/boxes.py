"""Painters of single boxes at full detail: cards, see-cards, pills, issues, badges, rings. Px at 100 %."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from moot.drawing import style
from moot.drawing.content import Border, CardWords, Content, IssueWords, Mark, PillWords, SeeWords
from moot.drawing.lines import Block
from moot.drawing.measure import Ink, Prepared, Run
from moot.drawing.pens import Pens, party_edge
from moot.layout.metrics import BADGE_HEIGHT, badge_rect
from moot.layout.shapes import Rect

NO_BRUSH = QBrush()


def paint_box(painter: QPainter, pens: Pens, content: Content, prepared: Prepared, rect: Rect) -> None:
    """One box with its words, within `rect`."""
    if isinstance(content, CardWords):
        paint_card(painter, pens, content, rect)
        _mark(painter, pens, prepared, rect)
    elif isinstance(content, SeeWords):
        _rounded(painter, pens.see, NO_BRUSH, rect, style.SEE_CORNER)
        _mark(painter, pens, prepared, rect)
    elif isinstance(content, PillWords):
        outline = (pens.idle_pills if content.idle else pens.pills)[content.polarity]
        _rounded(painter, outline, pens.hollow if content.idle else pens.surface, rect, rect.h / 2)
        _words(painter, pens, prepared.runs, rect, pens.words[content.polarity])
        return
    elif isinstance(content, IssueWords):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pens.issue)
        corner = min(rect.h / 2, style.ISSUE_CORNER)
        painter.drawRoundedRect(QRectF(*rect), corner, corner)
    _words(painter, pens, prepared.runs, rect, pens.inks[Ink.INK])


def _mark(painter: QPainter, pens: Pens, prepared: Prepared, rect: Rect) -> None:
    if prepared.mark is not None:
        mark, x, y = prepared.mark
        paint_mark(painter, pens, mark, QPointF(rect.x + x, rect.y + y))


def paint_card(painter: QPainter, pens: Pens, content: CardWords, rect: Rect) -> None:
    """The card itself: shadow, surface, the edge in its holders' colours, border."""
    corner = style.CARD_CORNER
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pens.shadow)
    painter.drawRoundedRect(QRectF(rect.x, rect.y + style.SHADOW_DROP, rect.w, rect.h), corner, corner)
    painter.setBrush(pens.surface)
    painter.drawRoundedRect(QRectF(*rect), corner, corner)
    colours = content.edges or ("",)
    painter.translate(rect.x, rect.y)
    for part, colour in enumerate(colours):
        painter.setBrush(pens.party(colour))
        painter.drawPath(party_edge(rect.h, part, len(colours)))
    painter.translate(-rect.x, -rect.y)
    _rounded(painter, pens.borders[content.border], NO_BRUSH, rect, corner)
    if content.status is not None and content.status.was:
        _rounded(painter, pens.turned, NO_BRUSH, rect, corner)


def _rounded(painter: QPainter, pen: QPen, brush: QBrush | QColor, rect: Rect, corner: float) -> None:
    """A rounded rectangle whose outline lies within `rect`."""
    inset = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(brush)
    inner = QRectF(rect.x + inset, rect.y + inset, rect.w - 2 * inset, rect.h - 2 * inset)
    painter.drawRoundedRect(inner, max(0.0, corner - inset), max(0.0, corner - inset))


def _words(painter: QPainter, pens: Pens, runs: tuple[Run, ...], rect: Rect, relation: QPen) -> None:
    for run in runs:
        painter.setPen(relation if run.ink is Ink.RELATION else pens.inks[run.ink])
        at = QPointF(rect.x + run.x, rect.y + run.y)
        if run.clip is None:
            run.layout.draw(painter, at)
            continue
        painter.save()
        clip = QRectF(rect.x + run.clip.x, rect.y + run.clip.y, run.clip.w, run.clip.h)
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        run.layout.draw(painter, at)
        painter.restore()


def paint_mark(painter: QPainter, pens: Pens, mark: Mark, centre: QPointF, size: float = style.STATUS_MARK) -> None:
    """The circle of a status: full, struck through, or empty. Drawn, since few fonts hold all three alike."""
    radius = size / 2
    if mark is Mark.STANDS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pens.ink)
        painter.drawEllipse(centre, radius, radius)
        return
    thick = size * 0.17
    painter.setPen(QPen(pens.muted, thick))
    painter.setBrush(NO_BRUSH)
    radius -= thick / 2
    painter.drawEllipse(centre, radius, radius)
    if mark is Mark.FALLS:
        reach = radius * 0.707
        painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))


class Badge(NamedTuple):
    """A fold badge at its place."""

    words: Block
    rect: Rect


def badge_at(blocks: tuple[Block, Block], card: Rect, crowded: bool) -> Badge:
    """The badge of a folded box beneath it; its short form where a line arrives there."""
    words = blocks[1] if crowded else blocks[0]
    return Badge(words, badge_rect(card, badge_width(words)))


def badge_width(words: Block) -> float:
    """How wide a badge with these words is."""
    return words.width + 2 * style.BADGE_PAD_X


def paint_badge(painter: QPainter, pens: Pens, badge: Badge) -> None:
    """What a folded box hides, in a quiet outline beneath it."""
    _rounded(painter, pens.badge, pens.surface, badge.rect, BADGE_HEIGHT / 2)
    painter.setPen(pens.inks[Ink.MUTED])
    y = badge.rect.y + (badge.rect.h - badge.words.height) / 2
    badge.words.layout.draw(painter, QPointF(badge.rect.x + style.BADGE_PAD_X, y))


def paint_ring(painter: QPainter, pen: QPen, content: Content, rect: Rect) -> None:
    """A ring close round a box: it is selected, or under the pointer."""
    reach = style.RING_GAP + pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(NO_BRUSH)
    corner = style.CARD_CORNER if isinstance(content, CardWords) else style.SEE_CORNER
    if isinstance(content, PillWords):
        corner = rect.h / 2
    elif isinstance(content, IssueWords):
        corner = min(rect.h / 2, style.ISSUE_CORNER)
    ring = QRectF(*rect).adjusted(-reach, -reach, reach, reach)
    painter.drawRoundedRect(ring, corner + reach, corner + reach)


def paint_border_sample(painter: QPainter, pens: Pens, border: Border, rect: Rect) -> None:
    """A small card that shows a kind of border, for the legend."""
    _rounded(painter, pens.borders[border], pens.surface, rect, 3.0)
