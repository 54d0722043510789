"""Presenting a map: box by box in the order of the outline, each in the middle and the rest dimmed.

Where a side is chosen, only its case is stepped through, with what the bench may ask of it. Nothing is written: what is
folded is laid open on the screen only, and Esc gives back selection, sight and panes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from moot.canvas.camera import LEAST_SCALE, MOST_SCALE, READABLE, Spot
from moot.canvas.looking import ZOOM_STEP
from moot.canvas.waiting import silently
from moot.document.document import Document
from moot.drawing.lights import Lights
from moot.model.records import Ref
from moot.windows.actions import translate as _tr

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow
    from moot.windows.panels.outline.rows import Row
    from moot.windows.sides import Part
    from moot.windows.stage import Stage, Turn

_KEPT_KEYS = ("close", "quit")
_LEAST, _MOST = 1.0, 1.8  # the scale it begins with; larger ones are asked for
_ROOM = 1000  # px: a map as wide as this is presented at 100 %


class _Before(NamedTuple):
    """How things were before presenting began."""

    document: Document
    selected: tuple[Ref, ...]
    current: Ref | None
    opened: tuple[Ref, ...]
    spot: Spot
    lights: Lights
    focus: QWidget | None
    column: QVBoxLayout
    place: int


class Presenting(QObject):
    """Presents what one window shows. `stops` is what it steps through, `at` where it is.

    `side` is the one rehearsed for, empty for all of them.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: _Before | None = None
        self._stage: Stage | None = None
        self._scale = _LEAST
        self._notes = False
        self._parts: dict[Row, Part] = {}
        self.side = ""
        self.stops: tuple[Row, ...] = ()
        self.at = 0

    @property
    def stage(self) -> Stage:
        """The page it is done on; while nothing is presented there is none."""
        assert self._stage is not None
        return self._stage

    @property
    def active(self) -> bool:
        """Whether the map is being presented."""
        return self._before is not None

    @property
    def stop(self) -> Row:
        """What is presented now."""
        return self.stops[self.at]

    def toggle(self) -> None:
        """Begin, or end."""
        if self.active:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Present what the window shows, from the selected box if it is among that."""
        window, desk = self._window, self._window.desk
        window.flanks.settle()
        if self.active or not window.map.sheet.layout.boxes:
            return
        before = self._now()
        if not desk.lay_open((*desk.seen.opened, *desk.view.folds)):
            return
        self._before = before
        self._gather(desk.current)
        self._scale = min(max(window.width() / _ROOM, window.map.camera.scale, _LEAST), _MOST)
        self._notes = False
        desk.select(())
        self._raise()
        desk.edited.connect(self.end)
        desk.rebuilt.connect(self.end)
        self._show()

    def end(self) -> None:
        """Back to where one was."""
        before, window, desk = self._before, self._window, self._window.desk
        if before is None:
            return
        self._before = None
        desk.edited.disconnect(self.end)
        desk.rebuilt.disconnect(self.end)
        self._lower(before)
        window.map.sheet.shine(before.lights)
        if desk.document is before.document:
            with silently():  # what presenting has laid open is not to stay so
                desk.lay_open(before.opened)
            desk.select(before.selected, before.current)
            window.map.camera.go_back(before.spot)
        if window.finding.filters:
            window.finding.sifter.refresh()
        window.flanks.furnish()  # it may have been put off, nothing of it being seen
        focus = before.focus if before.focus is not None and isValid(before.focus) else window.map
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def rehearse(self, side: str) -> None:
        """Step through the case of this side from now on; through all there is where it is empty."""
        self.side = side
        if self.active:
            self._gather(self.stop.ref)
            self._name_side()
            self._show()
        elif side:
            self._window.say(_tr("F5 rehearses for {side}.").format(side=side))
        else:
            self._window.say(_tr("F5 presents both sides."))

    def _gather(self, ref: Ref | None) -> None:
        """Find what is to be stepped through, beginning at a box; all, where the chosen side has nothing to say."""
        from moot.windows import sides
        from moot.windows.stops import start_at, stops_of

        case, view = self._window.desk.case, self._window.desk.view
        stops, known = stops_of(case, view), sides.sides(case)
        self._parts = sides.parts(case, stops, self.side) if self.side in known else {}
        self.stops = tuple(self._parts) or stops
        self.at = start_at(case, self.stops, ref)

    def _name_side(self) -> None:
        from moot.windows.sides import sides

        named = _tr("Side: {side}").format(side=self.side.replace("&", "&&"))
        self.stage.side.setText(named if self._parts else _tr("Both sides"))
        self.stage.side.setVisible(bool(sides(self._window.desk.case)))

    def _next_side(self) -> None:
        from moot.windows.sides import sides

        known = ["", *sides(self._window.desk.case)]
        self.rehearse(known[(known.index(self.side) + 1) % len(known) if self.side in known else 0])

    def go(self, at: int) -> None:
        """Present the stop of this index, or the nearest there is."""
        at = max(0, min(len(self.stops) - 1, at))
        if at != self.at:
            self.at = at
            self._show()

    def _now(self) -> _Before:
        window, desk = self._window, self._window.desk
        parent = window.map.parentWidget()
        column = parent.layout() if parent is not None else None
        assert isinstance(column, QVBoxLayout)
        sheet, spot = window.map.sheet, window.map.camera.spot
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is not window:
            focus = None
        shown = (desk.selected, desk.current, desk.seen.opened)
        return _Before(desk.document, *shown, spot, sheet.lights, focus, column, column.indexOf(window.map))

    def _raise(self) -> None:
        from moot.windows.stage import Stage

        window = self._window
        kept: list[QKeySequence] = [key for name in _KEPT_KEYS for key in window.actions_[name].shortcuts()]
        self._stage = stage = Stage(kept, self._turn)
        self._name_side()
        stage.curtain.pressed.connect(self._pressed)
        for bar in (window.menuBar(), window.statusBar()):
            bar.hide()
        window.pages.addWidget(stage)
        stage.take(window.map)
        window.map.minimap.hide()
        window.pages.setCurrentWidget(stage)
        window.map.viewport().installEventFilter(self)
        stage.curtain.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lower(self, before: _Before) -> None:
        window, stage = self._window, self.stage
        window.map.viewport().removeEventFilter(self)
        before.column.insertWidget(before.place, window.map, 1)
        window.map.show()
        window.pages.removeWidget(stage)
        for bar in (window.menuBar(), window.statusBar()):
            bar.show()
        window.map.minimap.setVisible(window.program.preferences.value.minimap)
        stage.deleteLater()
        self._stage = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the box in the middle when the map gets another size."""
        if event.type() == QEvent.Type.Resize:
            self._centre()
        return False

    def _turn(self, turn: Turn) -> None:
        from moot.windows.stage import Turn

        if turn is Turn.END:
            self.end()
        elif turn is Turn.SIDE:
            self._next_side()
        elif turn is Turn.NOTES:
            self._notes = not self._notes
            self._tell()
        elif turn in (Turn.LARGER, Turn.SMALLER):
            factor = ZOOM_STEP if turn is Turn.LARGER else 1 / ZOOM_STEP
            self._scale = max(LEAST_SCALE, min(MOST_SCALE, self._scale * factor))
            self._centre()
        else:
            last = len(self.stops) - 1
            there = {Turn.NEXT: self.at + 1, Turn.PREVIOUS: self.at - 1, Turn.FIRST: 0, Turn.LAST: last}
            self.go(there[turn])

    def _pressed(self, point: QPointF) -> None:
        """A press on another box goes there; anywhere else it goes on."""
        from moot.windows.stops import boxes_of

        box = self._window.map.sheet.box_at(self._window.map.map_point(point))
        here = box is None or box.ref in boxes_of(self.stop)
        pressed = None if box is None or here else box.ref
        found = next((at for at, row in enumerate(self.stops) if pressed in boxes_of(row)), None)
        self.go(self.at + 1 if found is None else found)

    def _show(self) -> None:
        from moot.windows.stops import boxes_of

        lit = boxes_of(self.stop)
        self._window.map.sheet.shine(Lights(lit=lit, found=frozenset((self.stop.ref,))))
        self._tell()
        self._centre()

    def _tell(self) -> None:
        from moot.windows.sides import words_of
        from moot.windows.stops import note_of, said_of

        window, stage, stop = self._window, self.stage, self.stop
        case = window.desk.case
        said = said_of(case, stop, window.desk.root)
        whose = words_of(self._parts[stop]) if stop in self._parts and not stop.is_issue else ""
        if whose:
            said = _tr("{whose}: {said}").format(whose=whose, said=said)
        count = _tr("{number} of {all}").format(number=self.at + 1, all=len(self.stops))
        stage.words.setText(f"{count} · {said}")
        stage.previous.setEnabled(self.at > 0)
        stage.next.setEnabled(self.at + 1 < len(self.stops))
        note = note_of(case, stop) or _tr("No note.")
        stage.show_note(note if self._notes else "")
        spoken = f"{count}, {said}. {window.map.sheet.sentence(stop.ref)}"
        stage.curtain.setAccessibleDescription(spoken)
        window.announcer.say(f"{spoken} {note}" if self._notes else spoken)

    def _centre(self) -> None:
        placed = self._window.map.sheet.placed(self.stop.ref)
        if placed is not None:
            self._window.map.camera.fit(placed.rect, most=self._scale, least=READABLE)
