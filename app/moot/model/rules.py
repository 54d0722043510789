"""What a well-formed case is: the values a field may hold, the records a record may point to.

The verbs refuse what would break these rules (`RuleError`); a file that came from elsewhere may break them and opens
all the same, and `problems` names every breach with its remedy. Whether the reasoning is any good is not judged here.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from moot.model.case import RULED as RULED
from moot.model.case import Case
from moot.model.case import RuleError as RuleError
from moot.model.fields import field_defaults, field_types, fits, words_for
from moot.model.phrases import phrase
from moot.model.records import (
    SETTINGS_ID,
    Argument,
    Citation,
    Claim,
    Event,
    Excerpt,
    Id,
    Issue,
    Kind,
    Mode,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Ruling,
    Settings,
    Source,
    View,
    kind_of,
    ref_of,
)

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LARGEST = 2**53 - 1  # what JSON and YAML readers everywhere keep exactly
_CONTESTED = ("", "disputed", "undisputed")
_PERCENT = {"weight": 1, "presumed_weight": 1, "clear_margin": 0, "doubt_margin": 0, "doubt_ceiling": 0}


class Problem(NamedTuple):
    """One breach of the rules: what is wrong with which record, and what to do about it."""

    kind: str
    ref: Ref
    message: str
    remedy: str


class Lookup(Protocol):
    """Whatever can say if a record exists: a case, or an edit in the making."""

    def __contains__(self, ref: Ref) -> bool: ...


def check_fields(record: Record) -> None:
    """Raise RuleError if a field holds a value it may not hold."""
    for _, sentence in field_faults(record):
        raise RuleError(sentence)


def check_links(lookup: Lookup, record: Record) -> None:
    """Raise RuleError if a record points to one that does not exist."""
    for field, target in targets(record):
        if target not in lookup:
            raise RuleError(phrase("The {field} must be something that is in the case.", field=words_for(field)))


def field_faults(record: Record) -> Iterator[tuple[str, str]]:
    """The fields with values they may not hold, each with a sentence that says what they may."""
    defaults = field_defaults(kind_of(record))
    for name, hint in field_types(kind_of(record)).items():
        value = getattr(record, name)
        if value is defaults[name]:
            continue
        fault = phrase("has a value of the wrong type") if not fits(hint, value) else _fault(name, value)
        if fault:
            yield name, phrase("The {field} {fault}.", field=words_for(name), fault=fault)
    if isinstance(record, Question) and (record.claim is None) == (record.argument is None):
        yield "claim", phrase("A question is about one claim or one argument.")
    if isinstance(record, Settings) and record.id != SETTINGS_ID:
        yield "id", phrase("A case has one set of settings.")
    if isinstance(record, Ruling) and fits(Ref, record.subject):
        yield from _misplaced_values(record)


def targets(record: Record) -> Iterator[tuple[str, Ref]]:
    """The records a record points to, with the field that does."""
    match record:
        case Issue():
            yield from _optional("burden", Kind.PARTY, record.burden)
        case Position():
            yield "issue", Ref(Kind.ISSUE, record.issue)
            yield "claim", Ref(Kind.CLAIM, record.claim)
        case Claim():
            yield from (("holders", Ref(Kind.PARTY, holder)) for holder in record.holders)
            yield from _optional("burden", Kind.PARTY, record.burden)
        case Argument():
            kind = Kind.ARGUMENT if record.polarity is Polarity.UNDERCUT else Kind.CLAIM
            yield "conclusion", Ref(kind, record.conclusion)
        case Premise():
            yield "argument", Ref(Kind.ARGUMENT, record.argument)
            yield "claim", Ref(Kind.CLAIM, record.claim)
        case _:
            yield from _other_targets(record)


def problems(case: Case) -> list[Problem]:
    """Every breach of the rules in a case: values, links, repeated uses, empty arguments, key numbers."""
    found: list[Problem] = []
    for record in case:
        ref = ref_of(record)
        for name, sentence in field_faults(record):
            found.append(Problem("value", ref, sentence, f"Give the {words_for(name)} a value that fits."))
        for name, target in targets(record):
            if target not in case:
                found.append(_dangling(ref, name, target))
        found.extend(_excerpt_of_another_source(case, record))
    found.extend(_repeated_uses(case))
    found.extend(_empty_arguments(case))
    found.extend(_numbers(case))
    return found


def _fault(name: str, value: object) -> str:
    if isinstance(value, bool):
        return ""
    if name in _PERCENT and isinstance(value, int):
        least = _PERCENT[name]
        return "" if least <= value <= 100 else phrase("must be from {least} to 100", least=least)
    if isinstance(value, int):
        return "" if abs(value) <= _LARGEST else phrase("is too large a number")
    if isinstance(value, Ref):
        return phrase("names a record with a character that cannot be saved") if unwritable(value.id) else ""
    if isinstance(value, tuple):
        return _tuple_fault(name, value)
    if not isinstance(value, str):
        return ""
    if name == "colour" and value and not _COLOUR.fullmatch(value):
        return phrase("must be written like #1A2B3C, or be left empty")
    if name == "contested" and value not in _CONTESTED:
        return phrase("must be disputed, undisputed or empty")
    if name == "id" and not value:
        return phrase("must not be empty")
    return phrase("holds a character that cannot be saved") if unwritable(value) else ""


def _misplaced_values(ruling: Ruling) -> Iterator[tuple[str, str]]:
    if ruling.subject.kind not in RULED:
        yield "subject", "An audience may think otherwise of claims, steps, issues and the case, and of nothing else."
        return
    allowed = RULED[ruling.subject.kind]
    for name in dict.fromkeys(name for names in RULED.values() for name in names):
        if name not in allowed and getattr(ruling, name) is not None:
            kind = ruling.subject.kind.value
            yield name, f"The {words_for(name)} is not something {'an' if kind[0] in 'aeiou' else 'a'} {kind} has."


def unwritable(text: str) -> bool:
    """Whether a text holds what no file can keep: a null character or half of a surrogate pair."""
    return "\0" in text or any("\ud800" <= char <= "\udfff" for char in text)


def _tuple_fault(name: str, value: tuple[object, ...]) -> str:
    for part in value:
        texts = (part,) if isinstance(part, str) else part if type(part) is tuple else ()
        if any(isinstance(text, str) and unwritable(text) for text in texts):
            return phrase("hold a character that cannot be saved")
    if name == "nudges" and not all(math.isfinite(n) for nudge in value for n in nudge[1:]):  # type: ignore[index]
        return phrase("must be finite")
    named = [part[0] for part in value] if name == "nudges" else value  # type: ignore[index]
    return phrase("name something twice") if len(set(named)) != len(named) else ""


def _optional(field: str, kind: Kind, id_: Id | None) -> Iterator[tuple[str, Ref]]:
    if id_ is not None:
        yield field, Ref(kind, id_)


def _other_targets(record: Record) -> Iterator[tuple[str, Ref]]:
    match record:
        case Source():
            yield from _optional("via", Kind.SOURCE, record.via)
        case Excerpt():
            yield "source", Ref(Kind.SOURCE, record.source)
        case Citation():
            yield "claim", Ref(Kind.CLAIM, record.claim)
            yield "source", Ref(Kind.SOURCE, record.source)
            yield from _optional("excerpt", Kind.EXCERPT, record.excerpt)
        case Question():
            yield from _optional("claim", Kind.CLAIM, record.claim)
            yield from _optional("argument", Kind.ARGUMENT, record.argument)
        case Event():
            yield from (("claims", Ref(Kind.CLAIM, claim)) for claim in record.claims)
            yield from _optional("source", Kind.SOURCE, record.source)
        case View():
            if record.root is not None:
                yield "root", record.root
            for name in ("shown", "folds"):
                yield from ((name, ref) for ref in getattr(record, name))
            yield from (("nudges", nudge.ref) for nudge in record.nudges)
        case Ruling():
            yield "audience", Ref(Kind.AUDIENCE, record.audience)
            yield "subject", record.subject
        case _:
            pass


def _dangling(ref: Ref, field: str, target: Ref) -> Problem:
    kind = target.kind.value
    article = "an" if kind[0] in "aeiou" else "a"
    message = (
        f"The {words_for(field)} of this {ref.kind.value} is {article} {kind} that is not in the case ({target.id})."
    )
    return Problem("dangling", ref, message, f"Choose another {kind}, or remove this {ref.kind.value}.")


def _excerpt_of_another_source(case: Case, record: Record) -> Iterator[Problem]:
    if isinstance(record, Citation) and record.excerpt is not None:
        excerpt = case.excerpts.get(record.excerpt)
        if excerpt is not None and excerpt.source != record.source:
            message = "This citation names a passage of a source other than the one it cites."
            yield Problem("excerpt", ref_of(record), message, "Cite the source the passage is from.")


def _repeated_uses(case: Case) -> Iterator[Problem]:
    positions = ((ref_of(use), use.issue, use.claim) for use in case.positions.values())
    premises = ((ref_of(use), use.argument, use.claim) for use in case.premises.values())
    yield from _repeated(positions, "issue")
    yield from _repeated(premises, "argument")
    ruled: set[tuple[Id, Ref]] = set()
    for ruling in case.rulings.values():
        if (ruling.audience, ruling.subject) in ruled:
            message = "One audience has two rulings on the same."
            yield Problem("duplicate ruling", ref_of(ruling), message, "Remove one of the two rulings.")
        ruled.add((ruling.audience, ruling.subject))


def _repeated(uses: Iterable[tuple[Ref, Id, Id]], place: str) -> Iterator[Problem]:
    seen: set[tuple[Id, Id]] = set()
    for ref, *key in uses:
        pair = (key[0], key[1])
        if pair in seen:
            use = ref.kind.value
            message = f"The same claim is a {use} of one {place} twice."
            yield Problem(f"duplicate {use}", ref, message, f"Remove one of the two {use}s.")
        seen.add(pair)


def _empty_arguments(case: Case) -> Iterator[Problem]:
    for argument in case.arguments.values():
        if argument.mode is not Mode.LINKED and not case.premises_of(argument.id):
            message = f"A {argument.mode.value} argument has no premise."
            yield Problem("no premise", ref_of(argument), message, "Add a premise, or remove the argument.")


def _numbers(case: Case) -> Iterator[Problem]:
    by_number: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        if claim.number < 1:
            yield Problem("number missing", ref_of(claim), "A claim has no key number.", "Renumber the claims.")
        else:
            by_number[claim.number].append(claim)
    for number, claims in by_number.items():
        for claim in claims[1:]:
            message = f"More than one claim has the key number {number}."
            yield Problem("number duplicate", ref_of(claim), message, "Renumber the claims.")
