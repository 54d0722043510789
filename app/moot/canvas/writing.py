"""Writing into a box: opens the in-place editor over it, keeps it there, and settles what happens when it closes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent

from moot.canvas.desk import Desk, text_of
from moot.canvas.editor import LEAST_PX, ROOM, InPlaceEditor
from moot.drawing import style
from moot.drawing.style import Role
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import Kind, Ref

if TYPE_CHECKING:
    from moot.canvas.view import MapView


class Writing(QObject):
    """At most one editor is open at a time."""

    def __init__(self, view: MapView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
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
        self.accept()
        self._ref, self._new = ref, new
        self._steps = self._desk.steps
        self.editor = InPlaceEditor(text_of(self._desk.case, ref), self._commit, self._view.viewport())
        self.editor.left.connect(self._left)
        self.editor.key_after.connect(self._key_after)
        self.editor.grown.connect(self._grown)
        self.place()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.pointer.refresh()

    def accept(self) -> None:
        """Close the editor; what was typed stands."""
        if self.editor is not None:
            self.editor.accept()

    def _grown(self) -> None:
        self.place()
        placed = self._view.sheet.placed(self._ref) if self._ref is not None else None
        if placed is not None:  # what is being typed stays in sight
            self._view.camera.show(placed.rect)

    def place(self) -> None:
        """Put the editor where the text of its box is now, at the scale of the map."""
        editor, ref = self.editor, self._ref
        found = self._view.sheet.text_place(ref) if ref is not None else None
        if editor is None or found is None:
            return
        role = Role.ISSUE if ref is not None and ref.kind is Kind.ISSUE else Role.TEXT
        scale = max(self._view.camera.scale, LEAST_PX / style.pixel_size(role))
        self._dress(editor, role, scale)
        corner = self._view.camera.on_screen(found.x, found.y)
        width = round(found.w * scale) + 2 * ROOM
        room = self._view.viewport().rect()
        wanted = editor.wanted_height(width)
        height = min(wanted, max(40, room.height() - 16))
        rect = QRect(corner.x() - ROOM, corner.y() - ROOM, width, height)
        if role is Role.ISSUE:  # a short question is centred in its pill
            rect.moveCenter(self._view.camera.on_screen(found.x + found.w / 2, found.y + found.h / 2))
        editor.framed = not editor.outgrown and rect.height() > (found.h + 2 * ROOM) * self._view.camera.scale
        editor.put(rect, whole=height == wanted)

    def _dress(self, editor: InPlaceEditor, role: Role, scale: float) -> None:
        theme = self._view.theme
        font = style.font(role, self._view.sheet.family)
        font.setPixelSize(max(1, round(style.pixel_size(role) * scale)))
        issue = role is Role.ISSUE
        ink, ground = (theme.issue_ink, theme.issue) if issue else (theme.ink, theme.surface)
        editor.dress(font, QColor(ink), QColor(ground), QColor(theme.accent), QColor(theme.issue_ink))

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
        else:
            self._desk.attempt(lambda: verbs.remove(self._desk.case, self._view.place_of(ref)))

    def _key_after(self, event: QKeyEvent) -> None:
        ref, held, key = self._ref, event.modifiers(), event.key()
        self.accept()
        if ref is not None and ref in self._desk.case:
            again = QKeyEvent(QKeyEvent.Type.KeyPress, key, held)
            self._view.keyPressEvent(again)

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
            self._view.pointer.refresh()
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
