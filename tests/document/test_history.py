"""Undo and redo as a list of steps."""

from __future__ import annotations

from moot.document.history import History
from moot.model.edit import Change, Edit
from moot.model.records import Claim


def typed(before: str | None, after: str, merges: str = "text:a") -> Edit:
    return Edit("Type", (Change(None if before is None else Claim("a", text=before), Claim("a", text=after)),), merges)


def test_typing_into_one_field_is_one_step() -> None:
    history = History()
    history.record(typed(None, ""))
    history.record(typed("", "f"))
    history.record(typed("f", "fo"))
    assert history.last is not None
    assert history.last.changes == (Change(None, Claim("a", text="fo")),)
    history.step_back()
    assert history.last is None


def test_another_field_or_none_begins_a_new_step() -> None:
    for first, second in (("text:a", "text:b"), ("text:a", ""), ("", "text:a"), ("", "")):
        history = History()
        history.record(typed("", "f", first))
        history.record(typed("f", "fo", second))
        assert history.last == typed("f", "fo", second)


def test_a_seal_begins_a_new_step() -> None:
    history = History()
    history.record(typed("", "f"))
    history.seal()
    history.record(typed("f", "fo"))
    assert history.last == typed("f", "fo")


def test_typing_that_comes_back_to_where_it_began_is_no_step() -> None:
    history = History()
    history.record(typed("", "f"))
    history.record(typed("f", ""))
    assert history.last is None


def test_a_step_that_vanished_does_not_open_the_sealed_one_before_it() -> None:
    history = History()
    history.record(typed("", "f"))
    history.seal()
    history.record(typed("f", "fo"))
    history.record(typed("fo", "f"))
    history.record(typed("f", "fog"))
    assert history.last == typed("f", "fog")


def test_what_comes_after_undo_or_redo_is_a_step_of_its_own() -> None:
    history = History()
    history.record(typed("", "f"))
    history.seal()
    history.record(typed("f", "fo"))
    history.step_back()
    history.record(typed("f", "fox"))
    assert history.last == typed("f", "fox")
    assert history.next is None
    history.step_back()
    history.step_forward()
    history.record(typed("fox", "foxy"))
    assert history.last == typed("fox", "foxy")
