"""The forest a map is drawn from: each claim once in full, elsewhere as a see-card; steps with their premises and
undercuts.

A case is a graph with circles; a map is a forest, so that no line need cross another. Nothing here is recursive:
chains may be ten thousand claims deep. Nodes are values and are shared between a forest and the one that follows it
after an edit, so that the layout can tell by identity what has not changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from moot.layout.places import Places, find_places
from moot.layout.scope import Scope
from moot.layout.shapes import Box, BoxKind
from moot.model.case import Case
from moot.model.records import Argument, Id, Kind, Polarity, Position, Premise, Ref, View


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Node:
    """An issue, a claim in full or a see-card, with what hangs beneath: positions for an issue, steps for a claim."""

    box: Box
    positions: tuple[Node, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Step:
    """An argument: its pill, its premises in order, and the undercuts that hang beside it."""

    box: Box
    argument: Argument
    premises: tuple[Node, ...] = ()
    undercuts: tuple[Step, ...] = ()


Branch: TypeAlias = Node | Step


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Forest:
    """All trees of a map. `claims` finds the node of a claim drawn in full, `issues` that of an issue."""

    roots: tuple[Node, ...] = ()
    claims: dict[Id, Node] = field(default_factory=dict)
    issues: dict[Id, Node] = field(default_factory=dict)
    full: dict[Id, Ref | None] = field(default_factory=dict)


def forest(
    case: Case, view: View | None = None, *, before: Forest | None = None, stale: Collection[Ref] = ()
) -> Forest:
    """The forest of a case as a view shows it.

    With `before`, a forest of an earlier state under the same view, nodes that have not changed are taken over from it;
    `stale` names records whose boxes must be new although nothing hangs differently (their text has changed).
    """
    scope = Scope.of(case, view)
    return Planter(scope, find_places(scope), before or Forest(), frozenset(stale)).plant()


def reading_order(trees: Forest) -> Iterator[Box]:
    """All boxes as the outline lists them: a claim, its steps; a pill, each premise with what is beneath, undercuts."""
    stack: list[Branch] = list(reversed(trees.roots))
    while stack:
        branch = stack.pop()
        yield branch.box
        if isinstance(branch, Step):
            stack.extend(reversed(branch.undercuts))
            stack.extend(reversed(branch.premises))
        else:
            stack.extend(reversed(branch.steps))
            stack.extend(reversed(branch.positions))


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


class Planter:
    """Makes the nodes of a forest from the leaves up, taking over what has not changed. `claims` are those made so
    far."""

    def __init__(
        self, scope: Scope, places: Places, before: Forest, stale: frozenset[Ref], claims: dict[Id, Node] | None = None
    ) -> None:
        self._scope = scope
        self._places = places
        self._before = before
        self._stale = stale
        self.claims: dict[Id, Node] = {} if claims is None else claims

    def plant(self) -> Forest:
        """The forest: claims farthest from the roots first, so that whatever hangs beneath a claim is there already."""
        places = self._places
        for claim in reversed(places.full):
            self.claim(claim)
        issues = {id_: self.issue(id_) for id_ in places.issues}
        roots = (*issues.values(), *(self.claims[id_] for id_ in places.roots))
        return Forest(roots, self.claims, issues, places.full)

    def claim(self, claim: Id) -> None:
        """Make the node of a claim in full; those of the claims beneath it are there."""
        ref = Ref(Kind.CLAIM, claim)
        via = self._places.full[claim]
        old = self._before.claims.get(claim)
        arguments = self._places.steps.get(claim)
        if arguments is None:
            arguments = self._scope.steps(claim)[0]
        steps = self._steps(arguments, old) if arguments else ()
        hidden = self._places.hidden.get(ref)
        if old is not None and ref not in self._stale and _same(old.steps, steps):
            box = old.box
            if box.via == via and box.hidden == hidden:
                self.claims[claim] = old
                return
        self.claims[claim] = Node(Box(BoxKind.CLAIM, ref, claim, via, hidden), (), steps)

    def issue(self, issue: Id) -> Node:
        """The node of an issue; those of its positions' claims are there."""
        ref = Ref(Kind.ISSUE, issue)
        old = self._before.issues.get(issue)
        earlier = {} if old is None else {node.box.via: node for node in old.positions}
        drawn = self._scope.positions(issue)[0]
        positions = tuple(self._use(Ref(Kind.POSITION, use.id), use, earlier) for use in drawn)
        hidden = self._places.hidden.get(ref)
        if old is not None and ref not in self._stale and old.box.hidden == hidden and _same(old.positions, positions):
            return old
        return Node(Box(BoxKind.ISSUE, ref, hidden=hidden), positions)

    def _steps(self, arguments: list[Argument], old: Node | None) -> tuple[Step, ...]:
        """The steps directly under a claim from all drawn there, undercuts inside the steps they attack."""
        known = {} if old is None else {step.argument.id: step for step in all_steps(old)}
        undercuts: dict[Id, list[Step]] = {}
        direct: list[Step] = []
        for argument in reversed(arguments):
            attacks = undercuts.pop(argument.id, None)
            step = self._step(argument, tuple(reversed(attacks)) if attacks else (), known.get(argument.id))
            if argument.polarity is Polarity.UNDERCUT:
                undercuts.setdefault(argument.conclusion, []).append(step)
            else:
                direct.append(step)
        return tuple(reversed(direct))

    def _step(self, argument: Argument, attacks: tuple[Step, ...], old: Step | None) -> Step:
        premises = self._premises(argument.id, old)
        ref = Ref(Kind.ARGUMENT, argument.id)
        if (
            old is not None
            and old.argument is argument
            and ref not in self._stale
            and _same(old.premises, premises)
            and _same(old.undercuts, attacks)
        ):
            return old
        return Step(Box(BoxKind.ARGUMENT, ref), argument, premises, attacks)

    def _premises(self, argument: Id, old: Step | None) -> tuple[Node, ...]:
        """The premises of a step: claims in full, or see-cards."""
        drawn = self._scope.premises(argument)
        earlier = {} if old is None else {node.box.via: node for node in old.premises}
        return tuple([self._use(Ref(Kind.PREMISE, use.id), use, earlier) for use in drawn])

    def _use(self, ref: Ref, use: Position | Premise, earlier: dict[Ref | None, Node]) -> Node:
        """The node of a claim where it is used."""
        claim = use.claim
        if self._places.full.get(claim) == ref:
            return self.claims[claim]
        old = earlier.get(ref)
        if old is not None and old.box.kind is BoxKind.SEE and old.box.claim == claim:
            stale = self._stale
            if not stale or (ref not in stale and Ref(Kind.CLAIM, claim) not in stale):
                return old
        return Node(Box(BoxKind.SEE, ref, claim, ref))


def all_steps(node: Node) -> Iterator[Step]:
    """All steps drawn under a claim, undercuts of any depth included, in reading order."""
    stack = list(reversed(node.steps))
    while stack:
        step = stack.pop()
        yield step
        stack.extend(reversed(step.undercuts))
