"""The palette: every command of both tables is in it and acts from it; claims, issues, views and files are reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from moot.canvas.commands import COMMANDS
from moot.document.document import Document
from moot.document.finding import folded
from moot.model.records import Claim, Id, Kind, Ref
from moot.windows import menus
from moot.windows.actions import shown_keys
from moot.windows.finding.popup import Entry, Popup, Sort, ranked
from moot.windows.main_window import MainWindow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow, key: Qt.Key = K.Key_K, held: Qt.KeyboardModifier = CTRL) -> Popup:
    QTest.keyClick(window, key, held)
    popup = window.palette_.popup
    assert popup is not None and popup.isVisible() and popup.field.hasFocus()
    return popup


def run(window: MainWindow, words: str) -> None:
    popup = opened(window)
    QTest.keyClicks(popup.field, words)
    QTest.keyClick(popup.field, K.Key_Return)


def test_it_can_be_opened_and_closed_while_a_box_is_written_into(fox: MainWindow, qtbot: QtBot) -> None:
    fox.map.edit_text(Ref(Kind.CLAIM, next(iter(fox.desk.case.claims))))
    fox.palette_.toggle()  # by the mouse: the key means something in the text
    popup = fox.palette_.popup
    assert popup is not None and fox.map.writing.editor is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QTest.keyClick(popup.field, K.Key_Escape)
    assert fox.palette_.popup is None
    qtbot.waitUntil(fox.map.hasFocus)


def rows(popup: Popup) -> list[tuple[str, str, str, bool]]:
    found = []
    for n in range(popup.list.topLevelItemCount()):
        row = popup.list.topLevelItem(n)
        assert row is not None
        found.append((row.text(0), row.text(1), row.text(2), not row.isDisabled()))
    return found


def state(window: MainWindow) -> tuple[object, ...]:
    """What one of the commands tried here changes."""
    desk = window.desk
    return (
        window.map.camera.scale,
        desk.view,
        desk.selected,
        desk.steps,
        desk.appraisal.trial,
        window.program.preferences.value.minimap,
        window.side.lists.isVisible(),
        window.finding.find_bar.isVisible(),
    )


def test_every_command_of_both_tables_is_listed_with_its_keys(dispute: MainWindow) -> None:
    dispute.desk.select_one(Ref(Kind.CLAIM, "late"))
    deeds = [*menus.canvas_deeds(dispute), *menus.deeds(dispute)]
    assert {command.name for command in COMMANDS} <= {deed.name for deed in deeds}
    shown = rows(opened(dispute))
    for deed in deeds:
        if deed.name != "palette":
            assert ("", deed.words, shown_keys(deed), deed.enabled()) in shown


@pytest.mark.parametrize("held", [CTRL, None], ids=["Ctrl+K", "Ctrl+Shift+P"])
def test_keys_open_it_and_escape_goes_back(dispute: MainWindow, held: Qt.KeyboardModifier | None) -> None:
    popup = opened(dispute) if held else opened(dispute, K.Key_P, CTRL | SHIFT)
    QTest.keyClick(popup.field, K.Key_Escape)
    assert dispute.palette_.popup is None
    assert dispute.map.hasFocus()


def test_a_click_on_the_search_field_opens_it(dispute: MainWindow) -> None:
    assert "Search" in dispute.top._find.text()
    QTest.mouseClick(dispute.top._find, LEFT)
    popup = dispute.palette_.popup
    assert popup is not None and popup.isVisible()
    assert dispute.rect().contains(popup.geometry())
    assert any("Search" in label.text() for label in popup.findChildren(QLabel))


def test_the_key_that_opens_it_closes_it(dispute: MainWindow) -> None:
    popup = opened(dispute)
    QTest.keyClick(popup.field, K.Key_K, CTRL)
    assert dispute.palette_.popup is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("zoom in", "zoom-in"),
        ("compact", "compact"),
        ("left to right", "direction"),
        ("fold to positions", "fold-1"),
        ("overview map", "minimap"),
        ("gaps", "gaps"),
        ("find", "find"),
        ("select all", "select-all"),
        ("step between", "between"),
        ("reject", "reject"),
    ],
)
def test_a_command_acts_as_from_its_menu(dispute: MainWindow, words: str, name: str) -> None:
    dispute.desk.select_one(Ref(Kind.CLAIM, "late"))
    before = state(dispute)
    popup = opened(dispute)
    QTest.keyClicks(popup.field, words)
    assert rows(popup)[0][1] == dispute.actions_.deeds[name].words
    QTest.keyClick(popup.field, K.Key_Return)
    assert dispute.palette_.popup is None
    assert state(dispute) != before


def test_a_command_that_writes_keeps_the_focus_it_takes(dispute: MainWindow) -> None:
    dispute.desk.select_one(Ref(Kind.CLAIM, "late"))
    run(dispute, "objection")
    editor = dispute.map.writing.editor
    assert editor is not None and editor.hasFocus()
    QTest.keyClicks(editor, "It did not.")
    QTest.keyClick(editor, K.Key_Return)
    assert dispute.desk.case.arguments_for("late")


def test_what_cannot_be_done_now_is_grey_and_not_done(dispute: MainWindow) -> None:
    dispute.desk.select_one(None)
    popup = opened(dispute)
    QTest.keyClicks(popup.field, "undercut")
    assert rows(popup)[0][1::2] == ("Undercut", False)
    QTest.keyClick(popup.field, K.Key_Return)
    assert dispute.palette_.popup is popup
    assert dispute.desk.steps == 0


def test_a_number_or_words_lead_to_a_claim(dispute: MainWindow) -> None:
    run(dispute, "3")
    assert dispute.desk.claim == "packed"
    run(dispute, "notice came")
    assert dispute.desk.claim == "late"
    assert dispute.map.hasFocus()


def test_arrows_and_the_mouse_choose(dispute: MainWindow) -> None:
    popup = opened(dispute)
    QTest.keyClicks(popup.field, "carrier")
    assert [row[0] for row in rows(popup)] == ["1", "4"]
    QTest.keyClick(popup.field, K.Key_Down)
    QTest.keyClick(popup.field, K.Key_Return)
    assert dispute.desk.claim == "ours"
    popup = opened(dispute)
    QTest.keyClicks(popup.field, "carrier")
    first = popup.list.topLevelItem(0)
    assert first is not None
    QTest.mouseClick(popup.list.viewport(), LEFT, pos=popup.list.visualItemRect(first).center())
    assert dispute.desk.claim == "theirs"


def test_issues_and_views_are_reached(sample: MainWindow) -> None:
    run(sample, "is the measure lawful")
    current = sample.desk.current
    assert current is not None and current.kind is Kind.ISSUE
    view = next(view for view in sample.desk.case.views.values() if view.id != sample.desk.view.id)
    run(sample, view.title)
    assert sample.desk.view.id == view.id


def test_a_recent_file_is_opened(dispute: MainWindow, tmp_path: Path) -> None:
    with Document.new([Claim("c", text="One.", number=1)]) as document:
        document.save_as(tmp_path / "Miller v Smith.moot")
    dispute.program.preferences.remember(tmp_path / "Miller v Smith.moot")
    run(dispute, "miller")
    assert [window.desk.document.path.name for window in dispute.program.windows][1:] == ["Miller v Smith.moot"]


def test_what_was_used_last_comes_first(dispute: MainWindow) -> None:
    run(dispute, "compact")
    dispute.actions_["zoom-in"].trigger()
    assert [row[1] for row in rows(opened(dispute))[:2]] == ["Zoom in", "Compact"]


def entry(key: Id, words: str, number: int = 0, sort: Sort = Sort.CLAIM) -> Entry:
    return Entry(sort, key, number, words, "", folded(words))


KNOWN = [
    entry("a", "Find…", sort=Sort.COMMAND),
    entry("b", "Go and find it", sort=Sort.COMMAND),
    entry("c", "Refinding", sort=Sort.COMMAND),
    entry("d", "Finders keep", 12),
    entry("e", "They find little", 1),
    entry("f", "Nothing in 12 years", 30),
    entry("g", "Finds", sort=Sort.VIEW),
]


@pytest.mark.parametrize(
    ("query", "recent", "found"),
    [
        ("find", (), "adgbec"),
        ("find", ("b",), "adgbec"),
        ("f", ("c",), "adgbec"),
        ("12", (), "df"),
        ("1", (), "edf"),
        ("#30", (), "f"),
        ("find it", (), "be"),
        ("zebra", (), ""),
        ("", ("c",), "cab"),
    ],
)
def test_ranking(query: str, recent: tuple[str, ...], found: str) -> None:
    assert "".join(entry.key for entry in ranked(KNOWN, query, recent)) == found
