"""Where the trees of a map stand: side by side, one below the other, or in columns."""

from __future__ import annotations

from collections.abc import Sequence

from moot.layout import metrics as m
from moot.layout.arrange import Arrangement, Stacks, Wish, parted
from moot.layout.contour import distance, moved, outer
from moot.layout.packing import Packed, Placing


def grove(trees: Sequence[Packed], wish: Wish | None, *, down: bool) -> tuple[Placing, ...]:
    """The trees at their places. Without a wish they stand across the direction of growth."""
    if not trees:
        return ()
    if isinstance(wish, Stacks):
        return _columns(parted(trees, wish))
    stacked = wish is Arrangement.COLUMN if wish is not None else not down
    if stacked != down:
        return _across(trees, down)
    return _columns([trees] if stacked else [(tree,) for tree in trees])


def _across(trees: Sequence[Packed], down: bool) -> tuple[Placing, ...]:
    """Across the direction of growth, as near as the contours allow."""
    places = [Placing(trees[0], 0.0, 0.0)]
    far = trees[0].far
    for tree in trees[1:]:
        breadth = round(distance(far, tree.near) + m.ROOT_GAP)
        places.append(Placing(tree, breadth, 0.0) if down else Placing(tree, 0.0, breadth))
        far = outer(far, moved(tree.far, 0.0, breadth))
    return tuple(places)


def _columns(columns: Sequence[Sequence[Packed]]) -> tuple[Placing, ...]:
    """In columns, left-aligned, as wide as their widest tree."""
    places: list[Placing] = []
    x = 0.0
    for trees in columns:
        y = 0.0
        for tree in trees:
            places.append(Placing(tree, x - tree.x0, y - tree.y0))
            y += tree.y1 - tree.y0 + m.ROOT_GAP
        x += max(tree.x1 - tree.x0 for tree in trees) + m.ROOT_GAP
    return tuple(places)
