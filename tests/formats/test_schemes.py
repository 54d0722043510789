"""The catalogue of schemes: well-formed as shipped, and refused in a sentence where it is not as it must be."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from moot import places
from moot.analysis.patterns import crowded
from moot.formats.errors import FormatError
from moot.formats.schemes import read, read_file
from moot.model.case import Case
from moot.model.records import Claim
from moot.model.schemes import Catalogue, Field, Scheme, gaps_in
from moot.model.terms import Move

LEGAL = {
    *("statute_application", "precedent", "distinguishing", "witness_testimony", "document_authenticity"),
    *("purposive_reading", "a_contrario", "lex_specialis", "lex_posterior", "lex_superior"),
}
ONE = """
schemes:
  sign:
    name: Sign
    field: evidence
    about: From a trace.
    premises:
      finding: "[The sign] is here."
    conclusion: It is so.
    questions:
      there: {kind: premise, premise: finding, ask: Is it?, say: It is not.}
      other: {kind: exception, ask: Another?, say: Another.}
"""


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return read_file(places.schemes())


def wordings(scheme: Scheme) -> list[str]:
    """What may stand on the map: premises, questions, and what questions become."""
    questions = [text for one in scheme.questions for text in (one.ask, one.say)]
    return [*(premise.text for premise in scheme.premises), *questions]


def test_there_are_as_many_as_promised(known: Catalogue) -> None:
    legal = known.of(Field.LAW)
    assert len(known) - len(legal) >= 24
    assert {scheme.id for scheme in legal} >= LEGAL
    assert "expert_opinion" in known.by_id
    assert all(known.of(field) for field in Field)
    assert {one.move for scheme in known for one in scheme.questions} == set(Move)


def test_ids_and_names_are_unique_and_agree(known: Catalogue) -> None:
    # a catalogue keeps one scheme of an id: read the file's own count
    text = places.schemes().read_text(encoding="utf-8")
    assert len(re.findall(r"^  \w+:$", text, re.MULTILINE)) == len(known)
    assert len({scheme.name.casefold() for scheme in known}) == len(known)
    for scheme in known:
        # the pill on the map shows the id in plain words
        assert scheme.id.replace("_", " ").capitalize() == scheme.name


def test_every_scheme_is_whole(known: Catalogue) -> None:
    for scheme in known:
        assert len(scheme.questions) >= 2, scheme.id
        assert len(set(scheme.roles)) == len(scheme.premises) >= 2, scheme.id
        assert len({one.id for one in scheme.questions}) == len(scheme.questions), scheme.id
        assert {one.premise for one in scheme.questions if one.move is Move.PREMISE} <= set(scheme.roles), scheme.id
        assert all(one.ask.endswith("?") for one in scheme.questions), scheme.id
        said = [scheme.about, scheme.conclusion, *(one.say for one in scheme.questions)]
        assert all(text.endswith(".") for text in said), scheme.id
        assert any(gaps_in(premise.text) for premise in scheme.premises), scheme.id
        # a person finds every wording short enough to take in at a glance
        assert all(len(text) <= 120 for text in [scheme.about, scheme.conclusion, *wordings(scheme)]), scheme.id


def test_no_wording_stands_twice(known: Catalogue) -> None:
    counts = Counter(
        text.casefold() for scheme in known for text in [scheme.about, scheme.conclusion, *wordings(scheme)]
    )
    assert [text for text, count in counts.items() if count > 1] == []


def test_brackets_are_closed_and_no_wording_says_two_things(known: Catalogue) -> None:
    texts = [text for scheme in known for text in wordings(scheme)]
    for text in texts:
        assert not re.search(r"[\[\]]", re.sub(r"\[[^\[\]]+\]", "", text)), text
    case = Case(Claim(str(number), text=text, number=number) for number, text in enumerate(texts, start=1))
    assert [case.claims[id_].text for id_ in crowded(case)] == []


@pytest.mark.parametrize("text", ["expert_opinion", "Expert opinion", " expert  OPINION ", "Expert_Opinion"])
def test_a_scheme_is_found_however_it_is_written(known: Catalogue, text: str) -> None:
    assert known.find(text) is known.by_id["expert_opinion"]


@pytest.mark.parametrize("text", ["", "expert", "but_for", "a scheme of my own"])
def test_other_texts_are_no_scheme(known: Catalogue, text: str) -> None:
    assert known.find(text) is None


def test_a_question_is_found_by_its_key(known: Catalogue) -> None:
    scheme = known.by_id["expert_opinion"]
    trust = next(one for one in scheme.questions if one.id == "trust")
    assert scheme.key(trust) == "expert_opinion.trust"
    assert known.question("expert_opinion.trust") is trust
    for key in ("", "expert_opinion", "expert_opinion.", "expert_opinion.gone", "gone.trust", "definition"):
        assert known.question(key) is None


def test_another_language_changes_words_and_nothing_else(known: Catalogue) -> None:
    loud = known.translated(str.upper)
    assert [scheme.id for scheme in loud] == [scheme.id for scheme in known]
    for scheme, other in zip(known, loud, strict=True):
        assert other.roles == scheme.roles
        assert [one.upper() for one in wordings(scheme)] == wordings(other)
        assert (other.name, other.about, other.conclusion) == (
            scheme.name.upper(),
            scheme.about.upper(),
            scheme.conclusion.upper(),
        )
        assert [(one.id, one.move, one.premise) for one in other.questions] == [
            (one.id, one.move, one.premise) for one in scheme.questions
        ]


def test_gaps_are_what_stands_in_brackets() -> None:
    assert gaps_in("[The expert] says that [claim].") == ["[The expert]", "[claim]"]
    assert gaps_in("Nothing to fill in: []") == []


def test_a_small_catalogue_is_read() -> None:
    (scheme,) = read(ONE)
    assert (scheme.id, scheme.field, scheme.roles) == ("sign", Field.EVIDENCE, ("finding",))
    assert scheme.wording("finding") == "[The sign] is here." and scheme.wording("gone") == ""
    assert [(one.id, one.move, one.premise) for one in scheme.questions] == [
        ("there", Move.PREMISE, "finding"),
        ("other", Move.EXCEPTION, ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence", "line"),
    [
        ("schemes:", "scheme:", "a catalogue of schemes has no “schemes”", 2),
        ("name: Sign", "title: Sign", "the scheme “sign” has no “name”", 4),
        ("name: Sign", "name: Sign\n    more: x", "“more” is not a key that the scheme “sign” can have", 5),
        ("name: Sign", "name: ' '", "the name of the scheme “sign” is empty", 4),
        ("evidence", "magic", "the field of the scheme “sign” is “magic”; it must be one of people, evidence", 5),
        ("  sign:", "  The sign:", "the id “The sign” must be made of small letters", 3),
        ("  sign:", "  sign.two:", "the id “sign.two” must be made of small letters", 3),
        ('\n      finding: "[The sign] is here."', " {}", "the scheme “sign” has no premise", 7),
        ("kind: exception", "kind: doubt", "the kind of the question “other” of the scheme “sign” is “doubt”", 12),
        ("kind: exception", "kind: premise", "must name a premise if it is of the kind premise, and only then", 12),
        ("premise: finding, ", "", "must name a premise if it is of the kind premise, and only then", 11),
        ("premise: finding", "premise: trace", "is about “trace”, which is no premise there", 11),
        (", say: Another.", "", "the question “other” of the scheme “sign” has no “say”", 12),
        ("ask: Is it?", "ask: [Is it?]", "ask of the question “there” of the scheme “sign” must be a text", 11),
        ("other:", "there:", "“there” stands here a second time", 12),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, sentence: str, line: int) -> None:
    assert old in ONE
    with pytest.raises(FormatError) as caught:
        read(ONE.replace(old, new, 1))
    assert sentence in caught.value.sentence
    assert caught.value.line == line


@pytest.mark.parametrize("text", ["", "# nothing", "schemes: {a: [}"])
def test_no_catalogue_at_all_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        read(text)
