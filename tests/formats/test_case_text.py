from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.formats.case_text import read, write
from moot.formats.errors import FormatError
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Excerpt,
    Issue,
    Kind,
    Mode,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Settings,
    Source,
    Stance,
    View,
)
from moot.model.rules import problems
from tests.formats.cases import any_case
from tests.model.strategies import cases

SAMPLE = (Path(__file__).parents[2] / "data/samples/pierson-v-post.yaml").read_text(encoding="utf-8")


def kept(case: Case) -> str:
    """The text of a case, having seen that it reads back as the same."""
    text = write(case)
    imported = read(text)
    assert Case(imported.records) == case
    assert imported.lost == ()
    return text


@settings(max_examples=300)
@given(any_case)
def test_any_case_reads_back_equal_and_writes_the_same_text_again(case: Case) -> None:
    text = kept(case)
    assert write(Case(read(text).records)) == text


@settings(max_examples=50)
@given(cases())
def test_cases_made_by_a_person_read_back_equal(case: Case) -> None:
    kept(case)


@given(any_case, st.randoms(use_true_random=False))
def test_the_text_does_not_depend_on_the_order_things_were_made_in(case: Case, chance: object) -> None:
    records = list(case)
    chance.shuffle(records)  # type: ignore[attr-defined]
    assert write(Case(records)) == write(case)


def test_a_small_case_is_pleasant_to_read() -> None:
    records: list[Record] = [
        Settings(title="The fox"),
        Issue("I1", "Whose fox was it?"),
        Position("I1.P", "I1", "P"),
        Claim("P", "Pierson's.", number=1),
        Claim("a", "He killed it.", number=2, holders=("D", "C")),
        Claim("b", "Killing is taking.", number=3, stance=Stance.ACCEPTED, unstated=True),
        Claim("c", "He saw the hunt.", number=4),
        Claim("d", "That is no wrong.", number=5),
        Argument("A1", "P", scheme="rule", weight=70),
        Premise("A1.a", "A1", "a"),
        Premise("A1.b", "A1", "b", order=1),
        Argument("A2", "P", Polarity.CON, order=1),
        Premise("x7", "A2", "c"),
        Argument("A3", "A2", Polarity.UNDERCUT),
        Premise("A3.d", "A3", "d"),
        Source("S1", "The report"),
        Citation("a.S1", "a", "S1", locator="¶ 2"),
        Question("Q1", "Who says so?", claim="a"),
    ]
    assert (
        kept(Case(records))
        == """\
moot: 1

meta:
  title: The fox

sources:
  S1:
    title: The report

issues:
  I1:
    text: Whose fox was it?
    positions: [P]

statements:
  P:
    text: Pierson's.
    number: 1
  a:
    text: He killed it.
    number: 2
    holders: [D, C]
    citations:
      - {source: S1, locator: ¶ 2}
  b:
    text: Killing is taking.
    number: 3
    stance: accepted
    unstated: true
  c:
    text: He saw the hunt.
    number: 4
  d:
    text: That is no wrong.
    number: 5

arguments:
  A1:
    conclusion: P
    premises: [a, b]
    weight: 70
    scheme: rule
  A2:
    against: P
    premises:
      - {claim: c, id: x7}
  A3:
    undercuts: A2
    premises: [d]

questions:
  Q1:
    text: Who says so?
    claim: a
"""
    )


