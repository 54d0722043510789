import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.formats import attacks
from moot.formats.errors import FormatError
from moot.formats.tgf import read
from moot.model.case import Case
from moot.model.records import BareLeaves, Claim, Polarity
from moot.model.rules import problems
from tests.formats.attacking import arrows

FILE = "1 One of them\n2\nβ\n#\n1 2\n2 1 a label\n\nβ β\n1 2\n"


def test_arguments_are_claims_and_attacks_objections() -> None:
    imported = read(FILE)
    case = Case(imported.records)
    assert problems(case) == []
    assert case.settings.bare_leaves is BareLeaves.ASSERT
    assert list(case.claims.values()) == [
        Claim("1", "One of them", number=1, order=1),
        Claim("2", "2", number=2, order=2),
        Claim("β", "β", number=3, order=3),
    ]
    assert arrows(case) == [("1", "2"), ("2", "1"), ("β", "β")]
    assert {argument.polarity for argument in case.arguments.values()} == {Polarity.CON}
    assert imported.lost == ("a repeated attack", "the label of an attack")


def test_no_arguments_make_an_empty_case() -> None:
    assert not Case(read("#\n").records).claims


def test_names_that_hold_arrows_keep_their_attacks_apart() -> None:
    case = Case(read("a\nb→c\na→b\nc\n#\na b→c\na→b c\n").records)
    assert arrows(case) == [("a", "b→c"), ("a→b", "c")]
    assert problems(case) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\nb\n", "line 3: there is no line with # between arguments and attacks; add one."),
        ("a\n#\n#\n", "line 3: this is the second line with #, after line 2; remove one of them."),
        ("a\n#\na\n", "line 3: “a” attacks nobody; write attacker and attacked on one line."),
        ("a\n#\na b\n", "line 3: there is no argument “b”; list it above the line with #."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(FormatError) as error:
        read(text)
    assert str(error.value) == sentence


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attacks, "MOST_ARGUMENTS", 2)
    monkeypatch.setattr(attacks, "MOST_ATTACKS", 1)
    with pytest.raises(FormatError, match="line 3: this has more than 2 arguments"):
        read("a\nb\nc\n#\n")
    with pytest.raises(FormatError, match="line 5: this has more than 1 attacks"):
        read("a\nb\n#\na b\nb a\n")


@given(st.text(alphabet="ab# \n\t1→"))
def test_anything_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        assert problems(Case(read(text).records)) == []
    except FormatError as error:
        assert str(error).endswith(".")
