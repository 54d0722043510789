"""Several pages: what is on each, and what each says of the others, read back from the PDF where it matters."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.pages import PAPERS, Setting, Turn, selection, whole
from moot.drawing.picture import Format, Made, Order, make
from moot.drawing.sheets import Label, Sheet, cut_through
from moot.drawing.tiles import TILE_TYPE, Tiles, tiled
from moot.layout.shapes import Rect
from moot.model.case import Case
from moot.model.records import Claim, Kind, Ref
from tests.drawing.maps import export_dispute, large

WORDS = Words("A dispute & <more>", "At a glance", "2026-11-24", "DRAFT", "Nothing was verified.")
A4 = PAPERS["A4"]
pytestmark = pytest.mark.usefixtures("qapp")


def setting(drawn: DrawnMap) -> Setting:
    return Setting(drawn, whole(drawn), WORDS)


def pages_of(made: Made, tmp_path: Path) -> list[str]:
    """The text of each page, as a reader of PDFs finds it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed here")
    file = tmp_path / "tiles.pdf"
    file.write_bytes(made.data)
    run = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True)
    return run.stdout.split("\f")[:-1]


def test_every_box_is_whole_on_a_page_at_the_size_asked_for() -> None:
    drawn = DrawnMap(large(120))
    for size in (7.0, TILE_TYPE, 12.0):
        overview, *pages = tiled(setting(drawn), A4, Tiles(size))
        assert overview.caption is not None and len(overview.frames) == len(pages) > 3
        assert all(page.type_size == pytest.approx(size) for page in pages)
        assert cut_through(drawn, [overview, *pages]) == 0


def test_a_box_larger_than_a_page_is_cut_and_counted() -> None:
    drawn = DrawnMap(export_dispute())
    made = make(drawn, WORDS, Order(Format.PDF, PAPERS["A5"], Tiles(30.0)))
    larger = [p for p in drawn.layout.boxes.values() if not any(s.shows(p.rect) for s in made.sheets[1:])]
    assert made.cut == len(larger) > 0


def test_pages_say_where_lines_go_on_and_come_from(tmp_path: Path) -> None:
    made = make(DrawnMap(large(60)), WORDS, Order(Format.PDF, A4, Tiles()))
    texts = pages_of(made, tmp_path)
    assert len(texts) == len(made.sheets) > 3
    onward, back = set(), set()
    for number, text in enumerate(texts, start=1):
        if number > 1:
            assert f"DRAFT · page {number} of {len(texts)}" in text
        for said in re.findall(r"continues\s+on\s+pages?\s+([0-9]+(?:, [0-9]+)*)", text):
            onward |= {(number, int(other)) for other in said.split(",")}
        for said in re.findall(r"from\s+pages?\s+([0-9]+(?:, [0-9]+)*)", text):
            back |= {(int(other), number) for other in said.split(",")}
    assert onward == back
    assert onward
    assert "Nothing was verified." in texts[0] and "2026-11-24" in texts[0]


def test_what_is_said_stands_on_the_paper_beside_the_map_and_apart() -> None:
    for count, paper in ((60, A4), (200, PAPERS["A5"])):
        for sheet in tiled(setting(DrawnMap(large(count))), paper)[1:]:
            rects = [_rect(label) for label in sheet.labels]
            for rect in rects:
                assert rect.x >= 15.0 and rect.y >= 15.0
                assert rect.right <= sheet.width - 15.0 and rect.bottom <= sheet.height - 15.0
                assert not rect.overlaps(sheet.window)
            for number, rect in enumerate(rects):
                assert not any(rect.overlaps(other) for other in rects[:number])


