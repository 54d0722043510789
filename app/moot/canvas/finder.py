"""Finding a claim, or another record, by typing: a field and a list over the map."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from moot.model.case import Case
from moot.model.records import Id

MOST = 50  # rows shown: more than that nobody reads, typing another letter is quicker
SIZE = (460, 300)  # px


class Entry(NamedTuple):
    """What can be found: by its number (0: it has none) or the folded words of its holder and text."""

    id: Id
    number: int
    holder: str
    text: str
    folded: str


def folded(text: str) -> str:
    """The text for comparison: no accents, no case."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return plain.casefold()


def entries(case: Case, leave_out: Iterable[Id] = ()) -> list[Entry]:
    """All claims that can be found, by key number."""
    absent = set(leave_out)
    found = []
    for claim in case.claims.values():
        if claim.id not in absent:
            parties = (case.parties.get(holder) for holder in claim.holders)
            holder = ", ".join(party.short or party.name for party in parties if party is not None)
            found.append(Entry(claim.id, claim.number, holder, claim.text, folded(f"{holder} {claim.text}")))
    return sorted(found, key=lambda entry: entry.number)


def matching(known: Iterable[Entry], query: str, most: int = MOST) -> list[Entry]:
    """The entries a query finds, best first: its number, numbers that begin so, then texts that hold all its words."""
    words = folded(query).split()
    if not words:
        return list(known)[:most]
    number = query.strip().lstrip("#")
    ranked: list[tuple[int, int, Entry]] = []
    for entry in known:
        if number.isdecimal() and str(entry.number).startswith(number):
            ranked.append((0 if str(entry.number) == number else 1, entry.number, entry))
        elif all(word in entry.folded for word in words):
            starts = entry.folded.startswith(words[0]) or f" {words[0]}" in entry.folded
            ranked.append((2 if starts else 3, entry.number, entry))
    ranked.sort(key=lambda found: found[:2])
    return [entry for _, _, entry in ranked[:most]]


class Finder(QFrame):
    """A field to type in and what it finds. `chosen` is emitted with the id of one; then, or on Esc, `closed`.

    `abandoned` says that the focus has gone elsewhere, and is not to be brought back.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, known: list[Entry], prompt: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.abandoned = False
        self._known = known
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = QLineEdit(self)
        self._claims = any(entry.number for entry in known)
        hint = "A number or words of the claim" if self._claims else "Words to look for"
        self.field.setPlaceholderText(QCoreApplication.translate("Finder", hint))
        self.field.setAccessibleName(prompt)
        self.list = QTreeWidget(self)
        self._set_up_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (QLabel(prompt, self), self.field, self.list):
            column.addWidget(part)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.resize(*SIZE)
        self._search("")

    def _set_up_list(self) -> None:
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(QCoreApplication.translate("Finder", "Found"))
        self.list.setColumnWidth(0, 44)
        self.list.setColumnWidth(1, 110)
        for column in (0, 1):
            self.list.setColumnHidden(column, not self._claims)

    def open_at(self, place: QPoint) -> None:
        """Show beside this point of the parent, wholly inside it, ready for typing."""
        room = self._over.rect().adjusted(4, 4, -4, -4)
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, query: str) -> None:
        self.list.clear()
        for entry in matching(self._known, query):
            row = QTreeWidgetItem([str(entry.number or ""), entry.holder, " ".join(entry.text.split())])
            row.setData(0, Qt.ItemDataRole.UserRole, entry.id)
            row.setToolTip(2, entry.text)
            self.list.addTopLevelItem(row)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _take(self, row: QTreeWidgetItem | None) -> None:
        self.hide()
        if row is not None:
            self.chosen.emit(row.data(0, Qt.ItemDataRole.UserRole))
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            elsewhere = QApplication.focusWidget()
            left = event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if left and self.isVisible() and (elsewhere is None or not self.isAncestorOf(elsewhere)):
                self.abandoned = True
                self.hide()
                self.closed.emit()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:  # with nothing found, Enter is a slip of the finger
                self._take(self.list.currentItem())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self.list, event)
        else:
            return False
        return True
