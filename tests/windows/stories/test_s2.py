"""Story S2: an inference is tested: a scheme, one question answered, one left open, one made an objection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTreeWidget, QWidget

from moot.canvas.finder import Finder
from moot.canvas.scheming import catalogue
from moot.drawing.content import PillWords
from moot.model.records import Argument, Claim, Issue, Kind, Polarity, Position, Premise, Record, Ref
from moot.windows.panels.asked import QuestionRow
from tests.windows.stories.conftest import Seat
from tests.windows.stories.hands import Hands, wheel_to

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STEP = Ref(Kind.ARGUMENT, "step")
EXPERT = catalogue().by_id["expert_opinion"]
ANSWER = "She has built forty bridges."

RECORDS: list[Record] = [
    Issue("issue", text="Was the bridge safe?"),
    Claim("safe", text="It was safe.", number=1),
    Claim("says", text="The engineer says that it was safe.", number=2),
    Position("for", issue="issue", claim="safe"),
    Argument("step", conclusion="safe"),
    Premise("p", argument="step", claim="says"),
]


@pytest.fixture
def hands(seat: Seat) -> Hands:
    return seat.at(RECORDS)


def rows(hands: Hands) -> dict[str, QuestionRow]:
    """The questions in sight, by what the scheme calls them."""
    shown = [row for row in hands.window.side.inspector.questions.rows if row.isVisible()]
    asked = hands.case.questions_about(STEP)
    return {question.scheme.rpartition(".")[2]: row for question, row in zip(asked, shown, strict=True)}


def pill(hands: Hands) -> str:
    said = hands.content(STEP)
    assert isinstance(said, PillWords)
    return said.text


def scheme_by_keys(hands: Hands) -> None:
    hands.go_to(2)
    hands.press("Up", "F2")
    hands.write("expert opinion")
    hands.press("Up")


def scheme_by_mouse(hands: Hands) -> None:
    hands.double_click(hands.window.map.viewport(), hands.spot(STEP))
    finder = hands.window.map.asking.open
    assert isinstance(finder, Finder)
    hands.click(finder.list.viewport(), entry(finder.list, EXPERT.name))
    hands.click_box(STEP)


def entry(tree: QTreeWidget, name: str) -> QPoint:
    (row,) = (one for n in range(tree.topLevelItemCount()) if (one := tree.topLevelItem(n)) and one.text(1) == name)
    return tree.visualItemRect(row).center()


def tab_and_space(hands: Hands, widget: QWidget) -> None:
    if hands.window.map.hasFocus():
        hands.pane(lambda focus: hands.window.side.inspector.isAncestorOf(focus))
    hands.tab_to(lambda focus: focus is widget)
    hands.press("Space")


def click(hands: Hands, widget: QWidget) -> None:
    wheel_to(widget, hands.window.side.inspector)
    hands.click(widget)


@pytest.mark.parametrize(
    ("choose", "do"), [(scheme_by_keys, tab_and_space), (scheme_by_mouse, click)], ids=["keyboard", "mouse"]
)
def test_an_inference_is_tested(
    hands: Hands, choose: Callable[[Hands], None], do: Callable[[Hands, QWidget], None]
) -> None:
    assert pill(hands) == "+ because"
    choose(hands)
    case = hands.case
    assert hands.window.desk.selected == (STEP,)
    assert case.arguments["step"].scheme == "expert_opinion"
    assert [case.claims[premise.claim].text for premise in case.premises_of("step")] == [
        "The engineer says that it was safe.",
        *(one.text for one in EXPERT.premises[1:]),
    ]
    # listed, in the words of the scheme
    assert [row.text.editor.value() for row in rows(hands).values()] == [
        question.text for question in case.questions_about(STEP)
    ]
    assert list(rows(hands)) == [question.id for question in EXPERT.questions]
    assert pill(hands) == "+ because · expert opinion · ? 6 open"
    # one is answered
    do(hands, rows(hands)["expertise"].answered)
    hands.type(ANSWER)
    # one becomes an objection
    do(hands, rows(hands)["words"].raised)
    hands.press("Return")  # the words it comes with will do
    answered = next(one for one in case.questions_about(STEP) if one.scheme.endswith(".expertise"))
    assert (answered.answered, answered.answer) == (True, ANSWER)
    made = hands.claim(next(one.say for one in EXPERT.questions if one.id == "words"))
    against = hands.step_from(made.text)
    assert (against.polarity, against.conclusion) == (Polarity.CON, "says")
    assert hands.heard(Ref(Kind.CLAIM, made.id))[0] == f"{made.number}, objects to 2: {made.text}"
    # the others stay open, and are counted
    assert pill(hands) == "+ because · expert opinion · ? 4 open"
    assert "4 open questions" in hands.heard(Ref(Kind.CLAIM, "says"))[1]
