"""A field of some records tied to its editor: what is typed becomes edits, what changes elsewhere is shown.

Typing counts after `PAUSE_MS`, so that a killed process loses half a second at most; all that is typed until the field
is left is one step of undo. Nothing is written unless a person has typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias
from weakref import ref

from PySide6.QtCore import QObject, QTimer

from moot.canvas.desk import Desk
from moot.canvas.editor import COMMIT_MS
from moot.document.document import Document
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import SETTINGS_ID, Id, Kind, Record, Ref, Settings
from moot.windows.panels.editors import Editor

PAUSE_MS = COMMIT_MS  # counted from the first change not yet committed, as on the map

MakeEdit: TypeAlias = Callable[[Sequence[Ref], object], Edit]


class BoundField(QObject):
    """One field by `name` of the records `refs`, in an editor. `make` makes edits that change more than the field."""

    def __init__(self, desk: Desk, name: str, editor: Editor, make: MakeEdit | None = None) -> None:
        super().__init__(editor)
        self._make = make
        self._desk = desk
        self.name = name
        self.editor = editor
        self.refs: tuple[Ref, ...] = ()
        self._document: ref[Document] | None = None  # what was shown last does not keep a case that has been closed
        self._shown: tuple[object, bool] | None = None
        self._typing = False
        self._began: tuple[object, ...] | None = None  # the values when this typing began
        self._steps = -1
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.commit)
        editor.typed.connect(self._typed)
        editor.settled.connect(self.settle)
        editor.reverted.connect(self.revert)

    @property
    def pending(self) -> bool:
        """Whether something is typed that the case does not have yet."""
        return self._typing

    def turn_to(self, refs: Sequence[Ref], records: Sequence[Record] | None = None) -> None:
        """Edit the field of these records from now on; what was typed for others is kept.

        `records` are those the refs name now, for whoever has looked them up already.
        """
        if tuple(refs) != self.refs or not self._is_here():
            self.settle()
            self._typing = False  # what could not be kept was for the others
            self.refs, self._document, self._shown = tuple(refs), ref(self._desk.document), None
        self.refresh(records)

    def refresh(self, records: Sequence[Record] | None = None, *, again: bool = False) -> None:
        """Show what the records say, unless it is shown already or something is being typed."""
        values = self._values() if records is None else [getattr(record, self.name) for record in records]
        if self._typing or not values:
            return
        found = (values[0], any(value != values[0] for value in values))
        if again or found != self._shown:
            if again or found[1] or self._shown is None or self._shown[1] or self.editor.value() != found[0]:
                self.editor.show_value(found[0], mixed=found[1])
            self._shown = found

    def commit(self) -> None:
        """Put what is typed into the records now. Where it is refused, the field goes back.

        What the disk refuses stays in the field, to be tried again.
        """
        self._wait.stop()
        if not self._typing:
            return
        self._typing = False
        refs = [one for one in self.refs if _record(self._desk, one) is not None]
        value = self.editor.value()
        if refs and self._is_here() and any(old != value for old in self._values()):
            if self._desk.attempt(lambda: self._edit(refs, value)):
                self._steps = self._desk.steps
            else:
                self._shown, self._typing = None, not self._desk.kept
        self.refresh()

    def settle(self) -> None:
        """Typing has ended: what follows is a step of its own."""
        self.commit()
        if self._began is not None:
            self._began = None
            self._desk.seal()
        elif self._shown is not None and self._shown[1]:
            self.refresh(again=True)  # a number left without typing has come back by itself

    def revert(self) -> None:
        """Take back what was typed since the field was entered."""
        began, typed = self._began, self._typing
        self._typing = False
        self._wait.stop()
        if began is not None and began != self._values() and self._steps == self._desk.steps:
            self._desk.undo()
        self._began = None
        self.refresh(again=typed)

    def _typed(self) -> None:
        if self._began is None:
            self._desk.seal()
            self._began = self._values()
        self._typing = True
        if self.editor.pauses and not self._wait.isActive():
            self._wait.start()

    def _edit(self, refs: list[Ref], value: object) -> Edit:
        make = self._make
        edit = verbs.amend_many(self._desk.case, refs, **{self.name: value}) if make is None else make(refs, value)
        merges = edit.merges or f"{self.name}:{','.join(one.id for one in refs)}"
        selected = self._desk.selected
        # what is selected stays so while somebody types; undo leads back to it
        return replace(edit, merges=merges, focus=selected[0] if len(selected) == 1 else None)

    def _is_here(self) -> bool:
        """Whether the records are of the case that lies on the desk."""
        return self._document is not None and self._document() is self._desk.document

    def _values(self) -> tuple[object, ...]:
        records = (_record(self._desk, one) for one in self.refs)
        return tuple(getattr(record, self.name) for record in records if record is not None)


def _record(desk: Desk, named: Ref) -> Record | None:
    found = desk.case.get(named)
    if found is None and named == settings_ref():
        return Settings()
    return found


def settings_ref() -> Ref:
    """What names the settings of a case, recorded or not."""
    id_: Id = SETTINGS_ID
    return Ref(Kind.SETTINGS, id_)
