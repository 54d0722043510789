"""Story L5: what still needs proof: the sample's list, Enter jumps, fixing one removes it, the file is the screen."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from moot.analysis.gaps import GapKind
from moot.model.records import Argument, Claim, Issue, Kind, Party, Polarity, Position, Premise, Question, Record, Ref
from moot.windows import gap_table
from moot.windows.panels.rows import Row
from moot.windows.program import Program
from tests.cli.running import DISPUTE, moot
from tests.windows.stories.conftest import Seat
from tests.windows.stories.hands import Hands

# menus have no order on the offscreen platform
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

EXPECTED = yaml.safe_load((Path(__file__).parents[2] / "data" / "sample-dispute.yaml").read_text("utf-8"))[
    "gaps_expected"
]


def shown(hands: Hands) -> list[Row]:
    return hands.window.side.gaps.rows()


def key_of(row: Row) -> tuple[GapKind, Ref]:
    assert isinstance(row.key, tuple)
    kind, ref = row.key
    return kind, ref


def walk_to(hands: Hands, kind: GapKind, id_: str) -> Row:
    """Down the list to a gap, by keys."""
    hands.press("Home")
    for row in shown(hands):
        if key_of(row) == (kind, key_of(row)[1]) and key_of(row)[1].id == id_:
            return row
        hands.press("Down")
    raise AssertionError(f"{kind} of {id_} is not listed")


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_by_keyboard_alone(seat: Seat, program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    hands = seat.at(program.sample("export-control-dispute"))
    hands.press("F7")
    qtbot.waitUntil(lambda: not hands.window.side.gaps.busy)
    assert hands.focus is hands.window.side.gaps
    found: dict[str, list[str]] = {}
    for row in shown(hands):
        kind, ref = key_of(row)
        found.setdefault(kind.value, []).append(ref.id)
    expected = dict(EXPECTED)
    assert len(found["open_question"]) == expected.pop("open_questions")
    assert {kind: sorted(found[kind]) for kind in expected} == {kind: sorted(ids) for kind, ids in expected.items()}

    # Enter jumps
    row = walk_to(hands, GapKind.POSITION_WITHOUT_SUPPORT, "P21")
    hands.press("Return")
    assert hands.window.desk.current == Ref(Kind.CLAIM, "P21")
    rect = hands.window.map.sheet.rect_of(Ref(Kind.CLAIM, "P21"))
    assert rect is not None
    assert hands.window.map.camera.sight.intersects(QRectF(rect.x, rect.y, rect.w, rect.h))

    # fixing one removes it at once, and undoing brings it back
    before = shown(hands)
    hands.press("Ctrl+Shift+R")
    hands.write("It was said on the record.")
    qtbot.waitUntil(lambda: not hands.window.side.gaps.busy)
    assert row.key not in {one.key for one in shown(hands)}
    hands.press("Ctrl+Z")
    qtbot.waitUntil(lambda: not hands.window.side.gaps.busy)
    assert shown(hands) == before

    # the file says what the screen says
    path = tmp_path / "gaps.csv"
    hands.pane(lambda focus: focus is hands.window.side.gaps)
    hands.press("Tab")
    hands.save_as(lambda: hands.press("Space"), path)
    head, *rows = table(path)
    assert head == ["kind", "number", "text", "sentence", "remedy"]
    assert [f"{sentence} {remedy}" for _, _, _, sentence, remedy in rows] == [row.text for row in before]
    answer = hands.case.claims["P21"]
    assert ["position without support", str(answer.number), answer.text] in [row[:3] for row in rows]

    # and so does the command line
    told = json.loads(moot("check", "--json", DISPUTE).stdout)["gaps"]
    assert [(gap["kind"].replace("_", " "), gap["message"], gap["remedy"]) for gap in told] == [
        (kind, sentence, remedy) for kind, _, _, sentence, remedy in rows
    ]


SECRET = "We never checked the lock."

PRIVILEGED: list[Record] = [
    Party("us", name="Us", role="party"),
    Issue("q", text="=Who pays?"),
    Position("q-1", "q", "a"),
    Claim("a", text="+The carrier pays.", number=1, holders=("us",)),
    Claim("b", text=SECRET, number=2, privileged=True),
    Claim("c", text="The lock held.", number=3),
    Argument("objection", "a", Polarity.CON),
    Premise("objection-1", "objection", "b"),
    Argument("reason", "a"),
    Premise("reason-1", "reason", "c"),
    Question("asked", text="Why did we not check?", claim="b"),
]


def test_nothing_privileged_leaves_with_the_list_and_nothing_in_it_runs(seat: Seat, tmp_path: Path) -> None:
    hands = seat.at([*PRIVILEGED, Issue("empty", text="=1+1", order=1)])
    path = tmp_path / "gaps.csv"
    hands.save_as(lambda: hands.take("Alt+F", "Save the list of gaps…"), path)
    written = path.read_text("utf-8")
    assert SECRET not in written and "check?" not in written and " 2 " not in written
    assert ["issue without answer", "", "'=1+1"] in [row[:3] for row in table(path)]
    assert hands.window.statusBar().currentMessage() == "Saved as gaps.csv. Left out, being about privileged claims: 3."


def test_every_kind_of_gap_has_words() -> None:
    assert set(gap_table.KIND_WORDS) == set(GapKind)
