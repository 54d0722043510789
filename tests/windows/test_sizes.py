"""Large texts: nothing in the window or a dialog is cut, squeezed or wider than its place, in English and German."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QRect, QSize, Qt, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from moot.canvas import scheming
from moot.windows import language
from moot.windows.bars import Elided
from moot.windows.main_window import MainWindow
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.linked import Link
from moot.windows.panels.prose import ProseEdit
from moot.windows.program import Program
from tests.windows import states

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen

SIZES = [100, 150, 200]
SCREEN = QSize(1280, 720)  # the smallest that every dialog has room on
WINDOWS = [QSize(1280, 720), QSize(1920, 1080)]
SHORTENS = (Elided, CalmCombo)  # what says in an ellipsis that it was shortened, and the rest in its tooltip


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[None]:
    before, there = QLocale(), set(qapp.findChildren(QTranslator))
    language.speak(qapp, request.param)
    scheming.shipped.cache_clear()
    yield
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - there:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    scheming.shipped.cache_clear()


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest, program: Program, qapp: QApplication) -> Iterator[int]:
    font = qapp.font()
    program.change(text_size=request.param)
    yield request.param
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture
def window(program: Program, spoken: None, size: int, qtbot: QtBot) -> MainWindow:
    return states.furnished(program, qtbot, width=1920)  # its panes show at every size


def wanted(widget: QWidget) -> QSize:
    """The room a widget needs for its words."""
    hint = widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QComboBox) and widget.sizeAdjustPolicy() is not _BY_CONTENTS:
        return widget.minimumSizeHint()
    if isinstance(widget, SHORTENS) or (isinstance(widget, Link) and widget.wide):
        return QSize(0, hint.height())
    if isinstance(widget, QAbstractSpinBox):
        return QSize(0, hint.height())  # see `number`
    if isinstance(widget, QLineEdit):  # what is typed scrolls
        return QSize(_advance(widget, widget.placeholderText()) if not widget.text() else 0, hint.height())
    if isinstance(widget, QTabBar):
        return QSize(0, hint.height())
    return hint


_BY_CONTENTS = QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow
_WORDED = (QLabel, QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QTabBar)


def _advance(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words)


def pieces(whole: QWidget) -> Iterator[QWidget]:
    """What shows words in a window, as far as it is to be seen."""
    for widget in whole.findChildren(QWidget):
        inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox | QTabBar | QLineEdit)
        if isinstance(widget, _WORDED) and widget.isVisibleTo(whole) and not inner and widget.window() is whole:
            yield widget


def cut(widget: QWidget, whole: QWidget) -> bool:
    """Whether a part of it lies outside what holds it, where that cannot be scrolled to."""
    seen, above = QRect(QPoint(0, 0), widget.size()), widget
    scrolled = False
    while above is not whole:
        parent = above.parentWidget()
        assert parent is not None
        seen.translate(above.pos())
        room = parent.rect()
        if isinstance(parent.parentWidget(), QAbstractScrollArea):  # it is in a viewport
            scrolled = True
        if seen.left() < room.left() or seen.right() > room.right():
            return True
        if not scrolled and (seen.top() < room.top() or seen.bottom() > room.bottom()):
            return True
        above = parent
    return False


def named(widget: QWidget) -> str:
    words = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", str)()
    return f"{type(widget).__name__} #{widget.objectName()} {words!r}"


def squeezed(whole: QWidget) -> list[str]:
    """What has too little room in a window, each with the room it wants and has."""
    found = []
    for widget in pieces(whole):
        need, has = wanted(widget), widget.size()
        if need.width() > has.width() or need.height() > has.height():
            found.append(f"{named(widget)} wants {need.toTuple()}, has {has.toTuple()}")
        elif cut(widget, whole):
            found.append(f"{named(widget)} is cut off")
        if isinstance(widget, QAbstractSpinBox) and number(widget) > widget.findChildren(QLineEdit)[0].width():
            found.append(f"{named(widget)}: its number is cut")
        if isinstance(widget, QLineEdit | QComboBox) and not readable(widget):
            found.append(f"{named(widget)} hides its words")
    for edit in whole.findChildren(ProseEdit):
        scrolls = edit.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if edit.isVisibleTo(whole) and not scrolls and edit.document().size().height() > edit.viewport().height() + 1:
            found.append(f"{named(edit)} shows less than its text")
    for area in whole.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisibleTo(whole) and inside is not None and inside.width() > area.viewport().width():
            found.append(f"{named(area)}: {inside.width()} in {area.viewport().width()}")
    return found


def number(box: QAbstractSpinBox) -> int:
    """The room that the longest number of a spin box needs, in px."""
    longest = str(box.maximum()) if isinstance(box, QSpinBox) else box.text()
    return _advance(box, longest)


def readable(field: QWidget) -> bool:
    """Whether a field leaves its line the height it needs."""
    return field.contentsRect().height() >= field.fontMetrics().height()


@pytest.mark.parametrize("room", WINDOWS, ids=str)
def test_everything_in_the_window_has_its_room(window: MainWindow, room: QSize) -> None:
    window.resize(room)
    window.flanks.side_asked = True
    window.prefer(window.program.preferences.value)
    found: dict[str, list[str]] = {}
    for name, state in states.STATES.items():
        state(window)
        states.settle()
        found |= {f"{name}: {one}": [] for one in squeezed(window)}
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", states.DIALOGS)
def test_everything_in_a_dialog_has_its_room(window: MainWindow, name: str) -> None:
    with states.dialog(window, name) as made:
        found = squeezed(made)
        if made.isWindow():
            least = made.minimumSizeHint()
            if least.height() > SCREEN.height() or least.width() > SCREEN.width():
                found.append(f"{least.toTuple()} at least is more than a screen has")
        assert not found, "\n".join(found)
