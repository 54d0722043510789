"""Schemes in the window: chosen by typing, their questions answered, left open, or made into what they would become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moot.canvas.finder import Finder
from moot.canvas.scheming import catalogue, chosen, shipped
from moot.document.document import Document
from moot.drawing.content import argument_words
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import additions
from moot.model.records import (
    Argument,
    Claim,
    Issue,
    Kind,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
    Stance,
)
from moot.model.weighing import WeighedScheme
from moot.windows.main_window import MainWindow
from moot.windows.panels.asked import QuestionRow
from moot.windows.panels.bound import PAUSE_MS
from moot.windows.panels.editors import WordsEditor
from moot.windows.program import Program
from tests.windows.panels.conftest import K, Sitting

STEP = Ref(Kind.ARGUMENT, "step")
EXPERT = catalogue().by_id["expert_opinion"]
APPLIED = Ref(Kind.ARGUMENT, "applied")


def records() -> list[Record]:
    return [
        Issue("issue", text="Was the bridge safe?"),
        Claim("safe", text="It was safe.", number=1),
        Claim("says", text="The engineer says that it was safe.", number=2),
        Position("for", issue="issue", claim="safe"),
        Argument("step", conclusion="safe"),
        Premise("p", argument="step", claim="says"),
    ]


@pytest.fixture
def room(program: Program, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    path = tmp_path / "case.moot"
    with Document.new(records()) as draft:
        draft.save_as(path)
    window = program.show(program.read(path))
    _ = window.side
    window.map.setFocus()
    qtbot.waitUntil(lambda: window.map.sheet.rect_of(STEP) is not None)
    qtbot.waitUntil(lambda: window.side.inspector.fields.form is not None)  # it has been painted
    return window


def rows(window: MainWindow) -> dict[str, QuestionRow]:
    """The questions shown, by what the scheme calls them."""
    window.side.inspector.refresh()
    shown = [row for row in window.side.inspector.questions.rows if not row.isHidden()]
    asked = window.desk.case.questions_about(STEP)
    return {question.scheme.rpartition(".")[2]: row for question, row in zip(asked, shown, strict=True)}


def pill(case: Case) -> str:
    return " · ".join(argument_words(case, case.arguments["step"]))


def press(widget: QWidget) -> None:
    """Go to a widget with Tab, and press it."""
    window = widget.window()
    assert isinstance(window, MainWindow)
    if window.map.hasFocus():
        window.actions_["next-pane"].trigger()
    for _ in range(80):
        if widget.hasFocus():
            break
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, K.Key_Tab)
    assert widget.hasFocus()
    QTest.keyClick(widget, K.Key_Space)
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    window = widget.window()
    assert isinstance(window, MainWindow)
    window.side.inspector.ensureWidgetVisible(widget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def choose_by_keys(window: MainWindow) -> None:
    window.desk.select_one(Ref(Kind.CLAIM, "says"))
    QTest.keyClick(window.map, K.Key_Up)
    assert window.desk.current == STEP
    QTest.keyClick(window.map, K.Key_F2)
    finder = window.map.asking.open
    assert isinstance(finder, Finder)
    QTest.keyClicks(finder.field, "expert")
    QTest.keyClick(finder.field, K.Key_Return)
    assert window.map.hasFocus()
    QTest.keyClick(window.map, K.Key_Up)


def choose_by_mouse(window: MainWindow) -> None:
    rect = window.map.sheet.rect_of(STEP)
    assert rect is not None
    view = window.map.viewport()
    spot = window.map.viewportTransform().map(QPoint(round(rect.x + rect.w / 2), round(rect.y + rect.h / 2)))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot)
    finder = window.map.asking.open
    assert isinstance(finder, Finder)
    row = next(item for item in finder.list.findItems(EXPERT.name, Qt.MatchFlag.MatchExactly, 1))
    place = finder.list.visualItemRect(row).center()
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    window.map.reveal(STEP)


@pytest.mark.parametrize(
    ("choose", "do"), [(choose_by_keys, press), (choose_by_mouse, click)], ids=["keyboard", "mouse"]
)
def test_an_inference_is_tested(
    room: MainWindow, choose: Callable[[MainWindow], None], do: Callable[[QWidget], None]
) -> None:
    before = list(room.desk.case)
    choose(room)
    case = room.desk.case
    assert room.desk.selected == (STEP,)
    assert case.arguments["step"].scheme == "expert_opinion"
    premises = [case.claims[premise.claim].text for premise in case.premises_of("step")]
    assert premises == ["The engineer says that it was safe.", *(one.text for one in EXPERT.premises[1:])]
    assert list(rows(room)) == [question.id for question in EXPERT.questions]
    assert pill(case) == "expert opinion · ? 6 open"
    do(rows(room)["expertise"].answered)
    assert pill(case) == "expert opinion · ? 5 open"
    row = rows(room)["words"]
    assert row.raised.text() == "Make it an objection"
    do(row.raised)
    made = next(claim for claim in case.claims.values() if claim.text == EXPERT.questions[2].say)
    (use,) = case.uses_of(made.id)
    against = case.arguments[use.argument]
    assert (against.polarity, against.conclusion) == (Polarity.CON, "says")
    assert room.desk.selected == (Ref(Kind.CLAIM, made.id),)
    editor = room.map.writing.editor
    assert editor is not None and editor.hasFocus() and editor.text == made.text
    QTest.keyClick(editor, K.Key_Return)
    assert pill(case) == "expert opinion · ? 4 open"
    room.map.reveal(STEP)
    row = rows(room)["words"]
    assert (row.became.text(), row.raised.isHidden(), row.answer.editor.isHidden()) == (f"↗ {made.number}", True, True)
    do(row.became)
    assert room.desk.selected == (Ref(Kind.CLAIM, made.id),)
    for _ in range(3):
        room.actions_["undo"].trigger()
    assert sorted(map(repr, room.desk.case)) == sorted(map(repr, before))


def test_each_question_says_what_it_becomes_and_becomes_it(room: MainWindow) -> None:
    room.desk.do(verbs.choose_scheme(room.desk.case, STEP, "expert_opinion", catalogue()))
    room.map.reveal(STEP)
    said = {name: row.raised.text() for name, row in rows(room).items()}
    assert said == {
        "expertise": "Make it an objection",
        "subject": "Make it an objection",
        "words": "Make it an objection",
        "trust": "Make it an undercut",
        "others": "Make it a rebuttal",
        "basis": "Make it a premise",
    }
    case = room.desk.case
    for name, polarity, onto in (("trust", Polarity.UNDERCUT, "step"), ("others", Polarity.CON, "safe")):
        row = rows(room)[name]
        assert row.raised.accessibleName() == f"{said[name]}: {row.text.editor.value()}"
        click(row.raised)
        assert room.desk.claim is not None
        (use,) = case.uses_of(room.desk.claim)
        assert (case.arguments[use.argument].polarity, case.arguments[use.argument].conclusion) == (polarity, onto)
        room.map.reveal(STEP)
    click(rows(room)["basis"].raised)
    assert room.desk.claim is not None
    assert [use.argument for use in case.uses_of(room.desk.claim)] == ["step"]
    assert case.claims[room.desk.claim].stance is Stance.PRESUMED


def test_what_is_typed_into_a_raised_question_is_the_same_step_and_leaving_a_free_one_empty_takes_it_back(
    room: MainWindow,
) -> None:
    desk = room.desk
    desk.do(verbs.ask(desk.case, Ref(Kind.CLAIM, "says"), "Who was asked?"))
    desk.do(verbs.ask(desk.case, STEP, "Does that follow?"))
    for about, words, polarity in (
        (Ref(Kind.CLAIM, "says"), "Make it an objection", Polarity.CON),
        (STEP, "Make it an undercut", Polarity.UNDERCUT),
    ):
        kept = list(desk.case)
        room.map.reveal(about)
        room.side.inspector.refresh()
        row = room.side.inspector.questions.rows[0]
        assert row.raised.text() == words
        click(row.raised)
        (argument,) = (one for one in desk.case.arguments.values() if one.conclusion == about.id)
        assert argument.polarity is polarity
        assert room.map.writing.editor is not None
        QTest.keyClick(room.map.writing.editor, K.Key_Escape)
        assert sorted(map(repr, desk.case)) == sorted(map(repr, kept))
        room.map.reveal(about)
        room.side.inspector.refresh()
        click(row.raised)
        QTest.keyClicks(room.map.writing.editor, "Nobody")
        QTest.keyClick(room.map.writing.editor, K.Key_Return)
        assert room.desk.claim is not None and desk.case.claims[room.desk.claim].text == "Nobody"
        room.actions_["undo"].trigger()
        assert sorted(map(repr, desk.case)) == sorted(map(repr, kept))


def test_a_question_about_a_premise_never_stated_says_undercut(room: MainWindow) -> None:
    desk = room.desk
    desk.do(verbs.choose_scheme(desk.case, STEP, "expert_opinion", catalogue()))
    desk.do(verbs.remove(desk.case, Ref(Kind.PREMISE, desk.case.premises_of("step")[1].id)))
    room.map.reveal(STEP)
    row = rows(room)["expertise"]
    assert row.raised.text() == "Make it an undercut"
    click(row.raised)
    assert len(desk.case.undercuts_of("step")) == 1


# The list


def ask(window: MainWindow, typed: str) -> Finder:
    window.map.reveal(STEP)
    QTest.keyClick(window.map, K.Key_F2)
    finder = window.map.asking.open
    assert isinstance(finder, Finder)
    QTest.keyClicks(finder.field, typed)
    return finder


def listed(finder: Finder) -> list[str]:
    items = [finder.list.topLevelItem(n) for n in range(finder.list.topLevelItemCount())]
    return [item.text(1) or item.text(2) for item in items if item is not None]


def test_all_schemes_are_offered_with_what_they_are_about(room: MainWindow) -> None:
    finder = ask(room, "")
    assert listed(finder) == [scheme.name for scheme in catalogue()]
    first = finder.list.topLevelItem(0)
    assert first is not None and first.text(2) == next(iter(catalogue())).about


def test_a_scheme_is_found_by_its_name_before_others_that_speak_of_it(room: MainWindow) -> None:
    found = listed(ask(room, "witness"))
    assert found[0] == "Witness testimony" and found[-1] == "Use “witness” as it is"


def test_words_of_ones_own_are_taken_as_they_are(room: MainWindow) -> None:
    finder = ask(room, "rule of {thumb}")
    assert listed(finder) == ["Use “rule of {thumb}” as it is"]
    QTest.keyClick(finder.field, K.Key_Return)
    assert room.desk.case.arguments["step"].scheme == "rule of {thumb}"
    assert listed(ask(room, ""))[:2] == ["rule of {thumb}", "No scheme"]


def test_the_name_of_a_scheme_is_not_offered_as_words_of_ones_own(room: MainWindow) -> None:
    assert "Use “expert opinion” as it is" not in listed(ask(room, "expert opinion"))


def test_the_scheme_as_it_is_comes_first_and_none_clears_it(room: MainWindow) -> None:
    before = len(room.desk.case)
    room.desk.do(verbs.choose_scheme(room.desk.case, STEP, "sign", catalogue()))
    finder = ask(room, "")
    assert listed(finder)[:2] == ["Sign", "No scheme"]
    QTest.keyClicks(finder.field, "no scheme")
    QTest.keyClick(finder.field, K.Key_Return)
    assert room.desk.case.arguments["step"].scheme == ""
    assert len(room.desk.case) == before


def test_schemes_of_the_case_are_offered_too(room: MainWindow) -> None:
    room.desk.do(additions("Add scheme", [WeighedScheme("adding_up")]))
    assert "adding_up" in listed(ask(room, ""))


# The field in the inspector


def test_the_field_lays_out_what_a_scheme_needs(sitting: Sitting) -> None:
    sitting.show(APPLIED)
    sitting.type(sitting.field("scheme"), "Expert opinion")
    case = sitting.case
    assert case.arguments["applied"].scheme == "expert_opinion"
    assert len(case.premises_of("applied")) == 3
    assert sum(question.scheme.startswith("expert_opinion.") for question in case.questions_about(APPLIED)) == 6
    assert sitting.desk.selected == (APPLIED,)
    assert sitting.steps() == 1
    sitting.undo()
    assert case.arguments["applied"].scheme == "rule_application"
    assert len(case.premises_of("applied")) == 1


def test_the_field_offers_the_catalogue(sitting: Sitting) -> None:
    sitting.show(APPLIED)
    editor = sitting.field("scheme").editor
    assert isinstance(editor, WordsEditor)
    editor.combo.opening.emit()
    offered = [editor.combo.itemText(n) for n in range(editor.combo.count())]
    assert offered == sorted(scheme.name.lower() for scheme in catalogue())
    editor.combo.setCurrentIndex(offered.index("precedent"))
    editor.combo.activated.emit(offered.index("precedent"))
    QApplication.processEvents()
    assert sitting.case.arguments["applied"].scheme == "precedent"


def test_a_scheme_on_the_way_to_a_longer_word_lays_out_nothing(sitting: Sitting) -> None:
    sitting.show(APPLIED)
    sitting.type(sitting.field("scheme"), "sign", leave=False)
    QTest.qWait(PAUSE_MS + 200)
    assert sitting.case.arguments["applied"].scheme == "rule_application"
    sitting.type(sitting.field("scheme"), "significance")
    assert sitting.case.arguments["applied"].scheme == "significance"


def test_several_steps_get_a_scheme_in_one_edit(sitting: Sitting) -> None:
    steps = (APPLIED, Ref(Kind.ARGUMENT, "cut"))
    sitting.show(*steps)
    sitting.type(sitting.field("scheme"), "sign")
    assert [sitting.case.arguments[ref.id].scheme for ref in steps] == ["sign", "sign"]
    numbers = [claim.number for claim in sitting.case.claims.values()]
    assert len(numbers) == len(set(numbers))
    assert sitting.steps() == 1


def test_a_case_that_is_read_only_raises_nothing(reading: Sitting) -> None:
    reading.show(Ref(Kind.CLAIM, "yes"))
    row = reading.inspector.questions.rows[0]
    assert not row.isHidden() and row.raised.isHidden()


def test_a_free_question_reads_no_catalogue(sitting: Sitting) -> None:
    shipped.cache_clear()
    sitting.show(Ref(Kind.CLAIM, "yes"))
    assert not sitting.inspector.questions.rows[0].raised.isHidden()
    assert shipped.cache_info().misses == 0


def test_choosing_for_steps_leaves_the_case_alone(sitting: Sitting) -> None:
    before = list(sitting.case)
    assert chosen(sitting.case, [APPLIED, Ref(Kind.ARGUMENT, "cut")], "sign")
    assert list(sitting.case) == before
