"""Drawing a connection from the grip of a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from moot.canvas import building, handles
from moot.canvas.gestures.gesture import Gesture
from moot.canvas.overlay import Aim
from moot.canvas.wording import worded
from moot.layout.shapes import Rect
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import Id, Kind, Polarity, Ref
from moot.model.rules import RuleError

if TYPE_CHECKING:
    from moot.canvas.view import MapView

_NEW = {Polarity.PRO: "new reason", Polarity.CON: "new objection", Polarity.UNDERCUT: "new undercut"}


class Connect(Gesture):
    """From a card onto paper: a new reason; onto a claim: that claim as a reason; with Shift, an objection.

    Onto the pill of the card's own step: a new undercut of it, as the key I does; onto any other pill: this card's
    claim as an undercut of that step.
    """

    def __init__(self, view: MapView, start: QPointF, ref: Ref) -> None:
        super().__init__(view, start)
        self._ref = ref
        view.overlay.grips_on = None

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        target = self._target(point)
        polarity = self._polarity(target, held)
        theme = self.view.overlay.theme
        colours = {Polarity.PRO: theme.support, Polarity.CON: theme.objection, Polarity.UNDERCUT: theme.undercut}
        rect = self.view.sheet.rect_of(self._ref)
        if rect is None:
            return
        start = handles.place_of(handles.Grip.CONNECT, rect, self.view.overlay.direction)
        line = (start, self.view.map_point(point))
        self.view.show_aim(Aim(colours[polarity].line, self._rect(target), line=line))
        self.view.say_near(self._words(target, polarity), point)

    def end(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        target = self._target(point)
        polarity = self._polarity(target, held)
        self.cancel()
        if target == self._ref:
            return
        make = self._edit(target, polarity)
        if self.view.desk.attempt(make) and self._is_new(target) and (made := self.view.desk.current) is not None:
            self.view.edit_text(made, new=True)

    def cancel(self) -> None:
        self.view.show_aim(None)
        self.view.say_near("", self.start)

    def _target(self, point: QPointF) -> Ref | None:
        box = self.view.sheet.box_at(self.view.map_point(point))
        return None if box is None else box.ref

    def _rect(self, target: Ref | None) -> Rect | None:
        return None if target is None or target == self._ref else self.view.sheet.rect_of(target)

    def _polarity(self, target: Ref | None, held: Qt.KeyboardModifier) -> Polarity:
        if target is not None and target.kind is Kind.ARGUMENT:
            return Polarity.UNDERCUT
        return Polarity.CON if held & Qt.KeyboardModifier.ShiftModifier else Polarity.PRO

    def _own_step(self, target: Ref) -> bool:
        """Whether a pill is that of the step the card itself is drawn in."""
        placed = self.view.sheet.placed(self._ref)
        return placed is not None and placed.parent == target

    def _is_new(self, target: Ref | None) -> bool:
        return target is None or (target.kind is Kind.ARGUMENT and self._own_step(target))

    def _claim(self, ref: Ref) -> Id:
        return self.view.sheet.claim_of(ref) or ref.id

    def _edit(self, target: Ref | None, polarity: Polarity) -> Callable[[], Edit]:
        case, own = self.view.desk.case, self._ref
        if target is None:
            if polarity is Polarity.CON:
                return lambda: building.opposed(self.view.desk, own)
            return lambda: building.supported(self.view.desk, own)
        if target.kind is Kind.ARGUMENT:
            if self._own_step(target):
                return lambda: verbs.add_undercut(case, target)
            return lambda: verbs.link_undercut(case, target, self._claim(own))
        if target.kind is Kind.ISSUE:
            return lambda: verbs.link_position(case, target, self._claim(own))
        return lambda: building.linked(self.view.desk, own, self._claim(target), polarity)

    def _words(self, target: Ref | None, polarity: Polarity) -> str:
        if target == self._ref:
            return ""
        try:
            self._edit(target, polarity)()
        except RuleError as refusal:
            return worded(refusal)
        sheet, case, tr = self.view.sheet, self.view.desk.case, self.view.tr
        if self._is_new(target):
            new = tr("new position") if self._ref.kind is Kind.ISSUE else _NEW[polarity]
            return tr(new)
        own, other = (case.claims.get(sheet.claim_of(ref) or "") for ref in (self._ref, target) if ref is not None)
        if target is not None and target.kind is Kind.ARGUMENT and own is not None:
            return tr("{claim} becomes an undercut of this step").format(claim=own.number)
        if target is not None and target.kind is Kind.ISSUE and own is not None:
            return tr("{claim} becomes a position here too").format(claim=own.number)
        if other is None:
            return ""
        if own is None:
            return tr("{claim} becomes a position").format(claim=other.number)
        words = (
            "{claim} becomes an objection to {goal}"
            if polarity is Polarity.CON
            else "{claim} becomes a reason for {goal}"
        )
        return tr(words).format(claim=other.number, goal=own.number)
