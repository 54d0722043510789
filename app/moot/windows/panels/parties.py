"""Editors for who is meant: the parties that hold a claim, and the colour of a party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QCompleter, QFrame, QMenu, QPushButton, QToolButton, QWidget

from moot.drawing.style import PARTY_COLOURS
from moot.model.records import Id
from moot.windows.panels.editors import Editor, TextLine, several
from moot.windows.panels.flow import Flow

_SWATCH = 12  # px
_CHIP_TEXT = 112  # px
_COLOUR_NAMES = ("Violet", "Ochre", "Green", "Brick", "Blue", "Mauve", "Olive", "Grey")


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
        self.setIconSize(QSize(_SWATCH, _SWATCH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_person(self, person: Person, label: str) -> None:
        self.id = person.id
        shown = self.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, _CHIP_TEXT)
        self.setText(shown.replace("&", "&&"))
        self.setIcon(swatch(person.colour))
        self.setAccessibleName(f"{label}: {person.name}")
        self.setToolTip(_tr("Show {name}. Delete takes the party away.").format(name=person.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit(self.id)
        else:
            super().keyPressEvent(event)


class ColourEditor(Editor):
    """A colour from the palette of the map, one of one's own, or the one that comes by itself (empty)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.button = QPushButton()
        self.button.setObjectName("field-button")
        super().__init__(self.button, parent=parent)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self._value = ""
        self._by_itself = PARTY_COLOURS[-1]
        self._others: tuple[str, ...] = ()

    def offer(self, by_itself: str, others: tuple[str, ...]) -> bool:
        """What colour comes by itself, and which the other parties have; whether that has changed."""
        changed = (by_itself, others) != (self._by_itself, self._others)
        self._by_itself, self._others = by_itself, others
        return changed

    def name(self, label: str) -> None:
        self._label = label
        super().name(label)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        self._value = "" if mixed else str(value)
        known = PARTY_COLOURS.index(self._value.upper()) if self._value.upper() in PARTY_COLOURS else None
        word = _tr(_COLOUR_NAMES[known]) if known is not None else self._value or _tr("By itself")
        self.button.setText(several() if mixed else word)
        self.button.setIcon(QIcon() if mixed else swatch(self._value or self._by_itself))
        self.button.setAccessibleDescription(self.button.text())

    def value(self) -> object:
        return self._value

    def _fill(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        self._add(group, "", self._by_itself, _tr("By itself"))
        self.menu.addSeparator()
        free = suggested(self._others)
        for colour, word in zip(PARTY_COLOURS, _COLOUR_NAMES, strict=True):
            words = _tr(word)
            if colour == free:
                words = _tr("{colour} (suggested: no other party has it)").format(colour=words)
            elif colour in self._others:
                words = _tr("{colour} (in use)").format(colour=words)
            self._add(group, colour, colour, words)
        self.menu.addSeparator()
        self.menu.addAction(_tr("Another…")).triggered.connect(self._ask)

    def _add(self, group: QActionGroup, value: str, colour: str, words: str) -> None:
        action: QAction = self.menu.addAction(swatch(colour), words)
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(value == self._value.upper())
        action.triggered.connect(lambda: self.take(value))

    def take(self, value: str) -> None:
        """Take this colour, as if it had been chosen."""
        self._value = value
        self._choose()

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._value or self._by_itself), self, _tr("Colour of the party"))
        if chosen.isValid():
            self.take(chosen.name().upper())


def suggested(used: Sequence[str]) -> str:
    """The first colour of the palette that is not in use, else the one used least.

    All of the palette can be seen on light and dark cards and told apart from each other.
    """
    return min(PARTY_COLOURS, key=lambda colour: used.count(colour))


def swatch(colour: str) -> QIcon:
    """A spot of a colour."""
    pixmap = QPixmap(2 * _SWATCH, 2 * _SWATCH)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, _SWATCH - 2, _SWATCH - 2, 3, 3)
    painter.end()
    return QIcon(pixmap)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
