"""Case files in every state a test needs: whole, held, half written, on a full or forbidden disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from moot.model.records import Claim
from moot.store.copies import write_case
from tests.store.samples import everything

HOT_JOURNAL = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.executemany("INSERT INTO claim (id, text) VALUES (?, ?)", [(f"new{i}", "x" * 500) for i in range(2000)])
connection.execute("UPDATE claim SET text = 'half done'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def make_case(path: Path, *, claims: int = 0) -> Path:
    """A case file with the sample's records and more claims if asked for."""
    write_case(path, [*everything(), *(Claim(f"extra{i}", text="word " * 20) for i in range(claims))])
    return path


def die_while_writing(path: Path) -> None:
    """Leave the file as a process killed amid a write leaves it: half changed, its journal beside it."""
    subprocess.run([sys.executable, "-c", HOT_JOURNAL, str(path)], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0


def side_files(path: Path) -> list[str]:
    """What lies in the folder of a case file beside it."""
    return sorted(other.name for other in path.parent.iterdir() if other != path)


def set_by_hand(path: Path, *statements: str) -> None:
    """Change a case file as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


@contextmanager
def without_rights() -> Iterator[None]:
    """Run as a user to whom permissions apply, where the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("permissions of this kind are Unix's")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def files_no_bigger_than(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes: the nearest to a full disk that needs no rights."""
    if sys.platform == "win32":
        pytest.skip("limits of this kind are Unix's")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A real file system of a given size; skips where none may be mounted."""
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if made.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
