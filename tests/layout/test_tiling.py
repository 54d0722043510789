"""Pages of a map: every box is whole on one, neighbours overlap, cuts keep to the gaps, the same map gives the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import forest
from moot.layout.shapes import MapLayout, Rect
from moot.layout.tidy import lay_out
from moot.layout.tiling import Span, Tiling, steps_of, strips, tile
from moot.model.records import Direction, Kind, Ref
from tests.layout.samples import grown, sizes
from tests.layout.wishes import random_cases

OVERLAP = 30.0


def laid(count: int, direction: Direction = Direction.DOWN) -> MapLayout:
    case = grown(3, count)
    return lay_out(forest(case), sizes(case), direction=direction)


def tiled(layout: MapLayout, room: tuple[float, float] = (1100.0, 700.0)) -> Tiling:
    boxes = {ref: placed.rect for ref, placed in layout.boxes.items()}
    return tile(layout.bounds, boxes, steps_of(layout), room, OVERLAP)


@given(st.data())
def test_every_box_that_fits_a_page_is_whole_on_one(data: st.DataObject) -> None:
    case = data.draw(random_cases(60))
    layout = lay_out(forest(case), sizes(case), direction=data.draw(st.sampled_from(Direction)))
    room = data.draw(st.floats(150.0, 1500.0)), data.draw(st.floats(60.0, 1000.0))
    tiling = tiled(layout, room)
    for ref, placed in layout.boxes.items():
        rect = placed.rect  # its ends apart are not always its length: hypothesis finds the page between the two
        larger = rect.right - rect.x > room[0] or rect.bottom - rect.y > room[1]
        assert larger == (ref in tiling.cut)
        assert larger or any(page.holds(placed.rect) for page in tiling.pages)
    assert all(page.area.w <= room[0] + 0.01 and page.area.h <= room[1] + 0.01 for page in tiling.pages)


@given(st.data())
def test_of_a_box_larger_than_a_page_every_piece_is_there(data: st.DataObject) -> None:
    x, y = data.draw(st.floats(0, 500)), data.draw(st.floats(0, 500))
    box = Rect(x, y, data.draw(st.floats(10, 2500)), data.draw(st.floats(10, 2500)))
    other = Rect(0.0, 0.0, 80.0, 40.0)
    boxes = {Ref(Kind.CLAIM, "a"): box, Ref(Kind.CLAIM, "b"): other}
    area = Rect(0.0, 0.0, max(box.right, 80.0), max(box.bottom, 40.0))
    tiling = tile(area, boxes, [], (400.0, 300.0), OVERLAP)
    across = data.draw(st.floats(box.x, box.right)), data.draw(st.floats(box.y, box.bottom))
    assert any(page.holds(Rect(*across, 0.0, 0.0)) for page in tiling.pages)


spans_of = st.lists(st.tuples(st.floats(0, 3000), st.floats(1, 500)), max_size=40)


@given(spans_of, st.floats(100, 800), st.floats(0, 90))
def test_strips_hold_every_span_overlap_and_are_as_few_as_can_be(
    drawn: list[tuple[float, float]], page: float, overlap: float
) -> None:
    spans = [(low, low + length) for low, length in drawn]
    whole: Span = (min((low for low, _ in spans), default=0.0), max((high for _, high in spans), default=1.0))
    found = strips(whole, spans, page, overlap)
    assert found[0][0] == whole[0] and found[-1][1] >= whole[1]
    for before, after in pairwise(found):
        assert before[1] - after[0] >= overlap - 0.001
        assert before[0] < after[0]
    for low, high in spans:
        fits = high - low <= page
        assert not fits or any(start - 0.01 <= low and high <= end + 0.01 for start, end in found)
    assert all(end - start <= page + 0.02 for start, end in found)


def test_a_cut_goes_through_the_gap_where_there_is_one() -> None:
    spans = [(0.0, 100.0), (140.0, 240.0), (280.0, 380.0), (420.0, 520.0)]
    found = strips((0.0, 520.0), spans, 330.0, 30.0)
    assert len(found) == 2
    for edge in (found[0][1], found[1][0]):
        assert not any(low < edge < high for low, high in spans)


def test_without_a_gap_a_box_at_the_cut_is_shown_again_whole() -> None:
    spans = [(0.0, 100.0), (50.0, 150.0), (110.0, 210.0), (160.0, 260.0)]
    found = strips((0.0, 260.0), spans, 180.0, 20.0)
    assert all(any(start <= low and high <= end for start, end in found) for low, high in spans)


def test_pages_are_numbered_as_one_reads_and_blank_ones_left_out() -> None:
    corners = [Rect(0, 0, 100, 50), Rect(2000, 0, 100, 50), Rect(0, 2000, 100, 50)]
    boxes = {Ref(Kind.CLAIM, f"c{n}"): rect for n, rect in enumerate(corners)}
    tiling = tile(Rect(0, 0, 2100, 2050), boxes, [], (700.0, 700.0), OVERLAP, first=2)
    assert [page.number for page in tiling.pages] == [2, 3, 4]
    assert tiling.columns * tiling.rows > 3
    assert [(page.row, page.column) for page in tiling.pages] == [(0, 0), (0, tiling.columns - 1), (tiling.rows - 1, 0)]


@pytest.mark.parametrize("direction", list(Direction))
def test_the_same_map_gives_the_same_pages(direction: Direction) -> None:
    assert tiled(laid(80, direction)) == tiled(laid(80, direction))


def test_a_step_is_kept_on_one_page_where_that_is_easy() -> None:
    layout = laid(80)
    pages = tiled(layout).pages
    easy = [rect for rect in steps_of(layout) if rect.w <= 700.0 and rect.h <= 450.0]
    assert len(easy) > len(layout.bands)
    assert all(any(_meets_whole(page.area, rect) for page in pages) for rect in easy)


def _meets_whole(area: Rect, rect: Rect) -> bool:
    return area.x <= rect.x and area.y <= rect.y and rect.right <= area.right and rect.bottom <= area.bottom


def test_more_overlap_than_page_is_refused() -> None:
    with pytest.raises(ValueError, match="room"):
        tile(Rect(0, 0, 10, 10), {}, [], (20.0, 20.0), 20.0)


def test_a_box_as_large_as_a_page_is_somewhere_whole_or_counts_as_cut() -> None:
    box = Rect(330.0235402449722, 0.0, 333.3, 17.3)  # so placed that it comes out a hair longer
    assert box.right - box.x > 333.3
    tiling = tile(Rect(0, -5, 700, 30), {Ref(Kind.CLAIM, "c"): box}, [], (333.3, 500.0), 10.0)
    assert tiling.cut == {Ref(Kind.CLAIM, "c")}
    assert any(page.area.x < box.right and box.x < page.area.right for page in tiling.pages)
