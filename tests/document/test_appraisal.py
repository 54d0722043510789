"""What stands, kept in step with edits, trials and rules; nothing tried ever reaches the case before it is kept."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from moot.analysis.audiences import overlay_of, ruled
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.overlay import Overlay
from moot.analysis.whatif import settle, strike
from moot.document.appraisal import Appraisal
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Change, Edit, additions
from moot.model.records import (
    Argument,
    Audience,
    Claim,
    Kind,
    Polarity,
    Premise,
    Ref,
    Stance,
    Standard,
    View,
)
from moot.model.rules import RULED
from tests.analysis.maps import random_case, random_edit


def rebutted() -> Case:
    return Case(
        [
            Claim("thesis", number=1),
            Claim("reason", number=2, stance=Stance.ACCEPTED),
            Claim("against", number=3),
            Argument("a", "thesis"),
            Premise("p", "a", "reason"),
            Argument("b", "thesis", Polarity.CON),
            Premise("q", "b", "against"),
        ]
    )


def check(appraisal: Appraisal, trial: Overlay) -> None:
    case = appraisal.case
    heard = overlay_of(case, appraisal.audience)
    fresh = Labelling(trial.on(heard).seen_all(case), appraisal.semantics)
    assert appraisal.statuses == fresh.statuses()
    assert appraisal.idle == {id_ for id_ in case.arguments if fresh.applies(id_) is False}
    plain = Labelling(heard.seen_all(case), appraisal.semantics).statuses()
    assert dict(appraisal.turned()) == {id_: plain[id_] for id_ in plain if plain[id_] is not fresh.statuses()[id_]}


def test_a_trial_turns_statuses_with_reasons_and_leaves_no_trace() -> None:
    case = rebutted()
    appraisal = Appraisal(case)
    assert appraisal.idle == {"b"}
    appraisal.suppose(settle(appraisal.trial, ["against"], Stance.ACCEPTED))
    appraisal.suppose(strike(appraisal.trial, ["reason"], "hearsay"))
    assert [(t.claim, t.before, t.after, str(t.reason)) for t in appraisal.turns()] == [
        (
            "thesis",
            Status.IN,
            Status.OUT,
            "Falls as mapped: the objection from 3 (100) applies, and no reason for it does.",
        ),
        ("reason", Status.IN, Status.OUT, "Falls as mapped: it is struck (hearsay)."),
        ("against", Status.OUT, Status.IN, "Stands as mapped: it is accepted."),
    ]
    assert set(appraisal.supposed) == {Ref(Kind.CLAIM, "reason"), Ref(Kind.CLAIM, "against")}
    appraisal.step_back()
    assert [turn.claim for turn in appraisal.turns()] == ["thesis", "against"]
    assert appraisal.stop_trying().fields
    assert (appraisal.turns(), appraisal.supposed, case) == ([], {}, rebutted())
    check(appraisal, Overlay())


def test_what_is_kept_is_one_edit_and_then_turns_nothing_more() -> None:
    case = rebutted()
    appraisal = Appraisal(case)
    appraisal.suppose(strike(appraisal.trial, ["reason"]))
    shown = dict(appraisal.statuses)
    edit = appraisal.trial.written(case, "Keep")
    case.apply(edit)
    appraisal.follow(edit)
    assert appraisal.turns() == []
    appraisal.stop_trying()
    assert appraisal.statuses == shown
    assert case.claims["reason"].struck


def judged() -> tuple[Case, Appraisal]:
    """A judge who does not believe the reason."""
    case = rebutted()
    case.apply(additions("x", [Audience("judge", "Judge"), Audience("appeal", "Appeal", order=1)]))
    case.apply(verbs.rule(case, "judge", Ref(Kind.CLAIM, "reason"), stance=Stance.REJECTED))
    return case, Appraisal(case)


def thesis(appraisal: Appraisal) -> Status:
    return appraisal.statuses["thesis"]


def test_an_audience_is_listened_to_and_a_trial_lies_over_what_it_thinks() -> None:
    _, appraisal = judged()
    assert thesis(appraisal) is Status.IN
    appraisal.listen("judge")
    assert thesis(appraisal) is Status.OUT
    assert (appraisal.turns(), appraisal.ruled) == ([], {Ref(Kind.CLAIM, "reason")})
    appraisal.suppose(settle(appraisal.trial, ["reason"], Stance.ACCEPTED))
    assert [turn.claim for turn in appraisal.turns()] == ["thesis", "reason"]
    assert (appraisal.ruled, appraisal.supposed) == (set(), {})
    appraisal.listen("appeal")
    assert appraisal.turns() == []
    appraisal.stop_trying()
    assert thesis(appraisal) is Status.IN
    check(appraisal, Overlay())


def test_what_is_kept_while_an_audience_is_chosen_is_its_own_and_only_where_it_differs_from_the_case() -> None:
    case, appraisal = judged()
    appraisal.listen("appeal")
    appraisal.suppose(settle(appraisal.trial, ["against", "reason"], Stance.ACCEPTED))
    shown, before = dict(appraisal.statuses), rebutted()
    edit = ruled(case, "appeal", appraisal.trial, "Keep")
    case.apply(edit)
    appraisal.follow(edit)
    appraisal.stop_trying()
    assert appraisal.statuses == shown
    assert [(r.subject.id, r.stance, r.struck) for r in case.rulings_by("appeal")] == [
        ("against", Stance.ACCEPTED, None)
    ]
    assert list(case.claims.values()) == list(before.claims.values())


@pytest.mark.parametrize("trying", [False, True])
def test_where_the_audience_is_removed_the_case_itself_is_shown(trying: bool) -> None:
    case, appraisal = judged()
    appraisal.listen("judge")
    if trying:
        appraisal.suppose(strike(appraisal.trial, ["against"]))
    edit = verbs.remove_audience(case, "judge")
    case.apply(edit)
    appraisal.follow(edit)
    assert appraisal.audience is None
    assert thesis(appraisal) is Status.IN
    case.apply(edit.inverse())
    appraisal.follow(edit.inverse())
    assert appraisal.audience is None
    check(appraisal, appraisal.trial)


def random_audience(case: Case, chance: Random) -> Edit:
    if case.audiences and chance.random() < 0.3:
        return verbs.remove_audience(case, chance.choice(list(case.audiences)))
    return verbs.add_audience(case, f"Audience {chance.random()}")


def random_ruling(case: Case, chance: Random) -> Edit:
    subjects = [Ref(kind, id_) for kind in RULED for id_ in (one.id for one in case) if Ref(kind, id_) in case]
    if not case.audiences or not subjects:
        return verbs.add_audience(case, f"Audience {chance.random()}")
    subject = chance.choice(subjects)
    values = {
        "stance": chance.choice([None, *Stance]),
        "presumed_weight": chance.choice([None, 10, 70]),
        "struck": chance.choice([None, None, True, False]),
        "weight": chance.choice([None, 10, 70]),
        "standard": chance.choice([None, *Standard]),
    }
    laid = {name: values[name] for name in RULED[subject.kind] if chance.random() < 0.7}
    return verbs.rule(case, chance.choice(list(case.audiences)), subject, **laid)


@settings(max_examples=100)
@given(st.integers(0, 1 << 40), st.sampled_from(Semantics))
def test_the_appraisal_follows_edits_trials_and_rules(seed: int, semantics: Semantics) -> None:
    chance = Random(seed)
    case = random_case(seed)
    appraisal = Appraisal(case)
    appraisal.use(semantics)
    for _ in range(9):
        version = appraisal.version
        match chance.choice(["edit", "edit", "audience", "rule", "rule", "listen", "try", "back", "stop", "rebuild"]):
            case "edit":
                edit = random_edit(case, chance)
                case.apply(edit)
                appraisal.follow(edit)
            case "audience" | "rule" as what:
                edit = random_ruling(case, chance) if what == "rule" else random_audience(case, chance)
                case.apply(edit)
                appraisal.follow(edit)
                assert appraisal.audience is None or appraisal.audience in case.audiences
            case "listen":
                appraisal.listen(chance.choice([None, "gone", *case.audiences]))
            case "try" if case.claims:
                chosen = chance.sample(list(case.claims), 1)
                trial = appraisal.trial
                struck = chance.random() < 0.5
                appraisal.suppose(strike(trial, chosen) if struck else settle(trial, chosen, Stance.ACCEPTED))
            case "back":
                appraisal.step_back()
            case "stop":
                appraisal.stop_trying()
            case "rebuild":
                appraisal.rebuild()
        assert appraisal.version >= version
        check(appraisal, appraisal.trial)


def test_a_reading_is_shown_instead_of_the_labelling_until_it_is_left() -> None:
    appraisal = Appraisal(rebutted())
    before, version = dict(appraisal.statuses), appraisal.version
    appraisal.show_reading({"thesis": Status.IN, "reason": Status.IN, "against": Status.IN}, {"a"})
    appraisal.show_reading({"thesis": Status.UNDECIDED, "reason": Status.OUT, "against": Status.IN}, {"a", "b"})
    assert (appraisal.reading, appraisal.statuses["reason"], appraisal.idle) == (True, Status.OUT, {"a", "b"})
    assert appraisal.version > version
    version = appraisal.version
    appraisal.leave_reading()
    assert (appraisal.reading, appraisal.statuses, appraisal.idle) == (False, before, {"b"})
    assert appraisal.version > version
    check(appraisal, Overlay())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 40), st.sampled_from(["edit", "trial", "back", "stop", "rules", "rebuild"]))
def test_whatever_labels_anew_ends_a_reading_and_leaves_no_trace_of_it(seed: int, what: str) -> None:
    r = Random(seed)
    case = random_case(seed, claims=6, arguments=8)
    appraisal = Appraisal(case)
    claims = sorted(case.claims)
    appraisal.suppose(strike(appraisal.trial, [r.choice(claims)], ""))
    turned = appraisal.turned()
    appraisal.show_reading({id_: r.choice(list(Status)) for id_ in claims}, set(case.arguments))
    assert appraisal.turned() == turned
    if what == "edit":
        edit = random_edit(case, r)
        assume(any(change.ref.kind is not Kind.VIEW for change in edit.changes))
        case.apply(edit)
        appraisal.follow(edit)
    elif what == "trial":
        appraisal.suppose(settle(appraisal.trial, [r.choice(claims)], Stance.ACCEPTED))
    elif what == "back":
        appraisal.step_back()
    elif what == "stop":
        appraisal.stop_trying()
    elif what == "rules":
        appraisal.use(r.choice(list(Semantics)))
    else:
        appraisal.rebuild()
    assert not appraisal.reading
    check(appraisal, appraisal.trial)


def test_an_edit_of_a_view_leaves_the_reading_shown() -> None:
    case = rebutted()
    appraisal = Appraisal(case)
    appraisal.show_reading(dict.fromkeys(case.claims, Status.UNDECIDED), set())
    edit = Edit("Look", (Change(None, View("v", title="Another")),))
    case.apply(edit)
    appraisal.follow(edit)
    assert appraisal.reading and set(appraisal.statuses.values()) == {Status.UNDECIDED}
    appraisal.leave_reading()
    check(appraisal, Overlay())
