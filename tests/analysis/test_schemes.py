"""Weighing that looks beyond the argument: what Carneades 4 makes of it, worked out by hand from how it behaves."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.explain import Explainer
from moot.analysis.labelling import Labelling, Semantics, Status
from moot.analysis.matters import ways_to_turn
from moot.analysis.schemes import property_of
from moot.analysis.standards import UNIT
from moot.formats.case_text import read
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import Argument, Claim, Kind, Position, Premise, Record, Ref, ref_of
from moot.model.weighing import WeighedScheme, Weighing
from tests.analysis.maps import random_case, random_edit

SEEDS = st.integers(0, 1 << 40)


def labels(text: str, semantics: Semantics = Semantics.STRICT) -> dict[str, str]:
    """What stands, falls or is open in a file, under all rules alike unless they are named."""
    case = Case(read(text).records)
    return {id_: status.value for id_, status in Labelling(case, semantics).statuses().items()}


def weights(text: str) -> dict[str, int]:
    """What each argument weighs, in hundredths of a point."""
    labelling = Labelling(Case(read(text).records), Semantics.STRICT)
    found = {}
    for id_, step in labelling.graph.steps.items():
        low, high = labelling.bounds(step)
        assert low == high
        found[id_] = round(low * 100 / UNIT)
    return found


@pytest.mark.parametrize("semantics", Semantics)
class TestFactorized:
    """An argument weighs the more, the more of all premises of its issue it has; nothing if one falls."""

    GOING = """
statements: {go: Go, stay: Stay, dry: Dry, warm: Warm, free: Free}
issues: {i: {positions: [go, stay]}}
assumptions: [dry, warm]
arguments:
  one: {scheme: factorized, conclusion: stay, premises: [dry]}
  two: {scheme: factorized, conclusion: go, premises: [dry, warm]}
"""

    def test_more_premises_weigh_more(self, semantics: Semantics) -> None:
        found = labels(self.GOING, semantics)
        assert (found["go"], found["stay"]) == ("in", "out")
        assert weights(self.GOING) == {"one": 5000, "two": 10000}

    def test_a_premise_that_falls_leaves_nothing(self, semantics: Semantics) -> None:
        found = labels(self.GOING.replace("assumptions: [dry, warm]", "assumptions: [dry]"), semantics)
        assert (found["go"], found["stay"]) == ("out", "in")

    def test_premises_of_arguments_that_fail_are_counted_too(self, semantics: Semantics) -> None:
        text = self.GOING + "  three: {conclusion: stay, premises: [free]}\n"
        assert weights(text) == {"one": 3333, "two": 6667, "three": 0}
        assert labels(text, semantics)["go"] == "in"


LEX = """
weighing_functions:
  lex:
    preference:
      - {property: authority, order: [local, state, federal]}
      - {property: effective, order: ascending}
argument_schemes:
  old federal law: {meta: {authority: federal, effective: 1989-06-14}, weight: lex}
  new state law: {meta: {authority: state, effective: 2008-04-13}, weight: lex}
  newer state law: {meta: {authority: state, effective: 2019-01-01}, weight: lex}
  custom: {meta: {authority: habit}, weight: lex}
statements: {may: May, must not: Must not, here: Here}
issues: {i: {positions: [POSITIONS]}}
arguments:
  a: {scheme: FIRST, conclusion: may}
  b: {scheme: SECOND, conclusion: must not}
