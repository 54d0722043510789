"""The desk a case lies on: the one place where Qt meets the document.

It turns the document's followers into signals, and owns what a person has selected and how they look at the case.
Everything that shows the case (map, outline, inspector) hears of changes here and changes it through `do`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from moot.canvas import landing
from moot.canvas.look import Look
from moot.canvas.wording import worded
from moot.document.appraisal import Appraisal
from moot.document.document import BadEditError, Document, WriteFailedError
from moot.model import verbs
from moot.model.case import Case, RuleError
from moot.model.edit import Edit
from moot.model.pace import CalledOffError
from moot.model.records import Claim, Id, Kind, Ref, View

# what a box can stand for; nothing else is selected, whatever an edit was about
_BOXES = frozenset({Kind.ISSUE, Kind.CLAIM, Kind.ARGUMENT, Kind.PREMISE, Kind.POSITION})


class Desk(QObject):
    """A document as the widgets see it: signals, selection, the current way of looking.

    `selected` holds the refs of boxes (`Box.ref`); keys act on `current`. `appraisal` is what stands, up to date when
    `edited` tells of an edit; `appraised`: it changed without one. `wanted`: a box; `unkept`: the disk refused a step;
    `reopened`: the same case can be changed now.
    `foresee` is called before the case is looked at (`seen`) in another way or has an edit: whoever draws it may do so
    then, and raises CalledOffError where a person did not want to wait; all stays as it is then.
    """

    edited = Signal(object)
    appraised = Signal()
    rebuilt = Signal()
    reopened = Signal()
    selection_changed = Signal()
    view_changed = Signal()
    wanted = Signal(object)
    refused = Signal(str)
    unkept = Signal(str)
    bug = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settling = False
        self.foresee: Callable[[Look, Edit | None], None] = lambda _look, _edit: None
        self.kept = True  # whether the disk has taken the last step
        self.steps = 0  # edits, undos and redos since the desk was set up
        self._unfollow: Callable[[], None] = lambda: None
        self._take(document)

    def _take(self, document: Document) -> None:
        self._unfollow()
        self.document = document
        self.appraisal = Appraisal(document.case)
        self._unfollow = document.follow(self)
        self.seen = Look.through(_first_view(document.case))
        self.selected: tuple[Ref, ...] = ()
        self.current: Ref | None = None

    def turn_to(self, document: Document) -> None:
        """Put another document on the desk; the old one is no longer followed, and is the caller's to close."""
        self._take(document)
        self.rebuilt.emit()
        self.view_changed.emit()
        self.selection_changed.emit()

    def clear(self) -> None:
        """Stop following the document: called before it is closed."""
        self._unfollow()

    # Reading

    @property
    def case(self) -> Case:
        return self.document.case

    @property
    def writable(self) -> bool:
        return not self.document.read_only

    @property
    def claim(self) -> Id | None:
        """The claim the current box shows, if it shows one."""
        return landing.claim_shown(self.case, self.current)

    @property
    def view(self) -> View:
        """How the case is looked at now."""
        return self.seen.view(self.case)

    @property
    def root(self) -> Ref | None:
        """The issue or claim in focus; None for the whole case, also where the one in focus is gone."""
        return self.seen.root(self.case)

    @property
    def path(self) -> tuple[Ref, ...]:
        """The way from an issue (or a loose claim) to the focus, for a breadcrumb; empty for the whole case."""
        return landing.way_to(self.case, self.root)

    # Changing the case

    def do(self, edit: Edit) -> bool:
        """Apply an edit and select its focus. False, and `refused` with a sentence, where it cannot be done."""
        if not edit:
            self._land(edit.focus)
            return False
        if not self._foreseen(_kept_after(self.seen, edit), edit):
            return False
        self._settling = True
        try:
            self.document.apply(edit)
        except (RuleError, BadEditError, WriteFailedError) as refusal:
            _refuse(self, refusal)
            return False
        finally:
            self._settling = False
        self.kept = True
        self._land(edit.focus)
        return True

    def attempt(self, make: Callable[[], Edit]) -> bool:
        """Make an edit with a verb and do it; the verb's refusal is told as `refused`."""
        try:
            edit = make()
        except RuleError as refusal:
            self.refused.emit(worded(refusal))
            return False
        return self.do(edit)

    def seal(self) -> None:
        """End the merging of typing: what follows is a step of its own."""
        self.document.seal()

    def undo(self) -> bool:
        """Take the last step back and select what changed. False where there is none or the file refuses."""
        return self._step(self.document.undo, _inverse(self.document.history.last))

    def redo(self) -> bool:
        """Do again what was taken back, and select what changed."""
        return self._step(self.document.redo, self.document.history.next)

    def _step(self, step: Callable[[], Edit | None], edit: Edit | None) -> bool:
        if edit is not None and not self._foreseen(_kept_after(self.seen, edit), edit):
            return False
        self._settling = True
        try:
            done = step()
        except WriteFailedError as refusal:
            _refuse(self, refusal)
            return False
        finally:
            self._settling = False
        if done is None:
            return False
        self._land(done.focus)
        return True

    # Selecting

    def select(self, refs: Iterable[Ref], current: Ref | None = None) -> None:
        """Select these boxes, in order; `current` defaults to the last."""
        chosen = tuple(dict.fromkeys(ref for ref in refs if ref in self.case))
        if current is None or current not in chosen:
            current = chosen[-1] if chosen else None
        if (chosen, current) != (self.selected, self.current):
            self.selected, self.current = chosen, current
            self.selection_changed.emit()

    def select_one(self, ref: Ref | None) -> None:
        """Select one box, or nothing."""
        self.select(() if ref is None else (ref,))

    def toggle(self, ref: Ref) -> None:
        """Add a box to the selection, or take it out."""
        if ref in self.selected:
            self.select(other for other in self.selected if other != ref)
        else:
            self.select((*self.selected, ref))

    def _land(self, ref: Ref | None) -> None:
        if ref is not None and ref in self.case and ref.kind in _BOXES:
            self.select_one(ref)
        else:
            self.select(self.selected, self.current)

    # Looking

    def look(self, view: View) -> bool:
        """Look through another view: one of the case's, or one made up. False where that was called off."""
        return self.turn(Look.through(view))

    def sift(self, shown: tuple[Ref, ...] = ()) -> bool:
        """Draw these issues and claims only, unfolded, until told otherwise; without any, what the view says.

        False where that was called off.
        """
        if shown == self.seen.sifted:
            return True
        return self.turn(self.seen._replace(sifted=shown, opened=self.seen.kept.folds if shown else ()))

    def lay_open(self, folds: tuple[Ref, ...]) -> bool:
        """Draw these folds open until told otherwise; the view itself keeps them. False where that was called off."""
        return folds == self.seen.opened or self.turn(self.seen._replace(opened=folds))

    def look_with(self, make: Callable[[Case, Id], Edit]) -> bool:
        """Change the way of looking with a verb of a case and a view's id: in the document, or in memory only."""
        kept = self.seen.kept
        if self.writable:
            return self.attempt(lambda: make(self.case, kept.id))
        try:
            edit = make(_holding(self.case, kept), kept.id)
        except RuleError as refusal:
            self.refused.emit(worded(refusal))
            return False
        return bool(edit) and self.turn(_kept_after(self.seen, edit))

    def focus_on(self, ref: Ref | None) -> bool:
        """Show one subtree only (an issue or a claim; None for everything), and remember where we were.

        False where that was called off.
        """
        return self.turn(self.seen.focused(ref))

    def turn(self, look: Look) -> bool:
        """Look so from now on. False where drawing that was called off."""
        if look is not self.seen:
            if not self._foreseen(look):
                return False
            self.seen = look
            self.view_changed.emit()
        return True

    def _foreseen(self, look: Look, edit: Edit | None = None) -> bool:
        """Have it drawn as it will be. False where that was called off."""
        if edit is not None and all(change.ref.kind is Kind.VIEW for change in edit.changes):
            edit = None
        steps, seen = self.steps, self.seen
        try:
            # in the middle of a step nobody is asked to wait: not all widgets are in step with the case
            if not self._settling and (edit is not None or look is not self.seen):
                self.foresee(look, edit)
        except CalledOffError:
            return False
        if self.steps != steps or self.seen is not seen:  # what had been begun before came first
            self.refused.emit(QCoreApplication.translate("Desk", "The case has changed meanwhile; do it again."))
            return False
        return True

    # Following the document

    def on_edit(self, edit: Edit) -> None:
        """Called by the document after every edit, undo and redo."""
        self.steps += 1
        self.appraisal.follow(edit)
        seen, self.seen = self.seen, _kept_after(self.seen, edit)
        self.edited.emit(edit)
        if self.seen is not seen:
            self.view_changed.emit()
        if not self._settling:
            self._land(None)

    def rebuild(self) -> None:
        """Called by the document when a follower has failed, or the case is another one: all is to be shown anew."""
        self.appraisal.rebuild(self.document.case)
        self.rebuilt.emit()


