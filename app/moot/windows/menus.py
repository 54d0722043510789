"""The menu bar: the canvas's commands under their menus, and the window's own (files, views, help)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

from moot import places
from moot.canvas.command import Menu
from moot.canvas.commands import COMMANDS
from moot.canvas.wording import in_quotes, worded
from moot.windows import audience_menu, files, panes, strength_lens, view_menu
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
        CleanCopyDialog(window).exec()

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
        *strength_lens.deeds(window.strength),
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


def fill(window: MainWindow, bar: QMenuBar) -> None:
    """Put all menus into the menu bar."""
    t, actions = translate, window.actions_
    file_menu = bar.addMenu(t("&File"))
    actions.fill(file_menu, _FILE)
    first = actions["save-as"]
    file_menu.insertMenu(first, _recents(window, file_menu))
    file_menu.insertMenu(first, _samples(window, file_menu))
    file_menu.insertMenu(actions["open"], _templates(window, file_menu))
    for title, menus in ((t("&Edit"), (Menu.EDIT,)), (t("&Insert"), (Menu.INSERT,)), (t("&Claim"), (Menu.CLAIM,))):
        names = [command.name for command in COMMANDS if command.menu in menus]
        actions.fill(bar.addMenu(title), [*names, *((*opening.NAMES, *finding.COMMANDS) if Menu.EDIT in menus else ())])
    stands = bar.addMenu(t("What &stands"))
    actions.fill(stands, (command.name for command in COMMANDS if command.menu is Menu.TRY))
    stands.addSeparator()
    actions.fill(stands, (*panes.PANES, *panes.RULES))
    seen_by = stands.addMenu(t("Seen by"))
    seen_by.aboutToShow.connect(lambda: audience_menu.list_again(window, seen_by))
    actions.fill(stands.addMenu(t("Strength")), strength_lens.LENSES)
    view_menu_ = bar.addMenu(t("&View"))
    actions.fill(view_menu_, (command.name for command in COMMANDS if command.menu is Menu.VIEW))
    view_menu_.addSeparator()
    actions.fill(view_menu_, (command.name for command in COMMANDS if command.menu is Menu.ZOOM))
    view_menu_.addSeparator()
    actions.fill(view_menu_, _VIEW)
    actions.fill(bar.addMenu(t("&Help")), _HELP)


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
