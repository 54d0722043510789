"""Laying out a forest: every block packed once, from the leaves up, and what has not changed taken from a cache.

The cache makes an edit cheap: only blocks between the changed one and its root are packed again, everything else is
found by identity. Without a cache, or with a forest made anew, the result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from moot.layout import blocks
from moot.layout import metrics as m
from moot.layout.arrange import TREES, Arrangement, Arrangements, Stacks, Wish, compact, parted
from moot.layout.forest import Branch, Forest, Node, Step
from moot.layout.laid import Grove, LaidMap
from moot.layout.packing import Column, Packed, Placing, Stack, column
from moot.layout.shapes import Box, BoxKind, MapLayout
from moot.model.records import Direction, Nudge, Ref

SizeOf: TypeAlias = Callable[[Box], tuple[float, float]]


@dataclass(slots=True)
class LayoutCache:
    """What one layout leaves for the next: packed blocks by box. One cache serves one map and one way of measuring.

    A node taken over from the forest before is taken to have the size it had. Whoever changes fonts starts a new cache.
    """

    packs: dict[Ref, Packed] = field(default_factory=dict)
    direction: Direction | None = None
    compact: bool = False
    arrangement: Arrangements | None = None

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
    """
    cache = LayoutCache() if cache is None else cache
    tidy = _Tidy(size_of, direction is Direction.DOWN, compact, arrangement or {}, cache)
    tidy.known = cache.fits(direction, compact, arrangement)
    trees = tidy.pack(forest.roots)
    if len(cache.packs) > 2 * len(tidy.packs) + 10_000 and not tidy.known:
        cache.packs = dict(tidy.packs)
    return LaidMap(tidy.grove(trees), {nudge.ref: (nudge.dx, nudge.dy) for nudge in nudges})


@dataclass(slots=True)
class _Job:
    """A block to be packed, after all those beneath it."""

    source: Branch
    left: bool
    stacked_band: bool = False
    columns: frozenset[int] = frozenset()
    stacks: Mapping[int, Stacks] = field(default_factory=dict)


