"""What audiences think: each lays its rulings over the case."""

from __future__ import annotations

from moot.analysis.overlay import Overlay
from moot.model import verbs
from moot.model.case import RULED, Case, in_order
from moot.model.edit import Edit
from moot.model.records import Audience, Id, Ref, Ruling


def audiences(case: Case) -> list[Audience]:
    """All audiences of a case, in order."""
    return sorted(case.audiences.values(), key=in_order)


def overlay_of(case: Case, audience: Id | None) -> Overlay:
    """What an audience lays over the case; nothing for None (the case itself) and for one the case does not have."""
    if audience is None or audience not in case.audiences:
        return Overlay()
    fields: dict[Ref, dict[str, object]] = {}
    for ruling in case.rulings_by(audience):
        values = _laid(ruling)
        if values:
            fields.setdefault(ruling.subject, {}).update(values)
    return Overlay(fields)


def ruled(case: Case, audience: Id, trial: Overlay, label: str = "") -> Edit:
    """The edit that makes what is tried the audience's own. Raises RuleError if the audience is gone.

    Where the trial agrees with the case, the audience takes it as the case has it.
    """
    rulings: dict[Ref, dict[str, object]] = {}
    for ref, fields in trial.fields.items():
        record = case.get(ref)
        if record is None:
            continue
        values = {
            name: None if value == getattr(record, name) else value
            for name, value in fields.items()
            if name in RULED[ref.kind]
        }
        if fields.get("struck_reason"):
            values["note"] = fields["struck_reason"]
        rulings[ref] = values
    return verbs.rule_all(case, audience, rulings, label)


def _laid(ruling: Ruling) -> dict[str, object]:
    names = RULED.get(ruling.subject.kind, ())
    values = {name: value for name in names if (value := getattr(ruling, name)) is not None}
    if values.get("struck"):
        values["struck_reason"] = ruling.note
    return values
