"""What a screen reader finds in the real window: names, roles, states and values; and where the keys lead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollBar,
    QSplitterHandle,
    QStackedWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.drawing.standing import word_of
from moot.windows import panes
from moot.windows.main_window import MainWindow
from moot.windows.panels.rows import RowTree
from moot.windows.program import Program
from tests.windows import states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen

Text, Role, Label = QAccessible.Text, QAccessible.Role, QAccessible.RelationFlag.Label
K, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier

# What must say what it is, whether or not the focus can come to it.
SPEAKING = {
    *(Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox),
    *(Role.EditableText, Role.SpinBox, Role.Slider, Role.Tree, Role.Table, Role.List),
    *(Role.TreeItem, Role.ListItem, Role.Cell, Role.PageTab, Role.MenuItem, Role.Dialog, Role.Window),
}


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> Iterator[MainWindow]:
    QAccessible.setActive(True)
    made = states.furnished(program, qtbot)
    made.activateWindow()
    yield made
    QAccessible.setActive(False)


def met(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """All that a screen reader meets in a widget, from the top down; what is hidden is not met."""
    stack = [QAccessible.queryAccessibleInterface(widget)]
    while stack:
        one = stack.pop()
        if one is None or (one.state().invisible and one.role() is not Role.TreeItem):
            continue  # rows scrolled out of sight are met, too
        yield one
        stack += [one.child(number) for number in reversed(range(one.childCount()))]


def names_of(one: QAccessibleInterface) -> list[str]:
    """What it is called: by itself, or by the label that belongs to it."""
    labels = [label.text(Text.Name) for label, _relation in one.relations(Label)]
    own = one.object()
    if isinstance(own, QComboBox) and not own.isEditable():
        return labels  # its own name is its value wherever screen readers go by relations
    return [one.text(Text.Name), *labels]


def is_part_of_another(one: QAccessibleInterface) -> bool:
    """What takes the focus for another widget, or scrolls it."""
    widget = one.object()
    if isinstance(widget, QScrollBar | QSplitterHandle | QStackedWidget):
        return True
    above = widget.parent() if isinstance(widget, QWidget) else None
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


def is_a_later_cell(one: QAccessibleInterface) -> bool:
    """A cell beyond the first of its row, which says all of the row."""
    above = one.parent()
    tree = above.object() if one.role() is Role.TreeItem and above is not None else None
    return isinstance(tree, QTreeView) and above.indexOfChild(one) % tree.model().columnCount() > 0


def nameless(widget: QWidget) -> list[str]:
    found = []
    for one in met(widget):
        if is_part_of_another(one) or not (one.role() in SPEAKING or one.state().focusable):
            continue
        if not any(name.strip() for name in names_of(one)) and not is_a_later_cell(one):
            own = one.object()
            found.append(f"{one.role().name} {type(own).__name__} #{own.objectName() if own else ''}")
    return found


def wrong(widget: QWidget) -> list[str]:
    """Controls that say another state or value than they have."""
    found = []
    for one in met(widget):
        own, state = one.object(), one.state()
        if not isinstance(own, QWidget):
            continue
        said: list[tuple[str, object, object]] = [("disabled", state.disabled, not own.isEnabled())]
        if isinstance(own, QAbstractButton):
            said += [("checkable", state.checkable, own.isCheckable()), ("checked", state.checked, own.isChecked())]
        elif isinstance(own, QLineEdit):
            said += [("read-only", state.readOnly, own.isReadOnly())]
            said += [("value", one.text(Text.Value), own.text())] if own.text() else []
        elif isinstance(own, QTextEdit):
            said += [("value", one.text(Text.Value), own.toPlainText())]
        elif isinstance(own, QComboBox):
            said += [("value", one.text(Text.Value), own.currentText())]
        found += [f"{type(own).__name__} {names_of(one)}: {name}" for name, there, own_ in said if there != own_]
    return found


def test_every_control_and_row_says_what_it_is(window: MainWindow) -> None:
    seen = set()
    for name, state in states.STATES.items():
        state(window)
        states.settle()
        assert not nameless(window), name
        assert not wrong(window), name
        seen |= {one.role() for one in met(window)}
    assert SPEAKING & seen >= {Role.Tree, Role.TreeItem, Role.ComboBox, Role.EditableText, Role.CheckBox, Role.SpinBox}


@pytest.mark.parametrize("name", states.DIALOGS)
def test_every_control_of_a_dialog_says_what_it_is(window: MainWindow, name: str) -> None:
    with states.dialog(window, name) as made:
        assert not nameless(made)
        assert not wrong(made)
        assert any(one.state().focusable for one in met(made))


def test_a_menu_names_its_entries_and_says_which_are_chosen(window: MainWindow) -> None:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        for entry in menu.actions():
            if not entry.isSeparator():
                assert entry.text().strip()


def test_rows_of_the_outline_say_relation_number_text_and_what_stands(window: MainWindow) -> None:
    states.claim(window)
    states.settle()
    tree = window.outline.tree
    rows = [one for one in met(tree) if one.role() is Role.TreeItem]
    said = {one.text(Text.Name).split(",")[0]: one for one in rows}
    case, statuses = window.desk.case, window.desk.appraisal.statuses
    assert len(rows) > 20
    for number, one in said.items():
        claim = next((claim for claim in case.claims.values() if str(claim.number) == number), None)
        if claim is None:
            assert one.text(Text.Name).startswith("Issue")
            continue
        words = one.text(Text.Description)
        assert claim.text[:20] in one.text(Text.Name)
        assert any(word in one.text(Text.Name) for word in _BEARINGS), one.text(Text.Name)
        assert f"{word_of(statuses[claim.id])} as mapped" in words, number
        assert "held by" in words


_BEARINGS = ("supports", "objects", "position on issue", "undercuts", "stands alone")


def test_rows_say_whether_they_are_open_and_which_is_selected(window: MainWindow) -> None:
    states.claim(window)
    states.settle()
    for tree in window.findChildren(QTreeView):
        if not tree.isVisible():
            continue
        rows = [one for one in met(tree) if one.role() is Role.TreeItem]
        index = tree.model().index(0, 0)
        for one in rows:
            assert index.isValid()
            state = one.state()
            if tree.model().hasChildren(index):
                assert state.expandable
                assert bool(state.expanded) is tree.isExpanded(index)
            assert bool(state.selected) is tree.selectionModel().isSelected(index)
            index = tree.indexBelow(index)
    chosen = [one.text(Text.Name) for one in met(window.outline.tree) if one.state().selected]
    assert len(chosen) == 1 and chosen[0].startswith("4,")


def test_a_row_says_that_it_has_been_opened(window: MainWindow) -> None:
    tree = window.outline.tree
    rows = ((one.text(Text.Name), one.state()) for one in met(tree))
    shut = next(name for name, state in rows if state.expandable and not state.expanded)
    tree.expand(_index_named(tree, shut))
    states.settle()
    assert [one.state().expanded for one in met(tree) if one.text(Text.Name) == shut] == [True]


def _index_named(tree: QTreeView, name: str) -> QModelIndex:
    index = tree.model().index(0, 0)
    while index.isValid():
        if index.data(Qt.ItemDataRole.AccessibleTextRole) == name:
            return index
        index = tree.indexBelow(index)
    raise AssertionError(name)


def test_a_file_that_cannot_be_changed_says_so_in_every_field(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    QAccessible.setActive(True)
    draft = program.sample("export-control-dispute")
    draft.save_as(tmp_path / "case.moot")
    draft.close()
    window = program.show(Document.open(tmp_path / "case.moot", read_only=True))
    window.resize(1400, 900)
    window.flanks.furnish()
    for state in (states.claim, states.argument, states.issue, states.party, states.source):
        state(window)
        states.settle()
        fields = [one for one in met(window.side.inspector.fields) if one.role() in _FIELDS]
        assert fields
        for one in fields:
            assert one.state().readOnly or one.state().disabled, names_of(one)
    QAccessible.setActive(False)


_FIELDS = {Role.EditableText, Role.ComboBox, Role.SpinBox}


# Where the keys lead


def keyed() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def walk(within: QWidget, most: int = 80) -> list[QWidget]:
    """Where Tab leads from the widget that has the focus, until it has left."""
    found: list[QWidget] = []
    while within.isAncestorOf(keyed()) and len(found) < most and keyed() not in found:
        found.append(keyed())
        QTest.keyClick(keyed(), K.Key_Tab)
    return found


def top(widget: QWidget, within: QWidget) -> QPoint:
    return widget.mapTo(within, QPoint(0, 0))


def follows(widget: QWidget, other: QWidget, within: QWidget) -> bool:
    """Whether one comes after another as they are read: below it, or in the next column."""
    here, there = top(widget, within), top(other, within)
    return here.y() >= there.y() - 8 or here.x() >= there.x() + other.width()


@pytest.mark.parametrize("name", ["claim", "argument", "issue", "party", "source", "several", "nothing"])
def test_tab_goes_down_the_inspector_and_out_of_it(window: MainWindow, name: str) -> None:
    states.STATES[name](window)
    states.settle()
    inside = window.side.inspector.widget()
    assert inside is not None
    window.side.inspector.fields.enter()
    stops = walk(inside)
    assert len(stops) > 3
    assert not inside.isAncestorOf(keyed())
    places = [top(stop, inside) for stop in stops]
    for before, after, stop in zip(places, places[1:], stops[1:], strict=False):
        below = after.y() >= before.y() - 8
        assert below, f"{stop} {stop.accessibleName()}"
        if abs(after.y() - before.y()) <= 8:
            assert after.x() > before.x()


@pytest.mark.parametrize("name", ["gaps", "trial", "outlook", "readings", "audiences"])
def test_tab_goes_through_a_list_and_out_of_it(window: MainWindow, name: str) -> None:
    states.STATES[name](window)
    states.settle()
    lists = window.side.lists
    assert lists.isAncestorOf(keyed())
    walk(lists)
    assert not lists.isAncestorOf(keyed())


def test_tab_leaves_the_outline_and_shift_tab_comes_back(window: MainWindow) -> None:
    window.outline.tree.setFocus()
    QTest.keyClick(keyed(), K.Key_Tab)
    assert keyed() is not window.outline.tree
    QTest.keyClick(keyed(), K.Key_Tab, SHIFT)
    assert keyed() is window.outline.tree


@pytest.mark.parametrize("name", [name for name in states.DIALOGS if name != "schemes"])  # a list that keeps the keys
def test_tab_goes_round_a_dialog_from_top_to_bottom(window: MainWindow, name: str) -> None:
    with states.dialog(window, name) as made:
        made.activateWindow()
        first = next(one.object() for one in met(made) if one.state().focusable and not is_part_of_another(one))
        assert isinstance(first, QWidget)
        first.setFocus()
        first = keyed()  # tabs pass it on
        stops = walk(made)
        assert keyed() is first  # all round
        assert all(follows(after, before, made) for before, after in pairwise(stops)), stops
        reached = {id(stop) for stop in stops}
        for one in met(made):
            own = one.object()
            if isinstance(own, QWidget) and own.focusPolicy() & Qt.FocusPolicy.TabFocus and own.isEnabled():
                assert (
                    id(own.focusProxy() or own) in reached
                    or is_part_of_another(one)
                    or isinstance(own.parent(), QComboBox)
                ), own


@pytest.mark.parametrize("name", ["claim", "argument", "nothing", "gaps", "trial", "outlook", "readings", "audiences"])
def test_f6_goes_round_all_panes_and_comes_back(window: MainWindow, name: str) -> None:
    states.STATES[name](window)
    states.settle()
    expected = [pane for pane in panes._panes(window) if pane.isVisible()]
    window.map.setFocus()
    for key in (SHIFT, Qt.KeyboardModifier.NoModifier):
        been = []
        for _ in expected:
            QTest.keyClick(keyed(), K.Key_F6, key)
            states.settle()
            been.append(next(pane for pane in expected if pane is keyed() or pane.isAncestorOf(keyed())))
        assert been[-1] is window.map
        assert len(set(map(id, been))) == len(expected)


def test_f6_leads_out_of_bars_and_editors(window: MainWindow) -> None:
    states.finding(window)
    states.settle()
    assert keyed() is window.finding.find_bar.field
    QTest.keyClick(keyed(), K.Key_F6)
    assert keyed() is not window.finding.find_bar.field
    window.zoom._slider.setFocus()
    QTest.keyClick(keyed(), K.Key_F6)
    assert keyed() is not window.zoom._slider


def test_parts_are_met_in_the_order_they_are_seen(window: MainWindow) -> None:
    states.claim(window)
    states.settle()
    order = [one.object() for one in met(window)]
    tree, inspector = window.outline.tree, window.side.inspector
    assert order.index(tree) < order.index(window.map) < order.index(inspector)
    labels = [one for one in met(inspector.fields) if one.role() in (Role.StaticText, *_FIELDS)]
    words = [names_of(one)[0] for one in labels if one.text(Text.Name)]
    assert words.index("Stance") < words.index("Standard") < words.index("Burden")
    fields = [one.object() for one in met(inspector.fields)]
    heights = [top(one, window).y() for one in fields if isinstance(one, QAbstractButton | QComboBox)]
    assert len(heights) > 5 and heights == sorted(heights)


def test_rows_have_words_for_what_they_show(window: MainWindow, qtbot: QtBot) -> None:
    for state in (states.gaps, states.trial, states.outlook, states.readings, states.audiences):
        state(window)
        states.settle()
        (tree,) = [tree for tree in window.side.lists.findChildren(RowTree) if tree.isVisible()]
        qtbot.waitUntil(lambda tree=tree: bool(tree.rows()))  # type: ignore[misc]
        rows = [one.text(Text.Name) for one in met(tree) if one.role() is Role.TreeItem]
        assert len(rows) >= len(tree.rows()) > 0
        for row in tree.rows():
            assert row.words in rows
