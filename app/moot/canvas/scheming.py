"""Choosing the scheme of a step by typing: out of the catalogue that comes with Moot, out of a file of one's own, or in
words of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moot import places
from moot.canvas.command import Canvas, Choice
from moot.canvas.desk import Desk
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Argument, Ref
from moot.store import folders

if TYPE_CHECKING:
    from moot.model.schemes import Catalogue


def catalogue() -> Catalogue:
    """The schemes that come with Moot, in the user's language, and a person's own, which take the place of those.

    Raises FileNotFoundError or FormatError where the program is not whole.
    """
    own = own_catalogue()
    return _with(own) if own else shipped()


def own_file() -> Path:
    """Where a person's own schemes lie, for all their cases, written as `data/schemes.yaml` is. It need not exist."""
    return folders.home() / "schemes.yaml"


def own_catalogue() -> Catalogue | None:
    """A person's own schemes; None where there are none, or none that can be read."""
    return _read(own_file(), _stamp(own_file()))[0]


def own_trouble() -> str:
    """What keeps a person's own schemes from being read, in one sentence; empty where nothing does."""
    return _read(own_file(), _stamp(own_file()))[1]


@cache
def shipped() -> Catalogue:
    """The schemes that come with Moot, in the user's language: read when first asked for, and never again."""
    from moot.formats.schemes import read_file  # not needed for a start, and would hold it up

    return read_file(places.schemes()).translated(lambda text: QCoreApplication.translate("Scheme", text))


@lru_cache(maxsize=2)
def _with(own: Catalogue) -> Catalogue:
    from moot.model.schemes import Catalogue

    return Catalogue([*shipped(), *own])


@lru_cache(maxsize=2)
def _read(path: Path, stamp: tuple[int, int] | None) -> tuple[Catalogue | None, str]:
    """A person's own schemes as the file was at the time of the stamp, and what is wrong with it."""
    if stamp is None:
        return None, ""
    from moot.formats.errors import FormatError
    from moot.formats.schemes import read_file

    try:
        return read_file(path), ""
    except FormatError as error:
        return None, _("Your own schemes are left out. {reason}").format(reason=error)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def ask_scheme(desk: Desk, canvas: Canvas, step: Ref) -> None:
    """Let a person choose the scheme of a step; its premises and questions are laid out in one step of undo."""
    record = desk.case.get(step)
    if isinstance(record, Argument):
        if own_trouble():
            desk.refused.emit(own_trouble())
        canvas.ask_choice(
            _("Scheme of this step"),
            _choices(desk.case, record),
            lambda scheme: _done(desk.attempt(lambda: verbs.choose_scheme(desk.case, step, scheme, catalogue()))),
            own=_("Use “{text}” as it is"),
        )


def chosen(case: Case, steps: Sequence[Ref], scheme: str) -> Edit:
    """The edit that gives each of these steps a scheme, by id, name or in words of one's own; "" for none."""
    edit = verbs.choose_scheme(case, steps[0], scheme, catalogue())
    if len(steps) > 1:
        case, last = Case(case), edit
        for step in steps[1:]:
            case.apply(last)  # so that each new claim gets a number of its own
            last = verbs.choose_scheme(case, step, scheme, catalogue())
            edit = edit.then(last)
    return edit


def own_schemes(case: Case) -> list[str]:
    """The schemes a case knows beyond the catalogue: those that weigh, and what its arguments name in other words."""
    found = {*case.schemes, *(" ".join(argument.scheme.split()) for argument in case.arguments.values())}
    return sorted((text for text in found if text and catalogue().find(text) is None), key=str.casefold)


def _choices(case: Case, step: Argument) -> list[Choice]:
    """What is offered. Where there is a scheme, it comes first and none second: Enter alone then changes least."""
    known = catalogue()
    offered: dict[str, Choice] = {scheme.id: (scheme.id, scheme.name, scheme.about) for scheme in known}
    offered |= {text: (text, text, _("A scheme of this case")) for text in own_schemes(case)}
    found = known.find(step.scheme)
    now = found.id if found is not None else " ".join(step.scheme.split())
    if not now:
        return list(offered.values())
    none = "", _("No scheme"), _("What it laid out and nobody has touched goes, too")
    return [offered.pop(now), none, *offered.values()]


def _done(_applied: bool) -> None:
    """A callback returns nothing; a refusal has been told already."""


def _(text: str) -> str:
    return QCoreApplication.translate("Command", text)
