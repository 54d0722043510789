"""What a dialog asks, as high as it is, or with a scroll bar where large texts leave a screen too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from moot.drawing.style import grown
from moot.windows.sizes import screen_size

_REST = 80  # px of a dialog, about: its title bar, buttons and margins, with texts of the usual size


class Scrolled(QScrollArea):
    """Holds a part of a dialog. It is never lower than that part, unless the screen is."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # which Qt has just put on
        inside.installEventFilter(self)
        self._inside = inside

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self._inside
        width = max(inside.minimumWidth(), inside.minimumSizeHint().width(), inside.sizeHint().width())
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        most = screen_size().height() - 2 * grown(_REST)
        if height > most:
            width += self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(height, most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Become higher with what it holds."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
