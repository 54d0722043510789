"""What is being looked for in a case, what was found, and the way from one hit to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.document.finding import Hit, Index
from moot.model.edit import Edit
from moot.model.records import Ref


class Search(QObject):
    """Hits in reading order, kept in step with the case; `at` is the one a person is at. `changed` tells of both.

    While somebody types only what is on the map is shown: unfolding it is for those who ask for the hit (`step`).
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: MapView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._index: Index | None = None
        self._origin: tuple[tuple[Ref, ...], Ref | None, Ref | None, float, QPointF] | None = None
        self._shown = False
        self.query = ""
        self.hits: list[Hit] = []
        self.at: int | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look_again)
        desk.edited.connect(self._edited)
        desk.rebuilt.connect(self._rebuilt)

    @property
    def hit(self) -> Hit | None:
        """The hit a person is at."""
        return None if self.at is None else self.hits[self.at]

    @property
    def hidden(self) -> bool:
        """Whether the hit a person is at is folded away, or outside what is in focus."""
        return self.hit is not None and self._view.sheet.box_for(self.hit.ref) is None

    def begin(self) -> None:
        """Remember where one is, and get ready."""
        desk, camera = self._desk, self._view.camera
        self._origin = (desk.selected, desk.current, desk.root, camera.scale, camera.sight.center())
        self._indexed().prepare()

    def look_for(self, query: str) -> None:
        """Find this, and go to the first hit from where one began."""
        self.query = query
        self.hits = self._indexed().find(query)
        start = self._origin[1] if self._origin is not None else None
        self.at = self._indexed().first_from(self.hits, start) if self.hits else None
        self._shown = False
        self._go(unfold=False)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round and round, uncovering what hides it."""
        if self.at is None:
            return
        if self._shown:
            self.at = (self.at + by) % len(self.hits)
        self._go(unfold=True)
        self._tell()

    def end(self, *, back: bool) -> None:
        """Ring nothing any more; `back` to where one was when it began."""
        self._light(frozenset())
        if back and self._origin is not None:
            selected, current, root, scale, middle = self._origin
            if self._desk.root != root:
                self._desk.focus_on(root)
            self._desk.select(selected, current)
            self._view.camera.zoom(scale)
            self._view.camera.centre(middle)
        self._origin = None

    def _indexed(self) -> Index:
        if self._index is None:
            self._index = Index(self._desk.case)
        return self._index

    def _go(self, *, unfold: bool) -> None:
        hit = self.hit
        if hit is not None and (unfold or not self.hidden):
            self._view.reveal(hit.ref)
            self._shown = True

    def _tell(self) -> None:
        self._light(frozenset(hit.ref for hit in self.hits))
        self.changed.emit()

    def _light(self, found: frozenset[Ref]) -> None:
        self._view.sheet.shine(self._view.sheet.lights._replace(found=found))

    def _edited(self, edit: Edit) -> None:
        if self._index is not None:
            self._index.follow(edit)
            if self._origin is not None and self.query:
                self._later.start(0)

    def _rebuilt(self) -> None:
        self._index = None
        self._later.start(0)

    def _look_again(self) -> None:
        if self._origin is None or not self.query:
            return
        here = self.hit
        self.hits = self._indexed().find(self.query)
        refs = [hit.ref for hit in self.hits]
        if here is not None and here.ref in refs:
            self.at = refs.index(here.ref)
        else:
            self.at = min(self.at or 0, len(self.hits) - 1) if self.hits else None
            self._shown = False
        self._tell()
