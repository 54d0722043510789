"""A map as an abstract framework: the same question, asked of attacks alone, at a size that grows with the map.

Every proposition `p` is a pair of arguments, `p` and `~p`, which attacks it. Every step is an argument that the `~q` of
its premises attack, and its undercut. For a claim a step attacks `~p`, but for a step that rivals may stop, which does
so through one more argument that those rivals attack. What is settled and what merely repeats another argument is taken
out again, so that a map of nothing but attacks becomes the very framework it was drawn from. The grounded labelling of
the result is the interval labelling of the map (tested on thousands of random maps); other semantics give readings.

Not every map can be translated: a cumulative argument weighs by shares, and a framework knows no shares.
"""

from __future__ import annotations

from dataclasses import dataclass

from moot.analysis.circuit import Circuit
from moot.analysis.frameworks import Framework
from moot.analysis.graph import Graph
from moot.analysis.propositions import Label, Proposition, Rule, Step
from moot.analysis.reasons import naming
from moot.analysis.rebuttal import Rebuttals
from moot.analysis.sentences import Sentence, say
from moot.analysis.standards import Weight
from moot.model.records import Id, Mode


class TranslationError(Exception):
    """Something in a map has no counterpart in a framework; `sentence` says which argument, and what to do."""

    def __init__(self, argument: Id, sentence: Sentence) -> None:
        super().__init__(sentence.text())
        self.argument = argument
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Translation:
    """A framework, and where in it the claims and arguments of a map are: a place, or a label that is settled."""

    framework: Framework
    claims: dict[Id, int | Label]
    arguments: dict[Id, int | Label]


def translate(graph: Graph) -> Translation:
    """The framework of a map. Raises TranslationError for what a framework cannot express."""
    for step in graph.steps.values():
        if step.conclusion is not None and step.mode not in (Mode.LINKED, Mode.CONVERGENT):
            raise TranslationError(step.id, _refusal(step))
    return _Translator(graph).translation()


def _refusal(step: Step) -> Sentence:
    return say(
        "{step} ({id}) is weighed as {mode}, which a framework of attacks cannot express; make its premises linked or "
        "convergent, or choose the default, interval or strict rules.",
        step=naming(step),
        id=step.id,
        mode=step.mode.value,
    )


class _Translator:
    """A circuit as it is built: an argument for everything, by the rules of the module's text."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._circuit = Circuit()
        self._of: dict[Proposition, int] = {}
        self._against: dict[Proposition, int] = {}
        self._steps: dict[Step, int] = {}
        self._rebuttals = Rebuttals(self._circuit, self._steps)

    def translation(self) -> Translation:
        for p in self._graph.propositions():
            self._of[p] = self._circuit.node(_name(p))
            self._against[p] = self._circuit.node("not " + _name(p))
            self._circuit.attack(self._against[p], self._of[p])
        for step in self._graph.steps.values():
            if step.conclusion is not None:
                self._add_step(step)
        conceded = _conceded(self._graph)
        for p in self._of:
            if p.fixed is Rule.ACCEPTED:
                self._circuit.attack(self._circuit.settled(), self._against[p])
            elif p.fixed is not Rule.REJECTED and p not in conceded:
                self._support(p)
        claims = {id_: self._of[p] for id_, p in self._graph.claims.items()}
        framework, places = self._circuit.framework([*claims.values(), *self._steps.values()])
        arguments = {id_: self._steps.get(step) for id_, step in self._graph.steps.items()}
        return Translation(
            framework,
            {id_: places[node] for id_, node in claims.items()},
            {id_: places[node] if node is not None else Label.OUT for id_, node in arguments.items()},
        )

    def _add_step(self, step: Step) -> None:
        circuit = self._circuit
        undercut = step.undercut
        node = self._steps[step] = circuit.node(step.id)
        if step.mode is Mode.LINKED:
            for p in step.premises:
                circuit.attack(self._against[p], node)
        else:
            none = circuit.node(f"no premise of {step.id}")
            for p in step.premises:
                circuit.attack(self._of[p], none)
            circuit.attack(none, node)
        if undercut is not None:
            circuit.challenge(self._of[undercut], node)

    def _support(self, p: Proposition) -> None:
        """Let each step that could carry `p`, and its own ground, attack `~p` unless rivals stop it."""
        if p.ground:
            self._carry(p, p.ground, None)
        for step in p.steps:
            self._carry(p, step.weight, step)

    def _carry(self, p: Proposition, weight: Weight, step: Step | None) -> None:
        if not p.beats(weight, 0):
            return
        circuit = self._circuit
        stoppers = list(self._rebuttals.stopping(p, weight))
        if step is not None and not stoppers:
            circuit.attack(self._steps[step], self._against[p])
            return
        name = f"{step.id if step is not None else _name(p)} prevails"
        wins = circuit.node(name, lasting=step is None)
        if step is not None:
            fails = circuit.node(f"not {step.id}")
            circuit.attack(self._steps[step], fails)
            circuit.attack(fails, wins)
        for stopper in stoppers:
            circuit.challenge(stopper, wins)
        circuit.attack(wins, self._against[p])


def _conceded(graph: Graph) -> set[Proposition]:
    """The rivals of what is accepted."""
    found: set[Proposition] = set()
    for p in graph.claims.values():
        if p.fixed is Rule.ACCEPTED:
            found.update(q for rivalry in p.rivalries for q in rivalry.members if q is not p)
            if p.opposite is not None:
                found.add(p.opposite)
    return found


def _name(p: Proposition) -> str:
    return p.id if not p.side else f"{p.side.name.lower()} of {p.id}"
