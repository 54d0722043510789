"""Privileged means absent from what is handed over."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from moot.model.case import Case
from moot.model.disclosed import disclosed
from moot.model.records import Audience, Citation, Claim, Kind, Position, Premise, Question, Record, Ref, Ruling
from tests.drawing.maps import export_dispute, large


def without(case: Case, *secret: str) -> Case:
    marked = (replace(r, privileged=True) if isinstance(r, Claim) and r.id in secret else r for r in case)
    return disclosed(Case(marked))


def test_nothing_privileged_changes_nothing() -> None:
    case = export_dispute()
    assert disclosed(case) is case


def test_a_claim_goes_with_all_that_hangs_only_from_it() -> None:
    left = without(export_dispute(Question("q", "Secret?", claim="c25")), "c25")
    assert "c25" not in left.claims and "c26" not in left.claims
    assert "a2" not in left.arguments and "a3" not in left.arguments
    assert left.citations_of("c25") == [] and not left.questions
    assert "c21" in left.claims


def test_a_linked_premise_goes_and_the_others_stay() -> None:
    left = without(export_dispute(), "c23")
    assert [premise.claim for premise in left.premises_of("a1")] == ["c24"]


def test_what_an_audience_rules_on_it_goes_too() -> None:
    case = export_dispute(
        Audience("judge", name="Judge"),
        Ruling("r1", "judge", Ref(Kind.CLAIM, "c25"), struck=True, note="Secret."),
        Ruling("r2", "judge", Ref(Kind.ARGUMENT, "a2"), weight=10, note="Secret."),
        Ruling("r3", "judge", Ref(Kind.CLAIM, "c21"), struck=True),
    )
    assert list(without(case, "c25").rulings) == ["r3"]


def test_an_undercut_goes_with_the_step_it_attacks() -> None:
    left = without(export_dispute(), "c27")
    assert not {"a4", "a5", "a6"} & set(left.arguments)
    assert not {"c27", "c28", "c29"} & set(left.claims)


def test_what_is_used_elsewhere_stays() -> None:
    left = without(export_dispute(), "c22")
    assert "c21" in left.claims and "p2" not in left.positions
    assert "a7" not in left.arguments


def test_a_loose_claim_stays_and_a_circle_does() -> None:
    case = export_dispute(Claim("loose", "x"), Claim("a", "x"), Claim("b", "y"))
    assert "loose" in without(case, "c25").claims


@given(st.sets(st.integers(0, 39)), st.integers(1, 20))
def test_nothing_left_speaks_of_what_is_privileged(secret: set[int], seed: int) -> None:
    case = large(40, seed)
    left = without(case, *(f"c{n}" for n in secret))
    assert not any(claim.privileged for claim in left.claims.values())
    for record in left:
        for ref in _named(record):
            assert ref in left, (record, ref)
    for argument in left.arguments.values():
        assert left.premises_of(argument.id) or not case.premises_of(argument.id)


def _named(record: Record) -> list[Ref]:
    if isinstance(record, Position | Citation):
        return [Ref(Kind.CLAIM, record.claim)]
    if isinstance(record, Premise):
        return [Ref(Kind.CLAIM, record.claim), Ref(Kind.ARGUMENT, record.argument)]
    return []
