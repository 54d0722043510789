"""The menu in which a filter's criteria are ticked, and the filter in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QMenu

from moot.analysis.filtering import Filter
from moot.analysis.labelling import Status
from moot.drawing.content import kind_word
from moot.drawing.standing import word_of
from moot.model.case import Case, in_order
from moot.model.records import Party
from moot.windows.actions import empty, translate

_MARKS = (
    ("gap", "With a gap"),
    ("unsourced", "Without a source"),
    ("privileged", "Privileged"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tick: what it is called, whether it is ticked, the filter with the tick turned."""

    title: str
    ticked: bool
    turned: Filter


def choices(case: Case, wanted: Filter) -> list[tuple[str, list[Choice]]]:
    """All that can be ticked in a case, in groups; marks of a claim stand in a group without a name."""
    parties = sorted(case.parties.values(), key=in_order)
    claims = case.claims.values()
    kinds = sorted({claim.kind for claim in claims if claim.kind})
    tags = sorted({tag for claim in claims for tag in claim.tags})
    groups = [
        (translate("Held by"), [_one_of(wanted, "holders", party.id, _name(party)) for party in parties]),
        (translate("Kind"), [_one_of(wanted, "kinds", kind, kind_word(kind, translate)) for kind in kinds]),
        (translate("Status"), [_one_of(wanted, "statuses", status, translate(word_of(status))) for status in Status]),
        (translate("Tag"), [_one_of(wanted, "tags", tag, tag) for tag in tags]),
        (translate("Their claims without a reply"), [_against(wanted, party) for party in parties]),
    ]
    marks = [_marked(wanted, field, title) for field, title in _MARKS]
    return [*groups, ("", marks)]


def in_words(case: Case, wanted: Filter) -> str:
    """The criteria in one line: `Commentator or Company · open · without a source`."""

    def names(ids: Iterable[str]) -> str:
        chosen = sorted((case.parties[id_] for id_ in ids if id_ in case.parties), key=in_order)
        return _any(_name(party) for party in chosen)

    parts = [
        names(wanted.holders),
        _any(kind_word(kind, translate) for kind in sorted(wanted.kinds)),
        _any(translate(word_of(status)) for status in Status if status in wanted.statuses),
        _any(sorted(wanted.tags)),
        *(translate(title).lower() for field, title in _MARKS if getattr(wanted, field)),
    ]
    if wanted.ours is not None:
        parts.append(translate("against {party} and without a reply").format(party=names([wanted.ours])))
    return " · ".join(part for part in parts if part)


def fill(menu: QMenu, case: Case, wanted: Filter, want: Callable[[Filter], object]) -> None:
    """Put what can be ticked into a menu; a tick is done at once."""
    empty(menu)
    for title, group in choices(case, wanted):
        if not group:
            continue
        into = menu
        if title:
            into = menu.addMenu(title.replace("&", "&&"))
            into.menuAction().setCheckable(any(choice.ticked for choice in group))
            into.menuAction().setChecked(any(choice.ticked for choice in group))
        else:
            menu.addSeparator()
        for choice in group:
            action = into.addAction(choice.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.ticked)
            action.triggered.connect(lambda _checked=False, turned=choice.turned: want(turned))


def _one_of(wanted: Filter, field: str, value: object, title: str) -> Choice:
    chosen: frozenset[object] = getattr(wanted, field)
    return Choice(title, value in chosen, replace(wanted, **{field: chosen ^ {value}}))  # type: ignore[arg-type]


def _marked(wanted: Filter, field: str, title: str) -> Choice:
    ticked: bool = getattr(wanted, field)
    return Choice(translate(title), ticked, replace(wanted, **{field: not ticked}))  # type: ignore[arg-type]


def _against(wanted: Filter, party: Party) -> Choice:
    ticked = wanted.ours == party.id
    title = translate("We are: {party}").format(party=_name(party))
    return Choice(title, ticked, replace(wanted, ours=None if ticked else party.id))


def _name(party: Party) -> str:
    return party.short or party.name or party.id


def _any(words: Iterable[str]) -> str:
    return translate(" or ").join(words)
