"""The open case: one way in, everything in step, nothing lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest

from moot.document.document import Document, FollowerEditError
from moot.document.drafts import leftover
from moot.model.case import Case, StaleEditError
from moot.model.edit import Change, Edit, additions
from moot.model.records import Claim, Kind, Note, Premise, Ref, Settings
from moot.store.errors import BadEditError, CaseFileError, WriteFailedError
from moot.store.folders import drafts_folder
from moot.store.lock import Lock
from tests.store.files import files_no_bigger_than, make_case, side_files
from tests.store.samples import everything

NEW = Claim("new", text="")
ADDING = Edit("Add claim", (Change(None, NEW),), merges="text:new", focus=Ref(Kind.CLAIM, "new"))


class Witness:
    """A follower that keeps a case of its own from the edits alone."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.case = Case(document.case)
        self.told: list[Edit] = []
        self.rebuilt = 0

    def on_edit(self, edit: Edit) -> None:
        self.told.append(edit)
        self.case.apply(edit)
        assert self.case == self.document.case

    def rebuild(self) -> None:
        self.rebuilt += 1
        self.case = Case(self.document.case)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    return make_case(folder / "a.moot")


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as opened:
        yield opened


def kept(path: Path) -> Case:
    with Document.open(path, read_only=True) as opened:
        return opened.case


def text_of(document: Document, id_: str) -> str:
    return document.case.claims[id_].text


def typing(document: Document, text: str, id_: str = "new") -> Edit:
    claim = document.case.claims[id_]
    return Edit("Type", (Change(claim, Claim(id_, text=text)),), merges=f"text:{id_}", focus=Ref(Kind.CLAIM, id_))


def test_an_edit_goes_to_the_file_the_case_the_history_and_the_followers(document: Document) -> None:
    witness = Witness(document)
    document.follow(witness)
    document.apply(ADDING)
    assert kept(document.path) == document.case == witness.case
    assert witness.told == [ADDING]
    assert (document.undo_label, document.redo_label) == ("Add claim", None)
    assert document.changed


def test_undo_and_redo_go_the_same_way(document: Document) -> None:
    before = Case(document.case)
    witness = Witness(document)
    document.follow(witness)
    document.apply(ADDING)
    undone = document.undo()
    assert undone is not None
    assert witness.told[-1] is undone
    assert kept(document.path) == document.case == witness.case == before
    assert (document.undo_label, document.redo_label) == (None, "Add claim")
    assert document.redo() == ADDING
    assert kept(document.path) == document.case == witness.case
    assert document.redo() is None


def test_adding_and_typing_is_one_step(document: Document) -> None:
    document.apply(ADDING)
    for text in ("f", "fo", "fox"):
        document.apply(typing(document, text))
    assert text_of(document, "new") == "fox"
    assert document.undo_label == "Add claim"
    document.undo()
    assert "new" not in document.case.claims
    assert not document.can_undo
    document.redo()
    assert text_of(document, "new") == "fox"
    document.apply(typing(document, "foxy"))
    document.seal()
    document.apply(typing(document, "foxes"))
    document.undo()
    assert text_of(document, "new") == "foxy"


def test_undo_says_what_to_select(document: Document) -> None:
    edit = Edit("Remove", (Change(Note("page", "Tone", "Keep it dry.", 9), None),), focus=Ref(Kind.CLAIM, "fox"))
    document.apply(edit)
    undone = document.undo()
    assert undone is not None
    assert undone.focus == Ref(Kind.CLAIM, "fox")
    document.apply(ADDING)
    undone = document.undo()
    assert undone is not None
    assert undone.focus is None


def test_an_edit_without_changes_is_no_step(document: Document) -> None:
    witness = Witness(document)
    document.follow(witness)
    document.apply(Edit("Nothing", ()))
    assert not witness.told
    assert not document.can_undo
    assert not document.changed


def test_an_edit_of_another_state_is_refused_before_anything_is_written(document: Document) -> None:
    content = document.path.read_bytes()
    with pytest.raises(StaleEditError):
        document.apply(Edit("Stale", (Change(Claim("fox"), Claim("fox", text="x")),)))
    with pytest.raises(StaleEditError):
        document.apply(Edit("Twice", (Change(None, Claim("fox")),)))
    assert document.path.read_bytes() == content
    assert not document.can_undo


def test_a_failed_write_leaves_file_case_history_and_followers_as_they_were(document: Document) -> None:
    witness = Witness(document)
    document.follow(witness)
    document.apply(ADDING)
    before = Case(document.case)
    big = additions("Fill", [Note(f"n{i}", text="x" * 5000) for i in range(100)])
    for attempt in (lambda: document.apply(big), document.undo):
        with files_no_bigger_than(100), pytest.raises(WriteFailedError):
            attempt()
        assert document.case == before == kept(document.path) == witness.case
        assert (document.undo_label, document.redo_label) == ("Add claim", None)
        assert len(witness.told) == 1
    document.apply(big)
    document.undo()
    with files_no_bigger_than(100), pytest.raises(WriteFailedError):
        document.redo()
    assert document.redo_label == "Fill"
    document.redo()
    assert kept(document.path) == document.case


