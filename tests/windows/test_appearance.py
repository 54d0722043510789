"""How windows look: the style sheet is one Qt can read, to its end, in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from moot.windows import appearance


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    font = qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_is_read_to_its_end(application: QApplication, qtbot: QtBot, dark: bool) -> None:
    appearance.wear(application, dark)
    application.setStyleSheet(application.styleSheet() + "#probe { background: #123456; border: none; }")
    probe = QPushButton()
    qtbot.addWidget(probe)
    probe.setObjectName("probe")
    probe.resize(40, 20)
    # one rule Qt cannot read makes it leave out all of them
    assert probe.grab().toImage().pixelColor(20, 10).name() == "#123456"


@pytest.mark.parametrize(
    ("points", "dots", "size"),
    [
        (9, 96, 100),  # a bare X server, Windows
        (13, 72, 100),  # macOS
        (10, 96, 100),
        (11, 96, 113),
        (9, 144, 138),
        (6, 96, 100),
        (11, 192, 226),
        (40, 96, 250),
    ],
)
def test_texts_are_as_large_as_the_desktops_own(qapp: QApplication, points: int, dots: int, size: int) -> None:
    assert appearance.size_of(QFont("Any", points), dots) == size


def test_a_font_in_pixels_counts_as_it_is(qapp: QApplication) -> None:
    font = QFont("Any")
    font.setPixelSize(26)
    assert appearance.size_of(font, 300) == 200


@pytest.mark.parametrize("size", [100, 150, 200])
def test_what_holds_texts_grows_with_them_and_hairlines_do_not(application: QApplication, size: int) -> None:
    appearance.wear(application, dark=False, size=size)
    sheet = application.styleSheet()
    assert f"#case-title {{ font-size: {14 * size // 100}px" in sheet
    assert f"QInputDialog QLineEdit {{ min-width: {340 * size // 100}px" in sheet
    assert "QMenu::separator { height: 1px" in sheet and "border-bottom: 1px solid" in sheet
    assert application.font().pixelSize() == (13 * size + 50) // 100


@pytest.mark.parametrize("dark", [False, True])
def test_buttons_that_build_wear_the_colour_of_their_relation(
    application: QApplication, qtbot: QtBot, dark: bool
) -> None:
    appearance.wear(application, dark)
    button = QPushButton("+")
    button.setProperty("build", "reason")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.palette().buttonText().color().name().upper() == appearance.theme(dark=dark).support.line.upper()
