"""The export dialog: what the command line offers, with a preview that is the picture itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
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
    QVBoxLayout,
    QWidget,
)

from moot.canvas.lettering import for_pictures
from moot.canvas.waiting import Waiting
from moot.canvas.wording import decimal_text, number_text, worded
from moot.drawing.caption import Words
from moot.drawing.content import UNKNOWN
from moot.drawing.drawn import DrawnMap, ticks_of
from moot.drawing.errors import PictureError
from moot.drawing.grey import PRINTED
from moot.drawing.legible import LONGEST_LINE
from moot.drawing.pages import PAPERS, READABLE, Cut, Setting, Turn, selection, whole
from moot.drawing.picture import Format, Order, lay_sheets, make, may_replace, save
from moot.drawing.sheets import Sheet, boxes_painted, cut_through
from moot.drawing.standing import standing_of
from moot.drawing.tiles import TILE_OVERLAP, TILE_TYPE, Tiles
from moot.model.case import Case, in_order
from moot.model.disclosed import disclosed
from moot.model.pace import CalledOffError
from moot.model.records import Direction, Kind, Ref, View
from moot.windows.actions import translate
from moot.windows.fitting import Fitting
from moot.windows.one_page import no_longer_fits
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.pane import focusable, read_in_order
from moot.windows.panels.tick import TickBox
from moot.windows.scrolled import Scrolled
from moot.windows.sheet_preview import Pages
from moot.windows.sizes import set_in
from moot.windows.whereabouts import suggested

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_FITTED = "fit"


class ExportDialog(QDialog):
    """Choose what and how; see it; save it. Claims marked privileged are not in it."""

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return translate("Export picture")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.title)
        self._desk = window.desk
        self._say_saved = window.say
        self._selected = tuple(ref for ref in window.desk.selected if ref in window.map.sheet.layout.boxes)
        self._case = disclosed(window.desk.case)
        seen = window.desk.appraisal
        self._standing = standing_of(self._case, seen.semantics, seen.audience)
        self._make_fields()
        self._pages = Pages(self)
        self.page = self._pages.page
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
        self._measure = for_pictures(window.map.sheet)
        self._fitting = Fitting(window.desk.bug.emit, self)
        self._fitting.ready.connect(self._lay)
        _listen(self, self._pause.start)
        try:
            self._draw()
        except CalledOffError:
            self.deleteLater()  # nobody has seen it, nor will
            raise

    def _make_fields(self) -> None:
        self.format = _choice(self, [(one.value.upper(), one.value) for one in (Format.PDF, Format.SVG, Format.PNG)])
        subjects = _subjects(self._case, self._desk.view, some_selected=bool(self._selected))
        self.what = _choice(self, subjects, long=True)
        themes = [(translate("Light"), "light"), (translate("Dark"), "dark"), (translate("Grey"), "grey")]
        self.theme = _choice(self, themes)
        papers = [(translate("Natural size"), ""), *((name, name) for name in PAPERS)]
        self.paper = _choice(self, papers)
        self.paper.setCurrentIndex(1)
        self.turn = _choice(self, _turns())
        self.arrangement = _choice(self, _arrangements())
        self.compact = TickBox(translate("Compact"), self)
        self.tiles = TickBox(translate("Several pages, to be read with ease"), self)
        self.legend = TickBox(translate("Legend"), self)
        self.status = TickBox(translate("What stands, as mapped"), self)
        for tick in (self.legend, self.status):
            tick.setChecked(True)
        self.stamp = QLineEdit(self)
        self.stamp.setMaxLength(LONGEST_LINE)
        self.stamp.setPlaceholderText(translate("none, or a word such as DRAFT"))
        self.dated = QLineEdit(date.today().isoformat(), self)
        self.type_size = _number(self, (4.0, 30.0), 0.5, TILE_TYPE, translate(" pt"))
        self.overlap = _number(self, (0.0, 40.0), 1.0, TILE_OVERLAP, translate(" mm"))
        self.scale = _number(self, (0.1, 16.0), 0.5, 2.0)

    def _rows(self) -> list[tuple[str, QWidget]]:
        """The choices, from above down."""
        return [
            (translate("Format"), self.format),
            (translate("What"), self.what),
            (translate("Page"), self.paper),
            (translate("Orientation"), self.turn),
            ("", self.tiles),
            (translate("Text size"), self.type_size),
            (translate("Overlap"), self.overlap),
            (translate("Arrangement"), self.arrangement),
            ("", self.compact),
            (translate("Theme"), self.theme),
            (translate("Stamp"), self.stamp),
            (translate("Date"), self.dated),
            ("", self.legend),
            ("", self.status),
            (translate("PNG scale"), self.scale),
        ]

    def _lay_out_fields(self) -> None:
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        for words, field in self._rows():
            form.addRow(words, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._add_buttons(buttons)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addWidget(self._pages, 1)
        right.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(Scrolled(fields, self))
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        read_in_order(column)
        for before, after in pairwise(focusable(column)):  # they were not made in the order they stand in
            QWidget.setTabOrder(before, after)

    def _add_buttons(self, buttons: QDialogButtonBox) -> None:
        self._save = buttons.addButton(translate("Save picture…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        buttons.accepted.connect(self.ask_and_save)

    # What was chosen

    @property
    def order(self) -> Order:
        """Format, paper, tiles and scale as chosen."""
        format_ = Format(self.format.currentData())  # Qt hands an enum of strings back as a string
        name = self.paper.currentData()
        several = self.tiles.isChecked() and format_ is Format.PDF
        tiles = Tiles(self.type_size.value(), self.overlap.value()) if several else None
        turn = Turn(self.turn.currentData())
        return Order(format_, PAPERS[name] if name else None, tiles, self.scale.value(), turn)

    @property
    def words(self) -> Words:
        """What stands round the map."""
        title, view, notice = self._desk.document.title, self._view(), self._case.settings.notice
        return Words(title, view.title, self.dated.text(), self.stamp.text(), notice, self.legend.isChecked())

    def _view(self) -> View:
        view = self.what.currentData() or self._desk.view
        chosen = self.arrangement.currentData()
        if chosen in set(Direction):
            view = replace(view, direction=Direction(chosen))
        return replace(view, compact=True) if self.compact.isChecked() else view

    def refresh(self) -> None:
        """Draw the picture anew from what is chosen, and say how it comes out."""
        try:
            self._draw()
        except CalledOffError:
            self._say(translate("Stopped. Change a choice to draw the picture again."))
            self._show()

    def _draw(self) -> None:
        """Raises CalledOffError, the picture as it was but no sheet of it."""
        order, words = self.order, self.words
        self.scale.setEnabled(order.format is Format.PNG)
        self.turn.setEnabled(order.paper is not None)
        self.tiles.setEnabled(order.format is Format.PDF and order.paper is not None)
        for number in (self.type_size, self.overlap):
            number.setEnabled(self.tiles.isEnabled() and order.tiles is not None)
        self._fitting.stop()
        self._sheets = []
        try:
            standing = self._standing if self.status.isChecked() else UNKNOWN
            theme = PRINTED[self.theme.currentData()]
            seen = self if self.isVisible() else self.parentWidget()
            with Waiting(translate("Drawing the map …"), seen, ticks_of(self._case)):
                self._drawn = DrawnMap(self._case, self._view(), theme, standing, measure=self._measure, tr=translate)
            fitting = self.arrangement.currentData() == _FITTED and not self.compact.isChecked()
            wanted = order.paper if fitting and self.what.currentData() is not None else None
            if wanted is not None and not self._fitting.fit(self._drawn, words, wanted, order.turn):
                self._say(translate("Working out how it comes out largest …"))
                self._show()
                return
        except PictureError as error:
            self._say(worded(error))
        self._lay()

    def _lay(self) -> None:
        """Lay the map, arranged as it is to be, on its pages, and say how it comes out."""
        order, words = self.order, self.words
        try:
            self._cut: Cut = self._cut_out()
            self._sheets = lay_sheets(Setting(self._drawn, self._cut, words, translate), order)
            said = _how_it_comes_out(self._sheets, order, cut_through(self._drawn, self._sheets))
            self._say(f"{said} {_no_longer_fits(self._view().page, order, self._sheets)}".strip())
        except PictureError as error:
            self._say(worded(error))
        self._show()

    def _show(self) -> None:
        self._save.setEnabled(bool(self._sheets))
        self._pages.show_sheets(self._drawn, self._sheets)

    def _cut_out(self) -> Cut:
        return whole(self._drawn) if self.what.currentData() is not None else selection(self._drawn, self._selected)

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)

    # Saving

    def ask_and_save(self) -> None:
        """Ask where, save there, and close; where that fails, say so and stay open."""
        if not self.is_ready():
            return
        format_ = self.order.format
        kind = f"{format_.value.upper()} (*.{format_.value})"
        document = self._desk.document
        called = "map" if document.untitled else document.path.stem
        suggestion = suggested(document, f"{called}.{format_.value}")
        name, _kind = QFileDialog.getSaveFileName(self, translate("Save picture"), suggestion, kind)
        if name and self.save_to(Path(name)):
            self._say_saved(translate("Saved as %1.").replace("%1", Path(name).name))
            self.accept()

    def is_ready(self) -> bool:
        """Whether what is shown is what was chosen last, brought about if that is quick."""
        if self._pause.isActive():
            self._pause.stop()
            self.refresh()
        return bool(self._sheets)

    def done(self, result: int) -> None:
        """Look no further once the dialog closes."""
        self._pause.stop()
        self._fitting.stop()
        super().done(result)

    def save_to(self, path: Path) -> bool:
        """Save the picture to this file; False, and a sentence, where that cannot be done."""
        order = self.order
        if not path.suffix:
            path = path.with_suffix(f".{order.format.value}")
        try:
            if path.exists() and not may_replace(path, order.format):
                sentence = translate("%1 is there and is no picture of this kind; choose another name.")
                raise PictureError(sentence.replace("%1", path.name))
            with self._painting():
                made = make(self._drawn, self.words, order, self._cut, translate)
            save(made.data, path)
        except (PictureError, OSError) as error:
            QMessageBox.warning(self, self.title, worded(error))
            return False
        except CalledOffError:
            return False
        return True

    def _painting(self) -> Waiting:
        return Waiting(translate("Making the picture …"), self, boxes_painted(self._drawn, self._sheets))


def _listen(dialog: ExportDialog, heard: Callable[[], None]) -> None:
    """Tell of every choice that is made."""
    for box in (dialog.format, dialog.what, dialog.paper, dialog.turn, dialog.arrangement, dialog.theme):
        box.currentIndexChanged.connect(heard)
    for tick in (dialog.compact, dialog.tiles, dialog.legend, dialog.status):
        tick.toggled.connect(heard)
    for line in (dialog.stamp, dialog.dated):
        line.textChanged.connect(heard)
    for number in (dialog.scale, dialog.type_size, dialog.overlap):
        number.valueChanged.connect(heard)


def _turns() -> list[tuple[str, str]]:
    """How pages may lie, in words."""
    return [
        (translate("Landscape or portrait"), Turn.EITHER.value),
        (translate("Landscape"), Turn.LYING.value),
        (translate("Portrait"), Turn.UPRIGHT.value),
    ]


def _arrangements() -> list[tuple[str, str]]:
    """How the map may be arranged, in words."""
    return [
        (translate("Largest on the page"), _FITTED),
        (translate("As on screen"), ""),
        (translate("Downwards"), Direction.DOWN.value),
        (translate("To the right"), Direction.RIGHT.value),
    ]


def _subjects(case: Case, now: View, *, some_selected: bool) -> list[tuple[str, View | None]]:
    """What there is to make a picture of, by name; None for the boxes selected."""
    subjects: list[tuple[str, View | None]] = [(translate("What the window shows"), now)]
    if some_selected:
        subjects.append((translate("The boxes selected"), None))
    subjects.append((translate("The whole case"), View("", direction=now.direction, compact=now.compact)))
    views = sorted(case.views.values(), key=in_order)
    subjects += [(translate("View: %1").replace("%1", view.title), view) for view in views]
    for issue in sorted(case.issues.values(), key=in_order):
        title = translate("Issue: %1").replace("%1", issue.text)
        subjects.append((title, View("", root=Ref(Kind.ISSUE, issue.id), direction=now.direction)))
    return subjects


def _no_longer_fits(paper: str, order: Order, sheets: list[Sheet]) -> str:
    """A sentence where the view must fit one page of this paper and does not."""
    wanted = order.paper is not None and order.paper.name == paper and len(sheets) == 1
    said = no_longer_fits(paper, sheets[0].type_size) if wanted else ""
    return f"{said}." if said else ""


def _how_it_comes_out(sheets: list[Sheet], order: Order, cut: int) -> str:
    if order.paper is None:
        return (
            translate("%1 × %2 px")
            .replace("%1", number_text(round(sheets[0].width)))
            .replace("%2", number_text(round(sheets[0].height)))
        )
    size = sheets[-1].type_size
    said = [translate("The text comes out at %1 pt.").replace("%1", decimal_text(size, 1))]
    if len(sheets) > 1:
        said.append(translate("{count} pages; the first shows where the others are.").format(count=len(sheets)))
    if cut:
        one, many = translate("1 box is larger than a page."), translate("{count} boxes are larger than a page.")
        said.append(one if cut == 1 else many.format(count=cut))
    if size < READABLE and order.tiles is None:
        said.append(translate("That is hard to read: try A3, one issue, folding parts of the map, or several pages."))
    return " ".join(said)


def _choice(parent: QWidget, options: Iterable[tuple[str, object]], *, long: bool = False) -> QComboBox:
    """A choice; where the words may be `long`, it shortens them instead of making the dialog wider."""
    box = CalmCombo(parent) if long else QComboBox(parent)
    for words, data in options:
        box.addItem(words, data)
    return box


def _number(parent: QWidget, limits: tuple[float, float], step: float, value: float, unit: str = "") -> QDoubleSpinBox:
    box = QDoubleSpinBox(parent)
    box.setRange(*limits)
    box.setSingleStep(step)
    box.setDecimals(1)
    box.setValue(value)
    box.setSuffix(unit)
    set_in(box)
    return box
