"""Save as template: what the open case is as a template, under a name and with a line on what it is good for.

The dialog says what goes into it, since wordings and names of parties do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout

from moot.canvas.wording import worded
from moot.document import templates
from moot.drawing.style import grown
from moot.formats.errors import FormatError
from moot.model.templates import as_template
from moot.windows.actions import translate as _tr

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_WIDTH = 460  # px
_MOST_NAMED = 6  # parties


class SaveTemplateDialog(QDialog):
    """Asks for a name and a line. Save is there once there is a name that a file can have."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(_tr("Save as template"))
        self._window = window
        self._case = window.desk.case
        self._known = {name.casefold() for name in templates.own()}
        self.name = QLineEdit(self)
        self.name.setMaxLength(templates.MOST_LETTERS)
        self.use = QLineEdit(self)
        self.use.setPlaceholderText(_tr("one line, for the start page"))
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumWidth(grown(_WIDTH))
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        self.save = buttons.button(kinds.Save)
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(_tr("Name"), self.name)
        form.addRow(_tr("What it is for"), self.use)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addWidget(buttons)
        self._goes_in = " ".join(self._sentences())
        self.name.textChanged.connect(self._tell)
        self._tell()

    def keep(self) -> None:
        """Write it, and close; where the disk says no, say so and stay."""
        name = templates.name_of(self.name.text())
        try:
            templates.keep(self._case, name, self.use.text())
        except FormatError as failure:
            self.told.setText(worded(failure))
            return
        self._window.say(_tr("Saved as template “{name}”. It is in File, New from template.").format(name=name))
        self.accept()

    def _tell(self) -> None:
        name = templates.name_of(self.name.text())
        self.save.setEnabled(bool(name))
        replaced = _tr("There is a template of this name; it will be replaced.")
        self.told.setText(f"{self._goes_in}\n\n{replaced}" if name.casefold() in self._known else self._goes_in)

    def _sentences(self) -> list[str]:
        said = [
            _tr(
                "A template keeps boxes with their wordings, parties, burdens, standards, schemes, questions and "
                "views. It leaves out sources and passages, notes, dates, the title of the case, and what was said of "
                "the truth of a claim."
            )
        ]
        without = len(self._case.claims) - len(as_template(self._case).claims)
        if without == 1:
            said.append(_tr("1 claim is left out because it is privileged."))
        elif without:
            said.append(
                _tr("{count} claims are left out: privileged, or hanging only from what is.").format(count=without)
            )
        names = [party.name or party.short for party in self._case.parties.values()]
        shown = [name for name in names if name][:_MOST_NAMED]
        if shown:
            more = ", …" if len(names) > len(shown) else ""
            said.append(
                _tr("Names stay as they are, in wordings and of parties: {names}.").format(
                    names=", ".join(shown) + more
                )
            )
        return said
