"""Audiences, and what each lays over the case. What the case itself says stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.fields import words_for
from moot.model.phrases import phrase
from moot.model.records import SETTINGS_ID, Audience, Id, Kind, Ref, Ruling, Settings, new_id, ref_of
from moot.model.rules import RULED, RuleError, check_fields, check_links
from moot.model.verbs.draft import Draft
from moot.model.verbs.removing import remove
from moot.model.verbs.words import KINDS, name_all, quoted

_LAID = tuple(dict.fromkeys(name for names in RULED.values() for name in names))


def add_audience(case: Case, name: str) -> Edit:
    """A new audience, the last; it takes everything as the case has it. Raises RuleError for a name in use or none."""
    draft = Draft(case)
    order = max((audience.order for audience in case.audiences.values()), default=-1) + 1
    audience = Audience(new_id(), name=_free_name(case, name, None), order=order)
    check_fields(audience)
    draft.put(audience)
    return draft.edit(phrase("Add audience {title}", title=quoted(audience.name)))


def rename_audience(case: Case, audience: Id, name: str) -> Edit:
    """Give an audience another name. Raises RuleError for a name in use or none."""
    draft = Draft(case)
    renamed = replace(_audience(case, audience), name=_free_name(case, name, audience))
    check_fields(renamed)
    draft.put(renamed)
    return draft.edit(phrase("Rename audience {title}", title=quoted(renamed.name)))


def remove_audience(case: Case, audience: Id) -> Edit:
    """Remove an audience with all its rulings."""
    found = _audience(case, audience)
    return replace(remove(case, ref_of(found)), label=phrase("Remove audience {title}", title=quoted(found.name)))


def rule(case: Case, audience: Id, subject: Ref, **values: object) -> Edit:
    """Let an audience think otherwise of a claim, an argument, an issue or the settings; None: as the case has it.

    Fields not named stay as they were ruled. A ruling that says nothing more is removed. Raises RuleError for a value
    the subject cannot have.
    """
    return rule_all(case, audience, {subject: values})


def rule_all(case: Case, audience: Id, rulings: Mapping[Ref, Mapping[str, object]], label: str = "") -> Edit:
    """Several rulings of an audience as one step; see `rule`."""
    draft = Draft(case)
    heard = _audience(case, audience)
    for subject, values in rulings.items():
        _rule(draft, heard, subject, values)
    subjects = list(rulings)
    focus = next((subject for subject in subjects if subject.kind is not Kind.SETTINGS), None)
    what = name_all(draft, subjects) if subjects else phrase("nothing")
    return draft.edit(
        label or phrase("{audience} on {what}", audience=heard.name or phrase("Audience"), what=what), focus=focus
    )


def withdraw(case: Case, audience: Id, subjects: Iterable[Ref]) -> Edit:
    """Let an audience take some records as the case has them. Raises RuleError where it does so already."""
    draft = Draft(case)
    heard = _audience(case, audience)
    meant = list(dict.fromkeys(subjects))
    gone = [ruling for ruling in draft.rulings_by(heard.id) if ruling.subject in meant]
    if not gone:
        raise RuleError(
            phrase("{audience} takes that as the case has it already.", audience=heard.name or phrase("This audience"))
        )
    for ruling in gone:
        draft.drop(ref_of(ruling))
    focus = next((ref for ref in meant if ref.kind is not Kind.SETTINGS and ref in draft), None)
    return draft.edit(phrase("Withdraw ruling on {what}", what=name_all(draft, meant)), focus=focus)


def _rule(draft: Draft, audience: Audience, subject: Ref, values: Mapping[str, object]) -> None:
    if subject == Ref(Kind.SETTINGS, SETTINGS_ID) and subject not in draft:
        draft.put(Settings())
    if subject not in draft:
        raise RuleError(phrase("That {what} is no longer in the case.", what=KINDS[subject.kind]))
    unknown = values.keys() - {*_LAID, "note"}
    if unknown:
        raise RuleError(phrase("An audience takes the {field} as the case has it.", field=words_for(min(unknown))))
    mine = draft.rulings_by(audience.id)
    found = [one for one in mine if one.subject == subject]
    before = found[0] if found else Ruling(new_id(), audience.id, subject)
    laid: Any = values
    after = replace(before, **laid)
    check_fields(after)
    check_links(draft, after)
    for twin in found[1:]:
        draft.drop(ref_of(twin))
    if not after.note and all(getattr(after, name) is None for name in _LAID):
        if found:
            draft.drop(ref_of(before))
    elif found:
        draft.put(after)
    else:
        draft.put_among(after, mine)


def _audience(case: Case, audience: Id) -> Audience:
    found = case.audiences.get(audience)
    if found is None:
        raise RuleError(phrase("That audience is no longer in the case."))
    return found


def _free_name(case: Case, name: str, mine: Id | None) -> str:
    words = " ".join(name.split())
    if not words:
        raise RuleError(phrase("An audience needs a name."))
    if any(other.name.casefold() == words.casefold() for other in case.audiences.values() if other.id != mine):
        raise RuleError(phrase("There is an audience called {title} already.", title=quoted(words)))
    return words
