"""Story L3: the other side is attacked: an objection, an undercut, and which of their claims still want a reply."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moot.drawing import style
from moot.drawing.content import PillWords
from moot.drawing.pens import pens
from moot.layout.shapes import EdgeKind
from moot.model.records import Argument, Claim, Issue, Kind, Party, Polarity, Position, Premise, Record, Ref
from tests.windows.stories.conftest import Seat
from tests.windows.stories.hands import Hands, button

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OBJECTION = "Notice was given in time."
UNDERCUT = "A crate packed badly may still have been dropped."
THEIRS = "Their claims without a reply"

RECORDS: list[Record] = [
    Party("us", name="Us", side="claimant", order=0),
    Party("them", name="Them", side="defendant", order=1),
    Issue("q", text="Who pays?"),
    Position("q-1", "q", "theirs", order=0),
    Position("q-2", "q", "ours", order=1),
    Claim("theirs", text="Not the carrier.", number=1, holders=("them",)),
    Claim("late", text="Notice came late.", number=2, holders=("them",)),
    Claim("packed", text="The crate was badly packed.", number=3, holders=("them",)),
    Claim("ours", text="The carrier pays.", number=4, holders=("us",)),
    Argument("a", "theirs", order=0),
    Premise("a-1", "a", "late"),
    Argument("b", "theirs", order=1),
    Premise("b-1", "b", "packed"),
]


@pytest.fixture
def hands(seat: Seat) -> Hands:
    return seat.at(RECORDS)


def drawn(hands: Hands) -> set[str]:
    return {ref.id for ref in hands.window.map.sheet.layout.boxes if ref.kind is Kind.CLAIM}


def line_of(hands: Hands, step: str) -> tuple[EdgeKind, list[float] | None]:
    """What the line of a step is and how it is dashed; None for a solid one."""
    map_ = hands.window.map
    edges = map_.sheet.layout.edges
    (kind,) = {edge.kind for edge in edges if edge.source == Ref(Kind.ARGUMENT, step) and not edge.stem}
    pen = pens(map_.theme).edge(kind, 2.0, False)
    return kind, None if pen.style() is Qt.PenStyle.SolidLine else pen.dashPattern()


def pill(hands: Hands, step: str) -> str:
    said = hands.content(Ref(Kind.ARGUMENT, step))
    assert isinstance(said, PillWords)
    return said.text


def attacked(hands: Hands) -> None:
    """Both attacks hang where they should, are drawn with line, mark and word, and are read in the outline."""
    objection, undercut = hands.step_from(OBJECTION), hands.step_from(UNDERCUT)
    assert (objection.polarity, objection.conclusion) == (Polarity.CON, "late")
    assert (undercut.polarity, undercut.conclusion) == (Polarity.UNDERCUT, "b")
    assert line_of(hands, objection.id) == (EdgeKind.CON, list(style.DASHES))
    assert line_of(hands, undercut.id) == (EdgeKind.UNDERCUT, list(style.DOTS))
    assert pill(hands, objection.id) == "− but"
    assert pill(hands, undercut.id) == "⊘ does not follow"
    numbers = hands.claim(OBJECTION).number, hands.claim(UNDERCUT).number
    assert hands.heard(hands.box(OBJECTION))[0] == f"{numbers[0]}, objects to 2: {OBJECTION}"
    assert hands.heard(hands.box(UNDERCUT))[0] == f"{numbers[1]}, undercuts the step from 3 to 1: {UNDERCUT}"


def turned(hands: Hands, polarity: Polarity) -> None:
    """Support and objection differ in line, mark and word."""
    (late,) = hands.case.uses_of("late")
    step = hands.case.arguments[late.argument]
    assert step.polarity is polarity
    if polarity is Polarity.CON:
        assert line_of(hands, step.id) == (EdgeKind.CON, list(style.DASHES))
        assert pill(hands, step.id) == "− but"
        assert hands.heard(Ref(Kind.CLAIM, "late"))[0] == "2, objects to 1: Notice came late."
    else:
        assert line_of(hands, step.id) == (EdgeKind.PRO, None)
        assert pill(hands, step.id) == "+ because"
        assert hands.heard(Ref(Kind.CLAIM, "late"))[0] == "2, supports 1: Notice came late."


def wanting(hands: Hands, count: int) -> None:
    """So many of their claims are left by the filter, and it says so."""
    said = f"{count} of {len(hands.case.claims)} claims match"
    assert hands.window.finding.count.text() == said
    assert hands.window.finding.count.isVisible()
    assert hands.window.finding.filter_bar.words.text() == f"against Us and without a reply — {said}"


def test_by_keyboard_alone(hands: Hands) -> None:
    hands.press("Ctrl+Shift+F")
    hands.walk_to(THEIRS)
    hands.press("Right", "Return")
    wanting(hands, 3)
    hands.press("Ctrl+Shift+F")
    assert drawn(hands) == {"theirs", "late", "packed"}
    hands.press("Ctrl+Shift+F")
    assert not hands.window.finding.count.isVisible()
    hands.go_to(2)
    hands.press("O")
    hands.write(OBJECTION)
    hands.go_to(3)
    hands.press("I")
    hands.write(UNDERCUT)
    attacked(hands)
    hands.press("Ctrl+Shift+F")
    hands.walk_to(THEIRS)
    hands.press("Right", "Return")
    wanting(hands, 0)
    hands.press("Ctrl+Shift+F")
    hands.go_to(2)
    turned(hands, Polarity.PRO)
    hands.press("X")
    turned(hands, Polarity.CON)
    hands.press("X")
    turned(hands, Polarity.PRO)


def test_by_mouse_alone_but_for_the_words(hands: Hands) -> None:
    hands.pick("Edit", "Filter claims…")
    hands.pick_from(THEIRS, "We are: Us")
    wanting(hands, 3)
    bar = hands.window.finding.filter_bar
    hands.click(button(bar, "Hide the rest"))
    assert drawn(hands) == {"theirs", "late", "packed"}
    hands.click(button(bar, "Show the rest"))
    hands.click(button(bar, "×"))
    assert not bar.isVisible() and not hands.window.finding.count.isVisible()
    hands.click_box(Ref(Kind.CLAIM, "late"))
    hands.click(button(hands.window.top, "− Objection"))
    hands.accept(OBJECTION)
    hands.menu_at(Ref(Kind.ARGUMENT, "b"), "Undercut")
    hands.accept(UNDERCUT)
    attacked(hands)
    hands.pick("Edit", "Filter claims…")
    hands.pick_from(THEIRS, "We are: Us")
    wanting(hands, 0)
    hands.click(button(bar, "×"))
    turned(hands, Polarity.PRO)
    hands.menu_at(Ref(Kind.ARGUMENT, "a"), "Turn support into objection")
    turned(hands, Polarity.CON)
    hands.menu_at(Ref(Kind.ARGUMENT, "a"), "Turn support into objection")
    turned(hands, Polarity.PRO)
    assert QApplication.activePopupWidget() is None
