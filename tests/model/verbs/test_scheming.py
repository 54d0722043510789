"""Choosing a scheme lays out its premises and questions; a question is pressed as what the scheme says it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moot import places
from moot.formats.schemes import read_file
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Polarity, Premise, Question, Ref, Stance
from moot.model.rules import RuleError
from moot.model.schemes import Catalogue
from moot.model.terms import Move
from tests.model.fox import argument, c, do, fox, m, new_claim, premise_numbers

KNOWN = read_file(places.schemes())
EXPERT = KNOWN.by_id["expert_opinion"]
SIGN = KNOWN.by_id["sign"]


def roles(case: Case, step: Id) -> list[str]:
    return [premise.role for premise in case.premises_of(step)]


def texts(case: Case, step: Id) -> list[str]:
    return [case.claims[premise.claim].text for premise in case.premises_of(step)]


def keys(case: Case, step: Id) -> list[str]:
    return [question.scheme for question in case.questions_about(argument(step))]


def asked(case: Case, step: Id, key: str) -> Question:
    (found,) = (question for question in case.questions_about(argument(step)) if question.scheme == key)
    return found


def choose(case: Case, step: Id, scheme: str, known: Catalogue = KNOWN) -> Ref | None:
    return do(case, verbs.choose_scheme(case, step, scheme, known)).focus


def begun() -> Case:
    """The fox with an expert's opinion chosen for the one reason for 3, which rests on 7."""
    case = fox()
    choose(case, "a4", "expert_opinion")
    return case


def test_a_scheme_lays_out_what_is_missing() -> None:
    case = fox()
    edit = do(case, verbs.choose_scheme(case, m(7), "Expert opinion", KNOWN))
    assert edit.label == "Choose scheme expert opinion"
    assert case.arguments["a4"].scheme == "expert_opinion"
    assert texts(case, "a4") == ["Claim 7", EXPERT.wording("expertise"), EXPERT.wording("subject")]
    assert roles(case, "a4") == ["assertion", "expertise", "subject"]
    assert premise_numbers(case, "a4") == [7, 10, 11]
    assert edit.focus == Ref(Kind.CLAIM, case.premises_of("a4")[1].claim)
    asked_now = case.questions_about(argument("a4"))
    assert [(one.text, one.scheme) for one in asked_now] == [(one.ask, EXPERT.key(one)) for one in EXPERT.questions]
    assert not any(one.answered or one.answer for one in asked_now)


def test_existing_premises_get_roles_in_order_and_surplus_ones_none() -> None:
    case = fox(Claim("c20", text="More", number=20), Premise("m20", argument="a1", claim="c20", order=2))
    choose(case, "a1", "sign")
    assert roles(case, "a1") == ["finding", "link", ""]
    assert texts(case, "a1") == ["Claim 3", "Claim 4", "More"]
    assert keys(case, "a1")[0] == "" and keys(case, "a1")[1:] == [SIGN.key(one) for one in SIGN.questions]


def test_a_role_of_the_scheme_or_of_ones_own_is_kept() -> None:
    case = fox()
    do(case, verbs.amend(case, m(3), role="link"))
    choose(case, "a1", "sign")
    assert roles(case, "a1") == ["link", "finding"]
    do(case, verbs.amend(case, m(4), role="my reason"))
    choose(case, "a1", "analogy")
    assert roles(case, "a1") == ["source", "my reason", "likeness", "relevance"]


def test_an_empty_claim_takes_the_wording() -> None:
    case = fox()
    edit = do(case, verbs.add_reason(case, c(2)))
    assert edit.focus is not None
    focus = choose(case, case.uses_of(edit.focus.id)[0].argument, "sign")
    assert focus == edit.focus
    assert case.claims[edit.focus.id].text == SIGN.wording("finding")


def test_another_scheme_replaces_what_nobody_touched() -> None:
    case = begun()
    laid_out = [premise.claim for premise in case.premises_of("a4")][1:]
    choose(case, "a4", "sign")
    assert texts(case, "a4") == ["Claim 7", SIGN.wording("link")]
    assert roles(case, "a4") == ["finding", "link"]
    # the box that was there is used again, with its key number; the one too many is gone
    assert case.premises_of("a4")[1].claim == laid_out[0]
    assert laid_out[1] not in case.claims
    assert keys(case, "a4") == [SIGN.key(one) for one in SIGN.questions]


