"""Where the arrow keys lead: to the nearest box on that side, or along the structure (parent, child, siblings)."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from functools import cached_property

from moot.layout.shapes import BoxKind, MapLayout, Rect
from moot.model.records import Ref


class Heading(StrEnum):
    """A side of a box, as seen on paper."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


EVERY_KIND = frozenset(BoxKind)


class Neighbours:
    """The neighbourhood of the boxes of one layout. A box not on the map has no neighbours: None, or nothing."""

    def __init__(self, layout: MapLayout) -> None:
        self._layout = layout

    def parent(self, ref: Ref) -> Ref | None:
        """The box a box bears on; None for a root."""
        placed = self._layout.boxes.get(ref)
        return None if placed is None else placed.parent

    def children(self, ref: Ref) -> list[Ref]:
        """The boxes that bear on a box, in the author's order."""
        return self._children.get(ref, []) if ref in self._layout.boxes else []

    def first_child(self, ref: Ref) -> Ref | None:
        """The first box that bears on a box."""
        children = self.children(ref)
        return children[0] if children else None

    def next_sibling(self, ref: Ref) -> Ref | None:
        """The next box that bears on the same box; for a root, the next root."""
        return self._beside(ref, 1)

    def previous_sibling(self, ref: Ref) -> Ref | None:
        """The box before it among those that bear on the same box."""
        return self._beside(ref, -1)

    def nearest(self, ref: Ref, heading: Heading, kinds: Collection[BoxKind] = EVERY_KIND) -> Ref | None:
        """The nearest box of these kinds that begins beyond a box's middle on one side.

        Nearness counts the way in that direction once and the way aside twice, so that what is straight ahead wins.
        """
        placed = self._layout.boxes.get(ref)
        if placed is None:
            return None
        best: tuple[float, Ref] | None = None
        for other, there in self._layout.boxes.items():
            if other == ref or there.box.kind not in kinds:
                continue
            away = _distance(placed.rect, there.rect, heading)
            if away is not None and (best is None or away < best[0]):
                best = away, other
        return None if best is None else best[1]

    @cached_property
    def _children(self) -> dict[Ref | None, list[Ref]]:
        found: dict[Ref | None, list[Ref]] = {}
        for ref, placed in self._layout.boxes.items():
            found.setdefault(placed.parent, []).append(ref)
        return found

    @cached_property
    def _numbers(self) -> dict[Ref, int]:
        return {ref: number for children in self._children.values() for number, ref in enumerate(children)}

    def _beside(self, ref: Ref, step: int) -> Ref | None:
        placed = self._layout.boxes.get(ref)
        if placed is None:
            return None
        siblings = self._children[placed.parent]
        number = self._numbers[ref] + step
        return siblings[number] if 0 <= number < len(siblings) else None


def _distance(here: Rect, there: Rect, heading: Heading) -> float | None:
    """How far one rectangle lies from another in a direction; None if it does not lie there."""
    if heading in (Heading.LEFT, Heading.RIGHT):
        here, there = Rect(here.y, here.x, here.h, here.w), Rect(there.y, there.x, there.h, there.w)
    if heading in (Heading.UP, Heading.LEFT):
        here = Rect(here.x, -here.bottom, here.w, here.h)
        there = Rect(there.x, -there.bottom, there.w, there.h)
    ahead = there.y + there.h / 2 - (here.y + here.h / 2)
    if ahead <= 0 or there.y < here.y + min(here.h, there.h) / 2:
        return None
    aside = max(here.x - there.right, there.x - here.right, 0.0)
    drift = abs(there.x + there.w / 2 - here.x - here.w / 2)
    return max(there.y - here.bottom, 0.0) + 2 * aside + 0.1 * drift
