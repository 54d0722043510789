"""How the case as text is laid out: the names of its sections and keys, shared by those who read and write it.

A record stands under its id in the section of its kind. Where it belongs to another (a position to its issue, a
premise to its argument, an excerpt to its source, a citation to its claim, a ruling to its audience), it stands inside
that one, in a list; its
own section is for those whose owner is not in the case. A field is written under its own name when it differs from
its default. The order of siblings is that of the text: each comes one after the one before, unless it says `order`.

Sections `statements`, `issues`, `arguments`, `assumptions`, `references` and keys such as `positions`, `conclusion`,
`premises`, `undercutter`, `assumed` are those of Carneades 4 (Gordon 2016).
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, fields
from functools import cache

from moot.model.records import RECORD_TYPES, Id, Kind, Polarity, Ref

VERSION = 1
MARK = "moot"  # the key, with the version, by which a file says that it is ours
META = "meta"

SECTIONS: dict[Kind, str] = {
    Kind.PARTY: "parties",
    Kind.SOURCE: "sources",
    Kind.ISSUE: "issues",
    Kind.CLAIM: "statements",
    Kind.ARGUMENT: "arguments",
    Kind.QUESTION: "questions",
    Kind.EVENT: "events",
    Kind.NOTE: "notes",
    Kind.VIEW: "views",
    Kind.SCHEME: "schemes",
    Kind.AUDIENCE: "audiences",
    Kind.POSITION: "positions",
    Kind.PREMISE: "premises",
    Kind.EXCERPT: "excerpts",
    Kind.CITATION: "citations",
    Kind.RULING: "rulings",
}
OWN_KEYS = frozenset({MARK} | {s for k, s in SECTIONS.items() if k not in (Kind.ISSUE, Kind.CLAIM, Kind.ARGUMENT)})

NOUNS: dict[Kind, str] = {kind: "statement" if kind is Kind.CLAIM else kind.value for kind in RECORD_TYPES}

BEARS_ON: dict[Polarity, str] = {
    Polarity.PRO: "conclusion",
    Polarity.CON: "against",
    Polarity.UNDERCUT: "undercuts",
}


@dataclass(frozen=True, slots=True)
class Nesting:
    """A kind of record that stands inside its owner.

    `target` is the field that may stand alone in the list, and from which an id is made where none is given.
    """

    kind: Kind
    owner: Kind
    field: str
    target: str = ""

    @property
    def key(self) -> str:
        return SECTIONS[self.kind]


NESTED: dict[Kind, Nesting] = {
    Kind.ISSUE: Nesting(Kind.POSITION, Kind.ISSUE, "issue", "claim"),
    Kind.ARGUMENT: Nesting(Kind.PREMISE, Kind.ARGUMENT, "argument", "claim"),
    Kind.SOURCE: Nesting(Kind.EXCERPT, Kind.SOURCE, "source"),
    Kind.CLAIM: Nesting(Kind.CITATION, Kind.CLAIM, "claim", "source"),
    Kind.AUDIENCE: Nesting(Kind.RULING, Kind.AUDIENCE, "audience", "subject"),
}


class ImpliedIds:
    """The ids of nested records that need not be written: `I1.P11`, for a second use of the same claim `I1.P11.2`.

    Asked for one after the other, in the order of the list.
    """

    def __init__(self, owner: Id) -> None:
        self._owner = owner
        self._used: dict[str, int] = {}

    def next(self, target: str) -> Id:
        """The id of the next record in the list, given what it points to ("" where it points to nothing)."""
        count = self._used[target] = self._used.get(target, 0) + 1
        if not target:
            return f"{self._owner}.{count}"
        return f"{self._owner}.{target}" if count == 1 else f"{self._owner}.{target}.{count}"


@cache
def plain_fields(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind that are written under their own names, in order."""
    special = {"id", "order"}
    if kind is Kind.ARGUMENT:
        special |= {"conclusion", "polarity"}
    return tuple(field.name for field in fields(RECORD_TYPES[kind]) if field.name not in special)


def bare_name(name: str, issues: Container[Id], claims: Container[Id]) -> Ref | None:
    """What a bare name in a reference stands for: the issue of that id, else the claim; None where there is neither."""
    if name in issues:
        return Ref(Kind.ISSUE, name)
    return Ref(Kind.CLAIM, name) if name in claims else None
