"""The strength lens: how strong claims and arguments come out under a gradual semantics, shown on cards and pills.

No status follows from it, and the status bar says so while it is on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from moot.analysis.lenses import Lens
from moot.canvas.desk import Desk
from moot.canvas.wording import decimal_text
from moot.drawing.content import NO_STRENGTH
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Kind, Record, Ref
from moot.windows.actions import translate
from moot.windows.background import Background
from moot.windows.bars import Elided
from moot.windows.lens_menu import LENS_NAMES

_PAUSE = 150  # ms without another edit before strengths are computed again


class StrengthLens(Elided):
    """The legend of the lens in use, hidden without one; it computes the strengths of the case as it is seen.

    `rate` is told the strengths, in words; an empty table when the lens is off.
    """

    def __init__(self, desk: Desk, rate: Callable[[Mapping[Ref, str]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rate = rate
        self.lens: Lens | None = None
        self._work: Background[dict[Ref, str]] = Background(self._take, desk.bug.emit, self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self._begin)
        desk.edited.connect(self._edited)
        desk.appraised.connect(self._ask)
        desk.rebuilt.connect(self._ask)
        self.setVisible(False)

    @property
    def busy(self) -> bool:
        """Whether the strengths shown are not yet those of the case as it is."""
        return self._wait.isActive() or self._work.busy

    def use(self, lens: Lens | None) -> None:
        """Look through this lens from now on, or through none."""
        self.lens = lens
        self.stop()
        self.setVisible(lens is not None)
        if lens is None:
            self._rate({})
        else:
            self._begin()

    def stop(self) -> None:
        """Compute no further."""
        self._wait.stop()
        self._work.cancel()

    def _edited(self, edit: Edit) -> None:
        if any(change.ref.kind is not Kind.VIEW for change in edit.changes):
            self._ask()

    def _ask(self) -> None:
        if self.lens is not None:
            self._work.cancel()
            self._wait.start()

    def _begin(self) -> None:
        if self.lens is not None:
            records = list(self._desk.appraisal.laid.seen_all(self._desk.case))
            self._work.start(_rating(records, self.lens))
            self._say()

    def _take(self, strengths: dict[Ref, str]) -> None:
        self._rate(strengths)
        self._say()

    def _say(self) -> None:
        if self.lens is not None:
            said = translate("Strength: {lens}, no status follows from it").format(
                lens=translate(LENS_NAMES[self.lens])
            )
            self.setText(f"{said} …" if self.busy else said)


def _rating(records: Iterable[Record], lens: Lens) -> Callable[[Callable[[], bool]], dict[Ref, str]]:
    def work(_cancelled: Callable[[], bool]) -> dict[Ref, str]:
        from moot.analysis.strength import strengths

        return {ref: _words(value) for ref, value in strengths(Case(records), lens).items()}

    return work


def _words(strength: float | None) -> str:
    return NO_STRENGTH if strength is None else decimal_text(strength, 2)
