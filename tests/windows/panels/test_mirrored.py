"""Panels in a window that runs from right to left: rows begin at the right, each text runs its own way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moot.windows.bars import Elided
from moot.windows.panels.rows import Row, RowTree

LONG = "A sentence that is long enough to be wrapped twice in a list that is no wider than two hundred pixels."
HEBREW = "סעיף 5 בצו."


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def inked(widget: QWidget, rect: QRect) -> tuple[int, int]:
    """The first and the last column of a part of a widget in which there is ink, in px from the left of the part."""
    image = widget.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(0, 0)
    columns = [
        x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(2, image.height() - 2))
    ]
    return columns[0], columns[-1]


def tree_with(qtbot: QtBot, *rows: Row) -> RowTree:
    tree = RowTree("Rows")
    qtbot.addWidget(tree)
    tree.resize(220, 300)
    tree.show()
    tree.show_rows(list(rows))
    return tree


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize(
    "row", [Row("Short", ""), Row("", LONG), Row("", "סעיף 5 בצו.")], ids=["line", "text", "hebrew"]
)
def test_a_row_begins_at_the_right(qtbot: QtBot, row: Row) -> None:
    tree = tree_with(qtbot, row)
    rect = tree.visualRect(tree.model().index(0, 0))
    _first, last = inked(tree.viewport(), rect)
    assert rect.width() - 14 <= last < rect.width()


def test_a_row_begins_at_the_left_otherwise(qtbot: QtBot) -> None:
    tree = tree_with(qtbot, Row("", LONG))
    first, _last = inked(tree.viewport(), tree.visualRect(tree.model().index(0, 0)))
    assert first < 14


@pytest.mark.usefixtures("mirrored")
def test_a_selected_row_has_its_bar_at_the_right(qtbot: QtBot) -> None:
    tree = tree_with(qtbot, Row("", "One."), Row("", "Two."))
    tree.go_to(0)
    rect = tree.visualRect(tree.model().index(0, 0))
    image = tree.viewport().grab(rect).toImage()
    middle = rect.height() // 2
    accent = QGuiApplication.palette().highlight().color()
    assert image.pixelColor(rect.width() - 3, middle) == accent
    assert image.pixelColor(3, middle) != accent


@pytest.mark.usefixtures("mirrored")
def test_a_title_stands_at_the_right_and_is_cut_off_at_its_own_end(qtbot: QtBot) -> None:
    title = Elided()
    qtbot.addWidget(title)
    title.setText("Short")
    title.resize(200, 24)
    title.show()
    first, last = inked(title, title.rect())
    assert last > 190
    assert first > 100
