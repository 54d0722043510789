"""Every command by its name, and every claim, issue, view and recent file: one field for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from moot.model.records import Id

if TYPE_CHECKING:
    from moot.windows.finding.popup import Popup, Sort
    from moot.windows.main_window import MainWindow

_RECENT = 8  # commands used last that come first
_LEAST_TOP = 4  # px from the upper edge of the bar with the search field


class Palette(QObject):
    """Opens the popup over its window and does what is chosen. Remembers the commands used last, by any way."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.popup: Popup | None = None
        self._before: QWidget | None = None
        self._recent: list[str] = []
        window.actions_.ran.connect(self._used)

    def toggle(self) -> None:
        """Open the popup; close it where it is open."""
        if self.popup is not None:
            self._close()
            return
        from moot.windows.finding.entries import entries
        from moot.windows.finding.popup import Popup

        window = self._window
        window.map.accept_editing()
        self._before = QApplication.focusWidget()
        popup = Popup(entries(window), tuple(self._recent), window)
        self.popup = popup
        popup.chosen.connect(self._chosen)
        popup.closed.connect(self._close)
        top = window.top.mapTo(window, QPoint(0, _LEAST_TOP)).y()  # over the field that says it can be opened
        popup.open_at(QPoint((window.width() - popup.width()) // 2, top))
        popup.search("")  # now that it is shown: rows measured before know nothing of the style sheet

    def _used(self, name: str) -> None:
        if name != "palette":
            self._recent = [name, *(other for other in self._recent if other != name)][:_RECENT]

    def _close(self) -> None:
        """Take the popup away, the focus to where it was."""
        popup, self.popup = self.popup, None
        if popup is None:
            return
        popup.hide()
        popup.deleteLater()
        if not popup.abandoned:
            before = self._before
            there = before is not None and isValid(before) and before.isVisible()
            (before if before is not None and there else self._window.map).setFocus()

    def _chosen(self, found: tuple[Sort, Id]) -> None:
        from moot.windows.finding.entries import reach

        self._close()
        sort, key = found
        if key in self._window.actions_.deeds:
            self._used(key)
        reach(self._window, sort, key)
