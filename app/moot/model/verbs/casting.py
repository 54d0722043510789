"""Keeping house among what recurs: parties put in order and merged, tags and schemes called otherwise everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from moot.model.case import Case, in_order
from moot.model.cast import scheme_named
from moot.model.edit import Edit
from moot.model.phrases import phrase
from moot.model.records import Id, Kind, Party, Ref, ref_of
from moot.model.rules import RuleError, check_fields
from moot.model.verbs.draft import Draft
from moot.model.verbs.scheming import ask_questions
from moot.model.verbs.words import quoted
from moot.model.weighing import WeighedScheme

if TYPE_CHECKING:  # schemes are loaded when they are asked for: not for a start
    from moot.model.schemes import Catalogue

_FILLED = ("short", "role", "side", "colour")  # what a party takes over from another where it says nothing itself


def arrange_parties(case: Case, order: Sequence[Id]) -> Edit:
    """Put parties in the order listed; those not listed follow in the order they have."""
    draft = Draft(case)
    listed = [_party(draft, id_) for id_ in dict.fromkeys(order)]
    rest = [party for party in sorted(case.parties.values(), key=in_order) if party not in listed]
    draft.arrange([*listed, *rest])
    return draft.edit(phrase("Move party"), focus=ref_of(listed[0]) if listed else None)


def merge_parties(case: Case, party: Id | Ref, into: Id | Ref) -> Edit:
    """Let one party take the place of another, which goes: as holder, and where it bears a burden.

    What the one that stays does not say (short name, role, side, colour) it takes over; notes are joined. Raises
    RuleError for merging a party into itself.
    """
    draft = Draft(case)
    gone, kept = _party(draft, party), _party(draft, into)
    if gone == kept:
        raise RuleError(phrase("Choose two parties to merge."))
    filled = {name: getattr(gone, name) for name in _FILLED if not getattr(kept, name)}
    notes = [note for note in dict.fromkeys((kept.note, gone.note)) if note]
    draft.put(replace(kept, note="\n".join(notes), **filled))
    for claim in case.claims.values():
        if claim.burden == gone.id or gone.id in claim.holders:
            holders = tuple(dict.fromkeys(kept.id if holder == gone.id else holder for holder in claim.holders))
            draft.put(replace(claim, holders=holders, burden=kept.id if claim.burden == gone.id else claim.burden))
    for issue in case.issues.values():
        if issue.burden == gone.id:
            draft.put(replace(issue, burden=kept.id))
    draft.drop(ref_of(gone))
    return draft.edit(phrase("Merge {gone} into {kept}", gone=_called(gone), kept=_called(kept)), focus=ref_of(kept))


def rename_tag(case: Case, old: str, new: str) -> Edit:
    """Call a tag otherwise on every claim; where there is a tag of that name, the two become one."""
    draft = Draft(case)
    word = " ".join(new.split())
    if not word:
        raise RuleError(phrase("A tag needs a word."))
    if "," in word:
        raise RuleError(phrase("A tag is one word or several without a comma."))
    merged = word != old and any(word in claim.tags for claim in case.claims.values())
    _retag(draft, old, word)
    return draft.edit(
        phrase("Merge tag {old} into {new}", old=quoted(old), new=quoted(word))
        if merged
        else phrase("Rename tag to {title}", title=quoted(word))
    )


def remove_tag(case: Case, name: str) -> Edit:
    """Take a tag from every claim that has it."""
    draft = Draft(case)
    _retag(draft, name, None)
    return draft.edit(phrase("Remove tag {title}", title=quoted(name)))


def rename_scheme(case: Case, old: str, new: str, known: Catalogue) -> Edit:
    """Call a scheme otherwise in every argument that follows it: by a name of one's own, or as one of the catalogue.

    Then the critical questions of that one are asked, too; premises stay as they are, or what stands would change. A
    way of weighing that goes with the name moves along. Raises RuleError for a scheme of the catalogue, which has its
    name already, and where both names stand for ways of weighing.
    """
    draft = Draft(case)
    in_catalogue, was = scheme_named(old, known)
    if in_catalogue:
        raise RuleError(phrase("A scheme of the catalogue keeps its name; give the step another scheme instead."))
    chosen, name = known.find(new), scheme_named(new, known)[1]
    if not name:
        raise RuleError(phrase("A scheme needs a name."))
    _move_weighing(draft, was, name)
    for argument in case.arguments.values():
        if argument.scheme.strip() and scheme_named(argument.scheme, known) == (False, was):
            changed = replace(argument, scheme=name)
            check_fields(changed)
            draft.put(changed)
            ask_questions(draft, argument.id, chosen)
    shown = chosen.name if chosen is not None else name
    return draft.edit(phrase("Rename scheme to {title}", title=quoted(shown)))


def _move_weighing(draft: Draft, old: str, new: str) -> None:
    weighed = draft.get(Ref(Kind.SCHEME, old))
    if not isinstance(weighed, WeighedScheme) or old == new:
        return
    if Ref(Kind.SCHEME, new) in draft:
        raise RuleError(
            phrase("{old} and {new} are weighed in two ways; they cannot become one.", old=quoted(old), new=quoted(new))
        )
    draft.drop(ref_of(weighed))
    draft.put(replace(weighed, id=new))


def _retag(draft: Draft, old: str, new: str | None) -> None:
    """Put one tag in the place of another, or none (None)."""
    for claim in draft.case.claims.values():
        if old in claim.tags:
            tags = (new if tag == old else tag for tag in claim.tags)
            changed = replace(claim, tags=tuple(dict.fromkeys(tag for tag in tags if tag is not None)))
            check_fields(changed)
            draft.put(changed)


def _party(draft: Draft, at: Id | Ref) -> Party:
    found = draft.get(at if isinstance(at, Ref) else Ref(Kind.PARTY, at))
    if not isinstance(found, Party):
        raise RuleError(phrase("That party is no longer in the case."))
    return found


def _called(party: Party) -> str:
    return quoted(party.short or party.name) if party.short or party.name else phrase("party")
