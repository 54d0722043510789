"""`moot analyse`: what stands in a case, and why, as a table, as one JSON object a line, or for one claim in full."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from moot.analysis.explain import Explainer, Explanation, as_text
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.cli.errors import BadInput
from moot.cli.reading import read_case
from moot.model.case import Case, in_order
from moot.model.records import Claim, Id

READINGS = ("grounded", "complete", "preferred", "stable", "semi-stable", "stage", "ideal")
_WORDS = {Status.IN: "stands", Status.OUT: "falls", Status.UNDECIDED: "open"}


@click.command("analyse")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each file, each on a line.")
@click.option(
    "--semantics",
    type=click.Choice([*Semantics, *READINGS]),
    default=Semantics.DEFAULT.value,
    show_default=True,
    help="The rules to label by.",
)
@click.option("--why", metavar="ID", help="Explain one claim or argument: its id, or a claim's key number.")
def command(files: tuple[Path, ...], as_json: bool, semantics: str, why: str | None) -> None:
    """Say what stands, falls or is open in each FILE, as mapped."""
    if semantics in READINGS:
        raise BadInput(
            f'The reading "{semantics}" cannot be computed yet; choose --semantics default, interval or strict.'
        )
    if why is not None and as_json:
        raise BadInput("--why answers in words; leave out --json.")
    rules = Semantics(semantics)
    for file in files:
        case = read_case(file)
        labelling = Labelling(case, rules)
        if why is not None:
            lines = explanation(file, case, labelling, why)
        elif as_json:
            lines = iter([json.dumps(report(file, case, labelling), ensure_ascii=False)])
        else:
            lines = table(file, case, labelling)
        for line in lines:
            click.echo(line)


def report(file: Path, case: Case, labelling: Labelling) -> dict[str, object]:
    """What `--json` writes for one file; ids are those of the file, the winner of an issue is a claim."""
    reasons = Explainer(labelling).reasons
    claims = {
        id_: {
            "status": labelling.status(id_).value,
            "why": labelling.why(id_).value,
            "reason": reasons.claim(id_).text(),
        }
        for id_ in case.claims
    }
    return {
        "file": str(file),
        "semantics": labelling.semantics.value,
        "claims": claims,
        "arguments": {id_: {"applies": labelling.applies(id_)} for id_ in case.arguments},
        "issues": {id_: {"winner": labelling.winner(id_)} for id_ in case.issues},
    }


def table(file: Path, case: Case, labelling: Labelling) -> Iterator[str]:
    """The same for a person: the issues with what stands, then every claim with its reason."""
    yield f"{case.settings.title or file.name} (as mapped, {labelling.semantics} rules)"
    for issue in sorted(case.issues.values(), key=in_order):
        yield ""
        yield issue.text or issue.id
        winner = labelling.winner(issue.id)
        answers = list(dict.fromkeys(position.claim for position in case.positions_of(issue.id)))
        for id_ in answers:
            if id_ in case.claims:
                mark = "→" if id_ == winner else " "
                yield f"  {mark} {_called(case.claims[id_])} {_WORDS[labelling.status(id_)]}"
        if winner is None:
            yield "    No single answer stands." if answers else "    Nobody has answered it."
    reasons = Explainer(labelling).reasons
    counts = dict.fromkeys(Status, 0)
    yield ""
    for claim in sorted(case.claims.values(), key=lambda claim: (claim.number, claim.id)):
        counts[labelling.status(claim.id)] += 1
        yield _called(claim)
        yield f"      {reasons.claim(claim.id)}"
    yield ""
    yield ", ".join(f"{count} {_WORDS[status]}" for status, count in counts.items()) + "."


def explanation(file: Path, case: Case, labelling: Labelling, wanted: str) -> Iterator[str]:
    """Why one claim or argument has its status; raises BadInput where the case has no such id or number."""
    return as_text(_found(file, case, Explainer(labelling), wanted), case)


def _found(file: Path, case: Case, explainer: Explainer, wanted: str) -> Explanation:
    if wanted in case.claims:
        return explainer.claim(wanted)
    if wanted in case.arguments:
        return explainer.argument(wanted)
    numbered = _by_number(case, wanted)
    if numbered is not None:
        return explainer.claim(numbered)
    raise BadInput(f"{file} has no claim or argument {wanted}; moot analyse {file} lists the claims it has.")


def _by_number(case: Case, wanted: str) -> Id | None:
    return next((claim.id for claim in case.claims.values() if str(claim.number) == wanted and claim.number), None)


def _called(claim: Claim) -> str:
    key = str(claim.number) if claim.number else claim.id
    return f"{key:>4}  {claim.text}" if claim.text else f"{key:>4}"
