"""Argumentation schemes: stereotyped steps with the premises they need and the critical questions that test them.

The idea is that of Walton, Reed & Macagno (2008), *Argumentation Schemes*. Each critical question is bound to the move
it becomes when somebody presses it: against a premise, against the step, against the conclusion, or for one premise
more. Wordings hold gaps in square brackets, `[the witness]`, which a person fills in.

An argument names its scheme by the scheme's id; any other text there is a scheme of the author's own and means nothing
to the program. A question laid out by a scheme names both: `expert_opinion.bias`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from moot.model.terms import Move

Translate: TypeAlias = Callable[[str], str]

_GAP = re.compile(r"\[[^\[\]\n]+\]")


class Field(StrEnum):
    """What a scheme argues from, in the order schemes are listed."""

    PEOPLE = "people"
    EVIDENCE = "evidence"
    CAUSES = "causes"
    LIKENESS = "likeness"
    ACTION = "action"
    MEANING = "meaning"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class SchemePremise:
    """A premise a scheme needs: its role in the step, and a wording with gaps."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class CriticalQuestion:
    """A question that tests a step.

    `ask` is the question, `say` the claim it is turned into, with gaps. `premise` is the role of the premise attacked,
    for the move `premise` only.
    """

    id: str
    move: Move
    ask: str
    say: str
    premise: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A stereotyped step. The first premise is the one a person is most likely to have written already."""

    id: str
    name: str
    field: Field
    about: str
    premises: tuple[SchemePremise, ...]
    conclusion: str
    questions: tuple[CriticalQuestion, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(premise.role for premise in self.premises)

    def wording(self, role: str) -> str:
        """The wording of the premise in that role; empty where the scheme has none."""
        return next((premise.text for premise in self.premises if premise.role == role), "")

    def key(self, question: CriticalQuestion) -> str:
        """What a question record names to say that it is this one: `expert_opinion.bias`."""
        return f"{self.id}.{question.id}"


class Catalogue:
    """The schemes there are, by id, in their order."""

    def __init__(self, schemes: Iterable[Scheme] = ()) -> None:
        self._schemes = {scheme.id: scheme for scheme in schemes}
        self._names = {_folded(scheme.name): scheme for scheme in self._schemes.values()}

    def __iter__(self) -> Iterator[Scheme]:
        return iter(self._schemes.values())

    def __len__(self) -> int:
        return len(self._schemes)

    @property
    def by_id(self) -> Mapping[str, Scheme]:
        return MappingProxyType(self._schemes)

    def of(self, field: Field) -> list[Scheme]:
        """The schemes of one field, in order."""
        return [scheme for scheme in self if scheme.field is field]

    def find(self, text: str) -> Scheme | None:
        """The scheme somebody means by its id or its name, however it is written; None for a text of their own."""
        found = self._schemes.get(text)
        if found is not None:
            return found
        folded = _folded(text)
        return self._schemes.get(folded.replace(" ", "_")) or self._names.get(folded)

    def question(self, key: str) -> CriticalQuestion | None:
        """The critical question a question record names (`expert_opinion.bias`); None for a free question."""
        id_, _, name = key.partition(".")
        scheme = self._schemes.get(id_)
        return next((one for one in scheme.questions if one.id == name), None) if scheme is not None else None

    def translated(self, translate: Translate) -> Catalogue:
        """The same schemes in another language. Ids and roles stay: the case holds them."""
        return Catalogue(_translated(scheme, translate) for scheme in self)


def gaps_in(text: str) -> list[str]:
    """The gaps of a wording that nobody has filled yet, brackets included."""
    return _GAP.findall(text)


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


def _translated(scheme: Scheme, translate: Translate) -> Scheme:
    return replace(
        scheme,
        name=translate(scheme.name),
        about=translate(scheme.about),
        premises=tuple(replace(premise, text=translate(premise.text)) for premise in scheme.premises),
        conclusion=translate(scheme.conclusion),
        questions=tuple(replace(one, ask=translate(one.ask), say=translate(one.say)) for one in scheme.questions),
    )
