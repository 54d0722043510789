import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moot.formats.errors import FormatError
from moot.formats.outline_text import MOST_LINES, cannot_hold, is_list, read, write
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Issue,
    Kind,
    Note,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Source,
    Standard,
)
from moot.model.rules import problems
from tests.formats.cases import any_case, texts
from tests.model.strategies import cases


def case_from(text: str) -> Case:
    return Case(read(text).records)


def shape(case: Case) -> list[str]:
    """Every step of a case in words, by the texts of its claims."""
    text = {id_: claim.text for id_, claim in case.claims.items()}
    steps = []
    for argument in case.arguments.values():
        premises = " & ".join(text[premise.claim] for premise in case.premises_of(argument.id))
        if argument.polarity is Polarity.UNDERCUT:
            attacked = " & ".join(text[premise.claim] for premise in case.premises_of(argument.conclusion))
            steps.append(f"{premises} ⊘ ({attacked})")
        else:
            steps.append(f"{premises} {argument.polarity} {text[argument.conclusion]}")
    answers = [f"{text[use.claim]} ? {case.issues[use.issue].text}" for use in case.positions.values()]
    return sorted(steps + answers)


@pytest.mark.parametrize(
    "text",
    [
        "Thesis\n\tReason\n\t\tFact\n\tOther reason\n",
        "Thesis\n  Reason\n    Fact\n  Other reason\n",
        "Thesis\r\n    Reason\r\n        Fact\r\n\r\n    Other reason\r\n",
        "- Thesis\n  - Reason\n    - Fact\n  - Other reason\n",
        "* Thesis\n   * Reason\n      * Fact\n   * Other reason",
        "• Thesis\n\t• Reason\n\t\t• Fact\n\t• Other reason",
        "– Thesis\n – Reason\n  – Fact\n – Other reason",
        "1. Thesis\n   1.1. Reason\n      1.1.1. Fact\n   1.2. Other reason\n",
        "1) Thesis\n  a) Reason\n    (1) Fact\n  b) Other reason\n",
        "# Thesis\n## Reason\n- Fact\n## Other reason\n",
        "- [ ] Thesis\n  - [x] Reason\n    - [ ] Fact\n  - [ ] Other reason\n",
        "   Thesis\n\t    Reason\n\t\t    Fact\n\t    Other reason\n",
        "\u00a0Thesis\n\u00a0\u00a0Reason\n\u00a0\u00a0\u00a0Fact\n\u00a0\u00a0Other reason\n",
        "Thesis\n\n\n      Reason\n           Fact\n   Other reason\n",
    ],
)
def test_a_plain_list_of_any_look_is_claims_with_support(text: str) -> None:
    assert shape(case_from(text)) == ["Fact pro Reason", "Other reason pro Thesis", "Reason pro Thesis"]


def test_marks_say_what_a_line_does() -> None:
    text = """\
? Whose fox?
    Pierson's.
        + He killed it.
        & Killing is taking.
            + Says Fleta.
        - He saw the hunt.
            ⊘ That is no wrong.
    - Post's.
        − He only chased it.
            & A stray further premise.
"""
    case = case_from(text)
    assert shape(case) == sorted(
        [
            "He killed it. & Killing is taking. pro Pierson's.",
            "Says Fleta. pro Killing is taking.",
            "He saw the hunt. con Pierson's.",
            "That is no wrong. ⊘ (He saw the hunt.)",
            "He only chased it. con Post's.",
            "A stray further premise. pro He only chased it.",
            "Pierson's. ? Whose fox?",
            "Post's. ? Whose fox?",
        ]
    )
    assert problems(case) == []
    assert [claim.number for claim in case.claims.values()] == list(range(1, 10))


def test_a_hyphen_is_a_bullet_unless_other_marks_are_used() -> None:
    assert shape(case_from("a\n  - b\n  - c\n")) == ["b pro a", "c pro a"]
    assert shape(case_from("a\n  - b\n  + c\n")) == ["b con a", "c pro a"]
    assert shape(case_from("- a\n  - + b\n  - − c\n")) == ["b pro a", "c con a"]


def test_an_undercut_of_no_step_is_an_objection() -> None:
    assert shape(case_from("a\n  ⊘ b\n")) == ["b con a"]


def test_a_question_under_a_claim_is_asked_about_it() -> None:
    case = case_from("a\n  ? Is it so?\n  + b\n")
    assert [(q.text, case.claims[q.claim or ""].text) for q in case.questions.values()] == [("Is it so?", "a")]
    assert case.issues == {}


def test_a_claim_used_again_is_one_claim_before_or_after_it_is_stated() -> None:
    case = case_from("a\n  + ↗ c\n  + b\n    + c\n      + ↗ a\n  & ↗ unknown\n")
    assert sorted(claim.text for claim in case.claims.values()) == ["a", "b", "c", "unknown"]
    assert shape(case) == ["a pro c", "b & unknown pro a", "c pro a", "c pro b"]


def test_lines_with_the_same_words_are_claims_of_their_own() -> None:
    assert len(case_from("yes\n  yes\n  yes\n").claims) == 3


