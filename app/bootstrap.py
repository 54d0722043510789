"""Set-up on first use, standard library only: makes `.venv`, installs Moot and what it needs, then hands over.

A stamp, written last, says what the environment holds and for which `pyproject.toml`. While it fits, a start reads two
small files and touches neither pip nor network. An environment that was being made when something stopped it carries
a mark and is made again; a lock keeps two starts from making it at once.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from failure import SetupError, tell

ROOT = Path(__file__).resolve().parent.parent
STAMP_FORMAT = 1
# The commands and the libraries each needs: most never load Qt, and nothing it lacks may stop those.
COMMANDS: dict[str, list[str]] = {"analyse": [], "check": [], "convert": [], "export": ["pictures"]}
KEPT_PYTHON_VARIABLES = ("PYTHONUTF8", "PYTHONIOENCODING", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE")
LEAKING_VARIABLES = ("VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON")


class Environment:
    """The virtual environment of one checkout, and the files that tell its state."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.folder / "moot-stamp.json"
        self.unfinished = self.folder / "moot-unfinished"
        self.lock = root / ".venv.lock"

    def read_stamp(self) -> dict[str, Any]:
        """What the stamp says; nothing where it is absent, damaged, or speaks of an environment that is gone."""
        try:
            stamp = json.loads(self.stamp.read_bytes())
        except (OSError, ValueError):
            return {}
        fits = isinstance(stamp, dict) and stamp.get("format") == STAMP_FORMAT and stamp.get("root") == str(self.root)
        # a system upgrade replaces the interpreter an environment leans on: then its packages are out of reach
        return stamp if fits and stamp.get("interpreter") == self.interpreter() else {}

    def write_stamp(self, stamp: Mapping[str, Any]) -> None:
        """Replace the stamp in one step."""
        fresh = self.stamp.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(stamp, indent=1), "utf-8")
        fresh.replace(self.stamp)

    def interpreter(self) -> str:
        """The interpreter this environment leans on, links resolved; empty where it is not there."""
        return os.path.realpath(self.python) if self.python.exists() else ""

    def usable(self) -> bool:
        """Whether pip runs in it, on a Python late enough."""
        probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
        try:
            return subprocess.run([self.python, "-I", "-c", probe], capture_output=True, check=False).returncode == 0
        except OSError:
            return False


def run_app(arguments: list[str], root: Path = ROOT) -> int:
    """Set up what these arguments need and become `moot`; returns an exit code only where that is not possible."""
    try:
        groups = groups_for(arguments, dict(os.environ))
        python = set_up(Environment(root), groups or [])
        if groups is None:
            raise SetupError(
                "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. Start "
                "Moot from a desktop session; all its commands work without one: python3 app --help lists them."
            )
    except SetupError as error:
        tell(str(error))
        return 1
    except KeyboardInterrupt:
        tell("Stopped. The next start sets up again.")
        return 130
    if opens_window(arguments) and os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        tell(f"QT_QPA_PLATFORM is {os.environ['QT_QPA_PLATFORM']}: the window runs without a screen, nothing is shown.")
    return hand_over([str(python), "-P", "-m", "moot.cli.main", *arguments])


def opens_window(arguments: list[str]) -> bool:
    """Whether these arguments open a window: none at all, or a file first; a bare word is a command."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    if not words:
        return not arguments
    return words[0] not in COMMANDS and (any(mark in words[0] for mark in "./\\") or Path(words[0]).exists())


def groups_for(arguments: list[str], environment: dict[str, str]) -> list[str] | None:
    """The groups of system libraries these arguments need; None for a window where there is no display."""
    if not opens_window(arguments):
        words = [argument for argument in arguments if not argument.startswith("-")]
        return COMMANDS.get(words[0], []) if words else []
    if sys.platform != "linux":
        return []
    from prerequisites import needed_groups

    return needed_groups(environment) or None


def set_up(environment: Environment, groups: list[str], *, tests: bool = False) -> Path:
    """Make sure the environment and the system hold what is needed; returns its Python. Raises SetupError."""
    stamp = environment.read_stamp()
    if not _is_current(environment, stamp, tests):
        _make_current(environment, groups, tests)
        stamp = environment.read_stamp()
    unchecked = [group for group in groups if group not in stamp.get("complete", [])]
    if unchecked:
        _complete_system(environment, unchecked)
    return environment.python


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what would change which modules Python finds or where pip installs."""
    return {
        name: value
        for name, value in environment.items()
        if name not in LEAKING_VARIABLES and (not name.startswith("PYTHON") or name in KEPT_PYTHON_VARIABLES)
    } | {"PIP_USER": "0"}


def hand_over(command: list[str]) -> int:
    """Become this command; on Windows, which cannot, run it and pass its exit code on."""
    environment = clean_environment(os.environ)
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    process = subprocess.Popen(command, env=environment)
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # it goes to the child as well, and that decides
            return process.wait()


def needs(project: bytes, *, tests: bool) -> str:
    """A digest of what decides the packages installed: a change anywhere else in the file needs no new set-up."""
    import tomllib

    table = tomllib.loads(project.decode())
    extras = table["project"].pop("optional-dependencies", {})
    parts = [table.get("build-system"), table["project"], table.get("tool", {}).get("hatch")]
    return _digest(json.dumps(parts + [extras] * tests, sort_keys=True).encode())


