"""The commands that change the case: each finds what is meant by the current box, calls one verb, opens the editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from moot.canvas import landing
from moot.canvas.command import Canvas
from moot.canvas.desk import Desk
from moot.layout.forest import forest, reading_order
from moot.layout.shapes import BoxKind
from moot.model import verbs
from moot.model.case import RuleError
from moot.model.edit import Edit
from moot.model.records import Id, Kind, Polarity, Ref


def writable(desk: Desk) -> bool:
    """Whether the case may be changed."""
    return desk.writable


def has_selection(desk: Desk) -> bool:
    """Whether anything is selected."""
    return bool(desk.selected)


def has_claims(desk: Desk) -> bool:
    """Whether there is a claim to go to."""
    return bool(desk.case.claims)


def can_change_current(desk: Desk) -> bool:
    """Whether there is a current box, and the case may be changed."""
    return desk.writable and desk.current is not None


def can_change_selection(desk: Desk) -> bool:
    """Whether something is selected, and the case may be changed."""
    return desk.writable and bool(desk.selected)


def on_claim(desk: Desk) -> bool:
    """Whether the current box shows a claim, and the case may be changed."""
    return desk.writable and desk.claim is not None


def can_argue(desk: Desk) -> bool:
    """Whether something can be put under the current box."""
    return can_change_current(desk)


def can_edit(desk: Desk) -> bool:
    """Whether the current box has words to edit."""
    return can_change_current(desk)


def has_step(desk: Desk) -> bool:
    """Whether the current box is an argument, or a claim used in one."""
    ref = desk.current
    if ref is None or not desk.writable:
        return False
    return ref.kind in (Kind.ARGUMENT, Kind.PREMISE) or (ref.kind is Kind.CLAIM and bool(desk.case.uses_of(ref.id)))


def can_undo(desk: Desk) -> bool:
    """Whether there is a step to take back, of what is tried or of the case."""
    return bool(desk.appraisal.trial) or desk.document.can_undo


def can_redo(desk: Desk) -> bool:
    """Whether there is a step to do again."""
    return desk.document.can_redo


def undo(desk: Desk, canvas: Canvas) -> None:
    """Take the last step back: of what is tried, while something is."""
    if desk.appraisal.trial:
        desk.appraisal.step_back()
        desk.appraised.emit()
    elif desk.undo():
        _show_step(desk, canvas)


def redo(desk: Desk, canvas: Canvas) -> None:
    """Do again what was taken back."""
    if desk.redo():
        _show_step(desk, canvas)


def _show_step(desk: Desk, canvas: Canvas) -> None:
    """Leave a filter or a focus that hides what a step has changed.

    What is folded away stays so: to unfold it would be a step of its own, after which nothing could be done again.
    """
    if desk.current is not None and not canvas.shows(desk.current):
        from moot.canvas.travel import come_out

        come_out(desk, desk.current)


def cut(desk: Desk, canvas: Canvas) -> None:
    """Copy the selection and remove it."""
    canvas.cut()


def copy(desk: Desk, canvas: Canvas) -> None:
    """Copy the selection, for Moot and as an outline for other programs."""
    canvas.copy()


def paste(desk: Desk, canvas: Canvas) -> None:
    """Put what was copied under the current box."""
    canvas.paste()


def copy_picture(desk: Desk, canvas: Canvas) -> None:
    """Copy the map as a picture."""
    canvas.copy_picture()


def delete(desk: Desk, canvas: Canvas) -> None:
    """Remove the selected boxes, each where it is drawn."""
    places = [canvas.place_of(ref) for ref in desk.selected]
    desk.attempt(lambda: verbs.remove(desk.case, places))


def issue(desk: Desk, canvas: Canvas) -> None:
    """A new issue, after the current one."""
    current = desk.current
    after = current if current is not None and current.kind is Kind.ISSUE else None
    _begin(desk, canvas, lambda: verbs.add_issue(desk.case, after=after))


def claim(desk: Desk, canvas: Canvas) -> None:
    """A new claim that hangs from nothing yet."""
    _begin(desk, canvas, lambda: verbs.add_claim(desk.case))


def sibling(desk: Desk, canvas: Canvas) -> None:
    """Another of the same kind after the current box; on bare paper, a first issue."""
    place = _place(desk, canvas)
    _begin(desk, canvas, lambda: verbs.add_sibling(desk.case, place) if place else verbs.add_issue(desk.case))


def sibling_before(desk: Desk, canvas: Canvas) -> None:
    """Another of the same kind before the current box."""
    place = _place(desk, canvas)
    if place is not None:
        _begin(desk, canvas, lambda: verbs.add_sibling(desk.case, place, before=True))


def reason(desk: Desk, canvas: Canvas) -> None:
    """What supports the current box: a position on an issue, a reason for a claim, a premise more for a step."""
    ref = desk.current
    if ref is not None:
        _begin(desk, canvas, lambda: supported(desk, ref))


def supported(desk: Desk, ref: Ref) -> Edit:
    """The edit that puts a new claim in support of a box."""
    if ref.kind is Kind.ISSUE:
        return verbs.add_position(desk.case, ref)
    if ref.kind is Kind.ARGUMENT:
        return verbs.add_premise(desk.case, ref)
    return verbs.add_reason(desk.case, ref)


def objection(desk: Desk, canvas: Canvas) -> None:
    """What speaks against the current box: an objection to a claim, an undercut of a step."""
    ref = desk.current
    if ref is not None:
        _begin(desk, canvas, lambda: opposed(desk, ref))


def opposed(desk: Desk, ref: Ref) -> Edit:
    """The edit that puts a new claim against a box."""
    if ref.kind is Kind.ARGUMENT:
        return verbs.add_undercut(desk.case, ref)
    return verbs.add_objection(desk.case, ref)


def undercut(desk: Desk, canvas: Canvas) -> None:
    """A new claim against the step from the current box to what it bears on."""
    _on_step(desk, canvas, verbs.add_undercut)


def premise(desk: Desk, canvas: Canvas) -> None:
    """A new claim linked with the current one in the same step."""
    place = _place(desk, canvas)
    if place is not None:
        after = place if place.kind is Kind.PREMISE else None
        _begin(desk, canvas, lambda: verbs.add_premise(desk.case, place, after=after))


def between(desk: Desk, canvas: Canvas) -> None:
    """A new claim between the current box and what it bears on."""
    _on_step(desk, canvas, verbs.insert_between)


def link(desk: Desk, canvas: Canvas) -> None:
    """An existing claim, found by typing, as a reason for the current one."""
    ref = desk.current
    if ref is None:
        desk.refused.emit(_("Select the claim that the link is for first."))
    else:
        itself = landing.claim_shown(desk.case, ref)
        canvas.ask_claim(
            _("Use which claim as a reason?"),
            lambda found: _done(desk.attempt(lambda: linked(desk, ref, found))),
            () if itself is None else (itself,),
        )


def linked(desk: Desk, ref: Ref, found: Id, polarity: Polarity = Polarity.PRO) -> Edit:
    """The edit that uses an existing claim for a box, or against it. Raises RuleError for a claim linked to itself."""
    if found == landing.claim_shown(desk.case, ref):
        raise RuleError(_("A claim is no reason for itself; choose another."))
    if ref.kind is Kind.ISSUE:
        return verbs.link_position(desk.case, ref, found)
    if ref.kind is Kind.ARGUMENT:
        if polarity is Polarity.PRO:
            return verbs.link_premise(desk.case, ref, found)
        return verbs.link_undercut(desk.case, ref, found)
    if polarity is Polarity.CON:
        return verbs.link_objection(desk.case, ref, found)
    return verbs.link_reason(desk.case, ref, found)


def source(desk: Desk, canvas: Canvas) -> None:
    """A source typed as one line, `Title, ¶ 9`: what follows the last comma is the pin cite."""
    held = desk.claim
    if held is not None:
        canvas.ask_line(_("Source, pin cite"), lambda line: _done(desk.attempt(lambda: cited(desk, held, line))))


def cited(desk: Desk, held: Id, line: str) -> Edit:
    """The edit that lets a claim rest on the source typed; a title that is known already names that source."""
    title, locator = pin_cite(line)
    return verbs.cite(desk.case, held, title, locator=locator)


def pin_cite(line: str) -> tuple[str, str]:
    """Title and pin cite of a source typed as one line; commas inside the title are left in it."""
    title, comma, locator = line.rpartition(",")
    if comma and title.strip() and any(mark.isdigit() for mark in locator):
        return title.strip(), locator.strip()
    return line.strip(), ""


def question(desk: Desk, canvas: Canvas) -> None:
    """An open question about the current claim or step."""
    ref = desk.current
    if ref is not None:
        held = landing.claim_shown(desk.case, ref)
        about = ref if held is None else Ref(Kind.CLAIM, held)
        canvas.ask_line(_("Question"), lambda line: _done(desk.attempt(lambda: verbs.ask(desk.case, about, line))))


def edit(desk: Desk, canvas: Canvas) -> None:
    """Edit the text of the current box where it stands; of a step, its scheme."""
    ref = desk.current
    if ref is None:
        return
    if ref.kind is Kind.ARGUMENT:
        from moot.canvas.scheming import ask_scheme

        ask_scheme(desk, canvas, ref)
    else:
        canvas.edit_text(ref)


def turn(desk: Desk, canvas: Canvas) -> None:
    """Turn the support a box gives into an objection, or back."""
    place, kept = _place(desk, canvas), desk.current
    if place is not None and desk.attempt(lambda: verbs.flip(desk.case, place)):
        desk.select_one(kept)


def earlier(desk: Desk, canvas: Canvas) -> None:
    """Move the current box before the sibling ahead of it."""
    _move(desk, canvas, -1)


def later(desk: Desk, canvas: Canvas) -> None:
    """Move the current box after the sibling that follows it."""
    _move(desk, canvas, 1)


def detach(desk: Desk, canvas: Canvas) -> None:
    """Take the current box out of its place, to hang loose with all that is beneath it."""
    place = _place(desk, canvas)
    if place is not None:
        desk.attempt(lambda: verbs.detach(desk.case, place))


def renumber(desk: Desk, canvas: Canvas) -> None:
    """Number the claims anew, in the order of the whole map."""
    boxes = reading_order(forest(desk.case))
    order: list[Id | Ref] = [box.ref.id for box in boxes if box.kind is BoxKind.CLAIM]
    kept = desk.selected, desk.current
    if desk.attempt(lambda: verbs.renumber(desk.case, order)):
        desk.select(*kept)


def _move(desk: Desk, canvas: Canvas, step: int) -> None:
    place, kept = _place(desk, canvas), desk.current
    if place is not None and desk.attempt(lambda: verbs.move(desk.case, place, step)):
        desk.select_one(kept)


def _begin(desk: Desk, canvas: Canvas, make: Callable[[], Edit]) -> None:
    """Do an edit that makes a box, and open the editor on it."""
    if desk.attempt(make) and desk.current is not None:
        canvas.edit_text(desk.current, new=True)


def _on_step(desk: Desk, canvas: Canvas, verb: Callable[..., Edit]) -> None:
    place = _place(desk, canvas)
    if place is not None:
        _begin(desk, canvas, lambda: verb(desk.case, place))


def _place(desk: Desk, canvas: Canvas) -> Ref | None:
    return None if desk.current is None else canvas.place_of(desk.current)


def _done(_applied: bool) -> None:
    """A callback returns nothing; a refusal has been told already."""


def _(text: str) -> str:
    return QCoreApplication.translate("Command", text)
