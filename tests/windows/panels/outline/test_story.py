"""Stories L1 and S5: a case built, read and handed in from the outline alone, without the map and without the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from moot.document.document import Document
from moot.model.records import BareLeaves, Polarity, Settings
from moot.windows.program import Program
from tests.canvas.test_story import CLAIM, ELEMENTS, QUESTION, facts
from tests.windows.panels.outline.room import CTRL, SHIFT, K, Room, heard


def test_a_cause_of_action_becomes_a_proof_map(bare: Room) -> None:
    bare.key(K.Key_Return)  # in an empty outline: the first issue
    bare.write(QUESTION)
    bare.key(K.Key_Insert)
    bare.write(CLAIM)
    for number, element in enumerate(ELEMENTS, start=1):
        bare.key(K.Key_Insert if number == 1 else K.Key_Return)
        bare.write(element)
        first, second = facts(number)
        bare.key(K.Key_R, CTRL | SHIFT)
        bare.write(first)
        bare.key(K.Key_Return)
        bare.write(second)
        bare.key(K.Key_Left)
        assert bare.desk.claim == bare.named(element)
    case = bare.case
    assert bare.steps_on(bare.named(CLAIM)) == [(Polarity.PRO, [element]) for element in ELEMENTS]
    for number, element in enumerate(ELEMENTS, start=1):
        assert bare.steps_on(bare.named(element)) == [(Polarity.PRO, [fact]) for fact in facts(number)]
    assert len(case.claims) == 13
    assert sorted(claim.number for claim in case.claims.values()) == list(range(1, 14))
    built = list(case)
    steps = 0
    while bare.desk.document.can_undo:
        bare.key(K.Key_Z, CTRL)
        steps += 1
    assert steps == 14
    assert not bare.case.claims and not bare.seen()
    while bare.desk.document.can_redo:
        bare.key(K.Key_Y, CTRL)
    assert sorted(map(str, bare.case)) == sorted(map(str, built))
    assert bare.focus() is bare.tree


def test_without_sight(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = Room(program, [Settings(bare_leaves=BareLeaves.ASSERT)])
    bare.window.map.setFocus()
    bare.key(K.Key_F6, SHIFT)
    assert bare.focus() is bare.tree
    bare.key(K.Key_Return)
    bare.write("Is the measure lawful?")
    bare.key(K.Key_R, CTRL | SHIFT)
    bare.write("It exceeds what the rules allow.")
    bare.key(K.Key_R, CTRL | SHIFT)
    bare.write("The rules aim at named countries.")
    bare.key(K.Key_E, CTRL | SHIFT)
    bare.ask("Commentary, ¶ 9")
    bare.key(K.Key_C, CTRL | SHIFT)
    bare.write("The order reaches everyone.")
    bare.key(K.Key_E, CTRL | SHIFT)
    bare.ask("Commentary, ¶ 10")
    bare.key(K.Key_I, CTRL | SHIFT)
    bare.write("Reach is not aim.")
    bare.key(K.Key_Y, CTRL | SHIFT)
    bare.ask("Who says so?")
    bare.key(K.Key_E, CTRL | SHIFT)
    bare.ask("Reply, p. 2")

    assert heard(bare.tree) == [
        ("Issue 1: Is the measure lawful?", "1 position"),
        (
            "1, position on issue 1: It exceeds what the rules allow.",
            "position; held by nobody; no source; falls as mapped",
        ),
        (
            "2, supports 1: The rules aim at named countries.",
            "held by nobody; 1 source; stands as mapped; its step: does not apply as mapped",
        ),
        ("3, with 2, supports 1: The order reaches everyone.", "held by nobody; 1 source; stands as mapped"),
        (
            "4, undercuts the step from 2 and 3 to 1: Reach is not aim.",
            "held by nobody; 1 source; stands as mapped; 1 open question",
        ),
    ]
    assert bare.said == [
        "Issue added.",
        "Position added.",
        "Reason added under 1.",
        "Source added to 2.",
        "Linked premise added, with 2.",
        "Source added to 3.",
        "Undercut added against the step from 2. 1 now falls.",
        "Question added.",
        "Source added to 4.",
    ]

    path = tmp_path / "handed in.moot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    bare.key(K.Key_S, CTRL)
    with Document.open(path, read_only=True) as handed_in:
        assert handed_in.case == bare.case
