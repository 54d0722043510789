"""Small cases made for drawing: the one of the design's picture, and big ones from a seed."""

from __future__ import annotations

import random

from moot.drawing.content import FALLS, OPEN, STANDS, Standing
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Id,
    Issue,
    Party,
    Polarity,
    Position,
    Premise,
    Record,
    Source,
    Standard,
)

_PARTIES = (
    Party("com", "Commentator", colour="#6B5CA5", order=1),
    Party("dep", "Commerce", colour="#B4832A", order=2),
    Party("co", "Company", colour="#2F8F6B", order=3),
    Party("rep", "Reported", colour="#7A7F87", order=4),
)

_CLAIMS = (
    (21, "The measure exceeds what the export rules allow.", "com", "opinion"),
    (22, "The rules on dual-use goods cover the model.", "dep", ""),
    (23, "Export rules are normally aimed at a narrow set of named countries.", "com", "law"),
    (24, "This order reaches every foreign national, wherever they live.", "rep", "fact"),
    (25, "The order cannot be enforced inside the country.", "com", "opinion"),
    (26, "It does not say how dual citizens are to be treated.", "com", "fact"),
    (27, "Guardrails can be bypassed, which exposes cyber capabilities.", "dep", "fact"),
    (28, "The concern about bypassing is overstated.", "co", "opinion"),
    (29, "A citizen can be bribed: nationality does not track the risk.", "com", "opinion"),
)


def export_dispute(*extra: Record) -> Case:
    """The map of the design's pictures, record by record."""
    records: list[Record] = [*_PARTIES, Issue("i", "Is the export restriction on the model lawful?")]
    for number, text, holder, kind in _CLAIMS:
        standard = Standard.PREPONDERANCE if number < 23 else None
        records.append(Claim(f"c{number}", text, number=number, kind=kind, holders=(holder,), standard=standard))
    records += [Position("p1", "i", "c21", 1), Position("p2", "i", "c22", 2), Source("s1", "x"), Source("s2", "y")]
    records += [Citation(f"k{n}", f"c{n}", "s1") for n in (21, 23, 24, 25, 26, 27, 28, 29)]
    records.append(Citation("k24b", "c24", "s2"))
    records += _step("a1", "c21", Polarity.PRO, ["c23", "c24"], "rule_applied_to_facts", 1)
    records += _step("a2", "c21", Polarity.PRO, ["c25"], order=2)
    records += _step("a3", "c25", Polarity.PRO, ["c26"])
    records += _step("a4", "c22", Polarity.PRO, ["c27"], order=1)
    records += _step("a5", "c27", Polarity.CON, ["c28"])
    records += _step("a6", "a4", Polarity.UNDERCUT, ["c29"])
    records += _step("a7", "c22", Polarity.CON, ["c21"], order=2)
    return Case([*records, *extra])


def _step(
    id_: Id, to: Id, polarity: Polarity, claims: list[Id], scheme: str = "", order: int = 0
) -> list[Argument | Premise]:
    premises = [Premise(f"{id_}{place}", id_, claim, order=place) for place, claim in enumerate(claims)]
    return [Argument(id_, to, polarity, scheme=scheme, order=order), *premises]


def standing() -> Standing:
    """What the picture says of each claim."""
    found = {f"c{number}": STANDS for number, *_ in _CLAIMS}
    return Standing(found | {"c22": OPEN, "c27": FALLS})


_WORDS = (
    *("the", "order", "of", "government", "restriction", "measures", "company", "safety"),
    *("models", "export", "rules", "lawful", "because"),
)


def large(count: int, seed: int = 1) -> Case:
    """An issue with `count` claims beneath it, up to three in an argument."""
    chance = random.Random(seed)
    records: list[Record] = [Party(f"p{n}", f"Party {n}") for n in range(5)]
    records.append(Issue("i0", "What is it?"))
    for n in range(count):
        text = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(6, 20)))
        records.append(Claim(f"c{n}", text, number=n + 1, kind="opinion", holders=(f"p{chance.randrange(5)}",)))
    records += [Position(f"q{n}", "i0", f"c{n}") for n in range(min(3, count))]
    n = 3
    while n < count:
        argument = f"a{n}"
        polarity = chance.choice((Polarity.PRO, Polarity.CON))
        records.append(Argument(argument, f"c{chance.randrange(max(0, n - 60), n)}", polarity))
        for _ in range(min(count - n, chance.choice((1, 1, 1, 2, 3)))):
            records.append(Premise(f"x{n}", argument, f"c{n}"))
            n += 1
    return Case(records)