def test_an_edit_no_case_may_hold_changes_nothing(document: Document) -> None:
    before = Case(document.case)
    with pytest.raises(BadEditError):
        document.apply(additions("Dangle", [Premise("p", "nobody", "fox")]))
    assert document.case == before == kept(document.path)
    assert not document.can_undo


class Careless(Witness):
    """A follower with a bug."""

    def on_edit(self, edit: Edit) -> None:
        raise KeyError("bug")


class Hopeless(Careless):
    """A follower that cannot even begin anew."""

    def rebuild(self) -> None:
        raise ValueError("worse")


def test_a_follower_that_fails_is_reported_and_rebuilt_and_the_edit_kept(document: Document) -> None:
    bugs: list[Exception] = []
    document.on_bug = bugs.append
    careless, hopeless, witness = Careless(document), Hopeless(document), Witness(document)
    for follower in (careless, hopeless, witness):
        document.follow(follower)
    document.apply(ADDING)
    assert [type(bug) for bug in bugs] == [KeyError, KeyError, ValueError]
    assert [report.follower for report in document.reports] == [careless, hopeless, hopeless]
    assert careless.rebuilt == 1
    assert careless.case == witness.case == document.case == kept(document.path)
    assert document.undo_label == "Add claim"


def test_without_anyone_to_tell_a_bug_goes_where_uncaught_errors_go(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        seen.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    document.follow(Careless(document))
    document.apply(ADDING)
    assert [type(error) for error in seen] == [KeyError]


def test_a_follower_may_not_begin_an_edit(document: Document) -> None:
    class Meddler(Witness):
        def on_edit(self, edit: Edit) -> None:
            self.document.undo()

    bugs: list[Exception] = []
    document.on_bug = bugs.append
    document.follow(Meddler(document))
    document.apply(ADDING)
    assert [type(bug) for bug in bugs] == [FollowerEditError]
    assert "new" in document.case.claims
    document.undo()
    assert "new" not in document.case.claims


def test_who_ends_following_is_not_told_any_more(document: Document) -> None:
    first, second = Witness(document), Witness(document)
    leave_second = None

    class Leaver(Witness):
        def on_edit(self, edit: Edit) -> None:
            assert leave_second is not None
            leave_second()

    document.follow(Leaver(document))
    leave_first = document.follow(first)
    leave_second = document.follow(second)
    document.apply(ADDING)
    assert (len(first.told), len(second.told)) == (1, 0)
    leave_first()
    leave_first()
    document.undo()
    assert len(first.told) == 1


def test_an_untitled_case_becomes_a_file_in_the_drafts_folder_with_its_first_edit() -> None:
    document = Document.new(everything(), title="Sample")
    assert document.untitled
    assert not document.read_only
    assert not document.changed
    assert document.title == "Pierson v. Post"
    assert not drafts_folder().exists()
    document.apply(ADDING)
    assert document.path.parent == drafts_folder()
    assert document.changed
    assert kept(document.path) == document.case
    assert leftover() == []
    document.close()
    assert leftover() == [document.path]


def test_a_draft_left_behind_is_found_and_goes_on() -> None:
    document = Document.new()
    document.apply(ADDING)
    document.close()
    (path,) = leftover()
    with Document.open(path) as again:
        assert again.untitled
        assert again.changed
        assert again.title == ""
        assert "new" in again.case.claims
        assert leftover() == []
        again.close(discard=True)
    assert leftover() == []
    assert list(drafts_folder().iterdir()) == []


def test_an_untitled_case_nobody_touched_leaves_nothing_behind() -> None:
    Document.new(everything()).close()
    Document.new(everything()).close(discard=True)
    assert not drafts_folder().exists()


def test_discarding_is_for_untitled_cases(document: Document) -> None:
    document.apply(ADDING)
    document.close(discard=True)
    assert document.path.exists()


def test_a_draft_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file where a folder should be")
    document = Document.new(home=home)
    with pytest.raises(WriteFailedError):
        document.apply(ADDING)
    assert not document.case.claims
    home.unlink()
    document.apply(ADDING)
    assert kept(document.path) == document.case
    document.close()


def test_saving_a_draft_under_a_name_takes_it_there(tmp_path: Path) -> None:
    document = Document.new(everything())
    document.apply(ADDING)
    draft = document.path
    target = tmp_path / "named.moot"
    document.save_as(target)
    assert not draft.exists()
    assert leftover() == []
    assert document.path == target
    assert not document.untitled
    assert document.undo_label == "Add claim"
    document.undo()
    assert kept(target) == document.case
    document.close()
    assert side_files(target) == []


def test_saving_an_untitled_case_nobody_touched(tmp_path: Path) -> None:
    with Document.new(everything()) as document:
        document.save_as(tmp_path / "named.moot")
        assert kept(document.path) == document.case
        document.apply(ADDING)
        assert kept(document.path) == document.case


def test_saving_a_named_case_under_another_name_leaves_the_first(document: Document, tmp_path: Path) -> None:
    first = document.path
    before = Case(document.case)
    document.save_as(tmp_path / "b.moot")
    document.apply(ADDING)
    assert kept(first) == before
    assert kept(tmp_path / "b.moot") == document.case
    Lock.take(first).release()


def test_saving_under_its_own_name_changes_nothing(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    content = document.path.read_bytes()
    monkeypatch.chdir(document.path.parent)
    document.save_as("a.moot")
    assert document.path.read_bytes() == content
    document.apply(ADDING)


def test_a_failed_saving_leaves_the_document_where_it_was(document: Document, tmp_path: Path) -> None:
    first = document.path
    for target in (tmp_path, tmp_path / "none" / "b.moot"):
        with pytest.raises(WriteFailedError):
            document.save_as(target)
    assert document.path == first
    document.apply(ADDING)
    assert kept(first) == document.case


def test_a_copy_is_another_file(document: Document, tmp_path: Path) -> None:
    document.save_copy(tmp_path / "b.moot")
    document.apply(ADDING)
    assert "new" not in kept(tmp_path / "b.moot").claims
    assert document.path.name == "a.moot"


def test_a_case_is_no_copy_of_itself(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "mine.moot"
    document.save_as(path)
    before = path.read_bytes()
    (tmp_path / "link.moot").symlink_to(path)
    for itself in (path, tmp_path / "link.moot"):
        with pytest.raises(WriteFailedError, match="is the case itself"):
            document.save_copy(itself)
    assert path.read_bytes() == before


def test_a_second_opener_looks_is_told_and_may_save_a_copy(document: Document, tmp_path: Path) -> None:
    with Document.open(document.path) as second:
        assert second.read_only
        assert second.holder == "another window"
        assert not second.can_undo
        with pytest.raises(WriteFailedError, match="in use by another window"):
            second.apply(ADDING)
        with pytest.raises(WriteFailedError, match="in use by another window"):
            second.save_as(document.path)
        second.save_as(tmp_path / "b.moot")
        assert not second.read_only
        assert second.holder == ""
        second.apply(ADDING)
    assert "new" not in kept(document.path).claims


def test_a_view_has_no_file_and_can_be_saved(tmp_path: Path) -> None:
    document = Document.view(Case(everything()))
    assert document.read_only
    assert document.path == Path()
    with pytest.raises(WriteFailedError, match="save it to change it"):
        document.apply(ADDING)
    document.save_as(tmp_path / "a.moot")
    document.apply(ADDING)
    document.close()
    assert kept(tmp_path / "a.moot") == document.case


def test_a_closed_document_takes_no_edit(document: Document) -> None:
    document.close()
    with pytest.raises(WriteFailedError, match="is closed"):
        document.apply(ADDING)


def test_the_title_is_the_cases_own_or_the_files(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as document:
        assert document.title == "Pierson v. Post"
        settings = document.case.settings
        document.apply(Edit("Untitle", (Change(settings, Settings()),)))
        assert document.title == "a"
    assert Document.new(title="Sample").title == "Sample"


def test_a_file_that_is_no_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.moot").write_text("no")
    with pytest.raises(CaseFileError, match="not a Moot case"):
        Document.open(tmp_path / "x.moot")
    assert side_files(tmp_path / "x.moot") == []


def test_attached_documents_go_with_the_case(document: Document, tmp_path: Path) -> None:
    digest = document.attach(b"a brief", "text/plain")
    document.save_as(tmp_path / "b.moot")
    assert document.attached(digest) == (b"a brief", "text/plain")
    with Document.new() as draft, pytest.raises(CaseFileError):
        draft.attached(digest)


def test_a_big_import_is_one_step(document: Document) -> None:
    before = len(document.case)
    document.apply(additions("Import", [Claim(f"k{i}", text="words " * 10) for i in range(20_000)]))
    assert len(kept(document.path)) == before + 20_000
    document.undo()
    assert len(kept(document.path)) == before


def test_records_come_back_in_the_order_they_came_into_being(document: Document) -> None:
    document.apply(additions("Add", [Claim("z"), Claim("y"), Claim("x")]))
    document.apply(typing(document, "changed", "z"))
    removal = Edit("Remove", (Change(document.case.claims["y"], None),))
    document.apply(removal)
    document.undo()
    assert list(kept(document.path).claims) == list(document.case.claims)
