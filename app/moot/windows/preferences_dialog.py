"""The preferences dialog: each choice takes effect at once, so there is nothing to accept or cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QPushButton, QWidget

from moot.windows.actions import translate
from moot.windows.preferences import Beginning, ThemeChoice

if TYPE_CHECKING:
    from moot.windows.program import Program


class PreferencesDialog(QDialog):
    """Theme, letters as keys, motion, recent files."""

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Preferences"))
        self._program = program
        form = QFormLayout(self)
        form.addRow(translate("Theme"), self._themes())
        self._switch(form, "letters", translate("Single letters are commands on the map (R reason, O objection …)"))
        self._switch(form, "motion", translate("Boxes glide to their new places"))
        self._switch(form, "keep_recents", translate("Remember recent files (their names may tell of clients)"))
        form.addRow(translate("Begin with"), self._beginnings())
        form.addRow(translate("Hints"), self._hints())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.accept)
        form.addRow(buttons)

    def _themes(self) -> QComboBox:
        words = {
            ThemeChoice.SYSTEM: translate("As the system"),
            ThemeChoice.LIGHT: translate("Light"),
            ThemeChoice.DARK: translate("Dark"),
        }
        box = QComboBox(self)
        for choice, word in words.items():
            box.addItem(word, choice.value)
        box.setCurrentIndex(list(words).index(self._program.preferences.value.theme))
        box.currentIndexChanged.connect(lambda index: self._program.change(theme=list(words)[index]))
        return box

    def _beginnings(self) -> QComboBox:
        words = {
            Beginning.SAMPLE: translate("The sample dispute"),
            Beginning.START_PAGE: translate("The start page"),
            Beginning.LAST_CASE: translate("The last case, while recent files are remembered"),
        }
        box = QComboBox(self)
        box.setObjectName("beginning")
        for choice, word in words.items():
            box.addItem(word, choice.value)
        box.setCurrentIndex(list(words).index(self._program.preferences.value.beginning))
        box.currentIndexChanged.connect(lambda at: self._program.preferences.change(beginning=list(words)[at]))
        return box

    def _hints(self) -> QPushButton:
        button = QPushButton(translate("Show hints again"), self)
        button.setObjectName("hints-again")
        button.setAutoDefault(False)
        button.setEnabled(bool(self._program.preferences.value.hints_gone))

        def again() -> None:
            self._program.preferences.change(hints_gone=())
            button.setEnabled(False)

        button.clicked.connect(again)
        return button

    def _switch(self, form: QFormLayout, name: str, words: str) -> None:
        box = QCheckBox(words, self)
        box.setObjectName(name)
        box.setChecked(bool(getattr(self._program.preferences.value, name)))
        box.toggled.connect(lambda on: self._set(name, on=on))
        form.addRow(box)

    def _set(self, name: str, *, on: bool) -> None:
        self._program.change(**{name: on})
        if name == "keep_recents" and not on:
            self._program.preferences.forget_recents()
