"""Parties, sources, questions, events and notes."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.records import Id, Kind, Question, Ref
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, argument, c, do, fox, m

REPORTS = Ref(Kind.SOURCE, "reports")


def test_parties_hold_claims() -> None:
    case = fox()
    edit = do(case, verbs.add_party(case, "Post", short="P.", side="hunters", colour="#AABBCC"))
    assert edit.label == "Add party" and edit.focus is not None
    assert case.parties[edit.focus.id].order == 1
    held = do(case, verbs.set_holders(case, [c(1), m(3)], [edit.focus, "pierson", edit.focus.id]))
    assert held.label == "Change holders of 2 claims"
    assert case.claims["c3"].holders == (edit.focus.id, "pierson")
    do(case, verbs.set_holders(case, [c(1)], []))
    assert case.claims["c1"].holders == ()
    with pytest.raises(RuleError, match="in the case"):
        verbs.set_holders(case, [c(1)], ["nobody"])
    with pytest.raises(RuleError, match="Choose a party"):
        verbs.set_holders(case, [c(1)], [c(2)])


def test_one_more_party_holds_claims_and_one_no_longer_does() -> None:
    case = fox()
    do(case, verbs.set_holders(case, [c(1)], ["pierson"]))
    do(case, verbs.set_holders(case, [m(3)], []))
    edit = do(case, verbs.add_holder(case, [c(1), m(3)], " Amicus  curiae "))
    new = next(id_ for id_, party in case.parties.items() if party.name == "Amicus curiae")
    assert (edit.label, edit.focus) == ("Add holder", c(1))
    assert [case.claims[id_].holders for id_ in ("c1", "c3")] == [("pierson", new), (new,)]
    assert not verbs.add_holder(case, [c(1), m(3)], "AMICUS curiae")
    do(case, verbs.drop_holder(case, [c(1), m(3)], Ref(Kind.PARTY, new)))
    assert [case.claims[id_].holders for id_ in ("c1", "c3")] == [("pierson",), ()]
    with pytest.raises(RuleError, match="needs a name"):
        verbs.add_holder(case, [c(1)], "  ")
    with pytest.raises(RuleError, match="no longer in the case"):
        verbs.add_holder(case, [c(1)], Ref(Kind.PARTY, "nobody"))


def test_a_party_with_a_bad_colour_is_refused() -> None:
    with pytest.raises(RuleError, match="#1A2B3C"):
        verbs.add_party(fox(), "Post", colour="blue")


@pytest.mark.parametrize("source", ["reports", REPORTS, "Reports", "  reports "])
def test_a_claim_rests_on_a_known_source(source: Id | Ref) -> None:
    case = fox()
    edit = do(case, verbs.cite(case, m(3), source, "p. 9"))
    assert (edit.label, edit.focus) == ("Cite “Reports”", c(3))
    (citation,) = case.citations_of("c3")
    assert (citation.source, citation.locator) == ("reports", "p. 9")
    assert len(case.sources) == 2


def test_a_new_title_makes_a_source_in_the_same_step() -> None:
    case = fox()
    do(case, verbs.cite(case, "c3", "3 Cai. R. 175"))
    assert [source.title for source in case.sources.values()] == ["Reports", "Archive", "3 Cai. R. 175"]


def test_the_same_place_is_not_cited_twice_by_one_claim() -> None:
    with pytest.raises(RuleError, match="rests on this place of the source already"):
        verbs.cite(fox(), c(7), REPORTS, "p. 3")
    do(case := fox(), verbs.cite(case, c(7), REPORTS, "p. 4"))
    assert [citation.locator for citation in case.citations_of("c7")] == ["p. 3", "p. 4"]


@pytest.mark.parametrize("source", ["", "  ", Ref(Kind.SOURCE, "gone"), c(1)])
def test_what_is_no_source_is_not_cited(source: Id | Ref) -> None:
    with pytest.raises(RuleError):
        verbs.cite(fox(), c(1), source)


def test_sources_and_passages() -> None:
    case = fox()
    edit = do(case, verbs.add_source(case, "Tompkins, J.", exhibit="A"))
    assert edit.focus is not None
    passage = do(case, verbs.add_excerpt(case, edit.focus, "pursuit alone", locator="178"))
    assert passage.focus is not None
    do(case, verbs.cite(case, c(1), edit.focus, excerpt=passage.focus.id, signal="see"))
    assert case.citations_of_excerpt(passage.focus.id)[0].claim == "c1"
    with pytest.raises(RuleError):
        verbs.add_excerpt(case, "gone", "x")


def test_questions_are_asked_answered_and_opened_again() -> None:
    case = fox()
    asked = do(case, verbs.ask(case, m(4), "By whom?"))
    assert (asked.label, asked.focus) == ("Ask question", c(4))
    (question,) = case.questions_about(c(4))
    edit = do(case, verbs.answer(case, question.id, "By both."))
    assert (edit.label, edit.focus) == ("Answer question", c(4))
    assert case.questions[question.id] == Question(
        question.id, text="By whom?", claim="c4", answered=True, answer="By both."
    )
    do(case, verbs.reopen(case, Ref(Kind.QUESTION, question.id)))
    assert not case.questions[question.id].answered and case.questions[question.id].answer == "By both."
    about_step = do(case, verbs.ask(case, argument("a1"), "Ever?", scheme="rule"))
    assert about_step.focus == argument("a1")
    assert [one.text for one in case.questions_about(argument("a1"))] == ["Always?", "Ever?"]
    assert do(case, verbs.answer(case, "q1", "Yes.")).focus == argument("a1")


def test_questions_about_nothing_are_refused() -> None:
    with pytest.raises(RuleError):
        verbs.ask(fox(), ISSUE, "?")
    with pytest.raises(RuleError, match="no longer"):
        verbs.answer(fox(), "gone", "")


def test_events_and_notes() -> None:
    case = fox()
    do(case, verbs.add_event(case, "1805", "The chase.", claims=["c1"]))
    do(case, verbs.add_event(case, "1806", "The writ."))
    assert [event.order for event in case.events.values()] == [0, 1]
    edit = do(case, verbs.add_note(case, "Foxes", "A noxious beast."))
    assert edit.label == "Add note"
    with pytest.raises(RuleError, match="in the case"):
        verbs.add_event(case, claims=["nobody"])
