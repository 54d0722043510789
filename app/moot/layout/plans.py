"""How one block is arranged: the wishes for it, settled to what can be drawn without lines crossing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from moot.layout.arrange import Arrangement, Arrangements, Stacks, Wish, compact, parted
from moot.layout.forest import Branch, Node

_COLUMN = Arrangement.COLUMN


class Plan(NamedTuple):
    """The arrangement of one block. `columns` and `stacks` are by premise (0 for an issue or a claim alone).

    `left`: lines come from the left. `piled`: the premises stand one below the other in their band. `side`: the lines
    of the reasons beneath enter their premise at its left, because others stand below it in the band.
    """

    source: Branch
    left: bool
    piled: bool = False
    side: bool = False
    columns: frozenset[int] = frozenset()
    stacks: Mapping[int, Stacks] = MappingProxyType({})


class Planner:
    """Settles the wishes of one layout."""

    def __init__(self, down: bool, dense: bool, wishes: Arrangements) -> None:
        self._down = down
        self._dense = dense
        self._wishes = wishes

    def plan(self, source: Branch, left: bool) -> Plan:
        """The arrangement of a block and of what hangs on it."""
        if isinstance(source, Node):
            columns = frozenset((0,)) if self._wish(source) is _COLUMN else frozenset()
            return Plan(source, left, columns=columns, stacks=self._stacks((source,)))
        premises = source.premises
        bearing = [k for k, node in enumerate(premises) if node.steps]
        columns = frozenset(k for k in bearing if self._wish(premises[k]) is _COLUMN)
        if len(premises) < 2:
            return Plan(source, left, columns=columns, stacks=self._stacks(premises))
        last_only = not bearing or bearing == [len(premises) - 1]
        plain = Arrangement.ROW if self._down and not (self._dense and left) else _COLUMN
        piled = self._wishes.get(source.box.ref, plain) is _COLUMN
        piled = (piled and len(bearing) < 2) if self._down else (piled or not (last_only or columns))
        if piled and not last_only:
            # growing down, a line from a premise that others stand below has to pass them at the side
            columns = frozenset(bearing) if len(bearing) == 1 and (self._down or columns) else frozenset()
        elif columns and not last_only:
            # side by side, the premises of a band hang their reasons alike, each under its own card
            columns = frozenset(bearing)
        side = piled and not last_only and bool(columns)
        return Plan(source, left, piled, side, columns, self._stacks(premises))

    def beneath(self, plan: Plan) -> list[tuple[Branch, bool]]:
        """The blocks directly beneath a block, and whether their lines come from the left."""
        source = plan.source
        if isinstance(source, Node):
            return self._hanging(plan, 0, source)
        found: list[tuple[Branch, bool]] = [(kid, plan.left) for kid in source.undercuts]
        for k, node in enumerate(source.premises):
            if node.steps:
                found += self._hanging(plan, k, node)
        return found

    def _wish(self, node: Node) -> Wish:
        wish = self._wishes.get(node.box.ref)
        if wish is None:
            return compact(node) if self._dense else Arrangement.ROW
        return wish

    def _stacks(self, nodes: Sequence[Node]) -> dict[int, Stacks]:
        if not self._down:
            return {}
        wishes = ((k, self._wish(node)) for k, node in enumerate(nodes) if node.steps or node.positions)
        return {k: wish for k, wish in wishes if isinstance(wish, Stacks)}

    def _hanging(self, plan: Plan, k: int, node: Node) -> list[tuple[Branch, bool]]:
        kids: Sequence[Branch] = node.positions or node.steps
        if k in plan.columns or not self._down:
            return [(kid, True) for kid in kids]
        if k not in plan.stacks:
            return [(kid, False) for kid in kids]
        return [(kid, len(part) > 1) for part in parted(kids, plan.stacks[k]) for kid in part]
