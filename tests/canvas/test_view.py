"""What stays in place, what glides, where arrows lead, what hovering shows, and the overview."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from moot.canvas.camera import LEAST_SCALE, MOST_SCALE, READABLE
from moot.canvas.handles import Grip
from moot.drawing.style import DARK, LIGHT
from moot.layout.shapes import Rect
from moot.model import verbs
from moot.model.records import Kind, Ref
from moot.model.verbs import viewing
from tests.canvas.table import SHIFT, K, Table

YES, NO, RULE, FACT = (Ref(Kind.CLAIM, id_) for id_ in ("yes", "no", "rule", "fact"))
ENFORCE, LOOSE = Ref(Kind.CLAIM, "enforce"), Ref(Kind.CLAIM, "loose")


def test_the_selected_box_keeps_its_place_on_the_screen(table: Table) -> None:
    table.view.zoom_to(1.0)
    table.view.reveal(ENFORCE)
    here = table.spot(ENFORCE)
    for number in range(6):
        edit = verbs.add_reason(table.case, "rule", f"Something to make room for {number}")
        table.document.apply(edit)
    assert (table.spot(ENFORCE) - here).manhattanLength() <= 1
    table.desk.undo()
    table.view.reveal(ENFORCE)
    here = table.spot(ENFORCE)
    table.view.run("direction")
    assert (table.spot(ENFORCE) - here).manhattanLength() <= 1


def test_boxes_glide_to_their_places(table: Table, qtbot: QtBot) -> None:
    table.view.motion = True
    table.view.reveal(ENFORCE)
    before = table.spot(NO)
    table.document.apply(verbs.add_reason(table.case, "enforce", "One"))
    table.document.apply(verbs.add_reason(table.case, "enforce", "Two"))
    assert (table.spot(NO) - before).manhattanLength() <= 2
    rect = table.view.sheet.layout.boxes[NO].rect
    assert table.view.sheet.rect_of(NO) != rect
    table.view.grab()
    qtbot.waitUntil(lambda: table.view.sheet.rect_of(NO) == rect)


def test_nothing_glides_when_motion_is_off(table: Table) -> None:
    table.view.reveal(ENFORCE)
    table.document.apply(verbs.add_reason(table.case, "enforce", "One"))
    table.document.apply(verbs.add_reason(table.case, "enforce", "Two"))
    for ref, placed in table.view.sheet.layout.boxes.items():
        assert table.view.sheet.rect_of(ref) == placed.rect


def test_arrows_reach_every_box(table: Table) -> None:
    reached: set[Ref] = set()
    ahead = [Ref(Kind.ISSUE, "issue")]
    while ahead:
        ref = ahead.pop()
        if ref in reached:
            continue
        reached.add(ref)
        for key in (K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right):
            table.desk.select_one(ref)
            table.key(key)
            assert table.desk.current is not None
            ahead.append(table.desk.current)
    assert reached == set(table.view.sheet.layout.boxes)


def test_shift_and_arrow_adds_to_the_selection(table: Table) -> None:
    table.desk.select_one(RULE)
    table.key(K.Key_Right, SHIFT)
    assert table.desk.selected == (RULE, FACT)
    assert table.desk.current == FACT


def test_home_end_and_pages(table: Table) -> None:
    boxes = list(table.view.sheet.layout.boxes)
    table.key(K.Key_End)
    assert table.desk.current == boxes[-1]
    table.key(K.Key_Home)
    assert table.desk.current == boxes[0]
    table.view.zoom_to(2.0)
    here = table.view.camera.sight.top()
    table.key(K.Key_PageDown)
    assert table.view.camera.sight.top() > here
    assert table.desk.current == boxes[0]


def test_an_arrow_from_nothing_starts_in_sight(table: Table) -> None:
    table.key(K.Key_Down)
    assert table.desk.current == next(iter(table.view.sheet.layout.boxes))


def test_f6_and_unknown_keys_are_left_to_the_window(table: Table) -> None:
    from PySide6.QtGui import QKeyEvent

    for key in (K.Key_F6, K.Key_F5, K.Key_M):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        table.view.keyPressEvent(event)
        assert not event.isAccepted()


def test_scale_stays_within_its_bounds_and_is_told(table: Table) -> None:
    told: list[float] = []
    table.view.scale_changed.connect(told.append)
    table.view.zoom_to(100.0)
    table.view.zoom_to(0.0001)
    assert told == [MOST_SCALE, LEAST_SCALE]


def test_the_map_cannot_be_lost(table: Table) -> None:
    for dx, dy in ((9e5, 0), (0, 9e5), (-9e6, 0), (0, -9e6)):
        table.view.camera.pan(dx, dy)
        bounds, sight = table.view.sheet.layout.bounds, table.view.camera.sight
        assert sight.left() < bounds.right and sight.right() > bounds.x
        assert sight.top() < bounds.bottom and sight.bottom() > bounds.y


@pytest.mark.parametrize("size", [(300, 200), (1200, 800), (2400, 500)])
def test_fitting_shows_everything(table: Table, size: tuple[int, int]) -> None:
    table.view.resize(*size)
    table.view.fit()
    bounds, sight = table.view.sheet.layout.bounds, table.view.camera.sight
    assert sight.left() <= bounds.x and sight.right() >= bounds.right
    assert sight.top() <= bounds.y and sight.bottom() >= bounds.bottom


def test_fitting_readably_begins_at_the_beginning(table: Table) -> None:
    table.view.resize(320, 240)
    table.view.fit_readably()
    assert table.view.camera.scale >= READABLE
    first = table.view.sheet.layout.boxes[Ref(Kind.ISSUE, "issue")].rect
    sight = table.view.camera.sight
    assert sight.top() <= first.y and sight.contains(QPointF(first.x + first.w / 2, first.y + first.h / 2))


def test_a_map_that_can_just_be_read_whole_gives_up_some_of_its_margin(table: Table) -> None:
    bounds = table.view.sheet.layout.bounds
    width, height = (round(side * READABLE) + 2 * 13 for side in (bounds.w, bounds.h))
    table.view.resize(width, height)
    table.view.fit_readably()
    sight = table.view.camera.sight
    assert sight.left() <= bounds.x and sight.right() >= bounds.right
    assert sight.top() <= bounds.y and sight.bottom() >= bounds.bottom
    assert READABLE <= table.view.camera.scale < READABLE + 0.01


def test_hovering_shows_grips_and_a_ring(table: Table) -> None:
    table.hover(table.spot(RULE))
    assert table.view.sheet.hovered == RULE
    assert table.view.overlay.grips_on == RULE
    assert table.view.pointer._grip(QPointF(table.grip(RULE, Grip.SIBLING))) is Grip.SIBLING
    table.hover(QPoint(5, 5))
    assert table.view.sheet.hovered is None


# the offscreen platform has no window manager to put a tip on top
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tooltip_says_what_cannot_be_read(table: Table, qtbot: QtBot) -> None:
    see = Ref(Kind.PREMISE, "p5")
    at = table.spot(see)
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.view.viewport(), event)
    assert "It exceeds what the rules allow." in QToolTip.text()


def test_the_overview_shows_where_one_is_and_goes_there(table: Table) -> None:
    table.view.zoom_to(2.0)
    minimap = table.view.minimap
    assert minimap.isVisible()
    assert table.view.rect().contains(minimap.geometry())
    corner = minimap.rect().center() + QPoint(60, 0)
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=corner)
    middle = table.view.camera.sight.center()
    bounds = table.view.sheet.layout.bounds
    assert middle.x() > bounds.x + bounds.w / 2
    minimap.setVisible(False)
    assert not minimap.isVisible()
    table.view.resize(900, 700)
    assert not minimap.isVisible()
    minimap.setVisible(True)
    assert minimap.isVisible()


def test_there_is_an_overview_only_where_something_is_out_of_sight(empty: Table, qtbot: QtBot) -> None:
    assert not empty.view.minimap.isVisible()
    empty.key(K.Key_N)
    empty.write("Something")
    assert not empty.view.minimap.isVisible()
    for _ in range(3):
        empty.key(K.Key_N)
        empty.write("Something else")
    empty.view.zoom_to(4.0)
    qtbot.waitUntil(empty.view.minimap.isVisible)
    empty.view.fit()
    assert not empty.view.minimap.isVisible()


@pytest.mark.parametrize("dark", [False, True])
def test_the_paper_has_the_colour_of_the_theme(table: Table, dark: bool) -> None:
    table.view.wear(dark=dark)
    picture: QImage = table.view.grab().toImage()
    assert picture.pixelColor(3, 3).name().upper() == (DARK if dark else LIGHT).paper.upper()


@pytest.mark.parametrize("scale", [0.05, 0.1, 0.3, 0.5, 1.0, 2.0, 4.0])
def test_it_paints_at_every_scale(table: Table, scale: float) -> None:
    table.view.reveal(RULE)
    table.view.zoom_to(scale)
    picture = table.view.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    assert len(colours) > 3


def test_select_all_paints(table: Table) -> None:
    table.view.run("select-all")
    assert not table.view.grab().isNull()
    assert LOOSE in table.desk.selected


@pytest.mark.parametrize("far", [1e6, 2147483908.0, -1e12, 1e300])
def test_a_box_put_beyond_all_bounds_does_no_harm(table: Table, far: float) -> None:
    table.desk.select_one(RULE)
    table.desk.look_with(lambda case, view: viewing.nudge(case, view, RULE, far, -far))
    for ref in (RULE, YES):
        table.view.reveal(ref)
        table.view.edit_text(ref)
        table.view.accept_editing()
        table.view.fit()
        table.view.zoom_to(4.0)
        assert not table.view.grab().isNull()
    table.view.run("tidy")
    table.view.fit()
    assert table.view.camera.sight.intersects(QRectF(*table.view.sheet.layout.boxes[RULE].rect))


def test_the_box_focused_on_is_in_sight(table: Table) -> None:
    table.view.motion = False
    table.view.zoom_to(2.0)
    table.select("yes")
    table.view.run("focus-in")
    rect = table.view.sheet.rect_of(table.ref("yes"))
    assert rect is not None
    assert table.view.camera.sight.contains(QRectF(*rect))


def test_the_camera_goes_back_to_where_it_stood(table: Table) -> None:
    camera = table.view.camera
    table.view.zoom_to(1.3)
    camera.pan(-37, 21)
    spot, sight = camera.spot, camera.sight
    table.view.fit()
    assert camera.spot != spot
    camera.go_back(spot)
    assert (camera.spot, camera.sight) == (spot, sight)


def test_the_overview_makes_room_for_what_is_written(table: Table) -> None:
    table.view.zoom_to(2.0)
    minimap = table.view.minimap
    table.view.reveal(ENFORCE)
    table.view.camera.centre(QPointF(*_middle(table, ENFORCE)))
    assert minimap.isVisible()
    table.view.edit_text(ENFORCE)
    editor = table.view.writing.editor
    assert editor is not None
    editor.setGeometry(minimap.geometry().adjusted(-40, -40, -40, -40))
    minimap.settle()
    assert not minimap.isVisible()
    editor.accept()
    assert minimap.isVisible()


def test_the_overview_is_as_flat_as_the_map(table: Table) -> None:
    table.view.zoom_to(2.0)
    minimap, bounds = table.view.minimap, table.view.sheet.layout.bounds
    assert minimap.isVisible()
    assert abs((minimap.width() - 16) / (minimap.height() - 16) - bounds.w / bounds.h) < 0.1


def test_a_map_too_large_to_be_read_whole_leaves_no_paper_empty(table: Table) -> None:
    bounds = table.view.sheet.layout.bounds
    start = Rect(bounds.right - 10, bounds.bottom - 10, 10, 10)
    table.view.camera.fit(bounds, least=2.0, start=start)
    sight = table.view.camera.sight
    assert sight.right() - bounds.right < 40 and sight.bottom() - bounds.bottom < 40


def _middle(table: Table, ref: Ref) -> tuple[float, float]:
    rect = table.view.sheet.layout.boxes[ref].rect
    return rect.x + rect.w / 2, rect.y + rect.h / 2
