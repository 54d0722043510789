"""Where Moot keeps what belongs to nobody's folder yet: drafts of untitled cases, backups, own templates.

`MOOT_HOME` in the environment, or a path given by the caller, puts them elsewhere (a stick, a test).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home(given: Path | None = None) -> Path:
    """The folder of this user's data for Moot. It need not exist yet."""
    if given is not None:
        return given
    if chosen := os.environ.get("MOOT_HOME"):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local, "Moot") if local else Path.home() / "AppData" / "Local" / "Moot"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Moot"
    data = os.environ.get("XDG_DATA_HOME", "")
    # a relative path there is to be ignored, says the XDG base directory specification
    return (Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share") / "moot"


def drafts_folder(given: Path | None = None) -> Path:
    """Where untitled cases are kept."""
    return home(given) / "drafts"


def backups_folder(given: Path | None = None) -> Path:
    """Where the state of each case before a sitting is kept."""
    return home(given) / "backups"


def templates_folder(given: Path | None = None) -> Path:
    """Where a person's own templates are kept."""
    return home(given) / "templates"


def make_private(folder: Path) -> None:
    """Make a folder, and those above it, that no other user may look into. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
