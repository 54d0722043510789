"""Who has a case open: told to whoever comes second, gone with its holder, dead or alive."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from moot.store.lock import HeldError, Holder, Lock, holder_of, lock_path
from tests.store.files import files_no_bigger_than, side_files, without_rights

HOLD = """
import sys
from pathlib import Path
from moot.store.lock import Lock
lock = Lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.moot"
    path.write_text("a case")
    return path


def _holding(case: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(case)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_lock_is_there_while_held_and_names_its_holder(case: Path) -> None:
    lock = Lock.take(case)
    assert json.loads(lock_path(case).read_bytes())["pid"] == os.getpid()
    assert holder_of(case) == Holder.me()
    lock.release()
    lock.release()
    assert holder_of(case) is None
    assert side_files(case) == []


def test_a_second_window_of_the_same_process_is_told(case: Path) -> None:
    lock = Lock.take(case)
    with pytest.raises(HeldError, match="another window") as caught:
        Lock.take(case)
    assert caught.value.holder == Holder.me()
    lock.release()
    Lock.take(case).release()


def test_another_process_holds_it_until_it_ends(case: Path) -> None:
    with _holding(case) as process:
        with pytest.raises(HeldError) as caught:
            Lock.take(case)
        assert caught.value.holder.pid == process.pid
        assert platform.node() in str(caught.value)
        process.communicate()
    Lock.take(case).release()
    assert side_files(case) == []


def test_the_lock_of_a_killed_process_is_taken_over(case: Path) -> None:
    with _holding(case) as process:
        process.kill()
    assert lock_path(case).exists()
    assert holder_of(case) is None
    assert side_files(case) == []


def test_a_lock_file_with_anything_in_it_is_taken_over_if_nobody_holds_it(case: Path) -> None:
    for content in (b"", b"junk", b"[]", b'{"user": 1}', json.dumps({"user": "u", "host": "h", "pid": 1}).encode()):
        lock_path(case).write_bytes(content)
        Lock.take(case).release()
    assert side_files(case) == []


def test_a_link_and_what_it_leads_to_are_one_case(case: Path) -> None:
    link = case.with_name("link.moot")
    try:
        link.symlink_to(case)
    except OSError:
        pytest.skip("no links here")
    lock = Lock.take(link)
    with pytest.raises(HeldError):
        Lock.take(case)
    lock.release()


def test_a_lock_removed_by_hand_is_not_removed_again_from_its_next_holder(case: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no open file can be removed there")
    first = Lock.take(case)
    lock_path(case).unlink()
    second = Lock.take(case)
    first.release()
    assert holder_of(case) == Holder.me()
    second.release()


def test_a_very_long_name_can_be_locked(tmp_path: Path) -> None:
    case = tmp_path / ("n" * 250 + ".moot")
    Lock.take(case).release()


def test_where_nothing_can_be_made_there_is_no_lock(case: Path) -> None:
    with without_rights(), pytest.raises(PermissionError):
        Lock.take(Path("/usr/case.moot"))
    with pytest.raises(FileNotFoundError):
        Lock.take(case.parent / "none" / "a.moot")


def test_a_lock_that_cannot_be_signed_is_not_left_behind(case: Path) -> None:
    with files_no_bigger_than(0), pytest.raises(OSError, match="too large"):
        Lock.take(case)
    assert not lock_path(case).exists()


def test_a_holder_in_words() -> None:
    assert str(Holder("anna", "ws-12", 7)) == "anna on ws-12"
    assert str(Holder("", "ws-12", 7)) == "someone on ws-12"
    assert str(Holder()) == "someone else"
    assert str(Holder.me()) == "another window"
