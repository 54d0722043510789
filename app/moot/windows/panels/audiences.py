"""Audiences side by side: two of them to choose, and where they part. Rows lead to their boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from moot.analysis.audiences import audiences
from moot.analysis.comparison import Comparison, Verdict, compare
from moot.analysis.labelling import Semantics
from moot.analysis.sentences import Sentence
from moot.canvas.desk import Desk
from moot.drawing.standing import name_of, word_of
from moot.model.case import Case
from moot.model.records import Id, Kind, Record, Ref
from moot.windows.actions import translate as _tr
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.pane import read_in_order
from moot.windows.panels.rows import Row, RowTree
from moot.windows.panels.searching import SearchingPage
from moot.windows.panels.trial import called

Cancelled = Callable[[], bool]


class ComparisonPanel(SearchingPage[Comparison]):
    """Two audiences (the case itself among them), and the issues and claims on which they part."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.first, self.second = (_chooser(name, self) for name in (_tr("Compare"), _tr("with")))
        self.tree = RowTree(_tr("Audiences"), self)
        self.tree.chosen.connect(self._go)
        head = QFormLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 4, 0)
        column.addLayout(head)
        column.addWidget(self.tree)
        for label, chooser in ((_tr("Compare"), self.first), (_tr("with"), self.second)):
            head.addRow(label, chooser)
            chooser.currentIndexChanged.connect(self.ask)
        read_in_order(column)

    def begin(self) -> None:
        case = self.desk.case
        known = audiences(case)
        self._list([("", _tr(name_of(case, None))), *((one.id, name_of(case, one.id)) for one in known)])
        if not known:
            self.tree.show_rows(
                [Row("", _tr("There is no audience yet. New audience… in the menu of rules makes one."))]
            )
            return
        work = comparing(list(case), self.desk.appraisal.semantics, *self._pair())
        self.search.start(work)

    def _pair(self) -> tuple[Id | None, Id | None]:
        return self.first.currentData() or None, self.second.currentData() or None

    def _list(self, choices: Sequence[tuple[Id, str]]) -> None:
        """Offer these; what was chosen stays so, or else the case itself and the audience listened to."""
        known = [id_ for id_, _name in choices]
        for chooser, usual in ((self.first, ""), (self.second, self.desk.appraisal.audience or known[-1])):
            before = chooser.currentData()
            wanted = before if before in known and chooser.count() > 1 else usual
            if choices != [(chooser.itemData(n), chooser.itemText(n)) for n in range(chooser.count())]:
                chooser.blockSignals(True)
                chooser.clear()
                for id_, name in choices:
                    chooser.addItem(name, id_)
                chooser.setCurrentIndex(known.index(wanted))
                chooser.blockSignals(False)

    def found(self, comparison: Comparison) -> None:
        self.tree.show_rows(comparison_rows(self.desk.case, comparison, *self._pair()))

    def _go(self, ref: object) -> None:
        if isinstance(ref, Ref):
            self.desk.wanted.emit(ref)


def comparing(
    records: Sequence[Record], semantics: Semantics, first: Id | None, second: Id | None
) -> Callable[[Cancelled], Comparison]:
    """The work that compares two audiences."""
    return lambda cancelled: compare(Case(records), first, second, semantics)


def comparison_rows(case: Case, comparison: Comparison, first: Id | None, second: Id | None) -> list[Row]:
    """Where two audiences part, as rows: first the issues, then the claims with both reasons."""
    one, other = _heard(case, first), _heard(case, second)
    rows = [row for verdict in comparison.verdicts if (row := _verdict(case, verdict, one, other)) is not None]
    for found in comparison.differences:
        if found.claim in case.claims:
            words = _tr("{claim}: {status} {heard}, {other_status} {other_heard}").format(
                claim=called(case, found.claim),
                status=_tr(word_of(found.first)),
                heard=one,
                other_status=_tr(word_of(found.second)),
                other_heard=other,
            )
            reasons = [_reason(case, first, found.first_reason), _reason(case, second, found.second_reason)]
            rows.append(Row(words, " ".join(reasons), Ref(Kind.CLAIM, found.claim)))
    return rows or [Row("", _tr("They part on nothing: every claim has the same status, every issue the same answer."))]


def _verdict(case: Case, verdict: Verdict, one: str, other: str) -> Row | None:
    issue = case.issues.get(verdict.issue)
    if issue is None:
        return None
    words = f"{_prevails(case, verdict.first, one)} {_prevails(case, verdict.second, other)}"
    return Row(issue.text or _tr("Issue"), words, Ref(Kind.ISSUE, issue.id))


def _prevails(case: Case, claim: Id | None, heard: str) -> str:
    if claim is None or claim not in case.claims:
        return _tr("No single answer stands {heard}.").format(heard=heard)
    return _tr("{claim} prevails {heard}.").format(claim=called(case, claim), heard=heard)


def _reason(case: Case, audience: Id | None, reason: Sentence) -> str:
    return _tr("{name}: {reason}").format(name=_name(case, audience), reason=reason.text(_tr))


def _heard(case: Case, audience: Id | None) -> str:
    if audience is None:
        return _tr("in the case")
    return _tr("for {audience}").format(audience=name_of(case, audience))


def _name(case: Case, audience: Id | None) -> str:
    name = name_of(case, audience)
    return _tr(name) if audience is None else name


def _chooser(name: str, parent: QWidget) -> QComboBox:
    chooser = CalmCombo(parent)
    chooser.setAccessibleName(name)
    return chooser
