"""The export dialog: what the command line offers, with a preview that is the picture itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from moot.canvas.wording import worded
from moot.drawing.caption import Words
from moot.drawing.content import UNKNOWN
from moot.drawing.disclosed import disclosed
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.pages import PAPERS, Cut, Setting, fit_page, selection, whole
from moot.drawing.picture import Format, Order, lay_sheets, make, may_replace, save
from moot.drawing.sheets import Sheet, paint_sheet
from moot.drawing.standing import standing_of
from moot.drawing.style import THEMES
from moot.model.case import in_order
from moot.model.records import Direction, Kind, Ref, View
from moot.windows.actions import translate
from moot.windows.language import decimal_text, number_text

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_PREVIEW = QSize(560, 420)
_FITTED = "fit"


class Preview(QWidget):
    """One sheet at a time, painted by the painters that make the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(_PREVIEW)
        self.setAccessibleName(translate("Preview"))
        self._drawn: DrawnMap | None = None
        self._sheet: Sheet | None = None

    def show_sheet(self, drawn: DrawnMap, sheet: Sheet | None) -> None:
        """Show a sheet of this map, or nothing."""
        self._drawn, self._sheet = drawn, sheet
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().alternateBase())
        if self._drawn is None or self._sheet is None:
            return
        sheet, room = self._sheet, self.rect().adjusted(16, 16, -16, -16)
        scale = min(room.width() / sheet.width, room.height() / sheet.height)
        painter.translate(
            room.x() + (room.width() - sheet.width * scale) / 2, room.y() + (room.height() - sheet.height * scale) / 2
        )
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, sheet.width, sheet.height))
        painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), Qt.GlobalColor.white)  # the page itself
        paint_sheet(painter, self._drawn, sheet, clip=False)
        painter.setPen(QColor(self._drawn.theme.hairline))
        painter.drawRect(QRectF(0, 0, sheet.width - 1, sheet.height - 1))


