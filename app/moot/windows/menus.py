"""The menu bar: the canvas's commands under their menus, and the window's own (files, views, help)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

from moot import places
from moot.canvas.command import Menu
from moot.canvas.commands import COMMANDS
from moot.canvas.wording import in_quotes, worded
from moot.windows import audience_menu, files, lens_menu, panes, view_menu
from moot.windows.actions import Deed, deed_of, translate
from moot.windows.cast import opening
from moot.windows.finding import finding

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_FILE = (
    "new",
    "open",
    "save-as",
    "save-copy",
    "clean-copy",
    "title",
    "revert",
    "export",
    "print",
    "save-text",
    "save-template",
    "save-gaps",
    "close",
    "quit",
)
_VIEW = ("new-view", "rename-view", "remove-view", "outline", "minimap", "present", "present-side", "preferences")
_HELP = ("keys", "start-page", "tour", "about")
_TEMPLATE_TITLES = {
    "elements-of-a-claim": "Elements of a claim",
    "elements-of-an-offence": "Elements of an offence",
    "irac-creac": "IRAC and CREAC",
    "moot-court": "Moot court",
    "pro-and-con": "Pro and con",
    "stasis-questions": "Stasis questions",
    "statute-application": "Statute application",
    "toulmin": "Toulmin",
    "wigmore": "Wigmore levels",
}
_SAMPLE_TITLES = {
    "export-control-dispute": "Export-control dispute",
    "pierson-v-post": "Who owns the fox? (Pierson v. Post)",
    "empty": "Empty case",
}


# long: a table of commands, one entry after the other
def deeds(window: MainWindow) -> list[Deed]:
    """The window's own commands, beside those of the canvas."""
    t = translate
    always = _always

    def show_keys() -> None:
        from moot.windows import help_pages  # needed seldom, and would hold up every start

        help_pages.show_keys(window)

    def save_clean_copy() -> None:
        from moot.windows.clean_copy_dialog import CleanCopyDialog

        window.flanks.settle()
        files.ask(CleanCopyDialog(window))

    def show_about() -> None:
        from moot.windows import help_pages

        help_pages.show_about(window)

    def named() -> bool:
        return window.desk.document.can_undo and not window.desk.document.read_only

    return [
        Deed("new", t("New case"), lambda: files.new_case(window), always, shortcuts=("Ctrl+N",)),
        Deed("open", t("Open…"), lambda: files.open_case(window), always, shortcuts=("Ctrl+O",)),
        Deed(
            "save-as",
            t("Save as…"),
            lambda: files.save_as(window),
            always,
            shortcuts=("Ctrl+S",),
            break_before=True,
        ),
        Deed("save-copy", t("Save a copy…"), lambda: files.save_copy(window), always),
        Deed("clean-copy", t("Save clean copy…"), save_clean_copy, always),
        Deed("title", t("Title of the case…"), lambda: files.name_case(window), lambda: window.desk.writable),
        Deed("revert", t("Revert to opened"), lambda: files.revert(window), named),
        Deed(
            "export",
            t("Export picture…"),
            lambda: files.export(window),
            always,
            shortcuts=("Ctrl+E",),
            break_before=True,
        ),
        Deed("print", t("Print…"), lambda: files.print_map(window), always, shortcuts=("Ctrl+P",)),
        Deed("save-text", t("Save as text…"), lambda: files.save_text(window), always),
        Deed("save-gaps", t("Save the list of gaps…"), lambda: files.save_gaps(window), always),
        Deed("save-template", t("Save as template…"), lambda: files.save_template(window), always),
        Deed(
            "close",
            t("Close window"),
            lambda: files.close_case(window),
            always,
            shortcuts=("Ctrl+W",),
            break_before=True,
        ),
        Deed("quit", t("Quit"), window.program.quit, always, shortcuts=("Ctrl+Q",)),
        *finding.deeds(window),
        *view_menu.deeds(window),
        *panes.deeds(window),
        *audience_menu.deeds(window),
        *opening.deeds(window),
        *lens_menu.deeds(window),
        Deed("keys", t("Keys"), show_keys, always, shortcuts=("F1",)),
        Deed("start-page", t("Start page"), window.program.show_start_page, always, break_before=True),
        Deed("tour", t("Try it in one minute"), lambda: files.told(window, window.program.tour), always),
        Deed("about", t("About Moot"), show_about, always),
    ]


def canvas_deeds(window: MainWindow) -> list[Deed]:
    """The commands of the canvas, on the map or the outline; undo and redo say the name of the step."""
    found = [deed_of(command, window.desk, lambda: window.flanks.hands) for command in COMMANDS]
    return [deed._replace(said=_step_name(window, deed)) if deed.name in ("undo", "redo") else deed for deed in found]


