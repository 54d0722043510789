"""The samples: all of them well-formed and canonical, and the dispute holds every fact of the design's original."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from moot.formats.case_text import write
from moot.formats.registry import read_file
from moot.model.case import Case
from moot.model.records import Citation, Claim, Id, Kind, Polarity, Ref, Standard
from moot.model.rules import problems

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
ORIGINAL: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "sample-dispute.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def dispute() -> Case:
    return Case(read_file(SAMPLES / "export-control-dispute.yaml").records)


@pytest.fixture(scope="module")
def fox() -> Case:
    return Case(read_file(SAMPLES / "pierson-v-post.yaml").records)


def numbers_in(locator: str) -> list[int]:
    """The paragraphs a pin cite names: `¶¶ 5–7, 9` is 5, 6, 7, 9."""
    assert re.fullmatch(r"(¶ \d+|¶¶ \d+(–\d+|, \d+)+(, \d+(–\d+)?)*)", locator), locator
    found: list[int] = []
    for part in re.findall(r"\d+(?:–\d+)?", locator):
        first, _, last = part.partition("–")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def paras_of(citations: list[Citation]) -> list[int]:
    return sorted(number for citation in citations for number in numbers_in(citation.locator))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_sample_is_well_formed_whole_and_written_as_moot_writes_it(path: Path) -> None:
    imported = read_file(path)
    case = Case(imported.records)
    assert imported.lost == ()
    assert problems(case) == []
    assert case.settings.title
    text = path.read_text(encoding="utf-8")
    assert write(case) == re.sub(r"\A(#[^\n]*\n)+\n", "", text)
    assert yaml.safe_load(text)["moot"] == 1


def test_the_dispute_has_all_there_is(dispute: Case) -> None:
    counts = (dispute.issues, dispute.positions, dispute.arguments, dispute.parties, dispute.sources, dispute.questions)
    assert [len(table) for table in counts] == [3, 7, 54, 9, 7, 18]
    assert len([claim for claim in dispute.claims if claim.startswith("C")]) == 53
    assert len([claim for claim in dispute.claims if claim.startswith("P")]) == 7
    assert len(dispute.events) == 5
    assert len(dispute.views) == 4


def test_what_holds_for_the_whole_dispute_is_kept(dispute: Case) -> None:
    meta, settings = ORIGINAL["meta"], dispute.settings
    for name in ("title", "standpoint", "notice", "language"):
        assert getattr(settings, name) == meta[name]
    pages = {note.topic: note.text for note in dispute.notes.values()}
    assert pages["Paragraph numbers (¶)"] == meta["paragraph_rule"]
    assert ORIGINAL["proof_standards"]["note"] in pages["Proof standards and burdens"]
    assert "our own words" in pages["Where this map comes from"]
    assert "added by the mapper" in pages["Whose step an argument is"]


@pytest.mark.parametrize("actor", ORIGINAL["actors"], ids=lambda actor: actor["id"])
def test_every_party_is_there(dispute: Case, actor: dict[str, Any]) -> None:
    party = dispute.parties[actor["id"]]
    assert party.name == actor["label"]
    assert party.side == ("" if actor["party"] == "none" else actor["party"])
    assert party.note == actor["note"]
    assert party.order == ORIGINAL["actors"].index(actor)


@pytest.mark.parametrize("original", ORIGINAL["sources"], ids=lambda source: source["id"])
def test_every_source_is_there(dispute: Case, original: dict[str, Any]) -> None:
    source = dispute.sources[original["id"]]
    assert source.title == original["label"]
    assert (source.category, source.kind) == (original["type"], original["sub"])
    assert source.via == original.get("via")
    assert source.hearsay == original.get("hearsay", "")
    assert source.authority == original.get("weight", "")
    assert numbers_in(source.passages) == original["paras"]


@pytest.mark.parametrize("original", ORIGINAL["issues"], ids=lambda issue: issue["id"])
def test_every_issue_is_there_with_its_suggestions_as_the_mappers(dispute: Case, original: dict[str, Any]) -> None:
    issue = dispute.issues[original["id"]]
    assert (issue.text, issue.stasis) == (original["text"], original["stasis"])
    assert issue.burden_note.startswith("The mapper's suggestion: ")
    assert issue.burden_note.lower().endswith(original["burden_suggestion"].lower())
    assert original["proof_standard_suggestion"].replace("_", " ") in issue.standard_note
    assert numbers_in(issue.note.rpartition(", ")[2].rstrip(".")) == original["paras"]
    assert [position.claim for position in dispute.positions_of(issue.id)] == [
        position["id"] for position in ORIGINAL["positions"] if position["issue"] == issue.id
    ]


def _check_claim(case: Case, original: dict[str, Any], holders: list[Id]) -> Claim:
    claim = case.claims[original["id"]]
    assert (claim.text, claim.attributed, claim.kind) == (original["text"], original["attributed"], original["kind"])
    assert list(claim.holders) == holders
    assert claim.hedge == original.get("hedge", "")
    assert claim.note == original.get("note", "")
    assert claim.contested == original.get("status", "")
    assert claim.source_missing == original.get("source_gap", False)
    assert paras_of(case.citations_of(claim.id)) == original["paras"]
    return claim


@pytest.mark.parametrize("original", ORIGINAL["claims"], ids=lambda claim: claim["id"])
def test_every_claim_is_there_word_for_word(dispute: Case, original: dict[str, Any]) -> None:
    claim = _check_claim(dispute, original, [original["asserted_by"]])
    assert claim.number == int(original["id"][1:])
    assert claim.unstated == original["attributed"].startswith("Unstated premise")
    assert claim.tags == ((original["role"],) if "role" in original else ())
    citations = dispute.citations_of(claim.id)
    if original["source"] is None:
        assert {citation.signal for citation in citations} == {"see"}
    else:
        assert [(citation.source, citation.signal) for citation in citations] == [(original["source"], "")]


@pytest.mark.parametrize("original", ORIGINAL["positions"], ids=lambda position: position["id"])
def test_every_position_is_a_claim_offered_as_an_answer(dispute: Case, original: dict[str, Any]) -> None:
    claim = _check_claim(dispute, original, original["held_by"])
    assert [position.issue for position in dispute.positions_by(claim.id)] == [original["issue"]]
    paras = {source["id"]: source["paras"] for source in ORIGINAL["sources"]}
    for citation in dispute.citations_of(claim.id):
        assert set(numbers_in(citation.locator)) <= set(paras[citation.source])
        assert citation.signal == ("see" if original["kind"] == "analyst_point" else "")


def test_key_numbers_are_those_of_the_picture(dispute: Case) -> None:
    numbers = {claim.id: claim.number for claim in dispute.claims.values() if claim.id.startswith("P")}
    assert numbers == {"P11": 54, "P12": 55, "P21": 56, "P22": 57, "P23": 58, "P31": 59, "P32": 60}


@pytest.mark.parametrize("original", ORIGINAL["relations"], ids=lambda relation: relation["id"])
def test_every_relation_is_there(dispute: Case, original: dict[str, Any]) -> None:
    argument = dispute.arguments[original["id"]]
    polarity = {"supports": Polarity.PRO, "undercuts": Polarity.UNDERCUT}.get(original["type"], Polarity.CON)
    assert (argument.polarity, argument.conclusion) == (polarity, original["to"])
    assert [premise.claim for premise in dispute.premises_of(argument.id)] == original["from"]
    assert argument.scheme == original.get("scheme", "")
    assert argument.reading == original["reading"]
    assert argument.note == original.get("note", "")
    rival = dispute.undercuts_of(argument.conclusion) if polarity is Polarity.UNDERCUT else []
    siblings = rival or dispute.arguments_for(argument.conclusion)
    listed = [relation["id"] for relation in ORIGINAL["relations"] if relation["to"] == original["to"]]
    assert [sibling.id for sibling in siblings] == listed


@pytest.mark.parametrize("original", ORIGINAL["critical_questions"], ids=lambda question: question["id"])
def test_every_question_is_open_and_about_the_same(dispute: Case, original: dict[str, Any]) -> None:
    question = dispute.questions[original["id"]]
    assert (question.text, question.scheme, question.answered) == (original["text"], original["scheme"], False)
    assert (question.argument or question.claim) == original["about"]
    assert (question.argument is not None) == original["about"].startswith("R")


STANDARDS = {
    "preponderance": Standard.PREPONDERANCE,
    "best_argument": Standard.PREPONDERANCE,
    "clear_and_convincing": Standard.CLEAR_AND_CONVINCING,
}


@pytest.mark.parametrize("original", ORIGINAL["proof_standards"]["items"], ids=lambda item: item["about"])
def test_every_standard_is_the_mappers_suggestion_with_its_reason(dispute: Case, original: dict[str, Any]) -> None:
    about = dispute.issues.get(original["about"]) or dispute.claims[original["about"]]
    assert about.standard is STANDARDS.get(original["standard"])
    assert about.standard_note.startswith("The mapper's suggestion")
    assert original["standard"].replace("_", " ") in about.standard_note
    assert about.standard_note.endswith(original["reason"])
    words = {"carneades": "Carneades", "none": "outside the standards", "interim_relief": "interim relief"}
    assert words[original["vocabulary"]] in about.standard_note


def test_no_other_claim_has_a_standard(dispute: Case) -> None:
    named = {item["about"] for item in ORIGINAL["proof_standards"]["items"]}
    assert {claim.id for claim in dispute.claims.values() if claim.standard_note} == named - set(dispute.issues)
    assert {claim.id for claim in dispute.claims.values() if claim.standard is not None} == {"P12"}


def test_the_chronology_is_kept_in_order(dispute: Case) -> None:
    events = sorted(dispute.events.values(), key=lambda event: event.order)
    for event, original in zip(events, ORIGINAL["chronology"], strict=True):
        assert (event.when, event.precision, event.text) == (original["when"], original["precision"], original["event"])
        assert list(event.claims) == original["claims"]
        assert numbers_in(event.locator) == original["paras"]
        assert event.source in dispute.sources


def test_every_note_is_a_page(dispute: Case) -> None:
    for order, original in enumerate(ORIGINAL["notes"]):
        note = dispute.notes[original["id"]]
        assert (note.topic, note.text, note.order) == (original["topic"], original["text"], order)


def test_the_views_begin_with_the_one_that_fits_a_page(dispute: Case) -> None:
    views = sorted(dispute.views.values(), key=lambda view: view.order)
    for view, original in zip(views, ORIGINAL["views"], strict=True):
        assert (view.id, view.title) == (original["id"], original["label"])
        assert [ref.id for ref in view.shown] == original.get("include", [])
        assert view.root == (Ref(Kind.ISSUE, original["root"]) if "root" in original else None)


def test_the_gaps_the_original_expects_can_be_found(dispute: Case) -> None:
    gaps = ORIGINAL["gaps_expected"]
    missing = {claim.id for claim in dispute.claims.values() if claim.source_missing}
    assert missing == set(gaps["stated_as_fact_without_source"])
    assert {claim.id for claim in dispute.claims.values() if claim.unstated} == set(
        gaps["unstated_premise_without_support"]
    )
    assert [use.claim for use in dispute.positions.values() if not dispute.claims[use.claim].holders] == gaps[
        "position_without_holder"
    ]
    assert sum(not question.answered for question in dispute.questions.values()) == gaps["open_questions"]


def test_nobody_is_named_in_a_claim_of_the_dispute(dispute: Case) -> None:
    # the original's note N14: claims use roles, names stand among the parties only
    for claim in dispute.claims.values():
        for name in ("Anthropic", "Amodei", "Hegseth", "Amazon", "Claude"):
            assert name not in claim.text + claim.attributed


def test_the_fox_is_a_case_to_learn_from(fox: Case) -> None:
    assert 14 <= len(fox.claims) <= 17
    polarities = [argument.polarity for argument in fox.arguments.values()]
    assert {Polarity.PRO, Polarity.CON, Polarity.UNDERCUT} == set(polarities)
    assert any(len(fox.premises_of(argument)) == 2 for argument in fox.arguments)
    assert any(len(fox.uses_of(claim)) > 1 for claim in fox.claims)
    assert all(party.role for party in fox.parties.values())
    assert fox.sources["S1"].reference == "3 Cai. R. 175 (N.Y. Sup. Ct. 1805)"
    assert all(fox.citations_of(claim) and fox.claims[claim].holders for claim in fox.claims)
    assert next(view.title for view in fox.views.values()) == "The whole dispute"


def test_the_empty_case_is_empty() -> None:
    case = Case(read_file(SAMPLES / "empty.yaml").records)
    assert len(case) == 1
