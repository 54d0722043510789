"""The strip above the map to try: what to do next, and what has been done. It can be left at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from moot.windows.actions import translate as _tr
from moot.windows.welcome.keys import said
from moot.windows.welcome.steps import Progress, steps

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow


class Tour(QWidget):
    """Follows what a person does to the case in the window. `done` says it of each of `steps`; once done stays done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_tr("Try it in one minute"))
        self._window = window
        self._progress = Progress(window.desk)
        self.steps = steps(letters=window.program.preferences.value.letters)
        self.done = [False] * len(self.steps)
        self._ticks = [QLabel(self) for _ in self.steps]
        self._told = QLabel(self)
        self._told.setObjectName("tour-told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self.leave = QPushButton(_tr("Leave"), self)
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the map
        self.leave.clicked.connect(self.end)
        self._lay_out()
        self._signals = (window.desk.edited, window.desk.appraised, window.desk.selection_changed)
        for signal in self._signals:
            signal.connect(self._look)
        window.desk.rebuilt.connect(self.end)
        window.put_strip(self)
        self._tell()

    @property
    def at(self) -> int | None:
        """The number of the first step not done yet; None after the last."""
        return next((number for number, done in enumerate(self.done) if not done), None)

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._told.text()

    def end(self) -> None:
        """Take the strip away. The case stays as it is."""
        for signal in self._signals:
            signal.disconnect(self._look)
        self._window.desk.rebuilt.disconnect(self.end)
        if self.isAncestorOf(self._window.focusWidget() or self._window):
            self._window.map.setFocus()
        self.hide()
        self.setObjectName("")
        self.deleteLater()

    def _look(self) -> None:
        before = self.done
        self._progress.look()
        self.done = [was or step.done(self._progress) for was, step in zip(before, self.steps, strict=True)]
        if self.done != before:
            self._tell()
            self._window.announcer.say(self.text)

    def _tell(self) -> None:
        at = self.at
        for number, (tick, step) in enumerate(zip(self._ticks, self.steps, strict=True)):
            done = self.done[number]
            tick.setText(f"{'✓' if done else '○'} {step.word}")
            tick.setAccessibleName(_tr("{step}: done").format(step=step.word) if done else step.word)
            tick.setProperty("now", number == at)
            tick.style().polish(tick)
        self._told.setText(self._last_words() if at is None else self.steps[at].how)
        self.leave.setText(_tr("Done") if at is None else _tr("Leave"))

    def _last_words(self) -> str:
        return _tr(
            "That is most of it. {palette} finds every command, {keys} lists the keys. "
            "This case is yours: keep it or close it."
        ).format(palette=said("Ctrl+K"), keys=said("F1"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for tick in self._ticks:
            tick.setObjectName("tour-step")
            row.addWidget(tick)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._told)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 7, 8, 7)
        whole.addLayout(column, 1)
        whole.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignVCenter)
