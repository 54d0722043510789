"""The menu bar: filled late, and complete whenever somebody looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from moot.windows.main_window import MainWindow


def _menus(window: MainWindow) -> dict[str, QMenu]:
    found = (top.menu() for top in window.menuBar().actions())
    return {menu.title().replace("&", ""): menu for menu in found if isinstance(menu, QMenu)}


def test_the_menus_have_names_at_once_and_are_filled_with_the_panes(window: MainWindow) -> None:
    menus = _menus(window)
    assert list(menus) == ["File", "Edit", "Insert", "Claim", "What stands", "View", "Help"]
    assert all(menu.isEmpty() for menu in menus.values())
    window.flanks.furnish()
    assert not any(menu.isEmpty() for menu in menus.values())


def test_a_menu_opened_before_that_shows_what_can_be_done_now(window: MainWindow) -> None:
    menus = _menus(window)
    menus["Edit"].aboutToShow.emit()
    assert not window.actions_["undo"].isEnabled()
    assert window.actions_["select-all"] in menus["Edit"].actions()
    menus["Edit"].aboutToHide.emit()
    assert window.actions_["undo"].isEnabled()  # a disabled action would take no shortcut
    filled = {title: len(menu.actions()) for title, menu in menus.items()}
    window.flanks.furnish()
    assert {title: len(menu.actions()) for title, menu in menus.items()} == filled


def test_keys_work_before_any_menu_is_filled(window: MainWindow) -> None:
    assert all(menu.isEmpty() for menu in _menus(window).values())
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_.popup is not None
