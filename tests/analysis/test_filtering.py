"""Each criterion alone and together, who the other side is, and that every match kept hangs from its issue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.analysis.filtering import Filter, boxes, claims_with_gaps, kept, matching, other_sides
from moot.analysis.gaps import gaps
from moot.analysis.labelling import Labelling, Status
from moot.layout.forest import Forest, Node, forest, reading_order
from moot.layout.shapes import Box
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Issue,
    Kind,
    Party,
    Polarity,
    Position,
    Premise,
    Ref,
    Source,
    Stance,
    View,
)
from tests.analysis.maps import random_case

ACCEPTED = Stance.ACCEPTED


def dispute() -> Case:
    return Case(
        [
            Party("us", name="Us", side="plaintiff"),
            Party("friend", name="Friend", side="plaintiff", role="witness"),
            Party("them", name="Them", side="defence"),
            Party("bystander", name="Bystander", role="witness"),
            Issue("q", text="Who pays?"),
            Position("q-1", "q", "theirs"),
            Claim("theirs", text="Not them.", number=1, holders=("them",), kind="opinion"),
            Claim("late", text="Notice came late.", number=2, holders=("them",), kind="fact", tags=("notice",)),
            Claim("lost", text="The letter was lost.", number=3, holders=("them",), kind="fact", privileged=True),
            Claim("seen", text="I saw it posted.", number=4, holders=("friend",), kind="testimony", stance=ACCEPTED),
            Claim("gossip", text="People say so.", number=5, holders=("bystander",), struck=True),
            Argument("a", "theirs"),
            Premise("a-1", "a", "late"),
            Argument("b", "late"),
            Premise("b-1", "b", "lost"),
            Argument("o", "lost", Polarity.CON),
            Premise("o-1", "o", "seen"),
            Source("s", title="Letter"),
            Citation("x", claim="late", source="s"),
            Citation("y", claim="lost", source="s", signal="see"),
        ]
    )


def found(wanted: Filter, case: Case | None = None) -> str:
    case = case or dispute()
    statuses = Labelling(case).statuses()
    ids = matching(wanted, case, statuses, claims_with_gaps(case, gaps(case)))
    return " ".join(id_ for id_ in case.claims if id_ in ids)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), "theirs late lost seen gossip"),
        (Filter(holders=frozenset({"friend"})), "seen"),
        (Filter(holders=frozenset({"friend", "bystander"})), "seen gossip"),
        (Filter(kinds=frozenset({"fact"})), "late lost"),
        (Filter(statuses=frozenset({Status.IN})), "seen"),
        (Filter(tags=frozenset({"notice", "other"})), "late"),
        (Filter(privileged=True), "lost"),
        (Filter(unsourced=True), "theirs lost seen gossip"),
        (Filter(ours="us"), "theirs late"),
        (Filter(ours="us", kinds=frozenset({"fact"})), "late"),
        (Filter(ours="them"), "seen"),
        (Filter(ours="us", privileged=True), ""),
    ],
)
def test_criteria(wanted: Filter, ids: str) -> None:
    assert found(wanted) == ids
    assert bool(wanted) is (wanted != Filter())


def test_gaps_are_those_of_the_claim_and_of_the_steps_to_it() -> None:
    case = dispute()
    statuses = Labelling(case).statuses()
    gapped = claims_with_gaps(case, gaps(case))
    assert matching(Filter(gap=True), case, statuses, gapped) == gapped
    assert "lost" in gapped  # nobody has answered the objection to it


@pytest.mark.parametrize(
    ("attack", "left"),
    [
        (Argument("n", "theirs", Polarity.CON), "late"),
        (Argument("n", "a", Polarity.UNDERCUT), ""),
        (Argument("n", "b", Polarity.UNDERCUT), "theirs"),
        (Argument("n", "a", Polarity.UNDERCUT, enabled=False), "theirs late"),
        (Argument("n", "theirs", Polarity.PRO), "theirs late"),
    ],
)
def test_an_objection_or_an_undercut_of_a_step_is_a_reply(attack: Argument, left: str) -> None:
    case = dispute()
    case.apply(Edit("reply", (Change(None, attack), Change(None, Premise("n-1", "n", "seen")))))
    assert found(Filter(ours="us"), case) == left


def test_who_is_on_the_other_side() -> None:
    case = dispute()
    assert other_sides(case, "us") == {"them"}
    assert other_sides(case, "bystander") == {"us", "friend", "them"}
    assert other_sides(Case([Party("a"), Party("b"), Party("w", role="witness")]), "a") == {"b"}


def test_what_is_kept_leads_up_to_the_issue() -> None:
    case = dispute()
    assert [ref.id for ref in kept(case, ["seen"])] == ["q", "theirs", "late", "lost", "seen"]
    assert kept(case, []) == ()


def test_a_match_that_undercuts_a_step_without_premises_is_drawn_beside_it() -> None:
    case = Case(
        [
            Issue("q"),
            Claim("top", number=1),
            Position("p", "q", "top"),
            Argument("bare", "top"),
            Argument("cut", "bare", Polarity.UNDERCUT),
            Claim("why", number=2),
            Premise("cut-1", "cut", "why"),
        ]
    )
    trees = forest(case, View("v", shown=kept(case, ["why"])))
    assert "why" in {box.claim for box in _beneath(trees.issues["q"])}


@given(st.integers(0, 10_000), st.data())
def test_every_match_is_drawn_and_hangs_from_what_it_hung_from(seed: int, data: st.DataObject) -> None:
    case = random_case(seed)
    chosen = data.draw(st.sets(st.sampled_from(sorted(case.claims)), min_size=1))
    trees = forest(case, View("v", shown=kept(case, chosen)))
    assert chosen <= trees.claims.keys()
    whole = {box.claim for root in forest(case).issues.values() for box in _beneath(root)}
    drawn = {box.claim for root in trees.issues.values() for box in _beneath(root)}
    assert chosen & whole <= drawn


def _beneath(root: Node) -> list[Box]:
    return list(reading_order(Forest((root,))))


def test_the_boxes_that_speak_of_a_claim() -> None:
    case = dispute()
    assert boxes(case, ["theirs"]) == {Ref(Kind.CLAIM, "theirs"), Ref(Kind.POSITION, "q-1")}
    assert boxes(case, ["seen"]) == {Ref(Kind.CLAIM, "seen"), Ref(Kind.PREMISE, "o-1"), Ref(Kind.ARGUMENT, "o")}
