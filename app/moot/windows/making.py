"""Making a large picture: how far it is, once that has taken half a second, and a way to end it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from moot.drawing.drawn import DrawnMap
from moot.drawing.sheets import Sheet
from moot.windows.actions import translate

PATIENCE = 0.5  # s before anything is shown
_EACH = 64  # boxes between two looks at the clock


class Making:
    """Watches the painting of sheets. `cancelled` once somebody pressed Cancel: what is painted is not whole then."""

    def __init__(self, drawn: DrawnMap, sheets: Sequence[Sheet], parent: QWidget) -> None:
        self._painting = drawn.painting
        self._most = sum(len(self._painting.boxes_within(QRectF(*sheet.area))) for sheet in sheets)
        self._parent = parent
        self._painted = 0
        self._began = 0.0
        self.cancelled = False
        self.shown: QProgressDialog | None = None

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._painting.wanted = self._goes_on
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painting.wanted = None
        if self.shown is not None:
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None

    def _goes_on(self) -> bool:
        self._painted += 1
        if not self.cancelled and self._painted % _EACH == 0 and time.monotonic() - self._began >= PATIENCE:
            self._show()
        return not self.cancelled

    def _show(self) -> None:
        if self.shown is None:
            self.shown = QProgressDialog(
                translate("Making the picture …"), translate("Cancel"), 0, self._most, self._parent
            )
            self.shown.setWindowModality(Qt.WindowModality.WindowModal)
            self.shown.setMinimumDuration(0)
            self.shown.setAutoClose(False)
            self.shown.setAutoReset(False)
            self.shown.show()
        self.shown.setValue(min(self._painted, self._most))  # which lets Cancel be pressed
        self.cancelled = self.shown.wasCanceled()
