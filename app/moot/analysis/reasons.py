"""One sentence for each claim and argument: why it stands, falls or is open, as mapped.

Short plain words with key numbers and weights. A claim without a number is called by its id.
"""

from __future__ import annotations

from moot.analysis.evidence import Evidence, Force
from moot.analysis.labelling import Labelling, Why
from moot.analysis.propositions import Label, Proposition, Rule, Side, Step
from moot.analysis.schemes import asked
from moot.analysis.sentences import Listing, Sentence, Value, listed, say
from moot.analysis.standards import ASSERTION, Weight, points
from moot.analysis.tangles import fallen_circle
from moot.model.records import Id, Polarity, Stance, Standard

_NEEDS = {
    Standard.SCINTILLA: "a scintilla of evidence asks for something in its favour",
    Standard.DIALECTICAL_VALIDITY: "dialectical validity asks for nothing against it",
    Standard.PREPONDERANCE: "preponderance of the evidence asks for more in its favour than against it",
    Standard.CLEAR_AND_CONVINCING: "clear and convincing evidence asks for a lead of more than {clear}",
    Standard.BEYOND_REASONABLE_DOUBT: (
        "beyond reasonable doubt asks for a lead of more than {doubt} and less than {ceiling} against it"
    ),
}
_BARE = {
    Polarity.PRO: "the reason without premises",
    Polarity.CON: "the objection without premises",
    Polarity.UNDERCUT: "the undercut without premises",
}
_FROM = {
    Polarity.PRO: "the reason from {premises}",
    Polarity.CON: "the objection from {premises}",
    Polarity.UNDERCUT: "the undercut from {premises}",
}


def name(p: Proposition) -> Value:
    """What to call a proposition: a claim's key number, or its id where it has none."""
    if p.side is Side.CLAIM:
        return _key(p)
    if p.side is Side.NEGATION:
        return say("the denial of {claim}", claim=(p.opposite and _key(p.opposite)) or p.id)
    return say("the undercut of {step}", step=naming(p.stops)) if p.stops is not None else p.id


def naming(step: Step) -> Sentence:
    """What to call an argument: by what it is and what it rests on."""
    polarity = step.record.polarity if step.record is not None else Polarity.PRO
    if not step.premises:
        return say(_BARE[polarity])
    premises = listed([name(p) for p in dict.fromkeys(_in_order(step))])
    return say(_FROM[polarity], premises=premises)


def loop_of(members: tuple[Proposition, ...]) -> Listing:
    """A loop in words, from its first member round to it again; denials count as the claims they deny."""
    around = [p.opposite if p.side is Side.NEGATION and p.opposite is not None else p for p in members]
    names = [name(p) for n, p in enumerate(around) if not n or p is not around[n - 1]]
    return Listing((*names, names[0]), arrows=True)


