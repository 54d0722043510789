"""After every edit the forest grown from the one before equals one made anew; what did not change is the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from moot.layout.forest import Branch, Forest, Node, forest
from moot.layout.growth import regrown
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Change, Edit, additions
from moot.model.records import Argument, Claim, Kind, Polarity, Premise, Record, Ref, View
from tests.layout.samples import grown
from tests.layout.wishes import random_cases, views
from tests.model.strategies import edits


def outline(trees: Forest) -> list[object]:
    """A forest as values: boxes, arguments and how many hang where."""
    found: list[object] = []
    stack: list[Branch] = list(trees.roots)
    while stack:
        branch = stack.pop()
        if isinstance(branch, Node):
            found.append((branch.box, len(branch.positions), len(branch.steps)))
            stack += [*branch.positions, *branch.steps]
        else:
            found.append((branch.box, branch.argument, len(branch.premises), len(branch.undercuts)))
            stack += [*branch.premises, *branch.undercuts]
    return found


def check(before: Forest, case: Case, view: View | None, edit: Edit) -> Forest:
    after = regrown(before, case, view, edit)
    anew = forest(case, view)
    assert outline(after) == outline(anew)
    assert after.full == anew.full
    assert all(node.box.ref.id == claim for claim, node in after.claims.items())
    assert set(after.claims) == set(anew.claims)
    assert set(after.issues) == set(anew.issues)
    return after


@given(st.data())
def test_random_verbs_and_their_undoing(data: st.DataObject) -> None:
    case = data.draw(random_cases(15))
    view = data.draw(st.none() | views(case))
    trees = forest(case, view)
    for _ in range(data.draw(st.integers(1, 8))):
        edit = data.draw(edits(case))
        case.apply(edit)
        trees = check(trees, case, view, edit)
        if data.draw(st.booleans()):
            case.apply(edit.inverse())
            trees = check(trees, case, view, edit.inverse())


def leaf(case: Case, claim: str) -> Edit:
    new = f"leaf-{len(case.claims)}"
    records: list[Record] = [
        Claim(new, "A new leaf", order=10**6),
        Argument(f"s-{new}", claim, order=10**6),
        Premise(f"p-{new}", f"s-{new}", new),
    ]
    return additions("Add a reason", records)


def test_a_new_leaf_leaves_everything_off_its_path_the_same() -> None:
    case = grown(3, 400)
    trees = forest(case)
    path: set[str] = set()
    at: str | None = "c200"
    while at is not None:
        path.add(at)
        use = case.get(trees.full[at]) if trees.full[at] is not None else None  # type: ignore[arg-type]
        at = None
        if isinstance(use, Premise):
            argument = case.arguments[use.argument]
            while argument.polarity is Polarity.UNDERCUT:
                argument = case.arguments[argument.conclusion]
            at = argument.conclusion
    edit = leaf(case, "c200")
    case.apply(edit)
    after = check(trees, case, None, edit)
    fresh = {claim for claim, node in after.claims.items() if trees.claims.get(claim) is not node}
    assert fresh == path | {"leaf-400"}
    case.apply(edit.inverse())
    back = check(after, case, None, edit.inverse())
    assert {claim for claim, node in back.claims.items() if after.claims.get(claim) is not node} == path


def test_a_changed_text_makes_its_card_and_every_see_card_anew() -> None:
    case = grown(5, 120, again=0.4)
    shared = next(claim for claim in case.claims if len(case.uses_of(claim)) > 1)
    trees = forest(case)
    claim = case.claims[shared]
    edit = Edit("Write", (Change(claim, replace(claim, text="Something much longer than before")),))
    case.apply(edit)
    after = check(trees, case, None, edit)
    assert after.claims[shared] is not trees.claims[shared]
    for use in case.uses_of(shared):
        step = next(s for s in steps(after) if s.box.ref == Ref(Kind.ARGUMENT, use.argument))
        old = next(s for s in steps(trees) if s.box.ref == Ref(Kind.ARGUMENT, use.argument))
        assert step is not old


def steps(trees: Forest) -> list[Branch]:
    found: list[Branch] = []
    stack: list[Branch] = list(trees.roots)
    while stack:
        branch = stack.pop()
        if isinstance(branch, Node):
            stack += [*branch.positions, *branch.steps]
        else:
            found.append(branch)
            stack += [*branch.premises, *branch.undercuts]
    return found


@given(st.data())
def test_boxes_of_another_size_are_new_with_all_above_them(data: st.DataObject) -> None:
    case = data.draw(random_cases(15))
    view = data.draw(st.none() | views(case))
    trees = forest(case, view)
    boxes = [node.box.ref for node in trees.claims.values()] + [step.box.ref for step in steps(trees)]
    resized = set(data.draw(st.lists(st.sampled_from(boxes)))) if boxes else set()
    after = regrown(trees, case, view, resized=resized)
    assert outline(after) == outline(forest(case, view))
    for claim, node in after.claims.items():
        if node.box.ref in resized:
            assert node is not trees.claims[claim]
    known = {id(step) for step in steps(trees)}
    assert all(id(step) not in known for step in steps(after) if step.box.ref in resized)


def test_a_folded_issue_keeps_its_count_when_its_text_changes() -> None:
    case = grown(0, 20)
    issue = next(iter(case.issues.values()))
    view = View("v", folds=(Ref(Kind.ISSUE, issue.id),))
    trees = forest(case, view)
    edit = Edit("Write", (Change(issue, replace(issue, text="Another question?")),))
    case.apply(edit)
    after = check(trees, case, view, edit)
    assert after.issues[issue.id].box.hidden == trees.issues[issue.id].box.hidden is not None


def test_without_a_hint_what_is_equal_is_taken_over() -> None:
    case = grown(7, 200)
    before = forest(case)
    after = forest(case, before=before)
    assert all(one is other for one, other in zip(before.roots, after.roots, strict=True))


def test_a_view_whose_root_goes_shows_everything_until_it_is_back() -> None:
    case = grown(3, 30)
    view = View("v", root=Ref(Kind.CLAIM, "c29"))
    trees = forest(case, view)
    edit = verbs.remove(case, Ref(Kind.CLAIM, "c29"))
    case.apply(edit)
    trees = check(trees, case, view, edit)
    assert len(trees.claims) > 1
    case.apply(edit.inverse())
    check(trees, case, view, edit.inverse())
