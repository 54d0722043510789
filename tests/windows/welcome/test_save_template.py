"""Save as template: asked for a name, told what goes in, and the template is there to begin from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from moot.document import templates
from moot.document.document import Document
from moot.formats.templates import read_template
from moot.model.records import Claim, Party, Record
from moot.windows.main_window import MainWindow
from moot.windows.program import Program
from moot.windows.welcome.save_template import SaveTemplateDialog
from tests.model.fox import fox


def _secret(record: Record) -> Record:
    return (
        replace(record, privileged=True, text="SECRET") if isinstance(record, Claim) and record.id == "c2" else record
    )


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.show(Document.new([*map(_secret, fox()), Party("doe", name="Jane Doe")]))


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SaveTemplateDialog:
    made = SaveTemplateDialog(window)
    qtbot.addWidget(made)
    return made


def test_a_case_becomes_a_template_without_what_is_privileged(dialog: SaveTemplateDialog) -> None:
    QTest.keyClicks(dialog.name, "Capture")
    QTest.keyClicks(dialog.use, "Who owns what was hunted.")
    dialog.save.click()
    assert dialog.result() == SaveTemplateDialog.DialogCode.Accepted
    path = templates.own()["Capture"]
    assert read_template(path).use == "Who owns what was hunted."
    assert "SECRET" not in path.read_text("utf-8")


def test_it_says_what_stays_and_what_is_left_out(dialog: SaveTemplateDialog) -> None:
    said = dialog.told.text()
    assert "privileged" in said
    assert "Jane Doe" in said
    assert "leaves out sources" in said


def test_a_name_is_needed(dialog: SaveTemplateDialog) -> None:
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.name, "/?")
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.name, "a")
    assert dialog.save.isEnabled()


def test_one_of_the_same_name_is_spoken_of(window: MainWindow, qtbot: QtBot) -> None:
    templates.keep(fox(), "Capture")
    dialog = SaveTemplateDialog(window)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.name, "capture")
    assert "replaced" in dialog.told.text()
    QTest.keyClicks(dialog.name, "s")
    assert "replaced" not in dialog.told.text()


def test_where_it_cannot_be_written_it_says_so_and_stays(dialog: SaveTemplateDialog, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "templates").write_text("a file in the way")
    QTest.keyClicks(dialog.name, "Capture")
    dialog.save.click()
    assert dialog.result() != SaveTemplateDialog.DialogCode.Accepted
    assert "cannot be written" in dialog.told.text()


def test_the_command_opens_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[SaveTemplateDialog] = []
    monkeypatch.setattr(SaveTemplateDialog, "exec", lambda self: opened.append(self))
    window.actions_["save-template"].trigger()
    assert len(opened) == 1


def test_own_templates_are_in_the_menu_and_begin_a_case(program: Program, window: MainWindow) -> None:
    window.menus.fill()
    menu = next(one for one in window.findChildren(QMenu) if one.title() == "Your templates")
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]
    templates.keep(fox(), "R&D")
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "R&&D"
    action.trigger()
    begun = program.windows[-1].desk
    assert len(begun.case.claims) == len(fox().claims)
    assert begun.document.untitled and not begun.case.settings.title
