"""Printing: the pages are those of the preview, they reach the printer, and without one a sentence says what to do."""

from __future__ import annotations

import getpass
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moot.drawing.pages import PAPERS
from moot.model.records import View
from moot.windows import printing
from moot.windows.main_window import MainWindow
from moot.windows.print_dialog import PrintDialog


@pytest.fixture
def dialog(fox: MainWindow) -> Iterator[PrintDialog]:
    made = PrintDialog(fox)
    yield made
    made.close()
    made.deleteLater()


def spread(dialog: PrintDialog) -> None:
    dialog.arrangement.setCurrentIndex(1)
    dialog.tiles.setChecked(True)
    dialog.refresh()


def test_the_command_opens_it(qtbot: QtBot, fox: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[PrintDialog] = []

    def opens(dialog: PrintDialog) -> int:
        opened.append(dialog)
        return 0

    monkeypatch.setattr(PrintDialog, "exec", opens)
    QTest.keyClick(fox.map, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(opened) == 1
    opened[0].deleteLater()


def test_it_offers_paper_only_and_no_format(dialog: PrintDialog) -> None:
    assert [dialog.paper.itemText(n) for n in range(dialog.paper.count())] == list(PAPERS)
    assert not dialog.format.isVisibleTo(dialog) and not dialog.scale.isVisibleTo(dialog)


def test_pages_are_leafed_through(qtbot: QtBot, dialog: PrintDialog) -> None:
    spread(dialog)
    pages = dialog._pages
    count = len(dialog._sheets)
    assert count > 2 and dialog.page.maximum() == count
    assert not pages.previous.isEnabled() and pages.next.isEnabled()
    QTest.mouseClick(pages.next, Qt.MouseButton.LeftButton)
    assert dialog.page.value() == 2
    QTest.keyClick(pages.preview, Qt.Key.Key_PageDown)
    QTest.keyClick(pages.preview, Qt.Key.Key_End)
    assert dialog.page.value() == count and not pages.next.isEnabled()
    QTest.keyClick(pages.preview, Qt.Key.Key_PageUp)
    assert dialog.page.value() == count - 1
    QTest.keyClick(pages.preview, Qt.Key.Key_Home)
    assert dialog.page.value() == 1
    dialog.tiles.setChecked(False)
    dialog.refresh()
    assert len(dialog._sheets) == 1 and not dialog.page.isVisibleTo(dialog)


def test_size_turn_and_overlap_are_taken(dialog: PrintDialog) -> None:
    spread(dialog)
    usual = len(dialog._sheets)
    dialog.type_size.setValue(14.0)
    dialog.turn.setCurrentIndex(dialog.turn.findText("Portrait"))
    dialog.refresh()
    assert len(dialog._sheets) > usual
    assert all(sheet.height > sheet.width for sheet in dialog._sheets)
    assert dialog._sheets[-1].type_size == pytest.approx(14.0)
    assert "14.0 pt" in dialog._told.text() and f"{len(dialog._sheets)} pages" in dialog._told.text()
    wide = dialog._sheets[1].area
    dialog.overlap.setValue(30.0)
    dialog.refresh()
    assert dialog._sheets[1].area != wide or len(dialog._sheets) != usual


def test_without_a_printer_a_sentence_offers_the_pdf(dialog: PrintDialog, tmp_path: Path) -> None:
    if printing.has_printer():
        pytest.skip("this machine has a printer")
    dialog.ask_and_print()
    assert "save as PDF" in dialog._told.text()
    assert dialog.result() == 0
    assert dialog.save_to(tmp_path / "map.pdf")
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def printed(dialog: PrintDialog, path: Path, *, first: int = 0, last: int = 0) -> bytes:
    """What comes out of a printer that prints to a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFromTo(first, last)
    printing.print_sheets(dialog._drawn, dialog._sheets, printer)
    return path.read_bytes()


def test_every_page_reaches_the_printer_in_its_size(dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.paper.setCurrentIndex(dialog.paper.findText("A5"))
    spread(dialog)
    data = printed(dialog, tmp_path / "out.pdf")
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9]+)[0-9.]* ([0-9]+)", data)
    lying = [sheet.width > sheet.height for sheet in dialog._sheets]
    assert [int(wide) > int(high) for wide, high in boxes] == lying
    assert {tuple(sorted(map(int, box))) for box in boxes} <= {(419, 595), (420, 595), (419, 596), (420, 596)}
    for telltale in (str(tmp_path).encode(), getpass.getuser().encode() * (len(getpass.getuser()) > 3)):
        assert not telltale or telltale not in data


def test_a_range_of_pages_is_printed(dialog: PrintDialog, tmp_path: Path) -> None:
    spread(dialog)
    data = printed(dialog, tmp_path / "out.pdf", first=2, last=3)
    assert data.count(b"/MediaBox") == 2
    if shutil.which("pdftotext") is not None:
        run = subprocess.run(["pdftotext", tmp_path / "out.pdf", "-"], check=True, capture_output=True, text=True)
        assert "page 2 of" in run.stdout and "page 4 of" not in run.stdout


def test_the_job_is_named_after_the_case_and_has_the_page(dialog: PrintDialog) -> None:
    dialog.turn.setCurrentIndex(dialog.turn.findText("Portrait"))
    dialog.refresh()
    printer = printing.printer_for(dialog._sheets, dialog.words.title, grey=True)
    assert printer.docName() == dialog.words.title
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    size = printer.pageLayout().fullRectPoints().size()
    assert (size.width(), size.height()) == (595, 842)


def test_grey_is_grey_in_the_preview(dialog: PrintDialog) -> None:
    dialog.theme.setCurrentIndex(dialog.theme.findData("grey"))
    dialog.refresh()
    dialog._pages.resize(700, 600)
    image = dialog._pages.preview.grab().toImage()
    page = image.copy(image.width() // 2 - 100, image.height() // 2 - 100, 200, 200)
    assert page.allGray()


def test_a_view_marked_for_a_paper_begins_with_it(fox: MainWindow) -> None:
    fox.desk.look(View("v", page="A3"))
    dialog = PrintDialog(fox)
    assert dialog.paper.currentText() == "A3"
    dialog.deleteLater()
