"""A small case with every shape in it, and a way to do an edit and check what must hold of any.

Issue `i`: position 1 (claim c1) has a reason from 3 and 4 linked, undercut by 6, and an objection from 5; 7 supports 3
and also position 2. 8 and 9 hang from nothing. Claim `cN` has the key number N, its premise where it hangs is `mN`.
"""

from __future__ import annotations

from moot.model.case import Case
from moot.model.edit import Edit
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Id,
    Issue,
    Kind,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Source,
    View,
)
from moot.model.rules import problems

RECORDS: tuple[Record, ...] = (
    Issue("i", text="Who owns the fox?", burden="pierson"),
    *(Claim(f"c{n}", text=f"Claim {n}", number=n) for n in range(1, 8)),
    Claim("c8", text="Claim 8", number=8, order=0),
    Claim("c9", text="Claim 9", number=9, order=1),
    Position("p1", issue="i", claim="c1", order=0),
    Position("p2", issue="i", claim="c2", order=1),
    Argument("a1", conclusion="c1", weight=70, scheme="rule", order=0),
    Premise("m3", argument="a1", claim="c3", order=0),
    Premise("m4", argument="a1", claim="c4", order=1),
    Argument("a2", conclusion="c1", polarity=Polarity.CON, order=1),
    Premise("m5", argument="a2", claim="c5"),
    Argument("u1", conclusion="a1", polarity=Polarity.UNDERCUT),
    Premise("m6", argument="u1", claim="c6"),
    Argument("a4", conclusion="c3"),
    Premise("m7", argument="a4", claim="c7"),
    Argument("a5", conclusion="c2"),
    Premise("m7b", argument="a5", claim="c7"),
    Party("pierson", name="Pierson"),
    Source("reports", title="Reports", via="archive"),
    Source("archive", title="Archive"),
    Citation("cite", claim="c7", source="reports", locator="p. 3"),
    Question("q3", text="Says who?", claim="c3"),
    Question("q1", text="Always?", argument="a1"),
    View("v", title="All", folds=(Ref(Kind.CLAIM, "c3"), Ref(Kind.CLAIM, "c7"))),
)


def fox(*more: Record) -> Case:
    """The case, with more records."""
    return Case([*RECORDS, *more])


def c(number: int) -> Ref:
    """The claim of a key number."""
    return Ref(Kind.CLAIM, f"c{number}")


def m(number: int) -> Ref:
    """The premise by which it hangs."""
    return Ref(Kind.PREMISE, f"m{number}")


def position(id_: Id) -> Ref:
    return Ref(Kind.POSITION, id_)


def argument(id_: Id) -> Ref:
    return Ref(Kind.ARGUMENT, id_)


ISSUE = Ref(Kind.ISSUE, "i")


def do(case: Case, edit: Edit) -> Edit:
    """Do an edit; it must have a label, bring no new problem, point to what is there, and its inverse must undo it."""
    assert edit.label and edit.label[0].isupper()
    before, faults = Case(case), problems(case)
    case.apply(edit)
    assert [problem for problem in problems(case) if problem not in faults] == []
    assert edit.focus is None or edit.focus in case
    after = Case(case)
    case.apply(edit.inverse())
    assert case == before
    case.apply(edit)
    assert case == after
    return edit


def new_claim(before: Case, after: Case) -> Claim:
    """The one claim that came into being."""
    (added,) = (claim for id_, claim in after.claims.items() if id_ not in before.claims)
    return added


def children(case: Case, claim: Id) -> list[tuple[str, list[int]]]:
    """What bears on a claim, in order: polarity, and the key numbers of the premises."""
    return [(step.polarity.value, premise_numbers(case, step.id)) for step in case.arguments_for(claim)]


def premise_numbers(case: Case, argument_id: Id) -> list[int]:
    return [case.claims[premise.claim].number for premise in case.premises_of(argument_id)]


def positions(case: Case, issue: Id = "i") -> list[int]:
    return [case.claims[position.claim].number for position in case.positions_of(issue)]
