"""What stands on a circle alone: nothing that the grounded labelling accepts, and nothing the default lets stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.labelling import Labelling, Status
from moot.analysis.readings.semantics import Dung
from moot.analysis.readings.survey import Survey
from tests.analysis.maps import attack_map, random_case, without_shares

SEEDS = st.integers(0, 1 << 40)


@settings(max_examples=400, deadline=None)
@given(SEEDS)
def test_the_grounded_reading_rests_on_no_circle(seed: int) -> None:
    assert Survey(without_shares(random_case(seed)), Dung.GROUNDED).reading(0).circular == ()


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_attacks_alone_make_no_circle_of_support(seed: int) -> None:
    _names, _attacks, case = attack_map(seed)
    survey = Survey(case, Dung.PREFERRED)
    assert all(survey.reading(n).circular == () for n in range(len(survey)))


@settings(max_examples=400, deadline=None)
@given(SEEDS)
def test_what_a_circle_carries_in_every_reading_does_not_stand_by_default(seed: int) -> None:
    case = without_shares(random_case(seed, circles_stay_open=False))
    survey, labelling = Survey(case, Dung.COMPLETE), Labelling(case)
    for n in range(len(survey)):
        reading = survey.reading(n)
        for id_ in reading.circular:
            assert labelling.status(id_) is not Status.IN or survey.status(id_) is Status.UNDECIDED
