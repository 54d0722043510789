"""Set-up, with real environments: a copy of `app`'s set-up in a small project of its own, which needs no network."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap
import prerequisites
from failure import SetupError

APP = Path(bootstrap.__file__).parent
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "moot"
version = "1"
description = "first"
requires-python = ">=3.11"
dependencies = []

[project.optional-dependencies]
dev = []
"""
# the least a build backend must do to install a folder for editing; it logs each time it is asked
BACKEND = """
import os, time, zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    with open("builds.log", "a") as log:
        log.write("begun\\n")
    if Path("fail").exists():
        raise SystemExit("no")
    while Path("hold").exists():
        time.sleep(0.02)
    name = "moot-1-py3-none-any.whl"
    meta = "moot-1.dist-info/"
    with zipfile.ZipFile(Path(folder, name), "w") as wheel:
        wheel.writestr("_moot.pth", str(Path("app").resolve()))
        wheel.writestr(meta + "METADATA", "Metadata-Version: 2.1\\nName: moot\\nVersion: 1\\n")
        wheel.writestr(meta + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(meta + "RECORD", "")
    return name
"""
PROGRAM = """
import os, sys
print(sys.prefix, sys.argv[1:], os.environ.get("PYTHONPATH"), os.environ.get("VIRTUAL_ENV"))
if __name__ == "__main__":
    sys.exit(7)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "a checkout"  # a blank in the path must do no harm
    cli = root / "app/moot/cli"
    cli.mkdir(parents=True)
    for name in ("__main__.py", "bootstrap.py", "failure.py", "prerequisites.py"):
        (root / "app" / name).write_bytes((APP / name).read_bytes())
    (root / "app/moot/__init__.py").touch()
    (cli / "__init__.py").touch()
    (cli / "main.py").write_text(PROGRAM)
    (root / "backend.py").write_text(BACKEND)
    (root / "pyproject.toml").write_text(PROJECT)
    return root


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(root / "app"), *arguments]


def start(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | variables
    return subprocess.run(command(root, *arguments), capture_output=True, text=True, env=environment, check=False)


def builds(root: Path) -> int:
    log = root / "builds.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


@pytest.mark.slow
def test_first_start_sets_up_and_the_second_only_starts(project: Path) -> None:
    first = start(project, "check", "a b.moot", PYTHONPATH="elsewhere", VIRTUAL_ENV="elsewhere")
    assert (first.returncode, first.stdout) == (7, f"{project / '.venv'} ['check', 'a b.moot'] None None\n"), (
        first.stderr
    )
    assert "Setting up" in first.stderr
    second = start(project, "check", "x", PIP_INDEX_URL="none://none")
    assert (second.returncode, second.stderr) == (7, "")
    assert builds(project) == 1


@pytest.mark.slow
def test_set_up_compiles_what_pip_only_links(project: Path) -> None:
    (project / "app/moot/seldom.py").touch()
    start(project, "check", PYTHONDONTWRITEBYTECODE="1")
    assert list((project / "app/moot/__pycache__").glob("seldom.*.pyc"))


@pytest.mark.slow
def test_only_a_change_of_what_is_installed_sets_up_again(project: Path) -> None:
    start(project, "check")
    file = project / "pyproject.toml"
    file.write_text(file.read_text() + "\n[tool.other]\nkey = 1\n")
    assert start(project, "check").stderr == ""
    file.write_text(file.read_text().replace('version = "1"', 'version = "2"'))
    assert "Bringing the packages up to date" in start(project, "check").stderr
    file.write_text(file.read_text().replace("dev = []", 'dev = ["nothing-of-that-name"]'))
    assert start(project, "check").stderr == ""
    assert builds(project) == 2


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_setup_killed_half_way_is_made_again_and_waits_for_what_still_runs(project: Path) -> None:
    (project / "hold").touch()
    half = subprocess.Popen(command(project, "check"), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    wait_until(lambda: builds(project) == 1)
    half.send_signal(signal.SIGKILL)
    half.wait()
    assert not (project / ".venv/moot-stamp.json").exists()
    again = subprocess.Popen(command(project, "check"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert again.stderr is not None
    with again.stderr:
        # pip of the first still runs and holds the lock
        assert "waiting" in again.stderr.readline()
        assert builds(project) == 1
        (project / "hold").unlink()
        assert "made again" in again.stderr.read()
    assert again.wait() == 7
    assert start(project, "check").stderr == ""


@pytest.mark.slow
def test_two_starts_at_once_set_up_once(project: Path) -> None:
    both = [subprocess.Popen(command(project, "check"), stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in both] == [7, 7]
    assert builds(project) == 1


@pytest.mark.slow
def test_an_environment_that_was_moved_or_lost_its_python_is_made_again(project: Path) -> None:
    start(project, "check")
    moved = project.rename(project.with_name("moved"))
    assert "made again" in start(moved, "check").stderr
    (moved / ".venv/bin/python").unlink()
    after = start(moved, "check")
    assert "made again" in after.stderr
    assert after.returncode == 7


@pytest.mark.slow
def test_packages_that_cannot_be_had_are_told_in_a_sentence(project: Path) -> None:
    (project / "fail").touch()
    failed = start(project, "check")
    assert failed.returncode == 1
    assert re.match("moot: The packages could not be installed.*try again", failed.stderr.splitlines()[-1])
    (project / "fail").unlink()
    again = start(project, "check")
    assert again.returncode == 7
    assert "made again" not in again.stderr


def test_a_folder_that_cannot_be_written_to_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / ".venv.lock").mkdir()
    with pytest.raises(SetupError, match="cannot be written to"):
        bootstrap.set_up(bootstrap.Environment(tmp_path), [])


def test_damaged_and_foreign_stamps_count_for_nothing(tmp_path: Path) -> None:
    environment = bootstrap.Environment(tmp_path)
    assert environment.read_stamp() == {}
    environment.folder.mkdir()
    for text in ("", "[1]", "{", '{"format": 0}', json.dumps({"format": 1, "root": "/elsewhere"})):
        environment.stamp.write_text(text)
        assert environment.read_stamp() == {}
    good = {"format": 1, "root": str(tmp_path), "interpreter": "", "needs": {}}
    environment.write_stamp(good)
    assert environment.read_stamp() == good


def test_every_start_says_what_an_old_python_lacks() -> None:
    for main in (APP / "__main__.py", APP.parent / "tests/__main__.py"):
        source = main.read_text("utf-8")
        ast.parse(source, feature_version=(3, 6))
        guard = source[: source.index("sys.exit(") + 200]
        assert guard.index("sys.version_info < (3, 11)") < guard.index("sys.exit(")
        # nothing before the guard, and no syntax in the file, that an old Python would choke on before it speaks
        assert re.findall(r"^(?:import|from) .*", guard[: guard.index("sys.exit(")], re.MULTILINE) == ["import sys"]


def test_what_opens_a_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain").touch()
    Path("check").touch()
    assert [bootstrap.opens_window(words.split()) for words in ("", "x.moot", "a/b", "plain", "--view case.moot")] == [
        True
    ] * 5
    assert not any(bootstrap.opens_window(words.split()) for words in ("--help", "check a.moot", "export a.moot b.svg"))


def test_setup_knows_every_command() -> None:
    from moot.cli.main import COMMANDS

    assert set(bootstrap.COMMANDS) == set(COMMANDS)


@pytest.mark.skipif(sys.platform != "linux", reason="Qt opens the system's libraries on Linux only")
def test_libraries_asked_for_fit_the_arguments_and_the_display() -> None:
    assert bootstrap.groups_for(["check", "x"], {}) == []
    assert bootstrap.groups_for(["--version"], {}) == []
    assert bootstrap.groups_for(["export", "a", "b"], {}) == ["pictures"]
    assert bootstrap.groups_for([], {}) is None
    assert bootstrap.groups_for([], {"DISPLAY": ":0"}) == ["pictures", "x11"]
    assert bootstrap.groups_for([], {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}) == ["pictures", "x11"]
    assert bootstrap.groups_for([], {"WAYLAND_DISPLAY": "w"}) == ["pictures", "wayland"]
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "XDG_SESSION_TYPE": "wayland"}
    assert bootstrap.groups_for([], both) == ["pictures", "wayland"]
    assert bootstrap.groups_for([], both | {"QT_QPA_PLATFORM": "offscreen"}) == ["pictures"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the system's libraries")
def test_a_library_that_is_not_there_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(prerequisites.GROUPS, "odd", {"libc.so.6": "libc6", "libno-such-thing.so.9": "libnosuch9*"})
    lacking = prerequisites.missing(["odd"])
    assert lacking == {"libno-such-thing.so.9": ("libnosuch9*",)}
    assert re.fullmatch(r"libnosuch9(t64)?", " ".join(prerequisites.debian_packages(lacking)))
    assert re.search(r"sudo apt-get install libnosuch9(t64)?$|libno-such-thing", prerequisites.remedy(lacking))


def test_the_callers_python_does_not_leak_in() -> None:
    caller = {
        "PYTHONPATH": "x",
        "PYTHONHOME": "x",
        "VIRTUAL_ENV": "x",
        "PIP_TARGET": "x",
        "LANG": "C",
        "PYTHONUTF8": "1",
    }
    assert bootstrap.clean_environment(caller) == {"LANG": "C", "PYTHONUTF8": "1", "PIP_USER": "0"}


def test_needs_speak_of_what_is_installed_only() -> None:
    base = PROJECT.encode()
    other = base.replace(b"dev = []", b'dev = ["x"]')
    assert bootstrap.needs(base, tests=False) == bootstrap.needs(other, tests=False)
    assert bootstrap.needs(base, tests=True) != bootstrap.needs(other, tests=True)
    assert bootstrap.needs(base + b"[tool.x]\ny = 1\n", tests=True) == bootstrap.needs(base, tests=True)
    assert bootstrap.needs(base.replace(b">=3.11", b">=3.12"), tests=False) != bootstrap.needs(base, tests=False)


def wait_until(holds: object, seconds: float = 60.0) -> None:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
