"""Abstract argumentation frameworks: arguments known by nothing but who attacks whom, and their grounded labelling.

Source: Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming
and n-person games" (1995); labellings as in Caminada & Gabbay, "A logical account of formal argumentation" (2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from moot.analysis.propositions import Label

Labels: TypeAlias = tuple[Label, ...]  # one for each argument, by its place


@dataclass(frozen=True, slots=True)
class Framework:
    """Arguments by their places 0, 1, 2 …: their names, and for each the places of those that attack it, ascending."""

    names: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Framework:
        """From names and (attacker, attacked) pairs; repeated pairs count once. Raises KeyError for unknown names."""
        listed = tuple(dict.fromkeys(names))
        place = {name: i for i, name in enumerate(listed)}
        found: list[set[int]] = [set() for _ in listed]
        for source, target in attacks:
            found[place[target]].add(place[source])
        return cls(listed, tuple(tuple(sorted(places)) for places in found))

    def __len__(self) -> int:
        return len(self.names)

    def targets(self) -> list[list[int]]:
        """For each argument the places of those it attacks, ascending."""
        found: list[list[int]] = [[] for _ in self.names]
        for target, attackers in enumerate(self.attackers):
            for source in attackers:
                found[source].append(target)
        return found

    def grounded(self) -> Labels:
        """The grounded labelling: in where all attackers are out, out where one is in, until nothing follows."""
        targets = self.targets()
        left = [len(attackers) for attackers in self.attackers]
        labels = [Label.UNDECIDED] * len(left)
        waiting = [x for x, count in enumerate(left) if not count]
        for x in waiting:
            labels[x] = Label.IN
        while waiting:
            for y in targets[waiting.pop()]:
                if labels[y] is not Label.UNDECIDED:
                    continue
                labels[y] = Label.OUT
                for z in targets[y]:
                    left[z] -= 1
                    if not left[z] and labels[z] is Label.UNDECIDED:
                        labels[z] = Label.IN
                        waiting.append(z)
        return tuple(labels)

    def labelled(self, accepted: Sequence[int]) -> Labels:
        """The labelling of a set of accepted arguments: what they attack is out, the rest undecided."""
        inside = set(accepted)
        return tuple(
            Label.IN if x in inside else Label.OUT if any(y in inside for y in self.attackers[x]) else Label.UNDECIDED
            for x in range(len(self.names))
        )

    def part(self, kept: Sequence[int]) -> Framework:
        """The framework of some of the arguments, in the order given, with the attacks among them."""
        place = {x: i for i, x in enumerate(kept)}
        attackers = (sorted(place[y] for y in self.attackers[x] if y in place) for x in kept)
        return Framework(tuple(self.names[x] for x in kept), tuple(map(tuple, attackers)))

    def islands(self) -> list[list[int]]:
        """The parts no attack joins, each by its places ascending, in the order of their first arguments."""
        targets = self.targets()
        found: list[list[int]] = []
        seen = [False] * len(self.names)
        for start in range(len(self.names)):
            if seen[start]:
                continue
            seen[start] = True
            island = [start]
            for x in island:  # grows as we go
                for y in (*self.attackers[x], *targets[x]):
                    if not seen[y]:
                        seen[y] = True
                        island.append(y)
            found.append(sorted(island))
        return found