def _is_current(environment: Environment, stamp: dict[str, Any], tests: bool) -> bool:
    level = "tests" if tests else "app"
    if level not in stamp.get("needs", {}):
        return False
    project = (environment.root / "pyproject.toml").read_bytes()
    if stamp["project"] == _digest(project):
        return True
    if stamp["needs"][level] != needs(project, tests=tests):
        return False
    still = {name: digest for name, digest in stamp["needs"].items() if digest == needs(project, tests=name == "tests")}
    with contextlib.suppress(OSError):  # only spares the next start the reading
        environment.write_stamp(stamp | {"project": _digest(project), "needs": still})
    return True


def _make_current(environment: Environment, groups: list[str], tests: bool) -> None:
    with _locked(environment.lock) as lock:
        stamp = environment.read_stamp()
        if _is_current(environment, stamp, tests):
            return  # another start has done it meanwhile
        if not stamp and environment.folder.exists() and not _worth_keeping(environment):
            _remove(environment)
        if not environment.folder.exists():
            _prepare_system(groups)
            tell("Setting up: this happens once and fetches about 100 MB.")
            _create(environment, lock)
        else:
            tell("Bringing the packages up to date.")
        _fill(environment, lock, tests)
        project = (environment.root / "pyproject.toml").read_bytes()
        levels = {"app": False} | ({"tests": True} if tests else {})
        environment.write_stamp(
            {
                "format": STAMP_FORMAT,
                "root": str(environment.root),
                "interpreter": environment.interpreter(),
                "project": _digest(project),
                "needs": {level: needs(project, tests=with_tests) for level, with_tests in levels.items()},
                "complete": stamp.get("complete", []),
            }
        )
        tell("Set-up is done.")


def _worth_keeping(environment: Environment) -> bool:
    return not environment.unfinished.exists() and not environment.stamp.exists() and environment.usable()


def _remove(environment: Environment) -> None:
    import shutil

    tell("The environment in .venv is not whole or not of this place: it is made again.")
    try:
        shutil.rmtree(environment.folder)
    except OSError as error:
        raise SetupError(
            f"{environment.folder} cannot be removed ({error.strerror}). Remove it and try again."
        ) from error


def _prepare_system(groups: list[str]) -> None:
    """Bring what the system lacks at once; go on without Qt's libraries, but not without what makes environments."""
    import prerequisites

    lacking = prerequisites.missing_venv() | prerequisites.missing(groups)
    if not prerequisites.install(lacking) and prerequisites.VENV in lacking:
        raise SetupError(prerequisites.remedy(lacking))
    if prerequisites.missing_venv():
        raise SetupError("This Python cannot make virtual environments (venv, ensurepip). Start Moot with another one.")


def _complete_system(environment: Environment, groups: list[str]) -> None:
    import prerequisites

    lacking = prerequisites.missing(groups)
    if lacking and prerequisites.install(lacking):
        lacking = prerequisites.missing(groups)
    if lacking:
        raise SetupError(prerequisites.remedy(lacking))
    stamp = environment.read_stamp()
    with contextlib.suppress(OSError):  # only spares the next start the look
        environment.write_stamp(stamp | {"complete": sorted({*stamp.get("complete", []), *groups})})


def _create(environment: Environment, lock: IO[str]) -> None:
    environment.folder.mkdir()
    environment.unfinished.touch()
    if _run([sys.executable, "-I", "-m", "venv", str(environment.folder)], environment, lock) != 0:
        raise SetupError(f"Python could not make a virtual environment in {environment.folder}; its message is above.")


def _fill(environment: Environment, lock: IO[str], tests: bool) -> None:
    environment.unfinished.touch()
    environment.stamp.unlink(missing_ok=True)
    options = ["--disable-pip-version-check", "--no-input"]
    if not sys.stderr.isatty():
        options += ["--progress-bar", "off"]
    install = [
        str(environment.python),
        "-I",
        "-m",
        "pip",
        "install",
        *options,
        "--editable",
        ".[dev]" if tests else ".",
    ]
    failed = _run(install, environment, lock) != 0
    # pip gives up before it changes anything: the environment is as it was, and only lacks its stamp
    environment.unfinished.unlink()
    if failed:
        raise SetupError(
            "The packages could not be installed; pip's message is above. Is there a network? Then try again."
        )
    # pip compiles what it copies, and this it has only linked; should it fail, every start compiles for itself
    _run([str(environment.python), "-I", "-m", "compileall", "-q", "app/moot"], environment, lock)


def _run(command: list[str], environment: Environment, lock: IO[str]) -> int:
    # The child holds the lock too: should only this process be killed, pip goes on, and nobody else may begin.
    held = (lock.fileno(),) if os.name != "nt" else ()
    return subprocess.run(
        command,
        cwd=environment.root,
        env=clean_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno(),
        pass_fds=held,
        check=False,
    ).returncode


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[IO[str]]:
    try:
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise SetupError(
            f"{path.parent} cannot be written to ({error.strerror}). Copy Moot to a folder of yours."
        ) from error
    with file:
        if not _lock(file, wait=False):
            tell("Another start is setting up; waiting for it.")
            while not _lock(file, wait=True):
                pass
        yield file


def _lock(file: IO[str], *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # a file system that knows no locks is no reason not to start
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
