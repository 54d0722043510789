"""The map as a widget: what the pointer and the keys do on it, and what commands may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from moot.canvas.asking import Asking
from moot.canvas.camera import LEAST_SCALE, MOST_SCALE, READABLE, VAST, Camera
from moot.canvas.command import Choice
from moot.canvas.commands import COMMANDS
from moot.canvas.desk import Desk
from moot.canvas.drawing import Drawing
from moot.canvas.dropping import Dropping, MapGround
from moot.canvas.minimap import Minimap
from moot.canvas.overlay import Aim, Overlay
from moot.canvas.sheet import Sheet
from moot.canvas.stray import Stray
from moot.canvas.surface import MapSurface
from moot.canvas.writing import Writing
from moot.drawing.style import DARK, LIGHT
from moot.model.records import Id, Kind, Ref

if TYPE_CHECKING:
    from moot.canvas.clipboard import Exchange
    from moot.canvas.pointer import Pointer
    from moot.canvas.preview import Preview

_POINTED = {QEvent.Type.ToolTip, QEvent.Type.NativeGesture, QEvent.Type.Gesture}

__all__ = ["LEAST_SCALE", "MOST_SCALE", "MapView"]


def _pointer_of(view: MapView) -> Pointer:
    from moot.canvas.pointer import Pointer  # this and what follows is made when there is something to do for it

    return Pointer(view)


def _exchange_of(view: MapView) -> Exchange:
    from moot.canvas.clipboard import Exchange

    return Exchange(view)


def _preview_of(view: MapView) -> Preview:
    from moot.canvas.preview import Preview

    return Preview(view.viewport())


class MapView(QGraphicsView):
    """The map of a case. `letters` lets single keys act; `motion` lets boxes glide; it opens at the scale `reading`."""

    scale_changed = Signal(float)
    pointer = cached_property(_pointer_of)
    exchange = cached_property(_exchange_of)
    preview = cached_property(_preview_of)

    def __init__(self, desk: Desk, *, drawing: Drawing | None = None, parent: QWidget | None = None) -> None:
        drawing = drawing or Drawing(desk)  # while that is waited for, half a widget would have events to answer
        super().__init__(parent)
        self.desk = desk
        self.theme = drawing.theme
        self.letters = True
        self.reading = 1.0
        _set_up(self)
        self.camera = Camera(self)
        self.sheet = Sheet(desk, self.camera, drawing, self)
        self.overlay = Overlay(self.sheet.rect_of, self.theme)
        self.scene().addItem(self.sheet.item)
        self.scene().addItem(self.overlay)
        self.writing = Writing(MapSurface(self), desk, self)
        self.asking = Asking(MapSurface(self), desk)
        self.stray = Stray(desk)
        self.minimap = Minimap(self)
        self.dropping = Dropping(MapGround(self), self.viewport())
        self.wear(dark=self.theme is DARK)
        self._connect()

    def _connect(self) -> None:
        self.camera.scaled.connect(self.scale_changed)
        self.camera.moved.connect(self.writing.place)
        self.sheet.changed.connect(self.writing.place)
        self.desk.selection_changed.connect(self._selected)
        self.desk.view_changed.connect(self._looked)
        self.desk.view_changed.connect(self._selected)
        self.desk.edited.connect(self._looked)
        self.desk.wanted.connect(self.reveal)
        self._looked()

    # What commands and windows ask

    @property
    def motion(self) -> bool:
        return self.sheet.motion

    @motion.setter
    def motion(self, wanted: bool) -> None:
        self.sheet.motion = wanted

    def wear(self, *, dark: bool) -> None:
        """Show the map in this theme."""
        self.theme = DARK if dark else LIGHT
        self.setBackgroundBrush(QColor(self.theme.paper))
        self.sheet.wear(self.theme)
        self.overlay.theme = self.theme
        self.minimap.repaint_in_theme()
        self.writing.place()

    def run(self, name: str) -> None:
        """Do a command by its name; where it cannot be done, nothing happens."""
        next(command for command in COMMANDS if command.name == name).run(self.desk, self)

    def edit_text(self, ref: Ref, *, new: bool = False) -> None:
        """Open the in-place editor on a box; a see-card's claim is edited where it is drawn in full."""
        held = self.desk.case.get(ref)
        if ref.kind in (Kind.PREMISE, Kind.POSITION) and held is not None:
            ref = Ref(Kind.CLAIM, getattr(held, "claim", ""))
        self.reveal(ref, new=new)
        if self.desk.writable and self.sheet.placed(ref) is not None:
            self.writing.open(ref, new=new)

    def accept_editing(self) -> None:
        """End in-place editing; what was typed stands. A question that is still open is put away."""
        self.asking.dismiss()
        self.writing.accept()

    def ask_claim(self, prompt: str, chosen: Callable[[Id], None], leave_out: Collection[Id] = ()) -> None:
        """Let a person find a claim by typing, one of those not left out."""
        self.asking.claim(prompt, chosen, leave_out)

    def ask_choice(self, prompt: str, choices: Sequence[Choice], chosen: Callable[[Id], None], own: str = "") -> None:
        """Let a person find one of these by typing."""
        self.asking.choice(prompt, choices, chosen, own)

    def ask_line(self, prompt: str, chosen: Callable[[str], None], text: str = "") -> None:
        """Let a person type one line."""
        self.asking.line(prompt, chosen, text)

    def place_of(self, ref: Ref) -> Ref:
        """The place a box is drawn in."""
        placed = self.sheet.placed(ref)
        return ref if placed is None or placed.box.via is None else placed.box.via

    def shows(self, ref: Ref) -> bool:
        """Whether a box shows a record."""
        return self.sheet.box_for(ref) is not None

    def reveal(self, ref: Ref, *, new: bool = False) -> None:
        """Select a box and bring it into sight, unfolding or leaving the focus where they hide it."""
        if not self.shows(ref):
            from moot.canvas.travel import uncover

            uncover(self.desk, ref, new=new)
        shown = self.sheet.box_for(ref)
        if shown is not None:
            self.desk.select_one(shown)
            self._show(shown)

    def select_all(self) -> None:
        """Select every box, the current one staying current."""
        self.desk.select(self.sheet.layout.boxes, self.desk.current)

    def copy(self) -> None:
        self.exchange.copy()

    def cut(self) -> None:
        self.exchange.cut()

    def paste(self) -> None:
        self.exchange.paste()

    def copy_picture(self) -> None:
        _copy_picture(self)

    def zoom_by(self, factor: float) -> None:
        """Zoom about the current box if it is in sight, else about the middle."""
        self.camera.zoom(self.camera.scale * factor, _eye(self))

    def zoom_to(self, scale: float) -> None:
        """Zoom to a scale, 1.0 being 100 %."""
        self.camera.zoom(scale, _eye(self))

    def fit(self, only: Collection[Ref] = ()) -> None:
        """Show the whole map, or only these boxes as large as they fit."""
        self.camera.fit(self.sheet.layout.bounds_of(only))

    def arrange(self) -> None:
        """Arrange the map so that it comes out largest in this window, and show all of it."""
        self.sheet.arrange(self.viewport().width(), self.viewport().height())
        self.fit()

    def fit_readably(self) -> None:
        """Show the whole map if it can be read so, else its beginning at a size that can."""
        first = next(iter(self.sheet.layout.boxes.values()), None)
        start, scale = None if first is None else first.rect, self.reading
        self.camera.fit(self.sheet.layout.bounds, most=scale, least=READABLE * scale, start=start)

    # What gestures ask

    def map_point(self, point: QPointF) -> QPointF:
        """A point of the viewport, on the map."""
        return self.viewportTransform().inverted()[0].map(point)

    def show_aim(self, aim: Aim | None) -> None:
        """Show what a drag would do, or nothing."""
        self.overlay.aim = aim
        self.viewport().update()

    def say_near(self, words: str, point: QPointF) -> None:
        """Words beside the pointer; none takes them away."""
        self.preview.wear(self.theme)
        self.preview.say(words, point, self.viewport())

    # Following the desk

    def _selected(self) -> None:
        current = self.desk.current
        shown = self.sheet.box_for(current) if current is not None else None
        if shown is not None and shown != current:
            self.desk.select([self.sheet.box_for(ref) or ref for ref in self.desk.selected], shown)
            return
        self._offer_grips()
        self.viewport().update()
        if shown is not None:
            self._show(shown)
            self.setAccessibleDescription(self.sheet.sentence(shown))

    def _show(self, ref: Ref) -> None:
        rect = self.sheet.placed(ref)
        if rect is not None and not self.pointer.busy:
            self.camera.show(rect.rect)

    def _looked(self) -> None:
        self.overlay.direction = self.desk.view.direction
        self._offer_grips()

    def _offer_grips(self) -> None:
        if self.desk.current is not None or "pointer" in vars(self):
            self.pointer.refresh()

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.pointer.escape()
            return
        from moot.canvas import travel
        from moot.canvas.keys import command_for

        if self.stray.takes(event) or travel.key(self, event):
            return
        command = command_for(event, letters=self.letters)
        if command is None:
            event.ignore()  # F6, and what the window's menus know
        elif command.enabled(self.desk):
            command.run(self.desk, self)
        elif command.menu.value in ("insert", "claim"):
            self.desk.refused.emit(command.refusal(self.desk))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab adds a reason; F6 leaves the map

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _open_menu(self, event)

    def viewportEvent(self, event: QEvent) -> bool:
        return (event.type() in _POINTED and self.pointer.other(event)) or super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.minimap.settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.minimap.update()


