"""What appears on the paper: every relation with its own line, every level of detail, only what is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from moot.drawing import style
from moot.drawing.content import CardWords, Content, PillWords
from moot.drawing.drawn import DrawnMap
from moot.drawing.far import blocks
from moot.drawing.measure import Measure
from moot.drawing.paint import Detail, Marks, Painting, detail_at
from moot.drawing.pens import pens
from moot.drawing.style import DARK, LIGHT, Theme, ui_family
from moot.drawing.traced import Extent, Traced, trace
from moot.layout.shapes import (
    Band,
    Box,
    BoxKind,
    Curve,
    Edge,
    EdgeKind,
    Hidden,
    Line,
    MapLayout,
    Placed,
    Rect,
)
from moot.model.records import Kind, Polarity, Ref
from tests.drawing.maps import export_dispute, large, standing
from tests.drawing.test_measure import card

pytestmark = pytest.mark.usefixtures("qapp")

UPPER, LOWER = Ref(Kind.CLAIM, "upper"), Ref(Kind.CLAIM, "lower")
PILL = Ref(Kind.ARGUMENT, "step")


@pytest.fixture(scope="module")
def measure(qapp: object) -> Measure:
    return Measure(ui_family())


def two_cards(measure: Measure, kind: EdgeKind, polarity: Polarity, weight: int = 100, idle: bool = False) -> Painting:
    """One claim above another with a step between them, made by hand."""
    says: dict[Ref, Content] = {
        UPPER: card("Upper."),
        LOWER: card("Lower.", fold="+3 · 2 for, 1 against"),
        PILL: PillWords(polarity, "+ because", idle),
    }
    pill = Rect(80, 150, 70, 20)
    boxes = {
        UPPER: Placed(Box(BoxKind.CLAIM, UPPER, "upper"), Rect(0, 0, 232, 78)),
        PILL: Placed(Box(BoxKind.ARGUMENT, PILL), pill, UPPER),
        LOWER: Placed(Box(BoxKind.CLAIM, LOWER, "lower", hidden=Hidden(3, 2, 1)), Rect(0, 180, 232, 78), PILL),
    }
    edges = (
        Edge(kind, PILL, UPPER, (115, 150), (Curve(115, 130, 116, 110, 116, 88), Line(116, 78)), weight),
        Edge(kind, PILL, LOWER, (115, 170), (Line(115, 180),), weight, stem=True),
    )
    bands = (Band("step", polarity, Rect(-10, 160, 252, 120)),)
    layout = MapLayout(boxes, bands, edges, Rect(-10, 0, 252, 280))
    return Painting(layout, lambda box: says[box.ref], measure.prepared)


def painted(painting: Painting, theme: Theme = LIGHT, scale: float = 2.0, **how: object) -> QImage:
    bounds = painting.traced.layout.bounds
    image = QImage(round((bounds.w + 40) * scale), round((bounds.h + 40) * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(20 - bounds.x, 20 - bounds.y)
    painting.paint(painter, theme, scale=scale, **how)  # type: ignore[arg-type]
    painter.end()
    return image


def near(colour: int, wanted: str, slack: int = 24) -> bool:
    other = int(wanted[1:], 16)
    return all(abs((colour >> shift & 255) - (other >> shift & 255)) <= slack for shift in (16, 8, 0))


def pixels(image: QImage) -> Counter[int]:
    """How often each colour occurs."""
    return Counter(memoryview(image.constBits()).cast("B").cast("I"))


def count(image: QImage, wanted: str) -> int:
    return sum(often for colour, often in pixels(image).items() if near(colour, wanted))


def column(image: QImage, x: int, top: int, bottom: int, wanted: str) -> list[bool]:
    """Down one column of pixels, where the colour is."""
    return [near(image.pixel(x, y), wanted) for y in range(top, bottom)]


def runs(pattern: list[bool]) -> int:
    """How many separate pieces a line has."""
    return sum(now and not before for before, now in zip([False, *pattern], pattern, strict=False))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_relation_has_its_own_line(measure: Measure, theme: Theme) -> None:
    pieces = {}
    for kind, polarity in ((EdgeKind.PRO, "pro"), (EdgeKind.CON, "con"), (EdgeKind.UNDERCUT, "undercut")):
        painting = two_cards(measure, kind, Polarity(polarity))
        tone = {"pro": theme.support, "con": theme.objection, "undercut": theme.undercut}[polarity]
        # the straight line from pill to card bends by one px only: look down its middle
        image = painted(painting, theme, 4.0)
        x = (115 + 30) * 4 + 2
        pieces[polarity] = runs(column(image, x, (88 + 20) * 4 + 8, (140 + 20) * 4, tone.line))
    assert pieces["pro"] == 1
    assert 2 <= pieces["con"] < pieces["undercut"]


def test_weight_is_thickness(measure: Measure) -> None:
    inks = []
    for weight in (10, 30, 50, 70, 100):
        image = painted(two_cards(measure, EdgeKind.PRO, Polarity.PRO, weight), scale=6.0)
        y = (120 + 20) * 6
        inks.append(sum(near(image.pixel(x, y), LIGHT.support.line, 60) for x in range(image.width())))
    assert inks == sorted(set(inks))


def test_an_idle_step_is_hollow_dashed_and_thin(measure: Measure) -> None:
    busy = painted(two_cards(measure, EdgeKind.PRO, Polarity.PRO))
    idle = painted(two_cards(measure, EdgeKind.PRO, Polarity.PRO, idle=True))
    inside = ((80 + 30 + 6) * 2, (160 + 20 - 6) * 2)
    assert near(busy.pixel(*inside), LIGHT.surface, 2)
    assert near(idle.pixel(*inside), LIGHT.paper, 2)
    assert count(idle, LIGHT.support.line) < count(busy, LIGHT.support.line)


def test_arrows_point_at_what_they_bear_on(measure: Measure) -> None:
    found = trace(Edge(EdgeKind.PRO, PILL, UPPER, (0, 100), (Line(0, 50),)))
    assert found.arrow is not None
    assert found.arrow.boundingRect().top() == 50
    assert found.arrow.boundingRect().center().x() == 0
    assert found.path.boundingRect().top() > 50 + style.ARROW_LENGTH - 2
    assert trace(Edge(EdgeKind.PRO, PILL, LOWER, (0, 0), (Line(0, 8),), stem=True)).arrow is None
    assert trace(Edge(EdgeKind.POSITION, UPPER, PILL, (0, 100), (Line(0, 50),))).arrow is None


@pytest.mark.parametrize(
    "edge",
    [
        Edge(EdgeKind.PRO, PILL, UPPER, (5, 5), ()),
        Edge(EdgeKind.PRO, PILL, UPPER, (5, 5), (Line(5, 5),)),
        Edge(EdgeKind.CON, PILL, UPPER, (5, 5), (Line(5, 7),)),
        Edge(EdgeKind.CON, PILL, UPPER, (5, 5), (Curve(5, 40, 80, 5, 80, 40),)),
        Edge(EdgeKind.CON, PILL, UPPER, (5, 5), (Line(50, 5), Line(50, 9))),
    ],
)
def test_lines_too_short_for_their_arrow_are_drawn_all_the_same(edge: Edge) -> None:
    path = trace(edge).path
    assert path.boundingRect().width() <= 80


def test_detail_follows_the_scale() -> None:
    assert [detail_at(scale) for scale in (2, 1, 0.4, 0.3, 0.15, 0.1, 0.001)] == [
        *[Detail.FULL] * 3,
        *[Detail.PLAIN] * 2,
        *[Detail.BLOCKS] * 2,
    ]


@pytest.fixture
def drawn(qapp: object) -> Iterator[DrawnMap]:
    yield DrawnMap(export_dispute(), None, LIGHT, standing())


def image_of(drawn: DrawnMap, scale: float, **how: object) -> QImage:
    bounds = drawn.layout.bounds
    image = QImage(round((bounds.w + 40) * scale), round((bounds.h + 40) * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(drawn.theme.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(20 - bounds.x, 20 - bounds.y)
    drawn.paint(painter, scale=scale, **how)  # type: ignore[arg-type]
    painter.end()
    return image


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_relations_show_at_every_level_of_detail(drawn: DrawnMap, theme: Theme, detail: Detail) -> None:
    drawn.theme = theme
    image = image_of(drawn, 1.0, detail=detail)
    for relation in (theme.support, theme.objection, theme.undercut):
        assert count(image, relation.line) > 20
    assert count(image, theme.issue) > 1000


def test_only_what_is_exposed_is_painted(drawn: DrawnMap) -> None:
    bounds = drawn.layout.bounds
    for detail in (Detail.FULL, Detail.PLAIN):
        left = image_of(drawn, 0.5, detail=detail, exposed=QRectF(bounds.x, bounds.y, 300, bounds.h))
        right = left.copy(left.width() - 200, 0, 200, left.height())
        assert count(right, LIGHT.paper) == right.width() * right.height()
        assert count(left, LIGHT.paper) < left.width() * left.height()


def test_what_is_exposed_is_painted_as_in_the_whole(drawn: DrawnMap) -> None:
    bounds = drawn.layout.bounds
    whole = image_of(drawn, 1.0)
    part = QRectF(bounds.x + 300, bounds.y + 200, 400, 250)
    some = image_of(drawn, 1.0, exposed=part)
    window = (320, 220, 400, 250)
    assert some.copy(*window) == whole.copy(*window)


def test_boxes_left_out_take_their_lines_with_them(drawn: DrawnMap) -> None:
    gone = [Ref(Kind.ARGUMENT, "a5"), Ref(Kind.ARGUMENT, "a7")]
    image = image_of(drawn, 1.0, marks=Marks(left_out=gone))
    assert count(image, LIGHT.objection.line) == 0


def test_rings_mark_what_is_selected(drawn: DrawnMap) -> None:
    plain = image_of(drawn, 1.0)
    ringed = image_of(drawn, 1.0, marks=Marks(selected=[Ref(Kind.CLAIM, "c25")], hovered=Ref(Kind.CLAIM, "c26")))
    assert count(plain, LIGHT.accent) == 0
    assert count(ringed, LIGHT.accent) > 500
    gone = Marks(selected=[Ref(Kind.CLAIM, "nowhere")], hovered=Ref(Kind.CLAIM, "gone"))
    assert image_of(drawn, 1.0, marks=gone) == plain


def test_a_theme_changes_colours_and_moves_nothing(drawn: DrawnMap) -> None:
    before = drawn.layout
    light = image_of(drawn, 1.0)
    drawn.theme = DARK
    assert drawn.layout is before
    assert image_of(drawn, 1.0).size() == light.size()
    assert near(image_of(drawn, 1.0).pixel(2, 2), DARK.paper, 0)


def test_a_badge_stands_beneath_its_card_and_is_short_where_a_line_arrives(measure: Measure) -> None:
    painting = two_cards(measure, EdgeKind.PRO, Polarity.PRO)
    free = painting.badge(LOWER)
    assert free is not None and painting.badge(UPPER) is None
    assert free.rect.y >= 258 and free.rect.right <= 232
    crowd = Edge(EdgeKind.PRO, PILL, LOWER, (116, 300), (Line(116, 258),))
    layout = painting.traced.layout
    crowded = MapLayout(layout.boxes, layout.bands, (*layout.edges, crowd), layout.bounds)
    words = card("Lower.", fold="+3 · 2 for, 1 against")
    told = Painting(crowded, lambda box: words, measure.prepared).badge(LOWER)
    assert told is not None
    assert told.words.layout.text() == "+3"


def test_a_card_shows_a_part_of_its_edge_for_each_holder(measure: Measure) -> None:
    says = card("Text.", edges=("#FF0000", "#00FF00", "#0000FF"))
    assert isinstance(says, CardWords)
    box = Box(BoxKind.CLAIM, UPPER, "upper")
    layout = MapLayout({UPPER: Placed(box, Rect(0, 0, 232, 90))}, (), (), Rect(0, 0, 232, 90))
    image = painted(Painting(layout, lambda _box: says, measure.prepared))
    x = (20 + 2) * 2
    assert [QColor(image.pixel(x, (20 + y) * 2)).name() for y in (15, 45, 75)] == ["#ff0000", "#00ff00", "#0000ff"]


def test_panning_paints_what_standing_still_does(qapp: object) -> None:
    panned, still = DrawnMap(large(300)), DrawnMap(large(300))
    middle = list(panned.layout.boxes.values())[150].rect
    for step in range(12):
        window = QRectF(middle.x - 400 + 130 * step, middle.y - 300 + 45 * step, 800, 600)
        pictures = []
        for drawn in (panned, DrawnMap(still.case, measure=still.measure)):
            image = QImage(800, 600, QImage.Format.Format_RGB32)
            image.fill(QColor(LIGHT.paper))
            painter = QPainter(image)
            painter.translate(-window.topLeft())
            drawn.paint(painter, scale=1.0, exposed=window)
            painter.end()
            pictures.append(image)
        assert pictures[0] == pictures[1]


def test_what_meets_an_area_is_found_in_reading_order(qapp: object) -> None:
    drawn = DrawnMap(large(300))
    everything = list(drawn.layout.boxes.values())
    bounds = drawn.layout.bounds
    for part in (0.0, 0.3, 0.7):
        x, y = bounds.x + part * bounds.w, bounds.y + part * bounds.h
        area = Extent(x, y, x + 1600, y + 1000)
        traced = Traced(drawn.layout)
        found = list(traced.boxes_within(area))
        met = [placed for placed in everything if Extent(*placed.rect[:2], *_corner(placed)).meets(area)]
        assert [placed for placed in found if placed in met] == met
        assert all(Extent(x - 30, y - 30, x + 1630, y + 1030).meets(Extent(*p.rect[:2], *_corner(p))) for p in found)
    assert list(traced.boxes_within(None)) == everything


def _corner(placed: Placed) -> tuple[float, float]:
    return placed.rect.right, placed.rect.bottom


def test_a_large_map_is_painted_alike_in_parts_and_whole(qapp: object) -> None:
    drawn = DrawnMap(large(400))
    bounds = drawn.layout.bounds
    scale = min(1.0, 4000 / bounds.w)
    whole = image_of(drawn, scale, detail=Detail.PLAIN)
    part = QRectF(bounds.x + bounds.w / 2, bounds.y, bounds.w / 4, bounds.h)
    some = image_of(drawn, scale, detail=Detail.PLAIN, exposed=part)
    window = (round((part.x() - bounds.x + 20) * scale) + 1, 0, round(part.width() * scale) - 2, whole.height())
    one, other = some.copy(*window), whole.copy(*window)
    # a dash may begin a hair elsewhere when fewer lines share a path
    different = sum(a != b for a, b in zip(one.constBits(), other.constBits(), strict=True))
    assert different < 0.005 * one.sizeInBytes()


def test_from_very_far_a_branch_within_a_pixel_is_one_rectangle(qapp: object) -> None:
    drawn = DrawnMap(large(400))
    made = pens(LIGHT)
    every = blocks(made, drawn.layout, drawn.content_of)
    assert sum(map(len, every.rects.values())) == len(drawn.layout.boxes)
    assert sum(map(len, every.lines.values())) == sum(not edge.stem for edge in drawn.layout.edges)
    plain = MapLayout(dict(drawn.layout.boxes), drawn.layout.bands, drawn.layout.edges, drawn.layout.bounds)
    listed = blocks(made, plain, drawn.content_of)
    assert {colour: _corners(rects) for colour, rects in listed.rects.items()} == {
        colour: _corners(rects) for colour, rects in every.rects.items()
    }
    few = blocks(made, drawn.layout, drawn.content_of, finest=1500.0)
    rects = [rect for of in few.rects.values() for rect in of]
    assert len(rects) < len(drawn.layout.boxes)
    # nothing of the map is missing
    for placed in drawn.layout.boxes.values():
        assert any(rect.contains(QRectF(*placed.rect)) for rect in rects)


def _corners(rects: list[QRectF]) -> list[tuple[float, float]]:
    return sorted((rect.x(), rect.y()) for rect in rects)