def test_another_scheme_keeps_what_a_person_has_written() -> None:
    case = begun()
    _, expertise, subject = (premise.claim for premise in case.premises_of("a4"))
    do(case, verbs.set_text(case, Ref(Kind.CLAIM, expertise), "Fleta knew the law of the chase."))
    do(case, verbs.answer(case, asked(case, "a4", "expert_opinion.trust").id, "None."))
    do(case, verbs.set_text(case, Ref(Kind.QUESTION, asked(case, "a4", "expert_opinion.words").id), "In Latin?"))
    do(case, verbs.ask(case, argument("a4"), "Whose translation?"))
    choose(case, "a4", "sign")
    assert expertise in case.claims and subject not in case.claims
    assert roles(case, "a4") == ["finding", "link"]
    assert texts(case, "a4")[1] == "Fleta knew the law of the chase."
    assert keys(case, "a4") == [
        "expert_opinion.words",
        "expert_opinion.trust",
        "",
        *(SIGN.key(one) for one in SIGN.questions),
    ]


@pytest.mark.parametrize("touch", ["reason", "objection", "cite", "ask", "strike", "reuse", "event", "tag"])
def test_a_claim_that_is_built_upon_is_kept(touch: str) -> None:
    case = begun()
    claim = case.premises_of("a4")[2].claim
    edits = {
        "reason": lambda: verbs.add_reason(case, claim, "So it is."),
        "objection": lambda: verbs.add_objection(case, claim, "No."),
        "cite": lambda: verbs.cite(case, claim, "reports"),
        "ask": lambda: verbs.ask(case, Ref(Kind.CLAIM, claim), "Really?"),
        "strike": lambda: verbs.strike(case, claim),
        "reuse": lambda: verbs.link_reason(case, "c2", claim),
        "event": lambda: verbs.add_event(case, "1805", "The chase.", claims=[claim]),
        "tag": lambda: verbs.tag(case, [claim], "expert"),
    }
    do(case, edits[touch]())
    choose(case, "a4", "sign")
    assert case.claims[claim].text == EXPERT.wording("subject")
    assert [premise.claim for premise in case.premises_of("a4")] == ["c7", claim]


def test_choosing_the_same_scheme_again_brings_back_what_is_missing_and_nothing_else() -> None:
    case = begun()
    before = Case(case)
    assert not verbs.choose_scheme(case, "a4", "expert_opinion", KNOWN)
    do(case, verbs.remove(case, Ref(Kind.CLAIM, case.premises_of("a4")[2].claim)))
    do(case, verbs.remove(case, Ref(Kind.QUESTION, asked(case, "a4", "expert_opinion.basis").id)))
    choose(case, "a4", "expert_opinion")
    assert texts(case, "a4") == texts(before, "a4") and keys(case, "a4") == keys(before, "a4")


def test_a_text_of_ones_own_stays_a_text() -> None:
    case = fox()
    focus = choose(case, "a1", "  my  own scheme ")
    assert case.arguments["a1"].scheme == "my own scheme"
    assert focus == argument("a1") and roles(case, "a1") == ["", ""] and keys(case, "a1") == [""]
    # and coming from one nobody knows, a scheme lays out what it needs
    choose(case, "a1", "statute_application")
    assert premise_numbers(case, "a1") == [3, 4, 10, 11]


def test_clearing_the_scheme_takes_its_things_back() -> None:
    case, before = begun(), fox()
    edit = do(case, verbs.choose_scheme(case, "a4", "", KNOWN))
    assert edit.label == "Clear scheme"
    assert case == before


def test_a_step_is_never_left_without_a_premise() -> None:
    case = fox()
    edit = do(case, verbs.add_reason(case, c(2)))
    assert edit.focus is not None
    step = case.uses_of(edit.focus.id)[0].argument
    begun_with = Case(case)
    choose(case, step, "sign")
    choose(case, step, "")
    assert case == begun_with


def test_in_another_language_what_nobody_touched_is_found_too() -> None:
    loud = KNOWN.translated(str.upper)
    case = fox()
    choose(case, "a4", "expert_opinion", loud)
    assert texts(case, "a4")[1:] == [EXPERT.wording("expertise").upper(), EXPERT.wording("subject").upper()]
    choose(case, "a4", "", loud)
    assert case == fox()


CHOICES = st.lists(st.sampled_from(["", "my own", *KNOWN.by_id]), min_size=1, max_size=6)


@given(CHOICES)
@example(["definition", "classification"])  # both have a role called meaning, at other places
def test_any_row_of_choices_ends_as_the_last_alone_and_leaves_nothing_behind(choices: list[str]) -> None:
    case, alone = fox(), fox()
    for scheme in choices:
        do(case, verbs.choose_scheme(case, "a4", scheme, KNOWN))
    do(alone, verbs.choose_scheme(alone, "a4", choices[-1], KNOWN))
    assert (texts(case, "a4"), roles(case, "a4"), keys(case, "a4")) == (
        texts(alone, "a4"),
        roles(alone, "a4"),
        keys(alone, "a4"),
    )
    do(case, verbs.choose_scheme(case, "a4", "", KNOWN))
    assert {claim.text for claim in case.claims.values()} == {claim.text for claim in fox().claims.values()}
    assert case.questions == fox().questions


