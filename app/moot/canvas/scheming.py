"""Choosing the scheme of a step by typing, out of the catalogue that comes with Moot or in words of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moot import places
from moot.canvas.command import Canvas, Choice
from moot.canvas.desk import Desk
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Argument, Ref

if TYPE_CHECKING:
    from moot.model.schemes import Catalogue


@cache
def catalogue() -> Catalogue:
    """The schemes that come with Moot, in the user's language: read when first asked for, and never again.

    Raises FileNotFoundError or FormatError where the program is not whole.
    """
    from moot.formats.schemes import read_file  # not needed for a start, and would hold it up

    return read_file(places.schemes()).translated(lambda text: QCoreApplication.translate("Scheme", text))


def ask_scheme(desk: Desk, canvas: Canvas, step: Ref) -> None:
    """Let a person choose the scheme of a step; its premises and questions are laid out in one step of undo."""
    record = desk.case.get(step)
    if isinstance(record, Argument):
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
