"""Story L1: a cause of action becomes a proof map: the template, four elements, two facts each, burden on each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from moot.canvas.handles import Grip
from moot.document.document import Document
from moot.drawing.content import CardWords
from moot.model.records import Kind, Polarity, Record, Ref
from moot.model.rules import problems
from tests.windows.stories.hands import Hands

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEMPLATE = ("New from template", "Elements of a claim")
ELEMENTS = ("A contract was made.", "The claimant performed.", "The defendant broke it.", "Loss followed.")


def facts(element: int) -> list[str]:
    return [f"Fact {element}.{number}" for number in (1, 2)]


def opened(hands: Hands) -> list[Record]:
    """The case the template has begun, in a window of its own."""
    hands.look()
    assert len(hands.program.windows) == 2
    assert hands.window is hands.program.windows[1]
    no_dialog()
    return list(hands.case)


def no_dialog() -> None:
    assert QApplication.activeModalWidget() is None


def check(hands: Hands) -> None:
    """13 boxes, each with a key number; the facts beneath their elements; the burden told on each element."""
    no_dialog()
    case, map_ = hands.case, hands.window.map
    (issue,) = case.issues
    (position,) = case.positions_of(issue)
    assert hands.steps_on(position.claim) == [(Polarity.PRO, list(ELEMENTS))]
    for number, element in enumerate(ELEMENTS, start=1):
        assert hands.steps_on(hands.claim(element).id) == [(Polarity.PRO, [fact]) for fact in facts(number)]
    assert len(case.claims) == 13
    assert sorted(claim.number for claim in case.claims.values()) == list(range(1, 14))
    assert not problems(case)
    boxes = [ref for ref in map_.sheet.layout.boxes if ref.kind is Kind.CLAIM]
    assert len(boxes) == 13
    for claim in case.claims.values():
        ref = Ref(Kind.CLAIM, claim.id)
        card = hands.content(ref)
        assert isinstance(card, CardWords)
        assert card.number == str(claim.number)
        assert ("burden: Claimant" in card.facts) == (claim.text in ELEMENTS)
        assert ("burden: Claimant" in map_.sheet.sentence(ref)) == (claim.text in ELEMENTS)
        assert ("burden: Claimant" in hands.heard(ref)[1]) == (claim.text in ELEMENTS)


def undone_and_done_again(hands: Hands, begun: list[Record], steps: int) -> None:
    built = list(hands.case)
    taken = 0
    while hands.window.desk.document.can_undo:
        hands.press("Ctrl+Z")
        taken += 1
    assert taken == steps
    assert list(hands.case) == begun
    while hands.window.desk.document.can_redo:
        hands.press("Ctrl+Y")
    assert sorted(map(str, hands.case)) == sorted(map(str, built))


def reopened_the_same(hands: Hands, path: Path) -> None:
    case = hands.case
    with Document.open(path, read_only=True) as again:
        assert again.case == case


def test_by_keyboard_alone(hands: Hands, tmp_path: Path) -> None:
    hands.take("Alt+F", *TEMPLATE)
    begun = opened(hands)
    for number, element in enumerate(ELEMENTS, start=1):
        hands.go_to(number + 1)
        hands.press("F2")
        hands.write(element)
        first, second = facts(number)
        hands.press("Tab")
        hands.write(first)
        hands.press("Return")
        hands.write(second)
        no_dialog()
    check(hands)
    undone_and_done_again(hands, begun, 12)
    check(hands)
    path = tmp_path / "claim.moot"
    hands.save_as(lambda: hands.press("Ctrl+S"), path)
    reopened_the_same(hands, path)


def test_by_mouse_alone_but_for_the_words(hands: Hands, tmp_path: Path) -> None:
    hands.pick("File", *TEMPLATE)
    begun = opened(hands)
    map_ = hands.window.map
    for number, element in enumerate(ELEMENTS, start=1):
        box = Ref(Kind.CLAIM, next(claim.id for claim in hands.case.claims.values() if claim.number == number + 1))
        hands.double_click(map_.viewport(), hands.spot(box))
        assert map_.writing.editor is not None
        hands.accept(element)
        first, second = facts(number)
        hands.drag(map_.viewport(), hands.grip(box, Grip.CONNECT), hands.paper())
        hands.accept(first)
        hands.click(map_.viewport(), hands.grip(hands.box(first), Grip.SIBLING))
        hands.accept(second)
        no_dialog()
    check(hands)
    undone_and_done_again(hands, begun, 12)
    path = tmp_path / "claim.moot"
    hands.save_as(lambda: hands.pick("File", "Save as…"), path)
    reopened_the_same(hands, path)
