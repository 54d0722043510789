"""What a layout is made of: boxes with their places, bands, edges. Plain values in px at 100 %, y growing downwards."""

# no annotations of the future here: a named tuple compiles the type of each field that is given as text
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from moot.model.records import Id, Polarity, Ref


class BoxKind(StrEnum):
    """What a box is drawn as."""

    ISSUE = "issue"
    CLAIM = "claim"
    SEE = "see"
    ARGUMENT = "argument"


class Hidden(NamedTuple):
    """What a folded box hides: boxes in all, and the arguments directly for and against it."""

    boxes: int
    pro: int
    con: int


class Box(NamedTuple):
    """One thing on the map, before it has a place.

    `ref` names it uniquely within a map: the issue, the claim drawn in full, the argument drawn as its pill, or, for a
    see-card, the premise or position that uses the claim again. `claim` is the claim a card or see-card shows. `via`
    is the premise or position by which a claim hangs where it is drawn (None for a root).
    """

    kind: BoxKind
    ref: Ref
    claim: Id | None = None
    via: Ref | None = None
    hidden: Hidden | None = None


class Rect(NamedTuple):
    """A rectangle by its top left corner and size."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def overlaps(self, other: "Rect", margin: float = 0.0) -> bool:
        """Whether the two share an inner point, or come nearer than `margin`."""
        return (
            self.x < other.right + margin
            and other.x < self.right + margin
            and self.y < other.bottom + margin
            and other.y < self.bottom + margin
        )

    def holds(self, other: "Rect", margin: float = 0.0) -> bool:
        """Whether the other lies wholly within this one, or sticks out by no more than `margin`."""
        return (
            self.x - margin <= other.x
            and other.right <= self.right + margin
            and self.y - margin <= other.y
            and other.bottom <= self.bottom + margin
        )


EMPTY = Rect(0.0, 0.0, 0.0, 0.0)


class Placed(NamedTuple):
    """A box with its place. `parent` is the box its edge leads to; `depth` counts claims from the root."""

    box: Box
    rect: Rect
    parent: Ref | None = None
    depth: int = 0


class Band(NamedTuple):
    """The tinted ground under the premises of one argument, where there are two or more."""

    argument: Id
    polarity: Polarity
    rect: Rect


class EdgeKind(StrEnum):
    """What a line says."""

    POSITION = "position"
    PRO = "pro"
    CON = "con"
    UNDERCUT = "undercut"


class Line(NamedTuple):
    """A straight piece of a path, to a point."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic Bezier piece of a path: two control points and the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


Piece: TypeAlias = Line | Curve


class Edge(NamedTuple):
    """A line from a box (a pill; for a position, its claim) to what it bears on, the pieces in that direction.

    `stem` marks the short piece between a pill and its premise: same colour, no arrow. `weight` is 1 to 100. `joins`
    marks a line in a column that ends where it meets the line of the sibling above, which carries the arrow for both.
    """

    kind: EdgeKind
    source: Ref
    target: Ref
    start: tuple[float, float]
    pieces: tuple[Piece, ...]
    weight: int = 100
    stem: bool = False
    joins: bool = False


class MapLayout(NamedTuple):
    """A whole map laid out. `boxes` stand in reading order: issue, position, argument, premise, and so on down."""

    boxes: Mapping[Ref, Placed] = MappingProxyType({})
    bands: tuple[Band, ...] = ()
    edges: tuple[Edge, ...] = ()
    bounds: Rect = EMPTY

    def rect_of(self, ref: Ref) -> Rect | None:
        """The place of a box, None where it is not drawn."""
        placed = self.boxes.get(ref)
        return None if placed is None else placed.rect

    def bounds_of(self, refs: Iterable[Ref]) -> Rect:
        """What these boxes take up; the whole where none of them is in it."""
        rects = [self.boxes[ref].rect for ref in refs if ref in self.boxes]
        if not rects:
            return self.bounds
        x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
        return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)
