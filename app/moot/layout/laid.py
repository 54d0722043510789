"""A laid-out map as the rest of the program sees it, made from packed blocks: places, bands and lines, only when asked
for.

After an edit half of a large map has moved, mostly by nothing but an offset. So a layout keeps the packed blocks and
works out absolute places on demand: all of them once, in reading order, or only those in a rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from moot.layout import metrics as m
from moot.layout.above import Above, trees_of
from moot.layout.forest import Node, Step
from moot.layout.lines import lines_of
from moot.layout.packing import Packed, Placing
from moot.layout.shapes import EMPTY, Band, Box, Edge, MapLayout, Placed, Rect
from moot.model.records import Kind, Ref

Shift = tuple[float, float]
_STILL: Shift = (0.0, 0.0)


class Frame(NamedTuple):
    """A packed block at its absolute place. `shifts` are the nudges of the single boxes inside, None where there are
    none."""

    packed: Packed
    x: float
    y: float
    parent: Ref | None
    depth: int
    shifts: tuple[Shift, ...] | None

    def rect(self, box: int) -> Rect:
        """The absolute place of one of the block's boxes."""
        x, y, w, h = self.packed.block.rects[box]
        if self.shifts is not None:
            dx, dy = self.shifts[box]
            return Rect(self.x + x + dx, self.y + y + dy, w, h)
        return Rect(self.x + x, self.y + y, w, h)

    def band(self) -> Rect | None:
        """The absolute place of the block's band, around its cards wherever they have been nudged."""
        band = self.packed.block.band
        if band is None or self.shifts is None or not any(shift != _STILL for shift in self.shifts):
            return None if band is None else band.moved(self.x, self.y)
        cards = [self.rect(box) for box in range(1, len(self.packed.block.rects))]
        x0 = min(card.x for card in cards) - m.BAND_PADDING
        y0 = min(card.y for card in cards) - m.STEM - m.PILL_OVERLAP
        x1 = max(card.right for card in cards) + m.BAND_PADDING
        return Rect(x0, y0, x1 - x0, max(card.bottom for card in cards) + m.BAND_PADDING - y0)

    def is_speck(self, finest: float) -> bool:
        """Whether the block with all beneath it, where nothing is nudged, is smaller than this both ways."""
        packed = self.packed
        return packed.x1 - packed.x0 < finest and packed.y1 - packed.y0 < finest

    def whole(self) -> Rect:
        """What the block takes up with all beneath it."""
        packed = self.packed
        return Rect(self.x + packed.x0, self.y + packed.y0, packed.x1 - packed.x0, packed.y1 - packed.y0)

    def boxes(self) -> list[Box]:
        """The boxes of the block: an issue or card, or a pill and its premises."""
        source = self.packed.source
        if isinstance(source, Step):
            return [source.box, *[node.box for node in source.premises]]
        return [source.box]

    def placed(self) -> list[Placed]:
        """The boxes of the block with their places."""
        boxes = self.boxes()
        found = [Placed(boxes[0], self.rect(0), self.parent, self.depth)]
        pill = boxes[0].ref
        found += [Placed(box, self.rect(k), pill, self.depth) for k, box in enumerate(boxes[1:], start=1)]
        return found


def _misses(frame: Frame, clip: Rect) -> bool:
    """Whether nothing of a block, nor of what is beneath it, reaches into a rectangle."""
    packed, x, y = frame.packed, frame.x, frame.y
    return x + packed.x0 > clip.right or x + packed.x1 < clip.x or y + packed.y0 > clip.bottom or y + packed.y1 < clip.y


