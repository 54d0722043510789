"""What lies at and below the document works without Qt: its tests run where PySide6 is not installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import click
import pytest

import bootstrap
from moot import places
from moot.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("model", "store", "layout", "formats", "document", "analysis")
TOOLS = ("pytest", "pytest-timeout", "hypothesis")
SAMPLE = "export-control-dispute"

# runs a command as its user would, then fails if any of Qt has been loaded on the way
WATCHED = """
import sys
from moot.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
loaded = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6")))
assert not loaded, loaded
"""


def requirements() -> list[str]:
    """What `pyproject.toml` asks for, less Qt and what tests Qt."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tools = [line for line in project["optional-dependencies"]["dev"] if re.split(r"[<>=]", line)[0] in TOOLS]
    assert len(tools) == len(TOOLS)
    return [line for line in project["dependencies"] if not line.startswith("PySide6")] + tools


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_everything_below_the_drawing_is_tested_where_qt_is_not_installed(tmp_path: Path) -> None:
    folder = tmp_path / "no qt"
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    environment = bootstrap.clean_environment(os.environ)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements()]
    subprocess.run(install, env=environment, check=True, timeout=600)
    absent = "import importlib.util as u; assert not u.find_spec('PySide6') and not u.find_spec('pytestqt')"
    subprocess.run([python, "-c", absent], env=environment, check=True)
    folders = [str(ROOT / "tests" / name) for name in PACKAGES]
    done = subprocess.run(
        [python, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not slow", *folders],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def commands() -> list[str]:
    """Every command there is but the one that draws, and the help."""
    return [*(name for name in main.list_commands(click.Context(main)) if name != "export"), "--help"]


def test_the_commands_that_draw_nothing_are_known() -> None:
    assert {"check", "convert"} <= set(commands())


@pytest.mark.parametrize("command", commands())
def test_commands_that_draw_nothing_never_load_qt(command: str, tmp_path: Path) -> None:
    sample = str(places.samples()[SAMPLE])
    arguments = {"convert": [sample, str(tmp_path / "out.moot")], "--help": []}.get(command, [sample])
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, command, *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr
