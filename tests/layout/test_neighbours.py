"""Arrow keys: what is straight ahead, and along the structure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import forest
from moot.layout.neighbours import Heading, Neighbours
from moot.layout.shapes import BoxKind
from moot.layout.tidy import lay_out
from moot.model.case import Case
from moot.model.records import Argument, Claim, Direction, Issue, Kind, Position, Premise, Record, Ref
from tests.layout.samples import sizes
from tests.layout.wishes import random_cases

CARDS = {BoxKind.CLAIM, BoxKind.SEE, BoxKind.ISSUE}


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def two_by_two() -> Case:
    """An issue with two positions, each with one reason."""
    records: list[Record] = [Issue("i", "Which?")]
    for k, (top, below) in enumerate((("a", "b"), ("c", "d"))):
        records += [Claim(top, top), Claim(below, below), Position(f"p{top}", "i", top, k), Argument(f"s{top}", top)]
        records.append(Premise(f"u{top}", f"s{top}", below))
    return Case(records)


def test_spatially() -> None:
    case = two_by_two()
    down = Neighbours(lay_out(forest(case), sizes(case)))
    assert down.nearest(claim("a"), Heading.RIGHT, CARDS) == claim("c")
    assert down.nearest(claim("a"), Heading.DOWN, CARDS) == claim("b")
    assert down.nearest(claim("a"), Heading.DOWN) == Ref(Kind.ARGUMENT, "sa")
    assert down.nearest(claim("d"), Heading.LEFT, CARDS) == claim("b")
    assert down.nearest(claim("d"), Heading.UP, CARDS) == claim("c")
    assert down.nearest(claim("a"), Heading.UP) == Ref(Kind.ISSUE, "i")
    assert down.nearest(claim("a"), Heading.LEFT) is None
    right = Neighbours(lay_out(forest(case), sizes(case), direction=Direction.RIGHT))
    assert right.nearest(claim("a"), Heading.RIGHT, CARDS) == claim("b")
    assert right.nearest(claim("a"), Heading.DOWN, CARDS) == claim("c")
    assert right.nearest(claim("c"), Heading.LEFT) == Ref(Kind.ISSUE, "i")


def test_structurally() -> None:
    case = two_by_two()
    near = Neighbours(lay_out(forest(case), sizes(case)))
    issue = Ref(Kind.ISSUE, "i")
    assert near.parent(issue) is None
    assert near.first_child(issue) == claim("a")
    assert near.children(issue) == [claim("a"), claim("c")]
    assert near.next_sibling(claim("a")) == claim("c")
    assert near.previous_sibling(claim("c")) == claim("a")
    assert near.next_sibling(claim("c")) is None
    assert near.parent(claim("b")) == Ref(Kind.ARGUMENT, "sa")
    assert near.first_child(claim("b")) is None


def test_what_is_not_on_the_map_has_no_neighbours() -> None:
    near = Neighbours(lay_out(forest(two_by_two()), sizes(two_by_two())))
    gone = claim("gone")
    assert near.parent(gone) is near.first_child(gone) is near.next_sibling(gone) is near.previous_sibling(gone) is None
    assert near.nearest(gone, Heading.UP) is None


@given(random_cases(25), st.sampled_from(Direction))
def test_every_box_can_be_reached_along_the_structure(case: Case, direction: Direction) -> None:
    layout = lay_out(forest(case), sizes(case), direction=direction)
    near = Neighbours(layout)
    first = next(iter(layout.boxes))
    reached = {first}
    stack = [first]
    while stack:
        ref = stack.pop()
        for other in (near.first_child(ref), near.next_sibling(ref)):
            if other is not None and other not in reached:
                reached.add(other)
                stack.append(other)
                assert near.parent(other) in (ref, near.parent(ref))
    assert reached == set(layout.boxes)


@given(random_cases(25), st.sampled_from(Direction), st.sampled_from(Heading))
def test_a_step_leads_to_that_side(case: Case, direction: Direction, heading: Heading) -> None:
    layout = lay_out(forest(case), sizes(case), direction=direction)
    near = Neighbours(layout)
    for ref, placed in layout.boxes.items():
        other = near.nearest(ref, heading)
        if other is None:
            continue
        here, there = placed.rect, layout.boxes[other].rect
        ahead = {
            Heading.UP: here.y + here.h / 2 > there.y + there.h / 2,
            Heading.DOWN: here.y + here.h / 2 < there.y + there.h / 2,
            Heading.LEFT: here.x + here.w / 2 > there.x + there.w / 2,
            Heading.RIGHT: here.x + here.w / 2 < there.x + there.w / 2,
        }
        assert ahead[heading]
