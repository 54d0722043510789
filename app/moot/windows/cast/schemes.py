"""The schemes that a case's arguments follow: how often, with how many open questions, and calling them otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from moot.canvas.desk import Desk
from moot.canvas.scheming import catalogue, own_catalogue, own_file, own_trouble
from moot.canvas.wording import number_text
from moot.drawing.content import plain
from moot.model import verbs
from moot.model.cast import SchemeUses, scheme_uses
from moot.model.records import Ref
from moot.windows.actions import translate
from moot.windows.cast import words
from moot.windows.cast.table import Line, Page, Shape

_NAME, _FROM, _ARGUMENTS, _OPEN = range(4)


class SchemesPage(Page):
    """All schemes in use. `go` shows one of some arguments on the map and selects them all."""

    def __init__(self, desk: Desk, go: Callable[[Sequence[Ref], int], object]) -> None:
        t = translate
        headings = (t("Scheme"), t("From"), t("Arguments"), t("Open questions"))
        shape = Shape(t("Schemes in use"), headings, _NAME, frozenset({_FROM, _ARGUMENTS, _OPEN}))
        super().__init__(desk, shape, t("Enter renames a scheme of your own. Show selects the arguments."))
        self._go = go
        self._uses: dict[str, SchemeUses] = {}
        self._shown = ("", -1)  # which argument of which scheme was shown last
        self.known = QMenu(self)
        self.known.aboutToShow.connect(self._list_known)
        self.rename = self.button(t("Rename"), lambda: self.cells.go_to(self.cells.key, _NAME, edit=True))
        self.replace_by = self.menu_button(t("Make it one of the catalogue"), self.known)
        self.file = self.button(t("Your file"), self.tell_file, t("Where schemes of your own are written"))
        self.buttons.addStretch(1)
        self.show_steps = self.button(t("Show"), self.show_arguments, t("Select the arguments that follow this scheme"))
        self.cells.entered.connect(self.show_arguments)
        self.cells.words.offered = lambda _column: [*(scheme.name for scheme in catalogue()), *self._own()]

    def refresh(self) -> None:
        known = catalogue()
        self._uses = {uses.name: uses for uses in scheme_uses(self.desk.case, known)}
        lines = []
        for name, uses in self._uses.items():
            shown = known.by_id[name].name if uses.known else plain(name)
            texts = (shown, _origin(uses), number_text(len(uses.arguments)), number_text(uses.open_questions))
            lines.append(Line(name, texts, fixed=frozenset({_NAME}) if uses.known else frozenset()))
        self.cells.lines.locked = not self.desk.writable
        self.cells.show_lines(lines)

    def ready(self) -> None:
        uses = self._uses.get(self.cells.key)
        for button in (self.rename, self.replace_by):
            button.setEnabled(uses is not None and not uses.known and self.desk.writable)
        self.show_steps.setEnabled(uses is not None and bool(uses.arguments))

    def remark(self) -> str:
        """What the current scheme is about, where the catalogue knows it."""
        uses = self._uses.get(self.cells.key)
        if own_trouble():
            return own_trouble()
        if uses is None:
            return "" if self._uses else translate("No argument follows a scheme yet.")
        if uses.known:
            return catalogue().by_id[uses.name].about
        return translate("Your own words. As one of the catalogue it asks its critical questions of each argument.")

    def change(self, key: str, column: int, text: str) -> None:
        known = catalogue()
        if self.attempt(lambda: verbs.rename_scheme(self.desk.case, key, text, known)):
            found = known.find(text)
            name = found.id if found is not None else " ".join(text.split())
            self.cells.go_to(name)
            uses = self._uses.get(name)
            if uses is not None:
                sentence = translate("{arguments} now follow “{scheme}”. Ctrl+Z takes it back.")
                shown = found.name if found is not None else name
                self.say(sentence.format(arguments=words.arguments(len(uses.arguments)), scheme=shown))

    def show_arguments(self) -> None:
        """Select the arguments of the current scheme and show one of them; once more shows the next."""
        uses = self._uses.get(self.cells.key)
        if uses is None or not uses.arguments:
            return
        scheme, place = self._shown
        place = (place + 1) % len(uses.arguments) if scheme == uses.name else 0
        self._shown = uses.name, place
        self._go(uses.arguments, place)
        sentence = translate("Argument {place} of {all} that follow this scheme.")
        self.say(sentence.format(place=place + 1, all=len(uses.arguments)))

    def tell_file(self) -> None:
        """Say where a person's own schemes are written, and how many of them are known."""
        own = own_catalogue()
        sentence = translate("Your own schemes, written as in data/schemes.yaml, go into {path}. Known now: {count}.")
        self.say(own_trouble() or sentence.format(path=own_file(), count=0 if own is None else len(own)))

    def _own(self) -> list[str]:
        return [name for name, uses in self._uses.items() if not uses.known]

    def _list_known(self) -> None:
        self.known.clear()
        for scheme in sorted(catalogue(), key=lambda scheme: scheme.name.casefold()):
            action = self.known.addAction(scheme.name.replace("&", "&&"))
            action.setToolTip(scheme.about)
            action.triggered.connect(lambda _checked=False, id_=scheme.id: self.change(self.cells.key, _NAME, id_))


def _origin(uses: SchemeUses) -> str:
    """Where a scheme comes from, in a word or two."""
    own = own_catalogue()
    if own is not None and uses.name in own.by_id:
        return translate("Your file")
    return translate("Catalogue") if uses.known else translate("Own words")
