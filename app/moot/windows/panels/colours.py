"""The colour of a party: a menu to choose it from, its editor in the inspector, and what is to be said against it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QPushButton, QWidget

from moot.drawing.hues import LEAST_DISTANCE, Sight, distance, faint_on, nearest, suggested
from moot.drawing.style import LIGHT, PARTY_COLOURS
from moot.windows.actions import empty
from moot.windows.actions import translate as _tr
from moot.windows.panels.editors import Editor, several

SWATCH = 12  # px
_COLOUR_NAMES = ("Violet", "Ochre", "Green", "Coral", "Blue", "Mauve", "Olive", "Grey")


class ColourMenu(QMenu):
    """The colours of the palette, one of one's own, or the one that comes by itself (empty): told as `chosen`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._value = ""
        self._by_itself = PARTY_COLOURS[-1]
        self._others: tuple[str, ...] = ()
        self.aboutToShow.connect(self._fill)

    def offer(self, value: str, by_itself: str, others: tuple[str, ...]) -> None:
        """What is chosen now, what colour comes by itself, and which the other parties have."""
        self._value, self._by_itself, self._others = value, by_itself, others

    def _fill(self) -> None:
        empty(self)
        group = QActionGroup(self)
        self._add(group, "", self._by_itself, _tr("By itself"))
        self.addSeparator()
        free = suggested(self._others)
        for colour in dict.fromkeys((*PARTY_COLOURS, free)):
            words = colour_word(colour)
            if colour == free:
                words = _tr("{colour} (suggested: furthest from all others)").format(colour=words)
            elif colour in self._others:
                words = _tr("{colour} (in use)").format(colour=words)
            self._add(group, colour, colour, words)
        self.addSeparator()
        self.addAction(_tr("Another…")).triggered.connect(self._ask)

    def _add(self, group: QActionGroup, value: str, colour: str, words: str) -> None:
        action: QAction = self.addAction(swatch(colour), words)
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(value == self._value.upper())
        action.triggered.connect(lambda: self.chosen.emit(value))

    def _ask(self) -> None:
        began = QColor(self._value or self._by_itself)
        colour = QColorDialog.getColor(began, self.parentWidget(), _tr("Colour of the party"))
        if colour.isValid():
            self.chosen.emit(colour.name().upper())


class ColourEditor(Editor):
    """The colour of a party as a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.button = QPushButton()
        self.button.setObjectName("field-button")
        super().__init__(self.button, parent=parent)
        self.menu = ColourMenu(self.button)
        self.menu.chosen.connect(self.take)
        self.button.setMenu(self.menu)
        self._value = ""
        self._by_itself = PARTY_COLOURS[-1]
        self._others: tuple[str, ...] = ()

    def offer(self, by_itself: str, others: tuple[str, ...]) -> bool:
        """What colour comes by itself, and which the other parties have; whether that has changed."""
        changed = (by_itself, others) != (self._by_itself, self._others)
        self._by_itself, self._others = by_itself, others
        self.menu.offer(self._value, by_itself, others)
        return changed

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        self._value = "" if mixed else str(value)
        self.menu.offer(self._value, self._by_itself, self._others)
        self.button.setText(several() if mixed else colour_word(self._value))
        self.button.setIcon(QIcon() if mixed else swatch(self._value or self._by_itself))
        self.button.setAccessibleDescription(self.button.text())

    def value(self) -> object:
        return self._value

    def take(self, value: str) -> None:
        """Take this colour, as if it had been chosen."""
        self._value = value
        self._choose()


def colour_word(colour: str) -> str:
    """What a colour of a party is called: by its name in the palette, else as it is written; empty comes by itself."""
    if colour.upper() in PARTY_COLOURS:
        return _tr(_COLOUR_NAMES[PARTY_COLOURS.index(colour.upper())])
    return colour or _tr("By itself")


def complaint(colour: str, others: Iterable[tuple[str, str]]) -> str:
    """What is to be said against a colour, beside the names and colours of the other parties; empty for nothing."""
    named = [(name, other.upper()) for name, other in others]
    near = nearest(colour, [other for _, other in named])
    said = []
    if near is not None:
        name = next(name for name, other in named if other == near)
        alike = distance(colour, near, [Sight.ORDINARY]) < LEAST_DISTANCE
        sentence = (
            _tr("Its colour and that of {party} are hard to tell apart.")
            if alike
            else _tr("Colour-blind readers can hardly tell its colour and that of {party} apart.")
        )
        said.append(sentence.format(party=name))
    theme = faint_on(colour)
    if theme is not None:
        said.append(_tr("It is faint on light paper.") if theme is LIGHT else _tr("It is faint on dark paper."))
    return " ".join(said)


def swatch(colour: str) -> QIcon:
    """A spot of a colour."""
    pixmap = QPixmap(2 * SWATCH, 2 * SWATCH)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, SWATCH - 2, SWATCH - 2, 3, 3)
    painter.end()
    return QIcon(pixmap)
