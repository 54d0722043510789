"""The readings of cases: against the rules carried out word for word, and what is said of them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.labelling import Labelling, Semantics, Status, Why
from moot.analysis.propositions import Label
from moot.analysis.readings.semantics import Dung, End, Limits
from moot.analysis.readings.survey import Share, Survey
from moot.model.case import Case
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Issue,
    Polarity,
    Position,
    Premise,
    Record,
    Settings,
    Stance,
    Standard,
)
from tests.analysis.maps import attack_map, random_case, renamed, without_shares
from tests.analysis.naive import Naive
from tests.analysis.readings.brute import brute
from tests.analysis.readings.shapes import dense

SEEDS = st.integers(0, 1 << 40)
_WORDS = {Label.IN: "in", Label.OUT: "out", Label.UNDECIDED: "undecided"}


def attacks_of(case: Case, size: int, pairs: list[tuple[str, str]]) -> tuple[int, set[tuple[int, int]]]:
    place = {id_: n for n, id_ in enumerate(case.claims)}
    return size, {(place[x], place[y]) for x, y in pairs}


@settings(max_examples=400, deadline=None)
@given(SEEDS, st.sampled_from(Dung))
def test_readings_of_attacks_alone_equal_brute_force(seed: int, kind: Dung) -> None:
    names, pairs, case = attack_map(seed)
    sets = brute(*attacks_of(case, len(names), pairs))[kind.value]
    survey = Survey(case, kind)
    assert {frozenset(survey.accepted(n)) for n in range(len(survey))} == {frozenset(names[x] for x in s) for s in sets}
    assert survey.found.complete
    for x, name in enumerate(names):
        hit = [any((y, x) in attacks_of(case, len(names), pairs)[1] for y in s) for s in sets]
        always = bool(sets) and all(x in s for s in sets)
        never = bool(sets) and all(hit)
        assert survey.status(name).value == ("in" if always else "out" if never else "undecided")
        some = any(x in s for s in sets)
        assert survey.share(name) is (Share.EVERY if always else Share.SOME if some else Share.NONE)


def fixpoints(case: Case) -> set[tuple[str, ...]]:
    """Every way to label the claims that the rules of the interval labelling agree with, by exhaustion."""
    naive = Naive(case, circles_fall=False)
    stopped = [a.id for a in case.arguments.values() if case.undercuts_of(a.id)]
    points = [("is", id_) for id_ in case.claims] + [("undercut", id_) for id_ in stopped]
    found = set()
    for labels in product(("in", "out", "undecided"), repeat=len(points)):
        naive.label.update(dict.fromkeys((("undercut", id_) for id_ in case.arguments), "out"))
        naive.label.update(zip(points, labels, strict=True))
        if all(naive._decide(p) == label for p, label in zip(points, labels, strict=True)):
            found.add(labels[: len(case.claims)])
    return found


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_complete_readings_of_a_map_are_the_labellings_its_rules_agree_with(seed: int) -> None:
    case = without_shares(random_case(seed, claims=4, arguments=5))
    survey = Survey(case, Dung.COMPLETE)
    labels = [survey.reading(n).claims for n in range(len(survey))]
    assert survey.found.complete
    assert {tuple(_WORDS[found[id_]] for id_ in case.claims) for found in labels} == fixpoints(case)


@settings(max_examples=200, deadline=None)
@given(SEEDS, st.sampled_from(Dung))
def test_what_is_said_of_all_readings_is_true_of_each(seed: int, kind: Dung) -> None:
    case = without_shares(random_case(seed, claims=6, arguments=10))
    survey = Survey(case, kind)
    found = [survey.reading(n) for n in range(len(survey))]
    for id_ in case.claims:
        labels = {reading.claims[id_] for reading in found}
        expected = {frozenset({Label.IN}): Status.IN, frozenset({Label.OUT}): Status.OUT}
        assert survey.status(id_) is expected.get(frozenset(labels), Status.UNDECIDED)
        assert survey.reason(id_).text().endswith(".")
        assert "prove" not in survey.reason(id_).text()
        assert (survey.why(id_) in (Why.ACCEPTED, Why.SUPPORTED)) == (survey.status(id_) is Status.IN)
        assert (survey.why(id_) in (Why.STANDOFF, Why.WAITS, Why.CIRCULAR)) == (survey.status(id_) is Status.UNDECIDED)
    for id_ in case.arguments:
        labels = {reading.arguments[id_] for reading in found}
        assert survey.applies(id_) is {frozenset({Label.IN}): True, frozenset({Label.OUT}): False}.get(
            frozenset(labels)
        )
    for issue in case.issues:
        answers = [p.claim for p in case.positions_of(issue)]
        winners = {tuple({c for c in answers if reading.claims[c] is Label.IN}) for reading in found}
        (only,) = winners if len(winners) == 1 else {()}
        assert survey.winner(issue) == (only[0] if len(only) == 1 else None)


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_grounded_says_what_the_interval_labelling_says(seed: int) -> None:
    case = without_shares(random_case(seed))
    survey, labelling = Survey(case, Dung.GROUNDED), Labelling(case, Semantics.INTERVAL)
    for id_ in case.claims:
        assert survey.status(id_) is labelling.status(id_)
        assert survey.why(id_) is labelling.why(id_)
    assert all(survey.winner(id_) == labelling.winner(id_) for id_ in case.issues)


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.sampled_from([kind for kind in Dung if kind not in (Dung.STAGE, Dung.SEMI_STABLE)]))
def test_names_and_order_of_records_never_matter(seed: int, kind: Dung) -> None:
    case = without_shares(random_case(seed))
    other, new = renamed(case, seed + 1)
    here, there = Survey(case, kind), Survey(other, kind)
    assert {frozenset(new[id_] for id_ in here.accepted(n)) for n in range(len(here))} == {
        frozenset(there.accepted(n)) for n in range(len(there))
    }


def circle() -> list[Record]:
    """p and q rest on each other; r applies unless q holds; s is accepted."""
    records: list[Record] = [Claim("p"), Claim("q"), Claim("r"), Claim("s", stance=Stance.ACCEPTED)]
    records += [Argument("a", "p"), Premise("a1", "a", "q"), Argument("b", "q"), Premise("b1", "b", "p")]
    records += [Argument("c", "r"), Premise("c1", "c", "s"), Argument("d", "c", Polarity.UNDERCUT)]
    return [*records, Premise("d1", "d", "q")]


def test_what_stands_only_on_a_circle_is_named_in_each_reading() -> None:
    survey = Survey(circle(), Dung.PREFERRED)
    assert [survey.accepted(n) for n in range(len(survey))] == [["p", "q", "s"], ["r", "s"]]
    assert [survey.reading(n).circular for n in range(len(survey))] == [("p", "q"), ()]
    assert survey.why("p") is Why.CIRCULAR
    assert survey.reason("p").text() == "Open as mapped: it stands in 1 of 2 preferred readings."
    assert survey.status("s") is Status.IN


def test_a_circle_with_a_leg_to_stand_on_is_none() -> None:
    records = [*circle(), Argument("e", "p"), Premise("e1", "e", "s")]
    survey = Survey(records, Dung.STABLE)
    assert [survey.accepted(n) for n in range(len(survey))] == [["p", "q", "s"]]
    assert survey.reading(0).circular == ()


def test_a_leg_too_weak_for_the_objection_leaves_the_circle_to_itself() -> None:
    records: list[Record] = [*circle(), Argument("e", "p", weight=10), Premise("e1", "e", "s")]
    records += [Argument("f", "p", Polarity.CON, 50), Premise("f1", "f", "s")]
    survey = Survey(records, Dung.PREFERRED)
    assert {survey.reading(n).circular for n in range(len(survey))} == {("p", "q"), ()}


def test_no_stable_reading_is_said_and_nothing_is_accepted() -> None:
    records: list[Record] = [Claim("s", stance=Stance.ACCEPTED), Claim("x", stance=Stance.ASSERTED), Issue("i")]
    records += [Argument("self", "x", Polarity.CON), Premise("p", "self", "x"), Position("q", "i", "s")]
    survey = Survey(records, Dung.STABLE)
    assert survey.none
    assert (len(survey), survey.found.complete) == (0, True)
    for id_ in ("s", "x"):
        assert survey.status(id_) is Status.UNDECIDED
        assert survey.reason(id_).text() == "Open as mapped: no stable reading exists."
        assert survey.why(id_) in (Why.STANDOFF, Why.WAITS)
    assert survey.applies("self") is None
    assert survey.winner("i") is None


def test_an_issue_won_in_every_reading_has_a_winner_and_one_won_by_turns_has_none() -> None:
    records: list[Record] = [Claim("s", stance=Stance.ACCEPTED), Issue("i"), Claim("u"), Claim("v")]
    records += [Position("pu", "i", "u"), Position("pv", "i", "v")]
    for claim, other in (("u", "v"), ("v", "u")):
        records += [Argument(f"for {claim}", claim), Premise(f"x{claim}", f"for {claim}", "s")]
        records += [
            Argument(f"against {claim}", f"for {claim}", Polarity.UNDERCUT),
            Premise(f"y{claim}", f"against {claim}", other),
        ]
    assert Survey(records, Dung.STABLE).winner("i") is None
    weak = [*records, Claim("w"), Position("pw", "i", "w"), Argument("more", "u"), Premise("z", "more", "s")]
    survey = Survey([*weak, Settings(standard=Standard.PREPONDERANCE)], Dung.GROUNDED)
    assert survey.winner("i") == Labelling(weak, Semantics.INTERVAL).winner("i")


def many_stand_offs(count: int) -> list[Record]:
    records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT)]
    for n in range(count):
        records += [Claim(f"a{n}"), Claim(f"b{n}"), Claim(f"c{n}")]
        for source, target in (("a", "b"), ("b", "a"), ("a", "c"), ("b", "c")):
            id_ = f"{source}{target}{n}"
            records += [Argument(id_, f"{target}{n}", Polarity.CON), Premise(id_, id_, f"{source}{n}")]
    return records


def test_with_too_many_readings_to_list_the_statuses_are_right_all_the_same() -> None:
    survey = Survey(many_stand_offs(12), Dung.PREFERRED)
    assert (len(survey), survey.found.end) == (1000, End.MOST)
    assert all(survey.status(f"a{n}") is Status.UNDECIDED for n in range(12))
    assert all(survey.status(f"c{n}") is Status.OUT for n in range(12))
    assert survey.why("c0") is Why.DISPROVED
    assert survey.reason("a0").text() == "Open as mapped: not all preferred readings agree on it."
    assert survey.reason("c0").text() == "Falls as mapped: it falls in every preferred reading."


@pytest.mark.parametrize("kind", [Dung.PREFERRED, Dung.STABLE])
def test_a_search_that_is_not_finished_claims_nothing(kind: Dung) -> None:
    tangled = dense(300, 8, 1)
    records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT), *(Claim(name) for name in tangled.names)]
    for x, attackers in enumerate(tangled.attackers):
        for y in attackers:
            id_ = f"{y} {x}"
            records += [Argument(id_, tangled.names[x], Polarity.CON), Premise(id_, id_, tangled.names[y])]
    survey = Survey(records, kind, Limits(conflicts=1000))
    assert survey.found.end is End.CONFLICTS
    assert {survey.status(name) for name in tangled.names} == {Status.UNDECIDED}
    assert {survey.share(name) for name in tangled.names} == {Share.UNTOLD}
    assert "was not finished" in survey.reason("x0").text()
    off = Survey(records, kind, Limits(cancelled=lambda: True))
    assert off.found.end is End.CANCELLED
    assert off.status("x0") is Status.UNDECIDED


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.sampled_from(Dung))
def test_in_which_readings_a_claim_stands_is_the_same_however_few_are_listed(seed: int, kind: Dung) -> None:
    case = without_shares(random_case(seed, claims=6, arguments=8))
    whole, few = Survey(case, kind), Survey(case, kind, Limits(most=1))
    listed = [set(whole.accepted(n)) for n in range(len(whole))]
    for id_ in case.claims:
        count = sum(id_ in accepted for accepted in listed)
        expected = Share.NONE if not count else Share.EVERY if count == len(listed) else Share.SOME
        assert whole.share(id_) is few.share(id_) is expected
