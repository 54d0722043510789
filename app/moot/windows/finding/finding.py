"""Finding and filtering in one window: the bars above the map, and the commands that work them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QVBoxLayout, QWidget

from moot.analysis.filtering import Filter
from moot.windows.actions import Deed, translate
from moot.windows.finding import criteria
from moot.windows.finding.bars import FilterBar, FindBar
from moot.windows.finding.search import Search
from moot.windows.finding.sifter import Sifter, Stage

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

COMMANDS = ("find", "find-next", "find-previous", "filter", "keep-filter", "clear-filter", "palette")


class Finding(QWidget):
    """Both bars, one below the other. `count` says in the status bar how many claims match the filter."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        desk, view = window.desk, window.map
        self.search = Search(desk, view, self)
        self.sifter = Sifter(desk, view, lambda: window.side.gaps.found, self)
        self.find_bar = FindBar(self.search, desk, self)
        self.filter_bar = FilterBar(self.sifter, desk, self)
        self.count = QLabel(self)
        self.count.setObjectName("filter-count")
        self.count.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.filter_bar)
        self.find_bar.left.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.find_bar.filter_asked.connect(self.filter_bar.ask)
        self.filter_bar.keep_asked.connect(self.keep)
        self.sifter.changed.connect(self._count)
        window.side.gaps.counted.connect(lambda _count: self._gaps_known())

    def look_for(self) -> None:
        """Open the bar to find in."""
        self._window.map.accept_editing()
        self.find_bar.open()

    def step(self, by: int) -> None:
        """Go on or back among the hits; with nothing looked for, ask."""
        if not self.find_bar.field.text():
            self.look_for()
            return
        self.find_bar.open(focus=False)
        self.search.step(by)

    def filter(self) -> None:
        """Choose criteria; with some chosen, hide what is dimmed, and then filter no more."""
        if self.sifter.stage is Stage.OFF:
            self._window.map.accept_editing()
            self.filter_bar.ask()
        else:
            self.sifter.step()

    def keep(self) -> None:
        """Ask for a name and keep what the filter leaves as a view."""
        desk = self._window.desk
        words = criteria.in_words(desk.case, self.sifter.wanted)
        title, accepted = QInputDialog.getText(
            self._window, translate("Keep filter as view"), translate("Name of the view"), text=words
        )
        if accepted and title.strip():
            self.sifter.keep(title.strip())

    def _gaps_known(self) -> None:
        if self.sifter.wanted.gap:
            self.sifter.refresh()

    def _count(self) -> None:
        self.count.setText(self.sifter.count)
        self.count.setVisible(bool(self.sifter.count))


def deeds(window: MainWindow) -> list[Deed]:
    """The commands of finding."""
    t = translate

    def always() -> bool:
        return True

    def filtered() -> bool:
        return window.finding.sifter.stage is not Stage.OFF

    def can_keep() -> bool:
        return bool(window.finding.sifter.matches) and window.desk.writable

    return [
        Deed("find", t("Find…"), lambda: window.finding.look_for(), always, shortcuts=("Ctrl+F",), break_before=True),
        Deed("find-next", t("Next hit"), lambda: window.finding.step(1), always, shortcuts=("F3",)),
        Deed("find-previous", t("Previous hit"), lambda: window.finding.step(-1), always, shortcuts=("Shift+F3",)),
        Deed(
            "filter",
            t("Filter claims…"),
            lambda: window.finding.filter(),
            always,
            shortcuts=("Ctrl+Shift+F",),
            break_before=True,
            said=lambda: _next(window),
        ),
        Deed("keep-filter", t("Keep filter as view…"), lambda: window.finding.keep(), can_keep),
        Deed("clear-filter", t("No filter"), lambda: window.finding.sifter.want(Filter()), filtered),
        Deed(
            "palette",
            t("Search or run a command…"),
            lambda: window.palette_.toggle(),
            always,
            shortcuts=("Ctrl+K", "Ctrl+Shift+P"),
            break_before=True,
        ),
    ]


def _next(window: MainWindow) -> str:
    """What the filter key does next."""
    return {
        Stage.OFF: translate("Filter claims…"),
        Stage.DIMMED: translate("Hide what the filter leaves out"),
        Stage.HIDDEN: translate("Filter no more"),
    }[window.finding.sifter.stage]
