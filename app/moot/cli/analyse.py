"""`moot analyse`: what stands in a case, and why, as a table, as one JSON object a line, or for one claim in full."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from moot.analysis.explain import Explainer, Explanation, as_text
from moot.analysis.gradual import Lens
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.readings.semantics import Dung
from moot.cli import audiences, readings
from moot.cli.check import one_line
from moot.cli.errors import BAD_INPUT, BadInput
from moot.cli.patience import following
from moot.cli.reading import FORMAT_NAMES, name_of, read_case
from moot.cli.strength import column, rounded
from moot.model.case import Case, in_order
from moot.model.records import Claim, Id

READINGS = tuple(kind.value for kind in Dung)
_VERBS = {Status.IN: ("stands", "stand"), Status.OUT: ("falls", "fall"), Status.UNDECIDED: ("is open", "are open")}
_WORDS = {Status.IN: "stands", Status.OUT: "falls", Status.UNDECIDED: "open"}


@click.command("analyse")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--from", "source_format", type=click.Choice(FORMAT_NAMES), help="The format of the files.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each file, each on a line.")
@click.option(
    "--semantics",
    type=click.Choice([*(rules.value for rules in Semantics), *READINGS]),
    default=Semantics.DEFAULT.value,
    show_default=True,
    help="The rules to label by.",
)
@click.option(
    "--strength",
    type=click.Choice([lens.value for lens in Lens]),
    help="Add how strong each claim is, from 0 to 1, under a gradual semantics; no status follows from it.",
)
@click.option(
    "--most", type=click.IntRange(min=1), default=1000, show_default=True, metavar="N", help="Stop after N readings."
)
@click.option("--audience", metavar="NAME", help="See each case as this audience does: its name or id.")
@click.option("--compare", "other", metavar="NAME", help="List where another audience parts from it.")
@click.option("--why", metavar="ID", help="Explain one claim or argument: its id, or a claim's key number.")
@click.pass_context
def command(
    context: click.Context,
    files: Sequence[Path],
    source_format: str | None,
    as_json: bool,
    semantics: str,
    strength: str | None,
    most: int,
    why: str | None,
    audience: str | None,
    other: str | None,
) -> None:
    """Say what stands, falls or is open in each FILE, as mapped.

    A file that cannot be read is reported, the others are still analysed, and the exit code is 2.
    """
    _refuse(semantics, strength, as_json, why, other)
    lens = Lens(strength) if strength is not None else None
    heard = audiences.Heard(audience, other)
    code = 0
    for file in files:
        try:
            case = read_case(file, source_format)
            if semantics in READINGS:
                lines = list(_read(file, heard.seen(file, case), Dung(semantics), most, as_json))
            else:
                with following(f"weighing {name_of(file)}"):
                    lines = list(_lines(file, case, Semantics(semantics), _Asked(lens, as_json, why), heard))
            for line in lines:
                click.echo(line)
        except BadInput as error:
            click.echo(f"moot: {one_line(str(error))}", err=True)
            if as_json:
                click.echo(json.dumps({"file": name_of(file), "error": str(error)}, ensure_ascii=False))
            code = BAD_INPUT
    context.exit(code)


def _refuse(semantics: str, strength: str | None, as_json: bool, why: str | None, other: str | None) -> None:
    """Raise BadInput for options that do not go together."""
    if semantics in READINGS and why is not None:
        raise BadInput("--why explains the default, interval and strict rules; leave out --semantics, or choose one.")
    if semantics in READINGS and strength is not None:
        raise BadInput(
            "--strength goes with the default, interval and strict rules; leave out --semantics, or choose one."
        )
    if why is not None and as_json:
        raise BadInput("--why answers in words; leave out --json.")
    if why is not None and other is not None:
        raise BadInput("--why explains one audience; leave out --compare.")
    if semantics in READINGS and other is not None:
        raise BadInput(
            "--compare goes with the default, interval and strict rules; leave out --semantics, or choose one."
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be told of each case besides what stands in it."""

    lens: Lens | None
    as_json: bool
    why: str | None


def _lines(file: Path, case: Case, semantics: Semantics, asked: _Asked, heard: audiences.Heard) -> Iterator[str]:
    seen = heard.seen(file, case)
    labelling = Labelling(seen, semantics)
    if asked.as_json:
        found = report(file, case, labelling) | heard.report(file, case, labelling)
        if asked.lens is not None:
            found["strength"] = rounded(seen, asked.lens)
        yield json.dumps(found, ensure_ascii=False)
        return
    if heard.other is not None:
        words = heard.table(file, case, labelling)
    elif asked.why is None:
        words = table(file, seen, labelling, asked.lens)
    else:
        words = explanation(file, case, labelling, asked.why)
    for line in words:
        yield one_line(line)


def _read(file: Path, case: Case, kind: Dung, most: int, as_json: bool) -> Iterator[str]:
    found = readings.survey(file, case, kind, most)
    if as_json:
        yield readings.as_json(file, case, found)
        return
    for line in readings.table(file, case, found):
        yield one_line(line)


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
        "file": name_of(file),
        "semantics": labelling.semantics.value,
        "claims": claims,
        "arguments": {id_: {"applies": labelling.applies(id_)} for id_ in case.arguments},
        "issues": {id_: {"winner": labelling.winner(id_)} for id_ in case.issues},
    }


def table(file: Path, case: Case, labelling: Labelling, lens: Lens | None = None) -> Iterator[str]:
    """The same for a person: the issues with what stands, then every claim with its reason, and strength if asked."""
    yield f"{case.settings.title or name_of(file)} (as mapped, {labelling.semantics} rules)"
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
    strengths = column(case, lens)
    yield ""
    for claim in sorted(case.claims.values(), key=lambda claim: (claim.number, claim.id)):
        counts[labelling.status(claim.id)] += 1
        yield strengths.get(claim.id, "") + _called(claim)
        yield f"      {reasons.claim(claim.id)}"
    yield ""
    yield ", ".join(f"{count} {_VERBS[status][count != 1]}" for status, count in counts.items()) + "."
    if lens is not None:
        yield f"Strengths ({lens}) run from 0 to 1; a dash means that there is no stable value."


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
    raise BadInput(f"{name_of(file)} has no claim or argument {wanted}; moot analyse lists the claims it has.")


def _by_number(case: Case, wanted: str) -> Id | None:
    return next((claim.id for claim in case.claims.values() if str(claim.number) == wanted and claim.number), None)


def _called(claim: Claim) -> str:
    key = str(claim.number) if claim.number else claim.id
    return f"{key:>4}  {claim.text}" if claim.text else f"{key:>4}"
