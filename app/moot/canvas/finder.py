"""Finding a claim, or another record, by typing: a field and a list over the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from moot.canvas.chooser import KEY, Chooser
from moot.canvas.command import Choice
from moot.document.finding import folded
from moot.drawing.style import grown
from moot.model.case import Case
from moot.model.records import Id

_NAMED = (600, 340)  # px, where what is offered is explained
MOST = 50  # rows shown: more than that nobody reads, typing another letter is quicker


class Entry(NamedTuple):
    """What can be found: by its number (0: it has none) or the folded words of its holder and text.

    What is no claim has its name for a holder, if more is said of it than that.
    """

    id: Id
    number: int
    holder: str
    text: str
    folded: str


def offered(choice: Choice) -> Entry:
    """A choice as what can be found."""
    id_, words, more = (*choice, "")[:3]
    return Entry(id_, 0, words if more else "", more or words, folded(f"{words} {more}"))


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
    """The entries a query finds, best first: its number, numbers that begin so, then texts that hold all its words.

    What has no number is the better, the sooner the first word comes.
    """
    words = folded(query).split()
    if not words:
        return list(known)[:most]
    number = query.strip().lstrip("#")
    ranked: list[tuple[int, int, Entry]] = []
    for entry in known:
        if number.isdecimal() and str(entry.number).startswith(number):
            ranked.append((0 if str(entry.number) == number else 1, entry.number, entry))
        elif all(word in entry.folded for word in words):
            begins = f" {entry.folded}".find(f" {words[0]}")
            at = begins if begins >= 0 else entry.folded.find(words[0])
            ranked.append((2 if begins >= 0 else 3, entry.number or at, entry))
    ranked.sort(key=lambda found: found[:2])
    return [entry for _, _, entry in ranked[:most]]


class Finder(Chooser):
    """Finds one of these entries. `chosen` is emitted with the id of one; then, or on Esc, `closed`.

    With `own`, words with a gap {text}, what is typed comes last, and is `chosen` itself.
    """

    def __init__(self, known: list[Entry], prompt: str, parent: QWidget, *, own: str = "") -> None:
        claims = any(entry.number for entry in known)
        held = any(entry.holder for entry in known)
        named = held and not claims
        hint = "A number or words of the claim" if claims else "Words to look for"
        super().__init__(3, prompt, QCoreApplication.translate("Finder", hint), parent)
        self._known = known
        self._own = own
        self._most = MOST if claims else len(known)
        self.list.setColumnWidth(0, grown(44))
        self.list.setColumnWidth(1, grown(180 if named else 110))
        self.list.setColumnHidden(0, not claims)
        self.list.setColumnHidden(1, not held)
        if named:
            self.resize(*map(grown, _NAMED))
        self.search("")

    def rows(self, query: str) -> Iterable[QTreeWidgetItem]:
        for entry in matching(self._known, query, self._most):
            row = QTreeWidgetItem([str(entry.number or ""), entry.holder, " ".join(entry.text.split())])
            row.setData(0, KEY, entry.id)
            row.setToolTip(2, entry.text)
            yield row
        typed = " ".join(query.split())
        if self._own and typed and not any(folded(typed) == folded(entry.holder) for entry in self._known):
            row = QTreeWidgetItem(["", "", self._own.format(text=typed)])
            row.setData(0, KEY, typed)
            yield row
