"""Admissibility marks of a citation: free words, and a menu of the known ones."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from moot.analysis.gaps import UNFIT
from moot.windows.actions import translate as _tr
from moot.windows.panels.editors import TagsEditor

MARKS = ("admitted", "objected to", "hearsay", *sorted(UNFIT))


class MarksEditor(TagsEditor):
    """Words with commas between them; the menu adds and takes away known ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more = QToolButton(self)
        self.more.setObjectName("field-more")
        self.more.setText("+")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self.menu)
        row = self.layout()
        if row is not None:
            row.addWidget(self.more)

    def name(self, label: str) -> None:
        super().name(label)
        self.more.setAccessibleName(_tr("{field}: choose").format(field=label))

    def lock(self, locked: bool) -> None:
        super().lock(locked)
        self.more.setVisible(not locked)

    def toggle(self, mark: str) -> None:
        """Add a mark, or take it away, as if it had been typed."""
        words = self._words()
        there = [word for word in words if word.casefold() == mark.casefold()]
        kept = [word for word in words if word not in there]
        self.line.setText(", ".join(kept if there else [*kept, mark]))
        self._choose()

    def _fill(self) -> None:
        self.menu.clear()
        held = {word.casefold() for word in self._words()}
        for mark in MARKS:
            action = self.menu.addAction(_tr(mark))
            action.setCheckable(True)
            action.setChecked(mark in held)
            action.triggered.connect(lambda _checked, mark=mark: self.toggle(mark))

    def _words(self) -> list[str]:
        value = self.value()
        return list(value) if isinstance(value, tuple) else []
