"""The in-place editor: what is typed, when it is in the case, what one undo takes back, how it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from moot.canvas.commands import BY_NAME
from moot.canvas.editor import InPlaceEditor
from moot.document.document import Document
from moot.model import verbs
from moot.model.edit import Change, Edit
from moot.model.records import Kind, Ref
from tests.canvas.table import CTRL, SHIFT, K, Table
from tests.store.files import files_no_bigger_than

FACT = Ref(Kind.CLAIM, "fact")


def editor_of(table: Table) -> InPlaceEditor:
    editor = table.view.writing.editor
    assert editor is not None
    return editor


def test_typing_reaches_the_file_before_it_is_accepted(table: Table, qtbot: QtBot) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "Half a sent")
    qtbot.waitUntil(lambda: table.case.claims["fact"].text == "Half a sent")
    assert table.view.writing.editor is not None
    with Document.open(table.path, read_only=True) as other:
        assert other.case.claims["fact"].text == "Half a sent"


def test_steady_typing_is_one_step_however_often_it_was_kept(table: Table) -> None:
    before = table.case.claims["fact"].text
    table.view.edit_text(FACT)
    for word in ("one ", "two ", "three"):
        QTest.keyClicks(editor_of(table), word)
        editor_of(table).commit()
    table.key(K.Key_Return)
    assert table.case.claims["fact"].text == "one two three"
    table.desk.undo()
    assert table.case.claims["fact"].text == before
    assert not table.document.can_undo


def test_one_undo_removes_a_new_claim_with_its_text(table: Table) -> None:
    before = sorted(map(str, table.case))
    table.select("fact")
    table.key(K.Key_R)
    QTest.keyClicks(editor_of(table), "A reason")
    editor_of(table).commit()
    QTest.keyClicks(editor_of(table), " with more words")
    table.key(K.Key_Return)
    table.desk.undo()
    assert sorted(map(str, table.case)) == before
    assert not table.document.can_undo


def test_two_edits_of_one_text_are_two_steps(table: Table) -> None:
    for text in ("first", "second"):
        table.view.edit_text(FACT)
        table.write(text)
    table.desk.undo()
    assert table.case.claims["fact"].text == "first"


@pytest.mark.parametrize(("again", "held"), [(K.Key_Y, CTRL), (K.Key_Z, CTRL | SHIFT)])
def test_redo_while_writing_is_that_of_the_text(table: Table, again: Qt.Key, held: Qt.KeyboardModifier) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "typed")
    table.key(K.Key_Z, CTRL)
    assert editor_of(table).text != "typed"
    override = QKeyEvent(QEvent.Type.ShortcutOverride, again, held)
    override.ignore()
    QApplication.sendEvent(editor_of(table), override)
    assert override.isAccepted()  # or the window would do again a step of the case
    table.key(again, held)
    assert editor_of(table).text == "typed"


def test_escape_restores_the_text(table: Table) -> None:
    before = table.case.claims["fact"].text
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "No")
    editor_of(table).commit()
    table.key(K.Key_Escape)
    assert table.case.claims["fact"].text == before
    assert table.view.writing.editor is None
    assert table.desk.current == FACT


@pytest.mark.parametrize("key", [K.Key_Escape, K.Key_Return, K.Key_Tab])
@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_new_box_vanishes(table: Table, key: Qt.Key, text: str) -> None:
    before = sorted(map(str, table.case))
    table.select("fact")
    table.key(K.Key_O)
    QTest.keyClicks(editor_of(table), text)
    table.key(key)
    assert sorted(map(str, table.case)) == before
    assert table.view.writing.editor is None
    assert table.desk.current == FACT
    assert not table.document.can_undo


def test_a_new_box_typed_into_and_cancelled_vanishes(table: Table) -> None:
    before = sorted(map(str, table.case))
    table.select("fact")
    table.key(K.Key_R)
    QTest.keyClicks(editor_of(table), "Something")
    editor_of(table).commit()
    table.key(K.Key_Escape)
    assert sorted(map(str, table.case)) == before


def test_an_old_box_emptied_stays(table: Table) -> None:
    table.view.edit_text(FACT)
    table.key(K.Key_Delete)
    table.key(K.Key_Return)
    assert table.case.claims["fact"].text == ""


def test_an_empty_new_box_vanishes_alone_when_something_else_was_done_since(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_R)
    party = table.case.parties["party"]
    table.document.apply(Edit("Rename", (Change(party, replace(party, name="Someone")),)))
    table.key(K.Key_Escape)
    assert not table.steps_on("fact")
    assert table.case.parties["party"].name == "Someone"


def test_enter_accepts_and_enter_again_makes_the_sibling(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_R)
    table.write("one")
    assert table.view.hasFocus() or table.view.viewport().hasFocus()
    table.key(K.Key_Return)
    table.write("two")
    assert [texts for _, texts in table.steps_on("fact")] == [["one"], ["two"]]


def test_tab_accepts_and_adds_a_reason(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_R)
    QTest.keyClicks(editor_of(table), "one")
    table.key(K.Key_Tab)
    table.write("under it")
    assert [texts for _, texts in table.steps_on(table.named("one"))] == [["under it"]]


def test_a_command_with_control_and_shift_works_while_writing(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_R)
    QTest.keyClicks(editor_of(table), "one")
    table.key(K.Key_O, CTRL | SHIFT)
    table.write("but")
    assert [texts for _, texts in table.steps_on(table.named("one"))] == [["but"]]


@pytest.mark.parametrize("name", ["strike", "accept", "delete", "cut", "later", "undo", "fold"])
def test_a_command_for_a_new_box_left_empty_is_not_done_to_the_box_above(table: Table, name: str) -> None:
    table.document.apply(verbs.amend(table.case, FACT, text="Something else"))
    before = [*table.case]
    table.select("fact")
    table.key(K.Key_R)
    BY_NAME[name].run(table.desk, table.view)
    assert [*table.case] == before and not table.desk.appraisal.trial
    assert table.desk.current == FACT and table.view.writing.editor is None
    BY_NAME[name].run(table.desk, table.view)  # now it is meant
    assert [*table.case] != before or table.desk.appraisal.trial or name in ("later", "fold")


def test_another_box_can_be_made_in_place_of_one_left_empty(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_R)
    BY_NAME["objection"].run(table.desk, table.view)
    table.write("but")
    assert [texts for _, texts in table.steps_on("fact")] == [["but"]]


def test_shift_enter_breaks_the_line(table: Table) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "first")
    table.key(K.Key_Return, SHIFT)
    table.write("second")
    assert table.case.claims["fact"].text == "first\nsecond"


def test_letters_are_letters_while_writing(table: Table) -> None:
    table.view.edit_text(FACT)
    table.write("roicexysqn")
    assert table.case.claims["fact"].text == "roicexysqn"
    assert len(table.case.claims) == 7


def test_clicking_elsewhere_accepts(table: Table) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "kept")
    table.click(QPoint(10, 10))
    assert table.case.claims["fact"].text == "kept"
    assert table.view.writing.editor is None


def test_leaving_for_another_field_accepts(table: Table, qtbot: QtBot) -> None:
    other = QLineEdit(table.view)
    other.show()
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "kept")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.case.claims["fact"].text == "kept"
    assert other.hasFocus()


def test_pasting_many_lines_and_rich_text_gives_plain_lines(table: Table) -> None:
    data = QMimeData()
    data.setHtml("<b>one</b><p>two</p>")
    data.setText("one\r\ntwo\rthree\n")
    QApplication.clipboard().setMimeData(data)
    table.view.edit_text(FACT)
    table.key(K.Key_V, CTRL)
    table.key(K.Key_Return)
    assert table.case.claims["fact"].text == "one\ntwo\nthree"


def test_input_methods_compose_before_they_commit(table: Table) -> None:
    table.view.edit_text(FACT)
    editor = editor_of(table)
    QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
    editor.commit()
    chosen = QInputMethodEvent()
    chosen.setCommitString("你好")
    QApplication.sendEvent(editor, chosen)
    table.key(K.Key_Return)
    assert table.case.claims["fact"].text == "你好"


@pytest.mark.parametrize(
    "text", ["مرحبا بالعالم", "שלום", "🙂 emoji", "Donaudampfschifffahrtsgesellschaft", "a < b & c"]
)
def test_any_script_can_be_written(table: Table, text: str) -> None:
    table.view.edit_text(FACT)
    editor_of(table).setPlainText(text)
    table.key(K.Key_Return)
    assert table.case.claims["fact"].text == text


def test_the_card_grows_with_its_text(table: Table, qtbot: QtBot) -> None:
    table.view.zoom_to(1.0)
    table.view.edit_text(FACT)
    before = table.view.sheet.layout.boxes[FACT].rect.h
    QTest.keyClicks(editor_of(table), "many words " * 8)
    qtbot.waitUntil(lambda: table.view.sheet.layout.boxes[FACT].rect.h > before)
    editor = editor_of(table)
    rect = table.view.sheet.layout.boxes[FACT].rect
    top = table.view.mapFromScene(rect.x, rect.y)
    assert top.y() < editor.geometry().top()
    assert top.x() < editor.geometry().left() and editor.geometry().right() < top.x() + rect.w


def test_the_editor_follows_zoom_and_pan(table: Table) -> None:
    table.view.zoom_to(1.0)
    table.view.edit_text(FACT)
    editor = editor_of(table)
    place, size = editor.pos(), editor.font().pixelSize()
    table.view.camera.pan(40, 30)
    assert editor.pos() == place + QPoint(40, 30)
    table.view.zoom_to(2.0)
    assert editor.font().pixelSize() == 2 * size


def test_what_the_disk_refuses_stays_in_the_editor(table: Table) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "Not to be lost")
    with files_no_bigger_than(0):
        for key in (K.Key_Return, K.Key_Tab):
            table.key(key)
            assert editor_of(table).text == "Not to be lost"
        table.click(table.spot(Ref(Kind.CLAIM, "yes")))
        table.view.run("edit")
        assert editor_of(table).text == "Not to be lost"
        assert table.case.claims["fact"].text != "Not to be lost"
    assert table.refusals
    table.key(K.Key_Return)
    assert table.view.writing.editor is None and table.case.claims["fact"].text == "Not to be lost"


def test_what_the_disk_refuses_can_be_taken_back(table: Table) -> None:
    before = table.case.claims["fact"].text
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "Never kept")
    with files_no_bigger_than(0):
        table.key(K.Key_Return)
        table.key(K.Key_Escape)
    assert table.view.writing.editor is None and table.case.claims["fact"].text == before


def test_the_editor_closes_when_its_box_goes(table: Table) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "gone soon")
    from moot.model import verbs

    table.document.apply(verbs.remove(table.case, FACT))
    assert table.view.writing.editor is None
    assert "fact" not in table.case.claims


def test_a_case_open_for_reading_opens_no_editor(reading: Table) -> None:
    reading.view.edit_text(FACT)
    assert reading.view.writing.editor is None


def test_a_box_grows_with_its_text_once_the_letter_is_seen(table: Table, qtbot: QtBot) -> None:
    table.view.edit_text(FACT)
    QTest.keyClicks(editor_of(table), "x")
    editor_of(table).commit()
    height = table.view.sheet.rect_of(FACT)
    QApplication.clipboard().setText("word " * 60)
    editor_of(table).paste()
    # the key is answered before the case is asked
    assert table.case.claims["fact"].text == "x"
    qtbot.waitUntil(lambda: len(table.case.claims["fact"].text) > 100)
    assert height is not None
    grown = table.view.sheet.rect_of(FACT)
    assert grown is not None and grown.h > height.h


def test_a_text_too_long_for_its_box_is_framed_and_hides_the_map(table: Table, qtbot: QtBot) -> None:
    table.view.edit_text(FACT)
    editor, theme = editor_of(table), table.view.theme
    # as windows have it: what lies beneath the groove is seen
    editor.verticalScrollBar().setStyleSheet(
        "QScrollBar { background: transparent; width: 10px; } QScrollBar::handle { background: red; }"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
    editor.insertPlainText("word " * 2000)
    editor.commit()
    editor.selectAll()
    QTest.keyClicks(editor, "x")
    editor.commit()
    for _ in range(3):
        QApplication.processEvents()
    editor.undo()
    qtbot.waitUntil(lambda: editor.framed and editor.verticalScrollBar().isVisible())
    for _ in range(3):
        QApplication.processEvents()
    corner = editor.mapTo(table.view, QPoint(0, 0))
    # what is on the screen, not what a new painting would show
    screen = table.view.screen().grabWindow(table.view.winId()).toImage()
    assert screen.pixelColor(corner + QPoint(0, editor.height() // 3)).name() == theme.accent.lower()
    assert screen.pixelColor(corner + QPoint(editor.width() - 3, editor.height() // 3)).name() == theme.surface.lower()
