"""The quiet strips around the map: the bar above it, the breadcrumb, the notice, the status bar's zoom."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from moot.canvas.desk import Desk, text_of
from moot.drawing.style import grown
from moot.model.records import Ref
from moot.windows.actions import translate as _tr
from moot.windows.sizes import grows

if TYPE_CHECKING:
    from moot.windows.lines import Lines

_CRUMB_LENGTH = 40
_LEAST_CRUMB = 48  # px
_ZOOM_STEPS = 200
_HINT_ROOM = 24  # px
_AIR = 5  # px above and below what a strip says
_LEAST_MAP = 200  # px of height, before a strip yields
_SENTENCE = 190  # px of a strip that its sentence has at least beside its choices
_PADDING = 20  # px that the style sheet keeps beside words in the status bar

Choice: TypeAlias = tuple[str, Callable[[], object]]


class Breadcrumb(QWidget):
    """The way from the issue to the claim in focus; hidden while the whole case is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 4, 14, 4)
        self._row.setSpacing(4)
        self.setObjectName("breadcrumb")
        self.setAccessibleName(_tr("Focus"))
        desk.view_changed.connect(self.refresh)
        desk.edited.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the way to the present focus."""
        path = self._desk.path
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.setVisible(bool(path))
        if not path:
            return
        self._row.addWidget(self._step(_tr("Whole case"), None, last=False))
        for ref in path:
            self._row.addWidget(QLabel("›", self))
            self._row.addWidget(self._step(_short(text_of(self._desk.case, ref)), ref, last=ref == path[-1]))
        self._row.addStretch(1)

    def _step(self, text: str, ref: Ref | None, *, last: bool) -> QWidget:
        if last:
            label = Elided(self)
            label.setText(text)
            label.setObjectName("crumb-here")
            return label
        button = QToolButton(self) if ref is None else Crumb(self)
        button.setText(text.replace("&", "&&"))
        button.setToolTip(text)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self._desk.focus_on(ref))
        return button


class Crumb(QToolButton):
    """A step of the way, shortened where there is not room for all of them, whole in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        from PySide6.QtWidgets import QSizePolicy  # seldom needed, and many names to load

        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(_LEAST_CRUMB), super().minimumSizeHint().height())


class Elided(QLabel):
    """A line of text that is shortened to the room it has, whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        leading = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text runs its own way
        painter.drawText(room, leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)


class Hint(QLabel):
    """A quiet sentence in the middle of a widget, wherever that has room for it; the mouse goes through it."""

    def __init__(self, text: str, over: QWidget) -> None:
        super().__init__(text, over)
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self._over = over
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        room = self._over.rect()
        self.ensurePolished()
        width = min(self.fontMetrics().horizontalAdvance(self.text()) + _HINT_ROOM, room.width() - _HINT_ROOM)
        self.resize(width, self.heightForWidth(width))
        self.move(room.center() - self.rect().center())


class Strip(QWidget):
    """A sentence above the map with at most a few things to do about it; hidden while there is nothing to say.

    What it says it with is made when it first speaks: most strips of a window never do. One that `yields` has fewer
    lines, and the whole sentence in its tooltip, where the map would have too little room.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, yields: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = ""
        self._buttons: list[QPushButton] = []
        self._placed = False
        self._yields = yields
        self._column: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._turn)
        self.hide()

    @cached_property
    def _label(self) -> Lines:
        from moot.windows.lines import Lines

        return Lines(self)

    @cached_property
    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, _AIR, 8, _AIR)
        row.addWidget(self._label, 1)
        row.addLayout(self._choices)
        row.setAlignment(self._choices, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row

    @cached_property
    def _choices(self) -> QHBoxLayout:
        return QHBoxLayout()

    def say(self, text: str, choices: Iterable[Choice] = ()) -> None:
        """Show a sentence and its choices; each choice also closes the strip. An empty sentence hides it."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons, self.text = [], text
        if text:
            _ = self._row
            self._label.setText(text)
            for title, deed in choices:
                button = QPushButton(self)  # with a text here, Qt for Python loads icons, to see that it is none
                button.setText(title)
                button.clicked.connect(self.hide)
                button.clicked.connect(lambda _checked=False, deed=deed: deed())
                self._choices.addWidget(button)
                self._buttons.append(button)
            self._turn()
            self._watch_column()
        self.setVisible(bool(text))

    def _watch_column(self) -> None:
        """Hear of it when the column this stands in has another size, or something comes or goes in it."""
        if self._yields and self._column is None:
            self._column = self.parentWidget()
            if self._column is not None:
                self._column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.text and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._later.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        if self.text:
            self._later.start()  # what changes in the middle of being laid out is laid out wrongly

    def _turn(self) -> None:
        """Put the choices below the sentence where beside them it would have no room."""
        # before it has its place, its width says nothing: what is changed after the first painting moves the map
        beside = not self._placed or self.width() - self._choices.sizeHint().width() >= grown(_SENTENCE)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(sideways if beside or not self._buttons else down)
        if self._column is not None and self._placed:
            below = 0 if beside or not self._buttons else self._choices.sizeHint().height() + self._row.spacing()
            self._label.grant(_left_in(self._column, self) - below - 2 * _AIR)


def _left_in(column: QWidget, strip: QWidget) -> int:
    """The height in px that a strip may have in the column of a map, beside all others that show."""
    layout = column.layout()
    assert isinstance(layout, QBoxLayout)
    left = column.height()
    for place in range(layout.count()):
        item = layout.itemAt(place)
        other = item.widget() if item is not None else None
        if other is None or other is strip or other.isHidden():
            continue
        if layout.stretch(place):
            left -= _LEAST_MAP
        else:
            left -= other.heightForWidth(column.width()) if other.hasHeightForWidth() else other.sizeHint().height()
    return left


class ZoomBar(QWidget):
    """The scale in words, a slider of even steps (each the same factor), and Fit. Scales are fractions of 100 %."""

    scale_asked = Signal(float)
    fit_asked = Signal()

    def __init__(self, least: float, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel("100 %", self)
        self._make_room()
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._least, self._steps = least, _ZOOM_STEPS / math.log(most / least)
        self._slider.setRange(0, _ZOOM_STEPS)
        self._slider.setFixedWidth(110)
        self._slider.setAccessibleName(_tr("Zoom"))
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.valueChanged.connect(lambda step: self.scale_asked.emit(least * math.exp(step / self._steps)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(6)
        fit = QToolButton(self)
        fit.setText(_tr("Fit"))
        fit.setAutoRaise(True)
        fit.clicked.connect(self.fit_asked)
        for widget in (self._words, self._slider, fit):
            row.addWidget(widget)
        self.show_scale(1.0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if grows(event):
            self._make_room()

    def _make_room(self) -> None:
        """Leave every scale as much room, so that the slider stays where it is."""
        self._words.setMinimumWidth(self._words.fontMetrics().horizontalAdvance("0000 %") + _PADDING)

    def show_scale(self, scale: float) -> None:
        """Show the scale the map has now."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(math.log(max(scale, self._least) / self._least) * self._steps))
        words = f"{round(scale * 100)} %"
        self._words.setText(words)
        self._slider.setAccessibleDescription(words)  # its own value counts even steps


def _short(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return _tr("(no text yet)")
    return line if len(line) <= _CRUMB_LENGTH else line[: _CRUMB_LENGTH - 1].rstrip() + "…"
