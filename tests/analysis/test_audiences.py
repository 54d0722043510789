"""What an audience lays over a case, and where two of them part."""

from __future__ import annotations

from moot.analysis.audiences import audiences, overlay_of, ruled
from moot.analysis.labelling import Labelling
from moot.analysis.overlay import Overlay
from moot.analysis.whatif import hold_to, restore, settle, strike, weigh
from moot.model import verbs
from moot.model.records import (
    Kind,
    Ref,
    Stance,
    Standard,
)
from tests.analysis.witnessed import c, trial


def test_audiences_come_in_order() -> None:
    assert [audience.name for audience in audiences(trial())] == ["Jury", "Judge"]


def test_the_case_itself_and_an_audience_that_is_gone_lay_nothing_over_it() -> None:
    assert not overlay_of(trial(), None) and not overlay_of(trial(), "gone") and not overlay_of(trial(), "judge")


def test_only_what_was_ruled_is_laid_over_the_case() -> None:
    case = trial()
    case.apply(verbs.rule(case, "judge", c("witness"), struck=True, note="hearsay"))
    case.apply(verbs.rule(case, "judge", Ref(Kind.ARGUMENT, "a"), weight=10))
    case.apply(verbs.rule(case, "judge", Ref(Kind.SETTINGS, "case"), standard=Standard.SCINTILLA))
    case.apply(verbs.rule(case, "judge", c("he"), note="must think about it"))
    assert overlay_of(case, "judge").fields == {
        c("witness"): {"struck": True, "struck_reason": "hearsay"},
        Ref(Kind.ARGUMENT, "a"): {"weight": 10},
        Ref(Kind.SETTINGS, "case"): {"standard": Standard.SCINTILLA},
    }


def test_a_trial_kept_by_an_audience_is_seen_the_same_and_leaves_the_case_alone() -> None:
    case = trial()
    case.apply(verbs.rule(case, "judge", c("witness"), stance=Stance.REJECTED))
    tried = hold_to(weigh(settle(Overlay(), ["witness"], Stance.ASSERTED), "a", 30), c("he"), Standard.SCINTILLA)
    tried = restore(strike(tried, ["she"], "late"), ["he"])
    seen = Labelling(tried.on(overlay_of(case, "judge")).seen_all(case)).statuses()
    case.apply(ruled(case, "judge", tried))
    assert Labelling(overlay_of(case, "judge").seen_all(case)).statuses() == seen
    rulings = {ruling.subject.id: ruling for ruling in case.rulings_by("judge")}
    assert rulings.keys() == {"a", "he", "she"}  # of the witness it thinks as the case does, now
    assert (rulings["she"].struck, rulings["she"].note) == (True, "late")
    assert list(case.claims.values()) == list(trial().claims.values())
