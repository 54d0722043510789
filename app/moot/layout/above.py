"""What every box of a layout hangs from, kept from one layout to the next: the way from a box up to its root.

Packed blocks know only what is beneath them. With this, one box is found in a large map by going up to its root and
down again, without a list of all boxes being made after every edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from moot.layout.forest import Node
from moot.layout.packing import Packed
from moot.model.records import Ref


class Link(NamedTuple):
    """A box, what it hangs from (None: nothing), and the block that begins with it, where one does."""

    box: Ref
    parent: Ref | None
    packed: Packed | None


class Above:
    """The parents of all boxes of one layout; they change with `followed` only.

    Persistent by Baker's trick ("Shallow binding makes functional arrays fast", 1991): the newest shares its table
    with those before it, which keep what was different for them.
    """

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._table: dict[Ref, Ref | None] = {}
        self._earlier: dict[Ref, tuple[Ref | None] | None] = {}
        self._later: Above | None = None
        todo = list(links)
        while todo:
            box, parent, packed = todo.pop()
            self._table[box] = parent
            if packed is not None:
                todo += beneath(packed)
        self._count = len(self._table)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, Ref) and self._find(ref) is not None

    def __getitem__(self, ref: Ref) -> Ref | None:
        """What a box hangs from, None for a root; raises KeyError for what is not on the map."""
        found = self._find(ref)
        if found is None:
            raise KeyError(ref)
        return found[0]

    def _find(self, ref: Ref) -> tuple[Ref | None] | None:
        version = self
        while version._later is not None:
            if ref in version._earlier:
                return version._earlier[ref]
            version = version._later
        return (version._table[ref],) if ref in version._table else None

    def followed(
        self, repacked: Iterable[tuple[Packed | None, Packed]], roots: Sequence[Packed], now: Sequence[Packed]
    ) -> Above:
        """The parents after blocks have been packed anew: each with what it was before, and the trees before and now.

        Costs as much as what has come and gone, whatever the size of the map; all of it where another has followed.
        """
        if self._later is not None:
            return Above(trees_of(now))
        gone, come = _difference(trees_of(roots), trees_of(now))
        for old, new in repacked:
            left, added = _difference([] if old is None else beneath(old), beneath(new))
            gone += left
            come += added
        after = _Rewrite(self._table)
        after.rehang(gone, come)
        made = Above()
        made._table, made._count = self._table, len(self._table)
        self._earlier, self._later, self._table = after.earlier, made, {}
        return made


def trees_of(roots: Iterable[Packed]) -> list[Link]:
    """The roots of a map."""
    return [Link(root.source.box.ref, None, root) for root in roots]


def beneath(packed: Packed) -> list[Link]:
    """The boxes of a block besides its first, and the blocks directly beneath it."""
    source = packed.source
    if isinstance(source, Node):
        boxes, found = [source.box.ref], []
    else:
        pill = source.box.ref
        boxes = [pill, *[node.box.ref for node in source.premises]]
        found = [Link(box, pill, None) for box in boxes[1:]]
    for group in packed.groups:
        parent = boxes[group.box]
        found += [Link(kid.packed.source.box.ref, parent, kid.packed) for kid in group.kids]
    found += [Link(kid.packed.source.box.ref, boxes[0], kid.packed) for kid in packed.undercuts]
    return found


def _difference(old: list[Link], new: list[Link]) -> tuple[list[Link], list[Link]]:
    before, after = {link[:2] for link in old}, {link[:2] for link in new}
    return [link for link in old if link[:2] not in after], [link for link in new if link[:2] not in before]


class _Rewrite:
    """Changes a table of parents; `earlier` is what it said before, None in place of a parent: nothing."""

    def __init__(self, table: dict[Ref, Ref | None]) -> None:
        self._table = table
        self.earlier: dict[Ref, tuple[Ref | None] | None] = {}

    def rehang(self, gone: list[Link], come: list[Link]) -> None:
        """Take links away and put others in, with all beneath what is new; then all beneath what is not there now."""
        for box, parent, _ in gone:
            if self._hangs(box, parent):
                self._take(box)
        while come:
            box, parent, packed = come.pop()
            new = box not in self._table
            self._put(box, parent)
            # what was there already has its own links, or they are among those that come
            if new and packed is not None:
                come += [link for link in beneath(packed) if not self._hangs(link.box, link.parent)]
        lost = [link for link in gone if link.box not in self._table]
        while lost:
            packed = lost.pop().packed
            for link in beneath(packed) if packed is not None else ():
                # a premise may have gone elsewhere with all beneath it
                if self._hangs(link.box, link.parent) and link.parent not in self._table:
                    self._take(link.box)
                    lost.append(link)

    def _hangs(self, box: Ref, parent: Ref | None) -> bool:
        return box in self._table and self._table[box] == parent

    def _note(self, box: Ref) -> None:
        if box not in self.earlier:
            self.earlier[box] = (self._table[box],) if box in self._table else None

    def _take(self, box: Ref) -> None:
        self._note(box)
        del self._table[box]

    def _put(self, box: Ref, parent: Ref | None) -> None:
        self._note(box)
        self._table[box] = parent
