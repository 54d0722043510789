"""Large texts: nothing in the window or a dialog is cut, squeezed or wider than its place, in English and German."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPalette
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

from moot.drawing.style import grown
from moot.windows import appearance
from moot.windows.bars import Crumb, Elided
from moot.windows.lines import Lines
from moot.windows.main_window import MainWindow
from moot.windows.panels.calm import CalmCombo
from moot.windows.panels.linked import Link
from moot.windows.panels.prose import ProseEdit
from moot.windows.program import Program
from moot.windows.sizes import first_size
from tests.windows import states
from tests.windows.spoken import speaking

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen

SIZES = [100, 150, 200]
SCREEN = QSize(1280, 720)  # the smallest that every dialog has room on
WINDOWS = [QSize(1280, 720), QSize(1920, 1080)]
SHORTENS = (Elided, CalmCombo, Crumb)  # what says in an ellipsis that it was shortened, and the rest in its tooltip


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[None]:
    with speaking(qapp, request.param):
        yield


@pytest.fixture
def worn(program: Program, qapp: QApplication) -> Iterator[None]:
    """The windows' own looks, and those there were before."""
    font = qapp.font()
    # Windows of an earlier test had a style sheet that has been taken off since. Qt does not notice when such a one,
    # asked for its size again under a new sheet, is deleted, and would crash at the next change.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.restyle()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture(params=SIZES)
def window(request: pytest.FixtureRequest, program: Program, spoken: None, worn: None, qtbot: QtBot) -> MainWindow:
    program.change(text_size=request.param)
    return states.furnished(program, qtbot, width=2100)  # its panes show at every size


def wanted(widget: QWidget) -> QSize:
    """The room a widget needs for its words."""
    hint = widget.sizeHint()
    if isinstance(widget, Lines) and widget.shortened and getattr(widget.parent(), "objectName", str)() == "notice":
        assert widget.toolTip() == widget.text()
        return QSize(0, widget.fontMetrics().lineSpacing())
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


def at_rest(whole: QWidget) -> list[str]:
    """What is still squeezed when all that was put off has been laid out."""
    for _ in range(20):
        states.settle()
        if not squeezed(whole):
            break
    return squeezed(whole)


def number(box: QAbstractSpinBox) -> int:
    """The room that the longest number of a spin box needs, in px."""
    longest = str(box.maximum()) if isinstance(box, QSpinBox) else box.text()
    return _advance(box, longest)


def readable(field: QWidget) -> bool:
    """Whether a field leaves its line the height it needs."""
    return field.contentsRect().height() >= field.fontMetrics().height()


def faults(window: MainWindow, names: Iterable[str]) -> list[str]:
    """What is squeezed in the window in one of these states, each once."""
    found: dict[str, str] = {}
    for name in names:
        states.STATES[name](window)
        for one in at_rest(window):
            found.setdefault(one, name)
    return [f"{name}: {one}" for one, name in found.items()]


def test_everything_in_the_window_has_its_room(window: MainWindow) -> None:
    window.flanks.side_asked = True
    for room in WINDOWS:
        window.resize(room)
        window.prefer(window.program.preferences.value)
        found = faults(window, states.STATES)
        assert not found, "\n".join([str(room), *found])
        window.palette_.toggle()


def test_everything_in_a_dialog_has_its_room(window: MainWindow) -> None:
    for name in states.DIALOGS:
        with states.dialog(window, name) as made:
            found = at_rest(made)
            least = made.minimumSizeHint()
            if made.isWindow() and (least.height() > SCREEN.height() or least.width() > SCREEN.width()):
                found.append(f"{least.toTuple()} at least is more than a screen has")
            assert not found, "\n".join([name, *found])


def test_a_first_window_is_larger_with_larger_texts_as_far_as_the_screen_goes(program: Program, worn: None) -> None:
    program.change(text_size=150)
    wide, high = grown(1280), grown(800)
    assert first_size(QSize(3840, 2160)) == QSize(wide, high).expandedTo(QSize(1680, 1050))
    assert first_size(QSize(1920, 1080)) == QSize(1920, 1040)
    assert first_size(QSize(1280, 720)) == QSize(1280, 680)


def test_the_start_page_follows_the_desktops_font_while_it_is_open(
    program: Program, qtbot: QtBot, worn: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = program.show_start_page()
    assert not program.windows
    page.resize(1200, 700)
    states.settle()
    rows = page.list.sizeHintForRow(1)

    def tell(pixels: int) -> None:
        """What Qt sends when the desktop has a font of so many px."""
        system = QFont("Any")
        system.setPixelSize(pixels)
        monkeypatch.setattr(appearance, "system_font", lambda: system)
        QApplication.sendEvent(page.windowHandle(), QEvent(QEvent.Type.ThemeChange))
        qtbot.waitUntil(lambda: qapp.font().pixelSize() == pixels)

    for pixels, width in ((26, 1200), (20, 1200), (26, 1920), (13, 1200)):
        tell(pixels)
        page.resize(width, 700)
        assert not at_rest(page), "\n".join([str((pixels, width)), *squeezed(page)])
        assert page.field.font().pixelSize() == pixels and page.minimumWidth() == grown(430)
        assert page.list.visualItemRect(page.list.item(1)).height() == page.list.sizeHintForRow(1)
        assert page.sight.isVisible() is (width > grown(700))
        assert (page.list.sizeHintForRow(1) > rows) is (pixels > 13)


def test_all_of_it_grows_in_an_open_window_and_shrinks_again(program: Program, qtbot: QtBot, worn: None) -> None:
    window = states.furnished(program, qtbot, width=2100)
    faults(window, ("claim", "argument", "readings", "finding"))
    for size in (200, 100):
        program.change(text_size=size)
        states.settle()
        found = faults(window, ("claim", "argument", "readings", "finding", "filtering"))
        assert not found, "\n".join([str(size), *found])
