"""The window in German: chosen, spoken, and given back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from moot import places
from moot.canvas import scheming, wording
from moot.canvas.commands import BY_NAME
from moot.drawing.content import STANDS
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.picture import image_of
from moot.drawing.sheets import Sheet
from moot.layout.shapes import Rect
from moot.model import verbs
from moot.model.case import Case
from moot.model.records import Kind, Ref
from moot.windows import appearance, language
from moot.windows.panels.calm import CalmCombo
from moot.windows.program import Program
from moot.windows.sizes import LEAST
from tests.windows.spoken import speaking


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    with speaking(qapp, "de"):
        yield


@pytest.fixture
def worn(qapp: QApplication) -> Iterator[None]:
    """The window's style sheet, which gives fields their width."""
    appearance.wear(qapp, dark=False)
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.mark.parametrize(
    ("preferred", "system", "chosen"),
    [
        ("", ["de-AT", "en-GB"], "de"),
        ("", ["fr-FR", "de-DE", "en-US"], "de"),
        ("", ["en-US", "de-DE"], "en"),
        ("", ["ja-JP"], "en"),
        ("", ["C"], "en"),
        ("de", ["en-US"], "de"),
        ("en", ["de-DE"], "en"),
        ("tlh", ["de-DE"], "de"),
        ("de.schemes", ["fr"], "en"),
    ],
)
def test_the_language_preferred_goes_before_the_systems(preferred: str, system: list[str], chosen: str) -> None:
    assert language.choose(preferred, system) == chosen


def test_the_languages_there_are_name_themselves() -> None:
    assert language.languages() == {"en": "English", "de": "Deutsch"}
    assert places.translations().joinpath("de.schemes.po").is_file()


def test_english_installs_nothing(qapp: QCoreApplication) -> None:
    there = len(qapp.findChildren(QTranslator))
    before = QLocale()
    language.speak(qapp, "en")
    assert len(qapp.findChildren(QTranslator)) == there
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
def test_a_step_is_called_in_german_from_menu_to_undo(program: Program) -> None:
    window = program.show(program.blank())
    desk = window.desk
    assert BY_NAME["undercut"].title == "Entkräftung"
    desk.attempt(lambda: verbs.add_claim(desk.case, "Der Fuchs gehört Post."))
    claim = desk.current
    assert claim is not None
    desk.attempt(lambda: verbs.amend(desk.case, claim, tags=("Fuchs",)))
    window.actions_.refresh(["undo"])
    assert window.actions_["undo"].text() == "Rückgängig „Schlagwörter von Behauptung 1 ändern“"
    content = window.map.sheet.sentence(Ref(Kind.CLAIM, claim.id))
    assert "steht, so wie abgebildet" in content
    assert STANDS.word == "stands"


@pytest.mark.usefixtures("german")
def test_a_refusal_is_told_in_german(program: Program, qtbot: QtBot) -> None:
    desk = program.show(program.blank()).desk
    desk.attempt(lambda: verbs.add_issue(desk.case, "Wem gehört der Fuchs?"))
    issue = desk.current
    assert issue is not None
    with qtbot.waitSignal(desk.refused) as refused:
        desk.attempt(lambda: verbs.amend(desk.case, issue, weight=3))
    assert refused.args == ["Streitfrage „Wem gehört der Fuchs?“ hat das nicht: Gewicht."]


@pytest.mark.usefixtures("german")
def test_a_picture_too_large_is_refused_with_german_numbers() -> None:
    sheet = Sheet(40000, 1000, Rect(0, 0, 40000, 1000), (0, 0), 1, 0)
    with pytest.raises(PictureError) as refused:
        image_of(DrawnMap(Case()), sheet, 1.0)
    assert "40,000 by 1,000 px" in str(refused.value)
    assert "40.000 mal 1.000 px" in wording.worded(refused.value)


@pytest.mark.usefixtures("german", "worn")
def test_in_a_small_window_german_fields_are_not_cut_off(program: Program, qtbot: QtBot) -> None:
    window = program.show(program.sample("export-control-dispute"))
    window.resize(900, 600)
    argument = next(iter(window.desk.case.arguments))
    window.desk.select_one(Ref(Kind.ARGUMENT, argument))
    window.actions_["gaps"].trigger()
    inspector = window.side.inspector
    qtbot.waitUntil(lambda: window.side.isVisible() and any(c.isVisible() for c in inspector.findChildren(CalmCombo)))
    window.panes.setSizes([0, 900, 1])
    qtbot.waitUntil(lambda: 0 < inspector.viewport().width() < LEAST)
    form = inspector.widget()
    assert form is not None
    assert form.width() <= inspector.viewport().width()


@pytest.mark.usefixtures("german")
def test_a_scheme_lays_out_german_premises(program: Program) -> None:
    desk = program.show(program.blank()).desk
    desk.attempt(lambda: verbs.add_claim(desk.case, "Der Zaun war morsch."))
    claim = desk.current
    assert claim is not None
    desk.attempt(lambda: verbs.add_reason(desk.case, claim))
    (argument,) = desk.case.arguments.values()
    known = scheming.catalogue()
    desk.attempt(lambda: verbs.choose_scheme(desk.case, argument.id, "Sachverständigenmeinung", known))
    assert desk.case.arguments[argument.id].scheme == "expert_opinion"
    assert "[Der Sachverständige] sagt, dass [Behauptung]." in {one.text for one in desk.case.claims.values()}


@pytest.mark.usefixtures("german")
def test_numbers_and_qts_own_buttons_are_german(qtbot: QtBot) -> None:
    assert wording.number_text(12345) == "12.345"
    assert wording.decimal_text(0.5, 2) == "0,50"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