def test_a_scheme_chosen_once_more_keeps_the_role_a_person_gave() -> None:
    case = begun()
    do(case, verbs.amend(case, Ref(Kind.PREMISE, case.premises_of("a4")[0].id), role="subject"))
    choose(case, "a4", "expert_opinion")
    assert roles(case, "a4") == ["subject", "assertion", "expertise"]


def press(case: Case, step: Id, key: str, move: Move | None = None) -> tuple[str, Claim]:
    """Press the question of that key; the label, and the claim it became."""
    before = Case(case)
    question = asked(case, step, key)
    edit = do(case, verbs.raise_question(case, question.id, KNOWN, move))
    claim = new_claim(before, case)
    assert edit.focus == Ref(Kind.CLAIM, claim.id)
    pressed = case.questions[question.id]
    assert (pressed.answered, pressed.answer) == (True, f"↗ {claim.number}")
    return edit.label, claim


def bearing(case: Case, claim: Claim) -> Argument:
    (use,) = case.uses_of(claim.id)
    return case.arguments[use.argument]


def test_a_question_about_a_premise_becomes_an_objection_to_it() -> None:
    case = begun()
    label, claim = press(case, "a4", "expert_opinion.expertise")
    step = bearing(case, claim)
    assert (label, step.polarity, step.conclusion) == (
        "Raise objection",
        Polarity.CON,
        case.premises_of("a4")[1].claim,
    )
    assert claim.text == "[The expert] has too little training or experience in [subject]."


def test_a_question_about_an_exception_becomes_an_undercut() -> None:
    case = begun()
    label, claim = press(case, "a4", "expert_opinion.trust")
    step = bearing(case, claim)
    assert (label, step.polarity, step.conclusion) == ("Raise undercut", Polarity.UNDERCUT, "a4")


def test_a_question_about_the_conclusion_becomes_a_rebuttal() -> None:
    case = begun()
    label, claim = press(case, "a4", "expert_opinion.others")
    step = bearing(case, claim)
    assert (label, step.polarity, step.conclusion) == ("Raise objection", Polarity.CON, "c3")


def test_an_assumption_becomes_a_premise_more_that_is_presumed() -> None:
    case = begun()
    label, claim = press(case, "a4", "expert_opinion.basis")
    assert (label, claim.stance, bearing(case, claim).id) == ("Add assumption", Stance.PRESUMED, "a4")
    assert roles(case, "a4")[-1] == "assumption"
    choose(case, "a4", "sign")
    assert roles(case, "a4") == ["finding", "link", "assumption"]


def test_who_denies_what_an_objection_leads_to_speaks_for_the_claim() -> None:
    case = fox()
    choose(case, "a2", "negative_consequences")
    label, claim = press(case, "a2", "negative_consequences.benefit")
    step = bearing(case, claim)
    assert (label, step.polarity, step.conclusion) == ("Raise reason", Polarity.PRO, "c1")


def test_who_denies_what_an_undercut_leads_to_undercuts_it() -> None:
    case = fox()
    choose(case, "u1", "expert_opinion")
    label, claim = press(case, "u1", "expert_opinion.others")
    step = bearing(case, claim)
    assert (label, step.polarity, step.conclusion) == ("Raise undercut", Polarity.UNDERCUT, "u1")


def test_the_want_of_a_premise_never_stated_is_an_undercut() -> None:
    case = begun()
    do(case, verbs.remove(case, Ref(Kind.CLAIM, case.premises_of("a4")[1].claim)))
    _, claim = press(case, "a4", "expert_opinion.expertise")
    assert bearing(case, claim).polarity is Polarity.UNDERCUT


@pytest.mark.parametrize(
    ("move", "polarity", "conclusion"),
    [
        (None, Polarity.UNDERCUT, "a4"),
        (Move.EXCEPTION, Polarity.UNDERCUT, "a4"),
        (Move.CONCLUSION, Polarity.CON, "c3"),
        (Move.PREMISE, Polarity.CON, "c7"),
    ],
)
def test_a_free_question_becomes_what_one_says(move: Move | None, polarity: Polarity, conclusion: Id) -> None:
    case = fox(Question("q4", text="Since when?", argument="a4"))
    _, claim = press(case, "a4", "", move)
    step = bearing(case, claim)
    assert (claim.text, step.polarity, step.conclusion) == ("", polarity, conclusion)


def test_which_of_several_premises_a_free_question_attacks_is_not_guessed() -> None:
    case = fox()
    _, claim = press(case, "a1", "", Move.PREMISE)
    assert bearing(case, claim).polarity is Polarity.UNDERCUT


def test_one_may_choose_another_move_than_the_scheme_has() -> None:
    case = begun()
    _, claim = press(case, "a4", "expert_opinion.trust", Move.CONCLUSION)
    assert bearing(case, claim).conclusion == "c3"


