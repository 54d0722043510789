"""The document kept with a source: a link that puts a copy of it on the disk, to be read in its own program."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from PySide6.QtWidgets import QFileDialog, QWidget

from moot.canvas.desk import Desk
from moot.canvas.wording import worded
from moot.document.exhibits import ExhibitError, save_exhibit
from moot.drawing.legible import one_line
from moot.model.records import Source
from moot.store.errors import CaseFileError
from moot.windows.actions import translate as _tr
from moot.windows.panels.linked import Link
from moot.windows.whereabouts import suggested


class KeptDocument(Link):
    """Hidden for a source without a document."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(_tr("Save document"), parent, wide=True)
        self._desk = desk
        self._source: Source | None = None
        self.followed.connect(self._save)

    def turn_to(self, source: Source | None) -> None:
        """Offer the document of this source."""
        self._source = source if source is not None and source.digest else None
        if self._source is not None:
            words = _tr("Save {name}…").format(name=name_of(self._source))
            self.say(words, whole=words)
        self.setVisible(self._source is not None)

    def _save(self) -> None:
        source, desk = self._source, self._desk
        if source is None:
            return
        where = suggested(desk.document, name_of(source))
        path, _kind = QFileDialog.getSaveFileName(self.window(), _tr("Save document"), where)
        if path:
            try:
                save_exhibit(desk.document, source.digest, Path(path))
            except (CaseFileError, ExhibitError) as failure:
                desk.refused.emit(worded(failure))


def name_of(source: Source) -> str:
    """The name of a source's document, without any folder a foreign file may say it was in."""
    name = PureWindowsPath(PurePosixPath(source.filename or source.title).name).name
    return one_line(name, 120) or _tr("document")
