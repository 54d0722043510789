"""The outline as a follower of the document: after anything that can be done, its rows are those of a fresh one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.layout.forest import forest, reading_order
from moot.layout.shapes import BoxKind
from moot.model import verbs
from moot.model.records import Kind, Ref, View
from moot.windows.panels.outline import words
from moot.windows.panels.outline.model import OutlineModel
from moot.windows.panels.outline.rows import Row
from moot.windows.panels.outline.tree import OutlineTree
from tests.document.machine import DocumentMachine
from tests.waits import end_what_was_let_go

K = Qt.Key


def said(
    model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0
) -> Iterator[tuple[int, Ref, bool, str, str]]:
    """All rows as anybody asks for them through Qt: depth, record, linked, name, description."""
    top = QModelIndex() if parent is None else parent
    for at in range(model.rowCount(top)):
        index = model.index(at, 0, top)
        row = model.row_at(index)
        assert row is not None and model.parent(index) == top
        name = index.data(Qt.ItemDataRole.AccessibleTextRole)
        yield depth, row.ref, row.hung.linked, name, index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        yield from said(model, index, depth + 1)


def painted(model: OutlineModel, row: Row) -> tuple[object, ...]:
    """What a row shows to the eye."""
    spoken = model.spoken
    seen = words.text(spoken, row), words.number(spoken, row), words.relation(row), row.is_see
    return *seen, words.status(spoken, row), words.is_muted(spoken, row)


class Screen:
    """What a view would have painted: each row when it came, and again when it was told that it has changed."""

    def __init__(self, model: OutlineModel) -> None:
        self._model = model
        self.rows: dict[Ref, tuple[object, ...]] = {}
        model.dataChanged.connect(self._changed)
        model.rowsInserted.connect(self._inserted)
        model.modelReset.connect(self._all)
        self._all()

    def _all(self) -> None:
        self.rows = {row.ref: painted(self._model, row) for row in self._model.all_rows()}

    def _changed(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        assert row is not None
        self.rows[row.ref] = painted(self._model, row)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        for at in range(first, last + 1):
            top = self._model.row_at(self._model.index(at, 0, parent))
            assert top is not None
            self.rows.update((row.ref, painted(self._model, row)) for row in top.beneath())


class OutlineMachine(DocumentMachine):
    """A person at work with an outline of the case."""

    def begun(self) -> None:
        self._app = QApplication.instance() or QApplication([])
        self.desk = Desk(self.document)
        self.model = OutlineModel(self.desk)
        self.screen = Screen(self.model)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def ending(self) -> None:
        self.desk.clear()
        self.tester.deleteLater()
        self.model.deleteLater()
        end_what_was_let_go()

    def compare(self) -> None:
        desk = Desk(self.document)
        fresh = OutlineModel(desk)
        assert list(said(self.model)) == list(said(fresh))
        assert self.model.standing == fresh.standing
        desk.clear()
        assert {row.ref: self.screen.rows[row.ref] for row in self.model.all_rows()} == {
            row.ref: painted(self.model, row) for row in self.model.all_rows()
        }
        rows = {row.ref: row for row in self.model.all_rows()}
        case = self.document.case
        for box in reading_order(forest(case)):
            if box.kind is not BoxKind.ARGUMENT:
                assert self.model.row_of(box.ref) is rows.pop(box.ref)
        assert all(not case.premises_of(ref.id) for ref in rows)  # steps without premises


class TreeMachine(DocumentMachine):
    """A person at work with map and outline open, who also folds, focuses and selects on either."""

    def begun(self) -> None:
        self._app = QApplication.instance() or QApplication([])
        self.desk = Desk(self.document)
        self.map = MapView(self.desk)
        self.map.motion = False
        self.tree = OutlineTree(self.desk, self.map)
        self.tree.resize(240, 300)
        self.tree.show()

    def ending(self) -> None:
        self.desk.clear()
        for widget in (self.tree, self.map):
            widget.close()
            widget.deleteLater()
        end_what_was_let_go()

    @precondition(lambda self: self.document.case.claims)
    @rule(data=st.data())
    def look_closer(self, data: st.DataObject) -> None:
        """Fold some, focus on one, select one, all of it elsewhere than in the outline."""
        claims = st.sampled_from([Ref(Kind.CLAIM, claim) for claim in self.document.case.claims])
        folds, shown = (tuple(data.draw(st.lists(claims, max_size=3, unique=True))) for _ in range(2))
        self.desk.look(View("passing", folds=folds, shown=shown))
        if data.draw(st.booleans()):
            self.desk.focus_on(data.draw(claims))
        self.desk.select([data.draw(claims), data.draw(claims)])

    @precondition(lambda self: self.tree.rows.top)
    @rule(keys=st.lists(st.sampled_from([K.Key_Up, K.Key_Down, K.Key_Home, K.Key_End]), min_size=1, max_size=6))
    def go_about(self, keys: list[Qt.Key]) -> None:
        """Keys of the outline that select."""
        for key in keys:
            QTest.keyClick(self.tree, key)

    def compare(self) -> None:
        self._app.processEvents()
        rows, view, case = self.tree.rows, self.desk.view, self.document.case
        for row in rows.all_rows():
            if row.children:
                folded = row.ref in view.folds or (
                    bool(view.shown) and set(view.shown).isdisjoint(verbs.beneath(case, row.ref))
                )
                assert self.tree.isExpanded(rows.index_of(row)) is not folded, row.ref
        chosen = [row for row in map(rows.row_at, self.tree.selectedIndexes()) if row is not None]
        for ref in self.desk.selected:
            assert any(row in rows.rows_of(ref) or row.stands_for(ref) for row in chosen) or not rows.rows_of(ref)
        assert not self.tree.grab().isNull()


TestTree = pytest.mark.usefixtures("qapp")(TreeMachine.TestCase)
TestTree.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

TestOutline = pytest.mark.usefixtures("qapp")(OutlineMachine.TestCase)
TestOutline.settings = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
