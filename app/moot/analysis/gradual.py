"""Gradual semantics: from base scores, attacks and supports to strengths from 0 to 1. In floats: no status uses them.

What depends on nothing that depends on it is computed once, in order. A circle starts from its base scores and goes a
small part of the way to what its members' influences ask for, round after round, until that is where they are. Where it
has not come to rest after `ROUNDS` there is no value to tell: None, for the circle and for all that depends on it.

Sources: DF-QuAD, Rago, Toni, Aurisicchio & Baroni (2016); quadratic energy and the damping of circles, Potyka (2018);
Euler-based, Amgoud & Ben-Naim (2018); h-categoriser, Besnard & Hunter (2001), with base scores as in Amgoud, Ben-Naim,
Doder & Vesic (2017).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from math import exp, fsum, prod
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from moot.model import pace

Key = TypeVar("Key", bound=Hashable)
Influence: TypeAlias = Callable[[float, Sequence[float], Sequence[float]], float]
Join: TypeAlias = Callable[[Sequence[float]], float]

DAMPING = 0.05  # the part of the way that one round goes
ROUNDS = 5_000  # of one circle
REST = 1e-10  # how near all of a circle must be to where they are drawn


class Lens(StrEnum):
    """The gradual semantics to choose from."""

    DF_QUAD = "dfquad"
    ENERGY = "energy"
    EULER = "euler"
    H_CATEGORISER = "h-categoriser"


class Rated(NamedTuple, Generic[Key]):
    """A node: its base score (0 to 1), and by their keys what attacks and what supports it.

    Where there is a `join`, the base score is multiplied by what it makes of the strengths of `premises`.
    """

    base: float
    attackers: tuple[Key, ...] = ()
    supporters: tuple[Key, ...] = ()
    premises: tuple[Key, ...] = ()
    join: Join | None = None

    def sources(self) -> Iterable[Key]:
        """Everything its strength depends on."""
        return (*self.attackers, *self.supporters, *self.premises)


def df_quad(base: float, attacks: Sequence[float], supports: Sequence[float]) -> float:
    """Discontinuity-free QuAD: each side as a noisy-or, and the difference spread over what is left of the scale."""
    pull = prod(1 - attack for attack in attacks) - prod(1 - support for support in supports)
    return base + (1 - base) * pull if pull >= 0 else base + base * pull


def quadratic_energy(base: float, attacks: Sequence[float], supports: Sequence[float]) -> float:
    """The sum of supports less attacks, squashed by x²/(1 + x²)."""
    energy = fsum(supports) - fsum(attacks)
    share = energy * energy / (1 + energy * energy)
    return base + (1 - base) * share if energy > 0 else base - base * share


def euler_based(base: float, attacks: Sequence[float], supports: Sequence[float]) -> float:
    """The sum of supports less attacks as an exponent."""
    energy = min(fsum(supports) - fsum(attacks), 700.0)  # beyond it `exp` overflows; long before, the limit is reached
    return 1 - (1 - base * base) / (1 + base * exp(energy))


def h_categoriser(base: float, attacks: Sequence[float], _supports: Sequence[float]) -> float:
    """The base score, divided among attacks; support does nothing."""
    return base / (1 + fsum(attacks))


INFLUENCES: Mapping[Lens, Influence] = {
    Lens.DF_QUAD: df_quad,
    Lens.ENERGY: quadratic_energy,
    Lens.EULER: euler_based,
    Lens.H_CATEGORISER: h_categoriser,
}


def settle(
    nodes: Mapping[Key, Rated[Key]], lens: Lens, *, damping: float = DAMPING, rounds: int = ROUNDS
) -> dict[Key, float | None]:
    """The strength of every node, None where it has no stable value. Keys that name no node are taken to be strength 0.

    The same graph gives the same strengths, whatever its nodes are called and in what order they come, but for the last
    digits. At most `rounds` times the size of each circle. Long work: see `model.pace`.
    """
    import networkx as nx

    graph: nx.DiGraph[Key] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((source, key) for key, node in nodes.items() for source in node.sources() if source in nodes)
    influence = INFLUENCES[lens]
    strengths: dict[Key, float | None] = {}
    order = nx.condensation(graph)
    for number in nx.topological_sort(order):
        circle: list[Key] = list(order.nodes[number]["members"])
        given = _given(nodes, circle, strengths)
        if given is None:
            strengths.update(dict.fromkeys(circle))
        elif len(circle) == 1 and not graph.has_edge(circle[0], circle[0]):
            strengths[circle[0]] = _drawn(nodes[circle[0]], given, influence)
        else:
            strengths.update(_rest({key: nodes[key] for key in circle}, given, influence, damping, rounds))
    return {key: strengths[key] for key in nodes}


def _given(
    nodes: Mapping[Key, Rated[Key]], circle: Iterable[Key], strengths: Mapping[Key, float | None]
) -> dict[Key, float] | None:
    """What a circle gets from outside; None where something of that has no value."""
    given: dict[Key, float] = {}
    for key in circle:
        for source in nodes[key].sources():
            if source not in nodes:
                given[source] = 0.0
            elif source in strengths:
                strength = strengths[source]
                if strength is None:
                    return None
                given[source] = strength
    return given


def _rest(
    circle: Mapping[Key, Rated[Key]], given: dict[Key, float], influence: Influence, damping: float, rounds: int
) -> Mapping[Key, float | None]:
    values = given | {key: node.base for key, node in circle.items()}
    for _ in range(rounds):
        pace.tick()
        drawn = {key: _drawn(node, values, influence) for key, node in circle.items()}
        if all(abs(strength - values[key]) <= REST for key, strength in drawn.items()):
            return drawn
        for key, strength in drawn.items():
            values[key] += damping * (strength - values[key])
    return dict.fromkeys(circle)


def _drawn(node: Rated[Key], values: Mapping[Key, float], influence: Influence) -> float:
    base = node.base
    if node.join is not None:
        base *= node.join([values[key] for key in node.premises])
    attacks = [values[key] for key in node.attackers]
    supports = [values[key] for key in node.supporters]
    return min(1.0, max(0.0, influence(base, attacks, supports)))
