"""The commands that change how the case is looked at: folds, focus, direction, zoom. The case itself stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from moot.canvas import landing
from moot.canvas.command import Canvas
from moot.canvas.desk import Desk
from moot.layout.forest import Forest, Node, forest
from moot.model.case import Case
from moot.model.records import Direction, Kind, Ref

ZOOM_STEP = 1.25


def fold(desk: Desk, canvas: Canvas) -> None:
    """Fold the current box, or unfold it."""
    ref = _foldable(desk)
    if ref is not None:
        toggle_fold(desk, ref)


def toggle_fold(desk: Desk, ref: Ref) -> None:
    """Hide what hangs beneath an issue or claim, or show it again."""
    view = desk.view
    if hides(desk, ref):
        unnamed = [child for child in children(desk.case, ref) if child not in view.shown] if view.shown else []
        folds = tuple(other for other in view.folds if other != ref)
        # what a view that names its boxes did not name comes in folded itself: one level at a time
        deeper = [child for child in unnamed if children(desk.case, child)]
        shown = (*view.shown, *(() if ref in view.shown else (ref,)), *unnamed) if view.shown else ()
        desk.change_view(_("Unfold"), folds=(*folds, *deeper), shown=shown)
    else:
        desk.change_view(_("Fold"), folds=(*view.folds, ref))


def hides(desk: Desk, ref: Ref) -> bool:
    """Whether the view hides something that hangs beneath this issue or claim."""
    view = desk.view
    if ref in view.folds:
        return True
    named = set(view.shown)
    return bool(named) and any(child not in named for child in children(desk.case, ref))


def children(case: Case, ref: Ref) -> list[Ref]:
    """The claims that hang directly beneath an issue or claim, undercutting ones among them."""
    if ref.kind is Kind.ISSUE:
        return [Ref(Kind.CLAIM, position.claim) for position in case.positions_of(ref.id)]
    found: dict[Ref, None] = {}
    seen = set()
    ahead = [argument.id for argument in case.arguments_for(ref.id)]
    while ahead:
        argument = ahead.pop(0)
        if argument not in seen:
            seen.add(argument)
            found.update((Ref(Kind.CLAIM, premise.claim), None) for premise in case.premises_of(argument))
            ahead.extend(undercut.id for undercut in case.undercuts_of(argument))
    return list(found)


def can_fold(desk: Desk) -> bool:
    ref = _foldable(desk)
    return ref is not None and bool(children(desk.case, ref))


def is_folded(desk: Desk) -> bool:
    ref = _foldable(desk)
    return ref is not None and hides(desk, ref)


def fold_to_1(desk: Desk, canvas: Canvas) -> None:
    """Show issues and positions only."""
    _fold_to(desk, 1)


def fold_to_2(desk: Desk, canvas: Canvas) -> None:
    """Show positions and what bears on them directly."""
    _fold_to(desk, 2)


def fold_to_3(desk: Desk, canvas: Canvas) -> None:
    """Show one level more than that."""
    _fold_to(desk, 3)


def unfold(desk: Desk, canvas: Canvas) -> None:
    """Show everything beneath what is in focus."""
    desk.change_view(_("Unfold everything"), folds=(), shown=())


def _fold_to(desk: Desk, level: int) -> None:
    view = desk.view
    whole = forest(desk.case, view=None)
    folds = tuple(node.box.ref for node, depth in _with_depth(whole, view.root) if depth == level and _has_more(node))
    desk.change_view(_("Fold to a level"), folds=folds, shown=())


def _with_depth(trees: Forest, root: Ref | None) -> Iterator[tuple[Node, int]]:
    """Issues and claims drawn in full with their depth: an issue 0, a position 1; a loose claim counts as a position."""
    tops = [_found(trees, root)] if root is not None else list(trees.roots)
    stack = [(node, 0 if node.box.ref.kind is Kind.ISSUE else 1) for node in tops if node is not None]
    while stack:
        node, depth = stack.pop()
        if node.box.ref.kind in (Kind.ISSUE, Kind.CLAIM):
            yield node, depth
        stack.extend((position, depth + 1) for position in node.positions)
        steps = list(node.steps)
        while steps:
            step = steps.pop()
            steps.extend(step.undercuts)
            stack.extend((premise, depth + 1) for premise in step.premises)


def _found(trees: Forest, ref: Ref) -> Node | None:
    return (trees.issues if ref.kind is Kind.ISSUE else trees.claims).get(ref.id)


def _has_more(node: Node) -> bool:
    return bool(node.steps or node.positions)


def _foldable(desk: Desk) -> Ref | None:
    ref = desk.current
    return ref if ref is not None and ref.kind in (Kind.ISSUE, Kind.CLAIM) else None


def focus_in(desk: Desk, canvas: Canvas) -> None:
    """Show the current box and what hangs beneath it only."""
    ref = focusable(desk, desk.current)
    if ref is not None:
        desk.focus_on(ref)


def focusable(desk: Desk, ref: Ref | None) -> Ref | None:
    """The issue or claim to focus on for a box; for a step, what it bears on."""
    if ref is None or ref.kind is Kind.ISSUE:
        return ref
    held = landing.claim_shown(desk.case, ref)
    if held is not None:
        return Ref(Kind.CLAIM, held)
    above = landing.bears_on(desk.case, ref)
    return above if above is not None and above.kind is not Kind.ARGUMENT else None


def can_focus_in(desk: Desk) -> bool:
    ref = focusable(desk, desk.current)
    return ref is not None and ref != desk.root


def focus_out(desk: Desk, canvas: Canvas) -> None:
    """Back to what was shown before."""
    desk.focus_out()


def can_focus_out(desk: Desk) -> bool:
    return desk.can_focus_out


def focus_forward(desk: Desk, canvas: Canvas) -> None:
    """Again to what was in focus before going back."""
    desk.focus_forward()


def can_focus_forward(desk: Desk) -> bool:
    return desk.can_focus_forward


def tidy(desk: Desk, canvas: Canvas) -> None:
    """Put boxes that were moved by hand where the layout has them."""
    desk.set_nudges(_("Tidy"), ())


def has_nudges(desk: Desk) -> bool:
    return bool(desk.view.nudges)


def compact(desk: Desk, canvas: Canvas) -> None:
    """Stack the last reasons in columns, or spread them again."""
    desk.change_view(_("Compact") if not desk.view.compact else _("Spread out"), compact=not desk.view.compact)


def is_compact(desk: Desk) -> bool:
    return desk.view.compact


def direction(desk: Desk, canvas: Canvas) -> None:
    """Let the map grow to the right, or downwards again."""
    other = Direction.DOWN if is_sideways(desk) else Direction.RIGHT
    desk.change_view(_("Direction"), direction=other)


def is_sideways(desk: Desk) -> bool:
    return desk.view.direction is Direction.RIGHT


def select_all(desk: Desk, canvas: Canvas) -> None:
    """Select every box on the map."""
    canvas.select_all()


def jump(desk: Desk, canvas: Canvas) -> None:
    """Find a claim by typing and go to it."""
    canvas.ask_claim(_("Go to which claim?"), lambda found: canvas.reveal(Ref(Kind.CLAIM, found)))


def zoom_in(desk: Desk, canvas: Canvas) -> None:
    """Larger by a step."""
    canvas.zoom_by(ZOOM_STEP)


def zoom_out(desk: Desk, canvas: Canvas) -> None:
    """Smaller by a step."""
    canvas.zoom_by(1 / ZOOM_STEP)


def zoom_full(desk: Desk, canvas: Canvas) -> None:
    """The natural size."""
    canvas.zoom_to(1.0)


def zoom_fit(desk: Desk, canvas: Canvas) -> None:
    """The whole map in sight."""
    canvas.fit()


def _(text: str) -> str:
    return QCoreApplication.translate("Command", text)
