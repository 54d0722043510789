"""The preferences dialog: each choice takes effect at once, so there is nothing to accept or cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from moot.drawing.style import grown
from moot.store.folders import backups_folder, make_private
from moot.windows.actions import translate
from moot.windows.language import languages
from moot.windows.panels.tick import TickBox
from moot.windows.preferences import MOST_BACKUPS, TEXT_SIZES, Beginning, ThemeChoice
from moot.windows.scrolled import Scrolled
from moot.windows.sizes import set_in

if TYPE_CHECKING:
    from moot.windows.program import Program

_FIELD = 260  # px


class PreferencesDialog(QDialog):
    """How it looks, which keys act, what is kept."""

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Preferences"))
        self._program = program
        groups = QWidget()
        inside = QVBoxLayout(groups)
        inside.setContentsMargins(0, 0, 0, 0)
        for group in (self._looks(), self._doing(), self._keeping()):
            inside.addWidget(group)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 6, 18, 14)
        column.addWidget(Scrolled(groups, self), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.rejected.connect(self.accept)
        column.addWidget(buttons)

    def _looks(self) -> QGroupBox:
        group, form = _group(translate("How it looks"))
        themes = [
            (translate("As the system"), ThemeChoice.SYSTEM),
            (translate("Light"), ThemeChoice.LIGHT),
            (translate("Dark"), ThemeChoice.DARK),
        ]
        # each language under its own name: who chose the wrong one must find the way back
        there = [(name, code) for code, name in languages().items()]
        sizes = [(_size_words(size), size) for size in TEXT_SIZES]
        families = [(translate("As the system"), ""), *((name, name) for name in _families())]
        form.addRow(translate("Theme"), self._choice("theme", themes))
        form.addRow(translate("Language"), self._choice("language", [(translate("As the system"), ""), *there]))
        form.addRow("", _small(translate("Menus change their language when Moot is started again.")))
        form.addRow(translate("Size of texts"), self._choice("text_size", sizes))
        form.addRow("", _small(translate("Maps open at this size too. Pictures and prints stay as they are.")))
        form.addRow(translate("Font of the window"), self._choice("interface_font", families))
        form.addRow(translate("Font of the map"), self._choice("map_font", families))
        return group

    def _doing(self) -> QGroupBox:
        group, form = _group(translate("Working"))
        beginnings = [
            (translate("The sample dispute"), Beginning.SAMPLE),
            (translate("The start page"), Beginning.START_PAGE),
            (translate("The last case, while recent files are remembered"), Beginning.LAST_CASE),
        ]
        form.addRow(translate("Begin with"), self._choice("beginning", beginnings))
        form.addRow(
            self._switch("letters", translate("Single letters are commands on the map (R reason, O objection …)"))
        )
        form.addRow(self._switch("motion", translate("Boxes glide to their new places")))
        form.addRow(translate("Hints"), self._hints())
        return group

    def _keeping(self) -> QGroupBox:
        group, form = _group(translate("What is kept"))
        backups = QSpinBox(self)
        backups.setObjectName("backups")
        backups.setAccessibleName(translate("Backups of each case"))
        set_in(backups)
        backups.setRange(1, MOST_BACKUPS)
        backups.setValue(self._program.preferences.value.backups)
        backups.valueChanged.connect(lambda count: self._program.change(backups=count))
        form.addRow(
            translate("Backups of each case"), _beside(backups, _button(translate("Open folder"), _show_backups))
        )
        form.addRow("", _small(translate("Before the first change of a sitting, the case is copied there.")))
        self.clear = _button(translate("Clear the list"), self._clear)
        self.clear.setEnabled(bool(self._program.preferences.value.recents))
        keep = self._switch("keep_recents", translate("Remember recent files (their names may tell of clients)"))
        keep.toggled.connect(lambda on: None if on else self._clear())
        form.addRow(_beside(keep, self.clear))
        return group

    def _choice(self, name: str, options: Sequence[tuple[str, object]]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setMinimumWidth(grown(_FIELD))
        values = [value for _words, value in options]
        for words, _value in options:
            box.addItem(words)
        chosen = getattr(self._program.preferences.value, name)
        if chosen not in values:  # a font that is not installed here, a size from a file edited by hand
            values.append(chosen)
            box.addItem(str(chosen))
        box.setCurrentIndex(values.index(chosen))
        box.currentIndexChanged.connect(lambda index: self._program.change(**{name: values[index]}))
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

    def _switch(self, name: str, words: str) -> TickBox:
        box = TickBox(words, self)
        box.setObjectName(name)
        box.setChecked(bool(getattr(self._program.preferences.value, name)))
        box.toggled.connect(lambda on: self._program.change(**{name: on}))
        return box

    def _clear(self) -> None:
        self._program.preferences.forget_recents()
        self.clear.setEnabled(False)


def _show_backups() -> None:
    folder: Path = backups_folder()
    make_private(folder)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _families() -> list[str]:
    """The fonts one can read a map in."""
    return [name for name in QFontDatabase.families(QFontDatabase.WritingSystem.Latin) if not name.startswith(".")]


def _size_words(size: int) -> str:
    words = translate("{size} %, as the system") if size == 100 else translate("{size} %")
    return words.format(size=size)


def _group(title: str) -> tuple[QGroupBox, QFormLayout]:
    group = QGroupBox(title)
    form = QFormLayout(group)
    form.setContentsMargins(0, 10, 0, 8)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return group, form


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("hint-line")
    return label


def _button(words: str, deed: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: deed())
    return button


def _beside(field: QWidget, button: QPushButton) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    row.addWidget(button)
    return both
