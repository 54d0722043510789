"""`moot analyse` for the textbooks' semantics: the readings of a case, and what they have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from moot.analysis.labelling import Status
from moot.analysis.readings.semantics import Dung, End, Limits
from moot.analysis.readings.survey import Survey
from moot.analysis.translation import TranslationError
from moot.cli.errors import BadInput
from moot.cli.patience import counting
from moot.cli.reading import name_of
from moot.model.case import Case, in_order
from moot.model.records import Claim, Id

SHOWN = 20  # readings a table shows
NAMED = 200  # claims it names in a row
_WORDS = {Status.IN: "stands", Status.OUT: "falls", Status.UNDECIDED: "open"}


def survey(file: Path, case: Case, kind: Dung, most: int) -> Survey:
    """The readings of a case, at most so many. Raises BadInput where it cannot be read this way."""
    with counting(f"looking for {kind.value} readings of {name_of(file)}") as progress:
        try:
            return Survey(case, kind, Limits(most=most, progress=progress))
        except TranslationError as error:
            raise BadInput(f"{name_of(file)}: {error}") from None


def as_json(file: Path, case: Case, found: Survey) -> str:
    """What `--json` writes for one file: what all readings have in common, and each as the ids of what it accepts."""
    claims = {
        id_: {"status": found.status(id_).value, "why": found.why(id_).value, "reason": found.reason(id_).text()}
        for id_ in case.claims
    }
    report = {
        "file": name_of(file),
        "semantics": found.kind.value,
        "claims": claims,
        "arguments": {id_: {"applies": found.applies(id_)} for id_ in case.arguments},
        "issues": {id_: {"winner": found.winner(id_)} for id_ in case.issues},
        "readings": listed(case, found),
        "complete": found.found.complete,
    }
    return json.dumps(report, ensure_ascii=False)


def listed(case: Case, found: Survey) -> list[list[Id]]:
    """The claims accepted in each reading, sorted; readings that accept the same claims count once."""
    accepted = {tuple(sorted(id_ for id_ in found.accepted(n) if id_ in case.claims)) for n in range(len(found))}
    return [list(ids) for ids in sorted(accepted)]


def table(file: Path, case: Case, found: Survey) -> Iterator[str]:
    """The same for a person: how many readings, the first of them, the issues, and every claim with its reason."""
    yield f"{case.settings.title or name_of(file)} (as mapped, {found.kind.value} semantics)"
    yield ""
    yield headline(found)
    yield from _listed(case, found)
    for issue in sorted(case.issues.values(), key=in_order):
        yield ""
        yield issue.text or issue.id
        winner = found.winner(issue.id)
        for id_ in dict.fromkeys(position.claim for position in case.positions_of(issue.id)):
            if id_ in case.claims:
                yield f"  {'→' if id_ == winner else ' '} {_called(case.claims[id_])} {_WORDS[found.status(id_)]}"
    counts = dict.fromkeys(Status, 0)
    yield ""
    for claim in sorted(case.claims.values(), key=_by_number):
        counts[found.status(claim.id)] += 1
        yield _called(claim)
        yield f"      {found.reason(claim.id)}"
    yield ""
    yield ", ".join(f"{count} {_WORDS[status]}" for status, count in counts.items()) + "."


def headline(found: Survey) -> str:
    """How many readings there are, or why that is not known."""
    kind, count = found.kind.value, len(found)
    if found.none:
        return f"No {kind} reading exists."
    if found.kind in (Dung.GROUNDED, Dung.IDEAL) and count:
        return f"The {kind} reading:"
    if found.found.end is End.MOST:
        return f"{count:,}+ {kind} readings:"
    if not found.found.complete:
        return f"The search for {kind} readings was not finished; {count:,} found{':' if count else '.'}"
    return f"{count:,} {kind} reading{'' if count == 1 else 's'}:"


def _listed(case: Case, found: Survey) -> Iterator[str]:
    """The first readings, each by what it accepts besides what all of them do."""
    common = {id_ for id_ in case.claims if found.status(id_) is Status.IN} if len(found) > 1 else set()
    if common:
        yield f"  all  {_names(case, common)}"
    seen: set[frozenset[Id]] = set()
    for number in range(min(len(found), SHOWN)):
        accepted = frozenset(found.accepted(number))
        again = " (by other arguments)" if accepted in seen else ""
        seen.add(accepted)
        yield f"  {number + 1:>3}  {_names(case, accepted - common)}{again}"
        if circle := found.reading(number).circular:
            yield f"       only on a circle of support: {_names(case, circle)}"
    if len(found) > SHOWN:
        yield f"  … and {len(found) - SHOWN:,} more; --json lists them."


def _names(case: Case, ids: Iterable[Id]) -> str:
    claims = sorted((case.claims[id_] for id_ in ids if id_ in case.claims), key=_by_number)
    return ", ".join(map(_key, claims)) or "nothing" if len(claims) <= NAMED else f"{len(claims):,} claims"


def _by_number(claim: Claim) -> tuple[int, Id]:
    return claim.number, claim.id


def _key(claim: Claim) -> str:
    return str(claim.number) if claim.number and claim.text != claim.id else claim.id


def _called(claim: Claim) -> str:
    key = _key(claim)
    return f"{key:>4}  {claim.text}" if claim.text and claim.text != key else f"{key:>4}"
