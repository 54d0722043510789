"""Every colour of a map on every ground it stands on, as declared and as painted, in both themes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

import moot
from moot.drawing.caption import Words
from moot.drawing.content import FALLS, STANDS, Standing, Status
from moot.drawing.drawn import DrawnMap
from moot.drawing.measure import Run
from moot.drawing.paint import NO_MARKS, Marks
from moot.drawing.picture import Format, Order, make
from moot.drawing.style import DARK, LIGHT, PARTY_COLOURS, Relation, Theme
from moot.layout.shapes import Line, Rect
from moot.model.case import Case
from moot.model.records import Argument, Claim, Id, Kind, Mode, Record, Ref
from tests.contrast import LINE, TEXT, contrast, painted
from tests.drawing.maps import export_dispute, standing

pytestmark = pytest.mark.usefixtures("qapp")

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
SCALE = 4.0  # large enough for the strokes of the smallest letters to be wider than a pixel


@dataclass(frozen=True)
class On:
    """What a colour is, and the grounds it is seen on. `least` 0: it says nothing that is not told otherwise."""

    least: float
    grounds: tuple[str, ...]


PLAIN = ("paper", "surface")
BANDS = ("support.tint", "objection.tint", "undercut.tint")
GROUND = On(0, ())

# Every field of a theme. A new one fails until it is declared here.
DECLARED = {
    "paper": GROUND,
    "surface": On(TEXT, ("accent",)),  # the words of a selected row of a menu
    "ink": On(TEXT, (*PLAIN, *BANDS)),
    "muted": On(TEXT, PLAIN),
    "placeholder": On(TEXT, PLAIN),
    "hairline": On(0, PLAIN),  # parts and frames: see decisions
    "outline": On(LINE, PLAIN),
    "accent": On(TEXT, PLAIN),  # links, and what has turned
    "issue": On(LINE, PLAIN),
    "issue_ink": On(TEXT, ("issue", "accent")),  # also selected in the editor
    "spine": On(LINE, ("paper",)),
    "nobody": On(LINE, PLAIN),
    "shadow": GROUND,
    **{f"{name}.line": On(TEXT, PLAIN) for name in ("support", "objection", "undercut")},
    **{f"{name}.tint": GROUND for name in ("support", "objection", "undercut")},
    **{f"{name}.border": On(LINE, ("paper",)) for name in ("support", "objection", "undercut")},
}


def colours(theme: Theme | Relation, before: str = "") -> Iterator[tuple[str, object]]:
    """All fields that are not the name, those of relations with their path."""
    for name, value in theme._asdict().items():
        if isinstance(value, Relation):
            yield from colours(value, f"{name}.")
        elif name != "name":
            yield before + name, value


@BOTH
def test_every_colour_stands_out_from_every_ground_it_is_declared_for(theme: Theme) -> None:
    found = dict(colours(theme))
    assert found.keys() == DECLARED.keys()
    for name, on in DECLARED.items():
        for ground in on.grounds:
            assert contrast(str(found[name]), str(found[ground])) >= on.least, f"{name} on {ground}"


@BOTH
def test_lines_stand_out_from_the_bands_they_cross(theme: Theme) -> None:
    for relation in (theme.support, theme.objection, theme.undercut):
        for ground in (theme.support, theme.objection, theme.undercut):
            assert contrast(relation.line, ground.tint) >= LINE


@BOTH
@pytest.mark.parametrize("colour", PARTY_COLOURS)
def test_the_edge_of_a_party_stands_out_from_its_card(theme: Theme, colour: str) -> None:
    assert contrast(colour, theme.surface) >= LINE


def test_no_colour_stands_outside_the_module_of_styles() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|GlobalColor\.(?!transparent)|QColor\(\s*[\"'\d]|rgb\(")
    allowed = {
        Path("drawing/style.py"): None,
        Path("drawing/grey.py"): None,  # a theme like those
        Path("model/rules.py"): "#1A2B3C",  # an example in a message
        Path("windows/sheet_preview.py"): "GlobalColor.white",  # the page a picture is printed on
    }
    root = Path(moot.__file__).parent
    found = []
    for path in sorted(root.rglob("*.py")):
        where = path.relative_to(root)
        if allowed.get(where, "") is None:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            code = line.replace(allowed.get(where) or "\0", "")
            if literal.search(code):
                found.append(f"{where}: {line.strip()}")
    assert not found


# As painted


STRUCK = (
    Claim("c26", "It does not say how dual citizens are to be treated.", number=26, holders=("com",), struck=True),
    Claim("c29", "A citizen can be bribed.", number=29, unstated=True, privileged=True, contested="disputed"),
)


def plain() -> DrawnMap:
    return DrawnMap(export_dispute(), standing=standing())


def struck() -> DrawnMap:
    others = [record for record in export_dispute() if record.id not in ("c26", "c29")]
    return DrawnMap(Case([*others, *STRUCK]), standing=standing())


def tried() -> DrawnMap:
    """What is tried turns one claim over, switches off one step; a lens tells strengths."""
    case = export_dispute()
    statuses: dict[Id, Status] = {**standing().statuses}
    statuses["c21"] = FALLS._replace(was="stands")
    statuses["c27"] = STANDS._replace(was="falls")
    argument = case.arguments["a1"]
    assert isinstance(argument, Argument)
    supposed: dict[Ref, Record] = {
        Ref(Kind.ARGUMENT, "a1"): replace(argument, enabled=False, mode=Mode.CONVERGENT, weight=20),
        Ref(Kind.CLAIM, "c23"): case.claims["c23"],
    }
    strengths = {Ref(Kind.CLAIM, id_): "0.73" for id_ in case.claims} | {Ref(Kind.ARGUMENT, "a2"): "–"}
    idle = frozenset({"a1", "a5"})
    return DrawnMap(case, standing=Standing(statuses, idle=idle, supposed=supposed, strengths=strengths))


def drawn(made: DrawnMap, theme: Theme, marks: Marks = NO_MARKS) -> tuple[QImage, QPointF]:
    """The whole map, large; and where its origin lies on the image, px of the map."""
    bounds = made.layout.bounds
    at = QPointF(20 - bounds.x, 20 - bounds.y)
    size = QRectF(0, 0, (bounds.w + 40) * SCALE, (bounds.h + 40) * SCALE).toRect()
    image = QImage(size.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    painter.translate(at)
    made.painting.paint(painter, theme, scale=SCALE, marks=marks)
    painter.end()
    return image, at


def on_image(at: QPointF, x: float, y: float, w: float, h: float) -> QRect:
    return QRectF((x + at.x()) * SCALE, (y + at.y()) * SCALE, w * SCALE, h * SCALE).toRect()


def words_of(run: Run) -> Iterator[Rect]:
    """Each line of a run, within its box."""
    for number in range(run.layout.lineCount()):
        line = run.layout.lineAt(number)
        seen = line.naturalTextRect()
        yield Rect(run.x + seen.x(), run.y + seen.y() + 2, seen.width(), seen.height() - 4)


@BOTH
@pytest.mark.parametrize("states", [plain, struck, tried])
def test_every_word_on_a_map_can_be_read(states: Callable[[], DrawnMap], theme: Theme) -> None:
    made = states()
    image, at = drawn(made, theme)
    count = 0
    for ref, placed in made.layout.boxes.items():
        for run in made.measure.prepared(made.content(ref)).runs:
            for line in words_of(run):
                part = on_image(at, placed.rect.x + line.x, placed.rect.y + line.y, line.w, line.h)
                assert painted(image, part) >= TEXT, f"{ref}: {run.layout.text()}"
                count += 1
    assert count > 40


@BOTH
def test_every_mark_of_a_status_can_be_seen(theme: Theme) -> None:
    made = tried()
    image, at = drawn(made, theme)
    seen = set()
    for ref, placed in made.layout.boxes.items():
        mark = made.measure.prepared(made.content(ref)).mark
        if mark is not None:
            seen.add(mark[0])
            part = on_image(at, placed.rect.x + mark[1] - 7, placed.rect.y + mark[2] - 7, 14, 14)
            assert painted(image, part) >= LINE
    assert len(seen) == 3


@BOTH
@pytest.mark.parametrize("states", [plain, tried])
def test_every_line_can_be_followed(states: Callable[[], DrawnMap], theme: Theme) -> None:
    made = states()
    image, at = drawn(made, theme)
    kinds = set()
    for edge in made.layout.edges:
        if edge.stem or not edge.pieces:
            continue
        kinds.add(edge.kind)
        ends = [edge.start, *((piece.x, piece.y) for piece in edge.pieces)]
        for (x, y), piece in zip(ends, edge.pieces, strict=False):
            if isinstance(piece, Line) and abs(piece.x - x) + abs(piece.y - y) > 16:
                x, y = (x + piece.x) / 2, (y + piece.y) / 2
                assert painted(image, on_image(at, x - 7, y - 7, 14, 14)) >= LINE, edge.kind
    assert len(kinds) == 4


@BOTH
def test_what_is_selected_and_what_is_found_has_a_ring_that_can_be_seen(theme: Theme) -> None:
    made = plain()
    ref = Ref(Kind.CLAIM, "c25")
    bare, at = drawn(made, theme)
    rect = made.layout.boxes[ref].rect
    left = on_image(at, rect.x - 5, rect.y + rect.h / 2 - 3, 4, 6)
    assert painted(bare, left) < LINE
    ringed, at = drawn(made, theme, Marks(selected=(ref,)))
    assert painted(ringed, left) >= LINE
    hovered, at = drawn(made, theme, Marks(hovered=ref))
    assert painted(hovered, left) >= LINE


@BOTH
def test_bands_can_be_made_out(theme: Theme) -> None:
    made = plain()
    image, at = drawn(made, theme)
    assert made.layout.bands
    for band in made.layout.bands:
        x, y, _w, h = band.rect
        assert painted(image, on_image(at, x - 3, y + h - 30, 6, 6)) >= LINE


@BOTH
def test_words_round_a_picture_can_be_read(theme: Theme) -> None:
    words = Words(title="Export dispute", date="24 November 2026", stamp="Draft", notice="A sample.")
    shown = DrawnMap(export_dispute(), theme=theme, standing=standing())
    made = make(shown, words, Order(Format.PNG, scale=SCALE))
    image = QImage.fromData(made.data).convertToFormat(QImage.Format.Format_RGB32)
    assert not image.isNull()
    wide, high = image.width(), image.height()
    for strip in (QRect(0, 0, wide // 2, high // 12), QRect(wide // 2, 0, wide // 2, high // 12)):
        assert painted(image, strip) >= TEXT  # title and date, stamp
    assert painted(image, QRect(0, high - high // 16, wide, high // 16)) >= TEXT
