"""The cast beside the map: a window that stays open while one works. All it does are edits, and undone as such."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QTabWidget, QVBoxLayout, QWidget

from moot.analysis.filtering import Filter
from moot.canvas.desk import Desk
from moot.drawing.style import grown
from moot.model.records import Ref
from moot.windows.actions import translate
from moot.windows.cast.parties import PartiesPage
from moot.windows.cast.schemes import SchemesPage
from moot.windows.cast.table import Page
from moot.windows.cast.tags import TagsPage

_LEAST, _USUAL = QSize(420, 280), QSize(720, 440)


class CastDialog(QDialog):
    """Parties, tags and schemes of the case on a desk.

    `show` filters the map; `go` shows one of some arguments, by its place, and selects them all.
    """

    def __init__(
        self,
        desk: Desk,
        show: Callable[[Filter], object],
        go: Callable[[Sequence[Ref], int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cast")
        self.setWindowTitle(translate("Cast"))
        self._desk = desk
        self.parties = PartiesPage(desk, show)
        self.tags = TagsPage(desk, show)
        self.schemes = SchemesPage(desk, go)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(translate("Cast"))
        self.tabs.addTab(self.parties, translate("&Parties"))
        self.tabs.addTab(self.tags, translate("&Tags"))
        self.tabs.addTab(self.schemes, translate("&Schemes"))
        self.tabs.currentChanged.connect(self._turned)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # they are push buttons
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # sentences may change the height they need
        self.setMinimumSize(grown(_LEAST.width()), _LEAST.height())
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        for key, step in ((QKeySequence.StandardKey.Undo, desk.undo), (QKeySequence.StandardKey.Redo, desk.redo)):
            QShortcut(key, self).activated.connect(step)
        desk.edited.connect(self.refresh)
        desk.rebuilt.connect(self.refresh)
        desk.refused.connect(self._refused)
        if parent is not None:
            parent.window().installEventFilter(self)
        self.resize(grown(_USUAL.width()), grown(_USUAL.height()))

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.tabs.currentWidget()
        assert isinstance(page, Page)
        return page

    def refresh(self) -> None:
        """Bring the page in front in step with the case."""
        if self.isVisible():
            self.page.refresh()

    def done(self, result: int) -> None:
        """What is being typed stands."""
        self.page.cells.accept_typing()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turned()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the window of the case goes."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def _turned(self) -> None:
        self.refresh()
        if not self.tabs.tabBar().hasFocus():  # who steps through the tabs stays there
            self.page.cells.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, sentence: str) -> None:
        if self.isActiveWindow():
            self.page.say(sentence)
