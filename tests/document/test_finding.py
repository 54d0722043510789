"""Words are found wherever they stand, lead to a box, and are found the same after any edits as by a fresh index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.document.finding import Hit, Index, folded
from moot.model import verbs
from moot.model.case import Case
from moot.model.edit import Change, Edit
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Event,
    Excerpt,
    Issue,
    Kind,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Ref,
    Source,
)
from tests.document.others import other_edits
from tests.model.strategies import edits


def claim(id_: str) -> Ref:
    return Ref(Kind.CLAIM, id_)


CASE = Case(
    [
        Party("p", name="Ministère public", short="Ministère"),
        Issue("q", text="Was the café open?", burden_note="on the owner"),
        Position("q-a", "q", "a"),
        Claim("a", text="It was closed.", number=1, attributed="The owner says it was shut.", holders=("p",)),
        Claim("b", text="The lights were off.", number=2, note="ask the neighbour", tags=("Straße",)),
        Claim("c", text="A power cut explains that.", number=3),
        Claim("d", text="Loose.", number=4),
        Argument("r", "a", note="weak inference"),
        Premise("r-b", "r", "b"),
        Argument("u", "r", Polarity.UNDERCUT),
        Premise("u-c", "u", "c"),
        Question("k", text="Who turned them off?", claim="b"),
        Question("l", text="Does it follow?", argument="r"),
        Source("s", title="Notebook of Müller"),
        Excerpt("e", source="s", quote="pitch dark at nine", locator="p. 12"),
        Citation("x", claim="b", source="s", excerpt="e", locator="l. 7"),
        Citation("y", claim="d", source="s"),
        Event("v", text="blackout", claims=("c",)),
    ]
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cafe OPEN", [Hit(Ref(Kind.ISSUE, "q"), Ref(Kind.ISSUE, "q"))]),
        ("owner", [Hit(Ref(Kind.ISSUE, "q"), Ref(Kind.ISSUE, "q")), Hit(claim("a"), claim("a"))]),
        ("shut", [Hit(claim("a"), claim("a"))]),
        ("neighbour", [Hit(claim("b"), claim("b"))]),
        ("strasse", [Hit(claim("b"), claim("b"))]),
        ("weak", [Hit(Ref(Kind.ARGUMENT, "r"), Ref(Kind.ARGUMENT, "r"))]),
        ("ministere", [Hit(claim("a"), Ref(Kind.PARTY, "p"))]),
        ("turned", [Hit(claim("b"), Ref(Kind.QUESTION, "k"))]),
        ("follow", [Hit(Ref(Kind.ARGUMENT, "r"), Ref(Kind.QUESTION, "l"))]),
        ("muller", [Hit(claim("b"), Ref(Kind.SOURCE, "s")), Hit(claim("d"), Ref(Kind.SOURCE, "s"))]),
        ("pitch nine", [Hit(claim("b"), Ref(Kind.EXCERPT, "e"))]),
        ("l. 7", [Hit(claim("b"), Ref(Kind.CITATION, "x"))]),
        ("blackout", [Hit(claim("c"), Ref(Kind.EVENT, "v"))]),
        ("off", [Hit(claim("b"), claim("b"))]),
        ("closed lights", []),
        ("zebra", []),
        ("  ", []),
    ],
)
def test_where_words_are_found(query: str, found: list[Hit]) -> None:
    assert Index(CASE).find(query) == found


def test_hits_come_in_reading_order() -> None:
    case = Case(CASE)
    case.apply(Edit("note all", tuple(Change(None, Claim(f"z{n}", text=f"Loose {n}", order=n)) for n in (2, 1))))
    assert [hit.ref.id for hit in Index(case).find("o")] == ["q", "a", "r", "b", "c", "d", "z1", "z2"]


def test_the_first_hit_from_where_one_is() -> None:
    index = Index(CASE)
    hits = index.find("o")
    places = {hit.ref.id: place for place, hit in enumerate(hits)}
    assert index.first_from(hits, None) == 0
    assert index.first_from(hits, claim("b")) == places["b"]
    assert index.first_from(index.find("power"), claim("d")) == 0
    assert index.first_from(index.find("owner"), Ref(Kind.ARGUMENT, "r")) == 0
    assert index.first_from(index.find("power"), claim("gone")) == 0


def test_folding_makes_words_comparable() -> None:
    assert folded("ÀÉÎÕÜ ß ﬁ CAFE") == "aeiou ss fi cafe"


def test_an_edit_is_followed() -> None:
    case = Case(CASE)
    index = Index(case)
    edit = verbs.set_text(case, claim("c"), "The fuse had blown.")
    case.apply(edit)
    index.follow(edit)
    assert index.find("power") == []
    assert [hit.ref for hit in index.find("fuse")] == [claim("c")]
    case.apply(edit.inverse())
    index.follow(edit.inverse())
    assert index == Index(case)


@given(st.data())
def test_an_index_kept_in_step_is_as_a_fresh_one(data: st.DataObject) -> None:
    case = Case(CASE)
    index = Index(case)
    index.prepare()
    for _ in range(data.draw(st.integers(1, 6))):
        edit = data.draw(st.one_of(edits(case), other_edits(case)))
        case.apply(edit)
        index.follow(edit)
        if data.draw(st.booleans()):
            case.apply(edit.inverse())
            index.follow(edit.inverse())
    fresh = Index(case)
    assert index == fresh
    for query in ("o", "the fox", "quoted", "müller", "a b"):
        assert index.find(query) == fresh.find(query)
