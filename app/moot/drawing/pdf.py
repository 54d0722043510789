"""Sheets as PDF: text stays text, see-cards are links, and nothing tells who made it or when it was really made."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.legible import one_line
from moot.drawing.paint import saved
from moot.drawing.sheets import POINT, Sheet, full_card, paint_sheet, painting_on, see_links
from moot.layout.shapes import Rect
from moot.model.phrases import phrase

LARGEST_SIDE = 3000.0  # pt: text of larger pages can no longer be selected
_RESOLUTION = 1200
_PROGRAM = "Moot"
_UNDATED = b"D:20000101000000Z"
_DATED = re.compile(rb"/(CreationDate|ModDate) \((D:[0-9]{14}[^)]*)\)")
_ANNOTATIONS = re.compile(rb"/Type /Page\n(?:(?!endobj).)*?/Annots (\d+) 0 R", re.DOTALL)


def pdf(drawn: DrawnMap, sheets: list[Sheet], title: str) -> bytes:
    """The sheets as a PDF document; raises PictureError for a page too large to keep its text."""
    if any(max(sheet.width, sheet.height) * POINT > LARGEST_SIDE for sheet in sheets):
        raise PictureError(phrase("A PDF page of that size loses its text; choose a paper with --page, or tiles."))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title)
    with painting_on() as painter:
        for number, sheet in enumerate(sheets):
            writer.setPageLayout(_page(sheet))
            if number == 0:
                painter.begin(writer)
            else:
                writer.newPage()
            factor = _RESOLUTION / 96.0
            with saved(painter):
                painter.scale(factor, factor)
                paint_sheet(painter, drawn, sheet, clip=len(sheets) > 1)
    written = bytes(buffer.data().data())
    return _linked(_undated(written), _links(drawn, sheets))


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(one_line(title))
    writer.setCreator(_PROGRAM)
    writer.setDocumentXmpMetadata(_metadata(one_line(title)).encode("utf-8"))
    if hasattr(writer, "setDocumentId"):  # Qt 6.8; a random one would make two exports of one case differ
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), one_line(title).encode("utf-8")))
    return writer


def _metadata(title: str) -> str:
    return (
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )


def _page(sheet: Sheet) -> QPageLayout:
    """The page with the sheet's sides; given upright and turned, or Qt would turn it itself."""
    wide, high = sheet.width * POINT, sheet.height * POINT
    size = QPageSize(
        QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _undated(written: bytes) -> bytes:
    """The document with a fixed date in place of the clock's, byte for byte as long."""

    def fixed(found: re.Match[bytes]) -> bytes:
        return b"/%s (%s)" % (found[1], _UNDATED.ljust(len(found[2]))) if len(found[2]) >= len(_UNDATED) else found[0]

    return _DATED.sub(fixed, written)


def _links(drawn: DrawnMap, sheets: list[Sheet]) -> list[list[tuple[Rect, int, Rect]]]:
    """For every page its see-cards, with the page and place of the claim they stand for (the last that shows it whole).

    The last, because the first of several pages is only an overview.
    """
    found: list[list[tuple[Rect, int, Rect]]] = []
    for sheet in sheets:
        links = []
        for link in see_links(drawn, sheet):
            for number in range(len(sheets) - 1, -1, -1):
                placed = full_card(drawn, sheets[number], link.claim)
                if placed is not None:
                    links.append((link.rect, number, sheets[number].on_sheet(placed.rect)))
                    break
        found.append(links)
    return found


def _linked(written: bytes, links: list[list[tuple[Rect, int, Rect]]]) -> bytes:
    """The document with links, added as PDF means changes to be added: new objects at the end, and where they are."""
    arrays = [int(number) for number in _ANNOTATIONS.findall(written)]
    pages = [int(number) for number in re.findall(rb"(\d+) 0 obj\n<<\n/Type /Page\n", written)]
    heights = [float(box) for box in re.findall(rb"/MediaBox \[0 0 [0-9.]+ ([0-9.]+)\]", written)]
    if not any(links) or not len(arrays) == len(pages) == len(heights) == len(links):
        return written
    added = bytearray(written)
    places = {}
    for array, height, on_page in zip(arrays, heights, links, strict=True):
        if on_page:
            places[array] = len(added)
            body = b" ".join(_annotation(link, height, pages, heights) for link in on_page)
            added += b"%d 0 obj\n[ %s ]\nendobj\n" % (array, body)
    table = len(added)
    added += b"xref\n"
    for array, place in sorted(places.items()):
        added += b"%d 1\n%010d 00000 n \n" % (array, place)
    trailer = written[written.rindex(b"trailer\n<<") : written.rindex(b">>\nstartxref")]
    before = re.findall(rb"startxref\n(\d+)", written)[-1]
    added += trailer + b"/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (before, table)
    return bytes(added)


def _annotation(link: tuple[Rect, int, Rect], height: float, pages: list[int], heights: list[float]) -> bytes:
    rect, page, target = link
    corners = (rect.x * POINT, height - rect.bottom * POINT, rect.right * POINT, height - rect.y * POINT)
    sides = " ".join(f"{corner:.2f}" for corner in corners)
    x, y = target.x * POINT - 10.0, heights[page] - target.y * POINT + 10.0
    goes = f"[{pages[page]} 0 R /XYZ {x:.2f} {y:.2f} null]"
    return f"<< /Type /Annot /Subtype /Link /Rect [{sides}] /Border [0 0 0] /Dest {goes} >>".encode("ascii")
