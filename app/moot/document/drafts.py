"""Untitled cases: files in the drafts folder. One that no living process holds was left by a crash, or put off."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from moot.model.records import new_id
from moot.store.folders import drafts_folder


def new_draft_path(home: Path | None = None) -> Path:
    """A path in the drafts folder that nothing uses yet. Nothing is made there."""
    return drafts_folder(home).absolute() / f"{time.strftime('%Y-%m-%d %H-%M-%S')} {new_id()}.moot"


def is_draft(path: Path, home: Path | None = None) -> bool:
    """Whether a file lies in the drafts folder."""
    return path.resolve().parent == drafts_folder(home).resolve()


def leftover(home: Path | None = None) -> list[Path]:
    """The drafts no living process holds, the last changed first."""
    found: list[tuple[float, Path]] = []
    paths = list(drafts_folder(home).absolute().glob("*.moot"))
    if not paths:
        return []
    from moot.store.lock import holder_of

    for path in paths:
        with suppress(OSError):
            if not path.name.startswith(".") and path.is_file() and holder_of(path) is None:
                found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)]


def discard(path: Path) -> None:
    """Remove a draft for good. Raises OSError."""
    from moot.store.connection import forget_side_files

    path.unlink(missing_ok=True)
    forget_side_files(path)
