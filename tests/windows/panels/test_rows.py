"""Rows of two parts: a heading above a wrapped text, or either alone."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from moot.windows.panels.rows import Row, RowTree

_LONG = "Keine einzelne Antwort steht, so wie abgebildet, und das wird in keiner Zeile abgeschnitten."


def test_a_heading_that_is_a_sentence_of_its_own_wraps(qtbot: QtBot) -> None:
    tree = RowTree("Rows")
    qtbot.addWidget(tree)
    tree.resize(240, 300)
    tree.show_rows([Row("Short", ""), Row(_LONG, "")])
    tree.show()
    short, long = (tree.visualItemRect(tree.topLevelItem(at)).height() for at in (0, 1))  # type: ignore[arg-type]
    assert long > 2 * short - 8


def test_a_heading_above_a_text_stays_one_line(qtbot: QtBot) -> None:
    tree = RowTree("Rows")
    qtbot.addWidget(tree)
    tree.resize(240, 300)
    tree.show_rows([Row("Short", "Text"), Row(_LONG, "Text")])
    tree.show()
    short, long = (tree.visualItemRect(tree.topLevelItem(at)).height() for at in (0, 1))  # type: ignore[arg-type]
    assert long == short
