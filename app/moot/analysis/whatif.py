"""What if: edits tried on the labelling alone, with every status they turn, to be kept or thrown away.

A trial never touches the case. Its edits are ordinary edits; kept, they become one step that can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moot.analysis.labelling import Labelling, Status
from moot.analysis.reasons import Reasons
from moot.analysis.sentences import Sentence
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import Claim, Id, Stance


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim whose status a trial turns, and why it now is as it is."""

    claim: Id
    before: Status | None
    after: Status | None
    reason: Sentence | None


class Trial:
    """Edits laid over a labelling. While it lasts, the labelling shows the case as if they had been made."""

    def __init__(self, labelling: Labelling) -> None:
        self._labelling = labelling
        self._base = labelling.statuses()
        self.edit: Edit | None = None

    def add(self, edit: Edit) -> None:
        """Try a further edit; it must fit the case with the edits tried before."""
        self._labelling.update(edit)
        self.edit = edit if self.edit is None else self.edit.then(edit)

    def turns(self) -> list[Turn]:
        """Every claim whose status differs from the case's own, with the reason for what it now is."""
        reasons = Reasons(self._labelling)
        now = self._labelling.statuses()
        ids = [id_ for id_ in {**self._base, **now} if self._base.get(id_) is not now.get(id_)]
        return [Turn(i, self._base.get(i), now.get(i), reasons.claim(i) if i in now else None) for i in ids]

    def end(self) -> Edit | None:
        """Take the trial off the labelling; the whole of it as one edit, for whoever wants to keep it."""
        edit, self.edit = self.edit, None
        if edit is not None:
            self._labelling.update(edit.inverse())
        return edit


def outcome(labelling: Labelling, edit: Edit) -> list[Turn]:
    """What one edit would turn; the labelling is as before afterwards."""
    trial = Trial(labelling)
    trial.add(edit)
    turns = trial.turns()
    trial.end()
    return turns


def strike(case: Case, claims: Iterable[Id], reason: str = "") -> Edit:
    """The edit that strikes claims, leaving out those struck already."""
    records = [case.claims[id_] for id_ in claims]
    changes = (Change(c, replace(c, struck=True, struck_reason=reason)) for c in records if not c.struck)
    return Edit("Strike", tuple(changes))


def restore(case: Case, claims: Iterable[Id]) -> Edit:
    """The edit that takes back the striking of claims."""
    records = [case.claims[id_] for id_ in claims]
    return Edit("Restore", tuple(Change(c, replace(c, struck=False, struck_reason="")) for c in records if c.struck))


def settled(claim: Claim, stance: Stance) -> Change:
    """The change that gives a claim a stance, restoring it if it was struck."""
    return Change(claim, replace(claim, stance=stance, struck=False, struck_reason=""))


def claims_from(case: Case, source: Id) -> list[Id]:
    """The claims that rest on a source and on no other."""
    found: list[Id] = []
    for id_ in dict.fromkeys(citation.claim for citation in case.citations_to(source) if not citation.signal):
        rests_on = {citation.source for citation in case.citations_of(id_) if not citation.signal}
        if rests_on == {source} and id_ in case.claims:
            found.append(id_)
    return found


def claims_of(case: Case, party: Id) -> list[Id]:
    """The claims held by a party (a witness) and by nobody else."""
    return [claim.id for claim in case.claims.values() if claim.holders == (party,)]
