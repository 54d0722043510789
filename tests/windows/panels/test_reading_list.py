"""The readings of a map in the window: found beside it, stepped through on the cards, ended by any change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from moot.analysis.readings.semantics import Dung
from moot.document.document import Document
from moot.drawing.content import CardWords, PillWords
from moot.model import verbs
from moot.model.records import (
    Argument,
    BareLeaves,
    Claim,
    Kind,
    Mode,
    Polarity,
    Premise,
    Record,
    Ref,
    Settings,
    Stance,
)
from moot.windows.main_window import MainWindow
from moot.windows.panels.reading_list import ReadingPanel
from moot.windows.program import Program

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

PAIRS = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("a", "e"), ("b", "e")]


def attacking(pairs: Iterable[tuple[str, str]], *others: str) -> list[Record]:
    """A case of nothing but attacks: claims put forward as they are, numbered in order."""
    pairs = list(pairs)
    names = sorted({name for pair in pairs for name in pair} | set(others))
    records: list[Record] = [Settings(bare_leaves=BareLeaves.ASSERT)]
    records += [Claim(name, text=f"Claim {name}", number=n) for n, name in enumerate(names, start=1)]
    for n, (source, target) in enumerate(pairs):
        records += [Argument(f"to{n}", target, Polarity.CON), Premise(f"by{n}", f"to{n}", source)]
    return records


@pytest.fixture
def opened(program: Program, qtbot: QtBot) -> Callable[[list[Record]], MainWindow]:
    """A window on these records with the list of readings before one."""

    def opening(records: list[Record]) -> MainWindow:
        window = program.show(Document.new(records))
        window.resize(1300, 800)
        window.map.fit()
        QApplication.processEvents()
        QTest.keyClick(window, Qt.Key.Key_F10)
        return window

    return opening


def found(qtbot: QtBot, window: MainWindow) -> ReadingPanel:
    panel = window.side.readings
    qtbot.waitUntil(lambda: not panel.busy)
    return panel


def choose(qtbot: QtBot, window: MainWindow, kind: Dung) -> ReadingPanel:
    panel = window.side.readings
    panel.kinds.setCurrentIndex(panel.kinds.findData(kind))
    return found(qtbot, window)


def said(panel: ReadingPanel) -> list[str]:
    return [row.words for row in panel.tree.rows()]


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, NONE, button.rect().center())
    QApplication.processEvents()


def shown(window: MainWindow) -> dict[str, str]:
    """The word of the status on each card of the map."""
    words = {}
    for ref, placed in window.map.sheet.layout.boxes.items():
        content = window.map.sheet.painting.content(placed.box)
        if isinstance(content, CardWords):
            words[ref.id] = content.status.word if content.status is not None else ""
    return words


def idle(window: MainWindow, argument: str) -> bool:
    sheet = window.map.sheet
    content = sheet.painting.content(sheet.layout.boxes[Ref(Kind.ARGUMENT, argument)].box)
    assert isinstance(content, PillWords)
    return content.idle


def by_words(**words: str) -> dict[str, str]:
    return {id_: word for word, ids in words.items() for id_ in ids}


OPEN = by_words(open="abcde")
FIRST = by_words(stands="ac", falls="bde")
SECOND = by_words(stands="ad", falls="bce")


def test_arrow_keys_step_through_the_readings_on_the_cards_and_escape_returns(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS))
    panel = found(qtbot, window)
    assert QApplication.focusWidget() is panel.tree
    assert said(panel) == [
        "4 preferred readings, as mapped. No claim stands in all of them. "
        "This row shows the labelling; ↓ steps through the readings.",
        "Reading 1. 1, 3",
        "Reading 2. 1, 4",
        "Reading 3. 2, 3",
        "Reading 4. 2, 4",
    ]
    assert shown(window) == OPEN and not window.reading.isVisible()
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert shown(window) == FIRST
    assert (window.reading.text, window.reading.isVisible()) == ("Preferred reading 1 of 4, as mapped", True)
    assert (idle(window, "to0"), idle(window, "to1")) == (False, True)
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert shown(window) == SECOND
    QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert shown(window) == OPEN and not window.reading.isVisible()
    assert not idle(window, "to1")
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    QTest.keyClick(panel.tree, Qt.Key.Key_Up)
    assert shown(window) == OPEN and not window.reading.isVisible()


def test_the_strip_steps_and_goes_back_by_mouse_and_the_function_keys_do_too(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS))
    panel, strip = found(qtbot, window), window.reading
    item = panel.tree.topLevelItem(2)
    assert item is not None
    place = panel.tree.visualItemRect(item).topLeft() + QPoint(20, 8)
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    QApplication.processEvents()
    assert shown(window) == SECOND
    press(strip.previous)
    assert shown(window) == FIRST and not strip.previous.isEnabled()
    for _ in range(3):
        press(strip.next)
    assert strip.text == "Preferred reading 4 of 4, as mapped" and not strip.next.isEnabled()
    press(strip.back)
    assert shown(window) == OPEN and not strip.isVisible()
    window.map.setFocus()
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    assert shown(window) == FIRST
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    QTest.keyClick(window.map, Qt.Key.Key_F11, SHIFT)
    assert shown(window) == FIRST
    window.side.close_lists()
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    assert shown(window) == SECOND
    window.actions_["leave-reading"].trigger()
    assert shown(window) == OPEN


def test_an_edit_ends_the_reading_and_the_list_looks_again(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS))
    panel = found(qtbot, window)
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    window.desk.do(verbs.amend(window.desk.case, Ref(Kind.CLAIM, "c"), stance=Stance.REJECTED))
    assert said(panel) == ["Out of date: looking again."] and panel.busy
    assert shown(window) == by_words(open="abe", stands="d", falls="c") and not window.reading.isVisible()
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    assert not window.reading.isVisible()
    found(qtbot, window)
    assert said(panel)[0].startswith("2 preferred readings, as mapped. All accept 4.")
    assert said(panel)[1:] == ["Reading 1. 1", "Reading 2. 2"]
    assert not window.reading.isVisible()
    window.desk.undo()
    found(qtbot, window)
    assert panel.count == 4


def test_f11_finds_the_readings_of_a_changed_map_though_their_list_is_hidden(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS))
    panel = found(qtbot, window)
    window.side.close_lists()
    window.desk.do(verbs.amend(window.desk.case, Ref(Kind.CLAIM, "c"), stance=Stance.REJECTED))
    assert panel.count == 0 and not panel.busy
    window.map.setFocus()
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    QTest.keyClick(window.map, Qt.Key.Key_F11)  # while it looks, another press does nothing
    qtbot.waitUntil(window.reading.isVisible)
    assert window.reading.text == "Preferred reading 1 of 2, as mapped" and panel.number == 0
    window.desk.undo()
    assert not window.reading.isVisible()


def test_f11_does_nothing_before_anybody_has_asked_for_readings(program: Program, qtbot: QtBot) -> None:
    window = program.show(Document.new(attacking(PAIRS)))
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    assert not window.side.readings.busy and not window.actions_.deeds["next-reading"].enabled()


def test_looking_at_the_map_in_another_way_ends_nothing(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS))
    panel = found(qtbot, window)
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    window.map.run("compact")
    assert shown(window) == FIRST and window.reading.isVisible() and not panel.busy


def test_trying_something_ends_the_reading_and_is_read_along(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS))
    panel = found(qtbot, window)
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    window.map.setFocus()
    window.desk.select_one(Ref(Kind.CLAIM, "a"))
    QTest.keyClick(window.map, Qt.Key.Key_S)
    assert window.desk.appraisal.trial and not window.reading.isVisible()
    assert shown(window)["b"] == "open → stands"
    found(qtbot, window)
    assert said(panel)[1:] == ["Reading 1. 3", "Reading 2. 4"]
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    assert shown(window) == by_words(stands="bc", falls="ade")
    assert [turn.claim for turn in window.desk.appraisal.turns()] == ["a", "b", "e"]
    window.actions_["drop-trial"].trigger()
    assert shown(window) == OPEN


def test_in_which_readings_the_selected_claim_stands(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking(PAIRS, "f"))
    panel = found(qtbot, window)
    assert panel.share.text() == "Select a claim to see in which readings it stands."
    for id_, sentence in {
        "a": "1 stands in some preferred readings: 2 of 4.",
        "e": "5 stands in no preferred reading; it falls in every one.",
        "f": "6 stands in every preferred reading.",
    }.items():
        window.desk.select_one(Ref(Kind.CLAIM, id_))
        assert panel.share.text() == sentence
    choose(qtbot, window, Dung.IDEAL)
    assert panel.share.text() == "6 stands in the ideal reading."
    assert said(panel)[0].startswith("The ideal reading, as mapped.")
    window.desk.select_one(Ref(Kind.CLAIM, "a"))
    assert panel.share.text() == "1 does not stand in the ideal reading."


@pytest.mark.parametrize("kind", list(Dung))
def test_each_of_the_seven_semantics_can_be_chosen(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot, kind: Dung
) -> None:
    window = opened(attacking(PAIRS))
    panel = choose(qtbot, window, kind)
    assert panel.count == {Dung.COMPLETE: 9, Dung.GROUNDED: 1, Dung.IDEAL: 1}.get(kind, 4)
    QTest.keyClick(window.map, Qt.Key.Key_F11)
    assert window.reading.text.startswith(f"{kind.value.capitalize()} reading")


def test_where_no_stable_reading_exists_nothing_is_accepted_for_want_of_one(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(attacking([("a", "b"), ("b", "c"), ("c", "a")], "d"))
    panel = choose(qtbot, window, Dung.STABLE)
    assert said(panel) == [
        "No stable reading exists, as mapped. Nothing is accepted under it. Other semantics always have a reading."
    ]
    for id_, number in {"a": 1, "d": 4}.items():
        window.desk.select_one(Ref(Kind.CLAIM, id_))
        assert panel.share.text() == f"{number} is accepted in no stable reading: none exists."
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert shown(window) == by_words(open="abc", stands="d") and not window.reading.isVisible()


def test_more_readings_than_are_listed_are_said_to_be_more(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    pairs = [(f"x{n:02}", f"y{n:02}") for n in range(11)]
    window = opened(attacking([*pairs, *((y, x) for x, y in pairs)]))
    panel = found(qtbot, window)
    assert panel.count == 1000
    assert said(panel)[0].startswith("1,000+ preferred readings, as mapped. There are more than are listed.")
    QTest.keyClick(panel.tree, Qt.Key.Key_End)
    assert window.reading.text == "Preferred reading 1,000 of 1,000+, as mapped"
    window.desk.select_one(Ref(Kind.CLAIM, "x00"))
    assert panel.share.text() == "1 stands in some preferred readings, not in every one."


def test_what_stands_on_a_circle_of_support_alone_is_named(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    records: list[Record] = [Claim("x", text="X", number=1), Claim("y", text="Y", number=2)]
    records += [Argument("a", "x"), Premise("p", "a", "y"), Argument("b", "y"), Premise("q", "b", "x")]
    window = opened(records)
    panel = found(qtbot, window)
    assert said(panel)[1:] == ["Reading 1. 1, 2 · only on a circle of support: 1, 2", "Reading 2. nothing"]
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert window.reading.text == "Preferred reading 1 of 2, as mapped · only on a circle of support: 1, 2"


def test_what_cannot_be_read_so_is_refused_with_a_remedy_and_leads_to_the_argument(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    records: list[Record] = [*attacking(PAIRS), Argument("sum", "e", mode=Mode.CUMULATIVE)]
    records += [Premise("s1", "sum", "c"), Premise("s2", "sum", "d")]
    window = opened(records)
    panel = found(qtbot, window)
    (sentence,) = said(panel)
    assert sentence.startswith("This map has no such readings. ")
    assert "cumulative" in sentence and "make its premises linked or convergent" in sentence
    assert panel.share.text() == ""
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.desk.current == Ref(Kind.ARGUMENT, "sum")
    window.desk.do(verbs.amend(window.desk.case, Ref(Kind.ARGUMENT, "sum"), mode=Mode.LINKED))
    found(qtbot, window)
    assert panel.count == 4


def tangled(size: int = 300, degree: int = 8, seed: int = 5) -> list[Record]:
    """A case whose readings nobody finds in the time a test has."""
    r = Random(seed)
    pairs = {(r.randrange(size), y) for y in range(size) for _ in range(degree)}
    return attacking((f"c{x:03}", f"c{y:03}") for x, y in sorted(pairs))


def test_a_long_search_can_be_called_off_and_the_window_goes_on_meanwhile(
    opened: Callable[[list[Record]], MainWindow], qtbot: QtBot
) -> None:
    window = opened(tangled())
    panel = window.side.readings
    qtbot.waitUntil(lambda: panel.state.isVisible() and panel.state.text().startswith("Looking …"))
    beats: list[bool] = []
    clock = QTimer(window)
    clock.setInterval(5)
    clock.timeout.connect(lambda: beats.append(panel.busy))
    clock.start()
    qtbot.waitUntil(lambda: len(beats) >= 10)
    assert all(beats)
    window.desk.select_one(Ref(Kind.CLAIM, "c001"))
    assert window.top.isEnabled() and panel.busy
    press(panel.stopper)
    assert not panel.busy
    assert said(panel) == ["The search was called off."]
    assert (panel.stopper.text(), panel.share.text()) == ("Look again", "")
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert not panel.busy
    window.desk.do(verbs.amend(window.desk.case, Ref(Kind.CLAIM, "c001"), text="Written meanwhile"))
    assert window.desk.case.claims["c001"].text == "Written meanwhile"
    assert panel.busy
    press(panel.stopper)
    press(panel.stopper)
    assert panel.busy and panel.stopper.text() == "Cancel"
    panel.stop()
