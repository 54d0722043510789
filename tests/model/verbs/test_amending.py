"""Changing what a record says."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Claim, Id, Kind, Mode, Polarity, Premise, Ref, Stance, Standard
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, argument, c, do, fox, m

SETTINGS = Ref(Kind.SETTINGS, "case")


def test_fields_of_any_record_change_in_one_step() -> None:
    case = fox()
    edit = do(case, verbs.amend(case, c(1), stance=Stance.ACCEPTED, standard=Standard.PREPONDERANCE))
    assert edit.label == "Change stance and proof standard of claim 1"
    assert edit.focus == c(1)
    assert case.claims["c1"].stance is Stance.ACCEPTED


@pytest.mark.parametrize(
    ("ref", "fields", "label"),
    [
        (argument("a1"), {"weight": 30}, "Change weight of reason for 1"),
        (argument("u1"), {"weight": 30}, "Change weight of undercut of the step from 3 and 4 to 1"),
        (ISSUE, {"stasis": "fact"}, "Change stasis of issue “Who owns the fox?”"),
        (Ref(Kind.PARTY, "pierson"), {"colour": "#112233"}, "Change colour of party"),
        (SETTINGS, {"title": "Pierson v. Post"}, "Change title of the case"),
        (c(1), {"text": "a", "note": "b", "hedge": "c"}, "Change claim 1"),
    ],
)
def test_labels_say_what_changes(ref: Ref, fields: dict[str, object], label: str) -> None:
    case = fox()
    assert do(case, verbs.amend(case, ref, **fields)).label == label


def test_several_records_change_together_where_they_have_the_field() -> None:
    case = fox()
    edit = do(case, verbs.amend_many(case, [c(1), c(2), ISSUE], stance=Stance.ASSERTED))
    assert edit.label == "Change stance of 3 items"
    assert {case.claims[id_].stance for id_ in ("c1", "c2")} == {Stance.ASSERTED}
    assert len(edit.changes) == 2


@pytest.mark.parametrize(
    ("ref", "fields", "sentence"),
    [
        (argument("a1"), {"weight": 0}, "The weight must be from 1 to 100."),
        (argument("a1"), {"weight": "heavy"}, "The weight has a value of the wrong type."),
        (argument("a1"), {"weight": True}, "The weight has a value of the wrong type."),
        (c(1), {"presumed_weight": 101}, "The weight of the presumption must be from 1 to 100."),
        (c(1), {"holders": ("nobody",)}, "The holders must be something that is in the case."),
        (c(1), {"holders": ("pierson", "pierson")}, "The holders name something twice."),
        (c(1), {"contested": "maybe"}, "The mark of dispute must be disputed, undisputed or empty."),
        (c(1), {"weight": 3}, "Claim 1 has no weight."),
        (c(1), {"id": "x"}, "Claim 1 has no id."),
        (Ref(Kind.PARTY, "pierson"), {"colour": "red"}, "The colour must be written like #1A2B3C, or be left empty."),
        (SETTINGS, {"doubt_ceiling": -1}, "The ceiling for reasonable doubt must be from 0 to 100."),
        (m(4), {"claim": "c3"}, "Claim 3 is a premise of this argument already."),
        (Ref(Kind.POSITION, "p2"), {"claim": "c1"}, "Claim 1 is a position on this issue already."),
        (Ref(Kind.QUESTION, "q1"), {"claim": "c1"}, "A question is about one claim or one argument."),
        (Ref(Kind.CLAIM, "gone"), {"text": ""}, "That claim is no longer in the case."),
    ],
)
def test_what_breaks_a_rule_is_refused_in_one_sentence(ref: Ref, fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        verbs.amend(fox(), ref, **fields)
    assert str(refusal.value) == sentence


def test_an_argument_without_premises_joins_them_in_no_way() -> None:
    case = fox()
    case = Case([record for record in case if record != case.premises["m5"]])
    with pytest.raises(RuleError, match="without a premise cannot be convergent"):
        verbs.amend(case, argument("a2"), mode=Mode.CONVERGENT)


def test_what_is_so_already_is_an_edit_without_changes() -> None:
    case = fox()
    assert not verbs.set_text(case, c(1), "Claim 1")
    assert not verbs.set_polarity(case, "a1", Polarity.PRO)
    assert not verbs.amend(case, SETTINGS, title="")


def test_typing_in_one_field_merges_and_choosing_does_not() -> None:
    case = fox()
    assert verbs.amend(case, c(1), note="a").merges == verbs.amend(case, c(1), note="ab").merges != ""
    assert verbs.amend(case, c(1), note="a").merges != verbs.amend(case, c(2), note="a").merges
    assert verbs.amend(case, c(1), text="a").merges == verbs.set_text(case, c(1), "b").merges
    assert verbs.amend(case, argument("a1"), weight=3).merges == ""
    assert verbs.amend(case, c(1), note="a", text="b").merges == ""
    assert verbs.amend_many(case, [c(1), c(2)], note="a").merges == ""


def test_a_claim_that_loses_its_last_use_becomes_the_last_loose_one() -> None:
    case = fox()
    do(case, verbs.amend(case, m(4), claim="c8"))
    assert not case.hangs("c4")
    assert case.claims["c4"].order > case.claims["c9"].order


@pytest.mark.parametrize("meant", ["a1", argument("a1"), m(3)])
def test_flip_turns_support_into_objection_and_back(meant: Id | Ref) -> None:
    case = fox()
    assert do(case, verbs.flip(case, meant)).label == "Turn into objection"
    assert case.arguments["a1"].polarity is Polarity.CON
    edit = do(case, verbs.flip(case, meant))
    assert (edit.label, edit.focus) == ("Turn into reason", argument("a1"))


def test_an_undercut_is_not_flipped() -> None:
    with pytest.raises(RuleError, match="bears on a step"):
        verbs.flip(fox(), "u1")
    with pytest.raises(RuleError, match="bears on a step"):
        verbs.set_polarity(fox(), "a1", Polarity.UNDERCUT)


def test_an_argument_is_set_aside_and_used_again() -> None:
    case = fox()
    assert do(case, verbs.set_enabled(case, "a2", False)).label == "Set aside objection"
    assert not case.arguments["a2"].enabled
    assert do(case, verbs.set_enabled(case, m(5), True)).label == "Use objection"


def test_claims_are_struck_and_restored_and_the_reason_is_kept() -> None:
    case = fox()
    assert do(case, verbs.strike(case, "c1", "hearsay")).label == "Strike claim 1"
    assert (case.claims["c1"].struck, case.claims["c1"].struck_reason) == (True, "hearsay")
    assert do(case, verbs.strike(case, [c(2), m(3), "c1"])).label == "Strike 3 claims"
    assert do(case, verbs.restore(case, c(1))).label == "Restore claim 1"
    assert (case.claims["c1"].struck, case.claims["c1"].struck_reason) == (False, "hearsay")
    with pytest.raises(RuleError, match="Choose a claim"):
        verbs.strike(case, [])


def test_tags_are_given_once_and_taken() -> None:
    case = fox()
    assert do(case, verbs.tag(case, [c(1), c(2)], "  key   fact ")).label == "Tag key fact"
    assert case.claims["c2"].tags == ("key fact",)
    assert not verbs.tag(case, [c(1)], "key fact")
    assert do(case, verbs.untag(case, [c(1)], "key fact")).label == "Remove tag key fact"
    assert case.claims["c1"].tags == ()
    with pytest.raises(RuleError, match="needs a word"):
        verbs.tag(case, [c(1)], " ")


def test_renumbering_follows_the_order_and_then_the_old_numbers() -> None:
    case = fox(Claim("late", number=0))
    edit = do(case, verbs.renumber(case, ["c9", c(3), "c9"]))
    assert edit.label == "Renumber claims"
    by_number = sorted(case.claims.values(), key=lambda claim: claim.number)
    assert [claim.id for claim in by_number[:4]] == ["c9", "c3", "late", "c1"]
    assert [claim.number for claim in by_number] == list(range(1, 11))


def test_a_raw_move_of_a_premise_is_checked() -> None:
    with pytest.raises(RuleError, match="something that is in the case"):
        verbs.amend(fox(Premise("m9", "a1", "c9")), Ref(Kind.PREMISE, "m9"), argument="nowhere")