def _set_up(view: QGraphicsView) -> None:
    """A view on a vast scene that scrolls, zooms and repaints only when it is told to."""
    scene = QGraphicsScene(-VAST, -VAST, 2 * VAST, 2 * VAST, view)
    scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    view.setScene(scene)
    # asked for a widget that Qt has made, Qt for Python loads all its kinds of widgets to tell which it is
    view.setViewport(QWidget())
    view.setAccessibleName(QCoreApplication.translate("MapView", "Map"))
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    view.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.viewport().setMouseTracking(True)
    view.viewport().grabGesture(Qt.GestureType.PinchGesture)


def _copy_picture(view: MapView) -> None:
    from moot.canvas.copying import copy_picture  # and with it all that makes pictures

    copy_picture(view.desk, view.sheet, view.window())


def _eye(view: MapView) -> QPointF | None:
    """The middle of the current box, if it is in sight."""
    current = view.desk.current
    rect = view.sheet.rect_of(current) if current is not None else None
    if rect is None:
        return None
    middle = view.camera.on_screen(rect.x + rect.w / 2, rect.y + rect.h / 2)
    return QPointF(middle) if view.viewport().rect().contains(middle) else None


def _open_menu(view: MapView, event: QContextMenuEvent) -> None:
    from moot.canvas.context_menu import menu_for

    if event.reason() is QContextMenuEvent.Reason.Mouse:
        view.pointer.select_under(QPointF(event.pos()))
        at = event.globalPos()
    else:
        at = view.viewport().mapToGlobal((_eye(view) or QPointF(20, 20)).toPoint())
    menu_for(view.desk, view, view).popup(at)
    event.accept()
