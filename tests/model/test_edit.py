"""Edits: inverses, and several as one."""

from __future__ import annotations

import pytest

from moot.model.edit import Change, Edit, additions
from moot.model.records import Claim, Issue
from tests.model.fox import c, fox

OLD, NEW, NEWER = Claim("c1", text="a"), Claim("c1", text="b"), Claim("c1", text="c")


def test_a_change_is_of_one_record() -> None:
    with pytest.raises(ValueError):
        Change(None, None)
    with pytest.raises(ValueError):
        Change(OLD, Claim("c2"))
    with pytest.raises(ValueError):
        Change(Claim("x"), Issue("x"))
    with pytest.raises(ValueError, match="two changes"):
        Edit("e", (Change(OLD, NEW), Change(NEW, OLD)))


def test_an_inverse_goes_back() -> None:
    edit = Edit("e", (Change(OLD, NEW), Change(None, Claim("n"))), focus=c(1))
    assert edit.inverse() == Edit("e", (Change(NEW, OLD), Change(Claim("n"), None)), focus=c(1))
    assert edit.inverse().inverse() == edit


def test_one_after_the_other_is_first_before_and_last_after() -> None:
    first = Edit("first", (Change(OLD, NEW), Change(None, Claim("n"))), merges="k", focus=c(1))
    later = Edit("later", (Change(NEW, NEWER), Change(Claim("n"), None)), focus=c(2))
    assert first.then(later) == Edit("first", (Change(OLD, NEWER),), merges="k", focus=c(2))
    assert not first.then(first.inverse())


def test_additions_bring_records_into_being() -> None:
    records = list(fox())
    edit = additions("Import", records)
    assert [change.after for change in edit.changes] == records
    assert all(change.before is None for change in edit.changes)
