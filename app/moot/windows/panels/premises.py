"""The premises of an argument in the inspector: each leads to its claim and says what part it plays."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from moot.canvas.desk import Desk
from moot.drawing.legible import one_line
from moot.model.records import Kind, Premise, Ref
from moot.windows.actions import translate as _tr
from moot.windows.panels.bound import BoundField
from moot.windows.panels.editors import Editor, WordsEditor, WordsShown
from moot.windows.panels.fields import words_in_use
from moot.windows.panels.linked import link
from moot.windows.panels.section import Section

_SHOWN = 60  # characters of a claim
ROLES = ("major premise", "minor premise", "rule", "fact", "exception")


class PremisesSection(Section):
    """The premises of the argument shown, with their roles."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Premises"), parent)
        self._desk = desk
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, 110)
        self.body.addLayout(self._grid)
        self.rows: list[PremiseRow] = []

    def tell(self, ref: Ref | None) -> None:
        """Show the premises of this argument; nothing for anything else."""
        argument = ref.id if ref is not None and ref.kind is Kind.ARGUMENT else ""
        premises = self._desk.case.premises_of(argument) if argument else []
        self.setVisible(bool(premises))
        while len(self.rows) < len(premises):
            row = PremiseRow(self._desk, self)
            self._grid.addWidget(row.claim, len(self.rows), 0)
            self._grid.addWidget(row.editor, len(self.rows), 1)
            self.rows.append(row)
        for number, row in enumerate(self.rows):
            row.turn_to(premises[number] if number < len(premises) else None)

    def settle(self) -> None:
        """Put what is being typed into the case."""
        for row in self.rows:
            row.role.settle()


class PremiseRow:
    """One premise: a button that leads to its claim, and its role."""

    def __init__(self, desk: Desk, section: QWidget) -> None:
        self._desk = desk
        self._ref: Ref | None = None
        self.claim = link("", self._go, section, wide=True)
        self.editor: Editor = WordsEditor(self._roles, section) if desk.writable else WordsShown(str, section)
        self.role = BoundField(desk, "role", self.editor)

    def turn_to(self, premise: Premise | None) -> None:
        """Show this premise; none hides the row."""
        for widget in (self.claim, self.editor):
            widget.setVisible(premise is not None)
        if premise is None:
            self.role.turn_to(())
            return
        claim = self._desk.case.claims.get(premise.claim)
        number, text = (claim.number, claim.text) if claim is not None else (0, "?")
        words = f"{number or ''} {one_line(text, _SHOWN)}".strip()
        self._ref = Ref(Kind.CLAIM, premise.claim)
        self.claim.say(words, whole=f"{number or ''} {text}".strip())
        self.editor.name(_tr("Role of {claim}").format(claim=words))
        self.role.turn_to((Ref(Kind.PREMISE, premise.id),))

    def _roles(self) -> list[str]:
        return list(dict.fromkeys([*words_in_use(self._desk.case, Kind.PREMISE, "role"), *ROLES]))

    def _go(self) -> None:
        if self._ref is not None:
            self._desk.wanted.emit(self._ref)
