"""Step functions: their maximum, their distance, and never less than the truth when they are made coarser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moot.layout.contour import MOST, NOTHING, Contour, bounded, distance, moved, outer


def contours(most: int = 12) -> st.SearchStrategy[Contour]:
    pieces = st.lists(st.tuples(st.integers(1, 50), st.integers(-100, 100)), min_size=1, max_size=most)
    return pieces.map(_piled)


def _piled(pieces: list[tuple[int, int]]) -> Contour:
    depth = 0.0
    found = []
    for height, reach in pieces:
        depth += height
        found.append((depth, float(reach)))
    return tuple(found)


def at(contour: Contour, depth: float) -> float:
    return next((reach for end, reach in contour if depth < end), NOTHING)


def depths(*several: Contour) -> list[float]:
    ends = {end for contour in several for end, _ in contour}
    return sorted({0.0} | ends | {end - 0.5 for end in ends})


@given(contours(), contours())
def test_outer_is_the_greater_everywhere(one: Contour, other: Contour) -> None:
    both = outer(one, other)
    for depth in depths(one, other):
        assert at(both, depth) == max(at(one, depth), at(other, depth))


@given(contours(), contours())
def test_distance_is_where_they_touch(far: Contour, near: Contour) -> None:
    sums = [at(far, depth) + at(near, depth) for depth in depths(far, near)]
    assert distance(far, near) == max(sums)
    assert distance(far, near) == distance(near, far)


@given(contours(), st.integers(0, 40), st.integers(-50, 50))
def test_moved(contour: Contour, down: int, out: int) -> None:
    there = moved(contour, down, out, head=7.0)
    for depth in depths(contour):
        assert at(there, depth + down) == at(contour, depth) + out
    if down:
        assert at(there, down / 2) == 7.0


def test_apart_where_they_share_no_depth() -> None:
    assert distance(((10.0, 5.0),), moved(((10.0, 5.0),), 20.0, 0.0)) == NOTHING


@given(contours(400))
def test_made_coarser_it_never_reaches_less_and_keeps_its_depth(contour: Contour) -> None:
    coarse = bounded(list(contour))
    assert len(coarse) <= MOST
    assert coarse[-1][0] == contour[-1][0]
    for depth in depths(contour):
        assert at(coarse, depth) >= at(contour, depth)
