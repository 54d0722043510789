"""Formats of the case file: each ever shipped still opens; an older one is looked at in memory, raised on request."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from moot.model.case import Case
from moot.model.records import Claim, Kind
from moot.store.casefile import CaseFile
from moot.store.connection import read_header
from moot.store.errors import CaseFileError, WriteFailedError
from moot.store.migrations import FORMAT, MIGRATIONS, migrate
from tests.store.files import make_case, set_by_hand, side_files
from tests.store.samples import everything, everything_in

FIXTURES = Path(__file__).parent / "fixtures"


def add_moods(connection: sqlite3.Connection) -> None:
    """A next format, for tests: a new column, filled, and a table rebuilt while others point at it."""
    connection.execute("ALTER TABLE claim ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
    connection.execute("UPDATE claim SET note = 'raised'")
    connection.execute("CREATE TABLE party2 AS SELECT * FROM party")
    connection.execute("DELETE FROM party")
    connection.execute("INSERT INTO party SELECT * FROM party2")
    connection.execute("DROP TABLE party2")


def fail_on_disk(connection: sqlite3.Connection) -> None:
    """A step that breaks off half done, but not where one only looks."""
    connection.execute("DELETE FROM note")
    (_, _, file) = connection.execute("PRAGMA database_list").fetchone()
    if file:
        raise sqlite3.OperationalError("no")


NEXT = (*MIGRATIONS, add_moods)


def test_there_is_a_fixture_of_every_format() -> None:
    assert sorted(path.name for path in FIXTURES.glob("*.moot")) == [f"v{n}.moot" for n in range(1, FORMAT + 1)]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.moot")), ids=lambda path: path.stem)
def test_every_format_ever_shipped_opens(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path))
    file, contents = CaseFile.open(copy)
    file.close()
    assert Case(contents.records) == Case(everything_in(int(path.stem[1:])))
    assert contents.problems == []
    assert copy.read_bytes() == path.read_bytes()


def test_the_fixture_has_the_tables_a_new_file_gets(tmp_path: Path) -> None:
    found = []
    for path in (FIXTURES / f"v{FORMAT}.moot", make_case(tmp_path / "new.moot")):
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            found.append(connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall())
    assert found[0] == found[1]


def test_an_older_file_is_seen_through_a_copy_in_memory(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    content = path.read_bytes()
    file, contents = CaseFile.open(path, migrations=NEXT)
    assert file.outdated
    assert "older format" in file.why_read_only
    assert {record.note for record in contents.records if isinstance(record, Claim)} == {"raised"}
    file.close()
    assert path.read_bytes() == content
    assert side_files(path) == []


def test_an_older_file_is_raised_on_request_and_its_original_kept(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    _, before = CaseFile.open(path, read_only=True)
    file, _ = CaseFile.open(path, migrations=NEXT)
    original = file.upgrade()
    file.close()
    assert original.name == "a (before the update).moot"
    assert side_files(path) == [original.name]
    assert CaseFile.open(original, read_only=True)[1].records == before.records
    file, contents = CaseFile.open(path, migrations=NEXT)
    assert not file.outdated
    assert not file.why_read_only
    file.close()
    assert len(contents.records) == len(everything())
    assert read_header(path).format == len(NEXT)


def test_a_failed_raising_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    content = path.read_bytes()
    file, _ = CaseFile.open(path, migrations=(*MIGRATIONS, fail_on_disk))
    with pytest.raises(WriteFailedError):
        file.upgrade()
    file.close()
    assert path.read_bytes() == content


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    set_by_hand(path, f"PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(CaseFileError, match=r"^‘a.moot’ was made by a newer Moot; update this program to open it\.$"):
        CaseFile.open(path)
    assert side_files(path) == []


def test_a_file_of_no_format_is_refused(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    set_by_hand(path, "PRAGMA user_version = 0")
    with pytest.raises(CaseFileError, match="not a complete Moot case"):
        CaseFile.open(path)


def test_a_step_is_taken_once(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    with closing(sqlite3.connect(path)) as connection:
        migrate(connection)
        migrate(connection, NEXT)
        migrate(connection, NEXT)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(NEXT),)
        assert connection.execute(f"SELECT count(*) FROM {Kind.PARTY}").fetchone() == (1,)
