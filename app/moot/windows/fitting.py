"""How a map comes out largest on a page: worked out at once for a small map, beside the window for a large one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.pages import Paper, Setting, Turn, best_fit, rooms, take_fit, whole
from moot.layout.fit import Fit
from moot.windows.actions import translate
from moot.windows.background import Background

AT_ONCE = 300  # boxes: the search for more takes longer than somebody who changes a field likes to wait


class Fitting(QObject):
    """One search at a time. `ready` is emitted when one that went on beside the window has arranged its map."""

    ready = Signal()

    def __init__(self, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._drawn: DrawnMap | None = None
        self._search: Background[Fit] = Background(self._take, failed, self)

    @property
    def busy(self) -> bool:
        """Whether a search goes on."""
        return self._search.busy

    def stop(self) -> None:
        """Call the search off."""
        self._search.cancel()

    def fit(self, drawn: DrawnMap, words: Words, paper: Paper, turn: Turn) -> bool:
        """Arrange a map as it comes out largest; False where that is still to come."""
        self.stop()
        room = rooms(Setting(drawn, whole(drawn), words, translate), paper, turn)
        trees = drawn.forest
        sizes = {ref: drawn.size_of(placed.box) for ref, placed in drawn.layout.boxes.items()}
        if len(sizes) <= AT_ONCE:
            take_fit(drawn, best_fit(trees, lambda box: sizes[box.ref], room))
            return True
        self._drawn = drawn
        self._search.start(lambda _called_off: best_fit(trees, lambda box: sizes[box.ref], room))
        return False

    def _take(self, fit: Fit) -> None:
        if self._drawn is not None:
            take_fit(self._drawn, fit)
            self.ready.emit()
