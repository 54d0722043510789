"""What boxes say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moot.drawing.content import (
    FALLS,
    NO_STRENGTH,
    Border,
    CardWords,
    IssueWords,
    PillWords,
    SeeWords,
    Speech,
    Standing,
    Status,
    content_of,
    party_colours,
)
from moot.drawing.sentences import sentence
from moot.layout.shapes import Box, BoxKind, Hidden
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Issue,
    Kind,
    Mode,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Source,
    Stance,
    Standard,
)
from tests.drawing.maps import export_dispute, standing

SPEECH = Speech({"p": "#111111", "q": "#222222"})


def card(claim: Claim, *others: Record, speech: Speech = SPEECH, hidden: Hidden | None = None) -> CardWords:
    case = Case(
        [Party("p", "Commentator"), Party("q", "Administration's supporters", short="Supporters"), claim, *others]
    )
    content = content_of(case, Box(BoxKind.CLAIM, Ref(Kind.CLAIM, claim.id), claim.id, hidden=hidden), speech)
    assert isinstance(content, CardWords)
    return content


def pill(argument: Argument, *others: Record, speech: Speech = SPEECH) -> PillWords:
    box = Box(BoxKind.ARGUMENT, Ref(Kind.ARGUMENT, argument.id))
    content = content_of(Case([argument, *others]), box, speech)
    assert isinstance(content, PillWords)
    return content


def test_several_holders_by_their_short_names_and_colours() -> None:
    said = card(Claim("c", "x", number=7, holders=("p", "q")))
    assert (said.number, said.holders, said.edges) == ("7", "Commentator, Supporters", ("#111111", "#222222"))


def test_nobody_holds_it() -> None:
    said = card(Claim("c", "x", holders=("gone",)))
    assert (said.holders, said.edges, said.number) == ("nobody", (), "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("reported_fact", ("reported",)),
        ("paraphrase_of_quotation", ("quoted",)),
        ("analyst_point", ("mapper's point",)),
        ("opinion", ("opinion",)),
        ("expert_testimony", ("expert testimony",)),
        ("", ()),
    ],
)
def test_kinds_in_plain_words(kind: str, words: tuple[str, ...]) -> None:
    assert card(Claim("c", "x", kind=kind, holders=("p",))).kinds == words


def test_the_mappers_own_point_does_not_name_the_mapper_twice() -> None:
    said = card(Claim("c", "x", kind="analyst_point", holders=("m",)), Party("m", "Mapper"))
    assert (said.holders, said.kinds) == ("Mapper", ("point",))


def test_a_position_says_so_beside_its_kind_and_bears_the_issues_standard() -> None:
    issue = Issue("i", standard=Standard.CLEAR_AND_CONVINCING)
    said = card(Claim("c", "x", kind="opinion"), issue, Position("o", "i", "c"))
    assert said.kinds == ("position", "opinion")
    assert said.facts == ("no source", "⚖ CCE")


def test_sources_are_counted_once_and_see_does_not_count() -> None:
    cited: list[Record] = [Citation(f"k{n}", "c", source) for n, source in enumerate(("s1", "s1", "s2"))]
    sources: list[Record] = [Source("s1"), Source("s2"), Source("s3"), Citation("k9", "c", "s3", signal="see")]
    assert card(Claim("c", "x"), *cited, *sources).facts == ("§ 2 sources",)
    assert card(Claim("c", "x"), cited[0], Source("s1")).facts == ("§ 1 source",)


def test_who_bears_the_burden_stands_beside_the_standard() -> None:
    said = card(Claim("c", "x", standard=Standard.PREPONDERANCE, burden="q"))
    assert said.facts == ("no source", "⚖ PE", "burden: Supporters")
    assert card(Claim("c", "x", burden="gone")).facts == ("no source",)


def test_open_questions_are_counted() -> None:
    asked: list[Record] = [
        Question("1", "?", claim="c"),
        Question("2", "?", claim="c"),
        Question("3", "?", claim="c", answered=True),
    ]
    assert card(Claim("c", "x"), *asked).facts == ("no source", "? 2 open")


def test_badges_are_words() -> None:
    claim = Claim("c", "x", struck=True, contested="disputed", privileged=True, unstated=True, stance=Stance.PRESUMED)
    assert card(claim).badges == ("struck", "disputed", "privileged", "unstated", "presumed")
    assert card(Claim("c", "x", contested="undisputed")).badges == ()


def test_falling_struck_and_unstated_show_in_the_border() -> None:
    fallen = SPEECH._replace(standing=Standing({"c": FALLS}))
    assert (card(Claim("c", "x"), speech=fallen).border, card(Claim("c", "x"), speech=fallen).muted) == (
        Border.DASHED,
        True,
    )
    assert card(Claim("c", "x", struck=True)).border is Border.DASHED
    assert card(Claim("c", "x", unstated=True)).border is Border.DOTTED
    assert card(Claim("c", "x")).border is Border.SOLID


def test_statuses_are_shown_only_when_given() -> None:
    assert card(Claim("c", "x")).status is None
    assert card(Claim("c", "x"), speech=SPEECH._replace(standing=Standing({"c": FALLS}))).status == FALLS


def test_what_is_tried_is_said_on_the_card_with_the_status_it_turns() -> None:
    standing = Standing({"c": FALLS._replace(was="stands")}, supposed={Ref(Kind.CLAIM, "c"): Claim("c", struck=True)})
    said = card(Claim("c", "x"), speech=SPEECH._replace(standing=standing))
    assert said.status == Status(FALLS.mark, "stands → falls", "stands")
    assert said.badges == ("struck", "what if")
    assert said.border is Border.DASHED


def test_a_step_seen_otherwise_says_so() -> None:
    supposed = Standing(supposed={Ref(Kind.ARGUMENT, "a"): Argument("a", "c", weight=30)})
    assert pill(Argument("a", "c"), speech=SPEECH._replace(standing=supposed)).text == "+ because · weight 30 · what if"


def test_strengths_are_shown_on_cards_and_first_on_pills_and_told_in_a_sentence() -> None:
    claim, step = Ref(Kind.CLAIM, "c"), Ref(Kind.ARGUMENT, "a")
    lens = SPEECH._replace(standing=Standing({"c": FALLS}, strengths={claim: "0.73", step: "0.40"}))
    assert card(Claim("c"), speech=lens).facts == ("no source", "σ 0.73")
    assert card(Claim("c"), speech=lens).status == FALLS
    argument = Argument("a", "c", scheme="expert_opinion")
    assert pill(argument, speech=lens).text == "+ because · σ 0.40 · expert opinion"
    case = Case([Claim("c", text="So."), argument])
    boxes = Box(BoxKind.CLAIM, claim, "c"), Box(BoxKind.ARGUMENT, step)
    assert [
        sentence(case, box, lens).endswith(end) for box, end in zip(boxes, ("0.73 of 1.", "0.40 of 1."), strict=True)
    ] == [True] * 2
    loose = SPEECH._replace(standing=Standing(strengths=dict.fromkeys((claim, step), NO_STRENGTH)))
    assert card(Claim("c"), speech=loose).facts[-1] == "σ –"
    for box in boxes:
        assert "It has no stable strength" in sentence(case, box, loose)
        assert "strength" not in sentence(case, box, SPEECH).casefold()


def test_only_what_shows_another_strength_is_turned() -> None:
    one, other = Ref(Kind.CLAIM, "c"), Ref(Kind.ARGUMENT, "a")
    before = Standing(strengths={one: "0.50", other: "0.20"})
    assert Standing(strengths={one: "0.50", other: "0.30"}).turned(before) == {other}
    assert Standing().turned(before) == {one, other}
    assert before.turned(Standing(strengths=dict(before.strengths))) == set()


def test_an_empty_claim_says_what_it_is() -> None:
    said = card(Claim("c", " \n"))
    assert (said.text, said.empty) == ("New claim", True)


def test_folds_say_what_they_hide() -> None:
    assert card(Claim("c", "x"), hidden=Hidden(7, 5, 2)).fold == "+7 · 5 for, 2 against"
    assert card(Claim("c", "x"), hidden=Hidden(1, 1, 0)).fold == "+1 · 1 for"
    assert card(Claim("c", "x"), hidden=Hidden(3, 0, 0)).fold == "+3"
    assert card(Claim("c", "x")).fold == ""


@pytest.mark.parametrize(
    ("polarity", "words"), [("pro", "+ because"), ("con", "− but"), ("undercut", "⊘ does not follow")]
)
def test_steps_in_words(polarity: str, words: str) -> None:
    assert pill(Argument("a", "c", Polarity(polarity))).text == words
    assert pill(Argument("a", "c", Polarity(polarity), scheme="but_for_cause")).text == f"{words} · but for cause"


def test_a_pill_tells_weight_mode_questions_and_that_it_is_off() -> None:
    argument = Argument("a", "c", weight=60, mode=Mode.CONVERGENT, enabled=False)
    said = pill(argument, Premise("1", "a", "x"), Premise("2", "a", "y"), Question("q", "?", argument="a"))
    assert said.text == "+ because · each alone · weight 60 · switched off · ? 1 open"
    assert said.idle
    assert pill(replace(argument, enabled=True), speech=SPEECH._replace(standing=Standing(idle=frozenset({"a"})))).idle


def test_see_cards_and_issues() -> None:
    case = export_dispute()
    see = content_of(case, Box(BoxKind.SEE, Ref(Kind.PREMISE, "a70"), "c21"), SPEECH)
    assert see == SeeWords("↗ see 21", "The measure exceeds what the export rules allow.")
    speech = SPEECH._replace(standing=Standing({"c21": FALLS}))
    see = content_of(case, Box(BoxKind.SEE, Ref(Kind.PREMISE, "a70"), "c21"), speech)
    assert isinstance(see, SeeWords) and see.status == FALLS
    issue = content_of(case, Box(BoxKind.ISSUE, Ref(Kind.ISSUE, "i")), SPEECH)
    assert issue == IssueWords("Is the export restriction on the model lawful?", False, "")


def test_boxes_of_records_that_are_gone_are_drawn_all_the_same() -> None:
    case = Case()
    for kind, ref in (
        (BoxKind.ISSUE, Ref(Kind.ISSUE, "x")),
        (BoxKind.CLAIM, Ref(Kind.CLAIM, "x")),
        (BoxKind.ARGUMENT, Ref(Kind.ARGUMENT, "x")),
        (BoxKind.SEE, Ref(Kind.PREMISE, "x")),
    ):
        assert content_of(case, Box(kind, ref), SPEECH)
        assert isinstance(sentence(case, Box(kind, ref), SPEECH), str)


def test_party_colours_are_their_own_or_by_their_order() -> None:
    case = Case([Party("b", order=1), Party("a", order=2, colour="#123456"), Party("c", order=3, colour="red")])
    assert party_colours(case, lambda place: f"#00000{place}") == {"b": "#000000", "a": "#123456", "c": "#000002"}


def test_sentences_say_everything() -> None:
    case = export_dispute()
    speech = Speech({}, standing())
    claim = sentence(case, Box(BoxKind.CLAIM, Ref(Kind.CLAIM, "c27"), "c27", hidden=Hidden(1, 0, 1)), speech)
    assert claim == (
        "Claim 27, Commerce, fact: Guardrails can be bypassed, which exposes cyber capabilities. "
        "1 source, falls as mapped. Folded: +1 · 1 against."
    )
    step = sentence(case, Box(BoxKind.ARGUMENT, Ref(Kind.ARGUMENT, "a1")), speech)
    assert step == "Reason for claim 21. 2 premises, rule applied to facts."
    see = sentence(case, Box(BoxKind.SEE, Ref(Kind.PREMISE, "a70"), "c21"), speech)
    assert see.startswith("See claim 21: The measure exceeds")


def test_words_are_translated() -> None:
    german = {"nobody": "niemand", "no source": "ohne Quelle", "because": "weil", "New claim": "Neue Aussage"}
    speech = SPEECH._replace(tr=lambda text: german.get(text, text))
    said = card(Claim("c"), speech=speech)
    assert (said.holders, said.facts, said.text) == ("niemand", ("ohne Quelle",), "Neue Aussage")
    assert pill(Argument("a", "c"), speech=speech).text == "+ weil"


def test_what_an_audience_sees_otherwise_bears_its_name_and_what_is_tried_over_that_says_so() -> None:
    claim, ref = Claim("c", "x"), Ref(Kind.CLAIM, "c")
    ruled = Standing(supposed={ref: replace(claim, stance=Stance.REJECTED)}, ruled=frozenset({ref}), audience="Judge")
    assert card(claim, speech=SPEECH._replace(standing=ruled)).badges == ("rejected", "Judge")
    tried = ruled._replace(ruled=frozenset())
    assert card(claim, speech=SPEECH._replace(standing=tried)).badges == ("rejected", "what if")
    assert tried.turned(ruled) == {ref}
    assert ruled._replace(audience="Court of appeal").turned(ruled) == {ref}
    step = Ref(Kind.ARGUMENT, "a")
    lighter = Standing(supposed={step: Argument("a", "c", weight=30)}, ruled=frozenset({step}), audience="Judge")
    assert pill(Argument("a", "c"), speech=SPEECH._replace(standing=lighter)).text == "+ because · weight 30 · Judge"
