"""Moving places, and saying beforehand what a drop will do."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Argument, Issue, Kind, Polarity, Position, Premise, Ref
from moot.model.rules import RuleError
from moot.model.verbs import Relation
from tests.model.fox import ISSUE, argument, c, children, do, fox, m, position, positions, premise_numbers


@pytest.mark.parametrize(
    ("place", "by", "expected"),
    [
        (m(5), -1, [("con", [5]), ("pro", [3, 4])]),
        (argument("a1"), 1, [("con", [5]), ("pro", [3, 4])]),
        (argument("a1"), 9, [("con", [5]), ("pro", [3, 4])]),
        (m(4), -1, [("pro", [4, 3]), ("con", [5])]),
        (m(4), 1, [("pro", [3, 4]), ("con", [5])]),
    ],
)
def test_arguments_move_among_arguments_and_premises_in_their_band(
    place: Ref, by: int, expected: list[tuple[str, list[int]]]
) -> None:
    case = fox()
    edit = do(case, verbs.move(case, place, by))
    assert children(case, "c1") == expected
    assert edit.focus == (place if place.kind is Kind.ARGUMENT else c(int(place.id[1:])))


def test_positions_issues_and_loose_claims_move() -> None:
    case = fox(Issue("j", order=7))
    assert do(case, verbs.move(case, position("p2"), -1)).label == "Move claim 2"
    assert positions(case) == [2, 1]
    do(case, verbs.move(case, Ref(Kind.ISSUE, "j"), -1))
    assert case.issues["j"].order < case.issues["i"].order
    do(case, verbs.move(case, c(9), -1))
    assert case.claims["c9"].order < case.claims["c8"].order


def test_moving_past_the_end_changes_nothing() -> None:
    case = fox()
    edit = verbs.move(case, position("p1"), -1)
    assert not edit and edit.focus == c(1)


def test_equal_orders_of_a_foreign_file_are_told_apart_by_moving() -> None:
    case = Case([Issue("i"), Issue("j"), Issue("k")])
    do(case, verbs.move(case, Ref(Kind.ISSUE, "k"), -1))
    assert [issue.id for issue in sorted(case.issues.values(), key=lambda issue: issue.order)] == ["i", "k", "j"]


def test_a_claim_used_in_several_places_must_be_moved_by_one_of_them() -> None:
    with pytest.raises(RuleError, match="one of the places where claim 7 is used"):
        verbs.move(fox(), c(7), 1)


def test_an_argument_moves_whole_to_another_claim() -> None:
    case = fox()
    do(case, verbs.move_argument(case, "a1", c(2), 0))
    assert children(case, "c2") == [("pro", [3, 4]), ("pro", [7])]
    assert len(case.undercuts_of("a1")) == 1
    assert children(case, "c1") == [("con", [5])]


def test_an_argument_becomes_an_undercut_and_an_undercut_an_objection() -> None:
    case = fox()
    do(case, verbs.move_argument(case, "a2", argument("a5")))
    assert case.arguments["a2"].polarity is Polarity.UNDERCUT
    do(case, verbs.move_argument(case, "u1", c(2)))
    assert children(case, "c2") == [("pro", [7]), ("con", [6])]


def test_a_step_never_undercuts_itself() -> None:
    with pytest.raises(RuleError, match="cannot undercut itself"):
        verbs.move_argument(fox(), "a1", argument("a1"))
    with pytest.raises(RuleError, match="cannot undercut itself"):
        verbs.move_argument(fox(), "a1", argument("u1"))


def test_a_premise_moves_to_another_argument_and_an_empty_one_goes_with_its_undercuts() -> None:
    case = fox(Argument("u2", "a2", Polarity.UNDERCUT), Premise("m8", "u2", "c8"))
    do(case, verbs.move_premise(case, "m5", "a1", 0))
    assert premise_numbers(case, "a1") == [5, 3, 4]
    assert argument("a2") not in case and argument("u2") not in case and c(8) not in case


def test_a_premise_moves_within_its_argument() -> None:
    case = fox()
    do(case, verbs.move_premise(case, m(4), "a1", 0))
    assert premise_numbers(case, "a1") == [4, 3]


def test_a_premise_leaves_its_band_to_stand_beside_it() -> None:
    case = fox()
    edit = do(case, verbs.detach_premise(case, m(3)))
    assert edit.label == "Separate claim 3"
    assert children(case, "c1") == [("pro", [4]), ("pro", [3]), ("con", [5])]
    with pytest.raises(RuleError, match="several linked premises"):
        verbs.detach_premise(case, m(3))


def test_detaching_lets_a_place_hang_from_nothing_with_all_beneath() -> None:
    case = fox()
    edit = do(case, verbs.detach(case, m(3)))
    assert edit.focus == c(3)
    assert not case.hangs("c3") and children(case, "c3") == [("pro", [7])]
    assert case.claims["c3"].order > case.claims["c9"].order
    with pytest.raises(RuleError, match="Claim 7 is used elsewhere too"):
        verbs.detach(case, m(7))


DROPS = [
    (m(5), c(2), "becomes an objection to 2"),
    (m(7), c(2), "becomes a reason for 2"),
    (position("p2"), c(1), "becomes a reason for 1"),
    (c(8), c(4), "becomes a reason for 4"),
    (c(8), m(4), "becomes a reason for 4"),
    (m(6), c(2), "becomes an objection to 2"),
    (argument("a1"), c(2), "becomes a reason for 2"),
    (c(8), argument("a1"), "becomes a linked premise with 3 and 4 for 1"),
    (c(8), argument("a2"), "becomes a linked premise with 5 against 1"),
    (c(8), argument("u1"), "becomes a linked premise with 6 against the step from 3 and 4 to 1"),
    (m(6), argument("a2"), "becomes an undercut of the step from 5 to 1"),
    (m(3), ISSUE, "becomes a position on “Who owns the fox?”"),
    (argument("a2"), ISSUE, "becomes a position on “Who owns the fox?”"),
    (m(4), None, "stands alone"),
    (position("p2"), None, "stands alone"),
    (m(5), c(1), "stays where it is"),
    (m(4), argument("a1"), "stays where it is"),
    (position("p1"), ISSUE, "stays where it is"),
    (c(8), None, "stays where it is"),
]


@pytest.mark.parametrize(("place", "onto", "words"), DROPS)
def test_a_drop_does_what_its_preview_says(place: Ref, onto: Ref | None, words: str) -> None:
    case = fox()
    assert verbs.describe_drop(case, place, onto) == words
    edit = verbs.reparent(case, place, onto)
    if words == "stays where it is":
        assert not edit
        return
    do(case, edit)
    assert set(case.claims) == set(fox().claims)
    parts = words.split()
    if words.startswith("becomes a reason"):
        assert children(case, f"c{parts[-1]}")[-1][0] == "pro"
    elif words.startswith("becomes an objection"):
        assert children(case, f"c{parts[-1]}")[-1][0] == "con"
    elif words.startswith("becomes a linked"):
        assert onto is not None and premise_numbers(case, onto.id)[-1] == int(place.id[1:])
    elif words.startswith("becomes an undercut"):
        assert onto is not None and len(case.undercuts_of(onto.id)) == 1
    elif words.startswith("becomes a position"):
        assert len(positions(case)) == 3
    else:
        assert edit.focus is not None and not case.hangs(edit.focus.id)


def test_a_preview_says_what_would_be_lost() -> None:
    case = fox(Argument("u2", "a2", Polarity.UNDERCUT), Premise("m8", "u2", "c8"))
    words = verbs.describe_drop(case, m(5), argument("a1"))
    assert words == "becomes a linked premise with 3 and 4 for 1; this removes claim 8"


@pytest.mark.parametrize(
    ("relation", "onto", "expected"),
    [
        (Relation.CON, c(2), [("pro", [7]), ("con", [8])]),
        (Relation.PRO, c(2), [("pro", [7]), ("pro", [8])]),
        (Relation.PREMISE, argument("a5"), [("pro", [7, 8])]),
    ],
)
def test_the_relation_may_be_chosen(relation: Relation, onto: Ref, expected: list[tuple[str, list[int]]]) -> None:
    case = fox()
    do(case, verbs.reparent(case, c(8), onto, relation))
    assert children(case, "c2") == expected


def test_dropped_between_siblings_it_stays_there() -> None:
    case = fox()
    do(case, verbs.reparent(case, c(8), c(1), index=1))
    assert children(case, "c1") == [("pro", [3, 4]), ("pro", [8]), ("con", [5])]
    do(case, verbs.reparent(case, m(5), c(1), index=0))
    assert children(case, "c1") == [("con", [5]), ("pro", [3, 4]), ("pro", [8])]
    do(case, verbs.reparent(case, position("p2"), ISSUE, index=0))
    assert positions(case) == [2, 1]


def test_several_places_move_together() -> None:
    case = fox()
    edit = do(case, verbs.reparent(case, [m(3), m(4), c(9)], c(2), index=0))
    assert edit.label == "Move 3 claims"
    assert children(case, "c2") == [("pro", [3]), ("pro", [4]), ("pro", [9]), ("pro", [7])]


def test_premises_of_a_whole_argument_join_another() -> None:
    case = fox()
    do(case, verbs.reparent(case, argument("a1"), argument("a5")))
    assert premise_numbers(case, "a5") == [7, 3, 4]
    assert argument("a1") not in case and argument("u1") not in case and c(6) not in case


@pytest.mark.parametrize(
    ("place", "onto", "relation", "sentence"),
    [
        (argument("a1"), c(6), None, "Claim 3 would hang only from itself there; link it instead."),
        (position("p1"), argument("a1"), None, "Claim 1 would hang only from itself there; link it instead."),
        (position("p1"), c(1), None, "Claim 1 is no reason for or against itself."),
        (m(5), m(5), None, "Claim 5 is no reason for or against itself."),
        (m(7), argument("a5"), None, "Claim 7 is a premise of this argument already."),
        (m(7), None, None, "Claim 7 is used elsewhere too, so it cannot stand alone."),
        (argument("a1"), ISSUE, None, "Only a step with a single premise can be moved there."),
        (ISSUE, c(1), None, "An issue hangs from nothing."),
        (c(8), ISSUE, Relation.PREMISE, "Choose a reason or an objection first."),
        (c(8), argument("a1"), Relation.POSITION, "Choose an issue first."),
        (c(8), None, Relation.PRO, "Choose where it should hang."),
        (c(8), ISSUE, Relation.LOOSE, "Choose where it should hang."),
        (Ref(Kind.PARTY, "pierson"), ISSUE, None, "Choose an issue, a claim or an argument first."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    place: Ref, onto: Ref | None, relation: Relation | None, sentence: str
) -> None:
    for act in (verbs.reparent, verbs.describe_drop):
        with pytest.raises(RuleError) as refusal:
            act(fox(), place, onto, relation)
        assert str(refusal.value) == sentence


def test_a_claim_used_elsewhere_may_move_beneath_itself() -> None:
    case = fox(Position("p7", "i", "c7", order=2), Argument("a8", "c7"), Premise("m8", "a8", "c8"))
    do(case, verbs.reparent(case, m(7), c(8)))
    assert children(case, "c8") == [("pro", [7])]


def test_a_whole_circle_is_hung_from_an_issue() -> None:
    case = Case(fox(Argument("x", "c8"), Premise("m9", "x", "c9"), Argument("y", "c9"), Premise("m8", "y", "c8")))
    do(case, verbs.reparent(case, c(8), ISSUE))
    assert positions(case) == [1, 2, 8]
    assert children(case, "c8") == [("pro", [9])] and children(case, "c9") == [("pro", [8])]


def test_issues_keep_their_row_or_move_in_it() -> None:
    case = fox(Issue("j", order=1))
    assert not verbs.reparent(case, ISSUE, None)
    do(case, verbs.reparent(case, Ref(Kind.ISSUE, "j"), None, index=0))
    assert case.issues["j"].order < case.issues["i"].order
    assert verbs.describe_drop(case, Ref(Kind.ISSUE, "j"), None, index=1) == "moves among the issues"


@pytest.mark.parametrize("place", [c(9), m(7), position("p2"), argument("a4")])
def test_dropped_into_a_step_it_stands_between(place: Ref) -> None:
    case = fox()
    words = verbs.describe_drop(case, place, argument("a2"), Relation.BETWEEN)
    assert words.startswith("becomes a step between 5 and 1")
    edit = do(case, verbs.reparent(case, place, argument("a2"), Relation.BETWEEN))
    moved = edit.focus
    assert moved is not None
    assert children(case, "c1") == [("pro", [3, 4]), ("con", [case.claims[moved.id].number])]
    assert ("pro", [5]) in children(case, moved.id)
    assert not case.positions_by("c2") or place != position("p2")


def test_a_premise_of_a_band_goes_between_the_rest_and_the_conclusion() -> None:
    case = fox()
    do(case, verbs.reparent(case, m(3), argument("a1"), Relation.BETWEEN))
    assert children(case, "c1") == [("pro", [3]), ("con", [5])]
    assert children(case, "c3") == [("pro", [7]), ("pro", [4])]
    assert case.arguments["a1"].weight == 70


@pytest.mark.parametrize(("place", "onto"), [(m(5), "a2"), (position("p1"), "a2"), (m(7), "a5")])
def test_nothing_stands_between_itself(place: Ref, onto: str) -> None:
    with pytest.raises(RuleError, match="between itself"):
        verbs.reparent(fox(), place, argument(onto), Relation.BETWEEN)
