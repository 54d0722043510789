"""The start page: a window of its own from which a case is opened or begun. Arrows, letters and Enter are enough.

It is loaded when it is asked for. What is removed from it comes back with Undo as long as the page is open.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from moot.canvas.wording import worded
from moot.document import templates
from moot.drawing.style import grown
from moot.formats.errors import FormatError
from moot.windows import files
from moot.windows.actions import translate as _tr
from moot.windows.background import Background
from moot.windows.bars import Strip
from moot.windows.dropped import hold
from moot.windows.panels.tick import TickBox
from moot.windows.preferences import MOST_RECENTS
from moot.windows.sizes import grows, screen_size
from moot.windows.welcome.offer_list import OfferList
from moot.windows.welcome.offers import BLANK, Offer, Section, offers
from moot.windows.welcome.sight import Sight

if TYPE_CHECKING:
    from moot.windows.program import Program

_SIZE = (960, 660)  # px
_NARROW = 700  # px: below this there is room for the list alone
_LEAST, _LIST, _FIELD = 430, 410, 280  # px wide: the page at least, the list beside a map and the field at most


class StartPage(QWidget):
    """Recent cases, new ones, samples, and a map to try. It closes when something was opened from it."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setObjectName("start-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_tr("Start page"))
        self.program = program
        self._changed: dict[str, float | None] = {}
        self._looking: Background[dict[str, float | None]] = Background(self._looked, program.reporter.show, self)
        self._make()
        self._lay_out()
        self._make_room()
        self._listen()
        self.setAcceptDrops(True)
        self.resize(QSize(*map(grown, _SIZE)).boundedTo(screen_size()))
        self.refresh()
        self.list.go_to_first()
        self.list.setFocus()
        self._look()

    def refresh(self) -> None:
        """List what there is now, as far as it fits what is typed."""
        preferences = self.program.preferences.value
        found = offers(preferences.recents, self._changed, datetime.now())
        self.list.show_offers([offer for offer in found if offer.fits(self.field.text())])
        self.clear.setEnabled(bool(preferences.recents))
        self.keeping.setChecked(preferences.keep_recents)

    def take(self, offer: Offer) -> None:
        """Open or begin it in a window of its own; the page stays where that fails or the file is gone."""
        program, path = self.program, offer.path
        before = list(program.windows)
        if offer.missing:
            return
        if offer.section is Section.TRY:
            files.told(self, program.tour)
        elif path is None:
            files.new_case(self)
        elif offer.section is Section.RECENT:
            files.open_paths(self, [str(path)])
        elif offer.section is Section.LOOK:
            files.told(self, lambda: program.show(program.sample(offer.key)))
        else:
            files.told(self, lambda: program.show(program.template_at(path)))
        if program.windows != before or (path is not None and program.opened(path) is not None):
            self.close()

    def drop(self, offer: Offer) -> None:
        """Take a recent case from the list, or remove a template of one's own; Undo brings either back."""
        if offer.section is Section.RECENT:
            kept = self.program.preferences.value.recents
            self.program.preferences.change(recents=tuple(one for one in kept if one != offer.key))
            self._tell(_tr("“{name}” is off the list.").format(name=offer.title), lambda: self._relist(kept))
        elif offer.section is Section.OWN and offer.path is not None:
            path = offer.path
            try:
                text = templates.remove(path)
            except FormatError as failure:
                self.told.say(worded(failure), [(_tr("Hide"), self.list.setFocus)])
                return
            self._tell(
                _tr("The template “{name}” is removed.").format(name=offer.title), lambda: templates.restore(path, text)
            )
        self.refresh()

    def _clear(self) -> None:
        kept = self.program.preferences.value.recents
        self.program.preferences.forget_recents()
        self._tell(_tr("The list of recent cases is empty."), lambda: self._relist(kept))
        self.refresh()

    def _keep(self, on: bool) -> None:
        if on == self.program.preferences.value.keep_recents:
            return
        self.program.preferences.change(keep_recents=on)
        if not on:
            self.program.preferences.forget_recents()
            self.told.say("")
        self.refresh()

    def _relist(self, kept: tuple[str, ...]) -> None:
        if self.program.preferences.value.keep_recents:
            now = self.program.preferences.value.recents
            newer = [one for one in now if one not in kept]
            self.program.preferences.change(recents=(*newer, *kept)[:MOST_RECENTS])

    def _tell(self, words: str, undo: Callable[[], None]) -> None:
        def back() -> None:
            files.told(self, undo)
            self.refresh()
            self.list.setFocus()

        self.told.say(words, [(_tr("Undo"), back)])

    def _open_paths(self, paths: list[str]) -> None:
        before = list(self.program.windows)
        files.open_paths(self, paths)
        if self.program.windows != before:
            self.close()

    def _open(self) -> None:
        before = list(self.program.windows)
        files.open_case(self)
        if self.program.windows != before:
            self.close()

    def _look(self) -> None:
        recents = self.program.preferences.value.recents
        # a share that does not answer must not keep the page waiting
        self._looking.start(lambda stopped: {one: changed(Path(one)) for one in recents if not stopped()})

    def _looked(self, found: dict[str, float | None]) -> None:
        self._changed = found
        self.refresh()

    # Parts

    def _make(self) -> None:
        self.field = QLineEdit(self)
        self.field.setObjectName("find-words")
        self.field.setPlaceholderText(_tr("Type to find"))
        self.field.setAccessibleName(_tr("Find on the start page"))
        self.field.setClearButtonEnabled(True)
        self.list = OfferList(self)
        self.sight = Sight(self)
        self.told = Strip("told", self)
        self.keeping = TickBox(_tr("Keep a list of recent cases"), self)
        self.keeping.setToolTip(_tr("Names of files may tell of clients."))
        self.keeping.setAccessibleDescription(self.keeping.toolTip())
        self.clear = QPushButton(_tr("Clear list"), self)
        self.open = QPushButton(_tr("Open a file…"), self)

    def _lay_out(self) -> None:
        name = QLabel("Moot", self)
        name.setObjectName("start-name")
        top = QHBoxLayout()
        top.setContentsMargins(24, 16, 20, 12)
        top.addWidget(name)
        top.addStretch(1)
        top.addWidget(self.field, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.setContentsMargins(12, 0, 0, 0)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.sight, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(24, 10, 20, 12)
        for part in (self.keeping, self.clear):
            bottom.addWidget(part)
        bottom.addStretch(1)
        bottom.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self.told)
        column.addLayout(bottom)

    def _listen(self) -> None:
        self.list.moved.connect(self.sight.show_offer)
        for part in (self.list, self.sight):
            part.taken.connect(self.take)
            part.dropped.connect(self.drop)
        self.list.typed.connect(self._typed)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.clear.clicked.connect(self._clear)
        self.keeping.toggled.connect(self._keep)
        self.open.clicked.connect(self._open)
        for keys, deed in (
            ("Ctrl+O", self._open),
            ("Ctrl+N", self._blank),
            ("Ctrl+W", self.close),
            ("Ctrl+Q", self.program.quit),
        ):
            QShortcut(QKeySequence(keys), self, deed)

    def _blank(self) -> None:
        self.take(Offer(Section.NEW, BLANK, "", ""))

    def _typed(self, letters: str) -> None:
        self.field.setFocus()
        self.field.insert(letters)

    def _filter(self) -> None:
        self.refresh()
        self.list.go_to_first()

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field the arrows and Enter go to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.list.setFocus()
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.current is not None:
                    self.take(self.list.current)
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files dropped on the page."""
        hold(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files dropped."""
        if hold(event):
            paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            QTimer.singleShot(0, self, lambda: self._open_paths(paths))  # what they are dragged from waits till then

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed, and then closes the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.field.text():
            self.field.clear()
            self.list.setFocus()
        else:
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self.program, self.program.follow_system)  # not in the middle of Qt's own changes
        elif grows(event):
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the parts as much room as their texts need; there may be room for the list alone."""
        self.setMinimumSize(grown(_LEAST), 360)
        self.field.setMaximumWidth(grown(_FIELD))
        narrow = self.width() < grown(_NARROW)
        self.sight.setVisible(not narrow)
        self.list.setMaximumWidth(self.width() if narrow else grown(_LIST))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._looking.cancel()
        self.program.left_start_page()
        super().closeEvent(event)


def changed(path: Path) -> float | None:
    """When a file was last changed, in seconds since 1970; None where there is none to be seen."""
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return None
