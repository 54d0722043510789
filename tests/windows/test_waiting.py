"""Waiting for files and windows: what was called off leaves nothing behind, and can be begun again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from moot.analysis.filtering import Filter
from moot.document import drafts
from moot.document.document import Document
from moot.drawing.drawn import DrawnMap
from moot.formats.registry import read_file, write_file
from moot.model import verbs
from moot.model.case import Case
from moot.model.pace import CalledOffError
from moot.model.records import Kind, Ref
from moot.windows import files
from moot.windows.export_dialog import ExportDialog
from moot.windows.finding.sifter import Stage
from moot.windows.main_window import MainWindow
from moot.windows.print_dialog import PrintDialog
from moot.windows.program import Program
from tests.waits import Waits


@pytest.fixture
def path(program: Program, tmp_path: Path) -> Path:
    """A case file."""
    made = tmp_path / "fox.moot"
    with program.sample("pierson-v-post") as document:
        document.save_copy(made)
    return made


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is a failure to be told."""

    def fail(*_told: object) -> None:
        raise AssertionError("something was told as a failure")

    monkeypatch.setattr(QMessageBox, "warning", fail)


def test_opening_can_be_called_off_and_begun_again(program: Program, fox: MainWindow, path: Path, waits: Waits) -> None:
    waits.cancelled()
    files.open_paths(fox, [str(path)])
    assert waits.seen and program.windows == [fox]
    waits.stop()
    files.open_paths(fox, [str(path)])
    _fox, opened = program.windows
    assert opened.desk.writable  # nobody holds the file


def test_a_file_of_text_can_be_called_off_while_it_is_read(
    program: Program, fox: MainWindow, tmp_path: Path, waits: Waits
) -> None:
    text = tmp_path / "fox.yaml"
    write_file(fox.desk.case, text)
    waits.cancelled()
    files.open_paths(fox, [str(text)])
    assert waits.seen and program.windows == [fox]
    assert not files.told(fox, lambda: read_file(text))


def test_whoever_calls_off_the_only_case_gets_the_start_page(program: Program, path: Path, waits: Waits) -> None:
    waits.cancelled()
    program.start([str(path)])
    assert waits.seen and not program.windows
    assert program.start_page is not None and program.start_page.isVisible()


def test_a_draft_called_off_stays_for_the_next_start(program: Program, waits: Waits) -> None:
    with Document.new() as draft:
        draft.apply(verbs.add_claim(draft.case, "A claim of a draft."))
    (left,) = drafts.leftover()
    waits.cancelled()
    program.start([])
    assert waits.seen and drafts.leftover() == [left]
    waits.stop()
    for window in list(program.windows):
        window.close()
    program.start([])
    assert any(window.desk.document.path == left for window in program.windows)


