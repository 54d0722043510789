"""Story L2, as far as it is built: a document is dropped on a fact, its place and a passage are added, all by mouse.

The picker, the marking of passages in a document and the exhibit list are still to come.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moot.document.document import Document
from moot.drawing.content import CardWords
from moot.model.records import Argument, Claim, Premise, Record
from tests.canvas.drags import COPY, drop, of_files, of_text
from tests.windows.stories.conftest import Seat

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STATEMENT = "I saw the crate fall. Nobody had tied it down."
RECORDS: list[Record] = [
    Claim("liable", text="The carrier was careless.", number=1),
    Claim("fell", text="The crate fell off the truck.", number=2),
    Argument("a", "liable"),
    Premise("p", "a", "fell"),
]


def test_by_mouse(seat: Seat, qtbot: QtBot, tmp_path: Path) -> None:
    with Document.new(RECORDS) as draft:
        draft.save_as(tmp_path / "case.moot")
    hands = seat.at(Document.open(tmp_path / "case.moot"))
    fact = hands.box("The crate")
    viewport = hands.window.map.viewport()
    original = tmp_path / "Smith, 12 March.pdf"
    original.write_bytes(b"%PDF 45:12")

    # a document is dropped on the fact
    assert drop(viewport, of_files([original]), hands.spot(fact)) is COPY
    original.unlink()
    assert hands.window.desk.selected == (fact,)

    # its place is typed where it is cited
    QApplication.processEvents()
    sources = hands.window.side.inspector.sources
    qtbot.waitUntil(lambda: len(sources.cards) == 1 and sources.cards[0].isVisible())
    card = sources.cards[0]
    hands.window.side.inspector.ensureWidgetVisible(card)
    hands.click(card.edit)
    hands.type("45:12–18")
    hands.press("Tab")

    # what it says there is dragged out of a reader
    assert drop(viewport, of_text(STATEMENT), hands.spot(fact)) is COPY
    card_words = hands.content(fact)
    assert isinstance(card_words, CardWords) and "§ 2 sources" in card_words.facts

    with Document.open(tmp_path / "case.moot", read_only=True) as document:
        first, second = document.case.citations_of("fell")
        source = document.case.sources[first.source]
        assert (source.title, first.locator) == ("Smith, 12 March", "45:12–18")
        assert document.attached(source.digest) == (b"%PDF 45:12", "application/pdf")
        assert document.case.excerpts[second.excerpt or ""].quote == STATEMENT
    hands.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert not hands.case.sources
