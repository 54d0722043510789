"""The cast on the real widgets: what is done in its rows is in the case, and undone like everything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from moot.analysis.filtering import Filter
from moot.canvas.scheming import catalogue, own_file
from moot.document.document import Document
from moot.drawing.content import party_colours
from moot.drawing.hues import suggested
from moot.drawing.style import PARTY_COLOURS, party_colour
from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.cast import PartyUses, party_uses, tag_counts
from moot.model.records import Argument, Claim, Issue, Kind, Party, Position, Premise, Record, Ref
from moot.windows.cast.dialog import CastDialog
from moot.windows.cast.opening import open_cast
from moot.windows.cast.parties import COLOUR, FIELDS, NAME, USED, keeping_colours
from moot.windows.cast.table import Page
from moot.windows.finding.sifter import Stage
from moot.windows.main_window import MainWindow
from moot.windows.program import Program

K = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # windows and menus have no order offscreen

NONE, ALT, CTRL = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)


def records() -> list[Record]:
    """Three parties, two of them one and the same; tags that say the same twice; steps with three schemes."""
    return [
        Issue("issue", text="Whose is the fox?", burden="pierson"),
        Party("pierson", name="Pierson", short="P."),
        Party("post", name="Post", role="party", order=1),
        Party("post2", name="Mr Post", side="hunters", order=2),
        Claim("c1", text="It is Post's.", number=1, holders=("post",), tags=("fox",)),
        Claim(
            "c2", text="He saw it first.", number=2, holders=("post2", "post"), burden="post", tags=("foxes", "sight")
        ),
        Claim("c3", text="He hunted it.", number=3, holders=("pierson",)),
        Claim("c4", text="So says the treatise.", number=4),
        Position("p1", issue="issue", claim="c1"),
        Argument("a1", conclusion="c1", scheme="saw it"),
        Premise("m1", argument="a1", claim="c2"),
        Argument("a2", conclusion="c1", scheme="saw  it", order=1),
        Premise("m2", argument="a2", claim="c3"),
        Argument("a3", conclusion="c2", scheme="Expert opinion"),
        Premise("m3", argument="a3", claim="c4"),
    ]


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> MainWindow:
    made = program.show(Document.new(records()))
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def cast(window: MainWindow) -> CastDialog:
    return open_cast(window)


def case_of(cast: CastDialog) -> Case:
    return cast._desk.case


def key(widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for one in keys:
        QTest.keyClick(widget, one, modifier)
    for _ in range(3):  # an editor is closed, and what was typed is told, when the hands are off it
        QApplication.processEvents()


def typed(page: Page, text: str, ending: Qt.Key = K.Key_Return) -> None:
    """Type into the current cell and end it."""
    key(page.cells, K.Key_Return)
    line = page.cells.findChild(QLineEdit, "cell")
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, text)
    key(line, ending)


def cells(page: Page) -> list[tuple[str, ...]]:
    return [line.cells for line in page.cells.lines.lines]


def keys_of(page: Page) -> list[str]:
    return [line.key for line in page.cells.lines.lines]


def test_the_command_opens_one_window_and_work_goes_on_beside_it(window: MainWindow) -> None:
    window.actions_["cast"].trigger()
    (cast,) = window.findChildren(CastDialog)
    assert cast.isVisible() and not cast.isModal()
    window.desk.do(verbs.add_party(case_of(cast), "Court"))
    assert cells(cast.parties)[-1][NAME] == "Court"
    cast.close()
    window.actions_["cast"].trigger()
    assert window.findChildren(CastDialog) == [cast] and cast.isVisible()
    window.hide()
    assert not cast.isVisible()


def test_the_size_is_remembered(cast: CastDialog, program: Program) -> None:
    cast.resize(600, 400)
    cast.close()
    assert open_cast(program.show(program.blank())).size() == QSize(600, 400)


def test_parties_stand_in_rows_with_what_they_are_used_by(cast: CastDialog) -> None:
    assert [row[1:] for row in cells(cast.parties)] == [
        ("P.", "Pierson", "", "", "1 claim · 1 burden"),
        ("", "Post", "party", "", "2 claims · 1 burden"),
        ("", "Mr Post", "", "hunters", "1 claim"),
    ]
    assert cast.parties.cells.key == "pierson"


@pytest.mark.parametrize("name", FIELDS[1:])
def test_every_field_of_a_party_is_edited_in_its_row(cast: CastDialog, name: str) -> None:
    cast.parties.cells.go_to("post", FIELDS.index(name))
    typed(cast.parties, "the other")
    assert getattr(case_of(cast).parties["post"], name) == "the other"
    assert cells(cast.parties)[1][FIELDS.index(name)] == "the other"
    key(cast, K.Key_Z, modifier=CTRL)
    assert case_of(cast) == Case(records()) or case_of(cast).parties["post"] == Party(
        "post", "Post", role="party", order=1
    )


def test_escape_leaves_a_cell_as_it_was_and_the_window_open(cast: CastDialog) -> None:
    typed(cast.parties, "Nobody", K.Key_Escape)
    assert case_of(cast).parties["pierson"].name == "Pierson"
    assert cast.isVisible()
    key(cast.parties.cells, K.Key_Escape)
    assert not cast.isVisible()


def test_a_role_begun_is_completed(cast: CastDialog) -> None:
    cast.parties.cells.go_to("post2", FIELDS.index("role"))
    typed(cast.parties, "wit")
    assert case_of(cast).parties["post2"].role == "witness"


def test_a_party_is_added_with_the_colour_furthest_from_the_others_and_named_in_one_step(cast: CastDialog) -> None:
    case = case_of(cast)
    used = list(party_colours(case, party_colour).values())
    cast.parties.add.click()
    QApplication.processEvents()
    line = cast.parties.cells.findChild(QLineEdit, "cell")
    assert line is not None
    QTest.keyClicks(line, "The court")
    key(line, K.Key_Return)
    made = max(case.parties.values(), key=in_order)
    assert (made.name, made.colour) == ("The court", suggested(used))
    assert made.colour not in used
    key(cast, K.Key_Z, modifier=CTRL)
    assert list(case.parties) == ["pierson", "post", "post2"]


def test_a_party_moves_by_key_and_button_and_no_colour_changes(cast: CastDialog) -> None:
    case, colours = case_of(cast), party_colours(case_of(cast), party_colour)
    cast.parties.cells.go_to("post2")
    key(cast.parties.cells, K.Key_Up, modifier=ALT)
    assert keys_of(cast.parties) == ["pierson", "post2", "post"]
    assert cast.parties.cells.key == "post2"
    cast.parties.up.click()
    assert keys_of(cast.parties) == ["post2", "pierson", "post"]
    assert not cast.parties.up.isEnabled()
    key(cast.parties.cells, K.Key_Up, modifier=ALT)
    cast.parties.down.click()
    assert [party.id for party in sorted(case.parties.values(), key=in_order)] == ["pierson", "post2", "post"]
    assert party_colours(case, party_colour) == colours
    for _ in range(3):
        key(cast, K.Key_Z, modifier=CTRL)
    assert keys_of(cast.parties) == ["pierson", "post", "post2"]
    assert not any(party.colour for party in case.parties.values())


def test_two_parties_become_one(cast: CastDialog) -> None:
    case = case_of(cast)
    before = Case(case)
    cast.parties.cells.go_to("post2")
    cast.parties.others.aboutToShow.emit()
    assert [action.text() for action in cast.parties.others.actions()] == ["P.", "Post"]
    cast.parties.others.actions()[1].trigger()
    assert case.claims["c2"].holders == ("post",)
    assert (case.parties["post"].side, party_uses(case)["post"]) == ("hunters", PartyUses(2, 1))
    assert (keys_of(cast.parties), cast.parties.cells.key) == (["pierson", "post"], "post")
    assert cast.parties.told.text() == "Mr Post is now Post: 1 claim moved. Ctrl+Z takes it back."
    key(cast, K.Key_Z, modifier=CTRL)
    assert case == before
    key(cast, K.Key_Z, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "post2" not in case.parties


def test_a_party_goes_without_a_question_and_comes_back(cast: CastDialog) -> None:
    case = case_of(cast)
    before, colours = Case(case), party_colours(case, party_colour)
    cast.parties.cells.go_to("pierson")
    key(cast.parties.cells, K.Key_Delete)
    assert (keys_of(cast.parties), case.issues["issue"].burden) == (["post", "post2"], None)
    assert {id_: colours[id_] for id_ in case.parties} == party_colours(case, party_colour)
    said = "P. is removed. It was used by: 1 claim · 1 burden. Ctrl+Z brings it back."
    assert cast.parties.told.text() == said
    key(cast, K.Key_Z, modifier=CTRL)
    assert case == before
    assert cast.parties.told.text() != said


def test_any_colour_may_be_chosen_and_what_is_wrong_with_it_is_said(cast: CastDialog) -> None:
    parties, case = cast.parties, case_of(cast)
    parties.cells.go_to("post")
    parties.colour.aboutToShow.emit()
    texts = [action.text() for action in parties.colour.actions()]
    assert sum("suggested" in text for text in texts) == 1
    assert texts[2] == "Violet (in use)"
    next(action for action in parties.colour.actions() if "suggested" in action.text()).trigger()
    assert case.parties["post"].colour in PARTY_COLOURS
    assert "tell" not in parties.told.text()
    parties.colour.chosen.emit("#6A6AD2")
    assert case.parties["post"].colour == "#6A6AD2"
    assert cells(parties)[1][COLOUR] == "#6A6AD2"
    assert parties.told.text() == "Its colour and that of P. are hard to tell apart."
    parties.colour.chosen.emit("#FFFF80")
    assert parties.told.text() == "It is faint on light paper."
    parties.colour.chosen.emit("#101040")
    assert parties.told.text() == "It is faint on dark paper."
    parties.cells.go_to("pierson")
    parties.colour.chosen.emit("#B86A50")
    parties.cells.go_to("post")
    parties.colour.chosen.emit("#8C8030")
    assert parties.told.text() == "Colour-blind readers can hardly tell its colour and that of P. apart."


def test_the_colour_cell_opens_the_colours_by_key(cast: CastDialog) -> None:
    cast.parties.cells.go_to("post", COLOUR)
    key(cast.parties.cells, K.Key_Return)
    assert cast.parties.colour.isVisible()
    key(cast.parties.colour, K.Key_Escape)
    assert not cast.parties.colour.isVisible()
    assert cast.isVisible()


def test_a_name_there_twice_is_said(cast: CastDialog) -> None:
    cast.parties.cells.go_to("post2", NAME)
    typed(cast.parties, "POST")
    assert cast.parties.told.text().startswith("Another party is called so, too.")


def test_what_a_party_holds_is_shown_on_the_map(cast: CastDialog, window: MainWindow) -> None:
    cast.parties.cells.go_to("post", USED)
    key(cast.parties.cells, K.Key_Return)
    sifter = window.finding.sifter
    assert sifter.wanted == Filter(holders=frozenset({"post"}))
    assert (sifter.matches, sifter.stage) == (frozenset({"c1", "c2"}), Stage.DIMMED)
    assert window.finding.filter_bar.isVisible()


def test_tags_are_renamed_merged_and_removed_everywhere(cast: CastDialog) -> None:
    case, tags = case_of(cast), cast.tags
    cast.tabs.setCurrentWidget(tags)
    assert cells(tags) == [("fox", "1"), ("foxes", "1"), ("sight", "1")]
    tags.cells.go_to("sight", 0)
    typed(tags, "seen")
    assert case.claims["c2"].tags == ("foxes", "seen")
    tags.cells.go_to("foxes", 0)
    typed(tags, "fox")
    assert tag_counts(case) == {"fox": 2, "seen": 1}
    assert tags.cells.key == "fox"
    assert tags.told.text() == "“foxes” and “fox” are one tag now, of 2 claims. Ctrl+Z takes it back."
    tags.others.aboutToShow.emit()
    assert [action.text() for action in tags.others.actions()] == ["seen"]
    tags.others.actions()[0].trigger()
    assert tag_counts(case) == {"seen": 2}
    key(tags.cells, K.Key_Delete)
    assert (tag_counts(case), cells(tags)) == ({}, [])
    assert tags.told.text() == "“seen” is taken from 2 claims. Ctrl+Z gives it back."
    for _ in range(4):
        key(cast, K.Key_Z, modifier=CTRL)
    assert tag_counts(case) == {"fox": 1, "foxes": 1, "sight": 1}


def test_a_refusal_is_told_where_one_works(cast: CastDialog, qtbot: QtBot) -> None:
    cast.tabs.setCurrentWidget(cast.tags)
    qtbot.waitUntil(cast.isActiveWindow)
    cast.tags.cells.go_to("fox", 0)
    typed(cast.tags, "fox, hunt")
    assert cast.tags.told.text() == "A tag is one word or several without a comma."
    assert cells(cast.tags)[0] == ("fox", "1")


def test_keys_act_on_the_first_row_wherever_one_turns_to(cast: CastDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(cast.isActiveWindow)
    for page, first in ((cast.tags, "fox"), (cast.schemes, "expert_opinion"), (cast.parties, "pierson")):
        key(cast, K(ord(cast.tabs.tabText(cast.tabs.indexOf(page))[1])), modifier=ALT)
        assert cast.page is page
        assert page.cells.hasFocus()
        assert page.cells.key == first


def test_claims_with_a_tag_are_shown_on_the_map(cast: CastDialog, window: MainWindow) -> None:
    cast.tabs.setCurrentWidget(cast.tags)
    cast.tags.cells.go_to("sight", 0)
    cast.tags.show_claims.click()
    assert window.finding.sifter.matches == frozenset({"c2"})


def test_schemes_in_use_are_listed_and_ones_own_becomes_one_of_the_catalogue(cast: CastDialog) -> None:
    case, schemes = case_of(cast), cast.schemes
    cast.tabs.setCurrentWidget(schemes)
    assert cells(schemes) == [("Expert opinion", "Catalogue", "1", "0"), ("saw it", "Own words", "2", "0")]
    schemes.cells.go_to("expert_opinion", 0)
    assert not schemes.rename.isEnabled()
    assert schemes.told.text() == catalogue().by_id["expert_opinion"].about
    schemes.cells.go_to("saw it", 0)
    typed(schemes, "seen with own eyes")
    assert case.arguments["a1"].scheme == case.arguments["a2"].scheme == "seen with own eyes"
    assert schemes.cells.key == "seen with own eyes"
    schemes.known.aboutToShow.emit()
    chosen = next(action for action in schemes.known.actions() if action.text() == "Expert opinion")
    chosen.trigger()
    asked = len(catalogue().by_id["expert_opinion"].questions)
    assert cells(schemes) == [("Expert opinion", "Catalogue", "3", str(2 * asked))]
    assert schemes.told.text() == "3 arguments now follow “Expert opinion”. Ctrl+Z takes it back."
    key(cast, K.Key_Z, modifier=CTRL)
    assert not case.questions


def test_the_arguments_of_a_scheme_are_selected_and_shown_in_turn(cast: CastDialog, window: MainWindow) -> None:
    cast.tabs.setCurrentWidget(cast.schemes)
    cast.schemes.cells.go_to("saw it", 2)
    key(cast.schemes.cells, K.Key_Return)
    assert [ref.id for ref in window.desk.selected] == ["a1", "a2"]
    assert window.desk.current == Ref(Kind.ARGUMENT, "a1")
    cast.schemes.show_steps.click()
    assert window.desk.current == Ref(Kind.ARGUMENT, "a2")
    assert cast.schemes.told.text() == "Argument 2 of 2 that follow this scheme."


def test_a_case_that_is_read_only_is_shown_and_not_changed(
    program: Program, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("cases") / "fox.moot"
    draft = Document.new(records())
    draft.save_as(path)
    draft.close()
    cast = open_cast(program.show(Document.open(path, read_only=True)))
    before = Case(case_of(cast))
    for page in (cast.parties, cast.tags, cast.schemes):
        cast.tabs.setCurrentWidget(page)
        key(page.cells, K.Key_Return, K.Key_Delete, K.Key_A)
        assert page.cells.findChild(QLineEdit, "cell") is None
        ready = {button.text() for button in page.findChildren(QPushButton) if button.isEnabled()}
        assert ready <= {"Show", "Your file"}
    assert case_of(cast) == before


def test_a_screen_reader_is_told_heading_and_text_of_every_cell_and_every_button_has_a_name(cast: CastDialog) -> None:
    for page in (cast.parties, cast.tags, cast.schemes):
        cast.tabs.setCurrentWidget(page)
        table = QAccessible.queryAccessibleInterface(page.cells)
        assert table.text(QAccessible.Text.Name)
        model = page.cells.lines
        for row in range(model.rowCount(QModelIndex())):
            for column, heading in enumerate(model.headings):
                told = model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)
                assert str(told).startswith(heading)
        for button in page.findChildren(QPushButton):
            assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name).strip("↑↓")


def test_another_case_in_the_window_is_another_cast(cast: CastDialog, window: MainWindow) -> None:
    old = window.desk.document
    window.turn_to(Document.new([Party("judge", name="Judge")]))
    assert keys_of(cast.parties) == ["judge"]
    old.close(discard=True)


def test_colours_that_came_by_place_are_kept_by_any_edit() -> None:
    case = Case(records())
    colours = party_colours(case, party_colour)
    edit = keeping_colours(case, verbs.remove(case, Ref(Kind.PARTY, "pierson")))
    case.apply(edit)
    assert party_colours(case, party_colour) == {id_: colours[id_] for id_ in ("post", "post2")}
    assert case.parties["post"] == replace(Case(records()).parties["post"], colour=colours["post"])
    case.apply(edit.inverse())
    assert case == Case(records())


OWN = """
schemes:
  hunters_custom:
    name: Custom of hunters
    field: people
    about: What hunters have always done is taken for right.
    premises:
      custom: "Hunters have always held that [claim]."
    conclusion: "[Claim] holds among hunters."
    questions:
      everywhere: {kind: exception, ask: Is it so everywhere?, say: "Elsewhere it is otherwise."}
