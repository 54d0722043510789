"""Nothing is told by colour alone, on the screen or in grey; texts run their own way, whichever way windows run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QTextLine

from moot.drawing.content import CardWords, Mark, PillWords, SeeWords, step_words
from moot.drawing.drawn import DrawnMap
from moot.drawing.lines import Setter
from moot.drawing.paint import Marks
from moot.drawing.pens import pens
from moot.drawing.style import DARK, LIGHT, Role, Theme, ui_family
from moot.layout.shapes import EdgeKind
from moot.model.records import Kind, Polarity, Ref
from tests.contrast import linear
from tests.drawing.maps import export_dispute, standing
from tests.drawing.test_contrast import tried

pytestmark = pytest.mark.usefixtures("qapp")

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)

# Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
# severity 1.0, on linear light.
SEEN = {
    "ordinary": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST = 33  # units of CIELAB (1976)


def seen_as(colour: str, eyes: str) -> tuple[float, float, float]:
    """A colour as such eyes see it, in CIELAB under D65."""
    made = QColor(colour)
    light = [linear(made.redF()), linear(made.greenF()), linear(made.blueF())]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in SEEN[eyes])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def root(value: float) -> float:
        return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    return 116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))


@BOTH
@pytest.mark.parametrize("eyes", SEEN)
def test_relations_are_far_apart_for_every_eye(theme: Theme, eyes: str) -> None:
    lines = [theme.support.line, theme.objection.line, theme.undercut.line]
    for one, other in itertools.combinations(lines, 2):
        pairs = zip(seen_as(one, eyes), seen_as(other, eyes), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 >= LEAST, (one, other)


@BOTH
def test_each_relation_has_its_own_line_mark_and_word(theme: Theme) -> None:
    made = pens(theme)
    relations = (EdgeKind.PRO, EdgeKind.CON, EdgeKind.UNDERCUT)
    assert len({tuple(made.edge(kind, 2.0, solid=False).dashPattern()) for kind in relations}) == 3
    said = [step_words(polarity).split(" ", 1) for polarity in Polarity]
    assert len({mark for mark, _word in said}) == len({word for _mark, word in said}) == 3


def test_every_status_is_a_mark_and_a_word_and_every_holder_a_name() -> None:
    made = tried()
    marks: dict[Mark, set[str]] = {}
    for ref in made.layout.boxes:
        content = made.content(ref)
        if isinstance(content, CardWords | SeeWords) and content.status is not None:
            marks.setdefault(content.status.mark, set()).add(content.status.word.split(" → ")[-1])
            assert content.status.word.startswith(content.status.was)  # `stands → falls`: both are words
        if isinstance(content, CardWords):
            assert content.holders  # beside the colour of the edge
            words = "".join(run.layout.text() for run in made.measure.prepared(content).runs)
            assert content.holders[:8] in words
        if isinstance(content, PillWords) and content.idle:
            idle, counts = pens(LIGHT).idle_pills[content.polarity], pens(LIGHT).pills[content.polarity]
            assert idle.dashPattern() != counts.dashPattern()
    assert marks == {Mark.STANDS: {"stands"}, Mark.FALLS: {"falls"}, Mark.OPEN: {"open"}}


def in_grey(made: DrawnMap, theme: Theme, marks: Marks) -> QImage:
    bounds = made.layout.bounds
    image = QImage(round(bounds.w + 40), round(bounds.h + 40), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    painter.translate(QPointF(20 - bounds.x, 20 - bounds.y))
    made.painting.paint(painter, theme, scale=1.0, marks=marks)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@BOTH
def test_what_is_selected_is_seen_in_grey(theme: Theme) -> None:
    made = tried()
    ref = Ref(Kind.CLAIM, "c25")
    rect, bounds = made.layout.boxes[ref].rect, made.layout.bounds
    bare, ringed = (in_grey(made, theme, marks) for marks in (Marks(), Marks(selected=(ref,))))
    x, y = round(rect.x - bounds.x + 20 - 3), round(rect.y - bounds.y + 20 + rect.h / 2)
    assert abs(bare.pixelColor(x, y).value() - ringed.pixelColor(x, y).value()) > 60


# Texts that run from right to left


@pytest.fixture
def mirrored(qapp: QGuiApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


HEBREW = "החששות של הממשל מוגזמים (ראו סעיף 5)."


def place(line: QTextLine, at: int) -> float:
    """How far from the left a character of a line begins, px."""
    found = line.cursorToX(at)
    assert isinstance(found, tuple)
    return float(found[0])


def test_a_map_looks_the_same_in_a_window_that_runs_the_other_way(request: pytest.FixtureRequest) -> None:
    case = export_dispute()
    before = in_grey(DrawnMap(case, standing=standing()), LIGHT, Marks())
    request.getfixturevalue("mirrored")
    assert in_grey(DrawnMap(case, standing=standing()), LIGHT, Marks()) == before


@pytest.mark.parametrize("way", ["left to right", "mirrored"])
def test_each_paragraph_runs_its_own_way(way: str, request: pytest.FixtureRequest) -> None:
    if way == "mirrored":
        request.getfixturevalue("mirrored")
    setter = Setter(ui_family())
    hebrew = setter.paragraph(Role.TEXT, HEBREW * 2, 200.0, 7).layout
    english = setter.paragraph(Role.TEXT, "The order is lawful. " * 4, 200.0, 7).layout
    for number in range(hebrew.lineCount()):
        assert place(hebrew.lineAt(number), hebrew.lineAt(number).textStart()) == pytest.approx(200.0, abs=1.0)
    for number in range(english.lineCount()):
        assert place(english.lineAt(number), english.lineAt(number).textStart()) == pytest.approx(0.0, abs=1.0)
    # the full stop ends the sentence: at the left end of the last line of one, the right end of the other
    last = hebrew.lineAt(hebrew.lineCount() - 1)
    assert place(last, len(hebrew.text())) < place(last, last.textStart())


def test_a_long_text_from_right_to_left_is_cut_off_at_its_end() -> None:
    block = Setter(ui_family()).paragraph(Role.TEXT, HEBREW * 20, 200.0, 7)
    assert block.lines == 7 and block.layout.text().endswith("…")
    last = block.layout.lineAt(6)
    assert place(last, len(block.layout.text())) < 100  # the ellipsis stands at the left
