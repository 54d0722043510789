"""A drawn map follows the case: what it shows after an edit is what it would show if drawn anew."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from moot.drawing.content import CardWords, PillWords
from moot.drawing.drawn import DrawnMap
from moot.drawing.measure import Measure
from moot.drawing.style import ui_family
from moot.layout.shapes import BoxKind
from moot.model.case import Case
from moot.model.edit import Change, Edit, additions
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Direction,
    Issue,
    Kind,
    Mode,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Settings,
    Standard,
    View,
    ref_of,
)
from tests.drawing.maps import export_dispute, large

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def measure(qapp: object) -> Measure:
    return Measure(ui_family())


def assert_up_to_date(drawn: DrawnMap, measure: Measure) -> None:
    fresh = DrawnMap(drawn.case, drawn.view, measure=measure)
    assert drawn.layout.boxes == fresh.layout.boxes
    assert drawn.layout.edges == fresh.layout.edges
    assert drawn.layout.bands == fresh.layout.bands
    for ref in fresh.layout.boxes:
        assert drawn.content(ref) == fresh.content(ref)


def change(case: Case, record: Record | None, before: Record | None = None) -> Edit:
    edit = Edit("test", (Change(before, record),))
    case.apply(edit)
    return edit


def amended(case: Case, ref: Ref, **fields: object) -> Edit:
    before = case.get(ref)
    assert before is not None
    return change(case, replace(before, **fields), before)  # type: ignore[arg-type]


CLAIM, STEP = Ref(Kind.CLAIM, "c25"), Ref(Kind.ARGUMENT, "a1")

AMENDMENTS = [
    (CLAIM, {"text": "A much longer text than before, which takes more lines than the old one did. " * 2}),
    (Ref(Kind.CLAIM, "c21"), {"text": "Shown on a see-card too."}),
    (Ref(Kind.CLAIM, "c21"), {"number": 999}),
    (CLAIM, {"holders": ("dep", "co"), "contested": "disputed"}),
    (STEP, {"scheme": "another_scheme_of_greater_length", "weight": 40}),
    (STEP, {"polarity": Polarity.CON}),
    (STEP, {"mode": Mode.CONVERGENT, "enabled": False}),
    (Ref(Kind.PARTY, "com"), {"name": "Somebody else", "colour": "#445566"}),
    (Ref(Kind.PARTY, "co"), {"order": 0, "colour": ""}),
    (Ref(Kind.ISSUE, "i"), {"standard": Standard.BEYOND_REASONABLE_DOUBT}),
    (Ref(Kind.ISSUE, "i"), {"text": "A question of another length?"}),
    (Ref(Kind.POSITION, "p1"), {"order": 9}),
    (Ref(Kind.PREMISE, "a30"), {"claim": "c28"}),
]


@pytest.mark.parametrize(("ref", "fields"), AMENDMENTS)
def test_a_changed_record_is_shown_and_undone(measure: Measure, ref: Ref, fields: dict[str, object]) -> None:
    case = export_dispute()
    drawn = DrawnMap(case, measure=measure)
    first = dict(drawn.layout.boxes)
    edit = amended(case, ref, **fields)
    drawn.update(edit)
    assert_up_to_date(drawn, measure)
    case.apply(edit.inverse())
    drawn.update(edit.inverse())
    assert drawn.layout.boxes == first
    assert_up_to_date(drawn, measure)


ADDITIONS: list[list[Record]] = [
    [Question("q", "Really?", claim="c25")],
    [Question("q", "Does the rule reach it?", argument="a1")],
    [Citation("k", "c25", "s2")],
    [Claim("n", "New.", number=50), Argument("na", "c25", order=5), Premise("np", "na", "n")],
    [Claim("n", "Joined.", number=50), Premise("np", "a2", "n", order=5)],
    [Claim("n", "Loose.", number=50)],
    [Argument("na", "c28"), Premise("np", "na", "c22")],
    [Issue("i2", "Another?", order=2), Position("p3", "i2", "c26")],
    [Party("zz", "Newcomer", order=-1)],
    [Settings(title="Other")],
]


@pytest.mark.parametrize("records", ADDITIONS, ids=lambda records: records[-1].id)
def test_new_records_are_shown_and_undone(measure: Measure, records: list[Record]) -> None:
    case = export_dispute()
    drawn = DrawnMap(case, measure=measure)
    edit = additions("test", records)
    case.apply(edit)
    drawn.update(edit)
    assert_up_to_date(drawn, measure)
    case.apply(edit.inverse())
    drawn.update(edit.inverse())
    assert_up_to_date(drawn, measure)


def test_many_changes_by_chance_leave_it_as_drawn_anew(measure: Measure) -> None:
    case = large(60)
    drawn = DrawnMap(case, measure=measure)
    seed = 7
    chance = random.Random(seed)
    for _ in range(80):
        record = chance.choice([r for r in case if isinstance(r, Claim | Argument | Premise | Position)])
        if isinstance(record, Claim):
            edit = amended(case, ref_of(record), text="word " * chance.randint(0, 60))
        elif isinstance(record, Argument):
            edit = amended(case, ref_of(record), weight=chance.randint(1, 100), order=chance.randint(0, 5))
        elif isinstance(record, Premise) and chance.random() < 0.5:
            edit = amended(case, ref_of(record), claim=chance.choice(list(case.claims)))
        else:
            edit = change(case, None, record)
        drawn.update(edit)
        assert_up_to_date(drawn, measure)


def test_a_changed_view_is_followed(measure: Measure) -> None:
    view = View("v", "All")
    case = export_dispute(view)
    drawn = DrawnMap(case, view, measure=measure)
    drawn.update(amended(case, Ref(Kind.VIEW, "v"), direction=Direction.RIGHT, folds=(Ref(Kind.CLAIM, "c21"),)))
    assert drawn.direction is Direction.RIGHT
    assert Ref(Kind.CLAIM, "c23") not in drawn.layout.boxes
    folded = drawn.content(Ref(Kind.CLAIM, "c21"))
    assert isinstance(folded, CardWords) and folded.fold.startswith("+")
    assert_up_to_date(drawn, measure)


def test_statuses_come_and_go(measure: Measure) -> None:
    from moot.drawing.content import FALLS

    drawn = DrawnMap(export_dispute(), measure=measure)
    drawn.evaluate({"c25": FALLS}, idle=["a2"])
    said, step = drawn.content(CLAIM), drawn.content(Ref(Kind.ARGUMENT, "a2"))
    assert isinstance(said, CardWords) and said.status == FALLS
    assert isinstance(step, PillWords) and step.idle
    drawn.evaluate({})
    assert_up_to_date(drawn, measure)


def test_boxes_are_found_where_they_are(measure: Measure) -> None:
    drawn = DrawnMap(export_dispute(), measure=measure)
    for ref, placed in drawn.layout.boxes.items():
        rect = placed.rect
        found = drawn.box_at(rect.x + rect.w / 2, rect.y + rect.h / 2)
        assert found is not None and found.box.ref == ref
    assert drawn.box_at(-1e6, 0) is None


def test_every_box_says_itself_in_a_sentence(measure: Measure) -> None:
    drawn = DrawnMap(export_dispute(), measure=measure)
    for ref, placed in drawn.layout.boxes.items():
        said = drawn.sentence(ref)
        assert said.endswith((".", "?"))
        assert placed.box.kind is not BoxKind.CLAIM or drawn.case.claims[ref.id].text in said
    assert drawn.sentence(Ref(Kind.CLAIM, "nowhere")) == ""
