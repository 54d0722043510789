"""Nothing leaves its box or runs into something else, whatever is written."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter

from moot.drawing import style
from moot.drawing.boxes import paint_box
from moot.drawing.content import (
    FALLS,
    STANDS,
    Border,
    CardWords,
    Content,
    IssueWords,
    PillWords,
    SeeWords,
    Status,
)
from moot.drawing.legible import legible, one_line
from moot.drawing.measure import Measure, Run
from moot.drawing.pens import pens
from moot.drawing.style import LIGHT, TEXT_LINES
from moot.layout.shapes import Rect
from moot.model.records import Polarity
from tests.drawing.nasty import TEXTS

pytestmark = pytest.mark.usefixtures("qapp")

FAMILIES = ["Inter", "DejaVu Sans", "Noto Sans"]


@pytest.fixture(params=FAMILIES, scope="module")
def measure(request: pytest.FixtureRequest, qapp: object) -> Measure:
    if request.param not in QFontDatabase.families():
        pytest.skip(f"{request.param} is not installed here")
    return Measure(request.param)


def card(text: str, **changed: object) -> CardWords:
    values: dict[str, object] = {
        "number": "21",
        "holders": "Commentator",
        "kinds": ("position", "opinion"),
        "text": legible(text) or "New claim",
        "empty": False,
        "facts": ("§ 2 sources", "⚖ CCE"),
        "badges": (),
        "status": STANDS,
        "edges": ("#6B5CA5",),
        "border": Border.SOLID,
        "muted": False,
        "fold": "",
    }
    return CardWords(**(values | changed))  # type: ignore[arg-type]


def lines_of(run: Run) -> list[QRectF]:
    """The natural rectangle of every line of a run, within its box."""
    lines = (run.layout.lineAt(number).naturalTextRect() for number in range(run.layout.lineCount()))
    return [rect.translated(run.x, run.y) for rect in lines]


def assert_in_place(measure: Measure, content: Content) -> None:
    prepared = measure.prepared(content)
    assert measure.size_of(content) == (prepared.width, prepared.height)
    box = QRectF(0, 0, prepared.width, prepared.height).adjusted(-0.1, -0.1, 0.1, 0.1)
    rects = [lines_of(run) for run in prepared.runs]
    for rect in itertools.chain(*rects):
        assert box.contains(rect) or rect.width() == 0
    for one, other in itertools.combinations(rects, 2):
        for a, b in itertools.product(one, other):
            assert not a.adjusted(0.1, 0.1, -0.1, -0.1).intersects(b)


def ink_outside(measure: Measure, content: Content) -> int:
    """How many pixels outside its box, shadow apart, painting a box changes."""
    prepared = measure.prepared(content)
    margin, zoom = 60, 2
    wide, high = int(prepared.width) + 2 * margin, int(prepared.height) + 2 * margin
    image = QImage(wide * zoom, high * zoom, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    paint_box(painter, pens(LIGHT), content, prepared, Rect(margin, margin, prepared.width, prepared.height))
    shadow = 0 if isinstance(content, PillWords | SeeWords | IssueWords) else 2
    painter.fillRect(QRectF(margin, margin, prepared.width, prepared.height + shadow), QColor("#FFFFFF"))
    painter.end()
    blank = QImage(image.size(), image.format())
    blank.fill(QColor("#FFFFFF"))
    if image == blank:
        return 0
    return sum(image.pixel(x, y) != 0xFFFFFFFF for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_overlaps_or_leaves_a_card(measure: Measure, name: str) -> None:
    content = card(TEXTS[name], holders=one_line(TEXTS[name], 80) or "nobody", badges=("disputed", "privileged"))
    assert_in_place(measure, content)
    assert ink_outside(measure, content) == 0


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_leaves_pills_see_cards_and_issues(measure: Measure, name: str) -> None:
    line = one_line(TEXTS[name]) or "x"
    for content in (
        PillWords(Polarity.CON, f"− but · {line}", idle=False),
        SeeWords("↗ see 21", line),
        IssueWords(legible(TEXTS[name]) or "New issue", False, ""),
    ):
        assert_in_place(measure, content)
        assert ink_outside(measure, content) == 0


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=400), st.text(st.characters(), max_size=60))
def test_any_text_stays_in_its_card(text: str, holder: str) -> None:
    measure = Measure(style.ui_family())
    assert_in_place(measure, card(text, holders=one_line(holder) or "nobody"))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text("abcdefgh WMé中", min_size=1, max_size=40), max_size=7),
    st.lists(
        st.sampled_from(["struck", "disputed", "privileged", "unstated", "presumed", "umstritten" * 4]), max_size=6
    ),
    st.sampled_from([None, STANDS, FALLS, Status(FALLS.mark, "widerlegt, soweit erfasst")]),
)
def test_any_footer_stays_in_its_card(facts: list[str], badges: list[str], status: Status | None) -> None:
    measure = Measure(style.ui_family())
    words = tuple(one_line(fact) or "x" for fact in facts)
    assert_in_place(measure, card("Text.", facts=words, badges=tuple(badges), status=status))


def test_the_status_is_whole_and_at_the_right(measure: Measure) -> None:
    crowded = card("Text.", facts=("§ 12 sources", "⚖ BRD", "? 11 open"), badges=("struck", "disputed"))
    prepared = measure.prepared(crowded)
    status = prepared.runs[-1]
    assert status.layout.text() == "stands"
    assert lines_of(status)[-1].right() == pytest.approx(style.CARD_WIDTH - style.PAD_RIGHT, abs=0.1)
    texts = [run.layout.text() for run in prepared.runs]
    assert [text for text in texts if "…" in text] == []


def test_the_key_number_is_whole_and_the_holder_gives_way_before_the_kind(measure: Measure) -> None:
    prepared = measure.prepared(card("Text.", number="1234567", holders="The administration's many supporters"))
    number, header = (run.layout.text() for run in prepared.runs[:2])
    assert number == "1234567"
    assert header.endswith("… · opinion")


def test_position_is_left_out_before_a_name_is_cut(measure: Measure) -> None:
    prepared = measure.prepared(card("Text.", holders="Administration", kinds=("position", "mapper's point")))
    assert prepared.runs[1].layout.text() == "Administration · mapper's point"


def test_long_text_is_cut_after_seven_lines_with_an_ellipsis(measure: Measure) -> None:
    for name in ("long claim", "one long word", "chinese", "newlines", "wide letters"):
        text = measure.prepared(card(TEXTS[name])).runs[2].layout
        assert text.lineCount() == TEXT_LINES, name
        assert text.text().endswith("…"), name
    short = measure.prepared(card("The order cannot be enforced inside the country.")).runs[2].layout
    assert "…" not in short.text()


def test_text_that_just_fits_is_not_cut(measure: Measure) -> None:
    seven = "\n".join(f"line {number}" for number in range(7))
    layout = measure.prepared(card(seven)).runs[2].layout
    assert (layout.lineCount(), layout.text().endswith("6")) == (7, True)


def test_taller_fonts_make_taller_cards(measure: Measure) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Tibetan):
        pytest.skip("no font here has Tibetan letters")
    latin, tibetan = measure.size_of(card("a")), measure.size_of(card("བསྒྲུབས"))
    assert tibetan[1] > latin[1]


def test_cards_are_of_one_width_and_as_high_as_their_text(measure: Measure) -> None:
    sizes = [measure.size_of(card("word " * count)) for count in (1, 12, 24, 48)]
    assert {width for width, _ in sizes} == {style.CARD_WIDTH}
    heights = [height for _, height in sizes]
    assert heights == sorted(set(heights))
    assert all(height == int(height) for height in heights)


def test_what_was_prepared_is_used_again(measure: Measure) -> None:
    assert measure.prepared(card("Same.")) is measure.prepared(card("Same."))
    other = measure.prepared(card("Same.", number="22"))
    assert other.runs[2].layout is measure.prepared(card("Same.")).runs[2].layout


def test_what_is_kept_is_bounded() -> None:
    measure = Measure(style.ui_family(), keep=10)
    for number in range(100):
        measure.prepared(card(f"Text {number}."))
    assert len(measure._prepared) == 10
