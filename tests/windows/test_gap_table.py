"""The list of gaps that is handed over tells nothing of what is privileged."""

from __future__ import annotations

from moot.analysis.gaps import GapKind, gaps
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Issue,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Settings,
    Source,
)
from moot.windows import gap_table

CASE = Case(
    [
        Settings(checked_since="2026"),
        Issue("i", "Was there a contract?"),
        Party("p1", "Roe", role="party"),
        Party("p2", "SECRET PARTY", role="party"),
        Claim("a", "There was.", number=1, holders=("p1",)),
        Claim("s", "SECRET CLAIM", number=2, holders=("p2",), privileged=True),
        Claim("b", "Nobody signed.", number=3),
        Position("o", "i", "a"),
        Argument("g", "a", polarity=Polarity.CON),
        Premise("m1", "g", "s", order=0),
        Premise("m2", "g", "b", order=1),
        Question("q", "How sure is that?", argument="g"),
        Source("l", "SECRET STATUTE", category="authority", kind="statute"),
        Source("k", "Open statute", category="authority", kind="statute"),
        Citation("z", "s", "l"),
        Citation("y", "b", "k"),
    ]
)


def test_no_premise_party_or_source_gives_a_privileged_claim_away() -> None:
    found = gap_table.handed_over(CASE)
    rows = list(gap_table.rows(CASE, found))
    assert "SECRET" not in str(rows)
    assert "SECRET" in str([gap.sentence.text(str) for gap in gaps(CASE)])
    assert {gap.ref.id for gap in found if gap.kind is GapKind.AUTHORITY_NOT_CHECKED} == {"k"}
    asked = next(row for row in rows if "How sure" in row[3])
    assert asked[1:3] == (3, "Nobody signed.")
