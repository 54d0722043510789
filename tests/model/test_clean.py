"""A clean copy holds what was chosen, and nothing that leads to what was not."""

from __future__ import annotations

from dataclasses import fields

import pytest

from moot.model.case import Case
from moot.model.clean import Chosen, clean, strangers, unled
from moot.model.records import (
    Argument,
    Audience,
    Citation,
    Claim,
    Event,
    Excerpt,
    Issue,
    Kind,
    Note,
    Nudge,
    Party,
    Position,
    Premise,
    Question,
    Ref,
    Ruling,
    Settings,
    Source,
    View,
)
from moot.model.rules import problems

EVERYTHING = Chosen(**dict.fromkeys((field.name for field in fields(Chosen)), True))


def _case() -> Case:
    return Case(
        [
            Settings(title="Roe v Doe"),
            Issue("i", "Was there a contract?", note="ISSUE NOTE", burden="p1"),
            Party("p1", "Roe"),
            Party("p2", "Our own expert"),
            Party("p3", "Nobody's yet"),
            Claim("c1", "There was.", number=1, holders=("p1",), note="CLAIM NOTE"),
            Claim("c2", "Both signed.", number=2),
            Claim("c3", "Our expert doubts the signature.", number=3, holders=("p2",), privileged=True),
            Claim("c4", "She wrote so.", number=4),
            Claim("c5", "A clerk saw it.", number=5, struck=True, struck_reason="hearsay"),
            Position("o", "i", "c1"),
            Argument("a1", "c1", note="STEP NOTE"),
            Premise("m1", "a1", "c2"),
            Argument("a2", "c2"),
            Premise("m2", "a2", "c3"),
            Argument("a3", "c3"),
            Premise("m3", "a3", "c4"),
            Argument("a4", "c2"),
            Premise("m4", "a4", "c5"),
            Source("s1", "The contract", digest="ab" * 32, filename="scan.pdf", via="s3"),
            Source("s2", "The expert's letter"),
            Source("s3", "The file of the court"),
            Source("s4", "Never cited"),
            Excerpt("e1", "s1", quote="signed by both", locator="p. 3"),
            Excerpt("e2", "s1", quote="unused words"),
            Citation("z1", "c2", "s1", excerpt="e1", note="CITE NOTE"),
            Citation("z2", "c4", "s2"),
            Question("q", "Who signed first?", claim="c2"),
            Event("v", "2024", text="Signing", claims=("c2",)),
            Note("n", "Strategy", "Settle early."),
            Audience("u", "Judge"),
            Ruling("r", "u", Ref(Kind.CLAIM, "c2"), struck=True, note="RULING NOTE"),
            View("w1", "All", folds=(Ref(Kind.CLAIM, "c3"),), nudges=(Nudge(Ref(Kind.POSITION, "o"), 1.0, 2.0),)),
            View("w2", "The expert", root=Ref(Kind.CLAIM, "c3")),
            View("w3", "Hers", shown=(Ref(Kind.CLAIM, "c4"),)),
        ]
    )


def test_what_is_privileged_goes_with_all_that_only_it_led_to() -> None:
    left = clean(_case(), EVERYTHING)
    assert sorted(left.claims) == ["c1", "c2", "c5"]
    assert sorted(left.arguments) == ["a1", "a4"]
    assert sorted(left.sources) == ["s1", "s3"] and list(left.excerpts) == ["e1"]
    assert sorted(left.parties) == ["p1", "p3"]
    assert list(left.views) == ["w1"] and left.views["w1"].folds == ()
    assert left.views["w1"].nudges == _case().views["w1"].nudges
    assert left.notes == {}
    assert problems(left) == []


def test_by_itself_it_is_without_notes_struck_claims_audiences_and_documents() -> None:
    left = clean(_case())
    assert sorted(left.claims) == ["c1", "c2"]
    assert not [record for record in left if getattr(record, "note", "")]
    assert left.audiences == {} and left.rulings == {}
    assert (left.sources["s1"].digest, left.sources["s1"].filename) == ("", "")
    assert left.excerpts["e1"].quote == "signed by both"
    assert [claim.number for claim in left.claims.values()] == [1, 2]


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("notes", lambda case: case.claims["c1"].note),
        ("struck", lambda case: case.claims.get("c5")),
        ("questions", lambda case: case.questions),
        ("quotes", lambda case: case.excerpts["e1"].quote),
        ("documents", lambda case: case.sources["s1"].digest),
        ("chronology", lambda case: case.events),
        ("audiences", lambda case: case.audiences and case.rulings),
        ("views", lambda case: case.views),
    ],
)
def test_each_part_goes_along_only_if_it_was_chosen(name: str, there: object) -> None:
    assert callable(there)
    nothing = Chosen(**dict.fromkeys((field.name for field in fields(Chosen)), False))
    assert not there(clean(_case(), nothing))
    assert there(clean(_case(), Chosen(**{**{f.name: getattr(nothing, f.name) for f in fields(Chosen)}, name: True})))
    assert clean(_case(), nothing).excerpts["e1"].locator == "p. 3"


def test_why_a_claim_was_struck_once_goes_with_no_copy_in_which_it_stands_again() -> None:
    case = Case(
        [Claim("c1", "There was.", number=1, struck_reason="WE FEARED IT"), Claim("c2", struck=True, struck_reason="a")]
    )
    assert [claim.struck_reason for claim in clean(case, EVERYTHING).claims.values()] == ["", "a"]


def test_whom_and_what_only_a_privileged_claim_led_to_is_told() -> None:
    case = _case()
    left = clean(case, EVERYTHING)
    assert strangers(case, left) == {"p2"}
    assert unled(case, left) == {"s2"}
    assert strangers(case, case) == unled(case, case) == set()
