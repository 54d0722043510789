"""What is taken along from a place."""

from __future__ import annotations

import pytest

from moot.model import fragment, verbs
from moot.model.case import Case
from moot.model.fragment import Root
from moot.model.records import Argument, Claim, Id, Issue, Kind, Party, Premise, Ref
from moot.model.rules import RuleError
from moot.model.verbs import Relation
from tests.model.fox import ISSUE, argument, c, do, fox, m, position


def claims(taken: fragment.Fragment) -> set[Id]:
    return {record.id for record in taken.records if isinstance(record, Claim)}


@pytest.mark.parametrize(
    ("place", "root", "numbers"),
    [
        (m(5), Root(argument("a2"), Relation.CON), {5}),
        (m(3), Root(c(3), Relation.PRO), {3, 7}),
        (m(6), Root(argument("u1"), Relation.UNDERCUT), {6}),
        (argument("a1"), Root(argument("a1"), Relation.PRO), {3, 4, 6, 7}),
        (position("p2"), Root(c(2), Relation.POSITION), {2, 7}),
        (c(8), Root(c(8), Relation.LOOSE), {8}),
        (c(5), Root(argument("a2"), Relation.CON), {5}),
        (ISSUE, Root(ISSUE, Relation.LOOSE), {1, 2, 3, 4, 5, 6, 7}),
    ],
)
def test_a_place_comes_with_all_beneath(place: Ref, root: Root, numbers: set[int]) -> None:
    taken = fragment.take(fox(), place)
    assert taken.roots == (root,)
    assert claims(taken) == {f"c{number}" for number in numbers}
    assert not taken.cut


def test_sources_parties_and_questions_come_along_and_nothing_else() -> None:
    case = fox(Party("post", name="Post"))
    do(case, verbs.set_holders(case, [c(7)], ["post"]))
    kinds = {(type(record).__name__, record.id) for record in fragment.take(case, m(3)).records}
    assert kinds == {
        ("Claim", "c3"),
        ("Claim", "c7"),
        ("Argument", "a4"),
        ("Premise", "m7"),
        ("Question", "q3"),
        ("Citation", "cite"),
        ("Source", "reports"),
        ("Source", "archive"),
        ("Party", "post"),
    }


def test_a_place_beneath_another_is_not_taken_twice() -> None:
    for places in ([m(7), m(3), argument("a1")], [argument("a1"), m(3), m(7)], [m(4), m(3), argument("a1"), m(7)]):
        assert [root.ref for root in fragment.take(fox(), places).roots] == [argument("a1")]


def test_shared_claims_are_marked_but_not_what_was_chosen_itself() -> None:
    assert fragment.take(fox(), m(3)).shared == ("c7",)
    assert fragment.take(fox(), m(7)).shared == ()
    taken, edit = fragment.cut(fox(), m(7))
    assert taken.shared == ("c7",) and taken.cut
    assert edit.label == "Cut this use of claim 7"


def test_cutting_removes_what_removing_does() -> None:
    case = fox()
    taken, edit = fragment.cut(case, [m(5), position("p2")])
    assert edit.label == "Cut 2 claims"
    assert edit.changes == verbs.remove(case, [m(5), position("p2")]).changes
    assert fragment.cut(case, c(5))[1].changes == verbs.remove(case, m(5)).changes
    assert claims(taken) == {"c5", "c2", "c7"}


def test_a_copy_ends_where_a_circle_leads_back_up() -> None:
    case = fox()
    do(case, verbs.link_reason(case, c(7), c(1)))
    taken = fragment.take(case, m(3))
    assert claims(taken) == {"c3", "c7", "c1"}
    assert {record.id for record in taken.records if isinstance(record, Argument)} > {"a4"}
    assert "a1" not in {record.id for record in taken.records}


def test_links_that_lead_nowhere_are_left_behind() -> None:
    case = fox(Claim("odd", number=10, holders=("gone", "pierson"), burden="gone"), Issue("j", burden="gone"))
    case = Case([*case, Argument("x", "c8"), Premise("y", "x", "odd"), Premise("z", "x", "nothing")])
    taken = fragment.take(case, [c(8), Ref(Kind.ISSUE, "j")])
    assert fragment.from_json(fragment.to_json(taken)) == taken


def test_nothing_is_refused() -> None:
    with pytest.raises(RuleError):
        fragment.take(fox(), [])
    with pytest.raises(RuleError):
        fragment.take(fox(), Ref(Kind.PARTY, "pierson"))
    with pytest.raises(RuleError):
        fragment.cut(fox(), [])
