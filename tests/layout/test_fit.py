"""Fit page: as large as the page allows, by exact shape functions checked against trying everything."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.layout import metrics as m
from moot.layout.arrange import Arrangement, Stacks
from moot.layout.fit import fit_page
from moot.layout.forest import forest
from moot.layout.sizing import Shape, Shapes, abreast, partitions, stacked, staircase, wishes_of
from moot.layout.tidy import LayoutCache, lay_out
from moot.model.case import Case
from moot.model.records import Direction, Issue, Kind, Ref, View
from tests.layout.geometry import faults
from tests.layout.samples import grown, sample, sizes, star

A4, A3 = (786.0, 493.0), (1135.0, 740.0)  # points left for the map on a page on its side
SIX_POINTS = 6 / 13  # the scale at which text of 13 px is 6 pt high

boxes = st.builds(lambda w, h: Shape(float(w), float(h)), st.integers(1, 30), st.integers(1, 30))
stairs = st.lists(boxes, min_size=1, max_size=4).map(lambda shapes: staircase(shapes, 99))
GAP = 2.0


@given(st.lists(stairs, min_size=1, max_size=4))
def test_shapes_side_by_side_and_stacked_are_the_best_there_are(parts: list[list[Shape]]) -> None:
    gaps = GAP * (len(parts) - 1)
    every = list(product(*parts))
    row = [Shape(sum(s.w for s in chosen) + gaps, max(s.h for s in chosen)) for chosen in every]
    pile = [Shape(max(s.w for s in chosen), sum(s.h for s in chosen) + gaps) for chosen in every]
    for found, possible in ((abreast(parts, GAP, 999), row), (stacked(parts, GAP, 999), pile)):
        assert [(s.w, s.h) for s in found] == [(s.w, s.h) for s in staircase(possible, 999)]


def test_a_staircase_keeps_what_nothing_else_undercuts() -> None:
    shapes = [Shape(1, 9), Shape(2, 9), Shape(3, 4), Shape(3, 5), Shape(9, 1)]
    assert [(s.w, s.h) for s in staircase(shapes, 9)] == [(1, 9), (3, 4), (9, 1)]
    assert len(staircase([Shape(k, -k) for k in range(100)], 10)) == 10


@pytest.mark.parametrize("count", range(3, 9))
def test_partitions_use_every_kid_once(count: int) -> None:
    found = partitions(count)
    assert len(set(found)) == len(found) > 0
    assert all(sum(wish.counts) == count and 1 < len(wish.counts) < count for wish in found)


@pytest.mark.parametrize("direction", Direction)
def test_shapes_are_near_what_is_drawn(direction: Direction) -> None:
    case = grown(6, 30)
    trees = forest(case)
    for shape in Shapes(trees, sizes(case), direction, 32).whole():
        bounds = lay_out(trees, sizes(case), direction=direction, arrangement=wishes_of(shape)).bounds
        assert bounds.w <= shape.w * 1.15 + 60
        assert bounds.h <= shape.h * 1.05 + 20


@pytest.mark.parametrize("issue", ["I2", "I3"])
def test_the_samples_issues_two_and_three_can_be_read_on_a4(issue: str) -> None:
    case = sample()
    trees = forest(case, View("v", root=Ref(Kind.ISSUE, issue)))
    fit = fit_page(trees, sizes(case), *A4)
    assert fit.scale >= SIX_POINTS
    assert faults(fit.layout) == []
    assert fit.layout.bounds.w * fit.scale <= A4[0] + 0.01
    assert fit.layout.bounds.h * fit.scale <= A4[1] + 0.01


@pytest.mark.parametrize("issue", ["I1", "I2", "I3"])
def test_each_of_the_samples_issues_can_be_read_on_a3(issue: str) -> None:
    case = sample()
    fit = fit_page(forest(case, View("v", root=Ref(Kind.ISSUE, issue))), sizes(case), *A3)
    assert fit.scale >= SIX_POINTS


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("seed", range(4))
def test_blocks_that_are_lent_change_nothing_but_what_there_is_to_do(seed: int, direction: Direction) -> None:
    case = grown(seed, 40)
    trees, cache = forest(case), LayoutCache()
    lay_out(trees, sizes(case), direction=direction, compact=True, cache=cache)
    plain = fit_page(trees, sizes(case), *A4, directions=[direction], work=0)
    fit = fit_page(trees, sizes(case), *A4, directions=[direction], work=0, cache=cache)
    assert (fit.arrangement, fit.scale, dict(fit.layout.boxes)) == (
        plain.arrangement,
        plain.scale,
        dict(plain.layout.boxes),
    )
    packed = dict(cache.packs)
    again = lay_out(trees, sizes(case), direction=direction, arrangement=fit.arrangement, cache=cache)
    assert dict(again.boxes) == dict(fit.layout.boxes)
    assert any(cache.packs[ref] is block for ref, block in packed.items())


def test_fitting_beats_plain_and_compact_in_both_directions() -> None:
    case = grown(8, 45)
    trees = forest(case)
    fit = fit_page(trees, sizes(case), *A4)
    for direction, compact in product(Direction, (False, True)):
        bounds = lay_out(trees, sizes(case), direction=direction, compact=compact).bounds
        assert fit.scale >= min(A4[0] / bounds.w, A4[1] / bounds.h)


def test_the_same_map_on_the_same_page_comes_out_the_same() -> None:
    case = grown(9, 40)
    one, other = (fit_page(forest(case), sizes(case), *A4) for _ in range(2))
    assert (one.direction, one.arrangement, one.scale) == (other.direction, other.arrangement, other.scale)
    again = lay_out(forest(case), sizes(case), direction=one.direction, arrangement=one.arrangement)
    assert again.bounds == one.layout.bounds


def test_only_the_directions_asked_for() -> None:
    case = star(5)
    for direction in Direction:
        assert fit_page(forest(case), sizes(case), 100, 700, directions=[direction]).direction is direction


def test_a_large_map_and_an_empty_one_come_to_an_end() -> None:
    case = grown(10, 1500)
    assert fit_page(forest(case), sizes(case), *A3).scale > 0
    assert fit_page(forest(Case()), sizes(case), *A3).layout.boxes == {}


def test_many_positions_are_wrapped_onto_the_page() -> None:
    case = star(40)
    fit = fit_page(forest(case), sizes(case), *A4)
    assert isinstance(fit.arrangement[Ref(Kind.ISSUE, "i")], Stacks)


def test_several_trees_share_the_page() -> None:
    case = Case([Issue(f"i{k}", "What is in question here?", order=k) for k in range(12)])
    fit = fit_page(forest(case), sizes(case), 400, 400)
    row = lay_out(forest(case), sizes(case)).bounds
    assert fit.scale > 2 * 400 / row.w
    assert faults(fit.layout) == []


def test_a_page_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="room"):
        fit_page(forest(Case()), lambda box: (1, 1), 0, 100)


def test_a_badge_counts_in_the_shape() -> None:
    case = star(1)
    folded = forest(case, View("v", folds=(Ref(Kind.ISSUE, "i"),)))
    [shape] = Shapes(folded, sizes(case), Direction.DOWN, 8).whole()
    assert shape.h == 46 + m.BADGE_ROOM
    assert wishes_of(shape) == {}
    assert Arrangement.ROW not in wishes_of(shape).values()
