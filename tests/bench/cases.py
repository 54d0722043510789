"""Cases made from a seed, with the shape and the length of text of real maps, in any size."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Excerpt,
    Id,
    Issue,
    Mode,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Settings,
    Source,
    Stance,
    View,
)

_VOCABULARY = """
    the the the of of to to in in a a and and that that is was not by for on with from this it as no any under
    before after contract court witness licence shipment notice payment breach seller buyer carrier clause
    duty letter agreement delivery inspection defect warranty damage expert report testimony statute
    regulation authority permission export certificate invoice signature director knew refused accepted
    promised delivered received inspected warned signed paid claimed denied relied caused concerning
    reasonable material written timely actual prior sufficient binding clear Vertragsverletzung
    Lieferverzögerung untimeliness notwithstanding §§
"""
_WORDS = _VOCABULARY.split()
_KINDS = ("fact", "fact", "fact", "opinion", "testimony", "law", "assumption", "")
_SCHEMES = ("", "", "expert opinion", "witness testimony", "established rule", "sign", "cause to effect", "precedent")
_CLAIMS_AN_ISSUE = 120
_STEPS_MOST = 5  # arguments for and against one claim
_REUSED = 0.04  # premises that are claims used elsewhere already
_REBUT = 0.35
_UNDERCUT = 0.12
_CITED = 0.35
_ASKED = 0.05
_CIRCLES = 1 / 250  # a claim that one of its own grounds is made to rest on


def random_case(claims: int, seed: int, *, long_texts: bool = True) -> Case:
    """A well-formed case of so many claims, the same for the same arguments.

    Issues with two or three positions, arguments pro, con and undercutting, premises alone or linked, claims used in
    several places, now and then in a circle, texts of one to some hundred words, parties, sources, questions, a view.
    """
    if claims < 1:
        raise ValueError(f"a case of {claims} claims")
    return Case(_Growth(claims, Random(seed), long_texts).records())


class _Growth:
    """A case as it grows: what is there to be argued about, and how much is wanted still."""

    def __init__(self, claims: int, random: Random, long_texts: bool) -> None:
        self.random = random
        self.wanted = claims
        self.long_texts = long_texts
        self.claims: list[Id] = []
        self.steps: dict[Id, int] = {}  # claim -> arguments for and against it
        self.arguments: list[Id] = []
        self.home: dict[Id, Id] = {}  # claim -> the claim it was first argued for or against
        self.made = 0

    def records(self) -> Iterator[Record]:
        yield Settings(title="A case made at random", notice="Made by a program; nothing in it is true.")
        parties = [Party(f"p{i}", f"Party {i}", short=f"P{i}", side=str(i % 2), order=i) for i in range(4)]
        yield from parties
        yield from self._sources()
        yield from self._issues()
        while len(self.claims) < self.wanted:
            yield from self._step()
        for _ in range(round(self.wanted * _CIRCLES)):
            yield from self._circle()
        yield View("v1", title="All of it")

    def _sources(self) -> Iterator[Record]:
        for i in range(1, max(2, self.wanted // 10)):
            yield Source(f"s{i}", title=self._text(3, 9), category="document", exhibit=f"B-{i}", order=i)
            yield Excerpt(f"x{i}", f"s{i}", quote=self._text(8, 40), locator=f"¶ {self.random.randrange(1, 90)}")

    def _issues(self) -> Iterator[Record]:
        for i in range(1, max(1, self.wanted // _CLAIMS_AN_ISSUE) + 1):
            yield Issue(f"i{i}", text=self._text(8, 25) + "?", burden=f"p{i % 2}", order=i)
            for place in range(self.random.choice((2, 2, 3))):
                if len(self.claims) < self.wanted:
                    yield from self._claim(None)
                    yield Position(f"i{i}.{place}", f"i{i}", self.claims[-1], order=place)

    def _step(self) -> Iterator[Record]:
        """An argument for or against a claim, or against another argument, with its premises."""
        polarity, conclusion = self._target()
        id_ = f"a{len(self.arguments) + 1}"
        premises = self.random.choices((1, 2, 3), (60, 30, 10))[0]
        home = None if polarity is Polarity.UNDERCUT else conclusion
        yield self._argument(id_, conclusion, polarity)
        used: set[Id] = set()
        for place in range(premises):
            if self.random.random() < _REUSED or len(self.claims) >= self.wanted:
                claim = self.random.choice(self.claims)
            else:
                yield from self._claim(home)
                claim = self.claims[-1]
            # the same claim twice in one argument would be no argument
            if claim not in used and claim != conclusion:
                yield Premise(f"{id_}.{place}", id_, claim, order=place)
                used.add(claim)
        if not used:
            yield from self._claim(home)
            yield Premise(f"{id_}.0", id_, self.claims[-1])

    def _target(self) -> tuple[Polarity, Id]:
        chance = self.random.random()
        if self.arguments and chance < _UNDERCUT:
            return Polarity.UNDERCUT, self.random.choice(self.arguments)
        while True:
            claim = self.random.choice(self.claims)
            if self.steps[claim] < _STEPS_MOST:
                break
        self.steps[claim] += 1
        return (Polarity.CON if chance < _UNDERCUT + _REBUT else Polarity.PRO), claim

    def _argument(self, id_: Id, conclusion: Id, polarity: Polarity) -> Argument:
        self.arguments.append(id_)
        weight = self.random.choice((100, 100, 80, 60, 40, 20))
        scheme = self.random.choice(_SCHEMES)
        return Argument(id_, conclusion, polarity, weight, Mode.LINKED, scheme, order=len(self.arguments))

    def _claim(self, home: Id | None) -> Iterator[Record]:
        number = len(self.claims) + 1
        id_ = f"c{number}"
        self.claims.append(id_)
        self.steps[id_] = 0
        if home is not None:
            self.home[id_] = home
        yield Claim(id_, self._text(), number=number, order=number, **self._marks())
        if self.random.random() < _CITED:
            source = self.random.randrange(1, max(2, self.wanted // 10))
            yield Citation(f"t{number}", id_, f"s{source}", f"x{source}", locator=f"¶ {number % 90}")
        if self.random.random() < _ASKED:
            yield Question(f"q{number}", self._text(6, 20) + "?", claim=id_)

    def _marks(self) -> dict[str, Any]:
        return {
            "kind": self.random.choice(_KINDS),
            "holders": tuple(f"p{i}" for i in range(4) if self.random.random() < 0.3),
            "stance": self.random.choices(list(Stance), (70, 10, 5, 10, 5))[0],
            "struck": self.random.random() < 0.02,
            "source_missing": self.random.random() < 0.05,
        }

    def _circle(self) -> Iterator[Record]:
        """Let a claim rest on one that rests, some steps away, on it."""
        claim = above = self.random.choice(self.claims)
        for _ in range(self.random.randrange(1, 6)):
            above = self.home.get(above, above)
        if above != claim:
            id_ = f"a{len(self.arguments) + 1}"
            yield self._argument(id_, claim, Polarity.PRO)
            yield Premise(f"{id_}.0", id_, above)

    def _text(self, least: int = 4, most: int = 0) -> str:
        """A sentence: half of them up to 14 words, one in twenty above 45, where no bound is given."""
        drawn = round(self.random.lognormvariate(2.65, 0.7)) if not most else self.random.randint(least, most)
        length = max(least, min(drawn, 300 if self.long_texts else 20))
        words = self.random.choices(_WORDS, k=length)
        return " ".join([words[0].capitalize(), *words[1:]]) + ("" if most else ".")
