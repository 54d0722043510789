"""What a claim rests on, brought from outside: which records come of it, and what is known again."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Kind, Ref, Source
from moot.model.rules import RuleError, problems
from moot.model.verbs import Material
from tests.model.fox import c, do, fox, m


def cited(case: Case, claim: str) -> list[tuple[str, str, str]]:
    """What a claim rests on: title, pin cite and passage."""
    found = []
    for citation in case.citations_of(claim):
        excerpt = case.excerpts.get(citation.excerpt or "")
        found.append((case.sources[citation.source].title, citation.locator, excerpt.quote if excerpt else ""))
    return found


def test_a_passage_begins_a_source_called_by_its_first_words() -> None:
    case, words = (
        fox(),
        "Mere pursuit gives no right to the fox,\nwhich remains wild until it is taken or mortally hurt.",
    )
    edit = do(case, verbs.rest_on(case, m(3), [Material(quote=words)]))
    assert (edit.label, edit.focus) == ("Add source", c(3))
    assert cited(case, "c3") == [("Mere pursuit gives no right to the fox, which remains wild…", "", words)]
    assert not problems(case)
    case.apply(edit.inverse())
    assert not cited(case, "c3") and len(case.sources) == 2 and not case.excerpts


def test_the_same_passage_is_cited_again_and_only_once_by_one_claim() -> None:
    case = fox()
    do(case, verbs.rest_on(case, c(3), [Material(quote="Pursuit is no possession.")]))
    do(case, verbs.rest_on(case, c(1), [Material(quote="Pursuit is no possession.")]))
    assert len(case.excerpts) == 1 and len(case.sources) == 3
    assert cited(case, "c1")[-1] == cited(case, "c3")[-1]
    with pytest.raises(RuleError, match="Claim 1 rests on this source already"):
        verbs.rest_on(case, c(1), [Material(quote="Pursuit is no possession.")])


def test_two_passages_that_begin_alike_are_told_apart() -> None:
    case = fox()
    words = [f"{'The hunter who first saw the fox and followed it with his hounds'} {way}." for way in ("lost", "won")]
    do(case, verbs.rest_on(case, c(3), [Material(quote=text) for text in words]))
    first, second = (title for title, _, _ in cited(case, "c3"))
    assert second == f"{first} (2)" and len(first) <= 61


def test_several_are_one_step_and_keep_their_order() -> None:
    case = fox()
    brought = [Material("Deed"), Material("Will", "p. 3"), Material("deed"), Material(digest="d1", filename="map.png")]
    edit = do(case, verbs.rest_on(case, c(3), brought))
    assert edit.label == "Add 3 sources"
    assert cited(case, "c3") == [("Deed", "", ""), ("Will", "p. 3", ""), ("map.png", "", "")]
    orders = [case.sources[citation.source].order for citation in case.citations_of("c3")]
    assert orders == sorted(set(orders))


def test_a_known_title_names_its_source() -> None:
    case = fox()
    do(case, verbs.rest_on(case, c(3), [Material("  REPORTS ", "p. 9")]))
    (citation,) = case.citations_of("c3")
    assert (citation.source, citation.locator) == ("reports", "p. 9")


def test_a_document_is_known_by_its_digest() -> None:
    case = fox()
    do(case, verbs.rest_on(case, c(3), [Material("Deed", digest="d1", filename="Deed.pdf")]))
    do(case, verbs.rest_on(case, c(1), [Material("Copy of deed", digest="d1", filename="Copy of deed.pdf")]))
    assert cited(case, "c1")[-1][0] == "Deed"
    do(case, verbs.rest_on(case, c(1), [Material("Deed", digest="d2", filename="Deed.pdf")]))
    assert cited(case, "c1")[-1][0] == "Deed (2)"
    assert {source.digest for source in case.sources.values() if source.filename == "Deed.pdf"} == {"d1", "d2"}


def test_a_document_goes_to_the_source_of_its_name_that_has_none() -> None:
    case = fox()
    edit = do(case, verbs.rest_on(case, c(3), [Material("Reports", digest="d1", filename="reports.pdf")]))
    assert (case.sources["reports"].digest, case.sources["reports"].filename) == ("d1", "reports.pdf")
    assert len(case.sources) == 2
    case.apply(edit.inverse())
    assert case.sources["reports"] == fox().sources["reports"]


def test_an_address_keeps_what_it_is_called() -> None:
    case, address = fox(), "https://example.org/fox"
    do(case, verbs.rest_on(case, c(3), [Material("The fox case", address=address), Material(address="https://a.b/")]))
    named, bare = (case.sources[citation.source] for citation in case.citations_of("c3"))
    assert (named.title, named.reference) == ("The fox case", address)
    assert (bare.title, bare.reference) == ("https://a.b/", "")
    do(case, verbs.rest_on(case, c(1), [Material("Another name", address=address), Material(address="https://a.b/")]))
    assert [citation.source for citation in case.citations_of("c1")][-2:] == [named.id, bare.id]


def test_a_passage_belongs_to_what_has_its_address() -> None:
    case, address = fox(), "https://example.org/fox"
    do(case, verbs.rest_on(case, c(3), [Material("The fox case", address=address)]))
    do(
        case,
        verbs.rest_on(case, c(3), [Material(quote="One.", address=address), Material(quote="Two.", address=address)]),
    )
    do(case, verbs.rest_on(case, c(1), [Material(quote="Three.", address="https://a.b/")]))
    assert cited(case, "c3") == [("The fox case", "", quote) for quote in ("", "One.", "Two.")]
    assert cited(case, "c1")[-1] == ("Three.", "", "Three.")
    assert case.sources[case.citations_of("c1")[-1].source].reference == "https://a.b/"
    assert not problems(case)


def test_the_same_words_from_elsewhere_are_another_passage() -> None:
    case = fox()
    do(case, verbs.rest_on(case, c(3), [Material(quote="Yes.")]))
    do(case, verbs.rest_on(case, c(2), [Material(quote="Yes.", address="https://a.b/")]))
    (found,) = case.citations_of("c3")  # nobody knew before where it is from
    assert case.sources[found.source].reference == "https://a.b/"
    for material in (Material(quote="Yes.", address="https://c.d/"), Material("The trial", quote="Yes.")):
        do(case, verbs.rest_on(case, c(3), [material]))
    assert cited(case, "c3") == [("Yes.", "", "Yes."), ("Yes. (2)", "", "Yes."), ("The trial", "", "Yes.")]
    do(case, verbs.rest_on(case, c(1), [Material("the trial", quote="No.")]))
    assert cited(case, "c1")[-1] == ("The trial", "", "No.")


@pytest.mark.parametrize("issue", [None, "i"])
def test_a_claim_in_words_that_are_from_somewhere_is_one_step(issue: str | None) -> None:
    case, passage = fox(), Material("The fox case", quote="Pursuit is no possession.")
    edit = do(case, verbs.add_cited(case, "Pursuit is no possession.", [passage], issue))
    assert edit.focus is not None and not edit.merges
    made = edit.focus.id
    assert edit.label == ("Add claim with its source" if issue is None else "Add position with its source")
    assert case.hangs(made) is (issue is not None)
    assert cited(case, made) == [("The fox case", "", "Pursuit is no possession.")]
    case.apply(edit.inverse())
    assert list(case) == list(fox())


@pytest.mark.parametrize("nothing", [Material(), Material("  "), Material(quote=" \n")])
def test_what_has_no_words_is_no_source(nothing: Material) -> None:
    with pytest.raises(RuleError, match="needs a title"):
        verbs.rest_on(fox(), c(3), [nothing])


def test_a_source_with_a_character_that_cannot_be_saved_is_refused() -> None:
    for bad in (Material("a\0b"), Material(quote="a\ud800"), Material("a", "\0")):
        with pytest.raises(RuleError, match="cannot be saved"):
            verbs.rest_on(fox(), c(3), [bad])


def test_a_claim_that_is_gone_is_said_to_be() -> None:
    with pytest.raises(RuleError, match="no longer in the case"):
        verbs.rest_on(fox(), Ref(Kind.CLAIM, "gone"), [Material("Deed")])


def test_a_number_in_a_title_is_passed_over_where_it_is_taken() -> None:
    case = Case([*fox(), Source("x", title="Deed", digest="d0"), Source("y", title="Deed (2)")])
    do(case, verbs.rest_on(case, c(3), [Material("Deed", digest="d1", filename="Deed.pdf")]))
    assert cited(case, "c3")[-1][0] == "Deed (3)"
