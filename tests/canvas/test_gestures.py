"""Drags with the real mouse events, and what the case says afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moot.canvas.handles import Grip
from moot.model.records import Kind, Nudge, Polarity, Ref
from tests.canvas.table import CTRL, NONE, SHIFT, K, Table

YES, NO, RULE, FACT = (Ref(Kind.CLAIM, id_) for id_ in ("yes", "no", "rule", "fact"))
ENFORCE, BRIBE, LOOSE = (Ref(Kind.CLAIM, id_) for id_ in ("enforce", "bribe", "loose"))


def words(table: Table) -> str:
    return table.view.preview.text() if table.view.preview.isVisible() else ""


def hold(table: Table, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> str:
    """Drag and keep holding: what the preview says; then Esc, which changes nothing."""
    before = list(table.case)
    table.drag(start, end, held, drop=False)
    said = words(table)
    table.key(K.Key_Escape)
    assert list(table.case) == before
    assert not words(table) and table.view.overlay.aim is None and not table.view.sheet.lifted
    return said


def test_dropping_on_a_claim_makes_a_reason(table: Table) -> None:
    start, end = table.spot(LOOSE), table.spot(NO)
    assert hold(table, start, end) == "becomes a reason for 22"
    table.drag(start, end)
    assert (Polarity.PRO, ["Nobody has used this yet."]) in table.steps_on("no")


def test_what_a_box_is_dropped_on_stays_where_it_is_on_the_screen(table: Table) -> None:
    table.view.motion = False
    start, end = table.spot(LOOSE), table.spot(NO)
    table.drag(start, end)
    assert (table.spot(NO) - end).manhattanLength() <= 2


def test_dropping_on_a_claim_with_shift_makes_an_objection(table: Table) -> None:
    start, end = table.spot(LOOSE), table.spot(YES)
    assert hold(table, start, end, SHIFT) == "becomes an objection to 21"
    table.drag(start, end, SHIFT)
    assert table.steps_on("yes")[-1] == (Polarity.CON, ["Nobody has used this yet."])


def test_dropping_on_a_pill_makes_a_step_between(table: Table) -> None:
    pill = Ref(Kind.ARGUMENT, "useless")
    assert hold(table, table.spot(LOOSE), table.spot(pill)) == "becomes a step between 25 and 21"
    table.drag(table.spot(LOOSE), table.spot(pill))
    assert table.steps_on("yes")[1] == (Polarity.PRO, ["Nobody has used this yet."])
    assert table.steps_on("loose") == [(Polarity.PRO, ["The order cannot be enforced."])]


def test_dropping_on_a_band_makes_a_linked_premise(table: Table) -> None:
    rect = table.view.sheet.rect_of(FACT)
    assert rect is not None
    corner = table.view.viewportTransform().map(QPointF(rect.right + 5, rect.y + rect.h / 2)).toPoint()
    assert hold(table, table.spot(LOOSE), corner) == "becomes a linked premise with 23 and 24 for 21"
    table.drag(table.spot(LOOSE), corner)
    assert "Nobody has used this yet." in table.steps_on("yes")[0][1]


def test_dropping_on_an_issue_makes_a_position(table: Table) -> None:
    table.drag(table.spot(LOOSE), table.spot(Ref(Kind.ISSUE, "issue")))
    assert [position.claim for position in table.case.positions_of("issue")] == ["yes", "no", "loose"]


def test_dropping_between_premises_of_a_band(table: Table) -> None:
    rule, fact = table.view.sheet.rect_of(RULE), table.view.sheet.rect_of(FACT)
    assert rule is not None and fact is not None
    between = table.view.viewportTransform().map(QPointF((rule.right + fact.x) / 2, rule.y + rule.h / 2)).toPoint()
    table.drag(table.spot(LOOSE), between)
    assert table.steps_on("yes")[0][1] == [
        "The rules aim at named countries.",
        "Nobody has used this yet.",
        "The order reaches everyone.",
    ]


def test_dropping_beside_siblings_reorders(table: Table) -> None:
    yes = table.view.sheet.rect_of(YES)
    assert yes is not None
    before = table.view.viewportTransform().map(QPointF(yes.x - 20, yes.y + yes.h / 2)).toPoint()
    assert hold(table, table.spot(NO), before) == "moves to this place"
    table.drag(table.spot(NO), before)
    assert [position.claim for position in table.case.positions_of("issue")] == ["no", "yes"]


def test_dropping_on_paper_nudges_and_tidy_clears(table: Table) -> None:
    table.view.zoom_to(1.0)
    table.view.reveal(BRIBE)
    start = table.spot(BRIBE)
    before = table.view.sheet.layout.boxes[BRIBE].rect
    table.drag(start, start + QPoint(60, 160))
    (view,) = table.case.views.values()
    assert view.nudges == (Nudge(BRIBE, 60.0, 160.0),)
    after = table.view.sheet.layout.boxes[BRIBE].rect
    assert (after.x - before.x, after.y - before.y) == (60.0, 160.0)
    table.view.run("tidy")
    assert table.view.sheet.layout.boxes[BRIBE].rect == before


def test_dropping_on_paper_with_control_detaches(table: Table) -> None:
    start = table.spot(ENFORCE)
    assert hold(table, start, QPoint(30, 30), CTRL) == "stands alone; this removes claim 26"
    table.drag(start, QPoint(30, 30), CTRL)
    assert not table.case.hangs("enforce")
    assert len(table.case.undercuts_of("useless")) == 0


def test_a_drop_on_its_own_subtree_is_no_drop(table: Table) -> None:
    before = sorted(map(str, table.case))
    table.drag(table.spot(YES), table.spot(RULE))
    records = [record for record in map(str, table.case) if not record.startswith("View")]
    assert sorted(records) == before


def test_several_selected_boxes_move_together(table: Table) -> None:
    table.select("rule", "fact")
    table.drag(table.spot(RULE), table.spot(NO))
    assert {text for polarity, texts in table.steps_on("no") for text in texts if polarity is Polarity.PRO} == {
        "The rules aim at named countries.",
        "The order reaches everyone.",
    }
    table.desk.undo()
    assert [use.claim for use in table.case.premises_of("applied")] == ["rule", "fact"]


def test_connecting_onto_paper_begins_a_reason(table: Table) -> None:
    table.select("loose")
    table.drag(table.grip(LOOSE, Grip.CONNECT), QPoint(20, 20))
    table.write("Because")
    assert table.steps_on("loose") == [(Polarity.PRO, ["Because"])]


def test_connecting_onto_paper_with_shift_begins_an_objection(table: Table) -> None:
    table.select("loose")
    table.drag(table.grip(LOOSE, Grip.CONNECT), QPoint(20, 20), SHIFT)
    table.write("But")
    assert table.steps_on("loose") == [(Polarity.CON, ["But"])]


def test_connecting_onto_a_claim_uses_it_as_a_reason(table: Table) -> None:
    table.hover(table.spot(NO))
    table.drag(table.grip(NO, Grip.CONNECT), table.spot(RULE))
    assert (Polarity.PRO, ["The rules aim at named countries."]) in table.steps_on("no")
    assert table.view.writing.editor is None


def test_connecting_onto_its_own_pill_begins_an_undercut(table: Table) -> None:
    table.hover(table.spot(FACT))
    table.drag(table.grip(FACT, Grip.CONNECT), table.spot(Ref(Kind.ARGUMENT, "applied")))
    table.write("Not so fast")
    (undercut,) = table.case.undercuts_of("applied")
    assert [use.claim for use in table.case.premises_of(undercut.id)] == [table.named("Not so fast")]


def test_connecting_onto_another_pill_undercuts_that_step(table: Table) -> None:
    table.select("loose")
    table.drag(table.grip(LOOSE, Grip.CONNECT), table.spot(Ref(Kind.ARGUMENT, "applied")))
    (undercut,) = table.case.undercuts_of("applied")
    assert [use.claim for use in table.case.premises_of(undercut.id)] == ["loose"]


def test_escape_lets_go_of_a_connection(table: Table) -> None:
    table.select("loose")
    assert hold(table, table.grip(LOOSE, Grip.CONNECT), table.spot(NO)) != ""


def test_a_drag_whose_release_went_to_a_dialog_is_over(table: Table) -> None:
    before, viewport = list(table.case), table.view.viewport()
    table.drag(table.spot(LOOSE), table.spot(NO), drop=False)
    at, anywhere = QPointF(table.spot(NO)), QPointF(viewport.mapToGlobal(table.spot(NO)))
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseMove, at, anywhere, none, none, NONE))
    assert not words(table) and table.view.overlay.aim is None and not table.view.sheet.lifted
    table.click(table.spot(YES))
    assert list(table.case) == before and table.desk.selected == (YES,)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_another_press_calls_a_drag_off(table: Table, button: Qt.MouseButton) -> None:
    before, viewport = list(table.case), table.view.viewport()
    table.drag(table.spot(LOOSE), table.spot(NO), drop=False)
    QTest.mousePress(viewport, button, NONE, table.spot(NO))
    assert not words(table) and table.view.overlay.aim is None and not table.view.sheet.lifted
    QTest.mouseRelease(viewport, button, NONE, table.spot(NO))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, table.spot(NO))
    assert list(table.case) == before


def test_dragging_paper_pans_and_escape_goes_back(table: Table) -> None:
    table.view.zoom_to(1.0)
    here = table.spot(YES)
    table.drag(QPoint(20, 20), QPoint(80, 60))
    assert table.spot(YES) == here + QPoint(60, 40)
    table.drag(QPoint(20, 20), QPoint(80, 60), drop=False)
    table.key(K.Key_Escape)
    assert table.spot(YES) == here + QPoint(60, 40)


def test_shift_drag_on_paper_selects_with_a_band(table: Table) -> None:
    rule, fact = table.spot(RULE), table.spot(FACT)
    table.drag(QPoint(rule.x(), rule.y() + 120), QPoint(fact.x(), fact.y()), SHIFT)
    assert {RULE, FACT} <= set(table.desk.selected)
    assert ENFORCE not in table.desk.selected
    table.click(QPoint(10, 10))
    assert table.desk.selected == ()


def test_clicks_select_add_and_follow_see_cards(table: Table) -> None:
    for ref, held, selected in ((RULE, NONE, [RULE]), (FACT, CTRL, [RULE, FACT]), (FACT, CTRL, [RULE])):
        table.click(table.spot(ref), held)
        assert list(table.desk.selected) == selected
    table.click(table.spot(Ref(Kind.PREMISE, "p5")))
    assert table.desk.current == YES


def test_double_click_edits_and_on_paper_begins_a_claim(table: Table) -> None:
    table.double_click(table.spot(FACT))
    table.write("It reaches all.")
    assert table.case.claims["fact"].text == "It reaches all."
    table.double_click(QPoint(10, 400))
    table.write("From paper")
    assert not table.case.hangs(table.named("From paper"))


def test_control_double_click_focuses(table: Table) -> None:
    table.double_click(table.spot(NO), CTRL)
    assert table.desk.root == NO


def test_a_click_on_the_badge_unfolds(table: Table) -> None:
    table.select("yes")
    table.key(K.Key_Space)
    table.desk.select_one(None)
    badge = table.view.sheet.painting.badge(YES)
    assert badge is not None
    middle = QPointF(badge.rect.x + badge.rect.w / 2, badge.rect.y + badge.rect.h / 2)
    table.click(table.view.viewportTransform().map(middle).toPoint())
    assert RULE in table.view.sheet.layout.boxes


def test_the_wheel_pans_and_with_control_zooms_about_the_pointer(table: Table) -> None:
    at = table.spot(RULE)
    scale = table.view.camera.scale
    turn(table, at, QPoint(0, -120), CTRL)
    assert table.view.camera.scale < scale
    assert (table.spot(RULE) - at).manhattanLength() <= 2
    turn(table, at, QPoint(0, 120), NONE)
    assert table.spot(RULE).y() > at.y()


def test_nothing_can_be_dragged_in_a_case_open_for_reading(reading: Table) -> None:
    before = list(reading.case)
    reading.drag(reading.spot(LOOSE), reading.spot(NO))
    reading.double_click(QPoint(10, 400))
    assert list(reading.case) == before


def turn(table: Table, at: QPoint, angle: QPoint, held: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(table.view.viewport().mapToGlobal(at)),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.view.viewport(), event)
