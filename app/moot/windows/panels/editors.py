"""The widgets in which one field is edited: text, words, choice, tick, number. None knows of the case.

An editor tells `typed` with every change a person makes and `settled` when that has come to an end; showing a value
tells nothing. What is shown may be several values at once (`mixed`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QSpinBox,
    QWidget,
)

from moot.canvas.dropping import brings_files
from moot.canvas.keys import redoes
from moot.drawing.content import plain
from moot.drawing.style import grown
from moot.windows.actions import translate as _tr
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.fields import weight_words
from moot.windows.panels.tick import TickBox
from moot.windows.sizes import grows

_NUMBER = 50  # px


class Editor(QWidget):
    """What all editors do. `main` is the widget that takes the focus; `reverted` is told when Esc is pressed.

    `pauses` says whether what is typed counts before typing has ended.
    """

    typed = Signal()
    settled = Signal()
    reverted = Signal()
    pauses = True

    def __init__(self, main: QWidget, *others: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = main
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (main, *others):
            row.addWidget(widget, 1 if widget is main else 0)

    def enter(self) -> None:
        """Put the focus here. (A focus proxy would be a second stop for Tab, wherever the editor was made.)"""
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def name(self, label: str) -> None:
        """Say to a screen reader what is edited here."""
        self.main.setAccessibleName(label)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        """Show a value of the record, or that there are several."""
        raise NotImplementedError

    def value(self) -> object:
        """The value as it stands in the widget."""
        raise NotImplementedError

    def lock(self, locked: bool) -> None:
        """Let nothing be changed here."""
        self.main.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back, wherever inside it is pressed."""
        if event.key() == Qt.Key.Key_Escape:
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.typed.emit()
        self.settled.emit()


