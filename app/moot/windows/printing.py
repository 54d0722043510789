"""Sheets on a printer, through the system's own print dialog. Loaded when somebody prints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.legible import one_line
from moot.drawing.paint import saved
from moot.drawing.sheets import POINT, Sheet, paint_sheet, painting_on
from moot.windows.actions import translate


def has_printer() -> bool:
    """Whether the system knows of a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def printer_for(sheets: Sequence[Sheet], title: str, *, grey: bool) -> QPrinter:
    """The usual printer, set up for these pages. The job carries the title of the case, and no path."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(one_line(title))
    printer.setCreator("Moot")
    printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    printer.setPageLayout(_page(sheets[0]))
    return printer


def ask_printer(printer: QPrinter, count: int, parent: QWidget) -> bool:
    """Let a person choose the printer, copies and pages; False where they think better of it."""
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, count > 1)
    dialog.setMinMax(1, count)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def print_sheets(drawn: DrawnMap, sheets: Sequence[Sheet], printer: QPrinter) -> int:
    """Print the sheets the printer is set to, all or a range; how many those were. Raises PictureError on failure."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(sheets)
    chosen = sheets[first - 1 : last]
    with painting_on() as painter:
        for number, sheet in enumerate(chosen):
            printer.setPageLayout(_page(sheet))
            began = painter.begin(printer) if number == 0 else printer.newPage()
            if not began:
                raise PictureError(translate("The printer does not answer; save as PDF, or choose another printer."))
            factor = printer.resolution() / 96.0
            with saved(painter):
                painter.scale(factor, factor)
                paint_sheet(painter, drawn, sheet, clip=len(sheets) > 1)
    return len(chosen)


def _page(sheet: Sheet) -> QPageLayout:
    """The whole of the paper: the sheet has margins of its own. Given upright and turned, as Qt wants it."""
    wide, high = sheet.width * POINT, sheet.height * POINT
    sides = QSizeF(min(wide, high), max(wide, high))
    size = QPageSize(sides, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
