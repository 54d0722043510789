"""The figures for one size of case, in a process of their own: `python -m tests.bench.figures CLAIMS FOLDER`.

Prints one JSON object: figure -> ms, in the order they are to be shown; `memory` is in MB; null is what cannot be made.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moot.canvas.desk import Desk
from moot.canvas.view import MapView
from moot.document.document import Document
from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.pages import PAPERS
from moot.drawing.picture import Format, Order, make
from moot.layout.forest import forest
from moot.layout.tidy import lay_out
from moot.model.case import Case
from moot.model.records import Kind
from tests.bench.cases import random_case
from tests.bench.clock import median_of, p95, peak_memory, took

SEED = 1
VIEWPORT = (1600, 1000)
EDITS = 40
FRAMES = 60
PAN = 40  # px of the screen a frame


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False

    def wait(self, act: Callable[[], object]) -> None:
        """Do this, and return when the widget has been painted after it."""
        before = self.count
        act()
        while self.count == before:
            QApplication.processEvents()


def figures(claims: int, folder: Path) -> Iterator[tuple[str, float | None]]:
    """The figures in order, each taken when it is asked for."""
    path = folder / f"{claims}.moot"
    with Document.new(random_case(claims, SEED)) as made:
        made.save_as(path)
    yield "open", median_of(lambda: Document.open(path, read_only=True).close(), 5)
    with Document.open(path) as document:
        yield from _laying_out(document.case)
        yield from _on_screen(document)
        yield from _pictures(document.case)
    yield "memory", peak_memory()


def _laying_out(case: Case) -> Iterator[tuple[str, float]]:
    """Measuring all texts and laying out for the first time; then the layout alone, of boxes already measured."""
    drawn: list[DrawnMap] = []
    yield "texts measured, laid out", took(lambda: drawn.append(DrawnMap(case)))
    yield "layout alone", median_of(lambda: lay_out(forest(case), drawn[0].size_of), 3)


def _on_screen(document: Document) -> Iterator[tuple[str, float]]:
    desk = Desk(document)
    made: list[MapView] = []
    yield "scene", took(lambda: made.append(MapView(desk)))
    view = made[0]
    view.motion = False  # an edit counts as painted when all of it is
    view.resize(*VIEWPORT)
    paints = Paints(view.viewport())
    yield "first paint", took(lambda: paints.wait(view.show))
    view.setFocus()
    QApplication.processEvents()
    random = Random(SEED)
    reasons = _timed_edits(view, random, _reason)
    yield "key adds a reason, median", statistics.median(reasons)
    yield "key adds a reason, p95", p95(reasons)
    letters = _timed_edits(view, random, _letter)
    yield "letter typed, median", statistics.median(letters)
    yield "letter typed, p95", p95(letters)
    view.zoom_to(1.0)
    frames = [took(partial(_pan, view, i)) for i in range(FRAMES)]
    yield "pan frame at 100 %, median", statistics.median(frames)
    yield "pan frame at 100 %, p95", p95(frames)
    view.fit()
    view.viewport().repaint()
    yield "overview frame", median_of(view.viewport().repaint, 20)
    desk.clear()
    view.close()


def _timed_edits(view: MapView, random: Random, edit: Callable[[MapView, Paints], float]) -> list[float]:
    claims = [ref for ref in view.sheet.layout.boxes if ref.kind is Kind.CLAIM]
    paints = Paints(view.viewport())
    view.zoom_to(1.0)
    times = []
    for ref in random.choices(claims, k=EDITS + 1):
        view.reveal(ref)
        view.viewport().repaint()
        times.append(edit(view, paints))
        _leave_editor(view)
        view.desk.document.seal()
    return times[1:]  # the first edit of a sitting also makes the backup


def _reason(view: MapView, paints: Paints) -> float:
    return took(lambda: paints.wait(lambda: QTest.keyClick(view, Qt.Key.Key_Tab)))


def _letter(view: MapView, _paints: Paints) -> float:
    assert view.desk.current is not None
    view.edit_text(view.desk.current)
    QApplication.processEvents()
    editor = view.writing.editor
    assert editor is not None, "the editor did not open"
    # the letter is seen in the editor; the card behind it follows when the typing pauses
    seen = Paints(editor.viewport())
    return took(lambda: seen.wait(lambda: QTest.keyClick(editor, Qt.Key.Key_A)))


def _leave_editor(view: MapView) -> None:
    editor = view.writing.editor
    if editor is not None:
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()


def _pan(view: MapView, frame: int) -> None:
    view.camera.pan(PAN if frame % 20 < 10 else -PAN, PAN / 2 if frame % 12 < 6 else -PAN / 2)
    view.viewport().repaint()


def _pictures(case: Case) -> Iterator[tuple[str, float | None]]:
    drawn = DrawnMap(case)
    words = Words(title=case.settings.title)
    for name, order in {
        "SVG": Order(Format.SVG),
        "PDF on A3": Order(Format.PDF, PAPERS["A3"]),
        "PNG on A3": Order(Format.PNG, PAPERS["A3"]),
    }.items():
        try:
            yield name, took(partial(make, drawn, words, order))
        except PictureError as refusal:
            print(f"{name}: {refusal}", file=sys.stderr)
            yield name, None


def main() -> None:
    """Take the figures and print them."""
    application = QApplication([])
    claims, folder = int(sys.argv[1]), Path(sys.argv[2])
    print(json.dumps(dict(figures(claims, folder))), flush=True)
    del application


if __name__ == "__main__":
    main()
