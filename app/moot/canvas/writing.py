"""Writing into a box: opens the in-place editor over it, keeps it there, and settles what happens when it closes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from moot.canvas.desk import Desk, text_of
from moot.canvas.surface import Surface
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import Ref

if TYPE_CHECKING:
    from moot.canvas.editor import InPlaceEditor


class Writing(QObject):
    """At most one editor is open at a time."""

    def __init__(self, surface: Surface, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._desk = desk
        self._ref: Ref | None = None
        self._new = False
        self._steps = 0
        self.editor: InPlaceEditor | None = None
        desk.edited.connect(self._follow)
        desk.rebuilt.connect(self._drop)

    @property
    def ref(self) -> Ref | None:
        """The box being written into."""
        return self._ref if self.editor is not None else None

    def open(self, ref: Ref, *, new: bool) -> None:
        """Open the editor on a box that is in sight. A new box has just been made by the last step."""
        from moot.canvas.editor import InPlaceEditor  # a map that is only looked at needs none

        self.accept()
        if self.editor is not None:  # what is in there could not be kept, and is not to be lost
            return
        self._ref, self._new = ref, new
        self._steps = self._desk.steps
        self.editor = InPlaceEditor(text_of(self._desk.case, ref), self._commit, self._surface.paper())
        self.editor.left.connect(self._left)
        self.editor.key_after.connect(self._key_after)
        self.editor.grown.connect(self._grown)
        self.place()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._surface.settle()

    def accept(self) -> None:
        """Close the editor; what was typed stands. It stays open where that cannot be kept."""
        if self.editor is not None:
            self.editor.accept()

    def _grown(self) -> None:
        self.place()
        if self._ref is not None:  # what is being typed stays in sight
            self._surface.follow(self._ref)

    def place(self) -> None:
        """Put the editor where the text of its box is now."""
        if self.editor is not None and self._ref is not None:
            self._surface.lay(self.editor, self._ref)

    def _commit(self, text: str) -> bool:
        ref = self._ref
        if ref is None or ref not in self._desk.case:
            return False
        before = self._desk.steps
        done = self._desk.attempt(lambda: self._edit(ref, text))
        self._steps += self._desk.steps - before
        return done or text_of(self._desk.case, ref) == text

    def _edit(self, ref: Ref, text: str) -> Edit:
        edit = verbs.set_text(self._desk.case, ref, text)
        # the selection stays where it is while somebody types
        return replace(edit, focus=None)

    def _left(self, _stands: bool) -> None:
        ref, vanishes = self._ref, self._new
        self._close()
        if ref is None or ref not in self._desk.case:
            return
        if vanishes and not text_of(self._desk.case, ref):
            self._vanish(ref)

    def _vanish(self, ref: Ref) -> None:
        """Take a new box back that was left empty: as if it had never been, where nothing was done since."""
        if self._desk.steps == self._steps:
            self._desk.undo()
        if ref in self._desk.case:  # something was done since, or was unfolded to show it
            self._desk.attempt(lambda: verbs.remove(self._desk.case, self._surface.place_of(ref)))

    def _key_after(self, event: QKeyEvent) -> None:
        ref, held, key = self._ref, event.modifiers(), event.key()
        self.accept()
        if self.editor is None and ref is not None and ref in self._desk.case:
            again = QKeyEvent(QKeyEvent.Type.KeyPress, key, held)
            self._surface.take_key(again)

    def _follow(self, _edit: Edit) -> None:
        if self.editor is not None and (self._ref is None or self._ref not in self._desk.case):
            self._drop()

    def _drop(self) -> None:
        if self.editor is not None:
            self.editor.drop()
            self._close()

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            self._desk.seal()
            self._surface.settle()
            if had_focus:
                self._surface.take_focus()
