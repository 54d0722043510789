from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.model.records import Record
from moot.windows.main_window import MainWindow
from moot.windows.program import Program
from tests.windows.stories.hands import Hands


class Desk:
    """Sits a person down at a document."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def at(self, document: Document | list[Record]) -> Hands:
        window = self._program.show(document if isinstance(document, Document) else Document.new(document))
        _seat(window)
        return Hands(self._program)


def _seat(window: MainWindow) -> None:
    window.resize(1440, 900)
    window.activateWindow()


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    return Desk(program)


@pytest.fixture
def hands(desk: Desk, program: Program) -> Hands:
    """At an empty case."""
    return desk.at(program.blank())
