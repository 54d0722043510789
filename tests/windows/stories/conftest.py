from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model.records import Record
from moot.windows.program import Program
from tests.windows.stories.hands import Hands

_PATIENCE = 60_000  # ms


class Seat:
    """Sits a person down at a document."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def at(self, document: Document | list[Record]) -> Hands:
        window = self._program.show(document if isinstance(document, Document) else Document.new(document))
        window.resize(1440, 900)
        window.activateWindow()
        return Hands(self._program)


@pytest.fixture(autouse=True)
def nothing_waits_for_ever(qtbot: QtBot) -> Iterator[None]:
    """A dialog that no test answers would stop all of them: after a while it is turned away, and the test fails."""

    def turn_away() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    patience = QTimer()
    patience.timeout.connect(turn_away)
    patience.start(_PATIENCE)
    yield
    patience.stop()


@pytest.fixture
def seat(qtbot: QtBot, program: Program) -> Seat:
    return Seat(program)


@pytest.fixture
def hands(seat: Seat, program: Program) -> Hands:
    """At an empty case."""
    return seat.at(program.blank())
