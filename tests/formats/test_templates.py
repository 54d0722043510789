"""The templates: well-formed, canonical, with gaps to fill; and what a person makes of one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from moot import places
from moot.analysis.gaps import GapKind, gaps
from moot.formats.case_text import read, write
from moot.formats.errors import FormatError
from moot.formats.schemes import read_file as read_schemes
from moot.formats.templates import read_template
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Kind, Mode, Polarity, Ref, Stance, Standard
from moot.model.rules import problems
from moot.model.schemes import gaps_in
from moot.model.templates import as_template, begin

PATHS = places.templates()
MUST_FIND = {  # template -> gaps that stand there before anybody has filled it in
    "elements-of-a-claim": {GapKind.BURDEN_WITHOUT_SUPPORT: 4, GapKind.PARTY_WITHOUT_POSITION: 1},
    "elements-of-an-offence": {GapKind.BURDEN_WITHOUT_SUPPORT: 4},
    "irac-creac": {GapKind.BURDEN_WITHOUT_SUPPORT: 1, GapKind.OPEN_QUESTION: 1},
    "moot-court": {GapKind.OPEN_QUESTION: 3, GapKind.UNANSWERED_ATTACK: 1},
    "pro-and-con": {GapKind.UNANSWERED_ATTACK: 3},
    "stasis-questions": {GapKind.POSITION_WITHOUT_SUPPORT: 8, GapKind.BURDEN_WITHOUT_SUPPORT: 4},
    "statute-application": {GapKind.BURDEN_WITHOUT_SUPPORT: 4, GapKind.UNANSWERED_ATTACK: 2},
    "toulmin": {GapKind.CLAIM_WITHOUT_SOURCE: 1, GapKind.UNANSWERED_ATTACK: 1},
    "wigmore": {GapKind.BURDEN_WITHOUT_SUPPORT: 2, GapKind.UNSTATED_WITHOUT_SUPPORT: 1, GapKind.UNANSWERED_ATTACK: 2},
}


def case_of(name: str) -> Case:
    return Case(read_template(PATHS[name]).records)


def test_every_promised_template_is_there() -> None:
    assert set(PATHS) == set(MUST_FIND)


@pytest.mark.parametrize("path", PATHS.values(), ids=lambda path: path.stem)
def test_every_template_is_well_formed_and_written_as_moot_writes_it(path: Path) -> None:
    template = read_template(path)
    case = Case(template.records)
    assert problems(case) == []
    assert template.title and template.use
    text = path.read_text(encoding="utf-8")
    assert read(text).lost == ()
    assert write(case) == re.sub(r"\A(#[^\n]*\n)+\n", "", text)
    assert sorted(claim.number for claim in case.claims.values()) == list(range(1, len(case.claims) + 1))
    assert not case.sources and not case.events
    assert all(claim.stance is Stance.OPEN for claim in case.claims.values())


@pytest.mark.parametrize("path", PATHS.values(), ids=lambda path: path.stem)
def test_every_template_reads_naturally_and_has_gaps_to_fill(path: Path) -> None:
    case = Case(read_template(path).records)
    texts = [claim.text for claim in case.claims.values()] + [issue.text for issue in case.issues.values()]
    assert all(text[-1] in ".?" and (text[0].isupper() or text[0] == "[") for text in texts)
    assert all(not re.search(r"[\[\]]", re.sub(r"\[[^\[\]]+\]", "", text)) for text in texts)
    filled = [text for text in texts if not gaps_in(text)]
    assert len(filled) <= len(texts) / 3
    assert len(set(texts)) == len(texts)
    assert all(claim.holders or claim.unstated or case.uses_of(claim.id) for claim in case.claims.values())


@pytest.mark.parametrize("name", PATHS)
def test_what_is_still_to_be_shown_is_listed(name: str) -> None:
    found = Counter(gap.kind for gap in gaps(case_of(name)))
    assert {kind: found[kind] for kind in MUST_FIND[name]} == MUST_FIND[name]
    # placeholders are no faults of reasoning
    faults = {GapKind.CIRCULAR, GapKind.REPEATED_REASON, GapKind.TWO_CLAIMS, GapKind.LONG_CHAIN}
    assert not faults & set(found)


@pytest.mark.parametrize("name", PATHS)
def test_schemes_and_their_questions_are_those_of_the_catalogue(name: str) -> None:
    known = read_schemes(places.schemes())
    case = case_of(name)
    for argument in case.arguments.values():
        if argument.scheme:
            scheme = known.by_id[argument.scheme]
            assert {premise.role for premise in case.premises_of(argument.id)} <= {"", *scheme.roles}
    for question in case.questions.values():
        if question.scheme:
            critical = known.question(question.scheme)
            assert critical is not None and critical.ask == question.text


@pytest.mark.parametrize("name", PATHS)
def test_two_cases_from_one_template_share_nothing_but_the_words(name: str) -> None:
    template = read_template(PATHS[name])
    one, other = Case(begin(template.records, "One")), Case(begin(template.records, "Other"))
    assert problems(one) == problems(other) == []
    assert (one.settings.title, other.settings.title) == ("One", "Other")
    for kind in Kind:
        if kind is not Kind.SETTINGS:
            assert not any(Ref(kind, record.id) in other for record in one)
    number_and_text = [(claim.number, claim.text) for claim in one.claims.values()]
    assert number_and_text == [(claim.number, claim.text) for claim in other.claims.values()]
    assert [gap.kind for gap in gaps(one)] == [gap.kind for gap in gaps(Case(template.records))]
    assert Case(read(write(one)).records) == one


@pytest.mark.parametrize("name", PATHS)
def test_a_template_saved_as_a_template_keeps_its_structure(name: str) -> None:
    case = case_of(name)
    again = as_template(case)
    assert problems(again) == []
    assert [*again.claims] == [*case.claims] and [*again.arguments] == [*case.arguments]
    assert not again.notes


def test_story_l1_comes_to_thirteen_boxes() -> None:
    case = Case(begin(read_template(PATHS["elements-of-a-claim"]).records))
    (issue,) = case.issues.values()
    (position,) = case.positions_of(issue.id)
    (step,) = case.arguments_for(position.claim)
    elements = [case.claims[premise.claim] for premise in case.premises_of(step.id)]
    assert len(elements) == 4 and step.mode is Mode.LINKED and step.polarity is Polarity.PRO
    (claimant,) = (party for party in case.parties.values() if party.short == "" and party.side == "claimant")
    assert {element.burden for element in elements} == {claimant.id} == {issue.burden}
    assert issue.standard is Standard.PREPONDERANCE
    for element in elements:
        for fact in ("One fact", "Another fact"):
            case.apply(verbs.add_reason(case, element.id, f"{fact} for {element.number}."))
    assert len(case.claims) == 13
    assert sorted(claim.number for claim in case.claims.values()) == list(range(1, 14))
    assert GapKind.BURDEN_WITHOUT_SUPPORT not in {gap.kind for gap in gaps(case)}
    assert problems(case) == []
    assert Case(read(write(case)).records) == case


def test_a_template_without_a_title_is_called_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("moot: 1\nissues: {I: {text: Why?}}\n", encoding="utf-8")
    template = read_template(path)
    assert (template.title, template.use, len(template.records)) == ("mine", "", 1)
    path.write_text("moot: 1\nissue: {}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"mine\.yaml, line 2"):
        read_template(path)
