"""How windows look: the style sheet is one Qt can read, to its end, in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from moot.windows import appearance


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setStyleSheet("")


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