def _name(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer with this path whoever asks where to save."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))


def test_a_copy_called_off_leaves_the_file_that_was_there(
    fox: MainWindow, tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.moot"
    _name(monkeypatch, target)
    waits.cancelled()
    assert not files.save_copy(fox)
    assert waits.seen and not list(tmp_path.glob("*copy*"))
    waits.stop()
    assert files.save_copy(fox)
    before = target.read_bytes()
    waits.cancelled()
    assert not files.save_as(fox)
    assert target.read_bytes() == before and fox.desk.document.untitled
    waits.stop()
    assert files.save_as(fox)
    fox.desk.attempt(lambda: verbs.add_claim(fox.desk.case, "Written to the new file."))
    with Document.open(target, read_only=True) as kept:
        assert kept.case == fox.desk.case


def test_a_case_that_changes_while_it_is_saved_stays_where_it_is(
    fox: MainWindow, tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, told = tmp_path / "saved.moot", list[str]()
    _name(monkeypatch, target)
    monkeypatch.setattr(QMessageBox, "warning", lambda *said: told.append(said[2]))
    waits.impatient()

    def meanwhile() -> None:
        waits.stop()
        fox.desk.document.apply(verbs.add_claim(fox.desk.case, "Came meanwhile."))

    QTimer.singleShot(0, meanwhile)
    assert not files.save_as(fox)
    assert told == ["The case has changed while it was being saved; save it again."]
    assert fox.desk.document.untitled
    assert files.save_as(fox)
    with Document.open(target, read_only=True) as kept:
        assert kept.case == fox.desk.case


def test_text_called_off_is_not_written(
    fox: MainWindow, tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "fox.yaml"
    _name(monkeypatch, target)
    waits.cancelled()
    assert not files.save_text(fox)
    assert waits.seen and not target.exists()


def test_going_back_to_the_beginning_stops_between_two_steps(fox: MainWindow, waits: Waits) -> None:
    states = [Case(fox.desk.case)]
    for number in range(3):
        fox.desk.attempt(lambda number=number: verbs.add_claim(fox.desk.case, f"Claim {number}."))  # type: ignore[misc]
        states.append(Case(fox.desk.case))
    waits.cancelled()
    files.revert(fox)
    assert waits.seen and fox.desk.case in states[:-1] and fox.desk.case != states[0]
    waits.stop()
    files.revert(fox)
    assert fox.desk.case == states[0]


@pytest.mark.parametrize("made", [ExportDialog, PrintDialog])
def test_a_picture_called_off_before_it_is_seen_opens_no_dialog(
    fox: MainWindow, waits: Waits, made: type[ExportDialog], qtbot: QtBot
) -> None:
    waits.cancelled()
    with pytest.raises(CalledOffError):
        made(fox)
    files.export(fox)
    files.print_map(fox)
    assert waits.seen and not [one for one in fox.findChildren(ExportDialog) if one.isVisible()]


def test_a_picture_called_off_in_the_dialog_says_so_and_is_drawn_at_the_next_choice(
    fox: MainWindow, waits: Waits
) -> None:
    dialog = ExportDialog(fox)
    waits.cancelled()
    dialog.refresh()
    assert waits.seen and not dialog._save.isEnabled()
    assert dialog._told.text() == "Stopped. Change a choice to draw the picture again."
    waits.stop()
    dialog.compact.setChecked(True)
    assert dialog.is_ready() and dialog._save.isEnabled()
    dialog.reject()
    dialog.deleteLater()


def test_a_filter_called_off_goes_on_dimming(fox: MainWindow, waits: Waits) -> None:
    sifter = fox.finding.sifter
    party = next(iter(fox.desk.case.parties))
    sifter.want(Filter(holders=frozenset({party})))
    boxes = dict(fox.map.sheet.layout.boxes)
    waits.cancelled()
    sifter.step()
    assert waits.seen and sifter.stage is Stage.DIMMED and fox.map.sheet.layout.boxes == boxes
    waits.stop()
    sifter.step()
    assert sifter.hides and fox.map.sheet.layout.boxes != boxes
    waits.cancelled()
    sifter.clear()
    assert sifter.hides and sifter.wanted and fox.desk.seen.sifted
    waits.stop()
    sifter.clear()
    assert not sifter.wanted and fox.map.sheet.layout.boxes == boxes


def test_presenting_called_off_does_not_begin(fox: MainWindow, waits: Waits) -> None:
    fox.map.run("fold-1")
    fox.desk.select_one(next(Ref(Kind.CLAIM, id_) for id_ in fox.desk.case.claims))
    view = fox.desk.view
    waits.cancelled()
    fox.presenting.begin()
    assert waits.seen and not fox.presenting.active and fox.desk.view == view
    waits.stop()
    fox.presenting.begin()
    assert fox.presenting.active
    fox.presenting.end()
    assert fox.desk.view == view


def test_another_family_of_fonts_called_off_leaves_the_map_in_the_one_before(
    program: Program, fox: MainWindow, waits: Waits
) -> None:
    before = fox.map.sheet.drawing.measure.family
    waits.cancelled()
    program.change(map_font="DejaVu Serif")
    assert waits.seen and fox.map.sheet.drawing.measure.family == before
    waits.stop()
    program.change(map_font="")
    assert fox.map.sheet.drawing.measure.family == before


def test_what_presenting_has_laid_open_is_folded_again_whoever_presses_cancel(fox: MainWindow, waits: Waits) -> None:
    fox.map.run("fold-1")
    folded = dict(fox.map.sheet.layout.boxes)
    fox.presenting.begin()
    assert len(fox.map.sheet.layout.boxes) > len(folded)
    waits.cancelled()
    fox.presenting.end()
    assert not waits.seen and fox.map.sheet.layout.boxes == folded


def test_a_filter_that_follows_an_edit_asks_nobody(fox: MainWindow, waits: Waits, qtbot: QtBot) -> None:
    sifter, desk = fox.finding.sifter, fox.desk
    party = next(iter(desk.case.parties))
    sifter.want(Filter(holders=frozenset({party})))
    sifter.step()
    other = next(id_ for id_, claim in desk.case.claims.items() if party not in claim.holders)
    waits.cancelled()
    desk.document.apply(verbs.amend(desk.case, Ref(Kind.CLAIM, other), holders=(party,)))
    qtbot.waitUntil(lambda: other in sifter.matches)
    assert not waits.seen and Ref(Kind.CLAIM, other) in fox.map.sheet.layout.boxes


def test_a_window_in_another_family_of_fonts_is_drawn_once(program: Program, waits: Waits, path: Path) -> None:
    program.preferences.change(map_font="DejaVu Sans Mono")
    waits.impatient()
    drawn: list[str] = []
    made = DrawnMap.__init__

    def count(self: DrawnMap, *told: object, **named: object) -> None:
        drawn.append("anew")
        made(self, *told, **named)  # type: ignore[arg-type]

    waits.patch(DrawnMap, "__init__", count)
    window = program.show(program.read(path))
    assert drawn == ["anew"] and window.map.sheet.drawing.measure.family == "DejaVu Sans Mono"


def test_pictures_called_off_leave_no_dialog_behind(fox: MainWindow, waits: Waits, qtbot: QtBot) -> None:
    waits.cancelled()
    for _ in range(3):
        files.export(fox)
    qtbot.waitUntil(lambda: not fox.findChildren(ExportDialog))
