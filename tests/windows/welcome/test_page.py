"""The start page: a case is begun or opened from it by keys or clicks, and the list of recent cases is one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from moot import places
from moot.document import templates
from moot.document.document import CaseFileError, Document
from moot.windows.preferences import Beginning
from moot.windows.program import Program
from moot.windows.welcome.offers import Section
from moot.windows.welcome.page import StartPage
from moot.windows.welcome.tour import Tour
from tests.model.fox import fox

Key = Qt.Key


@pytest.fixture
def page(program: Program) -> StartPage:
    shown = program.show_start_page()
    QApplication.processEvents()
    return shown


def _saved(program: Program, path: Path) -> Path:
    document = Document.new(fox(), title="Fox")
    document.save_as(path)
    document.close()
    program.preferences.remember(path)
    return path


def _type(page: StartPage, words: str) -> None:
    """As a person types: the first letter goes to the list, the others to where the focus is then."""
    for letter in words:
        focus = page.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def _press(page: StartPage, key: Qt.Key) -> None:
    focus = page.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def _undo(page: StartPage) -> None:
    page.told.findChildren(QPushButton)[-1].click()
    QApplication.processEvents()


def _titles(page: StartPage) -> list[str]:
    return [offer.title for offer in page.list.offers()]


def test_arrows_and_enter_begin_an_empty_case_and_the_page_goes(program: Program, page: StartPage) -> None:
    assert page.list.current is not None and page.list.current.section is Section.TRY
    _press(page, Key.Key_Down)
    _press(page, Key.Key_Return)
    (window,) = program.windows
    assert not window.desk.case.claims
    assert program.start_page is None


def test_letters_find_a_template_and_enter_begins_it(program: Program, page: StartPage) -> None:
    _type(page, "toul")
    assert _titles(page) == ["Toulmin"]
    assert page.focusWidget() is page.field
    _press(page, Key.Key_Return)
    assert any("Data" in claim.text for claim in program.windows[0].desk.case.claims.values())


def test_from_the_field_the_arrows_go_to_the_list(page: StartPage) -> None:
    _type(page, "elements of")
    _press(page, Key.Key_Down)
    assert page.focusWidget() is page.list
    assert page.list.current is not None and page.list.current.title == "Elements of an offence"


def test_escape_takes_back_what_was_typed_and_then_closes(program: Program, page: StartPage) -> None:
    everything = _titles(page)
    _type(page, "zzz")
    assert _titles(page) == [] and page.list.current is None
    assert not page.sight.take.isVisible()
    _press(page, Key.Key_Return)
    _press(page, Key.Key_Escape)
    assert _titles(page) == everything
    _press(page, Key.Key_Escape)
    assert program.start_page is None and program.windows == []


def test_home_and_end_go_to_the_first_and_last_offer(page: StartPage) -> None:
    _press(page, Key.Key_End)
    assert page.list.current == page.list.offers()[-1]
    _press(page, Key.Key_Home)
    assert page.list.current == page.list.offers()[0]


def test_a_double_click_opens_a_sample(program: Program, page: StartPage) -> None:
    spoken = [page.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) or "" for row in range(page.list.count())]
    row = next(row for row, words in enumerate(spoken) if "fox" in words)
    item = page.list.item(row)
    page.list.scrollToItem(item)
    point = page.list.visualItemRect(item).center()
    for press in (QTest.mouseClick, QTest.mouseDClick):
        press(page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert "fox" in program.windows[0].desk.case.settings.title
    assert program.start_page is None


def test_a_heading_is_not_an_offer(program: Program, page: StartPage) -> None:
    heading = page.list.visualItemRect(page.list.item(0)).center()
    before = page.list.current
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, heading)
    assert page.list.current == before
    assert program.windows == []


def test_the_map_to_try_begins(program: Program, page: StartPage) -> None:
    page.sight.take.click()
    assert isinstance(program.windows[0].findChild(Tour), Tour)


def test_the_map_to_try_is_seen_before_it_is_begun(page: StartPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.sight.picture.case is not None)
    assert page.sight.picture.case is not None and len(page.sight.picture.case.claims) == 2


def test_what_an_offer_is_for_is_shown_with_its_map(page: StartPage, qtbot: QtBot) -> None:
    _type(page, "wigmore")
    qtbot.waitUntil(lambda: page.sight.picture.case is not None)
    assert page.sight.picture.case is not None and len(page.sight.picture.case.claims) > 3
    assert "generalisation" in page.sight.text
    shown = page.sight.picture.grab().toImage()
    colours = {shown.pixel(QPoint(x, shown.height() // 2)) for x in range(0, shown.width(), 3)}
    assert len(colours) > 2


@pytest.mark.qt_log_ignore("does not support raise")  # where tests run there is no stack of windows
def test_recent_cases_are_opened(program: Program, tmp_path: Path) -> None:
    path = _saved(program, tmp_path / "fox.moot")
    page = program.show_start_page()
    assert page.list.current is not None and page.list.current.title == "fox"
    _press(page, Key.Key_Return)
    assert program.windows[0].desk.document.path == path
    page = program.show_start_page()
    _press(page, Key.Key_Return)
    assert len(program.windows) == 1  # it was open; its window has come to the front
    assert program.start_page is None


def test_a_recent_case_that_is_gone_says_so_and_is_taken_off_the_list(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    _saved(program, tmp_path / "fox.moot")
    _saved(program, tmp_path / "gone.moot").unlink()
    page = program.show_start_page()
    qtbot.waitUntil(lambda: page.list.offers()[0].missing)
    assert page.list.offers()[0].line.startswith("not found")
    assert not page.sight.take.isEnabled()
    qtbot.waitUntil(lambda: "moved" in page.sight.text)
    _press(page, Key.Key_Return)
    assert program.windows == []
    _press(page, Key.Key_Delete)
    assert program.preferences.value.recents == (str(tmp_path / "fox.moot"),)
    assert _titles(page)[0] == "fox"
    _undo(page)
    assert _titles(page)[:2] == ["gone", "fox"]


def test_a_file_that_cannot_be_read_is_told_and_the_page_stays(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    broken = tmp_path / "broken.moot"
    broken.write_bytes(b"no case")
    program.preferences.remember(broken)
    page = program.show_start_page()
    _press(page, Key.Key_Return)
    assert len(told) == 1 and program.windows == []
    assert program.start_page is page


def test_a_file_dropped_on_the_page_opens(program: Program, page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    path = _saved(program, tmp_path / "fox.moot")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    qtbot.waitUntil(lambda: len(program.windows) == 1)
    assert program.windows[0].desk.document.path == path
    assert program.start_page is None


def test_the_list_is_cleared_and_comes_back(program: Program, tmp_path: Path) -> None:
    _saved(program, tmp_path / "fox.moot")
    page = program.show_start_page()
    page.clear.click()
    assert program.preferences.value.recents == ()
    assert "fox" not in _titles(page) and not page.clear.isEnabled()
    _undo(page)
    assert _titles(page)[0] == "fox"


def test_no_list_is_kept_when_it_is_not_wanted(program: Program, tmp_path: Path) -> None:
    _saved(program, tmp_path / "fox.moot")
    page = program.show_start_page()
    page.keeping.click()
    assert not program.preferences.value.keep_recents
    assert program.preferences.value.recents == ()
    program.preferences.remember(tmp_path / "client.moot")
    page.refresh()
    assert _titles(page)[0] == "Try it"
    page.keeping.click()
    assert program.preferences.value.keep_recents


def test_a_template_of_ones_own_is_begun_removed_and_brought_back(program: Program) -> None:
    templates.keep(fox(), "Capture", "Who owns what was hunted.")
    page = program.show_start_page()
    _type(page, "capture")
    page.sight.drop.click()
    assert templates.own() == {}
    _undo(page)
    assert list(templates.own()) == ["Capture"]
    assert _titles(page) == ["Capture"]
    _press(page, Key.Key_Return)
    assert len(program.windows[0].desk.case.claims) == len(fox().claims)


def test_after_the_last_case_there_is_the_page(program: Program) -> None:
    first, second = program.show(program.blank()), program.show(program.blank())
    first.actions_["close"].trigger()
    assert program.start_page is None
    second.actions_["close"].trigger()
    assert program.windows == [] and program.start_page is not None


def test_the_button_of_the_window_ends_the_program(program: Program) -> None:
    program.show(program.blank()).close()
    assert program.start_page is None


def test_quitting_closes_the_page_too(program: Program, page: StartPage) -> None:
    program.show(program.blank())
    program.quit()
    assert program.start_page is None and program.windows == []


def test_a_start_begins_with_what_was_chosen(program: Program, tmp_path: Path) -> None:
    program.preferences.change(beginning=Beginning.START_PAGE)
    program.start([])
    assert program.start_page is not None and program.windows == []
    path = _saved(program, tmp_path / "fox.moot")
    program.preferences.change(beginning=Beginning.LAST_CASE)
    program.start([])
    assert program.windows[-1].desk.document.path == path


@pytest.mark.parametrize("left", ["gone", "broken", "none", "unreachable"])
def test_without_a_last_case_a_start_begins_with_the_sample(program: Program, tmp_path: Path, left: str) -> None:
    program.preferences.change(beginning=Beginning.LAST_CASE)
    if left != "none":
        # a name that the system refuses even to look up, as it does in a folder that may not be entered
        name = "x" * 300 if left == "unreachable" else "fox"
        program.preferences.remember(tmp_path / f"{name}.moot")
    if left == "broken":
        (tmp_path / "fox.moot").write_bytes(b"no case")
    program.start([])
    assert len(program.windows[0].desk.case.claims) == 60


def test_in_a_narrow_page_the_list_has_the_room(page: StartPage) -> None:
    assert page.sight.isVisible()
    page.resize(500, 500)
    QApplication.processEvents()
    assert not page.sight.isVisible()
    assert page.list.width() > 450
    page.resize(960, 660)
    QApplication.processEvents()
    assert page.sight.isVisible()


def test_every_row_says_what_it_is_to_those_who_hear(page: StartPage) -> None:
    assert page.list.accessibleName() and page.field.accessibleName()
    for row in range(page.list.count()):
        item = page.list.item(row)
        if item.flags():
            assert item.data(Qt.ItemDataRole.AccessibleTextRole)
            assert item.data(Qt.ItemDataRole.AccessibleDescriptionRole)


@pytest.mark.qt_log_ignore("does not support raise")  # where tests run there is no stack of windows
def test_the_command_opens_the_page_once(program: Program) -> None:
    window = program.show(program.blank())
    window.actions_["start-page"].trigger()
    page = program.start_page
    window.actions_["start-page"].trigger()
    assert page is not None and program.start_page is page
    assert isinstance(page.field, QLineEdit)


def test_the_shipped_files_are_where_the_page_looks() -> None:
    assert places.tour().is_file()


def test_undo_on_the_list_keeps_what_was_opened_meanwhile(program: Program, tmp_path: Path) -> None:
    paths = [str(_saved(program, tmp_path / f"{name}.moot")) for name in ("fox", "hare")]
    page = program.show_start_page()
    page.drop(page.list.offers()[0])
    newer = str(_saved(program, tmp_path / "newer.moot"))
    next(button for button in page.told.findChildren(QPushButton) if button.text() == "Undo").click()
    assert program.preferences.value.recents == (newer, *reversed(paths))


def test_a_file_of_an_impossible_name_is_refused_in_a_sentence(program: Program, tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="too long"):
        program.read(tmp_path / f"{'x' * 300}.yaml")
