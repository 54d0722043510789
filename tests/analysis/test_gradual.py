"""Gradual semantics on bare graphs: the published table, what never settles, and what holds of every graph."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.gradual import INFLUENCES, Rated, settle
from moot.analysis.lenses import Lens

LENSES = st.sampled_from(list(Lens))
SHARES = st.floats(0, 1)

# The stock example of the literature (Potyka 2018): two answers against each other, and five reasons.
STOCK: dict[str, Rated[str]] = {
    "Buy": Rated(0.5, ("Sell",), ("2", "4")),
    "Sell": Rated(0.5, ("Buy",), ("1",)),
    "1": Rated(0.8, ("2", "5")),
    "2": Rated(0.7, ("3",), ("4",)),
    "3": Rated(0.3, ("5",)),
    "4": Rated(0.9),
    "5": Rated(0.9),
}
PUBLISHED = {
    Lens.DF_QUAD: (0.9964, 0.0034, 0.0031, 0.9610, 0.0300, 0.9, 0.9),
    Lens.ENERGY: (0.8216, 0.3622, 0.2047, 0.8051, 0.1657, 0.9, 0.9),
    Lens.EULER: (0.7171, 0.4949, 0.6863, 0.7897, 0.1889, 0.9, 0.9),
}

MUTUAL: dict[str, Rated[str]] = {"x": Rated(1.0, ("y",)), "y": Rated(1.0, ("x",))}
SIDES = tuple(f"left{i}" for i in range(5)), tuple(f"right{i}" for i in range(5))
FIVE_BY_FIVE: dict[str, Rated[str]] = {name: Rated(0.9, other) for side, other in (SIDES, SIDES[::-1]) for name in side}


@pytest.mark.parametrize("lens", PUBLISHED)
def test_the_published_table_holds_to_four_decimals(lens: Lens) -> None:
    found = settle(STOCK, lens)
    assert tuple(found.values()) == pytest.approx(PUBLISHED[lens], abs=5.1e-5)


def test_the_h_categoriser_gives_the_published_values() -> None:
    chain: dict[str, Rated[str]] = {"a": Rated(1.0), "b": Rated(1.0, ("a",)), "c": Rated(1.0, ("b",))}
    assert list(settle(chain, Lens.H_CATEGORISER).values()) == pytest.approx([1, 1 / 2, 2 / 3])
    golden = (5**0.5 - 1) / 2
    assert list(settle(MUTUAL, Lens.H_CATEGORISER).values()) == pytest.approx([golden, golden])
    assert settle({"s": Rated(1.0, ("s",))}, Lens.H_CATEGORISER)["s"] == pytest.approx(golden)


def test_what_swings_without_end_has_no_value_and_so_has_what_depends_on_it() -> None:
    graph = {**MUTUAL, "after": Rated(0.5, ("x",)), "later": Rated(0.5, (), ("after",)), "apart": Rated(0.3)}
    assert settle(graph, Lens.DF_QUAD, damping=1.0) == {
        "x": None,
        "y": None,
        "after": None,
        "later": None,
        "apart": 0.3,
    }
    damped = settle(graph, Lens.DF_QUAD)
    assert [damped[key] for key in MUTUAL] == pytest.approx([0.5, 0.5])
    assert damped["after"] == pytest.approx(0.25)


def test_five_against_five_swing_under_quadratic_energy_but_not_when_damped_nor_under_euler() -> None:
    assert set(settle(FIVE_BY_FIVE, Lens.ENERGY, damping=1.0).values()) == {None}
    damped = settle(FIVE_BY_FIVE, Lens.ENERGY)["left0"]
    assert damped is not None
    energy = 5 * damped
    assert damped == pytest.approx(0.9 - 0.9 * energy**2 / (1 + energy**2))
    assert settle(FIVE_BY_FIVE, Lens.EULER, damping=1.0, rounds=40)["left0"] is not None


def test_too_few_rounds_give_no_value_rather_than_a_wrong_one() -> None:
    assert settle(FIVE_BY_FIVE, Lens.ENERGY, rounds=3)["left0"] is None


def test_premises_scale_the_base_score() -> None:
    graph: dict[str, Rated[str]] = {
        "p": Rated(0.8),
        "q": Rated(0.5),
        "step": Rated(0.5, premises=("p", "q"), join=min),
        "gap": Rated(0.5, premises=("p", "missing"), join=min),
    }
    found = settle(graph, Lens.DF_QUAD)
    assert [found["step"], found["gap"]] == pytest.approx([0.25, 0.0])


def test_a_long_chain_and_a_long_circle_meet_no_recursion_limit() -> None:
    size = 3_000
    chain = {i: Rated(0.5, (i + 1,)) for i in range(size)}
    assert settle(chain, Lens.EULER)[0] is not None
    assert settle({**chain, size - 1: Rated(0.5, (0,))}, Lens.EULER)[0] is not None


@given(LENSES, SHARES, st.lists(SHARES, max_size=6), st.lists(SHARES, max_size=6), SHARES)
def test_an_influence_stays_on_the_scale_and_follows_attack_and_support(
    lens: Lens, base: float, attacks: list[float], supports: list[float], more: float
) -> None:
    influence = INFLUENCES[lens]
    strength = influence(base, attacks, supports)
    assert -1e-12 <= strength <= 1 + 1e-12
    assert influence(base, [*attacks, more], supports) <= strength + 1e-9
    assert influence(base, attacks, [*supports, more]) >= strength - 1e-9
    assert influence(base, [], []) == pytest.approx(base, abs=1e-9)


def random_graph(seed: int, *, cyclic: bool) -> dict[int, Rated[int]]:
    r = Random(seed)
    size = r.randint(1, 9)
    graph = {}
    for i in range(size):
        pool = range(size) if cyclic else range(i)
        chosen = [j for j in pool if r.random() < 0.3]
        cut = r.randint(0, len(chosen))
        graph[i] = Rated(r.random(), tuple(chosen[:cut]), tuple(chosen[cut:]))
    return graph


@settings(max_examples=60, deadline=None)
@given(LENSES, st.integers(0, 1 << 40), st.booleans())
def test_a_value_is_on_the_scale_and_at_rest(lens: Lens, seed: int, cyclic: bool) -> None:
    graph = random_graph(seed, cyclic=cyclic)
    found = settle(graph, lens)
    assert set(found) == set(graph)
    for key, node in graph.items():
        strength = found[key]
        if strength is None:
            continue
        assert 0 <= strength <= 1
        attacks, supports = ([found[j] for j in side] for side in (node.attackers, node.supporters))
        known = [[value for value in side if value is not None] for side in (attacks, supports)]
        assert (len(known[0]), len(known[1])) == (len(attacks), len(supports))
        assert strength == pytest.approx(INFLUENCES[lens](node.base, *known), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(LENSES, st.integers(0, 1 << 40), st.booleans())
def test_names_and_order_do_not_matter(lens: Lens, seed: int, cyclic: bool) -> None:
    graph = random_graph(seed, cyclic=cyclic)
    r = Random(seed)
    names = {key: f"n{r.random()}" for key in graph}
    other: dict[str, Rated[str]] = {}
    for key in r.sample(list(graph), len(graph)):
        node = graph[key]
        attackers, supporters = (
            tuple(names[j] for j in r.sample(list(side), len(side))) for side in (node.attackers, node.supporters)
        )
        other[names[key]] = Rated(node.base, attackers, supporters)
    found, again = settle(graph, lens), settle(other, lens)
    for key, strength in found.items():
        assert again[names[key]] == (strength if strength is None else pytest.approx(strength, abs=1e-6))


@settings(max_examples=60, deadline=None)
@given(LENSES, st.integers(0, 1 << 40), SHARES)
def test_one_more_attack_never_strengthens_and_one_more_support_never_weakens(
    lens: Lens, seed: int, base: float
) -> None:
    graph = random_graph(seed, cyclic=False)
    key = Random(seed).choice(list(graph))
    node = graph[key]
    before = settle(graph, lens)[key]
    new = len(graph)
    attacked = settle({**graph, new: Rated(base), key: Rated(node.base, (*node.attackers, new), node.supporters)}, lens)
    backed = settle({**graph, new: Rated(base), key: Rated(node.base, node.attackers, (*node.supporters, new))}, lens)
    assert before is not None
    weaker, stronger = attacked[key], backed[key]
    assert weaker is not None
    assert stronger is not None
    assert weaker <= before + 1e-9
    assert stronger >= before - 1e-9
