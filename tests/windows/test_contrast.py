"""Every colour of the windows on its ground: as the style sheet says, and as the widgets are painted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from moot.windows import appearance, controls
from moot.windows.main_window import MainWindow
from moot.windows.preferences import ThemeChoice
from moot.windows.program import Program
from tests.contrast import LINE, TEXT, contrast, painted
from tests.windows import states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen

BOTH = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
SHEET = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")

# Where a hairline all round, or a bar of it, frames or parts what is told apart without it. A line along one side only
# parts two grounds, and needs no excuse.
FRAMES = {
    *("QMenu", "QMenu::separator", "#palette", "QToolTip", "QSplitter::handle"),
    *("#card", "QToolButton#field-chip", "QPushButton"),  # their words tell them
    *("QComboBox QAbstractItemView", "QDialog QAbstractItemView", "#cast QTableView"),  # and so do their rows
    "QProgressBar",  # what is done is filled with the accent
    *("QCheckBox::indicator:disabled", "QRadioButton::indicator:disabled"),  # nothing to be done there
}
PARTING = tuple(f"border-{side}" for side in ("top", "bottom", "left", "right"))


@dataclass(frozen=True)
class Rule:
    selector: str
    says: dict[str, str]

    @property
    def ground(self) -> str | None:
        found = COLOUR.findall(self.says.get("background", ""))
        return found[0] if found else None


def rules(dark: bool) -> list[Rule]:
    """The style sheet, a rule for each of its selectors."""
    theme = appearance.theme(dark=dark)
    sheet = appearance._sheet(theme) + controls.sheet(theme)
    found = []
    for selectors, body in SHEET.findall(sheet):
        pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
        says = {name.strip(): value.strip() for name, value in pairs}
        found += [Rule(" ".join(selector.split()), says) for selector in selectors.split(",")]
    return found


@BOTH
def test_words_of_the_style_sheet_stand_out_from_their_ground(dark: bool) -> None:
    theme = appearance.theme(dark=dark)
    checked = 0
    for rule in rules(dark):
        if not COLOUR.fullmatch(rule.says.get("color", "")):
            continue
        for ground in [rule.ground] if rule.ground else [theme.surface, theme.paper]:
            assert contrast(rule.says["color"], ground) >= TEXT, f"{rule.selector} on {ground}"
            checked += 1
    assert checked > 40


@BOTH
def test_lines_of_the_style_sheet_stand_out_or_are_declared_frames(dark: bool) -> None:
    theme = appearance.theme(dark=dark)
    frames = set()
    for rule in rules(dark):
        for name, value in rule.says.items():
            for colour in COLOUR.findall(value) if name.startswith("border") and name not in PARTING else ():
                if min(contrast(colour, ground) for ground in (theme.surface, theme.paper)) < LINE:
                    assert rule.selector in FRAMES, f"{rule.selector}: {name}"
                    frames.add(rule.selector)
        if rule.ground == theme.hairline:
            assert rule.selector in FRAMES, rule.selector
            frames.add(rule.selector)
        elif "::handle" in rule.selector and rule.ground is not None:
            assert contrast(rule.ground, theme.surface) >= LINE
    assert frames == FRAMES  # none is excused that need not be


# As painted


def part(window: QWidget, widget: QWidget, within: QRect | None = None) -> QRect:
    """Where a widget is seen on a picture of its window, in px of the picture."""
    rect = widget.rect() if within is None else within
    seen = QRect(widget.mapTo(window, rect.topLeft()), rect.size())
    above = widget
    while above is not window:
        parent = above.parentWidget()
        assert parent is not None
        seen &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        above = parent
    return seen


def worded(window: QWidget) -> Iterator[tuple[QWidget, QRect]]:
    """What shows words, and where in it they stand: within its frame."""
    kinds = (QLabel, QAbstractButton, QComboBox, QLineEdit, QTextEdit)
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not isinstance(widget, kinds):
            continue
        text = widget.toPlainText() if isinstance(widget, QTextEdit) else ""
        if isinstance(widget, QComboBox):
            text = widget.currentText()
        elif isinstance(widget, QLineEdit):
            text = widget.text() or widget.placeholderText()
        elif isinstance(widget, (QLabel, QAbstractButton)):
            text = widget.text()
        if text.strip() and widget.width() > 12 and widget.height() > 12:
            yield widget, widget.rect().adjusted(3, 3, -3, -3)


def rows(window: QWidget) -> Iterator[tuple[QWidget, QRect]]:
    """The rows of every list and tree in sight."""
    for tree in window.findChildren(QTreeView):
        if not tree.isVisibleTo(window):
            continue
        index = tree.indexAt(QPoint(40, 4))
        while index.isValid():
            seen = tree.visualRect(index)
            for column in range(1, tree.model().columnCount()):
                seen |= tree.visualRect(index.siblingAtColumn(column))
            seen = seen.adjusted(2, 3, -2, -3)
            if seen.bottom() < tree.viewport().height():
                yield tree.viewport(), seen
            index = tree.indexBelow(index)


SCALE = 3  # so that the strokes of small letters are wider than a pixel


def picture(window: QWidget) -> QImage:
    """The window as painted, larger."""
    image = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    window.render(painter, QPoint(0, 0))
    painter.end()
    return image


def faint(window: QWidget) -> list[str]:
    """What is painted in a window with words that do not stand out from their ground."""
    image = picture(window)
    found = []
    count = 0
    for widget, within in (*worded(window), *rows(window)):
        seen = part(window, widget, within)
        on_top = window.childAt(seen.center())
        if seen.width() < 8 or seen.height() < 8 or on_top is None:
            continue
        if on_top is not widget and not widget.isAncestorOf(on_top) and not on_top.isAncestorOf(widget):
            continue  # beneath something else
        seen.setWidth(min(seen.width(), 240))  # the beginning is enough
        seen.setHeight(min(seen.height(), 40))
        large = QRect(seen.topLeft() * SCALE, seen.size() * SCALE)
        count += 1
        if painted(image, large) < TEXT:
            words = getattr(widget, "text", str)()
            found.append(f"{type(widget).__name__} #{widget.objectName()} {words!r} {painted(image, large):.2f}")
    assert count
    return found


@pytest.fixture
def sample(program: Program, qapp: QApplication, qtbot: QtBot, dark: bool) -> Iterator[MainWindow]:
    program.preferences.change(theme=ThemeChoice.DARK if dark else ThemeChoice.LIGHT)
    appearance.wear(qapp, dark)
    yield states.furnished(program, qtbot)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@BOTH
def test_every_word_in_the_window_can_be_read(sample: MainWindow, dark: bool) -> None:
    for name, state in states.STATES.items():
        state(sample)
        states.settle()
        assert not faint(sample), name


@BOTH
def test_every_word_in_a_dialog_can_be_read(sample: MainWindow, dark: bool) -> None:
    for name in states.DIALOGS:
        with states.dialog(sample, name) as made:
            assert not faint(made), name


@BOTH
def test_a_field_and_a_box_to_tick_have_an_outline_that_can_be_seen(sample: MainWindow, dark: bool) -> None:
    states.claim(sample)
    states.settle()
    image = picture(sample)
    fields = [
        widget
        for kind in (QComboBox, QTextEdit, QLineEdit)
        for widget in sample.side.findChildren(kind)
        if widget.isVisible() and widget.objectName() not in ("field-title", "question") and not _within_another(widget)
    ]
    assert len(fields) > 4
    for field in fields:
        seen = part(sample, field)
        if seen.width() >= field.width():  # not scrolled out of sight
            edge = QRect((seen.center().x() - 10) * SCALE, (seen.top() - 3) * SCALE, 20 * SCALE, 5 * SCALE)
            assert painted(image, edge) >= LINE, field
    with states.dialog(sample, "preferences") as made:
        image = picture(made)
        boxes = made.findChildren(QCheckBox)
        assert boxes
        for box in boxes:
            seen = part(made, box)
            mark = QRect(seen.left() * SCALE, seen.top() * SCALE, 18 * SCALE, seen.height() * SCALE)
            assert painted(image, mark) >= LINE


def _within_another(widget: QWidget) -> bool:
    """Whether a field is a part of another, whose frame it stands in."""
    above = widget.parentWidget()
    return isinstance(above, QComboBox | QSpinBox) or (above is not None and above.objectName() == "field-frame")
