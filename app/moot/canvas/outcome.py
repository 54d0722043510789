"""What a drop from another program would do, in words beforehand, and does.

On a claim all is a source, as with the key E, but for files that can be nothing else than cases. On an issue words are
a position, on paper loose claims, which rest on what they are from where the drag says so. A step rests on nothing
itself: its premises do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from moot.canvas.clipboard import outlined
from moot.canvas.landing import claim_shown
from moot.canvas.travel import uncover
from moot.canvas.waiting import Waiting
from moot.canvas.wording import number_text, worded
from moot.document.document import WriteFailedError
from moot.document.exhibits import ExhibitError, read_exhibit
from moot.formats.errors import FormatError
from moot.formats.registry import suffixes
from moot.model import pace, verbs
from moot.model.edit import Edit
from moot.model.fragment import paste
from moot.model.pace import CalledOffError
from moot.model.records import Id, Kind, Ref
from moot.model.verbs import Material
from moot.model.verbs.building import typing

if TYPE_CHECKING:
    from moot.canvas.brought import Brought
    from moot.canvas.desk import Desk
    from moot.canvas.dropping import Ground

_CASE = ".moot"
_STATEMENTS = frozenset({".txt", ".md"})  # more often somebody's words than an outline, where they go to a claim


class Outcome(NamedTuple):
    """What to say beside the pointer, what to ring, and what to do; nothing is done where the words say why not."""

    words: str
    ref: Ref | None = None
    does: Callable[[], None] | None = None


def outcome_of(ground: Ground, brought: Brought, ref: Ref | None, opening: Callable[[list[Path]], None]) -> Outcome:
    """What a drop of this on a box, or without one on paper, comes to. `opening` is given the files that are cases."""
    desk = ground.desk
    claim = claim_shown(desk.case, ref)
    if brought.refusal:
        return Outcome(brought.refusal)
    if brought.files:
        return _of_files(ground, brought.files, ref if claim is not None else None, opening)
    if not desk.writable:
        return Outcome(worded(desk.document.why_read_only))
    if claim is not None:
        number = desk.case.claims[claim].number
        words = _("becomes a passage that {claim} rests on") if brought.is_passage else _("becomes a source of {claim}")
        return Outcome(words.format(claim=number), ref, lambda: _cite(ground, claim, brought.materials()))
    if ref is not None and ref.kind is not Kind.ISSUE:
        return Outcome(not_here(1))
    words = _("each line becomes a claim")
    if not brought.listed and brought.kept():
        words = _("becomes a loose claim with its source") if ref is None else _("becomes a position with its source")
    elif not brought.listed:
        words = _("becomes a loose claim") if ref is None else _("becomes a position")
    return Outcome(words, ref, lambda: _claim(ground, ref, brought))


def is_case(path: Path) -> bool:
    """Whether Moot opens a file, by its name."""
    return path.suffix.lower() == _CASE or path.suffix.lower() in suffixes()


def not_here(count: int) -> str:
    """Where files go that are no cases."""
    return (
        _("Drop it on a claim to make it a source.") if count == 1 else _("Drop them on a claim to make them sources.")
    )


def _of_files(ground: Ground, files: Sequence[Path], ref: Ref | None, opening: Callable[[list[Path]], None]) -> Outcome:
    """Of the files on a claim (the box that shows it), or elsewhere."""
    desk = ground.desk
    claim = claim_shown(desk.case, ref)
    cases = [path for path in files if is_case(path) and (claim is None or path.suffix.lower() not in _STATEMENTS)]
    documents = [path for path in files if path not in cases]
    refusal = ""
    if documents:
        refusal = not_here(len(documents)) if claim is None else worded(desk.document.why_read_only)
    opens = _("opens in a window of its own") if len(cases) == 1 else _("open in windows of their own")
    if refusal and not cases:
        return Outcome(refusal)
    if claim is None or refusal or not documents:

        def open_them() -> None:
            opening(cases)
            if refusal:
                desk.refused.emit(refusal)

        return Outcome(opens, None, open_them)
    number = desk.case.claims[claim].number
    words = _("becomes a source of {claim}").format(claim=number)
    if len(documents) > 1:
        words = _("{count} files become sources of {claim}").format(count=number_text(len(documents)), claim=number)

    def keep_and_open() -> None:
        _keep(ground, claim, documents)
        if cases:
            opening(cases)

    return Outcome(words, ref, keep_and_open)


def _keep(ground: Ground, claim: Id, paths: Sequence[Path]) -> None:
    """Keep documents in the case file, and let a claim rest on them; what cannot be kept is told."""
    desk = ground.desk
    materials: list[Material] = []
    refused: list[str] = []
    try:
        with Waiting(_("Keeping documents …"), most=len(paths)):
            for path in paths:
                pace.tick()
                try:
                    found = read_exhibit(path)
                    digest = desk.document.attach(found.content, found.media_type)
                except ExhibitError as refusal:
                    refused.append(worded(refusal))
                    continue
                except WriteFailedError as failure:
                    refused.append(worded(failure))
                    desk.unkept.emit(refused[-1])
                    break
                materials.append(Material(found.title, digest=digest, filename=found.filename))
    except CalledOffError:  # what is kept already, nothing speaks of; a clean copy leaves it out
        return
    if materials:
        _cite(ground, claim, materials)
    if refused:
        more = _("{why} Not added either: {count} more.").format(why=refused[0], count=number_text(len(refused) - 1))
        desk.refused.emit(more if len(refused) > 1 else refused[0])


def _cite(ground: Ground, claim: Id, materials: Sequence[Material]) -> None:
    desk = ground.desk
    ground.settle()
    desk.attempt(lambda: verbs.rest_on(desk.case, claim, materials))


def _claim(ground: Ground, issue: Ref | None, brought: Brought) -> None:
    """The words as claims, one step with what shows them; what is typed into them later does not go with it."""
    desk = ground.desk
    ground.settle()
    if desk.attempt(lambda: _claimed(desk, issue, brought)) and desk.current is not None:
        uncover(desk, desk.current, new=True)
        desk.seal()
        ground.reveal(desk.current)


def _claimed(desk: Desk, issue: Ref | None, brought: Brought) -> Edit:
    if brought.listed:
        with suppress(FormatError):  # of marks alone
            return _open_ended(paste(desk.case, outlined(brought.text), issue))
    if kept := brought.kept():
        return _open_ended(verbs.add_cited(desk.case, brought.claim, kept, issue))
    if issue is None:
        return verbs.add_claim(desk.case, brought.claim)
    return verbs.add_position(desk.case, issue, brought.claim)


def _open_ended(edit: Edit) -> Edit:
    """The same as a step that what uncovers its first box joins."""
    return edit if edit.focus is None else replace(edit, merges=typing(edit.focus.id))


def _(text: str) -> str:
    return QCoreApplication.translate("Dropping", text)
