"""What lies at a point or in a rectangle: the same by search and by looking at everything, nudged or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import forest
from moot.layout.index import MapIndex, hull
from moot.layout.shapes import BoxKind, MapLayout, Rect
from moot.layout.tidy import lay_out
from moot.model.records import Direction, Kind, Nudge, Ref
from tests.layout.geometry import polyline
from tests.layout.samples import grown, sizes, star
from tests.layout.wishes import random_cases


def meets(one: Rect, other: Rect) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


@given(st.data())
def test_a_rectangle_finds_exactly_what_reaches_into_it(data: st.DataObject) -> None:
    case = data.draw(random_cases(25))
    nudges = [Nudge(Ref(Kind.CLAIM, "c0"), 900.0, -300.0)] if data.draw(st.booleans()) else []
    layout = lay_out(forest(case), sizes(case), direction=data.draw(st.sampled_from(Direction)), nudges=nudges)
    if data.draw(st.booleans()):
        layout = MapLayout(layout.boxes, layout.bands, layout.edges, layout.bounds)
    bounds = layout.bounds
    x = data.draw(st.floats(bounds.x - 50, bounds.right + 50))
    y = data.draw(st.floats(bounds.y - 50, bounds.bottom + 50))
    area = Rect(x, y, data.draw(st.floats(0, bounds.w)), data.draw(st.floats(0, bounds.h)))
    index = MapIndex(layout)
    assert {p.box.ref for p in index.boxes_in(area)} == {
        ref for ref, placed in layout.boxes.items() if meets(placed.rect, area)
    }
    assert sorted(b.argument for b in index.bands_in(area)) == sorted(
        band.argument for band in layout.bands if meets(band.rect, area)
    )
    expected = {(e.source, e.target) for e in layout.edges if meets(hull(e), area)}
    assert {(e.source, e.target) for e in index.edges_in(area)} == expected


def test_a_point_in_a_card_a_pill_a_band_and_on_bare_paper() -> None:
    case = grown(1, 120)
    layout = lay_out(forest(case), sizes(case))
    index = MapIndex(layout)
    for placed in layout.boxes.values():
        x, y, w, h = placed.rect
        found = index.at(x + w / 2, y + h / 2).box
        assert found is not None
        assert found.box == placed.box
    band = layout.bands[0]
    spot = index.at(band.rect.x + 3, band.rect.bottom - 3)
    assert (spot.box, spot.band) == (None, band)
    assert index.at(layout.bounds.x - 100, layout.bounds.y) == (None, None)


def test_within_a_margin_the_nearest_box_is_taken() -> None:
    case = star(3)
    layout = lay_out(forest(case), sizes(case))
    card = layout.boxes[Ref(Kind.CLAIM, "c1")].rect
    index = MapIndex(layout)
    assert index.at(card.right + 5, card.y + 5).box is None
    found = index.at(card.right + 5, card.y + 5, margin=40).box
    assert found is not None
    assert found.box.ref.id == "c1"


def test_a_pill_goes_before_the_card_it_touches() -> None:
    case = grown(2, 60)
    layout = lay_out(forest(case), sizes(case), direction=Direction.RIGHT)
    index = MapIndex(layout)
    for placed in layout.boxes.values():
        if placed.box.kind is BoxKind.ARGUMENT:
            found = index.at(placed.rect.x + placed.rect.w / 2, placed.rect.bottom).box
            assert found is not None
            assert found.box.kind is BoxKind.ARGUMENT


@pytest.mark.parametrize("direction", Direction)
def test_the_hull_of_an_edge_holds_it(direction: Direction) -> None:
    case = grown(3, 80)
    for edge in lay_out(forest(case), sizes(case), direction=direction).edges:
        rect = hull(edge)
        for x, y in polyline(edge):
            assert rect.x - 0.01 <= x <= rect.right + 0.01
            assert rect.y - 0.01 <= y <= rect.bottom + 0.01
