"""Files of Carneades 4, in its own keys; the cases are of our own making, in the manner of its examples."""

from dataclasses import replace

import pytest

from moot.formats.case_text import read, write
from moot.formats.errors import FormatError
from moot.formats.imported import Imported
from moot.model.case import Case
from moot.model.records import Claim, Kind, Mode, Polarity, Ref, Stance, Standard
from moot.model.rules import problems
from moot.model.weighing import WeighedScheme, Weighing

LOAN = """
meta:
  title: Was the loan repaid?
  author: A student
  notes: >
    An exercise
    in two lines.

language:
  repaid/1: "%v was repaid."

references:
  Code:
    title: Civil Code
    year: 1900
  Untitled: {creator: Somebody}

weighing_functions:
  rank: {preference: {property: authority, order: [low, high]}}

argument_schemes:
  - id: receipt
    weight: {constant: 0.7}
  - id: custom
    variables: [X]
    premises: [p(X)]
    weight: rank

statements:
  repaid: The loan was repaid.
  ¬repaid: The loan was not repaid.
  paper:
    text: There is a receipt.
    assumed: true
    label: in
    meta: {page: 12}
  forged: {text: }
  plain: 3

issues:
  i1:
    positions: [repaid, ¬repaid]
    standard: cce
  i2: {positions: plain, meta: {title: The second}}

arguments:
  a1:
    scheme: receipt
    conclusion: repaid
    premises: {datum: paper, warrant: paper2}
    undercutter: forged
    meta: {said by: counsel}
  a2: {conclusion: forged, premises: [ink], weight: 0.5}
  a3: {conclusion: ¬repaid, premises: [plain, paper], scheme: convergent, weight: 0}
  a4: {conclusion: ¬repaid, premises: plain, scheme: factorized, parameters: [x]}
  a5: {conclusion: forged, premises: [], scheme: custom}

assumptions: [ink, plain]

tests:
  in: [repaid]
"""


@pytest.fixture
def loan() -> Imported:
    return read(LOAN)


@pytest.fixture
def case(loan: Imported) -> Case:
    return Case(loan.records)


def test_the_case_is_well_formed_and_reads_back_as_one_of_ours(case: Case) -> None:
    assert problems(case) == []
    assert Case(read(write(case)).records) == case


def test_ids_are_kept_and_claims_numbered_in_their_order(case: Case) -> None:
    assert [(c.id, c.number) for c in case.claims.values()] == [
        *(("repaid", 1), ("¬repaid", 2), ("paper", 3), ("forged", 4), ("plain", 5)),
        *(("ink", 6), ("paper2", 7)),
    ]
    assert set(case.arguments) == {"a1", "a1.undercutter", "a2", "a3", "a4", "a5"}


def test_statements_named_but_not_stated_are_claims_with_their_id_as_text(case: Case) -> None:
    assert case.claims["paper2"] == Claim("paper2", "paper2", number=7)
    assert case.claims["forged"].text == "forged"
    assert case.claims["plain"].text == "3"


def test_a_negated_statement_is_a_position_of_its_issue(case: Case) -> None:
    assert [position.claim for position in case.positions_of("i1")] == ["repaid", "¬repaid"]
    assert [position.claim for position in case.positions_of("i2")] == ["plain"]
    assert not any(argument.polarity is Polarity.CON for argument in case.arguments.values())
    assert case.issues["i1"].standard is Standard.CLEAR_AND_CONVINCING
    assert case.issues["i2"].text == "i2"
    assert case.issues["i2"].note == "title: The second"


def test_assumptions_are_accepted_claims(case: Case) -> None:
    accepted = {claim.id for claim in case.claims.values() if claim.stance is Stance.ACCEPTED}
    assert accepted == {"paper", "ink", "plain"}


def test_an_undercutter_is_an_argument_against_the_step(case: Case) -> None:
    (undercut,) = case.undercuts_of("a1")
    assert [premise.claim for premise in case.premises_of(undercut.id)] == ["forged"]


def test_weights_are_points_and_basic_schemes_modes(case: Case) -> None:
    assert case.arguments["a1"].weight == 70
    assert case.arguments["a1"].scheme == "receipt"
    assert case.arguments["a3"].mode is Mode.CONVERGENT
    assert case.arguments["a3"].scheme == ""


def test_a_weight_on_an_argument_is_the_result_of_an_evaluation_and_not_heeded(case: Case) -> None:
    assert case.arguments["a2"].weight == 100
    assert case.arguments["a3"].enabled


def test_other_ways_of_weighing_are_kept_as_schemes(case: Case) -> None:
    assert list(case.schemes.values()) == [
        WeighedScheme("custom", Weighing.PREFERENCE, preferences=(("authority", "listed", "low", "high"),), order=1),
        WeighedScheme("factorized", Weighing.FACTORIZED, order=3),
    ]
    assert (case.arguments["a4"].scheme, case.arguments["a5"].scheme) == ("factorized", "custom")


def test_roles_and_metadata_are_kept(case: Case) -> None:
    assert [(premise.role, premise.claim) for premise in case.premises_of("a1")] == [
        ("datum", "paper"),
        ("warrant", "paper2"),
    ]
    assert case.arguments["a1"].note == "said by: counsel"
    assert case.claims["paper"].note == 'page: "12"'
    assert case.settings.title == "Was the loan repaid?"
    (page,) = case.notes.values()
    assert page.text == "author: A student\nnotes: |\n  An exercise in two lines."