LONG = "PRIVILEGED AND CONFIDENTIAL – ATTORNEY WORK PRODUCT – PREPARED IN ANTICIPATION OF LITIGATION, DO NOT COPY"


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_a_long_stamp_is_whole_on_every_page_and_above_the_map(paper: str) -> None:
    drawn = DrawnMap(large(60))
    overview, *pages = tiled(Setting(drawn, whole(drawn), replace(WORDS, stamp=LONG)), PAPERS[paper], Tiles(12.0))
    plain = tiled(setting(drawn), PAPERS[paper], Tiles(12.0))[1]
    assert overview.caption is not None and len(pages) > 1
    for page in pages:
        (stamp,) = (label for label in page.labels if label.words.layout.text() == LONG)
        rect = _rect(stamp)
        assert rect.x > 0 and rect.right < page.width
        assert rect.bottom <= page.map_at[1]
        others = [_rect(label) for label in page.labels if label is not stamp]
        assert not any(rect.overlaps(other) for other in others)
    assert pages[0].map_at[1] > plain.map_at[1]


def _rect(label: Label) -> Rect:
    w, h = label.words.width, label.words.height
    if label.turn == 90.0:
        return Rect(label.x - h, label.y, h, w)
    return Rect(label.x, label.y - w, h, w) if label.turn == -90.0 else Rect(label.x, label.y, w, h)


def test_a_small_map_of_the_pages_marks_each() -> None:
    overview, *pages = tiled(setting(DrawnMap(large(60))), A4)
    assert not overview.cells
    for number, page in enumerate(pages):
        assert [cell.here for cell in page.cells] == [n == number for n in range(len(pages))]
    rights = {(cell.rect.x, cell.rect.y) for cell in pages[0].cells}
    assert len(rights) == len(pages)


@pytest.mark.parametrize(("turn", "lies"), [(Turn.LYING, True), (Turn.UPRIGHT, False)])
def test_pages_lie_as_asked(turn: Turn, lies: bool) -> None:
    sheets = tiled(setting(DrawnMap(large(60))), A4, turn=turn)
    assert {sheet.width > sheet.height for sheet in sheets} == {lies}
    fewest = len(tiled(setting(DrawnMap(large(60))), A4))
    assert len(sheets) >= fewest


def test_neighbours_share_what_was_asked_for() -> None:
    drawn = DrawnMap(large(120))
    for mm in (0.0, 8.0, 20.0):
        tiles = Tiles(overlap=mm)
        pages = tiled(setting(drawn), A4, tiles)[1:]
        px = mm * 96 / 25.4 / tiles.scale
        for one, other in _side_by_side(pages):
            assert one.right - other.x >= px - 0.01


def _side_by_side(pages: list[Sheet]) -> list[tuple[Rect, Rect]]:
    """Pages of one row with the next to the right."""
    areas = [page.area for page in pages]
    starts = sorted({area.x for area in areas})
    following = dict(pairwise(starts))
    return [(a, b) for a in areas for b in areas if b.y == a.y and b.x == following.get(a.x)]


def test_what_fits_one_page_is_one_page() -> None:
    drawn = DrawnMap(Case([Claim("c", "Alone.", number=1)]))
    assert len(tiled(setting(drawn), A4)) == 1


def test_only_what_is_selected_is_spread() -> None:
    drawn = DrawnMap(large(120))
    refs = [Ref(Kind.CLAIM, f"c{n}") for n in range(20)]
    sheets = tiled(Setting(drawn, selection(drawn, refs), WORDS), A4)
    assert len(sheets) < len(tiled(setting(drawn), A4))


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(PictureError, match="pages of A4"):
        tiled(setting(DrawnMap(large(3000))), A4)


def test_text_too_large_for_the_paper_is_refused() -> None:
    with pytest.raises(PictureError, match="no room"):
        tiled(setting(DrawnMap(large(60))), PAPERS["A5"], Tiles(30.0, 80.0))


def test_the_same_map_gives_the_same_bytes() -> None:
    order = Order(Format.PDF, A4, Tiles())
    assert make(DrawnMap(large(60)), WORDS, order).data == make(DrawnMap(large(60)), WORDS, order).data
