"""The running program: its windows, preferences and reports, and the ways a case comes onto the screen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from moot import places
from moot.canvas.lasting import let_go
from moot.canvas.waiting import Waiting
from moot.canvas.wording import worded
from moot.document import drafts
from moot.document.document import CaseFileError, Document
from moot.formats.errors import FormatError
from moot.model.pace import CalledOffError
from moot.model.records import Record, Settings
from moot.windows import appearance
from moot.windows.actions import translate
from moot.windows.preferences import Beginning, PreferenceFile, ThemeChoice
from moot.windows.report import BugReporter

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow
    from moot.windows.welcome.page import StartPage

FIRST_SAMPLE = "export-control-dispute"


class Program(QObject):
    """Builds documents and hands each to a window of its own."""

    def __init__(self, preferences: PreferenceFile, reporter: BugReporter) -> None:
        super().__init__()
        self.preferences = preferences
        self.reporter = reporter
        self.windows: list[MainWindow] = []
        self.start_page: StartPage | None = None
        self._page_wanted = False  # once the last window has closed
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.restyle)  # no lambda: it would be kept as long as the desktop's hints
        self._system = (QFont(), 100)  # the desktop's font as it is worn, and the size of texts that comes of it

    def start(self, paths: list[str]) -> None:
        """Open the files named; without any, what an earlier sitting left behind, or else what a person begins with."""
        for path in paths:
            with suppress(CalledOffError), Waiting(translate("One moment …")):
                self.show(self.read(Path(path)))
        # A draft that cannot be read stays where it is: it must not keep the others, or the program, from opening.
        unread: list[str] = []
        for draft in drafts.leftover() if not paths else ():
            try:
                with suppress(CalledOffError), Waiting(translate("One moment …")):
                    self.show(Document.open(draft)).tell_recovered()
            except CaseFileError as error:
                unread.append(worded(error))
        with suppress(CalledOffError), Waiting(translate("One moment …")):
            if not self.windows and not paths:
                self._begin()
        if not self.windows:
            self.show_start_page()  # also where somebody did not want to wait for a large case
        if unread:
            from moot.windows.unread import tell

            tell(self, unread)

    def _begin(self) -> None:
        """Show what a person begins with; nothing where that is the start page. Raises CalledOffError."""
        beginning = self.preferences.value.beginning
        if beginning is Beginning.LAST_CASE:
            for path in map(Path, self.preferences.value.recents[:1]):
                with suppress(CaseFileError, FormatError):
                    self.show(self.read(path))
                    return
        if beginning is Beginning.START_PAGE:
            return
        # a first look should take in the whole dispute, where the screen has room to read it
        window = self.show(self.sample(FIRST_SAMPLE))
        window.map.arrange()
        QTimer.singleShot(0, window.map.fit_readably)  # after the window has brought its map into sight

    def show_start_page(self) -> StartPage:
        """The start page, before all windows."""
        from moot.windows.welcome.page import StartPage

        if self.start_page is None:
            self.start_page = StartPage(self)
            self.start_page.show()
        else:
            self.start_page.raise_()
            self.start_page.activateWindow()
        return self.start_page

    def left_start_page(self) -> None:
        """Called by the start page when it closes."""
        self.start_page = None

    def tour(self) -> MainWindow:
        """A small dispute to try, with what to do in it told step by step."""
        from moot.windows.welcome.tour import Tour

        window = self.show(self.template_at(places.tour(), titled=True))
        Tour(window)
        return window

    def show(self, document: Document) -> MainWindow:
        """A new window on a document; the document is the window's to close.

        Raises CalledOffError, the document closed, where a person did not want to wait for a large case.
        """
        from moot.windows.main_window import MainWindow

        try:
            window = MainWindow(self, document)
        except CalledOffError:
            document.close()
            raise
        if self.windows:
            from moot.windows.cascade import step_aside

            step_aside(window, self.windows[-1], len(self.windows))
        self.windows.append(window)
        window.show()
        return window

    def read(self, path: Path) -> Document:
        """The document of a file: a case file as it is, any other format as an untitled draft made from it.

        Raises CaseFileError or FormatError with a sentence.
        """
        if path.suffix.lower() == ".moot" or not _is_there(path):
            document = Document.open(path)
            self.preferences.remember(path.absolute())
            return document
        from moot.formats.registry import read_file

        return Document.new(read_file(path).records, title=path.stem)

    def sample(self, name: str) -> Document:
        """A shipped case as an untitled draft."""
        return Document.new(self._sample_records(name))

    def template(self, name: str) -> Document:
        """A new case begun from a shipped template, as an untitled draft."""
        return self.template_at(places.templates()[name])

    def template_at(self, path: Path, *, titled: bool = False) -> Document:
        """A new case begun from the template in a file, as an untitled draft; `titled` gives it the template's title.

        Raises FormatError with a sentence.
        """
        from moot.formats.templates import read_template
        from moot.model.templates import begin

        template = read_template(path)
        return Document.new(begin(template.records, template.title if titled else ""))

    def blank(self) -> Document:
        """A new case: the empty one, without its title, so that the name it is given later is what it is called."""
        records = self._sample_records("empty")
        return Document.new(replace(one, title="") if isinstance(one, Settings) else one for one in records)

    def _sample_records(self, name: str) -> tuple[Record, ...]:
        from moot.formats import prepared

        path = places.samples()[name]
        records = prepared.read(path)
        if records is None:
            from moot.formats.registry import read_file  # all there is for YAML would hold up the first window

            records = tuple(read_file(path).records)
        return records

    def opened(self, path: Path) -> MainWindow | None:
        """The window that has this file open, if one has."""
        for window in self.windows:
            if _is_same(window.desk.document.path, path):
                return window
        return None

    def closed(self, window: MainWindow) -> None:
        """Called by a window that has closed: nothing is left of it when this round of events is over."""
        if window in self.windows:
            self.windows.remove(window)
            window.destroyed.connect(self._left)
            window.deleteLater()
        if self._page_wanted and not self.windows:
            self.show_start_page()  # before the last window is gone: without any the program ends

    def _left(self) -> None:
        QTimer.singleShot(0, self, self._let_go)  # Qt is still in the middle of it

    def _let_go(self) -> None:
        """Free what a closed window has left of its case, in circles.

        Not when the collector comes round: that may be after ten windows, with a large case never, and in the middle of
        work in another thread, where nothing of Qt's may end.
        """
        let_go(max((len(window.desk.case) for window in self.windows), default=0))

    def close_case(self, window: MainWindow) -> None:
        """Close a window; after the last one there is the start page."""
        self._page_wanted = True
        try:
            window.close()
        finally:
            self._page_wanted = False

    def restyle(self) -> None:
        """Put the chosen theme on every window."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            chosen = self.preferences.value
            self._system = appearance.system_font(), self.text_size
            appearance.wear(application, self.dark, chosen.interface_font, self.text_size)
        for window in self.windows:
            window.wear(dark=self.dark)

    @property
    def dark(self) -> bool:
        """Whether the windows are dark now."""
        choice = self.preferences.value.theme
        return appearance.system_is_dark() if choice is ThemeChoice.SYSTEM else choice is ThemeChoice.DARK

    def follow_system(self) -> None:
        """Wear the desktop's font as it is now. Called when Qt tells of another theme; one that is worn is left."""
        if self._system == (appearance.system_font(), self.text_size):
            return
        self.restyle()
        for window in self.windows:
            window.prefer(self.preferences.value)

    @property
    def text_size(self) -> int:
        """How large texts are now, in per cent: the size preferred is one beside the desktop's own."""
        return appearance.text_size(self.preferences.value.text_size)

    def change(self, **changes: object) -> None:
        """Change preferences and put them to use in every window."""
        self.preferences.change(**changes)
        self.restyle()
        for window in self.windows:
            window.prefer(self.preferences.value)

    def quit(self) -> None:
        """Close all windows; the program ends with the last. Whoever says Cancel to one keeps the others too."""
        for window in list(self.windows):
            if not window.close():
                return
        if self.start_page is not None:
            self.start_page.close()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever links."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return one == other.absolute()


def _is_there(path: Path) -> bool:
    """Whether a file can be seen there; why not is said on opening it."""
    try:
        return path.exists()
    except OSError:
        return False
