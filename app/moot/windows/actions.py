"""From commands to menu entries: one QAction per command, its keys shown, its state asked for when a menu opens.

Keys that only the canvas takes (letters, Enter, Tab) are shown but are no shortcuts of the window: text fields need
them. Two tables meet here, the canvas's and the window's own; the page of keys in Help is made from both.
"""

# no annotations of the future here: a named tuple compiles the type of each field that is given as text
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from moot.canvas.command import Canvas, Command
from moot.canvas.desk import Desk


class Deed(NamedTuple):
    """A menu entry of any table, ready to be shown: what it is called, which keys it has, what it does."""

    name: str
    title: str
    run: Callable[[], object]
    enabled: Callable[[], bool]
    keys: tuple[str, ...] = ()
    shortcuts: tuple[str, ...] = ()
    checked: Callable[[], bool] | None = None
    break_before: bool = False
    said: Callable[[], str] | None = None

    @property
    def words(self) -> str:
        """What it is called just now (`Undo “Add reason”`), its title where that never changes."""
        return self.title if self.said is None else self.said()


def deed_of(command: Command, desk: Desk, canvas: Callable[[], Canvas]) -> Deed:
    """A command of the canvas as a menu entry of a window that shows this desk; it asks which canvas is at hand."""
    checked = command.checked
    return Deed(
        command.name,
        command.title,
        lambda: command.run(desk, canvas()),
        lambda: command.enabled(desk),
        (*command.letters, *command.keys),
        command.shortcuts,
        None if checked is None else lambda: checked(desk),
        command.break_before,
    )


def shown_keys(deed: Deed) -> str:
    """All keys of an entry, as the platform writes them: `R, Tab, Ctrl+Shift+R`."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in (*deed.keys, *deed.shortcuts))


class Actions(QObject):
    """The QActions of one window, by name. Those with a shortcut are there from the beginning, others once asked for.

    `ran` is emitted with the name of an action after it was triggered.
    """

    ran = Signal(str)

    def __init__(self, owner: QWidget, deeds: Iterable[Deed]) -> None:
        super().__init__(owner)
        self.deeds = {deed.name: deed for deed in deeds}
        self._owner = owner
        self._actions = {name: self._made(deed) for name, deed in self.deeds.items() if deed.shortcuts}

    def __getitem__(self, name: str) -> QAction:
        found = self._actions.get(name)
        if found is None:
            found = self._actions[name] = self._made(self.deeds[name])
        return found

    def fill(self, menu: QMenu, names: Iterable[str]) -> None:
        """Put these into a menu, and ask for their state each time it opens."""
        chosen = tuple(names)
        for name in chosen:
            if self.deeds[name].break_before and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self[name])
        menu.aboutToShow.connect(lambda: self.refresh(chosen))
        # A disabled action takes no shortcut: between two openings of the menu every one must be ready.
        menu.aboutToHide.connect(lambda: self._make_ready(chosen))

    def refresh(self, names: Iterable[str]) -> None:
        """Set ticks and greying from the present state."""
        for name in names:
            deed, action = self.deeds[name], self[name]
            action.setEnabled(deed.enabled())
            action.setText(_text(deed))
            if deed.checked is not None:
                action.setChecked(deed.checked())

    def _make_ready(self, names: Iterable[str]) -> None:
        for name in names:
            self[name].setEnabled(True)

    def _made(self, deed: Deed) -> QAction:
        action = QAction(self._owner)  # with a text here, Qt for Python loads icons, to see that it is none
        action.setText(_text(deed))
        action.setObjectName(deed.name)
        action.setCheckable(deed.checked is not None)
        if deed.shortcuts:
            action.setShortcuts([QKeySequence(key) for key in deed.shortcuts])
        action.triggered.connect(lambda _checked=False: self._run(deed))
        self._owner.addAction(action)
        return action

    def _run(self, deed: Deed) -> None:
        if deed.enabled():
            deed.run()
        self.ran.emit(deed.name)


def empty(menu: QMenu) -> None:
    """Take everything out of a menu that is filled anew each time it opens, with the menus and groups beneath it.

    Qt would keep those as long as the menu itself, and with them whatever their actions were to do.
    """
    menu.clear()
    for beneath in (*menu.findChildren(QMenu), *menu.findChildren(QActionGroup)):
        beneath.deleteLater()


def _text(deed: Deed) -> str:
    title = deed.words.replace("&", "&&")
    if deed.keys and not deed.shortcuts:
        hint = QKeySequence(deed.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{title}\t{hint}"
    return title


def translate(text: str) -> str:
    """A text of the windows' own commands in the user's language."""
    return QCoreApplication.translate("Window", text)
