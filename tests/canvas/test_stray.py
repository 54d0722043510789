"""What is typed for a box that the disk did not let be made is no command."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from tests.canvas.table import K, Table
from tests.store.files import files_no_bigger_than


def test_typing_on_after_the_disk_has_refused_does_nothing(table: Table) -> None:
    before = list(table.case)
    table.select("enforce")
    with files_no_bigger_than(0):
        table.key(K.Key_R)
    assert table.refusals and table.view.writing.editor is None
    QTest.keyClicks(table.view, "So it is: They Object, and strike")
    table.key(K.Key_Return)
    assert list(table.case) == before and not table.desk.appraisal.trial
    assert table.view.writing.editor is None and table.view.asking.open is None
    table.key(K.Key_R)
    table.write("Now there is room")
    assert "Now there is room" in table.texts()


@pytest.mark.parametrize("by_key", [True, False])
def test_another_key_or_selection_ends_that(table: Table, by_key: bool) -> None:
    table.select("enforce")
    with files_no_bigger_than(0):
        table.key(K.Key_R)
    if by_key:
        table.key(K.Key_F12)
    else:
        table.select("rule")
    table.key(K.Key_R)
    assert table.view.writing.editor is not None
