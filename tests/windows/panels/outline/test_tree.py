"""The outline as a tree of rows: what is selected, folded, typed and moved on it, by real keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from moot.canvas.commands import BY_NAME, COMMANDS
from moot.document.document import Document
from moot.model import verbs
from moot.model.records import Claim, Id, Kind, Polarity, Ref, Stance, View
from moot.windows.program import Program
from tests.canvas.table import dispute
from tests.windows.panels.outline.room import ALT, CTRL, NONE, SHIFT, K, Room, heard

ISSUE = Ref(Kind.ISSUE, "issue")
SEE = Ref(Kind.PREMISE, "p5")


def claim(id_: Id) -> Ref:
    return Ref(Kind.CLAIM, id_)


def test_rows_stand_as_on_the_map(room: Room) -> None:
    assert room.seen() == [
        "Issue 1: Is the measure lawful?",
        "21, position on issue 1: It exceeds what the rules allow.",
        "23, supports 21: The rules aim at named countries.",
        "24, with 23, supports 21: The order reaches everyone.",
        "25, supports 21: The order cannot be enforced.",
        "26, undercuts the step from 25 to 21: A citizen can be bribed.",
        "22, position on issue 1: The rules on dual-use goods cover it.",
        "21, objects to 22, used again: It exceeds what the rules allow.",
        "27, stands alone: Nobody has used this yet.",
    ]


def test_a_row_is_described_in_full(room: Room) -> None:
    said = dict(heard(room.tree))
    assert said["21, position on issue 1: It exceeds what the rules allow."] == (
        "position; held by Commentator; no source; falls as mapped"
    )
    assert said["23, supports 21: The rules aim at named countries."].endswith(
        "its step: rule applied to facts, does not apply as mapped"
    )
    assert "falls as mapped" in said["22, position on issue 1: The rules on dual-use goods cover it."]


# Going about


def test_arrows_home_and_end_select_on_the_map(room: Room) -> None:
    room.key(K.Key_Home)
    assert room.desk.current == ISSUE
    room.key(K.Key_Down)
    room.key(K.Key_Down)
    assert room.desk.current == claim("rule") and room.window.map.sheet.placed(claim("rule")) is not None
    room.key(K.Key_End)
    assert room.desk.current == claim("loose")
    room.key(K.Key_PageUp)
    assert room.desk.current == ISSUE
    assert room.focus() is room.tree


def test_several_rows_are_selected_on_the_map_too(room: Room) -> None:
    room.go("rule")
    room.key(K.Key_Down, SHIFT)
    room.key(K.Key_Down, SHIFT)
    assert set(room.desk.selected) == {claim("rule"), claim("fact"), claim("enforce")}
    assert room.desk.current == claim("enforce")


def test_what_is_selected_on_the_map_is_selected_here_and_in_sight(room: Room) -> None:
    room.window.map.setFocus()
    room.window.resize(1280, 260)  # not all rows have room
    QApplication.processEvents()
    room.desk.select([claim("rule"), claim("loose")])
    assert room.chosen() == {claim("rule"), claim("loose")} and room.current() == claim("loose")
    shown = room.tree.visualRect(room.tree.currentIndex())
    assert room.tree.viewport().rect().contains(shown.center())
    room.desk.select_one(Ref(Kind.ARGUMENT, "applied"))  # a step is its premises
    assert room.chosen() == {claim("rule"), claim("fact")}
    assert room.desk.current == Ref(Kind.ARGUMENT, "applied")
    room.desk.select_one(None)
    assert not room.chosen()


def test_typing_ahead_finds_texts_and_numbers(room: Room) -> None:
    room.key(K.Key_Home)
    room.type("the rules on")
    assert room.desk.current == claim("no")
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    room.type("26")
    assert room.desk.current == claim("bribe")


def test_tab_leaves_the_outline_and_f6_goes_round(room: Room) -> None:
    count = len(room.case.claims)
    room.go("rule")
    room.key(K.Key_Tab)
    assert room.focus() is not room.tree
    room.key(K.Key_Backtab, SHIFT)
    assert room.focus() is room.tree
    room.key(K.Key_Backtab, SHIFT)
    assert room.focus() is not room.tree
    assert len(room.case.claims) == count
    room.tree.setFocus()
    room.key(K.Key_F6)
    assert room.focus() is room.window.map
    room.key(K.Key_F6, SHIFT)
    assert room.focus() is room.tree


def test_a_row_that_uses_a_claim_again_stays_current_and_leads_to_the_full_one(room: Room) -> None:
    room.go(SEE)
    assert room.current() == SEE and room.desk.claim == "yes"
    room.key(K.Key_Right)
    assert room.current() == claim("yes") == room.desk.current


def test_selecting_leaves_a_focus_that_hides_the_row(room: Room) -> None:
    room.go("no")
    room.key(K.Key_Right, ALT)
    assert room.desk.root == claim("no")
    room.go(SEE)
    assert room.desk.root == claim("no") and room.current() == SEE  # drawn there
    room.go("loose")
    assert room.desk.root is None and room.window.map.sheet.placed(claim("loose")) is not None


# Folding


def test_folding_is_the_same_on_the_map(room: Room) -> None:
    room.go("yes")
    assert room.is_open("yes")
    room.key(K.Key_Left)
    assert not room.is_open("yes")
    assert claim("yes") in room.desk.view.folds
    assert room.window.map.sheet.placed(claim("rule")) is None
    room.key(K.Key_Right)
    assert room.is_open("yes") and not room.desk.view.folds
    room.window.map.run("fold")
    assert not room.is_open("yes")
    room.key(K.Key_Z, CTRL)
    assert room.is_open("yes")


def test_the_star_unfolds_everything_in_one_step(room: Room) -> None:
    for ref in ("yes", "no"):
        room.go(ref)
        room.key(K.Key_Left)
    room.key(K.Key_Asterisk)
    assert room.is_open("yes") and room.is_open("no")
    room.key(K.Key_Z, CTRL)
    assert not room.is_open("yes") and not room.is_open("no")


def test_a_view_that_names_what_it_shows_is_unfolded_row_by_row(room: Room) -> None:
    room.desk.look(View("some", shown=(ISSUE, claim("yes"), claim("no"))))
    assert room.is_open(ISSUE) and not room.is_open("yes")
    room.go("yes")
    room.key(K.Key_Right)
    assert room.is_open("yes") and room.window.map.sheet.placed(claim("enforce")) is not None


def test_what_is_made_here_is_shown_on_the_map_by_a_view_that_names_what_it_shows(room: Room) -> None:
    room.desk.look(View("some", shown=(ISSUE, claim("yes"), claim("no"))))
    room.go("no")
    room.key(K.Key_Insert)
    assert room.desk.current is not None and room.window.map.sheet.placed(room.desk.current) is not None
    room.key(K.Key_Escape)
    assert "" not in {one.text for one in room.case.claims.values()}


def test_a_box_shown_on_the_map_is_shown_here_where_it_was_folded_away(room: Room) -> None:
    room.go("yes")
    room.key(K.Key_Left)
    room.desk.wanted.emit(claim("bribe"))
    assert room.is_open("yes") and room.current() == claim("bribe")


def test_what_is_selected_on_the_map_beneath_a_fold_stays_folded_here_too(room: Room) -> None:
    room.go("yes")
    room.key(K.Key_Left)
    room.desk.select([claim("yes"), claim("bribe")])
    assert room.current() == claim("bribe")
    assert not room.is_open("yes") and room.desk.view.folds == (claim("yes"),)


@pytest.mark.parametrize("reason", ["bribe", "no"], ids=["itself", "another"])
def test_a_row_folded_before_anything_hung_beneath_it_stays_folded(room: Room, reason: str) -> None:
    room.desk.look(View("some", folds=(claim("bribe"),), shown=(claim("bribe"), claim(reason))))
    assert not room.row(claim("bribe")).children
    room.desk.attempt(lambda: verbs.link_objection(room.case, "bribe", reason))
    assert room.row(claim("bribe")).children and not room.is_open("bribe")


def test_rows_keep_open_and_shut_while_others_are_moved_and_made(room: Room) -> None:
    room.go("yes")
    room.key(K.Key_Left)
    room.key(K.Key_Down, ALT)
    assert [row.ref.id for row in room.row(ISSUE).children] == ["no", "yes"]
    assert not room.is_open("yes") and room.is_open("no") and room.current() == claim("yes")


# Writing


def test_editing_in_place(room: Room) -> None:
    room.go("rule")
    room.key(K.Key_F2)
    room.write("Rules name countries.")
    assert room.case.claims["rule"].text == "Rules name countries."
    room.key(K.Key_F2)
    room.type("thrown away")
    room.key(K.Key_Escape)
    assert room.case.claims["rule"].text == "Rules name countries."
    assert room.focus() is room.tree
    QTest.mouseDClick(room.tree.viewport(), Qt.MouseButton.LeftButton, NONE, room.spot(room.row("fact")))
    room.write("It reaches all.")
    assert room.case.claims["fact"].text == "It reaches all."
    assert "It reaches all." in str(room.tree.rows.index_of(room.row("fact")).data())


def test_a_claim_is_edited_where_it_is_used_again(room: Room) -> None:
    room.go(SEE)
    room.key(K.Key_F2)
    room.write("It goes too far.")
    assert room.case.claims["yes"].text == "It goes too far." and room.current() == SEE


def test_a_new_row_left_empty_vanishes(room: Room) -> None:
    before = list(room.case)
    for key, held in ((K.Key_Return, NONE), (K.Key_Return, SHIFT), (K.Key_Insert, NONE), (K.Key_O, CTRL | SHIFT)):
        room.go("rule")
        room.key(key, held)
        assert room.tree.writing.editor is room.focus()
        room.key(K.Key_Escape)
        assert list(room.case) == before
        assert room.focus() is room.tree


def test_a_reason_under_a_folded_row_unfolds_it_and_vanishes_too(room: Room) -> None:
    room.go("yes")
    room.key(K.Key_Left)
    room.key(K.Key_Insert)
    assert room.is_open("yes")
    room.key(K.Key_Escape)
    assert "" not in {one.text for one in room.case.claims.values()}


def test_tab_ends_editing_and_leaves(room: Room) -> None:
    room.go("rule")
    room.key(K.Key_F2)
    room.type("Accepted by Tab.")
    room.key(K.Key_Tab)
    assert room.case.claims["rule"].text == "Accepted by Tab."
    assert room.focus() not in (room.tree, room.window.map)


def test_a_command_while_writing_goes_on_from_there(room: Room) -> None:
    room.go("enforce")
    room.key(K.Key_F2)
    room.type("Nobody could.")
    room.key(K.Key_R, CTRL | SHIFT)
    room.write("There are no means.")
    assert room.case.claims["enforce"].text == "Nobody could."
    assert room.steps_on("enforce") == [(Polarity.PRO, ["There are no means."])]


# Building


def test_siblings_and_steps_between(room: Room) -> None:
    room.go("enforce")
    room.key(K.Key_Return)
    room.write("After.")
    room.go("enforce")
    room.key(K.Key_Return, SHIFT)
    room.write("Before.")
    room.go("enforce")
    room.key(K.Key_Insert, SHIFT)
    room.write("Between.")
    premises = [texts for _, texts in room.steps_on("yes")]
    assert premises[1:] == [["Before."], ["Between."], ["After."]]
    assert room.steps_on(room.named("Between.")) == [(Polarity.PRO, ["The order cannot be enforced."])]


def test_issues_and_loose_claims(room: Room) -> None:
    room.key(K.Key_Q, CTRL | SHIFT)
    room.write("What follows?")
    room.key(K.Key_N, CTRL | SHIFT)
    room.write("A thought.")
    assert [one.text for one in room.case.issues.values()] == ["Is the measure lawful?", "What follows?"]
    assert not room.case.hangs(room.named("A thought."))
    assert room.name(room.row(room.named("A thought."))) == "28, stands alone: A thought."


def test_linking_turning_and_moving(room: Room) -> None:
    room.go("no")
    room.key(K.Key_L, CTRL)
    room.ask("27")
    assert room.steps_on("no")[1] == (Polarity.PRO, ["Nobody has used this yet."])
    assert room.current() == claim("loose")
    room.key(K.Key_X, CTRL | SHIFT)
    assert room.steps_on("no")[1] == (Polarity.CON, ["Nobody has used this yet."])
    room.key(K.Key_Up, ALT)
    assert room.steps_on("no")[0] == (Polarity.CON, ["Nobody has used this yet."])
    assert room.current() == claim("loose")


def test_cut_and_paste_move_a_branch(room: Room) -> None:
    room.go("enforce")
    room.key(K.Key_X, CTRL)
    assert "enforce" not in room.case.claims
    room.go("no")
    room.key(K.Key_V, CTRL)
    assert room.steps_on("no")[-1] == (Polarity.PRO, ["The order cannot be enforced."])
    assert len(room.steps_on("yes")) == 1


def test_deleting_takes_the_use_that_is_selected(room: Room) -> None:
    room.go(SEE)
    room.key(K.Key_Delete)
    assert "yes" in room.case.claims and room.steps_on("no") == []
    room.key(K.Key_Z, CTRL)
    assert len(room.steps_on("no")) == 1
    room.go("rule")
    room.key(K.Key_Down, SHIFT)
    room.key(K.Key_Delete)
    assert {"rule", "fact"}.isdisjoint(room.case.claims)


def test_a_step_can_be_reached_and_its_scheme_named(room: Room) -> None:
    room.go("fact")
    room.key(K.Key_Up, CTRL)
    assert room.desk.current == Ref(Kind.ARGUMENT, "applied")
    room.key(K.Key_F2)
    room.ask("expert opinion")
    assert room.case.arguments["applied"].scheme == "expert_opinion"


def test_what_if_over_the_outline(room: Room) -> None:
    room.go("enforce")
    BY_NAME["accept"].run(room.desk, room.tree.hands)
    said = dict(heard(room.tree))
    assert "stands as mapped; falls without what is tried" in said["25, supports 21: The order cannot be enforced."]
    assert room.said == ["21 now stands. 25 now stands."]
    room.key(K.Key_Backspace, CTRL)
    assert "stands" not in dict(heard(room.tree))["25, supports 21: The order cannot be enforced."]


@pytest.mark.parametrize("name", [one.name for one in COMMANDS if one.name != "copy-picture"])
def test_every_command_works_on_the_outline(room: Room, name: str) -> None:
    """From the outline as from the map: the same case, the same view, the same selection."""
    command = BY_NAME[name]
    room.go("enforce")
    command.run(room.desk, room.tree.hands)
    popup = room.tree.asking.open
    assert room.window.map.asking.open is None and room.window.map.writing.editor is None
    if popup is not None:
        assert popup.isVisible() and room.window.rect().contains(popup.geometry())
        room.key(K.Key_Escape)
        assert room.focus() is room.tree
    elif room.tree.writing.editor is not None:
        room.write("Written.")
        texts = [claim.text for claim in room.case.claims.values()] + [one.text for one in room.case.issues.values()]
        assert "Written." in texts
    assert all(ref in room.case for ref in room.desk.selected)
    assert room.focus() is room.tree


def test_a_menu_acts_on_the_outline_while_it_has_the_keys(room: Room) -> None:
    room.go("rule")
    room.window.actions_["reason"].trigger()
    assert room.tree.writing.editor is not None and room.window.map.writing.editor is None
    room.key(K.Key_Escape)
    room.window.map.setFocus()
    room.window.actions_["reason"].trigger()
    assert room.tree.writing.editor is None and room.window.map.writing.editor is not None


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups of an active window, without a screen
def test_the_context_menu_offers_what_the_map_offers(room: Room) -> None:
    spot = room.spot(room.row("enforce"))
    viewport = room.tree.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    assert room.desk.current == claim("enforce")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    title = f"{BY_NAME['objection'].title}\tCtrl+Shift+O"  # no letter: it would be typed ahead
    objection = next(one for one in menu.actions() if one.text() == title)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(objection).center())
    room.window.activateWindow()  # which a desktop does of itself when a menu closes
    QApplication.processEvents()
    room.write("It can.")
    assert room.steps_on("enforce") == [(Polarity.CON, ["It can."])]


def test_double_click_below_the_rows_makes_a_loose_claim(room: Room) -> None:
    below = QPoint(60, room.tree.viewport().height() - 10)
    QTest.mouseDClick(room.tree.viewport(), Qt.MouseButton.LeftButton, NONE, below)
    room.write("A thought.")
    assert not room.case.hangs(room.named("A thought."))


def test_a_case_that_can_only_be_read(program: Program, tmp_path: Path) -> None:
    with Document.new(dispute()) as document:
        document.save_as(tmp_path / "kept.moot")
    room = Room(program, Document.open(tmp_path / "kept.moot", read_only=True))
    refused: list[str] = []
    room.desk.refused.connect(refused.append)
    room.go("yes")
    room.key(K.Key_Insert)
    room.key(K.Key_F2)
    assert room.tree.writing.editor is None and len(refused) == 2
    room.key(K.Key_Left)
    assert not room.is_open("yes") and room.window.map.sheet.placed(claim("rule")) is None


def test_what_is_done_elsewhere_reaches_the_rows(room: Room) -> None:
    desk = room.desk
    desk.attempt(lambda: verbs.amend(room.case, claim("bribe"), stance=Stance.REJECTED))
    assert "falls as mapped" in dict(heard(room.tree))["26, undercuts the step from 25 to 21: A citizen can be bribed."]
    before = desk.document
    desk.turn_to(Document.new([Claim("only", text="Only this.", number=27)]))
    before.close(discard=True)
    assert room.seen() == ["27, stands alone: Only this."]


def test_the_find_field_of_a_popup_is_named(room: Room) -> None:
    room.key(K.Key_G, CTRL)
    field = room.focus()
    assert isinstance(field, QLineEdit) and field.accessibleName() == "Go to which claim?"
    room.ask("26")
    assert room.desk.current == claim("bribe") and room.current() == claim("bribe")


def test_what_comes_beneath_a_claim_a_view_names_alone_is_shut(program: Program) -> None:
    room = Room(program, [Claim("a", "A", number=1), Claim("b", "B", number=2)])
    room.desk.look(View("passing", shown=(Ref(Kind.CLAIM, "a"),)))
    room.desk.document.apply(verbs.reparent(room.case, Ref(Kind.CLAIM, "b"), Ref(Kind.CLAIM, "a")))
    row = room.tree.rows.row_of(Ref(Kind.CLAIM, "a"))
    assert row is not None and row.children
    assert not room.tree.isExpanded(room.tree.rows.index_of(row))
