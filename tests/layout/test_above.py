"""Boxes found one by one, after any edits, in the newest layout and in those before it, as in a list of all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import Forest, forest
from moot.layout.growth import regrown
from moot.layout.laid import Boxes, LaidMap
from moot.layout.shapes import MapLayout, Placed
from moot.layout.tidy import LayoutCache, lay_out
from moot.model.case import Case
from moot.model.records import Kind, Nudge, Ref
from tests.layout.samples import grown, sizes
from tests.layout.test_growth import leaf
from tests.layout.wishes import random_cases, views
from tests.model.strategies import edits


def laid(trees: Forest, case: Case, cache: LayoutCache | None = None, nudges: tuple[Nudge, ...] = ()) -> LaidMap:
    made = lay_out(trees, sizes(case), cache=cache, nudges=nudges)
    assert isinstance(made, LaidMap)
    return made


def listed(layout: LaidMap) -> dict[Ref, Placed]:
    return dict(layout.places())


def assert_found(layout: MapLayout, expected: dict[Ref, Placed]) -> None:
    boxes = layout.boxes
    assert isinstance(boxes, Boxes)
    assert len(boxes) == len(expected)
    for ref, placed in reversed(expected.items()):
        assert ref in boxes
        assert boxes[ref] == placed
    assert boxes.get(Ref(Kind.CLAIM, "nowhere")) is None
    assert list(boxes.items()) == list(expected.items())


@given(st.data())
def test_after_random_edits_and_their_undoing_every_layout_finds_its_own(data: st.DataObject) -> None:
    case = data.draw(random_cases(15))
    view = data.draw(st.none() | views(case))
    cache = LayoutCache()
    trees = forest(case, view)
    layouts = [laid(trees, case, cache)]
    expected = [listed(layouts[0])]
    assert layouts[0].above is not None
    for _ in range(data.draw(st.integers(1, 6))):
        edit = data.draw(edits(case))
        for done in (edit, edit.inverse())[: data.draw(st.integers(1, 2))]:
            case.apply(done)
            trees = regrown(trees, case, view, done)
            layouts.append(laid(trees, case, cache))
            expected.append(listed(layouts[-1]))
            assert len(layouts[-1].above) == len(expected[-1])
    for layout, boxes in zip(layouts, expected, strict=True):
        assert {ref: layout.above[ref] for ref in boxes} == {ref: one.parent for ref, one in boxes.items()}
        everything = {ref for other in expected for ref in other}
        assert {ref for ref in everything if ref in layout.above} == set(boxes)
        assert_found(layout, boxes)


def test_nudged_boxes_are_found_where_they_are() -> None:
    case = grown(4, 60)
    layout = laid(forest(case), case, nudges=(Nudge(Ref(Kind.CLAIM, "c3"), 40.0, -7.0),))
    assert_found(layout, listed(layout))


def test_an_edit_to_a_large_map_passes_over_what_it_does_not_reach() -> None:
    case = grown(3, 2000)
    cache = LayoutCache()
    trees = forest(case)
    before = laid(trees, case, cache)
    parents = before.above
    edit = leaf(case, "c200")
    case.apply(edit)
    after = laid(regrown(trees, case, None, edit), case, cache)
    new = Ref(Kind.CLAIM, "leaf-2000")
    assert new in after.boxes and new not in before.boxes
    assert len(parents) + 2 == len(after.above)
    # what differs between the two is kept beside the older one, and is only what has come
    assert set(parents._earlier) == {new, Ref(Kind.ARGUMENT, "s-leaf-2000")}
