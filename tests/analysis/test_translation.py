"""The translation of maps: its grounded labelling is the interval labelling, and attacks alone come back as drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis import rebuttal
from moot.analysis.frameworks import Framework
from moot.analysis.graph import Graph
from moot.analysis.labelling import Labelling, Semantics
from moot.analysis.propositions import Label
from moot.analysis.translation import TranslationError, translate
from moot.model.case import Case
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Issue,
    Mode,
    Polarity,
    Position,
    Premise,
    Record,
    Settings,
    Stance,
)
from tests.analysis.maps import attack_map, random_case, without_shares

SEEDS = st.integers(0, 1 << 40)
MANY = settings(max_examples=1500, deadline=None)
_APPLIES = {Label.IN: True, Label.OUT: False, Label.UNDECIDED: None}


def assert_grounded_is_interval(case: Case) -> None:
    labelling = Labelling(case, Semantics.INTERVAL)
    found = translate(Graph(case))
    labels = found.framework.grounded()

    def label(at: int | Label) -> Label:
        return at if isinstance(at, Label) else labels[at]

    assert {id_: label(found.claims[id_]) for id_ in case.claims} == {
        id_: labelling.graph.claims[id_].label for id_ in case.claims
    }
    assert {id_: _APPLIES[label(found.arguments[id_])] for id_ in case.arguments} == {
        id_: labelling.applies(id_) for id_ in case.arguments
    }


@MANY
@given(SEEDS)
def test_grounded_is_the_interval_labelling(seed: int) -> None:
    assert_grounded_is_interval(without_shares(random_case(seed)))


@MANY
@given(SEEDS)
def test_grounded_is_the_interval_labelling_of_larger_maps(seed: int) -> None:
    assert_grounded_is_interval(without_shares(random_case(seed, claims=20, arguments=40)))


@settings(max_examples=500, deadline=None)
@given(seed=SEEDS)
def test_rivals_strung_into_chains_say_the_same(seed: int) -> None:
    paired = rebuttal.PAIRED
    rebuttal.PAIRED = 0
    try:
        assert_grounded_is_interval(without_shares(random_case(seed, claims=9, arguments=16)))
    finally:
        rebuttal.PAIRED = paired


@MANY
@given(SEEDS)
def test_attacks_alone_come_back_as_the_framework_they_were_drawn_from(seed: int) -> None:
    names, attacks, case = attack_map(seed)
    assert translate(Graph(case)).framework == Framework.of(names, attacks)


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_a_map_is_translated_at_a_size_that_grows_with_it(seed: int) -> None:
    case = without_shares(random_case(seed, claims=20, arguments=40))
    found = translate(Graph(case)).framework
    most = 2 * (3 * len(case.claims) + 4 * len(case.arguments))
    assert len(found) <= most


def test_a_thousand_rivals_cost_a_few_thousand_arguments_and_attacks() -> None:
    records: list[Record] = [Issue("i")]
    for n in range(1000):
        records += [Claim(f"c{n}"), Position(f"p{n}", "i", f"c{n}"), Argument(f"a{n}", f"c{n}", weight=10 + n % 5)]
        records += [Claim(f"d{n}", stance=Stance.ASSERTED), Premise(f"u{n}", f"a{n}", f"d{n}")]
        records += [Argument(f"b{n}", f"d{n}", Polarity.CON), Premise(f"v{n}", f"b{n}", f"c{n}")]
    found = translate(Graph(records)).framework
    assert len(found) < 12_000
    assert sum(map(len, found.attackers)) < 40_000
    assert_grounded_is_interval(Case(records))


def test_a_chain_of_ten_thousand_steps_is_one_argument() -> None:
    records: list[Record] = [Claim("c0", stance=Stance.ASSERTED), Claim("x", stance=Stance.ASSERTED)]
    records += [Argument("con", "c0", Polarity.CON), Premise("p", "con", "x")]
    records += [Argument("noc", "x", Polarity.CON), Premise("q", "noc", "c0")]
    for n in range(1, 10_000):
        records += [Claim(f"c{n}"), Argument(f"a{n}", f"c{n}"), Premise(f"p{n}", f"a{n}", f"c{n - 1}")]
    found = translate(Graph(records))
    assert found.framework == Framework.of(["c0", "x"], [("c0", "x"), ("x", "c0")])
    assert found.claims["c9999"] == found.claims["c0"]


def test_a_circle_of_support_can_stand_or_fall() -> None:
    records: list[Record] = [Claim("p"), Claim("q"), Argument("a", "p"), Premise("x", "a", "q"), Argument("b", "q")]
    found = translate(Graph([*records, Premise("y", "b", "p")]))
    assert found.claims["p"] == found.claims["q"] == 0
    assert found.framework.attackers == ((1,), (0,))


def test_a_cumulative_argument_is_refused_by_name() -> None:
    case = Case(
        [
            Settings(bare_leaves=BareLeaves.ASSERT),
            Claim("c", number=1),
            Claim("d", number=2),
            Argument("both", "c", mode=Mode.CUMULATIVE),
            Premise("p", "both", "d"),
        ]
    )
    with pytest.raises(TranslationError, match=r"the reason from 2 \(both\) is weighed as cumulative") as refused:
        translate(Graph(case))
    assert refused.value.argument == "both"
    assert str(refused.value) == refused.value.sentence.text()
    off = Case([replace(r, enabled=False) if isinstance(r, Argument) else r for r in case])
    assert translate(Graph(off)).arguments["both"] is Label.OUT
