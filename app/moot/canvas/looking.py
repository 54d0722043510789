"""The commands that change how the case is looked at: folds, focus, direction, zoom. The case itself stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from moot.canvas import landing
from moot.canvas.command import Canvas
from moot.canvas.desk import Desk
from moot.model.records import Direction, Kind, Ref
from moot.model.verbs import viewing

ZOOM_STEP = 1.25


def fold(desk: Desk, canvas: Canvas) -> None:
    """Fold the current box, or unfold it."""
    ref = _foldable(desk)
    if ref is not None:
        toggle_fold(desk, ref)


def toggle_fold(desk: Desk, ref: Ref) -> None:
    """Hide what hangs beneath an issue or claim, or show it again."""
    desk.look_with(lambda case, view: viewing.toggle_fold(case, view, ref))


def can_fold(desk: Desk) -> bool:
    """Whether something hangs beneath the current box."""
    ref = _foldable(desk)
    return ref is not None and next(viewing.beneath(desk.case, ref), None) is not None


def is_folded(desk: Desk) -> bool:
    """Whether the view hides something beneath the current box."""
    ref = _foldable(desk)
    return ref is not None and viewing.is_folded(desk.case, desk.view, ref)


def fold_to_1(desk: Desk, canvas: Canvas) -> None:
    """Show issues and positions only."""
    desk.look_with(lambda case, view: viewing.fold_to_level(case, view, 1))


def fold_to_2(desk: Desk, canvas: Canvas) -> None:
    """Show positions and what bears on them directly."""
    desk.look_with(lambda case, view: viewing.fold_to_level(case, view, 2))


def fold_to_3(desk: Desk, canvas: Canvas) -> None:
    """Show one level more than that."""
    desk.look_with(lambda case, view: viewing.fold_to_level(case, view, 3))


def unfold(desk: Desk, canvas: Canvas) -> None:
    """Show everything beneath what is in focus."""
    desk.look_with(viewing.unfold_all)


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
    above = landing.way_to(desk.case, ref)
    return above[-1] if above else None


def can_focus_in(desk: Desk) -> bool:
    """Whether the current box can be focused on."""
    ref = focusable(desk, desk.current)
    return ref is not None and ref != desk.root


def focus_out(desk: Desk, canvas: Canvas) -> None:
    """Back to what was shown before."""
    desk.turn(desk.seen.gone_back())


def can_focus_out(desk: Desk) -> bool:
    """Whether there is a focus to leave."""
    return desk.seen.can_go_back


def focus_forward(desk: Desk, canvas: Canvas) -> None:
    """Again to what was in focus before going back."""
    desk.turn(desk.seen.gone_forward())


def can_focus_forward(desk: Desk) -> bool:
    """Whether a focus was left by going back."""
    return desk.seen.can_go_forward


def tidy(desk: Desk, canvas: Canvas) -> None:
    """Put boxes that were moved by hand where the layout has them."""
    desk.look_with(viewing.tidy)


def has_nudges(desk: Desk) -> bool:
    """Whether boxes have been moved by hand."""
    return bool(desk.view.nudges)


def compact(desk: Desk, canvas: Canvas) -> None:
    """Stack the last reasons in columns, or spread them again."""
    desk.look_with(lambda case, view: viewing.set_compact(case, view, not is_compact(desk)))


def arrange(desk: Desk, canvas: Canvas) -> None:
    """Stand boxes in rows and columns so that the map is largest in the window."""
    canvas.arrange()


def is_compact(desk: Desk) -> bool:
    """Whether the last reasons are stacked."""
    return desk.view.compact


def direction(desk: Desk, canvas: Canvas) -> None:
    """Let the map grow to the right, or downwards again."""
    other = Direction.DOWN if is_sideways(desk) else Direction.RIGHT
    desk.look_with(lambda case, view: viewing.set_direction(case, view, other))


def is_sideways(desk: Desk) -> bool:
    """Whether the map grows to the right."""
    return desk.view.direction is Direction.RIGHT


def one_page(desk: Desk, canvas: Canvas) -> None:
    """Mark the view as one that must fit a page of the usual paper, or take the mark off."""
    page = "" if is_one_page(desk) else usual_paper()
    desk.look_with(lambda case, view: viewing.set_page(case, view, page))


def is_one_page(desk: Desk) -> bool:
    """Whether the view must fit one page."""
    return bool(desk.view.page)


def usual_paper() -> str:
    """What people print on here."""
    american = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if american else "A4"


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


def zoom_selection(desk: Desk, canvas: Canvas) -> None:
    """What is selected in sight, as large as it fits."""
    canvas.fit(desk.selected)


def has_selection(desk: Desk) -> bool:
    """Whether something is selected."""
    return bool(desk.selected)


def _(text: str) -> str:
    return QCoreApplication.translate("Command", text)
