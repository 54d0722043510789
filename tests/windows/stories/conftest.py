from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model.records import Record
from moot.windows.program import Program
from tests.windows.stories.hands import Hands


class Seat:
    """Sits a person down at a document."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def at(self, document: Document | list[Record]) -> Hands:
        window = self._program.show(document if isinstance(document, Document) else Document.new(document))
        window.resize(1440, 900)
        window.activateWindow()
        return Hands(self._program)


@pytest.fixture
def seat(qtbot: QtBot, program: Program) -> Seat:
    return Seat(program)


@pytest.fixture
def hands(seat: Seat, program: Program) -> Hands:
    """At an empty case."""
    return seat.at(program.blank())
