"""A drawn map follows the case: what it shows after an edit is what it would show if drawn anew."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from moot.drawing.content import FALLS, OPEN, STANDS, UNKNOWN, CardWords, PillWords, Standing
from moot.drawing.drawn import DrawnMap
from moot.drawing.measure import Measure
from moot.drawing.paint import Detail
from moot.drawing.style import ui_family
from moot.layout.fit import fit_page
from moot.layout.shapes import BoxKind
from moot.model import verbs
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
    Nudge,
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
from tests.bench.cases import random_case
from tests.drawing.maps import export_dispute, large
from tests.layout.wishes import random_cases, views
from tests.model.strategies import edits

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def measure(qapp: object) -> Measure:
    return Measure(ui_family())


def assert_up_to_date(drawn: DrawnMap, measure: Measure, standing: Standing = UNKNOWN) -> None:
    fresh = DrawnMap(drawn.case, drawn.view, standing=standing, measure=measure)
    assert drawn.layout.boxes == fresh.layout.boxes
    assert list(drawn.layout.boxes) == list(fresh.layout.boxes)
    assert drawn.layout.edges == fresh.layout.edges
    assert drawn.layout.bands == fresh.layout.bands
    assert drawn.layout.bounds == fresh.layout.bounds
    for ref in fresh.layout.boxes:
        assert drawn.content(ref) == fresh.content(ref)


def pictures(drawn: DrawnMap) -> list[QImage]:
    """The map close up, in plain cards and in blocks."""
    made = []
    for detail in Detail:
        bounds = drawn.layout.bounds
        image = QImage(QSize(round(bounds.w / 2), round(bounds.h / 2)), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(0.5, 0.5)
        painter.translate(-bounds.x, -bounds.y)
        drawn.paint(painter, scale=0.5, detail=detail)
        painter.end()
        made.append(image)
    return made


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
    standing = UNKNOWN
    for number in range(80):
        if chance.random() < 0.6:
            standing = _by_chance(case, chance)
        if chance.random() < 0.2:
            drawn.evaluate(standing)
        else:
            drawn.update(_edit_by_chance(case, chance), standing)
        assert_up_to_date(drawn, measure, standing)
        if number % 8 == 0:
            assert pictures(drawn) == pictures(DrawnMap(case, standing=standing, measure=measure))


@given(st.data())
def test_random_verbs_with_what_they_turn_and_their_undoing(measure: Measure, data: st.DataObject) -> None:
    case = data.draw(random_cases(12))
    view = data.draw(st.none() | views(case))
    drawn = DrawnMap(case, view, measure=measure)
    standing = UNKNOWN
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(edits(case))
        for done in (edit, edit.inverse())[: data.draw(st.integers(1, 2))]:
            case.apply(done)
            if data.draw(st.booleans()):
                standing = _by_chance(case, random.Random(data.draw(st.integers(0, 999))))
            drawn.update(done, standing)
            assert_up_to_date(drawn, measure, standing)


def _by_chance(case: Case, chance: random.Random) -> Standing:
    statuses = {id_: chance.choice([STANDS, FALLS, OPEN]) for id_ in case.claims if chance.random() < 0.7}
    return Standing(statuses, frozenset(id_ for id_ in case.arguments if chance.random() < 0.2))


def _edit_by_chance(case: Case, chance: random.Random) -> Edit:
    if chance.random() < 0.3:
        return _reason_by_chance(case, chance)
    record = chance.choice([r for r in case if isinstance(r, Claim | Argument | Premise | Position)])
    if isinstance(record, Claim):
        return amended(case, ref_of(record), text="word " * chance.randint(0, 60))
    if isinstance(record, Argument):
        return amended(case, ref_of(record), weight=chance.randint(1, 100), order=chance.randint(0, 5))
    if isinstance(record, Premise) and chance.random() < 0.5:
        return amended(case, ref_of(record), claim=chance.choice(list(case.claims)))
    return change(case, None, record)


def _reason_by_chance(case: Case, chance: random.Random) -> Edit:
    """A claim of its own in a step of its own, for, against or under what is there; now and then with a question."""
    name = f"{chance.randrange(10**9)}"
    if chance.random() < 0.5:
        over, polarity = chance.choice(list(case.claims)), chance.choice([Polarity.PRO, Polarity.CON])
    else:
        over, polarity = chance.choice(list(case.arguments)), Polarity.UNDERCUT
    records: list[Record] = [
        Claim(f"n{name}", "New."),
        Argument(f"a{name}", over, polarity),
        Premise(f"p{name}", f"a{name}", f"n{name}"),
    ]
    if chance.random() < 0.3:
        records.append(Question(f"q{name}", "Really?", argument=chance.choice(list(case.arguments))))
    edit = additions("test", records)
    case.apply(edit)
    return edit


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
    drawn = DrawnMap(export_dispute(), measure=measure)
    standing = Standing({"c25": FALLS}, frozenset({"a2"}))
    drawn.evaluate(standing)
    said, step = drawn.content(CLAIM), drawn.content(Ref(Kind.ARGUMENT, "a2"))
    assert isinstance(said, CardWords) and said.status == FALLS
    assert isinstance(step, PillWords) and step.idle
    assert_up_to_date(drawn, measure, standing)
    drawn.evaluate(UNKNOWN)
    assert_up_to_date(drawn, measure)


def test_a_status_that_moves_no_box_leaves_the_layout_and_shows_at_every_scale(measure: Measure) -> None:
    standing = Standing({f"c{number}": STANDS for number in range(20, 32)})
    drawn = DrawnMap(export_dispute(), standing=standing, measure=measure)
    layout = drawn.layout
    pictures(drawn)  # what is kept for painting must not outlast it
    turned = Standing({**standing.statuses, "c25": OPEN}, frozenset({"a2"}))
    drawn.evaluate(turned)
    assert drawn.layout is layout
    assert pictures(drawn) == pictures(DrawnMap(drawn.case, standing=turned, measure=measure))


def test_an_edit_and_the_statuses_it_turns_are_drawn_together(measure: Measure) -> None:
    case = export_dispute()
    drawn = DrawnMap(case, standing=Standing({"c21": STANDS, "c25": STANDS}), measure=measure)
    after = Standing({"c21": OPEN, "c25": FALLS}, frozenset({"a1"}))
    drawn.update(amended(case, CLAIM, text="Longer than it was before. " * 5), after)
    assert_up_to_date(drawn, measure, after)


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


def test_what_was_drawn_ahead_in_vain_leaves_the_map_whole() -> None:
    case = random_case(300, 3)
    drawn = DrawnMap(case)
    claims = list(case.claims)
    boxes = len(drawn.layout.boxes)
    drawn.ahead(View("v", folds=tuple(Ref(Kind.CLAIM, claim) for claim in claims[:40])))
    assert len(drawn.layout.boxes) == boxes
    edit = verbs.set_text(case, Ref(Kind.CLAIM, claims[5]), "Other words. " * 20)
    case.apply(edit)
    drawn.update(edit)
    fresh = DrawnMap(case).layout.boxes
    assert len(drawn.layout.boxes) == boxes
    assert all(ref in drawn.layout.boxes and drawn.layout.boxes.get(ref) == placed for ref, placed in fresh.items())


@pytest.mark.parametrize("seed", range(4))
def test_what_is_arranged_with_blocks_that_were_lent_stands_as_drawn_anew(seed: int) -> None:
    case = random_case(60, seed)
    box = next(iter(DrawnMap(case).layout.boxes))
    view = View("v", nudges=(Nudge(box, 40.0, 10.0),))
    drawn = DrawnMap(case, view)
    cache = drawn.lent()
    arrangement = fit_page(drawn.forest, drawn.size_of, 900, 600, directions=[view.direction], work=0, cache=cache)[1]
    drawn.ahead(view, arrangement, cache)
    drawn.show(view, arrangement)
    fresh = DrawnMap(case, view, arrangement=arrangement).layout
    assert dict(drawn.layout.boxes) == dict(fresh.boxes)
    assert drawn.layout.boxes[box].parent == fresh.boxes[box].parent


@pytest.mark.parametrize("seed", range(10))
def test_boxes_that_a_view_leaves_out_are_gone(seed: int) -> None:
    case, chance = random_case(60, seed), random.Random(seed)
    drawn = DrawnMap(case)
    before = list(drawn.layout.boxes)
    chosen = chance.sample(list(case.claims), 6)
    view = View("v", shown=(*(Ref(Kind.ISSUE, id_) for id_ in case.issues), *(Ref(Kind.CLAIM, id_) for id_ in chosen)))
    drawn.show(view)
    fresh = DrawnMap(case, view).layout.boxes
    assert {ref: drawn.layout.boxes.get(ref) for ref in before} == {ref: fresh.get(ref) for ref in before}


def test_the_map_after_an_edit_is_drawn_on_a_copy() -> None:
    case = random_case(200, 4)
    drawn = DrawnMap(case)
    boxes = dict(drawn.layout.boxes)
    edit = verbs.remove(case, [Ref(Kind.CLAIM, list(case.claims)[3])])
    after = drawn.after(edit)
    assert drawn.layout.boxes == boxes and len(drawn.layout.boxes) == len(boxes)
    case.apply(edit)
    after.case = case
    fresh = DrawnMap(case).layout.boxes
    assert {ref: after.layout.boxes.get(ref) for ref in fresh} == dict(fresh) and len(after.layout.boxes) == len(fresh)
