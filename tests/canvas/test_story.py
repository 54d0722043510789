"""Story L1: a cause of action becomes a proof map, by keyboard alone and by mouse alone, from an empty case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from moot.canvas.handles import Grip
from moot.document.document import Document
from moot.model.records import Id, Kind, Polarity, Ref
from moot.model.rules import problems
from tests.canvas.table import K, Table

QUESTION = "Is the defendant liable for breach of contract?"
CLAIM = "The defendant is liable."
ELEMENTS = ("A contract was made.", "The claimant performed.", "The defendant broke it.", "Loss followed.")


def facts(element: int) -> list[str]:
    return [f"Fact {element}.{number}" for number in (1, 2)]


def check(table: Table) -> None:
    """One issue and its position, four elements as reasons, two facts for each: thirteen claims, fourteen boxes."""
    case = table.case
    assert [issue.text for issue in case.issues.values()] == [QUESTION]
    (position,) = case.positions_of(next(iter(case.issues)))
    cause = position.claim
    assert case.claims[cause].text == CLAIM
    assert table.steps_on(cause) == [(Polarity.PRO, [element]) for element in ELEMENTS]
    for number, element in enumerate(ELEMENTS, start=1):
        assert table.steps_on(table.named(element)) == [(Polarity.PRO, [fact]) for fact in facts(number)]
    assert len(case.claims) == 13
    assert sorted(claim.number for claim in case.claims.values()) == list(range(1, 14))
    assert not [problem for problem in problems(case) if problem.ref.kind is not Kind.SETTINGS]


def undo_everything_and_redo(table: Table) -> None:
    """Every step undoes, each new box with its text in one, down to the empty case; and comes back."""
    built = list(table.case)
    steps = 0
    while table.document.can_undo:
        table.desk.undo()
        steps += 1
    assert not list(table.case.claims) and not list(table.case.issues)
    assert steps == 14
    while table.document.can_redo:
        table.desk.redo()
    assert sorted(map(str, table.case)) == sorted(map(str, built))


def reopened_the_same(path: Path, table: Table) -> None:
    table.view.accept_editing()
    with Document.open(path, read_only=True) as again:
        assert again.case == table.case


def test_by_keyboard_alone(empty: Table) -> None:
    empty.key(K.Key_Return)  # on bare paper: the first issue
    empty.write(QUESTION)
    empty.key(K.Key_Tab)
    empty.write(CLAIM)
    for number, element in enumerate(ELEMENTS, start=1):
        empty.key(K.Key_Tab if number == 1 else K.Key_Return)
        empty.write(element)
        first, second = facts(number)
        empty.key(K.Key_Tab)
        empty.write(first)
        empty.key(K.Key_Return)
        empty.write(second)
        empty.key(K.Key_Up)  # to the pill
        assert empty.desk.current == Ref(Kind.ARGUMENT, _pill(empty, second))
        empty.key(K.Key_Up)
        assert empty.desk.claim == empty.named(element)
    check(empty)
    undo_everything_and_redo(empty)
    check(empty)
    reopened_the_same(empty.path, empty)


# the offscreen platform has no window manager to put a menu on top
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_by_mouse_alone_but_for_the_words(empty: Table) -> None:
    _choose(empty, QPoint(600, 300), "New issue")
    _type(empty, QUESTION)
    _connect(empty, Ref(Kind.ISSUE, next(iter(empty.case.issues))), CLAIM)
    for number, element in enumerate(ELEMENTS, start=1):
        if number == 1:
            _connect(empty, _box(empty, CLAIM), element)
        else:
            _sibling(empty, _box(empty, ELEMENTS[number - 2]), element)
        first, second = facts(number)
        _connect(empty, _box(empty, element), first)
        _sibling(empty, _box(empty, first), second)
    check(empty)
    undo_everything_and_redo(empty)
    reopened_the_same(empty.path, empty)


def _box(table: Table, text: str) -> Ref:
    return Ref(Kind.CLAIM, table.named(text))


def _pill(table: Table, text: str) -> Id:
    (use,) = table.case.uses_of(table.named(text))
    return use.argument


def _choose(table: Table, point: QPoint, label: str) -> None:
    """Ask for the menu at a point with the right button, and click on an entry."""
    viewport = table.view.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(action for action in menu.actions() if action.text().split("\t")[0] == label)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    QApplication.processEvents()


def _type(table: Table, text: str) -> None:
    """Words can only be typed; a click on the paper accepts them."""
    editor = table.view.writing.editor
    assert editor is not None
    QTest.keyClicks(editor, text)
    table.click(_paper(table))
    assert table.view.writing.editor is None


def _paper(table: Table) -> QPoint:
    """A point in sight with nothing on it."""
    viewport = table.view.viewport()
    for y in range(10, viewport.height(), 20):
        for x in range(10, viewport.width(), 20):
            point = QPoint(x, y)
            if table.view.pointer.under(QPointF(point)) is None and viewport.childAt(point) is None:
                return point
    raise AssertionError("no paper in sight")


def _connect(table: Table, box: Ref, text: str) -> None:
    """Drag from the lower handle of a card onto paper."""
    table.view.fit()
    table.view.zoom_to(max(0.5, table.view.camera.scale))
    table.view.reveal(box)
    table.click(_paper(table))
    table.hover(table.spot(box))
    table.drag(table.grip(box, Grip.CONNECT), _paper(table))
    _type(table, text)


def _sibling(table: Table, box: Ref, text: str) -> None:
    """Press the plus at the side of a card."""
    table.view.reveal(box)
    table.hover(table.spot(box))
    table.click(table.grip(box, Grip.SIBLING))
    _type(table, text)
