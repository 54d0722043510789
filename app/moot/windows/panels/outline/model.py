"""The outline as Qt sees it: rows kept in step with the case by comparing the forest after an edit with that before.

Forests share the nodes an edit has left alone, so that an edit costs what it touches and not the size of the case.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moot.canvas.desk import Desk
from moot.document.finding import folded
from moot.drawing.content import Standing
from moot.drawing.standing import Shown
from moot.layout.forest import forest
from moot.layout.growth import regrown
from moot.model.edit import Edit
from moot.model.records import Kind, Ref, ref_of
from moot.windows.actions import translate
from moot.windows.panels.outline import words
from moot.windows.panels.outline.rows import Hung, Row, hung_under

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_OPENS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
_LEAF = _OPENS | Qt.ItemFlag.ItemNeverHasChildren
_SAID: dict[int, Callable[[words.Spoken, Row], str]] = {
    Qt.ItemDataRole.DisplayRole: words.text,
    Qt.ItemDataRole.ToolTipRole: words.tip,
    Qt.ItemDataRole.AccessibleTextRole: words.name,
    Qt.ItemDataRole.AccessibleDescriptionRole: words.description,
}


class OutlineModel(QAbstractItemModel):
    """One column of rows. It follows the desk until the desk is cleared.

    `changing` holds while rows come and go; `followed` is emitted when they are in step with the case again. `deepest`
    is at least how many rows there are above the deepest one.
    """

    followed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys = itertools.count(1)  # 0 is what an index without an id has
        self._by_key: dict[int, Row] = {}
        self._by_ref: dict[Ref, Row] = {}
        self._top: list[Row] = []
        self.changing = False
        self.deepest = 0
        self._fill()
        desk.edited.connect(self._edited)
        desk.appraised.connect(self._appraised)
        desk.rebuilt.connect(self.rebuild)

    # Rows

    @property
    def top(self) -> list[Row]:
        """The issues, then the loose claims."""
        return self._top

    @property
    def standing(self) -> Standing:
        """What stands, as the rows show it."""
        return self._standing

    def row_of(self, ref: Ref) -> Row | None:
        """The row that shows a record: its own; for a use of a claim in full, that claim's; for a step, its first."""
        row = self._by_ref.get(ref)
        if row is not None:
            return row
        case = self._desk.case
        if ref.kind is Kind.ARGUMENT:
            for premise in case.premises_of(ref.id):
                return self.row_of(Ref(Kind.PREMISE, premise.id))
            return None
        claim = getattr(case.get(ref), "claim", None)
        return self._by_ref.get(Ref(Kind.CLAIM, claim)) if claim is not None else None

    def rows_of(self, ref: Ref) -> list[Row]:
        """The rows that show a record: for a step all its premises, else one at most."""
        if ref.kind is Kind.ARGUMENT and ref not in self._by_ref:
            premises = self._desk.case.premises_of(ref.id)
            found = [self.row_of(Ref(Kind.PREMISE, premise.id)) for premise in premises]
        else:
            found = [self.row_of(ref)]
        return [row for row in found if row is not None]

    def all_rows(self) -> Iterator[Row]:
        """Every row, from the top down."""
        return itertools.chain.from_iterable(row.beneath() for row in self._top)

    def row_at(self, index: Index) -> Row | None:
        """The row of an index; None for one that names nothing (any more)."""
        return self._by_key.get(index.internalId()) if index.isValid() else None

    def index_of(self, row: Row | None) -> QModelIndex:
        """The index of a row; that of nothing for None."""
        return _NOWHERE if row is None else self.createIndex(row.at, 0, row.key)

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        siblings = self._under(parent)
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row].key)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent is hidden
        # asked for some ten thousand times when rows go from a large case: Qt looks whether any open row is among them
        row = self._by_key.get(index.internalId())
        if row is None or row.parent is None:
            return _NOWHERE
        return self.createIndex(row.parent.at, 0, row.parent.key)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._under(parent))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        return parent.column() <= 0 and bool(self._under(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        return _OPENS if row.children else _LEAF

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row.key
        say = _SAID.get(role)
        return None if say is None else say(self.spoken, row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The one column's heading: never seen, but read out."""
        return translate("Outline") if role == Qt.ItemDataRole.DisplayRole else None

    @property
    def spoken(self) -> words.Spoken:
        """The case and what stands in it, for words about rows."""
        return words.Spoken(self._desk.case, self._standing)

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """For typing ahead: the next sibling whose text, or number, begins so; accents and case do not matter."""
        siblings = self._under(self.parent(start))
        wanted = folded(str(value))
        for at in range(start.row(), start.row() + len(siblings)):
            row = siblings[at % len(siblings)]
            if any(
                folded(one).startswith(wanted) for one in (words.text(self.spoken, row), words.number(self.spoken, row))
            ):
                return [self.index_of(row)]
        return []

    def _under(self, parent: Index) -> list[Row]:
        if not parent.isValid():
            return self._top
        row = self.row_at(parent)
        return [] if row is None else row.children

    # Following the desk

    def rebuild(self) -> None:
        """Make all rows anew."""
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        self._by_key.clear()
        self._by_ref.clear()
        self.deepest = 0
        self._shown = Shown(self._desk.appraisal)
        self._standing = self._shown.standing()
        self._forest = forest(self._desk.case)
        self._top = self._grown([Hung(node.box, node) for node in self._forest.roots], None)
        _number(self._top)

    def _edited(self, edit: Edit) -> None:
        if any(change.ref.kind is not Kind.VIEW for change in edit.changes):
            before, self._forest = self._forest, regrown(self._forest, self._desk.case, None, edit)
            if before.roots != self._forest.roots:
                self.changing = True
                self._compare()
                self.changing = False
                self.followed.emit()
        self._appraised()

    def _appraised(self) -> None:
        before, self._standing = self._standing, self._shown.standing()
        case = self._desk.case
        for ref in self._standing.turned(before):
            showing = [ref]
            if ref.kind is Kind.CLAIM:
                showing += map(ref_of, case.uses_of(ref.id))
                showing += map(ref_of, case.positions_by(ref.id))
            for one in showing:
                if one in self._by_ref:
                    self._tell(self._by_ref[one])

    def _compare(self) -> None:
        """Bring the rows in step with the forest, from the top down, only where its nodes are others."""
        ahead: list[Row] = []
        self._line_up(None, self._top, [Hung(node.box, node) for node in self._forest.roots], ahead)
        while ahead:
            row = ahead.pop()
            if row.hung.node is not None:
                self._line_up(row, row.children, hung_under(row.hung.node), ahead)

    def _line_up(self, parent: Row | None, rows: list[Row], wanted: list[Hung], ahead: list[Row]) -> None:
        """Give a parent these rows: those at both ends that stay are kept, the others made anew."""
        start, stop, end = _middle(rows, wanted)
        for row, hung in itertools.chain(
            zip(rows[:start], wanted[:start], strict=True), zip(rows[stop:], wanted[end:], strict=True)
        ):
            old, row.hung = row.hung, hung
            if old.node is not hung.node:
                ahead.append(row)
            if old.node is not hung.node or old.step is not hung.step or old.linked is not hung.linked:
                self._tell(row)
        above = self.index_of(parent)
        if stop > start:
            self.beginRemoveRows(above, start, stop - 1)
            gone = rows[start:stop]
            del rows[start:stop]
            self._forget(gone)
            _number(rows, start)
            self.endRemoveRows()
        if end > start:
            self.beginInsertRows(above, start, end - 1)
            rows[start:start] = self._grown(wanted[start:end], parent)
            _number(rows, start)
            self.endInsertRows()
        if stop > start or end > start:
            for row in rows[start:]:
                if row.is_issue:  # its number is its place
                    self._tell(row)

    def _grown(self, hung: Iterable[Hung], parent: Row | None) -> list[Row]:
        """New rows with all beneath them."""
        found = [Row(next(self._keys), one, parent) for one in hung]
        ahead = [(row, 0 if parent is None else parent.depth + 1) for row in found]
        while ahead:
            row, depth = ahead.pop()
            self._by_key[row.key] = self._by_ref[row.ref] = row
            self.deepest = max(self.deepest, depth)
            if row.hung.node is not None:
                row.children = [Row(next(self._keys), one, row) for one in hung_under(row.hung.node)]
                _number(row.children)
                ahead += [(child, depth + 1) for child in row.children]
        return found

    def _forget(self, rows: list[Row]) -> None:
        for row in itertools.chain.from_iterable(row.beneath() for row in rows):
            del self._by_key[row.key]
            if self._by_ref.get(row.ref) is row:  # it may hang elsewhere by now
                del self._by_ref[row.ref]

    def _tell(self, row: Row) -> None:
        index = self.index_of(row)
        self.dataChanged.emit(index, index)


def _number(rows: list[Row], start: int = 0) -> None:
    for at in range(start, len(rows)):
        rows[at].at = at


def _middle(rows: list[Row], wanted: list[Hung]) -> tuple[int, int, int]:
    """Where rows begin to differ from those wanted, and where in each list they agree again up to the end."""
    start = 0
    while start < min(len(rows), len(wanted)) and rows[start].ref == wanted[start].box.ref:
        start += 1
    stop, end = len(rows), len(wanted)
    while stop > start and end > start and rows[stop - 1].ref == wanted[end - 1].box.ref:
        stop, end = stop - 1, end - 1
    return start, stop, end
