"""What a filter leaves lit keeps its colours while a veil lies over the rest; what is found is ringed; at any scale."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from moot.drawing.drawn import DrawnMap
from moot.drawing.lights import Lights
from moot.drawing.paint import Detail, Marks, Painting
from moot.drawing.style import DARK, LIGHT, Theme
from moot.layout.shapes import Rect
from moot.model.records import Kind, Ref
from tests.drawing.maps import export_dispute
from tests.drawing.test_paint import painted

pytestmark = pytest.mark.usefixtures("qapp")

_EDGE = 8.0  # px of the map: round corners, and the heads of arrows that end here
SCALES = {Detail.FULL: 1.0, Detail.PLAIN: 0.3, Detail.BLOCKS: 0.1}


@pytest.fixture(scope="module")
def painting(qapp: object) -> Painting:
    return DrawnMap(export_dispute()).painting


def part(image: QImage, painting: Painting, rect: Rect, scale: float) -> QImage:
    """The picture within a box; `painted` leaves 20 px of the map round it."""
    bounds = painting.traced.layout.bounds
    x, y = (rect.x - bounds.x + 20) * scale, (rect.y - bounds.y + 20) * scale
    edge = max(1, round(_EDGE * scale))
    wide, high = (max(1, round(side * scale) - 2 * edge) for side in (rect.w, rect.h))
    return image.copy(round(x) + edge, round(y) + edge, wide, high)


def two_claims(painting: Painting) -> tuple[Ref, Ref]:
    refs = [ref for ref in painting.traced.layout.boxes if ref.kind is Kind.CLAIM]
    return refs[0], refs[1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("detail", list(Detail), ids=lambda detail: detail.name)
def test_lit_boxes_keep_their_colours_and_the_rest_is_veiled(painting: Painting, theme: Theme, detail: Detail) -> None:
    scale = SCALES[detail]
    lit, other = two_claims(painting)
    plain = painted(painting, theme, scale)
    filtered = painted(painting, theme, scale, marks=Marks(lights=Lights(frozenset({lit}))))
    boxes = painting.traced.layout.boxes
    same = part(plain, painting, boxes[lit].rect, scale), part(filtered, painting, boxes[lit].rect, scale)
    veiled = part(plain, painting, boxes[other].rect, scale), part(filtered, painting, boxes[other].rect, scale)
    assert same[0] == same[1]
    assert veiled[0] != veiled[1]
    assert filtered.pixelColor(1, 1) == QColor(theme.paper)


@pytest.mark.parametrize("detail", list(Detail), ids=lambda detail: detail.name)
def test_what_is_found_is_marked(painting: Painting, detail: Detail) -> None:
    scale = SCALES[detail]
    found, _other = two_claims(painting)
    plain = painted(painting, LIGHT, scale)
    marked = painted(painting, LIGHT, scale, marks=Marks(lights=Lights(found=frozenset({found}))))
    assert plain != marked
    assert (
        painted(painting, LIGHT, scale, marks=Marks(lights=Lights(found=frozenset({Ref(Kind.CLAIM, "gone")})))) == plain
    )


def test_a_filter_that_nothing_matches_veils_everything(painting: Painting) -> None:
    plain = painted(painting)
    filtered = painted(painting, marks=Marks(lights=Lights(frozenset())))
    for ref in two_claims(painting):
        rect = painting.traced.layout.boxes[ref].rect
        assert part(plain, painting, rect, 2.0) != part(filtered, painting, rect, 2.0)


def test_what_boxes_say_is_asked_again_after_a_change(painting: Painting) -> None:
    lit = frozenset({two_claims(painting)[0]})
    before = painted(painting, LIGHT, 0.1, marks=Marks(lights=Lights(lit)))
    painting.forget()
    assert painted(painting, LIGHT, 0.1, marks=Marks(lights=Lights(lit))) == before
    both = frozenset(two_claims(painting))
    assert painted(painting, LIGHT, 0.1, marks=Marks(lights=Lights(both))) != before
