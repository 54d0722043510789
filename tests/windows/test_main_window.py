"""The window: menus act on the case, bars follow it, files are opened and named, closing asks once at most."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from moot.canvas.building import linked
from moot.canvas.commands import COMMANDS
from moot.document.document import Document
from moot.drawing.style import DARK, LIGHT
from moot.model import verbs
from moot.model.records import SETTINGS_ID, Claim, Kind, Ref
from moot.store.casefile import CaseFile
from moot.store.errors import CaseFileError
from moot.store.lock import Lock
from moot.windows import audience_menu, files
from moot.windows.help_pages import keys_page, sections
from moot.windows.main_window import MainWindow
from moot.windows.preferences import ThemeChoice
from moot.windows.program import Program
from moot.windows.sizes import first_size
from moot.windows.whereabouts import suggested
from tests.canvas import drags
from tests.store.files import files_no_bigger_than
from tests.waits import Waits

OLDEST = Path(__file__).parents[1] / "store" / "fixtures" / "v1.moot"


def _build_a_little(window: MainWindow) -> None:
    """An issue, a position and a reason, by keys alone."""
    keys = window.map
    QTest.keyClick(keys, Qt.Key.Key_Q)
    for text in ("Was there a contract?", "There was.", "Both signed."):
        editor = keys.writing.editor
        assert editor is not None
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        if text != "Both signed.":
            QTest.keyClick(keys, Qt.Key.Key_Tab)


def test_the_first_window_shows_the_sample_and_its_notice(program: Program) -> None:
    program.start([])
    (window,) = program.windows
    assert len(window.desk.case.claims) == 60
    assert window.notice.isVisibleTo(window)
    assert "Nothing has been verified" in window.notice.text
    assert "60 claims · 3 issues" in window.counts.text()
    assert window.desk.view.id == "V1"


def test_looking_at_the_sample_leaves_no_draft_behind(program: Program, tmp_path: Path) -> None:
    program.start([])
    program.windows[0].close()
    assert program.windows == []
    assert not list((tmp_path / "home").rglob("*.moot"))


def _named(menu: QMenu, title: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == title)


def test_l1_elements_and_facts_by_keys_from_the_template(program: Program, window: MainWindow) -> None:
    file_menu = _named(window.menuBar(), "File").menu()  # type: ignore[arg-type]  # a menu bar lists actions too
    assert isinstance(file_menu, QMenu)
    file_menu.aboutToShow.emit()
    templates = _named(file_menu, "New from template").menu()
    assert isinstance(templates, QMenu)
    _named(templates, "Elements of a claim").trigger()
    begun = program.windows[-1]
    case, keys = begun.desk.case, begun.map
    elements = [
        claim.id for claim in case.claims.values() if claim.burden is not None and not case.positions_by(claim.id)
    ]
    assert len(elements) == 4
    for element in elements:
        begun.desk.select_one(Ref(Kind.CLAIM, element))
        QTest.keyClick(keys, Qt.Key.Key_R)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            editor = keys.writing.editor
            assert editor is not None
            QTest.keyClicks(editor, "A fact.")
            QTest.keyClick(editor, Qt.Key.Key_Return)
            if key is Qt.Key.Key_Return:
                QTest.keyClick(keys, key)
    assert len(case.claims) == 13
    assert all(claim.number for claim in case.claims.values())
    assert all(len(case.arguments_for(element)) == 2 for element in elements)
    for _ in range(8):
        begun.actions_["undo"].trigger()
    assert len(case.claims) == 5


def test_a_case_built_by_keys_is_counted_and_named(window: MainWindow) -> None:
    _build_a_little(window)
    assert [claim.text for claim in window.desk.case.claims.values()] == ["There was.", "Both signed."]
    assert window.counts.text().startswith("2 claims · 1 issue ·")


def test_every_command_of_the_canvas_is_in_a_menu(window: MainWindow) -> None:
    window.menus.fill()
    shown = {
        action.objectName()
        for top in window.menuBar().actions()
        if isinstance(menu := top.menu(), QMenu)
        for action in menu.actions()
    }
    assert {command.name for command in COMMANDS} <= shown


def test_the_menu_names_the_step_that_undo_takes_back(window: MainWindow) -> None:
    _build_a_little(window)
    window.actions_.refresh(["undo", "redo"])
    assert window.actions_["undo"].text().startswith("Undo “")
    assert not window.actions_["redo"].isEnabled()
    window.actions_["redo"].setEnabled(True)
    window.actions_["undo"].trigger()
    assert len(window.desk.case.claims) == 1
    window.actions_.refresh(["redo"])
    assert window.actions_["redo"].text().startswith("Redo “")


def test_a_builder_button_acts_and_greys_by_what_is_selected(window: MainWindow) -> None:
    buttons = {button.objectName(): button for button in window.top._builders}
    assert not buttons["build-undercut"].isEnabled()
    _build_a_little(window)
    assert buttons["build-undercut"].isEnabled()
    QTest.mouseClick(buttons["build-objection"], Qt.MouseButton.LeftButton)
    assert len(window.desk.case.claims) == 3
    assert window.map.writing.editor is not None


def test_the_breadcrumb_shows_the_focus_and_leads_out_of_it(window: MainWindow) -> None:
    _build_a_little(window)
    assert not window.crumbs.isVisibleTo(window)
    window.map.run("focus-in")
    assert window.crumbs.isVisibleTo(window)
    assert window.desk.root is not None
    window.desk.turn(window.desk.seen.gone_back())
    assert not window.crumbs.isVisibleTo(window)


def test_a_case_is_named_and_goes_on_in_its_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build_a_little(window)
    target = tmp_path / "contract"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    assert window.windowTitle().startswith("Untitled case")
    assert files.save_as(window)
    assert window.windowTitle().startswith("contract")
    window.desk.do(verbs.add_claim(window.desk.case, "Later."))
    window.close()
    with Document.open(tmp_path / "contract.moot", read_only=True) as document:
        assert [claim.text for claim in document.case.claims.values()][-1] == "Later."
    assert window.program.preferences.value.recents == (str(tmp_path / "contract.moot"),)


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_file_that_the_suffix_makes_it_is_replaced_only_if_wanted(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton
) -> None:
    _build_a_little(window)
    other = tmp_path / "contract.moot"
    with Document.new() as document:
        document.save_as(other)
    before = other.read_bytes()
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "contract"), ""))

    def question(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    assert files.save_copy(window) is (answer == QMessageBox.StandardButton.Yes)
    assert asked == ["contract.moot is there already. Replace it?"]
    assert (other.read_bytes() == before) is (answer == QMessageBox.StandardButton.No)


def test_cancel_at_quitting_keeps_every_window(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = [program.show(program.blank()) for _ in range(2)]
    for window in windows:
        _build_a_little(window)
    asked: list[object] = []

    def cancel(box: QMessageBox) -> int:
        asked.append(box)
        return QMessageBox.StandardButton.Cancel.value

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    program.quit()
    assert len(asked) == 1
    assert program.windows == windows


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_N], ids=["issue", "claim"])
def test_a_new_box_joins_what_the_first_view_of_the_sample_shows(program: Program, key: Qt.Key) -> None:
    window = program.show(program.sample("export-control-dispute"))
    shown = window.desk.view.shown
    assert shown  # one page of a larger case
    QTest.keyClick(window.map, key)
    editor, new = window.map.writing.editor, window.desk.current
    assert editor is not None and new is not None
    QTest.keyClicks(editor, "What the answer says.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.desk.view.shown == (*shown, new) and window.map.shows(new)
    while window.desk.document.can_undo:
        window.actions_["undo"].trigger()
    assert window.desk.view.shown == shown
    window.actions_["redo"].trigger()
    assert window.map.shows(new)


@pytest.mark.parametrize("where", ["map", "inspector"])
@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Discard, QMessageBox.StandardButton.Cancel])
def test_what_the_disk_refuses_keeps_the_window_open_unless_a_person_says_no(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    answer: QMessageBox.StandardButton,
    where: str,
) -> None:
    _build_a_little(window)
    window.desk.document.save_as(tmp_path / "roe.moot")
    qtbot.waitUntil(lambda: window.flanks._side is not None and window.side.inspector.fields.form is not None)
    asked: list[str] = []

    def say(box: QMessageBox) -> int:
        asked.append(box.informativeText())
        return answer.value

    monkeypatch.setattr(QMessageBox, "exec", say)
    claim = window.desk.current
    assert claim is not None
    with files_no_bigger_than(0):
        if where == "map":
            window.map.edit_text(claim)
            editor = window.map.writing.editor
            assert editor is not None
            QTest.keyClicks(editor, "Not to be lost")
        else:
            form = window.side.inspector.fields.form
            assert form is not None
            QTest.keyClicks(form.bound["note"].editor.main, "Not to be lost")
        closed = window.close()
    assert len(asked) == 1 and "roe.moot" in asked[0]
    assert closed is (answer is QMessageBox.StandardButton.Discard)
    if not closed:
        assert window.close() and len(asked) == 1  # there is room again, and it is kept
        kept = Document.open(tmp_path / "roe.moot")
        assert any("Not to be lost" in (one.text, one.note) for one in kept.case.claims.values())
        kept.close()


def test_an_imported_file_gives_the_case_its_name(program: Program, tmp_path: Path) -> None:
    (tmp_path / "Miller.txt").write_text("- A contract was made\n", encoding="utf-8")
    window = program.show(program.read(tmp_path / "Miller.txt"))
    assert window.windowTitle().startswith("Miller")


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Discard, QMessageBox.StandardButton.Cancel])
def test_closing_an_unnamed_case_asks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton
) -> None:
    _build_a_little(window)
    draft = window.desk.document.path
    assert draft.exists()
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: answer.value)
    closed = window.close()
    assert closed is (answer is QMessageBox.StandardButton.Discard)
    assert draft.exists() is not closed


def test_an_unnamed_case_can_be_kept_as_a_draft(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build_a_little(window)
    window.desk.attempt(lambda: verbs.amend(window.desk.case, Ref(Kind.SETTINGS, SETTINGS_ID), title="Roe & Doe <b>"))
    draft, asked = window.desk.document.path, []

    def keep(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == "Keep as draft").click()
        return -1

    monkeypatch.setattr(QMessageBox, "exec", keep)
    assert window.close() and draft.exists()
    assert asked == ["“Roe & Doe <b>” is not saved under a name yet."]
    program.start([])
    assert [one.desk.document.path for one in program.windows] == [draft]


def test_windows_are_shown_aside_of_each_other(program: Program) -> None:
    small = QWidget()
    small.resize(500, 400)
    program.preferences.save_geometry("main", small.saveGeometry())
    for words in ("One.", "Another.", "A third."):
        document = Document.new()
        document.apply(verbs.add_claim(document.case, words))
        document.close()
    program.start([])
    assert len({(one.x(), one.y()) for one in program.windows}) == 3


def test_a_second_window_stays_on_a_screen_that_has_no_room_aside(program: Program) -> None:
    first = program.show(program.blank())
    second = program.show(program.blank())
    room = first.screen().availableGeometry()
    assert second.x() == room.left()
    assert room.top() <= second.y() and second.y() + second.height() <= room.bottom()


@pytest.mark.usefixtures("qapp")
def test_a_first_window_has_three_quarters_of_a_large_screen_and_no_more_than_the_height_of_a_small_one() -> None:
    assert first_size(QSize(1280, 720)) == QSize(1280, 680)
    assert first_size(QSize(1920, 1080)) == QSize(1440, 810)
    assert first_size(QSize(3840, 2160)) == QSize(1680, 1050)


def test_the_keys_stand_under_their_menus_and_every_command_once(window: MainWindow) -> None:
    parts = list(sections(window))
    assert [title for title, _deeds in parts][:3] == ["File", "Edit", "Insert"]
    listed = [deed.name for _title, deeds in parts for deed in deeds]
    assert sorted(listed) == sorted(window.actions_.deeds)
    page = keys_page(parts, LIGHT)
    assert page.index(">Edit<") < page.index("Ctrl+Z") < page.index(">Insert<")


def test_files_are_asked_for_beside_the_case(window: MainWindow, tmp_path: Path) -> None:
    window.desk.document.apply(verbs.add_claim(window.desk.case, "One."))
    assert not suggested(window.desk.document, "map.pdf").startswith(str(window.desk.document.path.parent))
    window.desk.document.save_as(tmp_path / "case.moot")
    assert suggested(window.desk.document, "map.pdf") == str(tmp_path / "map.pdf")


def test_the_undercut_has_its_sign_in_the_top_bar(program: Program, window: MainWindow) -> None:
    button = window.top.findChild(QPushButton, "build-undercut")
    assert button is not None and button.text().strip() == "Undercut"

    def has(wanted: str) -> bool:
        shown = button.grab().toImage()
        width, height = shown.width() // 3, shown.height()  # the words stand after it
        return any(_near(shown.pixelColor(x, y), wanted) for x in range(width) for y in range(4, height - 4))

    button.setEnabled(True)
    assert has(LIGHT.undercut.line)
    button.setEnabled(False)
    assert has(LIGHT.muted) and not has(LIGHT.undercut.line)
    button.setEnabled(True)
    program.change(theme=ThemeChoice.DARK)
    assert has(DARK.undercut.line)


def _near(one: QColor, other: str) -> bool:
    """Whether two colours are the same but for rounding."""
    wanted = QColor(other)
    pairs = ((one.red(), wanted.red()), (one.green(), wanted.green()), (one.blue(), wanted.blue()))
    return max(abs(is_ - was) for is_, was in pairs) < 8


def test_what_cannot_be_read_again_after_the_update_stays_in_sight(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(OLDEST, tmp_path / "old.moot"))
    window = program.show(program.read(path))
    claims = dict(window.desk.case.claims)
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, sentence: told.append(sentence))
    opened = CaseFile.open

    def refuse(*_args: object, **_named: object) -> None:
        raise CaseFileError("The disk has gone.")

    monkeypatch.setattr(CaseFile, "open", refuse)
    files.upgrade(window)
    assert told == ["The disk has gone."] and window.desk.case.claims == claims
    assert window.news.isVisibleTo(window) and not window.desk.writable
    monkeypatch.setattr(CaseFile, "open", opened)
    files.upgrade(window)
    assert window.desk.writable and window.desk.case.claims == claims


def test_a_second_window_on_a_file_is_read_only_and_says_so(program: Program, tmp_path: Path) -> None:
    with Document.new([Claim("c", text="One.", number=1)]) as document:
        document.save_as(tmp_path / "case.moot")
        window = program.show(program.read(tmp_path / "case.moot"))
        assert window.desk.document.read_only
        assert window.news.isVisibleTo(window)
        assert "read only" in window.counts.text()
        said: list[str] = []
        window.desk.refused.connect(said.append)
        window.desk.select_one(Ref(Kind.CLAIM, "c"))
        QTest.keyClick(window.map, Qt.Key.Key_R)
        assert len(window.desk.case.claims) == 1
        assert said


def test_a_bad_file_is_told_in_a_sentence_and_opens_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "letter.moot"
    bad.write_text("Dear colleague")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    files.open_paths(window, [str(bad), str(tmp_path / "missing.moot")])
    (sentences,) = (sentence.splitlines() for sentence in told)
    assert [name in sentence for name, sentence in zip(("letter.moot", "missing.moot"), sentences, strict=True)] == [
        True
    ] * 2
    assert window.program.windows == [window]


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # windows have no order offscreen
@pytest.mark.parametrize("onto", ["top bar", "status bar", "paper"])
def test_a_case_dropped_on_the_window_opens_beside_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, onto: str
) -> None:
    with Document.new([Claim("c", text="One.", number=1)]) as document:
        document.save_as(tmp_path / "case.moot")
    part = {"top bar": window.top, "status bar": window.statusBar(), "paper": window.map.viewport()}[onto]
    assert drags.drop(part, drags.of_files([tmp_path / "case.moot"]), QPoint(5, 5)) is drags.COPY
    qtbot.waitUntil(lambda: len(window.program.windows) == 2)
    files.open_paths(window, [str(tmp_path / "case.moot")])
    assert len(window.program.windows) == 2


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # windows have no order offscreen
@pytest.mark.parametrize("way", ["link.moot", "hard.moot", "folder/../case.moot", "case.moot"])
def test_a_case_that_is_open_is_found_by_whatever_way_one_comes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    case = tmp_path / "case.moot"
    with Document.new([Claim("c", text="One.", number=1)]) as document:
        document.save_as(case)
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.moot").symlink_to(case)
    (tmp_path / "hard.moot").hardlink_to(case)
    monkeypatch.chdir(tmp_path)
    files.open_paths(window, [str(case), way])
    assert len(window.program.windows) == 2


def test_another_file_dropped_on_the_window_is_sent_to_a_claim(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    drags.drop(window.top, drags.of_files([tmp_path / "deed.pdf"]), QPoint(5, 5))
    assert window.statusBar().currentMessage() == "Drop it on a claim to make it a source."
    assert len(window.program.windows) == 1 and not window.desk.case.sources


def test_a_file_dropped_on_a_field_is_no_text(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    data = drags.of_files([tmp_path / "deed.pdf"])
    data.setText(str(tmp_path / "deed.pdf"))
    _build_a_little(window)
    (issue,) = window.desk.case.issues
    window.side.inspector.show()
    window.desk.select_one(Ref(Kind.ISSUE, issue))
    QApplication.processEvents()
    form = window.side.inspector.fields.form
    assert form is not None
    before = list(window.desk.case)
    for name in ("text", "note", "burden_note"):
        field = form.bound[name].editor.main
        part = field.viewport() if isinstance(field, QTextEdit) else field
        assert drags.drop(part, data, QPoint(5, 5)) is drags.COPY
        assert window.statusBar().currentMessage() == "Drop it on a claim to make it a source."
        window.statusBar().clearMessage()
    window.side.inspector.settle()
    assert list(window.desk.case) == before


def test_words_are_nothing_to_the_window(window: MainWindow) -> None:
    assert not drags.Dragged(window.top, drags.of_text("One.")).enter(QPoint(5, 5))


def test_a_file_is_never_moved_away(window: MainWindow, tmp_path: Path) -> None:
    dragged = drags.Dragged(window.top, drags.of_files([tmp_path / "case.moot"]), drags.MOVE, drags.MOVE)
    assert not dragged.enter(QPoint(5, 5))


def test_a_draft_left_behind_is_opened_again(program: Program) -> None:
    document = Document.new([], title="left")
    document.apply(verbs.add_claim(document.case, "Typed before the power went."))
    document.close()
    program.start([])
    (window,) = program.windows
    assert [claim.text for claim in window.desk.case.claims.values()] == ["Typed before the power went."]
    assert window.news.isVisibleTo(window)


def test_revert_takes_every_step_back(window: MainWindow) -> None:
    before = list(window.desk.case)
    _build_a_little(window)
    files.revert(window)
    assert list(window.desk.case) == before
    assert window.desk.document.can_redo


def test_a_file_brought_up_to_date_is_appraised_as_it_is_from_then_on(program: Program, tmp_path: Path) -> None:
    path = Path(shutil.copy(OLDEST, tmp_path / "old.moot"))
    window = program.show(program.read(path))
    desk = window.desk
    assert desk.document.outdated and not desk.writable
    files.upgrade(window)
    assert desk.writable and desk.attempt(lambda: verbs.add_audience(desk.case, "Judge"))
    (judge,) = desk.case.audiences
    audience_menu.listen(desk, judge)
    assert desk.appraisal.audience == judge


def test_a_file_brought_up_to_date_is_drawn_as_it_was_and_can_be_changed_everywhere(
    program: Program, tmp_path: Path, waits: Waits, qtbot: QtBot
) -> None:
    path = Path(shutil.copy(OLDEST, tmp_path / "old.moot"))
    window = program.show(program.read(path))
    desk, claim = window.desk, next(iter(window.desk.case.claims))
    desk.select_one(Ref(Kind.CLAIM, claim))
    inspector = window.side.inspector
    inspector.refresh()
    painting, case = window.map.sheet.painting, desk.case
    assert not inspector.sources.new.isVisibleTo(window)
    waits.cancelled()
    files.upgrade(window)
    assert window.map.sheet.painting is painting and desk.case is case  # nothing takes long, so nobody waits
    assert not waits.seen and desk.writable and desk.selected == (Ref(Kind.CLAIM, claim),)
    qtbot.waitUntil(lambda: inspector.sources.new.isVisibleTo(window))


def test_a_file_that_was_changed_before_it_is_brought_up_to_date_is_shown_as_it_is_now(
    program: Program, tmp_path: Path
) -> None:
    path = Path(shutil.copy(OLDEST, tmp_path / "old.moot"))
    window = program.show(program.read(path))
    claim = next(iter(window.desk.case.claims))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE claim SET text = 'Changed by an older Moot.' WHERE id = ?", (claim,))
        connection.commit()
    files.upgrade(window)
    assert window.desk.case.claims[claim].text == "Changed by an older Moot."
    assert "Changed by an older Moot." in window.map.sheet.sentence(Ref(Kind.CLAIM, claim))


def test_what_could_not_be_brought_up_to_date_can_be_tried_again(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(OLDEST, tmp_path / "old.moot"))
    window = program.show(program.read(path))
    refused: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, sentence: refused.append(sentence))
    (again,) = (one for one in window.news.findChildren(QPushButton) if one.text() == "Bring up to date")
    held = Lock.take(path)
    again.click()
    assert len(refused) == 1 and window.news.isVisibleTo(window) and not window.desk.writable
    held.release()
    again.click()
    assert len(refused) == 1 and not window.news.isVisibleTo(window) and window.desk.writable


def test_what_was_tried_in_one_case_is_not_told_of_the_next(program: Program, window: MainWindow) -> None:
    _build_a_little(window)
    window.actions_["strike"].trigger()
    assert "1 change is tried" in window.trying.text
    before = window.desk.document
    window.tell_recovered()
    window.turn_to(program.blank())
    before.close(discard=True)
    assert not window.news.isVisibleTo(window)
    assert not window.trying.text and not window.trying.isVisibleTo(window)


def test_the_theme_reaches_the_map(program: Program, window: MainWindow) -> None:
    program.change(theme=ThemeChoice.DARK)
    assert window.map.theme.name == "dark"
    program.change(theme=ThemeChoice.LIGHT)
    assert window.map.theme.name == "light"


def test_letters_can_be_switched_off(program: Program, window: MainWindow) -> None:
    program.change(letters=False)
    QTest.keyClick(window.map, Qt.Key.Key_Q)
    assert not window.desk.case.issues


def test_an_empty_case_says_how_to_begin_until_one_has_begun(window: MainWindow) -> None:
    assert window.hint.isVisibleTo(window)
    _build_a_little(window)
    assert not window.hint.isVisibleTo(window)


def test_the_title_of_the_case_is_an_edit_and_stands_on_its_pictures(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Miller v. Smith", True))
    window.actions_["title"].trigger()
    assert window.windowTitle().startswith("Miller v. Smith")
    window.desk.undo()
    assert window.desk.case.settings.title == ""


def test_the_zoom_slider_starts_where_the_map_is_and_leads_back_there(window: MainWindow) -> None:
    asked: list[float] = []
    window.zoom.scale_asked.connect(asked.append)
    window.zoom.show_scale(1.0)
    assert asked == []
    middle = window.zoom._slider.value()
    window.zoom._slider.setValue(middle + 1)
    window.zoom._slider.setValue(middle)
    assert asked[-1] == pytest.approx(1.0, abs=0.02)


def test_a_link_asked_for_with_nothing_selected_is_refused_in_words(window: MainWindow) -> None:
    said: list[str] = []
    window.desk.refused.connect(said.append)
    QTest.keyClick(window.map, Qt.Key.Key_L)
    assert said
    _build_a_little(window)
    claim = window.desk.claim
    assert claim is not None
    assert not window.desk.attempt(lambda: linked(window.desk, Ref(Kind.CLAIM, claim), claim))
    assert "itself" in said[-1]


def test_the_hint_stands_in_the_middle_of_the_map(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 640)
    qtbot.waitUntil(lambda: (window.hint.geometry().center() - window.map.rect().center()).manhattanLength() < 60)
    assert window.map.rect().contains(window.hint.geometry())