def test_one_change_is_a_change_in_one_place() -> None:
    before = Case(read(SAMPLE).records)
    claim = before.claims["C9"]
    records = [record for record in before if record != claim]
    after = Case([*records, Claim("C9", "Foxes do harm.", number=claim.number, kind=claim.kind, holders=claim.holders)])
    old, new = write(before).splitlines(), write(after).splitlines()
    common_head = next(i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    assert "C9" in old[common_head - 1]
    assert old[-40:] == new[-40:]


def test_order_is_said_only_where_the_list_does_not_say_it() -> None:
    orders = [0, 1, 2, 7, 8]
    case = Case(Issue(f"I{i}", order=order) for i, order in enumerate(orders))
    text = kept(case)
    assert text.count("order:") == 1
    assert "order: 7" in text


def test_the_siblings_of_a_hand_written_list_come_in_its_order() -> None:
    case = Case(read("moot: 1\nissues:\n  z:\n    positions: [y, x]\n  a: {}\nstatements: {y: Y, x: X}\n").records)
    assert [(issue.id, issue.order) for issue in case.issues.values()] == [("z", 0), ("a", 1)]
    assert [(position.claim, position.order) for position in case.positions_of("z")] == [("y", 0), ("x", 1)]


def test_claims_without_a_number_get_the_next_and_a_written_zero_stays() -> None:
    found = read("moot: 1\nstatements:\n  a: A\n  b: {text: B, number: 5}\n  c: C\n  d: {number: 0}\n").records
    assert [claim.number for claim in found if isinstance(claim, Claim)] == [6, 5, 7, 0]


def test_premises_with_roles_are_a_map_and_either_form_is_read() -> None:
    records: list[Record] = [
        Argument("A", "c"),
        Premise("A.p", "A", "p", role="datum"),
        Premise("A.q", "A", "q", "warrant", 1),
    ]
    text = kept(Case(records))
    assert "    premises:\n      datum: p\n      warrant: q\n" in text
    premises = "[{claim: p, role: datum}, {claim: q, role: warrant}]"
    listed = f"moot: 1\narguments:\n  A:\n    conclusion: c\n    premises: {premises}\n"
    assert Case(read(listed).records) == Case(records)


def test_ids_are_texts_whatever_they_look_like() -> None:
    written = "{1: a, true: b, null: c, 2024-01-01: d, 1e3: e, 0x10: f}"
    found = Case(read(f"moot: 1\nstatements: {written}\n").records)
    assert list(found.claims) == ["1", "true", "null", "2024-01-01", "1e3", "0x10"]
    assert [claim.text for claim in found.claims.values()] == list("abcdef")


def test_texts_are_texts_whatever_they_look_like() -> None:
    found = Case(read("moot: 1\nstatements: {a: yes, b: 2024, c: 1e3, d: ~, e: 'null', f: {text: }}\n").records)
    assert [claim.text for claim in found.claims.values()] == ["yes", "2024", "1e3", "", "null", ""]


def test_views_name_issues_and_claims_by_their_ids_alone_where_that_is_clear() -> None:
    both: list[Record] = [Issue("x"), Claim("x"), Claim("issue:x"), Issue("i"), Claim("c")]
    refs = (
        Ref(Kind.ISSUE, "x"),
        Ref(Kind.CLAIM, "x"),
        Ref(Kind.ISSUE, "gone"),
        Ref(Kind.ARGUMENT, "i"),
        Ref(Kind.CLAIM, "c"),
    )
    text = kept(Case([*both, View("v", shown=refs, root=Ref(Kind.ISSUE, "x"), folds=(Ref(Kind.CLAIM, "issue:x"),))]))
    assert 'shown: [x, "claim:x", "issue:gone", "argument:i", c]' in text
    assert "root: x\n" in text
    hidden = kept(Case([Claim("issue:gone"), View("v", root=Ref(Kind.ISSUE, "gone"))]))
    assert "root:\n      kind: issue\n      id: gone\n" in hidden


def test_what_hangs_from_nothing_has_a_section_of_its_own() -> None:
    records: list[Record] = [
        Position("p", "gone", "c"),
        Premise("q", "gone", "c", order=3),
        Excerpt("e", "gone", "words"),
        Citation("z", "gone", "gone"),
        Argument("A", "gone", Polarity.UNDERCUT),
    ]
    text = kept(Case(records))
    for section in ("positions", "premises", "excerpts", "citations"):
        assert f"\n{section}:\n" in text


def test_circles_of_undercuts_are_kept() -> None:
    circle = [
        Argument("A", "B", Polarity.UNDERCUT),
        Argument("B", "A", Polarity.UNDERCUT),
        Argument("C", "C", Polarity.UNDERCUT),
    ]
    kept(Case(circle))


def test_a_chain_of_ten_thousand_reads_and_writes() -> None:
    records: list[Record] = [Claim(f"c{i}", f"Claim {i}", number=i + 1) for i in range(10_001)]
    records += [Argument(f"a{i}", f"c{i}") for i in range(10_000)]
    records += [Premise(f"a{i}.c{i + 1}", f"a{i}", f"c{i + 1}") for i in range(10_000)]
    records.append(Argument("u0", "a0", Polarity.UNDERCUT))
    records += [Argument(f"u{i}", f"u{i - 1}", Polarity.UNDERCUT) for i in range(1, 5_000)]
    kept(Case(records))


def test_settings_that_are_all_default_are_still_there() -> None:
    assert kept(Case([Settings()])) == "moot: 1\nmeta: {}\n"
    assert kept(Case()) == "moot: 1\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "nothing in this"),
        ("- a\n- b\n", 1, "not a case"),
        ("just words\n", 1, "not a case"),
        ("a: 1\n", 1, "not a case"),
        ("moot: 2\n", 1, "later Moot"),
        ("moot: one\n", 1, "whole number"),
        ("moot: 1\nstatments: {}\n", 2, "“statments” is not a key"),
        ("moot: 1\nstatements:\n  C1: {txt: A}\n", 3, "“txt” is not a key that a statement can have"),
        ("moot: 1\nstatements:\n  C1: A\n  C1: B\n", 4, "second time"),
        ("moot: 1\nstatements:\n  C1: [A]\n", 3, "must be a mapping"),
        ("moot: 1\nstatements:\n  C1: {text: [A]}\n", 3, "text must be a text, not a list"),
        ("moot: 1\nstatements:\n  C1: {stance: sure}\n", 3, "open, asserted, presumed, accepted or rejected"),
        ("moot: 1\nstatements:\n  C1: {struck: yes}\n", 3, "true or false"),
        ("moot: 1\nstatements:\n  C1: {number: -1}\n", 3, "at least 0"),
        ("moot: 1\nstatements:\n  C1: {number: 1.5}\n", 3, "whole number"),
        ("moot: 1\nstatements:\n  C1: {presumed_weight: 0}\n", 3, "from 1 to 100"),
        ("moot: 1\nstatements:\n  ? ''\n  : A\n", 3, "is empty"),
        ("moot: 1\nstatements: A\n", 2, "must be a mapping"),
        ("moot: 1\nstatements:\n  - text: A\n", 3, "has no id"),
        ("moot: 1\nstatements:\n  - {id: a}\n  - {id: a}\n", 4, "two statements have the id"),
        ("moot: 1\narguments:\n  A: {premises: [x]}\n", 3, "none of conclusion"),
        ("moot: 1\narguments:\n  A: {conclusion: x, against: y}\n", 3, "more than one"),
        ("moot: 1\narguments:\n  A: {conclusion: x, weight: 1e999}\n", 3, "whole number"),
        ("moot: 1\narguments:\n  A: {conclusion: x, weight: 99999999999999999999}\n", 3, "whole number"),
        ("moot: 1\narguments:\n  A: {conclusion: x, weight: -5}\n", 3, "from 1 to 100"),
        ("moot: 1\narguments:\n  A: {conclusion: x, premises: [{role: r}]}\n", 3, "no claim"),
        ("moot: 1\narguments:\n  A: {conclusion: x, premises: [{claim: c, id: ''}]}\n", 3, "is empty"),
        ("moot: 1\narguments:\n  A: {conclusion: x, premises: [[c]]}\n", 3, "must be a mapping"),
        ("moot: 1\nissues:\n  I: {positions: [a, a]}\n", 3, None),
        ("moot: 1\nassumptions: [nowhere]\n", None, "not among the statements"),
        ("moot: 1\nviews:\n  V: {root: nowhere}\n", 3, "no issue or claim"),
        ("moot: 1\nviews:\n  V: {nudges: [{box: 'claim:c', dx: .inf, dy: 0}]}\n", 3, "must be a number"),
        ("moot: 1\nviews:\n  V: {nudges: [{box: 'claim:c', dx: 1e999, dy: 0}]}\n", 3, "must be smaller"),
        ("moot: 1\nviews:\n  V: {nudges: [{dx: 1}]}\n", 3, "box, dx and dy"),
        ('moot: 1\nstatements:\n  C1: "a\\0b"\n', 3, "null character"),
        ('moot: 1\nstatements:\n  "a\\0b": x\n', 3, "null character"),
        ("moot: 1\nmeta: [a]\n", 2, "must be a mapping"),
        ("moot: 1\nmeta: {clear_margin: 101}\n", 2, "from 0 to 100"),
        ("moot: 1\nparties: {A: {name: {a: b}}}\n", 2, "must be a text"),
        ("moot: 1\nsources: {S: {via: [a]}}\n", 2, "must be a"),
    ],
)
def test_bad_input_is_refused_in_a_sentence_with_its_line(text: str, line: int | None, words: str | None) -> None:
    if words is None:
        assert [problem.kind for problem in problems(Case(read(text + "statements: {a: A}\n").records))] == [
            "duplicate position"
        ]
        return
    with pytest.raises(FormatError) as caught:
        read(text)
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    if line is not None:
        assert caught.value.line == line


