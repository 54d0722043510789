"""Dragging rows: onto another row, or between two of them, by the same verb as on the map and with the same words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt

from moot.canvas.wording import worded
from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.records import Argument, Claim, Id, Issue, Kind, Polarity, Position, Premise, Ref
from moot.model.rules import RuleError
from moot.model.verbs import Relation
from moot.windows.panels.outline.rows import Row

if TYPE_CHECKING:
    from moot.windows.panels.outline.tree import OutlineTree

_EDGE = 0.28  # of a row's height: nearer to its edge a drop goes between rows
_SCROLL = 18  # px of the viewport: nearer to its edge a drag scrolls


class Where(StrEnum):
    """What of a row a drop is at."""

    ON = "on"
    ABOVE = "above"
    BELOW = "below"


class Drop(NamedTuple):
    """Where a drag would drop: what things then hang from, as what, at which place among the others; and the mark."""

    onto: Ref | None = None
    relation: Relation | None = None
    at: int | None = None
    row: Row | None = None
    where: Where = Where.ON


class RowDrag:
    """The row under the pointer with what hangs beneath it; all selected rows when it is one of several.

    Onto a claim: a reason for it (an objection stays one), with Shift an objection. Onto an issue: a position. Between
    rows: there, among linked premises where both belong to one step. Below all rows: taken out, to stand alone.
    """

    def __init__(self, tree: OutlineTree, rows: list[Row]) -> None:
        self._tree = tree
        self._places = [row.place for row in rows]
        self._own = {one.key for row in rows for one in row.beneath()}
        self.drop: Drop | None = None

    def move(self, point: QPoint, held: Qt.KeyboardModifier) -> None:
        """Show what a drop here would do."""
        tree = self._tree
        bar, room = tree.verticalScrollBar(), tree.viewport().rect()
        if point.y() < room.top() + _SCROLL:
            bar.setValue(bar.value() - 1)
        elif point.y() > room.bottom() - _SCROLL:
            bar.setValue(bar.value() + 1)
        self.drop = self._drop(point, held)
        tree.preview.say(self._words(), QPointF(point), tree.viewport())
        tree.viewport().update()

    def end(self, point: QPoint, held: Qt.KeyboardModifier) -> None:
        """Do it."""
        drop = self._drop(point, held)
        self.cancel()
        if drop is not None:
            self._tree.desk.attempt(lambda: self._edit(drop))

    def cancel(self) -> None:
        """Let everything be."""
        self.drop = None
        self._tree.preview.say("", QPointF(), self._tree.viewport())
        self._tree.viewport().update()

    def _edit(self, drop: Drop) -> Edit:
        case = self._tree.desk.case
        places = self._places if drop.at is None else self._places[0]
        return verbs.reparent(case, places, drop.onto, drop.relation, drop.at)

    def _words(self) -> str:
        drop = self.drop
        if drop is None:
            return ""
        try:
            found = verbs.describe_drop(self._tree.desk.case, self._places[0], drop.onto, drop.relation, drop.at)
            return worded(found)
        except RuleError as refusal:
            return worded(refusal)

    def _drop(self, point: QPoint, held: Qt.KeyboardModifier) -> Drop | None:
        tree = self._tree
        if not tree.viewport().rect().contains(point):
            return None
        index = tree.indexAt(point)
        row = tree.rows.row_at(index)
        if row is None:
            return None if self._places[0].kind is Kind.ISSUE else Drop()
        if row.key in self._own:
            return None
        seen = tree.visualRect(index)
        part = (point.y() - seen.top()) / max(1, seen.height())
        between = None
        if not held & Qt.KeyboardModifier.ShiftModifier and not _EDGE <= part <= 1 - _EDGE:
            if part > _EDGE and tree.isExpanded(index) and row.children:
                between = gap(tree.desk.case, self._places[0], row.children[0], Where.ABOVE)
            else:
                between = gap(tree.desk.case, self._places[0], row, Where.ABOVE if part < _EDGE else Where.BELOW)
        return between or self._on(row, held)

    def _on(self, row: Row, held: Qt.KeyboardModifier) -> Drop | None:
        if self._places[0].kind is Kind.ISSUE:
            return None
        onto = row.ref if row.claim is None else Ref(Kind.CLAIM, row.claim)
        against = onto.kind is Kind.CLAIM and held & Qt.KeyboardModifier.ShiftModifier
        return Drop(onto, Relation.CON if against else None, row=row)


def gap(case: Case, place: Ref, row: Row, where: Where) -> Drop | None:
    """The place above or below a row among its siblings; None where what is dragged cannot stand there.

    The index is the one after what is dragged has been taken out.
    """
    after = where is Where.BELOW
    target = case.get(row.place)
    if place.kind is Kind.ISSUE or isinstance(target, Issue):
        if place.kind is not Kind.ISSUE or not isinstance(target, Issue):
            return None
        ids = [issue.id for issue in sorted(case.issues.values(), key=in_order)]
        return Drop(None, None, _index(ids, {place.id}, target.id, after), row, where)
    own = _own(case, place)
    if isinstance(target, Position):
        ids = [position.id for position in case.positions_of(target.issue)]
        onto = Ref(Kind.ISSUE, target.issue)
        return Drop(onto, Relation.POSITION, _index(ids, own, target.id, after), row, where)
    if isinstance(target, Premise):
        ids = [premise.id for premise in case.premises_of(target.argument)]
        if 0 < ids.index(target.id) + after < len(ids):
            onto = Ref(Kind.ARGUMENT, target.argument)
            return Drop(onto, Relation.PREMISE, _index(ids, own, target.id, after), row, where)
        return _beside(case, case.arguments[target.argument], own, row, where)
    if isinstance(target, Argument):
        return _beside(case, target, own, row, where)
    if isinstance(target, Claim) and row.parent is None:
        loose = sorted((claim for claim in case.claims.values() if not case.hangs(claim.id)), key=in_order)
        ids = [claim.id for claim in loose]
        if target.id in ids:
            return Drop(None, Relation.LOOSE, _index(ids, _claims(case, place), target.id, after), row, where)
    return None


def _beside(case: Case, argument: Argument, own: set[Id], row: Row, where: Where) -> Drop:
    undercuts = argument.polarity is Polarity.UNDERCUT
    siblings = case.undercuts_of(argument.conclusion) if undercuts else case.arguments_for(argument.conclusion)
    onto = Ref(Kind.ARGUMENT if undercuts else Kind.CLAIM, argument.conclusion)
    index = _index([sibling.id for sibling in siblings], own, argument.id, where is Where.BELOW)
    return Drop(onto, Relation.UNDERCUT if undercuts else None, index, row, where)


def _index(ids: list[Id], own: set[Id], target: Id, after: bool) -> int:
    """The place beside a sibling among those that stay."""
    before = ids[: ids.index(target) + after]
    return sum(id_ not in own for id_ in before)


def _own(case: Case, place: Ref) -> set[Id]:
    """The records that are no siblings of what is dropped, as they move with it."""
    record = case.get(place)
    alone = isinstance(record, Premise) and len(case.premises_of(record.argument)) == 1
    return {place.id, record.argument} if isinstance(record, Premise) and alone else {place.id}


def _claims(case: Case, place: Ref) -> set[Id]:
    record = case.get(place)
    return {place.id, getattr(record, "claim", place.id)}
