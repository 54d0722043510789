"""`moot analyse --audience` and `--compare`: a case as somebody sees it, and where two of them part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moot.analysis.audiences import audiences, overlay_of
from moot.analysis.comparison import compared
from moot.analysis.labelling import Labelling, Status
from moot.cli.errors import BadInput
from moot.cli.reading import name_of
from moot.model.case import Case
from moot.model.records import Audience, Id

_WORDS = {Status.IN: "stands", Status.OUT: "falls", Status.UNDECIDED: "open"}


@dataclass(frozen=True, slots=True)
class Heard:
    """The audience to label for, and the other to compare it with, as they were named; None for the case itself."""

    audience: str | None = None
    other: str | None = None

    def seen(self, file: Path, case: Case) -> Case:
        """The case as the audience has it. Raises BadInput where the case has none of that name."""
        if self.audience is None:
            return case
        return Case(overlay_of(case, _id(file, case, self.audience)).seen_all(case))

    def report(self, file: Path, case: Case, labelling: Labelling) -> dict[str, object]:
        """What is added to the JSON of a file: the ids of the audiences, and the differences if they are asked for."""
        added: dict[str, object] = {}
        if self.audience is not None:
            added["audience"] = _id(file, case, self.audience)
        if self.other is not None:
            other = _id(file, case, self.other)
            found = compared(case, labelling, self._other(file, case, labelling))
            added["compared_with"] = other
            added["differences"] = {
                "issues": {one.issue: {"winner": one.first, "other_winner": one.second} for one in found.verdicts},
                "claims": {
                    one.claim: {
                        "status": one.first.value,
                        "reason": one.first_reason.text(),
                        "other_status": one.second.value,
                        "other_reason": one.second_reason.text(),
                    }
                    for one in found.differences
                },
            }
        return added

    def table(self, file: Path, case: Case, labelling: Labelling) -> Iterator[str]:
        """Where the two part, for a person."""
        names = _name(file, case, self.audience), _name(file, case, self.other)
        found = compared(case, labelling, self._other(file, case, labelling))
        yield f"{case.settings.title or name_of(file)} (as mapped, {labelling.semantics} rules)"
        counts = [_count(len(found.verdicts), "issue"), _count(len(found.differences), "claim")]
        parted = f"{' and '.join(filter(None, counts))} differ" if found else "nothing differs"
        yield f"{names[0]} and {names[1]}: {parted}."
        for verdict in found.verdicts:
            yield ""
            yield case.issues[verdict.issue].text or verdict.issue
            for name, winner in zip(names, (verdict.first, verdict.second), strict=True):
                yield f"      {name}: {_called(case, winner) if winner else 'no single answer stands'}"
        for one in found.differences:
            yield ""
            yield _called(case, one.claim)
            yield f"      {names[0]}: {_WORDS[one.first]}. {one.first_reason}"
            yield f"      {names[1]}: {_WORDS[one.second]}. {one.second_reason}"

    def _other(self, file: Path, case: Case, labelling: Labelling) -> Labelling:
        return Labelling(Heard(self.other).seen(file, case), labelling.semantics)


def _found(file: Path, case: Case, wanted: str) -> Audience:
    known = audiences(case)
    for audience in known:
        if wanted == audience.id or wanted.casefold() == audience.name.casefold():
            return audience
    names = ", ".join(audience.name or audience.id for audience in known)
    there = f"it has {names}" if names else "it has none"
    raise BadInput(f"{name_of(file)} has no audience {wanted}; {there}.")


def _id(file: Path, case: Case, wanted: str | None) -> Id | None:
    return None if wanted is None else _found(file, case, wanted).id


def _name(file: Path, case: Case, wanted: str | None) -> str:
    if wanted is None:
        return "The case itself"
    found = _found(file, case, wanted)
    return found.name or found.id


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}" if number else ""


def _called(case: Case, id_: Id) -> str:
    claim = case.claims[id_]
    key = str(claim.number) if claim.number else claim.id
    return f"{key}  {claim.text}" if claim.text else key
