"""What the commands ask of the outline: the same table of commands works on it as on the map."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from moot.canvas import landing, travel
from moot.canvas.clipboard import Exchange
from moot.canvas.command import Canvas, Choice
from moot.canvas.desk import Desk
from moot.model.records import Id, Kind, Ref

if TYPE_CHECKING:
    from moot.windows.panels.outline.tree import OutlineTree


class Hands:
    """The outline as a canvas. What is about the picture only (zoom, copy as image) is the map's to do."""

    def __init__(self, tree: OutlineTree, desk: Desk, map_: Canvas) -> None:
        self.desk = desk
        self._tree = tree
        self._map = map_
        self._exchange = Exchange(self)

    def edit_text(self, ref: Ref, *, new: bool = False) -> None:
        """Open the editor on a row; the claim of a row that uses it again is edited right there."""
        row = self._tree.current_row()
        seen = self._tree.visualRect(self._tree.currentIndex()).isValid()
        if new or row is None or not row.stands_for(ref) or not seen:  # a new one is to be seen on the map, too
            self.reveal(ref, new=new)
            row = self._tree.current_row()
        if row is not None and row.stands_for(ref) and self.desk.writable:
            written = row.ref if row.claim is None else Ref(Kind.CLAIM, row.claim)
            self._tree.writing.open(written, new=new)

    def ask_claim(self, prompt: str, chosen: Callable[[Id], None], leave_out: Collection[Id] = ()) -> None:
        self._tree.asking.claim(prompt, chosen, leave_out)

    def ask_choice(self, prompt: str, choices: Sequence[Choice], chosen: Callable[[Id], None], own: str = "") -> None:
        self._tree.asking.choice(prompt, choices, chosen, own)

    def ask_line(self, prompt: str, chosen: Callable[[str], None], text: str = "") -> None:
        self._tree.asking.line(prompt, chosen, text)

    def place_of(self, ref: Ref) -> Ref:
        """The place of the row a person has selected for it, else of the row that shows it."""
        if ref.kind is Kind.ARGUMENT:
            return ref
        row = self._tree.row_for(ref)
        return ref if row is None else row.place

    def accept_editing(self) -> None:
        self._tree.asking.dismiss()
        self._tree.writing.accept()
        self._map.accept_editing()

    def shows(self, ref: Ref) -> bool:
        return self._map.shows(ref)

    def reveal(self, ref: Ref, *, new: bool = False) -> None:
        """Select a row and bring it into sight, unfolding what hides it."""
        travel.uncover(self.desk, ref, new=new)
        row = self._tree.rows.row_of(ref)
        self.desk.select_one(ref if row is None else row.ref)

    def select_all(self) -> None:
        """Select every row in sight or out of it, but not those that are folded away; the current one stays current."""
        self.desk.select([row.ref for row in self._tree.open_rows()], self.desk.current)

    def select_step(self) -> None:
        """Go from a premise to the step it serves in: scheme, weight and questions of the step can be set then."""
        current = self.desk.current
        place = None if current is None else self.desk.case.get(self.place_of(current))
        argument = getattr(place, "argument", None)
        if argument is not None:
            self.desk.select_one(Ref(Kind.ARGUMENT, argument))

    def go_to_full(self) -> bool:
        """From a row that uses a claim again to the one where it stands in full. False for all other rows."""
        row = self._tree.current_row()
        claim = landing.claim_shown(self.desk.case, row.ref) if row is not None and row.is_see else None
        full = None if claim is None else self._tree.rows.row_of(Ref(Kind.CLAIM, claim))
        if full is None:
            return False
        travel.uncover(self.desk, full.ref)
        self._tree.setCurrentIndex(self._tree.rows.index_of(full))
        return True

    def copy(self) -> None:
        self._exchange.copy()

    def cut(self) -> None:
        self._exchange.cut()

    def paste(self) -> None:
        self._exchange.paste()

    def copy_picture(self) -> None:
        self._map.copy_picture()

    def zoom_by(self, factor: float) -> None:
        self._map.zoom_by(factor)

    def zoom_to(self, scale: float) -> None:
        self._map.zoom_to(scale)

    def fit(self, only: Collection[Ref] = ()) -> None:
        self._map.fit(only)

    def arrange(self) -> None:
        self._map.arrange()
