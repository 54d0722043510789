"""The forest after an edit, from the forest before it: only what the edit touched is made anew, and the way up to its
root.

Most edits change a text, add a leaf or take one away; then no claim changes its place, and the new forest differs
along one path. Whatever could move a claim elsewhere (a link, a move, a claim used more than once) is found out by
searching all places again, and even then unchanged nodes are taken over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from moot.layout.forest import Forest, Planter, forest
from moot.layout.places import Places
from moot.layout.scope import Scope
from moot.layout.shapes import BoxKind
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Id,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    View,
)

# records no box is made from: nothing hangs differently, no box changes its size
_BESIDE = {
    *(Kind.SOURCE, Kind.EXCERPT, Kind.EVENT, Kind.NOTE, Kind.VIEW, Kind.SCHEME, Kind.AUDIENCE, Kind.RULING),
}
NO_EDIT = Edit("", ())


def regrown(
    before: Forest, case: Case, view: View | None, edit: Edit = NO_EDIT, resized: Collection[Ref] = ()
) -> Forest:
    """The forest of a case after an edit, given the forest of the state just before it under the same view.

    `resized` names more boxes that may have another size, by what they show: claims, arguments, premises, positions.
    Equal to `forest(case, view)`; what has not changed is shared with `before`, what may have changed its size is new.
    """
    changes = [change for change in edit.changes if change.ref.kind not in _BESIDE]
    stale = {*_stale(case, changes), *resized}
    if any(change.ref.kind in (Kind.PARTY, Kind.SETTINGS) for change in changes):
        return forest(case, view)  # any box may show a party or a standard: none can be taken over
    scope = Scope.of(case, view)
    root = None if view is None else view.root
    if any(change.ref == root and None in (change.before, change.after) for change in changes):
        return forest(case, view, before=before, stale=stale)  # without its root a view shows everything
    touched = None if scope.shown else _touched(case, changes, resized)
    if touched is None or not _can_graft(before, scope, touched):
        return forest(case, view, before=before, stale=stale)
    return _grafted(before, scope, touched, stale)


def _stale(case: Case, changes: Iterable[Change]) -> Iterator[Ref]:
    """Records whose boxes may have another size or look."""
    for change in changes:
        yield change.ref
        for record in (change.before, change.after):
            if isinstance(record, Citation | Question) and record.claim is not None:
                yield Ref(Kind.CLAIM, record.claim)
            if isinstance(record, Question) and record.argument is not None:
                yield Ref(Kind.ARGUMENT, record.argument)


class _MovedError(Exception):
    """The edit may move a claim to another place: everything has to be searched again."""


def _touched(case: Case, changes: Iterable[Change], resized: Iterable[Ref]) -> _Touched | None:
    """What an edit touches, if it leaves every claim that stays in its place; None if that is not certain."""
    touched = _Touched(case, changes)
    try:
        for change in touched.changes.values():
            touched.note(change)
        for ref in resized:
            touched.resize(ref)
    except _MovedError:
        return None
    return touched


class _Touched:
    """The claims and issues whose nodes an edit changes, the claims it makes and those it takes away."""

    def __init__(self, case: Case, changes: Iterable[Change]) -> None:
        self.case = case
        self.changes = {change.ref: change for change in changes}
        self.claims: set[Id] = set()
        self.issues: set[Id] = set()
        self.made: dict[Id, Ref] = {}
        self.gone: set[Id] = set()

    def note(self, change: Change) -> None:
        """Take one change in. Raises _MovedError."""
        record = change.after or change.before
        whole = change.before is not None and change.after is not None
        if isinstance(record, Claim):
            self._claim(change, record, whole)
        elif isinstance(record, Argument):
            self._argument(change, record, whole)
        elif isinstance(record, Premise):
            self._premise(change, record, whole)
        elif isinstance(record, Issue) and whole and _same(change, "order"):
            self.issues.add(record.id)
        elif isinstance(record, Citation | Question):
            self._remark(change)
        else:
            raise _MovedError

    def resize(self, ref: Ref) -> None:
        """Take in that the boxes which show a record have another size. Raises _MovedError."""
        record = self.case.get(ref)
        if isinstance(record, Claim):
            self._shown(record.id)
        elif isinstance(record, Issue):
            self.issues.add(record.id)
        elif isinstance(record, Argument):
            self.claims.add(self._owner(record.id))
        elif isinstance(record, Premise):
            self.claims.add(self._owner(record.argument))
        elif isinstance(record, Position):
            self.issues.add(record.issue)

    def _shown(self, claim: Id) -> None:
        """The node of a claim, and those of what it is used in."""
        self.claims.add(claim)
        self.claims.update(self._owner(use.argument) for use in self.case.uses_of(claim))
        self.issues.update(position.issue for position in self.case.positions_by(claim))

    def _claim(self, change: Change, claim: Claim, whole: bool) -> None:
        case = self.case
        uses = case.uses_of(claim.id)
        if whole and _same(change, "order"):
            self._shown(claim.id)
        elif change.after is None:
            if uses or case.positions_by(claim.id) or case.arguments_for(claim.id):
                raise _MovedError
            self.gone.add(claim.id)
        elif change.before is None:
            arguments = case.arguments_for(claim.id)
            if len(uses) != 1 or case.positions_by(claim.id) or not all(map(self._new, arguments)):
                raise _MovedError
            self.made[claim.id] = Ref(Kind.PREMISE, uses[0].id)
        else:
            raise _MovedError

    def _argument(self, change: Change, argument: Argument, whole: bool) -> None:
        if whole:
            before = change.before
            assert isinstance(before, Argument)
            if (before.polarity is Polarity.UNDERCUT) != (argument.polarity is Polarity.UNDERCUT):
                raise _MovedError
            if not _same(change, "conclusion"):
                raise _MovedError
        elif change.after is not None:
            beneath: list[Record] = [*self.case.premises_of(argument.id), *self.case.undercuts_of(argument.id)]
            if not all(map(self._new, beneath)):
                raise _MovedError
        elif self.case.premises_of(argument.id) or self.case.undercuts_of(argument.id):
            raise _MovedError
        self.claims.add(self._owner(argument.id))

    def _premise(self, change: Change, premise: Premise, whole: bool) -> None:
        if whole:
            alone = len(self.case.uses_of(premise.claim)) + len(self.case.positions_by(premise.claim)) == 1
            if not _same(change, "argument", "claim") or not (alone or _same(change, "order")):
                raise _MovedError
        else:
            claim = self.changes.get(Ref(Kind.CLAIM, premise.claim))
            if (
                claim is None
                or (claim.before is None) != (change.before is None)
                or (claim.after is None) != (change.after is None)
            ):
                raise _MovedError
        self.claims.add(self._owner(premise.argument))

    def _remark(self, change: Change) -> None:
        for record in (change.before, change.after):
            if isinstance(record, Citation) or (isinstance(record, Question) and record.claim is not None):
                if record.claim is not None and record.claim in self.case.claims:
                    self.claims.add(record.claim)
            elif isinstance(record, Question) and record.argument in self.case.arguments:
                self.claims.add(self._owner(record.argument or ""))

    def _new(self, record: Record) -> bool:
        kind = Kind.PREMISE if isinstance(record, Premise) else Kind.ARGUMENT
        change = self.changes.get(Ref(kind, record.id))
        return change is not None and change.before is None

    def _owner(self, argument: Id) -> Id:
        """The claim an argument is drawn under, whether the argument is still there or has just gone."""
        seen: set[Id] = set()
        while argument not in seen:
            seen.add(argument)
            record: Record | None = self.case.arguments.get(argument)
            if record is None:
                change = self.changes.get(Ref(Kind.ARGUMENT, argument))
                record = change.before if change is not None else None
            if not isinstance(record, Argument):
                break
            if record.polarity is not Polarity.UNDERCUT:
                return record.conclusion
            argument = record.conclusion
        raise _MovedError


def _same(change: Change, *fields: str) -> bool:
    return all(getattr(change.before, field) == getattr(change.after, field) for field in fields)


def _can_graft(before: Forest, scope: Scope, touched: _Touched) -> bool:
    """Whether everything touched is drawn, open, or comes or goes with the edit."""
    for claim in (touched.claims - touched.gone) | touched.made.keys():
        if not scope.opens(Ref(Kind.CLAIM, claim)) or (claim not in touched.made and claim not in before.claims):
            return False
    if not all(scope.opens(Ref(Kind.ISSUE, issue)) for issue in touched.issues):
        return False
    roots = {node.box.claim for node in before.roots}
    return touched.issues <= before.issues.keys() and not touched.gone & roots


def _grafted(before: Forest, scope: Scope, touched: _Touched, stale: set[Ref]) -> Forest:
    full = (
        {claim: use for claim, use in before.full.items() if claim not in touched.gone}
        if touched.gone
        else dict(before.full)
    )
    full.update(touched.made)
    claims = (
        {claim: node for claim, node in before.claims.items() if claim in full} if touched.gone else dict(before.claims)
    )
    issues = set(touched.issues)
    order: list[Id] = []
    depths: dict[Id, int] = {}
    for claim in (touched.claims - touched.gone) | touched.made.keys():
        path: list[Id] = []
        at: Id | None = claim
        while at is not None and at not in depths:
            path.append(at)
            above = _above(scope.case, full[at])
            if above is not None and above.kind is Kind.ISSUE:
                issues.add(above.id)
            at = above.id if above is not None and above.kind is Kind.CLAIM else None
        depth = 0 if at is None else depths[at] + 1
        for claim_ in reversed(path):
            depths[claim_] = depth
            depth += 1
        order += path
    planter = Planter(scope, Places(full=full), before, frozenset(stale), claims)
    for claim in sorted(order, key=depths.__getitem__, reverse=True):
        planter.claim(claim)
    replaced = {**before.issues, **{issue: planter.issue(issue) for issue in issues if issue in before.issues}}
    roots = tuple(
        replaced[root.box.ref.id] if root.box.kind is BoxKind.ISSUE else planter.claims[root.box.ref.id]
        for root in before.roots
    )
    return Forest(roots, planter.claims, replaced, full)


def _above(case: Case, use: Ref | None) -> Ref | None:
    """What a claim hangs from by a use: the claim its step bears on, or the issue it answers."""
    if use is None:
        return None
    record = case.get(use)
    if isinstance(record, Premise):
        argument = case.arguments[record.argument]
        while argument.polarity is Polarity.UNDERCUT:
            argument = case.arguments[argument.conclusion]
        return Ref(Kind.CLAIM, argument.conclusion)
    return Ref(Kind.ISSUE, record.issue) if isinstance(record, Position) else None
