"""Dragging a box: to another place of the map, to another place among its siblings, or a little aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from moot.canvas.gestures.gesture import Gesture
from moot.canvas.ghost import ghost_of
from moot.canvas.overlay import Aim
from moot.canvas.siblings import Gap, gap_at
from moot.canvas.wording import worded
from moot.layout.shapes import Rect
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import Kind, Ref
from moot.model.rules import RuleError
from moot.model.verbs import viewing

if TYPE_CHECKING:
    from moot.canvas.view import MapView

_NEAR = 150.0  # px of the map: siblings farther away than this make no gap


class Drop(NamedTuple):
    """Where a drag would drop: onto a record, or into a gap among siblings; on paper both are None."""

    onto: Ref | None = None
    rect: Rect | None = None
    gap: Gap | None = None
    pill: bool = False


class Move(Gesture):
    """The box under the pointer, with what hangs beneath it; all selected boxes when it is one of several.

    Onto a claim: a reason for it (an objection stays one). Onto a pill: a step between, several linked premises. Onto a
    band: a linked premise. Onto an issue: a position. Between siblings: there. On paper: nudged, or with Ctrl taken
    out to stand alone. With Shift, onto a claim, an objection to it; onto a pill or a band, an undercut.
    """

    def __init__(self, view: MapView, start: QPointF, ref: Ref) -> None:
        super().__init__(view, start)
        self._ref = ref
        self._from = view.map_point(start)
        chosen = [other for other in view.desk.selected if other != ref]
        self._places = [view.place_of(other) for other in (ref, *chosen)]
        self._own = frozenset(view.sheet.beneath(ref))
        self._pixmap = ghost_of(view, ref)
        view.sheet.lift(self._own)

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        drop = self._drop(point, held)
        self._show_ghost(point)
        colour = self._colour(held)
        self.view.show_aim(Aim(colour, drop.rect, drop.gap.bar if drop.gap is not None else None))
        self.view.say_near(self._words(drop, held), point)

    def end(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        drop = self._drop(point, held)
        self.cancel()
        desk = self.view.desk
        if drop.onto is None and drop.gap is None and not held & Qt.KeyboardModifier.ControlModifier:
            way = self.view.map_point(point) - self._from
            desk.look_with(lambda case, view: viewing.nudge(case, view, self._ref, round(way.x()), round(way.y())))
        elif drop.onto != self._ref:
            desk.attempt(lambda: self._edit(drop, held))

    def cancel(self) -> None:
        self.view.sheet.lift(())
        self.view.overlay.ghost = None
        self.view.show_aim(None)
        self.view.say_near("", self.start)

    def _drop(self, point: QPointF, held: Qt.KeyboardModifier) -> Drop:
        sheet, spot = self.view.sheet, self.view.map_point(point)
        box = sheet.box_at(spot)
        if box is not None and box.ref not in self._own:
            onto = box.ref if box.claim is None else Ref(Kind.CLAIM, box.claim)
            return Drop(onto, sheet.rect_of(box.ref), pill=box.ref.kind is Kind.ARGUMENT)
        if held & Qt.KeyboardModifier.ControlModifier:
            return Drop()
        near = sheet.near(QRectF(spot.x() - _NEAR, spot.y() - _NEAR, 2 * _NEAR, 2 * _NEAR))
        case, direction = self.view.desk.case, self.view.overlay.direction
        gap = gap_at(sheet.layout, near, case, self._places[0], spot, direction)
        if gap is not None:
            return Drop(gap=gap)
        band = sheet.band_at(spot)
        if band is not None and band not in self._own:
            return Drop(band, sheet.rect_of(band))
        return Drop()

    def _edit(self, drop: Drop, held: Qt.KeyboardModifier) -> Edit:
        case = self.view.desk.case
        if drop.gap is not None:
            return verbs.reparent(case, self._places[0], drop.gap.onto, drop.gap.relation, drop.gap.index)
        return verbs.reparent(case, self._places, drop.onto, self._relation(drop, held))

    def _relation(self, drop: Drop, held: Qt.KeyboardModifier) -> verbs.Relation | None:
        against = held & Qt.KeyboardModifier.ShiftModifier
        if drop.onto is not None and against:
            if drop.onto.kind is Kind.CLAIM:
                return verbs.Relation.CON
            if drop.onto.kind is Kind.ARGUMENT:
                return verbs.Relation.UNDERCUT
        if drop.pill and len(self._places) == 1:
            return verbs.Relation.BETWEEN
        return None

    def _words(self, drop: Drop, held: Qt.KeyboardModifier) -> str:
        case, place = self.view.desk.case, self._places[0]
        if drop.onto is None and drop.gap is None and not held & Qt.KeyboardModifier.ControlModifier:
            return self.view.tr("moves aside; Ctrl: stands alone")
        try:
            if drop.gap is not None:
                gap = drop.gap
                if gap.moves_within:
                    return self.view.tr("moves to this place")
                return worded(verbs.describe_drop(case, place, gap.onto, gap.relation, gap.index))
            return worded(verbs.describe_drop(case, place, drop.onto, self._relation(drop, held)))
        except RuleError as refusal:
            return worded(refusal)

    def _colour(self, held: Qt.KeyboardModifier) -> str:
        theme = self.view.theme
        return theme.objection.line if held & Qt.KeyboardModifier.ShiftModifier else theme.accent

    def _show_ghost(self, point: QPointF) -> None:
        placed = self.view.sheet.placed(self._ref)
        if self._pixmap is None or placed is None:
            return
        way = self.view.map_point(point) - self._from
        rect = QRectF(placed.rect.x + way.x(), placed.rect.y + way.y(), placed.rect.w, placed.rect.h)
        self.view.overlay.ghost = (self._pixmap, rect)
