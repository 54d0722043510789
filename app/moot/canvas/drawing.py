"""The map drawn of the case on a desk, kept up to date; what takes long is drawn before anything is changed for it.

So a person can call it off: folding a large map, hiding by a filter, removing thousands of claims. Nothing has happened
then. What has been drawn ahead is taken over once the case, or the way to look at it, has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from moot.canvas.arranged import Arranged, found
from moot.canvas.desk import Desk
from moot.canvas.lasting import spare
from moot.canvas.look import Look
from moot.canvas.waiting import Waiting, silently
from moot.canvas.wording import worded
from moot.drawing import style
from moot.drawing.content import Standing
from moot.drawing.drawn import DrawnMap, ticks_of
from moot.drawing.measure import Measure
from moot.drawing.paint import Painting
from moot.drawing.standing import Shown
from moot.drawing.style import LIGHT, Theme
from moot.model.case import StaleEditError
from moot.model.edit import Change, Edit
from moot.model.pace import CalledOffError
from moot.model.records import Ref

_LARGE = 200  # changes of an edit
_PART = 20  # of a case, of whose records an edit changes one


class _Rehearsed(NamedTuple):
    """What the map drawn `before` becomes by an edit of these changes."""

    before: Painting
    changes: tuple[Change, ...]
    map: DrawnMap


class Drawing:
    """`map` is the map as drawn now; another one once it has been drawn anew. `owner` is the widget that shows it."""

    def __init__(self, desk: Desk, theme: Theme = LIGHT, family: str = "") -> None:
        """`family` of fonts: empty for the desktop's own. Raises CalledOffError where nobody wanted to wait."""
        self._desk = desk
        self.theme = theme
        self.owner: QWidget | None = None
        self._arranged = Arranged()
        self._rehearsed: _Rehearsed | None = None
        self._shown = Shown(desk.appraisal)
        self.measure = Measure(family or style.ui_family())
        with self._waiting():
            self.map = self._drawn_anew()
        desk.foresee = self._foresee

    @property
    def standing(self) -> Standing:
        """What stands, as it is shown."""
        return self._shown.standing()

    def wear(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.theme = self.map.theme = theme

    def arrange(self, width: float, height: float) -> bool:
        """Find the arrangement in which the map is largest in a room of this shape, for `look` to show.

        False where there is nothing to arrange, or a person did not want to wait.
        """
        view = self._desk.view
        if not self.map.layout.boxes:
            return False
        try:
            with self._waiting():
                cache = self.map.lent()
                arrangement = found(self.map, view, width, height, cache)
                self.map.ahead(view, arrangement, cache)
        except CalledOffError:
            return False
        self._arranged.keep(view, arrangement)
        return True

    def look(self) -> None:
        """Show the map as the desk looks at the case now."""
        with silently():
            self.map.show(self._desk.view, self._arranged.of(self._desk.view))

    def take(self, edit: Edit) -> None:
        """Take over an edit that the case has."""
        rehearsed, self._rehearsed = self._rehearsed, None
        with silently():
            if rehearsed is None or rehearsed.before is not self.map.painting or rehearsed.changes != edit.changes:
                self.map.update(edit, self.standing)
            else:
                self.map = rehearsed.map
                self.map.case, self.map.theme = self._desk.case, self.theme
                self.map.evaluate(self.standing)
                rehearsed = None  # and with it the map before, or that would be spared too
                spare(len(self._desk.case))
        if self.map.view != self._desk.view:  # what was in focus has gone, or has come back
            self.look()

    def evaluate(self) -> None:
        """Show what stands now."""
        with silently():
            self.map.evaluate(self.standing)

    def rate(self, strengths: Mapping[Ref, str]) -> None:
        """Show how strong claims and arguments are, in words; nothing where the table is empty."""
        self._shown.rate(strengths)
        self.evaluate()

    def draw_anew(self) -> None:
        """Draw everything once more, what stands by itself: the case is another one."""
        self._shown = Shown(self._desk.appraisal)
        with silently():
            self.map = self._drawn_anew()

    def set_in(self, measure: Measure) -> None:
        """Draw the map in the family of this measure; in the one before where a person did not want to wait."""
        before, self.measure = self.measure, measure
        painting, seen = self.map.painting, self._desk.seen
        try:
            with self._waiting():
                drawn = self._drawn_anew()
        except CalledOffError:
            self.measure = before
            return
        if self.map.painting is not painting or self._desk.seen is not seen:
            self.draw_anew()  # something had been begun before and came in between
        else:
            self.map = drawn
            self.evaluate()

    def _foresee(self, look: Look, edit: Edit | None) -> None:
        """Draw what will be seen. Raises CalledOffError, and all is as it was."""
        self._rehearsed = None
        if edit is None:
            view = look.view(self._desk.case)
            with self._waiting():
                self.map.ahead(view, self._arranged.of(view))
        elif is_large(edit, len(self._desk.case)):
            before = self.map.painting
            with self._waiting(), suppress(StaleEditError):  # which the document tells of
                self._rehearsed = _Rehearsed(before, edit.changes, self.map.after(edit))

    def _drawn_anew(self) -> DrawnMap:
        """The map drawn from the case, to last until another is."""
        desk, arrangement = self._desk, self._arranged.of(self._desk.view)
        drawn = DrawnMap(
            desk.case,
            desk.view,
            self.theme,
            self.standing,
            measure=self.measure,
            arrangement=arrangement,
            tr=worded,
        )
        spare(len(desk.case))
        return drawn

    def _waiting(self) -> Waiting:
        window = None if self.owner is None else self.owner.window()
        said = QCoreApplication.translate("MapView", "Drawing the map …")
        return Waiting(said, window, ticks_of(self._desk.case))


def is_large(edit: Edit, records: int) -> bool:
    """Whether an edit of a case of so many records is drawn before it is made.

    A smaller one is drawn quickly, from what it has not changed. Nor is what somebody types, who would type on into the
    dialog.
    """
    return len(edit.changes) > max(_LARGE, records // _PART) and not edit.merges
