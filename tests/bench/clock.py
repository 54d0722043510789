"""Measuring: how long a thing takes, and how fast this machine is, so that figures of two machines can be compared."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence


def took(act: Callable[[], object]) -> float:
    """How long this takes, in ms."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000.0


def median_of(act: Callable[[], object], times: int) -> float:
    """The median of so many runs, in ms."""
    return statistics.median(took(act) for _ in range(times))


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def loop() -> int:
    """The work figures are compared with: what an interpreter does all day (numbers, texts, tables, sorting)."""
    table: dict[str, int] = {}
    for i in range(30_000):
        word = f"{i * 7919 % 9973:x}"
        table[word] = table.get(word, 0) + len(word) * i
    return sum(value for _word, value in sorted(table.items()))


def calibration() -> float:
    """How long the loop takes on this machine, in ms: the best of some runs, the others were disturbed."""
    return min(took(loop) for _ in range(15))


def peak_memory() -> float:
    """The most memory this process has held, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
