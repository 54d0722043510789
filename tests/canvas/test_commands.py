"""Every command of the table, by its key on the canvas, and what the case says afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moot.canvas import looking
from moot.canvas.commands import BY_NAME, COMMANDS
from moot.model import verbs
from moot.model.records import Direction, Kind, Polarity, Ref
from tests.canvas.table import ALT, CTRL, NONE, SHIFT, K, Table


def test_every_command_has_its_own_name_and_keys() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    keys = [key for command in COMMANDS for key in (*command.letters, *command.keys, *command.shortcuts)]
    assert len(keys) == len(set(keys))
    for key in keys:
        assert QKeySequence(key).toString() != "", key
        assert "Ctrl+Alt" not in key and key != "Ctrl+Shift+U"


def test_reason_by_tab_insert_and_letter(table: Table) -> None:
    for number, key in enumerate((K.Key_Tab, K.Key_Insert, K.Key_R)):
        table.select("enforce")
        table.key(key)
        table.write(f"Reason {number}")
    assert table.steps_on("enforce") == [(Polarity.PRO, [f"Reason {number}"]) for number in range(3)]


def test_reason_on_an_issue_is_a_position(table: Table) -> None:
    table.select("issue")
    table.key(K.Key_Tab)
    table.write("A third answer")
    claims = [table.case.claims[position.claim].text for position in table.case.positions_of("issue")]
    assert claims[-1] == "A third answer"


def test_objection_and_rebuttal(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_O)
    table.write("It can be enforced")
    table.key(K.Key_O)
    table.write("Only at the border")
    assert table.steps_on("enforce") == [(Polarity.CON, ["It can be enforced"])]
    assert table.steps_on(table.named("It can be enforced")) == [(Polarity.CON, ["Only at the border"])]


def test_undercut_attacks_the_step_to_the_parent(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_I)
    table.write("The rule is about goods")
    (undercut,) = table.case.undercuts_of("applied")
    assert undercut.polarity is Polarity.UNDERCUT
    assert [use.claim for use in table.case.premises_of(undercut.id)] == [table.named("The rule is about goods")]


def test_undercut_of_a_position_is_refused_by_being_disabled(table: Table) -> None:
    table.select("no")
    table.key(K.Key_I)
    assert table.view.writing.editor is None
    assert len(table.case.arguments) == 4
    assert table.refusals == ["“Undercut” cannot be done here."]


def test_what_needs_a_box_says_so_where_none_is_selected(table: Table) -> None:
    for key in (K.Key_R, K.Key_L, K.Key_F2):
        table.key(key)
    assert set(table.refusals) == {"Select a box first, with an arrow key or a click."} and len(table.refusals) == 3


def test_linked_premise_stands_after_the_current_one(table: Table) -> None:
    table.select("rule")
    table.key(K.Key_C)
    table.write("The rules are exhaustive")
    assert table.steps_on("yes")[0][1] == [
        "The rules aim at named countries.",
        "The rules are exhaustive",
        "The order reaches everyone.",
    ]


def test_siblings_after_and_before(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_Return)
    table.write("after")
    table.select("enforce")
    table.key(K.Key_Return, SHIFT)
    table.write("before")
    assert [texts for _, texts in table.steps_on("yes")][1:] == [
        ["before"],
        ["The order cannot be enforced."],
        ["after"],
    ]


def test_step_between(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_Insert, SHIFT)
    table.write("It does nothing")
    assert table.steps_on("yes")[1] == (Polarity.PRO, ["It does nothing"])
    assert table.steps_on(table.named("It does nothing")) == [(Polarity.PRO, ["The order cannot be enforced."])]


def test_turn_support_into_objection_and_back(table: Table) -> None:
    table.select("enforce")
    for polarity in (Polarity.CON, Polarity.PRO):
        table.key(K.Key_X)
        assert table.case.arguments["useless"].polarity is polarity
        assert table.desk.current == Ref(Kind.CLAIM, "enforce")


def test_link_by_number(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_L)
    finder = table.view.asking.open
    assert finder is not None
    QTest.keyClicks(finder.field, "27")
    QTest.keyClick(finder.field, K.Key_Return)
    assert table.steps_on("enforce") == [(Polarity.PRO, ["Nobody has used this yet."])]
    assert table.view.asking.open is None


def test_linking_to_one_used_already_selects_the_new_see_card(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_L, CTRL)
    finder = table.view.asking.open
    assert finder is not None
    QTest.keyClicks(finder.field, "named countries")
    QTest.keyClick(finder.field, K.Key_Return)
    current = table.desk.current
    assert current is not None and current.kind is Kind.PREMISE
    assert table.view.sheet.claim_of(current) == "rule"


def test_jump_to_a_number(table: Table) -> None:
    table.key(K.Key_G, CTRL)
    finder = table.view.asking.open
    assert finder is not None
    QTest.keyClicks(finder.field, "26")
    QTest.keyClick(finder.field, K.Key_Return)
    assert table.desk.current == Ref(Kind.CLAIM, "bribe")


def test_source_typed_as_a_line(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_E)
    line = table.view.asking.open
    assert line is not None
    QTest.keyClicks(line.field, "Order, as published, ¶ 9")
    QTest.keyClick(line.field, K.Key_Return)
    (citation,) = table.case.citations_of("fact")
    assert citation.locator == "¶ 9"
    assert table.case.sources[citation.source].title == "Order, as published"
    assert table.desk.current == Ref(Kind.CLAIM, "fact")


def test_question_about_a_claim_and_a_step(table: Table) -> None:
    for box in ("fact", "applied"):
        table.select(box)
        table.key(K.Key_Y)
        line = table.view.asking.open
        assert line is not None
        QTest.keyClicks(line.field, f"Is {box} so?")
        QTest.keyClick(line.field, K.Key_Return)
        (question,) = table.case.questions_about(table.ref(box))
        assert question.text == f"Is {box} so?" and not question.answered


def test_escape_asks_nothing(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_Y)
    line = table.view.asking.open
    assert line is not None
    QTest.keyClicks(line.field, "Never mind")
    QTest.keyClick(line.field, K.Key_Escape)
    assert not table.case.questions
    assert table.view.asking.open is None


def test_move_among_siblings(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_Up, ALT)
    assert [argument.id for argument in table.case.arguments_for("yes")] == ["useless", "applied"]
    table.key(K.Key_Down, ALT)
    assert [argument.id for argument in table.case.arguments_for("yes")] == ["applied", "useless"]
    assert table.desk.current == Ref(Kind.CLAIM, "enforce")


def test_delete_takes_what_hangs_beneath(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_Delete)
    assert "enforce" not in table.case.claims
    assert "bribe" not in table.case.claims
    assert table.desk.current is not None


def test_backspace_deletes_one_use_of_a_claim(table: Table) -> None:
    table.select("p5")
    table.key(K.Key_Backspace)
    assert "yes" in table.case.claims
    assert "p5" not in table.case.premises


def test_strike_and_restore(table: Table) -> None:
    table.select("rule", "fact")
    table.key(K.Key_S)
    assert not table.case.claims["rule"].struck
    assert set(table.desk.appraisal.supposed) == {Ref(Kind.CLAIM, "rule"), Ref(Kind.CLAIM, "fact")}
    table.key(K.Key_Return, CTRL)
    assert table.case.claims["rule"].struck and table.case.claims["fact"].struck
    assert not table.desk.appraisal.trial
    assert len(table.desk.selected) == 2
    table.key(K.Key_S, CTRL | SHIFT)
    table.key(K.Key_Return, CTRL)
    assert not table.case.claims["rule"].struck


def test_new_issue_and_loose_claim(table: Table) -> None:
    table.key(K.Key_Q)
    table.write("What follows?")
    table.key(K.Key_N)
    table.write("A thought")
    assert "What follows?" in {issue.text for issue in table.case.issues.values()}
    assert not table.case.hangs(table.named("A thought"))


@pytest.mark.parametrize("look", ["focus", "filter"])
def test_undo_and_redo_show_what_they_change(table: Table, look: str) -> None:
    table.view.edit_text(Ref(Kind.CLAIM, "enforce"))
    table.write("It could be enforced")
    for step in ("undo", "redo"):
        table.select("rule")
        if look == "focus":
            table.view.run("focus-in")
        else:
            table.desk.sift((Ref(Kind.ISSUE, "issue"), Ref(Kind.CLAIM, "yes"), Ref(Kind.CLAIM, "rule")))
        assert not table.view.shows(Ref(Kind.CLAIM, "enforce"))
        table.view.run(step)
        assert table.desk.current == Ref(Kind.CLAIM, "enforce")
        assert table.view.shows(Ref(Kind.CLAIM, "enforce"))
    assert table.case.claims["enforce"].text == "It could be enforced"


def test_undo_and_redo(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_R)
    table.write("A reason")
    table.key(K.Key_Z, CTRL)
    assert "A reason" not in table.texts()
    assert table.desk.current == Ref(Kind.CLAIM, "enforce")
    table.key(K.Key_Y, CTRL)
    assert table.desk.current == Ref(Kind.CLAIM, table.named("A reason"))
    table.key(K.Key_Z, CTRL)
    table.key(K.Key_Z, CTRL | SHIFT)
    assert "A reason" in table.texts()


def test_fold_and_unfold(table: Table) -> None:
    table.select("yes")
    table.key(K.Key_Space)
    assert Ref(Kind.CLAIM, "rule") not in table.view.sheet.layout.boxes
    table.key(K.Key_Space)
    assert Ref(Kind.CLAIM, "rule") in table.view.sheet.layout.boxes
    table.view.run("fold-1")
    assert Ref(Kind.CLAIM, "yes") in table.view.sheet.layout.boxes
    assert Ref(Kind.CLAIM, "rule") not in table.view.sheet.layout.boxes
    table.view.run("fold-2")
    assert Ref(Kind.CLAIM, "rule") in table.view.sheet.layout.boxes
    table.view.run("unfold")
    assert not table.desk.view.folds


def test_focus_in_and_out(table: Table) -> None:
    table.select("yes")
    table.key(K.Key_Right, ALT)
    assert table.desk.root == Ref(Kind.CLAIM, "yes")
    assert [ref.id for ref in table.desk.path] == ["issue", "yes"]
    assert Ref(Kind.CLAIM, "no") not in table.view.sheet.layout.boxes
    table.select("enforce")
    table.key(K.Key_Right, ALT)
    assert table.desk.root == Ref(Kind.CLAIM, "enforce")
    table.key(K.Key_Left, ALT)
    assert table.desk.root == Ref(Kind.CLAIM, "yes")
    table.key(K.Key_Left, ALT)
    assert table.desk.root is None
    table.view.run("focus-forward")
    assert table.desk.root == Ref(Kind.CLAIM, "yes")


def test_direction_compact_and_tidy_are_kept_in_the_case(table: Table) -> None:
    table.view.run("direction")
    table.view.run("compact")
    (view,) = table.case.views.values()
    assert view.direction is Direction.RIGHT and view.compact
    assert not BY_NAME["tidy"].enabled(table.desk)


def test_a_view_is_marked_for_one_page_and_the_mark_taken_off(table: Table) -> None:
    table.view.run("one-page")
    (view,) = table.case.views.values()
    assert view.page in ("A4", "Letter")
    assert looking.is_one_page(table.desk)
    table.view.run("one-page")
    (view,) = table.case.views.values()
    assert view.page == ""


def test_zoom_keys(table: Table) -> None:
    table.key(K.Key_0, CTRL)
    assert table.view.camera.scale == pytest.approx(1.0)
    table.key(K.Key_Plus, CTRL | SHIFT)
    assert table.view.camera.scale == pytest.approx(1.25)
    table.key(K.Key_Minus, CTRL)
    table.key(K.Key_Minus, CTRL)
    assert table.view.camera.scale == pytest.approx(0.8)
    table.key(K.Key_9, CTRL)
    bounds = table.view.sheet.layout.bounds
    assert table.view.camera.sight.contains(bounds.x, bounds.y)
    assert table.view.camera.sight.contains(bounds.right, bounds.bottom)


def test_select_all(table: Table) -> None:
    table.key(K.Key_A, CTRL)
    assert set(table.desk.selected) == set(table.view.sheet.layout.boxes)


def test_edit_key_opens_on_the_whole_text(table: Table) -> None:
    table.select("fact")
    table.key(K.Key_F2)
    table.write("It reaches all.")
    assert table.case.claims["fact"].text == "It reaches all."


def test_scheme_of_a_step(table: Table) -> None:
    table.select("useless")
    table.key(K.Key_F2)
    line = table.view.asking.open
    assert line is not None
    QTest.keyClicks(line.field, "practical reasoning")
    QTest.keyClick(line.field, K.Key_Return)
    assert table.case.arguments["useless"].scheme == "practical_reasoning"


def test_detach_leaves_the_subtree_together(table: Table) -> None:
    table.select("enforce")
    table.view.run("detach")
    assert not table.case.hangs("enforce")


def test_renumber(table: Table) -> None:
    table.view.run("renumber")
    numbers = {claim.id: claim.number for claim in table.case.claims.values()}
    assert numbers["yes"] == 1 and sorted(numbers.values()) == list(range(1, 8))


def test_letters_can_be_switched_off(table: Table) -> None:
    table.view.letters = False
    table.select("enforce")
    table.key(K.Key_R)
    assert not table.steps_on("enforce")
    table.key(K.Key_R, CTRL | SHIFT)
    table.write("By the long way")
    assert table.steps_on("enforce") == [(Polarity.PRO, ["By the long way"])]


def test_copy_as_image(table: Table) -> None:
    table.key(K.Key_G, CTRL | SHIFT)
    held = QApplication.clipboard().mimeData()
    assert held.hasImage()
    assert b"Is the measure lawful?" in bytes(held.data("image/svg+xml").data())


def test_nothing_changes_in_a_case_open_for_reading(reading: Table) -> None:
    before = list(reading.case)
    for command in COMMANDS:
        reading.select("enforce")
        for key in (*command.letters, *command.keys, *command.shortcuts):
            pressed = QKeyCombination.fromCombined(QKeySequence(key)[0].toCombined())  # type: ignore[index]
            reading.key(pressed.key(), pressed.keyboardModifiers())
        if reading.view.asking.open is not None:
            QTest.keyClick(reading.view.asking.open.field, K.Key_Escape)
    assert list(reading.case) == before
    assert reading.refusals and all(reading.refusals)


def test_a_case_open_for_reading_can_be_folded(reading: Table) -> None:
    reading.select("yes")
    reading.key(K.Key_Space)
    assert Ref(Kind.CLAIM, "rule") not in reading.view.sheet.layout.boxes
    assert not reading.case.views
    reading.key(K.Key_Space, NONE)
    assert Ref(Kind.CLAIM, "rule") in reading.view.sheet.layout.boxes


def test_arranging_for_the_window_makes_the_map_larger_and_lasts_while_one_edits(table: Table) -> None:
    for _ in range(6):
        table.view.desk.select_one(None)
        table.desk.do(verbs.add_claim(table.desk.case, "One of many loose claims."))
    for claim in list(table.desk.case.claims):
        for _ in range(3):
            table.desk.do(verbs.add_reason(table.desk.case, claim, "A reason like any other."))
    table.view.fit()
    plain = table.view.camera.scale
    recorded = list(table.desk.case)
    table.view.run("arrange")
    assert table.view.camera.scale > 1.2 * plain
    assert list(table.desk.case) == recorded
    wide = table.view.sheet.layout.bounds.w
    table.desk.do(verbs.add_reason(table.desk.case, next(iter(table.desk.case.claims)), "One more."))
    assert table.view.sheet.layout.bounds.w < 1.5 * wide
    table.view.run("direction")
    table.view.run("direction")
    assert table.view.sheet.layout.bounds.w < 1.5 * wide


def test_a_reason_under_what_is_folded_is_one_step_with_its_words_and_the_unfolding(table: Table) -> None:
    table.select("yes")
    table.key(K.Key_Space)
    records = sorted(map(str, table.case))
    table.key(K.Key_R)
    table.write("Nobody else wrote it.")
    added = table.named("Nobody else wrote it.")
    assert Ref(Kind.CLAIM, added) in table.view.sheet.layout.boxes
    table.key(K.Key_Z, CTRL)
    assert sorted(map(str, table.case)) == records
    assert Ref(Kind.CLAIM, "rule") not in table.view.sheet.layout.boxes
    table.key(K.Key_Y, CTRL)
    assert table.desk.current == Ref(Kind.CLAIM, added)
    table.select("yes")
    table.key(K.Key_Z, CTRL)
    table.key(K.Key_R)
    table.key(K.Key_Escape)
    assert sorted(map(str, table.case)) == records