class Reasons:
    """The sentences for one labelling; make another when it has changed."""

    def __init__(self, labelling: Labelling) -> None:
        self.labelling = labelling
        self.evidence = Evidence(labelling)

    def claim(self, id_: Id) -> Sentence:
        """Why a claim has its status."""
        p = self.labelling.graph.claims[id_]
        if p.label is Label.IN:
            return self._stands(p)
        if p.label is Label.UNDECIDED:
            return self._open(p)
        return self._falls(p, self.labelling.why(id_))

    def argument(self, id_: Id) -> Sentence:
        """Why an argument applies, does not, or may."""
        step = self.labelling.graph.steps[id_]
        if step.conclusion is None:
            return say("Does not apply: it is switched off.")
        low, high = self.evidence.bounds(step, None)
        if low > 0:
            return say("Applies as mapped, with a weight of {weight}.", weight=points(low))
        if high > 0:
            return say("Open as mapped: waits for {claims}.", claims=listed(_awaited(step)))
        return say("Does not apply as mapped: {cause}.", cause=self.failure(step, None))

    def failure(self, step: Step, before: int | None) -> Value:
        """What makes a step fail, as a clause."""
        causes = self.evidence.failing(step, before)
        if not causes:
            return say("its criteria give it no weight" if step.criteria is not None else "it has no premises")
        first = causes[0]
        if first.side is Side.UNDERCUT:
            undercut = self.evidence.force(first, first.rank, sure=True).step
            return say("{undercut} applies", undercut=naming(undercut) if undercut is not None else name(first))
        return say("{claim} falls", claim=name(first))

    def force(self, force: Force, p: Proposition) -> Sentence:
        """A weight by its name: a reason for `p`, an objection to it, or a rival of it."""
        q = force.proposition
        weight: Value = say("only asserted") if force.weight == ASSERTION else points(force.weight)
        if q is not p and q is not p.opposite:
            return say("the rival answer {claim} ({weight})", claim=name(q), weight=weight)
        if force.step is None:
            return say("its presumption ({weight})", weight=weight)
        return say("{step} ({weight})", step=naming(force.step), weight=weight)

    def _stands(self, p: Proposition) -> Sentence:
        if p.rule is Rule.ACCEPTED:
            also = next((q for q in _rivals(p) if q.fixed is Rule.ACCEPTED), None)
            if also is None:
                return say("Stands as mapped: it is accepted.")
            return say("Stands as mapped: it is accepted; but so is the rival answer {rival}.", rival=name(also))
        best = self.evidence.force(p, p.rank, sure=True)
        against = self.evidence.against(p, None, sure=False)
        if best.step is None and p.ground == ASSERTION:
            return self._stands_asserted(p)
        template = "Stands as mapped: {support} applies, and nothing applies against it."
        if best.step is None:
            template = "Stands as mapped: {support} holds, and nothing applies against it."
        if against.weight >= best.weight:
            template = "Stands as mapped: {support} applies, and a scintilla of evidence is enough."
        elif against.weight:
            template = "Stands as mapped: {support} outweighs {against}; {needs}."
        needs = self._needs(max(p.needs, key=list(Standard).index))
        return say(template, support=self.force(best, p), against=self.force(against, p), needs=needs)

    def _stands_asserted(self, p: Proposition) -> Sentence:
        if p.record is not None and p.record.stance is Stance.ASSERTED:
            return say("Stands as mapped: it is asserted, and nothing applies against it.")
        return say("Stands as mapped: it is put forward without a reason, and nothing applies against it.")

    def _falls(self, p: Proposition, why: Why) -> Sentence:
        match why:
            case Why.REJECTED:
                return _excluded(p)
            case Why.CIRCULAR:
                return self._falls_circular(p)
            case Why.UNSUPPORTED:
                return say("Falls as mapped: nothing supports it.")
            case Why.DISPROVED:
                return self._falls_disproved(p)
            case Why.DEFEATED:
                return self._falls_defeated(p)
            case _:
                return self._falls_outweighed(p)

    def _falls_circular(self, p: Proposition) -> Sentence:
        loop = fallen_circle(p, self.labelling.bounds)
        if p in loop:
            return say("Falls as mapped: it rests only on itself ({loop}).", loop=loop_of(loop))
        return say("Falls as mapped: it rests on claims that rest only on themselves ({loop}).", loop=loop_of(loop))

    def _falls_disproved(self, p: Proposition) -> Sentence:
        assert p.opposite is not None
        against = self.force(self.evidence.force(p.opposite, None, sure=True), p)
        best = self.evidence.force(p, None, sure=False)
        if best.step is None and p.ground == ASSERTION:
            return say("Falls as mapped: it is only asserted, and {against} applies.", against=against)
        if not best.weight:
            return say("Falls as mapped: {against} applies, and no reason for it does.", against=against)
        return say("Falls as mapped: {against} prevails over {best}.", against=against, best=self.force(best, p))

    def _falls_defeated(self, p: Proposition) -> Sentence:
        if len(p.steps) > 1:
            return say("Falls as mapped: none of its {count} reasons applies.", count=len(p.steps))
        return say("Falls as mapped: its only reason fails: {cause}.", cause=self.failure(p.steps[0], p.rank))

    def _falls_outweighed(self, p: Proposition) -> Sentence:
        if p.rule is Rule.RIVAL_ACCEPTED:
            winner = next(q for q in _rivals(p) if q.fixed is Rule.ACCEPTED)
            return say("Falls as mapped: the rival answer {rival} is accepted.", rival=name(winner))
        best = self.evidence.force(p, p.rank, sure=False)
        against = self.evidence.against(p, p.rank, sure=True)
        missed = self.labelling.graph.standards.unmet(p.needs, best.weight, against.weight)
        needs = self._needs(missed if missed is not None else Standard.PREPONDERANCE)
        gaps: dict[str, Value] = {"needs": needs, "best": points(best.weight), "against": self.force(against, p)}
        return say(_outweighed(best, against.weight), **gaps)

    def _open(self, p: Proposition) -> Sentence:
        cause = self.labelling.indecision(p)
        if cause is None:
            return say("Open as mapped: these rules do not decide it.")
        loop = loop_of(cause.tangle.loop)
        if not cause.part:
            first = min(cause.tangle.loop, key=lambda q: q.side)
            return say("Open as mapped: it waits for {first} ({loop}).", first=name(first), loop=loop)
        if not cause.tangle.standoff:
            return say("Open as mapped: it rests on itself ({loop}).", loop=loop)
        if len(loop.values) == 2:
            return say("Open as mapped: it tells against itself ({loop}).", loop=loop)
        return say("Open as mapped: a stand-off, each stands only if another falls ({loop}).", loop=loop)

    def _needs(self, standard: Standard) -> Sentence:
        s = self.labelling.graph.settings
        return say(_NEEDS[standard], clear=s.clear_margin, doubt=s.doubt_margin, ceiling=s.doubt_ceiling)


