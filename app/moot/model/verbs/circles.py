"""Circles that hang from nothing but themselves: where they are entered, and so what stays when a part goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from moot.model.records import Claim, Id, Kind, Ref
from moot.model.verbs.draft import Draft
from moot.model.verbs.places import Concluded, concluded


def circle_entries(draft: Draft, claims: Sequence[Id], known: Concluded) -> list[Id]:
    """The oldest claim of each circle that hangs only from itself and leads to some of these claims.

    Claims that hang from an issue or from a claim that hangs from nothing have no part in this. By reverse finishing
    order of a depth-first search (Kosaraju; Sharir 1981): the first claim not yet reached is in a circle nothing
    leads to.
    """
    above, roots = ways_up(draft, claims, known)
    below: dict[Id, list[Id]] = {claim: [] for claim in above}
    for claim, higher in above.items():
        for one in higher:
            below[one].append(claim)
    reached: set[Id] = set()
    _reach(below, roots, reached)
    age = {id_: at for at, id_ in enumerate(draft.case.claims)}
    entries: list[Id] = []
    for claim in reversed(_finished([id_ for id_ in above if id_ not in reached], below)):
        if claim not in reached:
            circle: set[Id] = set()
            _reach(above, [claim], circle)
            entries.append(min(circle, key=lambda id_: (_order(draft, id_), age.get(id_, -1))))
            _reach(below, [claim], reached)
    return entries


def ways_up(draft: Draft, claims: Sequence[Id], known: Concluded) -> tuple[dict[Id, list[Id]], list[Id]]:
    """All claims on the ways up from some, each with those right above it; and the roots among them."""
    above: dict[Id, list[Id]] = {}
    roots: list[Id] = []
    ahead = list(claims)
    while ahead:
        at = ahead.pop()
        if at in above:
            continue
        uses = draft.uses_of(at)
        if draft.positions_by(at) or not uses:
            roots.append(at)
        higher = (concluded(draft, use.argument, known) for use in uses)
        above[at] = [one for one in higher if one is not None]
        ahead.extend(above[at])
    return above, roots


def _order(draft: Draft, claim: Id) -> int:
    found = draft.get(Ref(Kind.CLAIM, claim))
    return found.order if isinstance(found, Claim) else 0


def _reach(links: Mapping[Id, Sequence[Id]], claims: Iterable[Id], reached: set[Id]) -> None:
    ahead = list(claims)
    while ahead:
        claim = ahead.pop()
        if claim not in reached:
            reached.add(claim)
            ahead.extend(links[claim])


def _finished(claims: Sequence[Id], below: Mapping[Id, Sequence[Id]]) -> list[Id]:
    order: list[Id] = []
    seen: set[Id] = set()
    for start in claims:
        path = [] if start in seen else [(start, iter(below[start]))]
        seen.add(start)
        while path:
            claim, rest = path[-1]
            following = next((one for one in rest if one not in seen), None)
            if following is None:
                order.append(claim)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(below[following])))
    return order
