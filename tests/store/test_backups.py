"""Backups: ten of each case, told apart from its namesakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from moot.model.case import Case
from moot.store.backups import KEPT, back_up, backups_of
from moot.store.casefile import CaseFile
from moot.store.errors import CaseFileError
from tests.store.files import die_while_writing, make_case, set_by_hand
from tests.store.samples import everything


def test_ten_are_kept_the_newest_last(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    for number in range(KEPT + 3):
        set_by_hand(path, f"UPDATE settings SET title = '{number}'")
        back_up(path)
    titles = [Case(CaseFile.open(kept, read_only=True)[1].records).settings.title for kept in backups_of(path)]
    assert titles == [str(number) for number in range(3, KEPT + 3)]


def test_namesakes_and_odd_names_are_kept_apart(tmp_path: Path) -> None:
    paths = []
    for folder, name in (("one", "a.moot"), ("two", "a.moot"), ("one", "狐 ?*.moot"), ("one", "x" * 240 + ".moot")):
        (tmp_path / folder).mkdir(exist_ok=True)
        paths.append(make_case(tmp_path / folder / name))
        back_up(paths[-1])
    assert [len(backups_of(path)) for path in paths] == [1, 1, 1, 1]
    assert len({backups_of(path)[0] for path in paths}) == 4


def test_a_backup_is_of_what_was_committed(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    die_while_writing(path)
    file, contents = CaseFile.open(back_up(path), read_only=True)
    assert Case(contents.records) == Case(everything())
    file.close()


def test_no_half_backup_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.moot"
    path.write_bytes(b"no case")
    with pytest.raises(CaseFileError):
        back_up(path)
    assert backups_of(path) == []
    assert list((tmp_path / "home").rglob("*.part")) == []


def test_what_a_killed_process_left_half_copied_goes_with_the_next(tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.moot")
    first = back_up(path)
    first.with_name(".half.part").write_bytes(b"half")
    second = back_up(path)
    assert sorted(first.parent.iterdir()) == [first, second]
