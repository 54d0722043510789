"""Cases to lay out: the sample dispute, random ones, long and wide ones; and sizes of boxes without a font engine."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from moot.formats import case_reader
from moot.layout.shapes import Box, BoxKind
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Issue, Polarity, Position, Premise, Record, View

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "export-control-dispute.yaml"
TEXT = "the order rests on a rule that nobody has checked against what was said in the report of the partner"
WORDS = {Polarity.PRO: "+ because", Polarity.CON: "− but", Polarity.UNDERCUT: "⊘ does not follow"}


def sample() -> Case:
    """The dispute that comes with the program."""
    return Case(case_reader.read(SAMPLE.read_text(encoding="utf-8")).records)


def view_of(case: Case, root: Id) -> View:
    """The sample's view of one issue."""
    return next(view for view in case.views.values() if view.root is not None and view.root.id == root)


def sizes(case: Case) -> Callable[[Box], tuple[float, float]]:
    """A measure of boxes by the number of characters, near to what the drawing makes of them."""

    def lines(text: str) -> int:
        count, room = 1, 0.0
        for word in text.split():
            width = 6.9 * len(word)
            if room and room + 3.5 + width > 206:
                count, room = count + 1, width
            else:
                room += 3.5 * bool(room) + width
        return min(count, 7)

    def size_of(box: Box) -> tuple[float, float]:
        if box.kind is BoxKind.ISSUE:
            return 60.0 + round(9.4 * len(case.issues[box.ref.id].text)), 46.0
        if box.kind is BoxKind.SEE:
            return 232.0, 52.0
        if box.kind is BoxKind.ARGUMENT:
            argument = case.arguments[box.ref.id]
            word = WORDS[argument.polarity]
            scheme = " · " + argument.scheme.replace("_", " ") if argument.scheme else ""
            return 24.0 + round(6.4 * len(word + scheme)), 22.0
        assert box.claim is not None
        return 232.0, 56.0 + 17.0 * lines(case.claims[box.claim].text)

    return size_of


def chain(length: int) -> Case:
    """One claim on another, `length` deep, under one issue."""
    records: list[Record] = [Issue("i", "Why?"), Claim("c0", "Claim 0"), Position("p", "i", "c0")]
    for n in range(1, length):
        records += [Claim(f"c{n}", f"Claim {n}"), Argument(f"a{n}", f"c{n - 1}"), Premise(f"u{n}", f"a{n}", f"c{n}")]
    return Case(records)


def star(count: int) -> Case:
    """One issue with `count` positions."""
    records: list[Record] = [Issue("i", "Which?")]
    for n in range(count):
        records += [Claim(f"c{n}", f"Claim {n}"), Position(f"p{n}", "i", f"c{n}", n)]
    return Case(records)


def grown(seed: int, claims: int, *, again: float = 0.05) -> Case:
    """A map as people draw them, from a seed: bands, objections, undercuts, claims used again (circles among them)."""
    chance = random.Random(seed)
    words = TEXT.split()

    def claim(n: int) -> Claim:
        return Claim(f"c{n}", " ".join(chance.choice(words) for _ in range(chance.randint(3, 30))), number=n, order=n)

    records: list[Record] = []
    issues = max(1, claims // 60)
    topics: list[list[Id]] = [[] for _ in range(issues)]
    steps_of: list[list[Id]] = [[] for _ in range(issues)]
    made = 0
    for n in range(issues):
        records.append(Issue(f"i{n}", "What is at issue here?", order=n))
        for k in range(chance.randint(1, 3)):
            records += [claim(made), Position(f"p{made}", f"i{n}", f"c{made}", k)]
            topics[n].append(f"c{made}")
            made += 1
    steps = 0
    while made < claims:
        steps += 1
        topic = chance.randrange(issues)
        if steps_of[topic] and chance.random() < 0.12:
            target, polarity = chance.choice(steps_of[topic]), Polarity.UNDERCUT
        else:
            target = chance.choice(topics[topic][-20:])
            polarity = Polarity.PRO if chance.random() < 0.7 else Polarity.CON
        id_ = f"a{steps}"
        records.append(Argument(id_, target, polarity, chance.randint(1, 100), order=steps))
        steps_of[topic].append(id_)
        for k in range(chance.choice((0, 1, 1, 1, 1, 1, 1, 2, 2, 3))):
            if chance.random() < again:
                used = f"c{chance.randrange(made)}"
            else:
                records.append(claim(made))
                used = f"c{made}"
                topics[topic].append(used)
                made += 1
            records.append(Premise(f"{id_}.{k}", id_, used, order=k))
    return Case(records)
