"""Removing: what goes, what stays, what is selected next."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Event,
    Excerpt,
    Issue,
    Kind,
    Nudge,
    Party,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    View,
)
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, argument, c, children, do, fox, m, position, positions


def left(case: Case) -> list[int]:
    return sorted(claim.number for claim in case.claims.values())


@pytest.mark.parametrize(
    ("place", "label", "gone", "focus"),
    [
        (m(5), "Remove claim 5", [5], c(3)),
        (m(4), "Remove claim 4", [4], c(3)),
        (m(3), "Remove claim 3", [3], c(4)),
        (m(6), "Remove claim 6", [6], argument("a1")),
        (m(7), "Remove this use of claim 7", [], c(3)),
        (argument("a1"), "Remove reason for 1", [3, 4, 6], argument("a2")),
        (argument("a2"), "Remove objection to 1", [5], argument("a1")),
        (argument("u1"), "Remove undercut of the step from 3 and 4 to 1", [6], argument("a1")),
        (position("p1"), "Remove claim 1", [1, 3, 4, 5, 6], c(2)),
        (position("p2"), "Remove claim 2", [2], c(1)),
        (c(8), "Remove claim 8", [8], c(9)),
        (c(7), "Remove claim 7", [7], c(3)),
        (ISSUE, "Remove issue “Who owns the fox?”", [1, 2, 3, 4, 5, 6, 7], None),
    ],
)
def test_what_hangs_only_there_goes(place: Ref, label: str, gone: list[int], focus: Ref | None) -> None:
    case = fox()
    edit = do(case, verbs.remove(case, place))
    assert edit.label == label
    assert left(case) == [number for number in range(1, 10) if number not in gone]
    assert edit.focus == focus


def test_what_is_said_of_a_claim_goes_with_it_and_sources_stay() -> None:
    case = fox()
    do(case, verbs.remove(case, ISSUE))
    assert not case.citations and not case.questions and not case.arguments and not case.premises
    assert set(case.sources) == {"reports", "archive"}
    assert case.views["v"].folds == ()


def test_views_and_events_let_go_of_what_is_gone() -> None:
    nudges = (Nudge(c(5), 1, 1), Nudge(m(5), 1, 1), Nudge(c(1), 2, 2))
    view = View("w", root=c(5), shown=(c(5), c(1)), folds=(c(5),), nudges=nudges)
    case = fox(view, Event("e", claims=("c5", "c1"), source="reports"))
    do(case, verbs.remove(case, m(5)))
    assert case.views["w"] == View("w", shown=(c(1),), nudges=(Nudge(c(1), 2, 2),))
    assert case.events["e"].claims == ("c1",)


def test_several_places_go_in_one_step() -> None:
    case = fox()
    edit = do(case, verbs.remove(case, [m(3), m(4), m(7)]))
    assert edit.label == "Remove 3 claims"
    assert left(case) == [1, 2, 5, 7, 8, 9]
    assert argument("a1") not in case and argument("u1") not in case


def test_all_uses_together_take_the_claim() -> None:
    case = fox()
    do(case, verbs.remove(case, [m(7), Ref(Kind.PREMISE, "m7b")]))
    assert c(7) not in case and argument("a4") not in case and argument("a5") not in case


def test_a_premise_less_argument_stays_when_others_go() -> None:
    case = fox(Argument("bare", "c8"))
    do(case, verbs.remove(case, c(9)))
    assert argument("bare") in case
    do(case, verbs.remove(case, argument("bare")))
    assert argument("bare") not in case


def circle() -> Case:
    """8 rests on 9, 9 on 10, 10 on 8; nothing else leads there."""
    return fox(
        Claim("c10", number=10),
        *(Argument("x8", "c8"), Premise("m9", "x8", "c9")),
        *(Argument("x9", "c9"), Premise("m10", "x9", "c10")),
        *(Argument("x10", "c10"), Premise("m8", "x10", "c8")),
    )


@pytest.mark.parametrize(
    ("place", "gone"), [(m(9), [9, 10]), (m(10), [10]), (m(8), []), (c(9), [9, 10]), (c(8), [8, 9, 10])]
)
def test_a_circle_hangs_from_its_oldest_claim(place: Ref, gone: list[int]) -> None:
    case = circle()
    do(case, verbs.remove(case, place))
    assert left(case) == [number for number in range(1, 11) if number not in gone]


def test_a_circle_beneath_a_position_goes_with_it() -> None:
    case = circle()
    do(case, verbs.link_position(case, "i", "c9"))
    (added,) = (one for one in case.positions_of("i") if one.claim == "c9")
    do(case, verbs.remove(case, m(8)))
    assert left(case) == [1, 2, 3, 4, 5, 6, 7, 9, 10], "8 hung only from 10, which no longer uses it"
    do(case, verbs.remove(case, Ref(Kind.POSITION, added.id)))
    assert left(case) == [1, 2, 3, 4, 5, 6, 7]


def test_a_circle_that_leads_up_keeps_what_it_leads_to() -> None:
    case = fox()
    do(case, verbs.link_reason(case, "c7", "c1"))
    do(case, verbs.remove(case, m(3)))
    assert left(case) == [1, 2, 4, 5, 6, 7, 8, 9]
    do(case, verbs.remove(case, Ref(Kind.PREMISE, "m7b")))
    assert left(case) == [1, 2, 4, 5, 6, 8, 9], "7 rests on 1, which holds it up no longer"


def test_a_claim_between_two_removed_ones_goes_too() -> None:
    case = fox()
    do(case, verbs.remove(case, [m(3), position("p2")]))
    assert left(case) == [1, 4, 5, 6, 8, 9]


def test_parties_and_sources_take_their_names_with_them() -> None:
    case = fox(
        Claim("held", number=10, holders=("pierson",), burden="pierson"),
        Excerpt("x", source="reports"),
        Citation("other", claim="c8", source="archive", excerpt="x"),
        Event("e", source="reports"),
    )
    assert do(case, verbs.remove(case, Ref(Kind.PARTY, "pierson"))).label == "Remove party"
    assert (case.claims["held"].holders, case.claims["held"].burden, case.issues["i"].burden) == ((), None, None)
    do(case, verbs.remove(case, Ref(Kind.SOURCE, "reports")))
    assert "cite" not in case.citations and not case.excerpts
    assert case.citations["other"].excerpt is None and case.events["e"].source is None
    case = fox()
    do(case, verbs.remove(case, Ref(Kind.SOURCE, "archive")))
    assert case.sources["reports"].via is None


def test_several_records_are_counted_by_what_they_are() -> None:
    case = fox(Party("post"))
    parties = [Ref(Kind.PARTY, "pierson"), Ref(Kind.PARTY, "post")]
    assert verbs.remove(case, parties).label == "Remove 2 parties"
    assert verbs.remove(case, [argument("a1"), argument("a2")]).label == "Remove 2 arguments"
    assert verbs.remove(case, [*parties, m(5)]).label == "Remove 3 items"


def test_nothing_and_the_settings_cannot_be_removed() -> None:
    for refs, sentence in (
        ([], "nothing to remove"),
        ([Ref(Kind.CLAIM, "gone")], "no longer in the case"),
        ([Ref(Kind.SETTINGS, "case")], "no longer in the case"),
    ):
        with pytest.raises(RuleError, match=sentence):
            verbs.remove(fox(), refs)
    case = fox()
    do(case, verbs.amend(case, Ref(Kind.SETTINGS, "case"), title="t"))
    with pytest.raises(RuleError, match="settings"):
        verbs.remove(case, Ref(Kind.SETTINGS, "case"))


def test_links_that_lead_nowhere_are_no_obstacle() -> None:
    case = fox(Premise("stray", "nowhere", "c8"), Premise("void", "a1", "nothing"), Position("lost", "j", "c9"))
    case.apply(verbs.remove(case, [m(3), Ref(Kind.PREMISE, "void"), Ref(Kind.PREMISE, "stray")]))
    assert left(case) == [1, 2, 4, 5, 6, 7, 9]
    assert children(case, "c1") == [("pro", [4]), ("con", [5])]


@pytest.mark.parametrize("polarity", [Polarity.PRO, Polarity.UNDERCUT])
def test_a_chain_of_ten_thousand_goes_and_comes_back(polarity: Polarity) -> None:
    length = 10_000
    records: list[Record] = [Issue("i"), Position("p", "i", "c0"), Claim("c0", number=1)]
    for n in range(1, length):
        undercuts = polarity is Polarity.UNDERCUT and n > 1
        onto = f"a{n - 1}" if undercuts else f"c{n - 1}"
        step = Argument(f"a{n}", onto, polarity if undercuts else Polarity.PRO)
        records += [Claim(f"c{n}", number=n + 1), step, Premise(f"m{n}", f"a{n}", f"c{n}")]
    case = Case(records)
    before = Case(case)
    edit = verbs.remove(case, m(1))
    case.apply(edit)
    assert list(case.claims) == ["c0"] and positions(case) == [1]
    case.apply(edit.inverse())
    assert case == before
