"""Strengths of the claims and arguments of a case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.lenses import Lens
from moot.analysis.strength import base_score, claim_strengths, strengths
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Claim,
    Issue,
    Kind,
    Mode,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    Stance,
)
from tests.analysis.maps import random_case, renamed

LENSES = st.sampled_from(list(Lens))


def premises(argument: str, *claims: str) -> list[Record]:
    return [Premise(f"{argument}.{claim}", argument, claim) for claim in claims]


def leaves(**weights: int) -> list[Record]:
    return [Claim(id_, stance=Stance.PRESUMED, presumed_weight=weight) for id_, weight in weights.items()]


@pytest.mark.parametrize(
    ("claim", "score"),
    [
        (Claim("c"), 0.5),
        (Claim("c", stance=Stance.ASSERTED), 0.5),
        (Claim("c", stance=Stance.PRESUMED, presumed_weight=70), 0.7),
        (Claim("c", stance=Stance.ACCEPTED), 1.0),
        (Claim("c", stance=Stance.REJECTED), 0.0),
        (Claim("c", stance=Stance.ACCEPTED, struck=True), 0.0),
    ],
)
def test_the_base_score_follows_the_stance(claim: Claim, score: float) -> None:
    assert base_score(claim) == score
    assert strengths(Case([claim]), Lens.EULER) == {Ref(Kind.CLAIM, "c"): pytest.approx(score)}


@pytest.mark.parametrize(
    ("mode", "strength"), [(Mode.LINKED, 0.3 * 0.5), (Mode.CONVERGENT, 0.9 * 0.5), (Mode.CUMULATIVE, 0.6 * 0.5)]
)
def test_an_argument_is_its_weight_times_what_its_premises_come_to(mode: Mode, strength: float) -> None:
    case = Case([*leaves(p=90, q=30), Claim("c"), Argument("a", "c", weight=50, mode=mode), *premises("a", "p", "q")])
    found = strengths(case, Lens.DF_QUAD)
    assert found[Ref(Kind.ARGUMENT, "a")] == pytest.approx(strength)
    assert found[Ref(Kind.CLAIM, "c")] == pytest.approx(0.5 + 0.5 * strength)


def test_objections_pull_down_and_undercuts_weaken_the_step_only() -> None:
    step = [*leaves(p=80, q=60), Claim("c"), Argument("a", "c"), *premises("a", "p")]
    objection = [Argument("b", "c", Polarity.CON), *premises("b", "q")]
    undercut = [Argument("b", "a", Polarity.UNDERCUT), *premises("b", "q")]
    assert strengths(Case([*step, *objection]), Lens.DF_QUAD)[Ref(Kind.CLAIM, "c")] == pytest.approx(0.5 + 0.5 * 0.2)
    found = strengths(Case([*step, *undercut]), Lens.DF_QUAD)
    assert found[Ref(Kind.ARGUMENT, "a")] == pytest.approx(0.8 * 0.4)
    assert found[Ref(Kind.CLAIM, "c")] == pytest.approx(0.5 + 0.5 * 0.8 * 0.4)


def test_what_is_settled_is_not_moved_and_what_is_disabled_or_missing_does_nothing() -> None:
    records: list[Record] = [
        *leaves(p=80),
        Claim("yes", stance=Stance.ACCEPTED),
        Claim("no", stance=Stance.REJECTED),
        Claim("c"),
        Argument("against", "yes", Polarity.CON),
        Argument("for", "no"),
        Argument("off", "c", enabled=False),
        Argument("gap", "c"),
        *(premise for id_ in ("against", "for", "off") for premise in premises(id_, "p")),
        *premises("gap", "nowhere"),
    ]
    found = strengths(Case(records), Lens.ENERGY)
    assert {ref.id: value for ref, value in found.items() if ref.kind is Kind.CLAIM} == {
        "p": 0.8,
        "yes": 1.0,
        "no": 0.0,
        "c": 0.5,
    }
    assert (found[Ref(Kind.ARGUMENT, "off")], found[Ref(Kind.ARGUMENT, "gap")]) == (0.0, 0.0)


def test_answers_to_an_issue_are_rated_each_on_its_own_grounds() -> None:
    records: list[Record] = [*leaves(p=80), Claim("x"), Claim("y"), Argument("a", "x"), *premises("a", "p")]
    rivals: list[Record] = [Issue("i"), Position("i1", "i", "x"), Position("i2", "i", "y")]
    assert strengths(Case([*records, *rivals]), Lens.EULER) == strengths(Case(records), Lens.EULER)


@settings(max_examples=100, deadline=None)
@given(LENSES, st.integers(0, 1 << 40))
def test_every_claim_and_argument_has_a_value_on_the_scale_or_none_whatever_it_is_called(lens: Lens, seed: int) -> None:
    case = random_case(seed)
    found = claim_strengths(case, lens)
    assert set(found) == set(case.claims)
    assert all(strength is None or 0 <= strength <= 1 for strength in strengths(case, lens).values())
    other, names = renamed(case, seed)
    again = claim_strengths(other, lens)
    for id_, strength in found.items():
        assert again[names[id_]] == (strength if strength is None else pytest.approx(strength, abs=1e-6))
