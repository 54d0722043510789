"""Presenting by keys and by mouse: story S4, the order of the outline, dimming, notes, and everything as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moot.analysis.filtering import Filter
from moot.document.document import Document
from moot.layout.shapes import MapLayout
from moot.model.records import (
    Argument,
    Claim,
    Issue,
    Kind,
    Party,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    View,
)
from moot.windows.main_window import MainWindow
from moot.windows.program import Program

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton

# issue 1: a (b, c with its undercut d; e against); issue 2: f, and a again
RECORDS: list[Record] = [
    Party("us", name="Us", side="plaintiff", order=0),
    Issue("q1", text="Who pays?", note="Begin slowly.", order=0),
    Issue("q2", text="How much?", order=1),
    Position("q1-a", "q1", "a", order=0),
    Position("q2-f", "q2", "f", order=0),
    Claim("a", text="The carrier pays.", number=1, holders=("us",)),
    Claim("b", text="The crate was sound.", number=2, note="Show the photograph."),
    Claim("c", text="The crate arrived broken.", number=3),
    Claim("d", text="It may have broken later.", number=4),
    Claim("e", text="Notice came late.", number=5),
    Claim("f", text="The price of the goods.", number=6),
    Argument("ab", "a", order=0, note="The step itself is not disputed."),
    Premise("ab-b", "ab", "b", order=0),
    Premise("ab-c", "ab", "c", order=1),
    Argument("abd", "ab", polarity=Polarity.UNDERCUT, order=0),
    Premise("abd-d", "abd", "d", order=0),
    Argument("ae", "a", polarity=Polarity.CON, order=1),
    Premise("ae-e", "ae", "e", order=0),
]


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def issue(id_: str) -> Ref:
    return Ref(Kind.ISSUE, id_)


@pytest.fixture
def room(program: Program) -> MainWindow:
    window = program.show(Document.new(RECORDS))
    window.resize(1200, 760)
    window.activateWindow()
    QApplication.processEvents()
    window.flanks.furnish()
    window.map.fit()
    QApplication.processEvents()
    return window


def press(window: MainWindow, *keys: Qt.Key) -> None:
    """Keys, to whatever has the focus."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


def lit(window: MainWindow) -> frozenset[Ref] | None:
    return window.map.sheet.lights.lit


def walk(window: MainWindow, key: Qt.Key = K.Key_Right) -> list[str]:
    """Where one comes by a key, from the beginning to the end."""
    found = [window.presenting.stop.ref.id]
    for _ in window.presenting.stops[1:]:
        press(window, key)
        found.append(window.presenting.stop.ref.id)
    return found


def state(window: MainWindow) -> tuple[object, ...]:
    """What is to be as before."""
    desk, sheet = window.desk, window.map.sheet
    seen = [
        part.isVisible() for part in (window.top, window.outline, window.side, window.menuBar(), window.statusBar())
    ]
    folds, lights = desk.view.folds, sheet.lights
    return desk.selected, desk.current, desk.root, folds, lights, window.map.camera.spot, window.panes.sizes(), seen


def rects(layout: MapLayout) -> dict[Ref, tuple[float, ...]]:
    return {ref: tuple(placed.rect) for ref, placed in layout.boxes.items()}


def in_the_middle(window: MainWindow) -> bool:
    placed = window.map.sheet.placed(window.presenting.stop.ref)
    assert placed is not None
    sight = window.map.camera.sight.center()
    middle = placed.rect.x + placed.rect.w / 2, placed.rect.y + placed.rect.h / 2
    return abs(sight.x() - middle[0]) < 2 and abs(sight.y() - middle[1]) < 2


def test_s4_rehearse_one_issue(room: MainWindow) -> None:
    room.desk.select_one(issue("q1"))
    room.map.run("focus-in")
    room.desk.select_one(claim("c"))
    before = state(room)
    press(room, K.Key_F5)
    assert room.presenting.stop.ref == claim("c")
    press(room, K.Key_Home)
    outline = [row.ref.id for row in room.outline.tree.rows.top[0].beneath()]
    assert walk(room) == outline == ["q1", "a", "b", "c", "d", "e"]
    assert room.presenting.stage.words.text() == "6 of 6 · objects to 1"
    press(room, K.Key_Escape)
    assert not room.presenting.active
    assert state(room) == before
    assert room.map.hasFocus()


def test_the_whole_case_in_the_order_of_the_outline(room: MainWindow) -> None:
    press(room, K.Key_F5)
    assert walk(room) == [row.ref.id for row in room.outline.tree.rows.all_rows()]


