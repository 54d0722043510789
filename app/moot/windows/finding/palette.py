"""Every command by its name, and every claim, issue, view and recent file: one field for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTreeWidgetItem, QWidget

from moot.canvas.chooser import KEY, Chooser
from moot.document.finding import folded
from moot.model.case import in_order
from moot.model.records import Id, Kind, Ref
from moot.windows import files
from moot.windows.actions import shown_keys, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

MOST = 50  # rows for what is typed
_RECENT = 8  # commands used last that come first
_SIZE = (620, 420)  # px
_LEAST_TOP = 4  # px from the upper edge of the window


class Sort(IntEnum):
    """What an entry is; of equally good ones, the earlier sort comes first."""

    COMMAND = 0
    CLAIM = 1
    ISSUE = 2
    VIEW = 3
    FILE = 4


class Entry(NamedTuple):
    """One thing to reach: its name or id, its key number (0: none), words, what stands at the right, folded words."""

    sort: Sort
    key: Id
    number: int
    words: str
    aside: str
    folded: str
    enabled: bool = True


def ranked(known: Iterable[Entry], query: str, recent: tuple[str, ...] = (), most: int = MOST) -> list[Entry]:
    """What a query finds, best first: its number, numbers that begin so, what begins with it, word starts, the rest.

    Of equally good ones commands used last come first. Nothing typed finds all commands.
    """
    words = folded(query).split()
    number = query.strip().lstrip("#")
    last = len(recent)
    used = {name: place for place, name in enumerate(recent)}
    found: list[tuple[int, int, Sort, int, int, Entry]] = []
    for place, entry in enumerate(known):
        rank = _rank(entry, words, number)
        if rank is not None:
            late = used.get(entry.key, last) if entry.sort is Sort.COMMAND else last
            found.append((rank, late, entry.sort, entry.number, place, entry))
    found.sort(key=lambda one: one[:5])
    return [one[5] for one in (found[:most] if words else found)]


def _rank(entry: Entry, words: list[str], number: str) -> int | None:
    if not words:
        return 0 if entry.sort is Sort.COMMAND else None
    if entry.number and number.isdecimal() and str(entry.number).startswith(number):
        return 0 if str(entry.number) == number else 1
    if not all(word in entry.folded for word in words):
        return None
    if entry.folded.startswith(" ".join(words)):
        return 2
    return 3 if all(f" {word}" in f" {entry.folded}" for word in words) else 4


class _Popup(Chooser):
    def __init__(self, known: list[Entry], recent: tuple[str, ...], parent: QWidget) -> None:
        hint = translate("A command, a number or words of a claim, an issue, a view, a file")
        super().__init__(3, translate("Search or run a command"), hint, parent)
        self.setObjectName("palette")
        self._known = known
        self._recent = recent
        self.resize(min(_SIZE[0], parent.width() - 16), min(_SIZE[1], parent.height() - 60))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setColumnWidth(0, 44)

    def rows(self, query: str) -> Iterator[QTreeWidgetItem]:
        for entry in ranked(self._known, query, self._recent):
            row = QTreeWidgetItem([str(entry.number or ""), " ".join(entry.words.split()), entry.aside])
            row.setData(0, KEY, (entry.sort, entry.key))
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setToolTip(1, entry.key if entry.sort is Sort.FILE else entry.words)
            row.setDisabled(not entry.enabled)
            yield row


class Palette(QObject):
    """Opens the popup over its window and does what is chosen. Remembers the commands used last, by any way."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.popup: _Popup | None = None
        self._before: QWidget | None = None
        self._recent: list[str] = []
        for name in window.actions_.deeds:
            window.actions_[name].triggered.connect(lambda _checked=False, name=name: self._used(name))

    def toggle(self) -> None:
        """Open the popup; close it where it is open."""
        if self.popup is not None:
            self._close()
            return
        window = self._window
        self._before = QApplication.focusWidget()
        window.map.accept_editing()
        popup = _Popup(self.entries(), tuple(self._recent), window)
        self.popup = popup
        popup.chosen.connect(self._chosen)
        popup.closed.connect(self._close)
        top = window.top.mapTo(window, QPoint(0, _LEAST_TOP)).y()  # over the field that says it can be opened
        popup.open_at(QPoint((window.width() - popup.width()) // 2, top))
        popup.search("")  # now that it is shown: rows measured before know nothing of the style sheet

    def entries(self) -> list[Entry]:
        """Everything that can be reached just now."""
        return [*self._commands(), *self._places(), *self._files()]

    def _commands(self) -> Iterator[Entry]:
        for name, deed in self._window.actions_.deeds.items():
            if name != "palette":
                words = deed.words
                yield Entry(Sort.COMMAND, name, 0, words, shown_keys(deed), folded(words), deed.enabled())

    def _places(self) -> Iterator[Entry]:
        case = self._window.desk.case
        names = {party.id: party.short or party.name for party in case.parties.values()}
        for claim in case.claims.values():
            held = ", ".join(names[holder] for holder in claim.holders if holder in names)
            yield Entry(Sort.CLAIM, claim.id, claim.number, claim.text, held, folded(f"{claim.text} {held}"))
        for issue in sorted(case.issues.values(), key=in_order):
            yield Entry(Sort.ISSUE, issue.id, 0, issue.text, translate("Issue"), folded(issue.text))
        for view in sorted(case.views.values(), key=in_order):
            yield Entry(Sort.VIEW, view.id, 0, view.title, translate("View"), folded(view.title))

    def _files(self) -> Iterator[Entry]:
        for path in self._window.program.preferences.value.recents:
            name = Path(path).name
            yield Entry(Sort.FILE, path, 0, name, translate("Recent file"), folded(name))

    def _used(self, name: str) -> None:
        if name != "palette":
            self._recent = [name, *(other for other in self._recent if other != name)][:_RECENT]

    def _close(self) -> None:
        """Take the popup away, the focus to where it was."""
        popup, self.popup = self.popup, None
        if popup is None:
            return
        focus = QApplication.focusWidget()
        popup.hide()
        popup.deleteLater()
        if focus is None or popup.isAncestorOf(focus):
            before = self._before
            (before if before is not None and before.isVisible() else self._window.map).setFocus()

    def _chosen(self, key: tuple[Sort, Id]) -> None:
        self._close()
        window, (sort, id_) = self._window, key
        if sort is Sort.COMMAND:
            self._used(id_)
            window.actions_.deeds[id_].run()
        elif sort is Sort.VIEW:
            window.desk.look(window.desk.case.views[id_])
            window.map.fit_readably()
        elif sort is Sort.FILE:
            files.open_paths(window, [id_])
        else:
            window.desk.wanted.emit(Ref(Kind.CLAIM if sort is Sort.CLAIM else Kind.ISSUE, id_))
            window.map.setFocus()
