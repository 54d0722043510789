"""What a presentation steps through: the rows the outline would list of what the window shows, in its order."""

from __future__ import annotations

from collections.abc import Sequence

from moot.drawing.content import UNKNOWN
from moot.layout.forest import Node, forest
from moot.layout.shapes import BoxKind
from moot.model.case import Case, in_order
from moot.model.records import Issue, Kind, Ref, View
from moot.windows.actions import translate as _tr
from moot.windows.panels.outline.rows import Hung, Row, hung_under
from moot.windows.panels.outline.words import Spoken, bearing


def stops_of(case: Case, view: View) -> tuple[Row, ...]:
    """All rows of a view from the top down; issues have their number in the case, however few of them are shown."""
    issues: list[Issue] = sorted(case.issues.values(), key=in_order)
    numbers = {Ref(Kind.ISSUE, issue.id): at for at, issue in enumerate(issues)}
    roots = [_row(node, None, numbers.get(node.box.ref, at)) for at, node in enumerate(forest(case, view).roots)]
    found: list[Row] = []
    stack = roots[::-1]
    while stack:
        row = stack.pop()
        found.append(row)
        if row.hung.node is not None:
            row.children = [Row(0, hung, row, at) for at, hung in enumerate(hung_under(row.hung.node))]
            stack.extend(reversed(row.children))
    return tuple(found)


def start_at(case: Case, stops: Sequence[Row], ref: Ref | None) -> int:
    """The index of the stop that shows a box; of a step's pill, its first premise; 0 where none does."""
    if ref is None:
        return 0
    exact = (at for at, row in enumerate(stops) if row.ref == ref)
    near = (at for at, row in enumerate(stops) if row.stands_for(ref) or ref in boxes_of(row))
    return next(exact, next(near, 0))


def boxes_of(row: Row) -> frozenset[Ref]:
    """The boxes that belong to a stop: its own, and the pill of the step by which it hangs."""
    step = row.hung.step
    return frozenset((row.ref,) if step is None else (row.ref, step.box.ref))


def said_of(case: Case, row: Row, root: Ref | None) -> str:
    """What a stop is to what it hangs from: `supports 21`."""
    if row.is_issue:
        return _tr("issue {number}").format(number=row.at + 1)
    if row.ref == root:
        return _tr("in focus")
    said = bearing(Spoken(case, UNKNOWN), row)
    if row.hung.box.kind is BoxKind.SEE:
        return f"{said}, {_tr('used again')}"
    return said


def note_of(case: Case, row: Row) -> str:
    """The notes on a stop and on its step; empty where there are none."""
    named = [row.ref if row.claim is None else Ref(Kind.CLAIM, row.claim)]
    if row.hung.step is not None and not row.hung.linked:
        named.append(row.hung.step.box.ref)
    notes = [getattr(case.get(ref), "note", "").strip() for ref in dict.fromkeys(named)]
    return "\n\n".join(note for note in notes if note)


def _row(node: Node, parent: Row | None, at: int) -> Row:
    return Row(0, Hung(node.box, node), parent, at)
