"""Without colour: nothing of it is left, and what it told is told by lines, marks and words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.grey import GREY, PRINTED, in_grey
from moot.drawing.pens import pens
from moot.drawing.picture import Format, Order, make
from moot.drawing.style import PARTY_COLOURS, Relation, Theme
from moot.layout.shapes import EdgeKind
from tests.drawing.maps import export_dispute, standing


def colours() -> list[str]:
    found: list[str] = []
    for name in Theme.__annotations__:
        value = getattr(GREY, name)
        if isinstance(value, Relation):
            found += [value.line, value.tint, value.border]
        elif name != "name":
            found.append(value if isinstance(value, str) else value[0])
    return found


def luminance(colour: str) -> float:
    made = QColor(colour)
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_colour_is_a_grey() -> None:
    for colour in [*colours(), *map(in_grey, PARTY_COLOURS)]:
        made = QColor(colour)
        assert made.red() == made.green() == made.blue(), colour


def test_a_picture_in_grey_has_no_colour_and_a_white_ground(qapp: object) -> None:
    drawn = DrawnMap(export_dispute(), None, GREY, standing())
    image = QImage.fromData(make(drawn, Words("Title"), Order(Format.PNG, scale=0.7)).data)
    assert image.allGray()
    assert image.pixelColor(1, 1) == QColor("#FFFFFF")


def test_words_and_lines_are_dark_enough_on_every_ground() -> None:
    for relation in (GREY.support, GREY.objection, GREY.undercut):
        for ground in (GREY.paper, GREY.surface, relation.tint):
            assert contrast(relation.line, ground) >= 7.0
            assert contrast(GREY.muted, ground) >= 4.5
        assert contrast(relation.border, GREY.surface) >= 2.0
    assert contrast(GREY.issue_ink, GREY.issue) >= 7.0
    assert contrast(GREY.spine, GREY.paper) >= 3.0


def test_relations_are_told_apart_by_their_lines() -> None:
    made = pens(GREY)
    patterns = {
        tuple(made.edge(kind, 2.0, False).dashPattern()) for kind in (EdgeKind.PRO, EdgeKind.CON, EdgeKind.UNDERCUT)
    }
    assert len(patterns) == 3


@pytest.mark.parametrize("colour", PARTY_COLOURS)
def test_a_party_is_as_light_as_its_colour(colour: str) -> None:
    assert contrast(colour, in_grey(colour)) < 1.03


@pytest.mark.parametrize("theme", PRINTED.values(), ids=list(PRINTED))
def test_no_fill_of_a_map_lets_the_ground_through(theme: Theme) -> None:
    """Such fills are painted with threads, which costs eight times as much a card."""
    made = pens(theme)
    fills = [made.shadow, made.surface, made.hollow, made.issue, made.party(""), *made.tints.values()]
    assert all(fill.alpha() == 255 for fill in fills)
    assert made.shadow != made.paper
