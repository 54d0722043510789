"""What is told at the sides of pages: both ways, about every line that leaves one, and about none that does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import forest
from moot.layout.leads import Lead, Side, leads
from moot.layout.shapes import MapLayout, Rect
from moot.layout.tidy import lay_out
from moot.layout.tiling import Tiling, steps_of, tile
from moot.model.records import Direction, Kind, Ref
from tests.layout.geometry import polyline
from tests.layout.samples import chain, grown, sizes
from tests.layout.wishes import random_cases


def tiled(layout: MapLayout, room: tuple[float, float]) -> Tiling:
    boxes = {ref: placed.rect for ref, placed in layout.boxes.items()}
    return tile(layout.bounds, boxes, steps_of(layout), room, 30.0)


def pairs(found: list[Lead], *, onward: bool) -> set[tuple[int, int]]:
    return {(lead.page, lead.other) if onward else (lead.other, lead.page) for lead in found if lead.onward is onward}


@given(st.data())
def test_who_is_sent_on_finds_where_they_come_from(data: st.DataObject) -> None:
    case = data.draw(random_cases(40))
    layout = lay_out(forest(case), sizes(case), direction=data.draw(st.sampled_from(Direction)))
    tiling = tiled(layout, (data.draw(st.floats(300, 1200)), data.draw(st.floats(200, 900))))
    found = leads(tiling, layout)
    assert pairs(found, onward=True) == pairs(found, onward=False)
    numbers = {page.number for page in tiling.pages}
    assert all(lead.page != lead.other and {lead.page, lead.other} <= numbers for lead in found)
    areas = {page.number: page.area for page in tiling.pages}
    assert all(inside(lead.at, areas[lead.page]) for lead in found)


@given(st.data())
def test_every_line_that_leaves_a_page_with_its_conclusion_is_told(data: st.DataObject) -> None:
    case = data.draw(random_cases(40))
    layout = lay_out(forest(case), sizes(case))
    tiling = tiled(layout, (700.0, 420.0))
    found = leads(tiling, layout)
    for page in tiling.pages:
        for edge in layout.edges:
            target, source = layout.boxes[edge.target].rect, layout.boxes[edge.source].rect
            if edge.joins or not page.holds(target) or not any(other.holds(source) for other in tiling.pages):
                continue
            if page.holds(source) and all(inside(point, page.area) for point in polyline(edge)):
                continue
            assert any(lead.page == page.number and lead.onward for lead in found)


def inside(point: tuple[float, float], area: Rect) -> bool:
    return area.x - 0.02 <= point[0] <= area.right + 0.02 and area.y - 0.02 <= point[1] <= area.bottom + 0.02


def test_what_fits_one_page_says_nothing() -> None:
    case = grown(1, 20)
    layout = lay_out(forest(case), sizes(case))
    assert leads(tiled(layout, (layout.bounds.w + 1, layout.bounds.h + 1)), layout) == []


@pytest.mark.parametrize(
    ("direction", "out", "into"), [(Direction.DOWN, Side.BOTTOM, Side.TOP), (Direction.RIGHT, Side.RIGHT, Side.LEFT)]
)
def test_a_chain_goes_on_at_the_far_side_and_comes_in_at_the_near_one(
    direction: Direction, out: Side, into: Side
) -> None:
    case = chain(12)
    layout = lay_out(forest(case), sizes(case), direction=direction)
    found = leads(tiled(layout, (900.0, 800.0)), layout)
    assert {lead.side for lead in found if lead.onward} == {out}
    assert {lead.side for lead in found if not lead.onward} == {into}
    assert pairs(found, onward=True) == {(n, n + 1) for n in range(1, max(lead.page for lead in found))}


def test_what_is_left_out_is_not_told() -> None:
    case = grown(2, 40)
    layout = lay_out(forest(case), sizes(case))
    tiling = tiled(layout, (700.0, 420.0))
    assert leads(tiling, layout)
    assert leads(tiling, layout, frozenset(layout.boxes)) == []
    claims = frozenset(ref for ref in layout.boxes if ref.kind is Kind.CLAIM)
    assert Ref(Kind.CLAIM, "c0") in claims
    assert len(leads(tiling, layout, claims)) < len(leads(tiling, layout))
