"""Story S4: a moot-court student rehearses: one issue in focus, a side, F5, step by step, Esc."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from moot.model.records import Argument, Claim, Issue, Kind, Party, Polarity, Position, Premise, Record, Ref
from tests.windows.stories.conftest import Seat
from tests.windows.stories.hands import Hands

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RECORDS: list[Record] = [
    Party("us", name="Miller", role="party", side="appellant", order=0),
    Party("them", name="Smith", role="party", side="respondent", order=1),
    Party("bench", name="Bench", role="court", order=2),
    Issue("q1", text="Did the court err on notice?", order=0),
    Issue("q2", text="Did it err on damages?", order=1),
    Position("q1-a", "q1", "a", order=0),
    Position("q1-r", "q1", "r", order=1),
    Position("q2-z", "q2", "z", order=0),
    Claim("a", text="It erred.", number=1, holders=("us",)),
    Claim("b", text="Notice was in time.", number=2),  # a reason of ours that nobody is noted for
    Claim("c", text="The letter came late.", number=3),  # against it: theirs
    Claim("d", text="The post was on strike.", number=4),  # against that: ours
    Claim("u", text="Time is not all.", number=5),  # an undercut of our step: theirs
    Claim("r", text="It was right.", number=6, holders=("them",)),
    Claim("s", text="The contract says ten days.", number=7),
    Claim("t", text="That clause was struck out.", number=8, holders=("us",)),
    Claim("v", text="Everybody knew.", number=9, holders=("them",)),
    Claim("z", text="It erred there, too.", number=10, holders=("us",)),
    Argument("ab", "a", order=0),
    Premise("ab-b", "ab", "b"),
    Argument("abu", "ab", polarity=Polarity.UNDERCUT),
    Premise("abu-u", "abu", "u"),
    Argument("bc", "b", polarity=Polarity.CON),
    Premise("bc-c", "bc", "c"),
    Argument("cd", "c", polarity=Polarity.CON),
    Premise("cd-d", "cd", "d"),
    Argument("rs", "r", order=0),
    Premise("rs-s", "rs", "s"),
    Argument("st", "s", polarity=Polarity.CON),
    Premise("st-t", "st", "t"),
    Argument("rv", "r", order=1),
    Premise("rv-v", "rv", "v"),
]


@pytest.fixture
def hands(seat: Seat) -> Hands:
    return seat.at(RECORDS)


def walked(hands: Hands) -> list[tuple[str, str]]:
    """Each stop from the first to the last, and what the strip says of it."""
    presenting = hands.window.presenting
    hands.press("Home")
    found = []
    for at in range(len(presenting.stops)):
        found.append((presenting.stop.ref.id, presenting.stage.words.text().partition(" · ")[2]))
        if at + 1 < len(presenting.stops):
            hands.press("Right")
    return found


def state(hands: Hands) -> tuple[object, ...]:
    window = hands.window
    return (
        *(window.desk.selected, window.desk.current, window.desk.root, window.map.camera.spot),
        *(window.map.sheet.lights, window.top.isVisible(), window.outline.isVisible(), QApplication.focusWidget()),
    )


def test_by_keyboard_alone(hands: Hands) -> None:
    hands.go_to(1)
    hands.press("Up", "Alt+Right")
    assert hands.window.desk.root == Ref(Kind.ISSUE, "q1")
    hands.press("Shift+F5")
    hands.write("appellant")
    assert hands.window.statusBar().currentMessage() == "F5 rehearses for appellant."
    hands.go_to(4)
    before, records = state(hands), list(hands.case)
    outline = [row.ref.id for row in hands.window.outline.tree.rows.top[0].beneath()]

    hands.press("F5")
    presenting = hands.window.presenting
    assert presenting.stop.ref == Ref(Kind.CLAIM, "d")
    mine = walked(hands)
    assert mine == [
        ("q1", "issue 1"),
        ("a", "you argue: position on issue 1"),
        ("b", "you argue: supports 1"),
        ("c", "the bench may ask: objects to 2"),
        ("d", "you argue: objects to 3"),
        ("u", "the bench may ask: undercuts the step from 2 to 1"),
        ("s", "the other side argues: supports 6"),
        ("t", "you argue: objects to 7"),
    ]
    # in the order of the outline, and of this issue alone
    assert [id_ for id_, _ in mine] == [id_ for id_ in outline if id_ in dict(mine)]
    drawn = {ref.id for ref in hands.window.map.sheet.layout.boxes}
    assert not drawn & {"q2", "z"}
    assert hands.said[-1].startswith("8 of 8, you argue: objects to 7.")

    hands.press("Esc")
    assert not presenting.active
    assert state(hands) == before
    assert list(hands.case) == records


def test_the_other_side_and_both_by_a_key_while_presenting(hands: Hands) -> None:
    hands.press("F5")
    everything = [id_ for id_, _ in walked(hands)]
    assert len(everything) == 12
    stage = hands.window.presenting.stage
    assert stage.side.text() == "Both sides"
    hands.press("S", "S")
    assert stage.side.text() == "Side: respondent"
    theirs = dict(walked(hands))
    assert theirs["r"] == "you argue: position on issue 1"
    assert theirs["v"] == "you argue: supports 6"
    assert theirs["t"] == "the bench may ask: objects to 7"
    assert theirs["b"] == "the other side argues: supports 1"  # to which c and u reply
    assert "a" not in theirs
    hands.press("S")
    assert [id_ for id_, _ in walked(hands)] == everything


def test_by_mouse_alone(hands: Hands) -> None:
    hands.menu_at(Ref(Kind.ISSUE, "q1"), "Focus on this")
    hands.click_box(Ref(Kind.CLAIM, "b"))
    before = state(hands)
    hands.pick("View", "Present")
    stage = hands.window.presenting.stage
    hands.click(stage.side)
    assert stage.side.text() == "Side: appellant"
    assert hands.window.presenting.stop.ref == Ref(Kind.CLAIM, "b")
    hands.click(stage.next)
    assert stage.words.text() == "4 of 8 · the bench may ask: objects to 2"
    hands.click(stage.leave)
    assert state(hands) == before


def test_a_side_that_says_nothing_here_leaves_all_there_is(seat: Seat) -> None:
    hands = seat.at([Claim("a", text="Alone.", number=1)])
    hands.window.presenting.rehearse("appellant")
    hands.press("F5")
    assert [row.ref.id for row in hands.window.presenting.stops] == ["a"]
    assert not hands.window.presenting.stage.side.isVisible()
    hands.press("Esc")