"""


@pytest.mark.parametrize("positions", ["may, must not", "must not, may"])
@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        ("old federal law", "new state law", "may"),  # the higher authority, though it is older
        ("new state law", "newer state law", "must not"),  # of the same authority the later
        ("new state law", "new state law", None),  # a tie
        ("custom", "old federal law", "may"),  # a value not listed comes after all that are
        ("linked", "new state law", None),  # nothing to compare: a linked one weighs in full, and so does the top place
    ],
)
def test_preference_goes_by_the_first_property_that_tells(
    positions: str, first: str, second: str, winner: str | None
) -> None:
    text = LEX.replace("POSITIONS", positions).replace("FIRST", first).replace("SECOND", second)
    for semantics in Semantics:
        found = labels(text, semantics)
        assert {id_ for id_, label in found.items() if label == "in"} == ({winner} if winner else set())


def test_preference_gives_places_among_all_arguments_of_the_issue_and_full_weight_outside() -> None:
    text = LEX.replace("POSITIONS", "may, must not")
    text = text.replace("FIRST", "old federal law").replace("SECOND", "new state law")
    text += "  c: {scheme: newer state law, conclusion: may, premises: [here]}\n"
    assert weights(text) == {"a": 10000, "b": 3333, "c": 0}
    text += "  d: {scheme: new state law, conclusion: here}\n"
    assert weights(text) == {"a": 10000, "b": 3333, "c": 6667, "d": 10000}


@pytest.mark.parametrize(
    ("order", "one", "two", "stronger"),
    [
        ("ascending", "9", "10", "two"),
        ("descending", "9", "10", "one"),
        ("ascending", "0.5", "0.25", "one"),
        ("ascending", "5", "0.5", None),  # a whole number and a decimal are not compared
        ("ascending", "2001-01-01", "2002-01-01", "two"),
        ("descending", "2001-01-01", "2002-01-01", "one"),
        ("ascending", "2001-01-01", "later", None),
        ("descending", "abbey", "zoo", "two"),  # texts go by the alphabet whatever the order says
        ("[zoo, abbey]", "abbey", "zoo", "one"),
        ("[]", "abbey", "abbey", None),
    ],
)
def test_values_are_compared_as_what_they_look_like(order: str, one: str, two: str, stronger: str | None) -> None:
    text = f"""
    argument_schemes:
      - {{id: one, meta: {{rank: {one}}}, weight: {{preference: {{property: rank, order: {order}}}}}}}
      - {{id: two, meta: {{rank: {two}}}, weight: {{preference: {{property: rank, order: {order}}}}}}}
    statements: {{p: P, q: Q}}
    issues: {{i: {{positions: [p, q]}}}}
    arguments: {{a: {{scheme: one, conclusion: p}}, b: {{scheme: two, conclusion: q}}}}
    """
    expected = {"one": {"p": "in", "q": "out"}, "two": {"p": "out", "q": "in"}, None: {"p": "out", "q": "out"}}
    assert labels(text) == expected[stronger]


CAR = """
argument_schemes:
  - id: choice
    weight:
      criteria:
        hard: [HARD]
        soft:
          price: {factor: 1, values: {low: 1.0, middle: 0.5, high: 0.0}}
          safety: {factor: 3, values: {poor: 0, fair: 0.5, good: 1}}
  - {id: leaflet, weight: {constant: 0.4}}
  - {id: statistics, weight: {constant: 0.8}}
statements:
  buy(small): Buy the small one
  buy(big): Buy the big one
  price(small,low): Cheap
  price(big,high): Dear
  safety(small, fair): Fairly safe
  safety(big,good): Safe
  safety(big,poor): Not safe
  said: It is said
  counted: It was counted
  new: New
issues:
  buy: {positions: [buy(small), buy(big)]}
  safe: {positions: ["safety(big,good)", "safety(big,poor)"]}
arguments:
  small: {scheme: choice, conclusion: buy(small), premises: {price: "price(small,low)", safety: "safety(small, fair)"}}
  big: {scheme: choice, conclusion: buy(big), premises: {price: "price(big,high)", safety: "safety(big,good)"}}
  said: {scheme: leaflet, conclusion: "safety(big,good)", premises: [said]}
  counted: {scheme: statistics, conclusion: "safety(big,poor)", premises: [counted]}
