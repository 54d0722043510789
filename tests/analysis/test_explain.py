"""Explanations: they end, they rest on earlier facts only, and they say what the labels say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.explain import Explainer, as_text
from moot.analysis.labelling import Labelling, Semantics, Status, Why
from moot.analysis.sentences import Listing, listed, say
from moot.model.case import Case
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Record,
    Settings,
    Stance,
    Standard,
)
from tests.analysis.maps import random_case

OPENING = {Status.IN: "Stands", Status.OUT: "Falls", Status.UNDECIDED: "Open"}


def small(*records: Record) -> Case:
    return Case([Settings(bare_leaves=BareLeaves.PROVE), Claim("f", number=9, stance=Stance.ACCEPTED), *records])


def pro(id_: str, conclusion: str, *premises: str, weight: int = 100) -> list[Record]:
    return [Argument(id_, conclusion, weight=weight), *_premises(id_, premises)]


def con(id_: str, conclusion: str, *premises: str, weight: int = 100) -> list[Record]:
    return [Argument(id_, conclusion, Polarity.CON, weight), *_premises(id_, premises)]


def undercut(id_: str, target: str, *premises: str) -> list[Record]:
    return [Argument(id_, target, Polarity.UNDERCUT), *_premises(id_, premises)]


def _premises(argument: str, claims: tuple[str, ...]) -> list[Record]:
    return [Premise(f"{argument}{n}", argument, claim, order=n) for n, claim in enumerate(claims)]


def reason(case: Case, claim: str, semantics: Semantics = Semantics.DEFAULT) -> str:
    return Explainer(Labelling(case, semantics)).reasons.claim(claim).text()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 1 << 40), st.sampled_from(Semantics))
def test_every_explanation_of_a_tangled_map_ends_and_says_what_the_label_says(seed: int, semantics: Semantics) -> None:
    case = random_case(seed, claims=10, arguments=16)
    labelling = Labelling(case, semantics)
    explainer = Explainer(labelling)
    for id_ in case.claims:
        lines = list(as_text(explainer.claim(id_), case, most_lines=50_000))
        assert lines[0].startswith(f"{id_}: {OPENING[labelling.status(id_)]} as mapped")
        assert "… and more." not in lines
        assert not any("{" in line or "prove" in line.lower() for line in lines)
    for id_, argument in case.arguments.items():
        first = next(as_text(explainer.argument(id_), case))
        words = {True: "Applies as mapped", False: "Does not apply", None: "Open as mapped"}
        assert first.startswith(words[labelling.applies(id_)])
        assert argument.enabled or "switched off" in first


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 1 << 40))
def test_no_claim_turns_up_in_its_own_grounds(seed: int) -> None:
    case = random_case(seed, claims=6, arguments=9)
    explainer = Explainer(Labelling(case))
    for id_ in case.claims:
        path = [(explainer.claim(id_), frozenset[object]())]
        budget = 20_000
        while path and budget:
            budget -= 1
            node, above = path.pop()
            if not node.children:
                continue
            here = (node.ref, str(node.sentence))
            assert here not in above or node.ref.kind is Kind.ARGUMENT
            path += [(child, above | {here}) for child in node.children]


def test_a_supported_claim_names_its_reason_and_what_it_outweighs() -> None:
    case = small(Claim("c", number=1), *pro("a", "c", "f", weight=70), *con("b", "c", "f", weight=30))
    assert reason(case, "c").startswith(
        "Stands as mapped: the reason from 9 (70) outweighs the objection from 9 (30); preponderance of the evidence"
    )


def test_an_unopposed_claim_can_fail_a_high_standard_and_is_told_so() -> None:
    claim = Claim("c", number=1, standard=Standard.CLEAR_AND_CONVINCING)
    case = small(claim, *pro("a", "c", "f", weight=50))
    assert reason(case, "c") == (
        "Falls as mapped: nothing applies against it, but the best for it is 50; "
        "clear and convincing evidence asks for a lead of more than 50."
    )


def test_a_tie_is_called_a_tie() -> None:
    case = small(Claim("c", number=1), *pro("a", "c", "f", weight=30), *con("b", "c", "f", weight=30))
    assert reason(case, "c") == (
        "Falls as mapped: the best for it is 30, no more than the objection from 9 (30); a tie does not carry it."
    )


def test_a_failed_reason_names_the_premise_or_the_undercut() -> None:
    case = small(
        Claim("c", number=1),
        Claim("d", number=2),
        Claim("e", number=3),
        *pro("a", "c", "e"),
        *pro("b", "d", "f"),
        *undercut("u", "b", "f"),
    )
    assert reason(case, "c") == "Falls as mapped: its only reason fails: 3 falls."
    assert reason(case, "d") == "Falls as mapped: its only reason fails: the undercut from 9 applies."
    assert reason(case, "e") == "Falls as mapped: nothing supports it."


def test_a_rival_answer_that_is_accepted_or_heavier_is_named() -> None:
    rest: list[Record] = [Issue("i"), Position("p1", "i", "c"), Position("p2", "i", "d"), Claim("c", number=1)]
    accepted = small(*rest, Claim("d", number=2, stance=Stance.ACCEPTED))
    assert reason(accepted, "c") == "Falls as mapped: the rival answer 2 is accepted."
    heavier = small(*rest, Claim("d", number=2), *pro("a", "c", "f", weight=30), *pro("b", "d", "f", weight=70))
    assert reason(heavier, "c") == "Falls as mapped: the best for it is 30, less than the rival answer 2 (70)."


def test_the_steps_of_a_rival_answer_are_called_that_and_a_claims_own_are_not() -> None:
    case = small(
        *(Claim("x", number=1), Claim("y", number=2), Claim("u", number=3, stance=Stance.ACCEPTED)),
        *(Issue("i"), Position("ix", "i", "x"), Position("iy", "i", "y")),
        *(*pro("a", "x", "f"), *pro("b", "y", "f")),
        *(*pro("late", "x", "f"), *undercut("but", "late", "u")),
    )
    tree = [line.strip() for line in as_text(Explainer(Labelling(case)).claim("x"), case)]
    assert "The reason from 9 applies (100)." in tree
    assert "For the rival answer 2: the reason from 9 applies (100)." in tree
    assert "The reason from 9 fails: the undercut from 3 applies." in tree


def test_a_claim_and_what_becomes_of_it_are_read_as_two_sentences() -> None:
    case = small(Claim("p", "The fox was his.", number=1), Claim("q", "No full stop", number=2))
    lines = [next(as_text(Explainer(Labelling(case)).claim(id_), case)) for id_ in "pq"]
    assert lines[0].startswith("1 The fox was his. Falls as mapped:")
    assert lines[1].startswith("2 No full stop: Falls as mapped:")


def test_two_accepted_rivals_are_told_of_each_other() -> None:
    case = small(
        Claim("c", number=1, stance=Stance.ACCEPTED),
        Claim("d", number=2, stance=Stance.ACCEPTED),
        Issue("i"),
        Position("p1", "i", "c"),
        Position("p2", "i", "d"),
    )
    assert reason(case, "c") == "Stands as mapped: it is accepted; but so is the rival answer 2."


def test_circles_name_their_loop_whether_they_fall_or_stay_open() -> None:
    claims = [Claim("c", number=1), Claim("d", number=2), Claim("e", number=3)]
    case = small(*claims, *pro("a", "c", "d"), *pro("b", "d", "c"), *pro("x", "e", "c"))
    assert reason(case, "c") == "Falls as mapped: it rests only on itself (1 → 2 → 1)."
    assert reason(case, "e") == "Falls as mapped: it rests on claims that rest only on themselves (1 → 2 → 1)."
    labelling = Labelling(case, Semantics.INTERVAL)
    assert [labelling.why(id_) for id_ in "cde"] == [Why.CIRCULAR, Why.CIRCULAR, Why.WAITS]
    assert reason(case, "c", Semantics.INTERVAL) in (
        "Open as mapped: it rests on itself (1 → 2 → 1).",
        "Open as mapped: it rests on itself (2 → 1 → 2).",
    )
    assert reason(case, "e", Semantics.INTERVAL).startswith("Open as mapped: it waits for 1")


def test_a_stand_off_names_its_loop_and_what_waits_names_the_stand_off() -> None:
    case = Case(
        [
            Settings(bare_leaves=BareLeaves.ASSERT),
            Claim("c", number=1),
            Claim("d", number=2),
            Claim("e", number=3),
            Claim("s", number=4),
            *con("a", "c", "d"),
            *con("b", "d", "c"),
            *pro("x", "e", "c"),
            *con("y", "s", "s"),
        ]
    )
    labelling = Labelling(case)
    assert [labelling.why(id_) for id_ in "cdes"] == [Why.STANDOFF, Why.STANDOFF, Why.WAITS, Why.STANDOFF]
    assert "a stand-off" in reason(case, "c")
    assert reason(case, "e").startswith("Open as mapped: it waits for ")
    assert reason(case, "s") == "Open as mapped: it tells against itself (4 → 4)."


def test_rivals_that_rest_on_each_others_defeat_are_a_stand_off() -> None:
    rest: list[Record] = [Issue("i"), Position("p1", "i", "c"), Position("p2", "i", "d")]
    undercuts = [*undercut("u", "a", "d"), *undercut("v", "b", "c")]
    rest += [Claim("c", number=1), Claim("d", number=2)]
    case = small(*rest, *pro("a", "c", "f"), *pro("b", "d", "f"), *undercuts)
    labelling = Labelling(case)
    assert [labelling.why(id_) for id_ in "cd"] == [Why.STANDOFF, Why.STANDOFF]
    assert labelling.applies("a") is None


@pytest.mark.parametrize("circle", [("u",), ("u", "v"), ("u", "v", "w")])
def test_undercuts_in_a_circle_are_explained_to_an_end(circle: tuple[str, ...]) -> None:
    round_ = zip(circle, (*circle[1:], circle[0]), strict=True)
    case = small(Claim("c", number=1), *pro("a", "c", "f"), *(r for u, v in round_ for r in undercut(u, v, "f")))
    case = Case([*case, *undercut("x", "a", "f"), *undercut("y", "x", "f"), Premise("z", "u", "c", order=5)])
    explainer = Explainer(Labelling(case))
    for argument in case.arguments:
        assert len(list(as_text(explainer.argument(argument), case))) < 20
    assert "its undercut" in "".join(as_text(explainer.argument("u"), case))


def test_a_diamond_of_shared_grounds_is_written_once() -> None:
    records: list[Record] = [Claim(f"c{n}", number=20 + n) for n in range(40)]
    for n in range(39):
        records += pro(f"a{n}", f"c{n}", f"c{n + 1}", f"c{n + 1}")
        records += pro(f"b{n}", f"c{n}", f"c{n + 1}", "f")
    case = small(*records, *pro("z", "c39", "f"))
    lines = list(as_text(Explainer(Labelling(case)).claim("c0"), case))
    assert len(lines) < 200


def test_a_chain_of_ten_thousand_is_explained_to_its_end() -> None:
    records: list[Record] = [Claim(f"c{n}") for n in range(10_000)]
    for n in range(9_999):
        records += pro(f"a{n}", f"c{n}", f"c{n + 1}")
    case = small(*records, *pro("z", "c9999", "f"))
    lines = list(as_text(Explainer(Labelling(case)).claim("c0"), case, most_lines=100_000))
    assert len(lines) == 20_001
    assert lines[-1].strip() == "9: Stands as mapped: it is accepted."


@pytest.mark.parametrize(("count", "text"), [(1, "1"), (2, "1 and 2"), (3, "1, 2 and 3"), (9, "1, 2, 3 and 6 more")])
def test_rows_are_joined_in_words_and_long_ones_counted(count: int, text: str) -> None:
    assert listed([str(n + 1) for n in range(count)], most=4).text() == text


def test_a_sentence_is_translated_by_its_template() -> None:
    german = {"{claim} falls": "{claim} fällt", "{first} and {last}": "{first} und {last}"}
    sentence = say("{claim} falls", claim=Listing(("1", "2")))
    assert sentence.text(lambda template: german.get(template, template)) == "1 und 2 fällt"
