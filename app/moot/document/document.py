"""The open case: the only door through which a case changes.

An edit goes to the file first, then into the case, then into the history, then to the followers. If the file refuses,
nothing has changed anywhere. A follower that fails is a bug of that follower: it is reported and made to rebuild
itself, and the edit stays.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from moot.document.drafts import discard as discard_draft
from moot.document.drafts import is_draft, new_draft_path
from moot.document.history import History
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.pace import watched
from moot.model.phrases import phrase
from moot.model.records import Record, Ref
from moot.store.errors import BadEditError, CaseFileError, WriteFailedError, shown
from moot.store.planned import PlannedFile

if TYPE_CHECKING:
    from moot.model.clean import Chosen
    from moot.store.casefile import CaseFile

__all__ = ["BadEditError", "CaseFileError", "Document", "Follower", "FollowerEditError", "Report", "WriteFailedError"]


_NO_FILE = phrase("This case has no file of its own; save it to change it.")


class Follower(Protocol):
    """Whoever shows the case."""

    def on_edit(self, edit: Edit) -> None:
        """An edit has been made; the case is already as it is afterwards."""

    def rebuild(self) -> None:
        """Begin anew from the case as it is."""


class FollowerEditError(RuntimeError):
    """A follower began an edit while it was being told of one: a bug of that follower."""


class Report(NamedTuple):
    """A bug met while telling a follower of an edit."""

    follower: Follower
    error: Exception


class Document:
    """An open case. Made by `open`, `new` or `view`; to be closed, or used as a context.

    `problems` are what was wrong with the file, `notices` what the person should hear some time, both sentences;
    `reports` the bugs of followers, each told to `on_bug` as well (by default, to `sys.excepthook`); `history` holds
    the steps of this sitting.
    """

    def __init__(self, file: CaseFile | PlannedFile, case: Case, *, title: str = "", home: Path | None = None) -> None:
        self.case = case
        self.problems: list[str] = []
        self.reports: list[Report] = []
        self.on_bug: Callable[[Exception], None] = _to_excepthook
        self._file = file
        self._title = title
        self._home = home
        self.history = History()
        self._followers: list[Follower] = []
        self._telling = False
        self._left_behind = file.exists and is_draft(file.path, home)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, home: Path | None = None) -> Document:
        """Open a case file. Raises CaseFileError.

        It opens for reading only, with `why_read_only` saying why, when asked for, when somebody else has it open
        (`holder`), when it may not be changed, and when its format is older (`outdated`, see `upgrade`).
        """
        from moot.store.casefile import CaseFile

        file, contents = CaseFile.open(Path(path), read_only=read_only, home=home)
        document = cls(file, Case(contents.records), home=home)
        document.problems = contents.problems
        return document

    @classmethod
    def new(cls, records: Iterable[Record] = (), *, title: str = "", home: Path | None = None) -> Document:
        """An untitled case. Its file in the drafts folder comes into being with the first edit."""
        return cls(PlannedFile(new_draft_path(home), home=home), Case(records), title=title, home=home)

    @classmethod
    def view(cls, case: Case, *, title: str = "") -> Document:
        """A case without a file, for reading only."""
        return cls(PlannedFile(Path(), why_read_only=_NO_FILE), case, title=title)

    @property
    def path(self) -> Path:
        """Where the case is or will be kept; `Path()` for a view without a file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        return bool(self._file.why_read_only)

    @property
    def why_read_only(self) -> str:
        """A sentence, empty where the case may be changed."""
        return self._file.why_read_only

    @property
    def holder(self) -> str:
        """Who else had the case open when it was opened here (`anna on ws-12`); empty if nobody."""
        return str(self._file.holder or "")

    @property
    def outdated(self) -> bool:
        """Whether the file has an older format and is seen through a copy in memory."""
        return self._file.outdated

    @property
    def notices(self) -> list[str]:
        """What the person should hear some time: a backup that could not be made."""
        return self._file.notices

    @property
    def untitled(self) -> bool:
        """Whether the case still has no file of the person's choosing."""
        return self.path == Path() or is_draft(self.path, self._home)

    @property
    def changed(self) -> bool:
        """Whether steps of this sitting stand; for a draft left behind, always."""
        return self._left_behind or self.history.last is not None

    @property
    def title(self) -> str:
        """What the case is called: its own title, the one given, the file's name; empty if it has none."""
        return self.case.settings.title or self._title or ("" if self.untitled else self.path.stem)

    @property
    def can_undo(self) -> bool:
        return self.history.last is not None and not self.read_only

    @property
    def can_redo(self) -> bool:
        return self.history.next is not None and not self.read_only

    @property
    def undo_label(self) -> str | None:
        """The name of the step undo takes back."""
        return self.history.last.label if self.history.last and self.can_undo else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step redo takes again."""
        return self.history.next.label if self.history.next and self.can_redo else None

    def apply(self, edit: Edit) -> None:
        """Make an edit.

        Raises WriteFailedError if it cannot be kept, StaleEditError if it was made from another state of the case,
        BadEditError if no case may hold it; nothing has changed then.
        """
        if edit:
            self._make(edit)
            self.history.record(edit)
            self._tell(edit)

    def undo(self) -> Edit | None:
        """Take the last step back; the edit that did so, or None if there is none. Raises WriteFailedError."""
        step = self.history.last
        if step is None:
            return None
        self._make(edit := step.inverse())
        self.history.step_back()
        self._tell(edit := replace(edit, focus=_focus_after(self.case, edit)))
        return edit

    def redo(self) -> Edit | None:
        """Take the step last undone again; the edit, or None if there is none. Raises WriteFailedError."""
        edit = self.history.next
        if edit is None:
            return None
        self._make(edit)
        self.history.step_forward()
        edit = replace(edit, focus=edit.focus or _focus_after(self.case, edit))  # what was typed names none
        self._tell(edit)
        return edit

    def keep_backups(self, count: int) -> None:
        """Keep so many earlier states of the file, 1 or more."""
        self._file.backups = count

    def seal(self) -> None:
        """End the merging of typing: the next edit is a step of its own."""
        self.history.seal()

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Tell a follower of each edit from now on. Returns the function that ends that."""
        self._followers.append(follower)

        def unfollow() -> None:
            self._followers[:] = [other for other in self._followers if other is not follower]

        return unfollow

    def attach(self, content: bytes, media_type: str = "") -> str:
        """Keep a document in the case file, outside undo; its sha256 in hex. Raises WriteFailedError."""
        self._refuse_from_follower()
        return self._begun().attach(content, media_type, self.case)

    def attached(self, digest: str) -> tuple[bytes, str]:
        """A document kept in the case file, and its media type. Raises CaseFileError if it is missing or damaged."""
        return self._begun().attached(digest)

    def save_as(self, path: Path | str) -> None:
        """Keep the case under another name from now on; a draft is gone then. Raises WriteFailedError."""
        self._refuse_from_follower()
        target = Path(path).absolute()
        if not self.read_only and self._file.exists and _same_file(self.path, target):
            return
        was_draft = self._file.exists and not self.read_only and is_draft(self.path, self._home)
        saved = _saved(self._begun(), self, target)
        left, self._file = self._file, saved
        self._left_behind = False
        if was_draft:
            _discard_quietly(left)
        left.close()

    def save_copy(self, path: Path | str, chosen: Chosen | None = None) -> None:
        """Write the case, or a clean copy of what was chosen, and stay with this file. Raises WriteFailedError."""
        file = self._begun()
        if chosen is None:
            file.save_copy(Path(path), self.case)
        else:
            _save_clean(file, self.case, Path(path), chosen)

    def upgrade(self) -> Path:
        """Bring an outdated file up to date and open it for changing; the path where the original is kept.

        Followers begin anew where it holds another case now. Raises CaseFileError or, all as before, WriteFailedError.
        """
        self._refuse_from_follower()
        with watched(None):  # half of it would leave the case apart from its file
            left = self._begun()
            original = left.upgrade()
            from moot.store.casefile import CaseFile

            self._file, contents = CaseFile.open(self.path, home=self._home)
            self._file.backups = left.backups
            left.close()
            self.problems, self.history = contents.problems, History()
            if (case := Case(contents.records)) != self.case:
                self.case = case
                for follower in list(self._followers):
                    follower.rebuild()
            return original

    def close(self, discard: bool = False) -> None:
        """Let go of the file. With `discard`, an untitled case is thrown away. Twice does no harm."""
        if discard and self._file.exists and not self.read_only and self.untitled:
            _discard_quietly(self._file)
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begun(self) -> CaseFile:
        """The file, to be written or copied."""
        if isinstance(self._file, PlannedFile):
            self._file = self._file.begun()
        return self._file

    def _make(self, edit: Edit) -> None:
        self._refuse_from_follower()
        self.case.check(edit)
        self._begun().commit(edit, self.case)
        self.case.apply(edit)

    def _refuse_from_follower(self) -> None:
        if self._telling:
            raise FollowerEditError("a follower may not begin an edit while it is told of one")

    def _tell(self, edit: Edit) -> None:
        bugs: list[Report] = []
        self._telling = True
        try:
            for follower in list(self._followers):
                if any(follower is other for other in self._followers):
                    _tell_one(follower, edit, bugs)
        finally:
            self._telling = False
        self.reports.extend(bugs)
        for report in bugs:
            self.on_bug(report.error)