def test_a_question_about_a_claim_becomes_an_objection_to_it() -> None:
    case = fox()
    edit = do(case, verbs.raise_question(case, Ref(Kind.QUESTION, "q3"), KNOWN))
    assert edit.focus is not None
    step = bearing(case, case.claims[edit.focus.id])
    assert (step.polarity, step.conclusion) == (Polarity.CON, "c3")
    with pytest.raises(RuleError, match="only become an objection"):
        verbs.raise_question(fox(), "q3", KNOWN, Move.EXCEPTION)


def test_what_is_answered_is_opened_again_before_it_is_pressed() -> None:
    case = begun()
    press(case, "a4", "expert_opinion.trust")
    question = asked(case, "a4", "expert_opinion.trust")
    with pytest.raises(RuleError, match="answered already"):
        verbs.raise_question(case, question.id, KNOWN)
    do(case, verbs.reopen(case, question.id))
    assert verbs.raise_question(case, question.id, KNOWN)
    with pytest.raises(RuleError, match="no longer"):
        verbs.raise_question(case, "gone", KNOWN)


def test_the_move_is_told_before_it_is_made() -> None:
    case = begun()
    moves = {one.id: one.move for one in EXPERT.questions}
    for question in case.questions_about(argument("a4")):
        assert verbs.move_of(case, question.id, KNOWN) is moves[question.scheme.partition(".")[2]]
    assert verbs.move_of(case, "q1", KNOWN) is Move.EXCEPTION
    assert verbs.move_of(case, "q3", KNOWN) is Move.CONCLUSION


def test_typing_into_the_new_claim_is_the_same_step() -> None:
    case = begun()
    edit = do(case, verbs.raise_question(case, asked(case, "a4", "expert_opinion.trust").id, KNOWN))
    assert edit.focus is not None
    assert edit.merges and edit.merges == verbs.set_text(case, edit.focus, "He was paid.").merges


def test_an_answer_follows_the_key_number() -> None:
    case = begun()
    _, claim = press(case, "a4", "expert_opinion.trust")
    do(case, verbs.renumber(case, [claim.id]))
    assert asked(case, "a4", "expert_opinion.trust").answer == "↗ 1"


def test_story_s2_one_answered_one_left_open_one_turned_into_an_objection() -> None:
    case = begun()
    open_before = sum(not one.answered for one in case.questions_about(argument("a4")))
    do(case, verbs.answer(case, asked(case, "a4", "expert_opinion.words").id, "The passage is quoted in full."))
    _, claim = press(case, "a4", "expert_opinion.expertise")
    left = [one for one in case.questions_about(argument("a4")) if not one.answered]
    assert len(left) == open_before - 2 == 4
    assert bearing(case, claim).polarity is Polarity.CON


def test_what_an_audience_has_ruled_on_stays_with_its_ruling() -> None:
    case = begun()
    do(case, verbs.add_audience(case, "Judge"))
    (judge,) = case.audiences
    laid_out = Ref(Kind.CLAIM, case.premises_of("a4")[2].claim)
    do(case, verbs.rule(case, judge, laid_out, stance=Stance.REJECTED))
    choose(case, "a4", "")
    assert laid_out in case
    assert [ruling.subject for ruling in case.rulings.values()] == [laid_out]


def test_what_a_question_becomes_is_what_it_does_become() -> None:
    case = begun()
    do(case, verbs.remove(case, Ref(Kind.PREMISE, case.premises_of("a4")[1].id)))
    unstated = asked(case, "a4", "expert_opinion.expertise")
    assert verbs.move_of(case, unstated.id, KNOWN) is Move.EXCEPTION
    do(case, verbs.raise_question(case, unstated.id, KNOWN))
    (cut,) = case.undercuts_of("a4")
    choose(case, cut.id, "expert_opinion")
    others = asked(case, cut.id, "expert_opinion.others")
    assert verbs.move_of(case, others.id, KNOWN) is Move.EXCEPTION


@pytest.mark.parametrize("answer", ["Yes.", "↗ 99", "↗ 10 and more", "↗"])
def test_an_answer_in_words_is_no_claim(answer: str) -> None:
    question = Question("x", text="?", argument="a4", answered=True, answer=answer)
    assert verbs.raised_as(begun(), question) is None


def test_a_pressed_question_leads_to_its_claim_until_it_is_opened_again() -> None:
    case = begun()
    _, claim = press(case, "a4", "expert_opinion.trust")
    pressed = asked(case, "a4", "expert_opinion.trust")
    assert verbs.raised_as(case, pressed) == claim
    do(case, verbs.reopen(case, pressed.id))
    assert verbs.raised_as(case, case.questions[pressed.id]) is None
