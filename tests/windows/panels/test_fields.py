"""Every field of every kind, through its widget: what is typed is in the record, undo shows what was there before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from moot.model import verbs
from moot.model.fields import field_types
from moot.model.records import Argument, Claim, Kind, Mode, Polarity, Ref, Stance, Standard
from moot.windows.panels.bound import settings_ref
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.colours import ColourEditor
from moot.windows.panels.editors import Editor, WordsShown
from moot.windows.panels.fields import (
    FIELDS,
    Choice,
    Colour,
    Field,
    Holders,
    Number,
    OneOf,
    Tags,
    Tick,
    fields_for,
    weight_words,
)
from moot.windows.panels.form import record_of
from moot.windows.panels.parties import HoldersEditor
from moot.windows.panels.prose import ProseEdit
from tests.canvas.table import CTRL, SHIFT
from tests.store.files import files_no_bigger_than
from tests.windows.panels.conftest import K, Sitting, claim

SHOWN = {
    Kind.CLAIM: Ref(Kind.CLAIM, "odd"),
    Kind.ARGUMENT: Ref(Kind.ARGUMENT, "applied"),
    Kind.ISSUE: Ref(Kind.ISSUE, "issue"),
    Kind.PARTY: Ref(Kind.PARTY, "one"),
    Kind.SOURCE: Ref(Kind.SOURCE, "s"),
    Kind.SETTINGS: settings_ref(),
}
EVERY = [(kind, field) for kind, table in FIELDS.items() for field in table]
# what has no field of its own: where a record stands, what it hangs on, what an attached file is
ELSEWHERE = {"id", "number", "order", "conclusion", "digest", "filename"}


def _named(value: object) -> str:
    return value.name if isinstance(value, Field) else str(value)


def _show(sitting: Sitting, kind: Kind) -> Ref:
    ref = SHOWN[kind]
    sitting.show(*(() if kind is Kind.SETTINGS else (ref,)))
    if not sitting.form.more.isHidden():
        QTest.mouseClick(sitting.form.more, Qt.MouseButton.LeftButton)
    return ref


def _value(sitting: Sitting, ref: Ref, name: str) -> object:
    record = record_of(sitting.case, ref)
    assert record is not None
    return getattr(record, name)


# long: one way of changing it per shape
def _change(sitting: Sitting, field: Field) -> object:
    """Change a field as a person does; the value that should come of it, None for any other than before."""
    bound = sitting.field(field.name)
    widget = bound.editor.main
    match field.shape:
        case Tick():
            QTest.keyClick(widget, K.Key_Space)
            return None
        case Choice() | OneOf():
            widget.setFocus()
            last = isinstance(widget, CalmCombo) and widget.currentIndex() == widget.count() - 1
            QTest.keyClick(widget, K.Key_Up if last else K.Key_Down)
            return None
        case Holders():
            assert isinstance(bound.editor, HoldersEditor)
            bound.editor.menu.aboutToShow.emit()
            next(action for action in bound.editor.menu.actions() if action.text() == "DoC").trigger()
            return ("two",)
        case Colour():
            assert isinstance(bound.editor, ColourEditor)
            bound.editor.menu.aboutToShow.emit()
            next(action for action in bound.editor.menu.actions() if "suggested" in action.text()).trigger()
            return None
        case Number():
            sitting.type(bound, "37")
            return 37
        case Tags():
            sitting.type(bound, "authority,  long  arm,authority,")
            return ("authority", "long arm")
        case _:
            sitting.type(bound, "Something else")
            return "Something else"


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=_named)
def test_a_change_is_in_the_record_and_undo_shows_what_was_there(sitting: Sitting, kind: Kind, field: Field) -> None:
    ref = _show(sitting, kind)
    bound = sitting.field(field.name)
    assert bound.editor.isVisibleTo(sitting.form)
    before = _value(sitting, ref, field.name)
    assert bound.editor.value() == before
    wanted = _change(sitting, field)
    QApplication.processEvents()
    after = _value(sitting, ref, field.name)
    assert after != before
    assert wanted is None or after == wanted
    assert bound.editor.value() == after
    assert sitting.steps() == 1
    sitting.undo()
    assert _value(sitting, ref, field.name) == before
    assert bound.editor.value() == before
    assert not sitting.refusals


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_of_a_record_can_be_edited_somewhere(kind: Kind) -> None:
    names = [field.name for field in FIELDS[kind]]
    assert set(names) == set(field_types(kind)) - ELSEWHERE
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_has_a_name_and_a_label_that_leads_to_it(sitting: Sitting, kind: Kind) -> None:
    _show(sitting, kind)
    for field in sitting.form.fields:
        assert sitting.field(field.name).editor.main.accessibleName() == field.label
    labelled = {
        label.buddy() for label in sitting.form.findChildren(type(sitting.inspector._kind)) if label.buddy() is not None
    }
    expected = {
        sitting.field(field.name).editor.main
        for field in sitting.form.fields
        if not isinstance(field.shape, Tick) and not getattr(field.shape, "title", False)
    }
    assert labelled == expected


@pytest.mark.parametrize("kind", FIELDS)
def test_only_selecting_writes_nothing(sitting: Sitting, kind: Kind) -> None:
    """Not even where a widget cannot hold the value: a no-break space, a kind with an underscore."""
    _show(sitting, kind)
    for field in sitting.form.fields:
        sitting.field(field.name).editor.enter()
        QApplication.processEvents()
    sitting.show(claim("rule"))
    sitting.show()
    assert sitting.desk.steps == 0
    assert sitting.case.claims["odd"].text == "No-break\u00a0space."


@pytest.mark.parametrize("kind", FIELDS)
def test_a_case_that_can_only_be_read_shows_its_fields_and_keeps_them(reading: Sitting, kind: Kind) -> None:
    ref = _show(reading, kind)
    for field in reading.form.fields:
        bound = reading.field(field.name)
        before = _value(reading, ref, field.name)
        if isinstance(bound.editor, WordsShown):
            assert before in ("", None) or bound.editor.line.text()
        for text in (*bound.editor.findChildren(QLineEdit), *bound.editor.findChildren(QTextEdit)):
            if text.isVisible():
                assert text.property("readOnly")
                assert text.isEnabled()
                QTest.keyClicks(text, "x")
        QTest.keyClick(bound.editor.main, K.Key_Space)
        QTest.keyClick(bound.editor.main, K.Key_Down)
        assert _value(reading, ref, field.name) == before
    assert reading.desk.steps == 0


# Typing


def test_typing_reaches_the_case_while_it_goes_on_and_is_one_step(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.show(claim("yes"))
    text = sitting.field("text")
    sitting.type(text, "It goes", leave=False)
    assert sitting.case.claims["yes"].text == "It exceeds what the rules allow."
    qtbot.waitUntil(lambda: sitting.case.claims["yes"].text == "It goes")
    QTest.keyClicks(text.editor.main, " too far")
    QTest.keyClick(text.editor.main, K.Key_Return)
    assert sitting.case.claims["yes"].text == "It goes too far"
    assert sitting.steps() == 1
    assert sitting.desk.selected == (claim("yes"),)


def test_a_field_left_and_entered_again_is_another_step(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.type(sitting.field("tags"), "one")
    sitting.type(sitting.field("tags"), "two")
    assert sitting.steps() == 2
    sitting.undo()
    assert sitting.case.claims["yes"].tags == ("one",)


def test_enter_ends_a_text_and_shift_enter_breaks_its_line(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    widget = sitting.field("text").editor.main
    sitting.type(widget, "One", leave=False)
    QTest.keyClick(widget, K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(widget, "two")
    QTest.keyClick(widget, K.Key_Return)
    assert sitting.case.claims["yes"].text == "One\ntwo"


@pytest.mark.parametrize("committed", [False, True])
def test_escape_takes_back_what_was_typed(sitting: Sitting, qtbot: QtBot, committed: bool) -> None:
    sitting.show(claim("yes"))
    bound = sitting.field("tags")
    sitting.type(bound, "wrong", leave=False)
    if committed:
        qtbot.waitUntil(lambda: sitting.case.claims["yes"].tags == ("wrong",))
    QTest.keyClick(bound.editor.main, K.Key_Escape)
    assert sitting.case.claims["yes"].tags == ()
    assert bound.editor.value() == ()
    assert sitting.steps() == 0


def test_what_is_typed_goes_to_the_box_it_was_typed_for(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.type(sitting.field("tags"), "mine", leave=False)
    sitting.show(claim("rule"))
    assert sitting.case.claims["yes"].tags == ("mine",)
    assert sitting.case.claims["rule"].tags == ("scope",)


def test_a_window_that_closes_keeps_what_is_typed(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.type(sitting.field("tags"), "last", leave=False)
    sitting.inspector.settle()
    assert sitting.case.claims["yes"].tags == ("last",)


def test_what_a_field_cannot_undo_is_left_to_the_window(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    line = sitting.field("tags").editor.main

    def taken() -> bool:
        press = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
        press.ignore()
        QApplication.sendEvent(line, press)
        return press.isAccepted()

    assert not taken()
    sitting.type(line, "x", leave=False)
    assert taken()


@pytest.mark.parametrize(
    ("name", "held"), [("tags", CTRL), ("tags", CTRL | SHIFT), ("note", CTRL), ("note", CTRL | SHIFT)]
)
def test_what_a_field_has_undone_it_does_again(sitting: Sitting, name: str, held: Qt.KeyboardModifier) -> None:
    sitting.show(claim("yes"))
    widget = sitting.field(name).editor.main
    again = K.Key_Z if held & SHIFT else K.Key_Y

    def taken() -> bool:
        press = QKeyEvent(QEvent.Type.ShortcutOverride, again, held)
        press.ignore()
        QApplication.sendEvent(widget, press)
        return press.isAccepted()

    sitting.type(widget, "x", leave=False)
    typed = sitting.field(name).editor.value()
    assert not taken()
    QTest.keyClick(widget, K.Key_Z, CTRL)
    assert sitting.field(name).editor.value() != typed and taken()
    QTest.keyClick(widget, again, held)
    assert sitting.field(name).editor.value() == typed


@pytest.mark.parametrize("name", ["tags", "note"])
def test_what_the_disk_refuses_stays_in_the_field(sitting: Sitting, name: str) -> None:
    sitting.show(claim("yes"))
    bound = sitting.field(name)
    with files_no_bigger_than(0):
        sitting.type(bound, "not to be lost", leave=False)
        bound.commit()
        QTest.keyClicks(bound.editor.main, ", nor this")
        QTest.keyClick(bound.editor.main, K.Key_Tab)
        typed = bound.editor.value()
        assert "not to be lost" in str(typed) and "nor this" in str(typed)
        assert getattr(sitting.case.claims["yes"], name) != typed
    sitting.inspector.settle()
    assert getattr(sitting.case.claims["yes"], name) == typed


def test_what_the_disk_refused_goes_to_no_other_box(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    with files_no_bigger_than(0):
        sitting.type(sitting.field("tags"), "lost")
        sitting.show(claim("rule"))
    sitting.inspector.settle()
    assert "lost" not in sitting.case.claims["rule"].tags
    assert "lost" not in str(sitting.field("tags").editor.value())


def test_undo_is_shown_in_a_field_that_still_has_the_focus(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.show(claim("rule"))
    bound = sitting.field("tags")
    sitting.type(bound, "other", leave=False)
    qtbot.waitUntil(lambda: sitting.case.claims["rule"].tags == ("other",))
    sitting.undo()
    assert bound.editor.value() == ("scope",)
    QTest.keyClicks(bound.editor.main, "x")
    QTest.keyClick(bound.editor.main, K.Key_Tab)
    assert sitting.case.claims["rule"].tags == ("scopex",)
    assert sitting.steps() == 1


# Following


def test_an_edit_elsewhere_is_shown(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.amend(claim("yes"), text="Other words.", kind="fact", standard=Standard.SCINTILLA)
    assert sitting.field("text").editor.value() == "Other words."
    assert sitting.field("kind").editor.value() == "fact"
    assert sitting.field("standard").editor.value() is Standard.SCINTILLA


def test_an_edit_elsewhere_leaves_what_is_being_typed(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.type(sitting.field("tags"), "mine", leave=False)
    sitting.amend(claim("yes"), tags=("theirs",), kind="fact")
    assert sitting.field("tags").editor.value() == ("mine",)
    assert sitting.field("kind").editor.value() == "fact"
    QTest.keyClick(sitting.field("tags").editor.main, K.Key_Tab)
    assert sitting.case.claims["yes"].tags == ("mine",)


def test_a_party_renamed_is_renamed_where_it_is_chosen(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.amend(Ref(Kind.PARTY, "one"), name="Author")
    holders = sitting.field("holders").editor
    assert isinstance(holders, HoldersEditor)
    assert [chip.text() for chip in holders.chips] == ["Author"]
    burden = sitting.field("burden").editor.main
    assert isinstance(burden, CalmCombo)
    assert [burden.itemText(n) for n in range(burden.count())] == ["Nobody named", "Author", "DoC"]


def test_nothing_is_built_again_for_another_box_of_the_kind(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    form, editors = sitting.form, [bound.editor for bound in sitting.form.bound.values()]
    sitting.show(Ref(Kind.ISSUE, "issue"))
    sitting.show(claim("rule"))
    sitting.amend(claim("rule"), text="Longer words than before.")
    assert sitting.form is form
    assert [bound.editor for bound in sitting.form.bound.values()] == editors


# Refusing


def test_a_refused_value_says_why_and_the_field_goes_back(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    text = sitting.field("text").editor.main
    assert isinstance(text, ProseEdit)
    text.setFocus()
    text.insertPlainText("a\0b")
    QTest.keyClick(text, K.Key_Return)
    assert sitting.refusals == ["The text holds a character that cannot be saved."]
    assert sitting.case.claims["yes"].text == text.text == "It exceeds what the rules allow."


def test_an_undercut_stays_one(sitting: Sitting) -> None:
    sitting.show(Ref(Kind.ARGUMENT, "cut"))
    relation = sitting.field("polarity").editor
    assert relation.value() is Polarity.UNDERCUT
    assert not relation.isEnabled()
    sitting.show(Ref(Kind.ARGUMENT, "applied"))
    assert relation.isEnabled()
    combo = relation.main
    assert isinstance(combo, CalmCombo)
    assert [combo.itemText(n) for n in range(combo.count())] == ["Support", "Objection"]


def test_the_wheel_scrolls_past_fields(sitting: Sitting) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    sitting.show(Ref(Kind.ARGUMENT, "applied"))
    for name in ("weight", "mode", "scheme"):
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(sitting.field(name).editor.main, wheel)
    assert sitting.desk.steps == 0


# Several at once


def _texts(editor: Editor) -> set[str]:
    lines = [editor.main, *editor.findChildren(QLineEdit)]
    return {line.placeholderText() for line in lines if isinstance(line, QLineEdit | QTextEdit | CalmCombo)}


def test_several_selected_say_where_they_differ_and_are_edited_together(sitting: Sitting) -> None:
    sitting.show(claim("yes"), claim("rule"))
    assert sitting.inspector._kind.text() == "2 claims"
    assert "text" not in sitting.form.bound
    assert "several values" in _texts(sitting.field("kind").editor)
    assert "several values" in _texts(sitting.field("tags").editor)
    assert sitting.field("stance").editor.value() is Stance.OPEN
    sitting.type(sitting.field("kind"), "fact")
    assert [sitting.case.claims[id_].kind for id_ in ("yes", "rule")] == ["fact", "fact"]
    assert sitting.desk.selected == (claim("yes"), claim("rule"))
    assert sitting.steps() == 1
    sitting.undo()
    assert [sitting.case.claims[id_].kind for id_ in ("yes", "rule")] == ["opinion", "law"]


def test_a_holder_is_added_to_all_and_taken_from_all(sitting: Sitting) -> None:
    sitting.show(claim("yes"), claim("rule"))
    editor = sitting.field("holders").editor
    assert isinstance(editor, HoldersEditor)
    assert editor.more.text() == "several values"
    editor.held.emit("two")
    assert [sitting.case.claims[id_].holders for id_ in ("yes", "rule")] == [("one", "two"), ("two",)]
    assert sitting.desk.selected == (claim("yes"), claim("rule"))
    editor.dropped.emit("two")
    assert [sitting.case.claims[id_].holders for id_ in ("yes", "rule")] == [("one",), ()]


def test_ticks_and_numbers_that_differ_take_one_value_for_all(sitting: Sitting) -> None:
    arguments = Ref(Kind.ARGUMENT, "applied"), Ref(Kind.ARGUMENT, "cut")
    sitting.amend(arguments[0], weight=40, enabled=False)
    sitting.show(*arguments)
    tick = sitting.field("enabled").editor.main
    QTest.keyClick(tick, K.Key_Space)
    assert all(argument.enabled for argument in sitting.case.arguments.values())
    sitting.type(sitting.field("weight"), "55")
    assert {argument.weight for argument in sitting.case.arguments.values()} == {55}


def test_a_number_that_differs_is_left_as_it_is_by_passing_through(sitting: Sitting) -> None:
    sitting.amend(Ref(Kind.ARGUMENT, "applied"), weight=40)
    sitting.show(Ref(Kind.ARGUMENT, "applied"), Ref(Kind.ARGUMENT, "cut"))
    spin = sitting.field("weight").editor.main
    spin.setFocus()
    QTest.keyClick(spin, K.Key_Tab)
    QApplication.processEvents()
    assert [argument.weight for argument in sitting.case.arguments.values()] == [40, 100]


def test_boxes_of_several_kinds_share_the_fields_all_have(sitting: Sitting) -> None:
    sitting.show(claim("yes"), Ref(Kind.ISSUE, "issue"))
    assert set(sitting.form.bound) == {"standard", "burden", "standard_note", "note"}
    QTest.keyClick(sitting.field("standard").editor.main, K.Key_Down)
    assert sitting.case.claims["yes"].standard is sitting.case.issues["issue"].standard is Standard.SCINTILLA


@pytest.mark.parametrize("several", [False, True])
def test_fields_for_no_kind_are_none(several: bool) -> None:
    assert fields_for((), several=several) == ()
    assert fields_for((Kind.VIEW,), several=several) == ()


# Showing what counts


def test_fields_show_when_they_count_or_hold_something(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    hidden = {name for name, bound in sitting.form.bound.items() if not bound.editor.isVisibleTo(sitting.form)}
    assert {"presumed_weight", "struck_reason", "struck", "note", "attributed"} <= hidden
    sitting.show(claim("odd"))
    for name in ("presumed_weight", "struck_reason", "struck"):
        assert sitting.field(name).editor.isVisibleTo(sitting.form)
    sitting.amend(claim("odd"), stance=Stance.OPEN)
    assert not sitting.field("presumed_weight").editor.isVisibleTo(sitting.form)


def test_a_field_emptied_does_not_vanish_under_the_hands(sitting: Sitting) -> None:
    sitting.amend(claim("yes"), note="Old.")
    sitting.show(claim("yes"))
    sitting.type(sitting.field("note"), "")
    assert sitting.case.claims["yes"].note == ""
    assert sitting.field("note").editor.isVisibleTo(sitting.form)
    sitting.show(claim("rule"))
    assert not sitting.field("note").editor.isVisibleTo(sitting.form)


def test_a_weight_is_said_in_the_five_steps_in_which_lines_are_drawn() -> None:
    from moot.drawing.style import line_width

    said = {weight: weight_words(weight) for weight in range(1, 101)}
    assert len(set(said.values())) == 5
    for weight in range(1, 100):
        assert (said[weight] == said[weight + 1]) == (line_width(weight) == line_width(weight + 1))


def test_words_in_use_are_offered(sitting: Sitting) -> None:
    sitting.amend(claim("rule"), kind="of_my_own")
    sitting.show(claim("yes"))
    combo = sitting.field("kind").editor.main
    assert isinstance(combo, CalmCombo)
    combo.opening.emit()
    offered = [combo.itemText(n) for n in range(combo.count())]
    assert offered[:2] == ["of my own", "opinion"]
    assert "reported fact" in offered
    assert len(offered) == len(set(offered))
    sitting.type(sitting.field("kind"), "reported fact")
    assert sitting.case.claims["yes"].kind == "reported_fact"


# Parties


def test_a_new_party_is_typed_and_holds_the_claim_in_one_step(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    editor = sitting.field("holders").editor
    assert isinstance(editor, HoldersEditor)
    editor.ask()
    QTest.keyClicks(editor.new, "The court")
    QTest.keyClick(editor.new, K.Key_Return)
    QApplication.processEvents()
    assert [chip.text() for chip in editor.chips] == ["Commentator", "The court"]
    assert sitting.steps() == 1
    sitting.undo()
    assert set(sitting.case.parties) == {"one", "two"}
    assert [chip.text() for chip in editor.chips] == ["Commentator"]


def test_typing_on_the_field_begins_a_name_and_completes_a_known_one(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    editor = sitting.field("holders").editor
    assert isinstance(editor, HoldersEditor)
    QTest.keyClicks(editor.more, "d")
    QTest.keyClicks(editor.new, "o")
    assert editor.new.text().casefold() == "doc"
    QTest.keyClick(editor.new, K.Key_Return)
    assert sitting.case.claims["yes"].holders == ("one", "two")
    assert len(sitting.case.parties) == 2


def test_escape_leaves_the_naming_of_a_new_party(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    editor = sitting.field("holders").editor
    assert isinstance(editor, HoldersEditor)
    editor.ask()
    QTest.keyClicks(editor.new, "Nob")
    QTest.keyClick(editor.new, K.Key_Escape)
    assert editor.new.isHidden()
    assert sitting.desk.steps == 0


def test_a_name_that_is_known_names_that_party(sitting: Sitting) -> None:
    for name in ("doc", "COMMERCE"):
        edit = verbs.add_holder(sitting.case, ["yes"], name)
        assert next(one.after for one in edit.changes if isinstance(one.after, Claim)).holders == ("one", "two")
        assert len(edit.changes) == 1


def test_a_chip_leads_to_its_party_and_back(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    editor = sitting.field("holders").editor
    assert isinstance(editor, HoldersEditor)
    QTest.mouseClick(editor.chips[0], Qt.MouseButton.LeftButton)
    assert sitting.inspector.shown == Ref(Kind.PARTY, "one")
    sitting.type(sitting.field("name"), "The author")
    assert sitting.case.parties["one"].name == "The author"
    assert sitting.desk.selected == (claim("yes"),)
    QTest.mouseClick(sitting.inspector.back, Qt.MouseButton.LeftButton)
    assert sitting.inspector.shown == claim("yes")
    assert [chip.text() for chip in editor.chips] == ["The author"]


def test_delete_takes_a_holder_away(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    editor = sitting.field("holders").editor
    assert isinstance(editor, HoldersEditor)
    QTest.keyClick(editor.chips[0], K.Key_Delete)
    assert sitting.case.claims["yes"].holders == ()


def test_records_beside_the_map_are_never_selected_by_an_edit(sitting: Sitting) -> None:
    sitting.show(claim("yes"))
    sitting.desk.do(verbs.add_party(sitting.case, "Third"))
    sitting.desk.undo()
    sitting.amend(Ref(Kind.PARTY, "one"), side="left")
    sitting.desk.undo()
    assert sitting.desk.selected == (claim("yes"),)


def test_the_mode_of_an_argument_without_premises_is_refused(sitting: Sitting) -> None:
    sitting.desk.document.apply(
        verbs.amend(sitting.case, Ref(Kind.PREMISE, "p1"), argument="cut"),
    )
    sitting.show(Ref(Kind.ARGUMENT, "applied"))
    QTest.keyClick(sitting.field("mode").editor.main, K.Key_Down)
    assert sitting.refusals == ["An argument without a premise cannot be convergent."]
    assert sitting.field("mode").editor.value() is Mode.LINKED
    assert isinstance(sitting.case.arguments["applied"], Argument)


@pytest.mark.qt_log_ignore("does not support")  # where tests run there is no stack of windows
def test_words_too_long_for_a_choice_are_whole_in_its_list(qtbot: QtBot) -> None:
    combo = CalmCombo()
    qtbot.addWidget(combo)
    combo.addItems(["PE – preponderance of the evidence, and then some", "BRD"])
    combo.resize(120, 30)
    combo.show()
    combo.showPopup()
    assert combo.view().width() >= combo.fontMetrics().horizontalAdvance(combo.itemText(0))
    combo.hidePopup()
    combo.resize(120, 30)
    cut = combo.grab().toImage()
    combo.setItemText(0, "PE – preponderance of the evidence, and something else")
    assert combo.grab().toImage() == cut  # both end in the same ellipsis
    combo.setItemText(0, "PE – prep")
    assert combo.grab().toImage() != cut
