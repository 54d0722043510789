from __future__ import annotations

import pytest

from moot.windows.program import Program
from tests.canvas.table import dispute
from tests.windows.panels.outline.room import Room


@pytest.fixture
def bare(program: Program) -> Room:
    return Room(program)


@pytest.fixture
def room(program: Program) -> Room:
    return Room(program, dispute())
