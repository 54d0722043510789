"""A dispute between two sides in a window, and the sample."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from moot.document.document import Document
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Issue,
    Party,
    Position,
    Premise,
    Source,
)
from moot.windows.main_window import MainWindow
from moot.windows.program import Program


@pytest.fixture
def dispute(program: Program) -> MainWindow:
    """They answer an issue with one claim and support it with two; we answer it with another."""
    document = Document.new(
        [
            Party("us", name="Us", side="plaintiff", order=0),
            Party("them", name="Them", side="defence", order=1),
            Issue("q", text="Who pays?"),
            Position("q-1", "q", "theirs", order=0),
            Position("q-2", "q", "ours", order=1),
            Claim("theirs", text="Not the carrier.", number=1, holders=("them",)),
            Claim("late", text="Notice came late.", number=2, holders=("them",), tags=("notice",)),
            Claim("packed", text="The crate was badly packed.", number=3, holders=("them",)),
            Claim("ours", text="The carrier pays.", number=4, holders=("us",)),
            Argument("a", "theirs", order=0),
            Premise("a-1", "a", "late"),
            Argument("b", "theirs", order=1),
            Premise("b-1", "b", "packed"),
            Source("s", title="Survey of the crate"),
            Citation("x", claim="packed", source="s", locator="p. 4"),
        ]
    )
    window = program.show(document)
    window.resize(1300, 800)
    window.map.fit()
    QApplication.processEvents()
    return window


@pytest.fixture
def sample(program: Program) -> MainWindow:
    window = program.show(program.sample("export-control-dispute"))
    window.resize(1400, 900)
    QApplication.processEvents()
    return window
