"""Frameworks of some size: as maps make them, as networks grow, and tangled beyond solving."""

from __future__ import annotations

from random import Random

from moot.analysis.frameworks import Framework
from tests.analysis.readings.brute import Attacks, random_attacks


def framework(size: int, attacks: Attacks) -> Framework:
    return Framework.of([f"x{i}" for i in range(size)], sorted((f"x{x}", f"x{y}") for x, y in attacks))


def random_framework(seed: int, most: int = 8) -> Framework:
    return framework(*random_attacks(seed, most))


def scale_free(size: int, seed: int) -> Framework:
    """Most attacks fall on a few; one in three is answered."""
    r = Random(seed)
    ends = [0]
    attacks: Attacks = set()
    for x in range(1, size):
        for _ in range(2):
            y = r.choice(ends)
            pair = (x, y) if r.random() < 0.6 else (y, x)
            attacks.add(pair)
            if r.random() < 0.3:
                attacks.add(pair[::-1])
            ends.append(y)
        ends.append(x)
    return framework(size, attacks)


def dense(size: int, degree: int, seed: int) -> Framework:
    """So many attacks on each, from anywhere."""
    r = Random(seed)
    return framework(size, {(r.randrange(size), y) for y in range(size) for _ in range(degree)})
