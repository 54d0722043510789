"""What is tried: a strip that says so while it lasts, and the list of all it turns."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from moot.analysis.overlay import Fields
from moot.canvas import trying
from moot.canvas.desk import Desk
from moot.canvas.wording import in_quotes
from moot.drawing.standing import name_of, word_of
from moot.model.case import Case
from moot.model.records import Id, Kind, Ref, Standard
from moot.windows.actions import translate as _tr
from moot.windows.panels.rows import Row, RowTree


class TrialList(RowTree):
    """What is tried and every claim it turns, old status → new, with the reason. Rows lead to their boxes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("What if"), parent)
        self._desk = desk
        self.chosen.connect(self._go)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.refresh)
        for signal in (desk.edited, desk.appraised, desk.rebuilt):
            signal.connect(self._late.start)
        self._late.start()

    def refresh(self) -> None:
        """Show what is tried now and what it turns."""
        self._late.stop()
        self.show_rows(trial_rows(self._desk))

    def stop(self) -> None:
        """Follow no further."""
        self._late.stop()

    def _go(self, ref: object) -> None:
        if isinstance(ref, Ref):
            self._desk.wanted.emit(ref)


def trial_rows(desk: Desk) -> list[Row]:
    """The rows of the list: first what is tried, then what it turns."""
    appraisal, case = desk.appraisal, desk.case
    if not appraisal.trial:
        return [Row("", _tr("Nothing is tried. S strikes the selected claim, A accepts it, J rejects it."))]
    rows = [Row(_tried(case, ref, fields), "", ref) for ref, fields in appraisal.trial.fields.items() if ref in case]
    turns = appraisal.turns()
    words = turned_words(len(turns))
    rows.append(Row(words[:1].upper() + words[1:], ""))
    for turn in turns:
        change = _tr("{before} → {after}").format(before=_tr(word_of(turn.before)), after=_tr(word_of(turn.after)))
        heading = f"{called(case, turn.claim)}: {change}"
        rows.append(Row(heading, turn.reason.text(_tr), Ref(Kind.CLAIM, turn.claim)))
    return rows


def trial_sentence(desk: Desk) -> str:
    """What the strip says; empty while nothing is tried."""
    count = len(desk.appraisal.trial.fields)
    if not count:
        return ""
    turned = len(desk.appraisal.turned())
    changes = _tr("1 change is tried") if count == 1 else _tr("{count} changes are tried").format(count=count)
    audience = desk.appraisal.audience
    if audience is not None:
        words = _tr("{changes}; {turns}. Keeping makes them rulings of {audience}; the case itself stays as it is.")
        return words.format(changes=changes, turns=turned_words(turned), audience=name_of(desk.case, audience))
    return _tr("{changes}; {turns}. The case stays as it was until you keep them.").format(
        changes=changes, turns=turned_words(turned)
    )


def turned_words(count: int) -> str:
    """How many statuses what is tried turns."""
    if not count:
        return _tr("no status turns")
    return _tr("1 status turns") if count == 1 else _tr("{count} statuses turn").format(count=count)


def called(case: Case, id_: Id) -> str:
    """A claim by its number, or the beginning of its text."""
    claim = case.claims[id_]
    return str(claim.number) if claim.number else in_quotes(claim.text[:30])


def _tried(case: Case, ref: Ref, fields: Fields) -> str:
    if ref.kind is Kind.ISSUE:
        return _tr("The issue is held to {standard}").format(standard=_standard(fields))
    if ref.kind is Kind.ARGUMENT:
        return _tr("A step weighs {weight}").format(weight=fields["weight"])
    name = called(case, ref.id)
    words = []
    if fields.get("struck"):
        words.append(_tr("{claim} is struck").format(claim=name))
    elif "stance" in fields:
        words.append(_tr("{claim} is {stance}").format(claim=name, stance=_tr(str(fields["stance"]))))
    elif "struck" in fields:
        words.append(_tr("{claim} is not struck").format(claim=name))
    if "standard" in fields:
        words.append(_tr("{claim} is held to {standard}").format(claim=name, standard=_standard(fields)))
    return ", ".join(words)


def _standard(fields: Fields) -> str:
    standard = fields.get("standard")
    return _tr(trying.STANDARD_WORDS[standard]) if isinstance(standard, Standard) else _tr("the standard of the case")