def _tell_one(follower: Follower, edit: Edit, bugs: list[Report]) -> None:
    with watched(None):  # whoever waits for more than this edit may call that off, but not in the middle of it
        try:
            follower.on_edit(edit)
        except Exception as error:
            bugs.append(Report(follower, error))
            try:
                follower.rebuild()
            except Exception as again:
                bugs.append(Report(follower, again))


def _saved(file: CaseFile, document: Document, target: Path) -> CaseFile:
    last = document.history.last
    saved = file.save_as(target, document.case)
    if document.history.last is not last:  # an edit came in while that was being waited for
        saved.close()
        raise WriteFailedError(phrase("The case has changed while it was being saved; save it again."))
    return saved


def _discard_quietly(file: CaseFile | PlannedFile) -> None:
    try:
        discard_draft(file.path)
    except OSError:
        file.notices.append(
            phrase("The draft {name} could not be removed; it will be offered again.", name=shown(file.path))
        )


def _save_clean(file: CaseFile, case: Case, path: Path, chosen: Chosen) -> None:
    if file.exists and _same_file(file.path, path):
        raise WriteFailedError(phrase("{name} is the case itself; give the clean copy another name.", name=file.name))
    from moot.model.clean import clean

    cleaned = clean(case, chosen)
    file.save_copy(path, cleaned, {source.digest for source in cleaned.sources.values()})


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _to_excepthook(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def _focus_after(case: Case, edit: Edit) -> Ref | None:
    from moot.document.focus import focus_after  # not before a step is taken back

    return focus_after(case, edit)
