"""The palette's popup, and how what is typed is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from moot.canvas.chooser import KEY, Chooser
from moot.document.finding import folded
from moot.drawing.style import grown
from moot.model.records import Id
from moot.windows.actions import translate

MOST = 50  # rows for what is typed
_SIZE = (620, 420)  # px


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


class Popup(Chooser):
    """All there is to reach, ranked by what is typed: a key number, words, and keys or what it is at the right."""

    def __init__(self, known: list[Entry], recent: tuple[str, ...], parent: QWidget) -> None:
        hint = translate("A command, a number or words of a claim, an issue, a view, a file")
        super().__init__(3, translate("Search or run a command"), hint, parent)
        self.setObjectName("palette")
        self._known = known
        self._recent = recent
        self.resize(min(grown(_SIZE[0]), parent.width() - 16), min(grown(_SIZE[1]), parent.height() - 60))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setColumnWidth(0, grown(44))

    def rows(self, query: str) -> Iterator[QTreeWidgetItem]:
        for entry in ranked(self._known, query, self._recent):
            row = QTreeWidgetItem([str(entry.number or ""), " ".join(entry.words.split()), entry.aside])
            row.setData(0, KEY, (entry.sort, entry.key))
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setToolTip(1, entry.key if entry.sort is Sort.FILE else entry.words)
            row.setDisabled(not entry.enabled)
            yield row
