"""What part of the map is in sight, and how large: scale, scrolling, fitting.

The scene's rectangle is vast and fixed, so that no growth of the map ever makes Qt shift what is in sight; instead the
camera itself keeps the map from being lost.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsView

from moot.layout.shapes import EMPTY, Rect

LEAST_SCALE = 0.05
MOST_SCALE = 4.0
READABLE = 0.42  # the least scale at which a practised eye still reads 13 px text
VAST = 4.0e6  # px: a chain of 10,000 boxes is under half of it
_MARGIN = 36  # px of the screen left free around what is fitted
_LEAST_MARGIN = 12  # where otherwise not all of it would be in sight
_FAR = 1.0e6  # px of the screen
_KEPT = 60  # px of the screen by which the map always stays in sight


class Spot(NamedTuple):
    """Where a camera stands: its scale, and the upper left corner of what it sees, in px of the screen."""

    scale: float
    x: int
    y: int


class Camera(QObject):
    """Moves one view. `moved` is emitted after every change of scale or place, `scaled` with each new scale."""

    moved = Signal()
    scaled = Signal(float)

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._left = QPointF(0.0, 0.0)
        self.bounds: Rect = EMPTY

    @property
    def scale(self) -> float:
        """Px of the screen per px of the map."""
        return self._view.transform().m11()

    @property
    def sight(self) -> QRectF:
        """The part of the map in sight."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    @property
    def spot(self) -> Spot:
        """Where it stands, to go back to."""
        return Spot(self.scale, self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value())

    def go_back(self, spot: Spot) -> None:
        """Show what was in sight from a spot."""
        self.zoom(spot.scale)
        self._view.horizontalScrollBar().setValue(spot.x)
        self._view.verticalScrollBar().setValue(spot.y)
        self._left = QPointF(0.0, 0.0)
        self.moved.emit()

    def on_screen(self, x: float, y: float) -> QPoint:
        """A point of the map as a point of the viewport; what is far outside stays so, within what Qt can count."""
        point = self._view.viewportTransform().map(QPointF(x, y))
        return QPoint(*(round(max(-_FAR, min(_FAR, value))) for value in (point.x(), point.y())))

    def zoom(self, scale: float, about: QPointF | None = None) -> None:
        """Change the scale; the point `about` (of the viewport; its middle by default) stays where it is."""
        scale = max(LEAST_SCALE, min(MOST_SCALE, scale))
        here = about if about is not None else QPointF(self._view.viewport().rect().center())
        fixed = self._at(here)
        if abs(scale - self.scale) > 1e-9:
            transform = self._view.transform()
            transform.reset()
            transform.scale(scale, scale)
            self._view.setTransform(transform)
            self.scaled.emit(scale)
        now = self._at(here)
        self._scroll((fixed.x() - now.x()) * scale, (fixed.y() - now.y()) * scale)
        self._keep_map()
        self.moved.emit()

    def pan(self, dx: float, dy: float) -> None:
        """Move what is in sight by so many px of the screen."""
        self._scroll(-dx, -dy)
        self._keep_map()
        self.moved.emit()

    def follow(self, dx: float, dy: float) -> None:
        """Move with a box that went by this much on the map, so that it keeps its place on the screen."""
        self._scroll(dx * self.scale, dy * self.scale)
        self.moved.emit()

    def centre(self, point: QPointF) -> None:
        """Put a point of the map into the middle."""
        x, y = (max(-VAST, min(VAST, value)) for value in (point.x(), point.y()))
        self._view.centerOn(QPointF(x, y))
        self._left = QPointF(0.0, 0.0)
        self.moved.emit()

    def fit(self, rect: Rect, most: float = 1.0, least: float = LEAST_SCALE, start: Rect | None = None) -> None:
        """Show a rectangle of the map as large as it fits, but no larger than `most`, no smaller than `least`.

        What does not fit at the least scale, not even with a slim margin, shows its beginning: its upper part, and
        sideways what is about `start`, with no more empty paper beside it than its margin.
        """
        least = max(least, LEAST_SCALE)
        snug = _largest(rect, self._room(_MARGIN)) < least <= _largest(rect, self._room(_LEAST_MARGIN))
        width, height = room = self._room(_LEAST_MARGIN if snug else _MARGIN)
        scale = max(min(_largest(rect, room), most), least)
        self.zoom(scale)
        middle = QPointF(rect.x + rect.w / 2, rect.y + rect.h / 2)
        first = rect if start is None else start
        if rect.h * scale > height + 1:
            middle.setY(_within(first.y + first.h / 2, rect.y, rect.bottom, height / 2 / scale))
        if rect.w * scale > width + 1:
            middle.setX(_within(first.x + first.w / 2, rect.x, rect.right, width / 2 / scale))
        self.centre(middle)

    def _room(self, margin: int) -> tuple[int, int]:
        """Width and height of the screen within a margin."""
        room = self._view.viewport().rect()
        return max(1, room.width() - 2 * margin), max(1, room.height() - 2 * margin)

    def show(self, rect: Rect, margin: float = 24.0) -> None:
        """Scroll by as little as brings a rectangle of the map into sight; the middle if it is too large for it."""
        sight, edge = self.sight, margin / self.scale
        dx = _shift(sight.left(), sight.right(), rect.x - edge, rect.right + edge)
        dy = _shift(sight.top(), sight.bottom(), rect.y - edge, rect.bottom + edge)
        if dx or dy:
            self._scroll(dx * self.scale, dy * self.scale)
            self.moved.emit()

    def _at(self, point: QPointF) -> QPointF:
        inverse, _ = self._view.viewportTransform().inverted()
        # asked for a point, Qt for Python loads polygons and regions
        x, y = cast(tuple[float, float], inverse.map(point.x(), point.y()))
        return QPointF(x, y)

    def _scroll(self, dx: float, dy: float) -> None:
        """Scroll by px of the screen; what is less than a whole one waits for the next time."""
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        wanted = self._left.x() + dx, self._left.y() + dy
        whole = round(wanted[0]), round(wanted[1])
        self._left = QPointF(wanted[0] - whole[0], wanted[1] - whole[1])
        for bar, step in zip(bars, whole, strict=True):
            if step:  # a file may put a box anywhere, also beyond what a scroll bar can count
                bar.setValue(max(bar.minimum(), min(bar.maximum(), bar.value() + step)))

    def _keep_map(self) -> None:
        """Scroll back by what would lose the map out of sight."""
        sight, kept = self.sight, _KEPT / self.scale
        dx = _back(sight.left(), sight.right(), self.bounds.x, self.bounds.right, kept)
        dy = _back(sight.top(), sight.bottom(), self.bounds.y, self.bounds.bottom, kept)
        if dx or dy:
            self._scroll(dx * self.scale, dy * self.scale)


def _shift(low: float, high: float, start: float, end: float) -> float:
    """By how much a window low–high must move to hold start–end, or to lie within it where it is the larger."""
    if end - start > high - low:
        return min(0.0, end - high) if low > start else start - low
    return start - low if start < low else max(0.0, end - high)


def _back(low: float, high: float, start: float, end: float, kept: float) -> float:
    """By how much a window low–high must move to keep at least `kept` of start–end."""
    return min(0.0, end - kept - low) + max(0.0, start + kept - high)


def _largest(rect: Rect, room: tuple[int, int]) -> float:
    """The scale at which a rectangle just fits a room."""
    width, height = room
    return min(width / max(rect.w, 1.0), height / max(rect.h, 1.0))


def _within(middle: float, least: float, most: float, half: float) -> float:
    """The middle of a stretch of twice `half` that lies between two ends further apart than that."""
    return max(least + half, min(most - half, middle))
