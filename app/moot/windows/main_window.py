"""The main window: puts the parts together. What they do stands in the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QSplitter, QVBoxLayout, QWidget

from moot.canvas.desk import Desk
from moot.canvas.view import LEAST_SCALE, MOST_SCALE, MapView
from moot.document.document import Document
from moot.windows import files, menus
from moot.windows.actions import Actions, translate
from moot.windows.bars import Breadcrumb, Choice, Strip, ZoomBar
from moot.windows.finding.finding import Finding
from moot.windows.finding.palette import Palette
from moot.windows.panels.side import SidePanel
from moot.windows.panels.trial import trial_sentence
from moot.windows.preferences import Preferences
from moot.windows.top_bar import TopBar

if TYPE_CHECKING:
    from moot.windows.program import Program

_MESSAGE_MS = 8000


class MainWindow(QMainWindow):
    """One case in one window."""

    def __init__(self, program: Program, document: Document) -> None:
        super().__init__()
        self.program = program
        self.desk = Desk(document, self)
        self.map = MapView(self.desk, dark=program.dark, parent=self)
        self.side = SidePanel(self.desk, self)
        self.finding = Finding(self)
        self.actions_ = Actions(self, [*menus.canvas_deeds(self), *menus.deeds(self)])
        self.palette_ = Palette(self)
        self._build()
        self._connect()
        self.prefer(program.preferences.value)
        self.setAcceptDrops(True)
        self.setMinimumSize(480, 320)
        geometry = program.preferences.geometry("main")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1280, 800)
        self._tell_standing()
        self.map.setFocus()
        QTimer.singleShot(0, self.map.fit_readably)

    def _build(self) -> None:
        self.top = TopBar(self)
        self.notice = Strip("notice", self)
        self.news = Strip("news", self)
        self.trying = Strip("trying", self)
        self.crumbs = Breadcrumb(self.desk, self)
        self.panes = QSplitter(self)
        self.panes.addWidget(_column(self.notice, self.trying, self.crumbs, self.finding, self.map))
        self.panes.addWidget(self.side)
        self.panes.setStretchFactor(0, 1)
        self.panes.setCollapsible(0, False)
        self.panes.setHandleWidth(1)
        self.setCentralWidget(_column(self.top, self.news, self.panes))
        # on the view, not on its viewport: what lies there scrolls with the map
        self.hint = QLabel(translate("Press Q for an issue or N for a claim, or double-click the paper."), self.map)
        self.hint.setObjectName("hint")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        menus.fill(self, self.menuBar())
        self.zoom = ZoomBar(LEAST_SCALE, MOST_SCALE, self)
        self.counts = QLabel(self)
        self.statusBar().addWidget(self.finding.count)
        self.statusBar().addWidget(self.counts, 1)
        self.statusBar().addPermanentWidget(self.zoom)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        desk = self.desk
        desk.edited.connect(self.refresh)
        desk.rebuilt.connect(self.refresh)
        desk.view_changed.connect(self.refresh)
        desk.selection_changed.connect(self.top.refresh)
        desk.appraised.connect(self._tell_trial)
        desk.appraised.connect(self.top.refresh)
        desk.edited.connect(self._tell_trial)
        self.side.gaps.counted.connect(self._count)
        desk.refused.connect(self.say)
        desk.bug.connect(self.program.reporter.show)
        desk.document.on_bug = self.program.reporter.show
        self.map.scale_changed.connect(self.zoom.show_scale)
        self.zoom.scale_asked.connect(self.map.zoom_to)
        self.zoom.fit_asked.connect(self.map.fit)

    # Telling

    def refresh(self) -> None:
        """Bring title, counts and bars in step with the case."""
        document = self.desk.document
        self.setWindowTitle(f"{files.title_of(document)} – Moot")
        self.top.refresh()
        self.hint.setVisible(document.case.next_number == 1 and not document.case.issues and self.desk.writable)
        self._place_hint()
        self._count(len(self.side.gaps.found))
        notice = self.desk.case.settings.notice
        if notice != self.notice.text:
            self.notice.say(notice, [(translate("Hide"), lambda: None)] if notice else ())

    def _count(self, gaps: int) -> None:
        self.counts.setText(files.counts_of(self.desk.document, gaps))

    def _tell_trial(self) -> None:
        sentence = trial_sentence(self.desk)
        if sentence != self.trying.text:
            keep, drop = self.actions_["keep-trial"], self.actions_["drop-trial"]
            choices: list[Choice] = [(translate("Show"), lambda: self.side.open_list("trial"))]
            choices += [(translate("Keep"), keep.trigger)] if self.desk.writable else []
            choices += [(translate("Throw away"), drop.trigger)]
            self.trying.say(sentence, choices if sentence else ())

    def _place_hint(self) -> None:
        self.hint.adjustSize()
        self.hint.move(self.map.rect().center() - self.hint.rect().center())

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
            self.news.say(document.why_read_only, choices)
        elif document.problems:
            self.news.say(" ".join(document.problems[:3]), [(translate("Hide"), lambda: None)])

    # Being told

    def wear(self, *, dark: bool) -> None:
        """Show the map in this theme."""
        self.map.wear(dark=dark)

    def prefer(self, preferences: Preferences) -> None:
        """Put preferences to use."""
        self.map.letters = preferences.letters
        self.map.motion = preferences.motion
        self.map.minimap.setVisible(preferences.minimap)
        self.side.setVisible(preferences.side_panel)

    def turn_to(self, document: Document) -> None:
        """Show another document in this window."""
        document.on_bug = self.program.reporter.show
        self.desk.turn_to(document)
        self._tell_standing()
        self.map.fit_readably()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files dropped on the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: files.open_paths(self, paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the document: there is nothing to ask, all of it is on disk. Only a used draft wants a name."""
        self.map.accept_editing()
        document = self.desk.document
        if document.untitled and document.changed:
            answer = files.ask_about_draft(self)
            if answer is QMessageBox.StandardButton.Cancel:
                event.ignore()
                return
            document = self.desk.document
        self.program.preferences.save_geometry("main", self.saveGeometry())
        self.side.stop()
        self.desk.clear()
        document.close(discard=document.untitled)
        self.program.closed(self)
        super().closeEvent(event)


def _column(*parts: QWidget) -> QWidget:
    """Widgets below each other; the last takes the room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return whole
