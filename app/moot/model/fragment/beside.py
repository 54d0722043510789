"""What comes along with pasted claims: parties, sources and passages, found again in the case or added to it."""

from __future__ import annotations

from dataclasses import replace

from moot.model.case import Case
from moot.model.records import Citation, Excerpt, Id, Kind, Party, Ref, Source, new_id
from moot.model.verbs.draft import Draft


class Beside:
    """Finds what a fragment's claims speak of in the case, and adds to the draft what is not there, once.

    A party is the same if its id and name are, or else its name; a source likewise by its title; a passage if it has
    the same words at the same place of the same source.
    """

    def __init__(self, draft: Draft, held: Case) -> None:
        self._draft = draft
        self._held = held
        self._ids: dict[Ref, Id] = {}
        parties, sources = draft.case.parties, draft.case.sources
        self._by_name: dict[tuple[Kind, str], Id] = {}
        for party in parties.values():
            self._by_name.setdefault((Kind.PARTY, party.name), party.id)
        for source in sources.values():
            self._by_name.setdefault((Kind.SOURCE, source.title), source.id)
        self._order = {
            Kind.PARTY: max((party.order for party in parties.values()), default=-1),
            Kind.SOURCE: max((source.order for source in sources.values()), default=-1),
        }

    def party(self, id_: Id) -> Id:
        """The party in the case that a party of the fragment is."""
        ref = Ref(Kind.PARTY, id_)
        if ref not in self._ids:
            self._ids[ref] = self._found_or_added(self._held.parties[id_])
        return self._ids[ref]

    def citation(self, citation: Citation, id_: Id, claim: Id) -> Citation:
        """A citation as it reads in the case."""
        source = self.source(citation.source)
        excerpt = None if citation.excerpt is None else self._excerpt(self._held.excerpts[citation.excerpt], source)
        return replace(citation, id=id_, claim=claim, source=source, excerpt=excerpt)

    def source(self, id_: Id) -> Id:
        """The source in the case that a source of the fragment is; a new one brings those it is known through."""
        added: list[Source] = []
        at: Id | None = id_
        while at is not None and Ref(Kind.SOURCE, at) not in self._ids:
            source = self._held.sources[at]
            known = self._known_source(source)
            self._ids[Ref(Kind.SOURCE, at)] = known or self._free(Ref(Kind.SOURCE, at))
            at = None
            if known is None:
                added.append(source)
                at = source.via
        for source in added:
            via = None if source.via is None else self._ids[Ref(Kind.SOURCE, source.via)]
            here = replace(source, id=self._ids[Ref(Kind.SOURCE, source.id)], via=via)
            self._draft.put(replace(here, order=self._next_order(Kind.SOURCE)))
        return self._ids[Ref(Kind.SOURCE, id_)]

    def _found_or_added(self, party: Party) -> Id:
        there = self._draft.case.parties.get(party.id)
        if there is not None and there.name == party.name:
            return there.id
        if party.name and (Kind.PARTY, party.name) in self._by_name:
            return self._by_name[Kind.PARTY, party.name]
        added = replace(party, id=self._free(Ref(Kind.PARTY, party.id)), order=self._next_order(Kind.PARTY))
        self._draft.put(added)
        return added.id

    def _known_source(self, source: Source) -> Id | None:
        there = self._draft.case.sources.get(source.id)
        if there is not None and there.title == source.title:
            return there.id
        return self._by_name.get((Kind.SOURCE, source.title)) if source.title else None

    def _excerpt(self, excerpt: Excerpt, source: Id) -> Id:
        ref = Ref(Kind.EXCERPT, excerpt.id)
        if ref not in self._ids:
            there = self._draft.excerpts_of(source)
            same = (one for one in there if (one.quote, one.locator) == (excerpt.quote, excerpt.locator))
            found = next(same, None)
            if found is None:
                found = self._draft.put_among(replace(excerpt, id=self._free(ref), source=source), there)
            self._ids[ref] = found.id
        return self._ids[ref]

    def _free(self, ref: Ref) -> Id:
        return new_id() if ref in self._draft else ref.id

    def _next_order(self, kind: Kind) -> int:
        self._order[kind] += 1
        return self._order[kind]