assumptions: [said, "price(small,low)", "price(big,high)", "safety(small, fair)"ASSUMED]
"""


def car(*, assumed: str = "", hard: str = "") -> str:
    return CAR.replace("ASSUMED", f", {assumed}" if assumed else "").replace("HARD", hard)


def test_criteria_are_a_weighted_mean_of_the_shares_of_values() -> None:
    # small: 1/4 · 1 + 3/4 · 0.5 = 0.625; big: 1/4 · 0 + 3/4 · 1 = 0.75
    assert weights(car()) == {"small": 6250, "big": 7500, "said": 4000, "counted": 0}
    for semantics in Semantics:
        found = labels(car(), semantics)
        assert (found["buy(big)"], found["buy(small)"], found["safety(big,good)"]) == ("in", "out", "in")


def test_where_a_premise_falls_the_answer_that_stands_gives_the_value() -> None:
    text = car(assumed="counted")
    assert weights(text)["big"] == 0  # the value poor counts 0, as the high price does
    for semantics in Semantics:
        found = labels(text, semantics)
        assert (found["safety(big,poor)"], found["buy(small)"], found["buy(big)"]) == ("in", "in", "out")
    fair = text.replace("poor: 0,", "poor: 0.9,")
    assert weights(fair)["big"] == 6750


@pytest.mark.parametrize("hard", ["1", "safety"])
def test_a_hard_criterion_that_falls_leaves_nothing(hard: str) -> None:
    text = car(assumed="counted", hard=hard).replace("poor: 0,", "poor: 0.9,")
    assert weights(text)["big"] == 0
    assert labels(text)["buy(small)"] == "in"


def test_a_property_without_a_value_leaves_nothing_and_a_value_not_listed_counts_nothing() -> None:
    without = car().replace(', safety: "safety(big,good)"}', "}")
    assert weights(without)["big"] == 0
    unlisted = car().replace("good: 1}", "excellent: 1}")
    assert weights(unlisted)["big"] == 0
    assert labels(unlisted)["buy(small)"] == "in"


def test_until_its_premises_are_decided_an_argument_with_criteria_may_weigh_anything() -> None:
    text = (
        car()
        .replace("assumptions: [said, ", "assumptions: [")
        .replace(
            "  counted: {",
            "  round: {conclusion: said, premises: [new]}\n  back: {conclusion: new, premises: [said]}\n  counted: {",
        )
    )
    labelling = Labelling(Case(read(text).records), Semantics.INTERVAL)
    assert labelling.bounds(labelling.graph.steps["big"]) == (0, 100 * UNIT)
    assert labelling.status("buy(big)") is Status.UNDECIDED
    assert labelling.status("buy(small)") is Status.UNDECIDED


@pytest.mark.parametrize(
    ("id_", "property_"),
    [
        ("price(volvo, high)", ("price", "high")),
        ("price(volvo,p(a, b))", ("price", "p(a, b)")),
        ("buy(volvo)", ("buy",)),
        ("crime", ("crime",)),
        ("Price(volvo, high)", ("Price(volvo, high)",)),
        ('says(x, "so")', ("says", "so")),
        ("a(b", ("a(b",)),
    ],
)
def test_ids_that_are_terms_tell_a_property_and_its_value(id_: str, property_: tuple[str, ...]) -> None:
    assert property_of(id_) == property_


# Whatever the schemes: rules that decide more never contradict, relabelling equals labelling anew, nothing crashes.

SCHEMES = (
    WeighedScheme("count", Weighing.FACTORIZED),
    WeighedScheme("rank", Weighing.PREFERENCE, preferences=(("age", "ascending"),), properties=(("age", "3"),)),
    WeighedScheme("rank2", Weighing.PREFERENCE, preferences=(("age", "ascending"),), properties=(("age", "7"),)),
    WeighedScheme(
        "rate",
        Weighing.CRITERIA,
        ("0",),
        (("price", "1", "low", "1", "high", "0.3"), ("speed", "2", "low", "0.2", "high", "1")),
    ),
    WeighedScheme("rate2", Weighing.CRITERIA, (), (("price", "1", "low", "0.4", "high", "0.9"),)),
)
_NAMES = ("", "", *(scheme.id for scheme in SCHEMES), "rate2")


def dressed(record: Record) -> Record:
    """The record of a random case with ids that are terms and a scheme, the same for the same record."""
    match record:
        case Claim():
            return replace(record, id=_term(record.id))
        case Argument():
            scheme = _NAMES[crc32(repr(record).encode()) % len(_NAMES)]
            conclusion = record.conclusion if record.polarity == "undercut" else _term(record.conclusion)
            return replace(record, conclusion=conclusion, scheme=scheme)
        case Premise():
            return replace(record, claim=_term(record.claim))
        case Position():
            return replace(record, claim=_term(record.claim))
        case _:
            return record


def _term(id_: str) -> str:
    number = int(id_[1:]) if id_[1:].isdigit() else 0
    return f"{('price', 'speed')[number % 2]}({id_}, {('low', 'high', 'odd')[number % 3]})"


def dressed_case(seed: int) -> tuple[Case, Case]:
    """A random case, and the same dressed."""
    plain = random_case(seed, claims=12, arguments=18)
    return plain, Case([*map(dressed, plain), *SCHEMES])


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_a_patient_labelling_is_never_contradicted_by_a_bolder_one_with_schemes(seed: int) -> None:
    _, case = dressed_case(seed)
    strict, interval, default = (
        Labelling(case, rules).statuses() for rules in (Semantics.STRICT, Semantics.INTERVAL, Semantics.DEFAULT)
    )
    for patient, bold in ((strict, interval), (interval, default)):
        assert {id_: s for id_, s in patient.items() if s is not Status.UNDECIDED}.items() <= bold.items()


@settings(max_examples=300, deadline=None)
@given(SEEDS, st.sampled_from(Semantics))
def test_relabelling_after_edits_equals_labelling_anew_with_schemes(seed: int, semantics: Semantics) -> None:
    r = Random(seed)
    plain, case = dressed_case(seed)
    labelling = Labelling(case, semantics)
    for _ in range(6):
        if r.random() < 0.2:
            ref = Ref(Kind.SCHEME, r.choice(SCHEMES).id)
            before, donor = case.get(ref), r.choice([None, *SCHEMES])
            after = None if donor is None else replace(donor, id=ref.id)
            edit = Edit("scheme", () if before == after else (Change(before, after),))
        else:
            drawn = random_edit(plain, r)
            plain.apply(drawn)
            edit = Edit(
                "random", tuple(Change(*(c and dressed(c) for c in (x.before, x.after))) for x in drawn.changes)
            )
        case.apply(edit)
        labelling.update(edit)
        anew = Labelling(case, semantics)
        assert labelling.statuses() == anew.statuses()
        assert ranks(labelling) == ranks(anew)


def ranks(labelling: Labelling) -> dict[tuple[int, str], tuple[int, int]]:
    return {(p.side, p.id): (p.label, p.rank) for p in labelling.graph.propositions() if p.record or p.steps}


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.sampled_from(Semantics))
def test_the_order_of_records_does_not_matter_with_schemes(seed: int, semantics: Semantics) -> None:
    _, case = dressed_case(seed)
    records = list(case)
    Random(seed).shuffle(records)
    assert Labelling(Case(records), semantics).statuses() == Labelling(case, semantics).statuses()


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.sampled_from(Semantics))
def test_every_claim_and_argument_can_be_explained_with_schemes(seed: int, semantics: Semantics) -> None:
    _, case = dressed_case(seed)
    explainer = Explainer(Labelling(case, semantics))
    for id_ in case.claims:
        assert explainer.reasons.claim(id_).text()
        assert explainer.claim(id_)
    for id_ in case.arguments:
        assert explainer.reasons.argument(id_).text()
        assert explainer.argument(id_)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_what_turns_an_issue_turns_it_with_schemes(seed: int) -> None:
    _, case = dressed_case(seed)
    labelling = Labelling(case)
    for issue in case.issues:
        winner = labelling.winner(issue)
        for flips in ways_to_turn(labelling, issue, most=2, budget=300).sets:
            changed = Case(case)
            for flip in flips:
                claim = case.claims[flip.claim]
                after = replace(claim, stance=flip.stance, struck=False)
                changed.apply(Edit("", (Change(changed.get(ref_of(claim)), after),)))
            assert Labelling(changed).winner(issue) != winner
