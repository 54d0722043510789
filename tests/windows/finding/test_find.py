"""The bar to find in, with real keys and clicks: as one types, from hit to hit, back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moot.model import verbs
from moot.model.records import Kind, Ref
from moot.windows.finding.bars import FindBar
from moot.windows.main_window import MainWindow

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def find(window: MainWindow, words: str) -> FindBar:
    QTest.keyClick(window, K.Key_F, CTRL)
    bar = window.finding.find_bar
    assert bar.isVisible() and bar.field.hasFocus()
    QTest.keyClicks(bar.field, words)
    return bar


def test_it_finds_as_one_types_and_rings_every_hit(dispute: MainWindow) -> None:
    bar = find(dispute, "carr")
    assert bar.count.text() == "1 of 2"
    assert dispute.map.sheet.lights.found == {claim("theirs"), claim("ours")}
    assert dispute.desk.claim == "theirs"
    QTest.keyClicks(bar.field, "ot")
    assert bar.count.text() == "Not found"
    assert not dispute.map.sheet.lights.found
    assert not bar.after.isEnabled()
    bar.field.clear()
    assert bar.count.text() == ""


def test_enter_and_f3_go_round_in_both_directions(dispute: MainWindow) -> None:
    bar = find(dispute, "e")
    seen = []
    for key, held in (
        (K.Key_Return, NONE),
        (K.Key_Return, NONE),
        (K.Key_Return, SHIFT),
        (K.Key_F3, NONE),
        (K.Key_F3, SHIFT),
    ):
        QTest.keyClick(bar.field, key, held)
        seen.append((bar.count.text(), dispute.desk.current))
    hits = [hit.ref for hit in dispute.finding.search.hits]
    assert seen == [(f"{n + 1} of {len(hits)}", hits[n]) for n in (1, 2, 1, 2, 1)]
    QTest.keyClick(bar.field, K.Key_Return, SHIFT)
    QTest.keyClick(bar.field, K.Key_Return, SHIFT)
    assert dispute.desk.current == hits[-1]


def test_it_begins_where_one_is(dispute: MainWindow) -> None:
    dispute.desk.select_one(claim("late"))
    find(dispute, "carrier")
    assert dispute.desk.claim == "ours"


def test_a_hit_in_a_source_leads_to_its_claim_and_says_so(dispute: MainWindow) -> None:
    bar = find(dispute, "survey")
    assert dispute.desk.claim == "packed"
    assert bar.where.text() == "in a source: Survey of the crate"
    bar.field.setText("p. 4")
    assert bar.where.text() == "in a citation: Survey of the crate"
    bar.field.setText("defence")
    assert bar.where.text() == ""


def test_escape_goes_back_to_where_one_was(dispute: MainWindow) -> None:
    view = dispute.map
    dispute.desk.select_one(claim("late"))
    view.zoom_to(0.5)
    view.camera.show(view.sheet.layout.boxes[claim("late")].rect)
    middle = view.camera.sight.center()
    bar = find(dispute, "carrier")
    view.zoom_to(1.0)
    QTest.keyClick(bar.field, K.Key_Return)
    QTest.keyClick(bar.field, K.Key_Escape)
    assert not bar.isVisible() and view.hasFocus()
    assert dispute.desk.claim == "late"
    assert view.camera.scale == pytest.approx(0.5)
    assert (view.camera.sight.center() - middle).manhattanLength() < 8
    assert not view.sheet.lights.found


def test_closing_by_mouse_stays_at_the_hit(dispute: MainWindow) -> None:
    bar = find(dispute, "packed")
    QTest.mouseClick(bar.close_, LEFT)
    assert not bar.isVisible()
    assert dispute.desk.claim == "packed"


def test_the_mouse_goes_from_hit_to_hit(dispute: MainWindow) -> None:
    bar = find(dispute, "carrier")
    QTest.mouseClick(bar.after, LEFT)
    assert dispute.desk.claim == "ours"
    QTest.mouseClick(bar.before, LEFT)
    assert dispute.desk.claim == "theirs"


def test_f3_asks_first_and_goes_on_with_the_same_words_later(dispute: MainWindow) -> None:
    QTest.keyClick(dispute, K.Key_F3)
    bar = dispute.finding.find_bar
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "carrier")
    QTest.keyClick(bar.field, K.Key_Escape)
    dispute.map.setFocus()
    QTest.keyClick(dispute.map, K.Key_F3)
    assert bar.isVisible() and dispute.map.hasFocus()
    assert bar.count.text() == "2 of 2"
    assert len(dispute.map.sheet.lights.found) == 2


def test_what_is_folded_away_is_told_and_unfolded_only_when_asked_for(dispute: MainWindow) -> None:
    dispute.map.run("fold-1")
    steps = dispute.desk.steps
    bar = find(dispute, "crate was")
    assert bar.count.text() == "1 of 1"
    assert bar.where.text().startswith("out of sight")
    assert dispute.desk.steps == steps
    QTest.keyClick(bar.field, K.Key_Return)
    assert dispute.desk.claim == "packed"
    assert dispute.map.sheet.placed(claim("packed")) is not None


def test_an_edit_changes_what_is_found(dispute: MainWindow) -> None:
    bar = find(dispute, "carrier")
    dispute.desk.do(verbs.set_text(dispute.desk.case, claim("theirs"), "Not them."))
    QApplication.processEvents()
    assert bar.count.text() == "1 of 1"
    dispute.desk.undo()
    QApplication.processEvents()
    assert bar.count.text().endswith("of 2")


def test_ctrl_f_ends_what_is_being_written(dispute: MainWindow) -> None:
    dispute.desk.select_one(claim("late"))
    QTest.keyClick(dispute.map, K.Key_F2)
    editor = dispute.map.writing.editor
    assert editor is not None
    QTest.keyClicks(editor, "Xylophone")
    QTest.keyClick(editor, K.Key_F, CTRL)
    assert dispute.map.writing.editor is None
    QTest.keyClicks(dispute.finding.find_bar.field, "xylophone")
    assert dispute.finding.find_bar.count.text() == "1 of 1"
