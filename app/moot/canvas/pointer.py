"""What the mouse does on the map: finds what is under it, starts the drag that is meant, rings what it hovers over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QToolTip

from moot.canvas import handles, looking
from moot.canvas.handles import Grip
from moot.layout.shapes import BoxKind
from moot.model.records import Kind, Ref

if TYPE_CHECKING:
    from moot.canvas.gestures.gesture import Gesture
    from moot.canvas.view import MapView

_EDGE = 28  # px of the viewport: nearer to its edge a drag scrolls
_EDGE_MS = 16
_ZOOM_NOTCH = 1.15  # one notch of a wheel
_ZOOM = Qt.NativeGestureType.ZoomNativeGesture
_TIP_SCALE = 0.75  # below it a tooltip says what can hardly be read
_TIP_LENGTH = 180  # characters: a longer text may be cut on its card


class Pointer:
    """One press at a time: `_pressed` is where and on what, `_gesture` the drag it has become."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._pressed: tuple[QPointF, Ref | None, Grip | None] | None = None
        self._at = QPointF(-1.0, -1.0)
        self._held = Qt.KeyboardModifier.NoModifier
        self._scroll = QTimer(view)
        self._scroll.setInterval(_EDGE_MS)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def busy(self) -> bool:
        """Whether a button is held: nothing else may scroll the map then."""
        return self._gesture is not None or self._pressed is not None

    def under(self, point: QPointF) -> Ref | None:
        """The box under a point of the viewport."""
        box = self._view.sheet.box_at(self._view.map_point(point))
        return None if box is None else box.ref

    def select_under(self, point: QPointF) -> None:
        """Select what a menu is asked for, unless it is among the selected already."""
        ref = self.under(point)
        if ref is None or ref not in self._view.desk.selected:
            self._view.desk.select_one(ref)

    # Buttons

    def press(self, event: QMouseEvent) -> None:
        """Take note of what is pressed; a drag begins when the pointer has moved."""
        self._call_off()  # a drag goes on by the button it began with
        self._view.accept_editing()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position()
        self._at, self._held = point, event.modifiers()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._gesture = _pan(self._view, point)
        elif event.button() is Qt.MouseButton.LeftButton:
            grip = self._grip(point)
            ref = self._view.overlay.grips_on if grip is not None else self.under(point)
            self._pressed = (point, ref, grip)

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, begin one, or ring what the pointer is over."""
        self._at, self._held = event.position(), event.modifiers()
        if not event.buttons():
            self._call_off()  # a dialog that has opened meanwhile had the release
        if self._gesture is None and self._pressed is not None:
            away = (self._at - self._pressed[0]).manhattanLength()
            if away >= QApplication.startDragDistance():
                self._gesture = self._begin(*self._pressed)
        if self._gesture is not None:
            self._gesture.move(self._at, self._held)
            self._near_edge()
        elif not event.buttons():
            self._hover(self._at)

    def release(self, event: QMouseEvent) -> None:
        """End the drag, or click."""
        gesture, pressed = self._gesture, self._pressed
        self._gesture = self._pressed = None
        self._scroll.stop()
        if gesture is not None:
            gesture.end(event.position(), event.modifiers())
        elif pressed is not None:
            self._click(*pressed, event.modifiers())
        self._hover(event.position())

    def escape(self) -> None:
        """Esc: cancel the drag, or let go of the selection."""
        if not self._call_off():
            self._view.desk.select_one(None)

    def _call_off(self) -> bool:
        """Forget the press and cancel the drag it has become. False where there was no drag."""
        gesture, self._gesture, self._pressed = self._gesture, None, None
        self._scroll.stop()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _begin(self, point: QPointF, ref: Ref | None, grip: Grip | None) -> Gesture:
        from moot.canvas.gestures.band import Band  # the first mouse that moves over a map needs none of these
        from moot.canvas.gestures.connect import Connect
        from moot.canvas.gestures.move import Move

        view = self._view
        if ref is None:
            return Band(view, point) if self._held & Qt.KeyboardModifier.ShiftModifier else _pan(view, point)
        if not view.desk.writable:
            return _pan(view, point)
        if grip is Grip.CONNECT:
            view.desk.select_one(ref)
            return Connect(view, point, ref)
        if ref not in view.desk.selected:
            view.desk.select_one(ref)
        return Move(view, point, ref)

    def _click(self, point: QPointF, ref: Ref | None, grip: Grip | None, held: Qt.KeyboardModifier) -> None:
        view, desk = self._view, self._view.desk
        badge = view.sheet.badge_at(view.map_point(point)) if grip is None else None
        many = held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if badge is not None:
            desk.select_one(badge)
            looking.toggle_fold(desk, badge)
        elif ref is None:
            if not many:
                desk.select_one(None)
        elif grip is not None:
            desk.select_one(ref)
            view.run("sibling" if grip is Grip.SIBLING else "reason")
        elif many:
            desk.toggle(ref)
        else:
            desk.select_one(ref)
            self._follow_see(ref)

    def _follow_see(self, ref: Ref) -> None:
        """A click on a see-card goes to the claim drawn in full."""
        placed = self._view.sheet.placed(ref)
        if placed is not None and placed.box.kind is BoxKind.SEE and placed.box.claim is not None:
            self._view.reveal(Ref(Kind.CLAIM, placed.box.claim))

    def double_click(self, event: QMouseEvent) -> None:
        """Edit a box, or with Ctrl focus on it; on paper, begin a loose claim."""
        view, point = self._view, event.position()
        if event.button() is not Qt.MouseButton.LeftButton or self._grip(point) is not None:
            return
        ref = self.under(point)
        self._pressed = None
        if view.sheet.badge_at(view.map_point(point)) is not None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            view.desk.select_one(ref)
            view.run("focus-in")
        elif ref is None:
            view.run("claim")
        else:
            view.desk.select_one(ref)
            view.run("edit")

    # Wheel

    def wheel(self, event: QWheelEvent) -> None:
        """Pan; with Ctrl, zoom about the pointer; with Shift, pan sideways."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.camera.zoom(self._view.camera.scale * _ZOOM_NOTCH ** (turned.y() / 120), event.position())
        else:
            way = event.pixelDelta() if not event.pixelDelta().isNull() else turned / 2
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not way.x():
                way = QPoint(way.y(), 0)
            self._view.camera.pan(way.x(), way.y())
        event.accept()

    def other(self, event: QEvent) -> bool:
        """Pinches of a touchpad or screen, and tooltips. False for all other events."""
        if isinstance(event, QHelpEvent):
            self.tip(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is _ZOOM:
            self._pinch(1 + event.value(), event.position())
            return True
        pinch = event.gesture(Qt.GestureType.PinchGesture) if isinstance(event, QGestureEvent) else None
        if isinstance(pinch, QPinchGesture):
            self._pinch(pinch.scaleFactor(), self._view.viewport().mapFromGlobal(pinch.hotSpot()))
            return True
        return False

    def _pinch(self, factor: float, about: QPointF) -> None:
        self._view.camera.zoom(self._view.camera.scale * factor, about)

    # Hovering

    def refresh(self) -> None:
        """Look again at what is under the pointer: boxes have moved or the selection has changed."""
        if not self.busy:
            self._grips(self._view.sheet.hovered)

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._view.sheet.hover(None)
        self._grips(None)

    def tip(self, event: QHelpEvent) -> None:
        """Say in full what the box under the pointer says, where it cannot be read there."""
        words = _tip_of(self._view, self.under(QPointF(event.pos())))
        QToolTip.showText(event.globalPos(), words, self._view.viewport())  # without words it goes

    def _hover(self, point: QPointF) -> None:
        view = self._view
        ref = self.under(point)
        grip = self._grip(point)
        if grip is None and ref != view.sheet.hovered:
            view.sheet.hover(ref)
            self._grips(ref)
        if grip is Grip.CONNECT:
            view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        elif grip is Grip.SIBLING or view.sheet.badge_at(view.map_point(point)) is not None:
            view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            view.viewport().unsetCursor()

    def _grips(self, hovered: Ref | None) -> None:
        """Show the grips of the card hovered over, else of the current one."""
        view, overlay = self._view, self._view.overlay
        wanted = hovered if hovered is not None else view.desk.current
        offered = wanted is not None and view.desk.writable and view.writing.ref is None
        placed = view.sheet.placed(wanted) if wanted is not None and offered else None
        carries = placed is not None and placed.box.kind in (BoxKind.CLAIM, BoxKind.ISSUE)
        before, overlay.grips_on = overlay.grips_on, wanted if carries else None
        if before != overlay.grips_on:
            overlay.touch((before, overlay.grips_on), view.camera.scale)

    def _grip(self, point: QPointF) -> Grip | None:
        view = self._view
        ref = view.overlay.grips_on
        rect = view.sheet.rect_of(ref) if ref is not None else None
        if rect is None:
            return None
        return handles.grip_at(view.map_point(point), rect, view.overlay.direction, view.camera.scale)

    # Scrolling while dragging

    def _near_edge(self) -> None:
        dx, dy = self._pull()
        if (dx or dy) and self._gesture is not None and self._gesture.scrolls:
            if not self._scroll.isActive():
                self._scroll.start()
        else:
            self._scroll.stop()

    def _pull(self) -> tuple[float, float]:
        room = self._view.viewport().rect()
        return (
            _beyond(self._at.x(), room.left() + _EDGE, room.right() - _EDGE),
            _beyond(self._at.y(), room.top() + _EDGE, room.bottom() - _EDGE),
        )

    def _scroll_on(self) -> None:
        dx, dy = self._pull()
        if self._gesture is None or not (dx or dy):
            self._scroll.stop()
            return
        self._view.camera.pan(-dx / 2, -dy / 2)
        self._gesture.move(self._at, self._held)


def _pan(view: MapView, point: QPointF) -> Gesture:
    from moot.canvas.gestures.pan import Pan

    return Pan(view, point)


def _tip_of(view: MapView, ref: Ref | None) -> str:
    """What a tooltip says of a box, as rich text; nothing where it can be read on the map."""
    words = view.sheet.sentence(ref) if ref is not None else ""
    placed = view.sheet.placed(ref) if ref is not None else None
    cut = placed is not None and (placed.box.kind is BoxKind.SEE or len(words) > _TIP_LENGTH)
    if not words or not (cut or view.camera.scale < _TIP_SCALE):
        return ""
    rich = words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{rich}</p>"


def _beyond(value: float, least: float, most: float) -> float:
    """How far a value is outside a range, at most 40 either way."""
    return max(-40.0, min(0.0, value - least)) + min(40.0, max(0.0, value - most))
