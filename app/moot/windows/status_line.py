"""The left of the status bar: what the case holds, what it still lacks, and when it was last kept on the disk.

`43 claims · 3 issues · 4 gaps · saved 12:04`. Every edit is kept as it is made, so there is nothing to save: the time
is that of the last one. Where one could not be kept, that is said until the next is.
"""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from moot.canvas.desk import Desk
from moot.canvas.wording import number_text
from moot.document.document import Document
from moot.windows.actions import translate as _tr
from moot.windows.bars import Elided


class StatusLine(QWidget):
    """Counts, gaps, saved. `gaps_asked` is emitted when the gaps are clicked."""

    gaps_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: float | None = None  # seconds since the epoch
        self._refusal = ""
        self._document, self._path = desk.document, desk.document.path
        self.held = Elided(self)
        self.gaps = QPushButton(self)
        self.gaps.setObjectName("status-gaps")
        self.gaps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.gaps.setToolTip(_tr("Show what is still missing"))
        self.gaps.clicked.connect(self.gaps_asked)
        self.saved = Elided(self)
        for label in (self.held, self.saved):
            label.setObjectName("status-words")
        self._dots = (QLabel("·", self), QLabel("·", self))
        for dot in self._dots:
            dot.setObjectName("status-dot")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.held)
        row.addWidget(self._dots[0])
        row.addWidget(self.gaps)
        row.addWidget(self._dots[1])
        row.addWidget(self.saved, 1)
        desk.edited.connect(self._edited)
        desk.unkept.connect(self._refused)

    def text(self) -> str:
        """The whole line."""
        parts = (self.held.text(), self.gaps.text() if self.gaps.isVisibleTo(self) else "", self.saved.text())
        return " · ".join(part for part in parts if part)

    def show_counts(self, gaps: int) -> None:
        """Bring the line in step with the case, which has so many gaps."""
        document = self._desk.document
        if document is not self._document:  # another case came into this window
            self._document, self._kept = document, None
        if document.path != self._path:  # it was kept whole under another name
            self._path, self._refusal = document.path, ""
        case = document.case
        self.held.setText(
            " · ".join(
                (
                    _count(len(case.claims), _tr("1 claim"), _tr("{count} claims")),
                    _count(len(case.issues), _tr("1 issue"), _tr("{count} issues")),
                )
            )
        )
        self.gaps.setText(_count(gaps, _tr("1 gap"), _tr("{count} gaps")))
        self.gaps.setVisible(gaps > 0)
        self._dots[0].setVisible(gaps > 0)
        self.saved.setText(self._said())

    def _said(self) -> str:
        document = self._document
        if document.read_only:
            return _tr("read only")
        if self._refusal:
            return _tr("not saved: {why}").format(why=self._refusal)
        kept = self._kept or _last_kept(document)
        if kept is None:
            return _tr("nothing to save yet")
        now, then = time.localtime(), time.localtime(kept)
        shape = "%H:%M" if (now.tm_year, now.tm_yday) == (then.tm_year, then.tm_yday) else "%Y-%m-%d"
        return _tr("saved {when}").format(when=time.strftime(shape, then))

    def _edited(self) -> None:
        self._kept, self._refusal = time.time(), ""

    def _refused(self, sentence: str) -> None:
        self._refusal = sentence
        self.saved.setText(self._said())


def _last_kept(document: Document) -> float | None:
    """When the file was last written; None where there is none yet."""
    try:
        return document.path.stat().st_mtime if document.path.is_file() else None
    except OSError:
        return None


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(count=number_text(number))
