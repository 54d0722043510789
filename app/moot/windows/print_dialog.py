"""The print dialog: the pages as they will be, on one page or several, to a printer or as PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from moot.canvas.wording import worded
from moot.drawing.errors import PictureError
from moot.model.pace import CalledOffError
from moot.windows.actions import translate
from moot.windows.export_dialog import ExportDialog


class PrintDialog(ExportDialog):
    """What the export dialog offers for paper, and a printer."""

    @property
    def title(self) -> str:
        return translate("Print")

    def _make_fields(self) -> None:
        super()._make_fields()
        if (marked := self.paper.findData(self._desk.view.page)) > 0:
            self.paper.setCurrentIndex(marked)
        self.paper.removeItem(self.paper.findData(""))  # natural size: no paper has it
        for field in (self.format, self.scale):
            field.hide()

    def _rows(self) -> list[tuple[str, QWidget]]:
        return [(words, field) for words, field in super()._rows() if field not in (self.format, self.scale)]

    def _add_buttons(self, buttons: QDialogButtonBox) -> None:
        self._save = buttons.addButton(translate("Save as PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._save.clicked.connect(self.ask_and_save)
        self.print_button = buttons.addButton(translate("Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.print_button.setDefault(True)
        buttons.accepted.connect(self.ask_and_print)

    def _show(self) -> None:
        super()._show()
        self.print_button.setEnabled(bool(self._sheets))

    def ask_and_print(self) -> None:
        """Ask for the printer, print, and close; without a printer say so, and offer the PDF."""
        from moot.windows import printing  # loads what the system has for printing

        if not self.is_ready():
            return
        if not printing.has_printer():
            self._say(translate("No printer is set up on this computer: save as PDF, and print that elsewhere."))
            self._save.setFocus()
            return
        grey = self.theme.currentData() == "grey"
        printer = printing.printer_for(self._sheets, self.words.title, grey=grey)
        if not printing.ask_printer(printer, len(self._sheets), self):
            return
        try:
            with self._painting():
                count = printing.print_sheets(self._drawn, self._sheets, printer)
        except PictureError as error:
            QMessageBox.warning(self, self.title, worded(error))
            return
        except CalledOffError:  # pages that have gone to the printer already have gone
            printer.abort()
            return
        one, many = translate("1 page sent to the printer."), translate("{count} pages sent to the printer.")
        self._say_saved(one if count == 1 else many.format(count=count))
        self.accept()
