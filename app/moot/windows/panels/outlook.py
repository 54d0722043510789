"""What matters: the claims on which an issue turns, and what either side would need. Choosing a way tries it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from moot.canvas.desk import Desk
from moot.model.case import in_order
from moot.windows.actions import translate as _tr
from moot.windows.panels import turning
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.pane import read_in_order
from moot.windows.panels.rows import Row, RowTree
from moot.windows.panels.searching import SearchingPage


class OutlookPanel(SearchingPage[turning.Outlook]):
    """The issues to choose from, and what matters for the one chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.issues = CalmCombo(self)
        self.issues.setAccessibleName(_tr("Issue"))
        self.issues.currentIndexChanged.connect(self.ask)
        self.tree = RowTree(_tr("What matters"), self)
        self.tree.chosen.connect(self._try)
        head = QHBoxLayout()
        label = QLabel(_tr("Issue"), self)
        label.setBuddy(self.issues)
        head.addWidget(label)
        head.addWidget(self.issues, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 4, 0)
        column.addLayout(head)
        column.addWidget(self.tree)
        read_in_order(column)

    def begin(self) -> None:
        self._list_issues()
        issue = self.issues.currentData()
        if not issue:
            self.tree.show_rows([Row("", _tr("There is no issue on this map yet."))])
            return
        self.tree.show_rows([Row("", _tr("Looking …"))])
        appraisal = self.desk.appraisal
        records = list(appraisal.laid.seen_all(self.desk.case))
        self.search.start(turning.issue_search(records, appraisal.semantics, issue))

    def _list_issues(self) -> None:
        listed = [(issue.text or issue.id, issue.id) for issue in sorted(self.desk.case.issues.values(), key=in_order)]
        if listed == [(self.issues.itemText(n), self.issues.itemData(n)) for n in range(self.issues.count())]:
            return
        before = self.issues.currentData()
        self.issues.blockSignals(True)
        self.issues.clear()
        for text, id_ in listed:
            self.issues.addItem(text, id_)
        self.issues.setCurrentIndex(max(0, self.issues.findData(before)))
        self.issues.blockSignals(False)

    def found(self, outlook: turning.Outlook) -> None:
        self.tree.show_rows(turning.outlook_rows(self.desk.case, outlook))
        self.tree.expandAll()

    def _try(self, flips: object) -> None:
        if isinstance(flips, tuple):
            self.desk.appraisal.suppose(turning.overlay_of(self.desk.appraisal.trial, flips))
            self.desk.appraised.emit()
