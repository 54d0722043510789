"""The cases the figures are taken from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.model.case import Case
from moot.model.records import Polarity
from moot.model.rules import problems
from tests.bench.cases import random_case


@given(st.integers(1, 150), st.integers(0, 2**32))
def test_a_case_has_the_size_asked_for_and_is_well_formed(claims: int, seed: int) -> None:
    case = random_case(claims, seed)
    assert len(case.claims) == claims
    assert problems(case) == []


def test_the_same_seed_gives_the_same_case() -> None:
    assert random_case(80, 5) == random_case(80, 5)
    assert random_case(80, 5) != random_case(80, 6)


def test_a_case_of_some_size_has_everything_a_map_can_hold() -> None:
    case = random_case(1000, 1)
    assert len(case.issues) == 8
    assert {argument.polarity for argument in case.arguments.values()} == set(Polarity)
    assert any(len(case.premises_of(argument)) == 3 for argument in case.arguments)
    assert any(len(case.uses_of(claim)) > 1 for claim in case.claims)
    assert in_circles(case)
    assert max(len(claim.text.split()) for claim in case.claims.values()) > 60
    assert case.sources and case.excerpts and case.citations and case.questions


def in_circles(case: Case) -> bool:
    import networkx

    rests: networkx.DiGraph[str] = networkx.DiGraph(
        (premise.claim, case.arguments[premise.argument].conclusion) for premise in case.premises.values()
    )
    return any(len(group) > 1 for group in networkx.strongly_connected_components(rests))


def test_no_claims_make_no_case() -> None:
    with pytest.raises(ValueError, match="0 claims"):
        random_case(0, 1)
