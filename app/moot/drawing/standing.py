"""What stands, in the words and marks that boxes show."""

from __future__ import annotations

from collections.abc import Mapping

from moot.analysis.labelling import Semantics, Status
from moot.document.appraisal import Appraisal
from moot.drawing import content
from moot.drawing.content import Standing
from moot.model.case import Case
from moot.model.records import Id, Ref

_MARKS = {Status.IN: content.STANDS, Status.OUT: content.FALLS, Status.UNDECIDED: content.OPEN}


class Shown:
    """An appraisal as boxes show it: a value, made anew only when the appraisal has changed."""

    def __init__(self, appraisal: Appraisal) -> None:
        self._appraisal = appraisal
        self._version = -1
        self._standing = Standing()

    def standing(self) -> Standing:
        """What stands now."""
        appraisal = self._appraisal
        if self._version != appraisal.version:
            self._version = appraisal.version
            statuses = {id_: _MARKS[status] for id_, status in appraisal.statuses.items()}
            for id_, before in () if appraisal.reading else appraisal.turned():
                now = statuses[id_]
                statuses[id_] = content.Status(now.mark, now.word, was=_MARKS[before].word)
            self._standing = Standing(
                statuses,
                frozenset(appraisal.idle),
                appraisal.supposed,
                frozenset(appraisal.ruled),
                name_of(appraisal.case, appraisal.audience) if appraisal.audience is not None else "",
                self._standing.strengths,
            )
        return self._standing

    def rate(self, strengths: Mapping[Ref, str]) -> None:
        """Show these strengths from now on, whatever stands; none where the table is empty."""
        self._standing = self._standing._replace(strengths=strengths)


def name_of(case: Case, audience: Id | None) -> str:
    """What an audience is called, not yet translated; `The case itself` for none."""
    found = case.audiences.get(audience) if audience is not None else None
    return "The case itself" if found is None else found.name or "Audience"


def word_of(status: Status) -> str:
    """The word of a status, not yet translated: stands, falls, open."""
    return _MARKS[status].word


def standing_of(case: Case, semantics: Semantics = Semantics.DEFAULT, audience: Id | None = None) -> Standing:
    """What stands in a case, as mapped; for pictures, which nothing follows."""
    appraisal = Appraisal(case, semantics)
    if audience is not None:
        appraisal.listen(audience)
    return Shown(appraisal).standing()
