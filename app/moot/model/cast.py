"""Who and what recurs in a case: how often each party, tag and scheme is used, and by what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moot.model.case import Case, in_order
from moot.model.records import Argument, Id, Ref, ref_of

if TYPE_CHECKING:  # schemes are loaded when they are asked for: not for a start
    from moot.model.schemes import Catalogue


@dataclass(frozen=True, slots=True)
class PartyUses:
    """How many claims a party holds, and of how many claims and issues it bears the burden."""

    held: int = 0
    burdens: int = 0

    def __bool__(self) -> bool:
        return bool(self.held or self.burdens)


@dataclass(frozen=True, slots=True)
class SchemeUses:
    """The arguments that follow a scheme, and how many questions about them are open.

    `name` is the id of a scheme of the catalogue (`known`), or else what the arguments call it.
    """

    name: str
    known: bool
    arguments: tuple[Ref, ...]
    open_questions: int


def party_uses(case: Case) -> dict[Id, PartyUses]:
    """What every party is used by."""
    held = Counter(holder for claim in case.claims.values() for holder in claim.holders)
    burdens = Counter(claim.burden for claim in case.claims.values())
    burdens.update(issue.burden for issue in case.issues.values())
    return {id_: PartyUses(held[id_], burdens[id_]) for id_ in case.parties}


def tag_counts(case: Case) -> dict[str, int]:
    """The tags of a case in order of the alphabet, each with how many claims have it."""
    counts = Counter(tag for claim in case.claims.values() for tag in claim.tags)
    return {tag: counts[tag] for tag in sorted(counts, key=lambda tag: (tag.casefold(), tag))}


def scheme_uses(case: Case, known: Catalogue) -> list[SchemeUses]:
    """The schemes that arguments follow or that weigh, those of the catalogue first, each kind by name.

    However an author writes the name of a scheme of the catalogue, its arguments are counted as one.
    """
    followers: defaultdict[tuple[bool, str], list[Argument]] = defaultdict(list)
    for argument in case.arguments.values():
        if argument.scheme.strip():
            followers[scheme_named(argument.scheme, known)].append(argument)
    for id_ in case.schemes:
        followers.setdefault(scheme_named(id_, known), [])
    found = []
    for (in_catalogue, name), arguments in followers.items():
        refs = tuple(ref_of(argument) for argument in sorted(arguments, key=in_order))
        found.append(SchemeUses(name, in_catalogue, refs, sum(open_questions(case, ref) for ref in refs)))
    return sorted(found, key=lambda uses: (not uses.known, uses.name.casefold(), uses.name))


def scheme_named(text: str, known: Catalogue) -> tuple[bool, str]:
    """Whether a text names a scheme of the catalogue, and what the scheme is called: its id there, else the text."""
    found = known.find(text)
    return (True, found.id) if found is not None else (False, " ".join(text.split()))


def open_questions(case: Case, ref: Ref) -> int:
    """How many questions about a claim or an argument nobody has answered."""
    return sum(not question.answered for question in case.questions_about(ref))
