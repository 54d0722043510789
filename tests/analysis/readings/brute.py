"""The seven semantics by their definitions on sets, every subset tried; and random frameworks.

Shares nothing with the program: no labellings, no solver, no islands.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import TypeAlias

Attacks: TypeAlias = set[tuple[int, int]]  # (attacker, attacked)
Sets: TypeAlias = set[frozenset[int]]


def random_attacks(seed: int, most: int = 8) -> tuple[int, Attacks]:
    """How many arguments, and who attacks whom: sparse and dense ones, attacks on oneself among them."""
    r = Random(seed)
    size = r.randint(0, most)
    density = r.choice((0.1, 0.2, 0.3, 0.5)) * (1 if size < 9 else 8 / size)
    return size, {(x, y) for x in range(size) for y in range(size) if r.random() < density}


def brute(size: int, attacks: Attacks) -> dict[str, Sets]:
    """The extensions of each semantics."""
    everybody = frozenset(range(size))
    subsets = [frozenset(chosen) for count in range(size + 1) for chosen in combinations(range(size), count)]

    def attacked(s: frozenset[int]) -> frozenset[int]:
        return frozenset(y for x, y in attacks if x in s)

    def defends(s: frozenset[int]) -> frozenset[int]:
        hit = attacked(s)
        return frozenset(x for x in everybody if all(y in hit for y, z in attacks if z == x))

    def largest(sets: Sets, size_of: Callable[[frozenset[int]], frozenset[int]]) -> Sets:
        return {s for s in sets if not any(size_of(s) < size_of(t) for t in sets)}

    def reached(s: frozenset[int]) -> frozenset[int]:
        return s | attacked(s)

    peaceful = {s for s in subsets if not s & attacked(s)}
    admissible = {s for s in peaceful if s <= defends(s)}
    complete = {s for s in peaceful if s == defends(s)}
    preferred = largest(complete, lambda s: s)
    shared = everybody.intersection(*preferred)
    return {
        "grounded": {min(complete, key=len)},
        "complete": complete,
        "preferred": preferred,
        "stable": {s for s in peaceful if reached(s) == everybody},
        "semi-stable": largest(complete, reached),
        "stage": largest(peaceful, reached),
        "ideal": {max((s for s in admissible if s <= shared), key=len)},
    }
