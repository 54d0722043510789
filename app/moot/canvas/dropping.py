"""What is dragged here from other programs: words or files become sources of a claim, words on paper loose claims.

Boxes are moved without the platform's drag and drop, so whatever comes by it comes from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from moot.canvas.desk import Desk
from moot.model.records import Ref

if TYPE_CHECKING:
    from moot.canvas.brought import Brought
    from moot.canvas.outcome import Outcome
    from moot.canvas.view import MapView

_EDGE = 28  # px of the viewport: nearer to its edge a drag scrolls
_PAN = 12  # px of the viewport for each time the platform tells where the drag is


class Ground(Protocol):
    """A widget that shows the boxes of a desk, as what something is dropped on."""

    @property
    def desk(self) -> Desk: ...

    def under(self, point: QPointF) -> Ref | None:
        """The box under a point of the viewport."""

    def aim(self, ref: Ref | None, words: str, point: QPointF) -> None:
        """Ring a box, or none, and show words beside the pointer, or none."""

    def settle(self) -> None:
        """End the writing that is going on; what was typed stands."""

    def reveal(self, ref: Ref) -> None:
        """Select a box and bring it into sight."""


class Dropping(QObject):
    """Takes drops on one viewport. `opening`: files were dropped that are cases themselves, by path."""

    opening = Signal(list)

    def __init__(self, ground: Ground, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._ground = ground
        self._brought: Brought | None = None
        viewport.setAcceptDrops(True)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the events of a drag; all others go their way."""
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                self._enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                self._move(event)
            case QEvent.Type.DragLeave:
                self._leave()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self._drop(event)
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        # with all that reads what is brought, not needed for a start
        from moot.canvas.brought import brought

        self._brought = brought(event.mimeData())
        if self._brought is None:
            event.ignore()  # whatever lies beneath may want it
        else:
            self._move(event)
            event.accept()  # else Qt would not tell where it goes from here

    def _move(self, event: QDragMoveEvent) -> None:
        outcome = self._outcome(event)
        if outcome is None:
            event.ignore()
            return
        self._ground.aim(outcome.ref, outcome.words, event.position())
        if outcome.does is not None and copied(event):
            event.accept()
        else:
            event.ignore()

    def _drop(self, event: QDropEvent) -> None:
        from moot.canvas.brought import brought

        self._brought = brought(event.mimeData())
        outcome = self._outcome(event)
        self._leave()
        if outcome is None or not copied(event):
            event.ignore()
        elif outcome.does is None:
            event.ignore()
            self._ground.desk.refused.emit(outcome.words)
        else:
            event.accept()
            QTimer.singleShot(0, self, outcome.does)  # the program it comes from waits for the end of this event

    def _leave(self) -> None:
        self._brought = None
        self._ground.aim(None, "", QPointF())

    def _outcome(self, event: QDropEvent) -> Outcome | None:
        from moot.canvas.outcome import outcome_of

        if self._brought is None:
            return None
        return outcome_of(self._ground, self._brought, self._ground.under(event.position()), self.opening.emit)


def copied(event: QDropEvent) -> bool:
    """Have what is dropped copied or linked to. False where it may only be moved: it would be gone where it is."""
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if event.possibleActions() & action:
            event.setDropAction(action)
            return True
    return False


def brings_files(data: QMimeData) -> bool:
    """Whether files are brought: a text field must not take them for text, which would be their folders."""
    return any(url.isLocalFile() for url in data.urls())


class MapGround:
    """The map as what something is dropped on."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._inside = False  # whether the drag has left the edge it came in by

    @property
    def desk(self) -> Desk:
        return self._view.desk

    def under(self, point: QPointF) -> Ref | None:
        return self._view.pointer.under(point)

    def aim(self, ref: Ref | None, words: str, point: QPointF) -> None:
        from moot.canvas.overlay import Aim

        view = self._view
        self._near_edge(point, going_on=bool(words))
        rect = None if ref is None else view.sheet.rect_of(ref)
        view.show_aim(None if rect is None else Aim(view.theme.accent, rect))
        view.say_near(words, point)

    def settle(self) -> None:
        self._view.accept_editing()

    def reveal(self, ref: Ref) -> None:
        self._view.reveal(ref)

    def _near_edge(self, point: QPointF, *, going_on: bool) -> None:
        """Scroll towards an edge of the viewport that a drag comes near to from the inside."""
        room = self._view.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if not going_on or room.contains(point.toPoint()):
            self._inside = going_on
        elif self._inside:
            dx = (point.x() > room.right()) - (point.x() < room.left())
            dy = (point.y() > room.bottom()) - (point.y() < room.top())
            self._view.camera.pan(-_PAN * dx, -_PAN * dy)
