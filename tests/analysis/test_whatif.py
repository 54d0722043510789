"""What if: who and what is struck, and what an overlay of the case shows."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.labelling import Labelling
from moot.analysis.overlay import Overlay, seen_edit, shift
from moot.analysis.whatif import claims_from, claims_of, hold_to, restore, seen_claim, settle, strike, weigh
from moot.model.case import Case
from moot.model.records import Argument, Citation, Claim, Kind, Party, Premise, Record, Ref, Source, Stance, Standard
from tests.analysis.maps import random_case, random_edit


def chain() -> Case:
    records: list[Record] = [Party("w", "Witness"), Source("s"), Source("t")]
    records += [
        Claim("seen", number=1, holders=("w",), stance=Stance.ACCEPTED),
        Claim("done", number=2, holders=("w", "v")),
    ]
    records += [Claim("other", stance=Stance.ACCEPTED), Argument("a", "done"), Premise("p", "a", "seen")]
    records += [Citation("c1", "seen", "s"), Citation("c2", "other", "s"), Citation("c3", "other", "t")]
    return Case([*records, Citation("c4", "done", "s", signal="see")])


def test_a_witness_is_struck_with_what_nobody_else_holds() -> None:
    assert claims_of(chain(), "w") == ["seen"]


def test_a_source_is_struck_with_what_rests_on_it_alone() -> None:
    assert claims_from(chain(), "s") == ["seen"]


def test_what_is_tried_is_seen_and_restored_and_the_case_stays() -> None:
    case = chain()
    trial = strike(Overlay(), ["seen"], "hearsay")
    assert seen_claim(case, trial, "seen").struck_reason == "hearsay"
    assert not seen_claim(case, restore(trial, ["seen"]), "seen").struck
    accepted = settle(trial, ["seen"], Stance.REJECTED)
    assert (seen_claim(case, accepted, "seen").stance, seen_claim(case, accepted, "seen").struck) == ("rejected", False)
    assert case == chain()


def test_weights_and_standards_can_be_tried() -> None:
    case = chain()
    trial = hold_to(weigh(Overlay(), "a", 30), Ref(Kind.CLAIM, "done"), Standard.CLEAR_AND_CONVINCING)
    assert trial.seen(case.arguments["a"]) == Argument("a", "done", weight=30)
    labelling = Labelling(trial.seen_all(case))
    assert labelling.status("done") == "out"
    with pytest.raises(ValueError, match="1 to 100"):
        weigh(trial, "a", 0)


def test_overlays_lie_over_each_other_and_are_written_as_one_edit() -> None:
    case = chain()
    over = strike(Overlay(), ["seen"]).on(settle(Overlay(), ["seen", "done"], Stance.REJECTED))
    assert seen_claim(case, over, "seen").struck
    assert seen_claim(case, over, "seen").stance is Stance.REJECTED
    edit = over.written(case, "Keep")
    seen = list(over.seen_all(case))
    case.apply(edit)
    assert sorted(map(str, case)) == sorted(map(str, seen))


def _random_overlay(case: Case, chance: Random) -> Overlay:
    overlay = Overlay()
    for id_ in case.claims:
        if chance.random() < 0.2:
            overlay = settle(overlay, [id_], chance.choice([Stance.ACCEPTED, Stance.REJECTED, Stance.OPEN]))
        if chance.random() < 0.1:
            overlay = strike(overlay, [id_])
    for id_ in case.arguments:
        if chance.random() < 0.2:
            overlay = weigh(overlay, id_, chance.choice([10, 50, 100]))
    return overlay


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1 << 40))
def test_a_labelling_follows_overlays_and_edits_beneath_them(seed: int) -> None:
    chance = Random(seed)
    case = random_case(seed)
    labelling = Labelling(case)
    overlay = Overlay()
    for _ in range(4):
        after = _random_overlay(case, chance)
        labelling.update(shift(case, overlay, after))
        overlay = after
        edit = random_edit(case, chance)
        case.apply(edit)
        labelling.update(seen_edit(case, edit, overlay, overlay))
        assert labelling.statuses() == Labelling(overlay.seen_all(case)).statuses()
