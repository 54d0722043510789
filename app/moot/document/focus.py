"""What a person should find selected after undo or redo: what came back, what changed, what the vanished hung on."""

from __future__ import annotations

from collections.abc import Iterable

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import (
    Argument,
    Citation,
    Excerpt,
    Kind,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    kind_of,
    ref_of,
)

# what is drawn, in the order in which one would look for it
_BOXES = (Kind.CLAIM, Kind.ISSUE, Kind.ARGUMENT)


def focus_after(case: Case, edit: Edit) -> Ref | None:
    """What to select when `edit`, a step taken back or done again, has been applied to `case`."""
    restored = [change.after for change in edit.changes if change.before is None and change.after is not None]
    if top := _top(case, restored):
        return top
    if edit.focus is not None and edit.focus in case:
        return edit.focus
    gone = {change.ref: change.before for change in edit.changes if change.before is not None and change.after is None}
    starts = [edit.focus] if edit.focus in gone else []
    return _nearest(case, [*starts, *gone], gone) or next((c.ref for c in edit.changes if c.ref in case), None)


def _top(case: Case, restored: list[Record]) -> Ref | None:
    refs = {ref_of(record) for record in restored}
    for kind in _BOXES:
        found = [record for record in restored if kind_of(record) is kind]
        for record in found:
            if not any(parent in refs for parent in _conclusions(case, record)):
                return ref_of(record)
        if found:
            return ref_of(found[0])  # a circle has no top
    return None


def _conclusions(case: Case, record: Record) -> Iterable[Ref]:
    if kind_of(record) is Kind.CLAIM:
        for use in case.uses_of(record.id):
            argument = case.arguments.get(use.argument)
            if argument is not None:
                yield from _parents(argument)


def _nearest(case: Case, starts: list[Ref], gone: dict[Ref, Record]) -> Ref | None:
    """The nearest record that still exists above vanished ones, as these were linked; the first start counts most."""
    users: dict[Ref, list[Ref]] = {}
    for ref, record in gone.items():
        if isinstance(record, Premise | Position):
            users.setdefault(Ref(Kind.CLAIM, record.claim), []).append(ref)
    seen: set[Ref] = set()
    for start in starts:
        queue = [start]
        for ref in queue:
            if ref in case:
                return ref
            if ref not in seen:
                seen.add(ref)
                queue.extend(_parents(gone[ref]) if ref in gone else ())
                queue.extend(users.get(ref, ()))
    return None


def _parents(record: Record) -> tuple[Ref, ...]:
    match record:
        case Argument():
            kind = Kind.ARGUMENT if record.polarity.value == "undercut" else Kind.CLAIM
            return (Ref(kind, record.conclusion),)
        case Premise():
            return (Ref(Kind.ARGUMENT, record.argument),)
        case Position():
            return (Ref(Kind.ISSUE, record.issue),)
        case Excerpt():
            return (Ref(Kind.SOURCE, record.source),)
        case Citation():
            return (Ref(Kind.CLAIM, record.claim),)
        case Question(claim=str() as claim):
            return (Ref(Kind.CLAIM, claim),)
        case Question(argument=str() as argument):
            return (Ref(Kind.ARGUMENT, argument),)
    return ()
