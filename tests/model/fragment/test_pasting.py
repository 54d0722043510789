"""Pasting: into the case it came from, into another, on each kind of box."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moot.model import fragment, verbs
from moot.model.case import Case
from moot.model.fragment import Fragment
from moot.model.records import (
    Argument,
    Claim,
    Excerpt,
    Issue,
    Kind,
    Party,
    Polarity,
    Premise,
    Record,
    Ref,
    Source,
    ref_of,
)
from moot.model.rules import RuleError, problems
from tests.model.fox import ISSUE, argument, c, children, do, fox, m, position, positions, premise_numbers
from tests.model.strategies import PLACES, cases, pick_some


def moved(case: Case, place: Ref, onto: Ref | None, index: int | None = None) -> Case:
    """Cut and paste in one go."""
    taken, edit = fragment.cut(case, place)
    do(case, edit)
    do(case, fragment.paste(case, taken, onto, index))
    return case


def test_cut_and_pasted_back_it_is_as_it_was() -> None:
    case = moved(fox(), m(5), c(1))
    assert case == fox()


def test_cut_and_paste_is_a_move_that_keeps_ids_numbers_and_undercuts() -> None:
    case = moved(fox(), argument("a1"), c(2), 0)
    assert children(case, "c2") == [("pro", [3, 4]), ("pro", [7])]
    assert premise_numbers(case, "u1") == [6]
    assert case.arguments["a1"].weight == 70
    assert set(case.claims) == set(fox().claims)
    assert case.questions == fox().questions


def test_a_shared_claim_is_used_again_after_a_cut() -> None:
    case = moved(fox(), m(7), c(4))
    assert children(case, "c4") == [("pro", [7])] and children(case, "c2") == [("pro", [7])]
    assert set(case.claims) == set(fox().claims)


def test_a_copy_gets_new_ids_and_numbers_and_shares_what_is_shared() -> None:
    case = fox()
    edit = do(case, fragment.paste(case, fragment.take(case, argument("a1")), c(2)))
    assert edit.label == "Paste reason for 2"
    assert children(case, "c2") == [("pro", [7]), ("pro", [10, 11])]
    copy = case.arguments_for("c2")[-1]
    assert (copy.weight, copy.scheme) == (70, "rule") and copy.id != "a1"
    (undercut,) = case.undercuts_of(copy.id)
    assert premise_numbers(case, undercut.id) == [12]
    third = next(claim for claim in case.claims.values() if claim.number == 10)
    assert children(case, third.id) == [("pro", [7])], "7 lives elsewhere too, so it is used again"
    assert [question.text for question in case.questions_about(ref_of(third))] == ["Says who?"]
    assert [question.text for question in case.questions_about(ref_of(copy))] == ["Always?"]


def test_what_was_cut_and_pasted_twice_is_a_copy_the_second_time() -> None:
    case = fox()
    taken, edit = fragment.cut(case, m(5))
    case.apply(edit)
    do(case, fragment.paste(case, taken, c(1)))
    do(case, fragment.paste(case, taken, c(1)))
    assert children(case, "c1") == [("pro", [3, 4]), ("con", [5]), ("con", [10])]


def test_a_number_taken_meanwhile_is_not_given_back() -> None:
    case = fox()
    taken, edit = fragment.cut(case, m(5))
    case.apply(edit)
    do(case, verbs.renumber(case, ["c9"]))
    do(case, fragment.paste(case, taken, c(1)))
    assert case.claims["c5"].number == 10 and problems(case) == []


PASTES = [
    (m(5), c(2), "c2", [("pro", [7]), ("con", [10])]),
    (m(6), c(2), "c2", [("pro", [7]), ("con", [10])]),
    (m(3), c(2), "c2", [("pro", [7]), ("pro", [10])]),
    (position("p1"), c(2), "c2", [("pro", [7]), ("pro", [10])]),
    (c(8), position("p2"), "c2", [("pro", [7]), ("pro", [10])]),
    (c(8), argument("a5"), "c2", [("pro", [7, 10])]),
    (m(5), argument("a5"), "c2", [("pro", [7, 10])]),
    (argument("a1"), argument("a5"), "c2", [("pro", [7, 10, 11])]),
]


@pytest.mark.parametrize(("place", "onto", "claim", "expected"), PASTES)
def test_each_box_takes_what_is_pasted_on_it(
    place: Ref, onto: Ref, claim: str, expected: list[tuple[str, list[int]]]
) -> None:
    case = fox()
    do(case, fragment.paste(case, fragment.take(case, place), onto))
    assert children(case, claim) == expected


def test_undercuts_stay_undercuts_on_a_step() -> None:
    case = fox()
    do(case, fragment.paste(case, fragment.take(case, m(6)), argument("a2")))
    (undercut,) = case.undercuts_of("a2")
    assert premise_numbers(case, undercut.id) == [10]


def test_positions_on_an_issue_and_loose_claims_on_paper() -> None:
    case = fox()
    do(case, fragment.paste(case, fragment.take(case, [m(5), c(8)]), ISSUE, index=1))
    assert positions(case) == [1, 10, 11, 2]
    edit = do(case, fragment.paste(case, fragment.take(case, argument("a1"))))
    assert edit.label == "Paste 2 claims"
    assert edit.focus is not None and case.claims[edit.focus.id].number == 12
    loose = sorted((c for c in case.claims.values() if not case.hangs(c.id)), key=lambda claim: claim.order)
    assert [claim.number for claim in loose] == [8, 9, 12, 13]
    assert len(case.undercuts_of("a1")) == 1


def test_issues_stay_issues() -> None:
    case = fox(Issue("last", order=9))
    edit = do(case, fragment.paste(case, fragment.take(case, ISSUE), ISSUE))
    assert edit.focus is not None and edit.focus.kind is Kind.ISSUE
    copy = case.issues[edit.focus.id]
    assert case.issues["i"].order < copy.order < case.issues["last"].order
    assert (copy.text, copy.burden) == ("Who owns the fox?", "pierson")
    assert positions(case, copy.id) == [10, 16]
    do(case, fragment.paste(case, fragment.take(case, ISSUE), c(1)))
    assert len(case.issues) == 4


def test_refusals_name_the_claim() -> None:
    case = fox()
    taken, edit = fragment.cut(case, m(7))
    case.apply(edit)
    for onto, sentence in (
        (argument("a5"), "Claim 7 is a premise of this argument already."),
        (c(7), "Claim 7 is no reason for or against itself."),
        (None, "Claim 7 is used elsewhere too, so it cannot stand alone."),
    ):
        with pytest.raises(RuleError) as refusal:
            fragment.paste(case, taken, onto)
        assert str(refusal.value) == sentence
    with pytest.raises(RuleError, match="nothing to paste"):
        fragment.paste(case, Fragment((), ()))
    with pytest.raises(RuleError, match="no longer"):
        fragment.paste(case, taken, Ref(Kind.CLAIM, "gone"))


def test_into_another_case_it_all_comes_along_with_new_numbers() -> None:
    case = fox(Excerpt("x", source="reports", quote="pursuit", locator="178"), Party("post", name="Post"))
    do(case, verbs.set_holders(case, ["c3"], ["post", "pierson"]))
    do(case, verbs.cite(case, "c3", "reports", excerpt="x"))
    there = Case(
        [
            Claim("c1", text="Mine", number=1),
            Party("p", name="Pierson"),
            Source("reports", title="Others"),
            Source("s", title="Reports", exhibit="B"),
        ]
    )
    text = fragment.to_json(fragment.take(case, m(3)))
    do(there, fragment.paste(there, fragment.from_json(text), c(1)))
    assert children(there, "c1") == [("pro", [2])]
    pasted = next(claim for claim in there.claims.values() if claim.number == 2)
    assert [there.parties[holder].name for holder in pasted.holders] == ["Post", "Pierson"]
    assert pasted.holders[1] == "p"
    (citation,) = there.citations_of(pasted.id)
    assert citation.source == "s" and citation.excerpt is not None
    assert there.excerpts[citation.excerpt].quote == "pursuit"
    assert len(there.sources) == 2, "the source of the same title is used, and brings nothing along"
    do(there, fragment.paste(there, fragment.from_json(text), c(1)))
    assert len(there.excerpts) == 1 and len(there.parties) == 2


def test_sources_bring_those_they_are_known_through_even_in_a_ring() -> None:
    case = fox()
    case = Case([replace(r, via="reports") if r.id == "archive" and isinstance(r, Source) else r for r in case])
    there = Case([Claim("c1", number=1)])
    do(there, fragment.paste(there, fragment.take(case, m(7)), c(1)))
    by_title = {source.title: source for source in there.sources.values()}
    assert by_title["Reports"].via == by_title["Archive"].id and by_title["Archive"].via == by_title["Reports"].id
    assert sorted(source.order for source in there.sources.values()) == [0, 1]


def test_a_shared_id_of_another_case_is_another_claim() -> None:
    there = Case([Claim("c7", text="Quite another", number=7), Claim("c2", number=2)])
    do(there, fragment.paste(there, fragment.take(fox(), m(3)), c(2)))
    assert children(there, "c7") == []
    assert len(there.claims) == 4


def test_a_cut_into_another_case_takes_its_next_numbers() -> None:
    taken, _ = fragment.cut(fox(), m(5))
    there = Case([Claim("c1", number=1)])
    do(there, fragment.paste(there, taken, c(1)))
    assert children(there, "c1") == [("con", [2])]


def test_a_chain_of_ten_thousand_is_copied() -> None:
    records: list[Record] = [Claim("c0", number=1)]
    for n in range(1, 10_000):
        records += [Claim(f"c{n}", number=n + 1), Argument(f"a{n}", f"c{n - 1}"), Premise(f"m{n}", f"a{n}", f"c{n}")]
    case = Case(records)
    taken = fragment.from_json(fragment.to_json(fragment.take(case, c(0))))
    edit = fragment.paste(case, taken)
    case.apply(edit)
    assert len(case.claims) == 20_000
    case.apply(edit.inverse())
    assert len(case.claims) == 10_000


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_random_parts_survive_the_clipboard_and_land_well_formed(data: st.DataObject) -> None:
    case = data.draw(cases())
    places = data.draw(_places(case)) if any(ref_of(record).kind in PLACES for record in case) else []
    if not places:
        return
    taken = fragment.take(case, places)
    assert fragment.from_json(fragment.to_json(taken)) == taken
    there = Case([Claim("here", number=1), Argument("a", "here", Polarity.CON)])
    for onto in (None, Ref(Kind.CLAIM, "here")):
        do(there, fragment.paste(there, taken, onto))
    cut, edit = fragment.cut(case, places)
    left = Case(case)
    left.apply(edit)
    try:
        back = fragment.paste(left, cut)
    except RuleError:
        return  # a claim still used elsewhere does not stand alone
    left.apply(back)
    assert problems(left) == []
    assert all(root.ref in left for root in cut.roots if root.ref.kind is Kind.CLAIM)


@st.composite
def _places(draw: st.DrawFn, case: Case) -> list[Ref]:
    return pick_some(draw, case, *PLACES)
