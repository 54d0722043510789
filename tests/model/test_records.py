"""Ids and references."""

from __future__ import annotations

import pytest

from moot.model.records import RECORD_TYPES, Claim, Kind, Ref, kind_of, new_id, ref_of


def test_ids_are_short_and_all_different() -> None:
    ids = {new_id() for _ in range(5_000)}
    assert len(ids) == 5_000
    assert all(len(id_) == 8 and not set(id_) & set("lo01") for id_ in ids)


def test_references_read_back() -> None:
    for kind in Kind:
        assert Ref.parse(str(Ref(kind, "x:y"))) == Ref(kind, "x:y")
    for text in ("", "claim", "dragon:x"):
        with pytest.raises(ValueError):
            Ref.parse(text)


def test_every_kind_has_its_record() -> None:
    assert set(RECORD_TYPES) == set(Kind)
    assert kind_of(Claim("x")) is Kind.CLAIM
    assert ref_of(Claim("x")) == Ref(Kind.CLAIM, "x")
