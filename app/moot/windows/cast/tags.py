"""The tags of a case with how many claims have each: renamed everywhere at once, merged, removed, shown on the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from moot.analysis.filtering import Filter
from moot.canvas.desk import Desk
from moot.canvas.wording import number_text
from moot.model import verbs
from moot.model.cast import tag_counts
from moot.windows.actions import translate
from moot.windows.cast import words
from moot.windows.cast.table import Line, Page, Shape

_TAG, _CLAIMS = range(2)


class TagsPage(Page):
    """All tags. `show` filters the map by one."""

    def __init__(self, desk: Desk, show: Callable[[Filter], object]) -> None:
        t = translate
        shape = Shape(t("Tags"), (t("Tag"), t("Claims")), _TAG, frozenset({_CLAIMS}))
        super().__init__(desk, shape, t("Enter renames a tag everywhere; by the name of another the two become one."))
        self._show_claims = show
        self.others = QMenu(self)
        self.others.aboutToShow.connect(self._list_others)
        self.rename = self.button(t("Rename"), lambda: self.cells.go_to(self.cells.key, _TAG, edit=True))
        self.merge = self.menu_button(t("Merge into"), self.others)
        self.buttons.addStretch(1)
        self.show_claims = self.button(t("Show"), self.show_tagged, t("Show on the map what has this tag"))
        self.drop = self.button(t("Remove"), self.remove, t("Remove this tag from every claim"))
        self.cells.removed.connect(self.remove)
        self.cells.entered.connect(self.show_tagged)
        self.cells.words.offered = lambda column: list(tag_counts(desk.case)) if column == _TAG else []

    def refresh(self) -> None:
        self.cells.lines.locked = not self.desk.writable
        counts = tag_counts(self.desk.case)
        self.cells.show_lines([Line(tag, (tag, number_text(count))) for tag, count in counts.items()])

    def ready(self) -> None:
        there = bool(self.cells.key)
        for button in (self.rename, self.drop):
            button.setEnabled(there and self.desk.writable)
        self.merge.setEnabled(there and self.desk.writable and len(self.cells.lines.lines) > 1)
        self.show_claims.setEnabled(there)

    def remark(self) -> str:
        if not self.cells.lines.lines:
            return translate("No claim has a tag yet. Tags are a field of a claim in the inspector.")
        return ""

    def change(self, key: str, column: int, text: str) -> None:
        counts, word = tag_counts(self.desk.case), " ".join(text.split())
        if not self.attempt(lambda: verbs.rename_tag(self.desk.case, key, text)):
            return
        self.cells.go_to(word)
        if word in counts:
            now = words.claims(tag_counts(self.desk.case)[word])
            sentence = translate("“{tag}” and “{other}” are one tag now, of {claims}. Ctrl+Z takes it back.")
            self.say(sentence.format(tag=key, other=word, claims=now))

    def remove(self) -> None:
        """Take the current tag from every claim; undo gives it back."""
        tag = self.cells.key
        if tag and self.desk.writable:
            count = tag_counts(self.desk.case)[tag]
            if self.attempt(lambda: verbs.remove_tag(self.desk.case, tag)):
                sentence = translate("“{tag}” is taken from {claims}. Ctrl+Z gives it back.")
                self.say(sentence.format(tag=tag, claims=words.claims(count)))

    def show_tagged(self) -> None:
        """Filter the map by the current tag."""
        if self.cells.key:
            self._show_claims(Filter(tags=frozenset({self.cells.key})))

    def _list_others(self) -> None:
        self.others.clear()
        for tag in tag_counts(self.desk.case):
            if tag != self.cells.key:
                action = self.others.addAction(tag.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, tag=tag: self.change(self.cells.key, _TAG, tag))
