from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.canvas.table import Table, dispute, laid
from tests.waits import Waits


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "empty.moot")


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "dispute.moot", dispute())


@pytest.fixture
def reading(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    yield from laid(tmp_path / "reading.moot", dispute(), read_only=True)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[Waits]:
    """Dialogs that come at once, and a hand that presses Cancel in them."""
    made = Waits(monkeypatch)
    yield made
    made.stop()