def test_references_are_sources(case: Case) -> None:
    assert [(source.id, source.title) for source in case.sources.values()] == [
        ("Code", "Civil Code"),
        ("Untitled", "Untitled"),
    ]
    assert case.sources["Code"].note == 'year: "1900"'


def test_what_has_no_place_is_listed(loan: Imported) -> None:
    assert set(loan.lost) == {
        "the wording of predicates",
        "the expected labels",
        "what an argument scheme says beyond its name and how it weighs",
        "the parameters of an argument's scheme",
    }


def test_unknown_keys_of_a_foreign_file_are_listed_not_refused() -> None:
    found = read("statements: {p: {text: P, colour: red}}\nfurther: {a: b}\n")
    assert found.lost == ("key “further” of a case", "key “colour” of a statement")


def test_an_undercutter_whose_id_is_taken_gets_another() -> None:
    text = "arguments:\n  a: {conclusion: p, undercutter: u}\n  a.undercutter: {conclusion: p}\nstatements: {p: P}\n"
    case = Case(read(text).records)
    assert len(case.arguments) == 3
    assert case.undercuts_of("a")[0].id not in ("a", "a.undercutter")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("arguments:\n  a: {conclusion: p, weight: 1e999}\n", 2),
        ("arguments:\n  a: {conclusion: p, weight: 2}\n", 2),
        ("arguments:\n  a: {conclusion: p, weight: -0.1}\n", 2),
        ("arguments:\n  a: {conclusion: p, weight: heavy}\n", 2),
        ("arguments:\n  a: {premises: [p]}\n", 2),
        ("argument_schemes:\n  s: {weight: {constant: 7}}\nstatements: {}\n", 2),
        ("statements: {p: {assumed: perhaps}}\n", 1),
        ("issues:\n  i: {standard: XYZ}\n", 2),
        ("assumptions: {a: b}\n", 1),
        ("references: [a]\n", 1),
    ],
)
def test_values_that_make_no_sense_are_refused(text: str, line: int) -> None:
    with pytest.raises(FormatError) as caught:
        read(text)
    assert caught.value.line == line


def test_a_view_can_name_what_was_imported(case: Case) -> None:
    assert Ref(Kind.CLAIM, "¬repaid") in case


RULES = """
language: {bird/1: "%v is a bird", flies/1: "%v flies"}
argument_schemes:
  - {id: birds fly, variables: [X], premises: ["bird(X)"], conclusions: ["flies(X)"]}
assumptions: ["bird(tweety)"]
"""


def test_a_file_whose_arguments_are_to_be_made_by_rule_is_refused_with_one_sentence() -> None:
    with pytest.raises(FormatError) as caught:
        read(RULES)
    assert str(caught.value) == (
        "Its arguments are to be made by rule, from schemes such as “birds fly”, which Moot does not do; let"
        " Carneades 4 evaluate it and open what that writes."
    )


def test_beside_arguments_of_its_own_a_rule_is_listed_as_lost() -> None:
    found = read(RULES + "arguments:\n  a: {scheme: birds fly, conclusion: flies(tweety), premises: [bird(tweety)]}\n")
    assert "what an argument scheme says beyond its name and how it weighs" in found.lost
    assert Case(found.records).arguments["a"].scheme == "birds fly"


WAYS = """
weighing_functions:
  share: {constant: 0.3}
  Rated: {criteria: {hard: [0, who], soft: {price: {factor: 2, values: {low: 1, high: 0.25}}, look: {factor: 1}}}}
  ranked: {preference: [{property: rank, order: [Low, high]}, {property: year}]}
argument_schemes:
  one: {weight: SHARE}
  two: {weight: cumulative, meta: {rank: low, more: {a: b}}}
  three: {weight: rated}
  four: {weight: Ranked}
  five: {meta: {year: 1990}}
statements: {p: P}
arguments:
  a: {scheme: one, conclusion: p}
  b: {scheme: two, conclusion: p, premises: [p]}
  c: {scheme: three, conclusion: p}
"""


def test_weighing_functions_are_found_by_their_names() -> None:
    found = read(WAYS)
    case = Case(found.records)
    assert found.lost == ()
    assert (case.arguments["a"].weight, case.arguments["b"].mode) == (30, Mode.CUMULATIVE)
    assert {id_: replace(scheme, order=0) for id_, scheme in case.schemes.items()} == {
        "two": WeighedScheme("two", properties=(("rank", "low"),), note="more:\n  a: b"),
        "three": WeighedScheme(
            "three",
            Weighing.CRITERIA,
            ("0", "who"),
            (("price", "2", "low", "1", "high", "0.25"), ("look", "1")),
        ),
        "four": WeighedScheme(
            "four", Weighing.PREFERENCE, preferences=(("rank", "listed", "low", "high"), ("year", "descending"))
        ),
        "five": WeighedScheme("five", properties=(("year", "1990"),)),
    }
    assert Case(read(write(case)).records) == case


@pytest.mark.parametrize(
    "weight",
    [
        "nothing of the kind",
        "{constant: 0.5, preference: []}",
        "{measured: 1}",
        "{criteria: {firm: []}}",
        "{criteria: {soft: {price: {factor: heavy}}}}",
        "{criteria: {soft: {price: {values: {low: 2}}}}}",
        "{criteria: {soft: {price: {share: 2}}}}",
        "{preference: {order: ascending}}",
        "{preference: {property: rank, order: sideways}}",
    ],
)
def test_a_way_of_weighing_that_makes_no_sense_is_refused(weight: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(f"argument_schemes:\n  s: {{weight: {weight}}}\nstatements: {{}}\n")
    assert caught.value.line == 2