@pytest.mark.parametrize("key", [K.Key_Right, K.Key_Down, K.Key_Space, K.Key_PageDown, K.Key_Return, K.Key_Enter])
def test_every_key_forward(room: MainWindow, key: Qt.Key) -> None:
    press(room, K.Key_F5, key)
    assert room.presenting.at == 1
    press(room, K.Key_End, key)
    assert room.presenting.at == len(room.presenting.stops) - 1


@pytest.mark.parametrize("key", [K.Key_Left, K.Key_Up, K.Key_PageUp, K.Key_Backspace])
def test_every_key_back(room: MainWindow, key: Qt.Key) -> None:
    press(room, K.Key_F5, K.Key_Right, K.Key_Right, key)
    assert room.presenting.at == 1
    press(room, K.Key_Home, key)
    assert room.presenting.at == 0


def test_only_the_box_and_its_step_are_lit_and_it_stands_in_the_middle(room: MainWindow) -> None:
    press(room, K.Key_F5, K.Key_Right, K.Key_Right)
    assert lit(room) == frozenset((claim("b"), Ref(Kind.ARGUMENT, "ab")))
    assert room.map.sheet.lights.found == {claim("b")}
    assert room.map.camera.scale >= 1.0
    assert in_the_middle(room)
    press(room, K.Key_N)
    QApplication.processEvents()
    assert in_the_middle(room)
    press(room, K.Key_Escape)
    assert lit(room) is None


def test_nothing_but_map_and_strip_is_seen(room: MainWindow) -> None:
    press(room, K.Key_F5)
    QApplication.processEvents()
    assert room.map.isVisible()
    assert room.presenting.stage.strip.isVisible()
    for part in (room.top, room.outline, room.side, room.menuBar(), room.statusBar()):
        assert not part.isVisible()
    assert room.map.width() == room.width()
    room.resize(900, 640)
    QApplication.processEvents()
    assert not room.outline.isVisible()
    assert in_the_middle(room)


