"""The export dialog: what is chosen is what is saved, and how it comes out is said before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from moot.drawing.picture import Format
from moot.model import verbs
from moot.model.records import Direction, Kind, Ref
from moot.windows.export_dialog import ExportDialog
from moot.windows.main_window import MainWindow


@pytest.mark.parametrize(
    ("format_", "start"), [(Format.PDF, b"%PDF"), (Format.SVG, b"<?xml"), (Format.PNG, b"\x89PNG")]
)
def test_each_format_is_saved(export_dialog: ExportDialog, tmp_path: Path, format_: Format, start: bytes) -> None:
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(format_.value))
    export_dialog.stamp.setText("DRAFT")
    export_dialog.refresh()
    assert export_dialog.save_to(tmp_path / f"map.{format_.value}")
    data = (tmp_path / f"map.{format_.value}").read_bytes()
    assert data.startswith(start)
    assert format_ is not Format.SVG or b"DRAFT" in data


def test_small_print_is_said_and_a_larger_page_helps(export_dialog: ExportDialog) -> None:
    small = export_dialog._sheets[0].type_size
    assert f"{small:.1f} pt" in export_dialog._told.text()
    export_dialog.paper.setCurrentIndex(export_dialog.paper.findText("A3"))
    export_dialog.refresh()
    assert export_dialog._sheets[0].type_size > small


def test_tiles_make_pages_to_leaf_through(export_dialog: ExportDialog) -> None:
    export_dialog.arrangement.setCurrentIndex(1)
    export_dialog.tiles.setChecked(True)
    export_dialog.refresh()
    assert export_dialog.page.maximum() == len(export_dialog._sheets) > 1


def test_a_privileged_claim_is_not_in_the_picture(fox: MainWindow, tmp_path: Path) -> None:
    claim = next(iter(fox.desk.case.claims.values()))
    fox.desk.do(verbs.amend(fox.desk.case, Ref(Kind.CLAIM, claim.id), privileged=True, text="Sworn to secrecy."))
    export_dialog = ExportDialog(fox)
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(Format.SVG.value))
    export_dialog.refresh()
    assert export_dialog.save_to(tmp_path / "map.svg")
    assert b"secrecy" not in (tmp_path / "map.svg").read_bytes()
    export_dialog.deleteLater()


def test_another_file_is_not_overwritten(
    export_dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("not a picture")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    assert not export_dialog.save_to(letter)
    assert letter.read_text() == "not a picture"
    assert "letter.pdf" in told[0]


def test_only_what_is_selected(fox: MainWindow, tmp_path: Path) -> None:
    boxes = [ref for ref in fox.map.sheet.layout.boxes if ref.kind is Kind.CLAIM]
    fox.desk.select(boxes[:1])
    export_dialog = ExportDialog(fox)
    export_dialog.what.setCurrentIndex(1)
    export_dialog.paper.setCurrentIndex(0)
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(Format.SVG.value))
    export_dialog.refresh()
    assert export_dialog.save_to(tmp_path / "one.svg")
    text = (tmp_path / "one.svg").read_text("utf-8")
    numbers = [fox.desk.case.claims[ref.id].number for ref in boxes]
    shown = [number for number in numbers if f">{number}</text>" in text]
    assert shown == numbers[:1]
    export_dialog.deleteLater()


def test_an_arrangement_asked_for_is_taken(export_dialog: ExportDialog) -> None:
    for direction in Direction:
        export_dialog.arrangement.setCurrentIndex(export_dialog.arrangement.findData(direction.value))
        export_dialog.refresh()
        assert export_dialog._drawn.direction is direction
