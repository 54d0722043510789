"""Single questions against all readings by their definitions."""

from __future__ import annotations

from random import Random

import pytest

from moot.analysis.propositions import Label
from moot.analysis.readings.acceptance import Acceptance
from moot.analysis.readings.enumeration import Found, readings
from moot.analysis.readings.semantics import Dung, End, Limits
from tests.analysis.readings.brute import brute, random_attacks
from tests.analysis.readings.shapes import dense, framework, scale_free


@pytest.mark.parametrize("kind", Dung)
def test_questions_about_thousands_of_small_frameworks_are_answered_right(kind: Dung) -> None:
    for seed in range(1000):
        r = Random(seed)
        size, attacks = random_attacks(seed)
        known = framework(size, attacks)
        sets = sorted(tuple(sorted(s)) for s in brute(size, attacks)[kind.value])
        labellings = [known.labelled(s) for s in sets]
        some = r.choice([None, Found(tuple(sets), End.ALL), Found(tuple(sets[:1]), End.CONFLICTS)])
        with Acceptance(known, kind, Limits(), some) as acceptance:
            assert acceptance.exists() == bool(sets)
            for x in r.sample(range(size), size):
                assert acceptance.credulous(x) == any(labels[x] is Label.IN for labels in labellings), (seed, x)
                assert acceptance.sceptical(x) == all(labels[x] is Label.IN for labels in labellings), (seed, x)
                assert acceptance.rejected(x) == all(labels[x] is Label.OUT for labels in labellings), (seed, x)


@pytest.mark.parametrize("kind", Dung)
def test_what_cannot_be_found_out_within_the_budget_is_not_answered(kind: Dung) -> None:
    with Acceptance(dense(300, 8, 1), kind, Limits(conflicts=500)) as acceptance:
        answers = {acceptance.sceptical(x) for x in range(10)}
    # grounded needs no solver, complete no more than grounded to know what is not accepted in all
    assert answers == ({False} if kind is Dung.GROUNDED else {None}) or kind is Dung.COMPLETE


def test_a_large_framework_with_too_many_readings_to_list_is_still_asked_about() -> None:
    large = scale_free(300, 1)
    found = readings(large, Dung.PREFERRED, Limits(most=5))
    assert found.end is End.MOST
    with Acceptance(large, Dung.PREFERRED, Limits(), found) as acceptance:
        always = [x for x in range(len(large)) if acceptance.sceptical(x)]
        some = [x for x in range(len(large)) if acceptance.credulous(x)]
    more = readings(large, Dung.PREFERRED, Limits(most=2000))
    assert all(set(always) <= set(reading) <= set(some) for reading in more.readings)
    assert len(always) < len(some)
