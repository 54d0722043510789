"""The case: whole edits or none, and reading from either end of a link."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from moot.model.case import Case, StaleEditError
from moot.model.edit import Change, Edit
from moot.model.records import Argument, Claim, Kind, Polarity, Ref, Settings, ref_of
from tests.model.fox import ISSUE, argument, c, fox, m
from tests.model.strategies import cases


def test_reading_from_either_end() -> None:
    case = fox()
    assert [use.claim for use in case.positions_of("i")] == ["c1", "c2"]
    assert [use.id for use in case.positions_by("c1")] == ["p1"]
    assert [step.id for step in case.arguments_for("c1")] == ["a1", "a2"]
    assert [step.id for step in case.undercuts_of("a1")] == ["u1"]
    assert [use.id for use in case.premises_of("a1")] == ["m3", "m4"]
    assert {use.id for use in case.uses_of("c7")} == {"m7", "m7b"}
    assert [one.id for one in case.citations_of("c7")] == [one.id for one in case.citations_to("reports")] == ["cite"]
    assert [one.id for one in case.questions_about(c(3))] == ["q3"]
    assert [one.id for one in case.questions_about(argument("a1"))] == ["q1"]
    assert case.questions_about(ISSUE) == []
    assert [case.hangs(id_) for id_ in ("c1", "c7", "c8", "nobody")] == [True, True, False, False]


def test_a_stale_edit_changes_nothing() -> None:
    case = fox()
    before = Case(case)
    claim = case.claims["c1"]
    stale = Edit("e", (Change(case.claims["c2"], None), Change(replace(claim, text="other"), claim)))
    with pytest.raises(StaleEditError, match="claim:c1"):
        case.apply(stale)
    assert case == before
    with pytest.raises(StaleEditError):
        case.apply(Edit("e", (Change(None, claim),)))


def test_an_argument_that_becomes_an_undercut_is_found_there() -> None:
    case = fox()
    step = case.arguments["a2"]
    case.apply(Edit("e", (Change(step, replace(step, conclusion="a1", polarity=Polarity.UNDERCUT)),)))
    assert [one.id for one in case.arguments_for("c1")] == ["a1"]
    assert {one.id for one in case.undercuts_of("a1")} == {"a2", "u1"}


def test_order_among_siblings_is_by_order_and_then_by_id() -> None:
    case = Case([Argument("b", "c"), Argument("a", "c"), Argument("z", "c", order=-1)])
    assert [step.id for step in case.arguments_for("c")] == ["z", "a", "b"]


def test_settings_have_defaults_until_recorded() -> None:
    assert Case().settings == Settings()
    assert Case([Settings(title="t")]).settings.title == "t"


def test_numbers_are_never_given_twice_in_a_sitting() -> None:
    case = Case([Claim("x", number=7)])
    case.apply(Edit("e", (Change(case.claims["x"], None),)))
    assert case.next_number == 8


def test_size_and_membership() -> None:
    case = fox()
    assert len(case) == len(list(case))
    assert m(3) in case and Ref(Kind.CLAIM, "m3") not in case
    assert case.get(Ref(Kind.CLAIM, "nobody")) is None


@given(cases())
def test_the_links_are_those_of_a_case_read_afresh(case: Case) -> None:
    fresh = Case(case)
    assert fresh == case
    for claim in case.claims:
        assert fresh.arguments_for(claim) == case.arguments_for(claim)
        assert fresh.uses_of(claim) == case.uses_of(claim)
        assert fresh.positions_by(claim) == case.positions_by(claim)
        assert fresh.hangs(claim) == case.hangs(claim) == bool(case.uses_of(claim) or case.positions_by(claim))
    for step in case.arguments.values():
        assert fresh.undercuts_of(step.id) == case.undercuts_of(step.id)
        assert fresh.premises_of(step.id) == case.premises_of(step.id)
        assert fresh.questions_about(ref_of(step)) == case.questions_about(ref_of(step))
