"""The bar above the map: the case's title, the five things one builds with, finding, views, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from moot.canvas.wording import title_of_view
from moot.drawing.style import grown
from moot.model.case import in_order
from moot.model.records import View
from moot.windows import appearance, audience_menu, files, lens_menu, panes
from moot.windows.actions import empty, shown_keys, translate
from moot.windows.bars import Elided
from moot.windows.sign import SignedButton

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

# command, mark, word; the mark of an undercut is painted
_BUILDERS = (
    ("reason", "+", "Support"),
    ("objection", "−", "Objection"),
    ("undercut", "", "Undercut"),
    ("premise", "&", "Premise"),
    ("issue", "?", "Issue"),
)
_LONG, _SHORT, _SHORTER = 200, 130, 80  # px: for the view and the rules, in less and less room
_NARROW = 1150  # px: below this the builders show their marks only
_TITLE = 90  # px: with less for it, the builders show their marks only, too
_SEARCH = 0.11  # of the bar's width: what the words of the search field may take
_WIDE = 1450  # px: from here on there is room to say what the search field does


class TopBar(QWidget):
    """Buttons take no focus: the canvas keeps it, so that keys go on working after a click."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._title = Elided(self)
        self._title.setObjectName("case-title")
        self._builders = [self._builder(*builder) for builder in _BUILDERS]
        self._find = QPushButton(self)
        self._find.setObjectName("find-field")
        self._find.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._find.setAccessibleName(translate("Search or run a command"))
        self._find.clicked.connect(lambda: window.actions_["palette"].trigger())
        self._views = _menu_button(self, translate("View"))
        self._view_menu = QMenu(self._views)
        self._view_menu.aboutToShow.connect(self._list_views)
        self._views.setMenu(self._view_menu)
        self._rules = _menu_button(self, "")
        self._said, self._seen = "", translate("View")  # the rules and the view, in full
        rules = QMenu(self._rules)
        rules.aboutToShow.connect(lambda: self._list_rules(rules))
        self._rules.setMenu(rules)
        self._export = _menu_button(self, translate("Export"))
        menu = QMenu(self._export)
        window.actions_.fill(menu, ("export", "copy-picture", "save-copy", "clean-copy"))
        self._export.setMenu(menu)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        for button in self._builders:
            row.addWidget(button)
        for widget in (self._find, self._views, self._rules, self._export):
            row.addWidget(widget)
        self._wear()
        self._word()

    def refresh(self) -> None:
        """Show the title and which builders can act on what is selected."""
        document = self._window.desk.document
        self._title.setText(files.title_of(document))
        for button, (name, _mark, _word) in zip(self._builders, _BUILDERS, strict=True):
            button.setEnabled(self._window.actions_.deeds[name].enabled())
        self._said = rules = audience_menu.said(self._window.desk)
        self._rules.setToolTip(rules)
        self._rules.setAccessibleName(translate("What stands: {rules}").format(rules=rules))
        view = self._window.desk.view
        self._seen = title = title_of_view(view) or translate("View")
        for room in (_LONG, _SHORT, _SHORTER):
            self._entitle(room)
            if self._room_for_title() >= grown(_TITLE):
                break
        self._views.setToolTip(title)
        self._views.setAccessibleName(translate("View: {title}").format(title=title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what does not fit."""
        super().resizeEvent(event)
        self._word()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._wear()

    def _wear(self) -> None:
        for button in self._builders:
            if isinstance(button, SignedButton):
                button.theme = appearance.theme(dark=self._window.program.dark)
                button.update()

    def _builder(self, name: str, mark: str, word: str) -> QPushButton:
        deed = self._window.actions_.deeds[name]
        button = QPushButton(self) if mark else SignedButton(self)
        button.setObjectName(f"build-{name}")
        button.setProperty("build", name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(f"{deed.title} ({shown_keys(deed)})")
        button.setAccessibleName(deed.title)
        button.clicked.connect(lambda: self._window.actions_[name].trigger())
        return button

    def _word(self) -> None:
        width = self.width()
        narrow = width < grown(_NARROW)
        self._name_builders(short=narrow)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        wide = width >= grown(_WIDE)
        words = translate("Search or run a command") if wide else translate("Search") if not narrow else ""
        if words and self._find.fontMetrics().horizontalAdvance(words) > _SEARCH * width:
            words = translate("Search")  # in a language of long words
        self._find.setText(f"{words}    {keys}".strip())
        self._entitle(_LONG)  # rather marks without words than a view that cannot be told from others
        if not narrow and self._room_for_title() < grown(_TITLE):
            self._name_builders(short=True)

    def _entitle(self, room: int) -> None:
        """Name the view and the rules in so many px each, with texts of the usual size."""
        self._rules.setText(self._shortened(self._said, grown(room)))
        self._views.setText(self._shortened(self._seen, grown(room)))

    def _name_builders(self, *, short: bool) -> None:
        for button, (_name, mark, word) in zip(self._builders, _BUILDERS, strict=True):
            shown = mark.replace("&", "&&")
            button.setText(shown if short else f"{shown} {translate(word)}".lstrip())

    def _room_for_title(self) -> int:
        """px that the others leave."""
        row = self._row
        others = (*self._builders, self._find, self._views, self._rules, self._export)
        taken = sum(widget.sizeHint().width() + row.spacing() for widget in others)
        return self.width() - taken - row.contentsMargins().left() - row.contentsMargins().right()

    def _shortened(self, words: str, width: int) -> str:
        """Words cut off at a width; in a window that runs the other way, still in their own direction."""
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        return f"\u2068{shown}\u2069" if self.isRightToLeft() else shown

    def _list_views(self) -> None:
        menu, desk = self._view_menu, self._window.desk
        menu.clear()
        for view in sorted(desk.case.views.values(), key=in_order):
            action = menu.addAction(title_of_view(view).replace("&", "&&") or view.id)
            action.setCheckable(True)
            action.setChecked(view.id == desk.view.id)
            action.triggered.connect(lambda _checked=False, view=view: self._look(view))
        if not menu.isEmpty():
            menu.addSeparator()
        for name in ("new-view", "rename-view", "remove-view"):
            menu.addAction(self._window.actions_[name])
        self._window.actions_.refresh(("new-view", "rename-view", "remove-view"))

    def _list_rules(self, menu: QMenu) -> None:
        empty(menu)
        audience_menu.fill(self._window, menu)
        menu.addSeparator()
        for name in panes.RULES:
            menu.addAction(self._window.actions_[name])
        strengths = menu.addMenu(translate("Strength"))
        for name in lens_menu.LENSES:
            strengths.addAction(self._window.actions_[name])
        self._window.actions_.refresh((*panes.RULES, *lens_menu.LENSES))

    def _look(self, view: View) -> None:
        self._window.desk.look(view)
        self._window.map.fit_readably()


def _menu_button(parent: QWidget, text: str) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
