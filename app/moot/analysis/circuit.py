"""An abstract framework under construction, freed of what is settled and of what only repeats another argument.

An argument whose only attacker has itself one only attacker says what that one says; it becomes the same argument.
(No complete labelling is lost or won by that.) Arguments that somebody really contests are kept: what a reading is
about, and what stage semantics, which may leave a contradiction anywhere, must be able to weigh as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from moot.analysis.frameworks import Framework
from moot.analysis.propositions import Label


class Circuit:
    """Nodes by number, and who attacks whom."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._lasting: list[bool] = []
        self._attackers: list[set[int]] = []
        self._challengers: list[set[int]] = []
        self._settled: int | None = None

    def node(self, name: str, *, lasting: bool = False) -> int:
        """A new node. A lasting one is never taken for settled because nobody attacks it."""
        self._names.append(name)
        self._lasting.append(lasting)
        self._attackers.append(set())
        self._challengers.append(set())
        return len(self._names) - 1

    def settled(self) -> int:
        """The node that holds whatever happens."""
        if self._settled is None:
            self._settled = self.node("true")
        return self._settled

    def attack(self, source: int, target: int) -> None:
        """Let a node attack another by the meaning of that other."""
        self._attackers[target].add(source)

    def challenge(self, source: int, target: int) -> None:
        """Let a node attack another that somebody put forward: while this can happen, that one stays what it is."""
        self._attackers[target].add(source)
        self._challengers[target].add(source)

    def some(self, nodes: Iterable[int], name: str) -> int:
        """A node that holds if one of these does."""
        none = self.node(f"not {name}")
        for node in nodes:
            self.attack(node, none)
        some = self.node(name)
        self.attack(none, some)
        return some

    def framework(self, reported: Iterable[int]) -> tuple[Framework, dict[int, int | Label]]:
        """What bears on the nodes reported, those first, and the place of each of them, or its label if settled."""
        wanted = list(reported)
        constant = self._constants()
        live = [i for i, label in enumerate(constant) if label is Label.UNDECIDED]
        attackers = {i: {x for x in self._attackers[i] if constant[x] is Label.UNDECIDED} for i in live}
        hard = {i for i in live if self._lasting[i] or self._challengers[i] & attackers[i]}
        alias = _merged(attackers, hard)
        kept = dict.fromkeys(_root(alias, i) for i in wanted if constant[i] is Label.UNDECIDED)
        waiting = list(kept)
        for i in waiting:  # grows as we go
            for x in sorted(attackers[i]):
                if x not in kept:
                    kept[x] = None
                    waiting.append(x)
        place = {i: n for n, i in enumerate(kept)}
        names: dict[int, str] = {}
        for i in wanted:
            names.setdefault(_root(alias, i), self._names[i])
        framework = Framework(
            tuple(names.get(i, self._names[i]) for i in kept),
            tuple(tuple(sorted(place[x] for x in attackers[i])) for i in kept),
        )
        return framework, {i: place.get(_root(alias, i), constant[i]) for i in wanted}

    def _constants(self) -> list[Label]:
        """The labels that follow from nodes nobody attacks, but for lasting ones."""
        targets: list[list[int]] = [[] for _ in self._names]
        for target, attackers in enumerate(self._attackers):
            for source in attackers:
                targets[source].append(target)
        left = [len(attackers) for attackers in self._attackers]
        labels = [Label.UNDECIDED] * len(left)
        waiting = [i for i, count in enumerate(left) if not count and not self._lasting[i]]
        for i in waiting:
            labels[i] = Label.IN
        while waiting:
            for j in targets[waiting.pop()]:
                if labels[j] is not Label.UNDECIDED:
                    continue
                labels[j] = Label.OUT
                for k in targets[j]:
                    left[k] -= 1
                    if not left[k] and labels[k] is Label.UNDECIDED and not self._lasting[k]:
                        labels[k] = Label.IN
                        waiting.append(k)
        return labels


def _merged(attackers: dict[int, set[int]], hard: set[int]) -> dict[int, int]:
    """Merge, in place, what repeats another node into that node; which node each merged one became."""
    alias: dict[int, int] = {}
    while True:
        same = {i: k for i in attackers if (k := _original(attackers, hard, i)) is not None}
        _cut_circles(same)
        if not same:
            return alias
        alias.update(same)
        for i in same:
            del attackers[i]
        for i, sources in attackers.items():
            if any(x in same for x in sources):
                attackers[i] = {_root(alias, x) for x in sources}


def _original(attackers: dict[int, set[int]], hard: set[int], i: int) -> int | None:
    """The node that a node repeats, if it does."""
    if i in hard or len(attackers[i]) != 1:
        return None
    (m,) = attackers[i]
    if m in hard or len(attackers[m]) != 1:
        return None
    (k,) = attackers[m]
    return k if k != i else None


def _cut_circles(same: dict[int, int]) -> None:
    """Keep, of nodes that repeat each other in a circle, the first."""
    seen: set[int] = set()
    for start in list(same):
        path: dict[int, None] = {}
        i = start
        while i in same and i not in seen:
            seen.add(i)
            path[i] = None
            i = same[i]
        if i in path:
            nodes = list(path)
            del same[min(nodes[nodes.index(i) :])]


def _root(alias: dict[int, int], i: int) -> int:
    path = []
    while i in alias:
        path.append(i)
        i = alias[i]
    for node in path:
        alias[node] = i
    return i