class TextLine(QLineEdit):
    """One line. What it cannot undo itself, the window undoes."""

    def from_the_start(self) -> None:
        """Show a long text from its beginning, unless somebody is in it."""
        if not self.hasFocus():
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            if undoes or redoes(event):
                event.setAccepted(not undoes and self.isRedoAvailable())
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if redoes(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brings_files(event.mimeData()):
            event.ignore()  # the window takes them
        else:
            super().dragEnterEvent(event)


class LineEditor(Editor):
    """Text on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = TextLine()
        super().__init__(self.line, parent=parent)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.settled)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        self.line.setText("" if mixed else self.words(value))
        self.line.from_the_start()
        self.line.setPlaceholderText(several() if mixed else "")

    def value(self) -> object:
        return self.line.text().strip()

    def words(self, value: object) -> str:
        """A value as text."""
        return str(value)

    def lock(self, locked: bool) -> None:
        self.line.setReadOnly(locked)


class TagsEditor(LineEditor):
    """Words with commas between them."""

    def words(self, value: object) -> str:
        return ", ".join(value) if isinstance(value, tuple) else ""

    def value(self) -> object:
        words = (" ".join(word.split()) for word in self.line.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))


class WordsShown(LineEditor):
    """What cannot be changed, in words that can be selected: any value, by the function that says it."""

    def __init__(self, words: Callable[[object], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.line.setReadOnly(True)

    def words(self, value: object) -> str:
        return self._words(value)


class TickEditor(Editor):
    """Yes, no, or neither where several differ."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self.box = TickBox(label)
        super().__init__(self.box, parent=parent)
        self.box.clicked.connect(self._ticked)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        self.box.setTristate(mixed)
        self.box.setCheckState(
            Qt.CheckState.PartiallyChecked if mixed else Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        )

    def value(self) -> object:
        return self.box.checkState() is Qt.CheckState.Checked

    def _ticked(self) -> None:
        if self.box.checkState() is Qt.CheckState.PartiallyChecked:
            self.box.setCheckState(Qt.CheckState.Checked)
        self.box.setTristate(False)
        self._choose()


class ChoiceEditor(Editor):
    """One of several values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.combo = CalmCombo()
        super().__init__(self.combo, parent=parent)
        self._options: tuple[tuple[object, str], ...] = ()
        self.combo.activated.connect(lambda _index: self._choose())

    def offer(self, options: tuple[tuple[object, str], ...]) -> bool:
        """Offer these values with their words; whether they are others than before."""
        if options == self._options:
            return False
        self._options = options
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItems([words for _, words in options])
        return True

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        values = [option for option, _ in self._options]
        at = values.index(value) if value in values and not mixed else -1
        with QSignalBlocker(self.combo):
            self.combo.setPlaceholderText(several() if mixed else "" if value is None else str(value))
            self.combo.setCurrentIndex(at)
        self.combo.setToolTip(self.combo.currentText())

    def value(self) -> object:
        return self._options[self.combo.currentIndex()][0]


class WordsEditor(Editor):
    """Free words, with others offered; shown as people write them, kept as they are known (`rule_application`)."""

    def __init__(
        self, offered: Callable[[], Sequence[str]], parent: QWidget | None = None, *, pauses: bool = True
    ) -> None:
        self.pauses = pauses
        self.combo = CalmCombo()
        self.combo.setEditable(True)
        self.line = TextLine()
        self.combo.setLineEdit(self.line)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setCompleter(None)  # type: ignore[arg-type]  # None is Qt's way to have none
        super().__init__(self.combo, parent=parent)
        self._offered = offered
        self._known: Sequence[str] = ()
        self._shown = ""
        self.combo.opening.connect(self._fill)
        self.combo.activated.connect(lambda _index: self._choose())
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.settled)

    def name(self, label: str) -> None:
        super().name(label)
        self.line.setAccessibleName(label)

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        self._shown = "" if mixed else str(value)
        with QSignalBlocker(self.combo):
            self.combo.setEditText(word_shown(self._shown))
        self.line.from_the_start()
        self.line.setPlaceholderText(several() if mixed else "")

    def value(self) -> object:
        text = self.combo.currentText().strip()
        return next((word for word in (self._shown, *self._known) if word_shown(word) == text), text)

    def _fill(self) -> None:
        known = self._offered()
        if known == self._known:
            return
        text, at = self.line.text(), self.line.cursorPosition()
        self._known = known
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItems([word_shown(word) for word in known])
            self.combo.setCurrentIndex(-1)
            self.combo.setEditText(text)
        self.line.setCursorPosition(at)


class CalmSpin(QSpinBox):
    """A number that the wheel scrolls past."""

    def __init__(self) -> None:
        super().__init__()
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.Polish, QEvent.Type.Show):
            # under a style sheet Qt keeps room for the buttons that are not there, and next to none for the number
            self.lineEdit().setGeometry(self.rect().adjusted(4, 2, -6, -2))
        return done

    def ask(self, words: str) -> None:
        """Show no number, but these words."""
        self.lineEdit().setPlaceholderText(words)
        if words:
            self.clear()


class NumberEditor(Editor):
    """A whole number: a slider for the mouse, the number for keys, and for a weight a word for it."""

    def __init__(self, least: int, most: int, *, weight: bool, parent: QWidget | None = None) -> None:
        self.spin = CalmSpin()
        self.spin.setRange(least, most)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(least, most)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.setPageStep(20)
        self.slider.setMinimumWidth(40)
        self._word = QLabel()
        self._word.setObjectName("field-word")
        self._weight = weight
        super().__init__(self.spin, self.slider, self._word, parent=parent)
        self._word.setVisible(weight)
        self._make_room()
        self.spin.valueChanged.connect(self._typed)
        self.spin.editingFinished.connect(self.settled)
        self.slider.valueChanged.connect(self.spin.setValue)
        self.slider.sliderReleased.connect(self.settled)

    def name(self, label: str) -> None:
        super().name(label)
        self.slider.setAccessibleName(label)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if grows(event):
            self._make_room()

    def _make_room(self) -> None:
        """Leave the number room, however large it is."""
        self.spin.setFixedWidth(grown(_NUMBER))

    def show_value(self, value: object, *, mixed: bool = False) -> None:
        number = value if isinstance(value, int) else self.spin.minimum()
        with QSignalBlocker(self.spin):
            self.spin.setValue(number)
            self.spin.ask("…" if mixed else "")
        self._tell(number, several() if mixed else "")

    def value(self) -> object:
        return self.spin.value()

    def _typed(self, number: int) -> None:
        self._tell(number, "")
        self.typed.emit()

    def _tell(self, number: int, instead: str) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(number)
        self._word.setVisible(self._weight or bool(instead))
        self._word.setText(instead or _tr(weight_words(number)))


def word_shown(word: str) -> str:
    """A free word of a record as people read it: a known one in their language, any other as it was typed."""
    return _tr(plain(word))


def several() -> str:
    """What stands in a field while the records selected differ in it."""
    return _tr("several values")
