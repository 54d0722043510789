"""Each kind of gap: there when it should be, and gone when it is closed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from moot.analysis.gaps import GapKind, gaps
from moot.formats.registry import format_of
from moot.model.case import Case
from moot.model.records import (
    Argument,
    BareLeaves,
    Citation,
    Claim,
    Excerpt,
    Issue,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Settings,
    Source,
    Stance,
)


def found(kind: GapKind, *records: Record) -> list[str]:
    return [gap.ref.id for gap in gaps(Case(records)) if gap.kind is kind]


HELD = Claim("c", "Held", number=1, holders=("p",))
GROUND = Claim("d", "Ground", number=2)
REASON: tuple[Record, ...] = (Argument("a", "c"), Premise("a1", "a", "d"))
OBJECTION: tuple[Record, ...] = (Argument("a", "c", Polarity.CON), Premise("a1", "a", "d"))
ISSUE: tuple[Record, ...] = (Issue("i", "Why?"), Position("ip", "i", "c"))
CITED = Citation("q", "c", "s")
LAW = Source("s", "Act", category="law")
SINCE = Settings(checked_since="2026-09")
STORY: tuple[Record, ...] = tuple(
    record
    for n in range(6)
    for record in (Claim(f"n{n}"), Argument(f"b{n}", f"n{n}"), Premise(f"v{n}", f"b{n}", f"n{n + 1}"))
)


@pytest.mark.parametrize(
    ("kind", "open_", "ids", "closed"),
    [
        (GapKind.ISSUE_WITHOUT_ANSWER, (Issue("i"),), ["i"], (HELD, *ISSUE)),
        (GapKind.POSITION_WITHOUT_SUPPORT, (HELD, *ISSUE), ["c"], (HELD, GROUND, *ISSUE, *REASON)),
        (GapKind.POSITION_WITHOUT_HOLDER, (replace(HELD, holders=()), *ISSUE), ["c"], (HELD, *ISSUE)),
        (
            GapKind.PARTY_WITHOUT_POSITION,
            (HELD, Party("p", role="party")),
            ["p"],
            (HELD, *ISSUE, Party("p", role="party"), Party("w", role="witness")),
        ),
        (
            GapKind.BURDEN_WITHOUT_SUPPORT,
            (replace(HELD, burden="p"),),
            ["c"],
            (replace(HELD, burden="p"), GROUND, *REASON),
        ),
        (
            GapKind.UNSTATED_WITHOUT_SUPPORT,
            (HELD, replace(GROUND, unstated=True), *REASON),
            ["d"],
            (HELD, replace(GROUND, unstated=True, stance=Stance.ACCEPTED), *REASON),
        ),
        (
            GapKind.CLAIM_WITHOUT_SUPPORT,
            (HELD, GROUND, *ISSUE, *REASON),
            ["d"],
            (HELD, replace(GROUND, stance=Stance.ACCEPTED), *ISSUE, *REASON),
        ),
        (
            GapKind.CLAIM_WITHOUT_SUPPORT,
            (HELD, GROUND),
            ["c", "d"],
            (Settings(bare_leaves=BareLeaves.ASSERT), HELD, GROUND),
        ),
        (
            GapKind.CLAIM_WITHOUT_SOURCE,
            (replace(HELD, source_missing=True), CITED),
            ["c"],
            (HELD, CITED),
        ),
        (
            GapKind.CLAIM_WITHOUT_SOURCE,
            (replace(HELD, kind="testimony"),),
            ["c"],
            (replace(HELD, kind="testimony"), CITED),
        ),
        (
            GapKind.UNFIT_SUPPORT,
            (HELD, replace(CITED, marks=("Inadmissible",))),
            ["c"],
            (HELD, replace(CITED, marks=("Inadmissible",)), GROUND, *REASON),
        ),
        (
            GapKind.UNFIT_SUPPORT,
            (HELD, replace(GROUND, struck=True), *REASON),
            ["c"],
            (HELD, GROUND, *REASON),
        ),
        (GapKind.AUTHORITY_WITHOUT_TEXT, (LAW,), ["s"], (LAW, Excerpt("e", "s", "Whoever …"))),
        (
            GapKind.AUTHORITY_NOT_CHECKED,
            (SINCE, replace(LAW, checked="2026-08-31"), Source("o", "Own note")),
            ["s"],
            (SINCE, replace(LAW, checked="2026-09-01")),
        ),
        (GapKind.AUTHORITY_NOT_CHECKED, (SINCE, LAW), ["s"], (LAW,)),
        (GapKind.AUTHORITY_NOT_CHECKED, (SINCE, replace(LAW, checked="2026")), ["s"], ()),
        (GapKind.AUTHORITY_NOT_CHECKED, (Settings(checked_since="last autumn"), LAW), ["case"], ()),
        (
            GapKind.UNANSWERED_ATTACK,
            (HELD, GROUND, *OBJECTION),
            ["a"],
            (HELD, replace(GROUND, stance=Stance.REJECTED), *OBJECTION),
        ),
        (
            GapKind.OPEN_QUESTION,
            (HELD, Question("q", "Who says?", claim="c")),
            ["c"],
            (HELD, Question("q", "Who says?", claim="c", answered=True)),
        ),
        (
            GapKind.CIRCULAR,
            (HELD, GROUND, *REASON, Argument("b", "d"), Premise("b1", "b", "c")),
            ["c"],
            (HELD, GROUND, *REASON, Argument("b", "d", Polarity.CON), Premise("b1", "b", "c")),
        ),
        (GapKind.CIRCULAR, (HELD, Argument("b", "c"), Premise("b1", "b", "c")), ["c"], (HELD, GROUND, *REASON)),
        (
            GapKind.REPEATED_REASON,
            (HELD, GROUND, *REASON, Argument("b", "c", order=1), Premise("b1", "b", "d")),
            ["b"],
            (HELD, GROUND, *REASON, Argument("b", "c", Polarity.CON, order=1), Premise("b1", "b", "d")),
        ),
        (
            GapKind.TWO_CLAIMS,
            (replace(HELD, text="The door was open. The light was on as well."),),
            ["c"],
            (replace(HELD, text="Mr. Smith left the door open at 10.30 p.m."),),
        ),
        (GapKind.LONG_CHAIN, (*STORY, Claim("n6")), ["n0"], (*STORY, Claim("n6"), Argument("x", "n3", Polarity.CON))),
    ],
)
def test_a_gap_is_there_until_it_is_closed(
    kind: GapKind, open_: tuple[Record, ...], ids: list[str], closed: tuple[Record, ...]
) -> None:
    assert found(kind, *open_) == ids
    assert found(kind, *closed) == []


def test_an_answered_attack_is_no_gap_and_its_answer_may_be_one() -> None:
    undercut = (Claim("e", number=3), Argument("u", "a", Polarity.UNDERCUT), Premise("u1", "u", "e"))
    assert found(GapKind.UNANSWERED_ATTACK, HELD, GROUND, *OBJECTION, *undercut) == ["u"]


def test_gaps_say_in_words_what_is_missing_and_what_would_close_it() -> None:
    gap = next(g for g in gaps(Case([HELD, GROUND, *OBJECTION])) if g.kind is GapKind.UNANSWERED_ATTACK)
    assert str(gap.sentence) == "The objection from 2 to 1 has no answer."
    assert str(gap.remedy) == "Rebut a premise of it or undercut it, if there is an answer."


def test_the_gaps_of_the_sample_are_those_expected_of_it() -> None:
    path = Path(__file__).parents[2] / "data" / "samples" / "export-control-dispute.yaml"
    case = Case(format_of(path).read(path.read_text(encoding="utf-8")).records)
    there = {kind: [gap.ref.id for gap in gaps(case) if gap.kind is kind] for kind in GapKind}
    assert there[GapKind.POSITION_WITHOUT_SUPPORT] == ["P21"]
    assert there[GapKind.POSITION_WITHOUT_HOLDER] == ["P21"]
    assert set(there[GapKind.UNSTATED_WITHOUT_SUPPORT]) == {"C16", "C20"}
    assert set(there[GapKind.CLAIM_WITHOUT_SOURCE]) == {"P31", "C06", "C07", "C08", "C18", "C21", "C25", "C44", "C45"}
    assert set(there[GapKind.AUTHORITY_WITHOUT_TEXT]) == {"S5", "S6", "S7"}
    unanswered = {"R06", "R11", "R20", "R21", "R22", "R25", "R32", "R36", "R38", "R41", "R53", "R54"}
    assert set(there[GapKind.UNANSWERED_ATTACK]) == unanswered
    assert len(there[GapKind.OPEN_QUESTION]) == 18
