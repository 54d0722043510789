"""Edits: everything a person does, as records before and after.

From this one type come undo (the inverse), storage (write each `after`), redraw, import, paste and templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from moot.model.frozen import dataclass
from moot.model.records import Record, Ref, ref_of


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it did not exist. Both name the same record."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after it")
        if self.before is not None and self.after is not None and ref_of(self.before) != ref_of(self.after):
            raise ValueError(f"a change is of one record: {ref_of(self.before)}, {ref_of(self.after)}")

    @property
    def ref(self) -> Ref:
        """The record this change is of."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return ref_of(record)

    def inverse(self) -> Change:
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """A named step that can be undone: at most one change per record.

    Consecutive edits with the same non-empty `merges` become one step of undo (typing into one field). `focus` is the
    record a person should find selected when the edit has been done.
    """

    label: str
    changes: tuple[Change, ...]
    merges: str = ""
    focus: Ref | None = None

    def __post_init__(self) -> None:
        if len({change.ref for change in self.changes}) != len(self.changes):
            raise ValueError(f"two changes of one record in {self.label!r}")

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return replace(self, changes=tuple(change.inverse() for change in self.changes))

    def then(self, later: Edit) -> Edit:
        """This edit and a later one as one step, under this one's label: first `before`, last `after`."""
        merged: dict[Ref, Change] = {change.ref: change for change in self.changes}
        for change in later.changes:
            earlier = merged.pop(change.ref, None)
            before = change.before if earlier is None else earlier.before
            if before != change.after:
                merged[change.ref] = Change(before, change.after)
        return replace(self, changes=tuple(merged.values()), focus=later.focus or self.focus)


def additions(label: str, records: Iterable[Record]) -> Edit:
    """The edit that brings all these records into being."""
    return Edit(label, tuple(Change(None, record) for record in records))
