"""The state of a case before each sitting: ten copies or as told, in the user's data folder, the newest last."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from moot.store.copies import copy_case
from moot.store.folders import backups_folder, make_private

KEPT: Final = 10


def back_up(case: Path, home: Path | None = None, kept: int = KEPT) -> Path:
    """Copy a case file to its backups, and drop the oldest beyond so many (1 or more).

    Raises CaseFileError, OSError, sqlite3.Error.
    """
    folder = folder_of(case, home)
    make_private(folder)
    now = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    taken = [path.name for path in backups_of(case, home)]
    # a later copy within one second sorts behind the earlier ones
    nth = sum(name.startswith(now) for name in taken)
    while (target := folder / f"{now} {nth:03}.moot").exists():
        nth += 1
    # what a killed process left half copied; whoever copies a case holds its lock, so that nobody else is at it
    parts = list(folder.glob(".*.part"))
    copy_case(case, target)
    for old in (*parts, *backups_of(case, home)[:-kept]):
        with suppress(OSError):
            old.unlink()
    return target


def backups_of(case: Path, home: Path | None = None) -> list[Path]:
    """The backups of a case, the oldest first."""
    try:
        return sorted(path for path in folder_of(case, home).glob("*.moot") if not path.name.startswith("."))
    except OSError:
        return []


def folder_of(case: Path, home: Path | None = None) -> Path:
    """The folder of a case's backups: its name for people, a digest of its place to tell namesakes apart."""
    import hashlib  # not needed before the first edit, and would hold up every start

    real = os.fsencode(case.resolve())
    name = re.sub(r"[^\w-]+", "-", os.fsencode(case.stem).decode("utf-8", "ignore")).strip("-")[:40]
    return backups_folder(home) / f"{name or 'case'}-{hashlib.sha256(real).hexdigest()[:8]}"
