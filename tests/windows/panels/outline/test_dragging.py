"""Dragging rows with the mouse: onto others, between others, out of the tree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from moot.model.case import Case, in_order
from moot.model.records import Claim, Id, Issue, Kind, Polarity, Ref
from moot.windows.panels.outline.dragging import Where, gap
from moot.windows.program import Program
from tests.canvas.table import dispute
from tests.windows.panels.outline.room import CTRL, SHIFT, K, Room

ON, ABOVE, BELOW = 0.5, 0.1, 0.95


def move(room: Room, row: Id | Ref, onto: Id | Ref, part: float) -> None:
    start = room.spot(room.row(row))
    room.drag(start, room.spot(room.row(onto), part))


def test_onto_a_claim_it_becomes_a_reason(room: Room) -> None:
    move(room, "loose", "enforce", ON)
    assert room.steps_on("enforce") == [(Polarity.PRO, ["Nobody has used this yet."])]
    assert room.current() == Ref(Kind.CLAIM, "loose") and room.is_open("enforce")
    room.key(K.Key_Z, CTRL)
    assert room.steps_on("enforce") == []


def test_onto_a_claim_with_shift_it_becomes_an_objection(room: Room) -> None:
    room.drag(room.spot(room.row("loose")), room.spot(room.row("enforce")), SHIFT)
    assert room.steps_on("enforce") == [(Polarity.CON, ["Nobody has used this yet."])]


def test_onto_an_issue_it_becomes_a_position(room: Room) -> None:
    move(room, "loose", Ref(Kind.ISSUE, "issue"), ON)
    assert [one.claim for one in room.case.positions_of("issue")] == ["yes", "no", "loose"]


def test_between_linked_premises_it_is_linked(room: Room) -> None:
    move(room, "loose", "fact", ABOVE)
    assert [use.claim for use in room.case.premises_of("applied")] == ["rule", "loose", "fact"]


def test_between_steps_it_is_a_step(room: Room) -> None:
    move(room, "loose", "enforce", ABOVE)
    assert [texts for _, texts in room.steps_on("yes")][1] == ["Nobody has used this yet."]
    assert len(room.steps_on("yes")) == 3


def test_siblings_change_places(room: Room) -> None:
    move(room, "enforce", "rule", ABOVE)
    assert next(texts for _, texts in room.steps_on("yes")) == ["The order cannot be enforced."]
    move(room, "no", "yes", ABOVE)
    assert [one.claim for one in room.case.positions_of("issue")] == ["no", "yes"]
    assert room.is_open("yes") and room.is_open("no")


def test_below_an_open_row_it_comes_first_under_it(room: Room) -> None:
    move(room, "loose", "no", BELOW)
    assert [texts for _, texts in room.steps_on("no")] == [
        ["Nobody has used this yet."],
        ["It exceeds what the rules allow."],
    ]


def test_below_all_rows_it_stands_alone(room: Room) -> None:
    start = room.spot(room.row("enforce"))
    room.drag(start, QPoint(60, room.tree.viewport().height() - 30))
    assert not room.case.hangs("enforce")


def test_several_rows_go_together(room: Room) -> None:
    room.go("rule")
    room.key(K.Key_Down, SHIFT)
    room.drag(room.spot(room.row("fact")), room.spot(room.row("loose")))
    assert {text for _, texts in room.steps_on("loose") for text in texts} == {
        "The rules aim at named countries.",
        "The order reaches everyone.",
    }


def test_it_says_what_it_will_do_and_esc_lets_it_be(room: Room) -> None:
    before = Case(room.case)
    room.drag(room.spot(room.row("loose")), room.spot(room.row("enforce")), drop=False)
    assert room.tree.preview.isVisible() and room.tree.preview.text() == "becomes a reason for 25"
    assert not room.tree.grab().isNull()
    room.key(K.Key_Escape)
    assert not room.tree.preview.isVisible() and room.case == before


def test_another_press_calls_a_drag_off(room: Room) -> None:
    before, onto = Case(room.case), room.spot(room.row("enforce"))
    room.drag(room.spot(room.row("loose")), onto, drop=False)
    viewport = room.tree.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, onto)
    assert not room.tree.preview.isVisible() and room.case == before


def test_a_long_preview_is_wrapped(room: Room) -> None:
    room.drag(room.spot(room.row("loose")), room.spot(room.row("fact"), ABOVE), drop=False)
    preview = room.tree.preview
    assert preview.text() == "becomes a linked premise with 23 and 24 for 21"
    assert room.tree.viewport().rect().contains(preview.geometry())
    assert preview.height() > 2 * preview.fontMetrics().height()
    room.key(K.Key_Escape)


def test_what_cannot_be_is_refused_with_a_sentence(room: Room) -> None:
    before = Case(room.case)
    refused: list[str] = []
    room.desk.refused.connect(refused.append)
    move(room, "yes", "enforce", ON)  # under what is beneath it
    assert room.case == before
    move(room, "yes", Ref(Kind.PREMISE, "p5"), ON)  # under itself, where it is used again
    assert room.case == before and len(refused) == 1


def test_issues_change_places(program: Program) -> None:
    room = Room(program, [*dispute(), Issue("later", text="What follows?", order=5)])
    move(room, Ref(Kind.ISSUE, "later"), Ref(Kind.ISSUE, "issue"), ABOVE)
    assert [one.id for one in sorted(room.case.issues.values(), key=in_order)] == ["later", "issue"]
    assert room.seen()[0] == "Issue 1: What follows?"


@pytest.mark.parametrize("name", ["issue", "yes", "rule", "fact", "enforce", "bribe", "loose"])
def test_a_gap_beside_itself_moves_nothing(room: Room, name: Id) -> None:
    ref = Ref(Kind.ISSUE if name == "issue" else Kind.CLAIM, name)
    row = room.row(ref)
    from moot.model import verbs

    for where in (Where.ABOVE, Where.BELOW):
        drop = gap(room.case, row.place, row, where)
        assert drop is not None
        if name not in ("rule", "fact"):  # one of several premises would leave its step
            assert not verbs.reparent(room.case, row.place, drop.onto, drop.relation, drop.at)


def test_a_loose_claim_moves_among_its_like(program: Program) -> None:
    room = Room(program, [*dispute(), Claim("late", text="Later.", number=30, order=9)])
    move(room, "late", "loose", ABOVE)
    assert [row.ref.id for row in room.tree.rows.top] == ["issue", "late", "loose"]
