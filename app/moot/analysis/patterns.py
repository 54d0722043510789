"""Shapes on a map that deserve a second look: circles, repeated reasons, two claims in one box, strings of pearls.

All of them are hints about how something was drawn, found from structure and wording alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from moot.model.case import Case, in_order
from moot.model.records import Argument, Id, Polarity

if TYPE_CHECKING:
    import networkx as nx

LONG = 6  # claims in a row, each resting on one other and nothing else, that look like a story

_TWO_SENTENCES = re.compile(r"\w+\W+\w+\W+\w{3,}(?:[.!?]\s+(?=[^\W\d_a-z])|;\s+)(?=\w+\W+\w+\W+\w+)")


def circles(case: Case) -> Iterator[tuple[Id, ...]]:
    """One loop of claims for each group that rests on each other, each member resting on the next.

    Looked for along reasons only: rivals and objections would make a circle of every dispute.
    """
    supports = _without_ends([(a.conclusion, p.claim) for a in _reasons(case) for p in case.premises_of(a.id)])
    if not supports:
        return  # most maps: what finds circles need not even be loaded
    import networkx as nx

    graph: nx.DiGraph[Id] = nx.DiGraph(supports)
    groups = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
    groups += [{node} for node in nx.nodes_with_selfloops(graph) if not any(node in group for group in groups)]
    for group in sorted(groups, key=lambda group: min(_place(case, id_) for id_ in group)):
        yield _loop(graph, group, min(group, key=lambda id_: _place(case, id_)))


def _without_ends(supports: list[tuple[Id, Id]]) -> list[tuple[Id, Id]]:
    """The edges left when claims that rest on nothing are taken away again and again: those of circles and above."""
    waits = Counter(conclusion for conclusion, _ in supports)
    above: dict[Id, list[Id]] = {}
    for conclusion, claim in supports:
        above.setdefault(claim, []).append(conclusion)
    ends = [claim for claim in above if claim not in waits]
    while ends:
        for conclusion in above.pop(ends.pop(), ()):
            waits[conclusion] -= 1
            if not waits[conclusion]:
                ends.append(conclusion)
    return [edge for edge in supports if edge[1] in above]


def repeated(case: Case) -> Iterator[tuple[Id, Id]]:
    """Arguments that say the same as an earlier one: same premises, same conclusion, same direction."""
    first: dict[tuple[Polarity, Id, frozenset[Id]], Id] = {}
    for argument in sorted(case.arguments.values(), key=in_order):
        premises = frozenset(premise.claim for premise in case.premises_of(argument.id))
        if premises and argument.enabled:
            key = (argument.polarity, argument.conclusion, premises)
            earlier = first.setdefault(key, argument.id)
            if earlier != argument.id:
                yield earlier, argument.id


def crowded(case: Case) -> Iterator[Id]:
    """Claims whose text looks like two: two sentences, or two halves about a semicolon."""
    for claim in sorted(case.claims.values(), key=lambda claim: (claim.number, claim.id)):
        if _says_two(claim.text):
            yield claim.id


@lru_cache(maxsize=1 << 16)  # few texts change between two askings
def _says_two(text: str) -> bool:
    return _TWO_SENTENCES.search(text) is not None


def single_chains(case: Case) -> Iterator[tuple[Id, ...]]:
    """Runs of `LONG` or more claims, each with one reason of one premise and no more; conclusion first."""
    below = {id_: only for id_ in case.claims if (only := _only_ground(case, id_)) is not None}
    linked = set(below.values())
    for id_ in sorted(below.keys() - linked, key=lambda id_: _place(case, id_)):
        chain = [id_]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        if len(chain) >= LONG:
            yield tuple(chain)


def _only_ground(case: Case, claim: Id) -> Id | None:
    """The one claim a claim rests on, where that is its only use, and nobody objects or undercuts."""
    arguments = case.arguments_for(claim)
    if len(arguments) != 1 or arguments[0].polarity is not Polarity.PRO or case.undercuts_of(arguments[0].id):
        return None
    premises = case.premises_of(arguments[0].id)
    if len(premises) != 1 or len(case.uses_of(premises[0].claim)) != 1 or premises[0].claim not in case.claims:
        return None
    return premises[0].claim


def _reasons(case: Case) -> Iterator[Argument]:
    return (a for a in case.arguments.values() if a.enabled and a.polarity is Polarity.PRO)


def _place(case: Case, id_: Id) -> tuple[int, Id]:
    claim = case.claims.get(id_)
    return (claim.number if claim is not None else 0), id_


def _loop(graph: nx.DiGraph[Id], group: set[Id], start: Id) -> tuple[Id, ...]:
    """A shortest loop through one member of a group."""
    if graph.has_edge(start, start):
        return (start,)
    before: dict[Id, Id] = {}
    layer = [start]
    while layer:
        following: list[Id] = []
        for node in layer:
            for successor in sorted(graph.successors(node)):
                if successor == start:
                    return _back(before, start, node)
                if successor in group and successor not in before:
                    before[successor] = node
                    following.append(successor)
        layer = following
    raise AssertionError(f"{start} is in no loop of its group")


def _back(before: dict[Id, Id], start: Id, end: Id) -> tuple[Id, ...]:
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return tuple(reversed(path))
