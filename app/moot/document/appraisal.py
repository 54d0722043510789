"""What stands in an open case, kept in step with it, and what would stand if something were otherwise.

The appraisal follows every edit before anybody who shows the case hears of it. What an audience thinks lies over the
case as an overlay, and what is tried over that: the case itself does not change until what was tried is kept, and goes
on being edited meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from moot.analysis.audiences import overlay_of
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.overlay import Overlay, seen_edit, shift
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Id, Kind, Record, Ref

if TYPE_CHECKING:
    from moot.analysis.sentences import Sentence


class Turn(NamedTuple):
    """A claim that has another status while something is tried, and why it then has it."""

    claim: Id
    before: Status
    after: Status
    reason: Sentence


class Appraisal:
    """The labelling of a case as it is shown: under one semantics, for one audience, with what is tried laid over it.

    `statuses` and `idle` (arguments that do not apply) are for reading; they are brought up to date by `follow`,
    `rebuild`, `use`, `listen` and the trial. `version` grows whenever they may have changed. `audience` is None for the
    case itself. While a reading is shown they are the reading's, not the labelling's; whatever labels anew ends it.
    """

    def __init__(self, case: Case, semantics: Semantics = Semantics.DEFAULT) -> None:
        self.case = case
        self.semantics = semantics
        self.audience: Id | None = None
        self.version = 0
        self.statuses: dict[Id, Status] = {}
        self.idle: set[Id] = set()
        self._tried: list[Overlay] = []
        self._heard = Overlay()  # what the audience lays over the case
        self._plain: Labelling | None = None  # without what is tried, while something is
        self._labelled: tuple[dict[Id, Status], set[Id]] | None = None  # statuses and idle, while a reading is shown
        self.rebuild()

    @property
    def labelling(self) -> Labelling:
        """The labelling shown. For reading; what changes it for a while must put it back."""
        return self._labelling

    def rebuild(self, case: Case | None = None) -> None:
        """Label everything anew, of another case if one is given."""
        self.case = self.case if case is None else case
        self._hear()
        self._label()

    def use(self, semantics: Semantics) -> None:
        """Label by other rules from now on."""
        self.semantics = semantics
        self._label()

    def listen(self, audience: Id | None) -> None:
        """Show what an audience thinks from now on; None for the case itself, as for one the case does not have."""
        self.leave_reading()
        heard, laid = self._heard, self.laid
        self.audience = audience
        self._hear()
        if self._plain is not None:
            self._plain.update(shift(self.case, heard, self._heard))
        self._update(shift(self.case, laid, self.laid))
        self.version += 1

    def follow(self, edit: Edit) -> None:
        """Take over an edit that the case has taken. Where it removes the audience, the case itself is shown."""
        if any(change.ref.kind is not Kind.VIEW for change in edit.changes):
            self.leave_reading()
        heard, laid = self._heard, self.laid
        if any(change.ref.kind in (Kind.AUDIENCE, Kind.RULING) for change in edit.changes):
            self._hear()
            self.version += 1  # the audience may be called otherwise
        if self._plain is not None:
            self._plain.update(seen_edit(self.case, edit, heard, self._heard))
        self._update(seen_edit(self.case, edit, laid, laid if heard is self._heard else self.laid))

    # Readings

    @property
    def reading(self) -> bool:
        """Whether a reading is shown instead of the labelling."""
        return self._labelled is not None

    def show_reading(self, statuses: Mapping[Id, Status], idle: Collection[Id]) -> None:
        """Show what stands in a reading, and the arguments that do not apply in it, instead of the labelling."""
        if self._labelled is None:
            self._labelled = self.statuses, self.idle
        self.statuses, self.idle = dict(statuses), set(idle)
        self.version += 1

    def leave_reading(self) -> None:
        """Show the labelling again."""
        if self._labelled is not None:
            self.statuses, self.idle = self._labelled
            self._labelled = None
            self.version += 1

    # What if

    @property
    def trial(self) -> Overlay:
        """What is tried now; empty when nothing is."""
        return self._tried[-1] if self._tried else Overlay()

    @property
    def laid(self) -> Overlay:
        """All that lies over the case: what is tried, on what the audience thinks."""
        return self.trial.on(self._heard)

    @property
    def supposed(self) -> dict[Ref, Record]:
        """The records that are seen otherwise than the case has them, as they are seen."""
        laid = self.laid
        records = ((ref, self.case.get(ref)) for ref in laid.fields)
        return {ref: laid.seen(one) for ref, one in records if one is not None and laid.seen(one) != one}

    @property
    def ruled(self) -> set[Ref]:
        """The records the audience lays something over; without those that are tried to be otherwise still."""
        heard, laid = self._heard, self.laid
        records = ((ref, self.case.get(ref)) for ref in heard.fields)
        return {ref for ref, one in records if one is not None and one != heard.seen(one) == laid.seen(one)}

    def suppose(self, trial: Overlay) -> None:
        """Try this; `step_back` returns to what was tried before it."""
        if self._plain is None:
            self._plain = self._without_trial()
        self._move_to(trial)
        self._tried.append(trial)

    def step_back(self) -> None:
        """Try what was tried before the last step; nothing, after the first."""
        if self._tried:
            self._move_to(self._tried[-2] if len(self._tried) > 1 else Overlay())
            self._tried.pop()
            self._settle()

    def stop_trying(self) -> Overlay:
        """See the case as it is again, or as the audience does; what was tried."""
        trial = self.trial
        self._move_to(Overlay())
        self._tried.clear()
        self._settle()
        return trial

    def turns(self) -> list[Turn]:
        """Every claim whose status what is tried turns, by key number, with the reason."""
        from moot.analysis.reasons import Reasons  # nothing is tried while the program starts

        reasons = Reasons(self._labelling)
        turned = sorted(self.turned(), key=lambda one: (self.case.claims[one[0]].number, one[0]))
        after = self._labelling.status
        return [Turn(id_, before, after(id_), reasons.claim(id_)) for id_, before in turned]

    def turned(self) -> list[tuple[Id, Status]]:
        """The claims whose status what is tried turns, with the status they have without it."""
        if self._plain is None:
            return []
        plain = self._plain.statuses()
        statuses = self.statuses if self._labelled is None else self._labelled[0]
        return [(i, plain[i]) for i, status in statuses.items() if plain.get(i, status) is not status]

    def _settle(self) -> None:
        if not self._tried:
            self._plain = None

    def _move_to(self, trial: Overlay) -> None:
        self.leave_reading()
        self._update(shift(self.case, self.laid, trial.on(self._heard)))

    # Labelling

    def _hear(self) -> None:
        if self.audience not in self.case.audiences:
            self.audience = None
        heard = overlay_of(self.case, self.audience)
        if heard != self._heard:
            self._heard = heard

    def _without_trial(self) -> Labelling:
        return Labelling(self._heard.seen_all(self.case), self.semantics)

    def _label(self) -> None:
        self._labelled = None
        self._labelling = Labelling(self.laid.seen_all(self.case), self.semantics)
        self._plain = self._without_trial() if self._tried else None
        self.statuses = self._labelling.statuses()
        self.idle = {id_ for id_ in self.case.arguments if self._labelling.applies(id_) is False}
        self.version += 1

    def _update(self, edit: Edit) -> None:
        if not edit:
            return
        for turned in self._labelling.update(edit):
            if turned.after is None:
                self.statuses.pop(turned.claim, None)
            else:
                self.statuses[turned.claim] = turned.after
        for id_ in self._labelling.stirred:
            if id_ in self.case.arguments and self._labelling.applies(id_) is False:
                self.idle.add(id_)
            else:
                self.idle.discard(id_)
        self.version += 1
