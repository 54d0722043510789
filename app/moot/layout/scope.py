"""What of a case a view draws: which boxes are open, which arguments are drawn, what is folded away."""

from __future__ import annotations

from typing import NamedTuple

from moot.model.case import Case
from moot.model.records import Argument, Id, Kind, Position, Premise, Ref, View


class Scope(NamedTuple):
    """A view's choices over a case. `shown` empty means everything; a folded or unnamed box hides what is beneath."""

    case: Case
    root: Ref | None = None
    shown: frozenset[Ref] = frozenset()
    folds: frozenset[Ref] = frozenset()

    @classmethod
    def of(cls, case: Case, view: View | None) -> Scope:
        """The scope of a view; a root that is not in the case (any more) is no root."""
        if view is None:
            return cls(case)
        root = view.root if view.root is not None and view.root in case else None
        shown = frozenset(view.shown)
        if shown and root is not None:
            shown |= {root}
        return cls(case, root, shown, frozenset(view.folds))

    @property
    def foreign(self) -> frozenset[Id]:
        """The answers to other issues, where the view is of one issue: only referred to, their reasons are on their
        own sheet."""
        if self.root is None or self.root.kind is not Kind.ISSUE:
            return frozenset()
        positions = self.case.positions.values()
        own = {position.claim for position in positions if position.issue == self.root.id}
        issues = self.case.issues
        return frozenset(position.claim for position in positions if position.issue in issues) - own

    @property
    def whole(self) -> bool:
        """Whether everything is drawn, nothing folded."""
        return not self.shown and not self.folds

    def opens(self, ref: Ref) -> bool:
        """Whether what hangs beneath an issue or claim may be drawn."""
        return ref not in self.folds and (not self.shown or ref in self.shown)

    def draws(self, argument: Argument) -> bool:
        """Whether an argument is drawn where its conclusion is open: one named premise is enough, or none to name."""
        if not self.shown:
            return True
        premises = self.premises(argument.id)
        return not premises or any(Ref(Kind.CLAIM, premise.claim) in self.shown for premise in premises)

    def arguments(self, claim: Id) -> tuple[list[Argument], list[Argument]]:
        """The arguments directly for and against a claim: those drawn, those hidden."""
        found = self.case.arguments_for(claim)
        if not found or self.whole:
            return found, []
        if not self.opens(Ref(Kind.CLAIM, claim)):
            return [], found
        return self._parted(found)

    def undercuts(self, argument: Id) -> tuple[list[Argument], list[Argument]]:
        """The undercuts of a drawn argument: those drawn, those hidden."""
        found = self.case.undercuts_of(argument)
        if not found or not self.shown:
            return found, []
        return self._parted(found)

    def positions(self, issue: Id) -> tuple[list[Position], list[Position]]:
        """The positions on an issue whose claims exist: those drawn, those hidden."""
        claims = self.case.claims
        found = [position for position in self.case.positions_of(issue) if position.claim in claims]
        if not self.opens(Ref(Kind.ISSUE, issue)):
            return [], found
        if not self.shown:
            return found, []
        drawn = [position for position in found if Ref(Kind.CLAIM, position.claim) in self.shown]
        return drawn, [position for position in found if position not in drawn]

    def premises(self, argument: Id) -> list[Premise]:
        """The premises of an argument whose claims exist."""
        claims = self.case.claims
        return [premise for premise in self.case.premises_of(argument) if premise.claim in claims]

    def steps(self, claim: Id) -> tuple[list[Argument], list[Argument]]:
        """All arguments drawn under a claim, undercuts of any depth after what they attack; and those hidden."""
        drawn, hidden = self.arguments(claim)
        if not drawn:
            return drawn, hidden
        found: list[Argument] = []
        stack = drawn[::-1]
        while stack:
            argument = stack.pop()
            found.append(argument)
            seen, unseen = self.undercuts(argument.id)
            if seen:
                stack.extend(reversed(seen))
            if unseen:
                hidden = hidden + unseen
        return found, hidden

    def _parted(self, found: list[Argument]) -> tuple[list[Argument], list[Argument]]:
        drawn = [argument for argument in found if self.draws(argument)]
        return drawn, [argument for argument in found if argument not in drawn]