def test_references_that_lead_nowhere_are_read_and_left_to_the_rules() -> None:
    found = read("moot: 1\narguments: {A: {conclusion: gone, premises: [lost]}}\n").records
    assert {problem.kind for problem in problems(Case(found))} == {"dangling"}


def test_what_meta_says_beyond_the_settings_becomes_a_page() -> None:
    found = Case(read("moot: 1\nmeta: {title: T, author: Anna, year: 1805}\n").records)
    assert found.settings == Settings(title="T")
    assert [note.text for note in found.notes.values()] == ['author: Anna\nyear: "1805"']
    kept(found)


@given(st.data())
def test_a_damaged_text_is_read_or_refused_never_worse(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SAMPLE)))
    until = data.draw(st.integers(at, min(len(SAMPLE), at + 40)))
    put = data.draw(
        st.sampled_from(
            [
                "",
                "\n",
                "  ",
                ": ",
                "- ",
                "[",
                "}",
                "'",
                '"',
                "&a ",
                "*a",
                "|\n",
                "~",
                "true",
                "1e999",
                "\0",
                "\t",
                "id: x",
            ]
        )
    )
    try:
        imported = read(SAMPLE[:at] + put + SAMPLE[until:])
    except FormatError as error:
        assert "\n" not in str(error)
    else:
        kept(Case(imported.records))


