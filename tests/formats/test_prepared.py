"""Copies made beforehand: equal to what they were made from, and of no account once it has changed."""

import marshal
from pathlib import Path

import pytest

from moot import places
from moot.formats import prepared
from moot.formats.registry import read_file


@pytest.mark.parametrize("name", prepared.PREPARED)
def test_a_shipped_copy_holds_what_its_yaml_holds(name: str) -> None:
    path = places.samples()[name]
    assert prepared.read(path) == tuple(read_file(path).records), "run: .venv/bin/python -m moot.formats.prepared"


def test_a_copy_counts_only_for_the_text_it_was_made_from(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(places.samples()["pierson-v-post"].read_bytes())
    assert prepared.read(case) is None
    prepared.write(case)
    assert prepared.read(case) == tuple(read_file(case).records)
    case.write_bytes(case.read_bytes().replace(b"\n", b"\r\n"))
    assert prepared.read(case) is not None
    case.write_bytes(case.read_bytes().replace(b"fox", b"hare"))
    assert prepared.read(case) is None


NO_COPIES = [marshal.dumps([]), marshal.dumps({}), marshal.dumps({"crc32": 0}), marshal.dumps(None), marshal.dumps(7)]


@pytest.mark.parametrize("damage", [b"", b"no such thing", *NO_COPIES])
def test_a_damaged_copy_counts_for_nothing(tmp_path: Path, damage: bytes) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(places.samples()["pierson-v-post"].read_bytes())
    prepared.copy_of(case).write_bytes(damage)
    assert prepared.read(case) is None


def test_a_copy_cut_off_anywhere_counts_for_nothing(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(places.samples()["empty"].read_bytes())
    prepared.write(case)
    whole = prepared.copy_of(case).read_bytes()
    for length in range(len(whole)):
        prepared.copy_of(case).write_bytes(whole[:length])
        assert prepared.read(case) is None, length
