from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.analysis.frameworks import Framework
from moot.analysis.propositions import Label
from tests.analysis.readings.brute import brute, random_attacks
from tests.analysis.readings.shapes import framework, random_framework

IN, OUT, OPEN = Label.IN, Label.OUT, Label.UNDECIDED
CHAIN = Framework.of("abcd", [("a", "b"), ("b", "c"), ("d", "d"), ("a", "b")])


def test_attacks_said_twice_count_once_and_unknown_names_are_refused() -> None:
    assert CHAIN.attackers == ((), (0,), (1,), (3,))
    assert CHAIN.targets() == [[1], [2], [], [3]]
    with pytest.raises(KeyError):
        Framework.of("a", [("a", "z")])


def test_grounded_labels_a_chain_and_leaves_who_attacks_himself_open() -> None:
    assert CHAIN.grounded() == (IN, OUT, IN, OPEN)
    assert CHAIN.labelled((0, 2)) == CHAIN.grounded()


@given(st.integers(0, 1 << 40))
def test_grounded_accepts_the_least_complete_set(seed: int) -> None:
    size, attacks = random_attacks(seed)
    known = framework(size, attacks)
    (least,) = brute(size, attacks)["grounded"]
    labels = known.grounded()
    assert {x for x in range(size) if labels[x] is IN} == least
    assert labels == known.labelled(tuple(least))


@given(st.integers(0, 1 << 40))
def test_islands_hold_every_argument_once_and_every_attack(seed: int) -> None:
    known = random_framework(seed)
    islands = known.islands()
    assert sorted(x for island in islands for x in island) == list(range(len(known)))
    home = {x: n for n, island in enumerate(islands) for x in island}
    assert all(home[x] == home[y] for x, ys in enumerate(known.attackers) for y in ys)


def test_a_part_keeps_the_attacks_among_its_arguments() -> None:
    part = CHAIN.part([2, 1, 3])
    assert part == Framework(("c", "b", "d"), ((1,), (), (2,)))


def test_a_chain_of_a_hundred_thousand_is_labelled() -> None:
    size = 100_000
    long = Framework(tuple(map(str, range(size))), ((), *((x,) for x in range(size - 1))))
    labels = long.grounded()
    assert labels[:3] == (IN, OUT, IN)
    assert OPEN not in labels
    assert len(long.islands()) == 1
