"""The context menus, made from the table of commands: one for each kind of box, and one for bare paper."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from moot.canvas.command import Canvas, Command
from moot.canvas.commands import BY_NAME
from moot.canvas.desk import Desk
from moot.model.records import Kind

_BREAK = ""
_CLAIM = (
    *("edit", _BREAK, "reason", "objection", "undercut", "premise", "sibling", "between", "link", _BREAK),
    *("source", "question", _BREAK, "turn", "earlier", "later", "detach", _BREAK),
    *("strike", "accept", "reject", "hold-to", _BREAK),
    *("fold", "focus-in", _BREAK, "cut", "copy", "paste", "delete"),
)
_MENUS: dict[Kind | None, tuple[str, ...]] = {
    None: ("issue", "claim", "paste", _BREAK, "copy-picture", "tidy", "unfold", "zoom-fit", "focus-out"),
    Kind.ISSUE: (
        *("edit", _BREAK, "reason", "sibling", _BREAK, "earlier", "later", _BREAK),
        *("fold", "focus-in", _BREAK, "cut", "copy", "paste", "delete"),
    ),
    Kind.ARGUMENT: (
        *("turn", "edit", _BREAK, "undercut", "premise", "between", "question", _BREAK, "weigh", _BREAK),
        *("earlier", "later", _BREAK, "copy", "cut", "delete"),
    ),
    Kind.CLAIM: _CLAIM,
    Kind.PREMISE: _CLAIM,
    Kind.POSITION: _CLAIM,
}


def menu_for(desk: Desk, canvas: Canvas, parent: QWidget, *, letters: bool = True) -> QMenu:
    """The menu of the current box, or of the paper; `letters` shows single letters as keys. It deletes itself when
    closed.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    kind = desk.current.kind if desk.current is not None else None
    for name in _MENUS.get(kind, _MENUS[None]):
        if name == _BREAK:
            menu.addSeparator()
            continue
        command = BY_NAME[name]
        action = menu.addAction(_label(command, letters))
        action.setEnabled(command.enabled(desk))
        if command.checked is not None:
            action.setCheckable(True)
            action.setChecked(command.checked(desk))
        action.triggered.connect(lambda _on=False, command=command: command.run(desk, canvas))
    return menu


def _label(command: Command, letters: bool) -> str:
    """The label with its first key: a person learns the keys where they look for the command."""
    keys = (*(command.letters if letters else ()), *command.keys, *command.shortcuts)
    label = command.title.replace("&", "&&")
    if not keys:
        return label
    return f"{label}\t{QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)}"