class ExportDialog(QDialog):
    """Choose what and how; see it; save it. Claims marked privileged are not in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Export picture"))
        self._desk = window.desk
        self._say_saved = window.say
        self._selected = tuple(ref for ref in window.desk.selected if ref in window.map.sheet.layout.boxes)
        self._case = disclosed(window.desk.case)
        seen = window.desk.appraisal
        self._standing = standing_of(self._case, seen.semantics, seen.audience)
        self._make_fields()
        self._preview = Preview(self)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._sheets: list[Sheet] = []
        self._lay_out_fields()
        # Typing a stamp must not lay out a large map at every key.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(150)
        self._pause.timeout.connect(self.refresh)
        self._listen()
        self.refresh()

    def _make_fields(self) -> None:
        self.format = _choice(self, [(one.value.upper(), one.value) for one in (Format.PDF, Format.SVG, Format.PNG)])
        self.what = _choice(self, self._subjects())
        self.theme = _choice(self, [(translate("Light"), "light"), (translate("Dark"), "dark")])
        papers = [(translate("Natural size"), ""), *((name, name) for name in PAPERS)]
        self.paper = _choice(self, papers)
        self.paper.setCurrentIndex(1)
        self.arrangement = _choice(
            self,
            [
                (translate("Largest on the page"), _FITTED),
                (translate("As on screen"), ""),
                (translate("Downwards"), Direction.DOWN.value),
                (translate("To the right"), Direction.RIGHT.value),
            ],
        )
        self.compact = QCheckBox(translate("Compact"), self)
        self.tiles = QCheckBox(translate("Several pages, to be read with ease"), self)
        self.legend = QCheckBox(translate("Legend"), self)
        self.status = QCheckBox(translate("What stands, as mapped"), self)
        for tick in (self.legend, self.status):
            tick.setChecked(True)
        self.stamp = QLineEdit(self)
        self.stamp.setPlaceholderText(translate("none, or a word such as DRAFT"))
        self.dated = QLineEdit(date.today().isoformat(), self)
        self.scale = QDoubleSpinBox(self)
        self.scale.setRange(0.1, 16.0)
        self.scale.setSingleStep(0.5)
        self.scale.setValue(2.0)
        self.page = QSpinBox(self)
        self.page.setRange(1, 1)

    def _subjects(self) -> list[tuple[str, View | None]]:
        now = self._desk.view
        subjects: list[tuple[str, View | None]] = [(translate("What the window shows"), now)]
        if self._selected:
            subjects.append((translate("The boxes selected"), None))
        subjects.append((translate("The whole case"), View("", direction=now.direction, compact=now.compact)))
        views = sorted(self._case.views.values(), key=in_order)
        subjects += [(translate("View: %1").replace("%1", view.title), view) for view in views]
        for issue in sorted(self._case.issues.values(), key=in_order):
            title = translate("Issue: %1").replace("%1", issue.text)
            subjects.append((title, View("", root=Ref(Kind.ISSUE, issue.id), direction=now.direction)))
        return subjects

    def _lay_out_fields(self) -> None:
        form = QFormLayout()
        for words, field in (
            (translate("Format"), self.format),
            (translate("What"), self.what),
            (translate("Page"), self.paper),
            (translate("Arrangement"), self.arrangement),
            ("", self.compact),
            ("", self.tiles),
            (translate("Theme"), self.theme),
            (translate("Stamp"), self.stamp),
            (translate("Date"), self.dated),
            ("", self.legend),
            ("", self.status),
            (translate("PNG scale"), self.scale),
            (translate("Page shown"), self.page),
        ):
            form.addRow(words, field)
        self.what.setMaximumWidth(300)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._save = buttons.addButton(translate("Save picture…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.ask_and_save)
        right = QVBoxLayout()
        right.addWidget(self._preview, 1)
        right.addWidget(self._told)
        row = QHBoxLayout()
        row.addLayout(form)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _listen(self) -> None:
        for box in (self.format, self.what, self.paper, self.arrangement, self.theme):
            box.currentIndexChanged.connect(self._pause.start)
        for tick in (self.compact, self.tiles, self.legend, self.status):
            tick.toggled.connect(self._pause.start)
        for line in (self.stamp, self.dated):
            line.textChanged.connect(self._pause.start)
        self.scale.valueChanged.connect(self._pause.start)
        self.page.valueChanged.connect(self._show_page)

    # What was chosen

    @property
    def order(self) -> Order:
        """Format, paper, tiles and scale as chosen."""
        format_ = Format(self.format.currentData())  # Qt hands an enum of strings back as a string
        name = self.paper.currentData()
        tiles = self.tiles.isChecked() and format_ is Format.PDF
        return Order(format_, PAPERS[name] if name else None, tiles, self.scale.value())

    @property
    def words(self) -> Words:
        """What stands round the map."""
        settings = self._case.settings
        view: View = self._view()
        return Words(
            self._desk.document.title,
            view.title,
            self.dated.text(),
            self.stamp.text(),
            settings.notice,
            self.legend.isChecked(),
        )

    def _view(self) -> View:
        view = self.what.currentData() or self._desk.view
        chosen = self.arrangement.currentData()
        if chosen in set(Direction):
            view = replace(view, direction=Direction(chosen))
        return replace(view, compact=True) if self.compact.isChecked() else view

    def refresh(self) -> None:
        """Draw the picture anew from what is chosen, and say how it comes out."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # fitting a large map takes a second
        try:
            self._draw()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _draw(self) -> None:
        order, words = self.order, self.words
        self.scale.setEnabled(order.format is Format.PNG)
        self.tiles.setEnabled(order.format is Format.PDF and order.paper is not None)
        self._sheets = []
        try:
            standing = self._standing if self.status.isChecked() else UNKNOWN
            self._drawn = DrawnMap(self._case, self._view(), THEMES[self.theme.currentData()], standing, tr=translate)
            fitting = self.arrangement.currentData() == _FITTED and not self.compact.isChecked()
            self._cut: Cut = self._cut_out()
            if order.paper is not None and fitting and self.what.currentData() is not None:
                fit_page(self._drawn, words, order.paper, tuple(Direction))
                self._cut = self._cut_out()
            self._sheets = lay_sheets(Setting(self._drawn, self._cut, words, translate), order)
            self._say(_how_it_comes_out(self._sheets, order))
        except PictureError as error:
            self._say(worded(error))
        self.page.setMaximum(max(1, len(self._sheets)))
        self.page.setEnabled(len(self._sheets) > 1)
        self._save.setEnabled(bool(self._sheets))
        self._show_page()

    def _cut_out(self) -> Cut:
        return whole(self._drawn) if self.what.currentData() is not None else selection(self._drawn, self._selected)

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)

    def _show_page(self) -> None:
        index = self.page.value() - 1
        self._preview.show_sheet(self._drawn, self._sheets[index] if index < len(self._sheets) else None)

    # Saving

    def ask_and_save(self) -> None:
        """Ask where, save there, and close; where that fails, say so and stay open."""
        self._pause.stop()
        self.refresh()
        format_ = self.order.format
        kind = f"{format_.value.upper()} (*.{format_.value})"
        name, _kind = QFileDialog.getSaveFileName(self, translate("Save picture"), f"map.{format_.value}", kind)
        if name and self.save_to(Path(name)):
            self._say_saved(translate("Saved as %1.").replace("%1", Path(name).name))
            self.accept()

    def save_to(self, path: Path) -> bool:
        """Save the picture to this file; False, and a sentence, where that cannot be done."""
        order = self.order
        if not path.suffix:
            path = path.with_suffix(f".{order.format.value}")
        try:
            if path.exists() and not may_replace(path, order.format):
                raise PictureError(
                    translate("%1 is there and is no picture of this kind; choose another name.").replace(
                        "%1", path.name
                    )
                )
            save(make(self._drawn, self.words, order, self._cut, translate).data, path)
        except (PictureError, OSError) as error:
            QMessageBox.warning(self, translate("Export picture"), worded(error))
            return False
        return True


def _how_it_comes_out(sheets: list[Sheet], order: Order) -> str:
    if order.paper is None:
        return (
            translate("%1 × %2 px")
            .replace("%1", number_text(round(sheets[0].width)))
            .replace("%2", number_text(round(sheets[0].height)))
        )
    size = max(sheet.type_size for sheet in sheets) if len(sheets) > 1 else sheets[0].type_size
    text = translate("The text comes out at %1 pt.").replace("%1", decimal_text(size, 1))
    if size >= 7.0:
        return text
    return f"{text} {translate('That is hard to read: try A3, one issue, folding parts of the map, or several pages.')}"


def _choice(parent: QWidget, options: Iterable[tuple[str, object]]) -> QComboBox:
    box = QComboBox(parent)
    for words, data in options:
        box.addItem(words, data)
    return box
