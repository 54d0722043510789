"""A case file held for a sitting: looking never writes, failing changes nothing, nobody's work is written over."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from moot.model.case import Case
from moot.model.edit import Change, Edit, additions
from moot.model.records import Claim, Note, Party, Premise
from moot.store.backups import backups_of
from moot.store.casefile import CaseFile
from moot.store.errors import BadEditError, CaseFileError, WriteFailedError
from tests.store.files import (
    die_while_writing,
    files_no_bigger_than,
    make_case,
    set_by_hand,
    side_files,
    small_disk,
    without_rights,
)
from tests.store.samples import everything

NEW = Claim("new", text="A new claim.")
ADDING = additions("Add", [NEW])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    return make_case(folder / "a.moot")


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A case file in a folder that any user may look into; pytest's own are private."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cases = Path(folder, "cases")
        cases.mkdir()
        yield make_case(cases / "a.moot")


@pytest.fixture
def opened(path: Path) -> Iterator[tuple[CaseFile, Case]]:
    file, contents = CaseFile.open(path)
    file.patience = 0.05
    yield file, Case(contents.records)
    file.close()


def kept(path: Path) -> Case:
    file, contents = CaseFile.open(path, read_only=True)
    file.close()
    return Case(contents.records)


def integrity(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


@pytest.mark.parametrize("read_only", [False, True])
def test_opening_and_closing_leaves_every_byte_and_the_time(path: Path, read_only: bool) -> None:
    os.utime(path, ns=(10**18, 10**18))
    before = hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_ino
    file, _ = CaseFile.open(path, read_only=read_only)
    during = side_files(path)
    file.close()
    assert during == ([] if read_only else [".a.moot.lock"])
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert side_files(path) == []


def test_an_edit_is_kept_and_leaves_no_side_file(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    file.commit(ADDING, case)
    assert kept(path).claims["new"] == NEW
    file.close()
    assert side_files(path) == []
    assert integrity(path) == [("ok",)]


def test_a_second_opener_may_look_and_is_told_who_has_it(path: Path, opened: tuple[CaseFile, Case]) -> None:
    second, contents = CaseFile.open(path)
    assert Case(contents.records) == opened[1]
    assert second.holder is not None
    assert second.holder.pid == os.getpid()
    with pytest.raises(WriteFailedError, match="in use by another window"):
        second.commit(ADDING, opened[1])
    second.close()
    opened[0].commit(ADDING, opened[1])


def test_the_first_edit_of_a_sitting_keeps_the_state_before_it(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    assert backups_of(path) == []
    for number in range(3):
        edit = additions("Add", [Claim(f"n{number}")])
        file.commit(edit, case)
        case.apply(edit)
    (backup,) = backups_of(path)
    assert kept(backup) == Case(everything())


def test_a_backup_that_cannot_be_made_is_told_and_the_edit_kept(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    monkeypatch.setenv("MOOT_HOME", str(tmp_path / "home"))
    file, contents = CaseFile.open(path)
    file.commit(ADDING, Case(contents.records))
    file.close()
    assert "new" in kept(path).claims
    assert [notice for notice in file.notices if "No backup of ‘a.moot’" in notice] == file.notices != []


def test_a_full_disk_changes_nothing_and_the_next_try_works(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "400k") as disk:
        path = make_case(disk / "a.moot")
        file, contents = CaseFile.open(path)
        case = Case(contents.records)
        content = path.read_bytes()
        with pytest.raises(WriteFailedError, match=r"^There is no room left on the disk for ‘a.moot’; free"):
            file.commit(additions("Fill", [Note("n", text="x" * 500_000)]), case)
        assert path.read_bytes() == content
        assert kept(path) == case
        file.commit(ADDING, case)
        file.close()
        assert "new" in kept(path).claims
        assert side_files(path) == []


@pytest.mark.parametrize("room", [0, 100, 600, 5000, 40_000])
def test_a_write_that_breaks_off_anywhere_changes_nothing(path: Path, opened: tuple[CaseFile, Case], room: int) -> None:
    file, case = opened
    content = path.read_bytes()
    with files_no_bigger_than(room), pytest.raises(WriteFailedError, match=r"‘a.moot’"):
        file.commit(additions("Fill", [Note(f"n{i}", text="x" * 5000) for i in range(100)]), case)
    assert kept(path) == case
    file.commit(ADDING, case)
    assert kept(path).claims["new"] == NEW
    assert integrity(path) == [("ok",)]
    assert len(content) <= path.stat().st_size


def test_another_program_in_the_way_changes_nothing(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteFailedError, match="in use by another program; try again"):
            file.commit(ADDING, case)
        other.execute("ROLLBACK")
    assert kept(path) == case
    file.commit(ADDING, case)
    assert "new" in kept(path).claims


def test_a_file_gone_under_us_is_told_and_goes_on_when_it_is_back(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    away = path.rename(path.with_name("away"))
    with pytest.raises(WriteFailedError, match="no longer where it was"):
        file.commit(ADDING, case)
    assert not path.exists()
    away.rename(path)
    file.commit(ADDING, case)
    assert "new" in kept(path).claims


@pytest.mark.parametrize("content", [b"", b"another file", None])
def test_a_file_replaced_under_us_is_not_written_over(
    path: Path, opened: tuple[CaseFile, Case], content: bytes | None
) -> None:
    file, case = opened
    path.unlink()
    if content is None:
        make_case(path, claims=3)
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(WriteFailedError, match="changed by another program"):
        file.commit(ADDING, case)
    assert path.read_bytes() == before


def test_a_change_by_another_program_is_not_written_over(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    file.commit(ADDING, case)
    case.apply(ADDING)
    set_by_hand(path, "UPDATE claim SET text = 'theirs' WHERE id = 'fox'")
    with pytest.raises(WriteFailedError, match="changed by another program"):
        file.commit(additions("More", [Claim("more")]), case)
    assert kept(path).claims["fox"].text == "theirs"


def test_a_file_only_touched_or_rewritten_the_same_goes_on(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    os.utime(path)
    file.commit(ADDING, case)
    case.apply(ADDING)
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    file.commit(additions("More", [Claim("more")]), case)
    assert "more" in kept(path).claims


def test_a_file_one_may_not_write_is_opened_to_look(reachable: Path) -> None:
    path = reachable
    for forbidden, mode in ((path, 0o444), (path.parent, 0o555)):
        before = forbidden.stat().st_mode
        forbidden.chmod(mode)
        with without_rights():
            file, contents = CaseFile.open(path)
            with pytest.raises(WriteFailedError, match="may not be changed here"):
                file.commit(ADDING, Case(contents.records))
            file.close()
        forbidden.chmod(before)
        assert len(contents.records) == len(everything())
        assert side_files(path) == []


def test_a_file_one_may_not_read_is_refused(reachable: Path) -> None:
    path = reachable
    path.chmod(0)
    with without_rights(), pytest.raises(CaseFileError, match=r"‘a.moot’ is not yours to open"):
        CaseFile.open(path)


def test_rights_taken_away_while_open_change_nothing(reachable: Path) -> None:
    path = reachable
    if sys.platform == "win32":
        pytest.skip("rights of this kind are Unix's")
    owner = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    for place in (path, path.parent):
        os.chown(place, *owner)
    with without_rights():
        file, contents = CaseFile.open(path)
        case = Case(contents.records)
        path.parent.chmod(0o555)
        with pytest.raises(WriteFailedError, match=r"‘a.moot’ may not be changed here"):
            file.commit(ADDING, case)
        path.parent.chmod(0o755)
        file.commit(ADDING, case)
        file.close()
    assert "new" in kept(path).claims


def test_a_journal_left_behind_is_rolled_back_by_opening_to_change(path: Path) -> None:
    content = path.read_bytes()
    die_while_writing(path)
    file, contents = CaseFile.open(path)
    assert not file.why_read_only
    assert Case(contents.records) == Case(everything())
    assert path.read_bytes() == content
    file.commit(ADDING, Case(contents.records))
    file.close()
    assert side_files(path) == []


def test_a_journal_left_behind_where_one_may_not_write_is_looked_past(reachable: Path) -> None:
    path = reachable
    die_while_writing(path)
    path.parent.chmod(0o555)
    path.with_name("a.moot-journal").chmod(0o644)
    content = path.read_bytes()
    with without_rights():
        file, contents = CaseFile.open(path)
        file.close()
    assert Case(contents.records) == Case(everything())
    assert file.why_read_only
    assert path.read_bytes() == content


def test_an_edit_no_case_may_hold_is_refused_whole(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    fox = case.claims["fox"]
    for bad in (
        additions("Dangle", [NEW, Premise("p", "nobody", "fox")]),
        Edit("Drop", (Change(fox, None),)),
        additions("Half a letter", [Claim("h", text="\ud800")]),
        additions("Too far", [NEW, Party("p", order=2**70)]),
    ):
        with pytest.raises(BadEditError, match=f"‘{bad.label}’.*‘a.moot’"):
            file.commit(bad, case)
        assert kept(path) == case
    file.commit(ADDING, case)


def test_a_case_with_loose_ends_can_be_mended_and_the_mending_undone(path: Path) -> None:
    set_by_hand(path, "DELETE FROM claim WHERE id = 'chase'")
    file, contents = CaseFile.open(path)
    case = Case(contents.records)
    assert ["premise:use" in problem for problem in contents.problems] == [True]
    mending = Edit("Remove", (Change(case.premises["use"], None),))
    file.commit(mending, case)
    case.apply(mending)
    file.commit(mending.inverse(), case)
    case.apply(mending.inverse())
    file.close()
    assert kept(path) == case


def test_a_file_without_all_its_tables_is_looked_at_and_can_be_copied(path: Path) -> None:
    set_by_hand(path, "DROP TABLE note", "DROP INDEX claim_by_burden", "ALTER TABLE claim DROP COLUMN burden")
    content = path.read_bytes()
    file, contents = CaseFile.open(path)
    assert "The table note is missing." in contents.problems
    assert "The table claim has no burden." in contents.problems
    assert "damaged" in file.why_read_only
    copy = path.with_name("copy.moot")
    file.save_copy(copy, contents.records)
    file.close()
    assert path.read_bytes() == content
    assert kept(copy) == Case(contents.records)
    copied, again = CaseFile.open(copy)
    assert not again.problems
    assert not copied.why_read_only
    copied.close()


def test_a_file_whose_pages_are_in_disorder_is_looked_at_and_not_written_to(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot", claims=300)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'claim_by_burden'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(bytes(size))
    with suppress(CaseFileError):
        file, contents = CaseFile.open(path)
        file.close()
        assert "damaged" in file.why_read_only
        assert len(contents.records) == len(everything()) + 300


def test_attached_documents_are_kept_once_and_verified(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    content = bytes(range(256)) * 1000
    digest = file.attach(content, "application/pdf", case)
    assert digest == hashlib.sha256(content).hexdigest()
    size = path.stat().st_size
    assert file.attach(content, "application/pdf", case) == digest
    assert path.stat().st_size == size
    assert file.attached(digest) == (content, "application/pdf")
    with pytest.raises(CaseFileError, match=r"not in ‘a.moot’"):
        file.attached("0" * 64)
    set_by_hand(path, "UPDATE attachment SET content = x'00'")
    with pytest.raises(CaseFileError, match="damaged; attach it again"):
        file.attached(digest)


def test_saving_under_another_name_takes_everything_along(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    digest = file.attach(b"a document", "text/plain", case)
    target = path.with_name("b.moot")
    saved = file.save_as(target, case)
    file.close()
    saved.commit(ADDING, case)
    assert saved.attached(digest) == (b"a document", "text/plain")
    saved.close()
    assert "new" in kept(target).claims
    assert kept(path) == case
    assert side_files(path) == ["b.moot"]


def test_saving_over_a_case_keeps_that_one_among_the_backups(path: Path, opened: tuple[CaseFile, Case]) -> None:
    target = make_case(path.with_name("b.moot"), claims=5)
    before = kept(target)
    opened[0].save_copy(target, opened[1])
    assert kept(target) == opened[1]
    (backup,) = backups_of(target)
    assert kept(backup) == before


def test_saving_never_leaves_half_a_file(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    target = make_case(path.with_name("b.moot"), claims=5)
    content = target.read_bytes()
    big = [*case, Note("n", text="x" * 300_000)]
    with files_no_bigger_than(100_000), pytest.raises(WriteFailedError, match=r"‘b.moot’"):
        file.save_copy(target, big)
    assert target.read_bytes() == content
    assert side_files(path) == [".a.moot.lock", "b.moot"]


def test_a_journal_beside_the_name_saved_to_does_no_harm(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    target = make_case(path.with_name("b.moot"), claims=300)
    die_while_writing(target)
    file.save_copy(target, case)
    assert kept(target) == case
    assert integrity(target) == [("ok",)]


def test_saving_where_it_cannot_be_is_refused_in_a_sentence(
    path: Path, tmp_path: Path, opened: tuple[CaseFile, Case]
) -> None:
    file, case = opened
    held, _ = CaseFile.open(make_case(tmp_path / "held.moot"))
    for target, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "b.moot", "is not there"),
        (tmp_path / "held.moot", "in use by another window"),
        (path, "is the case itself"),
        (tmp_path / "nul\0", "cannot be the name"),
        (tmp_path / ("n" * 300), "too long"),
    ):
        with pytest.raises(WriteFailedError, match=words):
            file.save_copy(target, case)
    held.close()
    assert kept(path) == case


def test_a_file_one_may_not_write_is_not_saved_over(reachable: Path) -> None:
    content = reachable.read_bytes()
    reachable.parent.chmod(0o777)
    reachable.chmod(0o444)
    with without_rights(), pytest.raises(WriteFailedError, match="not yours to open or change"):
        CaseFile.planned(Path()).save_copy(reachable, [NEW])
    assert reachable.read_bytes() == content
    assert side_files(reachable) == []


def test_a_file_saved_over_keeps_its_mode(path: Path, opened: tuple[CaseFile, Case]) -> None:
    target = make_case(path.with_name("b.moot"))
    target.chmod(0o640)
    mode = target.stat().st_mode
    opened[0].save_copy(target, opened[1])
    assert target.stat().st_mode == mode


def test_a_case_whose_file_is_gone_can_still_be_saved(path: Path, opened: tuple[CaseFile, Case]) -> None:
    file, case = opened
    path.unlink()
    target = path.with_name("b.moot")
    file.save_copy(target, case)
    assert kept(target) == case
    assert any("documents" in notice for notice in file.notices)
