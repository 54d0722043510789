"""The readings of the map under the textbooks' semantics: a list to step through, each shown on the canvas at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from moot.analysis.readings.semantics import Dung
from moot.canvas.desk import Desk
from moot.model.edit import Edit
from moot.model.records import Kind, Ref
from moot.windows.actions import translate as _tr
from moot.windows.background import Background
from moot.windows.panels import surveyed
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.pane import read_in_order
from moot.windows.panels.rows import Row, RowTree

_PAUSE = 250  # ms without another edit before the search begins again
_TELL = 100  # ms between two looks at how far it is

_ORDER = (
    (Dung.COMPLETE, "Complete"),
    (Dung.PREFERRED, "Preferred"),
    (Dung.STABLE, "Stable"),
    (Dung.SEMI_STABLE, "Semi-stable"),
    (Dung.STAGE, "Stage"),
    (Dung.IDEAL, "Ideal"),
    (Dung.GROUNDED, "Grounded"),
)


class ReadingPanel(QWidget):
    """Choose a semantics, step through its readings, see in which of them the selected claim stands.

    `stepped` is emitted when another reading is on the canvas, or none any more. The reading ends with any change of
    the map; the list then looks again.
    """

    stepped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: surveyed.Surveyed | None = None
        self._stale = True
        self._asked = False  # whether somebody has seen readings here: then they are looked for again when stepped to
        self._first = False  # whether the first is to be shown as soon as it is found
        self._off = False  # whether somebody called the search off: it begins again when asked, or after a change
        self._own = False  # whether it is we who change what is shown
        self._progress = surveyed.Progress()
        self.number: int | None = None  # of the reading on the canvas, from 0
        self._build()
        self._search: Background[surveyed.Surveyed] = Background(self._take, self._fail, self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE)
        self._wait.timeout.connect(self._begin)
        self._clock = QTimer(self)
        self._clock.setInterval(_TELL)
        self._clock.timeout.connect(self._tell)
        desk.edited.connect(self._edited)
        desk.appraised.connect(self._change)
        desk.rebuilt.connect(self._change)
        desk.selection_changed.connect(self._say_share)

    def _build(self) -> None:
        self.kinds = CalmCombo(self)
        self.kinds.setAccessibleName(_tr("Semantics"))
        for kind, title in _ORDER:
            self.kinds.addItem(_tr(title), kind)
        self.kinds.setCurrentIndex(self.kinds.findData(Dung.PREFERRED))
        self.kinds.currentIndexChanged.connect(self._change)
        self.state = QLabel(self)
        self.stopper = QPushButton(_tr("Cancel"), self)
        self.stopper.clicked.connect(self._stop_or_begin)
        self.tree = RowTree(_tr("Readings"), self)
        self.tree.moved.connect(self._move)
        self.tree.chosen.connect(self._go)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.tree, self.back)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.share = QLabel(self)
        self.share.setObjectName("reading-share")
        self.share.setTextFormat(Qt.TextFormat.PlainText)
        self.share.setWordWrap(True)
        head = QHBoxLayout()
        label = QLabel(_tr("Semantics"), self)
        label.setBuddy(self.kinds)
        head.addWidget(label)
        head.addWidget(self.kinds, 1)
        going = QHBoxLayout()
        going.addWidget(self.state, 1)
        going.addWidget(self.stopper)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 4, 6)
        column.addLayout(head)
        column.addLayout(going)
        column.addWidget(self.tree, 1)
        column.addWidget(self.share)
        read_in_order(column)
        self._say_going("")

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._wait.isActive() or self._search.busy

    @property
    def count(self) -> int:
        """How many readings there are to step through; none while the map has changed since they were found."""
        return 0 if self._found is None or self._stale else len(self._found)

    @property
    def outdated(self) -> bool:
        """Whether there were readings to step through, which a change of the map has taken away."""
        return self._asked and self._stale and not self.busy

    def sentence(self) -> str:
        """Which reading is on the canvas; empty where it is the labelling."""
        if self.number is None or self._found is None:
            return ""
        return surveyed.place_words(self._found, self.number)

    def step(self, by: int) -> None:
        """Show the next reading, or the one before; from the labelling, the first.

        Where a change of the map has taken the readings away, they are looked for again, and the first shown.
        """
        if by > 0 and self.outdated:
            self._begin()
            self._first = True
            return
        number = 0 if self.number is None else self.number + by
        if 0 <= number < self.count:
            self.tree.go_to(number + 1)

    def back(self) -> None:
        """Show the labelling again."""
        self.tree.go_to(0)
        self._show(None)

    def stop(self) -> None:
        """Search no further."""
        self._first = False
        self._wait.stop()
        self._clock.stop()
        self._search.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Look now that somebody looks here."""
        super().showEvent(event)
        if self._stale and not self.busy and not self._off:
            self._wait.start()

    # Following the map

    def _edited(self, edit: Edit) -> None:
        if any(change.ref.kind is not Kind.VIEW for change in edit.changes):
            self._change()

    def _change(self) -> None:
        """What was found holds no longer: say so, and look again."""
        if self._own:
            return
        self.stop()
        self._stale, self._off = True, False
        self._show(None)
        if self._found is not None:
            self._list([Row("", _tr("Out of date: looking again."))])
        self._found = None
        self._say_going("")
        self._say_share()
        if self.isVisible():
            self._wait.start()

    # Searching

    def _begin(self) -> None:
        self._wait.stop()
        self._off = False
        self._progress = surveyed.Progress()
        records = list(self._desk.appraisal.laid.seen_all(self._desk.case))
        self._search.start(surveyed.search(records, Dung(self.kinds.currentData()), self._progress))
        self._clock.start()
        self._tell()

    def _tell(self) -> None:
        self._say_going(surveyed.progress_words(self._progress))

    def _stop_or_begin(self) -> None:
        if self.busy:
            self.stop()
            self._off = True
            self._list([Row("", _tr("The search was called off."))])
            self._say_going("", again=True)
        else:
            self._begin()

    def _say_going(self, said: str, *, again: bool = False) -> None:
        self.state.setText(said)
        self.stopper.setText(_tr("Look again") if again else _tr("Cancel"))
        self.state.setVisible(bool(said) or again)
        self.stopper.setVisible(bool(said) or again)

    def _take(self, found: surveyed.Surveyed) -> None:
        first = self._first
        self.stop()
        self._found, self._stale, self._asked = found, False, True
        self._list(list(found.rows))
        self._say_going("")
        self._say_share()
        self.stepped.emit()
        if first:
            self.step(1)

    def _fail(self, error: Exception) -> None:
        from moot.analysis.translation import TranslationError

        self.stop()
        self._say_going("")
        if not isinstance(error, TranslationError):
            self._desk.bug.emit(error)
            return
        self._stale = False
        said = error.sentence.text(_tr)
        self._list([Row(_tr("This map has no such readings"), said, Ref(Kind.ARGUMENT, error.argument))])

    def _list(self, rows: list[Row]) -> None:
        """Put other rows there; none of them shows a reading yet."""
        blocked = self.tree.blockSignals(True)
        self.tree.go_to(None)
        self.tree.show_rows(rows)
        self.tree.blockSignals(blocked)

    # Showing

    def _move(self, key: object) -> None:
        self._show(key if isinstance(key, int) else None)

    def _go(self, key: object) -> None:
        if isinstance(key, Ref):
            self._desk.wanted.emit(key)

    def _show(self, number: int | None) -> None:
        """Put a reading on the canvas, or the labelling."""
        if number == self.number or (number is not None and number >= self.count):
            return
        self.number = number
        appraisal = self._desk.appraisal
        if number is None or self._found is None:
            appraisal.leave_reading()
        else:
            appraisal.show_reading(*self._found.labels(number))
        self._own = True
        try:
            self._desk.appraised.emit()
        finally:
            self._own = False
        self.stepped.emit()

    def _say_share(self) -> None:
        claim = self._desk.case.claims.get(self._desk.claim or "")
        if self._found is None or self._stale:
            self.share.clear()
        elif claim is None:
            self.share.setText(_tr("Select a claim to see in which readings it stands."))
        else:
            self.share.setText(surveyed.share_words(claim, self._found))
