"""The gaps between siblings a dragged box may be dropped into, and which place among them each gap is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from moot.layout.shapes import BoxKind, MapLayout, Placed, Rect
from moot.model.case import Case, in_order
from moot.model.records import Argument, Direction, Id, Issue, Kind, Polarity, Position, Premise, Ref
from moot.model.verbs.places import Relation

_REACH = 34.0  # px of the map: how far beyond the ends of a row a drop still counts as being in it
_NARROW = 90.0  # px: in a wider gap the bar follows the pointer


@dataclass(frozen=True, slots=True)
class Gap:
    """A place among siblings: what they hang from, as what, the index among those that stay, and the bar to show."""

    onto: Ref | None
    relation: Relation | None
    index: int
    bar: tuple[QPointF, QPointF]
    moves_within: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """Siblings of one kind in order, what they hang from, and the records they are."""

    onto: Ref | None
    relation: Relation | None
    kind: Kind
    ids: tuple[Id, ...]


def gap_at(
    layout: MapLayout, near: Iterable[Placed], case: Case, place: Ref, point: QPointF, direction: Direction
) -> Gap | None:
    """The gap under a point: between premises of a band, positions on an issue, reasons for a claim, or issues.

    `near` are the boxes round the point, `place` is what is in hand; the index is that after it has been taken out.
    """
    own = set(_own(case, place))
    best: tuple[float, Gap] | None = None
    for row in dict.fromkeys(_rows(case, near, issues=place.kind is Kind.ISSUE)):
        found = _gap_in(layout, case, row, own, point, direction)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return None if best is None else best[1]


def _own(case: Case, place: Ref) -> Iterator[Id]:
    """The records that are no siblings of what is dropped, as they move with it."""
    yield place.id
    record = case.get(place)
    if isinstance(record, Premise) and len(case.premises_of(record.argument)) == 1:
        yield record.argument


def _rows(case: Case, near: Iterable[Placed], *, issues: bool) -> Iterator[_Row]:
    for placed in near:
        box = placed.box
        if issues:
            if box.kind is BoxKind.ISSUE:
                ids = tuple(issue.id for issue in sorted(case.issues.values(), key=in_order))
                yield _Row(None, None, Kind.ISSUE, ids)
            continue
        record = case.get(box.ref if box.via is None else box.via)
        if isinstance(record, Position):
            ids = tuple(position.id for position in case.positions_of(record.issue))
            yield _Row(Ref(Kind.ISSUE, record.issue), Relation.POSITION, Kind.POSITION, ids)
        elif isinstance(record, Premise):
            premises = case.premises_of(record.argument)
            if len(premises) > 1:
                onto = Ref(Kind.ARGUMENT, record.argument)
                yield _Row(onto, Relation.PREMISE, Kind.PREMISE, tuple(premise.id for premise in premises))
            record = case.arguments.get(record.argument)
        if isinstance(record, Argument):
            yield _steps(case, record)


def _steps(case: Case, argument: Argument) -> _Row:
    undercut = argument.polarity is Polarity.UNDERCUT
    onto = Ref(Kind.ARGUMENT if undercut else Kind.CLAIM, argument.conclusion)
    siblings = case.undercuts_of(argument.conclusion) if undercut else case.arguments_for(argument.conclusion)
    relation = Relation.UNDERCUT if undercut else None
    return _Row(onto, relation, Kind.ARGUMENT, tuple(sibling.id for sibling in siblings))


def _gap_in(
    layout: MapLayout, case: Case, row: _Row, own: set[Id], point: QPointF, direction: Direction
) -> tuple[float, Gap] | None:
    """The gap of one row under a point, with how far across the point is from the row's middle; bands come first."""
    stay = [id_ for id_ in row.ids if id_ not in own]
    seen = [(id_, rect) for id_ in stay if (rect := _rect(layout, case, row, id_)) is not None]
    if not seen:
        return None
    level = _lies_level(seen, direction)
    spans = [_span(rect, level) for _, rect in seen]
    along, across = (point.x(), point.y()) if level else (point.y(), point.x())
    before = sum((low + high) / 2 < along for low, high, _, _ in spans)
    here = spans[max(0, before - 1) : before + 1]
    near, far = min(span[2] for span in here), max(span[3] for span in here)
    if not near - _REACH <= across <= far + _REACH:
        return None
    first = spans[before - 1][1] if before else spans[0][0] - _REACH
    last = spans[before][0] if before < len(spans) else spans[-1][1] + _REACH
    if not first - 1 <= along <= last + 1:
        return None
    at = (first + last) / 2 if last - first < _NARROW else along
    bar = (QPointF(at, near), QPointF(at, far)) if level else (QPointF(near, at), QPointF(far, at))
    index = stay.index(seen[before][0]) if before < len(seen) else stay.index(seen[-1][0]) + 1
    gap = Gap(row.onto, row.relation, index, bar, moves_within=len(stay) < len(row.ids))
    inside_band = row.relation is Relation.PREMISE
    return abs(across - (near + far) / 2) - (1e6 if inside_band else 0.0), gap


def _lies_level(seen: list[tuple[Id, Rect]], direction: Direction) -> bool:
    """Whether siblings stand side by side, or below each other."""
    if len(seen) < 2:
        return direction is Direction.DOWN
    return abs(seen[1][1].x - seen[0][1].x) > abs(seen[1][1].y - seen[0][1].y)


def _span(rect: Rect, level: bool) -> tuple[float, float, float, float]:
    """A rectangle as its extent along a row and across it."""
    if level:
        return rect.x, rect.right, rect.y, rect.bottom
    return rect.y, rect.bottom, rect.x, rect.right


def _rect(layout: MapLayout, case: Case, row: _Row, id_: Id) -> Rect | None:
    """The place of a sibling: its card, or the pill of a step with its cards."""
    if row.kind is Kind.ISSUE:
        return _drawn(layout, Ref(Kind.ISSUE, id_), None)
    if row.kind is not Kind.ARGUMENT:
        use = case.get(Ref(row.kind, id_))
        return _drawn(layout, Ref(row.kind, id_), use if isinstance(use, Premise | Position) else None)
    found = _drawn(layout, Ref(Kind.ARGUMENT, id_), None)
    if found is None:
        return None
    for premise in case.premises_of(id_):
        card = _drawn(layout, Ref(Kind.PREMISE, premise.id), premise)
        if card is not None:
            found = _both(found, card)
    return found


def _drawn(layout: MapLayout, ref: Ref, use: Premise | Position | Issue | None) -> Rect | None:
    """The place of the box of a use: a see-card, or the claim in full if it hangs there."""
    placed = layout.boxes.get(ref)
    if placed is None and isinstance(use, Premise | Position):
        full = layout.boxes.get(Ref(Kind.CLAIM, use.claim))
        placed = full if full is not None and full.box.via == ref else None
    return None if placed is None else placed.rect


def _both(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
