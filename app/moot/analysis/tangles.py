"""Why what is undecided is undecided: circles of support, stand-offs, and what waits for them.

Undecided propositions and steps depend on each other; the strongly connected components that depend on no other are the
causes. One that holds only support is a circle, one through which an objection, a rivalry or an undercut runs is a
stand-off; everything else waits. A loop is named by one shortest cycle, never by all of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from moot.analysis.propositions import Label, Proposition, Rivalry, Rule, Step
from moot.analysis.schemes import asked
from moot.analysis.standards import Weight

if TYPE_CHECKING:
    import networkx as nx

Bounds: TypeAlias = Callable[[Step], tuple[Weight, Weight]]
Node: TypeAlias = Proposition | Step | Rivalry


class Tangle(NamedTuple):
    """A cause of indecision: the propositions of one loop in it, each depending on the one before."""

    standoff: bool
    loop: tuple[Proposition, ...]


class Indecision(NamedTuple):
    """Why one proposition is undecided: it is part of a tangle, or waits for one."""

    tangle: Tangle
    part: bool


def indecisions(propositions: Iterable[Proposition], bounds: Bounds) -> dict[Proposition, Indecision]:
    """The cause for each undecided proposition; those without any (which only impatience could decide) are left out."""
    undecided = [p for p in propositions if p.label is Label.UNDECIDED]
    if not undecided:
        return {}
    graph = _dependencies(undecided, bounds)
    found: dict[Proposition, Indecision] = {}
    for component in sorted(_sources(graph), key=_first_key):
        tangle = _tangle(graph, component)
        inside = {node for node in component if isinstance(node, Proposition)}
        found.update({p: Indecision(tangle, True) for p in inside})
        for p in _downstream(graph, component):
            found.setdefault(p, Indecision(tangle, False))
    return {p: found[p] for p in undecided if p in found}


def fallen_circle(p: Proposition, bounds: Callable[[Step, int], tuple[Weight, Weight]]) -> tuple[Proposition, ...]:
    """The loop that a proposition fallen as circular rests on, each member resting on the next."""
    path: dict[Proposition, None] = {}
    while p not in path:
        path[p] = None
        p = _support(p, bounds)
    walked = list(path)
    return tuple(walked[walked.index(p) :])


def _support(p: Proposition, bounds: Callable[[Step, int], tuple[Weight, Weight]]) -> Proposition:
    for step in p.steps:
        if bounds(step, p.rank)[1]:
            for q in sorted(step.premises, key=_key):
                if q.rule is Rule.CIRCULAR and q.rank == p.rank:
                    return q
    raise AssertionError(f"{p.id} fell as part of a circle, and rests on none")


def _dependencies(undecided: list[Proposition], bounds: Bounds) -> nx.DiGraph[Node]:
    """Who depends on whom: premise to step to conclusion, undercut to step, step to the rivals of its conclusion."""
    import networkx as nx

    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_nodes_from(undecided)
    steps: dict[Step, None] = {}
    for p in undecided:
        concerned = [*p.steps, *(p.opposite.steps if p.opposite is not None else ())]
        steps.update(dict.fromkeys(concerned))
        for rivalry in p.rivalries:
            if rivalry not in graph:
                for q in rivalry.members:
                    steps.update(dict.fromkeys(q.steps))
            graph.add_edge(rivalry, p)
    for step in steps:
        low, high = bounds(step)
        if low < high:
            _add_step(graph, step)
    return graph


def _add_step(graph: nx.DiGraph[Node], step: Step) -> None:
    target = step.conclusion
    if target is None or target.fixed is Rule.REJECTED:
        return
    for p in (*step.premises, *asked(step)) if step.criteria is not None else step.premises:
        if p.label is Label.UNDECIDED:
            graph.add_edge(p, step)
    if step.undercut is not None and step.undercut.label is Label.UNDECIDED:
        graph.add_edge(step.undercut, step)
    if target.label is Label.UNDECIDED:
        graph.add_edge(step, target)
    if target.opposite is not None and target.opposite.label is Label.UNDECIDED:
        graph.add_edge(step, target.opposite)
    for rivalry in target.rivalries:
        if rivalry in graph:
            graph.add_edge(step, rivalry)


def _sources(graph: nx.DiGraph[Node]) -> list[set[Node]]:
    """The components with a loop in them that depend on nothing outside."""
    import networkx as nx

    components = list(nx.strongly_connected_components(graph))
    home = {node: i for i, component in enumerate(components) for node in component}
    fed = {home[v] for u, v in graph.edges if home[u] != home[v] and not isinstance(u, Rivalry)}
    fed |= {home[v] for u, v in graph.edges if home[u] != home[v] and isinstance(u, Rivalry) and graph.in_degree(u)}
    return [c for i, c in enumerate(components) if i not in fed and len(c) > 1]


def _tangle(graph: nx.DiGraph[Node], component: set[Node]) -> Tangle:
    """The component's kind and one of its shortest loops, through a negative link where there is one."""
    negative = _negative_link(graph, component)
    if negative is not None:
        start, end = negative
    else:
        end = min((n for n in component if isinstance(n, Proposition)), key=_key)
        start = end
    path = _path(graph, component, end, start)
    return Tangle(negative is not None, tuple(node for node in path if isinstance(node, Proposition)))


def _negative_link(graph: nx.DiGraph[Node], component: set[Node]) -> tuple[Node, Node] | None:
    """From a step to a proposition it tells against, or from an undercut to its step."""
    steps = sorted((n for n in component if isinstance(n, Step)), key=lambda step: step.id)
    for step in steps:
        target = step.conclusion
        assert target is not None
        if target.opposite in component and graph.has_edge(step, target.opposite):
            return step, target.opposite
        if step.undercut in component:
            return step.undercut, step
        for rivalry in target.rivalries:
            if rivalry in component:
                rivals = [p for p in graph.successors(rivalry) if p in component and p is not target]
                if rivals:
                    return step, min((p for p in rivals if isinstance(p, Proposition)), key=_key)
    return None


def _path(graph: nx.DiGraph[Node], component: set[Node], start: Node, end: Node) -> list[Node]:
    """A shortest path inside a component, from a node to another or back to itself; the last node is left out if so."""
    before: dict[Node, Node] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for following in graph.successors(node):
            if following is end:
                path = [node] if start is end else [end, node]
                while path[-1] is not start:
                    path.append(before[path[-1]])
                return path[::-1]
            if following in component and following not in before and following is not start:
                before[following] = node
                waiting.append(following)
    return [start]


def _downstream(graph: nx.DiGraph[Node], component: set[Node]) -> Iterable[Proposition]:
    seen = set(component)
    waiting = deque(component)
    while waiting:
        for node in graph.successors(waiting.popleft()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
                if isinstance(node, Proposition):
                    yield node


def _first_key(component: set[Node]) -> tuple[int, int, str]:
    return min(_key(node) for node in component if isinstance(node, Proposition))


def _key(p: Proposition) -> tuple[int, int, str]:
    return p.side.value, (p.record.number if p.record is not None else 0), p.id
