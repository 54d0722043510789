"""Drafts that cannot be opened are told of, and stay."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from moot.model import verbs
from moot.store.folders import drafts_folder
from moot.windows.preferences import Beginning
from moot.windows.program import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen


@pytest.fixture
def damaged(program: Program) -> list[str]:
    """The names of two drafts that are none."""
    drafts_folder().mkdir(parents=True, exist_ok=True)
    names = ["2026-01-01 one.moot", "2026-01-02 two.moot"]
    for name in names:
        (drafts_folder() / name).write_bytes(b"torn to pieces" * 100)
    return names


def test_it_is_said_in_the_window_that_opens_instead(program: Program, damaged: list[str]) -> None:
    program.start([])
    (window,) = program.windows
    assert window.news.text.startswith("2 drafts of earlier sittings cannot be opened.")
    assert any(name in window.news.text for name in damaged) and str(drafts_folder()) in window.news.text
    assert sorted(path.name for path in drafts_folder().glob("2026-01*.moot")) == damaged


def test_it_is_said_before_the_start_page(program: Program, damaged: list[str]) -> None:
    (drafts_folder() / damaged[1]).unlink()
    program.preferences.change(beginning=Beginning.START_PAGE)
    program.start([])
    assert program.start_page is not None and not program.windows
    (box,) = program.start_page.findChildren(QMessageBox)
    assert box.text().startswith("A draft of an earlier sitting cannot be opened:") and damaged[0] in box.text()
    box.close()


def test_a_draft_that_can_be_opened_still_says_that_it_is_one(program: Program, damaged: list[str]) -> None:
    good = program.blank()
    good.apply(verbs.add_claim(good.case, "The fox is his."))
    good.close()
    program.start([])
    (window,) = program.windows
    assert window.news.text.startswith("This case was not saved under a name")
    (box,) = window.findChildren(QMessageBox)
    assert any(name in box.text() for name in damaged)
    box.close()


@pytest.mark.usefixtures("damaged")
def test_files_that_are_asked_for_come_without_it(program: Program) -> None:
    path = drafts_folder().parent / "case.yaml"
    path.write_text("statements: {a: The fox is his.}", encoding="utf-8")
    program.start([str(path)])
    assert program.windows[0].news.text == ""
