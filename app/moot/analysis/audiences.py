"""What audiences think: each lays its rulings over the case, and two of them can be held side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.overlay import Overlay
from moot.analysis.reasons import Reasons
from moot.analysis.sentences import Sentence
from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.edit import Edit
from moot.model.records import Audience, Id, Ref, Ruling
from moot.model.rules import RULED


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that has one status for one audience and another for the other, and why for each."""

    claim: Id
    first: Status
    second: Status
    first_reason: Sentence
    second_reason: Sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """An issue with the claim that prevails for each of two audiences; None where no single answer does."""

    issue: Id
    first: Id | None
    second: Id | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where two audiences part, in reading order: the issues with another winner, the claims with another status."""

    verdicts: tuple[Verdict, ...]
    differences: tuple[Difference, ...]

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.differences)


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


def compare(case: Case, first: Id | None, second: Id | None, semantics: Semantics = Semantics.DEFAULT) -> Comparison:
    """Where two audiences part, as mapped; None is the case itself."""
    one, other = (Labelling(overlay_of(case, audience).seen_all(case), semantics) for audience in (first, second))
    return compared(case, one, other)


def compared(case: Case, one: Labelling, other: Labelling) -> Comparison:
    """Where two labellings of the same case part."""
    return Comparison(tuple(_verdicts(case, one, other)), tuple(_differences(case, one, other)))


def _laid(ruling: Ruling) -> dict[str, object]:
    names = RULED.get(ruling.subject.kind, ())
    values = {name: value for name in names if (value := getattr(ruling, name)) is not None}
    if values.get("struck"):
        values["struck_reason"] = ruling.note
    return values


def _verdicts(case: Case, one: Labelling, other: Labelling) -> Iterator[Verdict]:
    for issue in sorted(case.issues.values(), key=in_order):
        winners = one.winner(issue.id), other.winner(issue.id)
        if winners[0] != winners[1]:
            yield Verdict(issue.id, *winners)


def _differences(case: Case, one: Labelling, other: Labelling) -> Iterator[Difference]:
    before, after = one.statuses(), other.statuses()
    parted = [claim for claim in case.claims.values() if before[claim.id] is not after[claim.id]]
    first, second = Reasons(one), Reasons(other)
    for claim in sorted(parted, key=lambda claim: (claim.number, claim.id)):
        id_ = claim.id
        yield Difference(id_, before[id_], after[id_], first.claim(id_), second.claim(id_))
