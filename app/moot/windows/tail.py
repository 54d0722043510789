"""What the status bar says seldom, between the counts and the zoom: a page that is outgrown, an audience, a lens.

Nothing of it is to be seen when a window opens, so it is made when it is first asked for, or with the panes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from moot.windows.one_page import OnePage
from moot.windows.seen_as import SeenAs
from moot.windows.strength_lens import StrengthLens

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_LEFT = 2  # parts of the status bar that stand at its left


class Tail:
    """These parts of one window, put into its status bar before its last part."""

    def __init__(self, window: MainWindow) -> None:
        desk = window.desk
        self.one_page = OnePage(desk, window.actions_["print"].trigger, window)
        self.strength = StrengthLens(desk, window.map.sheet.rate, window)
        for place, part in enumerate((self.one_page, SeenAs(desk, window), self.strength), start=_LEFT):
            window.statusBar().insertPermanentWidget(place, part)
        QWidget.setTabOrder(window.counts.gaps, self.one_page)  # where it stands, although it comes last

    def stop(self) -> None:
        """Compute no further: the window closes."""
        self.strength.stop()
        self.one_page.stop()
