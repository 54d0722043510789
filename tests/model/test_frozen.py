"""Our dataclasses against the standard library's: the same to whoever uses them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import types
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.model.edit import Change
from moot.model.records import RECORD_TYPES, Claim, Kind, Position, Ref

_VALUES = st.sampled_from(["", "x", 0, 1, True, None, (), ("a", "b"), Ref(Kind.CLAIM, "c")])


@st.composite
def records(draw: st.DrawFn) -> Any:
    """A record of any kind; values of any kind, few of them, so that two are often equal."""
    cls: Any = RECORD_TYPES[draw(st.sampled_from(list(Kind)))]
    given = [field for field in dataclasses.fields(cls) if field.default is dataclasses.MISSING or draw(st.booleans())]
    return cls(**{field.name: draw(_VALUES) for field in given})


def _standard(cls: type) -> Any:
    """The class as the standard library would have made it, from the same fields."""
    fields = [(f.name, f.type, dataclasses.field(default=f.default)) for f in dataclasses.fields(cls)]
    return dataclasses.make_dataclass(cls.__qualname__, fields, frozen=True, slots=True)


_STANDARD = {cls: _standard(cls) for cls in RECORD_TYPES.values()}


def _values(record: Any) -> dict[str, object]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


@given(records(), records())
def test_records_are_equal_hashed_and_told_as_the_standard_ones_are(one: Any, other: Any) -> None:
    theirs, others = (_STANDARD[type(record)](**_values(record)) for record in (one, other))
    assert (one == other) == (theirs == others)
    assert one == type(one)(*_values(one).values()) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one))
    assert hash(one) == hash(theirs)
    assert repr(one) == repr(theirs)
    assert one != theirs
    assert (one == object()) is False


@given(records(), st.data())
def test_nothing_changes_them(record: Any, data: st.DataObject) -> None:
    before = _values(record)
    for name in (data.draw(st.sampled_from(sorted(before))), "another"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=name):
            setattr(record, name, "x")
        with pytest.raises(dataclasses.FrozenInstanceError, match=name):
            delattr(record, name)
    assert _values(record) == before
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize("kind", Kind)
def test_they_take_the_same_values_and_refuse_the_same(kind: Kind) -> None:
    ours: Any = RECORD_TYPES[kind]
    theirs = _STANDARD[ours]
    needed = [f.name for f in dataclasses.fields(ours) if f.default is dataclasses.MISSING]
    assert _values(ours(*needed)) == _values(theirs(*needed))
    assert _values(ours(**dict(zip(needed, needed, strict=True)))) == _values(theirs(*needed))
    for wrong in ({"nothing_known": 1}, {"id": 1, **dict.fromkeys(needed), "nothing_known": 1}):
        for made in (ours, theirs):
            with pytest.raises(TypeError, match="nothing_known"):
                made(**wrong)
    if needed:
        for made in (ours, theirs):
            with pytest.raises(TypeError, match=rf"{ours.__name__}.__init__\(\) missing"):
                made()
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__


def test_what_comes_after_is_done_and_replace_goes_through_it() -> None:
    change = Change(None, Position("p", "i", "c"))
    with pytest.raises(ValueError, match="a record before or after"):
        dataclasses.replace(change, after=None)
    match dataclasses.replace(Claim("c", "Rain."), number=3):
        case Claim(id_, text, number=number):
            assert (id_, text, number) == ("c", "Rain.", 3)


def test_a_class_is_no_other_for_having_the_same_values() -> None:
    assert Ref(Kind.CLAIM, "c") == (Kind.CLAIM, "c")  # a named tuple is
    assert Position("a", "b", "c") != types.SimpleNamespace(id="a", issue="b", claim="c", order=0)
    assert len({Position("a", "b", "c"), Position("a", "b", "c")}) == 1
