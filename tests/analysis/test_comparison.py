"""Two audiences side by side: where they part."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.audiences import overlay_of
from moot.analysis.comparison import compare
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import (
    Audience,
    Kind,
    Ref,
    Ruling,
    Stance,
)
from tests.analysis.maps import random_case
from tests.analysis.witnessed import c, trial


def test_a_comparison_names_issues_claims_and_both_reasons() -> None:
    case = trial()
    case.apply(verbs.rule(case, "judge", Ref(Kind.ARGUMENT, "a"), weight=20))
    case.apply(verbs.rule(case, "jury", c("witness"), struck=True, note="drunk"))
    found = compare(case, None, "judge")
    assert [(one.issue, one.first, one.second) for one in found.verdicts] == [("who", "he", "she")]
    assert [(one.claim, one.first, one.second) for one in found.differences] == [
        ("he", Status.IN, Status.OUT),
        ("she", Status.OUT, Status.IN),
    ]
    assert "the reason from 3 (80) outweighs the rival answer 2 (60)" in str(found.differences[0].first_reason)
    assert "less than the rival answer 2 (60)" in str(found.differences[0].second_reason)
    heard = compare(case, "judge", "jury")
    assert [(one.issue, one.first, one.second) for one in heard.verdicts] == [("who", "she", None)]
    assert str(heard.differences[-1].second_reason) == "Falls as mapped: it is struck (drunk)."
    assert not compare(case, "judge", "judge")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1 << 40), st.sampled_from(Semantics))
def test_a_comparison_is_the_difference_of_two_labellings_of_changed_cases(seed: int, semantics: Semantics) -> None:
    chance = Random(seed)
    case = random_case(seed)
    rulings = [
        Ruling(f"{who}{id_}", who, c(id_), stance=chance.choice([None, *Stance]), struck=chance.choice([None, True]))
        for who in ("judge", "jury")
        for id_ in case.claims
        if chance.random() < 0.4
    ]
    case = Case([*case, Audience("judge"), Audience("jury"), *rulings])
    plain = []
    for who in ("judge", "jury"):
        changed = Case(case)
        changed.apply(overlay_of(case, who).written(case, "x"))
        plain.append(Labelling(changed, semantics))
    found = compare(case, "judge", "jury", semantics)
    one, other = (labelling.statuses() for labelling in plain)
    assert {d.claim: (d.first, d.second) for d in found.differences} == {
        id_: (one[id_], other[id_]) for id_ in case.claims if one[id_] is not other[id_]
    }
    assert {v.issue: (v.first, v.second) for v in found.verdicts} == {
        id_: winners
        for id_ in case.issues
        if (winners := (plain[0].winner(id_), plain[1].winner(id_)))[0] != winners[1]
    }
