"""A view that must fit one page: the status bar says when it no longer does. Worked out late, beside the window."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from moot.canvas.desk import Desk
from moot.canvas.wording import decimal_text, worded
from moot.model.records import View
from moot.windows.actions import translate as _tr
from moot.windows.background import Background

if TYPE_CHECKING:
    from moot.drawing.measure import Measure

_WANTED = 9.0  # pt
_LEAST = 80  # px in a narrow window
_PAUSE = 1500  # ms without an edit before it is looked at


def no_longer_fits(paper: str, size: float) -> str:
    """The sentence for a view whose text comes out at so many points; empty where that is large enough."""
    tenths = math.floor(size * 10 + 0.001) / 10  # never rounded up: what is too small must not read as 9.0
    if tenths >= _WANTED:
        return ""
    said = _tr("No longer fits one {paper} page at {wanted} pt ({size} pt)")
    return said.format(paper=paper, wanted=decimal_text(_WANTED, 0), size=decimal_text(tenths, 1))


class OnePage(QToolButton):
    """The warning, hidden while there is nothing to say; a click opens the print dialog."""

    def __init__(self, desk: Desk, printing: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: View | None = None
        self._measure: Measure | None = None
        self.setObjectName("one-page")
        self.setAutoRaise(True)
        self.setMinimumWidth(_LEAST)
        self.clicked.connect(printing)
        self.work: Background[float] = Background(self._tell, self._failed, self)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE)
        self.pause.timeout.connect(self.look)
        for signal in (desk.edited, desk.rebuilt, desk.view_changed):
            signal.connect(self._later)
        self.hide()
        self._later()

    def stop(self) -> None:
        """Look no more: the window closes."""
        self.pause.stop()
        self.work.cancel()

    def _later(self) -> None:
        view = _recorded(self._desk)
        if self._view is None or self._view.id != view.id or self._view.page != view.page:
            self.hide()
        self._view = view
        self.stop()
        if view.page:
            self.pause.start()

    def look(self) -> None:
        """Work out how large the view comes out now; what it says follows when that is known."""
        from moot.drawing.caption import Words
        from moot.drawing.drawn import DrawnMap
        from moot.drawing.measure import Measure
        from moot.drawing.pages import PAPERS, Setting, largest_type, rooms, whole
        from moot.drawing.standing import standing_of
        from moot.drawing.style import LIGHT, ui_family
        from moot.model.disclosed import disclosed

        view, desk = _recorded(self._desk), self._desk
        if view.page not in PAPERS:
            return
        self._measure = self._measure or Measure(ui_family())
        case, seen = disclosed(desk.case), desk.appraisal
        standing = standing_of(case, seen.semantics, seen.audience)
        drawn = DrawnMap(case, view, LIGHT, standing, measure=self._measure, tr=worded)
        if not drawn.layout.boxes:
            self.hide()
            return
        words = Words(desk.document.title, view.title, "2000-01-01", "", case.settings.notice)
        room = rooms(Setting(drawn, whole(drawn), words, _tr), PAPERS[view.page])
        sizes = {ref: drawn.size_of(placed.box) for ref, placed in drawn.layout.boxes.items()}
        trees = drawn.forest
        self.work.start(lambda _stop: largest_type(trees, lambda box: sizes[box.ref], room))

    def _tell(self, size: float) -> None:
        sentence = no_longer_fits(_recorded(self._desk).page, size)
        self.setText(sentence)
        self.setToolTip(f"{sentence}.\n{_tr('Fold parts of the view, or print it on several pages.')}")
        self.setVisible(bool(sentence))

    def _failed(self, error: Exception) -> None:
        self._desk.bug.emit(error)


def _recorded(desk: Desk) -> View:
    """The view as the case has it: what is in focus or filtered for the moment does not count."""
    return desk.case.views.get(desk.view.id, desk.view)
