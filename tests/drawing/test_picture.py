"""Pictures to hand over: text stays text, nothing tells who made them, the same case gives the same bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.pages import (
    PAPERS,
    Setting,
    fit_page,
    fitted,
    natural,
    selection,
    whole,
)
from moot.drawing.picture import Format, Made, Order, make, may_replace, save
from moot.drawing.sheets import POINT, Sheet
from moot.drawing.style import DARK, LIGHT
from moot.drawing.tiles import Tiles
from moot.model.case import Case
from moot.model.disclosed import disclosed
from moot.model.records import Claim, Direction, Kind, Ref, View
from tests.drawing.maps import export_dispute, large, standing
from tests.drawing.nasty import TEXTS

WORDS = Words("A dispute & <more>", "At a glance", "2026-11-24", "DRAFT", "Nothing was verified.")
A4 = PAPERS["A4"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawn(qapp: object) -> Iterator[DrawnMap]:
    yield DrawnMap(export_dispute(), None, LIGHT, standing())


def svg_of(drawn: DrawnMap, words: Words = WORDS) -> ET.Element:
    return ET.fromstring(make(drawn, words, Order(Format.SVG)).data)


def texts(root: ET.Element) -> str:
    """All that is written, in order; a line is in several pieces where it takes several fonts."""
    return "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def pdf_text(made: Made, tmp_path: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed here")
    file = tmp_path / "picture.pdf"
    file.write_bytes(made.data)
    return subprocess.run(["pdftotext", *options, file, "-"], check=True, capture_output=True, text=True).stdout


class TestSvg:
    def test_text_stays_text(self, drawn: DrawnMap) -> None:
        said = texts(svg_of(drawn))
        for part in ("Is the export restriction", "The measure exceeds what the", "+ because · rule applied to facts"):
            assert part in said
        for part in ("⊘ does not follow", "− but", "↗ see 21", "§ 2 sources", "⚖ PE", "stands", "Commentator · law"):
            assert part in said

    def test_it_carries_title_date_legend_stamp_and_notice(self, drawn: DrawnMap) -> None:
        root = svg_of(drawn)
        assert root.findtext(f"{SVG}title") == "A dispute & <more>"
        assert "2026-11-24" in (root.findtext(f"{SVG}desc") or "")
        said = texts(root)
        for part in (
            "A dispute & <more>",
            "At a glance · 2026-11-24",
            "DRAFT",
            "Nothing was verified. Shown as mapped.",
        ):
            assert part in said
        for part in (
            "+ because: a reason for",
            "− but: an objection to",
            "an attack on a step",
            "drawn in full elsewhere",
            "edge: who holds it",
            "§ sources",
        ):
            assert part in said

    def test_the_legend_can_be_left_out_and_tells_only_what_occurs(self, drawn: DrawnMap) -> None:
        assert "a reason for" not in texts(svg_of(drawn, replace(WORDS, legend=False)))
        alone = DrawnMap(Case([Claim("c", "Alone.", number=1)]))
        assert "objection" not in texts(svg_of(alone))

    def test_the_same_map_gives_the_same_bytes(self, drawn: DrawnMap) -> None:
        again = DrawnMap(export_dispute(), None, LIGHT, standing())
        assert make(drawn, WORDS, Order(Format.SVG)).data == make(again, WORDS, Order(Format.SVG)).data

    def test_fonts_fall_back(self, drawn: DrawnMap) -> None:
        families = set(re.findall(r'font-family="([^"]*)"', make(drawn, WORDS, Order(Format.SVG)).data.decode()))
        assert families
        assert all(family.endswith("sans-serif") for family in families)

    def test_see_cards_lead_to_the_claim(self, drawn: DrawnMap) -> None:
        root = svg_of(drawn)
        links = [link.get("{http://www.w3.org/1999/xlink}href") for link in root.iter(f"{SVG}a")]
        ids = {element.get("id") for element in root.iter()}
        assert links == ["#claim-21"]
        assert "claim-21" in ids

    def test_it_is_as_large_as_the_map(self, drawn: DrawnMap) -> None:
        root = svg_of(drawn)
        _, _, width, height = map(float, (root.get("viewBox") or "").split())
        assert width >= drawn.layout.bounds.w and height >= drawn.layout.bounds.h
        assert float((root.get("width") or "").removesuffix("mm")) == pytest.approx(width / 96 * 25.4, rel=0.01)

    def test_it_shows_what_the_png_shows(self, drawn: DrawnMap) -> None:
        sheet = natural(Setting(drawn, whole(drawn), WORDS))
        image = QImage(round(sheet.width), round(sheet.height), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        renderer = QSvgRenderer(QByteArray(make(drawn, WORDS, Order(Format.SVG)).data))
        renderer.render(painter)
        painter.end()
        png = QImage.fromData(make(drawn, WORDS, Order(Format.PNG, scale=1.0)).data)
        assert png.size() == image.size()
        small = [made.scaled(60, 30).convertToFormat(QImage.Format.Format_Grayscale8) for made in (image, png)]
        one, other = (bytes(made.constBits()) for made in small)
        assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) < 12

    @pytest.mark.parametrize("name", TEXTS)
    def test_any_text_gives_well_formed_xml(self, qapp: object, name: str) -> None:
        text = TEXTS[name]
        made = DrawnMap(Case([Claim("c", text, number=1, note=text)]))
        root = svg_of(made, Words(text, text, text, text[:40], text))
        assert root.tag == f"{SVG}svg"


class TestPdf:
    def test_text_stays_text(self, drawn: DrawnMap, tmp_path: Path) -> None:
        said = pdf_text(make(drawn, WORDS, Order(Format.PDF, A4)), tmp_path)
        for part in ("The measure exceeds what the", "does not follow", "DRAFT", "Nothing was verified.", "2026-11-24"):
            assert part in said

    def test_nothing_tells_when_it_was_really_made(self, drawn: DrawnMap) -> None:
        made = make(drawn, WORDS, Order(Format.PDF, A4)).data
        assert set(re.findall(rb"/(?:CreationDate|ModDate) \(([^)]*)\)", made)) == {b"D:20000101000000Z"}
        assert b"/Author ()" in made or b"/Author" not in made
        assert b"CreateDate" not in made

    def test_the_same_map_gives_the_same_bytes(self, drawn: DrawnMap) -> None:
        order = Order(Format.PDF, A4)
        assert make(drawn, WORDS, order).data == make(drawn, WORDS, order).data

    def test_it_has_a_title_and_its_pages_are_of_the_paper(self, drawn: DrawnMap) -> None:
        made = make(drawn, WORDS, Order(Format.PDF, A4)).data
        assert "A dispute & <more>".encode("utf-16-be") in made
        assert re.findall(rb"/MediaBox \[0 0 ([0-9]+)[0-9.]* ([0-9]+)", made) == [(b"842", b"595")]

    def test_see_cards_are_links(self, drawn: DrawnMap) -> None:
        made = make(drawn, WORDS, Order(Format.PDF, A4)).data
        assert made.count(b"/Subtype /Link") == 1
        # every object of the addition is where its table says
        table = made[int(re.findall(rb"startxref\n(\d+)", made)[-1]) :]
        for number, place in re.findall(rb"(\d+) 1\n(\d{10}) 00000 n", table):
            assert made[int(place) :].startswith(number + b" 0 obj")

    def test_poppler_finds_nothing_wrong(self, drawn: DrawnMap, tmp_path: Path) -> None:
        if shutil.which("pdftoppm") is None:
            pytest.skip("pdftoppm is not installed here")
        file = tmp_path / "tiles.pdf"
        file.write_bytes(make(drawn, WORDS, Order(Format.PDF, PAPERS["Letter"], tiles=Tiles())).data)
        run = subprocess.run(["pdftoppm", "-r", "20", "-png", file, tmp_path / "page"], capture_output=True, text=True)
        assert (run.returncode, run.stderr) == (0, "")
        assert len(list(tmp_path.glob("page*.png"))) >= 2

    def test_a_page_too_large_for_its_text_is_refused(self, drawn: DrawnMap) -> None:
        wide = DrawnMap(large(300))
        with pytest.raises(PictureError, match="loses its text"):
            make(wide, WORDS, Order(Format.PDF))


class TestPages:
    def test_a_fitted_page_holds_the_whole_map(self, drawn: DrawnMap) -> None:
        for paper in PAPERS.values():
            sheet = fitted(Setting(drawn, whole(drawn), WORDS), paper)
            sides = sorted((sheet.width * POINT, sheet.height * POINT))
            assert sides == pytest.approx(sorted((paper.width, paper.height)))
            assert_inside(sheet)

    def test_fit_page_makes_it_larger_and_says_how_large(self, qapp: object) -> None:
        drawn = DrawnMap(large(60), View("v"))
        before = fitted(Setting(drawn, whole(drawn), WORDS), A4)
        fit_page(drawn, WORDS, A4)
        after = fitted(Setting(drawn, whole(drawn), WORDS), A4)
        assert after.type_size > 1.5 * before.type_size
        assert after.type_size == pytest.approx(13 * POINT * after.scale)
        assert_inside(after)

    def test_fit_page_keeps_to_a_direction(self, qapp: object) -> None:
        drawn = DrawnMap(large(40))
        fit_page(drawn, WORDS, A4, [Direction.RIGHT])
        assert drawn.direction is Direction.RIGHT


def assert_inside(sheet: Sheet) -> None:
    window = sheet.window
    caption = sheet.caption
    assert caption is not None
    assert window.x >= sheet.margin - 0.1 and window.right <= sheet.width - sheet.margin + 0.1
    assert window.y >= sheet.margin + caption.above - 0.1
    assert window.bottom <= sheet.height - sheet.margin - caption.below + 0.1


class TestPng:
    def test_size_follows_the_scale(self, drawn: DrawnMap) -> None:
        one = QImage.fromData(make(drawn, WORDS, Order(Format.PNG, scale=1.0)).data)
        two = QImage.fromData(make(drawn, WORDS, Order(Format.PNG, scale=2.0)).data)
        assert (two.width(), two.height()) == (2 * one.width(), 2 * one.height())
        assert two.dotsPerMeterX() == pytest.approx(192 / 0.0254, abs=1)

    def test_it_holds_no_words_about_who_made_it(self, drawn: DrawnMap) -> None:
        data = make(drawn, WORDS, Order(Format.PNG, scale=0.5)).data
        chunks = set(re.findall(rb"(tEXt|zTXt|iTXt|tIME|eXIf)", data[:200]))
        assert chunks == set()

    @pytest.mark.parametrize("scale", [40.0, 1e-6])
    def test_a_size_no_program_opens_is_refused_before_it_is_painted(self, drawn: DrawnMap, scale: float) -> None:
        with pytest.raises(PictureError, match="scale"):
            make(drawn, WORDS, Order(Format.PNG, scale=scale))

    def test_dark_is_dark(self, drawn: DrawnMap) -> None:
        drawn.theme = DARK
        image = QImage.fromData(make(drawn, WORDS, Order(Format.PNG, scale=1.0)).data)
        assert image.pixelColor(1, 1) == QColor(DARK.paper)


def test_a_selection_is_drawn_alone(drawn: DrawnMap) -> None:
    refs = [Ref(Kind.CLAIM, "c25"), Ref(Kind.ARGUMENT, "a3"), Ref(Kind.CLAIM, "c26")]
    made = make(drawn, WORDS, Order(Format.SVG), selection(drawn, refs))
    said = texts(ET.fromstring(made.data))
    assert "inside the country." in said and "are to be treated." in said
    assert "Guardrails" not in said and "exceeds" not in said
    with pytest.raises(PictureError, match="selected"):
        selection(drawn, [Ref(Kind.CLAIM, "nowhere")])


def test_an_empty_map_is_refused(qapp: object) -> None:
    with pytest.raises(PictureError, match="nothing to draw"):
        make(DrawnMap(Case()), WORDS, Order(Format.SVG))


@pytest.mark.parametrize("format_", list(Format))
def test_what_is_privileged_is_in_none_of_the_bytes(qapp: object, format_: Format) -> None:
    secret = "Zebrastreifenkonferenz"
    case = export_dispute()
    before = case.claims["c25"]
    hidden = (replace(r, text=f"About {secret}.", privileged=True) if r == before else r for r in case)
    for disclose in (True, False):
        kept = Case([*export_dispute()]) if not disclose else disclosed(Case(hidden))
        paper = A4 if format_ is Format.PDF else None
        data = make(DrawnMap(kept), WORDS, Order(format_, paper, scale=0.5)).data
        streams = [data, *_inflated(data)]
        for spelling in (secret.encode(), secret.encode("utf-16-be"), secret[:8].encode()):
            assert not any(spelling in stream for stream in streams)


def _inflated(data: bytes) -> Iterator[bytes]:
    """What is compressed in a PDF or PNG, as far as it can be read."""
    for start in (found.end() for found in re.finditer(rb"stream\r?\n|IDAT", data)):
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            continue


class TestSaving:
    def test_a_picture_is_written_and_replaced(self, tmp_path: Path) -> None:
        out = tmp_path / "a.svg"
        save(b"<svg/>", out)
        save(b"<svg>2</svg>", out)
        assert out.read_bytes() == b"<svg>2</svg>"
        assert list(tmp_path.iterdir()) == [out]

    def test_a_failure_leaves_what_was_there_and_nothing_else(self, tmp_path: Path) -> None:
        out = tmp_path / "a.svg"
        save(b"<svg/>", out)

        def full(_file: int) -> None:
            raise OSError(28, "No space left on device")

        with pytest.raises(PictureError, match=r"no space left on device\); choose another"):
            save(b"<svg>new</svg>", out, sync=full)
        assert out.read_bytes() == b"<svg/>"
        assert list(tmp_path.iterdir()) == [out]

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(PictureError, match="could not be written"):
            save(b"x", tmp_path / "gone" / "a.svg")

    @pytest.mark.parametrize(
        ("data", "may"),
        [(b"<?xml version='1.0'?><svg/>", True), (b"", True), (b"%PDF-1.4", False), (b"precious notes", False)],
    )
    def test_only_pictures_of_the_kind_are_replaced(self, tmp_path: Path, data: bytes, may: bool) -> None:
        out = tmp_path / "a.svg"
        out.write_bytes(data)
        assert may_replace(out, Format.SVG) is may
