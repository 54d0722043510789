"""`python3 tests [FOLDER…] [--quick] [pytest's own options]`: sets up and runs the suite without a screen.

The whole suite begins with the checks of style, types and layers; `python3 tests bench` prints the figures instead.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is read by whatever Python is there
    have = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit("moot: Moot needs Python 3.11 or later, and this is " + have + ". Start it with a later one.")

import os
import random
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT / "app"))

from bootstrap import Environment, clean_environment, set_up  # noqa: E402 - found only by the line above
from failure import SetupError, tell  # noqa: E402

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
}


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for; the exit code is 0 only if everything held."""
    try:
        python = str(set_up(Environment(ROOT), ["pictures"], tests=True))
    except SetupError as error:
        tell(str(error))
        return 1
    environment = clean_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    if arguments[:1] == ["bench"]:
        return run([python, "-m", "tests.bench", *arguments[1:]], environment)
    options = [located(argument) for argument in arguments if argument != "--quick"]
    whole = not options
    if "--quick" in arguments:
        options += ["-m", "not slow"]
    failed = failed_checks(python, environment) if whole else []
    # conftest tells of these once more, above pytest's closing line
    environment["MOOT_FAILED_CHECKS"] = ", ".join(failed)
    seed = f"--hypothesis-seed={random.SystemRandom().randrange(2**32)}"
    code = run([python, "-m", "pytest", "-n", "2", seed, *options], environment)
    return code or int(bool(failed))


def failed_checks(python: str, environment: dict[str, str]) -> list[str]:
    """The checks that found something, each having said what."""
    failed = []
    for name, command in CHECKS.items():
        tell(f"{name} …")
        if run([python, *command], environment) != 0:
            failed.append(name)
    return failed


def located(argument: str) -> str:
    """A file or folder to be tested, found from where the caller is or from `tests`; anything else as it is."""
    path, colons, name = argument.partition("::")
    for base in (Path.cwd(), HERE):
        if not argument.startswith("-") and (base / path).exists():
            return f"{base / path}{colons}{name}"
    return argument


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run a command in the checkout; its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
