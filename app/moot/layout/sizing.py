"""Shape functions: all the sizes a subtree can take, by arranging what is in it in rows and columns.

Stockmeyer, "Optimal orientations of cells in slicing floorplan designs" (Information and Control 57, 1983): a
subtree's useful sizes form a falling staircase of (width, height); side by side, widths add at equal height, and
stacked, heights add at equal width, so the staircase of a whole comes from those of its parts in one sweep. Here the
parts are subtrees of a map, measured as rectangles; what the contours save on top is found out by laying the best few
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from moot.layout import metrics as m
from moot.layout.arrange import TREES, Arrangement, Stacks, Wish, parted
from moot.layout.forest import Branch, Forest, Node, Step
from moot.layout.shapes import Box, BoxKind
from moot.layout.tidy import SizeOf
from moot.model.records import Direction, Ref

_FEW = 6
_MOST_EVEN = 12
_ROW, _COLUMN = Arrangement.ROW, Arrangement.COLUMN


class Shape(NamedTuple):
    """One size, and how to come by it: own wishes and the shapes chosen for the parts."""

    w: float
    h: float
    wishes: tuple[tuple[Ref, Wish], ...] = ()
    parts: tuple[Shape, ...] = ()


def wishes_of(shape: Shape) -> dict[Ref, Wish]:
    """All row and column choices that lead to a shape."""
    found: dict[Ref, Wish] = {}
    stack = [shape]
    while stack:
        part = stack.pop()
        found.update(part.wishes)
        stack.extend(part.parts)
    return found


def staircase(shapes: Iterable[Shape], most: int) -> list[Shape]:
    """The shapes that no other undercuts in both width and height, narrowest first; thinned evenly to `most`."""
    best: list[Shape] = []
    for shape in sorted(shapes, key=lambda shape: (shape.w, shape.h)):
        if not best or shape.h < best[-1].h:
            best.append(shape)
    if len(best) > most:
        step = (len(best) - 1) / (most - 1)
        best = [best[round(k * step)] for k in range(most)]
    return best


def abreast(parts: Sequence[Sequence[Shape]], gap: float, most: int) -> list[Shape]:
    """Side by side: for every height some part can have, each part as narrow as it can be within it."""
    return _joined([[Shape(s.h, s.w, parts=(s,)) for s in reversed(part)] for part in parts], gap, most, turned=True)


def stacked(parts: Sequence[Sequence[Shape]], gap: float, most: int) -> list[Shape]:
    """One below the other: for every width some part can have, each part as low as it can be within it."""
    return _joined([[Shape(s.w, s.h, parts=(s,)) for s in part] for part in parts], gap, most, turned=False)


def _joined(parts: list[list[Shape]], gap: float, most: int, *, turned: bool) -> list[Shape]:
    """Sweep over widths (or heights, turned): maximum of the one, sum of the other."""
    narrowest = max(part[0].w for part in parts)
    widths = sorted({shape.w for part in parts for shape in part if shape.w >= narrowest})
    if len(widths) > 2 * most:
        step = (len(widths) - 1) / (2 * most - 1)
        widths = [widths[round(k * step)] for k in range(2 * most)]
    at = [0] * len(parts)
    found: list[Shape] = []
    for width in widths:
        for k, part in enumerate(parts):
            while at[k] + 1 < len(part) and part[at[k] + 1].w <= width:
                at[k] += 1
        chosen = [part[i] for part, i in zip(parts, at, strict=True)]
        across, along = max(shape.w for shape in chosen), sum(shape.h for shape in chosen) + gap * (len(parts) - 1)
        picks = tuple(shape.parts[0] for shape in chosen)
        found.append(Shape(along, across, (), picks) if turned else Shape(across, along, (), picks))
    return staircase(found, most)


def _with(wish: tuple[tuple[Ref, Wish], ...], shapes: Sequence[Shape]) -> list[Shape]:
    return [shape._replace(wishes=shape.wishes + wish) for shape in shapes]


def partitions(count: int) -> list[Stacks]:
    """Ways to part kids into columns: all for a few kids, even ones for many; neither all alone nor all in one."""
    if count < 3:
        return []
    if count <= _FEW:
        found: list[tuple[int, ...]] = [(1,)]
        for _ in range(count - 1):
            found = [(*counts, 1) for counts in found] + [(*counts[:-1], counts[-1] + 1) for counts in found]
        return [Stacks(counts) for counts in found if 1 < len(counts) < count]
    even: dict[tuple[int, ...], None] = {}
    for columns in range(2, count):
        tall, rest = divmod(count, columns)
        even[(tall + 1,) * rest + (tall,) * (columns - rest)] = None
        if len(even) >= _MOST_EVEN:
            break
    return [Stacks(counts) for counts in even]


class Kid(NamedTuple):
    """The shapes of what hangs beneath something: on its own in a row, or standing in a column."""

    alone: list[Shape]
    stood: list[Shape]


class Shapes:
    """The shape functions of a forest in one direction of growth, worked out from the leaves up."""

    def __init__(self, forest: Forest, size_of: SizeOf, direction: Direction, most: int) -> None:
        self._size_of = size_of
        self._down = direction is Direction.DOWN
        self._most = most
        self._found: dict[Ref, Kid] = {}
        for branch in reversed(_top_down(forest)):
            if isinstance(branch, Node):
                shapes = staircase(self._node(branch), most)
                self._found[branch.box.ref] = Kid(shapes, shapes)
            else:
                self._found[branch.box.ref] = self._step(branch)
        self._roots = [self._found[root.box.ref].alone for root in forest.roots]

    def whole(self) -> list[Shape]:
        """The shapes of the map: its trees side by side or stacked."""
        if len(self._roots) < 2:
            return self._roots[0] if self._roots else []
        row = abreast(self._roots, m.ROOT_GAP, self._most)
        pile = stacked(self._roots, m.ROOT_GAP, self._most)
        found = _with(((TREES, _ROW),), row) + _with(((TREES, _COLUMN),), pile)
        for wish in partitions(len(self._roots)):
            columns = [stacked(part, m.ROOT_GAP, self._most) for part in parted(self._roots, wish)]
            found += _with(((TREES, wish),), abreast(columns, m.ROOT_GAP, self._most))
        return found

    def _node(self, node: Node) -> list[Shape]:
        size = self._room(node.box)
        kids = [self._found[kid.box.ref] for kid in node.positions or node.steps]
        issue = node.box.kind is BoxKind.ISSUE
        if not kids:
            return [Shape(*size)]
        return self._hung(node.box.ref, size, kids, issue=issue) + self._in_stacks(node, size)

    def _in_stacks(self, node: Node, size: tuple[float, float]) -> list[Shape]:
        """A row of columns, in all ways worth trying."""
        if not self._down:
            return []
        kids = [self._found[kid.box.ref] for kid in node.positions or node.steps]
        indent = m.STACK_SPINE + m.SPINE_TO_PILL + (m.PILL_OUT if node.steps else 0.0)
        issue = node.box.kind is BoxKind.ISSUE
        gap, apart = (m.POSITION_GAP_DOWN, m.POSITION_GAP) if issue else (m.REASON_GAP_DOWN, m.SIBLING_GAP)
        w, h = size
        piles: dict[tuple[int, int], list[Shape]] = {}
        found: list[Shape] = []
        for wish in partitions(len(kids)):
            parts: list[list[Shape]] = []
            at = 0
            for count in wish.counts:
                if (at, count) not in piles:
                    part = [kid.stood for kid in kids[at : at + count]]
                    pile = stacked(part, m.COLUMN_GAP, self._most) if count > 1 else []
                    piles[at, count] = [s._replace(w=s.w + indent) for s in pile] or kids[at].alone
                parts.append(piles[at, count])
                at += count
            row = abreast(parts, apart, self._most)
            found += [Shape(max(w, s.w), h + gap + s.h, ((node.box.ref, wish),), s.parts) for s in row]
        return found

    def _hung(self, ref: Ref, size: tuple[float, float], kids: Sequence[Kid], *, issue: bool = False) -> list[Shape]:
        """A box or body of this size with its kids in a row, or in a column."""
        w, h = size
        if self._down:
            gap = m.POSITION_GAP_DOWN if issue else m.REASON_GAP_DOWN
            row = abreast([kid.alone for kid in kids], m.POSITION_GAP if issue else m.SIBLING_GAP, self._most)
            shapes = [Shape(max(w, s.w), h + gap + s.h, ((ref, _ROW),), s.parts) for s in row]
        else:
            gap = m.POSITION_GAP_RIGHT if issue else m.REASON_GAP_RIGHT
            row = stacked([kid.alone for kid in kids], m.POSITION_GAP if issue else m.SIBLING_GAP, self._most)
            shapes = [Shape(w + gap + s.w, max(h, s.h), ((ref, _ROW),), s.parts) for s in row]
        return shapes + self._stacked(ref, size, kids, issue=issue)

    def _stacked(self, ref: Ref, size: tuple[float, float], kids: Sequence[Kid], *, issue: bool = False) -> list[Shape]:
        w, h = size
        indent = (m.ISSUE_SPINE if issue else m.SPINE) + m.SPINE_TO_PILL + (m.PILL_OUT if self._down else 0.0)
        pile = stacked([kid.stood for kid in kids], m.COLUMN_GAP, self._most)
        return [Shape(max(w, indent + s.w), h + m.COLUMN_FIRST + s.h, ((ref, _COLUMN),), s.parts) for s in pile]

    def _step(self, step: Step) -> Kid:
        pill = self._size_of(step.box)
        top = pill[1] + m.STEM
        out = 0.0 if self._down else m.PILL_OUT
        bodies = [shape._replace(h=shape.h + top, w=max(shape.w + out, pill[0])) for shape in self._body(step)]
        bodies = staircase(bodies or [Shape(*pill)], self._most)
        undercuts = [self._found[kid.box.ref] for kid in step.undercuts]
        if not undercuts:
            return Kid(bodies, bodies)
        farther = [[Shape(s.w + m.UNDERCUT_INDENT, s.h, (), (s,)) for s in kid.stood] for kid in undercuts]
        stood = stacked([bodies, *farther], m.COLUMN_GAP if self._down else m.SIBLING_GAP, self._most)
        if not self._down:
            return Kid(stood, stood)
        lower = [[Shape(s.w, s.h + m.UNDERCUT_DROP, (), (s,)) for s in kid.alone] for kid in undercuts]
        return Kid(abreast([bodies, *lower], m.SIBLING_GAP, self._most), stood)

    def _body(self, step: Step) -> list[Shape]:
        """The premises of a step with everything beneath them."""
        cards = [self._room(node.box) for node in step.premises]
        hung = [[self._found[kid.box.ref] for kid in node.steps] for node in step.premises]
        if len(cards) < 2:
            if not cards or not hung[0]:
                return [Shape(*card) for card in cards]
            node = step.premises[0]
            return self._hung(node.box.ref, cards[0], hung[0]) + self._in_stacks(node, cards[0])
        pad = 2 * m.BAND_PADDING
        wide = (
            sum(w for w, _ in cards) + m.CARD_GAP * (len(cards) - 1) + pad,
            max(h for _, h in cards) + m.BAND_PADDING,
        )
        gaps = m.STACKED_CARD_GAP * (len(cards) - 1)
        tall = (max(w for w, _ in cards) + pad, sum(h for _, h in cards) + gaps + m.BAND_PADDING)
        side, pile = ((step.box.ref, _ROW),), ((step.box.ref, _COLUMN),)
        bearing = [k for k, kids in enumerate(hung) if kids]
        if not bearing:
            return [Shape(*wide, side), Shape(*tall, pile)]
        if len(bearing) == 1:
            return self._one_bearing(step, bearing[0], wide, tall)
        return self._many_bearing(step, cards, wide if self._down else tall)

    def _one_bearing(self, step: Step, at: int, wide: tuple[float, float], tall: tuple[float, float]) -> list[Shape]:
        """A band with reasons under one of its premises."""
        node = step.premises[at]
        kids = [self._found[kid.box.ref] for kid in node.steps]
        side, pile = ((step.box.ref, _ROW),), ((step.box.ref, _COLUMN),)
        inner = at < len(step.premises) - 1
        found: list[Shape] = []
        if not inner or self._down:
            found += _with(side, self._aside(step, at, wide, kids))
        if inner:
            wider = (tall[0] - m.SIDE_SPINE, tall[1])
            found += _with(pile, self._stacked(node.box.ref, wider, kids))
        if not inner or not self._down:
            found += _with(pile, self._hung(node.box.ref, tall, kids) + self._in_stacks(node, tall))
        return found

    def _aside(self, step: Step, at: int, wide: tuple[float, float], kids: Sequence[Kid]) -> list[Shape]:
        """Reasons under one card of a band of cards side by side: they reach from where that card stands."""
        node = step.premises[at]
        widths = [self._size_of(premise.box)[0] for premise in step.premises]
        start = m.BAND_PADDING + sum(widths[:at]) + m.CARD_GAP * at
        middle = start + widths[at] / 2
        size = (widths[at], wide[1])
        found: list[Shape] = []
        for shape in self._hung(node.box.ref, size, kids) + self._in_stacks(node, size):
            if self._down and shape.wishes[0][1] is not _COLUMN:
                half = shape.w / 2
                width = max(half, middle) + max(half, wide[0] - middle)
            else:
                width = max(wide[0], start + shape.w)
            found.append(shape._replace(w=width))
        return found

    def _many_bearing(self, step: Step, cards: Sequence[tuple[float, float]], body: tuple[float, float]) -> list[Shape]:
        """A band with reasons under several premises: under each card a column, or all in a row."""
        hung = [[self._found[kid.box.ref] for kid in node.steps] for node in step.premises]
        refs = [node.box.ref for node in step.premises if node.steps]
        cells = [
            self._stacked(node.box.ref, card, kids) if kids else [Shape(*card)]
            for node, card, kids in zip(step.premises, cards, hung, strict=True)
        ]
        columns = (*((ref, _COLUMN) for ref in refs), (step.box.ref, _ROW))
        found = [
            Shape(shape.w + 2 * m.BAND_PADDING, shape.h + m.BAND_PADDING, columns, shape.parts)
            for shape in abreast([staircase(cell, self._most) for cell in cells], m.CARD_GAP, self._most)
        ]
        rows = (*((ref, _ROW) for ref in refs), (step.box.ref, _ROW if self._down else _COLUMN))
        every = [kids for group in hung for kids in group]
        beneath = self._hung(refs[0], body, every)
        return found + [shape._replace(wishes=rows) for shape in beneath if shape.wishes[0][1] is _ROW]

    def _room(self, box: Box) -> tuple[float, float]:
        w, h = self._size_of(box)
        return w, h + (m.BADGE_ROOM if box.hidden is not None else 0.0)


def _top_down(forest: Forest) -> list[Branch]:
    """All packed blocks (roots, positions, steps), each before those beneath it."""
    found: list[Branch] = []
    stack: list[Branch] = list(forest.roots)
    while stack:
        branch = stack.pop()
        found.append(branch)
        if isinstance(branch, Node):
            stack += branch.positions or branch.steps
        else:
            stack += branch.undercuts
            for node in branch.premises:
                stack += node.steps
    return found
