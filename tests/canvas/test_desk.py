"""The desk: signals, selection, refusals, undo, ways of looking."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moot.canvas import looking
from moot.canvas.desk import Desk, text_of
from moot.document.document import Document
from moot.model import verbs
from moot.model.edit import Edit
from moot.model.records import Kind, Ref, View
from moot.model.verbs import viewing
from tests.canvas.table import Table, dispute
from tests.store.files import files_no_bigger_than

YES, RULE = Ref(Kind.CLAIM, "yes"), Ref(Kind.CLAIM, "rule")


def test_an_edit_is_told_once_and_its_focus_selected(table: Table, qtbot: QtBot) -> None:
    told: list[Edit] = []
    table.desk.edited.connect(told.append)
    edit = verbs.add_reason(table.case, "yes", "New")
    assert table.desk.do(edit)
    assert told == [edit]
    assert table.desk.current == edit.focus


def test_a_rule_broken_is_refused_with_a_sentence(table: Table) -> None:
    assert not table.desk.attempt(lambda: verbs.link_premise(table.case, "applied", "rule"))
    (sentence,) = table.refusals
    assert sentence.endswith(".")
    assert not table.document.can_undo


def test_a_full_disk_is_refused_and_nothing_changes(table: Table) -> None:
    before = sorted(map(str, table.case))
    with files_no_bigger_than(0):
        assert not table.desk.attempt(lambda: verbs.add_reason(table.case, "yes", "x" * 5000))
    assert len(table.refusals) == 1
    assert sorted(map(str, table.case)) == before
    assert table.desk.current is None


def test_what_goes_is_no_longer_selected(table: Table) -> None:
    table.desk.select([YES, RULE, Ref(Kind.ARGUMENT, "useless")], RULE)
    table.document.apply(verbs.remove(table.case, RULE))
    assert table.desk.selected == (YES, Ref(Kind.ARGUMENT, "useless"))
    assert table.desk.current in table.desk.selected


def test_what_is_no_box_is_not_selected_by_an_edit_or_its_undo(table: Table) -> None:
    table.desk.select_one(YES)
    assert table.desk.do(verbs.add_party(table.case, "Third"))
    assert table.desk.selected == (YES,)
    assert table.desk.do(verbs.amend(table.case, Ref(Kind.PARTY, "party"), side="left"))
    assert table.desk.undo()
    assert table.desk.selected == (YES,)


def test_toggling_and_selecting_what_is_not_there(table: Table) -> None:
    table.desk.toggle(YES)
    table.desk.toggle(RULE)
    assert list(table.desk.selected) == [YES, RULE] and table.desk.current == RULE
    table.desk.toggle(RULE)
    assert list(table.desk.selected) == [YES]
    table.desk.select_one(Ref(Kind.CLAIM, "ghost"))
    assert list(table.desk.selected) == [] and table.desk.current is None


def test_undo_selects_what_it_touched(table: Table) -> None:
    table.desk.attempt(lambda: verbs.remove(table.case, Ref(Kind.PREMISE, "p3")))
    table.desk.select_one(None)
    assert table.desk.undo()
    assert table.desk.current is not None and table.desk.current.id in ("enforce", "useless")
    assert not table.desk.undo()


def test_ways_of_looking_are_steps_that_undo(table: Table) -> None:
    assert table.desk.look_with(lambda case, view: viewing.fold(case, view, YES))
    assert list(table.desk.view.folds) == [YES]
    table.desk.undo()
    assert list(table.desk.view.folds) == []
    table.desk.redo()
    assert list(table.desk.view.folds) == [YES]


def test_a_named_view_is_looked_through_and_changed(tmp_path: Path, qtbot: QtBot) -> None:
    named = View("v", title="Only the answer", root=YES, order=1)
    with Document.new([*dispute(), View("first", title="First", order=0), named]) as document:
        desk = Desk(document)
        assert desk.view.id == "first"
        desk.look(document.case.views["v"])
        assert desk.root == YES
        desk.look_with(lambda case, view: viewing.set_compact(case, view, True))
        assert document.case.views["v"].compact and not document.case.views["first"].compact
        desk.turn(desk.seen.gone_back())
        assert desk.root is None
        assert document.case.views["v"].root == YES
        desk.clear()


def test_focus_is_left_when_its_claim_goes_and_found_again(table: Table) -> None:
    table.desk.focus_on(RULE)
    table.document.apply(verbs.remove(table.case, RULE))
    assert table.desk.root is None and table.desk.view.root is None and table.desk.path == ()
    table.desk.undo()
    assert table.desk.root == RULE


def test_the_path_of_a_circle_ends(table: Table) -> None:
    table.document.apply(verbs.link_reason(table.case, "rule", "yes"))
    table.desk.focus_on(RULE)
    assert [ref.id for ref in table.desk.path] == ["issue", "yes", "rule"]


def test_another_document_can_be_laid_on_the_desk(table: Table, tmp_path: Path) -> None:
    table.select("yes")
    with Document.new(dispute()[:1]) as other:
        table.desk.turn_to(other)
        assert list(table.desk.selected) == [] and len(table.view.sheet.layout.boxes) == 1
        first = table.document
        first.apply(verbs.remove(first.case, YES))
        assert len(table.view.sheet.layout.boxes) == 1
        table.desk.turn_to(first)
    assert YES not in table.view.sheet.layout.boxes


@pytest.mark.parametrize(("ref", "text"), [("issue", "Is the measure lawful?"), ("p5", "It exceeds"), ("applied", "")])
def test_words_of_a_box(table: Table, ref: str, text: str) -> None:
    assert text_of(table.case, table.ref(ref)).startswith(text)


def test_what_a_filter_leaves_is_drawn_for_a_while_and_records_nothing(table: Table) -> None:
    table.desk.look_with(lambda case, view: viewing.fold(case, view, YES))
    steps, folded = table.desk.steps, table.desk.view
    kept = (Ref(Kind.ISSUE, "issue"), YES, RULE)
    table.desk.sift(kept)
    assert table.desk.view.shown == kept and table.desk.view.folds == ()
    assert {ref.id for ref in table.view.sheet.layout.boxes if ref.kind is Kind.CLAIM} >= {"yes", "rule"}
    table.view.reveal(Ref(Kind.CLAIM, "no"))
    assert table.desk.seen.sifted == () and table.desk.view == folded
    assert table.desk.claim == "no"
    assert table.desk.steps == steps


def test_a_fold_made_while_a_filter_hides_is_seen_and_kept(table: Table) -> None:
    table.desk.sift((Ref(Kind.ISSUE, "issue"), YES, RULE))
    table.desk.look_with(lambda case, view: viewing.fold(case, view, YES))
    assert RULE not in table.view.sheet.layout.boxes
    table.desk.sift()
    assert table.desk.view.folds == (YES,)


def test_another_view_is_not_filtered(table: Table) -> None:
    table.desk.sift((Ref(Kind.ISSUE, "issue"), YES))
    table.desk.look(View("plain"))
    assert table.desk.seen.sifted == () and RULE in table.view.sheet.layout.boxes


def test_folds_laid_open_are_drawn_and_stay_in_the_view(table: Table) -> None:
    looking.toggle_fold(table.desk, YES)
    steps = table.desk.steps
    assert table.desk.view.folds == (YES,)
    table.desk.lay_open((YES,))
    assert not table.desk.view.folds
    assert RULE in table.view.sheet.layout.boxes
    table.desk.lay_open(())
    assert table.desk.view.folds == (YES,)
    assert table.desk.steps == steps