class LaidMap(MapLayout):
    """The layout of a whole map, worked out as far as it is looked at."""

    def __init__(self, trees: tuple[Placing, ...], nudges: Mapping[Ref, Shift]) -> None:
        object.__setattr__(self, "_trees", trees)
        object.__setattr__(self, "_nudges", nudges)

    _trees: tuple[Placing, ...]
    _nudges: Mapping[Ref, Shift]

    @property
    def boxes(self) -> Mapping[Ref, Placed]:
        return Boxes(self, self._found)

    @cached_property
    def _found(self) -> Found:
        return Found()

    @cached_property
    def above(self) -> Above:
        """What every box hangs from."""
        return Above(trees_of(tree.packed for tree in self._trees))

    def follow(self, before: LaidMap, repacked: Sequence[tuple[Packed | None, Packed]]) -> None:
        """Take over what is known of the layout before; between the two, these blocks were packed anew."""
        if "above" in vars(before):
            known = before.above
            live = ((old if new.source.box.ref in known else None, new) for old, new in repacked)
            roots, now = ([tree.packed for tree in trees] for trees in (before._trees, self._trees))
            vars(self)["above"] = known.followed(list(live), roots, now)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        return tuple(band for frame in self.frames() if (band := band_of(frame)) is not None)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        return tuple(edge for frame in self.frames() for edge in self.lines(frame))

    @cached_property
    def bounds(self) -> Rect:
        trees = self._trees
        if not trees:
            return EMPTY
        if self._nudges:
            rects = [placed.rect for placed in self.boxes.values()] + [band.rect for band in self.bands]
            corners = [(rect.x, rect.y, rect.right, rect.bottom) for rect in rects]
        else:
            corners = [(dx + tree.x0, dy + tree.y0, dx + tree.x1, dy + tree.y1) for tree, dx, dy in trees]
        x0, y0 = min(corner[0] for corner in corners), min(corner[1] for corner in corners)
        return Rect(x0, y0, max(corner[2] for corner in corners) - x0, max(corner[3] for corner in corners) - y0)

    @property
    def orderly(self) -> bool:
        """Whether every box stands where the layout put it, none nudged."""
        return not self._nudges

    def __reduce__(self) -> tuple[object, ...]:
        return MapLayout, (dict(self.boxes), self.bands, self.edges, self.bounds)

    def frames(self, clip: Rect | None = None, finest: float = 0.0) -> Iterator[Frame]:
        """All blocks at their places, or only those which, with all beneath them, reach into a rectangle.

        What is beneath a block that is a speck is left out: with all beneath it smaller than `finest` both ways.
        """
        if self._nudges:
            clip, finest = None, 0.0
        stack = [self._frame(tree, dx, dy, None, 0) for tree, dx, dy in reversed(self._trees)]
        while stack:
            frame = stack.pop()
            if clip is not None and _misses(frame, clip):
                continue
            yield frame
            if not frame.is_speck(finest):
                stack.extend(self.kids(frame)[::-1])

    def kids(self, frame: Frame) -> list[Frame]:
        """The blocks directly beneath a block, in order, undercuts last."""
        packed, x, y, _, depth, shifts = frame
        source = packed.source
        found: list[Frame] = []
        for group in packed.groups:
            dx, dy = _STILL if shifts is None else shifts[group.box]
            parent = source.box.ref if isinstance(source, Node) else source.premises[group.box - 1].box.ref
            for kid, kid_x, kid_y in group.kids:
                found.append(self._frame(kid, x + kid_x + dx, y + kid_y + dy, parent, depth + 1))
        for kid, kid_x, kid_y in packed.undercuts:
            found.append(self._frame(kid, x + kid_x, y + kid_y, source.box.ref, depth))
        return found

    def lines(self, frame: Frame) -> list[Edge]:
        """The lines that end at a block, and the stem inside it."""
        if not frame.packed.groups and not frame.packed.undercuts and len(frame.packed.block.rects) == 1:
            return []
        return lines_of(frame, self.kids(frame))

    def _frame(self, packed: Packed, x: float, y: float, parent: Ref | None, depth: int) -> Frame:
        if not self._nudges:
            return Frame(packed, x, y, parent, depth, None)
        source = packed.source
        dx, dy = self._nudges.get(source.box.ref, _STILL)
        shifts = [_STILL]
        if isinstance(source, Step):
            shifts += [self._nudges.get(node.box.ref, _STILL) for node in source.premises]
        return Frame(packed, x + dx, y + dy, parent, depth, tuple(shifts))

    def root(self, ref: Ref) -> Frame:
        """The block of a tree's root."""
        packed, dx, dy = next(tree for tree in self._trees if tree.packed.source.box.ref == ref)
        return self._frame(packed, dx, dy, None, 0)

    def places(self, clip: Rect | None = None) -> Iterator[tuple[Ref, Placed]]:
        """All boxes with their places in reading order, or only those of the blocks `frames` finds."""
        if self._nudges:
            clip = None
        stack: list[Frame | tuple[Ref, Placed]] = [
            self._frame(tree, dx, dy, None, 0) for tree, dx, dy in reversed(self._trees)
        ]
        while stack:
            item = stack.pop()
            if not isinstance(item, Frame):
                yield item
                continue
            if clip is not None and _misses(item, clip):
                continue
            source = item.packed.source
            yield source.box.ref, Placed(source.box, item.rect(0), item.parent, item.depth)
            kids = self.kids(item)
            if isinstance(source, Node):
                stack += kids[::-1]
                continue
            premises = source.premises
            if len(premises) == 1:
                box = premises[0].box
                yield box.ref, Placed(box, item.rect(1), source.box.ref, item.depth)
                stack += kids[::-1]
                continue
            stack += _interleaved(item, source, kids)[::-1]


