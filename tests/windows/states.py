"""The states a window is looked at in: what is selected, which list is open, which bar, which dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moot.analysis import whatif
from moot.analysis.filtering import Filter
from moot.model import verbs
from moot.model.records import Id, Kind, Polarity, Ref
from moot.windows.main_window import MainWindow
from moot.windows.program import FIRST_SAMPLE, Program


def furnished(program: Program, qtbot: QtBot, width: int = 1400) -> MainWindow:
    """A window on the sample, with an audience, its outline and inspector made."""
    window = program.show(program.sample(FIRST_SAMPLE))
    window.resize(width, 900)
    window.desk.attempt(lambda: verbs.add_audience(window.desk.case, "Judge"))
    window.flanks.furnish()
    qtbot.waitUntil(lambda: window.side.isVisible() and window.outline.isVisible())
    settle()
    return window


def settle() -> None:
    """Let what was put off happen."""
    for _ in range(4):
        QApplication.processEvents()


def numbered(window: MainWindow, number: int) -> Id:
    """The claim with this key number."""
    return next(id_ for id_, one in window.desk.case.claims.items() if one.number == number)


def claim(window: MainWindow) -> None:
    window.desk.select_one(
        Ref(Kind.CLAIM, next(id_ for id_, one in window.desk.case.claims.items() if one.number == 4))
    )


def argument(window: MainWindow) -> None:
    steps = window.desk.case.arguments.values()
    window.desk.select_one(Ref(Kind.ARGUMENT, next(step.id for step in steps if step.scheme)))


def undercut(window: MainWindow) -> None:
    steps = window.desk.case.arguments.values()
    window.desk.select_one(Ref(Kind.ARGUMENT, next(one.id for one in steps if one.polarity is Polarity.UNDERCUT)))


def issue(window: MainWindow) -> None:
    window.desk.select_one(Ref(Kind.ISSUE, next(iter(window.desk.case.issues))))


def party(window: MainWindow) -> None:
    window.side.inspector.show_record(Ref(Kind.PARTY, next(iter(window.desk.case.parties))))


def source(window: MainWindow) -> None:
    window.side.inspector.show_record(Ref(Kind.SOURCE, next(iter(window.desk.case.sources))))


def several(window: MainWindow) -> None:
    window.desk.select([Ref(Kind.CLAIM, id_) for id_ in list(window.desk.case.claims)[:3]])


def nothing(window: MainWindow) -> None:
    window.desk.select(())


def gaps(window: MainWindow) -> None:
    window.side.open_list("gaps")


def trial(window: MainWindow) -> None:
    appraisal = window.desk.appraisal
    appraisal.suppose(whatif.strike(appraisal.trial, [numbered(window, 5)]))
    window.desk.appraised.emit()
    window.side.open_list("trial")


def outlook(window: MainWindow) -> None:
    window.side.open_list("outlook")


def readings(window: MainWindow) -> None:
    window.side.open_list("readings")


def audiences(window: MainWindow) -> None:
    window.side.open_list("audiences")


def finding(window: MainWindow) -> None:
    window.finding.look_for()
    window.finding.find_bar.field.setText("order")


def filtering(window: MainWindow) -> None:
    window.finding.sifter.want(Filter(holders=frozenset(list(window.desk.case.parties)[:1])))


def focused(window: MainWindow) -> None:
    """With every strip there is above the map."""
    trial(window)
    filtering(window)
    finding(window)
    window.desk.focus_on(Ref(Kind.CLAIM, numbered(window, 5)))
    window.news.say("This case was not saved under a name when Moot last ended. Nothing in it is lost.")


def palette(window: MainWindow) -> None:
    window.palette_.toggle()


STATES: dict[str, Callable[[MainWindow], None]] = {
    state.__name__: state
    for state in (
        *(claim, argument, undercut, issue, party, source, several, nothing),
        *(gaps, trial, outlook, readings, audiences, finding, filtering, focused, palette),
    )
}


def preferences(window: MainWindow) -> QWidget:
    from moot.windows.preferences_dialog import PreferencesDialog

    return PreferencesDialog(window.program, window)


def export(window: MainWindow) -> QWidget:
    from moot.windows.export_dialog import ExportDialog

    return ExportDialog(window)


def keys(window: MainWindow) -> QWidget:
    from moot.windows.help_pages import show_keys

    return show_keys(window)


def schemes(window: MainWindow) -> QWidget:
    from moot.canvas.chooser import Chooser

    argument(window)
    window.actions_["edit"].trigger()
    settle()
    return next(one for one in window.findChildren(Chooser) if one.isVisible())


def start_page(window: MainWindow) -> QWidget:
    return window.program.show_start_page()


def save_template(window: MainWindow) -> QWidget:
    from moot.windows.welcome.save_template import SaveTemplateDialog

    return SaveTemplateDialog(window)


def printing(window: MainWindow) -> QWidget:
    from moot.windows.print_dialog import PrintDialog

    return PrintDialog(window)


def cast(window: MainWindow) -> QWidget:
    from moot.windows.cast.opening import open_cast

    return open_cast(window)


def cast_tags(window: MainWindow) -> QWidget:
    return _cast_at(window, 1)


def cast_schemes(window: MainWindow) -> QWidget:
    return _cast_at(window, 2)


def _cast_at(window: MainWindow, tab: int) -> QWidget:
    from moot.windows.cast.opening import open_cast

    made = open_cast(window)
    made.tabs.setCurrentIndex(tab)
    return made


def clean_copy(window: MainWindow) -> QWidget:
    from moot.windows.clean_copy_dialog import CleanCopyDialog

    return CleanCopyDialog(window)


def about(window: MainWindow) -> QWidget:
    from moot.windows.about import AboutDialog

    return AboutDialog(window)


DIALOGS: dict[str, Callable[[MainWindow], QWidget]] = {
    made.__name__: made
    for made in (
        *(preferences, export, printing, keys, schemes, start_page, save_template),
        *(cast, cast_tags, cast_schemes, clean_copy, about),
    )
}


@contextmanager
def dialog(window: MainWindow, name: str) -> Iterator[QWidget]:
    """One of the dialogs, shown; closed afterwards."""
    made = DIALOGS[name](window)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()
