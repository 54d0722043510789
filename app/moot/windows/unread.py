"""Drafts of an earlier sitting that cannot be opened: said once at each start, for nothing is thrown away unasked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from moot.store.folders import drafts_folder
from moot.windows.actions import translate

if TYPE_CHECKING:
    from moot.windows.program import Program


def tell(program: Program, reasons: Sequence[str]) -> None:
    """Say it in a window that has nothing else to say, or before all. `reasons` are sentences, one for each draft."""
    if len(reasons) == 1:
        said = translate("A draft of an earlier sitting cannot be opened: {reason}")
    else:
        said = translate("{count} drafts of earlier sittings cannot be opened. The last: {reason}")
    said = said.format(count=len(reasons), reason=reasons[0])
    kept = translate("They stay in the folder {folder}.") if len(reasons) > 1 else translate("It stays in {folder}.")
    sentence = f"{said} {kept.format(folder=drafts_folder())}"
    window = next((one for one in program.windows if not one.news.text), None)
    if window is not None:
        window.news.say(sentence, [(translate("Hide"), lambda: None)])
        return
    before = program.start_page or program.windows[0]
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Moot", sentence, parent=before)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
