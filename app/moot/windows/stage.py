"""The page a map is presented on: the map alone under a curtain that takes keys and mouse, and a slim strip below.

Nothing pressed here reaches the map or the window's commands: whoever presents cannot edit by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from moot.canvas.view import MapView
from moot.windows.actions import translate as _tr
from moot.windows.bars import Elided

_BESIDE = 40  # px beside a note: margins, and a scroll bar
_SHARE = 3  # a note takes a third of the page at most


class Turn(Enum):
    """What may be asked while presenting."""

    NEXT = "next"
    PREVIOUS = "previous"
    FIRST = "first"
    LAST = "last"
    NOTES = "notes"
    LARGER = "larger"
    SMALLER = "smaller"
    SIDE = "side"
    END = "end"


_K = Qt.Key
_KEYS = {
    **dict.fromkeys((_K.Key_Right, _K.Key_Down, _K.Key_Space, _K.Key_PageDown, _K.Key_Return, _K.Key_Enter), Turn.NEXT),
    **dict.fromkeys((_K.Key_Left, _K.Key_Up, _K.Key_PageUp, _K.Key_Backspace), Turn.PREVIOUS),
    _K.Key_Home: Turn.FIRST,
    _K.Key_End: Turn.LAST,
    _K.Key_N: Turn.NOTES,
    _K.Key_S: Turn.SIDE,
    **dict.fromkeys((_K.Key_Plus, _K.Key_Equal), Turn.LARGER),
    _K.Key_Minus: Turn.SMALLER,
    **dict.fromkeys((_K.Key_Escape, _K.Key_F5), Turn.END),
}


class Curtain(QWidget):
    """Lies over the map, to be seen through. `let_through` are the keys that stay the window's: closing it, say."""

    turned = Signal(Turn)
    pressed = Signal(QPointF)

    def __init__(self, let_through: Collection[QKeySequence], parent: QWidget) -> None:
        super().__init__(parent)
        self._let_through = let_through
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_tr("Presentation"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) not in self._let_through:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = _KEYS.get(Qt.Key(event.key()))
        if turn is not None:
            self.turned.emit(turn)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # there is nowhere else to go while presenting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(event.position())
        elif event.button() == Qt.MouseButton.RightButton:
            self.turned.emit(Turn.PREVIOUS)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()


class Stage(QWidget):
    """Map, curtain, note and strip."""

    def __init__(self, let_through: Collection[QKeySequence], turn: Callable[[Turn], None]) -> None:
        super().__init__()
        self.curtain = Curtain(let_through, self)
        self.curtain.turned.connect(turn)
        self.words = Elided(self)
        self.words.setObjectName("stage-words")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.note = QLabel(self)
        self.note.setObjectName("stage-note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reader = QScrollArea(self)
        self._reader.setObjectName("stage-reader")
        self._reader.setFrameShape(QScrollArea.Shape.NoFrame)
        self._reader.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reader.setWidgetResizable(True)
        self._reader.setWidget(self.note)
        self._reader.hide()
        self.previous = self._button(_tr("Previous"), lambda: turn(Turn.PREVIOUS))
        self.next = self._button(_tr("Next"), lambda: turn(Turn.NEXT))
        self.notes = self._button(_tr("Notes"), lambda: turn(Turn.NOTES))
        self.notes.setCheckable(True)
        self.side = self._button(_tr("Both sides"), lambda: turn(Turn.SIDE))
        self.side.setToolTip(_tr("Rehearse for another side (S)"))
        self.leave = self._button(_tr("End"), lambda: turn(Turn.END))
        self._lay_out()

    def _lay_out(self) -> None:
        self.strip = QWidget(self)
        self.strip.setObjectName("stage-strip")
        self.strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        for button in (self.previous, self.next, self.notes, self.side, self.leave):
            row.addWidget(button)
        inside = QVBoxLayout(self.strip)
        inside.setContentsMargins(16, 6, 8, 6)
        inside.addWidget(self._reader)
        inside.addLayout(row)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.curtain, 0, 0)
        self._grid.addWidget(self.strip, 1, 0)
        self._grid.setRowStretch(0, 1)

    def take(self, map_: MapView) -> None:
        """Put the map under the curtain."""
        self._grid.addWidget(map_, 0, 0)
        map_.show()
        self.curtain.raise_()

    def show_note(self, text: str) -> None:
        """Show a note above the strip; none takes it away."""
        self.note.setText(text)
        self.notes.setChecked(bool(text))
        self._reader.setVisible(bool(text))
        self._fit_note()

    def _fit_note(self) -> None:
        """As high as the note, up to a share of the page; of more than that, one scrolls."""
        self.note.ensurePolished()
        wanted = max(0, self.note.heightForWidth(max(1, self.width() - _BESIDE)))
        self._reader.setFixedHeight(min(wanted, self.height() // _SHARE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_note()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.curtain.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, title: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(title, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do the same, and stay where they are
        button.clicked.connect(lambda _checked=False: deed())
        return button
