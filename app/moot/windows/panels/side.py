"""The right side of the window: the inspector above, and beneath it the lists a person has asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from moot.canvas.desk import Desk
from moot.drawing.style import grown
from moot.windows.actions import translate as _tr
from moot.windows.panels.audiences import ComparisonPanel
from moot.windows.panels.gap_page import GapPage
from moot.windows.panels.inspector import Inspector
from moot.windows.panels.outlook import OutlookPanel
from moot.windows.panels.reading_list import ReadingPanel
from moot.windows.panels.trial import TrialList
from moot.windows.sizes import LEAST, RIGHT, grows

_SHARE = 55  # per cent of the height that the inspector has beside a list, until somebody moves the sash
_LEAST = 220  # px that it has at least, where a list beneath it still has as much


class SidePanel(QSplitter):
    """Inspector and lists. `open_list` brings a list forward: gaps, trial, outlook, audiences, readings."""

    _share: int | None = None

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("side-panel")
        self.setChildrenCollapsible(False)
        self.setMinimumWidth(grown(LEAST))
        self.inspector = Inspector(desk, self)
        self.lists = _tabs(self)
        self.gap_page = GapPage(desk, self.lists)
        self.gaps = self.gap_page.tree
        self.trial = TrialList(desk, self.lists)
        self.outlook = OutlookPanel(desk, self.lists)
        self.audiences = ComparisonPanel(desk, self.lists)
        self.readings = ReadingPanel(desk, self.lists)
        self._pages: dict[str, QWidget] = {
            "gaps": self.gap_page,
            "trial": self.trial,
            "outlook": self.outlook,
            "audiences": self.audiences,
            "readings": self.readings,
        }
        self.lists.addTab(self.gap_page, _tr("Gaps"))
        self.lists.addTab(self.trial, _tr("What if"))
        self.lists.addTab(self.outlook, _tr("Matters"))
        self.lists.addTab(self.audiences, _tr("Audiences"))
        self.lists.addTab(self.readings, _tr("Readings"))
        for at in range(self.lists.count()):  # longer words are cut off in a narrow panel
            self.lists.setTabToolTip(at, self.lists.tabText(at))
        self.gaps.counted.connect(self._count)
        self.addWidget(self.inspector)
        self.addWidget(self.lists)
        for part in (self.inspector, self.lists):
            part.setMinimumHeight(_LEAST // 4)  # what stands in them must not keep the sash from moving
        self.lists.hide()
        self.splitterMoved.connect(self._moved)

    def sizeHint(self) -> QSize:
        return QSize(grown(RIGHT), 600)

    def open_list(self, name: str) -> None:
        """Show a list and put the focus on it."""
        self.show()
        if not self.lists.isVisibleTo(self):
            self.lists.show()
            self._divide()
        self.lists.setCurrentWidget(self._pages[name])
        for pane in self.panes():
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def share(self) -> QByteArray | None:
        """Per cent of the height that a person gave to the inspector, to be kept; None where nobody moved the sash."""
        return None if self._share is None else QByteArray(str(self._share).encode())

    @share.setter
    def share(self, kept: QByteArray | None) -> None:
        said = bytes(kept.data()).decode(errors="replace") if kept is not None else ""
        if said.isdecimal():
            self._share = min(95, max(5, int(said)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares."""
        super().resizeEvent(event)
        if self.lists.isVisibleTo(self):
            self._divide()

    def changeEvent(self, event: QEvent) -> None:
        """Be as wide as larger texts need."""
        super().changeEvent(event)
        if grows(event):
            self.setMinimumWidth(grown(LEAST))

    def _divide(self) -> None:
        height = self.height() - self.handleWidth()
        above = height * (self._share or _SHARE) // 100
        if self._share is None:
            above = max(above, min(_LEAST, height // 2))
        self.setSizes([above, height - above])

    def _moved(self, _at: int, _handle: int) -> None:
        above, below = self.sizes()
        self._share = round(100 * above / max(1, above + below))

    def close_lists(self) -> None:
        """Leave the room to the inspector."""
        self.lists.hide()

    def panes(self) -> list[QWidget]:
        """The list shown, as what takes the focus."""
        page = self.lists.currentWidget()
        if page is None:
            return []
        return [page.tree if isinstance(page, GapPage | OutlookPanel | ComparisonPanel | ReadingPanel) else page]

    def stop(self) -> None:
        """End what goes on in the background."""
        for part in (self.inspector, self.gaps, self.trial, self.outlook, self.audiences, self.readings):
            part.stop()

    def _count(self, count: int) -> None:
        words = _tr("Gaps {count}").format(count=count)
        self.lists.setTabText(0, words)
        self.lists.setTabToolTip(0, words)


def _tabs(parent: QWidget) -> QTabWidget:
    lists = QTabWidget(parent)
    lists.setAccessibleName(_tr("Lists"))
    lists.setDocumentMode(True)
    lists.tabBar().setDrawBase(False)
    lists.tabBar().setExpanding(False)
    # under a style sheet Qt cuts words off that have room; a narrow panel scrolls them
    lists.setElideMode(Qt.TextElideMode.ElideNone)
    lists.setUsesScrollButtons(True)
    return lists
