"""Clearing what other records say of records that are gone, so that nothing points nowhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from moot.model.records import Claim, Event, Id, Issue, Kind, Ref, Source, View
from moot.model.verbs.draft import Draft


def clear_references(draft: Draft, gone: Collection[Ref]) -> None:
    """Take records that are gone out of views, events, holders, burdens and citations."""
    kinds = {ref.kind for ref in gone}
    _clear_views(draft, gone)
    if kinds & {Kind.CLAIM, Kind.SOURCE}:
        _clear_events(draft, gone)
    if Kind.PARTY in kinds:
        _clear_parties(draft, {ref.id for ref in gone if ref.kind is Kind.PARTY})
    if Kind.SOURCE in kinds:
        for source in draft.case.sources.values():
            now = draft.get(Ref(Kind.SOURCE, source.id))
            if isinstance(now, Source) and now.via is not None and Ref(Kind.SOURCE, now.via) in gone:
                draft.put(replace(now, via=None))
    for ref in gone:
        if ref.kind is Kind.EXCERPT:
            for citation in draft.citations_of_excerpt(ref.id):
                draft.put(replace(citation, excerpt=None))


def _clear_views(draft: Draft, gone: Collection[Ref]) -> None:
    for id_ in draft.case.views:
        view = draft.get(Ref(Kind.VIEW, id_))
        if not isinstance(view, View):
            continue
        cleared = replace(
            view,
            root=None if view.root in gone else view.root,
            shown=tuple(ref for ref in view.shown if ref not in gone),
            folds=tuple(ref for ref in view.folds if ref not in gone),
            nudges=tuple(nudge for nudge in view.nudges if nudge.ref not in gone),
        )
        if cleared != view:
            draft.put(cleared)


def _clear_events(draft: Draft, gone: Collection[Ref]) -> None:
    for id_ in draft.case.events:
        event = draft.get(Ref(Kind.EVENT, id_))
        if not isinstance(event, Event):
            continue
        claims = tuple(claim for claim in event.claims if Ref(Kind.CLAIM, claim) not in gone)
        source = None if event.source is not None and Ref(Kind.SOURCE, event.source) in gone else event.source
        if (claims, source) != (event.claims, event.source):
            draft.put(replace(event, claims=claims, source=source))


def _clear_parties(draft: Draft, parties: set[Id]) -> None:
    for claim_id in draft.case.claims:
        claim = draft.get(Ref(Kind.CLAIM, claim_id))
        if isinstance(claim, Claim) and (claim.burden in parties or not parties.isdisjoint(claim.holders)):
            holders = tuple(holder for holder in claim.holders if holder not in parties)
            draft.put(replace(claim, holders=holders, burden=None if claim.burden in parties else claim.burden))
    for issue_id in draft.case.issues:
        issue = draft.get(Ref(Kind.ISSUE, issue_id))
        if isinstance(issue, Issue) and issue.burden in parties:
            draft.put(replace(issue, burden=None))
