"""The main window: puts the parts together. What they do stands in the parts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from moot.canvas import lettering
from moot.canvas.desk import Desk
from moot.canvas.drawing import Drawing
from moot.canvas.view import LEAST_SCALE, MOST_SCALE, MapView
from moot.canvas.wording import worded
from moot.document.document import Document
from moot.drawing.style import DARK, LIGHT
from moot.model.pace import CalledOffError
from moot.windows import dropped, files, menus
from moot.windows.actions import Actions, translate
from moot.windows.announce import Announcer
from moot.windows.bars import Breadcrumb, Choice, Hint, Strip, ZoomBar
from moot.windows.finding.finding import Finding
from moot.windows.finding.palette import Palette
from moot.windows.flanks import Flanks
from moot.windows.menus import Menus
from moot.windows.preferences import Preferences
from moot.windows.sizes import first_size, least_size, screen_size
from moot.windows.status_line import StatusLine
from moot.windows.top_bar import TopBar

if TYPE_CHECKING:
    from moot.windows.panels.outline.pane import OutlinePane
    from moot.windows.panels.side import SidePanel
    from moot.windows.presenting import Presenting
    from moot.windows.program import Program
    from moot.windows.tail import Tail

_MESSAGE_MS = 8000
_HINTS_LATER = 1500  # ms after all parts of the window stand


class MainWindow(QMainWindow):
    """One case in one window."""

    def __init__(self, program: Program, document: Document) -> None:
        """Draws the case: CalledOffError comes out where a person did not want to wait for a large one."""
        desk = Desk(document)
        try:
            # before there is a window: of one that is called off nothing is to be left
            drawing = Drawing(desk, DARK if program.dark else LIGHT, program.preferences.value.map_font)
        except CalledOffError:
            desk.clear()
            raise
        super().__init__()
        self.program = program
        self.desk = desk
        self.desk.setParent(self)
        self.map = MapView(desk, drawing=drawing, parent=self)
        self.announcer = Announcer(self.desk, self)
        self.finding = Finding(self)
        self.keeps_draft = False
        self.actions_ = Actions(self, [*menus.canvas_deeds(self), *menus.deeds(self)])
        self.palette_ = Palette(self)
        self._build()
        self._connect()
        self.prefer(program.preferences.value)
        self.setAcceptDrops(True)
        geometry = program.preferences.geometry("main")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(first_size(screen_size()))
        sizes = program.preferences.geometry("panes")
        if sizes is not None:
            self.panes.restoreState(sizes)
            self.prefer(program.preferences.value)  # what is shown is a preference, not a matter of sizes
        self.flanks.side_share = program.preferences.geometry("side")
        self._tell_standing()
        self.map.setFocus()
        QTimer.singleShot(0, self.map, self.map.fit_readably)

    def _build(self) -> None:
        self.top = TopBar(self)
        self.notice = Strip("notice", self, yields=True)
        self.news = Strip("news", self)
        self.trying = Strip("trying", self)
        self.crumbs = Breadcrumb(self.desk, self)
        self.panes = QSplitter(self)
        self._middle = _column(self.notice, self.trying, self.crumbs, self.finding, self.map)
        self.flanks = Flanks(self.desk, self.map, self._middle, self.panes)
        self.pages = QStackedWidget(self)
        self.setCentralWidget(self.pages)
        self.pages.addWidget(_column(self.top, self.news, self.panes, within=self.pages))
        # on the view, not on its viewport: what lies there scrolls with the map
        self.hint = Hint(translate("Press Q for an issue or N for a claim, or double-click the paper."), self.map)
        self.menus = Menus(self, self.menuBar())
        self.zoom = ZoomBar(LEAST_SCALE, MOST_SCALE, self)
        self.counts = StatusLine(self.desk, self)
        self.counts.gaps_asked.connect(self.actions_["gaps"].trigger)
        self.statusBar().addWidget(self.finding.count)
        self.statusBar().addWidget(self.counts, 1)
        self.statusBar().addPermanentWidget(self.zoom)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        desk = self.desk
        desk.edited.connect(self.refresh)
        desk.rebuilt.connect(self.refresh)
        desk.reopened.connect(self.refresh)
        desk.view_changed.connect(self.refresh)
        desk.selection_changed.connect(self.top.refresh)
        desk.appraised.connect(self._tell_trial)
        desk.appraised.connect(self.top.refresh)
        desk.edited.connect(self._tell_trial)
        desk.rebuilt.connect(self._tell_trial)
        desk.reopened.connect(self._tell_trial)
        self.flanks.counted.connect(self._count)
        self.flanks.side_made.connect(self._side_made)
        desk.refused.connect(self.say)
        desk.bug.connect(self.program.reporter.show)
        desk.document.on_bug = self.program.reporter.show
        self.map.scale_changed.connect(self.zoom.show_scale)
        self.map.dropping.opening.connect(lambda paths: dropped.open_soon(self, paths))
        self.zoom.scale_asked.connect(self.map.zoom_to)
        self.zoom.fit_asked.connect(self.map.fit)

    @cached_property
    def tail(self) -> Tail:
        """What the status bar says seldom."""
        from moot.windows.tail import Tail

        return Tail(self)

    @cached_property
    def presenting(self) -> Presenting:
        """The presentation of the map, loaded when it is first asked for."""
        from moot.windows.presenting import Presenting

        return Presenting(self)

    @property
    def outline(self) -> OutlinePane:
        """The pane left of the map."""
        return self.flanks.outline

    @property
    def side(self) -> SidePanel:
        """The pane right of the map."""
        return self.flanks.side

    def _side_made(self) -> None:
        from moot.windows.panels.reading_bar import ReadingBar

        self.menus.fill()
        _ = self.tail
        self.side.gap_page.save_asked.connect(lambda: files.save_gaps(self))
        self.reading = ReadingBar(self.side.readings)
        self.put_strip(self.reading)
        QTimer.singleShot(_HINTS_LATER, self, self._hint)

    def _hint(self) -> None:
        from moot.windows.welcome.hints import Hints

        Hints(self)

    def put_strip(self, strip: QWidget, *, below: bool = False) -> None:
        """Put a strip right above the map, or below it."""
        layout = self._middle.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() if below else layout.indexOf(self.crumbs), strip)

    # Telling

    def refresh(self) -> None:
        """Bring title, counts and bars in step with the case."""
        document = self.desk.document
        self.setWindowTitle(f"{files.title_of(document)} – Moot")
        self.top.refresh()
        self.hint.setVisible(document.case.next_number == 1 and not document.case.issues and self.desk.writable)
        self._count(self.flanks.gaps)
        notice = self.desk.case.settings.notice
        if notice != self.notice.text:
            self.notice.say(notice, [(translate("Hide"), lambda: None)] if notice else ())

    def _count(self, gaps: int) -> None:
        self.counts.show_counts(gaps)

    def _tell_trial(self) -> None:
        if not self.desk.appraisal.trial and not self.trying.text:
            return
        from moot.windows.panels.trial import trial_sentence

        sentence = trial_sentence(self.desk)
        if sentence != self.trying.text:
            keep, drop = self.actions_["keep-trial"], self.actions_["drop-trial"]
            choices: list[Choice] = [(translate("Show"), self._show_trial)]
            choices += [(translate("Keep"), keep.trigger)] if self.desk.writable else []
            choices += [(translate("Throw away"), drop.trigger)]
            self.trying.say(sentence, choices if sentence else ())

    def _show_trial(self) -> None:
        self.trying.show()  # a choice puts its strip away, and what is tried can still be kept
        self.side.open_list("trial")

    def say(self, sentence: str) -> None:
        """A sentence in the status bar for a while."""
        self.statusBar().showMessage(sentence, _MESSAGE_MS)

    def tell_recovered(self) -> None:
        """Say that this case was left behind by an earlier sitting."""
        self.news.say(
            translate("This case was not saved under a name when Moot last ended. Nothing in it is lost."),
            [(translate("Save as…"), lambda: files.save_as(self)), (translate("Later"), lambda: None)],
        )

    def _tell_standing(self) -> None:
        self.refresh()
        document = self.desk.document
        if document.read_only:
            choices: list[Choice] = [(translate("Save a copy…"), lambda: files.save_copy(self))]
            if document.outdated:
                choices.insert(0, (translate("Bring up to date"), lambda: files.upgrade(self)))
            self.news.say(worded(document.why_read_only), choices)
        elif document.problems:
            self.news.say(" ".join(map(worded, document.problems[:3])), [(translate("Hide"), lambda: None)])

    # Being told

    def wear(self, *, dark: bool) -> None:
        """Show the map in this theme."""
        self.map.wear(dark=dark)
        self.flanks.wear()

    def prefer(self, preferences: Preferences) -> None:
        """Put preferences to use."""
        self.map.letters = preferences.letters
        self.map.motion = preferences.motion
        self.map.reading = self.program.text_size / 100
        lettering.set_in(self.map.sheet, preferences.map_font)
        self.desk.document.keep_backups(preferences.backups)
        self.map.minimap.setVisible(preferences.minimap)
        self.setMinimumSize(least_size())
        self.flanks.fit(self.width(), preferences)

    def turn_to(self, document: Document) -> None:
        """Show another document in this window."""
        document.on_bug = self.program.reporter.show
        document.keep_backups(self.program.preferences.value.backups)
        self.desk.turn_to(document)
        self.news.say("")
        self._tell_standing()
        self.map.fit_readably()

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self.program, self.program.follow_system)  # not in the middle of Qt's own changes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.flanks.fit(event.size().width(), self.program.preferences.value)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files dropped on the window."""
        dropped.hold(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files dropped."""
        dropped.drop(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the document, if nothing speaks against it."""
        self.presenting.end()
        if not files.may_close(self):
            event.ignore()
            return
        document = self.desk.document
        self.program.preferences.save_geometry("main", self.saveGeometry())
        self.program.preferences.save_geometry("panes", self.panes.saveState())
        self.flanks.stop()
        if self.flanks.side_share is not None:
            self.program.preferences.save_geometry("side", self.flanks.side_share)
        self.tail.stop()
        self.desk.clear()
        document.close(discard=document.untitled and not self.keeps_draft)
        self.program.closed(self)
        super().closeEvent(event)


def _column(*parts: QWidget, within: QWidget | None = None) -> QWidget:
    """Widgets below each other; the last takes the room."""
    whole = QWidget(within)  # at once where it will be: put there later, all its parts would be dressed twice
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return whole
