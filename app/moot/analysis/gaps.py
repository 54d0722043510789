"""What still needs work in a case: the gap list.

Each gap names its kind, the record to go to, one sentence, and what would close it. Gaps are about the map, not about
the world: "nobody has answered this" is a gap, "this is false" is not. An attack counts as unanswered when it would
apply if every bare claim were granted, and nobody argues against its premises or undercuts it: whether its own ground
has been shown yet makes no difference to the need for an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from moot.analysis.labelling import Labelling
from moot.analysis.patterns import circles, crowded, repeated, single_chains
from moot.analysis.sentences import Listing, Sentence, say
from moot.model.case import Case, in_order
from moot.model.dates import earliest_day
from moot.model.records import (
    Argument,
    BareLeaves,
    Citation,
    Claim,
    Id,
    Kind,
    Polarity,
    Record,
    Ref,
    Settings,
    Source,
    Stance,
    ref_of,
)

FACTS = frozenset({"fact", "reported_fact", "testimony", "paraphrase_of_quotation", "law", "expert", "document"})
LAW = frozenset({"law", "authority", "statute", "case", "regulation"})
UNFIT = frozenset({"inadmissible", "excluded", "struck", "unchecked"})


class GapKind(StrEnum):
    """The kinds of gap, in the order they are listed."""

    ISSUE_WITHOUT_ANSWER = "issue_without_answer"
    POSITION_WITHOUT_SUPPORT = "position_without_support"
    POSITION_WITHOUT_HOLDER = "position_without_holder"
    PARTY_WITHOUT_POSITION = "party_without_position"
    BURDEN_WITHOUT_SUPPORT = "burden_without_support"
    UNSTATED_WITHOUT_SUPPORT = "unstated_premise_without_support"
    CLAIM_WITHOUT_SUPPORT = "claim_without_support"
    CLAIM_WITHOUT_SOURCE = "stated_as_fact_without_source"
    UNFIT_SUPPORT = "support_only_from_unfit_evidence"
    AUTHORITY_WITHOUT_TEXT = "authority_text_not_in_file"
    AUTHORITY_NOT_CHECKED = "authority_not_checked"
    UNANSWERED_ATTACK = "unanswered_attack"
    OPEN_QUESTION = "open_question"
    CIRCULAR = "circular_reasoning"
    REPEATED_REASON = "repeated_reason"
    TWO_CLAIMS = "two_claims_in_one_box"
    LONG_CHAIN = "long_single_chain"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to do: where, what is missing, and what would close it."""

    kind: GapKind
    ref: Ref
    sentence: Sentence
    remedy: Sentence


def gaps(case: Case) -> list[Gap]:
    """Every gap of a case, by kind and then in the order of the case."""
    found = [
        *_issues(case),
        *_positions(case),
        *_parties(case),
        *_claims(case),
        *_authorities(case),
        *_checks(case),
        *_attacks(case),
        *_questions(case),
        *_patterns(case),
    ]
    places = {kind: place for place, kind in enumerate(GapKind)}
    return sorted(found, key=lambda gap: places[gap.kind])


def _issues(case: Case) -> Iterator[Gap]:
    for issue in sorted(case.issues.values(), key=in_order):
        if not case.positions_of(issue.id):
            sentence = say("No answer to “{issue}” is mapped.", issue=issue.text or issue.id)
            yield Gap(GapKind.ISSUE_WITHOUT_ANSWER, ref_of(issue), sentence, say("Add a position."))


def _positions(case: Case) -> Iterator[Gap]:
    seen: set[Id] = set()
    for issue in sorted(case.issues.values(), key=in_order):
        for position in case.positions_of(issue.id):
            claim = case.claims.get(position.claim)
            if claim is None or claim.id in seen:
                continue
            seen.add(claim.id)
            if not _supported(case, claim):
                sentence = say("Nothing supports answer {claim}.", claim=_key(claim))
                yield Gap(GapKind.POSITION_WITHOUT_SUPPORT, ref_of(claim), sentence, say("Add a reason."))
            if not claim.holders:
                sentence = say("Nobody holds answer {claim}.", claim=_key(claim))
                yield Gap(GapKind.POSITION_WITHOUT_HOLDER, ref_of(claim), sentence, say("Say who holds it."))


def _parties(case: Case) -> Iterator[Gap]:
    answers = {position.claim for position in case.positions.values()}
    holders = {holder for id_ in answers if id_ in case.claims for holder in case.claims[id_].holders}
    for party in sorted(case.parties.values(), key=in_order):
        if party.role == "party" and party.id not in holders:
            sentence = say("{party} takes no position.", party=party.name or party.id)
            remedy = say("Add the position taken, or give another role.")
            yield Gap(GapKind.PARTY_WITHOUT_POSITION, ref_of(party), sentence, remedy)


