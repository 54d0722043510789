"""Changing what a record says: any field of any record, one or several at once; polarity, use, striking, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.fields import PROSE, field_types, words_for
from moot.model.phrases import phrase
from moot.model.records import (
    SETTINGS_ID,
    Argument,
    Id,
    Kind,
    Mode,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    Settings,
    ref_of,
)
from moot.model.rules import RuleError, check_fields, check_links
from moot.model.verbs.building import typing
from moot.model.verbs.draft import Draft
from moot.model.verbs.linking import refuse_second_position, refuse_second_premise
from moot.model.verbs.places import argument_at, claim_at
from moot.model.verbs.removing import loosen
from moot.model.verbs.words import KINDS, RAISED, STEP, name_all, name_of

_MANY = 2  # fields named in a label before it just says what was changed


def amend(case: Case, ref: Ref, **fields: object) -> Edit:
    """Give fields of a record new values. Raises RuleError for a value or a link that breaks a rule."""
    return amend_many(case, [ref], **fields)


def amend_many(case: Case, refs: Iterable[Ref], **fields: object) -> Edit:
    """Give the same fields of several records the same new values, as one step.

    Records that lack a field, or already have the values, are left alone. Raises RuleError as `amend` does, and if no
    record has such a field.
    """
    draft = Draft(case)
    meant = list(dict.fromkeys(refs))
    for ref in meant:
        record = _present(draft, ref)
        known = {name: value for name, value in fields.items() if name in field_types(ref.kind) and name != "id"}
        if len(meant) == 1 and len(known) < len(fields):
            raise RuleError(
                phrase(
                    "{what} has no {field}.",
                    what=name_of(draft, ref).opening(),
                    field=words_for(min(fields.keys() - known.keys())),
                )
            )
        changed = cast(Record, replace(cast(Any, record), **known))
        if changed != record:
            _check(draft, record, changed)
            draft.put(changed)
            if isinstance(record, Premise | Position):
                loosen(draft, [record.claim])
    focus = next((ref for ref in meant if ref.kind is not Kind.SETTINGS), None)
    return draft.edit(_label(draft, meant, fields), focus=focus, merges=_merges(meant, fields))


def set_text(case: Case, ref: Ref, text: str) -> Edit:
    """Give a claim, issue, question, note or event another text; changes in a row are one step of undo."""
    return amend(case, ref, text=text)


def flip(case: Case, argument: Id | Ref) -> Edit:
    """Turn support into objection and back. Raises RuleError for an undercut."""
    draft = Draft(case)
    polarity = argument_at(draft, argument).polarity
    return set_polarity(case, argument, Polarity.CON if polarity is Polarity.PRO else Polarity.PRO)


def set_polarity(case: Case, argument: Id | Ref, polarity: Polarity) -> Edit:
    """Make an argument support its claim or object to it. Raises RuleError for an undercut."""
    draft = Draft(case)
    found = argument_at(draft, argument)
    if Polarity.UNDERCUT in (found.polarity, polarity):
        raise RuleError(
            phrase("An undercut bears on a step, not on a claim; move it onto a claim to make it an objection.")
        )
    draft.put(replace(found, polarity=polarity))
    return draft.edit(phrase("Turn into {step}", step=STEP[polarity]), focus=ref_of(found))


def set_enabled(case: Case, argument: Id | Ref, enabled: bool) -> Edit:
    """Use an argument, or set it aside without removing it."""
    draft = Draft(case)
    found = argument_at(draft, argument)
    draft.put(replace(found, enabled=enabled))
    return draft.edit(
        phrase("Use {step}" if enabled else "Set aside {step}", step=STEP[found.polarity]),
        focus=ref_of(found),
    )


def strike(case: Case, claims: Id | Ref | Sequence[Id | Ref], reason: str | None = None) -> Edit:
    """Strike claims; a reason given before is kept unless there is another."""
    return _set_struck(case, claims, True, reason)


def restore(case: Case, claims: Id | Ref | Sequence[Id | Ref]) -> Edit:
    """Take back the striking of claims; the reason noted for it is kept, for the next time."""
    return _set_struck(case, claims, False, None)


def tag(case: Case, claims: Iterable[Id | Ref], name: str) -> Edit:
    """Give claims a tag they do not have yet."""
    draft = Draft(case)
    word = " ".join(name.split())
    if not word:
        raise RuleError(phrase("A tag needs a word."))
    return _retag(draft, claims, phrase("Tag {word}", word=word), lambda tags: tags if word in tags else (*tags, word))


def untag(case: Case, claims: Iterable[Id | Ref], name: str) -> Edit:
    """Take a tag from claims."""
    return _retag(
        Draft(case),
        claims,
        phrase("Remove tag {name}", name=name),
        lambda tags: tuple(one for one in tags if one != name),
    )


def renumber(case: Case, order: Sequence[Id | Ref]) -> Edit:
    """Give claims key numbers from 1 in the order listed; those not listed follow in the order of their old numbers."""
    draft = Draft(case)
    listed = {claim.id: claim for claim in (claim_at(draft, at) for at in order)}
    rest = sorted((c for c in case.claims.values() if c.id not in listed), key=lambda c: (c.number, c.order, c.id))
    answers: dict[str, str] = {}
    for number, claim in enumerate([*listed.values(), *rest], start=1):
        if claim.number != number:
            draft.put(replace(claim, number=number))
            answers[RAISED.format(number=claim.number)] = RAISED.format(number=number)
    for question in case.questions.values():
        if question.answer in answers:
            draft.put(replace(question, answer=answers[question.answer]))
    return draft.edit(phrase("Renumber claims"))


def _set_struck(case: Case, claims: Id | Ref | Sequence[Id | Ref], struck: bool, reason: str | None) -> Edit:
    draft = Draft(case)
    meant = [claims] if isinstance(claims, str | Ref) else list(claims)
    refs: list[Ref] = []
    for at in meant:
        claim = claim_at(draft, at)
        refs.append(ref_of(claim))
        changed = replace(claim, struck=struck, struck_reason=claim.struck_reason if reason is None else reason)
        check_fields(changed)
        draft.put(changed)
    if not refs:
        raise RuleError(phrase("Choose a claim first."))
    return draft.edit(
        phrase("Strike {what}" if struck else "Restore {what}", what=name_all(draft, refs)), focus=refs[0]
    )


def _retag(
    draft: Draft, claims: Iterable[Id | Ref], label: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Edit:
    focus: Ref | None = None
    for at in claims:
        claim = claim_at(draft, at)
        focus = focus or ref_of(claim)
        changed = replace(claim, tags=change(claim.tags))
        check_fields(changed)
        draft.put(changed)
    return draft.edit(label, focus=focus)


def _present(draft: Draft, ref: Ref) -> Record:
    record = draft.get(ref)
    if record is None and ref == Ref(Kind.SETTINGS, SETTINGS_ID):
        return Settings()
    if record is None:
        raise RuleError(phrase("That {what} is no longer in the case.", what=KINDS[ref.kind]))
    return record


def _check(draft: Draft, before: Record, after: Record) -> None:
    check_fields(after)
    check_links(draft, after)
    match after:
        case Premise() if isinstance(before, Premise) and (after.argument, after.claim) != (
            before.argument,
            before.claim,
        ):
            refuse_second_premise(draft, draft.argument(after.argument), after.claim)
        case Position() if isinstance(before, Position) and (after.issue, after.claim) != (before.issue, before.claim):
            refuse_second_position(draft, draft.issue(after.issue), after.claim)
        case Argument() if after.mode is not Mode.LINKED and not draft.premises_of(after.id):
            raise RuleError(phrase("An argument without a premise cannot be {mode}.", mode=phrase(after.mode.value)))


def _label(draft: Draft, refs: Sequence[Ref], fields: Mapping[str, object]) -> str:
    named = [words_for(name) for name in fields]
    what = name_all(draft, refs) if refs else phrase("nothing")
    if not named or len(named) > _MANY:
        return phrase("Change {what}", what=what)
    fields_ = named[0] if len(named) == 1 else phrase("{first} and {last}", first=named[0], last=named[-1])
    return phrase("Change {field} of {what}", field=fields_, what=what)


def _merges(refs: Sequence[Ref], fields: Mapping[str, object]) -> str:
    if len(refs) != 1 or len(fields) != 1:
        return ""
    (name,) = fields
    if name not in PROSE:
        return ""
    return typing(refs[0].id) if name == "text" else f"{name}:{refs[0].id}"
