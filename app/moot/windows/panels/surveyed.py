"""Readings in words: the search for them beside the window, the rows that list them, and in which a claim stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moot.analysis.labelling import Status
from moot.analysis.propositions import Label
from moot.analysis.readings.semantics import Dung, End, Limits
from moot.canvas.wording import number_text
from moot.model.records import Claim, Id, Record
from moot.windows.actions import translate as _tr
from moot.windows.panels.rows import Row

if TYPE_CHECKING:
    from moot.analysis.readings.survey import Survey

_NAMED = 40  # claims named in a row
_STATUS = {Label.IN: Status.IN, Label.OUT: Status.OUT, Label.UNDECIDED: Status.UNDECIDED}
_SINGLE = (Dung.GROUNDED, Dung.IDEAL)


@dataclass(slots=True)
class Progress:
    """How many readings a search has found so far: written by its thread, read by the window."""

    found: int = 0


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The readings found, and what a list says of each: what it accepts beyond what all do, and what on a circle.

    `rows` is the list: first what is true of all readings, then each with its number from 0 as its key.
    """

    survey: Survey
    claims: Mapping[Id, Claim]
    common: tuple[Id, ...]
    own: tuple[tuple[Id, ...], ...]
    circular: tuple[tuple[Id, ...], ...]
    rows: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.own)

    def labels(self, number: int) -> tuple[dict[Id, Status], set[Id]]:
        """What stands in a reading (from 0), and the arguments that do not apply in it."""
        reading = self.survey.reading(number)
        idle = {id_ for id_, label in reading.arguments.items() if label is Label.OUT}
        return {id_: _STATUS[label] for id_, label in reading.claims.items()}, idle


def search(records: Collection[Record], kind: Dung, progress: Progress) -> Callable[[Callable[[], bool]], Surveyed]:
    """Work that looks for the readings. It raises TranslationError where there are none of this sort to look for."""

    def work(cancelled: Callable[[], bool]) -> Surveyed:
        from moot.analysis.readings.survey import Survey  # needed seldom, and would hold up every start

        def tell(found: int) -> None:
            progress.found = found

        survey = Survey(records, kind, Limits(cancelled=cancelled, progress=tell))
        common = _common(survey)
        shared = set(common)
        own, circular = [], []
        for number in range(len(survey)):
            if cancelled():
                break
            own.append(tuple(id_ for id_ in survey.accepted(number) if id_ not in shared))
            circular.append(survey.reading(number).circular)
        claims = {record.id: record for record in records if isinstance(record, Claim)}
        found = Surveyed(survey, claims, common, tuple(own), tuple(circular))
        return replace(found, rows=tuple(rows_of(found)))

    return work


def _common(survey: Survey) -> tuple[Id, ...]:
    """The claims that stand in every reading, where there are several."""
    if len(survey) < 2:
        return ()
    claims = survey.labelling.graph.claims.values()
    return tuple(p.id for p in claims if p.record is not None and survey.status(p.id) is Status.IN)


def progress_words(progress: Progress) -> str:
    """How far a search is; what is found beyond the readings it will list is not counted out."""
    found, most = progress.found, Limits().most
    if not found:
        return _tr("Looking …")
    return _tr("Looking … {count} found").format(count=number_text(found) if found <= most else f"{number_text(most)}+")


def rows_of(found: Surveyed) -> list[Row]:
    """The rows of the list of these readings."""
    claims = found.claims
    if found.survey.none:
        return [Row("", f"{headline(found)} {_beneath(found)}")]
    made = [Row(headline(found), _beneath(found))]
    seen: set[tuple[Id, ...]] = set()
    for number, (own, circular) in enumerate(zip(found.own, found.circular, strict=True)):
        words = [names(claims, own) if own else _tr("nothing more") if found.common else _tr("nothing")]
        if own in seen:
            words.append(_tr("by other arguments"))
        seen.add(own)
        if circular:
            words.append(circle_words(claims, circular))
        made.append(Row(_tr("Reading {number}").format(number=number_text(number + 1)), " · ".join(words), number))
    return made


