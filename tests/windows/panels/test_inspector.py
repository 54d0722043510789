"""The inspector beyond its fields: sources, questions, premises, the way Tab goes, what is built when."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model import verbs
from moot.model.records import Claim, Kind, Ref
from moot.windows import files
from moot.windows.main_window import MainWindow
from moot.windows.panels.asked import QuestionRow
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.cited import CitationCard
from moot.windows.panels.editors import CalmSpin, TextLine
from moot.windows.panels.inspector import Inspector
from moot.windows.panels.linked import Link
from moot.windows.panels.marks import MarksEditor
from moot.windows.panels.pane import focusable
from moot.windows.panels.prose import ProseEdit
from moot.windows.panels.rows import RowTree
from moot.windows.panels.tick import TickBox
from moot.windows.program import Program
from tests.windows.panels.conftest import K, Sitting, claim


def _cards(sitting: Sitting) -> list[CitationCard]:
    return [card for card in sitting.inspector.sources.cards if not card.isHidden()]


def _rows(sitting: Sitting) -> list[QuestionRow]:
    return [row for row in sitting.inspector.questions.rows if not row.isHidden()]


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


# Sources


def test_a_citation_shows_title_place_and_quote(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    (card,) = _cards(sitting)
    assert card.title.accessibleName() == "Source: Commentary on the order, Ex. C-3, ¶ 14"
    assert card.place.text() == "¶ 14"
    assert card.quote.text() == "“It goes further than the rules.”"


def test_a_source_is_added_by_one_line_and_known_by_its_title(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    new = sitting.inspector.sources.new
    for line in ("The order, ¶ 9", "A letter, of sorts"):
        new.setFocus()
        QTest.keyClicks(new, line)
        QTest.keyClick(new, K.Key_Return)
        QApplication.processEvents()
    assert [card.title.accessibleName() for card in _cards(sitting)[1:]] == [
        "Source: The order, ¶ 9",
        "Source: A letter, of sorts",
    ]
    assert len(sitting.case.sources) == 3
    assert new.text() == ""
    assert sitting.desk.selected == (claim("yes"),)
    assert sitting.steps() == 2


def test_the_same_place_cited_twice_is_refused_and_stays_typed(sitting: Sitting) -> None:
    sitting.show(claim("rule"))
    new = sitting.inspector.sources.new
    for _ in range(2):
        QTest.keyClicks(new, "The order, ¶ 9")
        QTest.keyClick(new, K.Key_Return)
    assert sitting.refusals == ["Claim 2 rests on this place of the source already."]
    assert new.text() == "The order, ¶ 9"


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [("locator", "¶ 15", "¶ 15"), ("marks", "Hearsay, admitted", ("Hearsay", "admitted")), ("note", "Ask.", "Ask.")],
)
def test_place_marks_and_note_of_a_citation_are_edited(sitting: Sitting, name: str, typed: str, value: object) -> None:
    sitting.show(claim("yes"))
    (card,) = _cards(sitting)
    assert card.details.isHidden()
    _click(card.edit)
    sitting.type(card.bound[name], typed)
    assert getattr(sitting.case.citations["cite"], name) == value
    sitting.undo()
    assert not getattr(sitting.case.citations["cite"], name)
    assert card.bound[name].editor.value() in ("", ())
    assert sitting.desk.selected == (claim("yes"),)


def test_known_marks_are_chosen_from_a_menu(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    (card,) = _cards(sitting)
    editor = card.bound["marks"].editor
    assert isinstance(editor, MarksEditor)
    sitting.type(editor.main, "Privileged?")
    for wanted in (("Privileged?", "hearsay"), ("Privileged?",)):
        editor.menu.aboutToShow.emit()
        next(action for action in editor.menu.actions() if action.text() == "hearsay").trigger()
        QApplication.processEvents()
        assert sitting.case.citations["cite"].marks == wanted


def test_a_known_title_is_completed_as_it_is_typed(sitting: Sitting) -> None:
    sitting.show(claim("rule"))
    new = sitting.inspector.sources.new
    new.setFocus()
    QTest.keyClicks(new, "comm")
    assert new.text() == "commentary on the order"
    QTest.keyClick(new, K.Key_Return)
    assert [citation.source for citation in sitting.case.citations_of("rule")] == ["s"]


def test_a_citation_that_only_bears_on_a_claim_says_see(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    (card,) = _cards(sitting)
    _click(card.edit)
    QTest.keyClick(card.bound["signal"].editor.main, K.Key_Down)
    QApplication.processEvents()
    assert sitting.case.citations["cite"].signal == "see"
    assert card.place.text() == "see · ¶ 14"


def test_a_citation_is_copied_and_removed(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    (card,) = _cards(sitting)
    _click(card.copy)
    assert QGuiApplication.clipboard().text() == "Commentary on the order, Ex. C-3, ¶ 14"
    _click(card.remove)
    assert not sitting.case.citations
    assert _cards(sitting) == []
    sitting.undo()
    assert len(_cards(sitting)) == 1
    assert sitting.desk.selected == (claim("yes"),)


def test_a_title_leads_to_its_source_and_another_box_leads_away(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    _click(_cards(sitting)[0].title)
    assert sitting.inspector.shown == Ref(Kind.SOURCE, "s")
    assert sitting.inspector.back.isVisible()
    assert not sitting.inspector.sources.isVisible()
    sitting.type(sitting.field("exhibit"), "C-4")
    assert sitting.case.sources["s"].exhibit == "C-4"
    sitting.show(claim("rule"))
    assert sitting.inspector.shown == claim("rule")
    assert not sitting.inspector.back.isVisible()


def test_a_visited_record_that_vanishes_gives_way_to_what_is_selected(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.inspector.show_record(Ref(Kind.SOURCE, "t"))
    sitting.desk.do(verbs.remove(sitting.case, Ref(Kind.SOURCE, "t")))
    QApplication.processEvents()
    assert sitting.inspector.shown == claim("yes")


# Questions


def test_a_question_is_answered_where_it_stands_and_opened_again(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    (row,) = _rows(sitting)
    assert sitting.inspector.questions.title.text() == "Questions, 1 open"
    QTest.keyClick(row.answered, K.Key_Space)
    QApplication.processEvents()
    assert sitting.case.questions["q"].answered
    sitting.type(row.answer, "None that fits.")
    assert sitting.case.questions["q"].answer == "None that fits."
    assert sitting.inspector.questions.title.text() == "Questions"
    QTest.keyClick(row.answered, K.Key_Space)
    QApplication.processEvents()
    assert not sitting.case.questions["q"].answered
    assert sitting.case.questions["q"].answer == "None that fits."
    assert sitting.steps() == 3
    assert sitting.desk.selected == (claim("yes"),)


@pytest.mark.parametrize("about", [Ref(Kind.CLAIM, "yes"), Ref(Kind.ARGUMENT, "applied")])
def test_a_question_is_asked_reworded_and_removed(sitting: Sitting, about: Ref) -> None:
    sitting.show(about)
    new = sitting.inspector.questions.new
    QTest.keyClicks(new, "Who says so?")
    QTest.keyClick(new, K.Key_Return)
    QApplication.processEvents()
    row = _rows(sitting)[1]
    assert row.text.editor.value() == "Who says so?"
    sitting.type(row.text, "Who said so?")
    assert sitting.case.questions_about(about)[1].text == "Who said so?"
    _click(row.remove)
    assert len(_rows(sitting)) == len(sitting.case.questions_about(about)) == 1
    sitting.undo()
    assert len(_rows(sitting)) == 2


def test_an_answer_given_shows(sitting: Sitting) -> None:
    sitting.show(Ref(Kind.ARGUMENT, "applied"))
    (row,) = _rows(sitting)
    assert row.answered.isChecked()
    assert row.answer.editor.value() == "It does."
    assert row.answer.editor.isVisible()


# Premises


def test_a_premise_has_a_role_and_leads_to_its_claim(sitting: Sitting) -> None:
    wanted: list[object] = []
    sitting.desk.wanted.connect(wanted.append)
    sitting.show(Ref(Kind.ARGUMENT, "applied"))
    (row,) = sitting.inspector.premises.rows
    sitting.type(row.role, "rule")
    assert sitting.case.premises["p1"].role == "rule"
    assert sitting.desk.selected == (Ref(Kind.ARGUMENT, "applied"),)
    _click(row.claim)
    assert wanted == [claim("rule")]
    sitting.undo()
    assert row.role.editor.value() == ""


# Reading


def test_a_case_that_can_only_be_read_offers_nothing_to_do(reading: Sitting) -> None:
    reading.show(claim("yes"))
    (card,) = _cards(reading)
    (row,) = _rows(reading)
    hidden = (card.edit, card.remove, row.remove, reading.inspector.sources.new, reading.inspector.questions.new)
    assert not any(widget.isVisible() for widget in hidden)
    assert card.copy.isVisible()
    QTest.keyClick(row.answered, K.Key_Space)
    _click(card.title)
    assert reading.inspector.shown == Ref(Kind.SOURCE, "s")
    assert reading.desk.steps == 0
    assert reading.refusals == []


# The panel


def test_of_a_see_card_the_claim_is_shown(sitting: Sitting) -> None:
    sitting.show(Ref(Kind.PREMISE, "p1"), Ref(Kind.POSITION, "for"))
    assert sitting.inspector.refs == (claim("rule"), claim("yes"))
    sitting.show(Ref(Kind.PREMISE, "p1"))
    sitting.type(sitting.field("tags"), "seen")
    assert sitting.case.claims["rule"].tags == ("seen",)
    assert sitting.desk.selected == (Ref(Kind.PREMISE, "p1"),)


@pytest.mark.parametrize("ref", [claim("yes"), claim("odd"), Ref(Kind.ARGUMENT, "applied"), Ref(Kind.SOURCE, "s")])
def test_tab_goes_where_the_eye_goes(sitting: Sitting, ref: Ref) -> None:
    """Whatever was built before: forms of other kinds, cards, rows."""
    sitting.show(Ref(Kind.ISSUE, "issue"))
    sitting.show(Ref(Kind.ARGUMENT, "applied"))
    sitting.show(claim("yes"))
    sitting.show(ref)
    inside = sitting.inspector._inside
    shown = [widget for widget in focusable(sitting.inspector._column) if widget.isVisible()]
    shown[0].setFocus()
    walked = [shown[0]]
    while len(walked) < len(shown):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, K.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None and inside.isAncestorOf(focus)
        walked.append(focus)
    assert walked == shown
    tops = [widget.mapTo(inside, QPoint(0, 0)) for widget in shown]
    for above, below in pairwise(tops):
        assert below.y() + 12 > above.y() or below.x() > above.x()


def test_everything_that_takes_the_focus_has_a_name(sitting: Sitting) -> None:
    for ref in (claim("yes"), claim("odd"), Ref(Kind.ARGUMENT, "applied"), Ref(Kind.ISSUE, "issue"), claim("rule")):
        sitting.show(ref)
        for widget in focusable(sitting.inspector._column):
            assert widget.accessibleName(), widget


ROLES = {
    TextLine: QAccessible.Role.EditableText,
    ProseEdit: QAccessible.Role.EditableText,
    CalmCombo: QAccessible.Role.ComboBox,
    CalmSpin: QAccessible.Role.SpinBox,
    TickBox: QAccessible.Role.CheckBox,
    Link: QAccessible.Role.Button,
    RowTree: QAccessible.Role.Tree,
}


@pytest.mark.parametrize("ref", [claim("odd"), claim("yes"), Ref(Kind.ARGUMENT, "applied"), Ref(Kind.ISSUE, "issue")])
def test_a_screen_reader_hears_name_role_state_and_value(sitting: Sitting, ref: Ref) -> None:
    sitting.show(ref)
    for widget in focusable(sitting.inspector._column):
        if not widget.isVisible():
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        assert heard.text(QAccessible.Text.Name), widget
        for kind, role in ROLES.items():
            if type(widget) is kind and not (isinstance(widget, Link) and widget.isCheckable()):
                assert heard.role() == role
        value = heard.text(QAccessible.Text.Value)
        if isinstance(widget, TextLine):
            assert value == widget.text()
        elif isinstance(widget, ProseEdit):
            assert value.replace("\u2029", "\n") == widget.text.replace("\u00a0", " ")
        elif isinstance(widget, CalmSpin):
            assert value == str(widget.value())
        elif isinstance(widget, CalmCombo):
            assert value == widget.currentText()
        elif isinstance(widget, TickBox):
            assert bool(heard.state().checked) is widget.isChecked()


def test_nothing_is_built_before_the_panel_is_seen(sitting: Sitting, qtbot: QtBot) -> None:
    other = Inspector(sitting.desk)
    sitting.show(claim("yes"))
    QApplication.processEvents()
    assert other.fields.form is None
    other.show()
    qtbot.waitUntil(lambda: other.fields.form is not None)
    other.stop()
    other.close()
    other.deleteLater()


def test_f6_goes_to_the_first_field_and_on(program: Program, qtbot: QtBot) -> None:
    window: MainWindow = program.show(program.sample("pierson-v-post"))
    window.desk.select_one(Ref(Kind.CLAIM, next(iter(window.desk.case.claims))))
    window.side.inspector.refresh()
    window.activateWindow()
    window.map.setFocus()
    qtbot.waitUntil(window.map.hasFocus)
    window.actions_["next-pane"].trigger()
    focus = window.focusWidget()
    form = window.side.inspector.fields.form
    assert form is not None
    assert focus is form.bound["text"].editor.main
    window.actions_["next-pane"].trigger()
    assert window.focusWidget() is window.side.inspector.why.tree
    window.actions_["previous-pane"].trigger()
    window.actions_["previous-pane"].trigger()
    assert window.focusWidget() is window.map


def test_closing_the_window_keeps_what_is_typed_in_a_field(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "case.moot"
    with Document.new([Claim("c", text="A claim.", number=1)]) as draft:
        draft.save_as(path)
    window = program.show(program.read(path))
    window.desk.select_one(claim("c"))
    window.side.inspector.refresh()
    form = window.side.inspector.fields.form
    assert form is not None
    line = form.bound["tags"].editor.main
    line.setFocus()
    QTest.keyClicks(line, "last word")
    assert window.close()
    with Document.open(path, read_only=True) as document:
        assert document.case.claims["c"].tags == ("last word",)


def test_a_file_brought_up_to_date_gets_fields_that_can_be_edited(reading: Sitting, sitting: Sitting) -> None:
    reading.show(claim("yes"))
    form = reading.form
    old = reading.document
    reading.desk.turn_to(sitting.document)
    reading.show(claim("yes"))
    assert reading.form is not form
    reading.type(reading.field("tags"), "now")
    assert sitting.case.claims["yes"].tags == ("now",)
    reading.desk.turn_to(old)


def test_what_is_half_typed_is_in_a_copy_and_does_not_end_doing_again(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.show(Document.new([Claim("c", text="A claim.", number=1)]))
    desk, copy = window.desk, tmp_path / "copy.moot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kind: (str(copy), ""))
    desk.attempt(lambda: verbs.set_text(desk.case, claim("c"), "Another text."))
    desk.select_one(claim("c"))
    window.side.inspector.refresh()
    form = window.side.inspector.fields.form
    assert form is not None
    line = form.bound["tags"].editor.main
    QTest.keyClicks(line, "half")
    assert files.save_copy(window)
    with Document.open(copy, read_only=True) as document:
        assert document.case.claims["c"].tags == ("half",)
    QTest.keyClicks(line, "way")
    files.revert(window)
    assert not form.bound["tags"].pending
    assert not desk.document.changed and desk.document.can_redo
