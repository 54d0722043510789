"""A view marked "one page": said in the status bar when it no longer fits, and no longer said once it does."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moot.canvas.view import MapView
from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.pages import PAPERS, Setting, fit_page, fitted, whole
from moot.drawing.standing import standing_of
from moot.model import verbs
from moot.model.records import Kind, Ref, View
from moot.windows.main_window import MainWindow
from moot.windows.one_page import OnePage, no_longer_fits
from moot.windows.print_dialog import PrintDialog
from moot.windows.program import Program


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.show(program.sample("pierson-v-post"))


def told(qtbot: QtBot, window: MainWindow) -> OnePage:
    """The warning, once it has been worked out after the last edit."""
    label = window.tail.one_page
    assert label.pause.isActive()
    label.pause.stop()
    label.look()
    qtbot.waitUntil(lambda: not label.work.busy, timeout=60_000)
    return label


def test_a_view_that_is_not_marked_is_not_looked_at(window: MainWindow) -> None:
    assert not window.tail.one_page.pause.isActive()
    assert window.tail.one_page.isHidden()


def test_it_is_said_with_the_size_and_comes_and_goes_with_edits(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    label = told(qtbot, window)
    size = comes_out(window, "A5")
    assert size < 9.0
    assert not label.isHidden()
    assert label.text() == no_longer_fits("A5", size)
    assert f"A5 page at 9 pt ({int(size * 10) / 10:.1f} pt)" in label.text()

    desk.look_with(lambda case, view: verbs.fold_to_level(case, view, 1))
    assert not label.isHidden()  # until it is known better
    assert told(qtbot, window).isHidden()

    desk.undo()
    assert not told(qtbot, window).isHidden()
    window.map.run("one-page")
    assert label.isHidden() and not label.pause.isActive()


def comes_out(window: MainWindow, paper: str) -> float:
    """What Fit page makes of it."""
    desk = window.desk
    drawn = DrawnMap(desk.case, desk.view, standing=standing_of(desk.case))
    words = Words(desk.document.title, desk.view.title, "2000-01-01", "", desk.case.settings.notice)
    fit_page(drawn, words, PAPERS[paper])
    return fitted(Setting(drawn, whole(drawn), words), PAPERS[paper]).type_size


def test_the_window_only_hands_over_the_records(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has a large case goes on working: all that takes long is done in the thread, on the case as it was."""
    threads: list[bool] = []
    go = threading.Event()
    draws = DrawnMap.__init__

    def drawn(self: DrawnMap, *given: Any, **more: Any) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        assert go.wait(60)
        draws(self, *given, **more)

    window.desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    label = window.tail.one_page
    size = comes_out(window, "A5")
    monkeypatch.setattr(DrawnMap, "__init__", drawn)
    label.pause.stop()
    label.look()
    claim = next(iter(window.desk.case.claims))
    window.desk.document.case.apply(verbs.set_text(window.desk.case, Ref(Kind.CLAIM, claim), "Long. " * 200))
    go.set()
    qtbot.waitUntil(lambda: not label.work.busy, timeout=60_000)
    assert threads == [False] and label.text() == no_longer_fits("A5", size)


def test_an_edit_calls_it_off(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    label = window.tail.one_page
    label.pause.stop()
    label.look()
    assert label.work.busy
    window.desk.do(verbs.add_issue(window.desk.case, "And now?"))
    assert not label.work.busy and label.pause.isActive()
    assert not told(qtbot, window).isHidden()


def test_nothing_goes_on_once_the_window_is_closed(window: MainWindow) -> None:
    window.desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    window.tail.one_page.look()
    window.tail.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "moot-background"]


def test_a_focus_of_the_moment_does_not_count(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    said = told(qtbot, window).text()
    box = next(ref for ref, placed in window.map.sheet.layout.boxes.items() if placed.depth > 2)
    desk.focus_on(box)
    assert told(qtbot, window).text() == said


def test_another_view_takes_the_warning_away(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    label = told(qtbot, window)
    assert not label.isHidden()
    window.desk.look(View("other"))
    assert label.isHidden() and not label.pause.isActive()


def test_a_paper_nobody_knows_is_no_trouble(window: MainWindow) -> None:
    window.desk.look_with(lambda case, view: verbs.set_page(case, view, "Foolscap"))
    window.tail.one_page.look()
    assert not window.tail.one_page.work.busy


def test_a_click_prints(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[PrintDialog] = []

    def opens(dialog: PrintDialog) -> int:
        opened.append(dialog)
        return 0

    monkeypatch.setattr(PrintDialog, "exec", opens)
    window.desk.look_with(lambda case, view: verbs.set_page(case, view, "A5"))
    QTest.mouseClick(told(qtbot, window), Qt.MouseButton.LeftButton)
    (dialog,) = opened
    assert dialog.paper.currentText() == "A5"
    assert "No longer fits one A5 page" in dialog._told.text()
    dialog.tiles.setChecked(True)
    dialog.refresh()
    assert "No longer fits" not in dialog._told.text()
    dialog.deleteLater()


@pytest.mark.parametrize(("size", "said"), [(9.0, ""), (12.0, ""), (8.96, "8.9 pt"), (7.4, "7.4 pt")])
def test_what_is_too_small_never_reads_as_large_enough(size: float, said: str) -> None:
    assert (said in no_longer_fits("A4", size)) and bool(no_longer_fits("A4", size)) is bool(said)


def test_the_mark_is_a_tick_in_the_menu(window: MainWindow) -> None:
    assert isinstance(window.map, MapView)
    action = window.actions_["one-page"]
    action.trigger()
    window.actions_.refresh(["one-page"])
    assert action.isChecked()
