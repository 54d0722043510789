"""The six things to do in the map to try. Each is done when the case, or what is tried on it, shows that it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from moot.canvas.desk import Desk
from moot.model.case import Case
from moot.model.records import Id, Polarity
from moot.windows.actions import translate as _tr
from moot.windows.welcome.keys import said


class Progress:
    """What has come about since the map was opened."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._given = frozenset(desk.case.arguments)
        self._tried = 0
        self.struck = False
        self.taken_back = False

    def look(self) -> None:
        """Take in what is tried and undone now: it leaves no trace in the case."""
        trial = self.desk.appraisal.trial.fields
        tried = len(trial)
        self.taken_back |= self.desk.document.can_redo or tried < self._tried
        self.struck |= any(values.get("struck") for values in trial.values())
        self._tried = tried

    def written(self, polarity: Polarity) -> int:
        """How many arguments of this kind were added, and put into words."""
        case = self.desk.case
        added = [one for one in case.arguments.values() if one.polarity is polarity and one.id not in self._given]
        return sum(_has_words(case, one.id) for one in added)


def _has_words(case: Case, argument: Id) -> bool:
    premises = case.premises_of(argument)
    return any(case.claims[one.claim].text.strip() for one in premises if one.claim in case.claims)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a word for it, how to do it, and whether it has been done."""

    word: str
    how: str
    done: Callable[[Progress], bool]


# long: a table of steps, one after the other
def steps(*, letters: bool) -> tuple[Step, ...]:
    """The things to do, in order, with the keys that work here."""
    tab, enter, undo = said("Tab"), said("Return"), said("Ctrl+Z")
    objection = said("O", "Ctrl+Shift+O", letters=letters)
    strike = said("S", "Ctrl+Shift+S", letters=letters)
    return (
        Step(
            _tr("Select"),
            _tr("Click on claim 1, or press an arrow key until it has a ring."),
            lambda now: now.desk.claim is not None,
        ),
        Step(
            _tr("Reason"),
            _tr(
                "Press {tab} and write a reason for it, such as “It was badly packed.” {enter} ends the writing."
            ).format(tab=tab, enter=enter),
            lambda now: now.written(Polarity.PRO) > 0,
        ),
        Step(
            _tr("Another"),
            _tr("Press {enter} again: another reason comes beside the first. Write it as well.").format(enter=enter),
            lambda now: now.written(Polarity.PRO) > 1,
        ),
        Step(
            _tr("Objection"),
            _tr("Select claim 2 and press {key}: write what the other side says. See what it does to claim 2.").format(
                key=objection
            ),
            lambda now: now.written(Polarity.CON) > 0,
        ),
        Step(
            _tr("What if"),
            _tr("Press {key} on a claim: this is how the map would stand without it. Nothing is changed yet.").format(
                key=strike
            ),
            lambda now: now.struck,
        ),
        Step(
            _tr("Undo"),
            _tr("Press {undo}: it takes back the last step, whatever that was.").format(undo=undo),
            lambda now: now.taken_back,
        ),
    )