def headline(found: Surveyed) -> str:
    """How many readings there are, or why that is not known."""
    survey, kind = found.survey, _tr(found.survey.kind.value)
    if survey.none:
        return _tr("No {kind} reading exists, as mapped.").format(kind=kind)
    if not found.survey.found.complete and survey.found.end is not End.MOST:
        return _tr("Not finished: {count} {kind} found").format(count=number_text(len(found)), kind=kind)
    if survey.kind in _SINGLE:
        return _tr("The {kind} reading, as mapped").format(kind=kind)
    if len(found) == 1:
        return _tr("1 {kind} reading, as mapped").format(kind=kind)
    return _tr("{count} {kind} readings, as mapped").format(count=count_of(found), kind=kind)


def _beneath(found: Surveyed) -> str:
    survey = found.survey
    if survey.none:
        return _tr("Nothing is accepted under it. Other semantics always have a reading.")
    said = []
    if survey.found.end is End.CONFLICTS:
        said.append(_tr("The search took more than it may; there may be others."))
    elif survey.found.end is End.MOST:
        said.append(_tr("There are more than are listed."))
    if found.common:
        said.append(_tr("All accept {claims}.").format(claims=names(found.claims, found.common)))
    elif len(found) > 1 and survey.found.complete:
        said.append(_tr("No claim stands in all of them."))
    if len(found):
        said.append(_tr("This row shows the labelling; ↓ steps through the readings."))
    return " ".join(said)


def count_of(found: Surveyed) -> str:
    """How many readings there are: `5`, or `1,000+` where the search ended before all were found."""
    count = number_text(len(found))
    return count if found.survey.found.complete else f"{count}+"


def place_words(found: Surveyed, number: int) -> str:
    """Which reading this is, for the strip above the map."""
    kind = _tr(found.survey.kind.value)
    if found.survey.kind in _SINGLE:
        said = _tr("{kind} reading, as mapped")
    elif len(found) == 1 and found.survey.found.complete:
        said = _tr("The only {kind} reading, as mapped")
        said = said.format(kind=kind)
    else:
        said = _tr("{kind} reading {number} of {count}, as mapped")
    words = said.format(kind=kind[:1].upper() + kind[1:], number=number_text(number + 1), count=count_of(found))
    circular = found.circular[number]
    return f"{words} · {circle_words(found.claims, circular)}" if circular else words


def circle_words(claims: Mapping[Id, Claim], circular: Collection[Id]) -> str:
    """What stands in a reading on nothing but a circle of support."""
    return _tr("only on a circle of support: {claims}").format(claims=names(claims, circular))


def share_words(claim: Claim, found: Surveyed) -> str:
    """In which readings a claim stands."""
    from moot.analysis.readings.survey import Share

    survey, kind, name = found.survey, _tr(found.survey.kind.value), name_of(claim)
    if survey.none:
        return _tr("{claim} is accepted in no {kind} reading: none exists.").format(claim=name, kind=kind)
    share = survey.share(claim.id)
    if share is Share.UNTOLD:
        said = _tr("Not finished: whether {claim} stands in all or some {kind} readings was not found out.")
    elif survey.kind in _SINGLE:
        stands, not_ = (
            _tr("{claim} stands in the {kind} reading."),
            _tr("{claim} does not stand in the {kind} reading."),
        )
        said = stands if share is Share.EVERY else not_
    elif share is Share.EVERY:
        said = _tr("{claim} stands in every {kind} reading.")
    elif share is Share.NONE and survey.status(claim.id) is Status.OUT:
        said = _tr("{claim} stands in no {kind} reading; it falls in every one.")
    elif share is Share.NONE:
        said = _tr("{claim} stands in no {kind} reading.")
    elif survey.found.complete:
        said = _tr("{claim} stands in some {kind} readings: {count} of {all}.")
    else:
        said = _tr("{claim} stands in some {kind} readings, not in every one.")
    counted = survey.count(claim.id) if share is Share.SOME else 0
    return said.format(claim=name, kind=kind, count=number_text(counted), all=number_text(len(found)))


def names(claims: Mapping[Id, Claim], ids: Collection[Id]) -> str:
    """Claims by their key numbers, those of a long row counted."""
    there = sorted((claims[id_] for id_ in ids if id_ in claims), key=lambda claim: (claim.number, claim.id))
    words = ", ".join(name_of(claim) for claim in there[:_NAMED])
    more = len(there) - _NAMED
    return words if more <= 0 else _tr("{claims} and {count} more").format(claims=words, count=number_text(more))


def name_of(claim: Claim) -> str:
    """A claim by its key number; an argument of a framework by its own name."""
    return str(claim.number) if claim.number and claim.text != claim.id else claim.text[:30] or claim.id
