"""The bars above the map: one to find in, one for a filter. Each is there only while it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from moot.canvas.desk import Desk
from moot.canvas.wording import number_text
from moot.drawing.style import grown
from moot.model.records import Kind, Party, Ref, Source
from moot.windows.actions import translate
from moot.windows.bars import Elided
from moot.windows.finding import criteria
from moot.windows.finding.search import Search
from moot.windows.finding.sifter import Sifter, Stage
from moot.windows.sizes import grows

_FIELD = (120, 260)  # px: least and most
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_NARROW = 620  # px: below this the filter's buttons say what they do in a word
_WHERE = {
    Kind.QUESTION: "in a question",
    Kind.CITATION: "in a citation",
    Kind.EXCERPT: "in a passage",
    Kind.SOURCE: "in a source",
    Kind.EVENT: "in an event",
    Kind.PARTY: "by who holds it",
}


class _Field(QLineEdit):
    """Tells of the keys that find: Enter and Shift+Enter go on and back, Esc leaves."""

    step = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """What is looked for, `3 of 17`, back and on. `left` is emitted when it closes, `filter_asked` by its button."""

    left = Signal()
    filter_asked = Signal()

    def __init__(self, search: Search, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._search = search
        self._desk = desk
        self.field = _Field(self)
        self.field.setObjectName("find-words")
        self.field.setPlaceholderText(translate("Find in claims, notes and sources"))
        self.field.setAccessibleName(translate("Find"))
        self.field.setClearButtonEnabled(True)
        for clear in self.field.findChildren(QToolButton):
            clear.setAccessibleName(translate("Clear"))
        self._make_room()
        self.count = QLabel(self)
        self.where = Elided(self)
        self.where.setObjectName("find-where")
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.before = _button(self, "‹", translate("Previous hit (Shift+F3)"))
        self.after = _button(self, "›", translate("Next hit (F3)"))
        self.filter = _button(self, translate("Filter"), translate("Filter claims (Ctrl+Shift+F)"))
        self.close_ = _button(self, "×", translate("Close, and stay here"))
        row = _row(self)
        row.addWidget(self.field, 3)
        for widget in (self.before, self.after, self.count):
            row.addWidget(widget)
        row.addWidget(self.where, 2)
        row.addWidget(self.filter)
        row.addWidget(self.close_)
        self.field.textChanged.connect(search.look_for)
        self.field.step.connect(search.step)
        self.field.left.connect(lambda: self.leave(back=True))
        self.before.clicked.connect(lambda: search.step(-1))
        self.after.clicked.connect(lambda: search.step(1))
        self.filter.clicked.connect(self.filter_asked)
        self.close_.clicked.connect(lambda: self.leave(back=False))
        search.changed.connect(self.refresh)
        self._later = _soon(self, self._fit)
        self.refresh()
        self.hide()

    def open(self, *, focus: bool = True) -> None:
        """Show it, ready for typing; what was looked for last is there and selected."""
        if self.isHidden() or (focus and not self.isAncestorOf(self.window().focusWidget() or self.window())):
            self._search.begin()
        if self.isHidden():
            self.show()
            if self.field.text():
                self._search.look_for(self.field.text())
        if focus:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room for all of it, leave out what a key and a menu have too."""
        super().resizeEvent(event)
        self._later.start()  # what changes in the middle of being laid out is laid out wrongly

    def _fit(self) -> None:
        rest = (self.before, self.after, self.count, self.filter, self.close_)
        self.filter.setVisible(_wide(self, self.field.minimumWidth(), rest) <= self.width())

    def leave(self, *, back: bool) -> None:
        """Close it: back to where one was, or staying."""
        self.hide()
        self._search.end(back=back)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if grows(event):
            self._make_room()

    def _make_room(self) -> None:
        """Leave what is typed room for as many letters, however large they are."""
        self.field.setMinimumWidth(grown(_FIELD[0]))
        self.field.setMaximumWidth(grown(_FIELD[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave(back=True)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show which hit one is at, and where its words stand if not in the box itself."""
        search = self._search
        found = len(search.hits)
        if search.at is not None:
            self.count.setText(translate("{at} of {all}").format(at=number_text(search.at + 1), all=number_text(found)))
        else:
            self.count.setText(translate("Not found") if search.query.strip() else "")
        for button in (self.before, self.after):
            button.setEnabled(found > 0)
        self.where.setText(self._said())

    def _said(self) -> str:
        hit = self._search.hit
        if hit is None:
            return ""
        if self._search.hidden:
            return translate("out of sight: Enter shows it")
        where = _WHERE.get(hit.said.kind)
        if where is None:
            return ""
        name = _name(self._desk, hit.said)
        return f"{translate(where)}: {name}" if name else translate(where)


class FilterBar(QWidget):
    """A filter's criteria and what becomes of the rest, to be refreshed when those change. `keep_asked` is emitted
    by its button."""

    keep_asked = Signal()

    def __init__(self, sifter: Sifter, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filter-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sifter = sifter
        self._desk = desk
        self.choose = QToolButton(self)
        self.choose.setText(translate("Show only"))
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.choose)
        self.menu.aboutToShow.connect(self._fill)
        self.choose.setMenu(self.menu)
        self.words = Elided(self)
        self.words.setObjectName("filter-words")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.rest = QPushButton(self)
        self.keep = QPushButton(self)
        self.clear = _button(self, "×", translate("No filter"))
        row = _row(self)
        row.addWidget(self.choose)
        row.addWidget(self.words, 1)
        for widget in (self.rest, self.keep, self.clear):
            row.addWidget(widget)
        self.rest.clicked.connect(lambda: sifter.hide_rest(hide=sifter.stage is Stage.DIMMED))
        self.keep.clicked.connect(self.keep_asked)
        self.clear.clicked.connect(sifter.clear)
        # the menu goes before what was ticked in it is done
        self.menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self.refresh))
        self._later = _soon(self, self._fit)
        desk.reopened.connect(self.refresh)
        self.refresh()

    def ask(self) -> None:
        """Show it with its menu open, to be worked with keys."""
        self.show()
        self._fill()
        self.menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))
        # as if somebody had pressed it: making the first entry active by name would open its submenu at once
        QApplication.sendEvent(self.menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, _NO_KEYS))

    def refresh(self) -> None:
        """Show the criteria and what can be done."""
        sifter = self._sifter
        self.setVisible(sifter.stage is not Stage.OFF or self.menu.isVisible())
        words = criteria.in_words(self._desk.case, sifter.wanted)
        self.words.setText(f"{words} — {sifter.count}" if words else "")
        self.rest.setEnabled(bool(sifter.matches))
        self.keep.setEnabled(bool(sifter.matches) and self._desk.writable)
        self._word()

    def _word(self) -> None:
        dimmed = self._sifter.stage is not Stage.HIDDEN
        if self.width() < grown(_NARROW):
            self.rest.setText(translate("Hide") if dimmed else translate("Show"))
            self.keep.setText(translate("Keep…"))
        else:
            self.rest.setText(translate("Hide the rest") if dimmed else translate("Show the rest"))
            self.keep.setText(translate("Keep as view…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word()  # and no more: what hides itself while it is being shown ends up neither
        self._later.start()

    def _fit(self) -> None:
        """Without room for all of it, leave out what the menu has too."""
        needed = _wide(self, self.words.minimumSizeHint().width(), (self.choose, self.rest, self.keep, self.clear))
        self.keep.setVisible(needed <= self.width())

    def _fill(self) -> None:
        criteria.fill(self.menu, self._desk.case, self._sifter.wanted, self._sifter.want)


def _name(desk: Desk, said: Ref) -> str:
    record = desk.case.get(said)
    if said.kind in (Kind.CITATION, Kind.EXCERPT):
        record = desk.case.sources.get(getattr(record, "source", ""))
    if isinstance(record, Source):
        return record.title
    return (record.name or record.short) if isinstance(record, Party) else ""


def _button(parent: QWidget, text: str, tip: str) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _soon(bar: QWidget, deed: Callable[[], None]) -> QTimer:
    """A timer of a bar that does this when it has been laid out."""
    timer = QTimer(bar)
    timer.setSingleShot(True)
    timer.timeout.connect(deed)
    return timer


def _wide(bar: QWidget, field: int, others: Iterable[QWidget]) -> int:
    """How wide a bar has to be for a field so wide and all the others, in px."""
    layout = bar.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    return field + sum(one.sizeHint().width() + layout.spacing() for one in others) + margins.left() + margins.right()


def _row(bar: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 5, 8, 5)
    row.setSpacing(6)
    return row
