"""What was closed is gone: windows with their cases, however they were used, and dialogs of a window that stays."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from moot.canvas import lasting
from moot.canvas.chooser import Chooser
from moot.model import verbs
from moot.windows.main_window import MainWindow
from moot.windows.preferences import PreferenceFile
from moot.windows.program import FIRST_SAMPLE, Program
from moot.windows.report import BugReporter
from moot.windows.welcome.hints import Hints
from moot.windows.welcome.tour import Tour
from tests.waits import end_what_was_let_go
from tests.windows import states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen
Key = Qt.Key


def _opened(program: Program, qtbot: QtBot, path: Path) -> MainWindow:
    """A window with all its parts, on a file, so that it closes without asking. No fixture: pytest would keep it."""
    document = program.sample(FIRST_SAMPLE)
    document.save_as(path)
    window = program.show(document)
    window.resize(1400, 900)
    window.flanks.furnish()
    qtbot.waitUntil(lambda: window.side.isVisible() and window.outline.isVisible())
    states.settle()
    return window


def _parts(window: MainWindow) -> list[weakref.ref[object]]:
    """What holds most of a window's memory, and its case."""
    parts: tuple[object, ...] = (
        *(window, window.map, window.map.sheet, window.map.sheet.drawing.map, window.side, window.outline),
        *(window.desk, window.desk.appraisal, window.desk.document, window.desk.document.history, window.desk.case),
    )
    return [weakref.ref(part) for part in parts]


def _left(*parts: weakref.ref[object]) -> list[object]:
    """Those still there, once Python has looked: work in a thread may have held them when the program did."""
    gc.collect()
    return _there(*parts)


def _there(*parts: weakref.ref[object]) -> list[object]:
    return [one for one in (part() for part in parts) if one is not None]


# How a window is used


def _looks(_window: MainWindow) -> None:
    pass


def _edits(window: MainWindow) -> None:
    QTest.keyClick(window.map, Key.Key_N)
    QTest.keyClicks(_editor(window), "A new claim.")
    QTest.keyClick(_editor(window), Key.Key_Return)
    for name in ("reason", "undo", "redo", "undo", "strike", "keep-trial", "fold", "focus-in", "focus-out"):
        window.actions_[name].trigger()
        states.settle()


def _editor(window: MainWindow) -> QWidget:
    editor = window.map.writing.editor
    assert editor is not None
    return editor


def _writes(window: MainWindow) -> None:
    states.claim(window)
    window.actions_["edit"].trigger()
    QTest.keyClicks(_editor(window), "More words")


def _walks_the_outline(window: MainWindow) -> None:
    tree = window.outline.tree
    tree.setFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_F2):
        QTest.keyClick(tree, key)
        states.settle()


def _inspects(window: MainWindow) -> None:
    for state in states.STATES.values():
        state(window)
        states.settle()
    window.palette_.toggle()


def _opens_menus(window: MainWindow) -> None:
    window.menus.fill()
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        menu.aboutToHide.emit()
    states.claim(window)
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        QApplication.sendEvent(window.map.viewport(), QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9)))
        states.settle()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        popup.close()
        states.settle()


def _presents(window: MainWindow) -> None:
    window.presenting.begin()
    window.presenting.go(2)
    window.presenting.end()


def _is_presenting(window: MainWindow) -> None:
    window.presenting.begin()


def _asks(window: MainWindow) -> None:
    states.claim(window)
    window.actions_["link"].trigger()
    states.settle()
    window.map.accept_editing()
    assert isinstance(states.schemes(window), Chooser)
    window.map.accept_editing()


def _listens(window: MainWindow) -> None:
    window.desk.attempt(lambda: verbs.add_audience(window.desk.case, "Judge"))
    window.desk.appraisal.listen(next(iter(window.desk.case.audiences)))
    window.desk.appraised.emit()
    window.actions_["strength-dfquad"].trigger()


def _copies(window: MainWindow) -> None:
    states.several(window)
    for name in ("copy", "paste", "copy-picture", "undo"):
        window.actions_[name].trigger()


def _turns_to_another(window: MainWindow) -> None:
    first = window.desk.document
    window.turn_to(window.program.blank())
    first.close()


