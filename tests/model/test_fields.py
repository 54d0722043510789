"""Fields by name and type; records as plain data and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from moot.model.case import Case
from moot.model.fields import PROSE, field_types, from_plain, to_plain, words_for
from moot.model.records import RECORD_TYPES, Claim, Direction, Kind, Nudge, Ref, Stance, Standard, View
from tests.model.fox import RECORDS, c
from tests.model.strategies import cases


def test_records_survive_as_plain_data() -> None:
    view = View("w", root=c(1), folds=(c(2),), direction=Direction.RIGHT, nudges=(Nudge(c(3), 1.5, -2.0),))
    claim = Claim("x", stance=Stance.PRESUMED, standard=Standard.SCINTILLA, holders=("a", "b"), struck=True)
    for record in (*RECORDS, view, claim):
        assert from_plain(json.loads(json.dumps(to_plain(record)))) == record


@given(cases())
def test_any_record_survives_as_plain_data(case: Case) -> None:
    for record in case:
        assert from_plain(json.loads(json.dumps(to_plain(record)))) == record


def test_a_field_called_kind_is_kept_apart_from_the_kind_of_record() -> None:
    assert to_plain(Claim("x", kind="fact")) == {"record": "claim", "id": "x", "kind": "fact"}


def test_defaults_are_left_out() -> None:
    assert to_plain(Claim("x", number=3)) == {"record": "claim", "id": "x", "number": 3}


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {},
        {"record": "claim"},
        {"record": "dragon", "id": "x"},
        {"record": "claim", "id": 3},
        {"record": "claim", "id": "x", "colour": "red"},
        {"record": "claim", "id": "x", "number": "3"},
        {"record": "claim", "id": "x", "number": True},
        {"record": "claim", "id": "x", "holders": "abc"},
        {"record": "claim", "id": "x", "holders": [1]},
        {"record": "claim", "id": "x", "stance": "sitting"},
        {"record": "claim", "id": "x", "stance": 1},
        {"record": "claim", "id": "x", "text": {"a": 1}},
        {"record": "premise", "id": "x", "argument": "a"},
        {"record": "view", "id": "x", "root": "claim"},
        {"record": "view", "id": "x", "root": "dragon:x"},
        {"record": "view", "id": "x", "nudges": [["claim:c1", "a", 2]]},
        {"record": "view", "id": "x", "nudges": [["claim:c1", 1]]},
    ],
)
def test_what_is_no_record_is_refused(plain: object) -> None:
    with pytest.raises(ValueError):
        from_plain(plain)


def test_every_field_has_a_type_and_a_name() -> None:
    for kind in RECORD_TYPES:
        for name in field_types(kind):
            assert words_for(name) and "_" not in words_for(name)
    assert {name for kind in Kind for name in field_types(kind)} >= PROSE


def test_references_keep_colons_in_ids() -> None:
    ref = Ref(Kind.CLAIM, "a:b")
    assert from_plain(to_plain(View("w", root=ref))) == View("w", root=ref)


@pytest.mark.parametrize("kind", Kind)
def test_the_types_of_fields_are_types(kind: Kind) -> None:
    assert all(not isinstance(hint, str) for hint in field_types(kind).values())
