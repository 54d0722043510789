"""Overlays: records seen otherwise than the case has them, without a change of the case.

What if, and what an audience thinks, are the same thing to the labelling: fields of some records have other values. An
overlay holds those values by record, so it goes on holding while the case beneath it is edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, cast

from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import Record, Ref, ref_of

Fields: TypeAlias = Mapping[str, object]


class Overlay(NamedTuple):
    """Values that lie over the fields of records. A value: neither table may change afterwards."""

    fields: Mapping[Ref, Fields] = MappingProxyType({})

    def __bool__(self) -> bool:
        return bool(self.fields)

    def over(self, ref: Ref, **values: object) -> Overlay:
        """This overlay with further values over one record."""
        return Overlay({**self.fields, ref: {**self.fields.get(ref, {}), **values}})

    def on(self, other: Overlay) -> Overlay:
        """This overlay laid over another: where both have a value, this one's is seen."""
        if not other.fields or not self.fields:
            return self if self.fields else other
        merged = dict(other.fields)
        for ref, values in self.fields.items():
            merged[ref] = {**merged.get(ref, {}), **values}
        return Overlay(merged)

    def seen(self, record: Record) -> Record:
        """A record as it is seen through this overlay."""
        values = self.fields.get(ref_of(record))
        return cast(Record, replace(cast(Any, record), **values)) if values else record

    def seen_all(self, records: Iterable[Record]) -> Iterable[Record]:
        """Records as they are seen."""
        return map(self.seen, records) if self.fields else records

    def written(self, case: Case, label: str) -> Edit:
        """The edit that makes the case what it is seen as."""
        return shift(case, Overlay(), self, label)


def seen_edit(case: Case, edit: Edit, before: Overlay, after: Overlay) -> Edit:
    """An edit the case has taken, as it is seen: through one overlay before it and another afterwards."""
    if not before.fields and not after.fields:
        return edit
    changed = {change.ref for change in edit.changes}
    if before is after and changed.isdisjoint(before.fields):
        return edit
    seen = [Change(_through(before, c.before), _through(after, c.after)) for c in edit.changes]
    if before is not after:
        seen += (change for change in shift(case, before, after).changes if change.ref not in changed)
    return replace(edit, changes=tuple(seen))


def _through(overlay: Overlay, record: Record | None) -> Record | None:
    return None if record is None else overlay.seen(record)


def shift(case: Case, before: Overlay, after: Overlay, label: str = "") -> Edit:
    """From a case seen through one overlay to the same case seen through another, as an edit of what is seen."""
    changes = []
    for ref in dict.fromkeys((*before.fields, *after.fields)):
        record = case.get(ref)
        if record is not None and before.seen(record) != after.seen(record):
            changes.append(Change(before.seen(record), after.seen(record)))
    return Edit(label, tuple(changes))
