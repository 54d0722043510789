"""The overview in the lower right corner: the whole map small, and which part of it is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from moot.drawing.paint import Detail, Marks

if TYPE_CHECKING:
    from moot.canvas.view import MapView

SIZE = QSize(200, 102)  # px, at most
_LEAST = QSize(72, 40)  # px: what a map far longer than it is wide leaves of it
_INSET = 16  # px from the corner of the view
_PAD = 8.0
_NEARLY = 0.7  # of the map: with more of it in sight, the overview hides more than it shows
_LEAST_WIDE, _LEAST_HIGH = 520, 360  # px: in a smaller view the overview would cover what it shows
_REDRAW_MS = 120  # the picture may lag behind typing, the frame never does


class Minimap(QWidget):
    """A small picture of the map, made anew a little after it changes. A press or drag on it shows that part."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._picture: QPixmap | None = None
        self._wanted = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REDRAW_MS)
        self._later.timeout.connect(self._forget)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview"))
        view.sheet.changed.connect(self._map_changed)
        view.camera.moved.connect(self._moved)
        view.desk.selection_changed.connect(self._moved)
        self.settle()

    def settle(self) -> None:
        """Stand in the lower right corner; hide where all or nearly all is in sight, the view too small, the
        current box beneath, or nobody wants it."""
        view = self._view
        self._take_shape()
        self.move(view.width() - self.width() - _INSET, view.height() - self.height() - _INSET)
        room = view.width() >= _LEAST_WIDE and view.height() >= _LEAST_HIGH
        whole = QRectF(*view.sheet.layout.bounds)
        seen = whole.intersected(view.camera.sight)
        out_of_sight = seen.width() * seen.height() < _NEARLY * whole.width() * whole.height()
        wanted = self._wanted and room and out_of_sight and bool(view.sheet.layout.boxes)
        super().setVisible(wanted and not self._covers_the_current_box() and not self._covers_what_is_written())

    def _take_shape(self) -> None:
        """Be no larger than the picture of the map is."""
        bounds, pads = self._view.sheet.layout.bounds, QSize(round(2 * _PAD), round(2 * _PAD))
        picture = QSizeF(bounds.w, bounds.h).scaled(QSizeF(SIZE - pads), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        wanted = (picture + pads).expandedTo(_LEAST)
        if wanted != self.size():
            self._picture = None
            self.setFixedSize(wanted)

    def _covers_the_current_box(self) -> bool:
        current = self._view.desk.current
        rect = self._view.sheet.rect_of(current) if current is not None else None
        if rect is None:
            return False
        seen = self._view.viewportTransform().mapRect(QRectF(*rect))
        return seen.intersects(QRectF(self.geometry()))

    def _covers_what_is_written(self) -> bool:
        editor = self._view.writing.editor
        if editor is None:
            return False
        paper = editor.parentWidget()
        seen = editor.geometry() if paper is None else editor.geometry().translated(paper.mapTo(self._view, QPoint()))
        return seen.intersects(self.geometry())

    def setVisible(self, visible: bool) -> None:
        self._wanted = visible
        self.settle()

    def _moved(self) -> None:
        self.settle()
        self.update()

    def _map_changed(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _forget(self) -> None:
        self._picture = None
        self.settle()
        self.update()

    def _to_widget(self) -> QTransform:
        """From the map to this widget: all of the map, in the middle."""
        bounds = self._view.sheet.layout.bounds
        wide, high = self.width() - 2 * _PAD, self.height() - 2 * _PAD
        scale = min(wide / max(bounds.w, 1.0), high / max(bounds.h, 1.0), 0.25)
        made = QTransform()
        made.translate(self.width() / 2, self.height() / 2)
        made.scale(scale, scale)
        made.translate(-bounds.x - bounds.w / 2, -bounds.y - bounds.h / 2)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.drawPixmap(0, 0, self._drawn())
        sight = self._to_widget().mapRect(self._view.camera.sight)
        frame = sight.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if frame.isValid():
            painter.drawRoundedRect(frame, 2, 2)
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            turn = self._to_widget()
            painter.setTransform(turn, True)
            scale = turn.m11()
            detail = Detail.BLOCKS if scale < 0.05 else Detail.PLAIN
            sheet = self._view.sheet
            sheet.painting.paint(
                painter, self._view.theme, scale=scale, detail=detail, marks=Marks(lights=sheet.lights)
            )
            painter.end()
            self._picture = picture
        return self._picture

    def repaint_in_theme(self) -> None:
        """Make the picture anew at once: its colours have changed."""
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()  # the wheel over the overview does not pan the map beneath it

    def _go(self, point: QPointF) -> None:
        inverse, _ = self._to_widget().inverted()
        self._view.camera.centre(inverse.map(point))