def test_nothing_is_written_though_the_case_is_folded(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "case.moot"
    with Document.new([*RECORDS, View("v", title="Map", folds=(issue("q1"), claim("a")))]) as document:
        document.save_as(path)
    bytes_before = path.read_bytes()
    room = program.show(program.read(path))
    room.activateWindow()
    QApplication.processEvents()
    records, places = list(room.desk.case), rects(room.map.sheet.layout)
    assert claim("b") not in places
    press(room, K.Key_F5, K.Key_End, K.Key_Left, K.Key_Left)
    assert room.presenting.stop.ref == claim("e")
    assert room.map.sheet.placed(claim("e")) is not None
    press(room, K.Key_Escape)
    assert rects(room.map.sheet.layout) == places
    assert list(room.desk.case) == records
    assert not room.desk.document.can_undo
    assert path.read_bytes() == bytes_before


def test_keys_of_the_map_and_of_the_menus_do_nothing(room: MainWindow) -> None:
    room.desk.select_one(claim("b"))
    records = list(room.desk.case)
    press(room, K.Key_F5)
    press(room, K.Key_R, K.Key_Delete, K.Key_Q, K.Key_Tab, K.Key_S, K.Key_F2)
    curtain = room.presenting.stage.curtain
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(curtain, K.Key_R, both)
    QTest.keyClick(curtain, K.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert list(room.desk.case) == records
    assert not room.desk.appraisal.trial
    assert room.presenting.stop.ref == claim("b")


def test_a_case_that_is_read_only(program: Program, tmp_path: Path) -> None:
    folded = View("v", title="Map", folds=(claim("a"),))
    with Document.new([*RECORDS, folded]) as document:
        document.save_as(tmp_path / "case.moot")
        room = program.show(program.read(tmp_path / "case.moot"))
        assert room.desk.document.read_only
        room.activateWindow()
        QApplication.processEvents()
        press(room, K.Key_F5)
        assert walk(room)[:3] == ["q1", "a", "b"]
        press(room, K.Key_F5)
        assert not room.presenting.active
        assert room.desk.view.folds == (claim("a"),)


def test_by_mouse_alone(room: MainWindow) -> None:
    room.actions_["present"].trigger()
    stage = room.presenting.stage
    assert not stage.previous.isEnabled()
    QTest.mouseClick(stage.next, LEFT)
    QTest.mouseClick(stage.next, LEFT)
    QTest.mouseClick(stage.previous, LEFT)
    assert room.presenting.stop.ref == claim("a")
    QTest.mouseClick(stage.curtain, LEFT, pos=stage.curtain.rect().center())
    assert room.presenting.stop.ref == claim("b")
    QTest.mouseClick(stage.curtain, Qt.MouseButton.RightButton, pos=stage.curtain.rect().center())
    assert room.presenting.stop.ref == claim("a")
    placed = room.map.sheet.placed(claim("b"))
    assert placed is not None
    spot = room.map.camera.on_screen(placed.rect.x + placed.rect.w / 2, placed.rect.y + 10)
    assert stage.curtain.rect().contains(spot)
    QTest.mouseClick(stage.curtain, LEFT, pos=QPoint(spot))
    assert room.presenting.stop.ref == claim("b")
    QTest.mouseClick(stage.notes, LEFT)
    assert "photograph" in stage.note.text()
    QTest.mouseClick(stage.leave, LEFT)
    assert not room.presenting.active


def test_notes_on_request_stay_while_one_steps(room: MainWindow) -> None:
    press(room, K.Key_F5)
    stage = room.presenting.stage
    assert not stage.note.isVisible()
    press(room, K.Key_N)
    assert stage.note.isVisible()
    assert stage.note.text() == "Begin slowly."
    press(room, K.Key_Right)
    assert stage.note.text() == "No note."
    press(room, K.Key_Right)
    assert stage.note.text() == "Show the photograph.\n\nThe step itself is not disputed."
    press(room, K.Key_N)
    assert not stage.note.isVisible()


def test_what_is_presented_is_said(room: MainWindow) -> None:
    said: list[str] = []
    room.announcer.said.connect(said.append)
    press(room, K.Key_F5, K.Key_Right, K.Key_Right)
    assert said[0].startswith("1 of 8, issue 1. Issue: Who pays?")
    assert said[2].startswith("3 of 8, supports 1. Claim 2")
    assert room.presenting.stage.curtain.accessibleDescription() == said[2]


def test_a_filter_is_lit_again_afterwards(room: MainWindow) -> None:
    room.finding.sifter.want(Filter(holders=frozenset({"us"})))
    before = room.map.sheet.lights
    assert before.lit is not None
    press(room, K.Key_F5, K.Key_Right)
    assert room.map.sheet.lights != before
    press(room, K.Key_Escape)
    assert room.map.sheet.lights == before


def test_a_pill_begins_with_its_first_premise(room: MainWindow) -> None:
    room.desk.select_one(Ref(Kind.ARGUMENT, "ae"))
    press(room, K.Key_F5)
    assert room.presenting.stop.ref == claim("e")
    press(room, K.Key_Escape)
    assert room.desk.current == Ref(Kind.ARGUMENT, "ae")


def test_begun_in_the_outline_it_ends_there(room: MainWindow) -> None:
    room.outline.tree.setFocus()
    press(room, K.Key_F5, K.Key_Right, K.Key_Escape)
    assert room.outline.tree.hasFocus()


def test_plus_and_minus_change_the_scale_and_keep_the_middle(room: MainWindow) -> None:
    press(room, K.Key_F5, K.Key_Right)
    scale = room.map.camera.scale
    press(room, K.Key_Plus)
    assert room.map.camera.scale > scale
    assert in_the_middle(room)
    press(room, K.Key_Right, K.Key_Minus)
    assert room.map.camera.scale == pytest.approx(scale)


def test_an_empty_case_has_nothing_to_present(window: MainWindow) -> None:
    press(window, K.Key_F5)
    assert not window.presenting.active
    assert window.map.isVisible()


def test_another_case_in_the_window_ends_it(room: MainWindow, qtbot: QtBot) -> None:
    press(room, K.Key_F5, K.Key_Right)
    old = room.desk.document
    room.turn_to(Document.new([Claim("z", text="Other.", number=1)]))
    old.close(discard=True)
    assert not room.presenting.active
    assert room.top.isVisible()
    assert list(room.map.sheet.layout.boxes) == [claim("z")]


def test_the_window_can_be_closed_while_presenting(program: Program) -> None:
    room = program.show(program.sample("pierson-v-post"))
    room.activateWindow()
    QApplication.processEvents()
    press(room, K.Key_F5)
    assert room.presenting.active
    QTest.keyClick(room.presenting.stage.curtain, K.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert room not in program.windows


def test_what_a_filter_hides_stays_hidden_and_what_it_opened_open(room: MainWindow) -> None:
    room.map.run("fold-1")
    room.finding.sifter.want(Filter(holders=frozenset({"us"})))
    room.finding.sifter.hide_rest(hide=True)
    before = state(room)
    press(room, K.Key_F5)
    assert [row.ref.id for row in room.presenting.stops] == ["q1", "a"]
    press(room, K.Key_Escape)
    assert state(room) == before