def _turning_away(deed: Callable[[], object]) -> None:
    """Do it, and close the dialog that comes."""
    came = False

    def turn_away() -> None:
        nonlocal came
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        if found:
            came = True
            found[0].reject()
        else:
            QTimer.singleShot(0, turn_away)

    QTimer.singleShot(0, turn_away)
    deed()
    while not came:
        QApplication.processEvents()


def _opens(name: str) -> Callable[[MainWindow], None]:
    """Runs a command that opens a dialog, and closes that."""

    def use(window: MainWindow) -> None:
        _turning_away(window.actions_[name].trigger)

    use.__name__ = name
    return use


DIALOGS = [
    _opens(name) for name in ("export", "print", "preferences", "clean-copy", "save-template", "keys", "about", "cast")
]
USES = [
    *(_looks, _edits, _writes, _walks_the_outline, _inspects, _opens_menus, _presents, _is_presenting),
    *(_asks, _listens, _copies, _turns_to_another, *DIALOGS),
]


@pytest.mark.parametrize("use", USES, ids=lambda use: use.__name__.strip("_"))
def test_nothing_is_left_of_a_window(
    use: Callable[[MainWindow], None], program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = _opened(program, qtbot, tmp_path / "case.moot")
    first = _parts(window)
    use(window)
    last = _parts(window)
    window.close()
    del window
    qtbot.waitUntil(lambda: _left(*first, *last) == [])


def test_the_program_waits_for_no_collector(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window = _opened(program, qtbot, tmp_path / "case.moot")
    qtbot.waitUntil(lambda: not any(thread.name == "moot-background" for thread in threading.enumerate()))
    parts = _parts(window)
    gc.disable()
    try:
        window.close()
        del window
        qtbot.waitUntil(lambda: _there(*parts) == [])
    finally:
        gc.enable()


def test_closing_called_off_leaves_no_question_behind(program: Program, qtbot: QtBot) -> None:
    window = program.show(program.blank())
    window.desk.do(verbs.add_claim(window.desk.case, "Both signed."))
    _turning_away(window.close)
    assert window.isVisible()
    assert window.findChildren(QMessageBox) == []


def test_nothing_is_left_of_the_case_before_in_the_same_window(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window = _opened(program, qtbot, tmp_path / "case.moot")
    _edits(window)
    desk = window.desk
    case = weakref.ref(desk.case), weakref.ref(desk.document), weakref.ref(window.map.sheet.drawing.map)
    _turns_to_another(window)
    states.settle()
    gc.collect()
    assert [one() for one in case] == [None] * 3


def test_a_large_case_goes_with_its_window_though_the_collector_was_spared_it(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lasting, "LARGE", 20)
    stays = program.show(program.sample("pierson-v-post"))
    window = _opened(program, qtbot, tmp_path / "case.moot")
    parts = _parts(window)
    assert gc.get_freeze_count() > 0
    window.close()
    del window
    qtbot.waitUntil(lambda: _left(*parts) == [])
    assert gc.get_freeze_count() > 0  # the other one is large too
    stays.close()
    qtbot.waitUntil(lambda: gc.get_freeze_count() == 0)


def test_nothing_is_left_of_a_dialog(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window = _opened(program, qtbot, tmp_path / "case.moot")
    qtbot.waitUntil(lambda: bool(window.findChildren(Hints)))  # the last part to come by itself
    for use in (*DIALOGS, _opens_menus, _asks, _presents):
        _kept, before, after = (_after(use, window) for _ in range(3))  # some are kept, to be shown again
        assert after == before, use.__name__


def _after(use: Callable[[MainWindow], None], window: MainWindow) -> int:
    use(window)
    states.settle()
    end_what_was_let_go()
    return len(window.findChildren(QObject))


def test_nothing_is_left_of_the_start_page_and_the_tour(program: Program, qtbot: QtBot) -> None:
    page = weakref.ref(program.show_start_page())
    window = program.tour()
    tour = weakref.ref(window.findChildren(Tour)[0])
    states.settle()
    opened = program.start_page
    assert opened is not None
    opened.close()
    del opened
    window.close()
    del window
    qtbot.waitUntil(lambda: page() is None and tour() is None)


def test_the_desktop_does_not_keep_a_program_that_has_ended(qtbot: QtBot, tmp_path: Path) -> None:
    program = weakref.ref(Program(PreferenceFile(tmp_path / "p.ini"), BugReporter()))
    gc.collect()
    assert program() is None
