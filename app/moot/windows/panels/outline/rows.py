"""The rows of the outline, from the forest the map is drawn from, with nothing folded.

A row is an issue, a claim in full or a claim used again (the map's see-card). Steps have no row of their own: the
premises of a step stand under what it bears on, the second and further ones marked as linked, and what undercuts the
step follows them. Only a step that has lost all its premises is a row itself, so that it can be got rid of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from moot.layout.forest import Node, Step, all_steps
from moot.layout.shapes import Box, BoxKind
from moot.model.records import Id, Kind, Ref


@dataclass(frozen=True, slots=True, eq=False)
class Hung:
    """What a row is made from: a box, what hangs beneath it, and the step by which it hangs itself.

    `linked` says that it is not the first premise of that step.
    """

    box: Box
    node: Node | None = None
    step: Step | None = None
    linked: bool = False


@dataclass(slots=True, eq=False)
class Row:
    """A row: `at` is its index among its siblings, `key` names it while it lives and is never given again."""

    key: int
    hung: Hung
    parent: Row | None = None
    at: int = 0
    children: list[Row] = field(default_factory=list)

    @property
    def ref(self) -> Ref:
        """What names the row, and the box on the map."""
        return self.hung.box.ref

    @property
    def place(self) -> Ref:
        """The place the row stands for: the premise or position by which a claim hangs here, else the row itself."""
        via = self.hung.box.via
        return self.ref if via is None else via

    @property
    def claim(self) -> Id | None:
        """The claim the row shows."""
        return self.hung.box.claim

    @property
    def is_issue(self) -> bool:
        return self.hung.box.kind is BoxKind.ISSUE

    @property
    def is_see(self) -> bool:
        """Whether the claim is drawn in full elsewhere."""
        return self.hung.box.kind is BoxKind.SEE

    @property
    def depth(self) -> int:
        """How many rows there are above it."""
        count, above = 0, self.parent
        while above is not None:
            count, above = count + 1, above.parent
        return count

    def stands_for(self, ref: Ref) -> bool:
        """Whether the row shows this: its box, its place, or the claim of either."""
        return ref in (self.ref, self.place) or (ref.kind is Kind.CLAIM and ref.id == self.claim)

    def beneath(self) -> Iterator[Row]:
        """The row and all under it, from the top down."""
        stack = [self]
        while stack:
            row = stack.pop()
            yield row
            stack.extend(reversed(row.children))


def hung_under(node: Node) -> list[Hung]:
    """What stands directly under the row of an issue or claim, in the reading order of the map."""
    found = [Hung(position.box, position) for position in node.positions]
    for step in all_steps(node):
        if not step.premises:
            found.append(Hung(step.box, None, step))
        found += [Hung(premise.box, premise, step, linked=at > 0) for at, premise in enumerate(step.premises)]
    return found
