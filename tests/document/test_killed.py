"""A process killed at any moment loses no acknowledged edit and leaves a file that opens."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from moot.document.document import Document
from moot.model.case import Case
from moot.model.edit import Edit
from moot.store.backups import backups_of
from tests.document.sitting import Script
from tests.store.files import make_case, side_files

SEED = 1805


def sitting(random: Random, path: Path, seed: int, *copy: Path) -> int:
    """Let a process edit and kill it at a random moment; how many edits it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.document.sitting", str(path), str(seed), *map(str, copy)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"."
        time.sleep(random.random() * 0.08)
        process.kill()
        return 1 + len(process.stdout.read())


def case_in(path: Path) -> Case:
    """What a case file holds, made sure that it opens for changing, is sound and leaves nothing beside it."""
    with Document.open(path) as document:
        assert not document.why_read_only
        assert document.problems == []
        case = document.case
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return case


@pytest.mark.slow
def test_no_acknowledged_edit_is_lost_in_a_hundred_kills(tmp_path: Path) -> None:
    random = Random(SEED)
    path = make_case(tmp_path / "a.moot")
    case = case_in(path)
    for seed in range(100):
        acknowledged = sitting(random, path, seed)
        found = case_in(path)
        script, done = Script(seed), list[Edit]()
        for _ in range(acknowledged):
            script.apply(case, done)
        if found != case:  # the edit under way when the blow fell may be there, whole
            script.apply(case, done)
        assert list(found) == list(case), f"kill {seed}, {acknowledged} edits acknowledged"
        assert side_files(path) == []
        with Document.open(backups_of(path)[-1], read_only=True) as kept:
            assert kept.problems == []


@pytest.mark.slow
def test_a_copy_under_way_is_whole_or_the_one_before(tmp_path: Path) -> None:
    random = Random(SEED)
    path = make_case(tmp_path / "a.moot")
    copy = tmp_path / "copy.moot"
    for seed in range(1000, 1020):
        sitting(random, path, seed, copy)
        if copy.exists():
            assert {"fox", "chase"} <= set(case_in(copy).claims)
        case_in(path)
