from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.canvas.table import Table, dispute, laid


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "empty.moot")


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "dispute.moot", dispute())


@pytest.fixture
def reading(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "reading.moot", dispute(), read_only=True)
