"""Frozen dataclasses of our own making are like those of the standard library."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.model.edit import Change
from moot.model.frozen import frozen
from moot.model.records import RECORD_TYPES, Claim, Kind, Premise
from tests.model.fox import RECORDS


@frozen
class Ours:
    one: str
    two: int
    three: str = "c"
    four: int | None = None


@dataclass(frozen=True, slots=True)
class Theirs:
    one: str
    two: int
    three: str = "c"
    four: int | None = None


NAMES = ("one", "two", "three", "four", "five")
RECORD = st.sampled_from(RECORDS)
VALUES = st.one_of(st.text(max_size=2), st.integers(0, 2), st.none())


def made(cls: Any, values: list[object], named: dict[str, object]) -> object:
    try:
        return cls(*values, **named)
    except TypeError:
        return TypeError


@given(st.lists(VALUES, max_size=5), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4))
def test_takes_the_values_that_a_dataclass_takes(values: list[object], named: dict[str, object]) -> None:
    ours, theirs = made(Ours, values, named), made(Theirs, values, named)
    if theirs is TypeError:
        assert ours is TypeError
    else:
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert hash(ours) == hash(theirs)


@given(RECORD, RECORD)
def test_equal_by_class_and_fields(one: Any, other: Any) -> None:
    alike = type(one) is type(other) and all(getattr(one, f.name) == getattr(other, f.name) for f in fields(one))
    assert (one == other) is alike
    assert one == replace(one)
    assert hash(one) == hash(replace(one))
    assert copy.copy(one) == pickle.loads(pickle.dumps(one)) == one


def test_records_of_two_classes_with_equal_fields_differ() -> None:
    others: tuple[object, ...] = (Theirs("a", 1), ("a", 1, "c", None))
    assert Ours("a", 1) not in others


def test_nothing_of_it_changes() -> None:
    claim = Claim("x", text="It rained.")
    for name in ("text", "id", "weather"):
        with pytest.raises(FrozenInstanceError, match=name):
            setattr(claim, name, "It snowed.")
        with pytest.raises(FrozenInstanceError, match=name):
            delattr(claim, name)
    assert claim == Claim("x", text="It rained.")
    assert not hasattr(claim, "__dict__")


@pytest.mark.parametrize("kind", Kind)
def test_every_record_is_a_dataclass(kind: Kind) -> None:
    cls = RECORD_TYPES[kind]
    assert is_dataclass(cls)
    assert cls.__match_args__ == tuple(field.name for field in fields(cls))


def test_a_record_can_be_matched() -> None:
    match Premise("p", "a", "c", order=3):
        case Premise(id_, _, claim, order=order):
            assert (id_, claim, order) == ("p", "c", 3)
        case _:
            pytest.fail("no match")


def test_what_a_class_asks_of_its_values_is_asked() -> None:
    with pytest.raises(ValueError, match="before or after"):
        Change(None, None)
