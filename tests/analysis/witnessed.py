"""A case that rests on one witness, for tests of those who judge it."""

from __future__ import annotations

from moot.model.case import Case
from moot.model.records import Argument, Audience, Claim, Issue, Kind, Position, Premise, Ref, Settings, Stance


def c(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def trial() -> Case:
    """Two answers; the one that stands rests on a witness."""
    return Case(
        [
            Settings(),
            Issue("who", "Who did it?"),
            Claim("he", number=1),
            Claim("she", number=2),
            Claim("witness", number=3, stance=Stance.ASSERTED),
            Position("p1", "who", "he", 0),
            Position("p2", "who", "she", 1),
            Argument("a", "he", weight=80),
            Premise("u", "a", "witness"),
            Argument("b", "she", weight=60),
            Premise("v", "b", "witness"),
            Audience("judge", "Judge", order=1),
            Audience("jury", "Jury", order=0),
        ]
    )
