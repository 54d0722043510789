"""The panes left and right of the map: made when they are first asked for, or soon after the window has shown.

A window without them is on the screen in half the time, and nobody reaches for them sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from moot.canvas.command import Canvas
from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.drawing.style import grown
from moot.windows.preferences import Preferences
from moot.windows.sizes import LEAST_MAP, LEFT, RIGHT, narrow

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

    from moot.windows.panels.outline.pane import OutlinePane
    from moot.windows.panels.side import SidePanel

_LATER = 60  # ms after the map was first painted


class Flanks(QObject):
    """Outline and side panel of a window, in a splitter about the map. `counted` is emitted with the number of gaps."""

    counted = Signal(int)
    side_made = Signal()

    def __init__(self, desk: Desk, map_: MapView, middle: QWidget, panes: QSplitter) -> None:
        super().__init__(panes)
        self._desk, self._map, self._panes = desk, map_, panes
        self._outline: OutlinePane | None = None
        self._side: SidePanel | None = None
        self._left: QWidget = _Room(LEFT)
        self._right: QWidget = _Room(RIGHT)
        for pane in (self._left, middle, self._right):
            panes.addWidget(pane)
        middle.setMinimumWidth(LEAST_MAP)
        panes.setStretchFactor(1, 1)
        for number in range(panes.count()):
            panes.setCollapsible(number, False)
        panes.setHandleWidth(1)
        self.outline_asked: bool | None = None  # what was said about it in this window; None while nothing was
        self.side_asked: bool | None = None
        self.side_share: QByteArray | None = None  # as kept from an earlier sitting
        self.gaps = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.furnish)
        self._seen = False
        map_.viewport().installEventFilter(self)

    @property
    def outline(self) -> OutlinePane:
        """The outline."""
        if self._outline is None:
            from moot.windows.panels.outline.pane import OutlinePane

            self._outline = OutlinePane(self._desk, self._map)
            self._left = self._put(self._left, self._outline)
            self._outline.gaps_asked.connect(lambda: self.side.open_list("gaps"))
            self._outline.count(self.gaps)
        return self._outline

    @property
    def side(self) -> SidePanel:
        """Inspector and lists."""
        if self._side is None:
            from moot.windows.panels.side import SidePanel

            self._side = SidePanel(self._desk)
            self._side.share = self.side_share
            self._right = self._put(self._right, self._side)
            self._side.gaps.counted.connect(self._count)
            self._side.inspector.begun.connect(lambda ref: self._map.edit_text(ref, new=True))
            self.side_made.emit()
        return self._side

    @property
    def hands(self) -> Canvas:
        """What commands work on: the outline or the map, whichever had the keys last."""
        return self._map if self._outline is None else self._outline.hands

    def furnish(self) -> None:
        """Make what is not there yet and is to be seen."""
        self._later.stop()
        if self._left.isVisible():
            _ = self.outline
        _ = self.side  # hidden or not: it counts the gaps

    def fit(self, width: int, preferences: Preferences) -> None:
        """Show what is preferred in a window so wide."""
        listing = self._side is not None and self._side.lists.isVisibleTo(self._side) and self._side.isVisible()
        roomy = width >= narrow()
        side = preferences.side_panel and (roomy or listing)
        outline = preferences.outline and roomy
        self._left.setVisible(outline if self.outline_asked is None else self.outline_asked)
        self._right.setVisible(side if self.side_asked is None else self.side_asked)
        if self._seen and not self._later.isActive():
            self.furnish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the map to be painted."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            watched.removeEventFilter(self)
            self._later.start(_LATER)
        return False

    def wear(self) -> None:
        """Follow the theme of the map."""
        if self._outline is not None:
            self._outline.tree.preview.wear(self._map.theme)

    def settle(self) -> str:
        """Put what is being typed into the case, on the map too.

        The sentence with which the disk refused some of it, which is in its field still; empty where all is kept.
        """
        refused: list[str] = []
        self._desk.unkept.connect(refused.append)
        if self._outline is None:
            self._map.accept_editing()
        else:
            self._outline.tree.hands.accept_editing()
        if self._side is not None:
            self._side.inspector.settle()
        self._desk.unkept.disconnect(refused.append)
        return "".join(refused[:1])

    def stop(self) -> None:
        """End what goes on in the background."""
        self._later.stop()
        if self._side is not None:
            self._side.stop()
            self.side_share = self._side.share

    def _put(self, room: QWidget, pane: QWidget) -> QWidget:
        """Put a pane where room was left for it."""
        number, sizes, shown = self._panes.indexOf(room), self._panes.sizes(), room.isVisibleTo(self._panes)
        self._panes.replaceWidget(number, pane)
        pane.setVisible(shown)
        self._panes.setCollapsible(number, False)
        self._panes.setSizes(sizes)
        handles = [self._panes.handle(at) for at in range(1, self._panes.count())]
        for one in (*map(self._panes.widget, range(self._panes.count())), *handles):
            if one is not None:  # a screen reader comes to them as they were last raised; handles take the mouse
                one.raise_()
        room.deleteLater()
        return pane

    def _count(self, gaps: int) -> None:
        self.gaps = gaps
        if self._outline is not None:
            self._outline.count(gaps)
        self.counted.emit(gaps)


class _Room(QWidget):
    """The place where a pane will be."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = grown(width)
        self.setObjectName("flank")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def sizeHint(self) -> QSize:
        return QSize(self._width, 600)
