"""`moot check`: what is wrong with the form of a case (values, links, key numbers), which views no longer fit the page
they are marked for, and the gaps of the case: what needs work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from moot.analysis.gaps import Gap, gaps
from moot.cli.errors import BAD_INPUT, FOUND, BadInput
from moot.cli.one_page import marked, outgrown
from moot.cli.patience import following, saying
from moot.cli.reading import FORMAT_NAMES, Found, name_of, read_found
from moot.model.case import Case
from moot.model.records import Claim, Ref
from moot.model.rules import Problem, problems


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--from", "source_format", type=click.Choice(FORMAT_NAMES), help="The format of the files.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each file, each on a line.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything is found.")
@click.pass_context
def command(
    context: click.Context, files: Sequence[Path], source_format: str | None, as_json: bool, strict: bool
) -> None:
    """Say what is wrong with the form of the case in each FILE, and what still needs work, a line for each thing.

    A view marked "One page" is a problem when its text no longer comes out at 9 pt, as in the window; to look at that
    takes Qt, which is loaded for no other case.

    A file that cannot be read is reported, the others are still checked, and the exit code is 2.
    """
    code = 0
    for path in files:
        try:
            found = read_found(path, source_format)
        except BadInput as error:
            click.echo(f"moot: {error}", err=True)
            if as_json:
                click.echo(json.dumps({"file": name_of(path), "error": str(error)}, ensure_ascii=False))
            code = BAD_INPUT
            continue
        with saying(f"Checking {name_of(path)}"):
            faults, open_ = problems(found.case), gaps(found.case)
        faults += pages(path, found.case)
        if as_json:
            click.echo(json.dumps(report(path, found, faults, open_), ensure_ascii=False))
        else:
            for line in lines(path, found, faults, open_):
                click.echo(line)
        if strict and (faults or found.problems or open_) and code != BAD_INPUT:
            code = FOUND
    context.exit(code)


def pages(path: Path, case: Case) -> list[Problem]:
    """The views that no longer fit the one page they are marked for; where that cannot be told, it is said."""
    if not marked(case):
        return []
    try:
        with following(f"looking at the pages of {name_of(path)}"):
            return outgrown(case, case.settings.title or path.stem)
    except ImportError:
        click.echo(f"moot: {name_of(path)}: whether views fit one page is not known, for PySide6 is missing.", err=True)
        return []


def lines(path: Path, found: Found, faults: Sequence[Problem], open_: Sequence[Gap]) -> Iterator[str]:
    """What a person reads: `file: kind: claim 12: what is wrong. What to do.`; gaps have `gap` before their kind."""
    name = name_of(path)
    for sentence in found.problems:
        yield f"{name}: damage: {one_line(sentence)}"
    for fault in faults:
        where = called(found.case, fault.ref)
        yield one_line(f"{name}: {fault.kind}: {where}: {fault.message} {fault.remedy}")
    for gap in open_:
        where, kind = called(found.case, gap.ref), gap.kind.value.replace("_", " ")
        yield one_line(f"{name}: gap, {kind}: {where}: {gap.sentence} {gap.remedy}")
    for phrase in found.lost:
        yield f"{name}: not carried: {phrase}"
    if not (faults or found.problems):
        count = "no gaps" if not open_ else "1 gap" if len(open_) == 1 else f"{len(open_)} gaps"
        yield f"{name}: well-formed, {count}"


def report(path: Path, found: Found, faults: Sequence[Problem], open_: Sequence[Gap]) -> dict[str, object]:
    """What a program reads."""
    return {
        "file": name_of(path),
        "problems": [
            {
                "kind": fault.kind,
                "record": {"kind": fault.ref.kind.value, "id": fault.ref.id},
                "name": called(found.case, fault.ref),
                "message": fault.message,
                "remedy": fault.remedy,
            }
            for fault in faults
        ],
        "gaps": [
            {
                "kind": gap.kind.value,
                "record": {"kind": gap.ref.kind.value, "id": gap.ref.id},
                "name": called(found.case, gap.ref),
                "message": gap.sentence.text(),
                "remedy": gap.remedy.text(),
            }
            for gap in open_
        ],
        "damage": list(found.problems),
        "not_carried": list(found.lost),
    }


def called(case: Case, ref: Ref) -> str:
    """A record by the name a person knows it by: a claim by its key number, others by their ids."""
    record = case.get(ref)
    if isinstance(record, Claim) and record.number > 0:
        return f"claim {record.number}"
    return f"{ref.kind.value} {ref.id}"


def one_line(text: str) -> str:
    """A text without what would break the line or steer the terminal: ids may hold anything."""
    return "".join(char if char.isprintable() else "�" for char in text)
