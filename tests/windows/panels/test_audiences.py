"""Audiences by keyboard: make one, see the case with its eyes, try and keep a ruling, compare, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from moot.analysis.labelling import Status
from moot.document.document import Document
from moot.drawing.content import CardWords
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import (
    Argument,
    Audience,
    Claim,
    Id,
    Issue,
    Kind,
    Position,
    Premise,
    Record,
    Ref,
    Ruling,
    Settings,
    Stance,
    Standard,
)
from moot.windows import audience_menu
from moot.windows.main_window import MainWindow
from moot.windows.program import Program

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SEEN = Ref(Kind.CLAIM, "seen")


def records() -> list[Record]:
    """A light that was red, because somebody says so."""
    return [
        Settings(title="The light"),
        Issue("which", text="Which light was it?"),
        Claim("red", text="The light was red.", number=1),
        Claim("green", text="The light was green.", number=2),
        Claim("seen", text="I saw it.", number=3, stance=Stance.ASSERTED),
        Position("p", "which", "red", 0),
        Position("q", "which", "green", 1),
        Argument("a", "red"),
        Premise("u", "a", "seen"),
    ]


@pytest.fixture
def light(program: Program) -> MainWindow:
    return shown(program, records())


@pytest.fixture
def judged(program: Program) -> MainWindow:
    """A judge who strikes the witness, and a court of appeal that thinks as the case does."""
    more: list[Record] = [
        Audience("judge", "Judge", order=0),
        Audience("appeal", "Court of appeal", order=1),
        Ruling("r", "judge", SEEN, struck=True, note="hearsay"),
    ]
    return shown(program, [*records(), *more])


def shown(program: Program, records: list[Record]) -> MainWindow:
    window = program.show(Document.new(records))
    window.resize(1300, 800)
    window.map.fit()
    QApplication.processEvents()
    return window


def status(window: MainWindow, claim: Id) -> Status:
    return window.desk.appraisal.statuses[claim]


def heard(window: MainWindow) -> Id | None:
    return window.desk.appraisal.audience


def card(window: MainWindow, claim: str) -> CardWords:
    content = window.map.sheet.painting.content(window.map.sheet.layout.boxes[Ref(Kind.CLAIM, claim)].box)
    assert isinstance(content, CardWords)
    return content


def rules_menu(window: MainWindow) -> QMenu:
    """The menu of rules in the top bar, as it opens."""
    menu = window.top._rules.menu()
    menu.aboutToShow.emit()
    return menu


def pick(menu: QMenu, words: str) -> None:
    """Choose an entry with the keys."""
    while menu.activeAction() is None or menu.activeAction().text() != words:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def type_name(window: MainWindow, name: str) -> None:
    field = window.map.findChild(QLineEdit)
    assert field is not None and field.hasFocus()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def seen_as(window: MainWindow) -> str:
    label = window.statusBar().findChild(QLabel, "seen-as")
    assert label is not None
    return label.text() if label.isVisible() else ""


def compared(window: MainWindow, qtbot: QtBot) -> list[str]:
    panel = window.side.audiences
    qtbot.waitUntil(lambda: panel.isVisible() and not panel.busy)
    return [row.words for row in panel.tree.rows()]


def test_an_audience_from_its_making_to_its_undoing_by_keyboard(light: MainWindow, qtbot: QtBot) -> None:
    desk, view = light.desk, light.map
    pick(rules_menu(light), "New audience…")
    type_name(light, "Judge")
    (judge,) = desk.case.audiences
    assert heard(light) == judge
    assert (seen_as(light), light.top._rules.text()) == ("Seen as Judge", "Judge · Default rules")
    desk.select_one(SEEN)
    QTest.keyClick(view, Qt.Key.Key_J)
    assert card(light, "seen").badges == ("rejected", "what if")
    assert "rulings of Judge" in light.trying.text
    QTest.keyClick(light, Qt.Key.Key_Return, CTRL)
    assert not desk.appraisal.trial
    assert [(r.subject, r.stance) for r in desk.case.rulings_by(judge)] == [(SEEN, Stance.REJECTED)]
    assert desk.case.claims["seen"].stance is Stance.ASSERTED
    assert card(light, "seen").badges == ("rejected", "Judge")
    assert status(light, "red") is Status.OUT
    QTest.keyClick(light, Qt.Key.Key_F9, SHIFT)
    assert compared(light, qtbot) == [
        "Which light was it?. 1 prevails in the case. No single answer stands for Judge.",
        "1: stands in the case, falls for Judge. The case itself: Stands as mapped: the reason from 3 (100) applies, "
        "and nothing applies against it. Judge: Falls as mapped: its only reason fails: 3 falls.",
        "3: stands in the case, falls for Judge. The case itself: Stands as mapped: it is asserted, and nothing "
        "applies against it. Judge: Falls as mapped: it is rejected.",
    ]
    tree = light.side.audiences.tree
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_End)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert desk.current == SEEN
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert not desk.case.rulings and heard(light) == judge
    assert compared(light, qtbot) == [
        "They part on nothing: every claim has the same status, every issue the same answer."
    ]
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    assert (heard(light), seen_as(light)) == (None, "")
    assert light.top._rules.text() == "Default rules"
    assert desk.case == Case(records())


def test_the_menu_ticks_who_is_listened_to_and_turns_to_others(judged: MainWindow) -> None:
    menu = rules_menu(judged)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["The case itself", "Default rules"]
    pick(menu, "Judge")
    assert status(judged, "red") is Status.OUT
    assert card(judged, "seen").badges == ("struck", "asserted", "Judge")
    menu = rules_menu(judged)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Judge", "Default rules"]
    pick(menu, "Court of appeal")
    assert (status(judged, "red"), judged.desk.appraisal.supposed) == (Status.IN, {})
    pick(rules_menu(judged), "Carneades, strict")
    assert judged.top._rules.text() == "Court of appeal · Carneades, strict" or "…" in judged.top._rules.text()
    pick(rules_menu(judged), "The case itself")
    assert seen_as(judged) == ""


def test_an_audience_is_renamed_and_removed_and_the_case_itself_is_shown(judged: MainWindow) -> None:
    audience_menu.listen(judged.desk, "judge")
    pick(rules_menu(judged), "Rename audience…")
    type_name(judged, "Judge A & B")
    assert (seen_as(judged), card(judged, "seen").badges[-1]) == ("Seen as Judge A & B", "Judge A & B")
    menu = rules_menu(judged)
    assert "Judge A && B" in [action.text() for action in menu.actions()]
    pick(menu, "Remove audience")
    assert list(judged.desk.case.audiences) == ["appeal"] and not judged.desk.case.rulings
    assert (judged.desk.appraisal.audience, status(judged, "red")) == (None, Status.IN)
    disabled = [action.text() for action in rules_menu(judged).actions() if not action.isEnabled()]
    assert disabled == ["Rename audience…", "Remove audience", "See the selected as the case has it"]
    QTest.keyClick(judged.map, Qt.Key.Key_Z, CTRL)
    assert judged.desk.case.rulings.keys() == {"r"}
    assert judged.desk.appraisal.audience is None


def test_a_name_in_use_is_refused(judged: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(judged.desk.refused) as refused:
        pick(rules_menu(judged), "New audience…")
        type_name(judged, "judge")
    assert refused.args == ["There is an audience called “judge” already."]
    assert judged.desk.appraisal.audience is None


def test_a_ruling_is_withdrawn_for_what_is_selected(judged: MainWindow) -> None:
    audience_menu.listen(judged.desk, "judge")
    judged.desk.select_one(Ref(Kind.CLAIM, "green"))
    assert not judged.actions_.deeds["withdraw-ruling"].enabled()
    judged.desk.select_one(SEEN)
    pick(rules_menu(judged), "See the selected as the case has it")
    assert not judged.desk.case.rulings
    assert status(judged, "red") is Status.IN


def test_the_comparison_follows_edits_and_the_audiences_chosen(judged: MainWindow, qtbot: QtBot) -> None:
    desk, panel = judged.desk, judged.side.audiences
    audience_menu.listen(desk, "judge")
    judged.actions_["compare-audiences"].trigger()
    assert len(compared(judged, qtbot)) == 3
    panel.first.setFocus()
    QTest.keyClick(panel.first, Qt.Key.Key_End)
    assert panel.first.currentText() == "Court of appeal"
    rows = compared(judged, qtbot)
    assert rows[1].startswith("1: stands for Court of appeal, falls for Judge.")
    assert "Judge: Falls as mapped: it is struck (hearsay)." in rows[2]
    desk.do(verbs.rule(desk.case, "appeal", SEEN, stance=Stance.REJECTED))
    assert compared(judged, qtbot) == [
        "They part on nothing: every claim has the same status, every issue the same answer."
    ]
    desk.do(verbs.remove_audience(desk.case, "appeal"))
    assert compared(judged, qtbot)[1].startswith("1: stands in the case, falls for Judge.")


def test_without_an_audience_the_list_says_how_to_make_one(light: MainWindow, qtbot: QtBot) -> None:
    light.side.open_list("audiences")
    (sentence,) = compared(light, qtbot)
    assert sentence.startswith("There is no audience yet.")


def test_the_standard_an_audience_holds_an_issue_to_stands_on_its_answers(judged: MainWindow) -> None:
    desk = judged.desk
    desk.do(verbs.rule(desk.case, "appeal", Ref(Kind.ISSUE, "which"), standard=Standard.BEYOND_REASONABLE_DOUBT))
    assert not any("⚖" in fact for fact in card(judged, "red").facts)
    audience_menu.listen(desk, "appeal")
    assert "⚖ BRD" in card(judged, "red").facts
    desk.undo()
    assert not any("⚖" in fact for fact in card(judged, "red").facts)


def test_what_is_tried_goes_along_to_another_audience(judged: MainWindow) -> None:
    desk = judged.desk
    audience_menu.listen(desk, "judge")
    desk.select_one(SEEN)
    judged.map.run("accept")
    assert [turn.claim for turn in desk.appraisal.turns()] == ["red", "seen"]
    audience_menu.listen(desk, "appeal")
    assert desk.appraisal.trial and desk.appraisal.turns() == []
    QTest.keyClick(judged, Qt.Key.Key_Return, CTRL)
    assert {r.audience: r.stance for r in desk.case.rulings_on(SEEN)} == {"judge": None, "appeal": Stance.ACCEPTED}
