"""Finding and filtering in one window: the bars above the map, and the commands that work them.

The bars are made when they are first asked for: a start should not wait for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moot.windows.actions import Deed, translate
from moot.windows.bars import Elided

if TYPE_CHECKING:
    from moot.windows.finding.bars import FilterBar, FindBar
    from moot.windows.finding.search import Search
    from moot.windows.finding.sifter import Sifter
    from moot.windows.main_window import MainWindow

COMMANDS = ("find", "find-next", "find-previous", "filter", "keep-filter", "clear-filter", "palette")


class Finding(QWidget):
    """Both bars, one below the other. `count` says in the status bar how many claims match the filter."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.count = Elided(self)
        self.count.setObjectName("filter-count")
        self.count.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @cached_property
    def search(self) -> Search:
        """What is looked for, and what is found."""
        from moot.windows.finding.search import Search

        return Search(self._window.desk, self._window.map, self)

    @cached_property
    def sifter(self) -> Sifter:
        """The filter."""
        from moot.windows.finding.sifter import Sifter

        gaps = self._window.side.gaps
        made = Sifter(self._window.desk, self._window.map, lambda: gaps.found, self)
        made.changed.connect(self._count)
        gaps.counted.connect(lambda _count: made.refresh() if made.wanted.gap else None)
        return made

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar to find in."""
        from moot.windows.finding.bars import FindBar

        made = FindBar(self.search, self._window.desk, self)
        self._column.insertWidget(0, made)
        made.left.connect(lambda: self._window.map.setFocus(Qt.FocusReason.OtherFocusReason))
        made.filter_asked.connect(lambda: self.filter_bar.ask())
        return made

    @cached_property
    def filter_bar(self) -> FilterBar:
        """The bar of the filter."""
        from moot.windows.finding.bars import FilterBar

        made = FilterBar(self.sifter, self._window.desk, self)
        self._column.addWidget(made)
        made.keep_asked.connect(self.keep)
        return made

    @property
    def filters(self) -> bool:
        """Whether a filter is in use."""
        return "sifter" in self.__dict__ and bool(self.sifter.wanted)

    @property
    def next_step(self) -> str:
        """What the filter key does next, in words."""
        if not self.filters:
            return translate("Filter claims…")
        return translate("Filter no more") if self.sifter.hides else translate("Hide what the filter leaves out")

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
        self._window.map.accept_editing()
        if self.filters:
            self.sifter.step()
        else:
            self.filter_bar.ask()

    def keep(self) -> None:
        """Ask for a name and keep what the filter leaves as a view."""
        from moot.windows.finding import criteria

        words = criteria.in_words(self._window.desk.case, self.sifter.wanted)
        title, accepted = QtWidgets.QInputDialog.getText(
            self._window, translate("Keep filter as view"), translate("Name of the view"), text=words
        )
        if accepted and title.strip():
            self.sifter.keep(title.strip())

    def _count(self) -> None:
        self.filter_bar.refresh()
        self.count.setText(self.sifter.count)
        self.count.setVisible(bool(self.sifter.count))


def deeds(window: MainWindow) -> list[Deed]:
    """The commands of finding."""
    t = translate

    def always() -> bool:
        return True

    def filtered() -> bool:
        return window.finding.filters

    def can_keep() -> bool:
        return filtered() and bool(window.finding.sifter.matches) and window.desk.writable

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
            said=lambda: window.finding.next_step,
        ),
        Deed("keep-filter", t("Keep filter as view…"), lambda: window.finding.keep(), can_keep),
        Deed("clear-filter", t("No filter"), lambda: window.finding.sifter.clear(), filtered),
        Deed(
            "palette",
            t("Search or run a command…"),
            lambda: window.palette_.toggle(),
            always,
            shortcuts=("Ctrl+K", "Ctrl+Shift+P"),
            break_before=True,
        ),
    ]
