"""Packing one block with everything beneath it: where the subtrees stand relative to it, and the contours of the
whole.

Depth runs in the direction of growth, breadth across it. A packed block is a value relative to its own upper left
corner, so a subtree that has not changed is used again wherever it comes to stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from moot.layout import metrics as m
from moot.layout.blocks import Block
from moot.layout.contour import NOTHING, Contour, bounded, distance, moved, outer
from moot.layout.forest import Branch, Step


class Placing(NamedTuple):
    """A packed subtree and where its corner stands relative to that of the block it hangs on."""

    packed: Packed
    dx: float
    dy: float


class Group(NamedTuple):
    """What hangs beneath one box of a block: by its index in the block, in a row or a column.

    `lanes` are the spines the lines climb in (None for a kid with a line of its own). In a row with stacks, they lead
    up to `top` and from there as the other lines do. `side`: the spines lead to the box's left side, not its lower
    edge.
    """

    box: int
    kids: tuple[Placing, ...]
    lanes: tuple[float | None, ...] | None = None
    top: float | None = None
    side: bool = False


class Packed:
    """A block with everything beneath it: made with the block, then given what hangs on it, and from then on a value.

    `near` and `far` are its contours; the box x0, y0, x1, y1 holds all of it. `key` says all it was made from.
    """

    __slots__ = (
        "_exit",
        "block",
        "down",
        "far",
        "groups",
        "key",
        "left",
        "near",
        "source",
        "undercuts",
        "x0",
        "x1",
        "y0",
        "y1",
    )

    def __init__(self, source: Branch, key: tuple[object, ...], block: Block, *, left: bool, down: bool) -> None:
        self.source = source
        self.key = key
        self.block = block
        self.left = left
        self.down = down
        self.groups: list[Group] = []
        self.undercuts: list[Placing] = []
        width, height = block.width, block.height
        if down:
            self._exit = height
            self.far: Contour = ((height, width),)
        else:
            self._exit = width
            self.far = ((width, height),)
        self.near: Contour = ((self._exit, 0.0),)
        self.x0 = self.y0 = 0.0
        self.x1 = width
        self.y1 = height

    @property
    def port(self) -> tuple[float, float]:
        """Where the line to what this block bears on begins."""
        x, y, w, h = self.block.rects[0]
        return (x, y + h / 2) if self.left else (x + w / 2, y)

    def row(self, groups: Sequence[tuple[int, Sequence[Packed | Stack]]], gap: float, apart: float) -> None:
        """Hang subtrees beneath boxes, side by side, each group centred under its box as well as the others allow."""
        rows = [_Row(kids, apart) for _, kids in groups]
        anchors = [self._anchor(box) for box, _ in groups]
        shifts = _centred(rows, anchors, apart)
        if self.down and self.left:
            # what hangs in a column stays clear of the gutter and the spine at its left
            least = min(shift - max(reach for _, reach in row.near) for shift, row in zip(shifts, rows, strict=True))
            shifts = [shift + max(0.0, m.PILL_OUT - least) for shift in shifts]
        depth = self._exit + gap
        near, far = self.near, self.far
        single = len(rows) == 1
        for (box, kids), row, shift, anchor in zip(groups, rows, shifts, anchors, strict=True):
            self.groups.append(self._group(box, kids, [shift + offset for offset in row.offsets], depth))
            below, beyond = row.beneath(shift, anchor, self._exit, gap)
            if single:
                near, far = near + below, far + beyond
            else:
                near = outer(near, ((self._exit, NOTHING), *below))
                far = outer(far, ((self._exit, NOTHING), *beyond))
        self.near, self.far = near, far

    def column(self, box: int, kids: Sequence[Packed], offsets: Column, *, side: bool = False) -> None:
        """Hang subtrees beneath a box in a column that has been laid out before."""
        rect = self.block.rects[box]
        bottom = self.block.height + self._raised(kids, rect.x, offsets)
        places = tuple(
            Placing(kid, rect.x + dx, bottom + dy) for kid, (dx, dy) in zip(kids, offsets.places, strict=True)
        )
        self.groups.append(Group(box, places, tuple(rect.x + lane for lane in offsets.lanes), side=side))
        spine = rect.x + min(offsets.lanes) - m.CORNER
        for kid, dx, dy in places:
            if self.down:
                self._cover(kid, dy, dx, -spine)
            else:
                self._cover(kid, dx, dy)
            self._hold(kid, dx, dy)

    def _raised(self, kids: Sequence[Packed], x: float, offsets: Column) -> float:
        """How much lower a column must hang for rows in it, which rise beside their boxes, to clear the block."""
        if self.down:
            return 0.0
        own: Contour = ((self.block.width, m.CLEAR),)
        return max(
            0.0,
            *(distance(own, moved(kid.near, x + dx, -dy)) for kid, (dx, dy) in zip(kids, offsets.places, strict=True)),
        )

    def undercut(self, kid: Packed) -> None:
        """Hang an undercut beside the block and all beneath it, a little deeper; its line needs the room above."""
        if self.down and self.left:
            dx, dy = m.UNDERCUT_INDENT - kid.x0, self.y1 + m.COLUMN_GAP
            self.undercuts.append(Placing(kid, dx, dy))
            self._cover(kid, dy, dx, m.CORNER - m.GUTTER)
            self._hold(kid, dx, dy)
            return
        depth = m.UNDERCUT_DROP if self.down else m.UNDERCUT_INDENT
        near = moved(kid.near, depth, 0.0, kid.near[0][1])
        breadth = round(distance(self.far, near) + m.SIBLING_GAP)
        self.undercuts.append(self._at(kid, depth, breadth))
        self.near = outer(self.near, moved(near, 0.0, -breadth))
        self.far = outer(self.far, moved(kid.far, depth, breadth, kid.far[0][1] + breadth))

    def _group(self, box: int, kids: Sequence[Packed | Stack], breadths: Sequence[float], depth: float) -> Group:
        """The kids of a row at their places, stacks taken apart."""
        places: list[Placing] = []
        lanes: list[float | None] = []
        for kid, breadth in zip(kids, breadths, strict=True):
            if isinstance(kid, Packed):
                places.append(self._at(kid, depth, breadth))
                lanes.append(None)
            else:
                laid = kid.column
                for part, (dx, dy), lane in zip(kid.kids, laid.places, laid.lanes, strict=True):
                    places.append(self._at(part, depth + dy, breadth + dx))
                    lanes.append(breadth + lane)
        if not any(lanes):
            return Group(box, tuple(places))
        return Group(box, tuple(places), tuple(lanes), depth)

    def _anchor(self, box: int) -> float:
        rect = self.block.rects[box]
        return rect.x + rect.w / 2 if self.down else rect.y + rect.h / 2

    def _at(self, kid: Packed, depth: float, breadth: float) -> Placing:
        placing = Placing(kid, breadth, depth) if self.down else Placing(kid, depth, breadth)
        self._hold(*placing)
        return placing

    def _cover(self, kid: Packed, depth: float, breadth: float, head: float = NOTHING) -> None:
        roof = kid.near[0][1] - breadth if not self.down else head
        self.near = outer(self.near, moved(kid.near, depth, -breadth, roof))
        roof = kid.far[0][1] + breadth if not self.down else -head
        self.far = outer(self.far, moved(kid.far, depth, breadth, roof if roof != float("inf") else NOTHING))

    def _hold(self, kid: Packed, dx: float, dy: float) -> None:
        self.x0 = min(self.x0, kid.x0 + dx)
        self.y0 = min(self.y0, kid.y0 + dy)
        self.x1 = max(self.x1, kid.x1 + dx)
        self.y1 = max(self.y1, kid.y1 + dy)


class Column(NamedTuple):
    """Subtrees stacked beneath a box: their corners relative to its lower left one, the lane each line climbs in."""

    places: tuple[tuple[float, float], ...]
    lanes: tuple[float, ...]
    width: float


def column(
    kids: Sequence[Packed], *, down: bool, spine: float, first: float = m.COLUMN_FIRST, side: bool = False
) -> Column:
    """Stack subtrees. Runs of like relations share a lane; earlier runs climb nearer the boxes: no line crosses."""
    runs: list[int] = []
    before: object = None
    for kid in kids:
        kind = kid.source.argument.polarity if isinstance(kid.source, Step) else None
        runs.append(0 if not runs else runs[-1] + (kind != before))
        before = kind
    lane = min(m.LANE, m.LANES_WIDTH / runs[-1]) if runs[-1] else 0.0
    if side:
        spine -= lane * runs[-1]
    indent = spine + lane * runs[-1] + m.SPINE_TO_PILL
    places: list[tuple[float, float]] = []
    far: Contour = ()
    bottom = 0.0
    for kid in kids:
        dx = indent - kid.x0
        if not places:
            dy = first - (kid.y0 if down else 0.0)
        elif down:
            dy = bottom + m.COLUMN_GAP - kid.y0
        else:
            dy = max(bottom, distance(far, moved(kid.near, dx, 0.0, kid.near[0][1]))) + m.COLUMN_GAP
        if not down:
            far = outer(far, moved(kid.far, dx, dy, kid.far[0][1] + dy))
            bottom = dy + kid.block.height
        else:
            bottom = dy + kid.y1
        places.append((dx, dy))
    width = max(dx + kid.x1 for (dx, _), kid in zip(places, kids, strict=True))
    return Column(tuple(places), tuple(spine + lane * (runs[-1] - run) for run in runs), width)


class Stack:
    """Subtrees that share one place of a row, growing down: a column whose spine reaches up to the top of the row."""

    __slots__ = ("column", "down", "far", "kids", "near", "port")

    def __init__(self, kids: Sequence[Packed]) -> None:
        self.kids = kids
        self.down = True
        self.column = column(kids, down=True, spine=m.STACK_SPINE, first=0.0)
        self.port = ((self.column.lanes[0] + self.column.lanes[-1]) / 2, 0.0)
        self.far: Contour = ()
        for kid, (dx, dy) in zip(kids, self.column.places, strict=True):
            self.far = outer(self.far, moved(kid.far, dy, dx))
        self.near: Contour = ((self.far[-1][0], 0.0),)


class _Row:
    """Subtrees side by side: offsets from the first, contours of all, the middle between the first and last port."""

    __slots__ = ("_ports", "far", "middle", "near", "offsets")

    def __init__(self, kids: Sequence[Packed | Stack], apart: float) -> None:
        self.near = kids[0].near
        self.far = kids[0].far
        self.offsets = [0.0]
        axis = 0 if kids[0].down else 1
        if len(kids) == 1:
            self.middle = kids[0].port[axis]
            self._ports = self.middle, self.middle
            return
        loose = False
        for before, kid in pairwise(kids):
            offset = round(distance(self.far, kid.near) + apart)
            if len(self.offsets) > 1 and offset - self.offsets[-1] > distance(before.far, kid.near) + apart + 1:
                loose = True
            self._add(kid, offset)
        if loose:
            self._even(kids, apart)
        self._ports = kids[0].port[axis], kids[-1].port[axis] + self.offsets[-1]
        self.middle = sum(self._ports) / 2

    def beneath(self, shift: float, anchor: float, start: float, gap: float) -> tuple[Contour, Contour]:
        """The contours `gap` below a box ending at `start`: room for the fan of lines, some above the row, the row."""
        first, last = self._ports
        near_fan = m.CORNER - min(first + shift, anchor)
        far_fan = m.CORNER + max(last + shift, anchor)
        depth = start + gap
        roof = depth - min(m.CLEAR, gap)
        near = [(roof, near_fan), (depth, max(self.near[0][1] - shift, near_fan))]
        near += [(end + depth, reach - shift) for end, reach in self.near]
        far = [(roof, far_fan), (depth, max(self.far[0][1] + shift, far_fan))]
        far += [(end + depth, reach + shift) for end, reach in self.far]
        return bounded(near), bounded(far)

    def whole(self, shift: float) -> float:
        """A shift in whole px, but for a kid alone, whose line is to be straight."""
        return shift if len(self.offsets) == 1 else float(round(shift))

    def _add(self, kid: Packed | Stack, offset: float) -> None:
        self.offsets.append(offset)
        self.near = outer(self.near, moved(kid.near, 0.0, -offset))
        self.far = outer(self.far, moved(kid.far, 0.0, offset))

    def _even(self, kids: Sequence[Packed | Stack], apart: float) -> None:
        """Halfway between packed to the near side and packed to the far side: both are free of overlaps, so is the
        mean."""
        from_far = [self.offsets[-1]]
        near = moved(kids[-1].near, 0.0, -from_far[0])
        for kid in reversed(kids[:-1]):
            offset = -distance(kid.far, near) - apart
            from_far.append(offset)
            near = outer(near, moved(kid.near, 0.0, -offset))
        mean = [(one + other) / 2 for one, other in zip(self.offsets, reversed(from_far), strict=True)]
        mean = [round(offset - mean[0]) for offset in mean]
        self.near, self.far, self.offsets = kids[0].near, kids[0].far, [0.0]
        for kid, offset in zip(kids[1:], mean[1:], strict=True):
            self._add(kid, offset)


def _centred(rows: Sequence[_Row], anchors: Sequence[float], apart: float) -> list[float]:
    """Shifts that bring each row's middle as near to its anchor as the rows' order and distance allow.

    Least squares under a fixed order: pool adjacent violators (Ayer et al. 1955), after taking off the least distances.
    """
    wishes = [anchor - row.middle for anchor, row in zip(anchors, rows, strict=True)]
    if len(rows) == 1:
        return [rows[0].whole(wishes[0])]
    least = [0.0]
    far = rows[0].far
    for row in rows[1:]:
        least.append(distance(far, row.near) + apart)
        far = outer(far, moved(row.far, 0.0, least[-1]))
    pools: list[tuple[float, int]] = []
    for wish, taken in zip(wishes, least, strict=True):
        mean, count = wish - taken, 1
        while pools and pools[-1][0] > mean:
            earlier, number = pools.pop()
            mean = (mean * count + earlier * number) / (count + number)
            count += number
        pools.append((mean, count))
    shifts = [mean for mean, count in pools for _ in range(count)]
    return [row.whole(shift + taken) for row, shift, taken in zip(rows, shifts, least, strict=True)]
