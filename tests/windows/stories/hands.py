"""Hands at the program: keys and mouse go to the window the platform says is in front, as a person's would.

Nothing here knows what a key does. What stands on the screen may be asked for (where is this button, which entry of the
menu is lit); what happens is told by the case.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from moot.canvas.handles import Grip, place_of
from moot.drawing.content import Content
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Polarity, Ref
from moot.windows.main_window import MainWindow
from moot.windows.program import Program

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_OPENS = 200  # ms within which a dialog opens
NONE = Qt.KeyboardModifier.NoModifier
_WHEEL = 40  # eighths of a degree: a third of a notch


class Hands:
    """One person at the program. `window` is the case in front."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.said: list[str] = []
        self._heard: list[MainWindow] = []
        self.look()

    def look(self) -> MainWindow:
        """Turn to the window in front."""
        QApplication.processEvents()
        found = QApplication.activeWindow()
        assert isinstance(found, MainWindow), found
        found.flanks.furnish()
        QApplication.processEvents()
        if found not in self._heard:
            self._heard.append(found)
            found.announcer.said.connect(self.said.append)
        self.window = found
        return found

    # What is there

    @property
    def case(self) -> Case:
        return self.window.desk.case

    @property
    def focus(self) -> QWidget:
        """What the next key goes to."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found

    def claim(self, text: str) -> Claim:
        """The claim whose text begins so."""
        (found,) = (claim for claim in self.case.claims.values() if claim.text.startswith(text))
        return found

    def box(self, text: str) -> Ref:
        return Ref(Kind.CLAIM, self.claim(text).id)

    def step_from(self, text: str) -> Argument:
        """The one step a claim serves in."""
        (use,) = self.case.uses_of(self.claim(text).id)
        return self.case.arguments[use.argument]

    def steps_on(self, claim: Id) -> list[tuple[Polarity, list[str]]]:
        """The arguments on a claim: polarity and the texts of the premises."""
        return [
            (argument.polarity, [self.case.claims[use.claim].text for use in self.case.premises_of(argument.id)])
            for argument in self.case.arguments_for(claim)
        ]

    def content(self, ref: Ref) -> Content:
        """What a box of the map says."""
        sheet = self.window.map.sheet
        return sheet.painting.content(sheet.layout.boxes[ref].box)

    def heard(self, ref: Ref) -> tuple[str, str]:
        """Name and description of a row of the outline, as a screen reader tells them."""
        rows = self.window.outline.tree.rows
        row = rows.row_of(ref)
        assert row is not None, ref
        index = rows.index_of(row)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole), index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        return str(said[0]), str(said[1])

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys, written as in the menus: `Ctrl+Shift+R`, `Tab`, `O`."""
        for key in keys:
            _as_events(partial(_stroke, key))

    def type(self, text: str) -> None:
        """Type letters, one after the other."""
        for letter in text:
            _as_events(partial(_type, letter))

    def write(self, text: str) -> None:
        """Type, and Enter."""
        self.type(text)
        self.press("Return")

    def go_to(self, number: int) -> None:
        """To a claim by its key number."""
        self.press("Ctrl+G")
        self.write(str(number))
        claim = self.case.claims[self.window.desk.claim or ""]
        assert claim.number == number

    def walk_to(self, title: str) -> None:
        """In the menu that is open, walk down to an entry."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if _titled(menu.activeAction()) == title:
                return
            self.press("Down")
        assert _titled(menu.activeAction()) == title, [_titled(action) for action in menu.actions()]

    def take(self, key: str, *titles: str) -> None:
        """Open a menu of the bar by its key, and walk to an entry through the menus in it."""
        self.press(key)
        for title in titles[:-1]:
            self.walk_to(title)
            self.press("Right")
        self.walk_to(titles[-1])
        self.press("Return")

    def run(self, words: str) -> None:
        """A command by the palette."""
        self.press("Ctrl+K")
        self.write(words)

    def tab_to(self, wanted: Callable[[QWidget], bool], *, most: int = 120, back: bool = False) -> QWidget:
        """Press Tab until the focus is on what is wanted."""
        for _ in range(most):
            focus = QApplication.focusWidget()
            if focus is not None and wanted(focus):
                return focus
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError("Tab does not lead there")

    def pane(self, wanted: Callable[[QWidget], bool]) -> None:
        """Press F6 until a pane has the focus."""
        for _ in range(12):
            focus = QApplication.focusWidget()
            if focus is not None and wanted(focus):
                return
            self.press("F6")
        raise AssertionError("F6 does not lead there")

    def replace(self, text: str) -> None:
        """Replace all that stands in the field with the focus."""
        self.press("Ctrl+A")
        self.type(text)

    # Mouse

    def click(self, widget: QWidget, point: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        """Click where a widget is seen."""
        window, at = _on_screen(widget, point)
        _as_events(lambda: QTest.mouseClick(window, button, NONE, at))

    def double_click(self, widget: QWidget, point: QPoint | None = None) -> None:
        window, at = _on_screen(widget, point)
        _as_events(lambda: QTest.mouseClick(window, LEFT, NONE, at))
        _as_events(lambda: QTest.mouseDClick(window, LEFT, NONE, at))

    def move(self, widget: QWidget, point: QPoint) -> None:
        window, at = _on_screen(widget, point)
        QTest.mouseMove(window, at)
        QApplication.processEvents()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, release."""
        window, first = _on_screen(widget, start)
        last = _on_screen(widget, end)[1]
        QTest.mousePress(window, LEFT, NONE, first)
        for step in range(1, 9):
            QTest.mouseMove(window, first + (last - first) * step / 8)
            QApplication.processEvents()
        QTest.mouseRelease(window, LEFT, NONE, last)
        QApplication.processEvents()

    def pick(self, *titles: str) -> None:
        """Click through the menus of the bar."""
        bar = self.window.menuBar()
        self.click(bar, bar.actionGeometry(_entry(bar, titles[0])).center())
        self.pick_from(*titles[1:])

    def pick_from(self, *titles: str) -> None:
        """Click through the menu that is open."""
        for title in titles:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            if menu.isVisible():
                entry = _entry(menu, title)
                assert entry.isEnabled(), title
                place = menu.actionGeometry(entry).center()
                self.move(menu, place)
                self.click(menu, place)

    def menu_at(self, ref: Ref | None, *titles: str) -> None:
        """The menu of a box of the map, or of bare paper, and click through it."""
        point = self.paper() if ref is None else self.spot(ref)
        self.click(self.window.map.viewport(), point, RIGHT)
        self.pick_from(*titles)

    # The map

    def spot(self, ref: Ref) -> QPoint:
        """Where on the map's viewport the middle of a box is seen; it is wheeled into sight."""
        map_ = self.window.map
        self.in_sight(ref)
        rect = map_.sheet.rect_of(ref)
        assert rect is not None, ref
        return map_.viewportTransform().map(QPointF(rect.x + rect.w / 2, rect.y + rect.h / 2)).toPoint()

    def grip(self, ref: Ref, grip: Grip) -> QPoint:
        """Where a handle of a box is, once the mouse is on the box."""
        map_ = self.window.map
        self.move(map_.viewport(), self.paper())
        self.move(map_.viewport(), self.spot(ref))
        rect = map_.sheet.rect_of(ref)
        assert rect is not None
        return map_.viewportTransform().map(place_of(grip, rect, map_.overlay.direction)).toPoint()

    def in_sight(self, ref: Ref) -> None:
        """Click on the row of a box in the outline where it is not seen whole on the map, which brings it there."""
        map_ = self.window.map
        rect = map_.sheet.rect_of(ref)
        assert rect is not None, ref
        whole = QRectF(rect.x, rect.y, rect.w, rect.h)
        if not map_.camera.sight.contains(whole):
            self.click_row(ref)

    def click_row(self, ref: Ref) -> None:
        """Click on a row of the outline, wheeled into sight."""
        tree = self.window.outline.tree
        row = tree.rows.row_of(ref)
        assert row is not None, ref
        index = tree.rows.index_of(row)
        for _ in range(100):
            seen = tree.visualRect(index)
            if tree.viewport().rect().contains(seen.center()):
                break
            turn_wheel(tree.viewport(), down=seen.center().y() > 0)
        self.click(tree.viewport(), tree.visualRect(index).center())

    def paper(self) -> QPoint:
        """A point of the map in sight with nothing on it."""
        viewport = self.window.map.viewport()
        for y in range(viewport.height() - 10, 10, -20):
            for x in range(10, viewport.width(), 20):
                point = QPoint(x, y)
                if self.window.map.pointer.under(QPointF(point)) is None and viewport.childAt(point) is None:
                    return point
        raise AssertionError("no paper in sight")

    def click_box(self, ref: Ref) -> None:
        self.click(self.window.map.viewport(), self.spot(ref))

    def accept(self, text: str) -> None:
        """Words can only be typed; a click on the paper accepts them."""
        assert self.window.map.writing.editor is not None
        self.type(text)
        self.click(self.window.map.viewport(), self.paper())
        assert self.window.map.writing.editor is None

    # What opens over the window

    def answered(self, deed: Callable[[], object], answer: Callable[[QDialog], object]) -> None:
        """Do something that opens a dialog and waits for it, and answer the dialog."""
        seen: list[QDialog] = []
        failed: list[BaseException] = []

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if not isinstance(dialog, QDialog) or focus is None or not dialog.isAncestorOf(focus):
                QTimer.singleShot(10, look)
                return
            seen.append(dialog)
            try:
                answer(dialog)
            except BaseException as error:
                failed.append(error)
            if isValid(dialog) and dialog.isVisible():
                dialog.reject()

        QTimer.singleShot(0, look)
        deed()
        if not seen:  # it does not wait for its dialog
            QTest.qWait(_OPENS)
        if failed:
            raise failed[0]
        assert seen, "no dialog has opened"
        QApplication.processEvents()
        if QApplication.activeWindow() is None and isValid(self.window) and self.window.isVisible():
            self.window.activateWindow()  # which window managers do; the offscreen platform has none
            QApplication.processEvents()

    def save_as(self, deed: Callable[[], object], path: Path) -> None:
        """Do something that asks for a file, and type its path into the dialog."""

        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, QFileDialog)
            assert isinstance(QApplication.focusWidget(), QLineEdit)
            self.replace(str(path))
            self.press("Return")

        self.answered(deed, answer)
        assert path.exists()


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The button in sight that says this."""
    found = [one for one in parent.findChildren(QAbstractButton) if one.text() == text and one.isVisible()]
    assert len(found) == 1, text
    return found[0]


def wheel_to(widget: QWidget, area: QAbstractScrollArea) -> None:
    """Turn the wheel over a scrolled area until a widget in it is seen whole."""
    room = area.viewport()
    for _ in range(200):
        top = widget.mapTo(room, QPoint(0, 0)).y()
        if top >= 0 and top + widget.height() <= room.height():
            return
        turn_wheel(room, down=top > 0)
    raise AssertionError("the wheel does not lead there")


def turn_wheel(widget: QWidget, *, down: bool) -> None:
    """A third of a notch."""
    top = widget.window()
    handle = top.windowHandle()
    assert handle is not None
    at = QPointF(widget.mapTo(top, widget.rect().center()))
    turned = QPoint(0, -_WHEEL if down else _WHEEL)
    QTest.wheelEvent(handle, at, turned)
    QApplication.processEvents()


def _as_events(deed: Callable[[], object]) -> None:
    """Do it within the loop of events, as the platform does: what is to be deleted later is not deleted too soon."""
    loop = QEventLoop()

    def turn() -> None:
        try:
            deed()
        finally:
            loop.quit()

    QTimer.singleShot(0, turn)
    loop.exec()
    QApplication.processEvents()


def _stroke(key: str) -> None:
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # missing from PySide's stubs
    QTest.keyClick(_in_front(), combination.key(), combination.keyboardModifiers())


def _type(letter: str) -> None:
    """One letter; of those beyond ASCII QTest knows no key, as most keyboards."""
    window = _in_front()
    if letter.isascii():
        QTest.keyClick(window, letter)  # type: ignore[call-overload]  # a character, missing from PySide's stubs
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_unknown, NONE, letter))


def _in_front() -> QWindow:
    """The window the platform would give a key to; QApplication passes it on to a popup if one is open."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    return window


def _on_screen(widget: QWidget, point: QPoint | None) -> tuple[QWindow, QPoint]:
    assert widget.isVisible(), widget
    place = widget.rect().center() if point is None else point
    assert widget.rect().contains(place)
    top = widget.window()
    handle = top.windowHandle()
    assert handle is not None
    at = widget.mapTo(top, place)
    hit = top.childAt(at) or top
    assert hit is widget or widget.isAncestorOf(hit), f"{widget} lies beneath {hit}"
    return handle, at


def _entry(menu: QWidget, title: str) -> QAction:
    return next(action for action in menu.actions() if _titled(action) == title)


def _titled(action: QAction | None) -> str:
    return "" if action is None else action.text().split("\t")[0].replace("&", "")