def _claims(case: Case) -> Iterator[Gap]:
    # what nobody need prove; of an answer without support, that is said of the answer
    proving = case.settings.bare_leaves is BareLeaves.PROVE
    settled = {position.claim for position in case.positions.values()} if proving else case.claims.keys()
    for claim in sorted(case.claims.values(), key=lambda claim: (claim.number, claim.id)):
        if claim.struck or claim.stance is Stance.REJECTED:
            continue
        supported = _supported(case, claim)
        if claim.burden is not None and not supported:
            party = case.parties.get(claim.burden)
            who = (party.name if party is not None else "") or claim.burden
            sentence = say("{party} must make out {claim}, and nothing is mapped for it.", party=who, claim=_key(claim))
            yield Gap(GapKind.BURDEN_WITHOUT_SUPPORT, ref_of(claim), sentence, say("Add a reason or a source."))
        if claim.unstated and not supported and case.uses_of(claim.id):
            sentence = say("Unstated premise {claim} has no support.", claim=_key(claim))
            yield Gap(GapKind.UNSTATED_WITHOUT_SUPPORT, ref_of(claim), sentence, say("Add a reason, or accept it."))
        elif not supported and claim.burden is None and claim.stance is Stance.OPEN and claim.id not in settled:
            sentence = say("{claim} has to be proved, and nothing supports it.", claim=_key(claim))
            yield Gap(GapKind.CLAIM_WITHOUT_SUPPORT, ref_of(claim), sentence, say("Add a reason, or accept it."))
        yield from _evidence(case, claim)


def _evidence(case: Case, claim: Claim) -> Iterator[Gap]:
    citations = [citation for citation in case.citations_of(claim.id) if not citation.signal]
    reasons = [a for a in case.arguments_for(claim.id) if a.enabled and a.polarity is Polarity.PRO]
    if claim.source_missing or (_factual(claim) and not reasons and not citations):
        # a citation may only say where the claim is put forward: whether that names a source is the author's mark
        sentence = say("{claim} is put forward as fact without a source.", claim=_key(claim))
        remedy = say("Cite a source and clear the mark." if claim.source_missing else "Cite a source, or accept it.")
        yield Gap(GapKind.CLAIM_WITHOUT_SOURCE, ref_of(claim), sentence, remedy)
    if claim.stance is Stance.ACCEPTED or not (citations or reasons):
        return
    if all(_unfit(case, citation) for citation in citations) and all(_excluded(case, a) for a in reasons):
        sentence = say("All that supports {claim} is struck, rejected, inadmissible or unchecked.", claim=_key(claim))
        yield Gap(GapKind.UNFIT_SUPPORT, ref_of(claim), sentence, say("Support it by something else, or check it."))


def _authorities(case: Case) -> Iterator[Gap]:
    for source in sorted(case.sources.values(), key=in_order):
        if _law(source) and not source.digest and not any(e.quote for e in case.excerpts_of(source.id)):
            sentence = say("The text of {source} is not in the file.", source=source.title or source.id)
            remedy = say("Attach it, or quote the passage.")
            yield Gap(GapKind.AUTHORITY_WITHOUT_TEXT, ref_of(source), sentence, remedy)


def _checks(case: Case) -> Iterator[Gap]:
    since = case.settings.checked_since.strip()
    if not since:
        return
    first_day = earliest_day(since)
    if first_day is None:
        sentence = say("“{since}”, since when authorities must be checked, is not a date.", since=since)
        remedy = say("Write it as {example}.", example="2026-11-24")
        yield Gap(GapKind.AUTHORITY_NOT_CHECKED, ref_of(case.settings), sentence, remedy)
        return
    for source in sorted(filter(_law, case.sources.values()), key=in_order):
        checked = earliest_day(source.checked)
        if checked is not None and checked >= first_day:
            continue
        name = source.title or source.id
        sentence = say("{source} has not been checked since {since}.", source=name, since=since)
        if checked is not None:
            sentence = say(
                "{source} was checked on {day}, not since {since}.",
                source=name,
                day=source.checked.strip(),
                since=since,
            )
        yield Gap(GapKind.AUTHORITY_NOT_CHECKED, ref_of(source), sentence, say("Look it up again and note the date."))


