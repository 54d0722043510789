"""The readings found against their definitions, against other people's solvers, and within their limits."""

from __future__ import annotations

import sys
from itertools import islice
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.analysis.frameworks import Framework
from moot.analysis.readings.enumeration import one, readings
from moot.analysis.readings.semantics import Dung, End, Limits
from tests.analysis.readings.brute import brute, random_attacks
from tests.analysis.readings.shapes import dense, framework, random_framework, scale_free

SEEDS = st.integers(0, 1 << 40)


@pytest.mark.parametrize("start", range(0, 4000, 1000))
def test_every_reading_of_thousands_of_small_frameworks_is_found_and_no_other(start: int) -> None:
    for seed in range(start, start + 1000):
        size, attacks = random_attacks(seed)
        expected = brute(size, attacks)
        for kind in Dung:
            found = readings(framework(size, attacks), kind, Limits())
            assert found.end is End.ALL
            assert list(found.readings) == sorted(tuple(sorted(s)) for s in expected[kind.value]), (seed, kind)


@settings(max_examples=300, deadline=None)
@given(SEEDS, st.sampled_from(Dung))
def test_one_reading_is_one_of_them(seed: int, kind: Dung) -> None:
    size, attacks = random_attacks(seed)
    expected = {tuple(sorted(s)) for s in brute(size, attacks)[kind.value]}
    found = one(framework(size, attacks), kind, Limits())
    assert found.complete
    assert len(found.readings) == min(1, len(expected))
    assert expected.issuperset(found.readings)


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.sampled_from(Dung))
def test_the_order_of_arguments_never_matters(seed: int, kind: Dung) -> None:
    known = random_framework(seed)
    order = sorted(range(len(known)), key=lambda x: (x * 7919 + seed) % 101)
    other = known.part(order)
    names = {tuple(sorted(other.names[x] for x in reading)) for reading in readings(other, kind, Limits()).readings}
    assert names == {
        tuple(sorted(known.names[x] for x in reading)) for reading in readings(known, kind, Limits()).readings
    }


@pytest.mark.parametrize("kind", [kind for kind in Dung if kind is not Dung.STAGE])
@pytest.mark.parametrize("start", [0, 30])
def test_python_argumentation_finds_the_same(kind: Dung, start: int) -> None:
    pytest.importorskip("py_arg")
    from tests.analysis.readings import others

    for seed in range(start, start + 30):
        known = random_framework(seed, 10 if kind is Dung.SEMI_STABLE else 14)
        assert set(readings(known, kind, Limits()).readings) == others.python_argumentation(known, kind), seed


@pytest.mark.parametrize("kind", [Dung.GROUNDED, Dung.COMPLETE, Dung.PREFERRED, Dung.STABLE, Dung.IDEAL])
def test_pygarg_finds_the_same_among_forty_arguments(kind: Dung) -> None:
    pytest.importorskip("pygarg")
    from tests.analysis.readings import others

    for seed in range(40):
        known = random_framework(seed, 40)
        found = readings(known, kind, Limits())
        if found.complete:
            assert set(found.readings) == others.pygarg(known, kind), seed


@pytest.mark.parametrize("kind", [Dung.COMPLETE, Dung.PREFERRED, Dung.STABLE, Dung.SEMI_STABLE, Dung.STAGE])
def test_more_readings_than_asked_for_are_said_to_be_more(kind: Dung) -> None:
    large = scale_free(300, 1)
    found = readings(large, kind, Limits())
    assert (len(found.readings), len(set(found.readings)), found.end) == (1000, 1000, End.MOST)
    assert not found.complete
    for reading in islice(found.readings, 0, None, 200):
        labels = large.labelled(reading)
        assert all(labels[y] == 0 for x in reading for y in large.attackers[x]) or kind is Dung.STAGE
    assert found == readings(large, kind, Limits())


def test_exactly_as_many_readings_as_asked_for_are_all() -> None:
    pairs = Framework.of("abcdef", [(x, y) for x, y in ("ab", "ba", "cd", "dc", "ef", "fe")])
    assert readings(pairs, Dung.STABLE, Limits(most=8)).end is End.ALL
    assert readings(pairs, Dung.STABLE, Limits(most=7)).end is End.MOST
    assert len(readings(pairs, Dung.COMPLETE, Limits(most=27)).readings) == 27


def test_an_odd_circle_has_no_stable_reading_and_no_arguments_have_one() -> None:
    circle = Framework.of("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    found = readings(circle, Dung.STABLE, Limits())
    assert (found.readings, found.complete) == ((), True)
    assert readings(Framework((), ()), Dung.STABLE, Limits()).readings == ((),)


@pytest.mark.parametrize("kind", [Dung.PREFERRED, Dung.STABLE, Dung.SEMI_STABLE, Dung.STAGE, Dung.IDEAL])
def test_a_spent_budget_is_said_and_is_the_same_each_time(kind: Dung) -> None:
    tangled = dense(300, 8, 1)
    found = readings(tangled, kind, Limits(conflicts=2000))
    assert found.end is End.CONFLICTS
    assert not found.complete
    assert found == readings(tangled, kind, Limits(conflicts=2000))
    assert one(tangled, kind, Limits(conflicts=2000)).end is End.CONFLICTS


def test_who_calls_it_off_is_obeyed() -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    found = readings(dense(300, 8, 1), Dung.PREFERRED, Limits(conflicts=10**9, cancelled=cancelled))
    assert (found.end, asked) == (End.CANCELLED, 4)


def test_other_threads_run_while_one_searches_and_can_call_it_off() -> None:
    off = Event()
    ends: list[End] = []
    tangled = dense(1000, 8, 1)
    limits = Limits(conflicts=10**9, cancelled=off.is_set)
    worker = Thread(target=lambda: ends.append(readings(tangled, Dung.STABLE, limits).end))
    worker.start()
    turns = 0
    while worker.is_alive() and turns < 200_000:  # would not get a turn if the search held the interpreter
        turns += 1
    assert worker.is_alive()
    off.set()
    worker.join(60)
    assert ends == [End.CANCELLED]


def test_progress_is_told_as_readings_are_found() -> None:
    told: list[int] = []
    readings(scale_free(60, 2), Dung.PREFERRED, Limits(progress=told.append))
    assert told == sorted(told)
    assert told


def test_a_framework_that_grounded_decides_needs_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat", None)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    chain = Framework.of("abc", [("a", "b"), ("b", "c")])
    assert readings(chain, Dung.PREFERRED, Limits()).readings == ((0, 2),)