class _Tidy:
    """One run of the layout."""

    def __init__(
        self, size_of: SizeOf, down: bool, dense: bool, arrangement: Arrangements, cache: LayoutCache
    ) -> None:
        self._size_of = size_of
        self._down = down
        self._dense = dense
        self._wishes = arrangement
        self.packs = cache.packs
        self.known = False

    def pack(self, roots: Sequence[Node]) -> list[Packed]:
        """Pack the trees: jobs are listed from the roots down and done from the leaves up."""
        jobs: list[_Job] = []
        todo: list[tuple[Branch, bool]] = [(root, not self._down) for root in roots]
        while todo:
            source, left = todo.pop()
            if self.known:
                old = self.packs.get(source.box.ref)
                if old is not None and old.source is source and old.left == left:
                    continue
            job = self._job(source, left)
            jobs.append(job)
            todo += self._beneath(job)
        for job in reversed(jobs):
            self._do(job)
        return [self.packs[root.box.ref] for root in roots]

    def grove(self, trees: Sequence[Packed]) -> Grove:
        """The trees side by side, or one below the other."""
        if not trees:
            return Grove(())
        stacked = self._wishes.get(TREES, Arrangement.ROW if self._down else Arrangement.COLUMN) is Arrangement.COLUMN
        if stacked == self._down:
            places: list[Placing] = []
            along = 0.0
            for tree in trees:
                if self._down:
                    places.append(Placing(tree, -tree.x0, along - tree.y0))
                    along += tree.y1 - tree.y0 + m.ROOT_GAP
                else:
                    places.append(Placing(tree, along - tree.x0, -tree.y0))
                    along += tree.x1 - tree.x0 + m.ROOT_GAP
            return Grove(tuple(places))
        return Grove.in_a_row(trees, self._down)

    def _wish(self, node: Node) -> Wish:
        wish = self._wishes.get(node.box.ref)
        if wish is None:
            return compact(node) if self._dense else Arrangement.ROW
        return wish

    def _job(self, source: Branch, left: bool) -> _Job:
        if isinstance(source, Node):
            wish = self._wish(source)
            columns = frozenset((0,)) if wish is Arrangement.COLUMN else frozenset()
            return _Job(source, left, columns=columns, stacks=self._stacks((source,)))
        premises = source.premises
        bearing = [k for k, node in enumerate(premises) if node.steps]
        columns = frozenset(k for k in bearing if self._wish(premises[k]) is Arrangement.COLUMN)
        if len(premises) < 2:
            return _Job(source, left, columns=columns, stacks=self._stacks(premises))
        last_only = all(k == len(premises) - 1 for k in bearing)
        plain = Arrangement.ROW if self._down and not (self._dense and left) else Arrangement.COLUMN
        stacked = self._wishes.get(source.box.ref, plain) is Arrangement.COLUMN
        if stacked and self._down:
            stacked = last_only
        elif not stacked and not self._down:
            stacked = not (last_only or columns)
        if not last_only and columns:
            # the premises of a band hang their reasons alike, each reason under its own card
            columns = frozenset() if stacked else frozenset(bearing)
        return _Job(source, left, stacked, columns, self._stacks(premises))

    def _stacks(self, nodes: Sequence[Node]) -> dict[int, Stacks]:
        if not self._down:
            return {}
        wishes = ((k, self._wish(node)) for k, node in enumerate(nodes) if node.steps or node.positions)
        return {k: wish for k, wish in wishes if isinstance(wish, Stacks)}

    def _beneath(self, job: _Job) -> list[tuple[Branch, bool]]:
        source = job.source
        if isinstance(source, Node):
            return self._hanging(job, 0, source)
        found: list[tuple[Branch, bool]] = [(kid, job.left) for kid in source.undercuts]
        for k, node in enumerate(source.premises):
            if node.steps:
                found += self._hanging(job, k, node)
        return found

    def _hanging(self, job: _Job, k: int, node: Node) -> list[tuple[Branch, bool]]:
        """What hangs under an issue or claim, and whether their lines come from the left."""
        kids: Sequence[Branch] = node.positions or node.steps
        if k in job.columns or not self._down:
            return [(kid, True) for kid in kids]
        if k not in job.stacks:
            return [(kid, False) for kid in kids]
        return [(kid, len(part) > 1) for part in parted(kids, job.stacks[k]) for kid in part]

    def _do(self, job: _Job) -> None:
        source = job.source
        packs = self.packs
        if isinstance(source, Node):
            boxes = (source.box,)
            hung = (tuple([packs[kid.box.ref] for kid in source.positions or source.steps]),)
            undercuts: tuple[Packed, ...] = ()
            bears: object = None
        else:
            boxes = (source.box, *[node.box for node in source.premises])
            hung = ((), *[tuple([packs[kid.box.ref] for kid in node.steps]) for node in source.premises])
            undercuts = tuple([packs[kid.box.ref] for kid in source.undercuts])
            bears = source.argument
        sizes = tuple([self._size_of(box) for box in boxes])
        key = (self._down, job.left, job.stacked_band, job.columns, tuple(job.stacks.items()), boxes, sizes, hung, undercuts, bears)
        old = packs.get(source.box.ref)
        if old is not None and old.key == key:
            old.source = source
            return
        packs[source.box.ref] = self._packed(job, key, boxes, sizes, hung, undercuts)

    def _packed(
        self,
        job: _Job,
        key: tuple[object, ...],
        boxes: tuple[Box, ...],
        sizes: tuple[tuple[float, float], ...],
        hung: tuple[tuple[Packed, ...], ...],
        undercuts: tuple[Packed, ...],
    ) -> Packed:
        down = self._down
        source = job.source
        if not any(hung) and not undercuts:
            return Packed(source, key, self._block(job, sizes, boxes, {}), left=job.left, down=down)
        issue = boxes[0].kind is BoxKind.ISSUE
        shift = 0 if isinstance(source, Node) else 1
        spine = m.ISSUE_SPINE if issue else m.SPINE
        columns = {k + shift: column(hung[k + shift], down=down, spine=spine) for k in job.columns if hung[k + shift]}
        block = self._block(job, sizes, boxes, columns)
        packed = Packed(source, key, block, left=job.left, down=down)
        for box, laid in columns.items():
            packed.column(box, hung[box], laid)
        rows: list[tuple[int, Sequence[Packed | Stack]]] = [
            (box, _stood(kids, job.stacks[box - shift]) if box - shift in job.stacks else kids)
            for box, kids in enumerate(hung)
            if kids and box not in columns
        ]
        if rows:
            packed.row(rows, *_gaps(issue, down))
        for kid in undercuts:
            packed.undercut(kid)
        return packed

    def _block(
        self, job: _Job, sizes: tuple[tuple[float, float], ...], boxes: tuple[Box, ...], columns: dict[int, Column]
    ) -> blocks.Block:
        if isinstance(job.source, Node):
            return blocks.card(sizes[0], boxes[0].hidden is not None)
        pitches = None if job.stacked_band or len(sizes) < 3 else _pitches(sizes[1:], columns)
        badges = [box.hidden is not None for box in boxes[1:]]
        return blocks.step(sizes[0], sizes[1:], badges, left=job.left, pitches=pitches)


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
