"""A view that must fit one page: the status bar says when it no longer does. Worked out late, beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from moot.canvas.desk import Desk
from moot.canvas.wording import decimal_text, worded
from moot.model.records import View
from moot.windows.actions import translate as _tr
from moot.windows.background import Background

_LEAST = 80  # px in a narrow window
_PAUSE = 1500  # ms without an edit before it is looked at


def no_longer_fits(paper: str, size: float) -> str:
    """The sentence for a view whose text comes out at so many points; empty where that is large enough."""
    from moot.drawing.one_page import WANTED, too_small

    small = too_small(size)
    if small is None:
        return ""
    said = _tr("No longer fits one {paper} page at {wanted} pt ({size} pt)")
    return said.format(paper=paper, wanted=decimal_text(WANTED, 0), size=decimal_text(small, 1))


class OnePage(QToolButton):
    """The warning, hidden while there is nothing to say; a click opens the print dialog."""

    def __init__(self, desk: Desk, printing: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: View | None = None
        self.setObjectName("one-page")
        self.setAutoRaise(True)
        self.setMinimumWidth(_LEAST)
        self.clicked.connect(printing)
        self.work: Background[float | None] = Background(self._tell, self._failed, self)
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
        self.work.finish()

    def _later(self) -> None:
        view = _recorded(self._desk)
        if self._view is None or self._view.id != view.id or self._view.page != view.page:
            self.hide()
        self._view = view
        self.pause.stop()
        self.work.cancel()
        if view.page:
            self.pause.start()

    def look(self) -> None:
        """Work out how large the view comes out now; what it says follows when that is known."""
        from moot.drawing.one_page import Marked, type_size
        from moot.drawing.pages import PAPERS
        from moot.drawing.style import ui_family

        desk, seen, family = self._desk, self._desk.appraisal, ui_family()
        if _recorded(desk).page not in PAPERS:
            return
        # the records as they are now: while they are drawn, in the thread, the case goes on
        records = tuple(desk.case)
        marked = Marked(records, _recorded(desk), desk.document.title, seen.semantics, seen.audience)
        self.work.start(lambda _stop: type_size(marked, family, worded, _tr))

    def _tell(self, size: float | None) -> None:
        sentence = "" if size is None else no_longer_fits(_recorded(self._desk).page, size)
        self.setText(sentence)
        self.setToolTip(f"{sentence}.\n{_tr('Fold parts of the view, or print it on several pages.')}")
        self.setVisible(bool(sentence))

    def _failed(self, error: Exception) -> None:
        self._desk.bug.emit(error)


def _recorded(desk: Desk) -> View:
    """The view as the case has it: what is in focus or filtered for the moment does not count."""
    return desk.case.views.get(desk.view.id, desk.view)
