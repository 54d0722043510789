"""What stands, beside the map: why, what if, what matters and gaps, on the sample, with real keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from moot.analysis.gaps import GapKind, gaps
from moot.analysis.labelling import Labelling, Semantics
from moot.canvas.finder import Finder
from moot.drawing.content import CardWords
from moot.model import verbs
from moot.model.records import Kind, Ref, Stance
from moot.windows.main_window import MainWindow
from moot.windows.panels.rows import Row, RowTree
from moot.windows.program import Program
from tests.windows.witness import RECORDS

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sample(program: Program) -> MainWindow:
    window = program.show(program.sample("export-control-dispute"))
    window.resize(1400, 900)
    window.map.arrange()
    QApplication.processEvents()
    return window


@pytest.fixture
def witnessed(program: Program, tmp_path: Path) -> MainWindow:
    """A thesis that rests on one witness alone."""
    from moot.document.document import Document

    window = program.show(Document.new(RECORDS))
    window.resize(1300, 800)
    window.map.fit()
    QApplication.processEvents()
    return window


def card(window: MainWindow, claim: str) -> CardWords:
    content = window.map.sheet.painting.content(window.map.sheet.layout.boxes[Ref(Kind.CLAIM, claim)].box)
    assert isinstance(content, CardWords)
    return content


def click_row(tree: RowTree, number: int) -> None:
    item = tree.topLevelItem(number)
    assert item is not None
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, NONE, tree.visualItemRect(item).topLeft() + QPoint(20, 8)
    )
    QApplication.processEvents()


def opened(item: QTreeWidgetItem | None) -> QTreeWidgetItem:
    """The first row below this one, which is opened."""
    assert item is not None
    item.setExpanded(True)
    QApplication.processEvents()
    below = item.child(0)
    assert below is not None
    return below


def number_of(window: MainWindow, number: int) -> Ref:
    return next(Ref(Kind.CLAIM, claim.id) for claim in window.desk.case.claims.values() if claim.number == number)


def test_statuses_stand_on_the_cards_and_follow_an_edit_as_it_is_painted(witnessed: MainWindow) -> None:
    status = card(witnessed, "thesis").status
    assert status is not None and status.word == "stands"
    edit = verbs.amend(witnessed.desk.case, Ref(Kind.CLAIM, "seen"), stance=Stance.REJECTED)
    witnessed.desk.do(edit)
    status = card(witnessed, "thesis").status
    assert status is not None and status.word == "falls"
    witnessed.desk.undo()
    status = card(witnessed, "thesis").status
    assert status is not None and status.word == "stands"


def test_undo_takes_back_what_was_tried_last_and_then_the_edits_of_the_case(witnessed: MainWindow) -> None:
    desk, view = witnessed.desk, witnessed.map
    desk.do(verbs.set_text(desk.case, Ref(Kind.CLAIM, "thesis"), "The light showed red."))
    desk.select_one(Ref(Kind.CLAIM, "seen"))
    QTest.keyClick(view, Qt.Key.Key_S)
    QTest.keyClick(view, Qt.Key.Key_A)
    assert len(desk.appraisal.supposed) == 1
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert desk.appraisal.trial.fields[Ref(Kind.CLAIM, "seen")]["struck"] is True
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert not desk.appraisal.trial
    assert desk.case.claims["thesis"].text == "The light showed red."
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert desk.case.claims["thesis"].text == "The light was red."


def test_weights_and_standards_are_tried_by_typing(witnessed: MainWindow) -> None:
    desk, view = witnessed.desk, witnessed.map
    desk.select_one(Ref(Kind.ARGUMENT, "a"))
    QTest.keyClick(view, Qt.Key.Key_W)
    field = view.findChild(QLineEdit)
    assert field is not None
    field.clear()
    QTest.keyClicks(field, "40")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.appraisal.trial.fields[Ref(Kind.ARGUMENT, "a")] == {"weight": 40}
    desk.select_one(Ref(Kind.CLAIM, "thesis"))
    QTest.keyClick(view, Qt.Key.Key_P)
    finder = view.asking.open
    assert isinstance(finder, Finder)
    QTest.keyClicks(finder.field, "convincing")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert [turn.claim for turn in desk.appraisal.turns()] == ["thesis"]


def test_the_case_goes_on_being_edited_beneath_a_trial(witnessed: MainWindow) -> None:
    desk = witnessed.desk
    desk.select_one(Ref(Kind.CLAIM, "seen"))
    witnessed.map.run("strike")
    desk.do(verbs.set_text(desk.case, Ref(Kind.CLAIM, "seen"), "I saw it well."))
    assert "what if" in card(witnessed, "seen").badges
    assert card(witnessed, "seen").text == "I saw it well."
    witnessed.map.run("keep-trial")
    kept = desk.case.claims["seen"]
    assert (kept.text, kept.struck) == ("I saw it well.", True)


def test_why_opens_a_level_at_a_time_and_each_step_leads_to_its_box(sample: MainWindow, qtbot: QtBot) -> None:
    desk, why = sample.desk, sample.side.inspector.why
    for number in (1, 21, 24, 57):
        desk.select_one(number_of(sample, number))
        QApplication.processEvents()
        sentence = why.tree.rows()[0].text
        expected = Labelling(desk.case).status(number_of(sample, number).id)
        assert sentence.startswith({"in": "Stands", "out": "Falls", "undecided": "Open"}[expected] + " as mapped")
    below = opened(opened(why.tree.topLevelItem(0)))
    why.tree.setCurrentItem(below)
    QTest.keyClick(why.tree, Qt.Key.Key_Return)
    assert desk.current != number_of(sample, 57)


def test_what_would_turn_a_claim_is_found_and_can_be_tried(sample: MainWindow, qtbot: QtBot) -> None:
    desk, turning = sample.desk, sample.side.inspector.turning
    desk.select_one(number_of(sample, 57))
    qtbot.waitUntil(lambda: bool(turning.title.text()) and not turning.busy)
    assert turning.title.text() == "It would fall if"
    rows = turning.tree.rows()
    assert rows and rows[0].text.startswith("35 “")
    click_row(turning.tree, 0)
    assert desk.appraisal.trial
    assert number_of(sample, 57).id in [turn.claim for turn in desk.appraisal.turns()]
    qtbot.waitUntil(lambda: not turning.busy)
    assert turning.title.text() == "It would stand if"


def test_what_matters_says_what_each_side_would_need(sample: MainWindow, qtbot: QtBot) -> None:
    outlook = sample.side.outlook
    QTest.keyClick(sample, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not outlook.busy)
    outlook.issues.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not outlook.busy)
    rows = outlook.tree.rows()
    assert rows[0].heading.startswith("57 “") and rows[0].heading.endswith("is the one answer that stands, as mapped.")
    wanted = next(row for row in rows if row.heading.startswith("For 56"))
    assert wanted.children is not None
    ways = wanted.children()
    assert ways and all(way.key is not None for way in ways)
    outlook.tree.chosen.emit(ways[0].key)
    issue = outlook.issues.currentData()
    assert sample.desk.appraisal.labelling.winner(issue) == number_of(sample, 56).id


def test_the_gap_list_jumps_and_a_closed_gap_is_gone_at_once(sample: MainWindow) -> None:
    desk, tree = sample.desk, sample.side.gaps
    QTest.keyClick(sample, Qt.Key.Key_F7)
    QApplication.processEvents()
    assert [row.key for row in tree.rows()] == [(gap.kind, gap.ref) for gap in gaps(desk.case)]
    assert f"{len(tree.rows())} gaps" in sample.counts.text()
    (held,) = [n for n, row in enumerate(tree.rows()) if _kind(row) is GapKind.POSITION_WITHOUT_HOLDER]
    for _ in range(held):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert desk.current == number_of(sample, 56)
    party = next(iter(desk.case.parties))
    desk.do(verbs.set_holders(desk.case, [number_of(sample, 56).id], [party]))
    QApplication.processEvents()
    assert GapKind.POSITION_WITHOUT_HOLDER not in [_kind(row) for row in tree.rows()]


def _kind(row: Row) -> GapKind:
    assert isinstance(row.key, tuple)
    kind = row.key[0]
    assert isinstance(kind, GapKind)
    return kind


def test_f6_goes_round_the_panes(sample: MainWindow) -> None:
    sample.desk.select_one(number_of(sample, 57))
    sample.side.open_list("gaps")
    sample.map.setFocus()
    QApplication.processEvents()
    seen = []
    for _ in range(6):
        QTest.keyClick(sample, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    side = sample.side
    assert seen[0] is not None and side.inspector.fields.isAncestorOf(seen[0])
    assert seen[1:] == [
        side.inspector.why.tree,
        side.inspector.turning.tree,
        side.gaps,
        sample.outline.tree,
        sample.map,
    ]
    QTest.keyClick(sample, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is sample.outline.tree


def test_other_rules_relabel_the_map_and_say_so(sample: MainWindow) -> None:
    sample.actions_["rules-strict"].trigger()
    assert sample.desk.appraisal.semantics is Semantics.STRICT
    expected = Labelling(sample.desk.case, Semantics.STRICT).statuses()
    assert sample.desk.appraisal.statuses == expected
    assert sample.top._rules.text() == "Carneades, strict"


def test_the_side_panel_can_be_hidden_and_stays_so(program: Program, sample: MainWindow) -> None:
    QTest.keyClick(sample, Qt.Key.Key_I, CTRL)
    assert not sample.side.isVisible()
    assert not program.preferences.value.side_panel
    QTest.keyClick(sample, Qt.Key.Key_I, CTRL)
    assert sample.side.isVisible()


def test_the_inspector_keeps_its_share_beside_a_list(sample: MainWindow) -> None:
    for height in (600, 720, 1000):
        sample.resize(1400, height)
        sample.side.open_list("gaps")
        QApplication.processEvents()
        above, below = sample.side.sizes()
        assert above >= 0.45 * (above + below) and below >= 0.3 * (above + below)


def test_the_sash_stays_where_it_was_put_also_in_the_next_sitting(program: Program, sample: MainWindow) -> None:
    sample.side.open_list("gaps")
    QApplication.processEvents()
    handle = sample.side.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, NONE, handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + QPoint(0, -150))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, NONE, handle.rect().center())
    put = sample.side.sizes()
    assert put[0] < 0.4 * sum(put)
    sample.side.close_lists()
    sample.side.open_list("trial")
    QApplication.processEvents()
    assert abs(sample.side.sizes()[0] - put[0]) < 0.02 * sum(put)
    share = sample.side.share
    sample.close()
    again = program.show(program.sample("export-control-dispute"))
    assert again.side.share == share is not None


def test_after_the_lists_are_closed_the_keys_act_on_the_map(sample: MainWindow) -> None:
    sample.side.open_list("gaps")
    assert sample.side.lists.isAncestorOf(sample.focusWidget())
    sample.actions_["close-lists"].trigger()
    assert sample.focusWidget() is sample.map
