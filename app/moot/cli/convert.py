"""`moot convert`: a case from one file to another: case file, text, outline. The input is never written to."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from pathlib import Path

import click

from moot.cli.errors import BadInput
from moot.cli.patience import following
from moot.cli.reading import (
    FORMAT_NAMES,
    STREAM,
    WRITTEN,
    WRITTEN_NAMES,
    Found,
    is_case_file,
    name_of,
    read_found,
    text_format,
)
from moot.formats import encoding
from moot.formats.errors import FormatError
from moot.formats.registry import Format, write_file
from moot.model.case import Case
from moot.model.clean import Chosen, clean

CHOICES = tuple(field.name for field in fields(Chosen))


@click.command("convert")
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--from", "source_format", type=click.Choice(FORMAT_NAMES), help="The format of IN, if not by its suffix."
)
@click.option(
    "--to", "target_format", type=click.Choice(WRITTEN_NAMES), help="The format of OUT, if not by its suffix."
)
@click.option("--force", is_flag=True, help="Replace OUT if it is there.")
@click.option(
    "--clean", "cleaned", is_flag=True, help="Leave out what is not for others: privileged and struck claims, notes."
)
@click.option("--keep", multiple=True, type=click.Choice(CHOICES), help="With --clean: keep these too.")
@click.option("--drop", multiple=True, type=click.Choice(CHOICES), help="With --clean: leave these out too.")
def command(
    source: Path,
    target: Path,
    source_format: str | None,
    target_format: str | None,
    force: bool,
    cleaned: bool,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
) -> None:
    """Write the case in IN as OUT: .moot, .yaml (the case as text, without loss) or .txt (an indented list).

    A dash stands for standard input or output. What OUT cannot hold is listed. OUT appears only when it is complete.
    A clean copy is without privileged claims and free pages; unless kept, without notes, struck claims, audiences and
    attached documents; unless dropped, with questions, quotes, chronology and views.
    """
    chosen_parts = _chosen(cleaned, keep, drop)
    to_case_file = is_case_file(target, target_format)
    chosen = None if to_case_file else text_format(target, target_format)
    if chosen is not None and chosen.write is None:
        raise BadInput(f"Moot reads {chosen.suffixes[0]} but does not write it; choose one of {', '.join(WRITTEN)}.")
    _refuse_to_lose(source, target, force)
    found = read_found(source, source_format)
    _say(f"{name_of(source)} says what a case has no place for", found.lost)
    for problem in found.problems:
        click.echo(f"moot: {name_of(source)}: {problem}", err=True)
    with following(f"writing {name_of(target)}"):
        if chosen is not None:
            case = found.case if chosen_parts is None else clean(found.case, chosen_parts)
            _write_text(case, target, chosen)
        elif is_case_file(source, source_format):
            _copy_case_file(source, target, chosen_parts)
        else:
            _write_case_file(found, target, chosen_parts)
    if chosen is not None:
        _say(f"{'the output' if target == STREAM else name_of(target)} does not hold", chosen.cannot_hold(case))


def _chosen(cleaned: bool, keep: tuple[str, ...], drop: tuple[str, ...]) -> Chosen | None:
    """What goes along in a clean copy; None where everything does."""
    if not cleaned:
        if keep or drop:
            raise BadInput("--keep and --drop are about a clean copy; give --clean too.")
        return None
    if both := sorted(set(keep) & set(drop)):
        raise BadInput(f"{', '.join(both)} cannot be both kept and dropped.")
    return replace(Chosen(), **dict.fromkeys(keep, True), **dict.fromkeys(drop, False))


def _refuse_to_lose(source: Path, target: Path, force: bool) -> None:
    """Stop before a file is written over that should be kept."""
    if target == STREAM:
        return
    try:
        there = target.exists()
        same = source != STREAM and there and source.exists() and target.samefile(source)
        ordinary = not there or target.is_file()
    except (OSError, ValueError) as error:
        raise BadInput(
            f"{name_of(target)} cannot be written ({encoding.reason(error)}); choose another name or folder."
        ) from None
    if same:
        raise BadInput(f"{name_of(target)} is the file to convert; give OUT another name.")
    if target.is_dir():
        raise BadInput(f"{name_of(target)} is a folder; give the name of a file in it.")
    if not ordinary:
        raise BadInput(f"{name_of(target)} is no ordinary file; give - to write to standard output.")
    if there and not force:
        raise BadInput(f"{name_of(target)} is already there; give --force to replace it.")
    if not target.parent.is_dir():
        raise BadInput(f"The folder of {name_of(target)} is not there; make it first.")


def _write_text(case: Case, target: Path, chosen: Format) -> None:
    if target == STREAM:
        stream = sys.stdout.buffer
        stream.write(chosen.text_of(case).encode("utf-8"))
        stream.flush()
        return
    try:
        write_file(case, target, chosen)
    except FormatError as error:
        raise BadInput(str(error)) from None


def _copy_case_file(source: Path, target: Path, chosen: Chosen | None) -> None:
    """By way of the document, so that attached files go along."""
    from moot.document.document import CaseFileError, Document

    try:
        with Document.open(source, read_only=True) as document:
            _save(document, target, chosen)
    except CaseFileError as error:
        raise BadInput(str(error)) from None


def _write_case_file(found: Found, target: Path, chosen: Chosen | None) -> None:
    from moot.document.document import Document

    with Document.view(found.case) as document:
        _save(document, target, chosen)


def _save(document: object, target: Path, chosen: Chosen | None) -> None:
    from moot.document.document import BadEditError, Document, WriteFailedError

    assert isinstance(document, Document)
    try:
        document.save_copy(target, chosen)
    except (WriteFailedError, BadEditError) as error:
        raise BadInput(str(error)) from None
    for notice in document.notices:
        click.echo(f"moot: {notice}", err=True)


def _say(what: str, listed: tuple[str, ...] | list[str]) -> None:
    if listed:
        click.echo(f"moot: {what}: {', '.join(listed)}.", err=True)
