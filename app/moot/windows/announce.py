"""Saying to those who hear the program what has just changed: each change once, wherever it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moot.analysis.labelling import Status
from moot.canvas.desk import Desk
from moot.canvas.wording import worded
from moot.drawing.standing import word_of
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import Argument, Citation, Claim, Id, Issue, Kind, Polarity, Position, Premise, Question, Record
from moot.windows.actions import translate as _tr

_MOST = 3  # claims whose status is named; of more, only how many


class Announcer(QObject):
    """Announces edits, what they turn, and refusals. `said` is emitted with the same words.

    Typing is not announced: a screen reader says what is typed. Nor are folds: it says that a row is open or shut.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, voice: QWidget) -> None:
        super().__init__(voice)
        self._desk = desk
        self._voice = voice
        self._statuses = dict(desk.appraisal.statuses)
        desk.edited.connect(self._edited)
        desk.appraised.connect(self._appraised)
        desk.rebuilt.connect(self._begin)
        desk.refused.connect(self.say)

    def say(self, words: str) -> None:
        """Announce this, as soon as the screen reader is ready for it."""
        if words:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            event = QAccessibleAnnouncementEvent(self._voice, words)
            QAccessible.updateAccessibility(event)
            self.said.emit(words)

    def _begin(self) -> None:
        self._statuses = dict(self._desk.appraisal.statuses)

    def _edited(self, edit: Edit) -> None:
        self.say(" ".join([*done(self._desk.case, edit), *self._turned()]))

    def _appraised(self) -> None:
        self.say(" ".join(self._turned()))

    def _turned(self) -> Iterator[str]:
        before, now = self._statuses, self._desk.appraisal.statuses
        self._statuses = dict(now)
        claims = self._desk.case.claims
        found = [id_ for id_, status in now.items() if before.get(id_, status) is not status and id_ in claims]
        found.sort(key=lambda id_: claims[id_].number)
        for id_ in found[:_MOST]:
            yield _tr("{number} now {status}.").format(number=claims[id_].number, status=_tr(_word(now[id_])))
        if len(found) > _MOST:
            yield _tr("{count} more have changed.").format(count=len(found) - _MOST)


def _word(status: Status) -> str:
    word = word_of(status)
    return "is open" if status is Status.UNDECIDED else word


def done(case: Case, edit: Edit) -> list[str]:
    """What an edit did, in a sentence; nothing for typing and for another way of looking."""
    changes = [change for change in edit.changes if change.ref.kind is not Kind.VIEW]
    if not changes or all(_only_text(change) for change in changes):
        return []
    made = [change.after for change in changes if change.before is None and change.after is not None]
    gone = [change.before for change in changes if change.after is None and change.before is not None]
    if len(made) == len(changes):
        return [_grown(case, made)] if len(made) <= _MOST else [f"{worded(edit.label)}."]
    if len(gone) == len(changes):
        return [_shrunk(gone)]
    return [f"{worded(edit.label)}."]


def _only_text(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Claim) and isinstance(after, Claim):
        return before.text != after.text
    return isinstance(before, Issue) and isinstance(after, Issue) and before.text != after.text


def _grown(case: Case, made: Sequence[Record]) -> str:
    """What has come: a claim with what it hangs by, or the link alone."""
    for record in made:
        if isinstance(record, Argument):
            return _step(case, record)
        if isinstance(record, Position):
            return _tr("Position added.")
    for record in made:
        if isinstance(record, Premise):
            others = [use for use in case.premises_of(record.argument) if use.id != record.id]
            with_ = _number(case, others[0].claim) if others else "…"
            return _tr("Linked premise added, with {number}.").format(number=with_)
        if isinstance(record, Citation):
            return _tr("Source added to {number}.").format(number=_number(case, record.claim))
        if isinstance(record, Question):
            return _tr("Question added.")
    if any(isinstance(record, Issue) for record in made):
        return _tr("Issue added.")
    return _tr("Claim added.") if any(isinstance(record, Claim) for record in made) else _tr("Added.")


def _step(case: Case, argument: Argument) -> str:
    if argument.polarity is Polarity.UNDERCUT:
        attacked = case.arguments.get(argument.conclusion)
        premises = case.premises_of(attacked.id) if attacked is not None else []
        return _tr("Undercut added against the step from {number}.").format(
            number=_number(case, premises[0].claim) if premises else "…"
        )
    said = (
        _tr("Reason added under {number}.")
        if argument.polarity is Polarity.PRO
        else _tr("Objection added to {number}.")
    )
    return said.format(number=_number(case, argument.conclusion))


def _shrunk(gone: Sequence[Record]) -> str:
    numbers = [str(record.number) for record in gone if isinstance(record, Claim) and record.number]
    if numbers and len(numbers) <= _MOST:
        return _tr("{numbers} removed.").format(numbers=", ".join(numbers))
    return _tr("{count} claims removed.").format(count=len(numbers)) if numbers else _tr("Removed.")


def _number(case: Case, claim: Id) -> str:
    found = case.claims.get(claim)
    return str(found.number) if found is not None and found.number else "…"
