"""A filter at work: which claims match, the rest first dimmed and then hidden; kept as a view where it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from moot.analysis.filtering import Filter, boxes, claims_with_gaps, kept, matching
from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.canvas.waiting import silently
from moot.canvas.wording import number_text
from moot.model.records import Id, Kind, Ref
from moot.model.verbs import viewing
from moot.windows.actions import translate

if TYPE_CHECKING:
    from moot.analysis.gaps import Gap

_AT_ONCE = 400  # claims: of more the filter follows edits a little later
_PAUSE = 300  # ms


class Stage(Enum):
    """What becomes of the claims that do not match."""

    OFF = 0
    DIMMED = 1
    HIDDEN = 2


class Sifter(QObject):
    """The filter of one window. `changed` tells that its criteria, its stage or its matches are others."""

    changed = Signal()

    def __init__(
        self, desk: Desk, view: MapView, gaps: Callable[[], Iterable[Gap]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._gaps = gaps
        self._document = desk.document
        self.wanted = Filter()
        self.stage = Stage.OFF
        self.matches: frozenset[Id] = frozenset()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._in_time)
        desk.edited.connect(self._wait)
        desk.appraised.connect(self._wait)
        desk.rebuilt.connect(self._rebuilt)
        desk.view_changed.connect(self._looked)

    @property
    def count(self) -> str:
        """How many claims match, in words; empty while there is no filter."""
        if self.stage is Stage.OFF:
            return ""
        sentence = translate("{count} of {all} claims match")
        return sentence.format(count=number_text(len(self.matches)), all=number_text(len(self._desk.case.claims)))

    def want(self, wanted: Filter) -> None:
        """Filter by these criteria; by none, filter no more."""
        stage = Stage.OFF if not wanted else Stage.DIMMED if self.stage is Stage.OFF else self.stage
        self._turn(wanted, stage)

    def clear(self) -> None:
        """Filter no more."""
        self.want(Filter())

    @property
    def hides(self) -> bool:
        """Whether what does not match is hidden."""
        return self.stage is Stage.HIDDEN

    def step(self) -> None:
        """From dimmed to hidden, from hidden to no filter."""
        if self.stage is Stage.DIMMED and self.matches:
            self.hide_rest(hide=True)
        elif self.stage is not Stage.OFF:
            self.clear()

    def hide_rest(self, *, hide: bool) -> None:
        """Hide what does not match, all but what a match hangs from; or show it dimmed again."""
        if self.stage is not Stage.OFF:
            self._turn(self.wanted, Stage.HIDDEN if hide else Stage.DIMMED)

    def _turn(self, wanted: Filter, stage: Stage) -> None:
        """Filter so from now on; as before where somebody did not want to wait until that was drawn."""
        before = self.wanted, self.stage
        self.wanted, self.stage = wanted, stage
        if not self.refresh():
            self.wanted, self.stage = before
            self.refresh()

    def _in_time(self) -> None:
        with silently():  # perhaps somebody is typing
            self.refresh()

    def refresh(self) -> bool:
        """Bring matches and map in step with the case. False where drawing what is left was called off."""
        self._later.stop()
        case = self._desk.case
        if self.stage is Stage.OFF:
            self.matches = frozenset()
            self._view.sheet.shine(self._view.sheet.lights._replace(lit=None))
        else:
            gapped = claims_with_gaps(case, self._gaps()) if self.wanted.gap else frozenset()
            self.matches = matching(self.wanted, case, self._desk.appraisal.statuses, gapped)
            if not self.matches:
                self.stage = Stage.DIMMED
            lit = boxes(case, self.matches).union(Ref(Kind.ISSUE, id_) for id_ in case.issues)
            self._view.sheet.shine(self._view.sheet.lights._replace(lit=lit))
        sifted = self._desk.sift(kept(case, self.matches) if self.stage is Stage.HIDDEN else ())
        self.changed.emit()
        return sifted

    def keep(self, title: str) -> bool:
        """Keep what the filter leaves as a view of this name, and look at that instead. False where nothing matches."""
        desk = self._desk
        shown = kept(desk.case, self.matches)
        like = replace(desk.view, folds=())
        before = set(desk.case.views)
        if not shown or not desk.attempt(
            lambda: viewing.add_view(desk.case, title, root=desk.root, shown=shown, like=like)
        ):
            return False
        (made,) = set(desk.case.views) - before
        if desk.look(desk.case.views[made]):
            self.clear()
        return True

    def _wait(self) -> None:
        if self.stage is not Stage.OFF:
            self._later.start(0 if len(self._desk.case.claims) <= _AT_ONCE else _PAUSE)

    def _rebuilt(self) -> None:
        if self._desk.document is not self._document:  # parties and tags are another case's
            self._document = self._desk.document
            self.clear()
        else:
            self._wait()

    def _looked(self) -> None:
        """Somebody went to a claim that the filter hides, or chose another view."""
        if self.stage is Stage.HIDDEN and not self._desk.seen.sifted:
            self.stage = Stage.DIMMED
            self.changed.emit()
