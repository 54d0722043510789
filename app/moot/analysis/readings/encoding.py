"""A framework as clauses: the variables say which arguments are in, and which are out.

For argument `x` (its place, from 0) the variable `inside(x)` says that it is in, `outside(x)` that an attacker is in,
`ranged(x)`, where the range is to be made large, that it is one of both. Complete labellings by the clauses of Cerutti,
Giacomin & Vallati ("ArgSemSAT", 2014): in exactly if all attackers are out, out exactly if one is in.
"""

from __future__ import annotations

from collections.abc import Iterator

from moot.analysis.frameworks import Framework


def inside(x: int) -> int:
    """The variable for: the argument is in."""
    return 3 * x + 1


def outside(x: int) -> int:
    """The variable for: an attacker of the argument is in."""
    return 3 * x + 2


def ranged(x: int) -> int:
    """The variable that may hold only where the argument is in or out."""
    return 3 * x + 3


def complete(framework: Framework) -> Iterator[list[int]]:
    """Clauses whose models are the complete labellings."""
    for x, attackers in enumerate(framework.attackers):
        yield from _out(x, attackers)
        yield [-inside(x), -outside(x)]
        yield [inside(x), *(-outside(y) for y in attackers)]
        for y in attackers:
            yield [-inside(x), outside(y)]


def conflict_free(framework: Framework) -> Iterator[list[int]]:
    """Clauses whose models are the sets in which nobody attacks anybody."""
    for x, attackers in enumerate(framework.attackers):
        yield from _out(x, attackers)
        yield [-inside(x), -outside(x)]


def decided(framework: Framework) -> Iterator[list[int]]:
    """Clauses that leave no argument undecided."""
    for x in range(len(framework)):
        yield [inside(x), outside(x)]


def in_range(framework: Framework) -> Iterator[list[int]]:
    """Clauses that tie `ranged` to the argument being in or out."""
    for x in range(len(framework)):
        yield [-ranged(x), inside(x), outside(x)]


def _out(x: int, attackers: tuple[int, ...]) -> Iterator[list[int]]:
    yield [-outside(x), *(inside(y) for y in attackers)]
    for y in attackers:
        yield [outside(x), -inside(y)]
