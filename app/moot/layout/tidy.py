"""Laying out a forest: every block packed once, from the leaves up, and what has not changed taken from a cache.

The cache makes an edit cheap: only blocks between the changed one and its root are packed again, everything else is
found by identity. Without a cache, or with a forest made anew, the result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from moot.layout import blocks
from moot.layout import metrics as m
from moot.layout.arrange import TREES, Arrangements, Stacks, parted
from moot.layout.forest import Branch, Forest, Node
from moot.layout.grove import grove
from moot.layout.laid import LaidMap
from moot.layout.packing import Column, Packed, Stack, column
from moot.layout.plans import Plan, Planner
from moot.layout.shapes import Box, BoxKind, MapLayout
from moot.model import pace
from moot.model.records import Direction, Nudge, Ref

SizeOf: TypeAlias = Callable[[Box], tuple[float, float]]


class LayoutCache:
    """What one layout leaves for the next: packed blocks by box, and itself.

    One cache serves one map and one way of measuring.

    A node taken over from the forest before is taken to have the size it had. Whoever changes fonts starts a new cache.
    """

    def __init__(self) -> None:
        self.packs: dict[Ref, Packed] = {}
        self.direction: Direction | None = None
        self.compact = False
        self.arrangement: Arrangements | None = None
        self.last: LaidMap | None = None

    def copy(self) -> LayoutCache:
        """Another that begins with the same blocks: what is laid out with one leaves the other's as it was.

        No layout goes with them: the one that follows it takes over what it knows, and only one can.
        """
        other = LayoutCache()
        other.packs = dict(self.packs)
        other.direction, other.compact, other.arrangement = self.direction, self.compact, self.arrangement
        return other

    def fits(self, direction: Direction, compact: bool, arrangement: Arrangements | None) -> bool:
        """Whether a node met again may be taken over without looking beneath it; from now on this is what counts."""
        same = (self.direction, self.compact, self.arrangement) == (direction, compact, arrangement)
        self.direction, self.compact = direction, compact
        self.arrangement = None if arrangement is None else dict(arrangement)
        return same


def lay_out(
    forest: Forest,
    size_of: SizeOf,
    *,
    direction: Direction = Direction.DOWN,
    compact: bool = False,
    arrangement: Arrangements | None = None,
    nudges: Iterable[Nudge] = (),
    cache: LayoutCache | None = None,
) -> MapLayout:
    """Lay a forest out. `size_of` gives width and height of a box in px.

    `arrangement` says row or column for single boxes, bands and the trees; what it does not name follows `compact`.
    The places of boxes come out in reading order; the upper left corner of the bounds is wherever the roots put it.
    Long work (see `model.pace`): of a cache in use when it is called off, only copies made before are of any use.
    """
    cache = LayoutCache() if cache is None else cache
    wishes = arrangement or {}
    down = direction is Direction.DOWN
    tidy = _Tidy(size_of, down, Planner(down, compact, wishes), cache)
    tidy.known = cache.fits(direction, compact, arrangement)
    trees = tidy.pack(forest.roots)
    laid = LaidMap(grove(trees, wishes.get(TREES), down=down), {nudge.ref: (nudge.dx, nudge.dy) for nudge in nudges})
    if tidy.known and cache.last is not None:
        laid.follow(cache.last, tidy.repacked)
    cache.last = laid
    return laid


class _Tidy:
    """One run of the layout."""

    def __init__(self, size_of: SizeOf, down: bool, planner: Planner, cache: LayoutCache) -> None:
        self._size_of = size_of
        self._down = down
        self._planner = planner
        self.packs = cache.packs
        self.known = False
        self.repacked: list[tuple[Packed | None, Packed]] = []

    def pack(self, roots: Sequence[Node]) -> list[Packed]:
        """Pack the trees: blocks are listed from the roots down and done from the leaves up."""
        plans: list[Plan] = []
        todo: list[tuple[Branch, bool]] = [(root, not self._down) for root in roots]
        while todo:
            source, left = todo.pop()
            if self.known:
                old = self.packs.get(source.box.ref)
                if old is not None and old.source is source and old.left == left:
                    continue
            plan = self._planner.plan(source, left)
            plans.append(plan)
            todo += self._planner.beneath(plan)
        for plan in reversed(plans):
            self._do(plan)
        if not self.known and len(self.packs) > 2 * len(plans):
            for gone in self.packs.keys() - {plan.source.box.ref for plan in plans}:
                del self.packs[gone]
        return [self.packs[root.box.ref] for root in roots]

    def _do(self, plan: Plan) -> None:
        pace.tick()
        source = plan.source
        packs = self.packs
        if isinstance(source, Node):
            boxes: tuple[Box, ...] = (source.box,)
            hung: tuple[tuple[Packed, ...], ...] = (
                tuple([packs[kid.box.ref] for kid in source.positions or source.steps]),
            )
            undercuts: tuple[Packed, ...] = ()
            bears: object = None
        else:
            boxes = (source.box, *[node.box for node in source.premises])
            hung = ((), *[tuple([packs[kid.box.ref] for kid in node.steps]) for node in source.premises])
            undercuts = tuple([packs[kid.box.ref] for kid in source.undercuts])
            bears = source.argument
        sizes = tuple([self._size_of(box) for box in boxes])
        key = (
            self._down,
            plan.left,
            plan.piled,
            plan.side,
            plan.columns,
            tuple(plan.stacks.items()),
            boxes,
            sizes,
            hung,
            undercuts,
            bears,
        )
        old = packs.get(source.box.ref)
        if old is not None and old.key == key:
            old.source = source
            return
        made = packs[source.box.ref] = self._packed(plan, key, boxes, sizes, hung, undercuts)
        self.repacked.append((old, made))

    def _packed(
        self,
        plan: Plan,
        key: tuple[object, ...],
        boxes: tuple[Box, ...],
        sizes: tuple[tuple[float, float], ...],
        hung: tuple[tuple[Packed, ...], ...],
        undercuts: tuple[Packed, ...],
    ) -> Packed:
        down = self._down
        source = plan.source
        if not any(hung) and not undercuts:
            return Packed(source, key, self._block(plan, sizes, boxes, {}), left=plan.left, down=down)
        issue = boxes[0].kind is BoxKind.ISSUE
        shift = 0 if isinstance(source, Node) else 1
        spine = m.ISSUE_SPINE if issue else m.SIDE_SPINE if plan.side else m.SPINE
        columns = {
            k + shift: column(hung[k + shift], down=down, spine=spine, side=plan.side)
            for k in plan.columns
            if hung[k + shift]
        }
        block = self._block(plan, sizes, boxes, columns)
        packed = Packed(source, key, block, left=plan.left, down=down)
        for box, laid in columns.items():
            packed.column(box, hung[box], laid, side=plan.side)
        rows: list[tuple[int, Sequence[Packed | Stack]]] = [
            (box, _stood(kids, plan.stacks[box - shift]) if box - shift in plan.stacks else kids)
            for box, kids in enumerate(hung)
            if kids and box not in columns
        ]
        if rows:
            packed.row(rows, *_gaps(issue, down))
        for kid in undercuts:
            packed.undercut(kid)
        return packed

    def _block(
        self, plan: Plan, sizes: tuple[tuple[float, float], ...], boxes: tuple[Box, ...], columns: dict[int, Column]
    ) -> blocks.Block:
        if isinstance(plan.source, Node):
            return blocks.card(sizes[0], boxes[0].hidden is not None)
        pitches = None if plan.piled or len(sizes) < 3 else _pitches(sizes[1:], columns)
        badges = [box.hidden is not None for box in boxes[1:]]
        gutter = -min(lane for laid in columns.values() for lane in laid.lanes) if plan.side else 0.0
        return blocks.step(sizes[0], sizes[1:], badges, left=plan.left, pitches=pitches, gutter=gutter)


def _stood(kids: Sequence[Packed], stacks: Stacks) -> list[Packed | Stack]:
    """The kids of a row, in the columns asked for."""
    return [Stack(part) if len(part) > 1 else part[0] for part in parted(kids, stacks)]


def _gaps(issue: bool, down: bool) -> tuple[float, float]:
    """The distance to what hangs beneath, and between neighbours there."""
    if issue:
        return (m.POSITION_GAP_DOWN if down else m.POSITION_GAP_RIGHT), m.POSITION_GAP
    return (m.REASON_GAP_DOWN if down else m.REASON_GAP_RIGHT), m.SIBLING_GAP


def _pitches(cards: Sequence[tuple[float, float]], columns: dict[int, Column]) -> list[float]:
    """How far each card of a band stands from the first: side by side, with room for the columns beneath them."""
    pitches = [0.0]
    for k, (width, _) in enumerate(cards[:-1], start=1):
        beneath = columns.get(k)
        reach = max(width + m.CARD_GAP, beneath.width + m.SIBLING_GAP if beneath else 0.0)
        pitches.append(pitches[-1] + reach)
    return pitches
