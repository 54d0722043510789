"""Trials on a labelling: what they turn, and that they leave no trace."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.labelling import Labelling, Status
from moot.analysis.whatif import Trial, claims_from, claims_of, outcome, restore, settled, strike
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Argument, Citation, Claim, Party, Premise, Record, Source, Stance
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


def test_striking_a_witness_turns_what_rests_on_it_and_says_why() -> None:
    case = chain()
    labelling = Labelling(case)
    turns = outcome(labelling, strike(case, claims_of(case, "w"), "hearsay"))
    assert [(t.claim, t.before, t.after, str(t.reason)) for t in turns] == [
        ("seen", Status.IN, Status.OUT, "Falls as mapped: it is struck (hearsay)."),
        ("done", Status.IN, Status.OUT, "Falls as mapped: its only reason fails: 1 falls."),
    ]
    assert labelling.status("done") is Status.IN


def test_striking_a_source_strikes_only_what_rests_on_it_alone() -> None:
    assert claims_from(chain(), "s") == ["seen"]


def test_a_trial_of_several_edits_is_kept_as_one() -> None:
    case = chain()
    labelling = Labelling(case)
    trial = Trial(labelling)
    trial.add(strike(case, ["seen"]))
    trial.add(Edit("Accept", (settled(case.claims["done"], Stance.ACCEPTED),)))
    assert [turn.claim for turn in trial.turns()] == ["seen"]
    kept = trial.end()
    assert kept is not None
    assert trial.end() is None
    case.apply(kept)
    labelling.update(kept)
    assert labelling.statuses() == Labelling(case).statuses()
    assert restore(case, ["seen", "done"]).changes[0].after == chain().claims["seen"]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1 << 40))
def test_a_trial_shows_what_the_edit_would_do_and_leaves_no_trace(seed: int) -> None:
    case = random_case(seed)
    edit = random_edit(case, Random(seed))
    labelling = Labelling(case)
    before = labelling.statuses()
    turns = {turn.claim: turn.after for turn in outcome(labelling, edit)}
    assert labelling.statuses() == before
    case.apply(edit)
    after = Labelling(case).statuses()
    assert turns == {i: after.get(i) for i in before.keys() | after.keys() if before.get(i) is not after.get(i)}
