"""Ways of looking: folds, direction, nudges, named views. The argument itself stays as it is.

A view that is not recorded yet comes into being with the first change to it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import WHOLE as WHOLE
from moot.model.records import Argument, Claim, Direction, Id, Issue, Kind, Nudge, Ref, View, new_id, ref_of
from moot.model.rules import RuleError, check_fields, check_links
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import claim_at

_WHOLE_TITLE = "Whole case"


def view_of(case: Case, view_id: Id = WHOLE) -> View:
    """The view of this id; one of the whole case where none is recorded."""
    found = case.views.get(view_id)
    return found if found is not None else View(view_id, title=_WHOLE_TITLE if view_id == WHOLE else "View")


def is_folded(case: Case, view: View, ref: Ref) -> bool:
    """Whether a view hides something beneath an issue or a claim, by a fold or by what it names."""
    if ref in view.folds:
        return True
    return bool(view.shown) and any(below not in view.shown for below in beneath(case, ref))


def beneath(case: Case, ref: Ref) -> Iterator[Ref]:
    """The claims one step beneath an issue or a claim: its positions, or the premises for, against and in undercuts."""
    if ref.kind is Kind.ISSUE:
        yield from (Ref(Kind.CLAIM, position.claim) for position in case.positions_of(ref.id))
        return
    ahead: list[Argument] = case.arguments_for(ref.id) if ref.kind is Kind.CLAIM else []
    seen: set[Id] = set()
    for argument in ahead:
        if argument.id not in seen:
            seen.add(argument.id)
            yield from (Ref(Kind.CLAIM, premise.claim) for premise in case.premises_of(argument.id))
            ahead.extend(case.undercuts_of(argument.id))


def fold(case: Case, view_id: Id, ref: Ref) -> Edit:
    """Hide what hangs beneath an issue or a claim. Raises RuleError where nothing does."""
    view, target = view_of(case, view_id), _foldable(case, ref)
    if next(beneath(case, target), None) is None:
        raise RuleError(phrase("Nothing hangs beneath it."))
    folds = view.folds if target in view.folds else (*view.folds, target)
    return _looked(case, replace(view, folds=folds), phrase("Fold"), target)


def unfold(case: Case, view_id: Id, ref: Ref) -> Edit:
    """Show what hangs beneath an issue or a claim; in a view that names what it shows, one level of it."""
    view, target = view_of(case, view_id), _foldable(case, ref)
    shown = view.shown
    if shown:
        shown = tuple(dict.fromkeys([*shown, target, *beneath(case, target)]))
    folds = tuple(folded for folded in view.folds if folded != target)
    return _looked(case, replace(view, folds=folds, shown=shown), phrase("Unfold"), target)


def toggle_fold(case: Case, view_id: Id, ref: Ref) -> Edit:
    """Fold what is open, unfold what is folded."""
    act = unfold if is_folded(case, view_of(case, view_id), _foldable(case, ref)) else fold
    return act(case, view_id, ref)


def fold_to_level(case: Case, view_id: Id, level: int) -> Edit:
    """Show so many levels of claims and fold the rest: 0 the issues, 1 their positions, 2 the reasons for those."""
    view = view_of(case, view_id)
    at_level = (ref for ref, depth in _levels(case, view) if depth == level)
    folds = tuple(ref for ref in at_level if next(beneath(case, ref), None) is not None)
    return _looked(case, replace(view, folds=folds, shown=()), phrase("Fold to level {level}", level=level), None)


def unfold_all(case: Case, view_id: Id) -> Edit:
    """Show everything beneath the root of a view."""
    return _looked(case, replace(view_of(case, view_id), folds=(), shown=()), phrase("Unfold everything"), None)


def show(case: Case, view_id: Id, refs: Iterable[Ref]) -> Edit:
    """Have a view that names what it shows name these issues and claims, too; any other shows them anyway."""
    view = view_of(case, view_id)
    shown = tuple(dict.fromkeys([*view.shown, *refs])) if view.shown else ()
    return _looked(case, replace(view, shown=shown), phrase("Unfold"), None)


def set_direction(case: Case, view_id: Id, direction: Direction) -> Edit:
    """Let a map grow downwards or to the right."""
    view = replace(view_of(case, view_id), direction=direction)
    return _looked(
        case, view, phrase("Grow down") if direction is Direction.DOWN else phrase("Grow to the right"), None
    )


def set_compact(case: Case, view_id: Id, compact: bool) -> Edit:
    """Stack the reasons at the ends of a map, or lay them side by side."""
    view = replace(view_of(case, view_id), compact=compact)
    return _looked(case, view, phrase("Compact map") if compact else phrase("Spread map"), None)


def set_page(case: Case, view_id: Id, page: str) -> Edit:
    """Say which paper (`A4`) a view must fit on one page of; empty for none."""
    view = replace(view_of(case, view_id), page=page)
    return _looked(
        case, view, phrase("Keep to one page {page}", page=page) if page else phrase("Any number of pages"), None
    )


def nudge(case: Case, view_id: Id, ref: Ref, dx: float, dy: float) -> Edit:
    """Move a box by so many px from where it is; a box back in its place has no nudge."""
    view = view_of(case, view_id)
    if not (math.isfinite(dx) and math.isfinite(dy)):
        raise RuleError(phrase("A box can only be moved to a place."))
    old = next((one for one in view.nudges if one.ref == ref), Nudge(ref, 0.0, 0.0))
    moved = Nudge(ref, old.dx + dx, old.dy + dy)
    others = tuple(one for one in view.nudges if one.ref != ref)
    nudges = others if (moved.dx, moved.dy) == (0.0, 0.0) else (*others, moved)
    return _looked(case, replace(view, nudges=nudges), phrase("Nudge box"), ref)


def tidy(case: Case, view_id: Id) -> Edit:
    """Put every box back where the layout wants it."""
    return _looked(case, replace(view_of(case, view_id), nudges=()), phrase("Tidy map"), None)


def add_view(
    case: Case, title: str, *, root: Ref | None = None, shown: Iterable[Ref] = (), like: View | None = None
) -> Edit:
    """A new named view, the last; `like` gives it folds, direction and nudges to begin with."""
    order = max((view.order for view in case.views.values()), default=-1) + 1
    view = replace(like or View(""), id=new_id(), title=title, root=root, order=order)
    if shown or like is None:
        view = replace(view, shown=tuple(dict.fromkeys(shown)))
    edit = _looked(case, view, phrase("Add view"), None)
    return replace(edit, focus=ref_of(view))


def rename_view(case: Case, view_id: Id, title: str) -> Edit:
    """Give a view another title."""
    return _looked(case, replace(view_of(case, view_id), title=title), phrase("Rename view"), None)


def remove_view(case: Case, view_id: Id) -> Edit:
    """Remove a view; what it showed stays in the case."""
    draft = Draft(case)
    if Ref(Kind.VIEW, view_id) not in draft:
        raise RuleError(phrase("That view is no longer in the case."))
    draft.drop(Ref(Kind.VIEW, view_id))
    return draft.edit(phrase("Remove view"))


def _looked(case: Case, view: View, label: str, focus: Ref | None) -> Edit:
    draft = Draft(case)
    check_fields(view)
    check_links(draft, view)
    draft.put(view)
    return draft.edit(label, focus=focus)


def _foldable(case: Case, ref: Ref) -> Ref:
    draft = Draft(case)
    if ref.kind is Kind.ISSUE:
        return ref_of(draft.issue(ref.id))
    return ref_of(claim_at(draft, ref))


def _levels(case: Case, view: View) -> Iterator[tuple[Ref, int]]:
    """Issues and claims with their level in a view, nearest first: issues 0, positions and loose claims 1."""
    roots: list[Ref]
    if view.root is not None:
        roots = [view.root]
    else:
        claims: list[Claim] = sorted(case.claims.values(), key=in_order)
        issues: list[Issue] = sorted(case.issues.values(), key=in_order)
        loose = [ref_of(claim) for claim in claims if not case.hangs(claim.id)]
        roots = [*map(ref_of, issues), *loose]
    seen: set[Ref] = set()
    yield from _spread(case, roots, seen)
    if view.root is None:
        for claim in claims:
            yield from _spread(case, [ref_of(claim)], seen)


def _spread(case: Case, roots: list[Ref], seen: set[Ref]) -> Iterator[tuple[Ref, int]]:
    level = [ref for ref in roots if ref.kind is Kind.ISSUE and ref not in seen]
    first = [ref for ref in roots if ref.kind is not Kind.ISSUE and ref not in seen]
    depth = 0
    while level or first:
        seen.update(level)
        yield from ((ref, depth) for ref in level)
        following = [below for ref in level for below in beneath(case, ref)]
        level = [ref for ref in dict.fromkeys([*following, *first]) if ref not in seen]
        first = []
        depth += 1
