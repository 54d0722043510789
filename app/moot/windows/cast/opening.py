"""The command that opens the cast of a window's case; all the rest is loaded when it is first run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from moot.model.records import Ref
from moot.windows.actions import Deed, translate

if TYPE_CHECKING:
    from moot.windows.cast.dialog import CastDialog
    from moot.windows.main_window import MainWindow

NAMES = ("cast",)


def deeds(window: MainWindow) -> list[Deed]:
    """The command."""
    return [Deed("cast", translate("Cast…"), lambda: open_cast(window), lambda: True, shortcuts=("Ctrl+Shift+A",))]


def open_cast(window: MainWindow) -> CastDialog:
    """Show the cast, made when it is first asked for."""
    from moot.windows.cast.dialog import CastDialog

    window.map.accept_editing()
    dialog = window.findChild(CastDialog)
    if dialog is None:
        sifter = window.finding.sifter
        dialog = CastDialog(window.desk, sifter.want, partial(_show, window), window)
        geometry = window.program.preferences.geometry("cast")
        if geometry is not None:
            dialog.restoreGeometry(geometry)
        dialog.finished.connect(lambda: window.program.preferences.save_geometry("cast", dialog.saveGeometry()))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def _show(window: MainWindow, refs: Sequence[Ref], place: int) -> None:
    """Bring one of some boxes into sight, and select them all."""
    window.desk.wanted.emit(refs[place])
    window.desk.select(refs, refs[place])
