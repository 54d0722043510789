"""Nothing overlaps, no line crosses, the author's order stands, and an edit moves only what must make room."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.layout import metrics as m
from moot.layout.arrange import TREES, Arrangement, Stacks
from moot.layout.forest import forest, reading_order
from moot.layout.growth import regrown
from moot.layout.shapes import Box, BoxKind, Edge, EdgeKind, Hidden, MapLayout, Placed, Rect
from moot.layout.tidy import LayoutCache, lay_out
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Claim,
    Direction,
    Issue,
    Kind,
    Nudge,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    View,
)
from tests.layout.geometry import faults
from tests.layout.samples import chain, grown, sample, sizes, star
from tests.layout.test_growth import leaf
from tests.layout.wishes import arrangements, random_cases, views
from tests.model.strategies import edits

DOWN, RIGHT = Direction.DOWN, Direction.RIGHT
directions = st.sampled_from(Direction)


def odd_sizes(case: Case, seed: int) -> Callable[[Box], tuple[float, float]]:
    """Sizes that are no whole numbers, cards of any width, pills wider than cards."""
    plain = sizes(case)

    def size_of(box: Box) -> tuple[float, float]:
        w, h = plain(box)
        jitter = (hash((box.ref.id, seed)) % 1000) / 1000
        if box.kind is BoxKind.ARGUMENT:
            return w + 300 * jitter * (jitter > 0.8), h
        return w * (0.5 + jitter), h + 40 * jitter

    return size_of


@settings(max_examples=150)
@given(st.data())
def test_nothing_is_in_the_way_of_anything(data: st.DataObject) -> None:
    case = data.draw(random_cases())
    view = data.draw(st.none() | views(case))
    trees = forest(case, view)
    wishes = data.draw(st.none() | arrangements(trees))
    measure = odd_sizes(case, 7) if data.draw(st.booleans()) else sizes(case)
    layout = lay_out(
        trees, measure, direction=data.draw(directions), compact=data.draw(st.booleans()), arrangement=wishes
    )
    assert faults(layout) == []
    assert list(layout.boxes) == [box.ref for box in reading_order(trees)]
    assert all(placed.rect[2:] == pytest.approx(measure(placed.box)) for placed in layout.boxes.values())


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("root", [None, "I1", "I2", "I3"])
def test_the_sample_is_drawn_without_fault(root: str | None, compact: bool, direction: Direction) -> None:
    case = sample()
    view = None if root is None else View("v", root=Ref(Kind.ISSUE, root))
    layout = lay_out(forest(case, view), sizes(case), direction=direction, compact=compact)
    assert faults(layout) == []
    assert layout.bounds.w > 0


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("direction", Direction)
def test_a_thousand_claims(direction: Direction, seed: int) -> None:
    case = grown(seed, 1000)
    layout = lay_out(forest(case), sizes(case), direction=direction, compact=seed == 2)
    assert faults(layout) == []


def test_siblings_stand_in_the_authors_order() -> None:
    case = grown(11, 200)
    for direction in Direction:
        layout = lay_out(forest(case), sizes(case), direction=direction)
        for claim in case.claims:
            pills = [layout.boxes[Ref(Kind.ARGUMENT, argument.id)].rect for argument in case.arguments_for(claim)]
            along = [rect.x if direction is DOWN else rect.y for rect in pills]
            assert along == sorted(along)
        for argument in case.arguments:
            refs = [Ref(Kind.PREMISE, use.id) for use in case.premises_of(argument)]
            cards = [layout.boxes.get(ref) or of_claim(layout, case, ref) for ref in refs]
            along = [card.rect.x if direction is DOWN else card.rect.y for card in cards]
            assert along == sorted(along)


def of_claim(layout: MapLayout, case: Case, use: Ref) -> Placed:
    return layout.boxes[Ref(Kind.CLAIM, case.premises[use.id].claim)]


def test_linked_premises_share_a_band_and_one_alone_has_none() -> None:
    case = Case(
        [Claim(id_, id_) for id_ in "abcd"]
        + [Argument("s", "a"), Argument("t", "a", order=1)]
        + [Premise("1", "s", "b"), Premise("2", "s", "c", order=1), Premise("3", "t", "d")]
    )
    layout = lay_out(forest(case), sizes(case))
    [band] = layout.bands
    assert (band.argument, band.polarity) == ("s", Polarity.PRO)
    cards = [layout.boxes[Ref(Kind.CLAIM, id_)].rect for id_ in "bc"]
    assert band.rect.x == cards[0].x - m.BAND_PADDING
    assert band.rect.right == cards[1].right + m.BAND_PADDING
    pill = layout.boxes[Ref(Kind.ARGUMENT, "s")].rect
    assert pill.x + pill.w / 2 == band.rect.x + band.rect.w / 2
    assert pill.y < band.rect.y < pill.bottom
    assert pill.y + pill.h / 2 < band.rect.y  # a line to the pill's side stays clear of the band


def fan_of(count: int) -> Case:
    """One claim with so many reasons."""
    records: list[Record] = [Claim("a", "a")]
    for k in range(count):
        records += [Claim(f"b{k}", "b"), Argument(f"s{k}", "a", order=k), Premise(f"p{k}", f"s{k}", f"b{k}")]
    return Case(records)


def test_a_lone_reason_hangs_straight_below_and_its_line_is_straight() -> None:
    for direction in Direction:
        layout = lay_out(forest(chain(4)), sizes(chain(4)), direction=direction)
        for edge in layout.edges:
            assert len(edge.pieces) == 1, direction
            end = edge.pieces[0]
            assert edge.stem or (edge.start[0] == end.x if direction is DOWN else edge.start[1] == end.y)


def test_a_conclusion_stands_over_the_middle_of_its_reasons() -> None:
    case = Case(
        [Claim("a", "a")]
        + [
            r
            for k in range(4)
            for r in (Claim(f"b{k}", "b"), Argument(f"s{k}", "a", order=k), Premise(f"p{k}", f"s{k}", f"b{k}"))
        ]
    )
    for direction in Direction:
        boxes = lay_out(forest(case), sizes(case), direction=direction).boxes
        first, last = boxes[Ref(Kind.ARGUMENT, "s0")].rect, boxes[Ref(Kind.ARGUMENT, "s3")].rect
        top = boxes[Ref(Kind.CLAIM, "a")].rect
        if direction is DOWN:
            assert (first.x + last.right) / 2 == pytest.approx(top.x + top.w / 2, abs=1)
        else:
            assert (first.y + last.bottom) / 2 == pytest.approx(top.y + top.h / 2, abs=1)


def test_edges_say_what_they_are() -> None:
    case = Case(
        [
            Issue("i"),
            Claim("a"),
            Claim("b"),
            Claim("c"),
            Position("p", "i", "a"),
            Argument("s", "a", Polarity.CON, 40),
            Premise("1", "s", "b"),
            Argument("u", "s", Polarity.UNDERCUT),
            Premise("2", "u", "c"),
        ]
    )
    layout = lay_out(forest(case), sizes(case))
    a, s, u = Ref(Kind.CLAIM, "a"), Ref(Kind.ARGUMENT, "s"), Ref(Kind.ARGUMENT, "u")
    said = {(edge.source, edge.target): (edge.kind, edge.weight, edge.stem) for edge in layout.edges}
    assert said == {
        (a, Ref(Kind.ISSUE, "i")): (EdgeKind.POSITION, 100, False),
        (s, a): (EdgeKind.CON, 40, False),
        (Ref(Kind.CLAIM, "b"), s): (EdgeKind.CON, 40, True),
        (u, s): (EdgeKind.UNDERCUT, 100, False),
        (Ref(Kind.CLAIM, "c"), u): (EdgeKind.UNDERCUT, 100, True),
    }
    assert [(p.parent, p.depth) for p in layout.boxes.values()] == [
        (None, 0),
        (Ref(Kind.ISSUE, "i"), 1),
        (a, 2),
        (s, 2),
        (s, 2),
        (u, 2),
    ]


def test_an_edge_ends_at_what_it_bears_on() -> None:
    case = grown(2, 150)
    for direction in Direction:
        for compact in (False, True):
            layout = lay_out(forest(case), sizes(case), direction=direction, compact=compact)
            joined = {end(edge) for edge in layout.edges if edge.joins}
            for edge in layout.edges:
                target = layout.boxes[edge.target].rect
                x, y = end(edge)
                touches = target.x - 0.01 <= x <= target.right + 0.01 and target.y - 0.01 <= y <= target.bottom + 0.01
                assert touches or edge.joins
            assert bool(joined) is compact


def end(edge: Edge) -> tuple[float, float]:
    return edge.pieces[-1].x, edge.pieces[-1].y


def test_compact_stacks_leaf_reasons_under_their_conclusion() -> None:
    case = fan_of(3)
    plain, dense = (lay_out(forest(case), sizes(case), compact=compact) for compact in (False, True))
    pills = [dense.boxes[Ref(Kind.ARGUMENT, f"s{k}")].rect for k in range(3)]
    assert len({pill.x for pill in pills}) == 1
    assert [pill.y for pill in pills] == sorted(pill.y for pill in pills)
    assert dense.bounds.w < plain.bounds.w / 2
    spines = [edge for edge in dense.edges if not edge.stem]
    assert [edge.joins for edge in spines] == [False, True, True]
    assert len({end(edge)[0] for edge in spines}) == 1


def test_a_row_of_columns() -> None:
    case = star(6)
    issue = Ref(Kind.ISSUE, "i")
    boxes = lay_out(forest(case), sizes(case), arrangement={issue: Stacks((3, 2))}).boxes
    xs = [boxes[Ref(Kind.CLAIM, f"c{k}")].rect.x for k in range(6)]
    assert xs[0] == xs[1] == xs[2] < xs[3] == xs[4] < xs[5]


def test_trees_side_by_side_or_below_each_other() -> None:
    case = Case([Issue(f"i{k}", "Why?", order=k) for k in range(3)])
    refs = [Ref(Kind.ISSUE, f"i{k}") for k in range(3)]
    for wish, same in ((Arrangement.ROW, "y"), (Arrangement.COLUMN, "x")):
        for direction in Direction:
            boxes = lay_out(forest(case), sizes(case), direction=direction, arrangement={TREES: wish}).boxes
            assert len({getattr(boxes[ref].rect, same) for ref in refs}) == 1
    boxes = lay_out(forest(case), sizes(case), arrangement={TREES: Stacks((2, 1))}).boxes
    assert boxes[refs[0]].rect.x == boxes[refs[1]].rect.x < boxes[refs[2]].rect.x


def test_a_badge_has_room_below_its_box() -> None:
    box = Rect(10, 20, 232, 90)
    badge = m.badge_rect(box, 80)
    assert box.bottom < badge.y
    assert badge.bottom == box.bottom + m.BADGE_ROOM
    case = chain(3)
    open_, folded = (
        lay_out(forest(case, View("v", folds=folds)), sizes(case)) for folds in ((), (Ref(Kind.CLAIM, "c1"),))
    )
    last = folded.boxes[Ref(Kind.CLAIM, "c1")]
    assert last.box.hidden == Hidden(2, 1, 0)
    assert folded.bounds.bottom == last.rect.bottom + m.BADGE_ROOM
    assert last.rect == open_.boxes[Ref(Kind.CLAIM, "c1")].rect


def test_a_nudge_moves_a_box_and_all_beneath_it_and_nothing_else() -> None:
    case = grown(4, 60)
    trees = forest(case)
    plain = lay_out(trees, sizes(case))
    ref = max((node.box.ref for node in trees.claims.values()), key=lambda r: (len(case.arguments_for(r.id)), r))
    nudged = lay_out(trees, sizes(case), nudges=[Nudge(ref, 31.0, -17.0)])
    moved = {r for r, placed in nudged.boxes.items() if placed.rect != plain.boxes[r].rect}
    beneath = {ref}
    for r, placed in plain.boxes.items():
        if placed.parent in beneath:
            beneath.add(r)
    assert moved == beneath
    assert all(nudged.boxes[r].rect == plain.boxes[r].rect.moved(31.0, -17.0) for r in moved)
    for edge, before in zip(nudged.edges, plain.edges, strict=True):
        assert (edge.source, edge.target) == (before.source, before.target)
        if {edge.source, edge.target} <= beneath - {ref}:
            assert end(edge) == pytest.approx((end(before)[0] + 31.0, end(before)[1] - 17.0))


def test_nothing_to_draw() -> None:
    layout = lay_out(forest(Case()), lambda box: (1, 1))
    assert (layout.boxes, layout.bands, layout.edges, layout.bounds.w) == ({}, (), (), 0.0)


@pytest.mark.parametrize("direction", Direction)
def test_a_chain_of_ten_thousand(direction: Direction) -> None:
    case = chain(10_000)
    layout = lay_out(forest(case), sizes(case), direction=direction)
    assert len(layout.boxes) == 20_000
    assert len(layout.edges) == 1 + 2 * 9_999
    assert sum(1 for _ in layout.bands) == 0
    rects = [placed.rect for placed in layout.boxes.values()]
    assert all(not one.overlaps(other) for one, other in pairwise(rects))


@pytest.mark.parametrize("direction", Direction)
def test_a_thousand_positions(direction: Direction) -> None:
    case = star(1000)
    layout = lay_out(forest(case), sizes(case), direction=direction)
    rects = [layout.boxes[Ref(Kind.CLAIM, f"c{k}")].rect for k in range(1000)]
    for one, other in pairwise(rects):
        assert one.right + m.POSITION_GAP <= other.x if direction is DOWN else one.bottom + m.POSITION_GAP <= other.y
    few = star(120)  # every pair of lines is looked at
    assert faults(lay_out(forest(few), sizes(few), direction=direction)) == []


@given(st.data())
def test_incremental_equals_full(data: st.DataObject) -> None:
    case = data.draw(random_cases(25))
    view = data.draw(st.none() | views(case))
    direction, compact = data.draw(directions), data.draw(st.booleans())
    cache = LayoutCache()
    trees = forest(case, view)
    lay_out(trees, sizes(case), direction=direction, compact=compact, cache=cache)
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(edits(case))
        case.apply(edit)
        if data.draw(st.integers(0, 3)) == 0:
            direction = data.draw(directions)
        trees = regrown(trees, case, view, edit)
        quick = lay_out(trees, sizes(case), direction=direction, compact=compact, cache=cache)
        anew = lay_out(forest(case, view), sizes(case), direction=direction, compact=compact)
        assert quick.boxes == anew.boxes
        assert (quick.edges, quick.bands, quick.bounds) == (anew.edges, anew.bands, anew.bounds)


@given(st.data())
def test_a_new_leaf_keeps_the_shape_of_subtrees_it_does_not_touch(data: st.DataObject) -> None:
    case = data.draw(random_cases(30))
    direction = data.draw(directions)
    before = lay_out(forest(case), sizes(case), direction=direction).boxes
    edit = leaf(case, data.draw(st.sampled_from(sorted(case.claims))))
    case.apply(edit)
    after = lay_out(forest(case), sizes(case), direction=direction).boxes
    touched: set[Ref | None] = set()
    at: Ref | None = Ref(Kind.ARGUMENT, edit.changes[1].ref.id)
    while at is not None:
        touched.add(at)
        at = after[at].parent
    for ref, placed in before.items():
        now = after[ref]
        assert now.parent == placed.parent
        parent = placed.parent
        if parent is None or not touched.isdisjoint({ref, parent, before[parent].parent} - {None}):
            continue  # in a block that has been packed again
        was, is_ = before[parent].rect, now.rect
        there = after[parent].rect
        assert (is_.x - there.x, is_.y - there.y) == pytest.approx((placed.rect.x - was.x, placed.rect.y - was.y))


def test_a_layout_already_taken_does_not_change_with_the_next_edit() -> None:
    case = grown(9, 80)
    cache = LayoutCache()
    trees = forest(case)
    first = lay_out(trees, sizes(case), cache=cache)
    expected = lay_out(forest(case), sizes(case))
    edit = leaf(case, "c3")
    case.apply(edit)
    lay_out(regrown(trees, case, None, edit), sizes(case), cache=cache)
    assert first.boxes == expected.boxes
    assert first.edges == expected.edges


def test_a_cache_forgets_what_is_no_longer_drawn() -> None:
    case = grown(12, 300)
    cache = LayoutCache()
    lay_out(forest(case), sizes(case), cache=cache)
    whole = len(cache.packs)
    small = lay_out(forest(case, View("v", root=Ref(Kind.CLAIM, "c299"))), sizes(case), direction=RIGHT, cache=cache)
    assert len(cache.packs) <= 2 * len(small.boxes) < whole
