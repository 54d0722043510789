"""The editor for who is meant: the parties that hold a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QMenu, QToolButton, QWidget

from moot.drawing.style import grown
from moot.model.records import Id
from moot.windows.actions import translate as _tr
from moot.windows.panels.colours import SWATCH, swatch
from moot.windows.panels.editors import Editor, TextLine, several
from moot.windows.panels.flow import Flow

_CHIP_TEXT = 112  # px


@dataclass(frozen=True, slots=True)
class Person:
    """A party as it is offered: its id, what it is called, its colour."""

    id: Id
    name: str
    colour: str


class _Frame(QFrame):
    """A frame that says when it is clicked beside what is in it."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()


class HoldersEditor(Editor):
    """The parties that hold a claim, each a button that leads to it; more are chosen from a menu or typed.

    `held` is told with an id or a new name, `dropped` with an id: what is done to every claim selected.
    """

    held = Signal(str)
    dropped = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        frame = _Frame()
        frame.setObjectName("field-frame")
        super().__init__(frame, parent=parent)
        frame.pressed.connect(self.enter)  # or what is typed next would go to the map
        self._flow = Flow(frame)
        self._flow.setContentsMargins(4, 3, 4, 3)
        self._people: tuple[Person, ...] = ()
        self._chips: list[_Chip] = []
        self._label = ""
        self._shown: tuple[Id, ...] = ()
        self._locked = False
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.more = QToolButton(frame)
        self.more.setObjectName("field-more")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self.new = TextLine(frame)
        self.new.setPlaceholderText(_tr("Name of the party"))
        self.new.setAccessibleName(_tr("New party"))
        self.new.returnPressed.connect(self._named)
        self.new.editingFinished.connect(self.new.hide)
        self.new.hide()
        self.reverted.connect(self._leave_new)
        self._flow.addWidget(self.more)
        self._flow.addWidget(self.new)

    @property
    def chips(self) -> Sequence[QToolButton]:
        """The buttons of the parties shown."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def offer(self, people: tuple[Person, ...]) -> bool:
        """Offer these parties; whether they are others than before."""
        changed, self._people = people != self._people, people
        return changed

    def name(self, label: str) -> None:
        self._label = label
        self.more.setAccessibleName(_tr("{field}: choose").format(field=label))
        self.main.setAccessibleName(label)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        holders = value if isinstance(value, tuple) and not mixed else ()
        named = {person.id: person for person in self._people}
        shown = [named[id_] for id_ in holders if id_ in named]
        self._shown = tuple(person.id for person in shown)
        while len(self._chips) < len(shown):
            chip = _Chip(self.main)
            chip.clicked.connect(lambda _checked=False, chip=chip: self.wanted.emit(chip.id))
            chip.dropped.connect(self._drop)
            self._flow.removeWidget(self.more)
            self._flow.removeWidget(self.new)
            for widget in (chip, self.more, self.new):
                self._flow.addWidget(widget)
            QWidget.setTabOrder(self._chips[-1] if self._chips else self.more, chip)
            QWidget.setTabOrder(chip, self.more)
            QWidget.setTabOrder(self.more, self.new)
            self._chips.append(chip)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(shown))
            if number < len(shown):
                chip.show_person(shown[number], self._label)
        self.more.setText(several() if mixed else "+" if shown else _tr("Nobody"))
        self.updateGeometry()

    def value(self) -> object:
        return self._shown

    def enter(self) -> None:
        (self.chips[0] if self.chips else self.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self.more.setEnabled(not locked)

    def _fill(self) -> None:
        self.menu.clear()
        for person in self._people:
            action = self.menu.addAction(swatch(person.colour), person.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person.id in self._shown)
            action.triggered.connect(lambda held, id_=person.id: (self.held if held else self.dropped).emit(id_))
        if self._people:
            self.menu.addSeparator()
        self.menu.addAction(_tr("New party…")).triggered.connect(lambda: self.ask())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing on any of the buttons begins a name."""
        begins = event.text().isprintable() and event.text().strip() and not self._locked
        if begins and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask(event.text())
        else:
            super().keyPressEvent(event)

    def ask(self, begun: str = "") -> None:
        """Ask for the name of a party, new or known."""
        names = QCompleter([person.name for person in self._people], self.new)
        names.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.new.setCompleter(names)
        self.new.setText(begun)
        self.new.show()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_new(self) -> None:
        if not self.new.isHidden():
            self.new.hide()
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        name = self.new.text().strip()
        self._leave_new()
        if name:
            self.held.emit(name)

    def _drop(self, id_: str) -> None:
        if not self._locked:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.dropped.emit(id_)


class _Chip(QToolButton):
    dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = ""
        self.setObjectName("field-chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_person(self, person: Person, label: str) -> None:
        self.id = person.id
        shown = self.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, grown(_CHIP_TEXT))
        self.setText(shown.replace("&", "&&"))
        self.setIcon(swatch(person.colour))
        self.setAccessibleName(f"{label}: {person.name}")
        self.setToolTip(_tr("Show {name}. Delete takes the party away.").format(name=person.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit(self.id)
        else:
            super().keyPressEvent(event)
