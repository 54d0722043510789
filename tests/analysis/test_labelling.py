"""The labelling against recorded labels, against its own definition, and against itself under other names and edits."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.labelling import Labelling, Semantics, Status, Why
from moot.model.case import Case
from moot.model.edit import Change, Edit
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
    Standard,
)
from tests.analysis.maps import attack_map, random_case, random_edit, renamed
from tests.analysis.naive import Naive
from tests.analysis.oracle import case_of, graphs

SEEDS = st.integers(0, 1 << 40)
MANY = settings(max_examples=400, deadline=None)


def words(labelling: Labelling) -> dict[str, str]:
    return {id_: status.value for id_, status in labelling.statuses().items()}


@pytest.fixture(scope="module")
def recorded() -> list[dict[str, Any]]:
    return graphs()


def test_intervals_equal_all_recorded_labels(recorded: list[dict[str, Any]]) -> None:
    assert len(recorded) == 500
    for graph in recorded:
        assert words(Labelling(case_of(graph), Semantics.INTERVAL)) == graph["interval"], graph["id"]


def test_strict_equals_all_labels_of_the_carneades_program(recorded: list[dict[str, Any]]) -> None:
    for graph in recorded:
        assert words(Labelling(case_of(graph), Semantics.STRICT)) == graph["carneades4_strict"], graph["id"]


def test_the_default_keeps_every_recorded_decision_and_settles_364_of_454_open_labels(
    recorded: list[dict[str, Any]],
) -> None:
    settled = 0
    for graph in recorded:
        found = words(Labelling(case_of(graph)))
        for id_, label in graph["interval"].items():
            if label == "undecided":
                settled += found[id_] != "undecided"
            else:
                assert found[id_] == label, (graph["id"], id_)
    assert settled == 364


@MANY
@given(SEEDS)
def test_default_and_interval_equal_the_definition(seed: int) -> None:
    case = random_case(seed)
    falls = not case.settings.circles_stay_open
    assert words(Labelling(case)) == Naive(case, circles_fall=falls).claims()
    assert words(Labelling(case, Semantics.INTERVAL)) == Naive(case, circles_fall=False).claims()


@MANY
@given(SEEDS)
def test_a_patient_labelling_is_never_contradicted_by_a_bolder_one(seed: int) -> None:
    case = random_case(seed)
    strict, interval, default = (
        words(Labelling(case, s)) for s in (Semantics.STRICT, Semantics.INTERVAL, Semantics.DEFAULT)
    )
    assert all(interval[id_] == label for id_, label in strict.items() if label != "undecided")
    assert all(default[id_] == label for id_, label in interval.items() if label != "undecided")


@MANY
@given(SEEDS, st.sampled_from(Semantics))
def test_names_and_order_of_records_never_matter(seed: int, semantics: Semantics) -> None:
    case = random_case(seed)
    other, new = renamed(case, seed + 1)
    assert {new[id_]: label for id_, label in words(Labelling(case, semantics)).items()} == words(
        Labelling(other, semantics)
    )


def everything(labelling: Labelling) -> dict[tuple[int, str], tuple[int, int, int]]:
    """Labels, ranks and rules of all there is: an explanation is made of these."""
    graph = labelling.graph
    present = [p for p in graph.propositions() if p.side or p.record is not None]
    return {(p.side.value, p.id): (p.label.value, p.rank, p.rule.value) for p in present}


@MANY
@given(SEEDS, st.sampled_from(Semantics))
def test_relabelling_after_edits_equals_labelling_anew(seed: int, semantics: Semantics) -> None:
    r = Random(seed)
    case = random_case(seed, claims=14, arguments=20)
    labelling = Labelling(case, semantics)
    for _ in range(5):
        edit = random_edit(case, r)
        before = words(labelling)
        case.apply(edit)
        shifts = labelling.update(edit)
        fresh = Labelling(case, semantics)
        assert everything(labelling) == everything(fresh)
        after = words(fresh)
        moved = {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
        assert {shift.claim for shift in shifts} == moved
        assert all(shift.before == before.get(shift.claim) for shift in shifts)
        assert all(labelling.applies(id_) == fresh.applies(id_) for id_ in case.arguments)
        assert all(labelling.winner(id_) == fresh.winner(id_) for id_ in case.issues)


@MANY
@given(SEEDS)
def test_arrows_of_attack_alone_give_the_grounded_labelling(seed: int) -> None:
    names, attacks, case = attack_map(seed)
    label = dict.fromkeys(names, "undecided")
    moved = True
    while moved:
        moved = False
        for name in names:
            against = [label[source] for source, target in attacks if target == name]
            now = "in" if all(x == "out" for x in against) else "out" if "in" in against else "undecided"
            moved = moved or now != label[name]
            label[name] = now
    assert words(Labelling(case)) == label
    assert words(Labelling(case, Semantics.INTERVAL)) == label


def test_a_chain_of_ten_thousand_is_labelled_from_end_to_end() -> None:
    length = 10_000
    records: list[Record] = [Claim("last", stance=Stance.ACCEPTED)]
    records += [Claim(f"c{i}") for i in range(length)]
    for i in range(length):
        below = f"c{i + 1}" if i + 1 < length else "last"
        records += [Argument(f"a{i}", f"c{i}"), Premise(f"p{i}", f"a{i}", below)]
    case = Case(records)
    labelling = Labelling(case)
    assert labelling.status("c0") is Status.IN
    last = case.claims["last"]
    edit = Edit("reject", (Change(last, Claim("last", stance=Stance.REJECTED)),))
    case.apply(edit)
    assert len(labelling.update(edit)) == length + 1
    assert labelling.status("c0") is Status.OUT
    assert labelling.why("c0") is Why.DEFEATED


def test_ten_thousand_rivals_in_one_issue_leave_one_winner() -> None:
    records: list[Record] = [Issue("i"), Claim("fact", stance=Stance.ACCEPTED)]
    for n in range(10_000):
        weight = 80 if n == 7_000 else 10 + n % 60
        records += [Claim(f"c{n}"), Position(f"p{n}", "i", f"c{n}"), Argument(f"a{n}", f"c{n}", weight=weight)]
        records.append(Premise(f"u{n}", f"a{n}", "fact"))
    labelling = Labelling(records)
    assert labelling.winner("i") == "c7000"
    assert sum(status is Status.IN for status in labelling.statuses().values()) == 2


def test_rivals_that_fall_one_after_another_leave_the_weaker_standing() -> None:
    records: list[Record] = [Issue("i"), Claim("fact", stance=Stance.ACCEPTED), Claim("stop", stance=Stance.ACCEPTED)]
    records += [Claim(f"d{n}") for n in range(1_000)]
    for n in range(1_000):  # rival n rests on a chain of n steps that ends in nothing
        records += [Claim(f"c{n}"), Position(f"p{n}", "i", f"c{n}"), Argument(f"a{n}", f"c{n}", weight=100)]
        records.append(Premise(f"u{n}", f"a{n}", f"d{n}"))
        if n:
            records += [Argument(f"b{n}", f"d{n}"), Premise(f"v{n}", f"b{n}", f"d{n - 1}")]
    records += [Claim("weak"), Position("pw", "i", "weak"), Argument("aw", "weak", weight=10)]
    records.append(Premise("uw", "aw", "fact"))
    assert Labelling(records).winner("i") == "weak"


def test_a_step_that_undercuts_itself_and_a_claim_that_attacks_itself() -> None:
    records: list[Record] = [
        Claim("a", stance=Stance.ACCEPTED),
        Argument("loop", "loop", Polarity.UNDERCUT),
        Premise("p0", "loop", "a"),
        Claim("b", stance=Stance.ASSERTED),
        Argument("self", "b", Polarity.CON),
        Premise("p1", "self", "b"),
        Claim("c"),
        Argument("own", "c"),
        Premise("p2", "own", "c"),
    ]
    labelling = Labelling(records)
    assert labelling.applies("loop") is None
    assert labelling.status("b") is Status.UNDECIDED
    assert labelling.status("c") is Status.OUT
    assert labelling.why("c") is Why.CIRCULAR
    assert Labelling(records, Semantics.INTERVAL).status("c") is Status.UNDECIDED


def test_an_empty_issue_and_one_with_two_accepted_answers_have_no_winner() -> None:
    records: list[Record] = [Issue("empty"), Issue("both"), Issue("one")]
    records += [Claim("a", stance=Stance.ACCEPTED), Claim("b", stance=Stance.ACCEPTED), Claim("c")]
    records += [Position(f"p{c}", "both", c) for c in "abc"] + [Position("q", "one", "a")]
    labelling = Labelling(records)
    assert labelling.winner("empty") is None
    assert labelling.winner("both") is None
    assert labelling.winner("one") == "a"
    assert words(labelling) == {"a": "in", "b": "in", "c": "out"}
    assert labelling.why("c") is Why.OUTWEIGHED


@pytest.mark.parametrize(
    ("standard", "weight", "against", "stands"),
    [
        (Standard.SCINTILLA, 10, 100, True),
        (Standard.DIALECTICAL_VALIDITY, 100, 10, False),
        (Standard.PREPONDERANCE, 50, 50, False),
        (Standard.PREPONDERANCE, 51, 50, True),
        (Standard.CLEAR_AND_CONVINCING, 50, 0, False),
        (Standard.CLEAR_AND_CONVINCING, 81, 30, True),
        (Standard.BEYOND_REASONABLE_DOUBT, 81, 30, False),
        (Standard.BEYOND_REASONABLE_DOUBT, 81, 29, True),
    ],
)
def test_each_standard_at_its_threshold(standard: Standard, weight: int, against: int, stands: bool) -> None:
    records: list[Record] = [Claim("c", standard=standard), Claim("fact", stance=Stance.ACCEPTED)]
    records += [Argument("for", "c", weight=weight), Premise("p", "for", "fact")]
    if against:
        records += [Argument("con", "c", Polarity.CON, against), Premise("q", "con", "fact")]
    assert (Labelling(records).status("c") is Status.IN) is stands


def test_an_assertion_holds_until_the_least_objection_and_a_presumption_until_an_equal_one() -> None:
    def status(stance: Stance, objection: int, mode: Mode = Mode.LINKED, facts: int = 1) -> Status:
        records: list[Record] = [Claim("c", stance=stance, presumed_weight=50), Claim("f", stance=Stance.ACCEPTED)]
        records.append(Claim("nothing"))
        if objection:
            records += [Argument("con", "c", Polarity.CON, objection, mode), Premise("p", "con", "f")]
            records += [Premise(f"q{n}", "con", "nothing") for n in range(1, facts)]
        return Labelling(records).status("c")

    assert status(Stance.ASSERTED, 0) is Status.IN
    assert status(Stance.ASSERTED, 1, Mode.CUMULATIVE, 1000) is Status.OUT
    assert status(Stance.PRESUMED, 49) is Status.IN
    assert status(Stance.PRESUMED, 50) is Status.OUT


def test_the_reason_of_each_claim_that_falls() -> None:
    records: list[Record] = [Settings(bare_leaves=BareLeaves.PROVE), Issue("i"), Claim("fact", stance=Stance.ACCEPTED)]
    records += [Claim("bare"), Claim("weak"), Claim("struck", stance=Stance.ACCEPTED, struck=True), Claim("no")]
    records += [Argument("x", "weak"), Premise("p0", "x", "bare")]
    records += [Argument("y", "no", weight=30), Premise("p1", "y", "fact")]
    records += [Argument("z", "no", Polarity.CON, 100), Premise("p2", "z", "fact")]
    records += [Claim("tied"), Argument("v", "tied", weight=30), Premise("p3", "v", "fact")]
    records += [Argument("w", "tied", Polarity.CON, 30), Premise("p4", "w", "fact")]
    labelling = Labelling(records)
    assert {id_: labelling.why(id_) for id_ in ("bare", "weak", "struck", "no", "tied", "fact")} == {
        "bare": Why.UNSUPPORTED,
        "weak": Why.DEFEATED,
        "struck": Why.REJECTED,
        "no": Why.DISPROVED,
        "tied": Why.OUTWEIGHED,
        "fact": Why.ACCEPTED,
    }