def _attacks(case: Case) -> Iterator[Gap]:
    attacks = [a for a in case.arguments.values() if a.enabled and a.polarity is not Polarity.PRO]
    if not attacks:
        return
    granted = Labelling(_granting(case))
    for attack in sorted(attacks, key=in_order):
        if not _answered(case, attack) and granted.bounds(granted.graph.steps[attack.id])[1] > 0:
            remedy = say("Rebut a premise of it or undercut it, if there is an answer.")
            yield Gap(GapKind.UNANSWERED_ATTACK, ref_of(attack), _unanswered(case, attack), remedy)


def _granting(case: Case) -> Iterator[Record]:
    yield replace(case.settings, bare_leaves=BareLeaves.ASSERT)
    for record in case:
        if not isinstance(record, Settings):
            yield record


def _answered(case: Case, attack: Argument) -> bool:
    against = [*case.undercuts_of(attack.id)]
    for premise in case.premises_of(attack.id):
        against += [a for a in case.arguments_for(premise.claim) if a.polarity is Polarity.CON]
    return any(a.enabled for a in against)


def _unanswered(case: Case, attack: Argument) -> Sentence:
    premises = Listing(tuple(_key_of(case, premise.claim) for premise in case.premises_of(attack.id)))
    if attack.polarity is Polarity.CON:
        claim = _key_of(case, attack.conclusion)
        return say("The objection from {premises} to {claim} has no answer.", premises=premises, claim=claim)
    target = case.arguments.get(attack.conclusion)
    if target is None or target.polarity is Polarity.UNDERCUT:
        return say("The undercut from {premises} has no answer.", premises=premises)
    claim = _key_of(case, target.conclusion)
    return say("The undercut from {premises} of a step to {claim} has no answer.", premises=premises, claim=claim)


def _questions(case: Case) -> Iterator[Gap]:
    for question in sorted(case.questions.values(), key=in_order):
        if not question.answered:
            about = ref_of(question)
            if question.claim is not None:
                about = Ref(Kind.CLAIM, question.claim)
            elif question.argument is not None:
                about = Ref(Kind.ARGUMENT, question.argument)
            sentence = say("Open question: {question}", question=question.text)
            yield Gap(GapKind.OPEN_QUESTION, about, sentence, say("Answer it, or make an objection of it."))


def _patterns(case: Case) -> Iterator[Gap]:
    for loop in circles(case):
        names = Listing((*(_key_of(case, id_) for id_ in loop), _key_of(case, loop[0])), arrows=True)
        sentence = say("Circular reasoning: {loop}.", loop=names)
        yield Gap(GapKind.CIRCULAR, Ref(Kind.CLAIM, loop[0]), sentence, say("Support one of them from outside."))
    for first, again in repeated(case):
        sentence = say("A reason that says the same again: {first} and {again}.", first=first, again=again)
        yield Gap(GapKind.REPEATED_REASON, Ref(Kind.ARGUMENT, again), sentence, say("Delete one of them."))
    for id_ in crowded(case):
        sentence = say("{claim} seems to say two things.", claim=_key_of(case, id_))
        yield Gap(GapKind.TWO_CLAIMS, Ref(Kind.CLAIM, id_), sentence, say("Split it into two claims."))
    for chain in single_chains(case):
        sentence = say(
            "A single chain of {count} claims leads to {claim}.", count=len(chain), claim=_key_of(case, chain[0])
        )
        remedy = say("Ask of each step whether it is a reason or the next part of a story.")
        yield Gap(GapKind.LONG_CHAIN, Ref(Kind.CLAIM, chain[0]), sentence, remedy)


def _supported(case: Case, claim: Claim) -> bool:
    if claim.stance in (Stance.ACCEPTED, Stance.PRESUMED):
        return True
    return any(a.enabled and a.polarity is Polarity.PRO for a in case.arguments_for(claim.id))


def _factual(claim: Claim) -> bool:
    return claim.kind in FACTS and claim.stance is not Stance.ACCEPTED and not claim.unstated


def _law(source: Source) -> bool:
    return source.category in LAW or source.kind in LAW


def _unfit(case: Case, citation: Citation) -> bool:
    return not UNFIT.isdisjoint(mark.lower() for mark in citation.marks)


def _excluded(case: Case, argument: Argument) -> bool:
    claims = [case.claims.get(premise.claim) for premise in case.premises_of(argument.id)]
    return any(claim is None or claim.struck or claim.stance is Stance.REJECTED for claim in claims)


def _key_of(case: Case, id_: Id) -> str:
    claim = case.claims.get(id_)
    return _key(claim) if claim is not None else id_


def _key(claim: Claim) -> str:
    return str(claim.number) if claim.number else claim.id
