"""What is dragged from other programs onto the rows of the outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame

from moot.document.document import Document
from moot.model.records import Claim, Id, Kind, Ref
from tests.canvas.drags import COPY, Dragged, drop, of_files, of_text
from tests.windows.panels.outline.room import Room

PASSAGE = "The order applies to every exporter."


def cited(room: Room, claim: Id) -> list[str]:
    return [room.case.sources[citation.source].title for citation in room.case.citations_of(claim)]


def ring(room: Room) -> QFrame:
    (found,) = [one for one in room.tree.viewport().findChildren(QFrame) if type(one) is QFrame]
    return found


def below(room: Room) -> QPoint:
    point = QPoint(20, room.tree.viewport().height() - 40)
    assert not room.tree.indexAt(point).isValid()
    return point


def test_a_passage_dropped_on_a_row_is_a_source_of_its_claim(room: Room) -> None:
    assert drop(room.tree.viewport(), of_text(PASSAGE), room.spot(room.row("no"))) is COPY
    assert cited(room, "no") == [PASSAGE]
    assert room.chosen() == {Ref(Kind.CLAIM, "no")}
    room.desk.undo()
    assert not room.case.sources


def test_a_row_that_uses_a_claim_again_stands_for_it(room: Room) -> None:
    see = room.row(Ref(Kind.PREMISE, "p5"))
    assert see.is_see
    drop(room.tree.viewport(), of_text("Order 11"), room.spot(see))
    assert cited(room, "yes") == ["Order 11"]


def test_a_file_dropped_on_a_row_is_kept(room: Room, tmp_path: Path) -> None:
    (tmp_path / "deed.pdf").write_bytes(b"deed")
    drop(room.tree.viewport(), of_files([tmp_path / "deed.pdf"]), room.spot(room.row("enforce")))
    (source,) = room.case.sources.values()
    assert room.desk.document.attached(source.digest) == (b"deed", "application/pdf")
    assert cited(room, "enforce") == ["deed"]


def test_words_on_an_issue_are_a_position_and_below_all_rows_a_loose_claim(room: Room) -> None:
    drop(room.tree.viewport(), of_text("Only in part."), room.spot(room.row(Ref(Kind.ISSUE, "issue"))))
    assert [position.claim for position in room.case.positions_of("issue")][2:] == [room.named("Only in part.")]
    drop(room.tree.viewport(), of_text("Something else."), below(room))
    made = room.named("Something else.")
    assert not room.case.hangs(made) and room.current() == Ref(Kind.CLAIM, made)


def test_the_row_is_ringed_and_words_say_what_a_drop_does(room: Room) -> None:
    dragged, spot = Dragged(room.tree.viewport(), of_text(PASSAGE)), room.spot(room.row("no"))
    assert dragged.enter(spot) and dragged.move(spot) is COPY
    assert ring(room).isVisible()
    assert ring(room).geometry() == room.tree.visualRect(room.tree.rows.index_of(room.row("no")))
    assert room.tree.preview.text() == "becomes a passage that 22 rests on"
    dragged.move(below(room))
    assert not ring(room).isVisible() and room.tree.preview.text() == "becomes a loose claim"
    dragged.leave()
    assert not ring(room).isVisible() and not room.tree.preview.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # windows have no order offscreen
def test_a_case_dropped_on_a_row_opens(room: Room, tmp_path: Path) -> None:
    with Document.new([Claim("c", text="One.", number=1)]) as document:
        document.save_as(tmp_path / "case.moot")
    drop(room.tree.viewport(), of_files([tmp_path / "case.moot"]), room.spot(room.row("no")))
    QApplication.processEvents()
    assert len(room.window.program.windows) == 2 and not room.desk.document.can_undo


def test_rows_are_dragged_as_before(room: Room) -> None:
    room.drag(room.spot(room.row("loose")), room.spot(room.row("no")))
    assert "Nobody has used this yet." in [text for _, texts in room.steps_on("no") for text in texts]
