"""Each claim once in full, at the place nearest a root; circles, folds, views; the author's order throughout."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import Forest, Node, all_steps, forest, reading_order
from moot.layout.shapes import Box, BoxKind, Hidden
from moot.model.case import Case, in_order
from moot.model.records import Argument, Claim, Issue, Kind, Polarity, Position, Premise, Record, Ref, View
from moot.model.verbs import viewing
from tests.layout.samples import chain, sample, view_of
from tests.layout.wishes import random_cases, views

PRO, CON, UNDERCUT = Polarity.PRO, Polarity.CON, Polarity.UNDERCUT


def case_of(*records: Record | str) -> Case:
    """A case: records as given, and steps written `a: c1 & c2 > c0`, `- c0` for an objection, `x a` for an undercut."""
    found: list[Record] = []
    claims: dict[str, Claim] = {}
    for number, record in enumerate(records):
        if not isinstance(record, str):
            found.append(record)
            continue
        id_, rest = record.split(": ")
        premises, sign, target = rest.rpartition(" ")[0].rpartition(" ")[0], rest.split()[-2], rest.split()[-1]
        found.append(Argument(id_, target, {">": PRO, "-": CON, "x": UNDERCUT}[sign], order=number))
        names = [name for name in premises.split(" & ") if name]
        found += [Premise(f"{id_}.{name}", id_, name, order=k) for k, name in enumerate(names)]
        for name in [*names, *([] if sign == "x" else [target])]:
            claims.setdefault(name, Claim(name, name, order=len(claims)))
    known = {record.id for record in found if isinstance(record, Claim)}
    return Case([*found, *(claim for claim in claims.values() if claim.id not in known)])


def kinds(trees: Forest) -> list[str]:
    """All boxes in reading order, as short words."""
    signs = {BoxKind.ISSUE: "?", BoxKind.CLAIM: "", BoxKind.SEE: "see ", BoxKind.ARGUMENT: "("}
    return [signs[box.kind] + (box.claim or box.ref.id) for box in reading_order(trees)]


def hidden(trees: Forest) -> dict[str, Hidden]:
    return {box.ref.id: box.hidden for box in reading_order(trees) if box.hidden is not None}


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


def test_reads_issue_position_step_premises_then_undercuts() -> None:
    case = case_of(
        Issue("i"), Position("p", "i", "a"), "s1: b & c > a", "s2: d - a", "u: e x s1", "uu: f x u", "s3: g > b"
    )
    assert kinds(forest(case)) == ["?i", "a", "(s1", "b", "(s3", "g", "c", "(u", "e", "(uu", "f", "(s2", "d"]


def test_a_claim_is_in_full_nearest_the_root_and_a_see_card_elsewhere() -> None:
    case = case_of("s1: b > a", "s2: c > b", "s3: d > c", "s4: d > a", "s5: e > d")
    assert kinds(forest(case)) == ["a", "(s1", "b", "(s2", "c", "(s3", "see d", "(s4", "d", "(s5", "e"]
    see = next(box for box in reading_order(forest(case)) if box.kind is BoxKind.SEE)
    assert see == Box(BoxKind.SEE, Ref(Kind.PREMISE, "s3.d"), "d", Ref(Kind.PREMISE, "s3.d"))


def test_among_equally_near_uses_the_position_wins_then_the_lower_order_then_the_older() -> None:
    shared = [Argument("s1", "a"), Argument("s2", "a", order=1)]
    claims = [Claim("a"), Claim("b")]
    by_order = Case([*claims, *shared, Premise("x", "s1", "b", order=2), Premise("y", "s2", "b", order=1)])
    assert kinds(forest(by_order)) == ["a", "(s1", "see b", "(s2", "b"]
    by_age = Case([*claims, *shared, Premise("y", "s2", "b"), Premise("x", "s1", "b")])
    assert kinds(forest(by_age)) == ["a", "(s1", "see b", "(s2", "b"]
    answered = Case([*by_order, Issue("i"), Position("p", "i", "b", order=9)])
    assert kinds(forest(answered)) == ["?i", "b", "a", "(s1", "see b", "(s2", "see b"]


def test_roots_are_issues_then_loose_claims_then_the_oldest_of_each_circle() -> None:
    case = case_of(
        Claim("new", order=9),
        Claim("old", order=8),
        "s1: new > old",
        "s2: old > new",
        "s3: tail > new",
        "s4: b > loose",
        Issue("i2", order=2),
        Issue("i1", order=1),
        Position("p", "i2", "b"),
    )
    assert kinds(forest(case)) == [
        "?i1",
        "?i2",
        "b",
        "loose",
        "(s4",
        "see b",
        "old",
        "(s1",
        "new",
        "(s2",
        "see old",
        "(s3",
        "tail",
    ]


def test_what_hangs_under_a_circle_is_not_a_root_however_old() -> None:
    case = case_of(Claim("tail", order=-5), "s1: y > x", "s2: x > y", "s3: tail > y")
    assert [root.box.claim for root in forest(case).roots] == ["y"]


def test_a_claim_resting_on_itself_is_drawn_once() -> None:
    assert kinds(forest(case_of("s: a > a"))) == ["a", "(s", "see a"]


def test_premises_and_arguments_that_point_nowhere_are_left_out_and_hide_nothing() -> None:
    case = Case(
        [
            Claim("a"),
            Claim("b"),
            Argument("s", "gone"),
            Premise("p", "s", "b"),
            Argument("t", "a"),
            Premise("q", "t", "lost"),
            Argument("u1", "u2", UNDERCUT),
            Argument("u2", "u1", UNDERCUT),
        ]
    )
    assert kinds(forest(case)) == ["a", "(t", "b"]


def test_disabled_arguments_and_those_without_premises_are_drawn() -> None:
    case = Case([Claim("a"), Argument("s", "a", enabled=False), Argument("u", "s", UNDERCUT)])
    assert kinds(forest(case)) == ["a", "(s", "(u"]


def test_a_fold_hides_what_is_beneath_and_counts_it() -> None:
    case = case_of(
        Issue("i"), Position("p", "i", "a"), "s1: b & c > a", "s2: d - a", "u: e x s1", "s3: f > b", "s4: f > c"
    )
    trees = forest(case, View("v", folds=(claim("a"),)))
    assert kinds(trees) == ["?i", "a"]
    assert hidden(trees) == {"a": Hidden(11, 1, 1)}
    assert hidden(forest(case, View("v", folds=(Ref(Kind.ISSUE, "i"),)))) == {"i": Hidden(12, 0, 0)}


def test_a_claim_whose_place_is_folded_away_is_in_full_where_it_is_seen() -> None:
    case = case_of("s1: b > a", "s2: c > b", "t1: y > x", "t2: z > y", "t3: b > z")
    assert "see b" in kinds(forest(case))
    trees = forest(case, View("v", folds=(claim("a"),)))
    assert kinds(trees) == ["a", "x", "(t1", "y", "(t2", "z", "(t3", "b", "(s2", "c"]
    assert hidden(trees) == {"a": Hidden(2, 1, 0)}


def test_focus_shows_one_subtree_in_full() -> None:
    case = case_of(Issue("i"), Position("p", "i", "a"), "s1: b > a", "s2: c > b", "s3: b > c", "s4: d > a")
    assert kinds(forest(case, View("v", root=claim("b")))) == ["b", "(s2", "c", "(s3", "see b"]
    assert kinds(forest(case, View("v", root=claim("gone")))) == kinds(forest(case))


def test_a_sheet_of_one_issue_only_refers_to_the_answers_of_another() -> None:
    case = case_of(
        Issue("i"), Position("p", "i", "a"), Issue("j", order=1), Position("q", "j", "x"), "s: a > x", "t: b > a"
    )
    assert kinds(forest(case, View("v", root=Ref(Kind.ISSUE, "j")))) == ["?j", "x", "(s", "see a"]
    assert kinds(forest(case, View("v", root=claim("x")))) == ["x", "(s", "a", "(t", "b"]


def test_a_view_that_names_claims_folds_the_rest_but_never_parts_linked_premises() -> None:
    case = case_of(Issue("i"), Position("p", "i", "a"), "s1: b & c > a", "s2: d - a", "s3: e > c", "s4: f > b")
    shown = (Ref(Kind.ISSUE, "i"), claim("a"), claim("b"))
    trees = forest(case, View("v", shown=shown))
    assert kinds(trees) == ["?i", "a", "(s1", "b", "c"]
    assert hidden(trees) == {"a": Hidden(2, 0, 1), "b": Hidden(2, 1, 0), "c": Hidden(2, 1, 0)}


def test_a_named_claim_under_unnamed_ones_becomes_a_root() -> None:
    case = case_of("s1: b > a", "s2: c > b")
    assert kinds(forest(case, View("v", shown=(claim("a"), claim("c"))))) == ["a", "c"]


def test_a_chain_of_ten_thousand() -> None:
    trees = forest(chain(10_000))
    assert len(list(reading_order(trees))) == 1 + 10_000 + 9_999


def test_the_sample() -> None:
    case = sample()
    trees = forest(case)
    assert [root.box.ref.id for root in trees.roots] == ["I1", "I2", "I3", "C52"]
    boxes = Counter(box.kind for box in reading_order(trees))
    assert boxes[BoxKind.CLAIM] == len(case.claims) == 60
    assert boxes[BoxKind.ARGUMENT] == len(case.arguments) == 54
    second = forest(case, view_of(case, "I2"))
    assert len(second.roots) == 1
    assert "see P12" in kinds(second)


@given(random_cases())
def test_everything_is_drawn_exactly_once_and_in_the_authors_order(case: Case) -> None:
    trees = forest(case)
    boxes = list(reading_order(trees))
    assert Counter(box.claim for box in boxes if box.kind is BoxKind.CLAIM) == Counter(dict.fromkeys(case.claims, 1))
    assert len({box.ref for box in boxes}) == len(boxes)
    assert sum(box.kind is BoxKind.ARGUMENT for box in boxes) == len(case.arguments)
    uses = len(case.positions) + len(case.premises)
    roots = sum(root.box.kind is BoxKind.CLAIM for root in trees.roots)
    assert sum(box.kind in (BoxKind.CLAIM, BoxKind.SEE) for box in boxes) == uses + roots
    for node in trees.claims.values():
        assert [step.argument for step in node.steps] == case.arguments_for(node.box.ref.id)
        for step in all_steps(node):
            assert [premise.claim for premise in case.premises_of(step.argument.id)] == [
                n.box.claim for n in step.premises
            ]
            assert [under.argument for under in step.undercuts] == sorted(
                case.undercuts_of(step.argument.id), key=in_order
            )


@given(random_cases())
def test_a_claim_in_full_is_as_near_a_root_as_any_use(case: Case) -> None:
    trees = forest(case)
    depths: dict[str | None, int] = {}
    seen: list[tuple[str | None, int]] = []
    stack: list[tuple[Node, int]] = [(root, 0) for root in trees.roots]
    while stack:
        node, depth = stack.pop()
        if node.box.kind is BoxKind.SEE:
            seen.append((node.box.claim, depth))
            continue
        depths[node.box.claim] = depth
        stack += [(kid, depth + 1) for kid in node.positions]
        stack += [(kid, depth + 1) for step in all_steps(node) for kid in step.premises]
    assert all(depths[name] <= depth for name, depth in seen)


@given(st.data())
def test_under_any_view_a_claim_is_in_full_at_most_once_and_every_see_card_has_its_reason(data: st.DataObject) -> None:
    case = data.draw(random_cases())
    view = data.draw(views(case))
    boxes = list(reading_order(forest(case, view)))
    full = [box.claim for box in boxes if box.kind is BoxKind.CLAIM]
    assert len(full) == len(set(full))
    assert len({box.ref for box in boxes}) == len(boxes)
    answers = {position.claim for position in case.positions.values()}
    for box in boxes:
        if box.kind is BoxKind.SEE:
            assert box.claim in full or (view.root is not None and box.claim in answers)
    if view.root is None:
        away = beneath_folds(case, [fold for fold in view.folds if fold.id in {box.ref.id for box in boxes}])
        assert {ref.id for ref in view.shown if ref.kind is Kind.CLAIM} <= set(full) | away


def beneath_folds(case: Case, folds: list[Ref]) -> set[str]:
    found: set[str] = set()
    queue = [below for fold in folds for below in viewing.beneath(case, fold)]
    while queue:
        ref = queue.pop()
        if ref.id not in found:
            found.add(ref.id)
            queue += viewing.beneath(case, ref)
    return found


def test_a_fold_in_a_view_that_names_claims_hides_those_beneath_it() -> None:
    case = case_of(Issue("i"), Position("p", "i", "a"), "s: b > a", "t: c > b")
    named = (Ref(Kind.ISSUE, "i"), claim("a"), claim("b"), claim("c"))
    trees = forest(case, View("v", shown=named, folds=(claim("a"),)))
    assert kinds(trees) == ["?i", "a"]
    assert kinds(forest(case, View("v", shown=named[1:], folds=(claim("b"),)))) == ["a", "(s", "b"]


@given(st.data())
def test_folds_hide_exactly_what_is_not_drawn(data: st.DataObject) -> None:
    case = data.draw(random_cases(20))
    folds = tuple(data.draw(st.lists(st.sampled_from([claim(id_) for id_ in case.claims]), unique=True, max_size=3)))
    whole = list(reading_order(forest(case)))
    folded = list(reading_order(forest(case, View("v", folds=folds))))
    assert sum(box.hidden.boxes for box in folded if box.hidden is not None) + len(folded) == len(whole)
