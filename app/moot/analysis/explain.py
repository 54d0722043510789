"""Why, as a tree that opens one level at a time and always ends.

Each node is a sentence about a claim or an argument; its children are the facts that settled it, all of them labelled
in an earlier round, so a tree is finite even where the map goes in circles: this is the grounded dispute tree. What is
undecided shows the loop it hangs on, and ends there. Nodes are made when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moot.analysis.labelling import Labelling, known
from moot.analysis.propositions import Label, Proposition, Rule, Side, Step
from moot.analysis.reasons import Reasons, name, naming
from moot.analysis.sentences import Sentence, Translate, Value, in_english, say
from moot.analysis.standards import points
from moot.analysis.tangles import fallen_circle
from moot.model.case import Case
from moot.model.records import Id, Kind, Ref

RIVALS_SHOWN = 12
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", ".”", ".’")


class Explanation:
    """A sentence about one record, and what it rests on."""

    __slots__ = ("_expand", "children_made", "ref", "sentence")

    def __init__(self, ref: Ref, sentence: Sentence, expand: Callable[[], list[Explanation]] | None = None) -> None:
        self.ref = ref
        self.sentence = sentence
        self._expand = expand
        self.children_made: list[Explanation] | None = None if expand is not None else []

    @property
    def children(self) -> list[Explanation]:
        """The facts this rests on, made on first asking."""
        if self.children_made is None:
            assert self._expand is not None
            self.children_made = self._expand()
        return self.children_made


class Explainer:
    """Explains one labelling; make another when it has changed."""

    def __init__(self, labelling: Labelling) -> None:
        self._labelling = labelling
        self.reasons = Reasons(labelling)
        self._evidence = self.reasons.evidence

    def claim(self, id_: Id) -> Explanation:
        """Why a claim has its status; raises KeyError for one the case does not have."""
        p = self._labelling.graph.claims[id_]
        return Explanation(Ref(Kind.CLAIM, id_), self.reasons.claim(id_), lambda: self._grounds(p))

    def argument(self, id_: Id) -> Explanation:
        """Why an argument applies or does not; raises KeyError for one the case does not have."""
        step = self._labelling.graph.steps[id_]
        return Explanation(Ref(Kind.ARGUMENT, id_), self.reasons.argument(id_), lambda: self._parts(step, None))

    def _grounds(self, p: Proposition) -> list[Explanation]:
        if p.label is Label.UNDECIDED:
            return self._hanging(p)
        if p.rule is Rule.SUPPORTED:
            return [*self._support(p), *self._opposition(p, p.rank)]
        if p.rule is Rule.RIVAL_ACCEPTED:
            return [self.claim(q.id) for r in p.rivalries for q in r.members if q.fixed is Rule.ACCEPTED][:1]
        if p.rule is Rule.CIRCULAR:
            around = fallen_circle(p, self._labelling.bounds)
            return [*(self._step(s, p.rank) for s in _ordered(p) if self._fails(s, p.rank)), *self._members(around)]
        if p.rule is Rule.FAILED:
            return self._failure(p)
        return []

    def _support(self, p: Proposition) -> list[Explanation]:
        best = self._evidence.force(p, p.rank, sure=True)
        return [self._step(best.step, p.rank)] if best.step is not None else []

    def _failure(self, p: Proposition) -> list[Explanation]:
        reasons = [self._step(step, p.rank) for step in _ordered(p)]
        opposite = p.opposite
        if opposite is not None and opposite.label is Label.IN:
            if opposite.rank <= p.rank:
                return [*self._support(opposite), *reasons]
            # the case against it was settled after it had fallen, perhaps because it had: named, but not gone into
            best = self._evidence.force(opposite, None, sure=True).step
            return [*reasons, *([self._step(best, p.rank)] if best is not None else [])]
        against = self._evidence.against(p, p.rank, sure=True)
        if against.step is not None:
            reasons.append(self._step(against.step, p.rank, self._rival(against.proposition, p)))
        elif against.weight and against.proposition.side is Side.CLAIM:
            sentence = say("{claim} (the rival answer).", claim=self.reasons.force(against, p))
            reasons.append(Explanation(Ref(Kind.CLAIM, against.proposition.id), sentence))
        return reasons

    def _opposition(self, p: Proposition, before: int) -> list[Explanation]:
        """Each objection, and the strongest reason of each rival answer, with why it does not prevail."""
        nodes = [self._step(step, before) for step in (_ordered(p.opposite) if p.opposite is not None else [])]
        rivals = dict.fromkeys(q for rivalry in p.rivalries for q in rivalry.members if q is not p)
        forces = [self._evidence.force(q, before, sure=False) for q in rivals]
        forces = sorted((f for f in forces if f.step is not None), key=lambda f: (-f.weight, f.proposition.id))
        shown = [(force.step, force.proposition) for force in forces[:RIVALS_SHOWN]]
        nodes += [self._step(step, before, self._rival(q, p)) for step, q in shown if step is not None]
        return nodes

    def _rival(self, q: Proposition, p: Proposition) -> Value:
        """The name of the rival answer that a step against `p` is for; empty for an objection to `p` itself."""
        return name(q) if q.side is Side.CLAIM and q.id != p.id else ""

    def _step(self, step: Step, before: int, rival: Value = "") -> Explanation:
        """An argument with what was known before a rank; what came out later is said, and not gone into."""
        low, high = self._evidence.bounds(step, before)
        decided = low == high
        seen: int | None = before
        if not decided:
            seen = None
            low, high = self._evidence.bounds(step, None)
        named = naming(step)
        if low > 0:
            sentence = say("{step} applies ({weight}).", step=named, weight=points(low))
        elif high > 0:
            sentence = say("{step} is open: it weighs {weight} at most.", step=named, weight=points(high))
        else:
            sentence = say("{step} fails: {cause}.", step=named, cause=self.reasons.failure(step, seen))
        if rival:
            sentence = say("For the rival answer {claim}: {fact}", claim=rival, fact=sentence)
        expand = (lambda: self._parts(step, before)) if decided else None
        return Explanation(Ref(Kind.ARGUMENT, step.id), sentence, expand)

    def _parts(self, step: Step, before: int | None) -> list[Explanation]:
        """The premises a step has its weight from, and why nothing undercuts it; or what makes it fail."""
        if self._fails(step, before):
            return [n for cause in self._evidence.failing(step, before)[:1] for n in self._cause(cause)]
        wanted = Label.IN if self._evidence.bounds(step, before)[0] > 0 else Label.UNDECIDED
        premises = [p for p in dict.fromkeys(step.premises) if known(p, before) is wanted]
        nodes = [self.claim(p.id) for p in premises]
        undercut = step.undercut
        if undercut is not None and known(undercut, before) is Label.OUT:
            nodes += [self._step(attack, undercut.rank) for attack in _ordered(undercut)]
        elif undercut is not None and before is None and undercut.label is wanted:
            cause = self._labelling.indecision(undercut)
            if cause is not None and cause.part:
                nodes += self._members(cause.tangle.loop)
            else:
                nodes += [self.argument(attack.id) for attack in _ordered(undercut)]
        return nodes

    def _cause(self, cause: Proposition) -> list[Explanation]:
        return self._support(cause) if cause.side is Side.UNDERCUT else [self.claim(cause.id)]

    def _fails(self, step: Step, before: int | None) -> bool:
        return not self._evidence.bounds(step, before)[1]

    def _hanging(self, p: Proposition) -> list[Explanation]:
        cause = self._labelling.indecision(p)
        if cause is None:
            return []
        if cause.part:
            return self._members(cause.tangle.loop)
        first = next((q for q in cause.tangle.loop if q.side is Side.CLAIM), None)
        return [self.claim(first.id)] if first is not None else self._members(cause.tangle.loop)

    def _members(self, loop: tuple[Proposition, ...]) -> list[Explanation]:
        """The members of a loop, as leaves: what they rest on is the loop itself."""
        return [_member(p) for p in loop]


def _member(p: Proposition) -> Explanation:
    if p.side is Side.UNDERCUT:
        return Explanation(Ref(Kind.ARGUMENT, p.id), say("A link of the loop: its undercut."))
    if p.side is Side.NEGATION:
        return Explanation(Ref(Kind.CLAIM, p.id), say("A link of the loop: the case against it."))
    return Explanation(Ref(Kind.CLAIM, p.id), say("A link of the loop."))


def _ordered(p: Proposition) -> list[Step]:
    return sorted(p.steps, key=lambda step: (step.record.order if step.record is not None else 0, step.id))


def as_text(
    explanation: Explanation, case: Case, *, most_lines: int = 2000, translate: Translate = in_english
) -> Iterator[str]:
    """The tree as indented lines; what has been opened once is not opened again, and a huge tree is cut with a word."""
    opened: set[Ref] = set()
    waiting = [(explanation, 0)]
    written = 0
    while waiting:
        node, depth = waiting.pop()
        if written == most_lines:
            yield translate("… and more.")
            return
        written += 1
        again = node.ref in opened and node.ref.kind is Kind.CLAIM
        yield "  " * depth + _line(node, case, translate) + (translate(" (opened above)") if again else "")
        if not again:
            children = node.children
            if children:
                opened.add(node.ref)
            waiting.extend((child, depth + 1) for child in reversed(children))


def _line(node: Explanation, case: Case, translate: Translate) -> str:
    words = node.sentence.text(translate)
    words = words[:1].upper() + words[1:]
    claim = case.claims.get(node.ref.id) if node.ref.kind is Kind.CLAIM else None
    if claim is None:
        return words
    key = str(claim.number) if claim.number else claim.id
    said = claim.text.strip()
    return f"{key} {said}{'' if said.endswith(_ENDS) else ':'} {words}" if said else f"{key}: {words}"
