"""What is selected after undo."""

from __future__ import annotations

from moot.document.focus import focus_after
from moot.model.case import Case
from moot.model.edit import Change, Edit, additions
from moot.model.records import (
    Argument,
    Claim,
    Issue,
    Kind,
    Note,
    Party,
    Polarity,
    Position,
    Premise,
    Record,
    Ref,
)


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


ROOT: list[Record] = [Issue("i"), Claim("c"), Position("o", "i", "c")]
REASON: list[Record] = [Claim("r"), Argument("a", "c"), Premise("p", "a", "r")]
BELOW: list[Record] = [Claim("s"), Argument("b", "r"), Premise("q", "b", "s")]


def undone(before: list[Record], edit: Edit) -> Ref | None:
    case = Case(before)
    case.apply(edit)
    case.apply(edit.inverse())
    return focus_after(case, edit.inverse())


def test_taking_back_an_addition_selects_what_it_hung_on() -> None:
    edit = Edit("Add", additions("", REASON).changes, focus=claim("r"))
    assert undone(ROOT, edit) == claim("c")
    assert undone(ROOT, Edit("Add", additions("", [*REASON, *BELOW]).changes, focus=claim("s"))) == claim("c")
    undercut: list[Record] = [Claim("u"), Argument("x", "a", Polarity.UNDERCUT), Premise("y", "x", "u")]
    edit = Edit("Undercut", additions("", undercut).changes, focus=claim("u"))
    assert undone([*ROOT, *REASON], edit) == Ref(Kind.ARGUMENT, "a")
    assert undone([], Edit("Add", additions("", ROOT).changes, focus=claim("c"))) is None


def test_taking_back_a_removal_selects_the_top_of_what_came_back() -> None:
    edit = Edit("Remove", additions("", [*BELOW, *REASON]).inverse().changes, focus=claim("c"))
    assert undone([*ROOT, *REASON, *BELOW], edit) == claim("r")
    edit = Edit("Remove", additions("", REASON[1:]).inverse().changes)
    assert undone([*ROOT, *REASON], edit) == Ref(Kind.ARGUMENT, "a")
    edit = Edit("Remove", additions("", [Note("n")]).inverse().changes)
    assert undone([Note("n")], edit) == Ref(Kind.NOTE, "n")


def test_a_circle_that_comes_back_has_some_part_selected() -> None:
    circle: list[Record] = [
        *(Claim("x"), Claim("y"), Argument("xy", "y"), Premise("px", "xy", "x")),
        *(Argument("yx", "x"), Premise("py", "yx", "y")),
    ]
    assert undone(circle, additions("", circle).inverse()) in (claim("x"), claim("y"))


def test_taking_back_a_change_selects_what_changed() -> None:
    edit = Edit("Write", (Change(Claim("r"), Claim("r", text="t")),), focus=claim("r"))
    assert undone([*ROOT, *REASON], edit) == claim("r")
    edit = Edit("Colour", (Change(Party("z"), Party("z", colour="#000000")),))
    assert undone([Party("z")], edit) == Ref(Kind.PARTY, "z")


def test_a_long_chain_is_no_trouble() -> None:
    chain: list[Record] = [Claim("0")]
    for n in range(1, 10_000):
        chain += [Claim(str(n)), Argument(f"a{n}", str(n - 1)), Premise(f"p{n}", f"a{n}", str(n))]
    assert undone(chain, additions("", chain).inverse()) == claim("0")
    edit = Edit("Add", additions("", chain[1:]).changes, focus=claim("9999"))
    assert undone(chain[:1], edit) == claim("0")
