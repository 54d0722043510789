"""Audiences in the menus: whose eyes the case is seen with, and making, naming, dropping and comparing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from moot.analysis.audiences import audiences
from moot.canvas import landing
from moot.canvas.desk import Desk
from moot.drawing.standing import name_of
from moot.model import verbs
from moot.model.records import Id, Kind, Ref
from moot.windows import panes
from moot.windows.actions import Deed, empty, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_LONGEST = 18  # characters of an audience's name on the button
NAMES = ("new-audience", "rename-audience", "remove-audience", "withdraw-ruling", "compare-audiences")


def deeds(window: MainWindow) -> list[Deed]:
    """The commands about audiences."""
    desk, t = window.desk, translate

    def chosen() -> bool:
        return desk.writable and desk.appraisal.audience is not None

    return [
        Deed("new-audience", t("New audience…"), lambda: make(window), lambda: desk.writable, break_before=True),
        Deed("rename-audience", t("Rename audience…"), lambda: rename(window), chosen),
        Deed("remove-audience", t("Remove audience"), lambda: remove(window), chosen),
        Deed(
            "withdraw-ruling",
            t("See the selected as the case has it"),
            lambda: withdraw(window),
            lambda: chosen() and bool(_ruled(desk)),
            break_before=True,
        ),
        Deed(
            "compare-audiences",
            t("Compare audiences…"),
            lambda: window.side.open_list("audiences"),
            lambda: True,
            shortcuts=("Shift+F9",),
        ),
    ]


def fill(window: MainWindow, menu: QMenu) -> None:
    """Put the audiences, one of them ticked, and the commands about them into a menu."""
    desk = window.desk
    group = QActionGroup(menu)
    for id_ in (None, *(audience.id for audience in audiences(desk.case))):
        name = name_of(desk.case, id_)
        action = menu.addAction((translate(name) if id_ is None else name).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(desk.appraisal.audience == id_)
        action.triggered.connect(lambda _checked=False, id_=id_: listen(desk, id_))
        group.addAction(action)
    menu.addSeparator()
    for command in NAMES:
        menu.addAction(window.actions_[command])
    window.actions_.refresh(NAMES)


def list_again(window: MainWindow, menu: QMenu) -> None:
    """Fill a menu that holds nothing else anew."""
    empty(menu)
    fill(window, menu)


def said(desk: Desk) -> str:
    """What the case is seen by: the audience, unless it is the case itself, and the rules."""
    rules = translate(panes.RULE_NAMES[desk.appraisal.semantics])
    if desk.appraisal.audience is None:
        return rules
    name = name_of(desk.case, desk.appraisal.audience)
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return translate("{audience} · {rules}").format(audience=short, rules=rules)


def listen(desk: Desk, audience: Id | None) -> None:
    """See the case as an audience does; None: as it is."""
    desk.appraisal.listen(audience)
    desk.appraised.emit()


def make(window: MainWindow) -> None:
    """Ask for a name, make an audience of it and see the case as it does."""
    desk = window.desk

    def named(name: str) -> None:
        known = set(desk.case.audiences)
        if desk.attempt(lambda: verbs.add_audience(desk.case, name)):
            listen(desk, next(iter(desk.case.audiences.keys() - known)))

    window.map.ask_line(translate("Name of the new audience, for example Judge"), named)


def rename(window: MainWindow) -> None:
    """Give the chosen audience another name."""
    desk, audience = window.desk, window.desk.appraisal.audience
    if audience is None:
        return

    def named(name: str) -> None:
        desk.attempt(lambda: verbs.rename_audience(desk.case, audience, name))

    window.map.ask_line(translate("Name of the audience"), named, name_of(desk.case, audience))


def remove(window: MainWindow) -> None:
    """Remove the chosen audience with its rulings; undo brings it back."""
    desk, audience = window.desk, window.desk.appraisal.audience
    if audience is not None:
        desk.attempt(lambda: verbs.remove_audience(desk.case, audience))


def withdraw(window: MainWindow) -> None:
    """Let the chosen audience take what is selected as the case has it."""
    desk, audience = window.desk, window.desk.appraisal.audience
    if audience is not None:
        desk.attempt(lambda: verbs.withdraw(desk.case, audience, _ruled(desk)))


def _ruled(desk: Desk) -> list[Ref]:
    """What is selected and the chosen audience has ruled on."""
    audience = desk.appraisal.audience
    found = []
    for ref in desk.selected:
        claim = landing.claim_shown(desk.case, ref)
        subject = ref if claim is None else Ref(Kind.CLAIM, claim)
        if any(ruling.audience == audience for ruling in desk.case.rulings_on(subject)):
            found.append(subject)
    return list(dict.fromkeys(found))