"""


def test_schemes_of_ones_own_are_read_from_a_file_beside_those_of_moot(cast: CastDialog) -> None:
    case, schemes, shipped = case_of(cast), cast.schemes, len(catalogue())
    own_file().parent.mkdir(parents=True, exist_ok=True)
    own_file().write_text(OWN, "utf-8")
    assert len(catalogue()) == shipped + 1
    cast.tabs.setCurrentWidget(schemes)
    schemes.cells.go_to("saw it", 0)
    typed(schemes, "custom of hunters")
    assert cells(schemes)[1] == ("Custom of hunters", "Your file", "2", "2")
    assert {question.text for question in case.questions.values()} == {"Is it so everywhere?"}
    schemes.file.click()
    assert "Known now: 1." in schemes.told.text() and str(own_file()) in schemes.told.text()


@pytest.mark.parametrize("text", ["", "schemes: [", OWN.replace("field: people", "field: foxes"), "\0"])
def test_a_bad_file_of_ones_own_is_told_in_a_sentence_and_moots_schemes_stay(cast: CastDialog, text: str) -> None:
    shipped = len(catalogue())
    own_file().parent.mkdir(parents=True, exist_ok=True)
    own_file().write_text(text, "utf-8")
    assert len(catalogue()) == shipped
    cast.tabs.setCurrentWidget(cast.schemes)
    assert cast.schemes.told.text().startswith("Your own schemes are left out. schemes.yaml")
    own_file().unlink()
    cast.refresh()
    cast.schemes.cells.go_to("expert_opinion")
    assert cast.schemes.told.text() == catalogue().by_id["expert_opinion"].about


def test_what_is_being_typed_when_the_cast_is_closed_stands(cast: CastDialog, qtbot: QtBot) -> None:
    cells = cast.parties.cells
    cells.go_to("pierson", NAME, edit=True)
    editor = cells.indexWidget(cells.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.setText("Pierson, Jesse")
    cast.close()
    qtbot.waitUntil(lambda: case_of(cast).parties["pierson"].name == "Pierson, Jesse")
