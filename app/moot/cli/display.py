"""Whether a window can be shown at all: Qt ends the whole process where it finds no display, without a word to mend it.

Only what can be told at once and for sure is told; the rest is left to Qt.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from moot.cli.errors import BadInput

_SOCKETS = Path("/tmp/.X11-unix")
_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")  # a display of this computer: its number


def require_display(environment: Mapping[str, str], sockets: Path = _SOCKETS) -> None:
    """Raise BadInput where this environment names no display, or a local X display that nobody answers for."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    if not display:
        raise BadInput(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open; "
            "start Moot from a desktop session, or see moot --help for what works without one."
        )
    local = _LOCAL.fullmatch(display)
    if local is None:
        return
    path = sockets / f"X{local[1]}"
    if not path.exists() and not _is_abstract(path):
        raise BadInput(
            f"No display answers at {display} (DISPLAY), so no window can open; "
            "start Moot from a desktop session, or see moot --help for what works without one."
        )


def _is_abstract(path: Path, table: Path = Path("/proc/net/unix")) -> bool:
    """Whether there is a socket of that name without a file, which is all that some containers have of a display."""
    try:
        return any(line.endswith(f" @{path}") for line in table.read_text("utf-8", "replace").splitlines())
    except OSError:
        return True  # nobody can tell
