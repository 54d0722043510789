"""The inside of one block: an issue or a card alone, or a step's pill with its premises and their band.

A pill stands centred above its premises, or, where lines come from the left (growing right, and in every column), at
the upper left, sticking out a little. Coordinates are relative to the block's upper left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from moot.layout import metrics as m
from moot.layout.shapes import Rect

Size: TypeAlias = tuple[float, float]


class Block(NamedTuple):
    """Where the boxes of a block stand (a step's pill first), its band, and its size with the room badges need."""

    rects: tuple[Rect, ...]
    band: Rect | None
    width: float
    height: float


def card(size: Size, badge: bool) -> Block:
    """An issue or a claim that is no premise."""
    width, height = size
    return Block((Rect(0.0, 0.0, width, height),), None, width, height + (m.BADGE_ROOM if badge else 0.0))


def step(
    pill: Size,
    cards: Sequence[Size],
    badges: Sequence[bool],
    *,
    left: bool,
    pitches: Sequence[float] | None,
    gutter: float = 0.0,
) -> Block:
    """A pill with its premises: side by side at the `pitches` (each card's distance from the first), or, None, stacked.

    `gutter` is room inside the band at the left, where lines pass the lower cards.
    """
    out = m.PILL_OUT if left else 0.0
    width, height = pill
    if not cards:
        return Block((Rect(0.0, 0.0, width, height),), None, width, height)
    if len(cards) == 1:
        return _single(pill, cards[0], badges[0], out)
    rooms = [h + (m.BADGE_ROOM if badge else 0.0) for (_, h), badge in zip(cards, badges, strict=True)]
    if pitches is None:
        inner = max(w for w, _ in cards)
        offsets = [(0.0, sum(rooms[:k]) + k * m.STACKED_CARD_GAP) for k in range(len(cards))]
        deep = offsets[-1][1] + rooms[-1]
    else:
        inner = pitches[-1] + cards[-1][0]
        offsets = [(pitch, 0.0) for pitch in pitches]
        deep = max(rooms)
    top = height + m.STEM
    padding = m.BAND_PADDING
    body = inner + 2 * padding + gutter
    whole = out + body if left else max(width, body)
    start = out if left else (whole - body) / 2
    rects = [Rect(0.0 if left else (whole - width) / 2, 0.0, width, height)]
    rects += [Rect(start + padding + gutter + x, top + y, *size) for (x, y), size in zip(offsets, cards, strict=True)]
    bottom = top + deep + padding
    band_top = height - m.PILL_OVERLAP
    return Block(tuple(rects), Rect(start, band_top, body, bottom - band_top), max(whole, width), bottom)


def _single(pill: Size, card: Size, badge: bool, out: float) -> Block:
    width, height = pill
    w, h = card
    top = height + m.STEM
    if out:
        rects, whole = (Rect(0.0, 0.0, width, height), Rect(out, top, w, h)), max(out + w, width)
    else:
        whole = max(width, w)
        rects = (Rect((whole - width) / 2, 0.0, width, height), Rect((whole - w) / 2, top, w, h))
    return Block(rects, None, whole, top + h + (m.BADGE_ROOM if badge else 0.0))
