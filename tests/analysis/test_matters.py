"""Smallest flip sets and critical claims against trying every set of leaves there is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.footing import is_leaf
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.matters import Flip, critical_claims, settled, ways_to, ways_to_turn
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Issue,
    Mode,
    Polarity,
    Position,
    Premise,
    Record,
    Settings,
    Stance,
)
from tests.analysis.maps import random_case

RULES = st.sampled_from([Semantics.DEFAULT, Semantics.DEFAULT, Semantics.INTERVAL, Semantics.STRICT])


def tried_out(
    case: Case, semantics: Semantics, reached: Callable[[Labelling], bool], most: int
) -> tuple[tuple[Flip, ...], ...]:
    """All smallest sets of turned leaves that reach a goal, by trying every set on a fresh labelling."""
    base = Labelling(case, semantics)
    leaves = [id_ for id_ in case.claims if is_leaf(base.graph.claims[id_])]
    found: list[frozenset[Flip]] = []
    for size in range(most + 1):
        for chosen in combinations(leaves, size):
            for stances in product((Stance.ACCEPTED, Stance.REJECTED), repeat=size):
                flips = frozenset(map(Flip, chosen, stances))
                if any(smaller <= flips for smaller in found):
                    continue
                changed = Case(case)
                changed.apply(Edit("", tuple(settled(case.claims[f.claim], f.stance) for f in flips)))
                if reached(Labelling(changed, semantics)):
                    found.append(flips)
    return tuple(sorted((tuple(sorted(flips)) for flips in found), key=lambda flips: (len(flips), flips)))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1 << 40), RULES)
def test_smallest_sets_that_turn_a_claim_equal_trying_everything(seed: int, semantics: Semantics) -> None:
    case = random_case(seed, claims=6, arguments=9)
    labelling = Labelling(case, semantics)
    before = labelling.statuses()
    claim = next(iter(case.claims))
    for wanted in Status:
        found = ways_to(labelling, claim, wanted, most=2)
        assert found.finished
        assert found.sets == (
            tried_out(case, semantics, lambda changed, w=wanted: changed.status(claim) is w, 2)  # type: ignore[misc]
        )
    assert labelling.statuses() == before


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 40), RULES)
def test_smallest_sets_that_turn_an_issue_equal_trying_everything_up_to_three(seed: int, semantics: Semantics) -> None:
    case = random_case(seed, claims=5, arguments=7)
    labelling = Labelling(case, semantics)
    for issue in case.issues:
        winner = labelling.winner(issue)
        expected = tried_out(case, semantics, lambda other, i=issue, w=winner: other.winner(i) != w, 3)  # type: ignore[misc]
        assert ways_to_turn(labelling, issue).sets == expected
        singles = tuple(flips for flips in expected if len(flips) == 1)
        assert critical_claims(labelling, issue).sets == singles


def two_sides() -> Case:
    """An answer that rests on either of two facts, and its denial on a third with an undercut in waiting."""
    records: list[Record] = [
        Settings(bare_leaves=BareLeaves.PROVE),
        Issue("i"),
        Claim("yes"),
        Position("p", "i", "yes"),
    ]
    records += [Claim(f, stance=Stance.ACCEPTED) for f in ("one", "two")] + [Claim("three"), Claim("exception")]
    records += [Argument("a", "yes", mode=Mode.CONVERGENT), Premise("a1", "a", "one"), Premise("a2", "a", "two")]
    records += [Argument("b", "yes", Polarity.CON), Premise("b1", "b", "three")]
    records += [Argument("u", "b", Polarity.UNDERCUT), Premise("u1", "u", "exception")]
    return Case(records)


def test_each_side_is_told_what_it_would_need() -> None:
    labelling = Labelling(two_sides())
    assert labelling.winner("i") == "yes"
    one, two = Flip("one", Stance.REJECTED), Flip("two", Stance.REJECTED)
    three = Flip("three", Stance.ACCEPTED)
    assert ways_to_turn(labelling, "i").sets == ((three,), (one, two))
    assert critical_claims(labelling, "i").sets == ((three,),)
    assert ways_to(labelling, "yes", Status.IN).sets == ((),)
    assert labelling.winner("i") == "yes"


def test_a_search_that_runs_out_of_budget_says_so() -> None:
    found = ways_to_turn(Labelling(two_sides()), "i", budget=2)
    assert not found.finished
    assert found.tried == 2
