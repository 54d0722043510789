"""A person at work, at random: every verb, typing, undo, redo, reopening, saving, a disk that refuses.

What an undo must restore is known from a list of the states there were, kept apart from the document's own history.
Subclass it to attach further followers: `begun` is called with each newly opened document, `ending` before it is
closed, `compare` after every step; `make` makes the edits.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from moot.document.document import Document
from moot.document.drafts import leftover
from moot.model import records, verbs
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Kind, Ref
from moot.store.errors import WriteFailedError
from tests.document.others import other_edits
from tests.model.strategies import TEXTS, VERBS, edits_by
from tests.store.files import files_no_bigger_than, side_files


class _Mirror:
    """A follower whose case is made from the edits alone."""

    def __init__(self, case: Case) -> None:
        self.case = Case(case)

    def on_edit(self, edit: Edit) -> None:
        self.case.apply(edit)

    def rebuild(self) -> None:
        raise AssertionError("nothing here should make a follower rebuild")


class DocumentMachine(RuleBasedStateMachine):
    """An untitled case to begin with; its file, memory and followers are compared after every step."""

    document: Document
    _states: list[Case]
    _at: int
    _typing: str

    def __init__(self) -> None:
        super().__init__()
        # ids from a seed: otherwise a failing sitting could be neither repeated nor made shorter
        self._ids = pytest.MonkeyPatch()
        self._ids.setattr(records, "urandom", Random(0).randbytes)
        self._folder = tempfile.TemporaryDirectory()
        self._home = Path(self._folder.name, "home")
        self._names = 0
        self._start(Document.new(home=self._home))

    def begun(self) -> None:
        """A document has been opened as `self.document`: attach what follows it."""

    def make(self, edit: Edit) -> None:
        """Make an edit that can be made."""
        self.document.apply(edit)

    def ending(self) -> None:
        """The document is about to be closed: detach what follows it."""

    def compare(self) -> None:
        """Compare what follows the document with its case."""

    @rule(data=st.data(), name=st.sampled_from(sorted(VERBS)))
    def do(self, data: st.DataObject, name: str) -> None:
        """Any verb, on anything in the case."""
        self._apply(data.draw(edits_by(self.document.case, name)))

    @rule(data=st.data())
    def do_other(self, data: st.DataObject) -> None:
        """An edit of a record no verb of building makes."""
        self._apply(data.draw(other_edits(self.document.case)))

    @precondition(lambda self: self.document.case.claims)
    @rule(data=st.data(), texts=st.lists(TEXTS, min_size=2, max_size=4), sealed=st.booleans())
    def type(self, data: st.DataObject, texts: list[str], sealed: bool) -> None:
        """Type into one claim, with or without leaving it once."""
        claim = data.draw(st.sampled_from(list(self.document.case.claims)))
        for text in texts:
            self._apply(verbs.set_text(self.document.case, Ref(Kind.CLAIM, claim), text))
            if sealed and text is texts[0]:
                self.seal()

    @rule()
    def seal(self) -> None:
        """Leave the field one was typing in."""
        self.document.seal()
        self._typing = ""

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Take steps back, as far as there are any."""
        for _ in range(times):
            assert self.document.can_undo is (self._at > 0)
            edit = self.document.undo()
            assert (edit is not None) is (self._at > 0)
            assert edit is None or edit.focus is None or edit.focus in self.document.case
            self._at = max(self._at - 1, 0)
            self._typing = "" if edit else self._typing
            assert self.document.case == self._states[self._at]

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        """Take steps again, as far as there are any."""
        for _ in range(times):
            more = self._at + 1 < len(self._states)
            assert self.document.can_redo is more
            assert (self.document.redo() is not None) is more
            self._at += more
            self._typing = "" if more else self._typing
            assert self.document.case == self._states[self._at]

    @precondition(lambda self: self.document.path.exists())
    @rule()
    def reopen(self) -> None:
        """Close the file, and open it again."""
        before, path = self.document.case, self.document.path
        untitled = self.document.untitled
        self._stop()
        assert leftover(self._home) == ([path] if untitled else [])
        self._start(Document.open(path, home=self._home))
        assert self.document.case == before
        assert not self.document.read_only
        assert self.document.untitled is untitled

    @rule()
    def save_as(self) -> None:
        """Go on under another name."""
        self._names += 1
        path = Path(self._folder.name, f"case {self._names}.moot")
        self.document.save_as(path)
        assert self.document.path == path
        assert leftover(self._home) == []

    @rule(data=st.data(), room=st.sampled_from([0, 100, 5000]))
    def fail(self, data: st.DataObject, room: int) -> None:
        """A disk without room: the edit is refused and everything is as before."""
        edit = data.draw(other_edits(self.document.case))
        label = self.document.undo_label
        with files_no_bigger_than(room):
            try:
                self.document.apply(edit)
            except WriteFailedError as error:
                note(str(error))
            else:
                assert not edit
        assert self.document.undo_label == label

    @invariant()
    def everything_agrees(self) -> None:
        """File, memory, the states remembered and the followers hold the same records in the same order."""
        case = self.document.case
        assert case == self._states[self._at]
        assert case == self._mirror.case
        if self.document.path.exists():
            with Document.open(self.document.path, read_only=True) as kept:
                assert list(kept.case) == list(case)
                assert kept.problems == []
        self.compare()

    def teardown(self) -> None:
        path = self.document.path
        self._stop()
        if path.exists():
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert all(name.endswith(".moot") or name == "home" for name in side_files(path))
        self._folder.cleanup()
        self._ids.undo()

    def _apply(self, edit: Edit) -> None:
        self.make(edit)
        if not edit:
            return
        if edit.merges and edit.merges == self._typing:
            del self._states[self._at :]
        else:
            del self._states[self._at + 1 :]
        self._typing = edit.merges
        if self._states[-1] != self.document.case:
            self._states.append(Case(self.document.case))
        else:  # typing that came back to where it began is no step
            self._typing = ""
        self._at = len(self._states) - 1

    def _start(self, document: Document) -> None:
        self.document = document
        self.document.on_bug = self._fail_with
        self._mirror = _Mirror(document.case)
        self._unfollow = document.follow(self._mirror)
        self._states = [Case(document.case)]
        self._at = 0
        self._typing = ""
        self.begun()

    def _stop(self) -> None:
        self.ending()
        self._unfollow()
        self.document.close()

    def _fail_with(self, error: Exception) -> None:
        raise AssertionError("a follower failed") from error
