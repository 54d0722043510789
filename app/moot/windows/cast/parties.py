"""The parties of a case: named, coloured and put in order in their rows, merged into one another, removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from moot.analysis.filtering import Filter
from moot.canvas.desk import Desk
from moot.drawing.content import party_colours
from moot.drawing.hues import suggested
from moot.drawing.style import party_colour
from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.cast import PartyUses, party_uses
from moot.model.edit import Edit
from moot.model.records import Id, Kind, Party, Ref, ref_of
from moot.model.verbs.building import typing
from moot.windows.actions import translate
from moot.windows.cast import words
from moot.windows.cast.table import Line, Page, Shape
from moot.windows.panels.colours import ColourMenu, colour_word, complaint, swatch
from moot.windows.panels.fields import words_in_use

FIELDS = ("colour", "short", "name", "role", "side")
COLOUR, NAME, USED = FIELDS.index("colour"), FIELDS.index("name"), len(FIELDS)
_ROLES = ("party", "witness", "expert", "court")


class PartiesPage(Page):
    """All parties. `show` filters the map by what a party holds."""

    def __init__(self, desk: Desk, show: Callable[[Filter], object]) -> None:
        t = translate
        headings = (t("Colour"), t("Short name"), t("Name"), t("Role"), t("Side"), t("Used by"))
        shape = Shape(t("Parties"), headings, NAME, frozenset({COLOUR, USED}))
        super().__init__(desk, shape, t("Enter edits a field, Alt+Up and Alt+Down move a party, Delete removes it."))
        self._show_claims = show
        self._colours: dict[Id, str] = {}
        self._used: dict[Id, PartyUses] = {}
        self.colour = ColourMenu(self)
        self.colour.chosen.connect(self._paint)
        self.others = QMenu(self)
        self.others.aboutToShow.connect(self._list_others)
        self.add = self.button(t("Add"), self.add_party, t("Add a party"))
        self.colours = self.menu_button(t("Colour"), self.colour)
        self.merge = self.menu_button(t("Merge into"), self.others)
        self.up = self.button("↑", lambda: self.move_by(-1), t("Move up"))
        self.down = self.button("↓", lambda: self.move_by(1), t("Move down"))
        self.buttons.addStretch(1)
        self.show_claims = self.button(t("Show"), self.show_held, t("Show on the map what this party holds"))
        self.drop = self.button(t("Remove"), self.remove, t("Remove this party"))
        for key, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.cells, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.move_by(by))
        self.cells.removed.connect(self.remove)
        self.cells.entered.connect(self._enter)
        self.cells.doubleClicked.connect(lambda index: self._enter() if index.column() in (COLOUR, USED) else None)
        self.cells.words.offered = self._offered

    @property
    def party(self) -> Party | None:
        """The party of the current row."""
        return self.desk.case.parties.get(self.cells.key)

    def refresh(self) -> None:
        case = self.desk.case
        self._colours = party_colours(case, party_colour)
        self._used = party_uses(case)
        lines = []
        for party in sorted(case.parties.values(), key=in_order):
            texts = (colour_word(party.colour), *(getattr(party, name) for name in FIELDS[1:]))
            lines.append(Line(party.id, (*texts, words.uses(self._used[party.id])), self._colours[party.id]))
        self.cells.lines.locked = not self.desk.writable
        self.cells.show_lines(lines)

    def ready(self) -> None:
        party, writable = self.party, self.desk.writable
        place = self.cells.currentIndex().row()
        self.add.setEnabled(writable)
        for button in (self.colours, self.drop):
            button.setEnabled(writable and party is not None)
        self.merge.setEnabled(writable and party is not None and len(self.desk.case.parties) > 1)
        self.up.setEnabled(writable and party is not None and place > 0)
        self.down.setEnabled(writable and party is not None and place + 1 < len(self.desk.case.parties))
        self.show_claims.setEnabled(party is not None and bool(self._used[party.id].held))
        if party is not None:
            others = tuple(colour.upper() for id_, colour in self._colours.items() if id_ != party.id)
            self.colour.offer(party.colour, party_colour(place), others)

    def remark(self) -> str:
        """What is to be said against the colour and the name of the current party."""
        party = self.party
        if party is None:
            return ""
        parties = [other for other in self.desk.case.parties.values() if other.id != party.id]
        alike = next((other for other in parties if _folded(other.name) == _folded(party.name) != ""), None)
        said = []
        if alike is not None:
            said.append(translate("Another party is called so, too. “Merge into” makes one of them."))
        named = [(words.called(other), self._colours[other.id]) for other in parties]
        said.append(complaint(self._colours[party.id], named))
        return " ".join(sentence for sentence in said if sentence)

    def change(self, key: str, column: int, text: str) -> None:
        party = self.desk.case.parties.get(key)
        if party is None:
            return
        begun = not party.name and FIELDS[column] == "name"  # the name of a party just added is one step with it
        edit = verbs.amend(self.desk.case, ref_of(party), **{FIELDS[column]: " ".join(text.split())})
        if begun:
            self.desk.do(replace(edit, merges=typing(party.id)))
            self.desk.seal()
        else:
            self.attempt(lambda: edit)

    def add_party(self) -> None:
        """Add a party, its colour the one furthest from those in use, and ask for its name."""
        known, case = set(self.desk.case.parties), self.desk.case
        self.desk.seal()
        if self.desk.attempt(lambda: verbs.add_party(case, colour=suggested(self._colours.values()))):
            (made,) = set(case.parties) - known
            self.cells.go_to(made, NAME, edit=True)

    def remove(self) -> None:
        """Remove the current party, and say what it was used by; undo brings it back."""
        party, case = self.party, self.desk.case
        if party is None or not self.desk.writable:
            return
        used = party_uses(case)[party.id]
        if self.attempt(lambda: keeping_colours(case, verbs.remove(case, ref_of(party)))):
            sentence = (
                translate("{party} is removed. It was used by: {uses}. Ctrl+Z brings it back.")
                if used
                else translate("{party} is removed. Ctrl+Z brings it back.")
            )
            self.say(sentence.format(party=words.called(party), uses=words.uses(used)))

    def merge_into(self, other: Id) -> None:
        """Let another party take the place of the current one."""
        party, case = self.party, self.desk.case
        if party is None:
            return
        used = party_uses(case)[party.id]
        if self.attempt(lambda: keeping_colours(case, verbs.merge_parties(case, party.id, other))):
            self.cells.go_to(other)
            sentence = translate("{party} is now {other}: {uses} moved. Ctrl+Z takes it back.")
            names = {"party": words.called(party), "other": words.called(case.parties[other])}
            self.say(sentence.format(**names, uses=words.uses(used)))

    def move_by(self, step: int) -> None:
        """Move the current party up or down among the others."""
        case, order = self.desk.case, [line.key for line in self.cells.lines.lines]
        place = self.cells.currentIndex().row()
        if self.party is None or not self.desk.writable or not 0 <= place + step < len(order):
            return
        order.insert(place + step, order.pop(place))
        self.attempt(lambda: keeping_colours(case, verbs.arrange_parties(case, order)))

    def show_held(self) -> None:
        """Filter the map by what the current party holds."""
        if self.party is not None and self.show_claims.isEnabled():
            self._show_claims(Filter(holders=frozenset({self.party.id})))

    def _paint(self, colour: str) -> None:
        party, case = self.party, self.desk.case
        if party is not None:
            self.attempt(lambda: verbs.amend(case, ref_of(party), colour=colour))

    def _enter(self) -> None:
        column = self.cells.currentIndex().column()
        if column == USED:
            self.show_held()
        elif column == COLOUR and self.colours.isEnabled():
            cell = self.cells.visualRect(self.cells.currentIndex())
            self.colour.popup(self.cells.viewport().mapToGlobal(cell.bottomLeft() + QPoint(0, 1)))

    def _list_others(self) -> None:
        self.others.clear()
        for party in sorted(self.desk.case.parties.values(), key=in_order):
            if party.id != self.cells.key:
                action = self.others.addAction(swatch(self._colours[party.id]), words.called(party).replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, id_=party.id: self.merge_into(id_))

    def _offered(self, column: int) -> list[str]:
        name = FIELDS[column] if column < len(FIELDS) else ""
        if name not in ("role", "side"):
            return []
        used = words_in_use(self.desk.case, Kind.PARTY, name)
        return [*used, *(word for word in _ROLES if name == "role" and word not in used)]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def keeping_colours(case: Case, edit: Edit) -> Edit:
    """The edit, and no party that stays changes its colour by it: what came by its place is written down."""
    after = Case(case)
    after.apply(edit)
    before, now = party_colours(case, party_colour), party_colours(after, party_colour)
    for id_, party in list(after.parties.items()):
        if id_ in before and not party.colour and now[id_] != before[id_]:
            pinned = verbs.amend(after, Ref(Kind.PARTY, id_), colour=before[id_])
            edit = replace(edit.then(pinned), focus=edit.focus)
    return edit
