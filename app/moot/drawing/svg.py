"""A sheet as SVG: text stays text, links lead from see-cards to claims, the same input gives the same bytes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtSvg import QSvgGenerator

from moot.drawing import style
from moot.drawing.drawn import DrawnMap
from moot.drawing.legible import one_line
from moot.drawing.sheets import Sheet, full_card, paint_sheet, painting_on, see_links
from moot.layout.shapes import BoxKind, Rect

_DPI = 96
_PART = 4_000_000  # bytes
_BLANK = 64  # bytes: more than there ever are after a group
# the generator opens a group for every change of pen and brush, most of them left empty
_EMPTY_GROUP = re.compile(r"<g [^<>]*>\s*</g>\s*")
_FAMILY = re.compile(r'font-family="([^"]*)"')
_SMALL_BOLD = re.compile(r'(<text [^<>]*font-size="11" font-weight="600")')


def svg(drawn: DrawnMap, sheet: Sheet, title: str, description: str) -> bytes:
    """The sheet as an SVG document in UTF-8."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(QSize(round(sheet.width), round(sheet.height)))
    generator.setViewBox(QRectF(0, 0, sheet.width, sheet.height))
    generator.setTitle(one_line(title))
    generator.setDescription(one_line(description, 2000))
    with painting_on(generator) as painter:
        paint_sheet(painter, drawn, sheet, clip=False)
    del painter, generator  # which hold all of it once more
    return _finished(buffer.data(), _links(drawn, sheet))


def _finished(written: QByteArray, links: str) -> bytes:
    """What the generator wrote, without empty groups, with all families named and links before its end.

    Done in parts, for a map of 10,000 claims is 150 MB of it.
    """
    parts = bytearray()
    names: dict[str, str] = {}
    start, size = 0, written.size()
    while start < size:
        end = _after_group(written, start + _PART)
        text = bytes(written.sliced(start, end - start).data()).decode("utf-8", "replace")
        text = _EMPTY_GROUP.sub("", text)
        text = _FAMILY.sub(lambda found: names.get(found[1]) or names.setdefault(found[1], _named(found[1])), text)
        # Qt sets these words a little apart and forgets to say so
        text = _SMALL_BOLD.sub(rf'\1 word-spacing="{style.WORD_SPACING}"', text)
        parts += text.encode("utf-8")
        start = end
    at = parts.rindex(b"</svg>")
    parts[at:at] = links.encode("utf-8")
    return bytes(parts)


def _after_group(written: QByteArray, start: int) -> int:
    """Where a part may end: after the end of a group and the blanks that follow, or with the document."""
    size = written.size()
    found = written.indexOf(QByteArray(b"</g>"), start) if start < size else -1
    if found < 0:
        return size
    end = found + len("</g>")
    blank = bytes(written.sliced(end, min(_BLANK, size - end)).data())
    return end + len(blank) - len(blank.lstrip())


def _named(family: str) -> str:
    return f"font-family={quoteattr(families(family))}"


def families(family: str) -> str:
    """A family with what to take where it is not installed."""
    names = [family, *(name for name in style.FALLBACK_FAMILIES if name != family)]
    return ", ".join(f"'{name}'" if " " in name else name for name in names)


def _links(drawn: DrawnMap, sheet: Sheet) -> str:
    """Clear rectangles over the cards: those of claims can be linked to, those of see-cards lead there."""
    drawn_in_full = [placed for placed in drawn.boxes_within(sheet.area) if placed.box.kind is BoxKind.CLAIM]
    places = []
    for placed in drawn_in_full:
        if placed.box.ref not in sheet.left_out:
            label = f"<title>{escape(one_line(drawn.sentence(placed.box.ref), 2000))}</title>"
            name = quoteattr(anchor(drawn, placed.box.ref.id))
            places.append(f"<rect id={name} {_sides(sheet.on_sheet(placed.rect))}>{label}</rect>\n")
    for link in see_links(drawn, sheet):
        if full_card(drawn, sheet, link.claim) is not None:
            target = quoteattr("#" + anchor(drawn, link.claim))
            places.append(f"<a xlink:href={target}><rect {_sides(link.rect)}/></a>\n")
    return f"<g>\n{''.join(places)}</g>\n" if places else ""


def anchor(drawn: DrawnMap, claim: str) -> str:
    """The name a claim is linked by: its key number where it has one, which outlives the record's id."""
    record = drawn.case.claims.get(claim)
    if record is not None and record.number:
        return f"claim-{record.number}"
    return "claim-" + re.sub(r"[^A-Za-z0-9_.-]", "_", claim)


def _sides(rect: Rect) -> str:
    return (
        f'x="{rect.x:.2f}" y="{rect.y:.2f}" width="{rect.w:.2f}" height="{rect.h:.2f}" '
        'fill="none" stroke="none" pointer-events="all"'
    )
