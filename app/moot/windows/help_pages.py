"""Help: the page of keys, made from the same table as the menus, and what Moot is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QTextBrowser, QVBoxLayout

from moot.drawing.style import Theme, grown
from moot.windows import appearance
from moot.windows.actions import Deed, shown_keys, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow


def sections(window: MainWindow) -> Iterator[tuple[str, list[Deed]]]:
    """Every command once, under the menu that has it, in the order of the menus; then those in no menu."""
    window.menus.fill()
    left = dict(window.actions_.deeds)
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            found = [left.pop(name) for name in _names(menu) if name in left]
            if found:
                yield menu.title().replace("&", ""), found
    if left:
        yield translate("In no menu"), list(left.values())


def _names(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        beneath = action.menu()
        if isinstance(beneath, QMenu):
            yield from _names(beneath)
        else:
            yield action.objectName()


def keys_page(parts: Iterable[tuple[str, list[Deed]]], theme: Theme) -> str:
    """The page of keys as HTML: every command under its heading, and the keys of those that have any."""
    rows = "".join(_heading(title, theme) + "".join(_row(deed, theme) for deed in deeds) for title, deeds in parts)
    hint = translate(
        "Single letters, Enter, Tab and the arrows with Alt act while the map has the focus. "
        "While a text is edited: Enter accepts, Shift+Enter starts a new line, Esc takes it back."
    )
    outline = translate(
        "In the outline, letters and numbers find a row, Left and Right fold, and Tab leaves. Right on a row that uses "
        "a claim again goes to where it stands in full; Ctrl+Up goes from a row to the step it serves in."
    )
    dropped = translate(
        "Words, web addresses and files dragged from other programs become sources of the claim they are dropped on; "
        "words dropped on paper become a loose claim, on an issue a position."
    )
    texts = "".join(f"<p>{escape(text)}</p>" for text in (hint, outline, dropped))
    return f"{texts}<table width='100%' cellspacing='0'>{rows}</table>"


def _heading(title: str, theme: Theme) -> str:
    style = f"color:{theme.muted}; padding:16px 0 4px 0; border-bottom:1px solid {theme.hairline}"
    return f"<tr><td colspan='2' style='{style}'><b>{escape(title)}</b></td></tr>"


def _row(deed: Deed, theme: Theme) -> str:
    keys = shown_keys(deed)
    ink = theme.ink if keys else theme.muted  # to be had from the menus alone
    return (
        f"<tr><td style='padding:3px 24px 3px 0; color:{ink}'>{escape(deed.title)}</td>"
        f"<td style='padding:3px 0'><b>{escape(keys)}</b></td></tr>"
    )


def show_keys(window: MainWindow) -> QDialog:
    """Open the page of keys beside the window."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("Keys"))
    page = QTextBrowser(dialog)
    page.setAccessibleName(translate("Keys"))
    page.setHtml(keys_page(sections(window), appearance.theme(dark=window.program.dark)))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    column.addWidget(buttons)
    dialog.resize(grown(560), min(grown(640), max(320, window.height() - 60)))
    dialog.show()
    return dialog


def show_about(window: MainWindow) -> QDialog:
    """Say what this program is, and with which libraries it runs."""
    from moot.windows.about import AboutDialog  # costs more than a start has to spare

    dialog = AboutDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