def _outweighed(best: Force, against: Weight) -> str:
    if best.step is None and best.weight == ASSERTION:
        if against == ASSERTION:
            return "Falls as mapped: it is only asserted, no more than {against}."
        if against:
            return "Falls as mapped: it is only asserted, and {against} applies."
        return "Falls as mapped: it is only asserted; {needs}."
    if not against:
        return "Falls as mapped: nothing applies against it, but the best for it is {best}; {needs}."
    if best.weight == against:
        return "Falls as mapped: the best for it is {best}, no more than {against}; a tie does not carry it."
    if best.weight < against:
        return "Falls as mapped: the best for it is {best}, less than {against}."
    return "Falls as mapped: the best for it is {best}, against {against}; {needs}."


def _excluded(p: Proposition) -> Sentence:
    if p.record is None:
        return say("Falls as mapped: it is missing from the case.")
    if not p.record.struck:
        return say("Falls as mapped: it is rejected.")
    if p.record.struck_reason:
        return say("Falls as mapped: it is struck ({reason}).", reason=p.record.struck_reason)
    return say("Falls as mapped: it is struck.")


def _rivals(p: Proposition) -> list[Proposition]:
    found = dict.fromkeys(q for rivalry in p.rivalries for q in rivalry.members if q is not p)
    return sorted(found, key=lambda q: (q.record.number if q.record is not None else 0, q.id))


def _awaited(step: Step) -> list[Value]:
    if step.undercut is not None and step.undercut.label is Label.UNDECIDED:
        return [naming(undercut) for undercut in step.undercut.steps]
    awaited = [name(p) for p in dict.fromkeys(_in_order(step)) if p.label is Label.UNDECIDED]
    if not awaited and step.criteria is not None:
        return [name(p) for p in asked(step) if p.label is Label.UNDECIDED]
    return awaited


def _in_order(step: Step) -> list[Proposition]:
    return sorted(step.premises, key=lambda p: (p.record.number if p.record is not None else 0, p.id))


def _key(p: Proposition) -> str:
    return str(p.record.number) if p.record is not None and p.record.number else p.id
