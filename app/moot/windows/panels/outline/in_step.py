"""The outline in step with the desk: what is selected and what is folded is the same here and on the map."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject

from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.model.records import Ref
from moot.model.verbs import viewing
from moot.windows.panels.outline.model import Index
from moot.windows.panels.outline.rows import Row

if TYPE_CHECKING:
    from moot.windows.panels.outline.tree import OutlineTree

_DEEP = (
    60  # rows above a row: deeper ones stay shut until they are opened, or each change would cost their depth squared
)
_Flag = QItemSelectionModel.SelectionFlag


class InStep(QObject):
    """Passes on what a person selects and folds in the outline, and shows there what is selected and folded elsewhere.

    Where the map, being folded or focused otherwise, draws a claim in full in another place, the row a person is on
    stays current: it shows the same claim.
    """

    def __init__(self, tree: OutlineTree, desk: Desk, map_: MapView) -> None:
        super().__init__(tree)
        self._tree, self._desk, self._map = tree, desk, map_
        self._quiet = False
        self._folds: frozenset[Ref] = frozenset()
        chosen = tree.selectionModel()
        chosen.selectionChanged.connect(self._chosen)
        chosen.currentChanged.connect(self._chosen)
        tree.expanded.connect(self._opened)
        tree.collapsed.connect(self._shut)
        rows = tree.rows
        rows.rowsInserted.connect(self._inserted)
        rows.modelReset.connect(self.begin)
        rows.followed.connect(self._followed)
        desk.selection_changed.connect(self.show_selection)
        desk.view_changed.connect(self.show_folds)

    def begin(self) -> None:
        """Show everything from the beginning: the model has just been filled."""
        with self._quietly():
            self._folds = self._folded()
            self._tree.expandToDepth(_DEEP - 1)
            for ref in self._folds:
                self._open(ref, wide=False)
        self.show_selection()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What the tree tells meanwhile is our own doing."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    # Selection

    def _chosen(self) -> None:
        tree, desk = self._tree, self._desk
        if self._quiet or tree.rows.changing:
            return
        rows = [row for row in map(tree.rows.row_at, tree.selectionModel().selectedIndexes()) if row is not None]
        current = tree.current_row()
        with self._quietly():
            desk.select([row.ref for row in rows], current.ref if current in rows else None)
            if desk.root is not None and desk.current is not None and self._map.sheet.box_for(desk.current) is None:
                desk.focus_on(None)  # or the map would not show what is selected
        tree.viewport().update()

    def show_selection(self) -> None:
        """Select the rows of what is selected on the desk."""
        tree = self._tree
        if self._quiet or tree.rows.changing:
            return
        wanted = self._wanted()
        current = self._row_now(self._desk.current)
        with self._quietly():
            tree.selectionModel().select(_ranges(tree, wanted), _Flag.ClearAndSelect)
            tree.selectionModel().setCurrentIndex(tree.rows.index_of(current), _Flag.NoUpdate)
            if current is not None:
                tree.show_row(current)

    def _wanted(self) -> list[Row]:
        found: dict[int, Row] = {}
        here = self._tree.current_row()
        for ref in self._desk.selected:
            rows = [here] if here is not None and here.stands_for(ref) else self._tree.rows.rows_of(ref)
            found.update((row.key, row) for row in rows)
        return list(found.values())

    def _row_now(self, ref: Ref | None) -> Row | None:
        here = self._tree.current_row()
        if ref is None or (here is not None and here.stands_for(ref)):
            return here if ref is not None else None
        return self._tree.rows.row_of(ref)

    # Folds

    def _followed(self) -> None:
        if self._desk.view.shown:  # what it names may now hang elsewhere
            self.show_folds()
        self.show_selection()

    def show_folds(self) -> None:
        """Open and shut the rows as the view has it."""
        before, self._folds = self._folds, self._folded()
        with self._quietly():
            for ref in before ^ self._folds:
                self._open(ref, wide=ref not in self._folds)

    def _folded(self) -> frozenset[Ref]:
        """What is folded on the map; in a view that names what it shows, also that of which it shows nothing."""
        view = self._desk.view
        if not view.shown:
            return frozenset(view.folds)
        shown, case = set(view.shown), self._desk.case
        bare = (
            row.ref
            for row in self._tree.rows.all_rows()
            if row.children and shown.isdisjoint(viewing.beneath(case, row.ref))
        )
        return frozenset(view.folds) | frozenset(bare)

    def seen_for(self, index: Index) -> Index:
        """The index of a row, or of the uppermost fold it is in."""
        above = row = self._tree.rows.row_at(index)
        while above is not None:
            above = above.parent
            if above is not None and above.ref in self._folds:
                row = above
        return self._tree.rows.index_of(row)

    def _open(self, ref: Ref, *, wide: bool) -> None:
        row = self._tree.rows.row_of(ref)
        if row is not None and row.ref == ref:
            self._tree.setExpanded(self._tree.rows.index_of(row), wide)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        tree, rows = self._tree, self._tree.rows
        above = rows.row_at(parent)
        with self._quietly():
            if above is not None and len(above.children) == last - first + 1:
                tree.scheduleDelayedItemsLayout()  # or Qt takes a row that was open once for open, and shows it shut
            if above is not None and above.ref in self._folds:
                tree.setExpanded(parent, False)  # with nothing beneath it, it could not be shut
            elif above is not None and above.depth < _DEEP:
                tree.setExpanded(parent, True)
            for at in range(first, last + 1):
                top = rows.row_at(rows.index(at, 0, parent))
                for row in top.beneath() if top is not None else ():
                    if row.children and row.ref not in self._folds and row.depth < _DEEP:
                        tree.setExpanded(rows.index_of(row), True)

    def _opened(self, index: QModelIndex) -> None:
        self._turned(index, folded=False)

    def _shut(self, index: QModelIndex) -> None:
        self._turned(index, folded=True)

    def _turned(self, index: QModelIndex, *, folded: bool) -> None:
        row = self._tree.rows.row_at(index)
        if self._quiet or self._tree.rows.changing or row is None:
            return
        if (row.ref in self._folds) is not folded:
            verb = viewing.fold if folded else viewing.unfold
            self._desk.look_with(lambda case, view: verb(case, view, row.ref))


def _ranges(tree: OutlineTree, rows: list[Row]) -> QItemSelection:
    """Rows as a selection: neighbours as one range, or a thousand of them would take minutes."""
    selection = QItemSelection()
    ordered = sorted(rows, key=lambda row: (0 if row.parent is None else row.parent.key, row.at))
    numbered = enumerate(ordered)
    for _, group in groupby(numbered, key=lambda one: (one[1].parent, one[1].at - one[0])):
        run = [row for _, row in group]
        selection.select(tree.rows.index_of(run[0]), tree.rows.index_of(run[-1]))
    return selection
