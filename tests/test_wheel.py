"""The wheel is whole: installed elsewhere, without the checkout, it opens, checks and draws the sample it carries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import bootstrap
from moot import places

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "export-control-dispute"
WHERE = """
import json
from pathlib import Path
import moot
from moot import places
shipped = [places.data_dir(), places.resources_dir(), places.schemes(), places.tour(), *places.templates().values()]
print(json.dumps([moot.__file__, *map(str, shipped), str(places.samples()["%s"])]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", folder, ROOT], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_the_program_and_what_it_ships_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert {name.partition("/")[0] for name in names} == {"moot"}
    shipped = {f"moot/{name}" for name in below(ROOT, "data") + below(ROOT, "resources")}
    modules = {name.removeprefix("app/") for name in below(ROOT, "app/moot") if name.endswith(".py")}
    assert set(names) == shipped | modules


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_installed_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    environment = bootstrap.clean_environment(os.environ)
    # no screen and no word about one: export must draw all the same
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)

    def run(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    found = json.loads(run(scripts / "python", "-c", WHERE % SAMPLE))
    assert all(Path(path).is_relative_to(folder) and Path(path).exists() for path in found)
    assert len(found) > len(places.templates())
    sample = found[-1]
    run(scripts / "moot", "check", sample)
    for suffix, start in (("svg", b"<?xml"), ("pdf", b"%PDF-"), ("png", b"\x89PNG")):
        picture = tmp_path / f"map.{suffix}"
        run(scripts / "moot", "export", sample, picture)
        assert picture.read_bytes().startswith(start)
    assert str(ROOT).encode() not in (tmp_path / "map.svg").read_bytes()


def test_what_ships_is_found_in_the_checkout() -> None:
    assert places.data_dir() == ROOT / "data"
    assert places.resources_dir() == ROOT / "resources"
    assert SAMPLE in places.samples()
    assert "elements-of-a-claim" in places.templates()
    assert all(path.is_file() for path in [*places.samples().values(), *places.templates().values(), places.schemes()])


def below(root: Path, folder: str) -> list[str]:
    """The files in a folder of the checkout, by their paths from its root; what Python left there apart."""
    return [
        path.relative_to(root).as_posix()
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
