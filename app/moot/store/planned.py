"""A case file that is not there yet. It comes into being with its first edit, and not before then is SQLite loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from moot.model.phrases import phrase
from moot.store.errors import shown

if TYPE_CHECKING:
    from moot.store.casefile import CaseFile


class PlannedFile:
    """What can be said of such a file. `why_read_only` is a sentence, empty if the case may be changed; `backups`
    are to be kept of it, None for as many as by default.
    """

    exists = False
    outdated = False
    holder = None

    def __init__(self, path: Path, *, home: Path | None = None, why_read_only: str = "") -> None:
        self.path = path
        self.why_read_only = why_read_only
        self.notices: list[str] = []
        self.backups: int | None = None
        self._home = home

    def begun(self) -> CaseFile:
        """The file itself, to be written or copied."""
        from moot.store.casefile import CaseFile

        file = CaseFile.planned(self.path, home=self._home)
        file.why_read_only, file.notices = self.why_read_only, self.notices
        if self.backups is not None:
            file.backups = self.backups
        return file

    def close(self) -> None:
        """Take no edit any more."""
        closed = phrase("{name} is closed; open it again to change it.", name=shown(self.path))
        self.why_read_only = self.why_read_only or closed
