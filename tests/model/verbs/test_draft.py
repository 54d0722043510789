"""An edit in the making reads as the case will be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.model.case import Case
from moot.model.edit import Change
from moot.model.records import Argument, Claim, Issue, Kind, Polarity, Position, Premise, Question, Ref
from moot.model.verbs.draft import Draft
from tests.model.fox import argument, c, fox, m


def test_what_is_put_and_dropped_is_seen_at_once() -> None:
    draft = Draft(fox())
    draft.put(Argument("n", "a1", Polarity.UNDERCUT, order=5))
    draft.put(replace(draft.premise("m7"), argument="n"))
    draft.drop(m(4))
    draft.put(Question("q", argument="n"))
    assert [step.id for step in draft.undercuts_of("a1")] == ["u1", "n"]
    assert [premise.id for premise in draft.premises_of("n")] == ["m7"]
    assert draft.premises_of("a4") == []
    assert not draft.hangs("c4") and draft.hangs("c7")
    assert [claim.id for claim in draft.loose_claims] == ["c4", "c8", "c9"]
    assert [question.id for question in draft.questions_about(argument("n"))] == ["q"]
    assert m(4) not in draft and m(7) in draft


def test_the_edit_says_only_what_came_out_different() -> None:
    case = fox()
    draft = Draft(case)
    draft.put(replace(case.claims["c1"], text="x"))
    draft.put(case.claims["c1"])
    draft.put(Issue("n"))
    draft.drop(Ref(Kind.ISSUE, "n"))
    draft.drop(Ref(Kind.CLAIM, "never there"))
    draft.put(replace(case.claims["c2"], text="a"))
    draft.put(replace(case.claims["c2"], text="b"))
    edit = draft.edit("Change", focus=c(2), merges="k")
    assert edit.changes == (Change(case.claims["c2"], replace(case.claims["c2"], text="b")),)
    assert (edit.label, edit.focus, edit.merges) == ("Change", c(2), "k")


def test_new_numbers_follow_on_each_other() -> None:
    draft = Draft(fox())
    assert draft.next_number == 10
    draft.put(Claim("n", number=draft.next_number))
    assert draft.next_number == 11


@given(
    st.lists(st.integers(-3, 6), max_size=8),
    st.one_of(st.none(), st.integers(-2, 10)),
    st.integers(1, 3),
)
def test_records_land_where_meant_among_siblings_of_any_order(orders: list[int], index: int | None, new: int) -> None:
    case = Case([Issue("i"), *(Position(f"p{n}", "i", f"c{n}", order=order) for n, order in enumerate(orders))])
    draft = Draft(case)
    before = [position.id for position in draft.positions_of("i")]
    placed = draft.put_all_among([Position(f"n{n}", "i", f"n{n}") for n in range(new)], draft.positions_of("i"), index)
    at = len(before) if index is None else max(0, min(index, len(before)))
    expected = before[:at] + [f"n{n}" for n in range(new)] + before[at:]
    assert [position.id for position in draft.positions_of("i")] == expected
    assert [position.id for position in placed] == expected[at : at + new]


@given(st.lists(st.integers(-2, 3), min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_siblings_take_any_order(orders: list[int], random: object) -> None:
    case = Case([Premise(f"m{n}", "a", f"c{n}", order=order) for n, order in enumerate(orders)])
    draft = Draft(case)
    wanted = draft.premises_of("a")
    getattr(random, "shuffle")(wanted)  # noqa: B009  # hypothesis gives it no public type
    draft.arrange(wanted)
    assert [premise.id for premise in draft.premises_of("a")] == [premise.id for premise in wanted]


def test_a_swap_changes_two_records() -> None:
    case = Case([Premise(f"m{n}", "a", f"c{n}", order=n) for n in range(9)])
    draft = Draft(case)
    wanted = case.premises_of("a")
    wanted[3], wanted[4] = wanted[4], wanted[3]
    draft.arrange(wanted)
    assert {change.ref for change in draft.edit("").changes} == {m(3), m(4)}


def test_records_that_are_gone_are_named_in_the_refusal() -> None:
    with pytest.raises(Exception, match="That claim is no longer in the case"):
        Draft(fox()).claim("gone")
