"""Reading keeps every byte, whatever state the file is in; what is no case file is refused in one sentence."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from moot.store.connection import read_header, reading, recover, writing
from moot.store.errors import CaseFileError
from moot.store.migrations import FORMAT
from moot.store.rows import read_contents
from tests.store.files import die_while_writing, make_case, set_by_hand, side_files
from tests.store.samples import everything

ODD_NAMES = [
    "plain.moot",
    "with space.moot",
    "50% sure?.moot",
    "a#b&c=d;e.moot",
    "%41.moot",
    "Fall „Fuchs“ 狐 \N{FOX FACE}.moot",
    'it\'s "quoted".moot',
    "no suffix",
    "-dash.moot",
    "mode=rwc.moot",
]


@pytest.mark.parametrize("name", [n for n in ODD_NAMES if sys.platform != "win32" or not set(n) & set('?"')])
def test_any_name_is_read_and_written(tmp_path: Path, name: str) -> None:
    path = make_case(tmp_path / name)
    with reading(path) as connection:
        assert len(read_contents(connection).records) == len(everything())
    with writing(path, 1.0) as connection:
        connection.execute("DELETE FROM note")
    with reading(path) as connection:
        assert len(read_contents(connection).records) == len(everything()) - 1
    assert side_files(path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows any bytes in a name")
def test_a_name_that_is_no_text_is_read_and_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.moot"))
    make_case(path)
    with reading(path) as connection:
        assert len(read_contents(connection).records) == len(everything())
    path.write_bytes(b"")
    with pytest.raises(CaseFileError) as caught:
        read_header(path)
    assert str(caught.value).isprintable()
    str(caught.value).encode()


def test_the_header_tells_the_format_and_counts_commits(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    before = read_header(path)
    assert before.format == FORMAT
    assert not before.wal
    with writing(path, 1.0) as connection:
        connection.execute("DELETE FROM note")
    assert read_header(path).commits == before.commits + 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"Title: a case\n", "not a Moot case"),
        (b"hi", "not a Moot case"),
        ("Fall".encode("utf-16"), "not a Moot case"),
        (b"SQLite", "cut short"),
        (b"SQLite format 3\0", "cut short"),
        (b"SQLite format 3\0" + bytes(84), "another program"),
        (bytes(5000), "not a Moot case"),
    ],
)
def test_what_is_no_case_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.moot"
    path.write_bytes(content)
    with pytest.raises(CaseFileError, match=f"^‘x.moot’ .*{words}.*; .*\\.$"), reading(path):
        pass


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.moot"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE claim (id)")
    with pytest.raises(CaseFileError, match="another program"), reading(path):
        pass


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none.moot", "is not there"),
        (tmp_path / "none" / "none.moot", "is not there"),
        (tmp_path / ("n" * 300), "too long"),
        (tmp_path / "nul\0.moot", "cannot be the name"),
    ):
        with pytest.raises(CaseFileError, match=words):
            read_header(path)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(CaseFileError, match="no ordinary file"):
            read_header(tmp_path / "pipe")


def test_a_huge_file_that_is_no_case_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.moot"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(CaseFileError, match="not a Moot case"):
        read_header(path)


def test_a_typed_relative_name_is_shown_as_typed_and_an_absolute_one_by_its_last_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseFileError, match=r"‘cases/x\.moot’"):
        read_header(Path("cases/x.moot"))
    with pytest.raises(CaseFileError, match=r"‘x\.moot’"):
        read_header(tmp_path / "cases" / "x.moot")


def test_every_truncation_is_read_or_refused(tmp_path: Path) -> None:
    whole = make_case(tmp_path / "a.moot", claims=50).read_bytes()
    path = tmp_path / "cut.moot"
    for size in range(0, len(whole), 1777):
        path.write_bytes(whole[:size])
        with pytest.raises(CaseFileError, match=r"^‘cut\.moot’ .*; .*\.$"), reading(path) as connection:
            read_contents(connection)
    assert path.read_bytes() == whole[:size]


def test_bytes_overwritten_anywhere_are_read_or_refused(tmp_path: Path) -> None:
    whole = make_case(tmp_path / "a.moot", claims=50).read_bytes()
    path = tmp_path / "hurt.moot"
    refused = 0
    for start in range(0, len(whole) - 64, 1999):
        hurt = whole[:start] + b"\xff" * 64 + whole[start + 64 :]
        path.write_bytes(hurt)
        try:
            with reading(path) as connection:
                read_contents(connection)
        except CaseFileError:
            refused += 1
        assert path.read_bytes() == hurt
    assert refused


def test_a_journal_left_behind_is_rolled_back_in_a_copy_when_reading(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot", claims=500)
    with reading(path) as connection:
        whole = read_contents(connection).records
    die_while_writing(path)
    journal = path.with_name("a.moot-journal")
    left = path.read_bytes(), journal.read_bytes()
    with reading(path) as connection:
        assert read_contents(connection).records == whole
    assert (path.read_bytes(), journal.read_bytes()) == left
    assert side_files(path) == ["a.moot-journal"]


def test_recovery_brings_the_bytes_back(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot", claims=500)
    whole = path.read_bytes()
    die_while_writing(path)
    assert path.read_bytes() != whole
    recover(path)
    assert path.read_bytes() == whole
    assert side_files(path) == []


@pytest.mark.parametrize("content", [b"", bytes(512)])
def test_a_journal_that_says_nothing_goes_with_recovery(tmp_path: Path, content: bytes) -> None:
    path = make_case(tmp_path / "a.moot")
    path.with_name("a.moot-journal").write_bytes(content)
    recover(path)
    assert side_files(path) == []


def test_a_file_another_tool_put_into_wal_mode_is_read_without_side_files_and_put_right_by_writing(
    tmp_path: Path,
) -> None:
    path = make_case(tmp_path / "a.moot")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM note")
        connection.commit()
    content = path.read_bytes()
    with reading(path) as connection:
        assert len(read_contents(connection).records) == len(everything()) - 1
    assert path.read_bytes() == content
    assert side_files(path) == []
    with writing(path, 1.0) as connection:
        connection.execute("DELETE FROM event")
    assert not read_header(path).wal
    assert side_files(path) == []


def test_what_is_still_in_the_wal_of_a_killed_program_is_read(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("DELETE FROM note")
        connection.commit()
        with reading(path) as read:
            assert len(read_contents(read).records) == len(everything()) - 1


def test_a_writer_amid_its_transaction_does_not_block_reading(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    with writing(path, 1.0) as connection:
        connection.execute("DELETE FROM note")
        with reading(path, patience=0.0) as read:
            assert len(read_contents(read).records) == len(everything())


def test_a_big_edit_does_not_block_reading_before_it_ends(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    with writing(path, 1.0) as connection:
        connection.executemany(
            "INSERT INTO claim (id, text) VALUES (?, ?)", ((str(i), "x" * 400) for i in range(20_000))
        )
        with reading(path, patience=0.0) as read:
            assert len(read_contents(read).records) == len(everything())


def test_deleted_words_do_not_stay_in_the_file(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    with writing(path, 1.0) as connection:
        connection.execute("INSERT INTO claim (id, text) VALUES ('secret', ?)", ("PRIVILEGED" * 3,))
    assert b"PRIVILEGED" in path.read_bytes()
    with writing(path, 1.0) as connection:
        connection.execute("DELETE FROM claim WHERE id = 'secret'")
    assert b"PRIVILEGED" not in path.read_bytes()


def test_a_foreign_change_is_seen_by_the_next_reading(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    set_by_hand(path, "DELETE FROM note")
    with reading(path) as connection:
        assert len(read_contents(connection).records) == len(everything()) - 1
