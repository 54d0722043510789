"""The left pane: the outline under its heading, with the number of gaps one press away from their list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from moot.canvas.command import Canvas
from moot.canvas.desk import Desk
from moot.canvas.dropping import Dropping
from moot.canvas.view import MapView
from moot.drawing.style import grown
from moot.windows.actions import translate
from moot.windows.panels.outline.receiving import OutlineGround
from moot.windows.panels.outline.tree import OutlineTree
from moot.windows.sizes import LEFT


class OutlinePane(QWidget):
    """Heading and tree. `gaps_asked` is emitted when somebody wants to see the gaps."""

    gaps_asked = Signal()

    def __init__(self, desk: Desk, map_: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._map = map_
        self._at_hand = False
        self._title = QLabel(translate("Outline"), self)
        self._title.setObjectName("outline-title")
        self.gaps = QToolButton(self)
        self.gaps.setObjectName("outline-gaps")
        self.gaps.setAutoRaise(True)
        self.gaps.clicked.connect(self.gaps_asked)
        self.tree = OutlineTree(desk, map_, self)
        self.dropping = Dropping(OutlineGround(self.tree), self.tree.viewport())
        self.dropping.opening.connect(map_.dropping.opening)
        self.setFocusProxy(self.tree)
        heading = QHBoxLayout()
        heading.setContentsMargins(14, 6, 6, 2)
        heading.addWidget(self._title, 1)
        heading.addWidget(self.gaps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        body = QHBoxLayout()
        body.setContentsMargins(6, 0, 0, 0)
        body.addWidget(self.tree)
        column.addLayout(body, 1)
        self.setTabOrder(self.tree, self.gaps)
        self.count(0)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def sizeHint(self) -> QSize:
        return QSize(grown(LEFT), 600)

    @property
    def hands(self) -> Canvas:
        """What commands work on: the outline where the keys were last, unless it is hidden; else the map."""
        return self.tree.hands if self._at_hand and self.isVisible() else self._map

    def count(self, gaps: int) -> None:
        """Say how many gaps there are."""
        self.gaps.setText(translate("Gaps {count}").format(count=gaps))
        self.gaps.setVisible(gaps > 0)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if self.isAncestorOf(now):
            self._at_hand = True
        elif now is self._map or self._map.isAncestorOf(now):
            self._at_hand = False