def _refuse(desk: Desk, refusal: Exception) -> None:
    desk.kept = not isinstance(refusal, WriteFailedError)
    desk.refused.emit(worded(refusal))
    if not desk.kept:
        desk.unkept.emit(worded(refusal))


def _first_view(case: Case) -> View:
    """The view a case opens with: its first one, or a plain one of the whole case that is not yet recorded."""
    views = sorted(case.views.values(), key=lambda view: (view.order, view.id))
    return views[0] if views else verbs.view_of(case)


def _holding(case: Case, view: View) -> Case:
    """The case with a view recorded as it is in use; the case itself where it has it so."""
    if case.views.get(view.id) == view:
        return case
    others = (record for record in case if not isinstance(record, View) or record.id != view.id)
    return Case([*others, view])


def _inverse(edit: Edit | None) -> Edit | None:
    return None if edit is None else edit.inverse()


def _kept_after(look: Look, edit: Edit) -> Look:
    """The look once an edit has been made: the view as it is then, a plain one where it is gone."""
    for change in edit.changes:
        if change.ref == Ref(Kind.VIEW, look.kept.id):
            return look._replace(kept=change.after if isinstance(change.after, View) else View(look.kept.id))
    return look


def text_of(case: Case, ref: Ref) -> str:
    """The words of what a ref names, for messages and tooltips: an issue's, or those of the claim it shows."""
    if ref.kind is Kind.ISSUE:
        issue = case.issues.get(ref.id)
        return issue.text if issue else ""
    claim: Claim | None = case.claims.get(landing.claim_shown(case, ref) or "")
    return claim.text if claim else ""
