"""`python3 tests bench [--sizes 100,1000,10000]`: prints the figures, each beside its ratio to a loop run here."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import qVersion

from tests.bench.clock import calibration
from tests.bench.first_paint import PAINTED

WINDOWS = ("empty", "sample")
STARTS = 15  # of each: on a busy machine the median of seven scatters by a tenth
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")  # what names one: the first window is measured there, too
FIRST, COLUMN = 28, 22


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures; the exit code is 0 unless a process that takes them failed."""
    parser = argparse.ArgumentParser(prog="python3 tests bench", description="How fast Moot is on this machine.")
    parser.add_argument("--sizes", type=_sizes, default="100,1000,10000", help="claims, e.g. 100,1000")
    sizes: list[int] = parser.parse_args(arguments).sizes
    beat = calibration()
    print(f"Moot on Python {platform.python_version()}, Qt {qVersion()}, {os.environ.get('QT_QPA_PLATFORM', 'screen')}")
    print(f"The loop these are compared with takes {beat:.1f} ms here; a ratio of 2 is twice as long as that.\n")
    with tempfile.TemporaryDirectory() as home:
        failed = not _print_sizes(sizes, Path(home), beat)
        failed = not _print_windows(Path(home), beat) or failed
        if any(os.environ.get(name) for name in DISPLAYS):
            failed = not _print_windows(Path(home), beat, on_screen=True) or failed
        failed = not _print_reasoning(Path(home), beat) or failed
    return int(failed)


def _sizes(text: str) -> list[int]:
    sizes = [int(part) for part in text.split(",")]
    if min(sizes) < 1:
        raise ValueError(text)
    return sizes


def _print_sizes(sizes: list[int], home: Path, beat: float) -> bool:
    columns = [_figures(size, home) for size in sizes]
    print(_row("", [f"{size:,} claims" for size in sizes]))
    names = max(columns, key=len, default={})
    for name in names:
        print(_row(name, [_cell(name, column, beat) for column in columns]))
    print(
        "\n40 edits, from the key to the painted map (a letter: the painted editor); 60 frames; all of 1600×1000 px.\n"
    )
    return all(columns)


def _cell(name: str, column: dict[str, float | None], beat: float) -> str:
    value = column.get(name)
    if value is None:
        return "–"
    return f"{value:,.0f} MB" if name == "memory" else _timed(value, beat)


def _timed(value: float, beat: float) -> str:
    return f"{value:,.1f} ms {value / beat:7.2f}×"


def _row(name: str, cells: list[str]) -> str:
    return name.ljust(FIRST) + "".join(cell.rjust(COLUMN) for cell in cells)


def _figures(size: int, home: Path) -> dict[str, float | None]:
    """What a process of its own says of this size; nothing where it failed, having said why."""
    command = [sys.executable, "-m", "tests.bench.figures", str(size), str(home)]
    done = subprocess.run(command, env=_environment(home), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        print(f"The figures for {size:,} claims could not be taken.", file=sys.stderr)
        return {}
    found: dict[str, float | None] = json.loads(done.stdout)
    return found


def _print_windows(home: Path, beat: float, *, on_screen: bool = False) -> bool:
    times: dict[str, list[float]] = {which: [] for which in WINDOWS}
    for number in range(STARTS + 1):
        for which in WINDOWS:  # by turns, lest one have the machine's better minutes
            taken = _start(which, home, on_screen=on_screen)
            if taken is None:
                print(f"The {which} window was not painted.", file=sys.stderr)
                return False
            if number:  # the first start only warms the disk
                times[which].append(taken)
    empty, sample = (statistics.median(times[which]) for which in WINDOWS)
    where = "on a display" if on_screen else "no display"
    print(_row(f"first window, {where}", [f"median of {STARTS}"]))
    print(_row("empty PySide6 window", [_timed(empty, beat)]))
    print(_row("Moot with the sample", [_timed(sample, beat)]), f"  {sample / empty:.2f} times the empty one")
    return True


def _print_reasoning(home: Path, beat: float) -> bool:
    command = [sys.executable, "-m", "tests.bench.reasoning"]
    done = subprocess.run(command, env=_environment(home), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        print("The figures for reasoning could not be taken.", file=sys.stderr)
        return False
    figures: dict[str, float] = json.loads(done.stdout)
    print("\nreasoning")
    for name, value in figures.items():
        print(name.ljust(2 * FIRST) + _timed(value, beat).rjust(COLUMN))
    return True


def _start(which: str, home: Path, *, on_screen: bool) -> float | None:
    """From the start of the process to its word, in ms; None if it ended without one."""
    environment = _environment(home)
    if on_screen:
        environment.pop("QT_QPA_PLATFORM", None)  # Qt takes that of the display
    command = [sys.executable, "-m", "tests.bench.window", which]
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        word = process.stdout.readline().strip()
        taken = (time.perf_counter() - start) * 1000.0
    return taken if word == PAINTED else None


def _environment(home: Path) -> dict[str, str]:
    """A home of its own for drafts, backups and preferences; the cache of fonts stays where it is.

    Bytecode is kept, whatever the caller's shell says of it: the second start of a program does not compile it again.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folders = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
    return kept | dict.fromkeys(folders, str(home)) | {"XDG_CACHE_HOME": cache}


if __name__ == "__main__":
    sys.exit(main())
