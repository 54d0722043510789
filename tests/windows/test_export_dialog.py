"""The export dialog: what is chosen is what is saved, and how it comes out is said before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from moot.drawing.picture import Format
from moot.model import verbs
from moot.model.records import Direction, Kind, Ref
from moot.windows.export_dialog import ExportDialog
from moot.windows.main_window import MainWindow
from moot.windows.program import Program


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.show(program.sample("pierson-v-post"))


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ExportDialog]:
    made = ExportDialog(window)
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize(
    ("format_", "start"), [(Format.PDF, b"%PDF"), (Format.SVG, b"<?xml"), (Format.PNG, b"\x89PNG")]
)
def test_each_format_is_saved(dialog: ExportDialog, tmp_path: Path, format_: Format, start: bytes) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(format_.value))
    dialog.stamp.setText("DRAFT")
    dialog.refresh()
    assert dialog.save_to(tmp_path / f"map.{format_.value}")
    data = (tmp_path / f"map.{format_.value}").read_bytes()
    assert data.startswith(start)
    assert format_ is not Format.SVG or b"DRAFT" in data


def test_small_print_is_said_and_a_larger_page_helps(dialog: ExportDialog) -> None:
    small = dialog._sheets[0].type_size
    assert f"{small:.1f} pt" in dialog._told.text()
    dialog.paper.setCurrentIndex(dialog.paper.findText("A3"))
    dialog.refresh()
    assert dialog._sheets[0].type_size > small


def test_tiles_make_pages_to_leaf_through(dialog: ExportDialog) -> None:
    dialog.arrangement.setCurrentIndex(1)
    dialog.tiles.setChecked(True)
    dialog.refresh()
    assert dialog.page.maximum() == len(dialog._sheets) > 1


def test_a_privileged_claim_is_not_in_the_picture(window: MainWindow, tmp_path: Path) -> None:
    claim = next(iter(window.desk.case.claims.values()))
    window.desk.do(verbs.amend(window.desk.case, Ref(Kind.CLAIM, claim.id), privileged=True, text="Sworn to secrecy."))
    dialog = ExportDialog(window)
    dialog.format.setCurrentIndex(dialog.format.findData(Format.SVG.value))
    dialog.refresh()
    assert dialog.save_to(tmp_path / "map.svg")
    assert b"secrecy" not in (tmp_path / "map.svg").read_bytes()
    dialog.deleteLater()


def test_another_file_is_not_overwritten(dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("not a picture")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    assert not dialog.save_to(letter)
    assert letter.read_text() == "not a picture"
    assert "letter.pdf" in told[0]


def test_only_what_is_selected(window: MainWindow, tmp_path: Path) -> None:
    boxes = [ref for ref in window.map.sheet.layout.boxes if ref.kind is Kind.CLAIM]
    window.desk.select(boxes[:1])
    dialog = ExportDialog(window)
    dialog.what.setCurrentIndex(1)
    dialog.paper.setCurrentIndex(0)
    dialog.format.setCurrentIndex(dialog.format.findData(Format.SVG.value))
    dialog.refresh()
    assert dialog.save_to(tmp_path / "one.svg")
    text = (tmp_path / "one.svg").read_text("utf-8")
    numbers = [window.desk.case.claims[ref.id].number for ref in boxes]
    shown = [number for number in numbers if f">{number}</text>" in text]
    assert shown == numbers[:1]
    dialog.deleteLater()


def test_an_arrangement_asked_for_is_taken(dialog: ExportDialog) -> None:
    for direction in Direction:
        dialog.arrangement.setCurrentIndex(dialog.arrangement.findData(direction.value))
        dialog.refresh()
        assert dialog._drawn.direction is direction
