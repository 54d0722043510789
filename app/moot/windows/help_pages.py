"""Help: the page of keys, made from the same table as the menus, and what Moot is made of."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

from moot.windows.actions import Deed, shown_keys, translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow


def keys_page(deeds: list[Deed]) -> str:
    """The page of keys as HTML: every command, and the keys of those that have any."""
    rows = "".join(
        f"<tr><td style='padding:3px 24px 3px 0'>{escape(deed.title)}</td><td>{escape(shown_keys(deed))}</td></tr>"
        for deed in deeds
    )
    hint = translate(
        "Single letters, Enter, Tab and the arrows with Alt act while the map has the focus. "
        "While a text is edited: Enter accepts, Shift+Enter starts a new line, Esc takes it back."
    )
    outline = translate(
        "In the outline, letters and numbers find a row, Left and Right fold, and Tab leaves. Right on a row that uses "
        "a claim again goes to where it stands in full; Ctrl+Up goes from a row to the step it serves in."
    )
    return f"<p>{escape(hint)}</p><p>{escape(outline)}</p><table>{rows}</table>"


def show_keys(window: MainWindow) -> QDialog:
    """Open the page of keys beside the window."""
    dialog = QDialog(window)
    dialog.setWindowTitle(translate("Keys"))
    page = QTextBrowser(dialog)
    page.setAccessibleName(translate("Keys"))
    page.setHtml(keys_page(list(window.actions_.deeds.values())))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    column.addWidget(buttons)
    dialog.resize(520, 640)
    dialog.show()
    return dialog


def show_about(window: MainWindow) -> QDialog:
    """Say what this program is, and with which libraries it runs."""
    from moot.windows.about import AboutDialog  # costs more than a start has to spare

    dialog = AboutDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
