"""Removing and moving against a plain reading of what hangs from what."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Id, Kind, Polarity, Ref, ref_of
from moot.model.rules import RuleError
from tests.model.strategies import PLACES, VERBS, cases, edits_by, pick_some

MOVES = sorted(name for name in VERBS if name.startswith(("move", "detach", "reparent")))


def hanging(case: Case, without: frozenset[Ref] = frozenset(), loose: frozenset[Id] | None = None) -> set[Id]:
    """The claims that hang from positions and loose claims with some records left out, by going round until done."""
    uses = [use for use in case.premises.values() if ref_of(use) not in without]
    steps = {
        step.id: step
        for step in case.arguments.values()
        if ref_of(step) not in without
        and (not case.premises_of(step.id) or any(use.argument == step.id for use in uses))
    }
    found = {use.claim for use in case.positions.values() if ref_of(use) not in without}
    found |= loose_claims(case) if loose is None else loose
    found -= {ref.id for ref in without if ref.kind is Kind.CLAIM}
    reached: set[Id] = set()
    while True:
        for step in steps.values():
            below = step.conclusion in (reached if step.polarity is Polarity.UNDERCUT else found)
            if below:
                reached.add(step.id)
        more = {use.claim for use in uses if use.argument in reached} - found
        more -= {ref.id for ref in without if ref.kind is Kind.CLAIM}
        if not more and not any(
            step.id not in reached and step.polarity is Polarity.UNDERCUT and step.conclusion in reached
            for step in steps.values()
        ):
            return found
        found |= more


def loose_claims(case: Case) -> frozenset[Id]:
    return frozenset(id_ for id_ in case.claims if not case.hangs(id_))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_removing_leaves_exactly_what_still_hangs(data: st.DataObject) -> None:
    case = data.draw(cases())
    assume(case.claims and hanging(case) == set(case.claims))
    places = data.draw(some_places(case))
    without = set(places)
    for place in places:
        if place.kind is Kind.ISSUE:
            without |= {ref_of(position) for position in case.positions_of(place.id)}
        if place.kind is Kind.CLAIM:
            without |= {ref_of(use) for use in case.uses_of(place.id)}
            without |= {ref_of(use) for use in case.positions_by(place.id)}
        if place.kind is Kind.ARGUMENT:
            without |= {ref_of(use) for use in case.premises_of(place.id)}
    expected = hanging(case, frozenset(without), loose_claims(case))
    case.apply(verbs.remove(case, places))
    assert set(case.claims) == expected


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_moving_cuts_nothing_off(data: st.DataObject) -> None:
    case = data.draw(cases())
    name = data.draw(st.sampled_from(MOVES))
    before = hanging(case)
    case.apply(data.draw(edits_by(case, name)))
    assert before & set(case.claims) <= hanging(case), name


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_preview_is_refused_where_the_drop_is(data: st.DataObject) -> None:
    case = data.draw(cases())
    assume(case.claims)
    place, onto = data.draw(some_places(case))[0], data.draw(some_places(case))[0]
    try:
        edit = verbs.reparent(case, place, onto)
    except RuleError as refusal:
        try:
            words = verbs.describe_drop(case, place, onto)
        except RuleError as other:
            assert str(other) == str(refusal)
            return
        raise AssertionError(words) from refusal
    assert (verbs.describe_drop(case, place, onto) == "stays where it is") is (not edit)


@st.composite
def some_places(draw: st.DrawFn, case: Case) -> list[Ref]:
    return pick_some(draw, case, *PLACES)