def _step_name(window: MainWindow, deed: Deed) -> Callable[[], str]:
    def said() -> str:
        document = window.desk.document
        if deed.name == "undo" and window.desk.appraisal.trial:
            return translate("Undo what was tried last")
        label = document.undo_label if deed.name == "undo" else document.redo_label
        return f"{deed.title} {in_quotes(worded(label))}" if label else deed.title

    return said


class Menus:
    """The menus of a window's menu bar: named at once, and filled when the first of them is opened, or before.

    A window without what they hold is on the screen sooner; the keys of all commands work without them.
    """

    def __init__(self, window: MainWindow, bar: QMenuBar) -> None:
        self._window = window
        t = translate
        self._empty: dict[QMenu, Callable[[MainWindow, QMenu], None]] = {
            bar.addMenu(t("&File")): _file,
            bar.addMenu(t("&Edit")): _edit,
            bar.addMenu(t("&Insert")): lambda _, menu: window.actions_.fill(menu, _of(Menu.INSERT)),
            bar.addMenu(t("&Claim")): lambda _, menu: window.actions_.fill(menu, _of(Menu.CLAIM)),
            bar.addMenu(t("What &stands")): _stands,
            bar.addMenu(t("&View")): _view,
            bar.addMenu(t("&Help")): lambda _, menu: window.actions_.fill(menu, _HELP),
        }
        for menu in self._empty:
            menu.aboutToShow.connect(lambda menu=menu: self._opens(menu))

    def fill(self) -> None:
        """Put into all menus what belongs there, unless that has been done."""
        empty, self._empty = self._empty, {}
        for menu, put in empty.items():
            put(self._window, menu)

    def _opens(self, menu: QMenu) -> None:
        if self._empty:
            self.fill()
            menu.aboutToShow.emit()  # for those who listen only since it is filled


def _of(*menus: Menu) -> list[str]:
    return [command.name for command in COMMANDS if command.menu in menus]


def _file(window: MainWindow, menu: QMenu) -> None:
    actions = window.actions_
    actions.fill(menu, _FILE)
    first = actions["save-as"]
    menu.insertMenu(first, _recents(window, menu))
    menu.insertMenu(first, _samples(window, menu))
    menu.insertMenu(actions["open"], _templates(window, menu))


def _edit(window: MainWindow, menu: QMenu) -> None:
    window.actions_.fill(menu, [*_of(Menu.EDIT), *opening.NAMES, *finding.COMMANDS])


def _stands(window: MainWindow, menu: QMenu) -> None:
    actions = window.actions_
    actions.fill(menu, _of(Menu.TRY))
    menu.addSeparator()
    actions.fill(menu, (*panes.PANES, *panes.RULES))
    seen_by = menu.addMenu(translate("Seen by"))
    seen_by.aboutToShow.connect(lambda: audience_menu.list_again(window, seen_by))
    actions.fill(menu.addMenu(translate("Strength")), lens_menu.LENSES)


def _view(window: MainWindow, menu: QMenu) -> None:
    for names in (_of(Menu.VIEW), _of(Menu.ZOOM), _VIEW):
        if not menu.isEmpty():
            menu.addSeparator()
        window.actions_.fill(menu, names)


def _recents(window: MainWindow, parent: QMenu) -> QMenu:
    menu = QMenu(translate("Open recent"), parent)

    def list_them() -> None:
        menu.clear()
        for path in window.program.preferences.value.recents:
            action = menu.addAction(path.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=path: files.open_paths(window, [path]))
        if menu.isEmpty():
            menu.addAction(translate("(none)")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(translate("Clear")).triggered.connect(window.program.preferences.forget_recents)

    menu.aboutToShow.connect(list_them)
    return menu


def _samples(window: MainWindow, parent: QMenu) -> QMenu:
    menu = QMenu(translate("Samples"), parent)
    for name in places.samples():
        action = menu.addAction(sample_title(name))
        action.triggered.connect(lambda _checked=False, name=name: files.new_from_sample(window, name))
    return menu


def _templates(window: MainWindow, parent: QMenu) -> QMenu:
    menu = QMenu(translate("New from template"), parent)
    for name in places.templates():
        action = menu.addAction(template_title(name))
        action.triggered.connect(lambda _checked=False, name=name: files.new_from_template(window, name))
    own = QMenu(translate("Your templates"), menu)
    menu.addSeparator()
    menu.addMenu(own)

    def list_own() -> None:
        from moot.document import templates

        own.clear()
        for name, path in templates.own().items():
            action = own.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=path: files.new_from_own(window, path))
        if own.isEmpty():
            own.addAction(translate("(none)")).setEnabled(False)

    own.aboutToShow.connect(list_own)
    return menu


def template_title(name: str) -> str:
    """What a shipped template is called in the user's language."""
    return translate(_TEMPLATE_TITLES.get(name, name))


def sample_title(name: str) -> str:
    """What a sample is called in the user's language."""
    return translate(_SAMPLE_TITLES.get(name, name))


def _always() -> bool:
    return True
