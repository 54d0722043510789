"""The drawn map on the scene: one item that paints everything, kept in step with the desk, and asked what is where.

After a change the selected box stays where it is on the screen and the others glide to their new places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from moot.canvas.camera import VAST, Camera
from moot.canvas.desk import Desk
from moot.canvas.drawing import Drawing
from moot.drawing import style
from moot.drawing.content import CardWords
from moot.drawing.lights import Lights
from moot.drawing.measure import Measure
from moot.drawing.paint import NO_LIGHTS, Marks, Painting
from moot.drawing.style import Theme
from moot.drawing.traced import Extent
from moot.layout.shapes import Box, MapLayout, Placed, Rect
from moot.model.edit import Edit
from moot.model.pace import watched
from moot.model.records import Id, Kind, Position, Premise, Ref

if TYPE_CHECKING:
    from PySide6.QtCore import QVariantAnimation

    from moot.canvas.glide import Glide

GLIDE_MS = 150
_MANY = 200  # selected boxes: of more, only those in sight are ringed


class MapItem(QGraphicsItem):
    """Paints what of the map is exposed, at the detail its scale allows."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        # without it Qt says all of the vast rectangle is exposed, and every box would be painted in every frame
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        return QRectF(-VAST, -VAST, 2 * VAST, 2 * VAST)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        scale = painter.worldTransform().m11()  # of device-independent px: a finer screen is no part of it
        self._sheet.paint(painter, option.exposedRect, scale)


