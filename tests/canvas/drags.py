"""Drags from other programs, as the platform's events on a viewport."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo, QMimeData, QPoint, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY = Qt.DropAction.CopyAction
MOVE = Qt.DropAction.MoveAction
LINK = Qt.DropAction.LinkAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def of_html(html: str, text: str | None = None) -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    if text is not None:
        data.setText(text)
    return data


def of_files(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def of_link(address: str, html: str = "") -> QMimeData:
    """A link as browsers drag it: its address as such and as text, and what it is called in the HTML."""
    data = of_text(address)
    data.setUrls([QUrl(address)])
    if html:
        data.setHtml(html)
    return data


def _place(point: QPoint) -> Any:
    """A point as the events of a drag want it: from Qt 6.12 on, whole pixels are out of date there."""
    return QPointF(point) if QLibraryInfo.version() >= QVersionNumber(6, 12) else point


class Dragged:
    """Something held over a widget. Each step answers what the platform is told: the action, or None for no."""

    def __init__(
        self,
        widget: QWidget,
        data: QMimeData,
        actions: Qt.DropAction = COPY | MOVE | LINK,
        proposed: Qt.DropAction = MOVE,
    ) -> None:
        self._widget = widget
        self._data = data
        self._actions = actions
        self._proposed = proposed

    def enter(self, point: QPoint) -> bool:
        """Come in from outside; whether the drag is followed from here on."""
        event = QDragEnterEvent(_place(point), self._actions, self._data, _LEFT, _NONE)
        self._propose(event)
        QApplication.sendEvent(self._widget, event)
        return event.isAccepted()

    def move(self, point: QPoint) -> Qt.DropAction | None:
        event = QDragMoveEvent(_place(point), self._actions, self._data, _LEFT, _NONE)
        return self._send(event)

    def drop(self, point: QPoint) -> Qt.DropAction | None:
        event = QDropEvent(QPointF(point), self._actions, self._data, _LEFT, _NONE)
        answer = self._send(event)
        for _ in range(3):
            QApplication.processEvents()
        return answer

    def leave(self) -> None:
        QApplication.sendEvent(self._widget, QDragLeaveEvent())

    def _propose(self, event: QDropEvent) -> None:
        event.setDropAction(self._proposed)
        event.ignore()

    def _send(self, event: QDropEvent) -> Qt.DropAction | None:
        self._propose(event)
        QApplication.sendEvent(self._widget, event)
        return event.dropAction() if event.isAccepted() else None


def drop(widget: QWidget, data: QMimeData, point: QPoint) -> Qt.DropAction | None:
    """A whole drag: in, over the point, and dropped there."""
    dragged = Dragged(widget, data)
    if not dragged.enter(point):
        return None
    dragged.move(point)
    return dragged.drop(point)
