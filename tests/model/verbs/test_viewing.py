"""Ways of looking."""

from __future__ import annotations

import math

import pytest

from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import Argument, Direction, Kind, Nudge, Premise, Ref, View
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, c, do, fox, m

WHOLE = verbs.WHOLE


def test_a_view_comes_into_being_with_its_first_change() -> None:
    case = fox()
    edit = do(case, verbs.set_direction(case, WHOLE, Direction.RIGHT))
    assert edit.label == "Grow to the right"
    assert case.views[WHOLE] == View(WHOLE, title="Whole case", direction=Direction.RIGHT)
    assert do(case, verbs.set_direction(case, WHOLE, Direction.DOWN)).label == "Grow down"


def test_folding_and_unfolding() -> None:
    case = fox()
    edit = do(case, verbs.fold(case, WHOLE, m(3)))
    assert (edit.label, edit.focus, case.views[WHOLE].folds) == ("Fold", c(3), (c(3),))
    assert not verbs.fold(case, WHOLE, c(3))
    do(case, verbs.toggle_fold(case, WHOLE, ISSUE))
    assert case.views[WHOLE].folds == (c(3), ISSUE)
    assert do(case, verbs.toggle_fold(case, WHOLE, c(3))).label == "Unfold"
    assert do(case, verbs.unfold_all(case, WHOLE)).label == "Unfold everything"
    assert case.views[WHOLE].folds == ()
    with pytest.raises(RuleError, match="Nothing hangs beneath"):
        verbs.fold(case, WHOLE, c(8))


def test_a_view_that_names_what_it_shows_unfolds_one_level() -> None:
    case = fox(View("w", shown=(ISSUE, c(1))))
    assert verbs.is_folded(case, case.views["w"], c(1))
    do(case, verbs.toggle_fold(case, "w", c(1)))
    assert case.views["w"].shown == (ISSUE, c(1), c(3), c(4), c(5), c(6))
    assert not verbs.is_folded(case, case.views["w"], c(1))
    assert verbs.is_folded(case, case.views["w"], c(3))


def test_a_view_that_names_what_it_shows_names_more() -> None:
    case = fox(View("w", shown=(ISSUE, c(1))), View("all"))
    assert do(case, verbs.show(case, "w", [c(1), c(8)])).label == "Unfold"
    assert case.views["w"].shown == (ISSUE, c(1), c(8))
    assert not verbs.show(case, "w", [c(8)])
    assert not verbs.show(case, "all", [c(8)])  # which shows it anyway


@pytest.mark.parametrize(
    ("level", "folds"), [(0, (ISSUE,)), (1, (c(1), c(2))), (2, (c(3),)), (3, ())], ids=["issues", "positions", "2", "3"]
)
def test_folding_to_a_level(level: int, folds: tuple[Ref, ...]) -> None:
    case = fox(View("w", folds=(c(7),), shown=(c(1),)))
    do(case, verbs.fold_to_level(case, "w", level))
    assert (case.views["w"].folds, case.views["w"].shown) == (folds, ())


def test_levels_count_from_the_root_of_the_view() -> None:
    case = fox(View("w", root=c(3)))
    assert verbs.fold_to_level(case, "w", 1).changes[0].after == View("w", root=c(3), folds=(c(3),))


def test_levels_reach_circles_and_loose_claims() -> None:
    case = fox(Argument("x", "c8"), Premise("m9", "x", "c9"), Argument("y", "c9"), Premise("m8", "y", "c8"))
    do(case, verbs.fold_to_level(case, WHOLE, 1))
    assert case.views[WHOLE].folds == (c(1), c(2), c(8))


def nudges(case: Case) -> tuple[Nudge, ...]:
    return case.views["v"].nudges


def test_compact_and_tidy() -> None:
    case = fox()
    assert do(case, verbs.set_compact(case, "v", True)).label == "Compact map"
    assert do(case, verbs.set_compact(case, "v", False)).label == "Spread map"
    do(case, verbs.nudge(case, "v", c(1), 3.0, 4.0))
    do(case, verbs.nudge(case, "v", m(7), 1.0, 0.0))
    do(case, verbs.nudge(case, "v", c(1), -1.0, 1.0))
    assert nudges(case) == (Nudge(m(7), 1.0, 0.0), Nudge(c(1), 2.0, 5.0))
    do(case, verbs.nudge(case, "v", c(1), -2.0, -5.0))
    assert nudges(case) == (Nudge(m(7), 1.0, 0.0),)
    assert do(case, verbs.tidy(case, "v")).label == "Tidy map"
    assert nudges(case) == ()


def test_a_view_is_marked_for_one_page_and_freed() -> None:
    case = fox()
    assert do(case, verbs.set_page(case, "v", "A4")).label == "Keep to one page A4"
    assert case.views["v"].page == "A4"
    assert do(case, verbs.set_page(case, "v", "")).label == "Any number of pages"
    assert case.views["v"].page == ""


@pytest.mark.parametrize(
    "act",
    [
        lambda case: verbs.nudge(case, "v", c(1), math.inf, 0.0),
        lambda case: verbs.nudge(case, "v", Ref(Kind.CLAIM, "gone"), 1.0, 0.0),
        lambda case: verbs.fold(case, "v", Ref(Kind.ARGUMENT, "a1")),
        lambda case: verbs.remove_view(case, "gone"),
        lambda case: verbs.add_view(case, "x", root=Ref(Kind.CLAIM, "gone")),
    ],
)
def test_what_no_view_can_show_is_refused(act: object) -> None:
    assert callable(act)
    with pytest.raises(RuleError):
        act(fox())


def test_views_are_added_like_others_renamed_and_removed() -> None:
    case = fox()
    edit: Edit = do(case, verbs.add_view(case, "Theirs", root=c(2), like=case.views["v"]))
    assert edit.focus is not None
    added = case.views[edit.focus.id]
    assert (added.title, added.root, added.folds, added.order) == ("Theirs", c(2), case.views["v"].folds, 1)
    do(case, verbs.rename_view(case, added.id, "Ours"))
    assert case.views[added.id].title == "Ours"
    do(case, verbs.remove_view(case, added.id))
    assert set(case.views) == {"v"}


def test_a_new_view_may_name_what_it_shows() -> None:
    case = fox()
    edit = do(case, verbs.add_view(case, "Some", shown=[c(1), ISSUE, c(1)]))
    assert edit.focus is not None and case.views[edit.focus.id].shown == (c(1), ISSUE)


def test_a_view_of_an_empty_case() -> None:
    case = Case()
    assert verbs.view_of(case) == View(WHOLE, title="Whole case")
    do(case, verbs.fold_to_level(case, WHOLE, 2))