class Found:
    """What has been looked up in one layout: boxes, blocks, how many blocks were passed on the way, all boxes."""

    def __init__(self) -> None:
        self.boxes: dict[Ref, Placed] = {}
        self.frames: dict[Ref, Frame] = {}
        self.passed = 0
        self.everything: dict[Ref, Placed] | None = None


class Boxes(Mapping[Ref, Placed]):
    """The boxes of a laid map with their places, in reading order.

    A few are found by going up to the root and down again; who asks for many, or for all, has all of them listed once.
    """

    def __init__(self, laid: LaidMap, found: Found) -> None:
        self._laid = laid
        self._found = found

    def __len__(self) -> int:
        return len(self._laid.above)

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._listed())

    def __contains__(self, ref: object) -> bool:
        return ref in self._laid.above

    def __getitem__(self, ref: Ref) -> Placed:
        known = self._found
        if known.everything is not None:
            return known.everything[ref]
        placed = known.boxes.get(ref)
        if placed is None:
            if known.passed > len(self):
                return self._listed()[ref]
            frame = self._frame(_block(self._laid.above, ref))
            known.boxes.update((one.box.ref, one) for one in frame.placed())
            placed = known.boxes[ref]
        return placed

    def _listed(self) -> dict[Ref, Placed]:
        known = self._found
        if known.everything is None:
            known.everything = dict(self._laid.places())
            known.boxes, known.frames = {}, {}
        return known.everything

    def _frame(self, block: Ref) -> Frame:
        """The block that begins with a box, at its place."""
        above, frames = self._laid.above, self._found.frames
        way: list[Ref] = []
        at: Ref | None = block
        while at is not None and at not in frames:
            way.append(at)
            parent = above[at]
            at = None if parent is None else _block(above, parent)
        frame = None if at is None else frames[at]
        for ref in reversed(way):
            frame = self._laid.root(ref) if frame is None else self._kid(frame, ref)
            frames[ref] = frame
        self._found.passed += len(way)
        assert frame is not None  # a block lies on its own way
        return frame

    def _kid(self, frame: Frame, ref: Ref) -> Frame:
        return next(kid for kid in self._laid.kids(frame) if kid.packed.source.box.ref == ref)


def _block(above: Above, ref: Ref) -> Ref:
    """The first box of the block a box stands in: of a premise its step's pill, else the box itself."""
    parent = above[ref]
    inside = parent is not None and parent.kind is Kind.ARGUMENT and ref.kind is not Kind.ARGUMENT
    return parent if inside and parent is not None else ref


def band_of(frame: Frame) -> Band | None:
    """The band of a block, where it has one."""
    rect = frame.band()
    source = frame.packed.source
    if rect is None or not isinstance(source, Step):
        return None
    return Band(source.argument.id, source.argument.polarity, rect)


def _interleaved(frame: Frame, step: Step, kids: list[Frame]) -> list[Frame | tuple[Ref, Placed]]:
    """Each premise followed by what is beneath it, undercuts last."""
    found: list[Frame | tuple[Ref, Placed]] = []
    pill = step.box.ref
    hung: dict[Ref | None, list[Frame]] = {}
    for kid in kids:
        hung.setdefault(kid.parent, []).append(kid)
    for number, node in enumerate(step.premises, start=1):
        ref = node.box.ref
        found.append((ref, Placed(node.box, frame.rect(number), pill, frame.depth)))
        found += hung.get(ref, ())
    return found + hung.get(pill, [])
