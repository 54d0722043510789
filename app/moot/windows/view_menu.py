"""Named views: keep the present way of looking, rename it, drop it; and how the window itself looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # each dialog is loaded when it is first named

from moot.model import verbs
from moot.model.edit import Change, Edit
from moot.model.records import new_id
from moot.windows import files
from moot.windows.actions import Deed, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow


def deeds(window: MainWindow) -> list[Deed]:
    """The commands about views."""

    def kept() -> bool:
        return window.desk.writable and window.desk.view.id in window.desk.case.views

    return [
        Deed("new-view", translate("Keep this view…"), lambda: keep(window), lambda: window.desk.writable),
        Deed("rename-view", translate("Rename view…"), lambda: rename(window), kept),
        Deed("remove-view", translate("Remove view"), lambda: remove(window), kept),
        Deed(
            "minimap",
            translate("Overview map"),
            lambda: window.program.change(minimap=not window.program.preferences.value.minimap),
            lambda: True,
            checked=lambda: window.program.preferences.value.minimap,
            break_before=True,
        ),
        Deed(
            "present",
            translate("Present"),
            lambda: window.presenting.toggle(),
            lambda: bool(window.map.sheet.layout.boxes),
            shortcuts=("F5",),
            break_before=True,
        ),
        Deed(
            "present-side",
            translate("Side to rehearse for…"),
            lambda: _choose_side(window),
            lambda: bool(window.desk.case.parties),
            shortcuts=("Shift+F5",),
        ),
        Deed("preferences", translate("Preferences…"), lambda: _preferences(window), lambda: True),
    ]


def keep(window: MainWindow) -> None:
    """Keep the present way of looking (focus, folds, direction, nudges) under a name."""
    title, accepted = QtWidgets.QInputDialog.getText(window, translate("Keep this view"), translate("Name of the view"))
    if accepted and title.strip():
        desk = window.desk
        last = max((view.order for view in desk.case.views.values()), default=-1)
        view = replace(desk.view, id=new_id(), title=title.strip(), order=last + 1)
        if desk.do(Edit(translate("Keep view"), (Change(None, view),))):
            desk.look(view)


def rename(window: MainWindow) -> None:
    """Give the present view another name."""
    view = window.desk.view
    title, accepted = QtWidgets.QInputDialog.getText(
        window, translate("Rename view"), translate("Name of the view"), text=view.title
    )
    if accepted and title.strip():
        window.desk.look_with(lambda case, view: verbs.rename_view(case, view, title.strip()))


def remove(window: MainWindow) -> None:
    """Remove the present view; undo brings it back."""
    desk = window.desk
    desk.do(Edit(translate("Remove view"), (Change(desk.case.views[desk.view.id], None),)))


def _choose_side(window: MainWindow) -> None:
    """Ask for whom F5 rehearses from now on."""
    from moot.windows.sides import sides

    known = sides(window.desk.case)
    choices = [(side, side) for side in known if side != window.presenting.side]
    choices.insert(len(choices) if not window.presenting.side else 0, ("", translate("Both sides")))
    window.map.ask_choice(translate("Rehearse for which side?"), choices, window.presenting.rehearse)


def _preferences(window: MainWindow) -> None:
    from moot.windows.preferences_dialog import PreferencesDialog

    files.ask(PreferencesDialog(window.program, window))
