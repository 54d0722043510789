"""Outlines of packed subtrees: how far one side reaches, as a step function of the depth.

A contour is a tuple of (end, reach) pieces, the first from depth 0, each next from the end before it. The reach of the
far side is a coordinate; that of the near side is negated, so that "outer" always means "greater". Contours are
values: a subtree keeps its own, and packing it again beside new neighbours costs only their lengths.

The packing follows the idea of van der Ploeg, "Drawing non-layered tidy trees in linear time" (Software: Practice and
Experience 44, 2014): children are pushed together until their contours touch. His threads, which make one full run
linear, are mutable and would have to be cut and tied again after every edit; instead a contour here has at most `MOST`
pieces (deeper detail is merged outwards, which packs a little looser and never overlaps), so a level costs a constant
per child, however deep the map.
"""

from __future__ import annotations

from typing import TypeAlias

Contour: TypeAlias = tuple[tuple[float, float], ...]

NOTHING = float("-inf")
MOST = 64
_KEPT = 40


def distance(far: Contour, near: Contour) -> float:
    """How far apart two origins must be for the far side of one to touch the near side of the other."""
    i = j = 0
    apart = NOTHING
    while i < len(far) and j < len(near):
        end, reach = far[i]
        other_end, other = near[j]
        if reach + other > apart:
            apart = reach + other
        if end <= other_end:
            i += 1
        if other_end <= end:
            j += 1
    return apart


def outer(one: Contour, other: Contour) -> Contour:
    """The greater of two contours at every depth."""
    if not one:
        return other
    if not other:
        return one
    pieces: list[tuple[float, float]] = []
    i = j = 0
    last = None
    while i < len(one) and j < len(other):
        end, reach = one[i]
        other_end, other_reach = other[j]
        if other_reach > reach:
            reach = other_reach
        if end <= other_end:
            i += 1
        if other_end <= end:
            end = other_end
            j += 1
        if reach == last:
            pieces[-1] = (end, reach)
        else:
            pieces.append((end, reach))
            last = reach
    rest = one[i:] or other[j:]
    if rest and rest[0][1] == last:
        pieces.pop()
    pieces += rest
    return bounded(pieces)


def bounded(pieces: list[tuple[float, float]]) -> Contour:
    """The contour these pieces make, coarser where they are too many."""
    return tuple(pieces) if len(pieces) <= MOST else _coarser(pieces)


def moved(contour: Contour, depth: float, reach: float, head: float = NOTHING) -> Contour:
    """The contour farther down by `depth` and out by `reach`; above it, `head` (not moved)."""
    if depth <= 0:
        return tuple([(end, value + reach) for end, value in contour]) if reach else contour
    return ((depth, head), *[(end + depth, value + reach) for end, value in contour])


def _coarser(pieces: list[tuple[float, float]]) -> Contour:
    """A contour outside this one with fewer pieces: neighbours joined where that wastes least room."""
    while len(pieces) > _KEPT:
        wasted: list[tuple[float, int]] = []
        start = 0.0
        for k in range(len(pieces) - 1):
            (end, reach), (next_end, next_reach) = pieces[k], pieces[k + 1]
            height = end - start if reach < next_reach else next_end - end
            wasted.append((height * min(abs(reach - next_reach), 1e9), k))
            start = end
        wasted.sort()
        joined: set[int] = set()
        for _, k in wasted[: len(pieces) - _KEPT]:
            if k - 1 not in joined and k + 1 not in joined:
                joined.add(k)
        pieces = [
            (end, max(reach, pieces[k - 1][1])) if k - 1 in joined else (end, reach)
            for k, (end, reach) in enumerate(pieces)
            if k not in joined
        ]
    return tuple(pieces)