_words = st.sampled_from(
    [
        *("statements", "issues", "arguments", "premises", "conclusion", "positions", "text", "meta", "views", "shown"),
        *(
            "nudges",
            "citations",
            "order",
            "number",
            "weight",
            "id",
            "claim",
            "moot",
            "assumptions",
            "undercutter",
            "scheme",
        ),
        *(
            "references",
            "argument_schemes",
            "constant",
            "a",
            "b",
            "1",
            "-1",
            "true",
            "null",
            "",
            "issue:a",
            "1e999",
            "0.5",
        ),
    ]
)
_wild = st.recursive(
    _words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, max_size=4), max_leaves=20
)


@settings(max_examples=300)
@given(st.dictionaries(_words, _wild, max_size=5))
def test_well_known_keys_in_the_wrong_places_are_read_or_refused(tree: dict[str, object]) -> None:
    try:
        imported = read(yaml.safe_dump(tree).replace("'", ""))
    except FormatError as error:
        assert "\n" not in str(error)
    else:
        kept(Case(imported.records))


def test_the_modes_of_an_argument_are_kept() -> None:
    assert "mode: convergent" in kept(Case([Argument("A", "c", mode=Mode.CONVERGENT)]))


JUDGED = """\
moot: 1

meta:
  title: The light

statements:
  c1:
    text: The light was red.
    number: 1
  c2:
    text: I saw it.
    number: 2

arguments:
  a1:
    conclusion: c1
    premises: [c2]

audiences:
  judge:
    name: Judge
    rulings:
      - {subject: c2, struck: true, note: hearsay}
      - {subject: "argument:a1", weight: 40}
  appeal:
    name: Court of appeal
"""


def test_an_audience_stands_with_its_rulings_in_it() -> None:
    case = Case(read(JUDGED).records)
    assert write(case) == JUDGED
    assert [(r.id, r.struck, r.weight, r.order) for r in case.rulings_by("judge")] == [
        ("judge.claim:c2", True, None, 0),
        ("judge.argument:a1", None, 40, 1),
    ]
