"""Save clean copy: what goes along, how many of each there are, and how many claims stay behind."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from moot.canvas.wording import number_text
from moot.drawing.style import grown
from moot.model.case import Case
from moot.model.clean import Chosen, of_claims_left
from moot.windows import files
from moot.windows.actions import translate
from moot.windows.background import Background
from moot.windows.scrolled import Scrolled

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow


_WIDTH = 440  # px


class CleanCopyDialog(QDialog):
    """A tick for each part of the case that may go along; without notes, struck claims and audiences at first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Save clean copy"))
        self._window = window
        case = window.desk.case
        inside = QWidget()
        inside.setMinimumWidth(grown(_WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            self._words(
                translate(
                    "A clean copy is a case file for others. It has no history, no free pages and no "
                    "privileged claims, nor what hangs only from them."
                )
            )
        )
        column.addWidget(self._words(translate("What goes along beside the map:")))
        held = _held(case)
        self._ticks: dict[str, QCheckBox] = {}
        for name, words in _words().items():
            tick = QCheckBox(f"{words} ({number_text(held[name])})", self)
            tick.setObjectName(name)
            tick.setChecked(getattr(Chosen(), name))
            tick.setEnabled(held[name] > 0)
            column.addWidget(tick)
            self._ticks[name] = tick
        self._ticks["struck"].toggled.connect(self.refresh)
        self._counting: Background[int] = Background(self._tell, window.desk.bug.emit, self)
        self.told = self._words(" ")
        self.told.setObjectName("hint-line")
        column.addSpacing(6)
        column.addWidget(self.told)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(Scrolled(inside, self), 1)
        whole.addWidget(self._buttons())
        self.refresh()

    @property
    def chosen(self) -> Chosen:
        """What is ticked."""
        return Chosen(**{name: tick.isChecked() for name, tick in self._ticks.items()})

    def refresh(self) -> None:
        """Say how much of the case stays behind; of a large case, a moment later."""
        records, struck = list(self._window.desk.case), self.chosen.struck
        self._counting.start(lambda _cancelled: len(of_claims_left(Case(records), struck=struck).claims))

    def done(self, result: int) -> None:
        """Count no further."""
        self._counting.cancel()
        super().done(result)

    def _tell(self, left: int) -> None:
        all_ = len(self._window.desk.case.claims)
        words = (
            translate("{left} of {all} claims are in the copy.") if left < all_ else translate("All claims are in it.")
        )
        self.told.setText(words.format(left=number_text(left), all=number_text(all_)))

    def ask_and_save(self) -> None:
        """Ask where and save there; stay open where that was refused."""
        path = files.ask_where(self._window, translate("Save clean copy"), translate("{title} clean"))
        if path is not None and self.save_to(path):
            self.accept()

    def save_to(self, path: Path) -> bool:
        """Save the copy to this file; False, and a sentence, where that cannot be done."""
        document, chosen = self._window.desk.document, self.chosen
        if not files.told(self._window, lambda: document.save_copy(path, chosen)):
            return False
        self._window.say(translate("Clean copy saved as {name}.").format(name=path.name))
        return True

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        save = buttons.addButton(translate("Save clean copy…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.accepted.connect(self.ask_and_save)
        buttons.rejected.connect(self.reject)
        return buttons


def _words() -> dict[str, str]:
    words = {
        "notes": translate("Notes"),
        "struck": translate("Struck claims"),
        "questions": translate("Questions"),
        "quotes": translate("Quoted words of sources"),
        "documents": translate("Attached documents"),
        "chronology": translate("Chronology"),
        "audiences": translate("Audiences and what they rule"),
        "views": translate("Kept views"),
    }
    assert set(words) == {field.name for field in fields(Chosen)}
    return words


def _held(case: Case) -> dict[str, int]:
    """How many of each there are in the case."""
    return {
        "notes": sum(bool(getattr(record, "note", "")) for record in case),
        "struck": sum(claim.struck for claim in case.claims.values()),
        "questions": len(case.questions),
        "quotes": sum(bool(excerpt.quote) for excerpt in case.excerpts.values()),
        "documents": sum(bool(source.digest) for source in case.sources.values()),
        "chronology": len(case.events),
        "audiences": len(case.audiences),
        "views": len(case.views),
    }