class Sheet(QObject):
    """The map as drawn now. `changed`: boxes may have come, gone, moved or say something new, also while gliding."""

    changed = Signal()

    def __init__(self, desk: Desk, camera: Camera, drawing: Drawing, parent: QWidget) -> None:
        super().__init__(parent)
        self.drawing = drawing
        drawing.owner = parent
        self._desk = desk
        self._camera = camera
        self.item = MapItem(self)
        self.hovered: Ref | None = None
        self.lifted: frozenset[Ref] = frozenset()
        self.lights = NO_LIGHTS
        self.motion = True
        self._seen = False  # what nobody has seen does not glide
        self._glide: Glide | None = None
        self._interim: Painting | None = None
        self._clock: QVariantAnimation | None = None  # until something glides
        camera.bounds = self.layout.bounds
        desk.edited.connect(self._edited)
        desk.appraised.connect(self._appraised)
        desk.rebuilt.connect(self.draw_anew)
        desk.view_changed.connect(self._look)

    def arrange(self, width: float, height: float) -> None:
        """Arrange the boxes so that the map comes out largest in a room of this shape."""
        if self.drawing.arrange(width, height):
            self._look(anchored=False)

    # What is where

    @property
    def layout(self) -> MapLayout:
        return self.drawing.map.layout

    @property
    def painting(self) -> Painting:
        return self.drawing.map.painting

    def placed(self, ref: Ref) -> Placed | None:
        """A box with the place the layout gives it."""
        return self.layout.boxes.get(ref)

    def rect_of(self, ref: Ref) -> Rect | None:
        """Where a box is seen now, on its way if it glides."""
        if self._interim is not None:
            found = self._interim.traced.layout.rect_of(ref)
            if found is not None:
                return found
        return self.layout.rect_of(ref)

    def box_at(self, point: QPointF) -> Box | None:
        """The box under a point of the map, the topmost."""
        placed = self.painting.traced.box_at(point.x(), point.y())
        return None if placed is None else placed.box

    def boxes_in(self, rect: QRectF) -> list[Ref]:
        """The boxes a rectangle of the map touches, in reading order."""
        area = Extent(rect.left(), rect.top(), rect.right(), rect.bottom())
        found = self.painting.traced.boxes_within(area)
        return [placed.box.ref for placed in found if QRectF(*placed.rect).intersects(rect)]

    def near(self, rect: QRectF) -> list[Placed]:
        """The boxes that meet a rectangle of the map, with their places."""
        return self.painting.boxes_within(rect)

    def beneath(self, ref: Ref) -> set[Ref]:
        """A box and all that is drawn beneath it."""
        found: set[Ref] = set()
        for other, one in self.layout.boxes.items():  # in reading order: what is above comes first
            if other == ref or one.parent in found:
                found.add(other)
        placed = self.placed(ref)
        if placed is not None and placed.parent is not None and placed.parent.kind is Kind.ARGUMENT:
            argument = placed.parent
            if len(self._desk.case.premises_of(argument.id)) == 1:
                found.add(argument)
        return found

    def lift(self, refs: Iterable[Ref]) -> None:
        """Leave these out of the picture while they are being dragged."""
        self.lifted = frozenset(refs)
        self.item.update()

    def band_at(self, point: QPointF) -> Ref | None:
        """The argument whose band of linked premises is under a point."""
        spot = Extent(point.x(), point.y(), point.x(), point.y())
        for band in self.painting.traced.bands_within(spot):
            if QRectF(*band.rect).contains(point):
                return Ref(Kind.ARGUMENT, band.argument)
        return None

    def badge_at(self, point: QPointF) -> Ref | None:
        """The box whose fold badge is under a point."""
        spot = Extent(point.x() - 4, point.y() - 30, point.x() + 4, point.y() + 4)
        for placed in self.painting.traced.boxes_within(spot):
            badge = self.painting.badge(placed.box.ref) if placed.box.hidden is not None else None
            if badge is not None and QRectF(*badge.rect).adjusted(-2, -2, 2, 2).contains(point):
                return placed.box.ref
        return None

    def text_place(self, ref: Ref) -> Rect | None:
        """Where the text of a card or issue stands on the map, the room for it to grow to the right included."""
        rect, placed = self.rect_of(ref), self.placed(ref)
        if rect is None or placed is None:
            return None
        content = self.drawing.map.content_of(placed.box)
        runs = self.drawing.map.measure.prepared(content).runs
        if isinstance(content, CardWords):
            run = runs[2 if content.number else 1]  # after the key number and the header
            return Rect(rect.x + run.x, rect.y + run.y, style.TEXT_WIDTH, rect.h - run.y)
        run = runs[0]
        width = max(rect.w - 2 * run.x, style.CARD_WIDTH)
        return Rect(rect.x + rect.w / 2 - width / 2, rect.y + run.y, width, rect.h - 2 * run.y)

    def box_for(self, ref: Ref) -> Ref | None:
        """The box that shows a record: its own, or for a use of a claim drawn in full there, that of the claim."""
        if ref in self.layout.boxes:
            return ref
        record = self._desk.case.get(ref)
        if isinstance(record, Premise | Position):
            claim = Ref(Kind.CLAIM, record.claim)
            if claim in self.layout.boxes:
                return claim
        return None

    def sentence(self, ref: Ref) -> str:
        """All a box says, in one sentence."""
        return self.drawing.map.sentence(ref)

    def claim_of(self, ref: Ref) -> Id | None:
        """The claim a box shows."""
        placed = self.placed(ref)
        return None if placed is None else placed.box.claim

    # Painting

    def paint(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Paint what is exposed: the layout, or on the way to it what it is now."""
        self._seen = True
        selected = _ringed(self.painting, self._desk.selected, self.lifted, exposed)
        marks = Marks(selected, self.hovered if self.hovered not in self.lifted else None, self.lifted, self.lights)
        painting = self._interim if self._interim is not None else self.painting
        with watched(None):  # the screen may be painted in the middle of work that somebody watches
            painting.paint(painter, self.drawing.theme, scale=scale, exposed=exposed, marks=marks)

    def shine(self, lights: Lights) -> None:
        """Pick out other boxes than before."""
        if lights != self.lights:
            self.lights = lights
            self.item.update()
            self.changed.emit()

    def wear(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.drawing.wear(theme)
        self.item.update()

    def hover(self, ref: Ref | None) -> None:
        """Ring the box under the pointer."""
        old, self.hovered = self.hovered, ref
        for changed in (old, ref):
            self.touch(changed)

    def touch(self, ref: Ref | None) -> None:
        """Have a box and its ring painted again."""
        rect = self.rect_of(ref) if ref is not None else None
        if rect is not None:
            edge = 8.0 + 4.0 / self._camera.scale
            self.item.update(QRectF(*rect).adjusted(-edge, -edge, edge, edge))

    # Following the desk

    def _edited(self, edit: Edit) -> None:
        if any(change.ref.kind is not Kind.VIEW for change in edit.changes):  # of another view, the desk tells
            self._change(lambda: self.drawing.take(edit))

    def rate(self, strengths: Mapping[Ref, str]) -> None:
        """Show how strong claims and arguments are, in words; nothing where the table is empty."""
        self._change(lambda: self.drawing.rate(strengths))

    def _appraised(self) -> None:
        self._change(self.drawing.evaluate)

    def draw_anew(self) -> None:
        """Draw everything once more."""
        self.drawing.draw_anew()
        self._settle()

    def set_in(self, measure: Measure) -> None:
        """Draw the map in the family of this measure."""
        self.drawing.set_in(measure)
        self._settle()

    def _look(self, *, anchored: bool = True) -> None:
        self._change(self.drawing.look, anchored=anchored)

    def _change(self, change: Callable[[], None], *, anchored: bool = True) -> None:
        before = self.painting.traced
        anchor = self._anchor() if anchored else None
        change()
        after = self.painting.traced
        self._camera.bounds = self.layout.bounds
        if after is before:  # what boxes say has changed, not where they are
            self.item.update()
            self.changed.emit()
            return
        shift = _shift(before.layout, after.layout, anchor)
        self._camera.follow(*shift)
        if self._clock is not None:
            self._clock.stop()
        self._glide = self._interim = None
        if self.motion and self._seen and before.layout.boxes:
            from moot.canvas.glide import Glide

            glide = Glide(before, after, shift, self._camera.sight)
            if glide.worth:
                self._glide = glide
                self._frame(0.0)
                self._clock = self._clock or _clock(self, self._frame, self._settle)
                self._clock.start()
        self.item.update()
        self.changed.emit()

    def _anchor(self) -> Ref | None:
        """The box that keeps its place on the screen: the current one, else the first in sight."""
        current = self._desk.current
        if current is not None and current in self.layout.boxes:
            return current
        seen = self.boxes_in(self._camera.sight)
        return seen[0] if seen else None

    def _frame(self, part: float) -> None:
        if self._glide is not None:
            layout = self._glide.at(float(part))
            self._interim = Painting(layout, self.drawing.map.content_of, self.drawing.map.measure.prepared)
            self.item.update()
            self.changed.emit()

    def _settle(self) -> None:
        self._glide = self._interim = None
        self._camera.bounds = self.layout.bounds
        self.item.update()
        self.changed.emit()


def _clock(parent: QObject, frame: Callable[[float], None], settle: Callable[[], None]) -> QVariantAnimation:
    """Runs from 0 to 1 while boxes glide."""
    from PySide6.QtCore import QEasingCurve, QVariantAnimation  # a start has no time for them

    clock = QVariantAnimation(parent)
    clock.setDuration(GLIDE_MS)
    clock.setStartValue(0.0)
    clock.setEndValue(1.0)
    clock.setEasingCurve(QEasingCurve.Type.OutCubic)
    clock.valueChanged.connect(frame)
    clock.finished.connect(settle)
    return clock


def _ringed(painting: Painting, selected: tuple[Ref, ...], lifted: frozenset[Ref], exposed: QRectF) -> tuple[Ref, ...]:
    """The selected boxes that get a ring: not those being dragged; of very many, those in sight."""
    if lifted:
        selected = tuple(ref for ref in selected if ref not in lifted)
    if len(selected) <= _MANY:
        return selected
    chosen = set(selected)
    seen = (placed.box.ref for placed in painting.boxes_within(exposed))
    return tuple(ref for ref in seen if ref in chosen)


def _still_hung(before: MapLayout, after: MapLayout, anchor: Ref | None) -> Ref | None:
    """The box itself, or the one above it beneath which nothing has been hung elsewhere: that one kept its place."""
    found = ref = anchor
    while ref is not None:
        old, new = before.boxes.get(ref), after.boxes.get(ref)
        if new is None:
            break
        if old is None or old.parent != new.parent:
            found = new.parent
        ref = new.parent
    return found


def _shift(before: MapLayout, after: MapLayout, anchor: Ref | None) -> tuple[float, float]:
    """How far the box went that keeps its place on the screen; if it hangs elsewhere now, what it hangs from does."""
    anchor = _still_hung(before, after, anchor)
    old = before.rect_of(anchor) if anchor is not None else None
    new = after.rect_of(anchor) if anchor is not None else None
    if old is None or new is None:
        return 0.0, 0.0
    return new.x - old.x, new.y - old.y
