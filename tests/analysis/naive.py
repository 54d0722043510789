"""The definition of the labelling, carried out word for word: every rule tried on everything until nothing moves.

Shares no code with the program: no worklist, no cones, no groups of rivals, no ranks; weights are fractions.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from moot.model.case import Case
from moot.model.records import BareLeaves, Mode, Polarity, Stance, Standard

Point = tuple[str, str]  # ("is" | "not" | "undercut", id)
_TINY = Fraction(1, 10**9)


class Naive:
    """The labels of a case, by exhaustion."""

    def __init__(self, case: Case, *, circles_fall: bool, accepted: bool = True) -> None:
        self.case = case
        self.label: dict[Point, str] = {}
        for id_ in case.claims:
            self.label["is", id_] = self.label["not", id_] = "undecided"
        for id_ in case.arguments:
            self.label["undercut", id_] = "undecided"
        self.rivals = self._rivals()
        while self._fixpoint() or (circles_fall and self._circles()):
            pass

    def claims(self) -> dict[str, str]:
        return {id_: self.label["is", id_] for id_ in self.case.claims}

    def _rivals(self) -> dict[Point, set[Point]]:
        rivals: dict[Point, set[Point]] = {p: set() for p in self.label}
        for id_ in self.case.claims:
            rivals["is", id_].add(("not", id_))
            rivals["not", id_].add(("is", id_))
        positions = list(self.case.positions.values())
        for one, two in combinations(positions, 2):
            if one.issue == two.issue and one.claim != two.claim and {one.claim, two.claim} <= set(self.case.claims):
                rivals["is", one.claim].add(("is", two.claim))
                rivals["is", two.claim].add(("is", one.claim))
        return rivals

    def _rejected(self, p: Point) -> bool:
        if p[0] != "is":
            return False
        claim = self.case.claims[p[1]]
        return claim.struck or claim.stance is Stance.REJECTED

    def _accepted(self, p: Point) -> bool:
        return p[0] == "is" and not self._rejected(p) and self.case.claims[p[1]].stance is Stance.ACCEPTED

    def _concluding(self, p: Point) -> list[str]:
        polarity = {"is": Polarity.PRO, "not": Polarity.CON, "undercut": Polarity.UNDERCUT}[p[0]]
        arguments = self.case.arguments.values()
        return [a.id for a in arguments if a.enabled and a.polarity is polarity and a.conclusion == p[1]]

    def _ground(self, p: Point) -> Fraction:
        if p[0] != "is":
            return Fraction(0)
        claim = self.case.claims[p[1]]
        if claim.stance is Stance.PRESUMED:
            return Fraction(claim.presumed_weight)
        bare = claim.stance is Stance.OPEN and not self._concluding(p)
        if claim.stance is Stance.ASSERTED or (bare and self.case.settings.bare_leaves is BareLeaves.ASSERT):
            return _TINY
        return Fraction(0)

    def _premises(self, argument: str) -> list[str]:
        """Labels of the premises; a claim that does not exist counts as rejected."""
        uses = self.case.premises_of(argument)
        return [self.label.get(("is", use.claim), "out") for use in uses]

    def _weight(self, argument: str, standing: int, count: int) -> Fraction:
        a = self.case.arguments[argument]
        if a.mode is Mode.LINKED:
            return Fraction(a.weight if standing == count else 0)
        if a.mode is Mode.CONVERGENT:
            return Fraction(a.weight if standing else 0)
        return Fraction(a.weight * standing, count) if count else Fraction(0)

    def _interval(self, argument: str) -> tuple[Fraction, Fraction]:
        labels = self._premises(argument)
        sure = labels.count("in")
        low = self._weight(argument, sure, len(labels))
        high = self._weight(argument, sure + labels.count("undecided"), len(labels))
        stop = self.label["undercut", argument]
        if stop == "in":
            return Fraction(0), Fraction(0)
        return (Fraction(0), high) if stop == "undecided" else (low, high)

    def _lo(self, p: Point) -> Fraction:
        if self._rejected(p):
            return Fraction(0)
        return max([self._ground(p), *(self._interval(a)[0] for a in self._concluding(p))])

    def _hi(self, p: Point) -> Fraction:
        if self._rejected(p):
            return Fraction(0)
        return max([self._ground(p), *(self._interval(a)[1] for a in self._concluding(p))])

    def _standards(self, p: Point) -> set[Standard]:
        default = {self.case.settings.standard}
        if p[0] == "undercut":
            return default
        own = self.case.claims[p[1]].standard
        if own is not None:
            return {own}
        issues = [self.case.issues.get(position.issue) for position in self.case.positions_by(p[1])]
        return {issue.standard for issue in issues if issue is not None and issue.standard is not None} or default

    def _beats(self, p: Point, x: Fraction, y: Fraction) -> bool:
        s = self.case.settings
        tests = {
            "SE": x > 0,
            "DV": x > 0 and y == 0,
            "PE": x > y,
            "CCE": x > y and x - y > s.clear_margin,
            "BRD": x > y and x - y > s.doubt_margin and y < s.doubt_ceiling,
        }
        return all(tests[one.value] for one in self._standards(p))

    def _decide(self, p: Point) -> str:
        if self._rejected(p):
            return "out"
        if self._accepted(p):
            return "in"
        rivals = self.rivals[p]
        if any(self._accepted(q) for q in rivals):
            return "out"
        lo, hi = self._lo(p), self._hi(p)
        if self._beats(p, lo, Fraction(0)) and all(self._beats(p, lo, self._hi(q)) for q in rivals):
            return "in"
        if not self._beats(p, hi, Fraction(0)) or any(not self._beats(p, hi, self._lo(q)) for q in rivals):
            return "out"
        return "undecided"

    def _fixpoint(self) -> bool:
        moved = False
        while True:
            new = {p: self._decide(p) for p, label in self.label.items() if label == "undecided"}
            new = {p: label for p, label in new.items() if label != "undecided"}
            if not new:
                return moved
            self.label.update(new)
            moved = True

    def _circles(self) -> bool:
        founded = {p for p, label in self.label.items() if label == "in"}
        while True:
            more = [p for p, label in self.label.items() if label == "undecided" and p not in founded]
            more = [p for p in more if self._founded(p, founded)]
            if not more:
                break
            founded.update(more)
        fallen = [p for p, label in self.label.items() if label == "undecided" and p not in founded]
        self.label.update(dict.fromkeys(fallen, "out"))
        return bool(fallen)

    def _founded(self, p: Point, founded: set[Point]) -> bool:
        best = self._ground(p)
        for a in self._concluding(p):
            uses = self.case.premises_of(a)
            if self.label["undercut", a] != "in":
                best = max(best, self._weight(a, sum(("is", use.claim) in founded for use in uses), len(uses)))
        return self._beats(p, best, Fraction(0)) and all(self._beats(p, best, self._lo(q)) for q in self.rivals[p])
