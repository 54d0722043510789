"""Long work in a window: one dialog that says what is waited for, and Cancel, after which nothing has happened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from moot.canvas import drawing, waiting
from moot.canvas.view import MapView
from moot.canvas.waiting import Waiting, silently
from moot.document.document import Document
from moot.drawing.drawn import DrawnMap
from moot.drawing.measure import Measure
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Edit, additions
from moot.model.pace import CalledOffError, tick
from moot.model.records import Claim, Direction, Kind, Ref, View
from moot.model.verbs import viewing
from tests.canvas.table import Table
from tests.waits import Waits

YES = Ref(Kind.CLAIM, "yes")
RULE = Ref(Kind.CLAIM, "rule")
ISSUE = Ref(Kind.ISSUE, "issue")


def test_short_work_is_not_spoken_of(qtbot: QtBot) -> None:
    with Waiting("Drawing the map …"):
        for _ in range(1000):
            tick()
        assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)]


def test_long_work_says_what_it_is_and_how_far(waits: Waits, qtbot: QtBot) -> None:
    waits.impatient()
    with Waiting("Drawing the map …", most=10):
        for _ in range(4):
            tick()
        (shown,) = waits.dialogs()
        assert shown.labelText() == "Drawing the map …" and (shown.value(), shown.maximum()) == (4, 10)
        assert shown.isModal()
    assert not waits.dialogs()
    assert QGuiApplication.overrideCursor() is None


def test_cancel_ends_the_work(waits: Waits, qtbot: QtBot) -> None:
    waits.cancelled()
    done = []
    with pytest.raises(CalledOffError), Waiting("Drawing the map …"):
        for number in range(10_000):
            tick()
            done.append(number)
    assert len(done) < 10_000 and waits.seen
    assert not waits.dialogs()
    assert QGuiApplication.overrideCursor() is None


def test_waiting_within_waiting_is_one_dialog(waits: Waits, qtbot: QtBot) -> None:
    waits.impatient()
    with Waiting("Number anew …"):
        tick()
        (outer,) = waits.dialogs()
        with Waiting("Drawing the map …", most=7):
            tick()
            assert waits.dialogs() == [outer]
            assert (outer.labelText(), outer.maximum()) == ("Drawing the map …", 7)
        tick()
    assert not waits.dialogs()


def test_the_pointer_over_cancel_is_an_arrow_and_then_what_it_was(waits: Waits, qtbot: QtBot) -> None:
    waits.impatient()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with Waiting("One moment …"):
            tick()
            assert _pointer() is Qt.CursorShape.ArrowCursor
        assert _pointer() is Qt.CursorShape.WaitCursor
    finally:
        QGuiApplication.restoreOverrideCursor()


def _always(edit: Edit, _records: int) -> bool:
    """Every edit is drawn before it is made, but for what is typed."""
    return not edit.merges


def _pointer() -> Qt.CursorShape | None:
    cursor = QGuiApplication.overrideCursor()
    return None if cursor is None else cursor.shape()


def _fold(table: Table) -> None:
    table.view.run("fold-1")


def _sideways(table: Table) -> None:
    table.view.run("direction")


def _compact(table: Table) -> None:
    table.view.run("compact")


def _filter(table: Table) -> None:
    table.desk.sift((ISSUE, YES))


def _focus(table: Table) -> None:
    table.desk.focus_on(YES)


def _other_view(table: Table) -> None:
    table.desk.look(View("passing", direction=Direction.RIGHT))


def _arrange(table: Table) -> None:
    table.view.run("arrange")


def _renumber(table: Table) -> None:
    table.desk.select_one(ISSUE)
    table.view.run("renumber")


def _delete(table: Table) -> None:
    table.desk.select_one(YES)
    table.view.run("delete")


def _undo(table: Table) -> None:
    table.desk.undo()


LOOKS = [_fold, _sideways, _compact, _filter, _focus, _other_view, _arrange]
EDITS = [_renumber, _delete, _undo]


@pytest.mark.parametrize("deed", [*LOOKS, *EDITS], ids=lambda deed: deed.__name__)
def test_what_was_called_off_has_not_happened_and_can_be_done(
    table: Table, waits: Waits, monkeypatch: pytest.MonkeyPatch, deed: Callable[[Table], None]
) -> None:
    monkeypatch.setattr(drawing, "is_large", _always)
    table.desk.do(
        replace(verbs.set_text(table.case, RULE, "The rules aim at three countries, and no more."), merges="")
    )
    before, view, boxes = Case(table.case), table.desk.view, dict(table.view.sheet.layout.boxes)
    selected, label = table.desk.selected, table.document.undo_label
    waits.cancelled()
    deed(table)
    assert waits.seen and not waits.dialogs()
    assert table.case == before and table.desk.view == view and table.view.sheet.layout.boxes == boxes
    assert table.document.undo_label == label and not table.refusals
    assert deed in (_renumber, _delete) or table.desk.selected == selected
    with Document.open(table.path, read_only=True) as kept:
        assert kept.case == before
    waits.stop()
    deed(table)
    changed = table.case != before or table.desk.view != view or table.view.sheet.layout.boxes != boxes
    assert changed or deed is _arrange
    if deed is not _arrange:
        fresh = DrawnMap(table.case, table.desk.view, standing=table.view.sheet.drawing.standing)
        assert table.view.sheet.layout.boxes == fresh.layout.boxes


def test_a_large_edit_is_drawn_before_it_is_made(table: Table, waits: Waits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "is_large", _always)
    waits.impatient()
    cases: list[int] = []
    look = Waiting._look
    monkeypatch.setattr(Waiting, "_look", lambda self: cases.append(len(table.case)) or look(self))  # type: ignore[func-returns-value]
    before = len(table.case)
    _delete(table)
    assert cases and set(cases) == {before}
    assert len(table.case) < before


def test_an_edit_the_disk_refuses_leaves_nothing_drawn_ahead(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = dict(table.view.sheet.layout.boxes)
    table.path.rename(table.path.with_name("elsewhere.moot"))
    with monkeypatch.context() as large:
        large.setattr(drawing, "is_large", _always)
        _delete(table)
    assert table.refusals and table.view.sheet.layout.boxes == boxes
    table.path.with_name("elsewhere.moot").rename(table.path)
    table.desk.attempt(lambda: verbs.set_text(table.case, RULE, "Other words."))
    fresh = DrawnMap(table.case, table.desk.view, standing=table.view.sheet.drawing.standing)
    assert table.view.sheet.layout.boxes == fresh.layout.boxes


@pytest.mark.parametrize("deed", [*LOOKS, _renumber], ids=lambda deed: deed.__name__)
def test_what_changes_while_one_waits_is_on_the_map_too(
    table: Table, waits: Waits, monkeypatch: pytest.MonkeyPatch, deed: Callable[[Table], None]
) -> None:
    """Nobody can press a key then; but a timer may bring in what had been begun before."""
    monkeypatch.setattr(drawing, "is_large", _always)
    waits.impatient()
    loose = Ref(Kind.CLAIM, "loose")
    made: list[bool] = []

    def meanwhile() -> None:
        if not made:
            made.append(True)
            waits.stop()
            table.document.apply(verbs.set_text(table.case, loose, "Somebody has used it. " * 12))

    QTimer.singleShot(0, meanwhile)
    deed(table)
    QCoreApplication.processEvents()
    assert made and table.case.claims["loose"].text.startswith("Somebody")
    if deed is not _arrange:
        fresh = DrawnMap(table.case, table.desk.view, standing=table.view.sheet.drawing.standing)
        assert table.view.sheet.layout.boxes == fresh.layout.boxes


def test_a_picture_for_the_clipboard_can_be_called_off(table: Table, waits: Waits, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("before")
    waits.cancelled()
    table.view.run("copy-picture")
    assert waits.seen and QGuiApplication.clipboard().text() == "before"
    waits.stop()
    table.view.run("copy-picture")
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_large_edits_are_drawn_ahead_and_what_is_typed_is_not() -> None:
    def change(number: int) -> Edit:
        return additions("Add", [Claim(str(k)) for k in range(number)])

    assert not drawing.is_large(change(200), 0) and drawing.is_large(change(201), 0)
    assert not drawing.is_large(change(500), 10_000) and drawing.is_large(change(501), 10_000)
    assert not drawing.is_large(replace(change(501), merges="typing"), 10_000)


def test_a_space_typed_as_the_dialog_comes_does_not_press_cancel(waits: Waits, qtbot: QtBot) -> None:
    waits.impatient()
    with Waiting("Drawing the map …"):
        tick()
        (dialog,) = waits.dialogs()
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            QTest.keyClick(dialog, key)
        tick()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        with pytest.raises(CalledOffError):
            tick()


def test_a_dialog_in_which_cancel_was_pressed_stays_away(waits: Waits, qtbot: QtBot) -> None:
    waits.cancelled()
    with Waiting("Number anew …"):
        with pytest.raises(CalledOffError), Waiting("Drawing the map …"):
            for _ in range(10_000):
                tick()
        assert not waits.dialogs()
        with pytest.raises(CalledOffError):
            tick()
        assert not waits.dialogs()


def test_what_has_begun_to_change_is_not_watched(waits: Waits, qtbot: QtBot) -> None:
    waits.cancelled()
    with Waiting("Try it …"), silently(), Waiting("Drawing the map …"):
        for _ in range(100):
            tick()
    assert not waits.seen


def test_trying_something_is_not_called_off_half_way(
    table: Table, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *told: faults.append(told))
    waits.cancelled()
    for ref in (RULE, YES):
        table.desk.select_one(ref)
        table.view.run("strike")
    assert not faults and table.desk.appraisal.trial
    fresh = DrawnMap(table.case, table.desk.view, standing=table.view.sheet.drawing.standing)
    assert table.view.sheet.layout.boxes == fresh.layout.boxes


def test_a_map_of_what_was_in_focus_comes_back_with_it(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "is_large", _always)
    table.desk.focus_on(YES)
    focused = dict(table.view.sheet.layout.boxes)
    table.desk.attempt(lambda: verbs.remove(table.case, [YES]))
    assert table.desk.root is None and RULE not in table.case
    table.desk.undo()
    assert table.desk.root == YES and table.view.sheet.layout.boxes == focused


def test_of_two_ways_to_look_the_one_that_comes_first_is_kept(table: Table, waits: Waits) -> None:
    waits.impatient()
    first, second = View("first", compact=True), View("second", direction=Direction.RIGHT)

    def meanwhile() -> None:
        waits.stop()
        table.desk.look(first)

    QTimer.singleShot(0, meanwhile)
    assert not table.desk.look(second)
    assert table.desk.view == first and table.view.sheet.layout.boxes == DrawnMap(table.case, first).layout.boxes
    assert table.refusals == ["The case has changed meanwhile; do it again."]


def test_a_box_under_many_folds_is_asked_for_once(table: Table, waits: Waits, monkeypatch: pytest.MonkeyPatch) -> None:
    for ref in (YES, ISSUE):
        table.desk.look_with(lambda case, view, ref=ref: viewing.fold(case, view, ref))  # type: ignore[misc]
    shown: list[str] = []
    dialog = waiting._dialog
    monkeypatch.setattr(waiting, "_dialog", lambda *told: shown.append(told[0]) or dialog(*told))  # type: ignore[func-returns-value]
    waits.cancelled()
    table.view.reveal(RULE)
    assert len(shown) == 1 and set(table.desk.view.folds) == {YES, ISSUE}
    waits.stop()
    table.view.reveal(RULE)
    assert RULE in table.view.sheet.layout.boxes and table.desk.current == RULE


def test_a_new_claim_is_seen_and_written_in_whatever_hides_it(table: Table, waits: Waits) -> None:
    table.desk.sift((ISSUE, YES))
    waits.cancelled()
    table.desk.select_one(YES)
    table.view.run("reason")
    waits.stop()
    assert table.view.writing.editor is not None
    table.write("A new reason.")
    assert table.named("A new reason.") in {placed.box.claim for placed in table.view.sheet.layout.boxes.values()}


def test_another_family_of_fonts_takes_in_what_came_meanwhile(table: Table, waits: Waits) -> None:
    waits.impatient()

    def meanwhile() -> None:
        waits.stop()
        table.document.apply(verbs.add_claim(table.case, "Came meanwhile."))

    QTimer.singleShot(0, meanwhile)
    table.view.sheet.set_in(Measure("DejaVu Sans Mono"))
    assert Ref(Kind.CLAIM, table.named("Came meanwhile.")) in table.view.sheet.layout.boxes
    assert table.view.sheet.drawing.measure.family == "DejaVu Sans Mono"


def test_no_widget_is_there_before_its_map_is_drawn(table: Table, waits: Waits, qtbot: QtBot) -> None:
    def views() -> set[MapView]:
        return {one for one in QApplication.allWidgets() if isinstance(one, MapView)}

    before, meanwhile, look = views(), list[set[MapView]](), Waiting._look

    def count(waiting_: Waiting) -> bool:
        meanwhile.append(views())
        return look(waiting_)

    waits.impatient()
    waits.patch(Waiting, "_look", count)
    view = MapView(table.desk)
    waits.stop()
    assert meanwhile and all(there <= before for there in meanwhile)
    view.deleteLater()
