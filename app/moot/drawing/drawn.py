"""A map drawn from a case and kept up to date: forest, words, sizes, layout, painting. For pictures and screens alike.

After an edit only boxes whose words may have changed are asked again, and the layout takes over what it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from moot.drawing.boxes import Badge
from moot.drawing.content import UNKNOWN, Content, Speech, Standing, Translate, content_of, party_colours, same
from moot.drawing.measure import Measure
from moot.drawing.paint import NO_MARKS, Detail, Marks, Painting
from moot.drawing.style import LIGHT, Theme, party_colour, ui_family
from moot.layout.arrange import Arrangements
from moot.layout.forest import Forest, forest
from moot.layout.shapes import Box, MapLayout, Placed, Rect
from moot.layout.tidy import LayoutCache, lay_out
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Direction,
    Id,
    Issue,
    Kind,
    Nudge,
    Party,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    View,
)


class Ahead(NamedTuple):
    """A view of the case laid out before anybody sees it."""

    view: View | None
    arrangement: Arrangements | None
    forest: Forest
    laid: MapLayout
    cache: LayoutCache


class DrawnMap:
    """What a view of a case looks like. `theme` may be set at any time: colours never move a box.

    Making one, and `ahead`, is long work (`model.pace`).
    """

    def __init__(
        self,
        case: Case,
        view: View | None = None,
        theme: Theme = LIGHT,
        standing: Standing = UNKNOWN,
        *,
        measure: Measure | None = None,
        arrangement: Arrangements | None = None,
        tr: Translate = same,
    ) -> None:
        self.case = case
        self.theme = theme
        self.measure = measure or Measure(ui_family())
        self._view = view
        self._arrangement = arrangement
        colours = party_colours(case, party_colour)
        self._speech = Speech(colours, standing, tr)
        self._said: dict[Ref, tuple[Box, Content]] = {}
        self._cache = LayoutCache()
        self._ahead: Ahead | None = None
        self._forest: Forest
        self._painting: Painting
        self._lay_out(forest(self.case, self._view))

    @property
    def view(self) -> View | None:
        return self._view

    @property
    def layout(self) -> MapLayout:
        """Where everything is."""
        return self._painting.traced.layout

    @property
    def painting(self) -> Painting:
        """The layout made ready for painting; another one after every change."""
        return self._painting

    @property
    def forest(self) -> Forest:
        """What hangs from what."""
        return self._forest

    @property
    def direction(self) -> Direction:
        return self._view.direction if self._view is not None else Direction.DOWN

    def content(self, ref: Ref) -> Content:
        """What a box on the map says; raises KeyError for what is not on it."""
        return self.content_of(self.layout.boxes[ref].box)

    def content_of(self, box: Box) -> Content:
        """What a box says, whether it has a place yet or not."""
        said = self._said.get(box.ref)
        if said is not None and (said[0] is box or said[0] == box):
            return said[1]
        content = content_of(self.case, box, self._speech)
        self._said[box.ref] = (box, content)
        return content

    def size_of(self, box: Box) -> tuple[float, float]:
        """Width and height of a box in px."""
        return self.measure.size_of(self.content_of(box))

    def sentence(self, ref: Ref) -> str:
        """A box in one sentence, nothing shortened; empty for what is not on the map."""
        from moot.drawing.sentences import sentence

        placed = self.layout.boxes.get(ref)
        return sentence(self.case, placed.box, self._speech) if placed is not None else ""

    def box_at(self, x: float, y: float) -> Placed | None:
        """The topmost box at a point of the map, or None."""
        return self._painting.traced.box_at(x, y)

    def boxes_within(self, area: Rect) -> list[Placed]:
        """The boxes that meet a rectangle of the map, in reading order."""
        return self._painting.boxes_within(QRectF(*area))

    def badge(self, ref: Ref) -> Badge | None:
        """The fold badge of a box, where it has one."""
        return self._painting.badge(ref)

    def paint(
        self,
        painter: QPainter,
        *,
        scale: float,
        exposed: QRectF | None = None,
        marks: Marks = NO_MARKS,
        detail: Detail | None = None,
    ) -> None:
        """Paint the map, or what of it meets `exposed`; see Painting.paint."""
        self._painting.paint(painter, self.theme, scale=scale, exposed=exposed, marks=marks, detail=detail)

    def update(self, edit: Edit, standing: Standing | None = None) -> None:
        """Take over an edit that the case has already taken, and what stands after it (None: as before)."""
        kinds = {change.ref.kind for change in edit.changes}
        if Kind.SETTINGS in kinds:
            self._hold(self._speech.standing if standing is None else standing)
            self.rebuild()
            return
        if Kind.PARTY in kinds:
            self._hear(party_colours(self.case, party_colour))
        stale = _stale(self.case, edit)
        before, self._view = self._view, _view_after(self._view, edit)
        for ref in stale:
            self._said.pop(ref, None)
        if standing is not None:
            stale |= self._turn(standing)
        if Kind.PARTY in kinds:
            self._lay_out(forest(self.case, self._view))
        elif self._view is not before:
            self._lay_out(forest(self.case, self._view, before=self._forest, stale=stale))
        else:
            from moot.layout.growth import regrown

            self._lay_out(regrown(self._forest, self.case, self._view, edit, stale))

    def lent(self) -> LayoutCache:
        """The blocks of the map as it is laid out, for somebody else to begin with."""
        return self._cache.copy()

    def ahead(
        self, view: View | None, arrangement: Arrangements | None = None, cache: LayoutCache | None = None
    ) -> None:
        """Lay out another way to look at the case, for `show` to take over; until then the map is as it was.

        A cache lent before may have more of what it takes than the map has itself.

        So it is where CalledOffError ends this. Where the map changes meanwhile, `show` has it to do again.
        """
        before, cache = self._painting, cache or self.lent()
        trees = self._forest if _hangs_as(view, self._view) else forest(self.case, view)
        laid = self._laid(trees, view, arrangement, cache)
        if self._painting is before:
            self._ahead = Ahead(view, arrangement, trees, laid, cache)

    def show(self, view: View | None, arrangement: Arrangements | None = None) -> None:
        """Look at the case in another way."""
        while self._ahead is None or (self._ahead.view, self._ahead.arrangement) != (view, arrangement):
            self.ahead(view, arrangement)
        ahead, self._ahead = self._ahead, None
        self._view, self._arrangement, self._cache = view, arrangement, ahead.cache
        self._take(ahead.forest, ahead.laid)

    def after(self, edit: Edit) -> DrawnMap:
        """The map as it will be after an edit, on a copy of the case; long work (`model.pace`).

        What stands is as before. Raises StaleEditError. To be told of the case itself (`case`) once that has the edit.
        """
        other = copy(self)
        other.case = Case(self.case)
        other.case.apply(edit)
        other._said, other._cache = dict(self._said), self._cache.copy()
        other.update(edit)
        return other

    def evaluate(self, standing: Standing) -> None:
        """Show what stands, as mapped. Only boxes of which it says something else are asked again."""
        resized = self._turn(standing)
        if resized:
            from moot.layout.growth import regrown

            self._lay_out(regrown(self._forest, self.case, self._view, resized=resized))

    def rebuild(self) -> None:
        """Draw everything anew from the case."""
        self._hear(party_colours(self.case, party_colour))
        self._cache = LayoutCache()
        self._lay_out(forest(self.case, self._view))

    def _hear(self, colours: Mapping[Id, str]) -> None:
        self._speech = self._speech._replace(colours=colours)
        self._said.clear()

    def _hold(self, standing: Standing) -> None:
        self._speech = self._speech._replace(standing=standing)

    def _turn(self, standing: Standing) -> set[Ref]:
        """Show this from now on; returns the boxes that have another size for it."""
        turned = standing.turned(self._speech.standing)
        # answers show the standard of their issue
        issues = [ref.id for ref in turned if ref.kind is Kind.ISSUE]
        turned.update(Ref(Kind.CLAIM, use.claim) for issue in issues for use in self.case.positions_of(issue))
        turned.update([ref for one in turned if one.kind is Kind.CLAIM for ref in _uses(self.case, one.id)])
        self._hold(standing)
        resized: set[Ref] = set()
        for ref in turned:
            said = self._said.pop(ref, None)
            if said is not None and self.measure.size_of(said[1]) != self.size_of(said[0]):
                resized.add(ref)
        if turned:
            self._painting.forget()
        return resized

    def _lay_out(self, trees: Forest) -> None:
        self._ahead = None  # was of the case as it has been
        self._take(trees, self._laid(trees, self._view, self._arrangement, self._cache))

    def _laid(
        self, trees: Forest, view: View | None, arrangement: Arrangements | None, cache: LayoutCache
    ) -> MapLayout:
        nudges: tuple[Nudge, ...] = view.nudges if view is not None else ()
        return lay_out(
            trees,
            self.size_of,
            direction=view.direction if view is not None else Direction.DOWN,
            compact=view is not None and view.compact,
            arrangement=arrangement,
            nudges=nudges,
            cache=cache,
        )

    def _take(self, trees: Forest, laid: MapLayout) -> None:
        self._forest = trees
        self._painting = Painting(laid, self.content_of, self.measure.prepared)
        if len(self._said) > 2 * len(laid.boxes) + 1000:
            self._said = {ref: said for ref, said in self._said.items() if ref in laid.boxes}


def _hangs_as(view: View | None, other: View | None) -> bool:
    """Whether two views draw the same boxes, hung in the same way."""
    return view == other or (
        view is not None
        and other is not None
        and (view.root, view.shown, view.folds) == (other.root, other.shown, other.folds)
    )


def ticks_of(case: Case) -> int:
    """About how often drawing all of a case from nothing ticks (`model.pace`): once a block of the layout."""
    return len(case.arguments) + len(case.issues) + 1


def _view_after(view: View | None, edit: Edit) -> View | None:
    """The view as an edit leaves it; a view whose record goes stays as it was last."""
    for change in edit.changes:
        if view is not None and change.ref == Ref(Kind.VIEW, view.id) and isinstance(change.after, View):
            return change.after
    return view


def _stale(case: Case, edit: Edit) -> set[Ref]:
    """The boxes whose words an edit may have changed."""
    stale: set[Ref] = set()
    for change in edit.changes:
        for record in (change.before, change.after):
            if record is not None:
                stale.update(_touched(case, record))
    claims = {ref.id for ref in stale if ref.kind is Kind.CLAIM}
    for id_ in claims:
        stale.update(_uses(case, id_))
    return stale


def _uses(case: Case, claim: Id) -> Iterator[Ref]:
    """What the see-cards of a claim are known by."""
    yield from (Ref(Kind.PREMISE, use.id) for use in case.uses_of(claim))
    yield from (Ref(Kind.POSITION, use.id) for use in case.positions_by(claim))


def _touched(case: Case, record: Record) -> Iterable[Ref]:
    """The claims, arguments and issues whose boxes speak of this record."""
    if isinstance(record, Claim):
        return [Ref(Kind.CLAIM, record.id)]
    if isinstance(record, Argument):
        return [Ref(Kind.ARGUMENT, record.id)]
    if isinstance(record, Premise):
        return [Ref(Kind.PREMISE, record.id), Ref(Kind.ARGUMENT, record.argument)]
    if isinstance(record, Position):
        return [Ref(Kind.POSITION, record.id), Ref(Kind.CLAIM, record.claim)]
    if isinstance(record, Issue):
        positions = case.positions_of(record.id)
        return [Ref(Kind.ISSUE, record.id), *(Ref(Kind.CLAIM, position.claim) for position in positions)]
    if isinstance(record, Citation):
        return [Ref(Kind.CLAIM, record.claim)]
    if isinstance(record, Question):
        return [*_asked(Kind.CLAIM, record.claim), *_asked(Kind.ARGUMENT, record.argument)]
    if isinstance(record, Party):
        named = [claim for claim in case.claims.values() if record.id in claim.holders or record.id == claim.burden]
        return [Ref(Kind.CLAIM, claim.id) for claim in named]
    return []


def _asked(kind: Kind, id_: Id | None) -> list[Ref]:
    return [] if id_ is None else [Ref(kind, id_)]
