"""Story L3's filter by keyboard and by mouse; dim, hide, clear; kept as a view and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from moot.analysis.filtering import Filter
from moot.model import verbs
from moot.model.records import Kind, Polarity, Ref
from moot.windows.finding import criteria
from moot.windows.finding.sifter import Stage
from moot.windows.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # menus have no order offscreen

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def drawn(window: MainWindow) -> set[str]:
    return {ref.id for ref in window.map.sheet.layout.boxes if ref.kind is Kind.CLAIM}


def write(window: MainWindow, text: str) -> None:
    editor = window.map.writing.editor
    assert editor is not None
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, K.Key_Return)


def submenu(menu: QMenu, title: str) -> QMenu:
    found = next(action.menu() for action in menu.actions() if action.text() == title)
    assert isinstance(found, QMenu)
    return found


def test_story_l3_by_keyboard(dispute: MainWindow) -> None:
    desk, view = dispute.desk, dispute.map
    desk.select_one(claim("late"))
    QTest.keyClick(view, K.Key_O)
    write(dispute, "Notice was given in time.")
    objection = desk.case.arguments_for("late")[0]
    assert objection.polarity is Polarity.CON
    desk.select_one(claim("late"))
    QTest.keyClick(view, K.Key_I)
    write(dispute, "Late notice does not free the carrier.")
    assert [one.polarity for one in desk.case.undercuts_of("a")] == [Polarity.UNDERCUT]
    menu = dispute.finding.filter_bar.menu
    QTest.keyClick(view, K.Key_F, BOTH)
    assert menu.isVisible()
    while menu.activeAction().text() != "Their claims without a reply":
        QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Right)
    sides = submenu(menu, "Their claims without a reply")
    assert sides.activeAction().text() == "We are: Us"
    QTest.keyClick(sides, K.Key_Return)
    assert dispute.finding.sifter.matches == {"packed"}
    assert dispute.finding.count.text() == "1 of 6 claims match"
    assert dispute.finding.count.isVisible()
    assert view.sheet.lights.lit is not None and claim("packed") in view.sheet.lights.lit
    assert claim("late") not in view.sheet.lights.lit
    QTest.keyClick(view, K.Key_F, BOTH)
    assert drawn(dispute) == {"theirs", "packed"}  # what the match hangs from stays
    QTest.keyClick(view, K.Key_F, BOTH)
    assert view.sheet.lights.lit is None
    assert len(drawn(dispute)) == 6
    assert not dispute.finding.count.isVisible() and not dispute.finding.filter_bar.isVisible()


def test_story_l3_by_mouse(dispute: MainWindow) -> None:
    QTest.keyClick(dispute, K.Key_F, CTRL)
    bar, filter_bar = dispute.finding.find_bar, dispute.finding.filter_bar
    QTest.mouseClick(bar.filter, LEFT)
    QApplication.processEvents()
    menu = filter_bar.menu
    assert menu.isVisible()
    sides = submenu(menu, "Their claims without a reply")
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(sides.menuAction()).center())
    sides.popup(menu.mapToGlobal(menu.rect().topRight()))
    QTest.mouseClick(sides, LEFT, NONE, sides.actionGeometry(sides.actions()[0]).center())
    menu.close()
    assert dispute.finding.count.text() == "3 of 4 claims match"
    assert filter_bar.words.text().startswith("against Us and without a reply")
    assert filter_bar.rest.text() == "Hide the rest"
    QTest.mouseClick(filter_bar.rest, LEFT)
    assert drawn(dispute) == {"theirs", "late", "packed"}
    assert filter_bar.rest.text() == "Show the rest"
    QTest.mouseClick(filter_bar.rest, LEFT)
    assert len(drawn(dispute)) == 4
    QTest.mouseClick(filter_bar.clear, LEFT)
    assert dispute.finding.sifter.stage is Stage.OFF
    assert not filter_bar.isVisible()


def test_the_filter_follows_the_case_and_what_is_tried(dispute: MainWindow) -> None:
    sifter = dispute.finding.sifter
    sifter.want(Filter(ours="us"))
    assert len(sifter.matches) == 3
    dispute.desk.select_one(claim("late"))
    QTest.keyClick(dispute.map, K.Key_O)
    write(dispute, "It did not.")
    QApplication.processEvents()
    assert sifter.matches == {"theirs", "packed"}
    dispute.desk.undo()
    QApplication.processEvents()
    assert len(sifter.matches) == 3


def test_hiding_opens_folds_and_going_to_what_is_hidden_shows_the_rest_again(dispute: MainWindow) -> None:
    dispute.map.run("fold-1")
    steps = dispute.desk.steps
    sifter = dispute.finding.sifter
    sifter.want(Filter(tags=frozenset({"notice"})))
    sifter.step()
    assert drawn(dispute) == {"theirs", "late"}
    dispute.desk.wanted.emit(claim("ours"))
    assert sifter.stage is Stage.DIMMED
    assert dispute.desk.claim == "ours"
    assert "late" not in drawn(dispute)  # folded as it was
    assert dispute.desk.steps == steps


def test_what_is_added_while_the_rest_is_hidden_can_be_written(dispute: MainWindow) -> None:
    sifter = dispute.finding.sifter
    sifter.want(Filter(tags=frozenset({"notice"})))
    sifter.step()
    dispute.desk.select_one(claim("late"))
    QTest.keyClick(dispute.map, K.Key_R)
    write(dispute, "The letter is dated June.")
    QApplication.processEvents()
    assert any(one.text == "The letter is dated June." for one in dispute.desk.case.claims.values())


def test_a_filter_that_nothing_matches_hides_nothing(dispute: MainWindow) -> None:
    sifter = dispute.finding.sifter
    sifter.want(Filter(privileged=True))
    assert dispute.finding.count.text() == "0 of 4 claims match"
    assert not dispute.finding.filter_bar.rest.isEnabled()
    sifter.hide_rest(hide=True)
    assert sifter.stage is Stage.DIMMED
    assert len(drawn(dispute)) == 4
    sifter.step()
    assert not dispute.finding.filters


def test_a_filter_is_kept_as_a_view_and_the_keeping_undone(
    dispute: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def answer(*_args: object, text: str = "") -> tuple[str, bool]:
        offered.append(text)
        return "To answer", True

    monkeypatch.setattr(QInputDialog, "getText", answer)
    dispute.finding.sifter.want(Filter(tags=frozenset({"notice"}), unsourced=True))
    QTest.mouseClick(dispute.finding.filter_bar.keep, LEFT)
    assert offered == ["notice · without a source"]
    (view,) = [view for view in dispute.desk.case.views.values() if view.title == "To answer"]
    assert set(view.shown) == {Ref(Kind.ISSUE, "q"), claim("theirs"), claim("late")}
    assert dispute.desk.view.id == view.id
    assert dispute.finding.sifter.stage is Stage.OFF
    assert drawn(dispute) == {"theirs", "late"}
    dispute.desk.undo()
    assert view.id not in dispute.desk.case.views
    assert len(drawn(dispute)) == 4


def test_gaps_fill_in_once_they_are_known(dispute: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dispute.side.gaps.found))
    dispute.finding.sifter.want(Filter(gap=True))
    before = set(dispute.finding.sifter.matches)
    assert before
    dispute.desk.do(verbs.amend(dispute.desk.case, claim("ours"), source_missing="ours" not in before))
    QApplication.processEvents()
    dispute.side.gaps.refresh()
    assert "ours" in dispute.finding.sifter.matches


def test_criteria_are_those_that_occur_in_the_case(dispute: MainWindow) -> None:
    groups = dict(criteria.choices(dispute.desk.case, Filter(tags=frozenset({"notice"}))))
    assert [choice.title for choice in groups["Held by"]] == ["Us", "Them"]
    assert groups["Kind"] == []
    assert [(choice.title, choice.ticked) for choice in groups["Tag"]] == [("notice", True)]
    assert groups["Tag"][0].turned == Filter()
    assert [choice.title for choice in groups["Status"]] == ["stands", "falls", "open"]
    assert [choice.title for choice in groups[""]] == ["With a gap", "Without a source", "Privileged"]


def test_escaping_the_menu_leaves_no_empty_bar(dispute: MainWindow) -> None:
    QTest.keyClick(dispute.map, K.Key_F, BOTH)
    assert dispute.finding.filter_bar.isVisible()
    QTest.keyClick(dispute.finding.filter_bar.menu, K.Key_Escape)
    QApplication.processEvents()
    assert not dispute.finding.filter_bar.isVisible()


def test_another_document_is_not_filtered(dispute: MainWindow) -> None:
    dispute.finding.sifter.want(Filter(holders=frozenset({"us"})))
    old = dispute.desk.document
    dispute.turn_to(dispute.program.blank())
    old.close(discard=True)
    assert dispute.finding.sifter.stage is Stage.OFF
    assert dispute.map.sheet.lights.lit is None
