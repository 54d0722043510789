"""How fast Moot reasons, in a process of its own: `python -m tests.bench.reasoning` prints one JSON object, name -> ms.

A figure is a name and a function that prepares what is measured and returns how long it took, in ms.
"""

from __future__ import annotations

import json
from random import Random

from moot.analysis.frameworks import Framework
from moot.analysis.readings.enumeration import one
from moot.analysis.readings.semantics import Dung, Limits
from tests.bench import labelling
from tests.bench.clock import median_of
from tests.bench.labelling import Figure

SEED = 1
ARGUMENTS = 10_000
_ANSWERED = 0.4  # attacks that are answered by one in return
_ACROSS = 0.3  # attacks on something far away
_CIRCLES = 1 / 25  # circles of support, each an argument that stands or falls with its own denial


def map_like(size: int, seed: int) -> Framework:
    """A framework with the shape of a map: trees of attacks, stand-offs, attacks across, and circles of support.

    A circle of support, as Carneades' graphs have them, comes out of the translation as two arguments that attack each
    other: the circle stands, or it falls. Each attacks or is attacked by something of the trees.
    """
    r = Random(seed)
    attackers: list[set[int]] = [set() for _ in range(size)]
    circles = int(size * _CIRCLES)
    trees = size - 2 * circles
    for x in range(1, trees):
        y = r.randrange(max(0, x - 60), x)
        attackers[y].add(x)
        if r.random() < _ANSWERED:
            attackers[x].add(y)
        if r.random() < _ACROSS:
            attackers[r.randrange(trees)].add(x)
    for x in range(trees, size - 1, 2):
        attackers[x].add(x + 1)
        attackers[x + 1].add(x)
        y = r.randrange(trees)
        attackers[y].add(x)
        if r.random() < 0.5:
            attackers[x].add(r.randrange(trees))
    return Framework(tuple(f"x{i}" for i in range(size)), tuple(tuple(sorted(found)) for found in attackers))


def _one_preferred() -> float:
    framework = map_like(ARGUMENTS, SEED)
    undecided = sum(label == 2 for label in framework.grounded())
    assert undecided > ARGUMENTS // 10, "nothing is left for the solver"

    def read() -> None:
        found = one(framework, Dung.PREFERRED, Limits())
        assert found.complete

    read()  # loads the solver
    return median_of(read, 5)


FIGURES: list[Figure] = [
    *labelling.FIGURES,
    (f"one preferred reading of {ARGUMENTS:,} arguments", _one_preferred),
]


def main() -> None:
    """Take the figures and print them."""
    print(json.dumps({name: take() for name, take in FIGURES}), flush=True)


if __name__ == "__main__":
    main()
