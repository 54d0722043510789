"""Where each claim is drawn in full: once, at the use nearest a root; and what each folded box hides.

A breadth-first search from all roots together. Within one level a position wins over a premise, then the older use
(lower order, then made earlier). Then the search goes on into what is hidden, each hidden box counted for the fold it
comes to light under first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from moot.layout.scope import Scope
from moot.layout.shapes import Hidden
from moot.model.case import in_order
from moot.model.records import Argument, Id, Kind, Polarity, Position, Premise, Ref


@dataclass(slots=True, eq=False, repr=False)
class Places:
    """The result. `full` maps a claim to the use by which it is drawn in full (None: a root), nearest the roots first.

    `steps` holds the arguments drawn under each such claim, undercuts of any depth included, in reading order.
    """

    issues: list[Id] = field(default_factory=list)
    roots: list[Id] = field(default_factory=list)
    full: dict[Id, Ref | None] = field(default_factory=dict)
    steps: dict[Id, list[Argument]] = field(default_factory=dict)
    hidden: dict[Ref, Hidden] = field(default_factory=dict)


def find_places(scope: Scope) -> Places:
    """The places of all claims a view draws."""
    case = scope.case
    if scope.root is not None:
        on_issue = scope.root.kind is Kind.ISSUE
        return _spread(scope, [scope.root.id] if on_issue else [], [] if on_issue else [scope.root.id])
    issues = [issue.id for issue in sorted(case.issues.values(), key=in_order)]
    issues = [id_ for id_ in issues if not scope.shown or Ref(Kind.ISSUE, id_) in scope.shown]
    used = {use.claim for use in case.premises.values()} | {use.claim for use in case.positions.values()}
    loose = _by_age(scope, (id_ for id_ in case.claims if id_ not in used and _wanted(scope, id_)))
    found, reached = _spread_all(scope, issues, loose)
    left = {id_ for id_ in case.claims if id_ not in reached and _wanted(scope, id_)}
    if not left:
        return found
    alone, circles = _sources(scope, _by_age(scope, left))
    return _spread(scope, issues, _by_age(scope, loose + alone) + _by_age(scope, circles))


def _wanted(scope: Scope, claim: Id) -> bool:
    return not scope.shown or Ref(Kind.CLAIM, claim) in scope.shown


def _by_age(scope: Scope, claims: Iterable[Id]) -> list[Id]:
    table = scope.case.claims
    wanted = set(claims)
    return sorted((id_ for id_ in table if id_ in wanted), key=lambda id_: table[id_].order) if wanted else []


def _spread_all(scope: Scope, issues: list[Id], roots: list[Id]) -> tuple[Places, set[Id]]:
    """The places, and every claim reached: when a view names claims, those drawn or beneath a fold that is drawn."""
    found = _visible(scope, issues, roots)
    buried = _bury(scope, found)
    return found, found.full.keys() | (_folded_away(scope, found) if scope.shown else buried)


def _folded_away(scope: Scope, found: Places) -> set[Id]:
    """All claims beneath the folds that are drawn."""
    case = scope.case
    drawn = {Ref(Kind.ISSUE, id_) for id_ in found.issues} | {Ref(Kind.CLAIM, id_) for id_ in found.full}
    away: set[Id] = set()
    queue: list[Id] = []
    for ref in scope.folds & drawn:
        if ref.kind is Kind.ISSUE:
            queue += [position.claim for position in case.positions_of(ref.id)]
        else:
            queue += _beneath(scope, ref.id)
    while queue:
        claim = queue.pop()
        if claim not in away:
            away.add(claim)
            queue += _beneath(scope, claim)
    return away


def _beneath(scope: Scope, claim: Id) -> list[Id]:
    case = scope.case
    ahead = case.arguments_for(claim)
    seen: set[Id] = set()
    found: list[Id] = []
    while ahead:
        argument = ahead.pop()
        if argument.id not in seen:
            seen.add(argument.id)
            found += [premise.claim for premise in case.premises_of(argument.id)]
            ahead += case.undercuts_of(argument.id)
    return found


def _spread(scope: Scope, issues: list[Id], roots: list[Id]) -> Places:
    return _spread_all(scope, issues, roots)[0]


def _visible(scope: Scope, issues: list[Id], roots: list[Id]) -> Places:
    found = Places(issues, roots, dict.fromkeys(roots))
    ages = _Ages(scope)
    foreign = scope.foreign
    full, premises = found.full, scope.premises
    for id_ in roots:
        found.steps[id_] = scope.steps(id_)[0]
    uses: list[Position | Premise] = [use for issue in issues for use in scope.positions(issue)[0]]
    uses += [use for id_ in roots for step in found.steps[id_] for use in premises(step.id)]
    while uses:
        nearest: dict[Id, Position | Premise] = {}
        for use in uses:
            claim = use.claim
            if claim not in full and claim not in foreign:
                rival = nearest.get(claim)
                if rival is None or ages.older(use, rival):
                    nearest[claim] = use
        uses = []
        for claim, use in nearest.items():
            full[claim] = Ref(Kind.PREMISE if isinstance(use, Premise) else Kind.POSITION, use.id)
            found.steps[claim] = steps = scope.steps(claim)[0]
            for step in steps:
                uses += premises(step.id)
    return found


class _Ages:
    """Which of two uses of one claim is the older; the order of making is looked up only when a tie asks for it."""

    def __init__(self, scope: Scope) -> None:
        self._case = scope.case
        self._premises: dict[Id, int] = {}
        self._positions: dict[Id, int] = {}

    def older(self, use: Position | Premise, rival: Position | Premise) -> bool:
        """Whether `use` comes before `rival`: an answer stands under its question, else by order, then by age."""
        if isinstance(use, Position) != isinstance(rival, Position):
            return isinstance(use, Position)
        if use.order != rival.order:
            return use.order < rival.order
        if not self._premises and not self._positions:
            self._premises = {id_: rank for rank, id_ in enumerate(self._case.premises)}
            self._positions = {id_: rank for rank, id_ in enumerate(self._case.positions)}
        ranks = self._positions if isinstance(use, Position) else self._premises
        return ranks[use.id] < ranks[rival.id]


def _bury(scope: Scope, found: Places) -> set[Id]:
    """Count what folds hide into `found.hidden`; returns the claims that are hidden."""
    if scope.whole:
        return set()
    grave = _Grave(scope, found)
    direct: dict[Ref, list[Argument]] = {}
    for issue in found.issues:
        positions = scope.positions(issue)[1]
        if positions:
            grave.bury(Ref(Kind.ISSUE, issue), (position.claim for position in positions))
    for claim in found.full:
        hidden = scope.steps(claim)[1]
        if hidden:
            owner = Ref(Kind.CLAIM, claim)
            direct[owner] = hidden
            grave.bury_steps(owner, hidden)
    grave.dig()
    for owner, boxes in grave.counts.items():
        polarities = [argument.polarity for argument in direct.get(owner, ())]
        found.hidden[owner] = Hidden(boxes, polarities.count(Polarity.PRO), polarities.count(Polarity.CON))
    return grave.claims


class _Grave:
    """What is hidden: how many boxes under each fold, and which claims (each under the fold it is nearest to)."""

    def __init__(self, scope: Scope, found: Places) -> None:
        self._scope = scope
        self._full = found.full
        self._foreign = scope.foreign
        self._queue: deque[tuple[Ref, Id]] = deque()
        self.counts: dict[Ref, int] = {}
        self.claims: set[Id] = set()

    def bury(self, owner: Ref, claims: Iterable[Id]) -> None:
        """Count boxes for claims used under a fold; what is drawn elsewhere counts as its see-card."""
        for claim in claims:
            self.counts[owner] = self.counts.get(owner, 0) + 1
            if claim not in self._full and claim not in self.claims and claim not in self._foreign:
                self.claims.add(claim)
                self._queue.append((owner, claim))

    def bury_steps(self, owner: Ref, arguments: Iterable[Argument]) -> None:
        """Count boxes for arguments under a fold, with their undercuts and premises."""
        stack = list(arguments)
        while stack:
            argument = stack.pop()
            self.counts[owner] = self.counts.get(owner, 0) + 1
            stack.extend(self._scope.case.undercuts_of(argument.id))
            self.bury(owner, (premise.claim for premise in self._scope.premises(argument.id)))

    def dig(self) -> None:
        """Go on beneath the claims found, nearest first, until nothing is left to count."""
        while self._queue:
            owner, claim = self._queue.popleft()
            self.bury_steps(owner, self._scope.case.arguments_for(claim))


def _sources(scope: Scope, left: list[Id]) -> tuple[list[Id], list[Id]]:
    """Of claims no root reaches: those under nothing, and the oldest of each circle under nothing but itself.

    Depth first, by reverse finishing order, after Kosaraju and Sharir: the first claim not yet reached lies in a
    component nothing else leads into.
    """
    inside = set(left)
    below = {
        id_: [use.claim for step in scope.steps(id_)[0] for use in scope.premises(step.id) if use.claim in inside]
        for id_ in left
    }
    if scope.shown:  # a fold hides what the view names beneath it
        shut = {Ref(Kind.CLAIM, id_) for id_ in left}
        below |= {
            ref.id: [id_ for id_ in _beneath(scope, ref.id) if id_ in inside] for ref in scope.folds if ref in shut
        }
    above: dict[Id, list[Id]] = {id_: [] for id_ in left}
    for id_, claims in below.items():
        for claim in claims:
            above[claim].append(id_)
    alone: list[Id] = []
    circles: list[Id] = []
    reached: set[Id] = set()
    for id_ in reversed(_finished(left, below)):
        if id_ in reached:
            continue
        circle = _reach(id_, above, set())
        reached |= _reach(id_, below, reached)
        if circle == {id_} and id_ not in below[id_]:
            alone.append(id_)
        else:
            circles.append(next(other for other in left if other in circle))
    return alone, circles


def _finished(left: list[Id], below: dict[Id, list[Id]]) -> list[Id]:
    """The claims in the order a depth-first search leaves them."""
    order: list[Id] = []
    seen: set[Id] = set()
    for start in left:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(below[start]))]
        while path:
            id_, rest = path[-1]
            following = next((claim for claim in rest if claim not in seen), None)
            if following is None:
                order.append(id_)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(below[following])))
    return order


def _reach(start: Id, links: dict[Id, list[Id]], known: set[Id]) -> set[Id]:
    found = {start}
    stack = [start]
    while stack:
        for id_ in links[stack.pop()]:
            if id_ not in found and id_ not in known:
                found.add(id_)
                stack.append(id_)
    return found
