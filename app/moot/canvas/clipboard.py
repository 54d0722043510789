"""Cut, copy and paste: subtrees between windows, indented text to and from other programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from moot.canvas.desk import Desk
from moot.canvas.landing import claim_shown, way_to
from moot.canvas.wording import worded
from moot.formats.errors import FormatError
from moot.model.case import Case, RuleError, in_order
from moot.model.edit import Edit
from moot.model.records import Kind, Ref

if TYPE_CHECKING:
    from moot.model.fragment import Fragment

_OWN = "application/x-moot-fragment+json"


def packed(fragment: Fragment) -> QMimeData:
    """A fragment for the clipboard: whole for Moot, and for other programs an outline without what is privileged."""
    # with all that makes pictures, not needed for a start
    from moot.formats import outline_text
    from moot.model.disclosed import disclosed
    from moot.model.fragment import to_json

    data = QMimeData()
    data.setData(_OWN, QByteArray(to_json(fragment).encode()))
    data.setText(outline_text.write(disclosed(Case(fragment.records))))
    return data


def unpacked(data: QMimeData | None) -> Fragment:
    """The fragment on the clipboard, from Moot or from an indented text. Raises RuleError or FormatError."""
    from moot.model.fragment import from_json

    if data is not None and data.hasFormat(_OWN):
        return from_json(bytes(data.data(_OWN).data()).decode(errors="replace"))
    if data is None or not data.hasText():  # Qt has None where nothing was ever copied
        raise RuleError(QCoreApplication.translate("Exchange", "There is nothing to paste but what Moot cannot read."))
    return outlined(data.text())


def outlined(text: str) -> Fragment:
    """The claims of an indented text, with what hangs beneath them. Raises FormatError."""
    from moot.formats import outline_text
    from moot.model.fragment import take

    case = Case(outline_text.read(text).records)
    issues = [Ref(Kind.ISSUE, issue.id) for issue in sorted(case.issues.values(), key=in_order)]
    loose = [claim for claim in case.claims.values() if not case.hangs(claim.id)]
    return take(case, [*issues, *(Ref(Kind.CLAIM, claim.id) for claim in sorted(loose, key=in_order))])


class Places(Protocol):
    """A widget that shows the boxes of a desk, each in its place."""

    desk: Desk

    def place_of(self, ref: Ref) -> Ref:
        """The place a box is drawn in."""

    def reveal(self, ref: Ref, *, new: bool = False) -> None:
        """Select a box and bring it into sight: a new one in the step that made it."""


class Exchange:
    """What goes between a map, or the outline, and the clipboard."""

    def __init__(self, view: Places) -> None:
        self._view = view

    def copy(self) -> None:
        """Copy the selected boxes with all beneath them: for Moot, and as indented text for other programs."""
        from moot.model.fragment import take

        case = self._view.desk.case
        try:
            fragment = take(case, self._places())
        except RuleError as refusal:
            self._view.desk.refused.emit(worded(refusal))
            return
        QGuiApplication.clipboard().setMimeData(packed(fragment))

    def cut(self) -> None:
        """Copy the selected boxes and remove them; nothing is copied where they cannot be removed."""
        from moot.model.fragment import cut

        desk = self._view.desk
        try:
            fragment, edit = cut(desk.case, self._places())
        except RuleError as refusal:
            desk.refused.emit(worded(refusal))
            return
        if desk.do(edit):
            QGuiApplication.clipboard().setMimeData(packed(fragment))

    def paste(self) -> None:
        """Put what was copied, here or elsewhere, under the current box; without one, on the paper."""
        from moot.model.fragment import paste

        desk = self._view.desk
        try:
            fragment = unpacked(QGuiApplication.clipboard().mimeData())
        except (RuleError, FormatError) as refusal:
            desk.refused.emit(worded(refusal))
            return
        if desk.attempt(lambda: self._seen(paste(desk.case, fragment, desk.current))) and desk.current is not None:
            self._view.reveal(desk.current, new=True)
            desk.seal()

    def _seen(self, edit: Edit) -> Edit:
        """Where the view hides what is beneath the current box, pasting there is one step with unfolding it."""
        from moot.model.verbs.building import typing  # the first window has no use for it

        desk = self._view.desk
        claim = claim_shown(desk.case, desk.current)
        way = way_to(desk.case, desk.current if claim is None else Ref(Kind.CLAIM, claim))
        hidden = desk.view.shown or not set(desk.view.folds).isdisjoint(way)
        return replace(edit, merges=typing(edit.focus.id)) if hidden and edit.focus is not None else edit

    def _places(self) -> list[Ref]:
        return [self._view.place_of(ref) for ref in self._view.desk.selected]
