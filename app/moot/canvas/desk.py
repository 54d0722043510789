"""The desk a case lies on: the one place where Qt meets the document.

It turns the document's followers into signals, and owns what a person has selected and how they look at the case.
Everything that shows the case (map, outline, inspector) hears of changes here and changes it through `do`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from moot.canvas import landing
from moot.canvas.trail import Trail
from moot.canvas.wording import worded
from moot.document.appraisal import Appraisal
from moot.document.document import BadEditError, Document, WriteFailedError
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import Claim, Id, Kind, Ref, View
from moot.model.rules import RuleError

# what a box can stand for; nothing else is selected, whatever an edit was about
_BOXES = frozenset({Kind.ISSUE, Kind.CLAIM, Kind.ARGUMENT, Kind.PREMISE, Kind.POSITION})


class Desk(QObject):
    """A document as the widgets see it: signals, selection, the current way of looking.

    `selected` holds the refs of boxes (`Box.ref`); keys act on `current`. `appraisal` is what stands, up to date when
    `edited` tells of an edit; `appraised`: it changed without one. `wanted`: a box; `unkept`: the disk refused a step.
    """

    edited = Signal(object)
    appraised = Signal()
    rebuilt = Signal()
    selection_changed = Signal()
    view_changed = Signal()
    wanted = Signal(object)
    refused = Signal(str)
    unkept = Signal(str)
    bug = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settling = False
        self.steps = 0  # edits, undos and redos since the desk was set up
        self._unfollow: Callable[[], None] = lambda: None
        self._take(document)

    def _take(self, document: Document) -> None:
        self._unfollow()
        self.document = document
        self.appraisal = Appraisal(document.case)
        self._unfollow = document.follow(self)
        self._kept = _first_view(document.case)
        self._trail = Trail(self._kept.root)
        self.sifted: tuple[Ref, ...] = ()
        self.opened: tuple[Ref, ...] = ()
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
        """How the case is looked at now: the kept view with the current focus as its root, and what a filter leaves."""
        return replace(_sifted(self._kept, self.sifted, self.opened), root=self.root)

    @property
    def root(self) -> Ref | None:
        """The issue or claim in focus; None for the whole case, also where the one in focus is gone."""
        here = self._trail.here
        return here if here is not None and here in self.case else None

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
        self._settling = True
        try:
            self.document.apply(edit)
        except (RuleError, BadEditError, WriteFailedError) as refusal:
            _refuse(self, refusal)
            return False
        finally:
            self._settling = False
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
        return self._step(self.document.undo)

    def redo(self) -> bool:
        """Do again what was taken back, and select what changed."""
        return self._step(self.document.redo)

    def _step(self, step: Callable[[], Edit | None]) -> bool:
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

    def look(self, view: View) -> None:
        """Look through another view: one of the case's, or one made up."""
        self._kept = view
        self._trail = Trail(view.root)
        self.sifted = self.opened = ()
        self.view_changed.emit()

    def sift(self, shown: tuple[Ref, ...] = ()) -> None:
        """Draw these issues and claims only, unfolded, until told otherwise; without any, what the view says."""
        if shown != self.sifted:
            self.sifted, self.opened = shown, self._kept.folds if shown else ()
            self.view_changed.emit()

    def change_view(self, label: str, **changes: object) -> None:
        """Change the way of looking: in the document as one step, in memory where the document is read only."""
        after: View = replace(self._kept, **changes)  # type: ignore[arg-type]  # named by the caller, typed by View
        if after == self._kept:
            return
        recorded = self.case.views.get(self._kept.id)
        if not self.writable:
            self._kept = after
            self.view_changed.emit()
            return
        if recorded is None:
            after = replace(after, title=after.title or QCoreApplication.translate("Desk", "Map"))
        self.do(Edit(label, (Change(recorded, after),)))

    def look_with(self, make: Callable[[Case, Id], Edit]) -> bool:
        """Change the way of looking with a verb of a case and a view's id: in the document, or in memory only."""
        if self.writable:
            return self.attempt(lambda: make(self.case, self._kept.id))
        try:
            edit = make(_holding(self.case, self._kept), self._kept.id)
        except RuleError as refusal:
            self.refused.emit(worded(refusal))
            return False
        for change in edit.changes:
            if isinstance(change.after, View):
                self._kept = change.after
                self.view_changed.emit()
        return bool(edit)

    def focus_on(self, ref: Ref | None) -> None:
        """Show one subtree only (an issue or a claim; None for everything), and remember where we were."""
        if self._trail.go(ref):
            self.view_changed.emit()

    def focus_out(self) -> None:
        """Back to where the focus was before; from a view's own root, to the whole case."""
        if self._trail.back():
            self.view_changed.emit()

    def focus_forward(self) -> None:
        """Again to the focus that `focus_out` left."""
        if self._trail.forward():
            self.view_changed.emit()

    @property
    def can_focus_out(self) -> bool:
        return self._trail.can_go_back

    @property
    def can_focus_forward(self) -> bool:
        return self._trail.can_go_forward

    # Following the document

    def on_edit(self, edit: Edit) -> None:
        """Called by the document after every edit, undo and redo."""
        self.steps += 1
        self.appraisal.follow(edit)
        looked = self._follow_view(edit)
        self.edited.emit(edit)
        if looked:
            self.view_changed.emit()
        if not self._settling:
            self._land(None)

    def rebuild(self) -> None:
        """Called by the document when a follower has failed, or the case is another one: all is to be shown anew."""
        self.appraisal.rebuild(self.document.case)
        self.rebuilt.emit()

    def _follow_view(self, edit: Edit) -> bool:
        for change in edit.changes:
            if change.ref == Ref(Kind.VIEW, self._kept.id):
                self._kept = change.after if isinstance(change.after, View) else View(self._kept.id)
                return True
        return False


def _refuse(desk: Desk, refusal: Exception) -> None:
    desk.refused.emit(worded(refusal))
    if isinstance(refusal, WriteFailedError):
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


def _sifted(view: View, shown: tuple[Ref, ...], opened: tuple[Ref, ...]) -> View:
    """A view of what a filter leaves, these folds opened; the view itself where there is neither."""
    if not shown and not opened:
        return view
    return replace(view, shown=shown or view.shown, folds=tuple(ref for ref in view.folds if ref not in opened))


def text_of(case: Case, ref: Ref) -> str:
    """The words of what a ref names, for messages and tooltips: an issue's, or those of the claim it shows."""
    if ref.kind is Kind.ISSUE:
        issue = case.issues.get(ref.id)
        return issue.text if issue else ""
    claim: Claim | None = case.claims.get(landing.claim_shown(case, ref) or "")
    return claim.text if claim else ""
