"""Cut, copy and paste: within a map, between two, and as text to and from other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moot.canvas.clipboard import unpacked
from moot.model import verbs
from moot.model.records import Kind, Polarity, Ref
from moot.model.rules import RuleError, problems
from tests.canvas.table import CTRL, K, Table, laid


@pytest.fixture
def other(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "other.moot")


def put_text(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def test_cut_and_paste_moves_a_subtree(table: Table) -> None:
    table.select("yes")
    before = len(table.case.claims)
    table.select("enforce")
    table.key(K.Key_X, CTRL)
    assert "The order cannot be enforced." not in table.texts()
    table.select("no")
    table.key(K.Key_V, CTRL)
    assert (Polarity.PRO, ["The order cannot be enforced."]) in table.steps_on("no")
    assert len(table.case.claims) == before
    current = table.desk.current
    assert current is not None and table.view.sheet.claim_of(current) == table.named("The order cannot be enforced.")
    table.desk.undo()
    table.desk.undo()
    assert len(table.case.premises_of("useless")) == 1


def shown(table: Table) -> bool:
    """Whether the current box is on the map."""
    return table.desk.current is not None and table.view.shows(table.desk.current)


def test_what_is_pasted_outside_a_focus_is_seen(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_C, CTRL)
    table.select("yes")
    table.view.run("focus-in")
    table.key(K.Key_Escape)
    table.key(K.Key_V, CTRL)
    assert shown(table) and table.desk.root is None


def test_pasting_beneath_a_fold_unfolds_it_in_one_step(table: Table) -> None:
    table.select("enforce")
    table.key(K.Key_C, CTRL)
    table.select("yes")
    table.view.run("fold")
    before = list(table.case)
    table.key(K.Key_V, CTRL)
    assert shown(table) and not table.desk.view.folds
    table.view.run("edit")
    table.write("Typed into it later")  # which is a step of its own
    table.key(K.Key_Z, CTRL)
    assert not table.desk.view.folds and list(table.case) != before
    table.key(K.Key_Z, CTRL)
    assert list(table.case) == before and table.desk.view.folds


def test_copy_between_two_windows(table: Table, other: Table) -> None:
    table.select("yes")
    table.key(K.Key_C, CTRL)
    other.key(K.Key_N)
    other.write("Mine")
    other.key(K.Key_V, CTRL)
    assert other.steps_on(other.named("Mine")) == [(Polarity.PRO, ["It exceeds what the rules allow."])]
    copied = other.named("It exceeds what the rules allow.")
    assert other.steps_on(copied) == table.steps_on("yes")
    (party,) = other.case.parties.values()
    assert party.name == "Commentator"
    assert not problems(other.case)


def test_paste_on_paper_leaves_it_loose(table: Table, other: Table) -> None:
    table.select("rule", "fact")
    table.key(K.Key_C, CTRL)
    other.key(K.Key_V, CTRL)
    assert other.texts() == {"The rules aim at named countries.", "The order reaches everyone."}


def test_a_copy_is_indented_text_for_other_programs(table: Table) -> None:
    table.select("yes")
    table.key(K.Key_C, CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert "It exceeds what the rules allow." in lines[0]
    assert any(line.startswith("\t") and "The order cannot be enforced." in line for line in lines)


@pytest.mark.parametrize("box", ["applied", "useless", "cut", "p5", "issue", "bribe", "loose"])
def test_every_kind_of_box_can_be_copied_and_pasted(table: Table, other: Table, box: str) -> None:
    table.select(box)
    table.key(K.Key_C, CTRL)
    assert QApplication.clipboard().text().strip()
    other.key(K.Key_V, CTRL)
    assert other.case.claims
    assert not problems(other.case)
    assert not table.refusals and not other.refusals


def test_indented_text_from_another_program(table: Table) -> None:
    put_text("It is too broad.\n\tIt covers students.\n\tIt covers citizens.\n\t\tSome were born here.")
    table.select("enforce")
    table.key(K.Key_V, CTRL)
    assert [texts for _, texts in table.steps_on("enforce")] == [["It is too broad."]]
    assert len(table.steps_on(table.named("It is too broad."))) == 2
    assert table.steps_on(table.named("It covers citizens.")) == [(Polarity.PRO, ["Some were born here."])]
    table.desk.undo()
    assert not table.steps_on("enforce")


def test_what_cannot_be_pasted_is_said(table: Table) -> None:
    data = QMimeData()
    data.setData("application/x-other", b"\0")
    for held in (data, None):
        if held is None:
            put_text("   \n  ")
        else:
            QApplication.clipboard().setMimeData(held)
        table.refusals.clear()
        table.select("enforce")
        table.key(K.Key_V, CTRL)
        assert len(table.refusals) == 1
    broken = QMimeData()
    broken.setData("application/x-moot-fragment+json", b"{\xff")
    QApplication.clipboard().setMimeData(broken)
    table.key(K.Key_V, CTRL)
    assert len(table.refusals) == 2
    assert not table.document.can_undo


def test_copying_needs_no_right_to_write(reading: Table, other: Table) -> None:
    reading.select("yes")
    reading.key(K.Key_C, CTRL)
    other.key(K.Key_V, CTRL)
    assert len(other.case.claims) == 5
    assert Ref(Kind.CLAIM, "yes") in reading.case


def test_what_is_privileged_is_in_no_picture(table: Table) -> None:
    from moot.model import verbs

    table.desk.attempt(lambda: verbs.amend(table.case, Ref(Kind.CLAIM, "bribe"), privileged=True))
    table.view.run("copy-picture")
    svg = bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data())
    assert b"bribed" not in svg and b"enforced" in svg


def test_what_is_privileged_is_in_no_text_for_other_programs(table: Table) -> None:
    table.desk.do(verbs.amend(table.case, Ref(Kind.CLAIM, "enforce"), privileged=True))
    table.select("yes")
    table.key(K.Key_C, CTRL)
    text = QApplication.clipboard().text()
    assert text
    assert "cannot be enforced" not in text


def test_nothing_to_paste_where_nothing_was_ever_copied() -> None:
    with pytest.raises(RuleError, match="nothing to paste"):
        unpacked(None)
