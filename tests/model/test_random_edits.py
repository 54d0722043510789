"""Every verb, many times over, in random order: what must hold whatever was done."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moot.model.case import Case
from moot.model.records import Id
from moot.model.rules import problems
from tests.model.strategies import VERBS, edits_by

LOSING = ("remove", "cut", "reparent", "detach", "move_premise", "move_argument", "choose_scheme")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_random_verbs_keep_the_case_well_formed(data: st.DataObject) -> None:
    case = Case()
    for _ in range(data.draw(st.integers(1, 40))):
        name = data.draw(st.sampled_from(sorted(VERBS)))
        edit = data.draw(edits_by(case, name))
        before = Case(case)
        case.apply(edit)
        assert problems(case) == [], name
        assert edit.label
        assert edit.focus is None or edit.focus in case, name
        assert not edit or edit.changes
        if not name.startswith(LOSING):
            assert _claims(before) <= _claims(case), name
        after = Case(case)
        case.apply(edit.inverse())
        assert case == before, name
        case.apply(edit)
        assert case == after, name


def _claims(case: Case) -> set[Id]:
    return set(case.claims)
