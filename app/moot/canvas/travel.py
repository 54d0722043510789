"""Going about the map with the arrow keys, Home, End and the page keys; and uncovering what a view hides."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from moot.canvas import landing
from moot.canvas.desk import Desk
from moot.canvas.waiting import Waiting, silently
from moot.layout.neighbours import Heading, Neighbours
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.pace import CalledOffError
from moot.model.records import Kind, Ref

if TYPE_CHECKING:
    from moot.canvas.view import MapView

_ARROWS = {
    Qt.Key.Key_Up: Heading.UP,
    Qt.Key.Key_Down: Heading.DOWN,
    Qt.Key.Key_Left: Heading.LEFT,
    Qt.Key.Key_Right: Heading.RIGHT,
}
_PAGE = 0.8  # of a window


def key(view: MapView, event: QKeyEvent) -> bool:
    """Go where a key points. False for keys that do not move the selection; Shift adds to what is selected."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        return False
    pressed = Qt.Key(event.key())
    if pressed in _ARROWS:
        _go(view, _next(view, _ARROWS[pressed]), extend=held == Qt.KeyboardModifier.ShiftModifier)
    elif pressed in (Qt.Key.Key_Home, Qt.Key.Key_End):
        boxes = list(view.sheet.layout.boxes)
        _go(view, boxes[0 if pressed is Qt.Key.Key_Home else -1] if boxes else None)
    elif pressed in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        way = view.viewport().height() * _PAGE
        view.camera.pan(0, way if pressed is Qt.Key.Key_PageUp else -way)
    else:
        return False
    return True


def _next(view: MapView, heading: Heading) -> Ref | None:
    layout = view.sheet.layout
    current = view.desk.current
    if current is None or current not in layout.boxes:
        seen = view.sheet.boxes_in(view.camera.sight)  # from nothing, to the first box in sight
        return seen[0] if seen else next(iter(layout.boxes), None)
    return Neighbours(layout).nearest(current, heading)


def _go(view: MapView, ref: Ref | None, *, extend: bool = False) -> None:
    if ref is None:
        return
    if extend:
        view.desk.select((*view.desk.selected, ref), ref)
    else:
        view.desk.select_one(ref)


def _unfold(desk: Desk, ref: Ref) -> None:
    desk.look_with(lambda case, view: verbs.unfold(case, view, ref))


def uncover(desk: Desk, ref: Ref, *, new: bool = False) -> None:
    """Make a view show a record: unfold what is above it, and leave a focus it is not in. A person may call that off.

    For a new one, just made by the last step, that belongs to this step, and cannot be called off.
    """
    if new:
        with silently():
            _uncover(desk, ref, new=True)
    else:
        with suppress(CalledOffError), Waiting(QCoreApplication.translate("MapView", "Drawing the map …")):
            _uncover(desk, ref)


def come_out(desk: Desk, ref: Ref) -> bool:
    """Leave a filter or a focus that a record is not in. False where a person called that off."""
    way = landing.way_to(desk.case, ref)
    if desk.seen.sifted and not set(way) <= set(desk.seen.sifted) and not desk.sift():
        return False
    return desk.root is None or desk.root in way or desk.focus_on(None)


def _uncover(desk: Desk, ref: Ref, *, new: bool = False) -> None:

    def looked(edit: Edit) -> Edit:
        if not new:
            return edit
        from moot.model.verbs.building import typing  # the first window has no use for it

        return replace(edit, merges=typing(ref.id), focus=ref)

    way = landing.way_to(desk.case, ref)
    if not come_out(desk, ref):
        return
    start = way.index(desk.root) if desk.root in way else 0
    for above in way[start:]:
        if above == ref or not verbs.is_folded(desk.case, desk.view, above):
            continue
        if not desk.look_with(lambda case, view, above=above: looked(verbs.unfold(case, view, above))):  # type: ignore[misc]
            return
    claim = landing.claim_shown(desk.case, ref)
    way = way if claim is None else landing.way_to(desk.case, Ref(Kind.CLAIM, claim))
    if desk.view.shown and not set(way[-1:]) <= set(desk.view.shown):
        desk.look_with(lambda case, view: looked(verbs.show(case, view, way)))