def test_order_is_that_of_the_lines() -> None:
    case = case_from("z\n  d\n  c\n  b\ny\nx\n")
    top = next(claim for claim in case.claims.values() if claim.text == "z")
    premises = [case.premises_of(argument.id)[0].claim for argument in case.arguments_for(top.id)]
    assert [case.claims[claim].text for claim in premises] == ["d", "c", "b"]
    loose = sorted((c for c in case.claims.values() if not case.hangs(c.id)), key=lambda c: c.order)
    assert [claim.text for claim in loose] == ["z", "y", "x"]


@given(st.lists(texts.map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=12, unique=True))
def test_any_text_of_a_claim_reads_back(found: list[str]) -> None:
    found = [text for text in found if not any(c in text for c in "\x1c\x1d\x1e\x1f\x85\u2028\u2029")] or ["a"]
    records: list[Record] = [Claim(f"c{i}", text, number=i + 1, order=i) for i, text in enumerate(found)]
    records += [Argument(f"a{i}", "c0", order=i) for i in range(1, len(found))]
    records += [Premise(f"p{i}", f"a{i}", f"c{i}") for i in range(1, len(found))]
    case = case_from(write(Case(records)))
    assert sorted(claim.text for claim in case.claims.values()) == sorted(found)


@given(cases())
def test_what_is_written_reads_back_and_is_written_again_the_same(case: Case) -> None:
    text = write(case)
    if not text:
        return
    again = case_from(text)
    assert len(again.issues) == len(case.issues)
    assert problems(again) == []


@given(any_case)
def test_any_case_can_be_written_whatever_its_references_lead_to(case: Case) -> None:
    write(case)
    assert all(isinstance(phrase, str) for phrase in cannot_hold(case))


# a line with nothing but a bullet, a number or a sign on it
MARKS_ALONE = re.compile(r"[\W_]*(?:\d[\d.]*|[a-z])?[\W_]*")


@example("0)")
@given(st.text(max_size=300) | st.text("-+⊘&?↗ \t\n#1.)ab", max_size=300))
def test_any_text_is_a_well_formed_case_or_refused(text: str) -> None:
    try:
        case = case_from(text)
    except FormatError:
        assert "\0" in text or all(MARKS_ALONE.fullmatch(line) for line in text.splitlines())
    else:
        assert problems(case) == []
        assert case.claims or case.issues


def test_circles_and_claims_used_twice_are_written_once_in_full() -> None:
    records: list[Record] = [Claim("a", "A", number=1), Claim("b", "B", number=2)]
    records += [Argument("x", "a"), Premise("p", "x", "b"), Argument("y", "b"), Premise("q", "y", "a")]
    assert write(Case(records)) == "- A\n\t+ B\n\t\t+ ↗ A\n"
    assert shape(case_from(write(Case(records)))) == ["A pro B", "B pro A"]


def test_an_undercut_of_a_step_with_a_repeated_premise_stays_with_its_step() -> None:
    records: list[Record] = [Claim("a", "A"), Claim("b", "B"), Claim("u", "U"), Issue("i", "I")]
    records += [Position("r", "i", "b"), Position("s", "i", "a", order=1)]
    records += [
        Argument("x", "a"),
        Premise("p", "x", "b"),
        Argument("y", "x", Polarity.UNDERCUT),
        Premise("q", "y", "u"),
    ]
    text = write(Case(records))
    assert text == "? I\n\t- B\n\t- A\n\t\t+ ↗ B\n\t\t\t⊘ U\n"
    assert "U ⊘ (B)" in shape(case_from(text))


def test_part_of_a_case_is_written_from_its_roots() -> None:
    case = case_from("a\n  b\n    c\nd\n")
    b = next(id_ for id_, claim in case.claims.items() if claim.text == "b")
    assert write(case, [Ref(Kind.CLAIM, b)]) == "- b\n\t+ c\n"


def test_ten_thousand_lines_and_ten_thousand_levels() -> None:
    deep = "".join("\t" * level + f"+ claim {level}\n" for level in range(10_000))
    case = case_from(deep)
    assert len(case.arguments) == 9_999
    assert write(case).splitlines()[-1].endswith("+ claim 9999")
    wide = case_from("top\n" + "".join(f"  reason {n}\n" for n in range(10_000)))
    assert len(wide.arguments) == 10_000


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "-\n*\n", "a\0b", "x\n" * (MOST_LINES + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(FormatError):
        read(text)


def test_what_it_cannot_hold_is_counted() -> None:
    records: list[Record] = [
        *(Claim("a", standard=Standard.PREPONDERANCE, note="n"), Issue("i", standard=Standard.SCINTILLA)),
        *(Argument("x", "a", weight=50, scheme="sign"), Source("s"), Citation("c", "a", "s"), Note("n")),
        Question("q", argument="x"),
    ]
    assert cannot_hold(Case(records)) == [
        *("2 proof standards", "a note", "a scheme", "a weight", "an argument without a premise"),
        *("a question about a step or answered", "a source", "a citation", "a free page"),
    ]
    assert cannot_hold(case_from("a\n  b\n")) == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("One sentence.", False),
        ("Two paragraphs.\n\nThe second, with - a dash.", False),
        ("- a single item", False),
        ("Heading\n- a single item", False),
        ("- one\n- two", True),
        ("1. one\n2. two", True),
        ("A claim.\n\tIts reason.", True),
        ("A claim.\n  + Its reason.", True),
        ("    A first line set in\nof a paragraph.", False),
        ("", False),
    ],
)
def test_a_list_is_told_from_prose(text: str, listed: bool) -> None:
    assert is_list(text) is listed
