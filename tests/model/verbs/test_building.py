"""Growing the map."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Argument, Id, Kind, Mode, Polarity, Ref, ref_of
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, argument, c, children, do, fox, m, new_claim, position, positions, premise_numbers


def test_a_first_issue_and_a_second_after_it() -> None:
    case = Case()
    first = do(case, verbs.add_issue(case, "One?"))
    assert first.label == "Add issue"
    do(case, verbs.add_issue(case, "Three?"))
    do(case, verbs.add_issue(case, "Two?", after=first.focus))
    do(case, verbs.add_issue(case, "Zero?", before=first.focus))
    assert [issue.text for issue in sorted(case.issues.values(), key=lambda i: i.order)] == [
        "Zero?",
        "One?",
        "Two?",
        "Three?",
    ]


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [(None, None, [1, 2, 10]), ("p1", None, [1, 10, 2]), (None, position("p1"), [10, 1, 2]), (c(1), None, [1, 10, 2])],
)
def test_a_position_goes_where_it_should(after: Id | Ref | None, before: Id | Ref | None, expected: list[int]) -> None:
    case = fox()
    edit = do(case, verbs.add_position(case, "i", "She.", after=after, before=before))
    assert edit.label == "Add position"
    assert positions(case) == expected
    assert edit.focus is not None and case.claims[edit.focus.id].text == "She."


def test_a_loose_claim_follows_the_others() -> None:
    case = fox()
    edit = do(case, verbs.add_claim(case))
    assert edit.label == "Add claim"
    assert edit.focus is not None
    assert case.claims[edit.focus.id].order == 2
    assert not case.hangs(edit.focus.id)


def test_reason_and_objection_bear_on_the_claim_in_order() -> None:
    case = fox()
    assert do(case, verbs.add_reason(case, "c1")).label == "Add reason"
    assert do(case, verbs.add_objection(case, c(1), index=0)).label == "Add objection"
    assert children(case, "c1") == [("con", [11]), ("pro", [3, 4]), ("con", [5]), ("pro", [10])]


def test_a_position_or_premise_pointed_at_stands_for_its_claim() -> None:
    case = fox()
    do(case, verbs.add_reason(case, position("p2")))
    do(case, verbs.add_reason(case, m(4)))
    assert children(case, "c2")[-1] == ("pro", [10])
    assert children(case, "c4") == [("pro", [11])]


@pytest.mark.parametrize("meant", ["a1", argument("a1"), m(4)])
def test_an_undercut_attacks_the_step(meant: Id | Ref) -> None:
    case = fox()
    assert do(case, verbs.add_undercut(case, meant)).label == "Add undercut"
    assert [premise_numbers(case, step.id) for step in case.undercuts_of("a1")] == [[6], [10]]


def test_an_undercut_of_a_claim_that_hangs_once_attacks_that_step() -> None:
    case = fox()
    do(case, verbs.add_undercut(case, c(5)))
    assert len(case.undercuts_of("a2")) == 1
    with pytest.raises(RuleError, match="reason or an objection"):
        verbs.add_undercut(case, c(7))


def test_a_linked_premise_stands_after_the_one_meant() -> None:
    case = fox()
    assert do(case, verbs.add_premise(case, "a1", after=m(3))).label == "Add linked premise"
    assert premise_numbers(case, "a1") == [3, 10, 4]
    do(case, verbs.add_premise(case, m(3)))
    assert premise_numbers(case, "a1") == [3, 10, 4, 11]


def test_typing_the_first_text_merges_with_adding() -> None:
    case = fox()
    before = Case(case)
    added = do(case, verbs.add_reason(case, "c1"))
    claim = new_claim(before, case)
    typed = do(case, verbs.set_text(case, ref_of(claim), "Because."))
    assert added.merges == typed.merges != ""
    assert added.focus == ref_of(claim)
    one_step = added.then(typed)
    case.apply(one_step.inverse())
    assert case == before


@pytest.mark.parametrize("before", [False, True])
def test_siblings_are_of_the_same_kind(before: bool) -> None:
    case = fox()
    labels = [verbs.add_sibling(case, place, before=before).label for place in (ISSUE, position("p1"), m(3), c(8))]
    assert labels == ["Add issue", "Add position", "Add reason", "Add claim"]
    assert verbs.add_sibling(case, m(5), before=before).label == "Add objection"
    assert verbs.add_sibling(case, argument("u1"), before=before).label == "Add undercut"


@pytest.mark.parametrize(
    ("place", "before", "expected"),
    [
        (m(3), False, [("pro", [3, 4]), ("pro", [10]), ("con", [5])]),
        (m(3), True, [("pro", [10]), ("pro", [3, 4]), ("con", [5])]),
        (argument("a2"), False, [("pro", [3, 4]), ("con", [5]), ("con", [10])]),
        (c(5), True, [("pro", [3, 4]), ("con", [10]), ("con", [5])]),
    ],
)
def test_a_sibling_stands_right_beside(place: Ref, before: bool, expected: list[tuple[str, list[int]]]) -> None:
    case = fox()
    do(case, verbs.add_sibling(case, place, before=before))
    assert children(case, "c1") == expected


def test_a_step_between_takes_over_what_the_old_one_did() -> None:
    case = fox()
    before = Case(case)
    edit = do(case, verbs.insert_between(case, "a2"))
    middle = new_claim(before, case)
    assert edit.label == "Insert step between"
    assert children(case, "c1") == [("pro", [3, 4]), ("con", [10])]
    assert children(case, middle.id) == [("pro", [5])]
    assert case.arguments["a2"].polarity is Polarity.PRO


def test_a_step_between_an_undercut_and_its_step() -> None:
    case = fox()
    do(case, verbs.insert_between(case, m(6)))
    (outer,) = case.undercuts_of("a1")
    (premise,) = case.premises_of(outer.id)
    assert children(case, premise.claim) == [("pro", [6])]


def test_a_step_between_leaves_weight_and_undercuts_with_the_premises() -> None:
    case = fox()
    do(case, verbs.insert_between(case, "a1"))
    assert case.arguments["a1"].weight == 70
    assert len(case.undercuts_of("a1")) == 1
    outer = case.arguments_for("c1")[0]
    assert (outer.weight, outer.mode, outer.order) == (100, Mode.LINKED, 0)


def test_numbers_go_on_from_the_highest_ever_given() -> None:
    case = fox()
    do(case, verbs.remove(case, c(9)))
    do(case, verbs.add_claim(case))
    assert max(claim.number for claim in case.claims.values()) == 10


@pytest.mark.parametrize("id_", ["nobody", Ref(Kind.CLAIM, "nobody"), Ref(Kind.PREMISE, "nobody"), ISSUE])
def test_nothing_grows_on_what_is_not_there(id_: Id | Ref) -> None:
    with pytest.raises(RuleError):
        verbs.add_reason(fox(), id_)
    with pytest.raises(RuleError):
        verbs.add_premise(fox(), id_)


def test_text_that_cannot_be_saved_is_refused() -> None:
    with pytest.raises(RuleError, match="cannot be saved"):
        verbs.add_claim(fox(), "half \ud83d")


def test_inserting_first_does_not_renumber_when_there_is_room() -> None:
    case = Case([*fox(), Argument("a6", conclusion="c8", order=5)])
    edit = verbs.add_reason(case, "c8", index=0)
    assert [change.ref for change in edit.changes if change.before is not None] == []
