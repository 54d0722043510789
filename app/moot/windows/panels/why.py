"""Why a claim or an argument has its status: the sentence, then the tree one level at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moot.analysis.explain import Explainer, Explanation
from moot.canvas.desk import Desk
from moot.document.appraisal import Appraisal
from moot.model.case import Case
from moot.model.records import Kind, Ref
from moot.windows.actions import translate as _tr
from moot.windows.panels.rows import Row, RowTree
from moot.windows.panels.section import Section


class WhySection(Section):
    """The explanation of what is selected. Every step leads to its box."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Why"), parent)
        self.setObjectName("ruled")
        self._desk = desk
        self.tree = RowTree(_tr("Why it has this status"), self)
        self.tree.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.itemExpanded.connect(self._grow)
        self.tree.itemCollapsed.connect(self._grow)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self.body.addLayout(column)

    def explain(self, ref: Ref | None) -> None:
        """Explain this claim or argument; nothing for anything else."""
        rows = why_rows(self._desk.appraisal, self._desk.case, ref)
        self.name(_tr("Why, in the labelling") if self._desk.appraisal.reading else _tr("Why"))
        self.setVisible(bool(rows))
        self.tree.show_rows(rows)
        first = self.tree.topLevelItem(0)
        if first is not None:
            first.setExpanded(True)
        self._grow()

    def refit(self) -> None:
        """As high as the rows are at the present width."""
        self._grow()

    def _grow(self) -> None:
        self.tree.doItemsLayout()
        self.tree.setFixedHeight(max(24, self.tree.contents_height()))


def why_rows(appraisal: Appraisal, case: Case, ref: Ref | None) -> list[Row]:
    """The explanation of a claim or an argument as rows, the rest of it opened on demand."""
    if ref is None:
        return []
    labelling = appraisal.labelling
    if ref.kind is Kind.CLAIM and ref.id in case.claims:
        return [_row(Explainer(labelling).claim(ref.id), case, top=True)]
    if ref.kind is Kind.ARGUMENT and ref.id in case.arguments:
        return [_row(Explainer(labelling).argument(ref.id), case, top=True)]
    return []


def _row(node: Explanation, case: Case, *, top: bool = False) -> Row:
    words = node.sentence.text(_tr)
    words = words[:1].upper() + words[1:]
    claim = case.claims.get(node.ref.id) if node.ref.kind is Kind.CLAIM else None
    heading = f"{claim.number or ''} {claim.text}".strip() if claim is not None and not top else ""
    children = [_row(child, case) for child in node.children] if top else None
    if top:
        return Row("", words, None, (lambda: children or []) if children else None)
    return Row(heading, words, node.ref, (lambda: _below(node, case)) if node.children else None)


def _below(node: Explanation, case: Case) -> list[Row]:
    return [_row(child, case) for child in node.children]
